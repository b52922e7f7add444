"""Dialogs of the exchange: joining a hub or centre, and what a package holds."""

"""The dialogs that every page shares: the card they stand on, the command palette, the shortcut sheet."""

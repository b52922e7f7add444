"""The exchange with the room's hub and the county's centre: how it stands, what waits, what is stuck, what is in conflict.

Holds the page with its three parts and the deeds on it. Imports the kit, the parts and the port of the exchange.
"""

"""The kit of widgets that pages are built from.

They know the theme and Qt, nothing about events or the room.
"""

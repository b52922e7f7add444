"""The settings: look and sounds of this seat, limits, calendar and categories of the room, keys, copies, versions.

Each section is a widget of its own. Imports the kit and the use cases' queries; the window alone builds it, through
`spec()` of its view.
"""

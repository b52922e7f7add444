"""The board: every event of a queue in one list, by urgency, with its lamps ticking.

Holds the list, its filters and views, the deeds on one or many rows and the preview panel. Imports the kit, the parts
and the use cases' queries; the window alone builds it, through `spec()` of its view.
"""

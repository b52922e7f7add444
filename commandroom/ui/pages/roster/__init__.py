"""The roster: the room's persons and units, who is there today, and what was changed by whom.

Holds the lists, the forms and the panel of one person. Imports the kit and the use cases' queries; the window alone
builds it, through `spec()` of its view.
"""

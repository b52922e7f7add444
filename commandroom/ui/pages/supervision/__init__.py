"""The supervision desk: what is past its limit, what soon will be, how the room's steps go today, and the backlog.

Holds the two columns, the figures above them and the deeds on one or many rows. Imports the kit, the parts and the use
cases' queries; the window alone builds it, through `spec()` of its view.
"""

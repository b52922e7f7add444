"""One event: its clocks, its facts, its course, everything that belongs to it, and every deed that is open now.

Imports the kit, the parts and the use cases' queries; the window alone builds it, through `spec()` of its view.
"""

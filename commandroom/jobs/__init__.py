"""When the machine does its work: APScheduler says when, use cases say what.

Imports `usecases`, `domain` and `base`; the entry points start and stop it. Jobs run on threads of their own; the room
tells its listeners what they changed.
"""

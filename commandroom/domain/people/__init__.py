"""Who is there: persons, their posts and roles, the units of 1+4+X and the bodies outside, who is on duty.

Imports nothing but `domain`; the event's life, the use cases and everything above read it.
"""

"""A day in the room played on the real window, by keys alone, with a picture and a check after every step.

`hands.py` presses and types, `day.py` keeps the steps in order and reads back what they did, `steps.py` is the day itself.
Imports the whole desk; only the entry points play it.
"""

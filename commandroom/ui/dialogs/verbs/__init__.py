"""A form for every verb of the lifecycle, and the letters that stand for verbs.

`opening.open_verb` is the door; `looks` says how each field is asked for, `editors` are the controls, `scene` is
what a form may look at, `keys` maps a letter and a state to a verb. Imports the kit and the use cases; every page
may open it.
"""

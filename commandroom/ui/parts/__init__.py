"""What several pages show of an event: its lamp, its timeline, the words for its clocks, which verbs have ground.

Stands between the kit of widgets and the pages; asks only what queries answer, imports no page.
"""

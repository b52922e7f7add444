"""What several pages show of an event: its lamp, its timeline, its open verbs, the words for its clocks.

Stands between the kit of widgets and the pages; asks only what queries answer, imports no page.
"""

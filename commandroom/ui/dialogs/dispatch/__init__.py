"""派遣, 改派, 加派协办: who goes, by when, with whom.

`candidates` says in plain facts what speaks for whom, `people` shows them, `order` holds limit, helpers and text,
`dialog.open_dispatch` is the door. Imports the kit, the scene and the use cases.
"""

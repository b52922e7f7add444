"""Every widget of the kit on one page, for people who build pages and for pictures; no page of the desk.

python -m commandroom.ui.gallery --out gallery.png --theme dark
"""

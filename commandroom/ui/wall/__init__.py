"""大屏: the second screen that the whole room reads, dark, without pointer, dialogs or anybody's data.

Everything is painted on one surface whose sizes are reckoned from the wall's own size and the farthest seat.
"""

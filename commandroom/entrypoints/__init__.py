"""Where things are put together, and nowhere else: the command line and the start of the desk.

May import every package of ours, as late as it can, so that a small command starts quickly; nobody imports it
but `__main__`. Qt stays in `ui`: an entry point calls `ui`'s functions and never touches a widget.
"""

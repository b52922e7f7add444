"""Bringing a file of another system in: choose, map, look, import, read what was rejected.

`dialog.ImportDialog` is given an `Importer` (a port of the use cases): the desk knows no file format.
"""

"""The desk: the only package that knows Qt.

Window, theme, icons, tasks off the GUI thread, words, widgets and pages. Imports `usecases`, `domain` and
`base`, never the store; only `entrypoints` imports it. Pages do not import each other.
"""

from __future__ import annotations

from commandroom.ui.plainqt import make_types_at_once, read_no_sources

make_types_at_once()
read_no_sources()

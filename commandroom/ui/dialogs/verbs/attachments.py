"""Files in a form: they go into the event before the deed, and the deed names them."""

from __future__ import annotations

from pathlib import Path

from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.verbs.editors import Editor
from commandroom.ui.punctuation import in_a_row
from commandroom.ui.widgets.filedrop import FileDrop
from commandroom.ui.widgets.text import PlainLabel


class FilesEditor(Editor):
    """Files to attach; they go into the event before the deed, and the deed names them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.drop = FileDrop(desk.theme, tasks=desk.slow)
        self._names: tuple[str, ...] = ()
        self.known = PlainLabel("", "muted", wrap=True)
        self._fill(self.drop, self.known)
        self.known.hide()
        self.drop.changed.connect(self.changed)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that are not in the event yet."""
        return self.drop.paths

    @override
    def value(self) -> object:
        return [*self._names, *(path.name for path in self.drop.paths)]

    @override
    def put(self, value: object) -> None:
        if isinstance(value, list | tuple):
            self._names = tuple(str(name) for name in value)
            self.known.setText(in_a_row(self._names))
            self.known.setVisible(bool(self._names))

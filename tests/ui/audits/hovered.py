"""Audit of what the pointer changes: a control or a row under it stays as readable as before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from commandroom.ui.widgets.table import RoomTableView
from tests.ui.audits.places import is_clickable
from tests.ui.audits.seen import View, owner_of
from tests.ui.audits.texts import faint_icons, faint_texts


class Hovered:
    """Puts each kind of control under the pointer once, over all scenes of a look."""

    def __init__(self) -> None:
        self._seen: set[tuple[object, ...]] = set()

    def findings(self, view: View) -> Iterator[str]:
        """Texts and icons of the new kinds that stand out too little while the pointer is over them."""
        parts = [part for part in view.widgets if part.isEnabled() and self._is_new(part)]
        if not parts:
            return
        with _under_pointer(parts):
            looked = View(view.root, view.scale, view.lang, view.said, view.kept)
            looked.record.lines = [line for line in looked.record.lines if owner_of(line.owner) in parts]
            looked.record.pictures = [one for one in looked.record.pictures if owner_of(one.owner) in parts]
            for finding in (*faint_texts(looked), *faint_icons(looked)):
                yield f"under the pointer {finding}"

    def _is_new(self, part: QWidget) -> bool:
        if owner_of(part) is not part or not (is_clickable(part) or isinstance(part, RoomTableView)):
            return False
        is_on = isinstance(part, QAbstractButton) and part.isChecked()
        kind = (type(part).__name__, part.objectName(), part.property("kind"), is_on)
        is_new = kind not in self._seen
        self._seen.add(kind)
        return is_new


@contextmanager
def _under_pointer(parts: list[QWidget]) -> Iterator[None]:
    for part in parts:
        part.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
        if isinstance(part, RoomTableView):
            part.hover_row = 1 if part.currentIndex().row() == 0 else 0
    try:
        yield
    finally:
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
            if isinstance(part, RoomTableView):
                part.hover_row = -1

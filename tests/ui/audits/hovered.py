"""Audit of what the pointer changes: a control or a row under it stays as readable as before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from commandroom.ui.widgets.table import RoomTableView
from tests.ui.audits.places import is_clickable
from tests.ui.audits.seen import View, owner_of, pixels_of
from tests.ui.audits.texts import faint_icons, faint_texts


class Hovered:
    """Puts each kind of control under the pointer once, over all scenes of a look."""

    def __init__(self) -> None:
        self._seen: set[tuple[object, ...]] = set()

    def findings(self, view: View) -> Iterator[str]:
        """Texts and icons of the new kinds that stand out too little while the pointer is over them."""
        for part in view.widgets:
            if not _is_whole(view, part) or not self._is_new(part):
                continue
            with _under_pointer(part):
                looked = _close_up(view, part)
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


def _is_whole(view: View, part: QWidget) -> bool:
    """Whether the pointer can come to it: it is enabled, inside, not scrolled away, and nothing lies over it."""
    if not part.isEnabled() or part.visibleRegion().boundingRect() != part.rect():
        return False
    place = view.place(part)
    return view.root.rect().contains(place) and not view.is_covered(part, QRectF(place))


def _close_up(view: View, part: QWidget) -> View:
    """What one part paints, on the ground on which it stands."""
    looked = View(part, view.scale, view.lang, view.said, view.kept)
    looked.pixels = pixels_of(view.root.grab(view.place(part)).toImage())
    return looked


@contextmanager
def _under_pointer(part: QWidget) -> Iterator[None]:
    if isinstance(part, RoomTableView):
        part.hover_row = 1 if part.currentIndex().row() == 0 else 0
    else:
        QTest.mouseMove(
            part.window(), QPoint(1, 1)
        )  # it may stand there since another test, and then nothing enters
        QTest.mouseMove(part)
    try:
        yield
    finally:
        if isinstance(part, RoomTableView):
            part.hover_row = -1
        else:
            QTest.mouseMove(part.window(), QPoint(0, 0))

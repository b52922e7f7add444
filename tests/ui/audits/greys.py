"""Audits of colour: nothing is told by colour alone, red is for what is overdue, every colour is one of the theme's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from commandroom.ui import words
from commandroom.ui.theme import Theme
from commandroom.ui.widgets import paint
from tests.ui.audits.painted import record
from tests.ui.audits.seen import Pixels, View, named, owner_of

_SIDE = 20
_ALIKE = 10
_INK = 40
_RED_HUE, _RED_SATURATION, _RED_LIGHT = 16, 0.6, 0.45


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign on the screen: a lamp, a glyph, bars of urgency; where its middle is, and how large."""

    kind: str
    value: str
    middle: QPointF
    size: float


@contextmanager
def _noted(marks: list[Mark]) -> Iterator[None]:
    """Write down every sign that is painted meanwhile; all of them go through these three doors."""
    doors: dict[str, Any] = {
        "lamp": paint.paint_lamp,
        "glyph": paint.paint_glyph,
        "urgency": paint.paint_urgency,
    }

    def lamp(painter: Any, theme: Theme, centre: QPointF, lamp: Any, size: float = 7.0) -> None:
        marks.append(Mark("lamp", str(lamp), painter.deviceTransform().map(centre), size))
        doors["lamp"](painter, theme, centre, lamp, size)

    def glyph(painter: Any, rect: QRectF, glyph: Any, colour: QColor, ground: QColor) -> None:
        middle = painter.deviceTransform().map(rect.center())
        marks.append(Mark("glyph", str(glyph), middle, rect.width() / 2))
        doors["glyph"](painter, rect, glyph, colour, ground)

    def urgency(painter: Any, theme: Theme, rect: QRectF, urgency: object) -> Any:
        middle = painter.deviceTransform().map(QPointF(rect.x() + 8, rect.center().y()))
        marks.append(Mark("urgency", str(words.urgency_level(urgency)), middle, 8))
        return doors["urgency"](painter, theme, rect, urgency)

    paint.paint_lamp, paint.paint_glyph, paint.paint_urgency = lamp, glyph, urgency
    try:
        yield
    finally:
        paint.paint_lamp, paint.paint_glyph, paint.paint_urgency = doors.values()


def marks_of(root: QWidget) -> list[Mark]:
    """The signs that a widget paints."""
    found: list[Mark] = []
    with _noted(found):
        record(root)
    return found


def grey(pixels: Pixels) -> NDArray[np.float64]:
    """The picture without its colours (ITU-R BT.601)."""
    return np.asarray(pixels @ np.array([0.299, 0.587, 0.114]))


class Alike:
    """Gathers how signs look without colour, over all scenes of a look, and tells which cannot be told apart."""

    def __init__(self) -> None:
        self._shapes: dict[tuple[str, float], dict[str, NDArray[np.bool_]]] = {}

    def look_at(self, view: View, marks: Sequence[Mark]) -> None:
        """Take the shape of each sign that is new."""
        plain = grey(view.pixels)
        for mark in marks:
            known = self._shapes.setdefault((mark.kind, round(mark.size, 1)), {})
            shape = _shape(plain, mark)
            if shape is not None and (mark.value not in known or shape.sum() > known[mark.value].sum()):
                known[mark.value] = shape

    @property
    def values(self) -> set[tuple[str, str]]:
        """Which signs were seen."""
        return {(kind, value) for (kind, _), known in self._shapes.items() for value in known}

    def findings(self) -> Iterator[str]:
        """Pairs of signs of one kind and size that differ in too few pixels once the colours are gone."""
        for (kind, size), known in self._shapes.items():
            for one, other in combinations(sorted(known), 2):
                if "none" not in (one, other) and int((known[one] ^ known[other]).sum()) < _ALIKE:
                    yield f"{kind} {one} and {other} look alike in grey at {size:g} px"


def _shape(plain: NDArray[np.float64], mark: Mark) -> NDArray[np.bool_] | None:
    """The strokes of a sign; of the bars of urgency the full ones, an empty bar is paler than half of them."""
    x, y, half = round(mark.middle.x()), round(mark.middle.y()), _SIDE // 2
    part = plain[y - half : y + half, x - half : x + half] if x >= half and y >= half else plain[:0]
    if part.shape != (_SIDE, _SIDE):
        return None
    away = np.abs(part - float(np.median(part)))
    least = max(_INK, float(away.max()) / 2) if mark.kind == "urgency" else _INK
    shape: NDArray[np.bool_] = away > least
    return shape


# --- red -----------------------------------------------------------------------------------------------------------


def red_pixels(pixels: Pixels) -> int:
    """How many pixels are of a saturated red, which belongs to what is overdue alone (ui.md rule 8)."""
    parts = pixels.astype(np.float64) / 255
    most, least = parts.max(axis=2), parts.min(axis=2)
    with np.errstate(divide="ignore", invalid="ignore"):
        saturation = np.where(most > 0, (most - least) / most, 0)
        turn = np.where(most > least, (parts[..., 1] - parts[..., 2]) / (most - least), 9)
    is_red = (parts[..., 0] == most) & (np.abs(turn * 60) <= _RED_HUE)
    return int((is_red & (saturation > _RED_SATURATION) & (most > _RED_LIGHT)).sum())


# --- tokens --------------------------------------------------------------------------------------------------------


def foreign_colours(view: View, theme: Theme, roles: Sequence[str]) -> Iterator[str]:
    """Colours of text, strokes and fills that no role of the theme has."""
    known = {theme.colour(role).rgb() & 0xFFFFFF for role in roles}
    seen: set[tuple[int, str]] = set()
    drawn = [(line.colour, line.owner, f"text {line.text[:20]!r}") for line in view.record.lines]
    drawn += [
        (fill.colour, fill.owner, "a stroke" if fill.is_stroke else "a fill") for fill in view.record.fills
    ]
    for colour, owner, what in drawn:
        if colour.alpha() == 0 or colour.rgb() & 0xFFFFFF in known:
            continue
        where = named(owner_of(owner))
        if (colour.rgba(), where) not in seen:
            seen.add((colour.rgba(), where))
            yield f"{where}: {what} in {colour.name(QColor.NameFormat.HexArgb)}"

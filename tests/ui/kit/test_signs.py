from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from commandroom.ui.theme import Theme
from commandroom.ui.widgets import paint
from commandroom.ui.widgets.paint import Glyph, Lamp

SIZE = 24
GLYPH_OF = {
    Glyph.RING: "S10 S12",
    Glyph.QUARTER: "S20 S30",
    Glyph.HALF: "S40 S50 S58",
    Glyph.PAUSE: "S55",
    Glyph.THREE_QUARTERS: "S60 S65 S70",
    Glyph.UP: "R10 R20",
    Glyph.TICK: "S80 S90",
    Glyph.RETURN: "X10 X20 X30 X40",
    Glyph.DRAFT: "S00",
}


def _shape(draw: Callable[[QPainter], object], ground: QColor) -> list[bool]:
    """What is left of a sign when its colours are gone: where there is ink and where not."""
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    rest = ground.lightness()
    return [abs(image.pixelColor(x, y).lightness() - rest) > 40 for y in range(SIZE) for x in range(SIZE)]


def _difference(one: list[bool], other: list[bool]) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(("glyph", "codes"), GLYPH_OF.items())
def test_a_state_has_the_glyph_of_its_stage(glyph: Glyph, codes: str) -> None:
    assert {paint.glyph_of(code) for code in codes.split()} == {glyph}


def test_a_state_from_a_newer_program_is_still_painted() -> None:
    assert paint.glyph_of("S99") is Glyph.DRAFT


def test_glyphs_are_told_apart_without_colour(theme: Theme) -> None:
    ground, ink = theme.colour("surface"), theme.colour("text")
    box = QRectF(4, 4, 16, 16)

    def shape(glyph: Glyph) -> list[bool]:
        return _shape(lambda painter: paint.paint_glyph(painter, box, glyph, ink, ground), ground)

    shapes = {glyph: shape(glyph) for glyph in Glyph}
    close = {(a, b) for a, b in combinations(shapes, 2) if _difference(shapes[a], shapes[b]) < 12}

    assert close == set()


def test_lamps_are_told_apart_without_colour(theme: Theme) -> None:
    middle = QPointF(SIZE / 2, SIZE / 2)

    def shape(lamp: Lamp) -> list[bool]:
        return _shape(
            lambda painter: paint.paint_lamp(painter, theme, middle, lamp, 8), theme.colour("surface")
        )

    shapes = {lamp: shape(lamp) for lamp in Lamp}
    close = {(a, b) for a, b in combinations(shapes, 2) if _difference(shapes[a], shapes[b]) < 12}

    assert close == set()
    assert not any(shapes[Lamp.NONE])


def test_urgency_is_counted_in_bars(theme: Theme) -> None:
    ground = theme.colour("surface")
    box = QRectF(2, 2, 20, 20)

    def full(level: int) -> int:
        image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
        image.fill(ground)
        painter = QPainter(image)
        paint.paint_urgency(painter, theme, box, level)
        painter.end()
        empty = theme.colour("bar_empty").rgb()
        heights = [2, 8, 14]
        return sum(image.pixel(2 + x, 16) not in (empty, ground.rgb()) for x in (2, 8, 14) if x in heights)

    assert [full(level) for level in (1, 2, 3)] == [1, 2, 3]


@pytest.mark.parametrize("level", [0, 1, 2, 3, 4])
def test_a_severity_chip_appears_only_where_there_is_a_severity(theme: Theme, level: int) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    box = paint.paint_severity(painter, theme, QRectF(0, 0, 40, 30), level)
    painter.end()

    assert (box.width() > 0) is (level > 0)

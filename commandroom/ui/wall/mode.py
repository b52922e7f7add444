"""What the wall shows of warnings, and how it looks while the room is at war (战时): grave matters, people, transfers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF, Qt

from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.moments import local
from commandroom.ui.parts.conditions import flag_role, mode_text, warning_text
from commandroom.ui.wall.brush import RIGHT, Brush
from commandroom.ui.wall.parts import NOTHING, say
from commandroom.usecases.queries import WallMode, WallSheet, WallWarning

HEADING, ROW, OTHERS = 56, 52, 40
_COUNTS = (
    QT_TRANSLATE_NOOP("WallBoard", "to move"),
    QT_TRANSLATE_NOOP("WallBoard", "moved"),
    QT_TRANSLATE_NOOP("WallBoard", "in shelters"),
    QT_TRANSLATE_NOOP("WallBoard", "with kin"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a mode: its name, value and unit, what stands below, and its colour."""

    name: str
    value: str
    unit: str = ""
    note: str = ""
    role: str = "text"


def paint_warnings(brush: Brush, place: QRectF, warnings: Sequence[WallWarning]) -> None:
    """One strip with all warnings in force, the gravest first, each with a flag of its statutory colour."""
    x, space = place.x(), brush.of(14)
    others = say(QT_TRANSLATE_NOOP("WallBoard", "and {n} more warnings"))
    for at, one in enumerate(warnings):
        text = warning_text(one.what, one.colour, one.source, one.until)
        more, rest = others.format(n=len(warnings) - at), len(warnings) - at - 1
        wide = brush.wide(text, brush.sizes.least, bold=True) + brush.of(92)
        kept = brush.wide(others.format(n=rest), brush.sizes.least) + space if rest else 0.0
        if at and x + wide + kept > place.right():
            room = QRectF(x, place.y(), place.right() - x, place.height())
            brush.text(room, more, brush.sizes.least, "text2")
            return
        box = QRectF(x, place.y(), min(wide, place.right() - x - kept), place.height())
        _paint_warning(brush, box, one.colour, text)
        x = box.right() + space


def _paint_warning(brush: Brush, box: QRectF, colour: str, text: str) -> None:
    flag = brush.of(34)
    brush.card(box)
    square = QRectF(box.x() + brush.of(20), box.center().y() - flag / 2, flag, flag)
    brush.painter.setPen(Qt.PenStyle.NoPen)
    brush.painter.setBrush(brush.theme.colour(flag_role(colour)))
    brush.painter.drawRoundedRect(square, brush.of(5), brush.of(5))
    left = square.right() + brush.of(14)
    brush.text(
        QRectF(left, box.y(), box.right() - left - brush.of(14), box.height()),
        text,
        brush.sizes.least,
        bold=True,
    )


def paint_mode(brush: Brush, place: QRectF, mode: WallMode, right: float) -> float:
    """The mode as a pill in the head, between `place.x()` and `right`; returns how wide it became."""
    text = mode_text(mode.mode, mode.level)
    is_war = mode.mode == "war"
    wide = min(brush.wide(text, brush.sizes.title, bold=True) + brush.of(40), right - place.x())
    pill = QRectF(place.x(), place.center().y() - brush.of(30), wide, brush.of(60))
    brush.painter.setPen(Qt.PenStyle.NoPen)
    brush.painter.setBrush(brush.theme.colour("crit_solid" if is_war else "warn_solid"))
    brush.painter.drawRoundedRect(pill, brush.of(8), brush.of(8))
    inside = pill.adjusted(brush.of(20), 0, -brush.of(16), 0)
    brush.text(inside, text, brush.sizes.title, "crit_sign" if is_war else "warn_sign", bold=True)
    return wide


def figures_of(sheet: WallSheet, mode: WallMode, now: datetime) -> tuple[Figure, ...]:
    """The five numbers of a war mode."""
    due, moved = sum(row[1] for row in mode.moved), sum(row[2] for row in mode.moved)
    grave = say(QT_TRANSLATE_NOOP("WallBoard", "Ⅰ and Ⅱ open"))
    late = now > mode.report_due
    events, people = (
        say(QT_TRANSLATE_NOOP("WallBoard", "events")),
        say(QT_TRANSLATE_NOOP("WallBoard", "people")),
    )
    as_of = say(QT_TRANSLATE_NOOP("WallBoard", "as of {time}"))
    return (
        Figure(grave, f"{mode.grave:,}", events, role="crit" if mode.grave else "text"),
        Figure(say(QT_TRANSLATE_NOOP("WallBoard", "Red")), f"{sheet.red:,}", events),
        Figure(say(QT_TRANSLATE_NOOP("WallBoard", "People on the spot")), f"{sum(n for _, n in mode.spots):,}", people,
               say(QT_TRANSLATE_NOOP("WallBoard", "of {n} units")).format(n=len(mode.spots)) if mode.spots else ""),
        Figure(say(QT_TRANSLATE_NOOP("WallBoard", "Moved, of those to move")), f"{moved:,} / {due:,}" if mode.moved else NOTHING,
               people if mode.moved else "",
               as_of.format(time=local(mode.moved_at).strftime("%H:%M")) if mode.moved_at is not None else ""),
        Figure(say(QT_TRANSLATE_NOOP("WallBoard", "Next zero report")), local(mode.report_due).strftime("%H:%M"),
               note=say(QT_TRANSLATE_NOOP("WallBoard", "overdue")) if late else "", role="crit" if late else "text"),
    )  # fmt: skip


def paint_mode_figures(brush: Brush, place: QRectF, figures: Sequence[Figure]) -> None:
    """Five cards side by side, as on an everyday wall."""
    space = brush.of(16)
    wide = (place.width() - space * (len(figures) - 1)) / len(figures)
    for at, one in enumerate(figures):
        box = QRectF(place.x() + at * (wide + space), place.y(), wide, place.height())
        brush.card(box)
        box = box.adjusted(brush.of(18), brush.of(10), -brush.of(18), -brush.of(10))
        high = box.height() / 4
        brush.text(QRectF(box.x(), box.y(), box.width(), high), one.name, brush.sizes.least, "text2")
        middle = QRectF(box.x(), box.y() + high, box.width(), high * 2)
        taken = brush.text(middle, one.value, brush.sizes.figure, one.role, bold=True)
        if one.unit:
            brush.text(
                middle.adjusted(taken + brush.of(8), high * 0.35, 0, 0), one.unit, brush.sizes.least, "text2"
            )
        if one.note:
            role = "crit" if one.role == "crit" else "text2"
            brush.text(
                QRectF(box.x(), box.y() + 3 * high, box.width(), high), one.note, brush.sizes.least, role
            )


def paint_spots(brush: Brush, place: QRectF, mode: WallMode) -> None:
    """How many people of each unit are with a matter; no names."""
    none = say(QT_TRANSLATE_NOOP("WallBoard", "Nobody has signed for a matter"))
    box = _card(
        brush,
        place,
        say(QT_TRANSLATE_NOOP("WallBoard", "People on the spot")),
        none if not mode.spots else "",
    )
    others = say(QT_TRANSLATE_NOOP("WallBoard", "and {n} more units"))
    rows = _rows(brush, box, len(mode.spots), others)
    people = say(QT_TRANSLATE_NOOP("WallBoard", "{n} people"))
    for at, (unit, n) in enumerate(mode.spots[: len(rows)]):
        text = people.format(n=n)
        wide = brush.wide(text, brush.sizes.body, bold=True) + 4
        row = rows[at]
        brush.line(row.topLeft(), row.topRight())
        brush.text(row, text, brush.sizes.body, bold=True, flags=RIGHT)
        brush.text(row.adjusted(0, 0, -wide - brush.of(16), 0), unit, brush.sizes.body)


def paint_moved(brush: Brush, place: QRectF, mode: WallMode) -> None:
    """The villages with the numbers of people who are to be moved and were, those with most still to move first."""
    none = say(QT_TRANSLATE_NOOP("WallBoard", "No numbers so far"))
    box = _card(
        brush, place, say(QT_TRANSLATE_NOOP("WallBoard", "People moved")), none if not mode.moved else ""
    )
    if not mode.moved:
        return
    names = [say(name) for name in _COUNTS]
    wide = max(brush.wide(name, brush.sizes.least) for name in names) + brush.of(18)
    while len(names) > 2 and box.width() - wide * len(names) < brush.of(140):  # noqa: PLR2004 - to move and moved stay
        names.pop()
    head = QRectF(box.x(), box.y(), box.width(), brush.of(44))
    _numbers(brush, head, names, wide, brush.sizes.least, "text2")
    below = box.adjusted(0, brush.of(44), 0, 0)
    ordered = sorted(mode.moved, key=lambda row: (row[2] - row[1], row[0]))
    others = say(QT_TRANSLATE_NOOP("WallBoard", "and {n} more places"))
    for row, (name, *counts) in zip(_rows(brush, below, len(ordered), others), ordered, strict=False):
        brush.line(row.topLeft(), row.topRight())
        role = "warn" if counts[1] < counts[0] else "text"
        _numbers(brush, row, [f"{n:,}" for n in counts[: len(names)]], wide, brush.sizes.body, role)
        brush.text(row.adjusted(0, 0, -wide * len(names), 0), name, brush.sizes.body)


def _numbers(brush: Brush, row: QRectF, texts: Sequence[str], wide: float, px: int, role: str) -> None:
    left = row.right() - wide * len(texts)
    for at, text in enumerate(texts):
        brush.text(QRectF(left + at * wide, row.y(), wide, row.height()), text, px, role, flags=RIGHT)


def _card(brush: Brush, place: QRectF, title: str, none: str) -> QRectF:
    """A card with its heading, and one line where there is nothing; returns the room below the heading."""
    brush.card(place)
    box = place.adjusted(brush.of(20), brush.of(8), -brush.of(20), -brush.of(8))
    brush.text(QRectF(box.x(), box.y(), box.width(), brush.of(HEADING)), title, brush.sizes.title, bold=True)
    below = box.adjusted(0, brush.of(HEADING), 0, 0)
    if none:
        brush.text(
            QRectF(below.x(), below.y(), below.width(), brush.of(ROW)), none, brush.sizes.body, "text2"
        )
    return below


def _rows(brush: Brush, place: QRectF, count: int, others: str) -> list[QRectF]:
    """A place for each row; where they do not all fit the last line says how many more there are (`others`, with {n})."""
    high = brush.of(ROW)
    most = int(place.height() // high)
    shown = count if count <= most else max(0, int((place.height() - brush.of(OTHERS)) // high))
    if shown < count:
        line = QRectF(place.x(), place.y() + shown * high, place.width(), brush.of(OTHERS))
        brush.line(line.topLeft(), line.topRight())
        brush.text(line, others.format(n=count - shown), brush.sizes.least, "text2")
    return [QRectF(place.x(), place.y() + at * high, place.width(), high) for at in range(shown)]

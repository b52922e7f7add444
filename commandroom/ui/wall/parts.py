"""The parts of the wall: head, five figures, the red and the yellow list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from commandroom.domain.time.lamp import Lamp
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.moments import local
from commandroom.ui.punctuation import gap, in_a_row
from commandroom.ui.wall.brush import LEFT, RIGHT, Brush
from commandroom.ui.wall.sight import Head
from commandroom.ui.widgets.paint import paint_lamp
from commandroom.ui.words import remaining_text
from commandroom.usecases.queries import WallDay, WallLamp, WallNumbers

NOTHING = "—"
HEADING, ROW, OTHERS = 56, 60, 44
"""The heights of a list's heading, of a row, and of the line about the others, in the drawing of 1920: four rows fit."""
_HOUR, _LONG = 60, 90
"""Minutes in an hour; from so many minutes on a response is told in hours."""
DAYS = (
    QT_TRANSLATE_NOOP("WallBoard", "Monday"),
    QT_TRANSLATE_NOOP("WallBoard", "Tuesday"),
    QT_TRANSLATE_NOOP("WallBoard", "Wednesday"),
    QT_TRANSLATE_NOOP("WallBoard", "Thursday"),
    QT_TRANSLATE_NOOP("WallBoard", "Friday"),
    QT_TRANSLATE_NOOP("WallBoard", "Saturday"),
    QT_TRANSLATE_NOOP("WallBoard", "Sunday"),
)


def say(text: str) -> str:
    """A word of the wall in the user's language."""
    return QCoreApplication.translate("WallBoard", text)


# --- the head ----------------------------------------------------------------------------------------------------------


def paint_head(
    brush: Brush, place: QRectF, head: Head, now: datetime, *, old_since: datetime | None
) -> QRectF:
    """Town at the left; date and clock at the right, or since when nothing new was heard. Returns the room between them."""
    sizes, right = brush.sizes, place.right()
    shown = local(now)
    clock = shown.strftime("%H:%M:%S")
    wide = brush.wide(clock, sizes.clock, bold=True)
    brush.text(
        QRectF(right - wide - 4, place.y(), wide + 4, place.height()),
        clock,
        sizes.clock,
        bold=True,
        flags=RIGHT,
    )
    right -= wide + brush.of(28)
    if old_since is not None:
        right = _paint_old(brush, place, right, local(old_since).strftime("%H:%M"))
    else:
        date = say(QT_TRANSLATE_NOOP("WallBoard", "{month}/{day}")).format(month=shown.month, day=shown.day)
        text = f"{date} {say(DAYS[shown.weekday()])}"
        room = brush.wide(text, sizes.least)
        brush.text(
            QRectF(right - room - 4, place.y(), room + 4, place.height()),
            text,
            sizes.least,
            "text2",
            flags=RIGHT,
        )
        right -= room + brush.of(28)
    town = say(QT_TRANSLATE_NOOP("WallBoard", "{town} command room")).format(town=head.town)
    left = QRectF(place.x(), place.y(), max(0.0, right - place.x()), place.height())
    taken = brush.text(left, town, sizes.of(38), bold=True) + brush.of(32)
    return left.adjusted(taken, 0, 0, 0)


def paint_led(brush: Brush, room: QRectF, head: Head, *, with_mode: bool) -> None:
    """Everyday mode, practice or demo, and who leads the duty."""
    text = everyday_text(head) if with_mode else led_text(head)
    if text and room.width() > brush.of(160):
        brush.text(room, text, brush.sizes.least, "text2")


def _paint_old(brush: Brush, place: QRectF, right: float, since: str) -> float:
    text = say(QT_TRANSLATE_NOOP("WallBoard", "Data as of {time}")).format(time=since)
    wide = brush.wide(text, brush.sizes.least, bold=True) + brush.of(40)
    pill = QRectF(right - wide, place.center().y() - brush.of(28), wide, brush.of(56))
    brush.painter.setPen(Qt.PenStyle.NoPen)
    brush.painter.setBrush(brush.theme.colour("warn_solid"))
    brush.painter.drawRoundedRect(pill, brush.of(8), brush.of(8))
    brush.text(pill.adjusted(brush.of(20), 0, 0, 0), text, brush.sizes.least, "warn_sign", bold=True)
    return right - wide - brush.of(28)


def everyday_text(head: Head) -> str:
    """`日常模式 · 值班领导 周敏`."""
    mode = say(QT_TRANSLATE_NOOP("WallBoard", "everyday mode"))
    mode = say(QT_TRANSLATE_NOOP("WallBoard", "practice")) if head.is_practice else mode
    mode = say(QT_TRANSLATE_NOOP("WallBoard", "demo data")) if head.is_demo else mode
    return " · ".join(filter(None, (mode, led_text(head))))


def led_text(head: Head) -> str:
    """`值班领导 周敏`; "" where nobody is written down."""
    if not head.leaders:
        return ""
    return say(QT_TRANSLATE_NOOP("WallBoard", "leading the duty: {names}")).format(
        names=in_a_row(head.leaders)
    )


# --- the figures -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kpi:
    """A figure: its name, how a day's value is taken, its unit, and whether more of it is good (None: neither)."""

    name: str
    take: Callable[[WallDay], float | None]
    unit: str
    more_is_good: bool | None = None
    digits: int = 0
    is_span: bool = False


_EVENTS = QT_TRANSLATE_NOOP("WallBoard", "events")
KPIS = (
    Kpi(QT_TRANSLATE_NOOP("WallBoard", "Registered today"), lambda day: day.opened, _EVENTS),
    Kpi(QT_TRANSLATE_NOOP("WallBoard", "Closed today"), lambda day: day.closed, _EVENTS, True),
    Kpi(QT_TRANSLATE_NOOP("WallBoard", "Open"), lambda day: day.open, _EVENTS),
    Kpi(QT_TRANSLATE_NOOP("WallBoard", "Mean response"), lambda day: day.response,
        QT_TRANSLATE_NOOP("WallBoard", "min"), False, 1, is_span=True),
    Kpi(QT_TRANSLATE_NOOP("WallBoard", "Closed in time"), lambda day: day.on_time, "%", True, 1),
)  # fmt: skip


def paint_figures(brush: Brush, place: QRectF, numbers: WallNumbers | None) -> None:
    """Five cards side by side."""
    space = brush.of(16)
    wide = (place.width() - space * (len(KPIS) - 1)) / len(KPIS)
    for at, kpi in enumerate(KPIS):
        box = QRectF(place.x() + at * (wide + space), place.y(), wide, place.height())
        brush.card(box)
        _paint_figure(
            brush, box.adjusted(brush.of(18), brush.of(10), -brush.of(18), -brush.of(10)), kpi, numbers
        )


def _paint_figure(brush: Brush, box: QRectF, kpi: Kpi, numbers: WallNumbers | None) -> None:
    sizes, high = brush.sizes, box.height() / 4
    brush.text(QRectF(box.x(), box.y(), box.width(), high), say(kpi.name), sizes.least, "text2")
    values = [kpi.take(day) for day in numbers.days] if numbers is not None else []
    value, unit = figure_text(kpi, values[-1] if values else None)
    middle = QRectF(box.x(), box.y() + high, box.width(), high * 2)
    taken = brush.text(middle, value, sizes.figure, bold=True)
    if unit:
        room = middle.adjusted(taken + brush.of(8), high * 0.35, 0, 0)
        taken += brush.of(8) + brush.text(room, unit, sizes.least, "text2")
    _paint_course(brush, middle.adjusted(taken + brush.of(20), brush.of(8), 0, -brush.of(8)), values)
    text, role = delta_text(kpi, numbers)
    brush.text(QRectF(box.x(), box.y() + 3 * high, box.width(), high), text, sizes.least, role)


def figure_text(kpi: Kpi, value: float | None) -> tuple[str, str]:
    """A value and its unit; a long response in hours."""
    if value is None:
        return NOTHING, ""
    if kpi.is_span and value >= _LONG:
        return f"{value / _HOUR:,.1f}", say(QT_TRANSLATE_NOOP("WallBoard", "h"))
    return f"{value:,.{kpi.digits}f}", kpi.unit if kpi.unit == "%" else say(kpi.unit)


def delta_text(kpi: Kpi, numbers: WallNumbers | None) -> tuple[str, str]:
    """The difference to yesterday at the same time, with its colour: green only for what is better."""
    now = kpi.take(numbers.days[-1]) if numbers is not None else None
    before = kpi.take(numbers.before) if numbers is not None and numbers.before is not None else None
    if now is None or before is None:
        return "", "text2"
    change = round(now - before, kpi.digits)
    if not change:
        return say(QT_TRANSLATE_NOOP("WallBoard", "as yesterday at this time")), "text2"
    sign = "▲" if change > 0 else "▼"
    shown, unit = figure_text(kpi, abs(change))
    unit = f" {unit}" if unit == say("h") else ""
    said = say(QT_TRANSLATE_NOOP("WallBoard", "{sign}{n} on yesterday")).format(
        sign=f"{sign} ", n=f"{shown}{unit}"
    )
    is_better = kpi.more_is_good is not None and (change > 0) is kpi.more_is_good
    return said, "ok" if is_better else "text2"


def _paint_course(brush: Brush, place: QRectF, values: Sequence[float | None]) -> None:
    """The days before as a line, today as its end; nothing where there is no room or nothing to compare."""
    known = [value for value in values if value is not None]
    if place.width() < brush.of(60) or len(known) < 2:  # noqa: PLR2004  a line has two ends
        return
    low, high = min(known), max(known)
    span = (high - low) or 1
    step = place.width() / (len(values) - 1)
    points = [
        QPointF(place.x() + at * step, place.bottom() - (value - low) / span * place.height())
        for at, value in enumerate(values)
        if value is not None
    ]
    brush.painter.setPen(QPen(brush.theme.colour("accent"), max(1.5, brush.of(2.4))))
    brush.painter.setBrush(Qt.BrushStyle.NoBrush)
    brush.painter.drawPolyline(QPolygonF(points))
    brush.painter.setPen(Qt.PenStyle.NoPen)
    brush.painter.setBrush(brush.theme.colour("accent"))
    brush.painter.drawEllipse(points[-1], brush.of(6), brush.of(6))


# --- the lists ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lamps:
    """A list: its name, how many there are, the first of them; written in the colour of `role`, else in each row's own."""

    name: str
    count: int
    rows: Sequence[WallLamp]
    role: str
    none: str


def rows_for(brush: Brush, place: QRectF) -> int:
    """How many rows a list of this height holds, besides its heading and the line about the others."""
    return max(1, int((place.height() - brush.of(16 + HEADING + OTHERS)) / brush.of(ROW)))


def high_for(brush: Brush, count: int, most: float) -> float:
    """The height of a list in which so many rows stand, at least one, at most `most`."""
    return min(most, brush.of(16 + HEADING + ROW * max(1, count) + 8))


def paint_lamps(
    brush: Brush, place: QRectF, lamps: Lamps, now: datetime, glow: Callable[[str], float]
) -> None:
    """The heading with the count, the rows, and how many more there are; `glow` is how bright a new one shines."""
    brush.card(place)
    box = place.adjusted(brush.of(20), brush.of(8), -brush.of(20), -brush.of(8))
    title = say(QT_TRANSLATE_NOOP("WallBoard", "{name}{gap}{n} events")).format(
        name=lamps.name, gap=gap(), n=lamps.count
    )
    brush.text(QRectF(box.x(), box.y(), box.width(), brush.of(HEADING)), title, brush.sizes.title, bold=True)
    top, high = box.y() + brush.of(HEADING), brush.of(ROW)
    if not lamps.rows:
        brush.text(QRectF(box.x(), top, box.width(), high), lamps.none, brush.sizes.body, "text2")
        return
    shown = lamps.rows[: rows_for(brush, place)]
    for at, lamp in enumerate(shown):
        row = QRectF(box.x(), top + at * high, box.width(), high)
        brush.line(row.topLeft(), row.topRight())
        _paint_lamp(brush, row, lamp, lamps.role, now, glow(lamp.at))
    more = lamps.count - len(shown)
    if more > 0:
        row = QRectF(box.x(), top + len(shown) * high, box.width(), brush.of(OTHERS))
        brush.line(row.topLeft(), row.topRight())
        said = say(QT_TRANSLATE_NOOP("WallBoard", "and {n} more")).format(n=f"{more:,}")
        brush.text(row, said, brush.sizes.least, "text2")


def _paint_lamp(brush: Brush, row: QRectF, lamp: WallLamp, role: str, now: datetime, glow: float) -> None:
    if glow:
        brush.wash(
            row.adjusted(-brush.of(8), brush.of(2), brush.of(8), -brush.of(2)), f"{role}_solid", 0.45 * glow
        )
    brush.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_lamp(
        brush.painter, brush.theme, QPointF(row.x() + brush.of(18), row.center().y()), lamp.lamp, brush.of(14)
    )
    left = remaining_text((lamp.due - now).total_seconds()) if lamp.due is not None else ""
    role = role or {Lamp.RED: "crit", Lamp.YELLOW: "warn"}.get(Lamp(lamp.lamp), "text2")
    wide = brush.wide(left, brush.sizes.body, bold=True)
    brush.text(QRectF(row.right() - wide - 4, row.y(), wide + 4, row.height()), left, brush.sizes.body, role, bold=True,
               flags=RIGHT)  # fmt: skip
    room = QRectF(
        row.x() + brush.of(46), row.y(), row.width() - brush.of(46) - wide - brush.of(20), row.height()
    )
    title = lamp.title or say(QT_TRANSLATE_NOOP("WallBoard", "Confidential matter"))
    brush.text(room, title, brush.sizes.body, flags=LEFT)

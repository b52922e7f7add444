"""The one surface of the wall: where its parts stand, what shines anew, and the step that keeps a picture from burning in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import cos, pi

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, QRectF, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.moments import local
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.theme import Theme
from commandroom.ui.wall.brush import Brush, Said
from commandroom.ui.wall.mode import (
    figures_of,
    paint_mode,
    paint_mode_figures,
    paint_moved,
    paint_spots,
    paint_warnings,
)
from commandroom.ui.wall.parts import Lamps, high_for, paint_figures, paint_head, paint_lamps, paint_led, say
from commandroom.ui.wall.places import paint_places
from commandroom.ui.wall.sight import Sight
from commandroom.ui.wall.sizes import Place, Sizes, sizes
from commandroom.ui.widgets.base import Painted
from commandroom.usecases.queries import WallMode, WallSheet

WAR = "war"

PULSES, PULSE_MS, FRAME_MS = 3, 1000, 50
"""A new red shines three times, once a second (WCAG 2.3.1: never more than three in one second), then stands."""
SHIFT_PX, SHIFT_EVERY = 2, timedelta(minutes=10)
_SHIFTS = ((0, 0), (1, 0), (1, 1), (0, 1))
_DIAGONAL, _DISTANCE = "wall.diagonal", "wall.distance"


def shift_at(moment: datetime) -> QPoint:
    """Where the picture stands in these ten minutes: two pixels on, so that nothing burns in."""
    step = int(moment.timestamp() // SHIFT_EVERY.total_seconds()) % len(_SHIFTS)
    return QPoint(*(SHIFT_PX * n for n in _SHIFTS[step]))


class WallCanvas(Painted):
    """Paints what the sight knows; `said` holds every text that was painted last, with its size."""

    def __init__(self, desk: Desk, sight: Sight, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.desk = desk
        self.sight = sight
        self.said: list[Said] = []
        self._fresh: frozenset[str] = frozenset()
        self._pulse = QElapsedTimer()
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self._beat)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self.update)
        self._second.start()
        sight.came.connect(self._show)
        sight.counted.connect(self.update)
        sight.troubled.connect(self.update)
        self.setAccessibleName(say(QT_TRANSLATE_NOOP("WallBoard", "Wall")))

    @property
    def sizes(self) -> Sizes:
        """The sizes for this surface and the seats of the settings."""
        settings = self.desk.settings
        place = Place(self.width(), self.height())
        diagonal = float(settings.get(_DIAGONAL, place.diagonal))
        return sizes(Place(place.wide, place.high, diagonal, float(settings.get(_DISTANCE, place.distance))))

    def glow(self, event: str) -> float:
        """How bright a row shines now, 0 to 1: only one that turned red a moment ago."""
        if event not in self._fresh or not self._frames.isActive():
            return 0.0
        return (1 - cos(2 * pi * self._pulse.elapsed() / PULSE_MS)) / 2

    @Slot(object)
    def _show(self, fresh: Iterable[str]) -> None:
        found = frozenset(fresh)
        if found and self.theme.moves:
            self._fresh = found
            self._pulse.start()
            self._frames.start()
        self.update()

    def _tell(self, said: list[Said]) -> None:
        """What stands there is told, too: all of it, also where the room was too narrow."""
        self.said = said
        told = in_a_sentence(one.whole for one in said)
        if told != self.accessibleDescription():
            self.setAccessibleDescription(told)

    @Slot()
    def _beat(self) -> None:
        if self._pulse.elapsed() >= PULSES * PULSE_MS:
            self._frames.stop()
            self._fresh = frozenset()
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRect(0, 0, self.width(), self.height()), self.theme.colour("canvas"))
        now = self.desk.clock.now()
        painter.translate(shift_at(now))
        brush = Brush(painter, self.theme, self.sizes)
        self._paint(brush, now)
        self._tell(brush.said)

    def _paint(self, brush: Brush, now: datetime) -> None:
        edge, space = brush.of(30), brush.of(18)
        whole = QRectF(
            edge, edge * 0.6, self.width() - 2 * edge - SHIFT_PX, self.height() - edge * 1.3 - SHIFT_PX
        )
        sheet = self.sight.sheet
        head = QRectF(whole.x(), whole.y(), whole.width(), brush.of(78))
        old = sheet.as_of if sheet is not None and self.sight.is_old(now) else None
        mode = sheet.mode if sheet is not None else None
        self._paint_head(brush, head, now, old, mode)
        top = head.bottom() + space / 2
        if self.sight.lost is not None:
            top = self._paint_lost(brush, QRectF(whole.x(), top, whole.width(), brush.of(64))) + space
        if sheet is not None and sheet.warnings:
            paint_warnings(brush, QRectF(whole.x(), top, whole.width(), brush.of(68)), sheet.warnings)
            top += brush.of(68) + space
        figures = QRectF(whole.x(), top, whole.width(), brush.of(186))
        if sheet is not None and mode is not None and mode.mode == WAR:
            paint_mode_figures(brush, figures, figures_of(sheet, mode, now))
        else:
            paint_figures(brush, figures, self.sight.numbers)
        rest = QRectF(
            whole.x(), figures.bottom() + space, whole.width(), whole.bottom() - figures.bottom() - space
        )
        if sheet is None:
            self._paint_waiting(brush, rest)
        elif mode is not None and mode.mode == WAR:
            self._paint_war(brush, rest, sheet, mode, now)
        else:
            self._paint_lower(brush, rest, sheet, now)

    def _paint_head(
        self, brush: Brush, place: QRectF, now: datetime, old: datetime | None, mode: WallMode | None
    ) -> None:
        room = paint_head(brush, place, self.sight.head, now, old_since=old)
        if mode is not None and room.width() > brush.of(200):
            room.setLeft(room.x() + paint_mode(brush, room, mode, room.right()) + brush.of(24))
        paint_led(brush, room, self.sight.head, with_mode=mode is None)

    @staticmethod
    def _red(sheet: WallSheet) -> Lamps:
        none = say(QT_TRANSLATE_NOOP("WallBoard", "No event is overdue"))
        return Lamps(say(QT_TRANSLATE_NOOP("WallBoard", "Red")), sheet.red, sheet.reds, "crit", none)

    def _paint_war(self, brush: Brush, rest: QRectF, sheet: WallSheet, mode: WallMode, now: datetime) -> None:
        """Grave matters and below them what is red at the left, people on the spot and those who were moved at the right."""
        space = brush.of(18)
        graves = Lamps(say(QT_TRANSLATE_NOOP("WallBoard", "Ⅰ and Ⅱ open")), mode.grave, mode.graves, "",
                       say(QT_TRANSLATE_NOOP("WallBoard", "No grave matter is open")))  # fmt: skip
        side = max(rest.width() * 0.42, min(rest.width(), brush.of(720)))
        if rest.width() - side < brush.of(420):  # the seats are far: the matters, and below them who is there
            half = (rest.height() - space) / 2
            paint_lamps(brush, QRectF(rest.x(), rest.y(), rest.width(), half), graves, now, self.glow)
            paint_spots(brush, QRectF(rest.x(), rest.y() + half + space, rest.width(), half), mode)
            return
        left = rest.width() - side - space
        upper = high_for(brush, mode.grave, (rest.height() - space) / 2)
        paint_lamps(brush, QRectF(rest.x(), rest.y(), left, upper), graves, now, self.glow)
        lower = QRectF(rest.x(), rest.y() + upper + space, left, rest.height() - upper - space)
        paint_lamps(brush, lower, self._red(sheet), now, self.glow)
        high = (rest.height() - space) * 0.42
        paint_spots(brush, QRectF(rest.right() - side, rest.y(), side, high), mode)
        paint_moved(
            brush,
            QRectF(rest.right() - side, rest.y() + high + space, side, rest.height() - high - space),
            mode,
        )

    def _paint_lower(self, brush: Brush, rest: QRectF, sheet: WallSheet, now: datetime) -> None:
        space = brush.of(18)
        lists = max(rest.width() * 0.37, min(rest.width(), brush.of(680)))
        if rest.width() - lists < brush.of(420):  # the seats are far, the signs large: the lamps alone
            lists = rest.width()
        else:
            paint_places(
                brush, QRectF(rest.x(), rest.y(), rest.width() - lists - space, rest.height()), sheet.places
            )
        half = (rest.height() - space) / 2
        right = QRectF(rest.right() - lists, rest.y(), lists, half)
        red = self._red(sheet)
        yellow = Lamps(say(QT_TRANSLATE_NOOP("WallBoard", "Yellow")), sheet.yellow, sheet.yellows, "warn",
                       say(QT_TRANSLATE_NOOP("WallBoard", "No event is due soon")))  # fmt: skip
        paint_lamps(brush, right, red, now, self.glow)
        paint_lamps(brush, right.translated(0, half + space), yellow, now, self.glow)

    def _paint_lost(self, brush: Brush, place: QRectF) -> float:
        """The store does not answer: what is shown is the last picture, and since when."""
        sheet = self.sight.sheet
        text = say(QT_TRANSLATE_NOOP("WallBoard", "The data cannot be read"))
        if sheet is not None:
            said = say(
                QT_TRANSLATE_NOOP("WallBoard", "The data cannot be read; this is the picture of {time}")
            )
            text = said.format(time=local(sheet.as_of).strftime("%H:%M:%S"))
        brush.painter.setPen(self.theme.colour("crit_solid"))
        brush.painter.setBrush(self.theme.colour("crit_bg"))
        brush.painter.drawRoundedRect(place, brush.of(8), brush.of(8))
        brush.text(
            place.adjusted(brush.of(20), 0, -brush.of(20), 0), text, brush.sizes.least, "crit", bold=True
        )
        return place.bottom()

    def _paint_waiting(self, brush: Brush, place: QRectF) -> None:
        brush.card(place)
        text = say(QT_TRANSLATE_NOOP("WallBoard", "Reading"))
        if self.sight.lost is not None:
            text = words.error_text(self.sight.lost, lang=self.desk.lang)
        brush.text(place.adjusted(brush.of(24), 0, -brush.of(24), 0), text, brush.sizes.body, "text2")

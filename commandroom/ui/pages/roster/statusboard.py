"""The status board for the room's second screen: who is there, on the way, at work, away, in large type and live.

No telephone number stands on it: it hangs where visitors see it. It takes no input but Esc and F11.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui.desk import Desk, Room
from commandroom.ui.moments import local
from commandroom.ui.pages.roster.cards import DEDICATED, OWN, SUNK, in_sections, section_of
from commandroom.ui.pages.roster.signs import paint_standing
from commandroom.ui.pages.roster.words import STANDING_ROLES, standing_name
from commandroom.ui.punctuation import in_a_row, in_a_sentence, named
from commandroom.ui.widgets.base import Painted
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import DutyTable, PersonRow, Persons, RoomFacts
from commandroom.usecases.room import ROSTER_KINDS

LOOK_MS, PAUSE_MS, TURN_MS = 10_000, 600, 12_000
STALE = timedelta(minutes=2)
COUNTED = ("free", "sent", "working", "leave", "lent", "off", "unknown")
KINDS = ROSTER_KINDS | {"person", "unit"}
HIDDEN = frozenset({"off", "unknown", "left"})
"""Of the township's own people only those who are there or away for a reason stand on the board one by one."""
_TALL = 1080
MOST_COLUMNS = 5
_NAME = "国" * 3
"""Few names are longer."""
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_MIDDLE_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Seen:
    """One look: the room's name, everybody, who holds which post of the rota now."""

    name: str
    at: datetime
    rows: tuple[PersonRow, ...] = ()
    duty: tuple[tuple[str, tuple[str, ...]], ...] = ()
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def tiles(self) -> list[PersonRow]:
        """Who has a tile: the room's own and the posted always, the others while there is something to say."""
        shown = [r for r in self.rows if section_of(r) != OWN or r.standing not in HIDDEN]
        return in_sections(shown)


def look(room: Room, now: datetime, lang: str) -> Seen:
    """Ask for it; called off the GUI thread."""
    rows: tuple[PersonRow, ...] = room.ask(Persons(now=now))
    today = local(now).date()
    sheet = room.ask(DutyTable(today, today, now))
    names: dict[str, str] = {one.person.id: one.person.name for one in sheet.persons}
    duty = []
    for post in sheet.rules.posts:
        held = [turn.person for turn in sheet.on_now if turn.post == post.zh]
        told = tuple(names[person] for person in held if person in names)
        duty.append((post.en if lang == "en" else post.zh, told))
    counts = {standing: sum(row.standing == standing for row in rows) for standing in COUNTED}
    return Seen(room.ask(RoomFacts()).name, now, rows, tuple(duty), counts)


class StatusBoard(Painted):
    """Paints it; looks after each change of roster or event, and every ten seconds."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Status of the staff"))
        self._desk = desk
        self.seen: Seen | None = None
        self.failed_since: datetime | None = None
        self.turn = 0
        self._told: list[str] = []
        self._soon = self._timer(PAUSE_MS, self.look, single=True)
        self._again = self._timer(LOOK_MS, self.look)
        self._second = self._timer(5000, self.update)
        self._leaf = self._timer(TURN_MS, self.turn_over)
        for timer in (self._again, self._second, self._leaf):
            timer.start()
        desk.bus.changed.connect(self._heard)
        self.look()

    def _timer(self, ms: int, do: object, *, single: bool = False) -> QTimer:
        timer = QTimer(self, interval=ms, singleShot=single)
        timer.timeout.connect(do)
        return timer

    def is_of(self, desk: Desk) -> bool:
        """Whether it belongs to a desk."""
        return desk is self._desk

    @Slot()
    def look(self) -> None:
        """Ask who does what now."""
        desk, now = self._desk, self._desk.clock.now()
        desk.tasks.run(
            lambda: look(desk.room, now, desk.lang), then=self._take, failed=self._fail, lane="roster.board"
        )

    @Slot()
    def turn_over(self) -> None:
        """Show the next people where one page does not hold all."""
        self.turn += 1
        self.update()

    @Slot(object)
    def _heard(self, changes: object) -> None:
        if isinstance(changes, Changes) and (
            changes.events or any(record.split(":", 1)[0] in KINDS for record in changes.records)
        ):
            self._soon.start()

    def _take(self, seen: Seen) -> None:
        self.seen, self.failed_since = seen, None
        told = [named(standing_name(key), str(seen.counts[key])) for key in COUNTED if seen.counts[key]]
        people = [f"{row.person.name} {standing_name(row.standing)}" for row in seen.tiles]
        self.setAccessibleName(in_a_sentence([self.windowTitle(), *told, *people]))
        self.update()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, RoomError):
            self._desk.fail(error)
            return
        self.failed_since = self.failed_since or self._desk.clock.now()
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        for timer in (self._soon, self._again, self._second, self._leaf):
            timer.stop()
        self._desk.bus.changed.disconnect(self._heard)
        super().closeEvent(event)

    # --- painting ----------------------------------------------------------------------------------------------

    def _px(self, size: float) -> float:
        """A length of the picture at 1080 lines, on this screen."""
        return size * max(0.55, min(self.height() / _TALL, self.width() / 1920))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        self._told = []
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)
        painter.end()
        told = in_a_sentence(dict.fromkeys(self._told))
        if told != self.accessibleDescription():  # whole, where the picture had to shorten
            self.setAccessibleDescription(told)

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.theme.colour("canvas"))
        edge = self._px(40)
        box = QRectF(self.rect()).adjusted(edge, self._px(28), -edge, -self._px(24))
        self._paint_head(painter, QRectF(box.x(), box.y(), box.width(), self._px(76)))
        if self.seen is None:
            text = (
                self.tr("Reading the roster …")
                if self.failed_since is None
                else self.tr("The roster cannot be read now")
            )
            self._say(painter, box, text, "text2", 32, align=Qt.AlignmentFlag.AlignCenter)
            return
        below = self._paint_counts(
            painter, QRectF(box.x(), box.y() + self._px(92), box.width(), self._px(84))
        )
        top = below + self._px(20)
        room = QRectF(box.x(), top, box.width(), box.bottom() - top - self._px(44))
        pages = self._paint_tiles(painter, room, self.seen.tiles)
        self._paint_foot(
            painter, QRectF(box.x(), box.bottom() - self._px(34), box.width(), self._px(34)), pages
        )

    def _paint_head(self, painter: QPainter, room: QRectF) -> None:
        now = local(self._desk.clock.now())
        clock = f"{now:%H:%M}"
        wide = self._say(painter, room, clock, "text", 48, bold=True, align=_MIDDLE_RIGHT)
        day = room.adjusted(0, 0, -wide - self._px(20), 0)
        wide += self._say(painter, day, f"{now:%Y-%m-%d}", "text2", 26, align=_MIDDLE_RIGHT)
        name = self.seen.name if self.seen is not None else ""
        title = " · ".join(filter(None, (name, self.tr("Status of the staff"))))
        left = self._say(painter, room, title, "text", 38, bold=True)
        if self.seen is not None:
            told = "   ".join(
                named(post, in_a_row(names) or self.tr("nobody")) for post, names in self.seen.duty
            )
            rest = room.adjusted(left + self._px(36), self._px(6), -wide - self._px(60), 0)
            self._say(painter, rest, told, "text2", 26)

    def _paint_counts(self, painter: QPainter, room: QRectF) -> float:
        """Paint them in a row, or in two where their words would not be whole; answers where they end."""
        assert self.seen is not None  # noqa: S101 - asked before
        gap = self._px(14)
        each = len(COUNTED) if room.width() >= len(COUNTED) * self._least_count() else ceil(len(COUNTED) / 2)
        wide = (room.width() - gap * (each - 1)) / each
        for at, standing in enumerate(COUNTED):
            line, column = divmod(at, each)
            y = room.y() + line * (room.height() + gap)
            box = QRectF(room.x() + column * (wide + gap), y, wide, room.height())
            self._paint_ground(painter, box, "surface", "border")
            size = self._px(17)
            paint_standing(
                painter, self.theme, QPointF(box.x() + self._px(20) + size, box.center().y()), standing, size
            )
            word = box.adjusted(self._px(34) + 2 * size, 0, -self._px(18), 0)
            count = str(self.seen.counts[standing])
            taken = self._say(painter, word, count, "text", 42, bold=True, align=_MIDDLE_RIGHT)
            rest = QRectF(word.x(), word.y(), word.width() - taken - self._px(8), word.height())
            self._say(painter, rest, standing_name(standing), "text2", 28)
        return room.bottom() + (ceil(len(COUNTED) / each) - 1) * (room.height() + gap)

    def _least_count(self) -> float:
        """So wide that each standing is whole beside a number of two digits."""
        widest = max(self._wide(standing_name(standing), 28) for standing in COUNTED)
        return widest + self._wide("00", 42, bold=True) + self._px(112)

    def _least_tile(self) -> float:
        """So wide that a name and any standing are whole."""
        widest = max(
            self._wide(standing_name(standing), 28, bold=True)
            for standing in COUNTED
            if standing not in HIDDEN
        )
        return widest + self._wide(_NAME, 34, bold=True) + self._px(114)

    def _paint_tiles(self, painter: QPainter, room: QRectF, rows: Sequence[PersonRow]) -> int:
        """Paint the people of this turn; answers how many pages there are."""
        if not rows:
            self._say(
                painter,
                room,
                self.tr("Nobody is on the roster yet"),
                "text2",
                32,
                align=Qt.AlignmentFlag.AlignCenter,
            )
            return 1
        gap, high = self._px(14), self._px(100)
        columns = min(MOST_COLUMNS, max(1, int((room.width() + gap) // (self._least_tile() + gap))))
        lines = max(1, int((room.height() + gap) // (high + gap)))
        pages = ceil(len(rows) / (lines * columns))
        lines = min(lines, max(ceil(len(rows) / columns), 1)) if pages == 1 else lines
        high = min(self._px(150), (room.height() - gap * (lines - 1)) / lines)
        wide = (room.width() - gap * (columns - 1)) / columns
        first = self.turn % pages * lines * columns
        for at, row in enumerate(rows[first : first + lines * columns]):
            line, column = divmod(at, columns)
            box = QRectF(room.x() + column * (wide + gap), room.y() + line * (high + gap), wide, high)
            self._paint_tile(painter, box, row)
        return pages

    def _paint_tile(self, painter: QPainter, box: QRectF, row: PersonRow) -> None:
        section = section_of(row)
        self._paint_ground(painter, box, "surface", "border")
        if section != OWN:  # the room's own and the posted are told apart by an edge, and in words
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("series2" if section == SUNK else "accent"))
            edge = QRectF(box.x() + 1, box.y() + self._px(10), self._px(6), box.height() - self._px(20))
            painter.drawRoundedRect(edge, self._px(3), self._px(3))
        size = self._px(22)
        paint_standing(
            painter, self.theme, QPointF(box.x() + self._px(24) + size, box.center().y()), row.standing, size
        )
        text = box.adjusted(self._px(40) + 2 * size, self._px(10), -self._px(16), -self._px(10))
        upper = QRectF(text.x(), text.y(), text.width(), text.height() * 0.54)
        lower = QRectF(text.x(), upper.bottom(), text.width(), text.height() * 0.46)
        word = standing_name(row.standing)
        wide = self._say(
            painter, upper, word, STANDING_ROLES[row.standing], 28, bold=True, align=_MIDDLE_RIGHT
        )
        self._say(
            painter, upper.adjusted(0, 0, -wide - self._px(10), 0), row.person.name, "text", 34, bold=True
        )
        post = row.person.department if section == SUNK else row.person.post or row.unit_name
        jobs = self.tr("{n} open").format(n=row.load) if row.load else ""
        wide = self._say(painter, lower, jobs, "text2", 22, align=_MIDDLE_RIGHT) if jobs else 0
        self._say(painter, lower.adjusted(0, 0, -wide - self._px(10), 0), post, "text2", 22)

    def _paint_foot(self, painter: QPainter, room: QRectF, pages: int) -> None:
        assert self.seen is not None  # noqa: S101
        kinds = {
            section: sum(section_of(r) == section for r in self.seen.tiles) for section in (DEDICATED, SUNK)
        }
        left = self.tr("Blue edge: dedicated to the room, {n}. Teal edge: posted by the county, {m}.").format(
            n=kinds[DEDICATED], m=kinds[SUNK]
        )
        self._say(painter, room, left, "text3", 20)
        if self.failed_since is not None or self._desk.clock.now() - self.seen.at > STALE:
            text = self.tr("As of {time}").format(time=f"{local(self.seen.at):%H:%M}")
            self._say(painter, room, f"⚠ {text}", "warn", 24, bold=True, align=_MIDDLE_RIGHT)
        elif pages > 1:
            text = f"{self.turn % pages + 1} / {pages}"
            self._say(painter, room, text, "text3", 22, align=_MIDDLE_RIGHT)

    def _paint_ground(self, painter: QPainter, box: QRectF, ground: str, line: str) -> None:
        painter.setPen(QPen(self.theme.colour(line), 1))
        painter.setBrush(self.theme.colour(ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), self._px(10), self._px(10))

    def _say(  # noqa: PLR0913  each is named at the call
        self, painter: QPainter, room: QRectF, text: str, role: str, px: float, *,
        bold: bool = False, align: Qt.AlignmentFlag = _MIDDLE_LEFT,
    ) -> float:  # fmt: skip
        """Paint a line; answers how wide it is."""
        self._told.append(text)
        font = self._font(px, bold=bold)
        painter.setFont(font)
        painter.setPen(self.theme.colour(role))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, align, shown)
        return QFontMetricsF(font).horizontalAdvance(shown)

    def _font(self, px: float, *, bold: bool = False) -> QFont:
        font = self.theme.font(14, bold=bold, tabular=True)
        font.setPixelSize(max(14, round(self._px(px))))
        return font

    def _wide(self, text: str, px: float, *, bold: bool = False) -> float:
        return QFontMetricsF(self._font(px, bold=bold)).horizontalAdvance(text)


def open_board(desk: Desk, beside: QWidget) -> StatusBoard:
    """Open the board: all of the second screen where there is one, else a window of its own; an open one comes to the front."""
    for there in QApplication.topLevelWidgets():
        if isinstance(there, StatusBoard) and there.is_of(desk) and there.isVisible():
            there.raise_()
            there.activateWindow()
            return there
    board = StatusBoard(desk)
    here = beside.screen()
    beside.window().destroyed.connect(board.close)
    other = [screen for screen in QGuiApplication.screens() if screen is not here]
    if other:
        board.setGeometry(other[0].geometry())
        board.showFullScreen()
    else:
        board.resize(here.availableSize() * 0.85)
        board.show()
    return board

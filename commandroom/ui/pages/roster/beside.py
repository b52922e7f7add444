"""What stands beside a person now: the lamp with its reason, what is open, two rooms that count on them, partner away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.people.loanways import WayOut, ways_out
from commandroom.domain.time.lamp import lamp
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.moments import short_text
from commandroom.ui.pages.roster.signs import paint_standing
from commandroom.ui.pages.roster.words import STANDING_ROLES, standing_name
from commandroom.ui.punctuation import in_a_row, named
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import clear, column
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.paint import LAMP_TEXT
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import BoardRow, PersonRow, PersonSheet

SCOPE = "roster"
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class StandingLine(Painted):
    """Lamp and word in one line, with until when and by what."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._standing, self._note = "unknown", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_standing(self, standing: str, note: str = "") -> None:
        """Show another one."""
        self._standing, self._note = standing, note
        self.setAccessibleName(f"{standing_name(standing)} {note}".strip())
        self.setToolTip(note)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.px(28))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, size = QPainter(self), self.theme.px(7)
        box = QRectF(self.rect())
        paint_standing(painter, self.theme, QPointF(size + 1, box.center().y()), self._standing, size)
        painter.setFont(self.theme.font(15, bold=True))
        painter.setPen(self.theme.colour(STANDING_ROLES.get(self._standing, "text3")))
        word = standing_name(self._standing)
        left = box.adjusted(2 * size + 12, 0, 0, 0)
        painter.drawText(left, _LEFT, word)
        wide = painter.fontMetrics().horizontalAdvance(word)
        painter.setFont(self.theme.font(12))
        painter.setPen(self.theme.colour("text2"))
        room = left.adjusted(wide + 10, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(self._note, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, _LEFT, shown)


class Beside(QWidget):
    """Asks for nothing itself; a way out of two loans is a wish (`way_wanted`), an event is opened."""

    way_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._now = desk.clock.now()
        self.standing = StandingLine(desk.theme)
        self.told = PlainLabel("", "warn", wrap=True)
        self.ways = QVBoxLayout()
        self.ways.setSpacing(6)
        self.title = PlainLabel("", "strong")
        self.events = ListView(desk, ListTable(self._columns()), scope=SCOPE, name=self.tr("Open events"))
        self.posts = PlainLabel("", "muted", wrap=True)
        self.events.opened.connect(self._open)
        self.setLayout(
            column(self.standing, self.posts, self.told, self.ways, self.title, self.events, spacing=8)
        )

    def forget(self) -> None:
        """Nobody is chosen."""
        self.told.setText("")
        clear(self.ways)

    def wait(self, found: PersonRow) -> None:
        """Show what is known of somebody before the rest has been asked for."""
        self.standing.show_standing(found.standing)
        self.told.hide()
        self.posts.hide()
        clear(self.ways)
        self._say_open(found, found.load)
        self.events.hide()

    def show_sheet(
        self, found: PersonRow, sheet: PersonSheet, names: Callable[[str], str], now: datetime
    ) -> None:
        """Show all of it."""
        self._now = now
        until = short_text(sheet.until) if sheet.until is not None else ""
        note = " ".join(
            filter(None, (sheet.why, self.tr("until {time}").format(time=until) if until else ""))
        )
        self.standing.show_standing(found.standing, note)
        self.posts.setText(named(self.tr("Posts held"), in_a_row(post.name for post in sheet.posts)))
        self.posts.setVisible(bool(sheet.posts))
        self._tell(found, sheet, names)
        self._say_open(found, sheet.total)
        self.events.show_rows(sheet.events, key=lambda one: one.id)
        self.events.setVisible(bool(sheet.events))
        self.events.fit_height()

    def _say_open(self, found: PersonRow, count: int) -> None:
        self.title.setText(self.tr("Open events: {n} of {most}").format(n=count, most=found.person.capacity))

    def _tell(self, found: PersonRow, sheet: PersonSheet, names: Callable[[str], str]) -> None:
        told = [
            self.tr("On leave together with the partner {name}: {since}–{until}").format(
                name=names(found.person.ab_partner), since=short_text(since), until=short_text(until)
            )
            for since, until in sheet.both_away
        ]
        if not found.person.active and sheet.total:
            told.append(self.tr("Left with {n} open events: give them to others.").format(n=sheet.total))
        clear(self.ways)
        for one, other in sheet.clashing:
            told.append(
                self.tr("Two loans hold at once: {one} and {other}").format(
                    one=names(one.to), other=names(other.to)
                )
            )
            for way in ways_out(one, other):
                self.ways.addWidget(self._way_button(way, names))
        self.told.setText("\n".join(f"⚠ {line}" for line in told))
        self.told.setVisible(bool(told))

    def _way_button(self, way: WayOut, names: Callable[[str], str]) -> Button:
        keep, give = names(way.keep.to), names(way.give.to)
        if way.ends_it:
            text = self.tr("Keep {keep}; {give} ends").format(keep=keep, give=give)
        elif way.until is not None:
            text = self.tr("Keep {keep}; {give} until {time}").format(
                keep=keep, give=give, time=short_text(way.until)
            )
        else:
            assert way.since is not None  # noqa: S101 - one of the three
            text = self.tr("Keep {keep}; {give} from {time}").format(
                keep=keep, give=give, time=short_text(way.since)
            )
        button = Button(self._desk.theme, text)
        self._desk.gate.guard(button, duty="keep:presence")
        button.clicked.connect(lambda: self.way_wanted.emit(way))
        return button

    def _columns(self) -> list[Col[BoardRow]]:
        return [
            Col(self.tr("Event"), lambda one: one.title, 0),
            Col(self.tr("Left"), self._left, 128, role=self._role, is_bold=True),
        ]

    def _left(self, one: BoardRow) -> str:
        if one.due is None:
            return "—"
        if one.paused:
            return self.tr("paused")
        return words.remaining_text((one.due - self._now).total_seconds())

    def _role(self, one: BoardRow) -> str:
        if one.due is None:
            return "text3"
        found = lamp(
            now=self._now, yellow_at=one.yellow_at, due=one.due, deep_at=one.deep_at, paused=one.paused,
            running=True,
        )  # fmt: skip
        return LAMP_TEXT[found]

    def _open(self, at: int) -> None:
        found = self.events.table.row_at(at)
        if isinstance(found, BoardRow):
            self._desk.navigate("event", event_id=found.id)

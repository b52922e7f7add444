"""The roster as cards: dedicated, posted and the township's own people apart, each card a person with lamp and load."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.pages.roster.signs import paint_standing
from commandroom.ui.pages.roster.words import STANDING_ROLES, certificate_left, kind_of_person, standing_name
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.base import PaintedButton
from commandroom.ui.widgets.card import Scroll
from commandroom.ui.widgets.chips import FlowLayout
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import PersonRow

WIDE, HIGH, GAP = 226, 112, 10
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_K: -1, Qt.Key.Key_J: 1}
DEDICATED, SUNK, OWN = "dedicated", "sunk", "own"


def section_of(row: PersonRow) -> str:
    """Where a person stands: in the room's own staff, among the posted ones, or with the rest."""
    return SUNK if row.person.sunk else DEDICATED if row.person.dedicated else OWN


def in_sections(rows: Iterable[PersonRow]) -> list[PersonRow]:
    """The rows with the room's own first, then the posted by county department, then the rest; else as they came."""
    order = {DEDICATED: 0, SUNK: 1, OWN: 2}
    return sorted(
        rows, key=lambda row: (order[section_of(row)], row.person.department if row.person.sunk else "")
    )


class PersonCard(PaintedButton):
    """One person: lamp and word, name, unit and post, certificate, open events against what may be carried."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setCheckable(True)
        self._wide = 0
        self.row: PersonRow | None = None
        self._today = date.min
        self._knows_load = True

    def show_person(self, row: PersonRow, today: date, *, knows_load: bool) -> None:
        """Show somebody."""
        self.row, self._today, self._knows_load = row, today, knows_load
        load = f"{row.load}/{row.person.capacity}" if knows_load else ""
        self.setAccessibleName(
            in_a_sentence(
                filter(None, (row.person.name, standing_name(row.standing), row.unit_name, row.person.post,
                              kind_of_person(row.person), _certificate(row, today), load))
            )
        )  # fmt: skip
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and letters are the board's; only the space bar presses the card itself."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wide or self.theme.px(WIDE), self.theme.px(HIGH))

    def be_wide(self, wide: int) -> None:
        """Take a width, so that a line of cards fills its board."""
        if wide != self._wide:
            self._wide = wide
            self.updateGeometry()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.row is None:
            return
        painter = QPainter(self)
        self.paint_box(painter)
        box = QRectF(self.rect()).adjusted(14, 10, -14, -10)
        line = box.height() / 4
        self._paint_head(painter, QRectF(box.x(), box.y(), box.width(), line))
        unit = " · ".join(filter(None, (self.row.unit_name, self.row.person.post)))
        self._say(painter, QRectF(box.x(), box.y() + line, box.width(), line), unit, "text2")
        self._paint_papers(painter, QRectF(box.x(), box.y() + 2 * line, box.width(), line))
        if self._knows_load:
            self._paint_load(painter, QRectF(box.x(), box.y() + 3 * line, box.width(), line))

    def _paint_head(self, painter: QPainter, room: QRectF) -> None:
        assert self.row is not None  # noqa: S101 - asked before
        theme, row = self.theme, self.row
        lamp = theme.px(6)
        paint_standing(painter, theme, QPointF(room.x() + lamp, room.center().y()), row.standing, lamp)
        word = standing_name(row.standing)
        painter.setFont(theme.font(12, bold=True))
        painter.setPen(theme.colour(STANDING_ROLES.get(row.standing, "text3")))
        painter.drawText(room, _RIGHT, word)
        wide = QFontMetricsF(painter.font()).horizontalAdvance(word)
        name = room.adjusted(2 * lamp + 8, 0, -wide - 8, 0)
        told = f"⚠ {row.person.name}" if row.warnings else row.person.name
        role = "warn" if row.warnings else "text" if row.person.active else "text3"
        self._say(painter, name, told, role, px=15, bold=True)

    def _paint_papers(self, painter: QPainter, room: QRectF) -> None:
        assert self.row is not None  # noqa: S101
        role = certificate_left(self.row.person, self._today)[1]
        painter.setFont(self.theme.font(12))
        told = _certificate(self.row, self._today)
        wide = QFontMetricsF(painter.font()).horizontalAdvance(told)
        painter.setPen(self.theme.colour(role))
        painter.drawText(room, _RIGHT, told)
        kind = kind_of_person(self.row.person)
        self._say(painter, room.adjusted(0, 0, -wide - 8 if wide else 0, 0), kind, "text3")

    def _paint_load(self, painter: QPainter, room: QRectF) -> None:
        assert self.row is not None  # noqa: S101
        load, most = self.row.load, max(1, self.row.person.capacity)
        is_full = load >= most
        text = f"{load} / {most}"
        painter.setFont(self.theme.font(12, tabular=True))
        painter.setPen(self.theme.colour("warn" if is_full else "text2"))
        painter.drawText(room, _RIGHT, text)
        bar = QRectF(room.x(), room.center().y() - 3, room.width() - self.theme.px(56), 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("bar_empty"))
        painter.drawRoundedRect(bar, 3, 3)
        bar.setWidth(bar.width() * min(1.0, load / most))
        if load:
            painter.setBrush(self.theme.colour("warn_solid" if is_full else "accent"))
            painter.drawRoundedRect(bar, 3, 3)

    def _say(
        self, painter: QPainter, room: QRectF, text: str, role: str, *, px: int = 12, bold: bool = False
    ) -> None:
        painter.setFont(self.theme.font(px, bold=bold))
        painter.setPen(self.theme.colour(role))
        shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)


class CardBoard(Scroll):
    """The cards in their sections; arrows and J/K go from card to card, Enter opens, letters are the page's deeds."""

    current_row_changed = Signal(int)
    opened = Signal(int)

    def __init__(self, desk: Desk, *, scope: str, name: str) -> None:
        content = QWidget()
        self._whole = QVBoxLayout(content)
        self._whole.setContentsMargins(14, 12, 14, 14)
        self._whole.setSpacing(8)
        super().__init__(content)
        self._content = content
        self._desk, self._scope = desk, scope
        self.cards: list[PersonCard] = []
        self._heads: dict[str, PlainLabel] = {}
        self._flows: dict[str, tuple[QWidget, FlowLayout]] = {}
        self._at = -1
        self._group = QButtonGroup(self)  # one of them is chosen, as with radio buttons
        self.setAccessibleName(name)
        for section in (DEDICATED, SUNK, OWN):
            head = PlainLabel("", "strong")
            box = QWidget()
            flow = FlowLayout(box, spacing=GAP)
            policy = box.sizePolicy()
            policy.setHeightForWidth(True)
            box.setSizePolicy(policy)
            self._heads[section], self._flows[section] = head, (box, flow)
            self._whole.addWidget(head)
            self._whole.addWidget(box)
        self._whole.addStretch(1)

    @property
    def current(self) -> PersonRow | None:
        """The person of the chosen card."""
        return self.cards[self._at].row if 0 <= self._at < len(self.cards) else None

    def show_rows(self, rows: Sequence[PersonRow], today: date, *, knows_load: bool = True) -> None:
        """Show other people; the chosen one stays chosen where it is still there."""
        before = self.current.person.id if self.current is not None else None
        for section, (box, flow) in self._flows.items():
            own = [row for row in rows if section_of(row) == section]
            while flow.count() > len(own):
                item = flow.takeAt(flow.count() - 1)
                widget = item.widget() if item is not None else None
                if isinstance(widget, PersonCard):
                    self._group.removeButton(widget)
                    widget.hide()
                    widget.deleteLater()
            while flow.count() < len(own):
                flow.addWidget(self._new_card(box))
            for at, row in enumerate(own):
                item = flow.itemAt(at)
                card = item.widget() if item is not None else None
                if isinstance(card, PersonCard):
                    card.show_person(row, today, knows_load=knows_load)
            self._heads[section].setText(_heading(section, own))
            self._heads[section].setVisible(bool(own))
            box.setVisible(bool(own))
            box.updateGeometry()
        self.cards = [card for section in self._flows for card in self._of(section)]
        self._share_width()
        found = [n for n, row in enumerate(self._rows()) if row is not None and row.person.id == before]
        self._choose(found[0] if found else 0 if self.cards else -1, takes_focus=False)

    def go_to(self, person: str) -> bool:
        """Choose somebody by id; False where the person is not shown."""
        for at, row in enumerate(self._rows()):
            if row is not None and row.person.id == person:
                self._choose(at, takes_focus=False)
                return True
        return False

    def take_focus(self) -> None:
        """Put the focus on the chosen card."""
        if 0 <= self._at < len(self.cards):
            self.cards[self._at].setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Divide the width: as many columns as fit, each as wide as is left."""
        margins = self._whole.contentsMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        columns = max(1, (room + GAP) // (self._desk.theme.px(WIDE) + GAP))
        for card in self.cards:
            card.be_wide((room - GAP * (columns - 1)) // columns)
        for box, _ in self._flows.values():
            box.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._step(event) or self._desk.actions.press(event, self._scope):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _step(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self.opened.emit(self._at)
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K) and not self._desk.theme.appearance.single_keys:
            return False
        elif key in _STEPS:
            self._choose(self._at + _STEPS[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._choose(self._below() if key == Qt.Key.Key_Down else self._above())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(0 if key == Qt.Key.Key_Home else len(self.cards) - 1)
        else:
            return False
        return True

    def _below(self) -> int:
        here = self._place(self._at)
        later = [n for n in range(self._at + 1, len(self.cards)) if self._place(n).y() > here.y()]
        if not later:
            return self._at
        line = [n for n in later if self._place(n).y() == self._place(later[0]).y()]
        return min(line, key=lambda n: abs(self._place(n).x() - here.x()))

    def _above(self) -> int:
        here = self._place(self._at)
        earlier = [n for n in range(self._at) if self._place(n).y() < here.y()]
        if not earlier:
            return self._at
        line = [n for n in earlier if self._place(n).y() == self._place(earlier[-1]).y()]
        return min(line, key=lambda n: abs(self._place(n).x() - here.x()))

    def _place(self, at: int) -> QPointF:
        card = self.cards[at]
        return QPointF(card.mapTo(self._content, card.rect().topLeft()))

    def _choose(self, at: int, *, takes_focus: bool = True) -> None:
        if self.cards:
            at = min(max(at, 0), len(self.cards) - 1)
        is_other = at != self._at
        self._at = at
        if at >= 0:
            self.cards[at].setChecked(True)
        for n, card in enumerate(self.cards):
            # One stop for Tab, not ninety: the arrows go from card to card.
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if n == at else Qt.FocusPolicy.ClickFocus)
        if at >= 0 and (takes_focus or any(card.hasFocus() for card in self.cards)):
            self.cards[at].setFocus()
            self.ensureWidgetVisible(self.cards[at], 0, 12)
        if is_other and at >= 0:
            self.current_row_changed.emit(at)

    def _new_card(self, box: QWidget) -> PersonCard:
        card = PersonCard(self._desk.theme, box)
        self._group.addButton(card)
        card.clicked.connect(lambda: self._choose(self.cards.index(card)))
        card.show()
        return card

    def _of(self, section: str) -> list[PersonCard]:
        _, flow = self._flows[section]
        found = (flow.itemAt(at) for at in range(flow.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [widget for widget in widgets if isinstance(widget, PersonCard)]

    def _rows(self) -> list[PersonRow | None]:
        return [card.row for card in self.cards]


def _heading(section: str, rows: Sequence[PersonRow]) -> str:
    translate = QCoreApplication.translate
    names = {
        DEDICATED: translate("Roster", "Dedicated to the room"),
        SUNK: translate("Roster", "Posted by county departments"),
        OWN: translate("Roster", "The township's own"),
    }
    return translate("Roster", "{name} · {n} persons").format(name=names[section], n=len(rows))


def _certificate(row: PersonRow, today: date) -> str:
    text = certificate_left(row.person, today)[0]
    return QCoreApplication.translate("Roster", "Certificate {left}").format(left=text) if text else ""

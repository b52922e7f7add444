"""The two halves of the page: the room with its clock and what rings, and the list of persons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from commandroom.ui import words
from commandroom.ui.icons import pixmap
from commandroom.ui.moments import local
from commandroom.ui.signin.model import Ringing
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import AccountRow, RoomSheet

PERSON = Qt.ItemDataRole.UserRole
PASSWORD_MOST = 128
_ROW_HIGH = 34
_SIGN = 34


class RoomSide(QFrame):
    """Which room, what time it is, how much rings: what anybody at the door may see."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nav")
        self._theme = theme
        sign = QLabel()
        sign.setPixmap(pixmap("radio-tower", theme.hex("nav_accent"), _SIGN, self.devicePixelRatioF()))
        self.room = PlainLabel(self.tr("Command room"), "brand")
        self.place = PlainLabel("", "brandsub", wrap=True)
        self.clock = PlainLabel("", "navlarge")
        self.date = PlainLabel("", "brandsub")
        self.bell = QLabel()
        self.alarms = PlainLabel("", "navname", wrap=True)
        note = PlainLabel(
            self.tr("While the seat is locked alarms go on ringing; what they are about is shown after signing in."),
            "brandsub",
            wrap=True,
        )  # fmt: skip
        self.keys = PlainLabel("", "brandsub", wrap=True)
        rings = row(self.bell, self.alarms, spacing=10)
        rings.setStretch(1, 1)
        self.setLayout(
            column(
                row(sign, column(self.room, self.place, spacing=2), None, spacing=12), None,
                self.clock, self.date, 14, self.keys, None, rings, note, margins=(44, 44, 44, 40), spacing=8,
            )
        )  # fmt: skip
        self.show_ringing(Ringing())
        self.show_keys(is_guarded=True)

    def show_keys(self, *, is_guarded: bool) -> None:
        """How somebody else sits down without the mouse."""
        with_one = self.tr("To change who sits here by keys alone: pinyin initials, Enter, password, Enter.")
        self.keys.setText(
            with_one
            if is_guarded
            else self.tr("To change who sits here by keys alone: pinyin initials, Enter.")
        )

    def show_room(self, facts: RoomSheet) -> None:
        """Which room and seat."""
        self.place.setText(self.tr("{place} · seat {seat}").format(place=facts.name, seat=facts.seat))

    def show_time(self, now: datetime) -> None:
        """The clock of the township."""
        shown = local(now)
        self.clock.setText(f"{shown:%H:%M}")
        days = (
            self.tr("Monday"), self.tr("Tuesday"), self.tr("Wednesday"), self.tr("Thursday"), self.tr("Friday"),
            self.tr("Saturday"), self.tr("Sunday"),
        )  # fmt: skip
        pattern = self.tr("{year}-{month:02d}-{day:02d} {weekday}")
        weekday = days[shown.weekday()]
        self.date.setText(pattern.format(year=shown.year, month=shown.month, day=shown.day, weekday=weekday))

    def show_ringing(self, ringing: Ringing) -> None:
        """How many alerts wait: a count, never a title."""
        some = self.tr("{n} alerts wait, {first} of the first class")
        text = some.format(n=ringing.all, first=ringing.first) if ringing.all else self.tr("No alert waits")
        self.alarms.setText(text)
        role = "nav_accent" if ringing.all else "nav_muted"
        name = "bell-ring" if ringing.all else "bell"
        self.bell.setPixmap(pixmap(name, self._theme.hex(role), 20, self.devicePixelRatioF()))


class PersonList(QListWidget):
    """Persons by name, unit and posts; the search field moves through it."""

    def __init__(self, theme: Theme, *, lang: str) -> None:
        super().__init__()
        self._theme, self._lang = theme, lang
        self.setObjectName("persons")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Persons"))
        self.setMinimumHeight(theme.px(_ROW_HIGH) * 3 - 4)

    @property
    def person(self) -> str:
        """The id of the chosen one, "" where there is none."""
        item: QListWidgetItem | None = self.currentItem()
        return str(item.data(PERSON)) if item is not None else ""

    def show_rows(self, rows: Sequence[AccountRow], *, here: str) -> None:
        """Show these, the first chosen."""
        self.clear()
        for one in rows:
            posts = words.roles_text([role.value for role in one.person.roles], lang=self._lang)
            seated = self.tr("(here now)") if one.person.id == here else ""
            text = f"{one.person.name} {seated}".rstrip() + f"   {_joined((one.unit_name, posts))}"
            item = QListWidgetItem(text, self)
            item.setData(PERSON, one.person.id)
            item.setToolTip(text)  # whole, where the name of a post is cut
            item.setSizeHint(QSize(0, self._theme.px(_ROW_HIGH)))
        self.setCurrentRow(0)

    def step(self, by: int) -> None:
        """So many rows on or back."""
        if self.count():
            self.setCurrentRow(min(max(self.currentRow() + by, 0), self.count() - 1))


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)


def password_field(name: str) -> FormField:
    """A field that shows nothing of what is typed."""
    line = TextInput(limit=PASSWORD_MOST)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return FormField(name, line)


def line_of(field: FormField) -> QLineEdit:
    """The line of such a field."""
    control = field.control
    assert isinstance(control, QLineEdit)  # noqa: S101 - made above
    return control

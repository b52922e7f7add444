"""The page of signing in: it stands over the whole window until somebody has, and keeps every key to itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import ceil

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.domain.people.passwords import Profile
from commandroom.ui import words
from commandroom.ui.signin import model
from commandroom.ui.signin.model import Seen
from commandroom.ui.signin.parts import PersonList, RoomSide, line_of, password_field
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, follow_in_tab_order, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import AccountRow
from commandroom.usecases.secret import Secret

CARD_WIDE, SIDE_LEAST, SIDE_MOST, MOST_HIGH = 460, 300, 560, 700
RESCUE_KEY = "F2"
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CHANGES = frozenset({"signin.change_first", "signin.change_old"})


class SignInPage(QDialog):
    """Says who wants to sign in with what (`tried`), with which new password (`changed`, `founded`) or code (`rescued`)."""

    tried = Signal(str, str)
    changed = Signal(str, str, str)
    founded = Signal(str, str)
    rescued = Signal(str, str)
    closing = Signal()

    def __init__(self, theme: Theme, window: QWidget, *, lang: str, is_guarded: bool) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.theme, self._window, self._lang, self._is_guarded = theme, window, lang, is_guarded
        self._rows: Sequence[AccountRow] = ()
        self._recent: tuple[str, ...] = ()
        self._here = ""
        self._seen: Seen | None = None
        self._is_first = self._is_changing = self._is_rescuing = False
        self._is_start = True
        self._held_until: datetime | None = None
        self._free_at: float | None = None
        self.setModal(True)
        self.setWindowTitle(self.tr("Sign in"))
        self.setAccessibleName(self.windowTitle())
        self.side = RoomSide(theme)
        self._make()
        self._arrange()
        theme.wear(self)
        window.installEventFilter(self)
        self._show_fields()

    def _make(self) -> None:
        theme = self.theme
        self.title = PlainLabel(self.tr("Sign in"), "h1")
        self.told = PlainLabel("", "muted", wrap=True)
        self.search = TextInput(self.tr("Name, unit or pinyin initials"))
        self.who = FormField(self.tr("Person"), self.search)
        self.list = PersonList(theme, lang=self._lang)
        self.password = password_field(self.tr("Password"))
        self.new = password_field(self.tr("New password"))
        self.again = password_field(self.tr("New password once more"))
        self.code = password_field(self.tr("Rescue code"))
        self.given = PlainLabel("", "large").selectable()
        self.lost = Button(theme, "", kind="link", keys=RESCUE_KEY)
        self._lost_line = QWidget()
        self.fault = PlainLabel("", "error", wrap=True)
        self.button = Button(theme, self.tr("Sign in"), kind="primary", keys="Enter").large()
        self.leave = Button(theme, self.tr("Close the window"), kind="ghost").large()
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._go_on())
        self.list.currentRowChanged.connect(self._other_person)
        self.button.clicked.connect(self.submit)
        self.leave.clicked.connect(self.close)
        self.lost.clicked.connect(self.turn)
        for part in (self.button, self.leave, self.lost):
            part.setAutoDefault(False)

    def _arrange(self) -> None:
        listed = Card(column(self.list, spacing=0, margins=(1, 1, 1, 1)), name="box")
        self._lost_line.setLayout(row(self.lost, None))
        inside = column(
            self.title, self.told, self.given, 4, self.who, listed, self.password, self.code, self.new, self.again, self.fault,
            self._lost_line, 2, row(self.leave, None, self.button, spacing=10), margins=(28, 26, 28, 22), spacing=10,
        )  # fmt: skip
        inside.setStretch(5, 1)
        self.card = Card(inside)
        self.card.setFixedWidth(self.theme.px(CARD_WIDE))
        self.card.setMaximumHeight(self.theme.px(MOST_HIGH))
        middle = QFrame()
        around = row(None, self.card, None, margins=(24, 24, 24, 24))
        around.setStretch(0, 1)
        middle.setLayout(around)
        whole = row(self.side, middle, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        follow_in_tab_order(
            self.search, self.password.control, self.code.control, self.new.control, self.again.control, self.lost,
            self.leave, self.button,
        )  # fmt: skip

    # --- what is shown ---------------------------------------------------------------------------------------------

    def show_seen(self, seen: Seen, *, recent: Sequence[str], is_start: bool) -> None:
        """Who may sign in, and where."""
        self._seen, self._is_start = seen, is_start
        self._recent, self._here = tuple(recent), seen.facts.operator
        self._is_first = self._is_guarded and seen.is_first
        self.side.show_room(seen.facts)
        self.side.show_ringing(seen.ringing)
        self._say_rules(seen.profile)
        self._show_way()

    def show_locked(self) -> None:
        """As somebody left it who has signed in since the start."""
        self._is_start = False
        self._show_way()

    def _show_way(self) -> None:
        """The heading, who can be chosen, and which fields there are, by what is being done."""
        if self._seen is not None:
            seen = self._seen
            rows = seen.keepers() if self._is_rescuing else seen.people(is_guarded=self._is_guarded)
            self._rows = (
                [row for row in self._rows if row.person.id == self.list.person]
                if self.given.text()
                else rows
            )
        self._show_fields()
        self.title.setText(self._heading())
        self.told.setText(self._explained())
        self._filter(self.search.text())

    def _heading(self) -> str:
        if self._is_rescuing or self.given.text():
            return self.tr("Rescue code")
        if self._is_first:
            return self.tr("Choose the first password")
        return self.tr("Sign in") if self._is_start else self.tr("The seat is locked")

    def _explained(self) -> str:
        if self.given.text():
            return self.tr(
                "This is the first password, shown this once; the code is void. Choose another password now."
            )
        if self._is_rescuing:
            return self.tr(
                "When who keeps the accounts has lost the password: the sealed code gives a first password, once. Wrong "
                "codes wait as wrong passwords do."
            )
        if self._is_first:
            return self.tr(
                "Nobody has an account in this room yet. Who keeps the accounts begins, and gives the others theirs."
            )
        if not self._is_guarded:
            return self.tr("A room for practice: whoever sits down signs in without a password.")
        return self.tr(
            "Every deed is written down under the name of who signs in. What was open stays as it was."
        )

    def _say_rules(self, profile: Profile | None) -> None:
        if profile is None:
            return
        text = self.tr(
            "At least {least} characters, better {advised} or more; nothing that is easily guessed."
        )
        if profile.classes:
            text = self.tr(
                "At least {least} characters out of {classes} classes: capital and small letters, digits, signs."
            )
        self.new.show_hint(text.format(least=profile.least, advised=profile.advised, classes=profile.classes))

    def _show_fields(self) -> None:
        is_new, has_given = self._is_changing or self._is_first, bool(self.given.text())
        self.password.setVisible(self._is_guarded and not (self._is_first or self._is_rescuing or has_given))
        self.code.setVisible(self._is_rescuing)
        self.given.setVisible(has_given)
        for field in (self.new, self.again):
            field.setVisible(is_new)
        self.who.setVisible(not has_given)
        self.list.setEnabled(not has_given)
        self._lost_line.setVisible(self._is_guarded and not is_new)
        self.lost.say(
            self.tr("Back to the password") if self._is_rescuing else self.tr("Rescue code…"), keys=RESCUE_KEY
        )
        text = self.tr("Take the code") if self._is_rescuing else self.tr("Sign in")
        self.button.say(self.tr("Change and sign in") if is_new else text, keys="Enter")

    @Slot()
    def turn(self) -> None:
        """From the password to the rescue code, or back."""
        if not self.lost.isVisible() or not self.button.isEnabled():
            return
        self._is_rescuing = not self._is_rescuing
        self._forget_wait()
        for field in (self.password, self.code):
            line_of(field).clear()
            field.clear_fault()
        self.search.clear()
        self._show_way()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_given(self, given: Secret) -> None:
        """The code was right: its first password, which is changed at once by who stands in the list."""
        self._is_rescuing, self._is_changing = False, True
        line_of(self.password).setText(given.reveal())
        line_of(self.code).clear()
        self.given.setText(given.reveal())
        self._wait(is_waiting=False)
        self._show_way()
        self.new.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: RoomError) -> None:
        """Say why not; where another password is wanted first, ask for it."""
        self._wait(is_waiting=False)
        text = words.error_text(error, lang=self._lang)
        if error.code in CHANGES and not self._is_changing:
            self._is_changing = True
            self._show_fields()
            self.new.control.setFocus(Qt.FocusReason.OtherFocusReason)
        elif error.code.startswith("password."):
            self.new.show_fault(text)
            self.new.control.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        else:
            for field in (self.code,) if self.given.text() else (self.password, self.code):
                line_of(field).clear()
            self._first_to_fill().setFocus(Qt.FocusReason.OtherFocusReason)
        until = error.params.get("until")
        self._held_until, self._free_at = until if isinstance(until, datetime) else None, None
        self.fault.setText(text)

    def tick(self, now: datetime, up: float | None = None) -> None:
        """A second has passed: the clock, and how long is still to be waited, by what nobody can set (`up`, seconds)."""
        self.side.show_time(now)
        up = now.timestamp() if up is None else up
        if self._held_until is not None:
            self._free_at, self._held_until = up + (self._held_until - now).total_seconds(), None
        if self._free_at is None:
            return
        left = ceil(self._free_at - up)
        if left <= 0:
            self._forget_wait()
            return
        said = self.tr("Too many wrong passwords; the next try is open in {minutes}:{seconds:02d}.")
        self.fault.setText(said.format(minutes=left // 60, seconds=left % 60))

    def _forget_wait(self) -> None:
        self._held_until = self._free_at = None
        self.fault.setText("")

    def begin(self) -> None:
        """Nothing is filled in, and the first key goes to the person."""
        self._is_changing = self._is_rescuing = False
        self.given.setText("")
        self.search.clear()
        for field in (self.password, self.code, self.new, self.again):
            line_of(field).clear()
            field.clear_fault()
        self._forget_wait()
        self._wait(is_waiting=False)
        self._show_way()
        self.cover()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def cover(self) -> None:
        """Lie over the whole window, wherever it is."""
        window = self._window
        self.resize(window.size())
        self.move(window.mapToGlobal(QPoint(0, 0)))
        wide = min(max(window.width() * 36 // 100, SIDE_LEAST), SIDE_MOST)
        self.side.setFixedWidth(wide)

    # --- what is done ----------------------------------------------------------------------------------------------

    @Slot()
    def submit(self) -> None:
        """Try what stands there."""
        person = self.list.person
        if not person or not self.button.isEnabled():
            return
        old, new, again = (line_of(field).text() for field in (self.password, self.new, self.again))
        for field in (self.password, self.code, self.new, self.again):
            field.clear_fault()
        self.fault.setText("")
        lacking = self._lacking(old, new, again)
        if lacking is not None:
            line_of(lacking).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._wait(is_waiting=True)
        if self._is_rescuing:
            self.rescued.emit(person, line_of(self.code).text().strip())
        elif self._is_first:
            self.founded.emit(person, new)
        elif self._is_changing:
            self.changed.emit(person, old, new)
        else:
            self.tried.emit(person, old)

    def _lacking(self, old: str, new: str, again: str) -> FormField | None:
        """The next field that is to be filled in; None when all are."""
        if self._is_rescuing:
            return None if line_of(self.code).text().strip() else self.code
        if self._is_guarded and not (old or self._is_first):
            return self.password
        if not (self._is_changing or self._is_first):
            return None
        if not new:
            return self.new
        if again and new != again:
            self.again.show_fault(self.tr("The new password was not typed the same twice."))
        return None if new == again else self.again

    def _wait(self, *, is_waiting: bool) -> None:
        self.button.setEnabled(not is_waiting)

    def _first_to_fill(self) -> QWidget:
        if self._is_rescuing:
            return self.code.control
        if self._is_first or self.given.text():
            return self.new.control
        return self.password.control if self._is_guarded else self.button

    def _go_on(self) -> None:
        """The person is chosen: on to the password; where there is none, in."""
        if self._is_guarded:
            self._first_to_fill().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.submit()

    def _filter(self, text: str) -> None:
        rows = model.found(self._rows, text, here=self._here, recent=self._recent)
        self.list.show_rows(rows, here=self._here)
        lacking = "" if rows else self.tr("Nobody of this name can sign in here.")
        self.who.show_hint(lacking)

    def _other_person(self, _row: int) -> None:
        """Another person has another password, and no wait of somebody else's; the code is the room's."""
        if self._is_rescuing or self.given.text():
            return
        if self._is_changing:
            self._is_changing = False
            self._show_fields()
        self._forget_wait()

    # --- keys and the window ---------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing goes on to the desk behind; Esc leads back from the code, and leaves no seat unlocked."""
        if event.key() in _ENTER:
            self.submit()
        elif event.key() == Qt.Key.Key_F2 or (event.key() == Qt.Key.Key_Escape and self._is_rescuing):
            self.turn()
        event.accept()

    @override
    def reject(self) -> None:
        """Esc does nothing here."""

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.closing.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                self.list.step(_STEPS[key])
                return True
            if key in _ENTER:
                self._go_on()
                return True
        if watched is self._window and event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.cover()
        return False

"""Joining a hub or centre, for the first time or in the place of a broken seat: where, with which code, with which PIN.

The code is checked while it is typed, and its second half names the certificate that this seat will accept: nothing is
sent to anybody else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from commandroom.domain.errors import FieldError, RoomError
from commandroom.domain.exchange.joining import FINGERPRINT_CHARACTERS, SECRET_CHARACTERS, Code, code_from
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.leaving import gone_when_closed, while_there
from commandroom.ui.widgets.arrange import column
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.progress import ProgressLine
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.exchanging import Exchanging, Joined

WIDE = 620
LENGTH = SECRET_CHARACTERS + 1 + FINGERPRINT_CHARACTERS
SCHEME = "https://"
STEP_MS = 1000
_CODE_FIELD = "code"
_AT_CODE = frozenset(
    {
        "exchange.code_wrong",
        "exchange.code_used",
        "exchange.code_expired",
        "exchange.code_mistyped",
        "exchange.code_burnt",
        "exchange.code_elsewhere",
    }
)
_AT_URL = frozenset(
    {"exchange.not_our_server", "exchange.no_answer", "exchange.other_authority", "exchange.plain_http"}
)


def grouped(text: str, size: int = 4) -> str:
    """A fingerprint in groups, to be read aloud."""
    return "-".join(text[at : at + size] for at in range(0, len(text), size))


def address(text: str) -> str:
    """The address as it is asked: `https://` before one that names no scheme, no slash behind."""
    bare = text.strip().rstrip("/")
    return bare if "://" in bare else f"{SCHEME}{bare}" if bare else ""


class JoinDialog(CardDialog):
    """Asks, joins off the window's thread, and says at the end what happens next; `joined` tells who it is now."""

    guards_lines = True

    def __init__(self, desk: Desk, port: Exchanging, *, url: str = "", parent: QWidget) -> None:
        super().__init__(desk.theme, "", parent=parent, size=(WIDE, 0))
        self.desk, self._port, self._seconds = desk, port, 0
        self.joined: Joined | None = None
        self.title.setText(self.tr("Join a hub or centre"))
        self.setWindowTitle(self.title.text())
        self.setAccessibleName(self.title.text())
        self.submit_button.say(self.tr("Join"))
        self._make(url)
        self._arrange()
        desk.gate.guard(self.submit_button)

    def _make(self, url: str) -> None:
        self.url = TextInput(self.tr("https://address of the hub or centre"), url, limit=300)
        self.code = TextInput("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XX", limit=60)
        self.pin = TextInput(limit=100)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.fields = {
            "url": FormField(self.tr("Address"), self.url, required=True),
            _CODE_FIELD: FormField(
                self.tr("One-time code"), self.code, required=True,
                hint=self.tr("From the hub or centre; good for thirty minutes and for one seat."),
            ),
            "pin": FormField(
                self.tr("PIN for the keys"), self.pin,
                hint=self.tr(
                    "Only where this system has no keyring: the keys are wrapped with the PIN, which is asked for at each "
                    "start. Left empty, a file that this machine opens by itself takes its place."
                ),
            ),
        }  # fmt: skip
        self.fingerprint = PlainLabel("", "ok", wrap=True)
        self.fingerprint.hide()
        self.line = ProgressLine(self.theme)
        self.progress = PlainLabel("", "muted")
        self.progress.hide()
        self.told = PlainLabel("", wrap=True)
        self.code.textEdited.connect(lambda _text: self.check_code())
        self.url.textEdited.connect(lambda _text: self.fields["url"].clear_fault())
        self._clock = QTimer(self, interval=STEP_MS)
        self._clock.timeout.connect(self._count)

    def _arrange(self) -> None:
        about = PlainLabel(
            self.tr(
                "The room's hub or the county's centre gives out a code for one seat. The same code and this same page put "
                "a new machine in the place of a broken seat: the room's data come back to it."
            ),
            wrap=True,
        )
        self.form = QWidget()
        parts = (about, self.fields["url"], self.fields[_CODE_FIELD], self.fingerprint, self.fields["pin"])
        self.form.setLayout(column(*parts, self.line, self.progress, spacing=12))
        self.outcome = Card(column(self.told, margins=(16, 14, 16, 14)))
        self.outcome.hide()
        self.body.addWidget(self.form)
        self.body.addWidget(self.outcome)
        (self.code if self.url.text() else self.url).setFocus()

    # --- while it is typed -----------------------------------------------------------------------------------------

    def check_code(self) -> Code | None:
        """Look at what stands there: how much of a code it is, or whose it is."""
        field, typed = self.fields[_CODE_FIELD], self.code.text()
        count = sum(letter.isalnum() for letter in typed)
        field.clear_fault()
        field.show_side(f"{count} / {LENGTH}" if count else "")
        self.fingerprint.hide()
        try:
            code = code_from(typed)
        except FieldError:
            if count >= LENGTH:
                field.show_fault(
                    self.tr("Mistyped: a character is wrong, or two are swapped. Compare it once more.")
                )
            return None
        told = self.tr("✓ Typed rightly. Only a server with the fingerprint {fingerprint} is accepted.")
        self.fingerprint.setText(told.format(fingerprint=grouped(code.fingerprint)))
        self.fingerprint.show()
        self._fit(self.window_behind)
        return code

    # --- the answer ------------------------------------------------------------------------------------------------

    @override
    def submit(self) -> None:
        if self.joined is not None:
            self.accept()
            return
        self.show_fault("")
        url, code = address(self.url.text()), self.check_code()
        if code is None:
            self._refuse_at(_CODE_FIELD, self.tr("The code has {count} characters.").format(count=LENGTH))
        if not url.startswith(SCHEME) or len(url) <= len(SCHEME):
            self._refuse_at(
                "url", self.tr("An address that begins with https://, such as https://10.0.0.5:8443.")
            )
        elif code is not None:
            self._join(url, code)

    def _join(self, url: str, code: Code) -> None:
        self.set_busy(is_busy=True)
        self._set_waiting(is_waiting=True)
        work = partial(self._port.join, url, code.text, pin=self.pin.text())
        self.desk.far.run(
            work, then=while_there(self, self._show_joined), failed=while_there(self, self._refuse)
        )

    def _show_joined(self, joined: Joined) -> None:
        self.joined = joined
        self._set_waiting(is_waiting=False)
        self.set_busy(is_busy=False)
        text = self.tr(
            "✓ Joined: this is seat {seat} of {unit}. The fingerprint {fingerprint} was checked.\n\n"
            "What happens next: the first exchange brings all that the room has, the open events first; the desk can be "
            "used meanwhile. What was done here goes up by itself. The page shows how far it is."
        )
        self.told.setText(
            text.format(seat=joined.seat, unit=joined.unit, fingerprint=grouped(joined.fingerprint))
        )
        self.told.setAccessibleName(self.told.text())
        self.form.hide()
        self.outcome.show()
        self.submit_button.say(self.tr("Done"))
        self.cancel_button.hide()
        self._fit(self.window_behind)
        self.submit_button.setFocus()

    def _refuse(self, error: Exception) -> None:
        self._set_waiting(is_waiting=False)
        self.set_busy(is_busy=False)
        if not isinstance(error, RoomError):
            self.desk.fail(error)
            return
        text = words.error_text(error, lang=self.desk.lang)
        if error.code in _AT_CODE:
            self._refuse_at(_CODE_FIELD, text)
        elif error.code in _AT_URL:
            self._refuse_at("url", text)
        else:
            self.show_fault(text)

    def _refuse_at(self, name: str, text: str) -> None:
        self.fields[name].show_fault(text)
        self.fields[name].control.setFocus()
        self._fit(self.window_behind)

    def _set_waiting(self, *, is_waiting: bool) -> None:
        self._seconds = 0
        self.progress.setText(self.tr("Asking the server…"))
        self.progress.setVisible(is_waiting)
        if is_waiting:
            self.line.start()
            self._clock.start()
        else:
            self.line.stop()
            self._clock.stop()

    def _count(self) -> None:
        self._seconds += 1
        self.progress.setText(self.tr("Asking the server, {n} s…").format(n=self._seconds))

    @override
    def _typed(self) -> tuple[str, ...]:
        """Joined, nothing is lost any more."""
        return () if self.joined is not None else super()._typed()


def open_join(
    desk: Desk, parent: QWidget, port: Exchanging, *, url: str = "", then: Callable[[], object]
) -> JoinDialog:
    """Open it; `then` is called when this seat has joined and the dialog was closed."""
    dialog = JoinDialog(desk, port, url=url, parent=parent)
    dialog.finished.connect(lambda _code=0: then() if dialog.joined is not None else None)
    dialog.finished.connect(lambda _code=0: dialog._clock.stop())  # noqa: SLF001  its own opener
    gone_when_closed(dialog)
    dialog.open()
    return dialog

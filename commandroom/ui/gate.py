"""The gate before everything that writes: closed while the store cannot keep it, or for who may not do it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui.words import error_text

Guarded = QWidget | QAction
DUTIES = (
    *("register", "import", "urge", "supervise", "settle"),
    *(
        "keep:person",
        "keep:presence",
        "keep:duty",
        "keep:map",
        "keep:named",
        "keep:rule",
        "keep:warning",
        "keep:mode",
        "summary:edit",
        "summary:read",
        "assess:freeze",
        "assess:points",
        "circular",
        "custody",
        "change:rule",
    ),
)
"""What parts of the desk are guarded by, besides the store: a verb, the keeping of a kind of record, a deed at a summary."""


class Gate(QObject):
    """Knows why nothing may be written, and which duties are not this person's.

    What it guards is disabled meanwhile and says the reason in its tooltip. A page may enable a guarded part at any
    time: the wish is kept until the gate opens.
    """

    changed = Signal()
    faulted = Signal(object)

    def __init__(self, *, lang: str = "zh_CN", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self._closed: dict[str, RoomError] = {}
        self._barred: dict[str, RoomError] = {}
        self._guarded: dict[Guarded, str] = {}
        self._held: dict[Guarded, tuple[bool, str]] = {}
        self._offered: dict[QAction, str] = {}
        self._is_holding = False

    @property
    def error(self) -> RoomError | None:
        """Why nothing can be written now; None while the gate is open."""
        return next(iter(self._closed.values()), None)

    @property
    def reason(self) -> str:
        """The sentence for it, "" while the gate is open."""
        return self._say(self.error)

    def bar_of(self, duty: str) -> RoomError | None:
        """Why a duty cannot be done here now: the store's trouble first, else the missing right."""
        return self.error or self._barred.get(duty)

    def lacking(self, duty: str) -> str:
        """The sentence about a right that is missing, "" where it is there."""
        return self._say(self._barred.get(duty))

    def shut(self, key: str, error: RoomError) -> None:
        """Close it for a reason; several reasons may hold at once."""
        before, self._closed[key] = self._closed.get(key), error
        if before is None or before.code != error.code:
            self._apply()

    def lift(self, key: str) -> None:
        """The reason is gone."""
        if self._closed.pop(key, None) is not None:
            self._apply()

    def bar(self, duties: Mapping[str, RoomError]) -> None:
        """Somebody sits here who may not do these."""
        self._barred = dict(duties)
        self._apply()

    def report(self, error: RoomError) -> None:
        """The store answered with a fault; whoever watches the world says what that means."""
        self.faulted.emit(error)

    def guard(self, *parts: Guarded, duty: str = "") -> None:
        """Disable these parts as long as the gate is closed, or closed for their duty (one of `DUTIES`)."""
        self._guarded = {part: needs for part, needs in self._guarded.items() if isValid(part)}
        self._held = {part: held for part, held in self._held.items() if isValid(part)}
        for part in parts:
            if part in self._guarded:
                continue
            self._guarded[part] = duty
            if isinstance(part, QWidget):
                part.installEventFilter(self)
            else:
                part.enabledChanged.connect(lambda _is_on, it=part: self._rehold(it))
            if self.bar_of(duty) is not None:
                self._hold(part)

    def offer(self, action: QAction, duty: str) -> None:
        """Offer a deed in menus and by its key only to whoever may do it."""
        self._offered = {deed: needs for deed, needs in self._offered.items() if isValid(deed)}
        self._offered[action] = duty
        action.setVisible(duty not in self._barred)

    def _apply(self) -> None:
        for deed, duty in self._offered.items():
            if isValid(deed):
                deed.setVisible(duty not in self._barred)
        for part, duty in [(part, duty) for part, duty in self._guarded.items() if isValid(part)]:
            if self.bar_of(duty) is not None:
                self._hold(part)
            elif part in self._held:
                was_enabled, tip = self._held.pop(part)
                part.setEnabled(was_enabled)
                part.setToolTip(tip)
        self.changed.emit()

    def _hold(self, part: Guarded) -> None:
        is_wanted = _is_enabled(part)
        known = self._held.get(part)
        self._held[part] = (
            is_wanted or (known is not None and known[0]),
            known[1] if known else part.toolTip(),
        )
        self._is_holding = True
        part.setEnabled(False)
        self._is_holding = False
        part.setToolTip(self._say(self.bar_of(self._guarded[part])))

    def _rehold(self, part: Guarded) -> None:
        is_barred = self.bar_of(self._guarded.get(part, "")) is not None
        if is_barred and not self._is_holding and _is_enabled(part):
            self._hold(part)

    def _say(self, error: RoomError | None) -> str:
        return error_text(error, lang=self._lang) if error is not None else ""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.EnabledChange and isinstance(watched, QWidget):
            self._rehold(watched)
        return False


def _is_enabled(part: Guarded) -> bool:
    """Whether the part itself is enabled, whatever stands around it."""
    if isinstance(part, QWidget):
        around = part.parentWidget()
        return part.isEnabledTo(around) if around is not None else part.isEnabled()
    return part.isEnabled()

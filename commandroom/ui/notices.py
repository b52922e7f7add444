"""What the desk says in passing (toasts) and what it says as long as it is true (banners)."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

import msgspec
from PySide6.QtCore import QObject, Signal

from commandroom.domain.errors import RoomError
from commandroom.ui.words import error_text

UNDO_SECONDS = 10
PASSING_SECONDS = 5
GRAVE_SECONDS = 12


class Kind(IntEnum):
    """How grave it is; the graver banner hides the lighter one."""

    INFO = 0
    SUCCESS = 1
    WARN = 2
    CRIT = 3


class Notice(msgspec.Struct, frozen=True):
    """Something said in passing, with one thing that can be done about it."""

    text: str
    kind: Kind = Kind.INFO
    action: str = ""
    on_action: Callable[[], object] | None = None
    seconds: int = PASSING_SECONDS
    is_undo: bool = False


class Banner(msgspec.Struct, frozen=True):
    """Something that stays true until it is lowered by its key."""

    key: str
    text: str
    kind: Kind = Kind.INFO
    action: str = ""
    on_action: Callable[[], object] | None = None


class Notices(QObject):
    """The one channel by which the desk speaks to the person; the window shows what comes out of it."""

    said = Signal(object)
    lapsed = Signal(object, str)
    banner_changed = Signal(object)

    def __init__(self, *, lang: str = "zh_CN", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self._banners: dict[str, Banner] = {}

    @property
    def banner(self) -> Banner | None:
        """The gravest banner, the newest of equals; None when all is well."""
        return max(reversed(self._banners.values()), key=lambda banner: banner.kind, default=None)

    def inform(self, text: str) -> None:
        """Say something that needs no answer."""
        self.said.emit(Notice(text))

    def confirm(self, text: str) -> None:
        """Say that it is done."""
        self.said.emit(Notice(text, Kind.SUCCESS))

    def warn(self, text: str, *, action: str = "", on_action: Callable[[], object] | None = None) -> None:
        """Say that something needs attention."""
        self.said.emit(Notice(text, Kind.WARN, action, on_action, GRAVE_SECONDS))

    def refuse(self, error: RoomError) -> None:
        """Say why it was refused, in the catalogue's sentence."""
        self.said.emit(Notice(error_text(error, lang=self._lang), Kind.CRIT, seconds=GRAVE_SECONDS))

    def offer_undo(self, text: str, undo: Callable[[], object]) -> Notice:
        """Say that it is done and offer to take it back for ten seconds."""
        notice = Notice(text, Kind.SUCCESS, self.tr("Undo"), undo, UNDO_SECONDS, is_undo=True)
        self.said.emit(notice)
        return notice

    def let_lapse(self, notice: Notice, why: str) -> None:
        """What was offered can no longer be done; whoever still reads the notice is told why."""
        self.lapsed.emit(notice, why)

    def raise_banner(self, banner: Banner) -> None:
        """Show a banner until it is lowered; the same key replaces the earlier one.

        What says again what it said keeps its place: a reminder every few seconds hides nothing that is newer.
        """
        before = self._banners.get(banner.key)
        if before is None or (before.kind, before.text) != (banner.kind, banner.text):
            self._banners.pop(banner.key, None)
        self._banners[banner.key] = banner
        self.banner_changed.emit(self.banner)

    def lower_banner(self, key: str) -> None:
        """It is no longer true."""
        if self._banners.pop(key, None) is not None:
            self.banner_changed.emit(self.banner)

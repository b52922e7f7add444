"""The words of the exchange: how it stands, what waits, how long ago, what is stuck and what its button says."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication

from commandroom.base.sentences import sentence
from commandroom.ui import words
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.moments import local, short_text
from commandroom.ui.punctuation import aside, named
from commandroom.usecases.exchanging import (
    DeviceRow,
    ExchangeState,
    KeyLife,
    KeyPlace,
    Line,
    PeerState,
    Trouble,
    WayOut,
)

if TYPE_CHECKING:
    from commandroom.ui.desk import Desk
    from commandroom.usecases.exchanging import Exchanging

PAGE = "exchange"
FAR_OFF = 60_000
"""Milliseconds from which a clock is said to be off."""
SOON_OVER = timedelta(days=30)
"""Before its end a certificate is said to end."""
LINES = {
    Line.NEVER: QT_TRANSLATE_NOOP("Exchange", "Not joined"),
    Line.CONNECTED: QT_TRANSLATE_NOOP("Exchange", "Connected"),
    Line.OFFLINE: QT_TRANSLATE_NOOP("Exchange", "Offline"),
    Line.STUCK: QT_TRANSLATE_NOOP("Exchange", "Needs attention"),
}
KINDS = {
    "events": QT_TRANSLATE_NOOP("Exchange", "Events to send"),
    "records": QT_TRANSLATE_NOOP("Exchange", "Records to send"),
    "keys": QT_TRANSLATE_NOOP("Exchange", "Keys to send"),
    "files": QT_TRANSLATE_NOOP("Exchange", "Files to send"),
}
ROLES = {
    "seat": QT_TRANSLATE_NOOP("Exchange", "Seat"),
    "hub": QT_TRANSLATE_NOOP("Exchange", "Room hub"),
    "county": QT_TRANSLATE_NOOP("Exchange", "County desk"),
    "center": QT_TRANSLATE_NOOP("Exchange", "County centre"),
}
WAYS = {
    WayOut.TRY_AGAIN: QT_TRANSLATE_NOOP("Exchange", "Try again"),
    WayOut.JOIN: QT_TRANSLATE_NOOP("Exchange", "Join anew…"),
    WayOut.SETTLE: QT_TRANSLATE_NOOP("Exchange", "Settle…"),
    WayOut.PUT_ASIDE: QT_TRANSLATE_NOOP("Exchange", "Put aside…"),
    WayOut.TAKE_NOTE: QT_TRANSLATE_NOOP("Exchange", "Noted…"),
    WayOut.OPEN_CLOCK: QT_TRANSLATE_NOOP("Exchange", "Set the clock"),
    WayOut.UPDATE: QT_TRANSLATE_NOOP("Exchange", "To the version"),
}
WAY_ICONS = {
    WayOut.TRY_AGAIN: "rotate-ccw",
    WayOut.JOIN: "link",
    WayOut.SETTLE: "split",
    WayOut.PUT_ASIDE: "inbox",
    WayOut.TAKE_NOTE: "eye",
    WayOut.OPEN_CLOCK: "clock",
    WayOut.UPDATE: "info",
}
EXCHANGES = {
    "exchange": QT_TRANSLATE_NOOP("Exchange", "Exchange"),
    "package_out": QT_TRANSLATE_NOOP("Exchange", "Package written"),
    "package_in": QT_TRANSLATE_NOOP("Exchange", "Package taken in"),
    "new_keys": QT_TRANSLATE_NOOP("Exchange", "Keys changed"),
    "another_store": QT_TRANSLATE_NOOP("Exchange", "Peer restored"),
}
PLACES = {
    KeyPlace.NONE: QT_TRANSLATE_NOOP("Exchange", "This seat has no keys yet."),
    KeyPlace.KEYRING: QT_TRANSLATE_NOOP("Exchange", "In the keyring of the system."),
    KeyPlace.FILE_PIN: QT_TRANSLATE_NOOP(
        "Exchange", "In a file that opens with this seat's PIN. The PIN is asked for at each start."
    ),
    KeyPlace.FILE_MACHINE: QT_TRANSLATE_NOOP(
        "Exchange",
        "In a file that this machine opens by itself: whoever has the disk and this account has the keys. "
        "A keyring or a PIN is safer; join anew to choose one.",
    ),
}
WEAK = frozenset({KeyPlace.FILE_MACHINE})
_SECOND, _MINUTE = 1, 60


def say(text: str, **named: object) -> str:
    """A text of the exchange in the user's language, its places filled."""
    return QCoreApplication.translate("Exchange", text).format(**named)


def port_of(desk: Desk) -> Exchanging | None:
    """The exchange of this desk's room; None where it has none."""
    return cast("Exchanging | None", getattr(desk.room, "exchanging", None))


def key_life_text(life: KeyLife, now: datetime) -> tuple[str, str]:
    """How long these keys are in use and when they are changed, in two lines; the look is `warn` when it is over."""
    days, day = max(0, (now - life.since).days), f"{local(life.until):%Y-%m-%d}"
    used = say(
        QT_TRANSLATE_NOOP("Exchange", "In use for {days} days, since {day}."),
        days=days,
        day=f"{local(life.since):%Y-%m-%d}",
    )
    if life.by_itself:
        following = say(QT_TRANSLATE_NOOP("Exchange", "This seat changes them by itself on {day}."), day=day)
        return f"{used}\n{following}", "label"
    is_over = now >= life.until
    following = say(
        QT_TRANSLATE_NOOP("Exchange", "To be changed by {day}: ask for a replacing code, and join with it."),
        day=day,
    )
    return (f"{used}\n⚠ {following}", "warn") if is_over else (f"{used}\n{following}", "label")


def span_text(seconds: float) -> str:
    """A length of time in one glance: seconds, minutes, from an hour on the two largest units."""
    whole = int(abs(seconds))
    if whole < _MINUTE:
        return say(QT_TRANSLATE_NOOP("Exchange", "{n} s"), n=whole)
    if whole < words.HOUR:
        return say(QT_TRANSLATE_NOOP("Exchange", "{n} min"), n=whole // _MINUTE)
    return words.duration_text(whole)


def ago_text(moment: datetime | None, now: datetime) -> str:
    """How long ago, or that it never was."""
    if moment is None:
        return say(QT_TRANSLATE_NOOP("Exchange", "never"))
    seconds = (now - moment).total_seconds()
    if seconds < _SECOND:
        return say(QT_TRANSLATE_NOOP("Exchange", "just now"))
    return say(QT_TRANSLATE_NOOP("Exchange", "{span} ago"), span=span_text(seconds))


def moment_text(moment: datetime, now: datetime) -> str:
    """The clock of today, day and clock of another day."""
    is_today = local(moment).date() == local(now).date()
    return local(moment).strftime("%H:%M") if is_today else short_text(moment)


def line_text(line: Line, since: datetime | None = None, now: datetime | None = None) -> str:
    """`已连接`, `离线（自 18:02）`, `异常`."""
    name = say(LINES[line])
    if line is Line.OFFLINE and since is not None and now is not None:
        return aside(
            name, say(QT_TRANSLATE_NOOP("Exchange", "since {moment}"), moment=moment_text(since, now))
        )
    return name


def offline_since(state: ExchangeState) -> datetime | None:
    """Since when no peer answers; None while one does."""
    if any(peer.line is Line.CONNECTED for peer in state.peers):
        return None
    return max((peer.since for peer in state.peers if peer.since is not None), default=None)


def last_success(state: ExchangeState) -> datetime | None:
    """The last time that any peer answered."""
    return max((peer.last_success for peer in state.peers if peer.last_success is not None), default=None)


def next_try(state: ExchangeState) -> datetime | None:
    """When the next exchange begins."""
    return min((peer.next_try for peer in state.peers if peer.next_try is not None), default=None)


def waiting(state: ExchangeState) -> int:
    """How much of this seat waits to be given."""
    return sum(kind.count for kind in state.waiting)


def alarms(state: ExchangeState) -> int:
    """What waits for a person: stuck states and conflicts; the conflicts that are told as stuck count once."""
    others = sum(trouble.way_out is not WayOut.SETTLE for trouble in state.troubles)
    settling = len(state.troubles) - others
    return others + (state.conflicts or settling)


def role_text(role: str) -> str:
    """What a device is; one of a newer program by its key."""
    return say(ROLES[role]) if role in ROLES else role


def trouble_text(trouble: Trouble, *, lang: str) -> str:
    """The sentence of a stuck state."""
    params: dict[str, object] = {"count": trouble.count, "subject": trouble.subject, **trouble.params}
    return sentence(trouble.code, params, lang=lang)


def clock_text(peer: PeerState) -> str:
    """How far this machine's clock is off, in words; "" where nobody knows."""
    if peer.offset_ms is None:
        return ""
    seconds = abs(peer.offset_ms) / 1000
    if abs(peer.offset_ms) <= FAR_OFF:
        return say(QT_TRANSLATE_NOOP("Exchange", "{n} s apart"), n=f"{seconds:.1f}")
    ahead = QT_TRANSLATE_NOOP("Exchange", "⚠ this machine is {span} fast")
    behind = QT_TRANSLATE_NOOP("Exchange", "⚠ this machine is {span} slow")
    return say(ahead if peer.offset_ms > 0 else behind, span=span_text(seconds))


def clock_is_off(peer: PeerState) -> bool:
    """Whether the difference is one that somebody must look at."""
    return peer.offset_ms is not None and abs(peer.offset_ms) > FAR_OFF


def certificate_text(until: datetime, now: datetime) -> tuple[str, str]:
    """Until when a certificate is good, and the colour it is said in."""
    day = local(until).strftime("%Y-%m-%d")
    left = until - now
    if left <= timedelta(0):
        return say(QT_TRANSLATE_NOOP("Exchange", "⚠ ended on {day}"), day=day), "error"
    if left < SOON_OVER:
        ends = QT_TRANSLATE_NOOP("Exchange", "⚠ ends on {day}, in {n} days")
        return say(ends, day=day, n=left.days), "warn"
    return day, "label"


def device_state(row: DeviceRow) -> str:
    """Whether a device still takes part."""
    if row.revoked_at is not None:
        return say(QT_TRANSLATE_NOOP("Exchange", "✕ Revoked"))
    return say(QT_TRANSLATE_NOOP("Exchange", "Joined"))


def fault_text(peer: str, code: str, *, lang: str) -> str:
    """Which peer did not answer, and why."""
    return named(peer, sentence(code, {}, lang=lang))

"""The exchange as desk, jobs and command line ask for it: with whom, how it stands, what is stuck and the one way out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import msgspec


class Line(StrEnum):
    """How the exchange stands as a whole: one word for the status bar."""

    NEVER = "never"
    """This seat was never joined to anything."""
    CONNECTED = "connected"
    OFFLINE = "offline"
    STUCK = "stuck"
    """Connected or not, something waits for a person."""


class KeyPlace(StrEnum):
    """Where this device's private keys lie."""

    NONE = ""
    KEYRING = "keyring"
    FILE_PIN = "file_pin"
    FILE_MACHINE = "file_machine"
    """A file that this machine alone opens: weaker than a keyring, and said so on the page."""


class WayOut(StrEnum):
    """The one button of a stuck state."""

    TRY_AGAIN = "try_again"
    JOIN = "join"
    SETTLE = "settle"
    PUT_ASIDE = "put_aside"
    """Look no more at what cannot be proven; who sent it still holds it, and offers it again with its proof."""
    TAKE_NOTE = "take_note"
    """A person has seen it and asked who keeps the peer; there is nothing else to do here."""
    OPEN_CLOCK = "open_clock"
    UPDATE = "update"


class PeerState(msgspec.Struct, frozen=True):
    """A hub or centre that this seat exchanges with.

    `offset_ms` is how far this machine's clock is ahead of it; `waiting` are entries of this seat that it does not hold.
    """

    url: str
    role: str
    name: str
    line: Line
    last_success: datetime | None = None
    last_try: datetime | None = None
    next_try: datetime | None = None
    since: datetime | None = None
    """Since when it is as `line` says."""
    fault: str = ""
    """The code of the sentence why the last try failed."""
    offset_ms: int | None = None
    waiting: int = 0
    fingerprint: str = ""
    program: str = ""
    certificate_until: datetime | None = None
    is_uneven: bool = False
    """Exchanges go well and end with something else there than here."""


class WaitingKind(msgspec.Struct, frozen=True):
    """What of this seat waits to be given: `events`, `records`, `keys`, `files`; how much, and since when."""

    kind: str
    count: int
    oldest: datetime | None = None


class Trouble(msgspec.Struct, frozen=True):
    """A stuck state: the code of its sentence, how many things it concerns, since when, the one way out.

    `subject` names what the way out acts upon: a peer's url, a device, a stream.
    """

    code: str
    count: int
    since: datetime | None
    way_out: WayOut
    subject: str = ""
    params: dict[str, str] = {}


class DeviceRow(msgspec.Struct, frozen=True):
    """Who is joined."""

    device: str
    seat: str
    role: str
    place: str
    name: str
    is_me: bool
    joined_at: datetime
    revoked_at: datetime | None = None
    last_entry_at: datetime | None = None


class KeyLife(msgspec.Struct, frozen=True):
    """How long this seat has had its keys, and until when; `by_itself`: it changes them then, else somebody must give a code."""

    since: datetime
    until: datetime
    by_itself: bool = False


class ExchangedRow(msgspec.Struct, frozen=True):
    """One exchange that was; `result` is a code, empty when it went well.

    `kind` is `exchange`, `package_out`, `package_in`, `new_keys`, or `another_store`: the peer's store was put back or made
    anew.
    """

    at: datetime
    peer: str
    kind: str
    pushed: int
    pulled: int
    millis: int
    result: str = ""
    note: str = ""


class ExchangeState(msgspec.Struct, frozen=True):
    """All that the exchange page shows."""

    line: Line = Line.NEVER
    seat: str = ""
    place: str = ""
    device: str = ""
    keys: KeyPlace = KeyPlace.NONE
    peers: tuple[PeerState, ...] = ()
    waiting: tuple[WaitingKind, ...] = ()
    to_fold: int = 0
    """Events whose entries are here and which are still being read in."""
    troubles: tuple[Trouble, ...] = ()
    devices: tuple[DeviceRow, ...] = ()
    conflicts: int = 0
    recent: tuple[ExchangedRow, ...] = ()
    key_life: KeyLife | None = None


class Exchanged(msgspec.Struct, frozen=True):
    """What an exchange with all peers came to."""

    pushed: int = 0
    pulled: int = 0
    pending: int = 0
    conflicts: int = 0
    seconds: float = 0.0
    faults: tuple[tuple[str, str], ...] = ()
    """Peer and code of the sentence, for each that did not answer."""


class Carried(msgspec.Struct, frozen=True):
    """How many attachments were brought and fetched; how many still wait here, how many lie elsewhere."""

    brought: int = 0
    fetched: int = 0
    waiting: int = 0
    away: int = 0


class Joined(msgspec.Struct, frozen=True):
    """This seat joined: its letter, its place, the fingerprint that was checked."""

    seat: str
    unit: str
    fingerprint: str
    peer: str


class Package(msgspec.Struct, frozen=True):
    """An exchange package: its file, from whom, how many entries, its hash; `fresh` of them were new here."""

    file: Path
    place: str
    seat: str
    entries: int
    sha256: str
    made_at: datetime
    fresh: int = 0


class Exchanging(Protocol):
    """The exchange of one seat. Everything but `state` may take seconds: never on the GUI thread."""

    @property
    def is_joined(self) -> bool:
        """Whether there is anybody to exchange with."""
        ...

    def state(self) -> ExchangeState:
        """How it stands; a few milliseconds."""
        ...

    def now(self, *, timeout: float = 600.0) -> Exchanged:
        """Exchange with every peer now. A peer that does not answer is no error: it stands in `faults`.

        Raises:
            RefusedError: `exchange.not_joined`.
        """
        ...

    wake: Callable[[], object] | None
    """What `soon` calls; a desk's scheduler puts itself here."""

    def soon(self) -> None:
        """Something was done here: exchange as soon as may be. Returns at once."""
        ...

    def due(self) -> None:
        """Exchange with the peers whose time has come: the periodic job."""
        ...

    def push(self) -> None:
        """Exchange with everybody at once; asked again while that runs, once more after it."""
        ...

    def carry(self, *, timeout: float = 600.0) -> Carried:
        """Bring and fetch attachments: the periodic job beside the exchange, which it gives way to."""
        ...

    def listen(self, *, on: bool) -> None:
        """Wait at each peer for what is new there, or no more."""
        ...

    def join(self, url: str, code: str, *, pin: str = "") -> Joined:
        """Join a hub or centre with the code it gave.

        Raises:
            RefusedError: `exchange.code_wrong`, `exchange.code_used`, `exchange.code_expired`, `exchange.seat_taken`,
                `exchange.other_township`, `exchange.other_room`.
            WorldError: `exchange.not_our_server`, `exchange.no_answer`.
        """
        ...

    def change_keys(self) -> bool:
        """Take fresh keys now; False where it goes on as soon as a server answers.

        Raises:
            RefusedError: `exchange.not_joined`, `exchange.keys_by_code`: no server of ours knows how; and what it refuses.
        """
        ...

    def leave(self, url: str) -> None:
        """Exchange with this peer no more."""
        ...

    def export_package(self, folder: Path) -> Package:
        """Write an exchange package for carrying by hand. Raises `RefusedError`, `WorldError`."""
        ...

    def import_package(self, file: Path) -> Package:
        """Take in a package, wholly or not at all. Raises `RefusedError` (`package.damaged`, `package.foreign` …)."""
        ...

    def way_out(self, trouble: Trouble) -> None:
        """Do what the button of a stuck state says."""
        ...

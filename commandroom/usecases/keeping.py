"""What keeps a home sound, as desk, jobs and command line ask for it: copies, the way back, whose machine it is.

Which copies are kept is decided here, as a pure function of the copies there are and of the rules
(`resources/catalog/copies.toml`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import msgspec

from commandroom.domain.errors import WorldError
from commandroom.domain.time.moments import local

_log = logging.getLogger("room.keeping")

HOUR = timedelta(hours=1)


class Why(StrEnum):
    """What a copy was made for."""

    HOURLY = "hourly"
    BY_HAND = "by_hand"
    MIGRATION = "migration"
    IMPORT = "import"
    RESTORE = "restore"
    UNKNOWN = ""


BEFORE = frozenset({Why.MIGRATION, Why.IMPORT, Why.RESTORE})


class Copy(msgspec.Struct, frozen=True):
    """One copy of the store, as its note says; `is_sound` is None where it was never verified here."""

    name: str
    path: Path
    at: datetime
    bytes: int
    entries: int
    why: Why
    is_sound: bool | None
    digest: str = ""
    problem: str = ""
    number: int = 1
    """Which one of its second: clocks stand still, and go back."""

    @property
    def order(self) -> tuple[datetime, int, str]:
        """What copies are sorted by; the greatest is the newest."""
        return (self.at, self.number, self.name)


class Rotation(msgspec.Struct, frozen=True):
    """How many copies are kept of each span, of those made by hand and of each kind made before something.

    `share` bounds their bytes: that part of what is free on the disk and what the copies take; `reserve_bytes` stay
    free after a copy was made. The newest sound copy and the newest before a migration are never let go, nor is one that
    is held: made just now, or the way back from a deed that still runs.
    """

    hourly: int
    daily: int
    weekly: int
    monthly: int
    by_hand: int
    before: int
    reserve_bytes: int
    share: float

    def kept(
        self, copies: Iterable[Copy], *, bytes_free: int, held: frozenset[str] = frozenset()
    ) -> frozenset[str]:
        """The names of the copies that stay."""
        rows = sorted(copies, key=lambda copy: copy.order, reverse=True)
        kept = {copy.name for copy in self._by_count(rows)}
        spared = _spared(rows) | held
        limit = self.share * (bytes_free + sum(copy.bytes for copy in rows))
        taken = sum(copy.bytes for copy in rows if copy.name in kept | spared)
        for copy in reversed(rows):
            if taken <= limit:
                break
            if copy.name in kept and copy.name not in spared:
                kept.discard(copy.name)
                taken -= copy.bytes
        return frozenset(kept | spared)

    def _by_count(self, rows: Sequence[Copy]) -> list[Copy]:
        found = [*_newest(rows, self.by_hand, lambda copy: copy.why in {Why.BY_HAND, Why.UNKNOWN})]
        for why in BEFORE:
            found += _newest(rows, self.before, lambda copy, why=why: copy.why is why)  # type: ignore[misc]
        sound = [copy for copy in rows if copy.is_sound is not False]
        found += _newest(sound, self.hourly, lambda copy: copy.why is Why.HOURLY)
        for spans, name in ((self.daily, _day), (self.weekly, _week), (self.monthly, _month)):
            found += _one_a_span(sound, spans, name)
        return found


def _newest(rows: Sequence[Copy], count: int, wanted: Callable[[Copy], bool]) -> list[Copy]:
    return [copy for copy in rows if wanted(copy)][:count]


def _one_a_span(rows: Sequence[Copy], count: int, span: Callable[[date], object]) -> list[Copy]:
    """The newest copy of each of the newest `count` days, weeks or months that have one."""
    first: dict[object, Copy] = {}
    for copy in rows:
        first.setdefault(span(local(copy.at).date()), copy)
    return list(first.values())[:count]


def _day(day: date) -> object:
    return day


def _week(day: date) -> object:
    return day.isocalendar()[:2]


def _month(day: date) -> object:
    return (day.year, day.month)


def _spared(rows: Sequence[Copy]) -> set[str]:
    """What no bound may take: the newest copy, the newest one known to be sound, the newest before a migration."""
    firsts = (
        rows[:1],
        _newest(rows, 1, lambda copy: copy.is_sound is True),
        _newest(rows, 1, lambda copy: copy.why is Why.MIGRATION and copy.is_sound is not False),
    )
    return {copy.name for found in firsts for copy in found}


class KeepingState(msgspec.Struct, frozen=True):
    """How the home is kept: where its copies lie, the newest sound one, why the last one could not be made.

    `problem` is a sentence's code with `params`, empty when all is well.
    """

    folder: Path
    newest: datetime | None
    bytes_free: int
    bytes_needed: int
    problem: str = ""
    params: tuple[tuple[str, str], ...] = ()

    def is_old(self, now: datetime, *, after: timedelta) -> bool:
        """Whether the newest sound copy is older than that, or there is none."""
        return self.newest is None or now - self.newest > after


class Restored(msgspec.Struct, frozen=True):
    """What a restore did: how much is back, and where lies what it replaced (empty: nothing was there)."""

    file: str
    bytes: int
    entries: int
    digest: str
    kept: str
    erased_again: int = 0


def hourly(copies: Copies, now: datetime) -> Copy | None:
    """The copy of the hour: none while the newest is younger, or when nothing changed since.

    Raises:
        WorldError: there is no room for it; the next look is the job's next run.
    """
    newest = max((copy.at for copy in copies.listed() if copy.is_sound), default=None)
    if newest is not None and timedelta() <= now - newest < HOUR:
        return None
    return copies.make(Why.HOURLY, only_if_changed=True)


@contextmanager
def before_import(room: HasCopies) -> Iterator[None]:
    """While rows of a table come in there is a copy of the store as it was; it stays until they are in.

    Without room for a copy the import goes on, and the log and the state of the copies say so: rows that came in can be
    found and taken back one by one, a day without work cannot.

    Raises:
        DamageError: the store itself does not check, so nothing more is written into it.
    """
    with ExitStack() as stack:
        if room.copies is not None:
            try:
                stack.enter_context(room.copies.before(Why.IMPORT))
            except WorldError as error:
                _log.warning("import without a copy", extra={"code": error.code})
        yield


class HasCopies(Protocol):
    """A room, as far as it concerns this module."""

    @property
    def copies(self) -> Copies | None:
        """The copies of its home; None where it has none."""
        ...


class Copies(Protocol):
    """The copies of this home. Every method may take seconds: call it off the GUI thread."""

    def listed(self) -> tuple[Copy, ...]:
        """The copies there are, newest first."""
        ...

    def make(self, why: Why = Why.BY_HAND, *, only_if_changed: bool = False) -> Copy | None:
        """Write one and verify it; None when nothing changed since the last and none was wanted then.

        Raises:
            WorldError: `backup.no_room` (the day's work goes on), `backup.cannot_write`.
            DamageError: `backup.damaged`: the store itself does not check.
        """
        ...

    def before(self, why: Why) -> AbstractContextManager[Copy | None]:
        """A copy of the store as it is, fresh where anything changed; no rotation takes it while the deed lasts.

        Raises:
            WorldError, DamageError: as `make`.
        """
        ...

    def check(self, name: str) -> Copy:
        """Verify a copy once more; a damaged one comes back with `is_sound` False and its `problem`."""
        ...

    def prepare(self, name: str) -> Copy:
        """Verify a copy and make it ready to take the store's place; nothing is replaced yet.

        The desk then ends (`QApplication.quit`): the exchange is made when the store is closed, and the desk opens again.

        Raises:
            NotFoundError: `backup.unknown`.
            DamageError: `backup.damaged`; RefusedError: `backup.other_room`; WorldError: `store.newer`, `backup.no_room`.
        """
        ...

    def cancel(self) -> None:
        """Let go of what `prepare` made ready."""
        ...

    def state(self) -> KeepingState:
        """How the home is kept, now."""
        ...


class HomeState(msgspec.Struct, frozen=True):
    """Whether this home came from elsewhere and nobody said yet that it goes on here.

    `moved`: it was last used on another machine; `copied`: it is a second copy of a home that still lies at `origin`
    on this machine. Either way it writes under a new incarnation, so that nothing is written twice under one name.
    """

    moved: bool = False
    copied: bool = False
    origin: str = ""
    since: datetime | None = None
    incarnation: int = 1

    @property
    def code(self) -> str:
        """The sentence to say: `home.moved`, `home.copied`, or none."""
        return "home.moved" if self.moved else "home.copied" if self.copied else ""


class Custody(msgspec.Struct, frozen=True):
    """Who keeps the key of the room's file: `keyring`, `file_pin`, `file_machine`; empty where the file is plain.

    `plain_copies` are copies of the home that are not encrypted, `left_over` names a file that a change of key left.
    """

    place: str = ""
    plain_copies: int = 0
    left_over: str = ""


class Residence(Protocol):
    """Where this home lives; `is_news` when the opening of this room found that it came from elsewhere."""

    @property
    def is_news(self) -> bool:
        """Whether it was found just now."""
        ...

    def state(self) -> HomeState:
        """Whether somebody must say that it goes on here."""
        ...

    def go_on_here(self) -> HomeState:
        """This is the one home of the seat now; returns the state after it."""
        ...

"""What the use cases need of the outside: a store that is a journal with caches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

from commandroom.domain.dayfigures import Figures
from commandroom.domain.event.deed import Actor, Draft, People, Supply
from commandroom.domain.event.state import Attachment, Event
from commandroom.domain.ids import EventId
from commandroom.domain.journal import Entry
from commandroom.domain.knowledge.rules import Policy
from commandroom.domain.time.clockwork import Clockwork
from commandroom.usecases.queries import AlertRow, AlertWord, Call, Query, Verification

R = TypeVar("R")


class RecordKeeping(Protocol):
    """The reference records inside a write transaction; the last writer wins each field."""

    def record(self, kind: str, record: str) -> Mapping[str, Any]:
        """The fields of a reference record as they are; empty where there is none."""
        ...

    def of_kind(self, kind: str) -> Mapping[str, Mapping[str, Any]]:
        """The fields of every record of a kind that is in use, by id."""
        ...

    def amend(self, kind: str, record: str, fields: dict[str, Any], *, actor: str, now: datetime) -> Entry:
        """Journal an amendment of a reference record and fold it."""
        ...


class Writing(Protocol):
    """One write transaction (`BEGIN IMMEDIATE`): load, append, project; all or nothing."""

    @property
    def supply(self) -> Supply:
        """Numbers, ids and envelopes for what is decided here."""
        ...

    @property
    def records(self) -> RecordKeeping:
        """The room's reference records."""
        ...

    @property
    def place(self) -> str:
        """The code of the place whose seat this is."""
        ...

    def event(self, event: EventId) -> Event | None:
        """The event as folded from all its entries, by its id."""
        ...

    def find(self, ref: str) -> EventId | None:
        """The event meant by an id, a number, an external number or a row id (`#12`); None when there is none."""
        ...

    def find_external(self, source: str, ext_no: str) -> EventId | None:
        """The event with that external number of that source."""
        ...

    def entry_with_id(self, deed_id: str) -> Entry | None:
        """The entry that an earlier click with the same id left behind."""
        ...

    def entries(self, subject: str) -> Sequence[Entry]:
        """All entries of one subject, in no particular order."""
        ...

    def append(self, drafts: Iterable[Draft], *, actor: str, now: datetime) -> tuple[Entry, ...]:
        """Journal the drafts of events and bring rows, timers and search index up to date."""
        ...

    def tell(self, figures: Figures, *, deed_id: str, now: datetime) -> Entry:
        """Journal a day's figures in the stream that the county may read."""
        ...

    def remark(
        self, subject: str, verb: str, body: object, *, deed_id: str = "", actor: str, now: datetime
    ) -> Entry:
        """Journal something about a day of the room, by a subject such as `summary:2026-03-10`."""
        ...

    def unseal(self, event: Event) -> dict[str, str]:
        """The personal data of an event; empty when there are none or their key was destroyed."""
        ...

    def erase(self, event: EventId) -> None:
        """Destroy the event's key and take its persons out of the index."""
        ...


class Journal(Protocol):
    """Entries with their caches, and one writer at a time; reads are short."""

    @property
    def reference(self) -> Reference:
        """The reference data of the room, always as they are now."""
        ...

    def writing(self) -> AbstractContextManager[Writing]:
        """A write transaction; leaves nothing behind when it ends by an exception."""
        ...

    def ask(self, query: Query[R]) -> R:
        """The answer to a question."""
        ...

    def interrupt(self, query: Query[Any] | None = None) -> None:
        """Break off this very question about a list, or without one all that still run."""
        ...

    def read_as(self, person: str) -> None:
        """From now on this person reads here, whoever sits at the seat; "" for who does."""
        ...

    def receive(self, entries: Iterable[Entry]) -> frozenset[str]:
        """Take in entries of other seats, in any order; returns the subjects that were folded anew."""
        ...

    def export_entries(self) -> tuple[Entry, ...]:
        """All entries, for another replica."""
        ...

    @property
    def is_awaited(self) -> bool:
        """Whether another thread waits to write: a long work ends its transaction and lets it."""
        ...


class SeatNotes(Protocol):
    """What this seat keeps for itself, beside the journal."""

    def local(self, key: str) -> str:
        """A setting of this seat alone; empty when not set."""
        ...

    def set_local(self, key: str, value: str) -> None:
        """Keep a setting of this seat alone, outside the journal."""
        ...

    def save_draft(self, draft: str, kind: str, fields: dict[str, str], at: datetime) -> None:
        """Keep an unfinished form of this seat; no fields: forget it."""
        ...

    def mark_read(self, event: str, person: str) -> None:
        """Remember that the person at this seat opened the event."""
        ...

    def job_started(self, name: str, period_seconds: int, at: datetime) -> None:
        """A periodic job begins."""
        ...

    def job_ended(self, name: str, at: datetime, failed: str = "") -> None:
        """A periodic job ended, well or with this reason."""
        ...


class Care(Protocol):
    """What keeps a store sound for years."""

    @property
    def is_read_only(self) -> bool:
        """Whether it was opened for reading alone: every write is refused with `store.read_only`."""
        ...

    def verify(self, *, full: bool = True) -> Verification:
        """Check chains, fold, search index and attachments against the journal."""
        ...

    def rebuild(self) -> int:
        """Drop all caches and fold again; returns the number of events."""
        ...

    def backup(self, folder: Path) -> Path:
        """Write a verified copy of the store into a folder."""
        ...

    def reconnect(self) -> None:
        """Let go of the connections that rest: the next question opens the file that is there now."""
        ...

    def let_go(self) -> None:
        """Free what is kept of the file in memory for speed alone; waits for nobody."""
        ...

    def close(self) -> None:
        """Close all connections."""
        ...


class Store(Journal, SeatNotes, Care, Protocol):
    """A seat's store; who needs a part of it asks for that part."""


class Now(Protocol):
    """Tells the moment."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...

    def since_start(self) -> tuple[str, float]:
        """Which start of the machine this is, and for how many seconds it has run; nobody can set that."""
        ...


class Reference(Protocol):
    """The room's reference data as they are now: shipped rules with the room's amendments."""

    def policy(self) -> Policy:
        """All rules together."""
        ...

    def people(self) -> People:
        """Who is who."""
        ...

    def clockwork(self) -> Clockwork:
        """The calendar's clockwork."""
        ...

    def actor(self, ref: str, *, unit: str = "") -> Actor | None:
        """The active person meant by an id, a name or a role's name (then one of `unit` if there is one)."""
        ...

    def setting(self, key: str) -> str:
        """A setting of the room; empty when not set."""
        ...

    def named_for(self, person: str) -> frozenset[str]:
        """The closed events that a leader named a person for, by their ids."""
        ...

    def record(self, kind: str, record: str) -> Mapping[str, Any]:
        """The fields of a reference record as they are; empty where there is none."""
        ...

    def names(self, kind: str) -> tuple[str, ...]:
        """The ids of the records of a kind."""
        ...


class Files(Protocol):
    """The folder of attachments."""

    def take(self, path: Path) -> Attachment:
        """Check a file, copy it under its hash, and describe it. Raises `RefusedError` or `WorldError`."""
        ...

    def where(self, sha256: str) -> Path:
        """Where the content lies."""
        ...

    def keep(self, files: Iterable[Attachment]) -> None:
        """The deed that names these files is done."""
        ...

    def let_go(self, files: Iterable[Attachment]) -> None:
        """The deed was refused: what was copied for it alone goes again."""
        ...


class AlertBook(Protocol):
    """The alerts of this seat (kept beside the journal)."""

    def raise_alert(self, alert: AlertRow) -> bool:
        """Keep an alert, or open a resolved one of the same id again; False when it is open already."""
        ...

    def resolve_alerts(self, alerts: Iterable[str]) -> int:
        """The causes are gone; returns how many of these were open."""
        ...

    def pass_on(
        self,
        alert: str,
        *,
        owner: str,
        escalates_at: datetime | None,
        calls: tuple[Call, ...] | None = None,
    ) -> None:
        """Nobody acknowledged it in time: the next one must act, and it rings at these seats."""
        ...

    def acknowledge_alert(self, alert: str, *, by: str, at: datetime, until: datetime | None = None) -> bool:
        """Mark an alert as taken; it stands as taken until then, for ever without a moment.

        False where it is not open, or taken for as long already.
        """
        ...

    def alert(self, alert: str) -> AlertRow | None:
        """The alert of that id, whatever became of it."""
        ...

    def words_of(self, words: Iterable[str]) -> tuple[AlertWord, ...]:
        """Of each of these subjects (`AlertRow.word`) the word in the journal that stands longest, if there is one."""
        ...

    def new_words(self) -> tuple[AlertWord, ...]:
        """The same of all subjects that the journal learned of since the last call."""
        ...

    def prune_alerts(self, before: datetime, *, at_most: int) -> int:
        """Forget so many alerts that began before a moment and are over, the oldest first; returns how many went."""
        ...


class Running(Protocol):
    """What runs the jobs of this home, or does one when asked."""

    @property
    def since(self) -> datetime | None:
        """Since when jobs run in this process by themselves; None where they do not."""
        ...

    def planned(self) -> Mapping[str, datetime]:
        """When each job begins next; empty where none runs by itself."""
        ...

    def run(self, name: str) -> bool:
        """Do a job now: True when it is under way or was done, False where it went wrong.

        Raises:
            NotFoundError: `job.unknown`.
            RefusedError: `job.read_only`, where the home may only be read.
        """
        ...

"""Rows of other systems become events: whole batches, each row once, whoever imports the file and how often."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Protocol

import msgspec

from commandroom.domain.errors import RefusedError, RoomError
from commandroom.domain.event.deed import IMPORT, Actor
from commandroom.domain.event.history import ImportEvent
from commandroom.domain.event.imported import Imported, Rejected, Repeated
from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.event.reading import read_deed
from commandroom.domain.ids import EventId
from commandroom.domain.journal import derived_id
from commandroom.domain.people.roles import roles_text
from commandroom.usecases.commands import Act
from commandroom.usecases.keeping import before_import
from commandroom.usecases.ports import Writing
from commandroom.usecases.room import Room

BATCH = 500

Outcome = Imported | Rejected | Repeated
Progress = Callable[[int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the rows: `read` = `imported` + `already_there` + `rejected`, whole batches only.

    `rejected_file` is where the rejected rows stand, empty when there are none; `cancelled` says that the rest of
    the file was not read, `broken` why not, where file or disk failed after the first batch had come in; in a trial run
    `imported` counts what would be.
    """

    read: int = 0
    imported: int = 0
    already_there: int = 0
    rejected: int = 0
    rejected_rows: tuple[Rejected, ...] = ()
    rejected_file: str = ""
    seconds: float = 0.0
    cancelled: bool = False
    broken: RoomError | None = None


@dataclass(frozen=True, slots=True)
class MapForm:
    """A column map as a form shows it; what the form does not show is kept from the map named `base`.

    `fields` names for each field of an event (`title`, `text`, `reported_at` …) the columns that fill it, the best
    first. `number` are the columns of the external number; without one it is made from the content. `closed_when`
    are the fields that say, when they are filled, that the matter has ended.
    """

    name: str
    source: str
    fields: Mapping[str, tuple[str, ...]]
    number: tuple[str, ...] = ()
    closed_when: tuple[str, ...] = ("closed_at",)
    base: str = ""


MapChoice = str | MapForm
"""A map by the name it is kept under, or as a form that may not be saved yet."""


@dataclass(frozen=True, slots=True)
class MapGuess:
    """What is known of a file before a map is chosen: its columns, sheets, rows, the maps there are, the best one."""

    columns: tuple[str, ...]
    sheets: tuple[str, ...]
    sheet: str
    total: int
    maps: tuple[str, ...]
    fields: tuple[str, ...]
    best: MapForm | None


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows as they stand and what a map makes of each; `faults` are codes and params of rejected ones."""

    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    outcomes: tuple[Outcome, ...]


class Importer(Protocol):
    """What the desk's dialog needs to bring a file in; every fault of the file is a `RoomError`."""

    def guess(self, path: Path, *, sheet: str | None = None) -> MapGuess:
        """Look at the heading and say which map fits best."""
        ...

    def form(self, name: str) -> MapForm:
        """A kept map as a form."""
        ...

    def preview(self, path: Path, chosen: MapChoice, *, sheet: str | None = None, rows: int = 20) -> Preview:
        """Read the first rows by a map; nothing is imported."""
        ...

    def run(
        self,
        path: Path,
        chosen: MapChoice,
        *,
        sheet: str | None = None,
        dry_run: bool = False,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> ImportReport:
        """Import the file; may run on any thread. `progress` hears how many rows were read (see `MapGuess.total`)."""
        ...

    def save_map(self, form: MapForm, name: str) -> None:
        """Keep a form as a map of this home, under a name that the command line takes too."""
        ...


@dataclass(frozen=True, slots=True)
class Import:
    """One file on its way in: who brings it, what it is called, how rows of a number that is taken are told apart.

    `apart` gives such a row a number of its own; without it a row whose number stands for another content is
    rejected. `dry_run` looks everything up and writes nothing.
    """

    file: str
    actor: str = ""
    batch: int = BATCH
    dry_run: bool = False
    apart: Callable[[Imported], Imported] | None = None
    progress: Progress | None = None
    cancelled: Cancelled | None = None


@dataclass(slots=True)
class _Tally:
    imported: int = 0
    already_there: int = 0
    rejected: list[Rejected] = field(default_factory=list)

    def report(self, *, cancelled: bool, broken: RoomError | None = None) -> ImportReport:
        read = self.imported + self.already_there + len(self.rejected)
        return ImportReport(
            read=read,
            imported=self.imported,
            already_there=self.already_there,
            rejected=len(self.rejected),
            rejected_rows=tuple(self.rejected),
            cancelled=cancelled,
            broken=broken,
        )


def import_events(room: Room, rows: Iterable[Outcome], asked: Import) -> ImportReport:
    """Bring rows in, a batch of whole rows a transaction; a row that is there already adds nothing.

    Killed in the middle, the batches before stand and the one under way is not there at all, never a part of a row:
    the journal, the row, its clocks, its sealed data and its words are one commit. The same file once more brings in
    the rest; what stands already is recognised by its number and content.

    The entry's id is derived from room, source and external number, so that two seats that import the same file
    and unite have one event for each row. The rows' actor is 导入; who brought the file stands in each.

    Raises:
        RefusedError: `role.missing`; nothing was read.
        RoomError: whatever `rows` raises before the first batch is in; nothing came in. Later it is `broken` in the
            report, beside what had come in.
    """
    person = _entitled(room, asked.actor)
    with nullcontext() if asked.dry_run else before_import(room):
        return _all_batches(room, iter(rows), asked, person)


def _all_batches(room: Room, waiting: Iterator[Outcome], asked: Import, person: Actor) -> ImportReport:
    tally, stopped = _Tally(), False
    try:
        while batch := tuple(islice(waiting, asked.batch)):
            if asked.cancelled is not None and asked.cancelled():
                stopped = True
                break
            _take(room, batch, asked, person, tally)
            if asked.progress is not None:
                asked.progress(tally.report(cancelled=False).read)
    except RoomError as error:
        if not tally.report(cancelled=False).read:
            raise
        return tally.report(cancelled=False, broken=error)
    return tally.report(cancelled=stopped)


def import_id(room_id: str, source: str, ext_no: str) -> str:
    """The id of the deed that brings in a row, the same at every seat of the room."""
    return derived_id(room_id, "import", source, ext_no)


def _entitled(room: Room, actor: str) -> Actor:
    person, verb = room.actor(actor), VERBS["import"]
    if not person.roles & verb.roles:
        raise RefusedError("role.missing", verb=verb.named, who=roles_text(verb.who), name=person.name)
    return person


def _take(room: Room, batch: tuple[Outcome, ...], asked: Import, person: Actor, tally: _Tally) -> None:
    """One batch: told apart inside the transaction, counted only when it stands."""
    done = _Tally()
    now = room.now()
    with room.together() as writing:
        for row in batch:
            if isinstance(row, Repeated):
                done.already_there += 1
                continue
            fresh = _fresh(writing, row, asked, now) if isinstance(row, Imported) else row
            if isinstance(fresh, Rejected):
                done.rejected.append(fresh)
            elif fresh is None:
                done.already_there += 1
            else:
                done.imported += 1
                if not asked.dry_run:
                    _bring_in(room, fresh, asked, person)
    tally.imported += done.imported
    tally.already_there += done.already_there
    tally.rejected += done.rejected


def _bring_in(room: Room, row: Imported, asked: Import, person: Actor) -> None:
    deed = ImportEvent(row=row, file=asked.file, by=person.id)
    key = import_id(room.room_id, row.source, row.ext_no)
    room.perform(Act("import", data=deed, actor=IMPORT.id, id=key))


def _fresh(writing: Writing, row: Imported, asked: Import, now: datetime) -> Imported | Rejected | None:
    """The row as it is to come in; None when it is there already."""
    late = next((name for name in ("reported_at", "closed_at") if _is_after(row, name, now)), None)
    if late is not None:
        return _rejected(row, "import.future", field=late)
    known = writing.find_external(row.source, row.ext_no)
    if known is None:
        return row
    if _says_the_same(writing, known, row):
        return None
    if asked.apart is None:
        event = writing.event(known)
        return _rejected(row, "import.differs", ext_no=row.ext_no, number=event.number if event else "")
    apart = asked.apart(row)
    return None if writing.find_external(apart.source, apart.ext_no) is not None else apart


def _is_after(row: Imported, name: str, now: datetime) -> bool:
    at = getattr(row, name)
    return at is not None and at > now


def _says_the_same(writing: Writing, event: EventId, row: Imported) -> bool:
    """Whether the row came in with this content, or the event was registered by hand under that number."""
    wanted = _content(ImportEvent(row=row))
    brought = [deed for deed in _brought(writing, event) if deed.row.ext_no == row.ext_no]
    return not brought or any(_content(deed) == wanted for deed in brought)


def _brought(writing: Writing, event: EventId) -> Iterator[ImportEvent]:
    for entry in writing.entries(event):
        read = read_deed(entry) if entry.verb == "import" else None
        if read is not None and isinstance(read[0], ImportEvent):
            yield read[0]


def _content(deed: ImportEvent) -> Imported:
    """What a row says, without its place in the file and without what travels sealed."""
    return msgspec.structs.replace(deed.stored().row, number=0)


def _rejected(row: Imported, code: str, **params: str | int) -> Rejected:
    return Rejected(number=row.number, code=code, params=params)


def timed(report: ImportReport, seconds: float, rejected_file: str = "") -> ImportReport:
    """The report with how long it took and where the rejected rows stand."""
    return replace(report, seconds=round(seconds, 3), rejected_file=rejected_file)

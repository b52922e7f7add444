"""What was acknowledged in a home, and whether it is all there after the program was broken off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from commandroom.base.clock import FixedClock, stopwatch
from commandroom.domain.journal import Entry
from commandroom.entrypoints.opening import open_room
from commandroom.store import migrating
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.queries import BoardIds, BoardQuery, Drafts
from commandroom.usecases.room import Room
from commandroom.usecases.supervision import AT_ONCE
from tests.room import Bench
from tests.simulation.working import BATCH, half_migrated

START_SECONDS = 2.0
_COPIES_LOOKED_AT = 3


class BrokenPromiseError(AssertionError):
    """Something that was acknowledged is gone, something was left half done, or the start takes too long."""


OF_THE_MACHINE = frozenset({"urge", "supervise_draft", "resume", "archive"})


@dataclass(slots=True)
class Promised:
    """What was acknowledged in one home; `seen` are the entries that stood there when it was last looked at."""

    versions: dict[str, int] = field(default_factory=dict)
    entries: set[str] = field(default_factory=set)
    rows: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    copies: list[str] = field(default_factory=list)
    drafts: dict[str, str] = field(default_factory=dict)
    settings: list[str] = field(default_factory=list)
    erased: set[str] = field(default_factory=set)
    revision: str = ""
    early: int = 0

    def take(self, told: dict[str, Any]) -> None:
        """Remember one acknowledgement."""
        self.entries.update(told.get("entries", ()))
        self.rows.update(told.get("rows", ()))
        match told["kind"]:
            case "deed":
                self.versions[told["number"]] = max(self.versions.get(told["number"], 0), told["version"])
            case "early" if told["note"]:
                number, _, version = told["note"].rpartition(" ")
                self.versions[number] = int(version)
            case "backup":
                self.copies.append(f"backups/{told['file']}")
            case "migration":
                self.copies.append(f"backups/{told['file']}")
                self.revision = told["revision"]
            case "draft":
                self.drafts[told["draft"]] = told["text"]
            case "setting":
                self.settings.append(told["value"])
            case "erase":
                self.erased.add(told["event"])
            case _:
                pass


@dataclass(slots=True)
class Glance:
    """How a home was found: its entries, and how long the start took in seconds."""

    entries: frozenset[str]
    seconds: float


def look(home: Path, promised: Promised, *, last: str, clock: FixedClock) -> Glance:
    """Open a home as the next start would, compare it with what was promised, and do one deed in it.

    `last` is the last mark that was heard: `B` and `E` say that something was under way.

    Raises:
        BrokenPromiseError: with what is wrong.
    """
    begun = stopwatch()
    room = open_room(home, clock=clock)
    try:
        room.ask(BoardIds(BoardQuery(), room.now(), limit=50))
        with room.store.writing():
            pass
        taken = stopwatch() - begun
        need(taken <= START_SECONDS, f"the start took {taken:.1f} s")
        _look_at_entries(room, promised, last)
        _look_beside(room, promised)
        _look_sound(room)
        Bench(room, clock, home).registered()
        hashes = frozenset(entry.hash for entry in room.store.export_entries())
    finally:
        room.store.close()
    for copy in promised.copies[-_COPIES_LOOKED_AT:]:
        _need_sound_copy(home / copy)
    return Glance(hashes, taken)


def need(held: bool, said: str) -> None:
    """Say that a promise was broken, when it was."""
    if not held:
        raise BrokenPromiseError(said)


def _look_sound(room: Room) -> None:
    found = room.store.verify()
    need(not found.problems, f"damaged: {found.problems[:2]}")


def _look_at_entries(room: Room, promised: Promised, last: str) -> None:
    entries = room.store.export_entries()
    hashes: set[str] = {entry.hash for entry in entries}
    need(promised.entries <= hashes, f"{len(promised.entries - hashes)} acknowledged entries are gone")
    need(promised.seen <= hashes, f"{len(promised.seen - hashes)} entries that stood there are gone")
    found = _rows(room, "SELECT number, version FROM event")
    versions = {str(number): int(version) for number, version in found}
    for number, version in promised.versions.items():
        there = versions.get(number, 0)
        need(there >= version, f"{number} has version {there}, {version} was acknowledged")
    rows = {
        str(event): str(ext_no)
        for event, ext_no in _rows(room, "SELECT id, ext_no FROM event WHERE ext_no <> ''")
    }
    _need_whole_batches(set(rows.values()), promised)
    known = promised.entries | promised.seen
    stray = [e for e in entries if e.hash not in known and rows.get(e.subject) not in promised.rows]
    _need_one_deed(stray, last)


def _rows(room: Room, query: str) -> list[tuple[Any, ...]]:
    assert isinstance(room.store, SeatStore)
    with room.store.database.reading() as connection:
        return list(connection.execute(query))


def _need_whole_batches(found: set[str], promised: Promised) -> None:
    need(promised.rows <= found, f"{len(promised.rows - found)} acknowledged rows are gone")
    sizes = Counter(ext_no.rsplit("-", 1)[0] for ext_no in found)
    need(set(sizes.values()) <= {BATCH}, f"a batch stands half imported: {sizes}")


def _need_one_deed(stray: list[Entry], last: str) -> None:
    """What nobody was told of can only be the one deed, batch, or transaction of the machine's pass that was under way."""
    if last not in {"B", "E"}:
        need(not stray, f"{len(stray)} entries that nobody was told of, and nothing was under way")
    subjects = {entry.subject for entry in stray}
    verbs = {entry.verb for entry in stray}
    is_batch = len(subjects) == BATCH and verbs == {"import"}
    is_pass = len(stray) <= AT_ONCE and verbs <= OF_THE_MACHINE and {e.actor for e in stray} == {"system"}
    whole = len(subjects) <= 1 or is_batch or is_pass
    need(whole, f"{len(stray)} entries of {len(subjects)} subjects that nobody was told of")


def _look_beside(room: Room, promised: Promised) -> None:
    """What stands beside the journal: forms, settings, keys, the version of the tables."""
    assert isinstance(room.store, SeatStore)
    drafts = {row.id: row.fields.get("text", "") for row in room.ask(Drafts())}
    for name, text in promised.drafts.items():
        need(
            drafts.get(name, "").startswith(text),
            f"the form {name} says {drafts.get(name)!r}, {text!r} was saved",
        )
    setting = room.store.local("appearance.note")
    newest = promised.settings[-1:]
    need(setting not in promised.settings[:-1], f"the setting fell back to {setting}, {newest} was saved")
    need(bool(setting) or not newest, f"the setting is gone, {newest} was saved")
    keys = {str(event) for (event,) in _rows(room, "SELECT event FROM event_key")}
    need(not promised.erased & keys, f"{len(promised.erased & keys)} destroyed keys are there again")
    revision = migrating.revision(room.store.database)
    need(revision >= promised.revision, f"the tables are at {revision}, {promised.revision} was reached")
    with room.store.database.reading() as connection:
        half = half_migrated(connection, revision)
    need(not half, f"tables that do not belong to {revision}, or stand half: {half}")


def _need_sound_copy(copy: Path) -> None:
    need(copy.is_file(), f"the copy {copy.name} is gone")
    connection = dbapi2.connect(str(copy))
    try:
        sound: Iterable[Any] = connection.execute("PRAGMA integrity_check").fetchall()
        need(sound == [("ok",)], f"{copy.name} is damaged")
    except dbapi2.DatabaseError as error:
        raise BrokenPromiseError(f"{copy.name} is damaged: {error}") from error
    finally:
        connection.close()

"""`python -m tests.simulation.misfits`: a value of a kind that no program of ours writes stands in one column of one row.

SQLite keeps any kind of value in any column: half a page, a tool or a bug elsewhere can leave a text where bytes belong,
nothing where there must be something, a number for a name. Every column of every table in turn gets each of these
values. `verify` must find it wherever it lies in the journal, beside it or in a cache; opening, questions, deeds and a
rebuild answer or refuse by a sentence; and a rebuild mends every cache.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import traceback
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
from sqlcipher3 import dbapi2
from typing_extensions import override

from commandroom.base.clock import FixedClock, stopwatch
from commandroom.base.sentences import known_codes
from commandroom.domain.errors import RoomError
from commandroom.entrypoints.opening import STORE, open_room
from commandroom.store.shape import CACHES
from commandroom.usecases import queries
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRow, BoardRows, EventDetail
from commandroom.usecases.room import Room
from tests.room import LEADER, MORNING
from tests.simulation import disk
from tests.simulation.flips import MUST_BE_FOUND, TABLES, fill

NUMBERS = tuple(f"330299104-20260310-A{place:04}" for place in (1, 2, 33, 34, 35))
MENDED = (*CACHES, "tally")
FOUND = (*(table for kind in MUST_BE_FOUND for table in TABLES[kind]), *MENDED)
"""The tables in which `verify` must find it."""
VALUES: dict[str, str] = {
    "null": "NULL",
    "whole": "7",
    "negative": "-4611686018427387904",
    "real": "1.5",
    "empty": "''",
    "text": "'某'",
    "as text": "CAST({column} AS TEXT)",
    "as bytes": "CAST({column} AS BLOB)",
    "no text": "CAST(x'd4d4ff' AS TEXT)",
    "bytes": "x'00ff'",
}
_TYPED = r'(?<![\w"])"?{}"? (?:TEXT|INTEGER|BLOB)(?: NOT NULL)?'


LINES = (
    (
        "INSERT INTO alert SELECT 'a1', :at, 'P2', 'overdue', id, number, title, 'dispose', 't-command', 'triggered', "
        ":at, '', '[[\"2026-03-10T01:00:00Z\",[\"t-command\"],false]]', 'alert:a1' FROM event LIMIT 1"
    ),
    "INSERT INTO job VALUES ('sweep', 60, :at, :at, '')",
    "INSERT INTO job_run VALUES (1, 'sweep', :at, :at, '', 0)",
    "INSERT INTO opened SELECT id, :who, :at FROM event",
    "INSERT INTO entry_local SELECT n, :at, '', '' FROM entry WHERE n = 9",
    "INSERT INTO arrival SELECT n, n, :at FROM entry WHERE n = 9",
    "INSERT INTO exchanged VALUES (1, :at, 'https://centre', 'county', 1, 2, 30, 'ok', '')",
    "INSERT INTO unfolded SELECT subject, n FROM entry WHERE kind = 'event' ORDER BY n LIMIT 1 OFFSET 40",
    "INSERT INTO void VALUES ('00')",
    "DELETE FROM tally WHERE events = 0",
)
"""A line in tables that a day's work alone leaves empty."""


@dataclass(frozen=True, slots=True, order=True)
class Misfit:
    """Where which value stands."""

    table: str
    column: str
    value: str

    @override
    def __str__(self) -> str:
        return f"{self.table}.{self.column} = {self.value}"


@dataclass(slots=True)
class Census:
    """How many misfits were tried, found by `verify`, refused at the door; and what broke."""

    tried: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def told(self) -> str:
        """Each table with how many of its misfits were found."""
        tables = (f"{table} {self.found[table]}/{count}" for table, count in sorted(self.tried.items()))
        return f"{sum(self.tried.values())} misfits, found: {', '.join(tables)}"


def misfits(path: Path) -> list[Misfit]:
    """All that can be tried in a store: columns of tables that hold a row, the index's own tables left out."""
    with closing(dbapi2.connect(str(path))) as connection:
        names = [name for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' "
            "AND name NOT GLOB 'search*' AND name <> 'alembic_version' ORDER BY name")]  # fmt: skip
        return [
            Misfit(table, column, value)
            for table in names
            if connection.execute(f"SELECT 1 FROM {table}").fetchone()  # noqa: S608 - the file's own names
            for column in _columns(connection, table)
            for value in VALUES
        ]


def _columns(connection: Any, table: str) -> list[str]:
    """Its columns but the one that is the row's own number, which holds nothing else."""
    facts = connection.execute(f"PRAGMA table_info({table})").fetchall()
    keys = [name for _, name, _, _, _, place in facts if place]
    return [name for _, name, kind, *_ in facts if keys != [name] or kind != "INTEGER"]


def put(path: Path, misfit: Misfit) -> bool:
    """Put it into the middle row, past types, constraints and triggers; whether that changed anything."""
    table, column = misfit.table, f'"{misfit.column}"'
    with _unguarded(path, table, misfit.column) as connection:
        place = f"ORDER BY 1 LIMIT 1 OFFSET (SELECT count(*) FROM {table}) / 2"  # noqa: S608
        facts = connection.execute(f"PRAGMA table_info({table})")
        key = ", ".join(f'"{name}"' for _, name, _, _, _, pk in facts if pk)
        before = connection.execute(f"SELECT {key} FROM {table} {place}").fetchone()  # noqa: S608
        where = f"({key}) = ({', '.join('?' * len(before))})"
        value = VALUES[misfit.value].format(column=column)
        is_it = connection.execute(
            f"SELECT typeof({value}) = typeof({column}) AND {value} IS {column} FROM {table} WHERE {where}",  # noqa: S608
            before,
        ).fetchone()[0]
        if is_it:
            return False
        try:
            connection.execute(f"UPDATE {table} SET {column} = {value} WHERE {where}", before)  # noqa: S608
        except dbapi2.IntegrityError:  # a key may not be nothing, not even past everything
            return False
    return True


class _unguarded:  # noqa: N801 - used as a word
    """A connection to a file whose table takes anything; its own words are put back at the end."""

    def __init__(self, path: Path, table: str, column: str) -> None:
        self._path, self._table, self._column = path, table, column

    def __enter__(self) -> Any:
        self._words = self._rewritten(None)
        connection = self._connection = dbapi2.connect(str(self._path), isolation_level=None)
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA ignore_check_constraints=ON")
        return connection

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        self._rewritten(self._words)

    def _rewritten(self, words: list[tuple[str, str, str]] | None) -> list[tuple[str, str, str]]:
        """Loosen the words of the table and take its triggers out, or put back what they were."""
        with closing(dbapi2.connect(str(self._path), isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema=ON")
            if words is not None:
                for kind, name, sql in words:
                    if kind == "table":
                        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (sql, name))
                connection.execute("PRAGMA writable_schema=RESET")
                for kind, _, sql in words:
                    if kind == "trigger":
                        connection.execute(sql)
                return words
            found = connection.execute(
                "SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = ? AND type IN ('table', 'trigger')",
                (self._table,),
            ).fetchall()
            for kind, name, sql in found:
                if kind == "trigger":
                    connection.execute(f"DROP TRIGGER {name}")
                else:
                    loose = re.sub(_TYPED.format(self._column), f'"{self._column}"', sql, count=1)
                    connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (loose, name))
            return [(str(kind), str(name), str(sql)) for kind, name, sql in found]


def try_all(chosen: Callable[[Sequence[Misfit]], Sequence[Misfit]] = lambda all_: all_) -> Census:
    """Put each of those that are chosen into a fresh copy of one home, and ask."""
    census = Census()
    with disk.folder_for("misfits") as name:
        founded, home = Path(name) / "founded", Path(name) / "home"
        fill(founded)
        with closing(dbapi2.connect(str(founded / STORE), isolation_level=None)) as connection:
            for line in LINES:
                connection.execute(line, {"at": 1_773_104_400_000, "who": LEADER})
        for misfit in chosen(misfits(founded / STORE)):
            shutil.rmtree(home, ignore_errors=True)
            shutil.copytree(founded, home)
            if put(home / STORE, misfit):
                census.tried[misfit.table] += 1
                _judge(home, misfit, census)
    return census


def _judge(home: Path, misfit: Misfit, census: Census) -> None:
    def say(what: str) -> None:
        census.broken.append(f"{misfit}: {what}")
        sys.stderr.write(f"{misfit}: {what}\n")

    with _answered(say, "open") as door:
        door.room = open_room(home, clock=FixedClock(MORNING))
    if door.room is None:
        census.found[misfit.table] += 1
        return
    room: Room = door.room
    try:
        with _answered(say, "verify") as door:
            door.problems = room.store.verify().problems
        is_found = door.is_refused or bool(door.problems)
        census.found[misfit.table] += is_found
        if not is_found and misfit.table in FOUND:
            say("is not found")
        for name, asked in questions(room):
            with _answered(say, name):
                asked()
        with _answered(say, "rebuild") as door:
            room.store.rebuild()
        if misfit.table in MENDED and not door.is_refused:
            problems = room.store.verify().problems
            if problems:
                say(f"is not mended by a rebuild: {problems[0]}")
    finally:
        room.store.close()


class _answered:  # noqa: N801 - used as a word
    """What is done in here succeeds, or is refused with a code that has a sentence."""

    def __init__(self, say: Callable[[str], None], what: str) -> None:
        self._say, self._what = say, what
        self.room: Any = None
        self.problems: tuple[str, ...] = ()
        self.is_refused = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, trace: TracebackType | None) -> bool:
        if isinstance(error, RoomError):
            self.is_refused = True
            if error.code not in known_codes():
                self._say(f"{self._what}: no sentence for {error.code}")
            return True
        if isinstance(error, Exception):
            where = traceback.extract_tb(trace)[-1]
            self._say(
                f"{self._what}: {type(error).__name__}: {str(error)[:80]!r} "
                f"({Path(where.filename).name}:{where.lineno})"
            )
            self.is_refused = True
            return True
        return False


def questions(room: Room) -> Iterator[tuple[str, Callable[[], object]]]:
    """What a desk asks, and a deed."""
    now = MORNING
    for view in ("open", "all", "red", "history", "done"):
        yield f"board {view}", partial(_board, room, view)
    for number in NUMBERS:
        yield "event", partial(room.ask, EventDetail(number))
    today = date(2026, 3, 10)
    plain: tuple[queries.Query[Any], ...] = (
        queries.Counts(now, LEADER),
        queries.Conflicts(settled=True),
        queries.Lamps(now),
        queries.Waiting(now),
        queries.Persons(),
        queries.Units(),
        queries.Places(),
        queries.Rules(),
        queries.RoomFacts(),
        queries.Alerts(),
        queries.Drafts(),
        queries.Jobs(),
        queries.JobRuns(),
        queries.Soundness(),
        queries.DutyTable(today, today),
        queries.Headcount(now),
    )
    for query in plain:
        yield type(query).__name__, partial(room.ask, query)
    yield "deed", partial(room.perform, Act("note", NUMBERS[0], {"text": "已到场"}, actor=LEADER))


def _board(room: Room, view: str) -> None:
    """A page of the board: every value is of the kind that the desk paints."""
    found = room.ask(BoardIds(BoardQuery(view=view, person=LEADER), MORNING))
    for row in room.ask(BoardRows(tuple(array("i", found.ids)[:50]))):
        msgspec.convert(msgspec.to_builtins(row, builtin_types=(bytes, datetime)), BoardRow)


def main() -> int:
    """1 when something was not found, not mended, or answered without a sentence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", default="")
    parser.add_argument("--most", type=int, default=0, help="so many drawn by the seed; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    luck = random.Random(asked.seed)  # noqa: S311 - a choice of tries

    def chosen(all_: Sequence[Misfit]) -> Sequence[Misfit]:
        some = [one for one in all_ if not asked.tables or one.table in asked.tables.split(",")]
        return luck.sample(some, asked.most) if asked.most else some

    begun = stopwatch()
    census = try_all(chosen)
    sys.stdout.write(f"{census.told()}; {stopwatch() - begun:.0f} s\n")
    for words in census.broken:
        sys.stdout.write(f"{words}\n")
    return 1 if census.broken or not census.tried else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Every question of the desk on the filled room, each beside the bare SQL that asks the same, or beside its limit.

The bare SQL is what somebody would type who knows the tables: SQLite chooses how. Of two ways to write it the faster one
counts. Words, numbers and filters are taken from the store's own events, common ones and rare ones.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import product
from statistics import median
from typing import Any

from commandroom.domain.journal import millis
from commandroom.entrypoints.benches import Result, seconds
from commandroom.store import searching
from commandroom.store.seat_store import SeatStore
from commandroom.usecases import queries
from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRows, Similar
from commandroom.usecases.room import Room
from tests.bench.rooms import END

# ruff: noqa: S608 - statements are put together from this file's own words
FIRST, SHOWN, ROUNDS = 400, 40, 5
SCREEN_LIMIT_MS = 250.0 - 120.0
"""What a person waits for after the last key, less the pause in which the desk waits for another key."""
ABOVE_BARE_MS = 60.0
QUESTION_LIMIT_MS = 50.0
TARGET_LIMIT_MS = 100.0
_DAY = 86_400_000
_LANES = {"open": "lane < 4", "all": "1", "history": "lane = 4", "done": "state IN ('closed', 'archived')",
          "returned": "state IN ('rejected', 'voided', 'merged')", "closed": "state = 'closed'",
          "working": "lane < 4 AND state IN ('pending_sign', 'in_progress', 'suspended', 'return_pending')"}  # fmt: skip
_ORDERS = {
    "due": "lane > 3, paused, due IS NULL, due, registered_at DESC, row DESC",
    "registered": "registered_at DESC, row DESC",
    "grade": "urgency DESC, severity DESC, registered_at DESC, row DESC",
    "number": "number DESC, row DESC",
    "urgency": f"CASE WHEN lane = 1 THEN 0 WHEN lane = 0 AND due < {millis(END)} THEN 1 "
    f"WHEN lane IN (0, 2) AND due >= {millis(END)} AND yellow_at <= {millis(END)} THEN 2 "
    f"WHEN lane = 2 AND due < {millis(END)} THEN 3 WHEN lane IN (0, 2) THEN 4 ELSE lane + 5 END, "
    "CASE WHEN lane < 4 THEN due END, registered_at DESC, row DESC",
}
_COLUMNS = {"source", "category", "grid", "village", "lead", "handler", "state"}


@dataclass(frozen=True, slots=True)
class Ground:
    """The room, a connection that knows nothing of it, and what its events hold."""

    room: Room
    bare: Any
    common: dict[str, str]
    rare: dict[str, str]
    words: tuple[str, ...]
    number: str
    ext_no: str


def questions(room: Room, events: int) -> Iterator[Result]:
    """First rows for the whole matrix, counts, and every other question of the desk."""
    assert isinstance(room.store, SeatStore)
    with closing(room.store.database.connect()) as bare:
        ground = _ground(room, bare)
        yield from _first_rows(ground, events)
        yield from _others(ground, events)


# --- the board ----------------------------------------------------------------------------------------------------


def matrix(ground: Ground) -> Iterator[BoardQuery]:
    """Views in every order; filters alone and together; words of one, two and four characters, alone and with filters."""
    for view, sort in product(("open", "all", "done", "returned", "history", "working"), queries.SORTS):
        yield BoardQuery(view=view, sort=sort)
    chosen = [*ground.common.items(), *ground.rare.items()]
    for one, (view, sort) in product(chosen, (("all", "urgency"), ("open", "urgency"), ("done", "number"))):
        yield BoardQuery(view=view, sort=sort, where=(one,))
    days = (("from", "2024-03-01"), ("to", "2024-03-31"))
    yield BoardQuery(view="all", sort="registered", where=days)
    yield BoardQuery(view="all", sort="urgency", where=(*days, ("source", ground.common["source"])))
    yield BoardQuery(
        view="all", where=(("village", ground.common["village"]), ("category", ground.rare["category"]))
    )
    yield BoardQuery(view="mine", person=ground.common["handler"])
    texts = (*ground.words, ground.number, ground.number[:18], ground.ext_no, ground.ext_no[:4])
    lists = (("open", "urgency"), ("all", "urgency"), ("all", "registered"), ("done", "grade"))
    for text, (view, sort) in product(texts, lists):
        yield BoardQuery(view=view, sort=sort, text=text)
    for text in ground.words[:6]:
        yield BoardQuery(view="all", text=text, where=(("category", ground.common["category"]),))
        yield BoardQuery(
            view="all", text=text, where=(("source", ground.rare["source"]), *days), sort="number"
        )


def _first_rows(ground: Ground, events: int) -> Iterator[Result]:
    taken: list[tuple[float, float]] = []
    for board in matrix(ground):
        ours = median(seconds(partial(_shown, ground.room, board)) for _ in range(ROUNDS)) * 1000
        bare = min(_bare_ms(ground, statement) for statement in _statements(board))
        taken.append((ours, bare))
        yield Result(f"first_rows {_name(board)} {events}", ours, "ms", bare)
    yield Result(
        f"first_rows_p95_{events}", _p95([ours for ours, _ in taken]), "ms", SCREEN_LIMIT_MS, must=1.0
    )
    above = _p95([ours - bare for ours, bare in taken])
    yield Result(f"first_rows_above_bare_p95_{events}", above, "ms", ABOVE_BARE_MS, must=1.0)
    yield Result(f"first_rows_worst_{events}", max(ours for ours, _ in taken), "ms", SCREEN_LIMIT_MS)


def _shown(room: Room, board: BoardQuery) -> None:
    vector = room.ask(BoardIds(board, END, limit=FIRST))
    room.ask(BoardRows(tuple(memoryview(vector.ids).cast("i")[:SHOWN].tolist())))


def _bare_ms(ground: Ground, statement: tuple[str, tuple[str, ...]]) -> float:
    sql, values = statement
    once = seconds(lambda: ground.bare.execute(sql, values).fetchall())
    again = [
        seconds(lambda: ground.bare.execute(sql, values).fetchall()) for _ in range(1 if once > 1 else 3)
    ]
    return median(again) * 1000


def _statements(board: BoardQuery) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The same question twice in plain SQL: the text as a set, or the text first."""
    parts, values = [_LANES.get(board.view, "lane < 4 AND handler = ?")], []
    if board.view == "mine":
        values.append(board.person)
    for key, value in board.where:
        if key in _COLUMNS:
            parts.append(f"{key} = ?")
            values.append(value)
        else:
            day = millis(END.fromisoformat(f"{value}T00:00:00+08:00"))
            parts.append(f"registered_at >= {day}" if key == "from" else f"registered_at < {day + _DAY}")
    where, order = " AND ".join(parts), f"ORDER BY {_ORDERS[board.sort]} LIMIT {FIRST}"
    if not board.text:
        yield f"SELECT row, number, title FROM event WHERE {where} {order}", tuple(values)
        return
    phrase = searching.phrase(board.text)
    hits = "SELECT rowid FROM search WHERE search MATCH ?"
    yield f"SELECT row, number, title FROM event WHERE row IN ({hits}) AND {where} {order}", (phrase, *values)
    among = f"SELECT row, number, title FROM ({hits}) h CROSS JOIN event ON event.row = h.rowid WHERE {where} {order}"
    yield among, (phrase, *values)


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def _name(board: BoardQuery) -> str:
    where = ",".join(f"{key}={value}" for key, value in board.where)
    return " ".join(
        part for part in (board.view, board.sort, where, f"“{board.text}”" if board.text else "") if part
    )


# --- everything else ----------------------------------------------------------------------------------------------


def asked_of(ground: Ground) -> dict[str, queries.Query[Any]]:
    """One of each other question that a page of the desk asks, as it asks it."""
    person = ground.common["handler"]
    first = ground.room.ask(BoardIds(BoardQuery(view="all", sort="registered"), END, limit=1)).ids
    event = ground.room.ask(BoardRows((int.from_bytes(first, "little"),)))[0]
    return {
        "counts": queries.Counts(END, person),
        "registered": queries.Registered(END.date()),
        "shares": queries.Shares(BoardQuery(), END),
        "board_rows": BoardRows(tuple(range(1, 101))),
        "event": queries.EventDetail(event.id),
        "event_by_number": queries.EventDetail(ground.number),
        "open_verbs": queries.OpenVerbs(event.id, person),
        "lamps_due": queries.LampsDue(END),
        "waiting": queries.Waiting(END),
        "node_rates": queries.NodeRates(END.replace(hour=0), END),
        "persons": queries.Persons(now=END),
        "persons_by_name": queries.Persons(text="王", now=END),
        "units": queries.Units(),
        "places": queries.Places(),
        "rules": queries.Rules(),
        "person_records": queries.Records("person"),
        "room": queries.RoomFacts(),
        "alerts": queries.Alerts(),
        "drafts": queries.Drafts(),
        "jobs": queries.Jobs(),
    }


def _others(ground: Ground, events: int) -> Iterator[Result]:
    worst = 0.0
    for name, query in asked_of(ground).items():
        taken = _asked_ms(ground.room, query)
        worst = max(worst, taken)
        yield Result(f"{name}_{events}", taken, "ms", QUESTION_LIMIT_MS, must=1.0)
    yield Result(f"every_question_{events}", worst, "ms", QUESTION_LIMIT_MS, must=1.0)
    for name, days in (("similar", 7), ("merge_target", 30)):
        query = Similar(text=f"{ground.words[-2]}请尽快处理", location="新河村18号", at=END, days=days)
        yield Result(f"{name}_{events}", _asked_ms(ground.room, query), "ms", TARGET_LIMIT_MS, must=1.0)


def _asked_ms(room: Room, query: queries.Query[Any]) -> float:
    ask: Callable[[], object] = lambda: room.ask(query)  # noqa: E731
    ask()
    return median(seconds(ask) for _ in range(ROUNDS)) * 1000


# --- what the events hold -----------------------------------------------------------------------------------------


def _ground(room: Room, bare: Any) -> Ground:
    common, rare = {}, {}
    for column in ("source", "category", "grid", "village", "handler", "lead"):
        counted = f"SELECT {column} FROM event WHERE {column} <> '' GROUP BY 1 ORDER BY count(*) DESC"
        values = [str(value) for (value,) in bare.execute(counted)] or ["nobody"]
        common[column], rare[column] = values[0], values[-1]
    top = int(bare.execute("SELECT max(row) FROM event").fetchone()[0])
    luck = random.Random(top)  # noqa: S311 - the same questions each time
    rows = [luck.randrange(1, top) for _ in range(4)]
    titles = [str(_value(bare, "title", row)) for row in rows]
    words = ("村", titles[0][-1], titles[1][:2], titles[1][-2:], titles[2][-2:], titles[2][-4:], titles[3][:4],
             titles[3][-3:], "不曾有过的", "，请")  # fmt: skip
    ext_no = bare.execute(
        "SELECT ext_no FROM event WHERE ext_no > '' AND row > ? LIMIT 1", (rows[0],)
    ).fetchone()
    return Ground(room, bare, common, rare, words, str(_value(bare, "number", rows[1])), str(ext_no[0]))


def _value(bare: Any, column: str, row: int) -> object:
    return bare.execute(f"SELECT {column} FROM event WHERE row >= ? LIMIT 1", (row,)).fetchone()[0]

"""A store with the rows of many events, and a plain answer to what the board asks of them.

The rows are put into the tables as they would lie there after years: how they came about is no matter to a list. The plain
answer looks at every row and sorts in Python, by the rules as people wrote them down and not as the program holds them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from commandroom.domain.journal import millis
from commandroom.store import searching
from commandroom.store.projection import COLUMNS, INSERT
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.queries import BoardQuery

HOUR = 3_600_000
DAY = 24 * HOUR
OPEN = (
    "draft", "pending_accept", "pending_supplement", "pending_triage", "pending_dispatch", "county_replied",
    "pending_sign", "in_progress", "suspended", "return_pending", "pending_verify", "pending_callback", "pending_close",
    "escalated",
)  # fmt: skip
OVER = ("closed", "archived", "rejected", "voided", "merged", "moved")
NEW = ("draft", "pending_accept", "pending_triage", "pending_dispatch", "county_replied")
QUEUES = {
    "accept": ("draft", "pending_accept", "pending_supplement"),
    "dispatch": ("pending_triage", "pending_dispatch", "county_replied"),
    "working": ("pending_sign", "in_progress", "suspended", "return_pending"),
    "checking": ("pending_verify", "pending_callback", "pending_close"),
    "done": ("closed", "archived"),
    "returned": ("rejected", "voided", "merged", "moved"),
}
UNASSIGNED, GRAVE, RUNNING, STILL, HISTORY, DONE = range(6)
PLACES = ("临溪村", "新河村", "下桥村", "石桥头村")
MATTERS = ("井盖缺失", "垃圾堆放", "噪声扰民", "河道漂浮物", "路灯不亮，影响通行")


@dataclass(frozen=True, slots=True)
class Line:
    """One event: the values of its row by column, and its texts."""

    row: int
    values: dict[str, Any]
    texts: tuple[str, ...]

    def __getattr__(self, name: str) -> Any:
        return self.values[name]


def settle(store: SeatStore, now: datetime, *, events: int, leads: tuple[str, ...], persons: tuple[str, ...],
           seed: int = 1) -> list[Line]:  # fmt: skip
    """Put so many events into the tables."""
    luck = random.Random(seed)  # noqa: S311 - the same town each time
    lines = [_line(n, events, now, luck, leads, persons) for n in range(1, events + 1)]
    with store.database.writing() as connection:
        connection.executemany(
            INSERT, [(line.row, *(line.values[name] for name in COLUMNS)) for line in lines]
        )
        words = [(line.row, *map(searching.spaced, line.texts)) for line in lines]
        connection.executemany(searching.ADD, words)
    return lines


def _line(
    n: int, events: int, now: datetime, luck: random.Random, leads: tuple[str, ...], persons: tuple[str, ...]
) -> Line:
    state = (
        luck.choice(OPEN) if luck.random() < 0.3 else luck.choice(("closed", "archived", "archived", *OVER))
    )
    registered = millis(now - timedelta(days=600 * (events - n) / events, minutes=luck.randrange(3000)))
    history = state in OPEN and luck.random() < 0.1
    timer = state in OPEN and not history and luck.random() < 0.85
    paused = int(timer and luck.random() < 0.1)
    severity = luck.choice((0, 0, 0, 0, 0, 1, 2, 3, 4))
    due = millis(now) + luck.randrange(-4 * DAY, 4 * DAY) if timer else None
    place, matter = luck.choice(PLACES), luck.choice(MATTERS)
    number = f"330299104-{(now - timedelta(days=events - n)):%Y%m%d}-A{luck.randrange(1, 40):04d}"
    ext_no = f"HZ{n:05d}" if n % 3 == 0 else ""
    text = f"{place}{n}号附近{matter}，{luck.choice(('已多次反映', '请尽快处理', '谢谢'))}"
    where = f"{place}{n % 30}号"
    values = {
        "id": f"00000000-0000-7000-8000-{n:012d}", "number": number, "ext_no": ext_no,
        "source": luck.choice(("CALL", "CALL", "H12345", "GRID")), "state": state, "urgency": luck.choice((0, 0, 0, 1, 2)),
        "lane": _lane(state, history=history, severity=severity, runs=timer and not paused), "severity": severity,
        "tier": luck.choice((0, 1, 2, 3)), "category": luck.choice(("0910", "0910", "0101", "0301")),
        "grid": luck.choice(("G1", "G2", "G3", "")), "village": luck.choice(("V1", "V2")),
        "lead": luck.choice((*leads, "", "")), "handler": luck.choice((*persons, "", "")), "registered_at": registered,
        "closed_at": registered + DAY if state in OVER else None, "suspended_until": None, "last_at": registered + DAY,
        "timer": "dispose" if timer else "", "due": due, "yellow_at": due - 6 * HOUR if due is not None else None,
        "deep_at": due + DAY if due is not None else None, "paused": paused, "in_conflict": 0,
        "unconfirmed": int(history), "proposals": 0, "attachments": 0, "urged": 0, "supervised": 0, "version": 1,
        "title": f"{place}{matter}", "location": where, "sent_at": None, "late": None,
    }  # fmt: skip
    reply = "已处理完毕" if state in OVER else ""
    return Line(n, values, (number, ext_no, f"{place}{matter}", text, where, reply, "", ""))


def _lane(state: str, *, history: bool, severity: int, runs: bool) -> int:
    if state in OVER:
        return DONE
    if history:
        return HISTORY
    if severity >= 3:
        return GRAVE
    if not runs:
        return STILL
    return UNASSIGNED if state in NEW else RUNNING


@dataclass(frozen=True, slots=True)
class Plain:
    """Answers by looking at every row; `names` are what leads and handlers are called."""

    lines: list[Line]
    names: dict[str, tuple[str, ...]]
    groups: dict[str, str]

    def ids(self, board: BoardQuery, now: datetime) -> list[int]:
        """The row ids of a board query in order."""
        at = millis(now)
        found = [line for line in self.lines if self._fits(line, board, at)]
        return [line.row for line in self._sorted(found, board, at)]

    def backlog(self, board: BoardQuery, now: datetime) -> int:
        """Red lights older than a day among what the query asks for."""
        at = millis(now)
        old = [
            li for li in self.lines if self._fits(li, board, at) and li.lane == RUNNING and li.due < at - DAY
        ]
        return len(old)

    def begins(self, row: int, text: str) -> bool:
        """Whether a number of that event begins with the text."""
        line = next(line for line in self.lines if line.row == row)
        return any(number.lower().startswith(text.lower()) for number in (line.number, line.ext_no))

    def _fits(self, line: Line, board: BoardQuery, at: int) -> bool:
        where = all(self._has(line, key, value) for key, value in board.where)
        return where and self._in_view(line, board, at) and (not board.text or self._tells(line, board.text))

    def _in_view(self, line: Line, board: BoardQuery, at: int) -> bool:  # noqa: PLR0911 - a case a view
        lit = line.lane <= RUNNING and not line.paused and line.due is not None
        match board.view:
            case "all":
                return True
            case "open":
                return bool(line.lane < HISTORY)
            case "mine":
                return bool(line.lane < HISTORY and line.handler == board.person != "")
            case "history":
                return bool(line.lane == HISTORY)
            case "red":
                return lit and line.due < at
            case "yellow":
                return lit and line.yellow_at <= at <= line.due
            case "backlog":
                return bool(line.lane == RUNNING and line.due < at - DAY)
            case _:
                states = QUEUES.get(board.view)
                return (
                    line.state in states and line.lane != HISTORY
                    if states
                    else bool(line.state == board.view)
                )

    def _has(self, line: Line, key: str, value: str) -> bool:
        if key in {"from", "to"}:
            local = datetime.fromisoformat(f"{value}T00:00+08:00")
            return bool(
                line.registered_at >= millis(local)
                if key == "from"
                else line.registered_at < millis(local + timedelta(days=1))
            )
        if key == "group":
            return self.groups.get(line.category) == value
        if key in {"urgency", "severity"}:
            words = {
                "urgency": ("一般", "紧急", "特急"),
                "severity": ("无", "一般", "较大", "重大", "特别重大"),
            }[key]
            return bool(words[line.values[key]] == value)
        return str(line.values[key]) == value

    def _tells(self, line: Line, text: str) -> bool:
        called = (
            *self.names.get(line.lead, (line.lead,) if line.lead else ()),
            *self.names.get(line.handler, ()),
        )
        return any(text.lower() in words.lower() for words in (*line.texts, *called))

    def _sorted(self, found: list[Line], board: BoardQuery, at: int) -> list[Line]:
        newest = sorted(found, key=lambda li: (-li.registered_at, -li.row))
        match board.sort:
            case "registered":
                return newest
            case "number":
                return sorted(found, key=lambda li: (li.number, li.row), reverse=True)
            case "grade":
                return sorted(newest, key=lambda li: (-li.urgency, -li.severity))
            case "due":
                running = [li for li in found if li.lane < HISTORY]
                running.sort(key=lambda li: (li.paused, li.due is None, li.due or 0, li.row))
                return running + sorted((li for li in newest if li.lane >= HISTORY), key=lambda li: li.lane)
            case _:
                return _by_urgency(found, newest, at, hides_backlog=board.view == "open")


def _by_urgency(  # noqa: C901 - a case a range
    found: list[Line], newest: list[Line], at: int, *, hides_backlog: bool
) -> list[Line]:
    """Grave ones, unassigned late ones, yellow, red of a day, older red, green, standing still, the rest."""
    parts: list[list[Line]] = [[] for _ in range(7)]
    for line in found:
        late = line.due is not None and line.due < at
        if line.lane == GRAVE:
            parts[0].append(line)
        elif line.lane == UNASSIGNED and late:
            parts[1].append(line)
        elif line.lane in {UNASSIGNED, RUNNING} and not late:
            parts[2 if line.yellow_at <= at else 5].append(line)
        elif line.lane == RUNNING:
            parts[3 if line.due >= at - DAY else 4].append(line)
        elif line.lane == STILL:
            parts[6].append(line)
    if hides_backlog:
        parts[4] = []
    parts[0].sort(key=lambda li: (-li.severity, li.due is None, li.due or 0, li.row))
    for part in parts[1:6]:
        part.sort(key=lambda li: (li.due, li.row))
    parts[6].sort(key=lambda li: (li.paused, li.due is None, li.due or 0, li.registered_at, li.row))
    rest = sorted((line for line in newest if line.lane >= HISTORY), key=lambda line: line.lane)
    return [line for part in parts for line in part] + rest

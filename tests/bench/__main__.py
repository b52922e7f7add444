"""`python -m tests.bench --events N`: the benchmarks, a JSON line each."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from commandroom.base.clock import FixedClock
from commandroom.domain.time.calendar import Calendar
from commandroom.domain.time.clockwork import Clockwork
from commandroom.entrypoints.benches import Result, measured, pairs, seconds
from commandroom.interop.calendars import shipped_table
from commandroom.usecases.queries import BoardIds, BoardQuery, Similar
from tests.bench.rooms import END, filled_room
from tests.bench.start import start

BUILD = Path(__file__).resolve().parents[2] / "build" / "bench"
DEMO_LIMIT_SECONDS = 60.0
TARGET_LIMIT_MS = 100.0
HOME_MUST = {"board_first_rows": 1.0, "search_two_characters": 1.0}


def due(_events: int) -> Iterator[Result]:
    """A working-day limit, beside counting the same days one by one with PyPI chinesecalendar."""
    import chinese_calendar

    clockwork = Clockwork(Calendar(shipped_table()))
    start = datetime(2026, 9, 20, 2, 0, tzinfo=UTC)

    def ours() -> None:
        for n in range(1000):
            clockwork.due("15wd", start=start + timedelta(minutes=n))

    def peer() -> None:
        for _ in range(1000):
            day, left = date(2026, 9, 20), 15
            while left:
                day += timedelta(days=1)
                left -= chinese_calendar.is_workday(day)

    one, other = pairs(ours, peer)
    yield Result("due_15wd_x1000", one * 1000, "ms", other * 1000, must=1.0)


def home(events: int) -> Iterator[Result]:
    """What `commandroom bench` measures on a user's machine, on the filled room."""
    room = filled_room(BUILD, events)
    for result in measured(room, ("append", "board", "search"), clock=FixedClock(END)):
        yield replace(result, name=f"{result.name}_{events}", must=HOME_MUST.get(result.name))
    room.store.close()


def demo(_events: int) -> Iterator[Result]:
    """Ninety days of the demo township by real commands, beside the limit of a minute."""
    from commandroom.entrypoints.opening import Start, create_room
    from commandroom.interop.demo import demo_texts, demo_township
    from commandroom.usecases.demo.telling import Plot, tell

    with tempfile.TemporaryDirectory() as folder:
        town = demo_township(END.date())
        clock = FixedClock(END - timedelta(days=91))
        room = create_room(Path(folder) / "home", Start(town.name, town.code, practice=True, demo=True), clock=clock,
                           persons=town.persons)  # fmt: skip

        def move(at: datetime) -> None:
            clock.moment = at

        taken = seconds(lambda: tell(room, town, demo_texts(), Plot(END), move=move))
        room.store.close()
    yield Result("demo_90_days", taken, "s", DEMO_LIMIT_SECONDS, must=1.0)


def search(events: int) -> Iterator[Result]:
    """Finding a merge target and the board's first rows, beside the limit and beside a scan of the same texts."""
    room = filled_room(BUILD, events)

    def target() -> object:
        return room.ask(Similar(text="凤凰村井盖缺失影响通行", location="凤凰村18号", at=END, days=30))

    taken = median(seconds(target) for _ in range(9)) * 1000
    yield Result(f"merge_target_{events}", taken, "ms", TARGET_LIMIT_MS, must=1.0)
    yield from _against_a_scan(room, events)
    room.store.close()


def _against_a_scan(room: object, events: int) -> Iterator[Result]:
    from commandroom.usecases.room import Room

    assert isinstance(room, Room)
    import sqlcipher3.dbapi2 as sqlite

    connection = sqlite.connect(str(BUILD / f"room-{events}" / "room.db"))
    for word in ("井盖", "河", "B123"):
        like = f"%{word}%"

        def ours(word: str = word) -> object:
            return room.ask(BoardIds(BoardQuery(view="all", text=word), END))

        def scan(like: str = like) -> object:
            return connection.execute(
                "select count(*) from snapshot where cast(body as text) like ?", (like,)
            ).fetchone()

        one, other = pairs(ours, scan, rounds=5)
        yield Result(f"search_{word}_{events}", one * 1000, "ms", other * 1000, must=1.0)
    connection.close()


def operator(events: int) -> Iterator[Result]:
    """Keys on the real window for an urgent call and for ten waiting events, beside what is allowed."""
    from tests.bench.operator import operator as measured_operator

    yield from measured_operator(events)


def questions(events: int) -> Iterator[Result]:
    """Every question of the desk beside the bare SQL that asks the same, or beside its limit."""
    from tests.bench.questions import questions as asked_questions

    room = filled_room(BUILD, events)
    yield from asked_questions(room, events)
    room.store.close()


def figuring(events: int) -> Iterator[Result]:
    """The figures of a month by unit and of a year by month, beside the bare SQL counts."""
    from tests.bench.figuring import figuring as measured_figuring

    room = filled_room(BUILD, events)
    yield from measured_figuring(room, events)
    room.store.close()


def dashboarding(events: int) -> Iterator[Result]:
    """The dashboard built for the first time, shown again, and its questions."""
    from tests.bench.dashboarding import dashboarding as measured_dashboarding

    room = filled_room(BUILD, events)
    yield from measured_dashboarding(room, events)
    room.store.close()


def assessing(events: int) -> Iterator[Result]:
    """The assessment of a month, frozen and replayed by another limit."""
    from tests.bench.assessing import assessing as measured_assessing

    room = filled_room(BUILD, events)
    yield from measured_assessing(room, events)
    room.store.close()


def summing_up(events: int) -> Iterator[Result]:
    """The daily summary with its papers, beside what is allowed."""
    from tests.bench.summing_up import summing_up as measured_summing

    room = filled_room(BUILD, events)
    yield from measured_summing(room, events)
    room.store.close()


def sweeping(events: int) -> Iterator[Result]:
    """The machine's pass over all clocks, and clicks meanwhile, on a copy."""
    from tests.bench.sweeping import sweeping as measured_sweeping

    filled_room(BUILD, events).store.close()
    yield from measured_sweeping(BUILD / f"room-{events}", events)


def blocks(events: int) -> Iterator[Result]:
    """The longest time in a whole tour for which the window did not come back to its events."""
    from tests.bench.blocks import blocks as measured_blocks

    filled_room(BUILD, events).store.close()
    yield from measured_blocks(BUILD / f"room-{events}", events)


def frames(events: int) -> Iterator[Result]:
    """Frames of the board: the wheel, J and K with the preview, jumps, countdowns."""
    from tests.bench.frames import frames as measured_frames

    yield from measured_frames(events)


def memory(events: int) -> Iterator[Result]:
    """Anonymous memory of the whole desk with its board open."""
    from tests.bench.memory import memory as measured_memory

    yield from measured_memory(events)


def upkeep(events: int) -> Iterator[Result]:
    """One deed, files brought in, the whole verified and rebuilt, on a copy."""
    from tests.bench.upkeep import SMALL
    from tests.bench.upkeep import upkeep as measured_upkeep

    for size in (SMALL, events):
        filled_room(BUILD, size).store.close()
    yield from measured_upkeep(BUILD / f"room-{events}", BUILD / f"room-{SMALL}", events)


def exchanging(events: int) -> Iterator[Result]:
    """The exchange with a real centre, beside PouchDB and a bare executemany."""
    from tests.bench.exchanging import exchanging as measured_exchanging

    yield from measured_exchanging(BUILD, events)


def recommending(events: int) -> Iterator[Result]:
    """Whom to send: three hundred people over so many past events."""
    from tests.bench.recommending import recommending as measured_recommending

    yield from measured_recommending(events)


def rotating(events: int) -> Iterator[Result]:
    """A year's rota by rule, and how fair its months are beside an exact solver."""
    from tests.bench.rotating import rotating as measured_rotating

    yield from measured_rotating(events)


def opening_dispatch(events: int) -> Iterator[Result]:
    """From the key to the painted list of whom to send."""
    from tests.bench.opening_dispatch import opening_dispatch as measured_opening

    yield from measured_opening(events)


def storm(_events: int) -> Iterator[Result]:
    """Eight hundred seats that come back at once, to a centre on SQLite and to one on PostgreSQL."""
    from tests.bench.databases import databases
    from tests.bench.storm import storm as measured_storm

    for db in databases():
        yield from measured_storm(BUILD / "storm", db=db)


def million(_events: int) -> Iterator[Result]:
    """An exchange with nothing to do, where both sides hold a million entries."""
    from tests.bench.million import million as measured_million

    yield from measured_million(BUILD)


def slowline(_events: int) -> Iterator[Result]:
    """What waits at the end of a bad line."""
    from tests.bench.slowline import slowline as measured_slowline

    yield from measured_slowline(BUILD)


BENCHES: dict[str, Callable[[int], Iterator[Result]]] = {
    "due": due,
    "demo": demo,
    "search": search,
    "home": home,
    "questions": questions,
    "figuring": figuring,
    "dashboarding": dashboarding,
    "assessing": assessing,
    "summing_up": summing_up,
    "sweeping": sweeping,
    "upkeep": upkeep,
    "start": start,
    "operator": operator,
    "blocks": blocks,
    "frames": frames,
    "memory": memory,
    "exchanging": exchanging,
    "recommending": recommending,
    "rotating": rotating,
    "opening_dispatch": opening_dispatch,
    "storm": storm,
    "million": million,
    "slowline": slowline,
}


def main() -> int:
    """Run the benchmarks that were named, or all; 1 when one misses what must hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], help="which; all by default")
    parser.add_argument("--events", type=int, default=100_000)
    asked = parser.parse_args()
    missed = 0
    for name in asked.names or BENCHES:
        for result in BENCHES[name](asked.events):
            sys.stdout.write(result.line() + "\n")
            sys.stdout.flush()
            missed += not result.ok
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())

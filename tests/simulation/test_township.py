"""A centre and its seats as real processes: killed, without power, without room on the disk; nothing promised is lost."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.simulation import disk, township_power
from tests.simulation.township import planted_is_caught, township
from tests.simulation.township_book import Book, Census, is_entitled
from tests.simulation.township_marks import ANSWERS, EARLY
from tests.simulation.township_nest import Life, Nest, nested
from tests.simulation.township_people import CENTRE, COUNTY
from tests.simulation.township_town import Founded, Town, at_work, found, is_quiet

KILLS, CUTS, DEEDS = 6, 12, 8
pytestmark = pytest.mark.skipif(bool(disk.why_not()), reason=f"no watched disk here: {disk.why_not()}")


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with disk.folder_for("township") as name:
        yield Path(name)


@pytest.fixture(scope="module")
def nest(folder: Path) -> Iterator[Nest]:
    with nested(folder, is_watched=True) as nest:
        yield nest


@pytest.fixture(scope="module")
def large(nest: Nest, folder: Path) -> Founded:
    """A centre, five seats of a township and a desk of the county."""
    return found(nest, folder / "large")


@pytest.fixture(scope="module")
def small(nest: Nest, folder: Path) -> Founded:
    """A centre and two seats."""
    return found(nest, folder / "small", homes=("A", "B"))


def test_after_any_kill_all_homes_print_one_digest_and_nothing_promised_is_lost(
    nest: Nest, large: Founded, folder: Path
) -> None:
    census = township(nest, large.copied(folder / "killed"), KILLS)

    assert census.lacking() == (), census.told()
    assert census.counts["kills"] == KILLS
    assert (census.counts["homes"], census.counts["digests of the seats"]) == (6, 1)


@pytest.mark.parametrize("planted", [EARLY, ANSWERS])
def test_a_seat_or_a_centre_that_promises_before_it_commits_is_caught(
    nest: Nest, large: Founded, planted: str
) -> None:
    assert "acknowledged are gone" in planted_is_caught(nest, large, planted)


# --- no room on the disk ----------------------------------------------------------------------------------------


def working(nest: Nest, founded: Founded, folder: Path) -> Iterator[Town]:
    """Two seats that work and exchange on good lines, and say how they stand."""
    with at_work(nest, founded.copied(folder), fills=True, tells=True, pause=0.03, off=0) as town:
        town.lines.heal()
        for name in founded.names:
            town.start(name)
        town.until("nothing is exchanged", lambda: bool(town.book.confirmed))
        yield town


@pytest.fixture
def town(nest: Nest, small: Founded, folder: Path, request: pytest.FixtureRequest) -> Iterator[Town]:
    yield from working(nest, small, folder / request.node.name)


def troubles(town: Town, seat: str) -> list[str]:
    """What is stuck at a seat, as its exchange page says it."""
    found: list[str] = town.states()[seat].get("troubles", [])
    return found


def test_a_full_disk_at_the_centre_is_said_at_every_seat_which_work_on(town: Town) -> None:
    centre = town.nest.lives[CENTRE]
    centre.signal(signal.SIGUSR1)
    town.until("nobody says it", lambda: all("exchange.full_there" in troubles(town, seat) for seat in "AB"))
    before = {seat: len(town.book.of(seat)) for seat in "AB"}
    town.until("work stops", lambda: all(len(town.book.of(seat)) > before[seat] for seat in "AB"))
    centre.signal(signal.SIGUSR2)
    town.until("it does not hear", lambda: "D" in centre.states)

    town.settle(pressed=True)

    assert centre.states["D"]["failed"] > 0
    assert town.census.counts["digests of the seats"] == 1


def test_a_full_disk_at_a_seat_is_said_there_and_what_was_refused_was_never_promised(town: Town) -> None:
    seat = town.nest.lives["B"]
    seat.signal(signal.SIGUSR1)
    town.until("it does not say it", lambda: "store.disk_full" in troubles(town, "B"))
    town.until("no deed is refused", lambda: seat.states.get("F") == {"code": "store.disk_full"})
    before = len(town.book.of("A"))
    town.until("the other stops too", lambda: len(town.book.of("A")) > before)
    refused = len(town.book.of("B"))
    seat.signal(signal.SIGUSR2)

    town.until("it does not go on", lambda: len(town.book.of("B")) > refused)
    town.until("it is still said", lambda: "store.disk_full" not in troubles(town, "B"))
    town.settle()

    assert seat.states["D"]["failed"] > 0
    assert town.census.counts["digests of the seats"] == 1


# --- no power ---------------------------------------------------------------------------------------------------


def test_t4_no_power_cut_at_a_seat_or_the_centre_loses_what_was_promised(nest: Nest, small: Founded) -> None:
    census = township_power.cut(nest, small, CUTS, deeds=DEEDS)

    assert census.lost == []
    assert census.lacking() == ()
    assert census.counts["cuts"] == CUTS


def test_seat_and_centre_on_a_disk_that_is_not_waited_for_lose_what_they_promised(
    nest: Nest, small: Founded
) -> None:
    census, missed = township_power.lives(nest, small, CUTS, deeds=DEEDS)

    assert census.forgotten > 0
    assert missed == ""


# --- the harness itself -----------------------------------------------------------------------------------------


def test_kills_that_hit_nothing_are_a_failure() -> None:
    assert Census().lacking()


def test_the_book_misses_what_was_promised_and_what_stood_there(tmp_path: Path) -> None:
    book, held = Book(), tmp_path / "held"
    book.hear(Life("A"), "A", {"entries": ["1", "2"]})
    book.hear(Life("A"), "C", {"entries": ["1"]})
    held.write_text("1 s\n3 s")
    book.hear(Life("A"), "H", {"file": str(held)})
    held.write_text("1 s\n2 s")
    book.hear(Life("A"), "H", {"file": str(held)})
    held.write_text("")
    book.hear(Life(CENTRE), "H", {"file": str(held)})

    assert book.broken == [
        "1 entries that A acknowledged are gone",
        "1 entries that stood at A are gone",
        "1 entries that centre acknowledged are gone",
    ]


def test_who_holds_something_else_or_is_stuck_is_not_quiet() -> None:
    state = {"same": True, "to_fold": 0, "troubles": ["exchange.in_conflict"]}

    assert is_quiet([state, state])
    for other in ({"same": False}, {"to_fold": 1}, {"troubles": ["exchange.unproven"]}):
        assert not is_quiet([state, state | other])
    assert not is_quiet([state, {}])


def test_a_county_is_entitled_to_what_is_shared_and_a_seat_to_what_is_of_or_for_its_township() -> None:
    streams = (
        "330299104/A.1",
        "330299104/A.1/x:e",
        "330299/Z.1",
        "330299/Z.1/x:330299104:e",
        "330299/Z.1/x:330299105:e",
    )

    assert [is_entitled("A", one) for one in streams] == [True, True, False, True, False]
    assert [is_entitled(COUNTY, one) for one in streams] == [False, True, True, True, True]
    assert all(is_entitled(CENTRE, one) for one in streams)

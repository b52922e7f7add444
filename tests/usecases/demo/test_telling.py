from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commandroom.base.clock import FixedClock
from commandroom.domain.event.state import OPEN, Event, State
from commandroom.domain.people.presence import Presence
from commandroom.domain.time.moments import local
from commandroom.entrypoints.opening import Start, create_room
from commandroom.interop.catalogs import shipped_policy
from commandroom.interop.demo import demo_texts, demo_township
from commandroom.usecases.demo.telling import Plot, Told, tell
from commandroom.usecases.queries import BoardIds, BoardQuery, Counts, EventDetail, Lamps
from commandroom.usecases.room import Room

FRIDAY = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)  # 16:30 in the township
HOLIDAY_NIGHT = datetime(2026, 10, 4, 13, 30, tzinfo=UTC)  # 21:30 on the fourth day of National Day
OPEN_STATES = {
    *("draft", "pending_accept", "pending_supplement", "pending_triage", "pending_dispatch", "pending_sign"),
    *("in_progress", "suspended", "return_pending", "pending_verify", "pending_callback", "pending_close"),
    *("escalated", "county_replied"),
}


@dataclass(frozen=True)
class Played:
    room: Room
    told: Told
    events: tuple[Event, ...]


def play(home: Path, plot: Plot) -> Played:
    town = demo_township(local(plot.end).date())
    clock = FixedClock(plot.start)

    def move(moment: datetime) -> None:
        clock.moment = moment.astimezone(UTC)

    start = Start(name=town.name, code=town.code, kind=town.kind, practice=True, demo=True)
    room = create_room(home, start, clock=clock, persons=town.persons)
    told = tell(room, town, demo_texts(), plot, move=move)
    clock.moment = plot.end
    found = room.ask(BoardIds(BoardQuery(view="all", sort="number"), now=plot.end))
    rows = array("i")
    rows.frombytes(found.ids)
    return Played(room, told, tuple(room.ask(EventDetail(f"#{row}")).event for row in rows))


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    story = play(tmp_path_factory.mktemp("demo"), Plot(end=FRIDAY, days=14, per_day=20, seed=1))
    yield story
    story.room.store.close()


def test_the_room_refuses_nothing_of_the_story(played: Played) -> None:
    assert played.told.refused == {}
    assert played.told.events >= 200


def test_the_demo_uses_at_least_thirty_five_verbs(played: Played) -> None:
    assert len(played.told.verbs) >= 35


def test_the_demo_has_every_source_and_sixty_categories(played: Played) -> None:
    sources = {event.source for event in played.events}
    categories = {event.category for event in played.events}

    assert sources == set(shipped_policy().sources)
    assert len(sources) == 15
    assert len(categories) >= 60


def test_every_open_state_holds_an_event_at_the_end(played: Played) -> None:
    states = Counter(event.state.value for event in played.events)

    assert {state.value for state in OPEN} == OPEN_STATES
    assert OPEN_STATES - set(states) == set()


def test_some_were_suspended_merged_reopened_and_reported_up(played: Played) -> None:
    assert any(event.state is State.SUSPENDED for event in played.events)
    assert any(event.state is State.MERGED for event in played.events)
    assert any(event.reopen_count for event in played.events)
    assert any(event.was_escalated for event in played.events)
    assert any(event.rework_count for event in played.events)
    assert any(event.return_count for event in played.events)
    assert any(event.extend_count for event in played.events)
    assert any(event.supervise_count for event in played.events)
    assert any(event.children for event in played.events)


@pytest.mark.parametrize("end", [FRIDAY, HOLIDAY_NIGHT])
def test_two_to_six_per_cent_of_the_open_events_are_red(tmp_path: Path, end: datetime) -> None:
    story = play(tmp_path, Plot(end=end, days=20, per_day=25, seed=3))

    counts = story.room.ask(Counts(now=end))
    share = counts.red["open"] / counts.total["open"]
    red = {row.number for row in story.room.ask(Lamps(end)) if row.lamp in {"red", "deep_red"}}
    story.room.store.close()
    assert story.told.refused == {}
    assert 0.02 <= share <= 0.06
    assert 0.02 <= len(red) / counts.total["open"] <= 0.07


def test_nothing_happens_before_it_is_reported_nor_after_the_end(played: Played) -> None:
    for event in played.events:
        assert event.registered_at is not None
        assert event.reported_at is not None
        assert event.occurred_at is not None
        assert event.occurred_at <= event.reported_at
        if event.parent is None:
            assert event.reported_at <= event.registered_at
        assert event.last_at is not None
        assert event.last_at <= FRIDAY


def test_who_verified_is_never_who_handled(played: Played) -> None:
    verified = [event for event in played.events if event.verified_by]

    assert verified
    assert all(event.verified_by not in event.handlers for event in verified)


def test_persons_of_the_story_are_masked_numbers_of_nobody(played: Played) -> None:
    sheets = [played.room.ask(EventDetail(event.id)) for event in played.events if event.has_contact][:30]

    assert sheets
    assert all(sheet.reporter["phone"].startswith("100") for sheet in sheets)


def test_on_the_last_day_some_are_on_leave_and_some_registered_nothing(played: Played) -> None:
    people = played.room.store.reference.people()
    rota = people.staff.rota  # type: ignore[attr-defined]
    found = Counter(rota.at(person, FRIDAY).state for person in people.persons)  # type: ignore[attr-defined]

    assert found[Presence.ON] > found[Presence.LEAVE] >= 3
    assert found[Presence.UNKNOWN] >= 3


def test_the_store_agrees_with_its_journal(played: Played) -> None:
    checked = played.room.store.verify()

    assert checked.problems == ()
    assert checked.events == len(played.events)


def test_the_same_seed_tells_the_same_story(tmp_path: Path) -> None:
    stories = []
    for name, seed in (("one", 5), ("again", 5), ("other", 6)):
        story = play(tmp_path / name, Plot(end=FRIDAY, days=3, per_day=12, seed=seed))
        stories.append([(e.number, e.title, e.text, e.state, e.last_at, e.closed_at) for e in story.events])
        story.room.store.close()

    assert stories[0] == stories[1]
    assert stories[0] != stories[2]


def test_a_short_and_empty_plot_still_leaves_every_open_state(tmp_path: Path) -> None:
    story = play(tmp_path, Plot(end=FRIDAY, days=1, per_day=1, seed=1))

    states = {event.state.value for event in story.events}
    story.room.store.close()
    assert states >= OPEN_STATES

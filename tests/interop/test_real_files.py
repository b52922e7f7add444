"""The three real files: every row imported, the same as another, or rejected for a fault named here."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commandroom.domain.event.imported import Imported, Rejected, Repeated
from commandroom.interop.events import Outcome, read_events
from commandroom.interop.mapping import guess_map, read_map
from commandroom.interop.tables import open_table
from tests.conftest import ROOT

MAPS = ROOT / "tests" / "maps"
FILES = {
    "fuzhou": ("fuzhou_river_complaints_1464.csv", 1464),
    "replies": ("messages_with_reply_1408.xlsx", 1408),
    "messages": ("messages_2019_4326.xlsx", 4326),
}

# Row numbers and reasons of the rows that cannot be imported; none of these files has any.
FAULTS: dict[str, dict[int, str]] = {"fuzhou": {}, "replies": {}, "messages": {}}


def outcomes_of(real_data: Path, name: str) -> list[Outcome]:
    return list(read_events(real_data / FILES[name][0], read_map(MAPS / f"{name}.toml")))


def events_of(real_data: Path, name: str) -> list[Imported]:
    return [outcome for outcome in outcomes_of(real_data, name) if isinstance(outcome, Imported)]


@pytest.mark.parametrize("name", FILES)
def test_every_row_of_a_real_file_is_accounted_for(real_data: Path, name: str) -> None:
    outcomes = outcomes_of(real_data, name)
    kinds = Counter(type(outcome) for outcome in outcomes)
    faults = {outcome.number: outcome.code for outcome in outcomes if isinstance(outcome, Rejected)}

    assert kinds[Imported] + kinds[Repeated] + kinds[Rejected] == FILES[name][1]
    assert kinds[Imported] / FILES[name][1] >= 0.995
    assert faults == FAULTS[name]


def test_no_two_rows_of_the_three_files_share_a_number(real_data: Path) -> None:
    numbers = Counter(event.ext_no for name in FILES for event in events_of(real_data, name))

    assert max(numbers.values()) == 1


@pytest.mark.parametrize("name", FILES)
def test_reading_a_real_file_again_gives_the_same_events(real_data: Path, name: str) -> None:
    assert outcomes_of(real_data, name) == outcomes_of(real_data, name)


def test_the_rivers_arrive_closed_on_the_only_day_they_have(real_data: Path) -> None:
    with (real_data / FILES["fuzhou"][0]).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))

    events = events_of(real_data, "fuzhou")

    assert [event.text for event in events] == [row["text"].strip() for row in rows]
    assert [event.reply_text for event in events] == [row["reply"].strip() for row in rows]
    assert all(event.closed_at == event.reported_at and event.closed_at_assumed for event in events)
    assert Counter(event.nature for event in events) == Counter(row["nature"] for row in rows)
    assert [event.transfers for event in events] == [int(row["transfers"]) for row in rows]
    assert sum(event.anonymous for event in events) == 1031 + 18 + 1
    assert (
        sum(event.reporter_name is not None for event in events) == 1464 - 1031 - 172 - 18 - 1 - 1
    )  # and one 无


def test_answered_messages_arrive_closed_at_the_time_of_the_answer(real_data: Path) -> None:
    events = events_of(real_data, "replies")

    assert all(
        event.closed_at and event.closed_at >= event.reported_at and event.reply_text for event in events
    )
    assert not any(event.closed_at_assumed for event in events)
    assert events[0].reported_at == datetime(2019, 4, 25, 1, 32, 9, tzinfo=UTC)
    assert events[0].closed_at == datetime(2019, 5, 10, 6, 56, 53, tzinfo=UTC)


def test_unanswered_messages_wait_and_their_longest_text_is_whole(real_data: Path) -> None:
    events = events_of(real_data, "messages")

    assert not any(event.closed_at for event in events)
    assert max(len(event.text) for event in events) == 6999
    assert all(set(event.extra) == {"反对数", "点赞数"} for event in events)
    assert min(event.reported_at for event in events) == datetime(2017, 6, 8, 9, 31, 20, tzinfo=UTC)


@pytest.mark.parametrize("name", FILES)
def test_a_draft_from_the_heading_alone_reads_a_real_file(real_data: Path, name: str) -> None:
    path = real_data / FILES[name][0]
    draft = guess_map(open_table(path).header)

    assert draft is not None
    kinds = Counter(type(outcome) for outcome in read_events(path, draft))
    assert kinds[Imported] / FILES[name][1] >= 0.995

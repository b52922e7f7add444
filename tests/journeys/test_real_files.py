"""The three real files go in through the command line, and everything that stands on them is right."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import sys
import time
from array import array
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlcipher3 import dbapi2

from commandroom.domain.event.state import Event
from commandroom.entrypoints.opening import open_room
from commandroom.usecases.queries import BoardIds, BoardQuery, EventDetail, LampsDue
from tests.conftest import ROOT
from tests.entrypoints.conftest import FOUNDING, call

FILES = {
    "fuzhou": ("fuzhou_river_complaints_1464.csv", 1464),
    "replies": ("messages_with_reply_1408.xlsx", 1408),
    "messages": ("messages_2019_4326.xlsx", 4326),
}
SHANGHAI = ZoneInfo("Asia/Shanghai")
TOTAL = 1464 + 1408 + 4326
WORDS = (
    "河", "水", "。", "污水", "垃圾", "，请", "臭", "“", "”的", "！！", "您好，", "。谢谢", "A1区", "a1区", "12",
    "丽发新城", "晋安河", "投诉", "X月", "？", "（", "%", "路灯不亮", "2019", "WZ-1",
)  # fmt: skip

pytestmark = pytest.mark.slow


def arguments(real_data: Path, name: str) -> tuple[str, ...]:
    table = real_data / FILES[name][0]
    return ("import", "events", str(table), "--map", str(ROOT / "tests" / "maps" / f"{name}.toml"), "--json")


@pytest.fixture(scope="module")
def first(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A home with the three files, and what the command said of each."""
    home = tmp_path_factory.mktemp("real") / "home"
    assert call(home, "init", *FOUNDING, "--practice").code == 0
    return home, {name: call(home, *arguments(real_data, name)).json for name in FILES}


@pytest.fixture(scope="module")
def home(first: tuple[Path, dict[str, Any]]) -> Path:
    return first[0]


@pytest.fixture(scope="module")
def events(home: Path) -> dict[str, Event]:
    """Every event by its number in the other system."""
    room = open_room(home)
    rows = array("i", room.ask(BoardIds(BoardQuery(view="all", sort="number"), now=room.now())).ids)
    found = [room.ask(EventDetail(f"#{row}")).event for row in rows]
    room.store.close()
    return {event.ext_no: event for event in found}


def test_every_row_is_imported_already_there_or_rejected_with_its_reason(
    first: tuple[Path, dict[str, Any]],
) -> None:
    for name, said in first[1].items():
        assert said["read"] == said["imported"] + said["already_there"] + said["rejected"] == FILES[name][1]
        assert said["imported"] / said["read"] >= 0.995
        assert (said["rejected"], said["rejected_file"]) == (0, "")
        assert said["seconds"] < 60


def test_a_second_run_adds_nothing(home: Path, real_data: Path) -> None:
    before = call(home, "verify", "--json").json["digest"]

    said = {name: call(home, *arguments(real_data, name)).json for name in FILES}

    assert {name: (row["imported"], row["already_there"]) for name, row in said.items()} == {
        "fuzhou": (0, 1464),
        "replies": (0, 1408),
        "messages": (0, 4326),
    }
    assert call(home, "verify", "--json").json["digest"] == before


def test_the_rivers_that_were_answered_arrive_closed_on_their_own_day(
    events: dict[str, Event], real_data: Path
) -> None:
    with (real_data / FILES["fuzhou"][0]).open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["reply"].strip()]

    assert rows
    for row in rows:
        event = events[f"FZNH-{row['id']}"]
        assert event.closed_at is not None
        assert (event.state, event.closed_by) == ("closed", "import")
        assert event.closed_at == event.reported_at
        assert event.closed_at.astimezone(SHANGHAI).date().isoformat() == row["date"].strip()[:10]
        assert event.closed_at_assumed
        assert event.reply_text == row["reply"].strip()


def test_answered_messages_arrive_closed_at_the_time_of_their_answer(events: dict[str, Event]) -> None:
    answered = [event for event in events.values() if event.ext_no.startswith("WZ-") and event.reply_text]

    times = {event.reported_at: event.closed_at for event in answered}
    first = datetime(2019, 4, 25, 9, 32, 9, tzinfo=SHANGHAI)
    assert len(answered) == 1408
    assert times[first] == datetime(2019, 5, 10, 14, 56, 53, tzinfo=SHANGHAI)
    for event in answered:
        assert event.reported_at is not None
        assert event.closed_at is not None
        assert event.reported_at <= event.closed_at
        assert (event.state, event.closed_at_assumed, event.closed_at.year <= 2020) == ("closed", False, True)


def test_unanswered_messages_wait_to_be_confirmed(home: Path) -> None:
    waiting = call(home, "list", "--view", "history", "--limit", "1", "--json").json

    assert waiting["rows"][0]["state"] == "pending_accept"
    assert call(home, "list", "--view", "history", "--limit", "9999", "--json").json["total"] == 4326
    assert call(home, "list", "--limit", "9999", "--json").json["total"] == 0


def test_nothing_rings(home: Path) -> None:
    room = open_room(home)
    due = room.ask(LampsDue(now=room.now()))
    room.store.close()

    assert due == ()
    assert call(home, "lamps", "--json").json["timers"] == []
    swept = call(home, "sweep", "--json").json
    assert (swept["urged"], swept["opened"], swept["escalated"]) == (0, 0, 0)


@pytest.mark.parametrize("word", WORDS)
def test_the_search_agrees_with_a_scan_of_every_field(
    home: Path, events: dict[str, Event], word: str
) -> None:
    wanted = {
        event.number
        for event in events.values()
        if any(
            word.lower() in text.lower()
            for text in (
                event.number,
                event.ext_no,
                event.title,
                event.text,
                event.location,
                event.reply_text,
                event.handling_text,
                event.closing_text,
            )
        )
    }

    said = call(home, "list", "--view", "all", "--text", word, "--limit", "9999", "--json").json

    assert {row["number"] for row in said["rows"]} == wanted
    assert said["total"] == len(wanted)


def test_most_of_the_words_find_something_and_not_everything(events: dict[str, Event]) -> None:
    texts = [f"{event.title}\n{event.text}\n{event.reply_text}".lower() for event in events.values()]
    hits = [sum(word.lower() in text for text in texts) for word in WORDS]

    assert sum(0 < count < TOTAL for count in hits) >= 20


def test_the_imported_files_verify_and_a_rebuild_changes_nothing(home: Path) -> None:
    before = call(home, "verify", "--json")
    rebuilt = call(home, "rebuild", "--json").json
    after = call(home, "verify", "--json")

    assert (before.code, before.json["problems"], before.json["events"]) == (0, [], TOTAL)
    assert rebuilt["events"] == TOTAL
    assert after.json == before.json


def test_a_kill_in_the_middle_leaves_whole_rows_and_a_second_run_completes(
    real_data: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    assert call(home, "init", *FOUNDING, "--practice").code == 0
    command = [sys.executable, "-m", "commandroom", "--home", str(home), *arguments(real_data, "messages")]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    _wait_for_rows(home, 600, running)

    running.send_signal(signal.SIGKILL)
    running.communicate()

    there = _rows(home)
    checked = call(home, "verify", "--json")
    again = call(home, *arguments(real_data, "messages")).json
    assert 0 < there < 4326
    assert there % 200 == 0
    assert (checked.code, checked.json["events"]) == (0, there)
    assert (again["imported"], again["already_there"]) == (4326 - there, there)
    assert json.loads(call(home, "verify", "--json").out)["events"] == 4326


def _wait_for_rows(home: Path, least: int, running: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while _rows(home) < least:
        if running.poll() is not None:
            pytest.fail(f"the import ended before it could be killed: {running.communicate()[0].decode()}")
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _rows(home: Path) -> int:
    connection = dbapi2.connect(str(home / "room.db"))
    try:
        return int(connection.execute("SELECT count(*) FROM event").fetchone()[0])
    finally:
        connection.close()

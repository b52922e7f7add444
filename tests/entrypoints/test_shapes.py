"""The promised shapes, typed by hand from the promise."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from commandroom.domain.event.state import Event, State, Timer
from commandroom.domain.ids import EventId
from commandroom.entrypoints import shapes
from commandroom.entrypoints.cli import main
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import BoardRow, EventSheet, TimelineRow

NINE = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)
NOON = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
BOARD_KEYS = {
    "number", "title", "state", "urgency", "severity", "lamp", "due", "category", "grid", "lead", "source",
    "registered_at",
}  # fmt: skip


def row(*, due: datetime | None = NOON, paused: bool = False) -> BoardRow:
    return BoardRow(
        row=1, id="e1", number="330299104-20260310-A0001", title="路灯不亮", state=State.IN_PROGRESS,
        urgency="normal", severity="none", tier=2, timer="dispose", due=due,
        yellow_at=datetime(2026, 3, 10, 3, 0, tzinfo=UTC), deep_at=datetime(2026, 3, 10, 6, 0, tzinfo=UTC),
        paused=paused, category="C01", category_name="路灯", group_name="市政", grid="G1", grid_name="一网格",
        location="人民路 1 号", lead="u1", lead_name="综合执法办", handler="p1", handler_name="李四",
        source="H12345", registered_at=NINE, version=3,
    )  # fmt: skip


def test_a_board_row_has_what_is_promised_in_the_townships_time() -> None:
    shown = shapes.board_row(row(), NINE)

    assert set(shown) >= BOARD_KEYS
    assert shown["due"] == "2026-03-10T12:00:00+08:00"
    assert shown["registered_at"] == "2026-03-10T09:00:00+08:00"
    assert (shown["state"], shown["lead"]) == ("in_progress", "u1")


@pytest.mark.parametrize(
    ("hour", "minute", "lamp"),
    [(2, 59, "green"), (3, 0, "yellow"), (4, 0, "yellow"), (4, 1, "red"), (6, 1, "deep_red")],
)
def test_the_lamp_of_a_board_row_is_that_of_the_moment(hour: int, minute: int, lamp: str) -> None:
    now = datetime(2026, 3, 10, hour, minute, tzinfo=UTC)

    assert shapes.board_row(row(), now)["lamp"] == lamp


def test_a_paused_clock_and_none_show_so() -> None:
    assert shapes.board_row(row(paused=True), NOON)["lamp"] == "paused"
    assert shapes.board_row(row(due=None), NOON)["lamp"] == "none"


def test_a_sheet_shows_no_envelope_and_only_masked_persons() -> None:
    run = Timer(
        key="dispose",
        epoch=1,
        limit="2wd",
        since=NINE,
        due=NOON,
        yellow_at=NOON,
        deep_at=NOON,
        stopped_at=NINE,
    )
    folded = Event(id=EventId("e1"), number="330299104-20260310-A0001", state=State.CLOSED, timers=(run,))
    told = TimelineRow("h1", NINE, "p1", "李四", "register", "登记", "A", "路灯不亮", (("source", "H12345"),))
    sheet = EventSheet(1, folded, row(), (told,), reporter={"name": "陈**"})

    shown = json.loads(json.dumps(shapes.sheet(sheet, NINE)))

    assert set(shown) == {"event", "timers", "timeline"}
    assert "sealed" not in shown["event"]
    assert shown["event"]["reporter"] == {"name": "陈**"}
    assert shown["timers"][0]["stopped_at"] == "2026-03-10T09:00:00+08:00"
    assert shown["timers"][0]["late"] is False
    assert (
        shown["timeline"][0] | {"verb": "register", "at": "2026-03-10T09:00:00+08:00"} == shown["timeline"][0]
    )


def test_a_deeds_answer_has_what_is_promised() -> None:
    done = Changes(event="e1", number="N1", state=State.PENDING_ACCEPT, version=2, effects=("submit",))

    assert shapes.changes(done) == {
        "event": "e1",
        "number": "N1",
        "state": "pending_accept",
        "version": 2,
        "effects": ["submit"],
    }
    assert shapes.changes(Changes(proposed="p9"))["proposed"] == "p9"


def test_plain_values_keep_their_kinds() -> None:
    value = {
        "when": NINE,
        "day": date(2026, 3, 10),
        "state": State.DRAFT,
        "n": 1,
        "yes": True,
        "none": None,
        "x": (1,),
    }

    assert shapes.plain(value) == {
        "when": "2026-03-10T09:00:00+08:00",
        "day": "2026-03-10",
        "state": "draft",
        "n": 1,
        "yes": True,
        "none": None,
        "x": [1],
    }


def test_the_lifecycle_is_readable_by_machines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lifecycle", "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    states = {state["en"] for state in found["states"]}
    assert len(states) == 20
    assert len(found["verbs"]) >= 35
    assert len(found["timers"]) >= 16
    assert all(set(verb["from"]) <= states | {"-"} for verb in found["verbs"])
    assert all(verb["to"] in states | {"="} for verb in found["verbs"])
    register = next(verb for verb in found["verbs"] if verb["verb"] == "register")
    assert {"source", "title", "text", "location"} <= set(register["required"])


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_the_lifecycle_is_readable_by_people(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", lang, "lifecycle"]) == 0

    assert "register" in capsys.readouterr().out

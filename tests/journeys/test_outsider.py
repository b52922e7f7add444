"""Somebody who has never seen the program drives it along every road, knowing only what the program itself prints.

The driver reads `lifecycle`, `people` and `show`; of each deed a test gives only what a person would have to decide.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.entrypoints.conftest import FOUNDING, Said, call

START = datetime.fromisoformat("2026-03-10T09:00+08:00")
STEP = timedelta(minutes=2)


class Outsider:
    """Fills in forms from their description, and finds who may hand them in."""

    def __init__(self, home: Path) -> None:
        self.home = home
        assert call(home, "init", *FOUNDING, "--practice").code == 0
        document = call(home, "lifecycle", "--json").json
        self.verbs = {verb["verb"]: verb for verb in document["verbs"]}
        self.people = call(home, "people", "--json").json["people"]
        offices = [p["unit"] for p in self.people if "office_head" in p["roles"]]
        self.lead, self.other = list(dict.fromkeys(offices))[:2]
        self.now = START
        self.taken: set[tuple[str, str, str]] = set()

    def show(self, number: str) -> Any:
        """All there is to see of an event."""
        return call(self.home, "show", number, "--json").json

    def state(self, number: str) -> str:
        """Where it stands."""
        return str(self.show(number)["event"]["state"])

    def running(self, number: str) -> set[str]:
        """The clocks that run."""
        return {
            t["timer"] for t in self.show(number)["timers"] if t["stopped_at"] is None and not t["cancelled"]
        }

    def person(self, role: str, unit: str = "") -> str:
        """Somebody who holds a role and few others, in a unit if one is named."""
        fits = [p for p in self.people if role in p["roles"] and unit in {"", p["unit"]}]
        assert fits, (role, unit)
        return str(min(fits, key=lambda p: len(p["roles"]))["id"])

    def form(self, verb: str, given: dict[str, Any]) -> dict[str, Any]:
        """The required fields: what was decided, else the first word a field takes, else something of its kind."""
        filled: dict[str, Any] = {}
        for field in self.verbs[verb]["fields"]:
            if not field["required"]:
                continue
            kinds: dict[str, Any] = {"text": "按规定办理", "moment": self.now.isoformat(), "yes_no": True, "whole": 1,
                                     "number": 1.0, "list": ["现场照片.jpg"]}  # fmt: skip
            filled[field["name"]] = field.get("choices", [kinds.get(field["kind"])])[0]
        return filled | given

    def tried(self, verb: str, number: str = "", *, by: str = "", **given: Any) -> Said:
        """One deed, two minutes later, by somebody who may."""
        self.now += STEP
        form = self.form(verb, given)
        event = ("--event", number) if number else ()
        return call(self.home, "act", verb, *event, "--data", json.dumps(form, ensure_ascii=False),
                    "--as", by or self._who(verb, number), "--at", self.now.isoformat(), "--json")  # fmt: skip

    def do(self, verb: str, number: str = "", *, by: str = "", **given: Any) -> str:
        """The same, and it must be done; returns the number."""
        before = self.state(number) if number else "-"
        said = self.tried(verb, number, by=by, **given)
        assert said.code == 0, (verb, said.json)
        self.taken.add((before, verb, said.json["state"]))
        return str(said.json["number"])

    def _who(self, verb: str, number: str) -> str:
        roles = self.verbs[verb]["roles"] or self.verbs[verb]["proposers"]
        lead = self.show(number)["event"]["lead"] if number else None
        office = lead["office"] if lead else ""
        order = ("deputy_director", "shift_leader", "command", "intake", "office_head")
        role = next((role for role in order if role in roles), roles[0])
        return self.person(role, office if role == "office_head" else "")

    # --- how far -----------------------------------------------------------------------------------------------

    def registered(self, **given: Any) -> str:
        """A draft."""
        return self.do("register", **({"source": "CALL", "reporter_phone": "13900000000"} | given))

    def accepted(self, urgency: str = "normal", category: str = "0910", **given: Any) -> str:
        """Waiting for triage."""
        number = self.registered(**given)
        self.do("submit", number, category_suggest=category)
        return self.do("accept", number, category=category, urgency=urgency)

    def signed(self, **given: Any) -> str:
        """In the hands of the first office."""
        coop = given.pop("coop_offices", [])
        number = self.accepted(**given)
        self.do("triage", number, tier="2", level="none", lead_office=self.lead)
        self.do("dispatch", number, lead_office=self.lead, coop_offices=coop)
        return self.do("sign", number)

    def fed_back(self, **given: Any) -> str:
        """Waiting for verification."""
        number = self.signed(**given)
        return self.feed_back(number)

    def feed_back(self, number: str) -> str:
        """The office reports its result."""
        return self.do("feedback", number, contacted_at=self.now.isoformat())

    def verify(self, number: str) -> str:
        """Somebody who did not handle it looks at it, and the person is called."""
        self.do("verify_ok", number, by=self.person("shift_leader"))
        return self.do("callback", number, by=self.person("intake"))

    def closed(self, **given: Any) -> str:
        """The whole straight road."""
        number = self.verify(self.fed_back(**given))
        return self.do("close", number, by=self.person("shift_leader"))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Outsider]:
    """A practice room; its journal is sound when the test ends."""
    outsider = Outsider(tmp_path / "home")
    yield outsider
    found = call(outsider.home, "verify", "--json")
    assert (found.code, found.json["problems"]) == (0, [])


def test_the_straight_road_ends_closed_with_no_clock_left(room: Outsider) -> None:
    number = room.closed()

    assert room.state(number) == "closed"
    assert room.running(number) == set()


def test_a_small_matter_is_closed_on_the_spot_and_verified(room: Outsider) -> None:
    number = room.registered()

    room.do("self_close", number, category="0910", by=room.person("grid"))

    assert room.state(number) == "pending_verify"
    assert room.running(number) == {"verify"}


def test_a_refusal_takes_two_people(room: Outsider) -> None:
    number = room.registered()
    room.do("submit", number)

    room.do("reject", number, by=room.person("intake"))
    alone = room.tried("approve", number, by=room.person("intake"))
    waiting = room.state(number)
    room.do("approve", number, by=room.person("shift_leader"))

    assert (alone.code, waiting) == (1, "pending_accept")
    assert room.state(number) == "rejected"


def test_what_was_missing_is_supplied_and_acceptance_goes_on(room: Outsider) -> None:
    number = room.registered()
    room.do("submit", number)

    room.do("ask_supplement", number)
    asked = room.running(number)
    room.do("supplement", number)

    assert {"accept", "supplement"} == asked
    assert (room.state(number), room.running(number)) == ("pending_accept", {"accept"})


def test_a_third_dispute_is_settled_bindingly(room: Outsider) -> None:
    number = room.signed()
    for ruler in ("command", "deputy_director"):
        room.do("return", number, suggested_office=room.other, by=room.person("office_head", room.lead))
        room.do("return_no", number, by=room.person(ruler))

    third = room.tried(
        "return", number, suggested_office=room.other, by=room.person("office_head", room.lead)
    )
    if third.code == 0:
        room.do("return_assign", number, office=room.other, by=room.person("deputy_director"))

    event = room.show(number)["event"]
    assert event["return_count"] == 2 or event["lead"]["office"] == room.other, third.json
    assert event["state"] == "in_progress"


def test_an_extension_moves_the_due_moment(room: Outsider) -> None:
    number = room.signed(category="0103")
    (before,) = [t["due"] for t in room.show(number)["timers"] if t["timer"] == "dispose"]
    later = (datetime.fromisoformat(before) + timedelta(days=2)).isoformat()

    room.do("extend_apply", number, new_deadline=later, by=room.person("office_head", room.lead))
    room.do("extend_ok", number)

    (after,) = [t["due"] for t in room.show(number)["timers"] if t["timer"] == "dispose"]
    assert datetime.fromisoformat(after) == datetime.fromisoformat(later)


def test_a_suspension_ends_by_the_machine_when_its_days_are_over(room: Outsider) -> None:
    number = room.signed()
    until = (room.now + timedelta(days=10)).isoformat()

    room.do("suspend_apply", number, expected_resume=until, by=room.person("office_head", room.lead))
    room.do("suspend_ok", number, max_days=10)
    room.now += timedelta(days=11)
    swept = call(room.home, "sweep", "--at", room.now.isoformat(), "--json")

    assert swept.code == 0
    assert room.state(number) == "in_progress"
    last = room.show(number)["timeline"]
    assert "resume" in [row["verb"] for row in last if row["actor"] == "system"]


def test_a_second_rework_leaves_the_lamp_yellow(room: Outsider) -> None:
    number = room.fed_back()

    for _ in range(2):
        room.do("rework", number, by=room.person("shift_leader"))
        room.feed_back(number)

    event = room.show(number)["event"]
    assert (event["rework_count"], event["permanent_yellow"]) == (2, True)


def test_a_merge_is_undone_to_where_the_event_stood(room: Outsider) -> None:
    master, child = room.accepted(), room.accepted()

    room.do("merge", child, master_id=master)
    merged = room.state(child)
    room.do("unmerge", child)

    assert merged == "merged"
    assert (room.state(child), room.running(child)) == ("pending_triage", {"triage"})


def test_a_call_with_two_matters_is_split(room: Outsider) -> None:
    number = room.accepted()

    room.do("split", number, titles=["路灯不亮", "井盖缺失"])

    related = room.show(number)["event"]
    assert len(related["children"]) == 2


def test_a_grave_event_goes_by_telephone_to_the_county_and_is_closed_by_the_director(room: Outsider) -> None:
    number = room.accepted(urgency="critical", category="0202", severity="major")
    started = room.running(number)
    room.do("triage", number, tier="3", level="major", lead_office=room.lead)

    room.do("phone_report", number, phone_report_at=room.now.isoformat())
    after_phone = room.running(number)
    director = room.person("director")
    room.do("confirm_grade", number, by=director)
    room.do("escalate", number, by=director, phone_report_at=room.now.isoformat(),
            written_report_at=room.now.isoformat())  # fmt: skip
    room.do("county_reply", number, replied_at=room.now.isoformat())
    room.do("county_close", number)
    refused = room.tried("close", number, by=room.person("deputy_director"))
    room.do("close", number, by=director)

    assert {"report_phone", "report_written"} <= started
    assert "report_phone" not in after_phone
    assert "report_written" in after_phone
    assert refused.json["error"] == "role.severity"
    assert room.state(number) == "closed"


@pytest.mark.parametrize("policy", ["restart", "continue"])
def test_a_closed_event_is_reopened_by_either_policy(room: Outsider, policy: str) -> None:
    number = room.closed()

    room.do("reopen", number, policy=policy, by=room.person("shift_leader"))

    assert room.state(number) == "pending_triage"
    assert room.running(number) == ({"triage"} if policy == "restart" else {"triage", "dispose"})


def test_phases_are_done_one_after_the_other(room: Outsider) -> None:
    number = room.signed(category="0401", urgency="urgent")
    phases = [
        t["phase"] for t in room.show(number)["timers"] if t["timer"] == "dispose" and not t["stopped_at"]
    ]

    too_soon = room.tried("feedback", number, contacted_at=room.now.isoformat())
    for phase in phases[:-1]:
        room.do("phase_done", number, phase=phase, by=room.person("office_head", room.lead))
    room.feed_back(number)

    assert len(phases) >= 2
    assert too_soon.json["error"] == "feedback.phases_open"
    assert room.state(number) == "pending_verify"


def test_a_cooperating_unit_signs_and_reports_for_itself_and_holds_up_the_closing(room: Outsider) -> None:
    number = room.signed(coop_offices=[room.other])
    started = room.running(number)
    room.verify(room.feed_back(number))

    refused = room.tried("close", number, by=room.person("shift_leader"))
    head = room.person("office_head", room.other)
    room.do("coop_sign", number, coop_office=room.other, by=head)
    room.do("coop_feedback", number, coop_office=room.other, by=head)
    room.do("close", number, by=room.person("shift_leader"))

    assert "coop" in started
    assert refused.json["error"] == "close.coop_open"
    assert room.state(number) == "closed"


def test_each_field_of_a_form_says_what_it_takes(room: Outsider) -> None:
    words = {(verb["verb"], field["name"]): field["choices"] for verb in room.verbs.values()
             for field in verb["fields"] if "choices" in field}  # fmt: skip

    assert words[("register", "urgency")] == ["normal", "urgent", "critical"]
    assert words[("triage", "tier")] == ["1", "2", "3"]
    assert "seasonal" in words[("suspend_apply", "reason_code")]
    assert "outside" in words[("reject", "reason_code")]
    assert len(words[("accept", "category")]) >= 102
    assert len(words[("register", "source")]) == 15

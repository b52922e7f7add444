"""What rings about people: nobody fits, a loan comes back within 30 days, a certificate at 90 and 30 days and at its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from commandroom.usecases.commands import Amend
from commandroom.usecases.queries import AlertRow, Alerts
from commandroom.usecases.staffwatch import ring_for_staff
from tests.room import COMMAND, LEADER, OFFICE, Bench, bench_in

STAFF, OFFICER = "t-development-staff", "t-enforcement-officer"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = bench_in(tmp_path / "a")
    made.at("2026-03-10 09:00")
    yield made
    made.room.store.close()


def keep(bench: Bench, kind: str, record: str, /, **fields: Any) -> None:
    bench.room.perform(Amend(kind, record, fields, actor="system"))


def ringing(bench: Bench, kind: str) -> list[AlertRow]:
    ring_for_staff(bench.room)
    return [alert for alert in bench.room.ask(Alerts("triggered")) if alert.kind == kind]


def on_watch(bench: Bench, person: str) -> None:
    keep(bench, "shift", "watch", start="08:30", end="08:30", next_day=True)
    keep(bench, "duty", person, person=person, day="2026-03-10", shift="watch")


def test_lesson_18_an_event_for_which_nobody_fits_rings_for_the_duty_leader_until_somebody_does(
    bench: Bench,
) -> None:
    """Frappe #1528 and others: respect leave and shifts, but never leave work in limbo."""
    on_watch(bench, LEADER)
    number = bench.triaged()
    before = ringing(bench, "unassigned")
    again = ringing(bench, "unassigned")

    on_watch(bench, STAFF)
    after = ringing(bench, "unassigned")

    assert [(one.number, one.level, one.owner) for one in before] == [(number, "P2", "带班领导")]
    assert again == before
    assert after == []


def test_an_event_that_was_dispatched_rings_no_more_and_a_room_without_a_rota_is_not_told(
    bench: Bench,
) -> None:
    number = bench.triaged()
    untold = ringing(bench, "unassigned")
    on_watch(bench, LEADER)
    told = ringing(bench, "unassigned")
    bench.act("dispatch", number, by=COMMAND, lead_office=OFFICE, requirement="到场")

    assert untold == []
    assert [one.number for one in told] == [number]
    assert ringing(bench, "unassigned") == []


def test_a_loan_is_recalled_thirty_days_before_its_end_and_no_sooner(bench: Bench) -> None:
    loan = {"person": STAFF, "to": "邻镇", "since": "2026-03-01T00:00:00+08:00", "purpose": "紧缺人才"}
    keep(bench, "loan", "x", **loan, until="2026-04-09T09:00:01+08:00")
    sooner = ringing(bench, "loan_return")
    bench.later(seconds=1)

    found = ringing(bench, "loan_return")
    keep(bench, "loan", "x", until="2026-06-30T00:00:00+08:00")

    assert sooner == []
    assert [(one.level, one.title) for one in found] == [("P3", "发展办经办 · 邻镇 · 2026-04-09")]
    assert ringing(bench, "loan_return") == []


def test_a_certificate_warns_once_at_ninety_at_thirty_and_when_it_has_ended(bench: Bench) -> None:
    keep(bench, "person", OFFICER, certificate="证", certificate_until="2026-06-09")
    seen = []
    for day in ("03-10", "03-11", "05-09", "05-10", "06-09", "06-10"):
        bench.at(f"2026-{day} 00:00")
        seen.append([(one.level, one.at.isoformat()) for one in ringing(bench, "certificate")])

    assert [[level for level, _ in found] for found in seen] == [[], ["P3"], ["P3"], ["P3"], ["P3"], ["P2"]]
    assert seen[1] == seen[2]  # the warning of 90 days rings once
    assert seen[2] != seen[3]  # the one of 30 days is another
    assert seen[3] == seen[4]  # it is good until midnight of its last day

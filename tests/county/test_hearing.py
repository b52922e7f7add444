"""What rings when something comes from another place: until somebody there takes it."""

from __future__ import annotations

from commandroom.usecases import alerting
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import Alerts
from tests.county.conftest import SHANHE, County, Reported, Side
from tests.room import COMMAND, INTAKE, LEADER


def rings(side: Side) -> set[str]:
    """The numbers of the events for which the desk rings as for something new, after the exchange told of everything."""
    known = frozenset(event.id for event in side.events())
    alerting.heed(side.room, [Changes(events=known)])
    return {alert.number for alert in side.room.ask(Alerts("triggered", 100)) if alert.kind == "new"}


def test_the_county_hears_of_each_report_until_it_signs_for_it(county: County, reported: Reported) -> None:
    number = reported()
    first = rings(county.desk)
    county.desk.does("county_receive", number, by="intake")
    signed = rings(county.desk)
    county.here.act("report_more", number, by=LEADER, report_kind="续报", text="火势已控制")
    county.level()

    assert (first, signed) == ({number}, set())
    assert rings(county.desk) == {number}
    assert rings(county.here) == set()


def test_a_township_hears_of_what_is_moved_to_it_until_it_has_triaged_it(
    county: County, reported: Reported
) -> None:
    number = reported()
    county.desk.does("transfer", number, by="command", township=SHANHE, reason="在山河镇一侧")
    county.level()
    (there,) = [event.number for event in county.there.events() if event.moved_from]
    before = rings(county.there)

    county.there.act("accept", there, by=INTAKE, category="0910", urgency="特急")
    county.there.act("triage", there, by=COMMAND, tier="二级", level="无", lead_office="发展服务办公室")

    assert before == {there}
    assert rings(county.there) == set()


def test_what_another_seat_of_the_room_registered_rings_there_alone(county: County) -> None:
    county.here_too.submitted()
    county.level()

    assert rings(county.here) == set()

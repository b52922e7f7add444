"""A room's hub between its seats and the county: seats that reach the hub alone are in touch with the county."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from tests.entrypoints.conftest import call
from tests.journeys.centre import serving
from tests.journeys.test_exchange import COUNTY, TOWN, Seat

PATIENCE_SECONDS = 40.0
REPORT = {
    "report_kind": "突发", "phone_report_at": "2026-03-10T08:40", "receiver": "县中心", "written_report_at": "2026-03-10T08:45"
}  # fmt: skip


def test_what_a_seat_reports_up_over_its_hub_is_answered_and_the_answer_comes_back(tmp_path: Path) -> None:
    with (
        serving(tmp_path / "county-centre", name="县中心", code=COUNTY) as centre,
        serving(tmp_path / "hub", name="本室交换机", code=TOWN, role="room-hub") as hub,
    ):
        joined = hub.said("link", centre.url, centre.invite(TOWN, "H", "--role", "hub"))
        hub.end()
        hub.start()
        seat, county = Seat(tmp_path / "seat"), Seat(tmp_path / "county")
        seat.said("init", "--name", "临溪镇", "--code", TOWN, "--seat", "A", "--practice")
        seat.said("enrol", hub.url, hub.invite(TOWN, "A"))
        county.said("init", "--county", "--name", "临溪县", "--code", COUNTY, "--seat", "C", "--practice")
        county.said("enrol", centre.url, centre.invite(COUNTY, "C", "--role", "county"))
        number = seat.registered()
        photo = tmp_path / "现场.txt"
        photo.write_text("坍塌面约二十米", encoding="utf-8")
        seat.act("attach", number, files=[str(photo)])
        seat.act("escalate", number, **REPORT)
        seat.sync()

        until(lambda: number in numbers(county))
        county.sync()
        reply = {
            "county_doc_no": "县治〔2026〕1号",
            "content": "已派县应急队伍",
            "replied_at": "2026-03-10T08:50",
        }
        county.act("county_reply", number, "330299.t-intake", **reply)
        county.sync()
        until(lambda: bool(seat.sync()) and seat.state(number) == "county_replied")

        assert joined["place"] == TOWN
        until(lambda: county.sync()["files"]["away"] == 0)
        (there,) = [path for path in (county.home / "attachments").rglob("*") if path.is_file()]
        assert there.read_text(encoding="utf-8") == "坍塌面约二十米"
        assert {row["seat"] for row in centre.said("seats")["seats"]} >= {"A", "C", "H"}
        assert json.dumps(call(county.home, "show", number, "--json").json).count("13800000001") == 0


def numbers(county: Seat) -> list[str]:
    county.sync()
    return [row["number"] for row in county.said("list", "--view", "all")["rows"]]


def until(held: Callable[[], bool]) -> None:
    """Wait for what the programs do among themselves."""
    ends = time.monotonic() + PATIENCE_SECONDS
    while not held():
        assert time.monotonic() < ends
        time.sleep(0.3)

"""A centre, two seats of a township and a desk of the county, each a program of its own: the road of the README."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import zstandard

from tests.center.databases import postgresql, url_of
from tests.entrypoints.conftest import call
from tests.journeys.centre import Running, serving
from tests.journeys.pair import serving_in_pairs
from tests.room import OTHER

__all__ = ["postgresql"]
TOWN, COUNTY = "330299104", "330299"
LEADER = "t-shift_leader"
CALL = {
    "source": "CALL", "title": "沙场坍塌", "text": "溪口沙场坍塌，有人被困", "location": "溪口村", "severity": "较大",
    "category": "0910", "reporter_name": "陈某", "reporter_phone": "13800000001",
}  # fmt: skip


@dataclass
class Seat:
    """A home."""

    home: Path

    def said(self, *words: str, code: int = 0) -> Any:
        """What a command prints."""
        done = call(self.home, *words, "--json")
        assert done.code == code, (words, done.out, done.err)
        return done.json

    def act(self, verb: str, event: str = "", by: str = "", **data: Any) -> Any:
        """A deed."""
        where = ("--event", event) if event else ()
        who = ("--as", by) if by else ()
        return self.said("act", verb, *where, *who, "--data", json.dumps(data))

    def sync(self) -> Any:
        """An exchange."""
        return self.said("sync")

    def registered(self) -> str:
        """An event that somebody called about, up to its acceptance."""
        now = "2026-03-10T08:30"
        number = str(self.act("register", **CALL, occurred_at=now, reported_at=now)["number"])
        self.act("submit", number, category_suggest="0910")
        self.act("accept", number, category="0910", urgency="特急")
        return number

    def state(self, number: str) -> str:
        """Where an event stands here."""
        return str(self.said("show", number)["event"]["state"])

    def digest(self) -> str:
        """What `verify` prints; it finds nothing."""
        found = self.said("verify")
        assert found["problems"] == []
        return str(found["digest"])


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def centre(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One process on a file; two on PostgreSQL, which take the calls in turn."""
    home, about = tmp_path_factory.mktemp("exchange") / "centre", {"name": "临溪县中心", "code": COUNTY}
    db = url_of(request.param, request)
    with serving_in_pairs(home, **about, db=db) if db else serving(home, **about) as running:
        yield running


@pytest.fixture(scope="module")
def first(centre: Running) -> Seat:
    seat = Seat(centre.home.parent / "first")
    seat.said("init", "--name", "临溪镇", "--code", TOWN, "--seat", "A", "--practice")
    joined = seat.said("enrol", centre.url, centre.invite(TOWN, "A"))
    assert (joined["seat"], joined["unit"]) == ("A", TOWN)
    seat.sync()
    return seat


@pytest.fixture(scope="module")
def second(centre: Running, first: Seat) -> Seat:
    seat = Seat(centre.home.parent / "second")
    seat.said("enrol", centre.url, centre.invite(TOWN, "B"))
    first.sync()
    seat.sync()
    return seat


@pytest.fixture(scope="module")
def county(centre: Running) -> Seat:
    seat = Seat(centre.home.parent / "county")
    seat.said("init", "--county", "--name", "临溪县", "--code", COUNTY, "--seat", "C", "--practice")
    seat.said("enrol", centre.url, centre.invite(COUNTY, "C", "--role", "county"))
    seat.sync()
    return seat


def level(*seats: Seat) -> None:
    """Everybody exchanges, until everybody holds the same."""
    for _ in range(2):
        for seat in seats:
            seat.sync()


def test_what_one_seat_registers_stands_on_the_other_with_the_persons_data(first: Seat, second: Seat) -> None:
    number = first.registered()
    level(first, second)

    assert second.state(number) == "pending_triage"
    assert second.said("list", "--text", "13800000001")["total"] >= 1
    assert first.digest() == second.digest()


def test_on_order_a_seat_takes_fresh_keys_over_the_real_line_and_goes_on(first: Seat, second: Seat) -> None:
    before = first.said("sync", "status")
    early = first.registered()

    done = first.said("sync", "--new-keys")
    late = first.registered()
    level(first, second)

    after = first.said("sync", "status")
    assert done["keys"] == {"changed": True}
    assert before["device"] != after["device"]
    assert (before["key_life"]["by_itself"], after["troubles"]) == (True, [])
    assert [second.state(number) for number in (early, late)] == ["pending_triage", "pending_triage"]
    assert first.digest() == second.digest()


def test_an_event_that_is_reported_up_is_answered_from_a_county_home(
    first: Seat, second: Seat, county: Seat
) -> None:
    private, number = first.registered(), first.registered()
    first.act(
        "escalate", number, report_kind="突发", phone_report_at="2026-03-10T08:40", receiver="县中心",
        written_report_at="2026-03-10T08:45",
    )  # fmt: skip
    level(first, county)
    seen = county.said("show", number)

    assert [row["number"] for row in county.said("list", "--view", "all")["rows"]].count(private) == 0
    assert seen["event"]["state"] == "escalated"
    assert "13800000001" not in json.dumps(seen, ensure_ascii=False)
    county.act(
        "county_reply", number, "330299.t-intake", county_doc_no="县治〔2026〕1号", content="已派县应急队伍",
        replied_at="2026-03-10T08:50",
    )  # fmt: skip
    level(county, first, second)
    assert first.state(number) == second.state(number) == county.state(number) == "county_replied"
    assert first.digest() == second.digest()


def test_a_photo_comes_to_the_other_seat_and_up_to_the_county(
    first: Seat, second: Seat, county: Seat, tmp_path: Path
) -> None:
    number = first.registered()
    first.act(
        "escalate", number, report_kind="突发", phone_report_at="2026-03-10T08:40", receiver="县中心",
        written_report_at="2026-03-10T08:45",
    )  # fmt: skip
    report = tmp_path / "现场情况.txt"
    report.write_text("坍塌面约二十米\n" * 40_000, encoding="utf-8")
    first.act("attach", number, files=[str(report)])

    assert first.sync()["files"]["brought"] == 1
    assert second.sync()["files"]["fetched"] == county.sync()["files"]["fetched"] == 1
    (there,) = [path for path in (county.home / "attachments").rglob("*") if path.is_file()]
    assert there.read_bytes() == report.read_bytes()
    assert second.said("verify")["problems"] == second.said("verify")["incomplete"] == []


def test_a_desk_of_the_county_leaves_to_the_township_what_is_its_own(first: Seat, county: Seat) -> None:
    number = first.registered()
    first.act(
        "escalate", number, report_kind="突发", phone_report_at="2026-03-10T08:40", receiver="县中心",
        written_report_at="2026-03-10T08:45",
    )  # fmt: skip
    level(first, county)

    refused = call(county.home, "act", "correct", "--event", number, "--as", "330299.t-intake", "--json",
                   "--data", json.dumps({"field": "title", "value": "改", "reason": "核实"}))  # fmt: skip

    assert (refused.code, refused.json["error"]) == (1, "county.not_ours")


def test_the_county_hands_a_matter_down_and_sees_what_becomes_of_it(
    first: Seat, second: Seat, county: Seat
) -> None:
    by = "330299.t-intake"
    when = "2026-03-10T08:30"
    matter = county.act(
        "register", by=by, source="LEADER", title="全县沙场排查", text="排查", location="全县", category="0910",
        occurred_at=when, reported_at=when,
    )["number"]  # fmt: skip
    county.act("submit", matter, by, category_suggest="0910")
    county.act(
        "assign_down", matter, "330299.t-command", townships=[TOWN], county_doc_no="县交〔2026〕3号",
        deadline="2027-12-10T17:00", requirement="三日内报结果",
    )  # fmt: skip
    sheet = county.said("form", "assign", "--event", matter, "--format", "html")
    paper = Path(sheet["file"]).read_text(encoding="utf-8")
    level(county, second)
    (row,) = [row for row in second.said("list", "--view", "all")["rows"] if row["title"] == "全县沙场排查"]
    second.act("note", row["number"], LEADER, text="已布置")
    level(second, county, first)

    assert (sheet["title"], sheet["number"]) == ("交办单", "县交〔2026〕3号")
    assert all(text in paper for text in ("临溪镇", "三日内报结果", "2027-12-10 17:00"))
    assert row["state"] == "pending_triage"
    assert county.said("show", row["number"])["timeline"][-1]["text"] == "已布置"
    assert first.digest() == second.digest()


def test_the_county_moves_a_matter_to_another_township_and_reads_the_days_figures(
    centre: Running, first: Seat, county: Seat
) -> None:
    other = Seat(centre.home.parent / "neighbour")
    other.said("init", "--name", "山河镇", "--code", "330299105", "--seat", "A", "--practice")
    other.said("enrol", centre.url, centre.invite("330299105", "A"))
    number = first.registered()
    first.act(
        "escalate", number, report_kind="突发", phone_report_at="2026-03-10T08:40", receiver="县中心",
        written_report_at="2026-03-10T08:45",
    )  # fmt: skip
    level(first, county)
    county.act("transfer", number, "330299.t-command", township="330299105", reason="现场在山河镇一侧")
    level(county, other)
    (row,) = [row for row in other.said("list", "--view", "all")["rows"] if row["title"] == "沙场坍塌"]

    other.act("accept", row["number"], category="0910", urgency="特急")
    level(other, county, first)

    assert first.state(number) == county.state(number) == "moved"
    assert county.state(row["number"]) == other.state(row["number"]) == "pending_triage"
    told = {one["township"]: one for one in county.said("monitor", "--days", "1")["rows"]}
    assert {TOWN, "330299105"} <= set(told)
    assert [day["telling"] for day in told["330299105"]["days"]] == ["told"]
    assert first.said("verify")["problems"] == other.said("verify")["problems"] == []


def test_two_seats_that_acted_apart_see_one_conflict_and_a_person_settles_it(
    first: Seat, second: Seat
) -> None:
    number = first.registered()
    level(first, second)
    first.act(
        "triage", number, "t-command", tier="二级", level="一般", lead_office="综合执法队", category="0910"
    )
    level(first, second)
    first.act("dispatch", number, "t-command", lead_office="综合执法队", requirement="甲")
    second.act("dispatch", number, "t-command", lead_office=OTHER, requirement="乙")
    level(first, second)
    here, there = first.said("conflicts"), second.said("conflicts")

    assert [row["id"] for row in here] == [row["id"] for row in there]
    assert len(here) == 1
    second.said(
        "conflicts", "settle", here[0]["id"], "--keep", "second", "--reason", "现场核定", "--as", LEADER
    )
    level(second, first)
    assert first.said("conflicts") == second.said("conflicts") == []
    assert first.digest() == second.digest()


def test_a_package_on_a_stick_does_what_the_exchange_does(first: Seat, second: Seat, tmp_path: Path) -> None:
    level(first, second)
    number = first.registered()
    package = first.said("export", "package", str(tmp_path))

    taken = second.said("import", "package", package["file"])
    again = second.said("import", "package", package["file"])

    assert taken["fresh"] == 3
    assert again["fresh"] == 0
    assert second.state(number) == "pending_triage"
    assert second.digest() == first.digest()


@pytest.mark.parametrize("at", [0.2, 0.6, 0.98])
def test_a_package_with_one_changed_byte_is_refused_whole(
    first: Seat, second: Seat, tmp_path: Path, at: float
) -> None:
    number = first.registered()
    package = Path(first.said("export", "package", str(tmp_path))["file"])
    data = bytearray(package.read_bytes())
    data[int(len(data) * at)] ^= 1
    package.write_bytes(data)
    before = second.digest()

    refused = call(second.home, "import", "package", str(package), "--json")

    assert refused.code == 1
    assert refused.json["error"] in {"package.damaged", "package.not_one"}
    assert second.digest() == before
    assert call(second.home, "show", number, "--json").code == 2


@pytest.mark.parametrize("letter", [b"\xff\xfe", b"\xc3"])
def test_a_package_with_letters_that_are_none_is_refused_by_a_sentence(
    first: Seat, second: Seat, tmp_path: Path, letter: bytes
) -> None:
    package = Path(first.said("export", "package", str(tmp_path))["file"])
    plain = zstandard.ZstdDecompressor().stream_reader(package.read_bytes()).read()
    spoilt = plain.replace(b'"place":"3', b'"place":"' + letter + b"3", 1)
    assert spoilt != plain
    package.write_bytes(zstandard.ZstdCompressor().compress(spoilt))

    refused = call(second.home, "import", "package", str(package), "--json")

    assert (refused.code, refused.json["error"]) == (1, "package.not_one")


@pytest.mark.usefixtures("first")
def test_a_code_counts_once_and_another_authority_is_refused(centre: Running, tmp_path: Path) -> None:
    code = centre.invite(TOWN, "D")
    assert call(tmp_path / "d", "enrol", centre.url, code, "--json").code == 0

    again = call(tmp_path / "e", "enrol", centre.url, code, "--json")
    mistyped = call(
        tmp_path / "f", "enrol", centre.url, code[:-1] + ("0" if code[-1] != "0" else "1"), "--json"
    )

    assert (again.code, again.json["error"]) == (1, "exchange.code_used")
    assert (mistyped.code, mistyped.json["error"]) == (1, "exchange.other_authority")
    assert not (tmp_path / "e" / "room.db").exists()


def test_what_a_new_seat_takes_down_before_it_has_the_rooms_key_can_be_opened_by_all_later(
    centre: Running, first: Seat
) -> None:
    new = Seat(centre.home.parent / "new")
    new.said("enrol", centre.url, centre.invite(TOWN, "N"))
    now = "2026-03-10T08:30"
    form = {**CALL, "reporter_phone": "13900000002", "occurred_at": now, "reported_at": now}
    number = str(new.act("register", by=LEADER, **form)["number"])
    new.sync()
    level(first, new, first)

    assert first.state(number) == "draft"
    assert first.said("list", "--text", "13900000002")["total"] == 1
    assert first.digest() == new.digest()

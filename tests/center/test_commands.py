"""`center …` on the command line."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from commandroom.domain.exchange.joining import code_from
from commandroom.entrypoints.cli import main
from commandroom.sync.keys import DeviceKeys


def said(home: Path, *arguments: str, expect: int = 0) -> Any:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = main(["--home", str(home), "--json", *arguments])
    assert code == expect, out.getvalue()
    return json.loads(out.getvalue())


@pytest.fixture
def home(tmp_path: Path) -> Path:
    said(tmp_path, "center", "init", "--name", "县中心", "--code", "330299", "--host", "centre.example")
    return tmp_path


def test_a_centre_is_made_and_says_what_it_is(tmp_path: Path) -> None:
    made = said(
        tmp_path,
        "center",
        "init",
        "--name",
        "县中心",
        "--code",
        "330299",
        "--host",
        "10.1.1.1",
        "--host",
        "c",
    )

    status = said(tmp_path, "center", "status")

    assert (made["place"], made["role"], made["hosts"]) == ("330299", "county", ["10.1.1.1", "c"])
    assert status["fingerprint"] == made["fingerprint"]
    assert (status["database"], status["entries"], status["devices"]) == ("sqlite", 0, 0)


def test_an_invite_is_a_code_with_the_fingerprint_and_its_end(home: Path) -> None:
    invite = said(home, "center", "invite", "--place", "330299104", "--seat", "b")

    assert code_from(invite["code"]).fingerprint == said(home, "center", "status")["fingerprint"]
    assert (invite["place"], invite["seat"], invite["role"]) == ("330299104", "B", "seat")
    assert set(invite) == {"code", "expires_at", "place", "seat", "role"}
    assert said(home, "center", "status")["open_invites"] == 1


def test_a_hub_invites_into_its_own_room_without_being_told_which(tmp_path: Path) -> None:
    said(
        tmp_path,
        "center",
        "init",
        "--name",
        "枢纽",
        "--code",
        "330299104",
        "--host",
        "h",
        "--role",
        "room-hub",
    )

    assert said(tmp_path, "center", "invite", "--seat", "B")["place"] == "330299104"


def test_seats_are_listed_and_revoked(home: Path) -> None:
    from commandroom.base.clock import SystemClock
    from commandroom.center.app.application import Center
    from commandroom.center.authority.home import CenterHome
    from tests.center.world import enrol_ask

    invite = said(home, "center", "invite", "--place", "330299104", "--seat", "A")
    folder = CenterHome(home, SystemClock())
    center = Center(folder, folder.store())
    device = center.enrolling.enrol(enrol_ask(invite["code"], DeviceKeys.fresh(), name="值班台")).device
    center.store.close()

    (row,) = said(home, "center", "seats")["seats"]
    assert (row["device"], row["seat"], row["name"], row["revoked"]) == (device, "A", "值班台", False)
    assert (
        said(home, "center", "invite", "--place", "330299104", "--seat", "A", expect=1)["error"]
        == "center.seat_taken"
    )
    assert said(home, "center", "revoke", device, "--reason", "遗失")["device"] == device
    (row,) = said(home, "center", "seats")["seats"]
    assert (row["revoked"], row["reason"]) == (True, "遗失")


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (("init", "--name", "x", "--code", "330299", "--host", "h"), 1, "center.already"),
        (("invite", "--place", "330300101", "--seat", "A"), 1, "center.foreign_place"),
        (("invite", "--place", "330299104", "--seat", "A", "--replace"), 1, "center.seat_free"),
        (("invite", "--place", "330299104", "--seat", "A", "--role", "king"), 2, "use.choice"),
        (("revoke", "nobody"), 2, "center.no_device"),
        (("serve", "--listen", "nowhere"), 1, "center.listen"),
        (("status", "--db", "mysql://"), 2, "center.db_url"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(
    home: Path, arguments: tuple[str, ...], code: int, error: str
) -> None:
    answer = said(home, "center", *arguments, expect=code)

    assert answer["error"] == error
    assert "{" not in answer["message"]


def test_without_a_centre_nothing_is_made(tmp_path: Path) -> None:
    for arguments in (("status",), ("seats",), ("serve",), ("invite", "--seat", "A")):
        assert said(tmp_path, "center", *arguments, expect=2)["error"] == "center.none"
    assert list(tmp_path.iterdir()) == []


def test_lines_for_people_hold_the_same(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--home", str(home), "--lang", "en", "center", "invite", "--place", "330299104", "--seat", "A"])
    main(["--home", str(home), "--lang", "zh_CN", "center", "status"])

    lines = capsys.readouterr().out.splitlines()
    assert code_from(lines[0]).text == lines[0]
    assert lines[1].startswith("Good until ")
    assert "name: 县中心" in lines


def test_the_next_authority_is_made_told_and_taken_over_at_once_where_it_must_be(home: Path) -> None:
    before = said(home, "center", "status")["fingerprint"]

    made = said(home, "center", "renew")
    status = said(home, "center", "status")
    again = said(home, "center", "renew", expect=1)
    changed = said(home, "center", "renew", "--now")

    assert made["fingerprint"] == status["fingerprint"] == before != made["next"]
    assert status["authority_changes"] == made["changes_at"] > status["certificate_until"][:4]
    assert again["error"] == "center.next_waits"
    assert changed == {"fingerprint": made["next"], "next": "", "changes_at": ""}
    after = said(home, "center", "status")
    assert (after["fingerprint"], after["authority_changes"]) == (made["next"], "")
    invite = said(home, "center", "invite", "--place", "330299104", "--seat", "b")
    assert code_from(invite["code"]).fingerprint == made["next"]

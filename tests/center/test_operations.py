"""For who keeps the server: figures, health, the description; a store that is full, busy or newer; the log."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import update

from commandroom.base.clock import FixedClock
from commandroom.center.authority import certificates
from commandroom.center.authority.enrolling import device_of
from commandroom.center.authority.home import About, CenterHome
from commandroom.center.serving.jsonlog import JsonFormatter, on_standard_error
from commandroom.center.store import schema
from commandroom.center.store.engine import Database
from commandroom.domain.errors import (
    DamageError,
    FieldError,
    NotFoundError,
    RefusedError,
    WorldError,
    WrongUseError,
)
from commandroom.domain.exchange.messages import CALLS, PushAsk
from commandroom.sync.keys import DeviceKeys
from tests.center.world import COUNTY_CODE, Guest, World, chain, problem
from tests.room import MORNING


def test_the_figures_count_calls_and_entries_and_name_nobody(world: World) -> None:
    a = world.joined()
    a.push(chain(a.stream, 3))
    world.request("GET", "/healthz")

    text = world.request("GET", "/metrics").text

    assert 'commandroom_calls_total{call="push",status="200"} 1.0' in text
    assert "commandroom_entries_kept_total 3.0" in text
    assert "commandroom_enrolled_total 1.0" in text
    assert a.device not in text
    assert a.answer.place not in text


@pytest.mark.warns("call failed")
def test_health_tells_whether_the_store_answers(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert world.request("GET", "/healthz").json() == {"ok": True}

    def gone(_self: Database) -> None:
        raise WorldError("center.no_database", reason="gone")

    monkeypatch.setattr(Database, "reading", gone)
    response = world.request("GET", "/healthz")
    assert (response.status_code, problem(response)) == (503, "exchange.busy_there")


def test_the_description_names_every_call_and_each_schema_it_uses(world: World) -> None:
    said = world.request("GET", "/v1/openapi.json").json()

    assert {f"/v1/sync/{name}" for name in CALLS} < set(said["paths"])
    used = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(said)))
    assert used
    assert used <= set(said["components"]["schemas"])


@pytest.mark.warns("call failed")
def test_f7_a_full_disk_keeps_nothing_of_a_batch_and_says_when_to_come_again(tmp_path: Path) -> None:
    world = World.made(tmp_path / "home")
    a = world.joined()
    a.push(chain(a.stream, 5))
    before = a.summary()
    with world.center.store.database.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {int(pages) + 2}")
    large = chain(a.stream, 200, after=None, body={"text": "x" * 1500})

    refused = a.send(PushAsk((a.part(large),)))

    assert (refused.status_code, problem(refused)) == (507, "exchange.full_there")
    assert int(refused.headers["retry-after"]) > 0
    assert a.summary() == before
    with world.center.store.database.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")
    assert a.send(PushAsk((a.part(large),))).status_code == 200
    world.close()


@pytest.mark.warns("call failed")
def test_a_store_that_somebody_else_holds_is_busy_and_not_broken(tmp_path: Path) -> None:
    from sqlcipher3 import dbapi2

    world = World.made(tmp_path / "home")
    a = world.joined()
    assert a.headers
    with world.center.store.database.writing() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 200")
    other = dbapi2.connect(str(world.home.folder / "center.db"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    refused = a.send(PushAsk((a.part(chain(a.stream, 1)),)))

    other.execute("ROLLBACK")
    other.close()
    assert (refused.status_code, problem(refused)) == (503, "exchange.busy_there")
    assert a.push(chain(a.stream, 1)).refused == ()
    world.close()


def test_a_store_of_a_newer_program_is_left_alone(world: World) -> None:
    with world.center.store.database.writing() as connection:
        connection.execute(update(schema.setting).where(schema.setting.c.key == "schema").values(value="99"))

    with pytest.raises(DamageError, match=r"center\.newer_store"):
        world.home.store()


def test_all_processes_of_a_store_have_one_epoch_and_one_secret(world: World) -> None:
    other = world.again()

    assert (other.center.store.epoch, other.center.store.secret) == (
        world.center.store.epoch,
        world.center.store.secret,
    )
    other.close()


def test_a_line_of_the_log_is_one_object_without_telephone_numbers() -> None:
    record = logging.makeLogRecord(
        {"name": "commandroom.center.calls", "msg": "refused 13912345678\n{", "levelname": "INFO", "count": 2}
    )

    text = JsonFormatter().format(record)

    assert "\n" not in text
    assert json.loads(text)["event"] == "refused 139****5678\n{"
    assert json.loads(text)["count"] == 2


def test_what_a_served_centre_did_to_the_logs_ends_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("commandroom")
    before = (logger.level, logger.propagate, list(logger.handlers))

    with on_standard_error():
        logging.getLogger("commandroom.center").info("listening")

    assert json.loads(capsys.readouterr().err)["event"] == "listening"
    assert (logger.level, logger.propagate, list(logger.handlers)) == before


def test_nothing_that_is_logged_of_a_day_holds_a_token_or_a_code(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    code = world.invite(seat="B")
    a = world.joined()
    a.push(chain(a.stream, 1, body={"name": "张三丰"}))
    world.enrol(code, DeviceKeys.fresh(), seat="Z")
    lines = "\n".join(JsonFormatter().format(record) for record in caplog.records)

    assert "enrolled" in lines
    for secret in (a.token, code, code.replace("-", "")[:10], "张三丰", a.keys.signing.hex()):
        assert secret not in lines


def test_who_was_not_let_in_is_logged_by_device_and_reason(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    a, stranger = world.joined(), Guest(world, DeviceKeys.fresh(), world.joined(seat="B").answer)
    stranger.answer = msgspec.structs.replace(stranger.answer, device=device_of(stranger.keys.public))
    assert stranger.sign_in().status_code == 401
    world.center.enrolling.revoke(a.device, "丢失")
    assert a.sign_in().status_code == 403
    lines = [JsonFormatter().format(one) for one in caplog.records]

    assert sum(stranger.device in line and "exchange.not_known_there" in line for line in lines) == 1
    assert sum(a.device in line and "exchange.revoked_there" in line for line in lines) == 1
    assert not any(a.keys.public in line for line in lines)


# --- the folder -------------------------------------------------------------------------------------------


def made(folder: Path, clock: FixedClock, *, role: str = "county", place: str = COUNTY_CODE) -> CenterHome:
    home = CenterHome(folder, clock)
    home.make(About("县中心", place, role, ("centre.example", "192.0.2.7")))
    return home


def test_only_its_owner_reads_the_keys(tmp_path: Path) -> None:
    home = made(tmp_path, FixedClock(MORNING))

    modes = {path.name: path.stat().st_mode & 0o777 for path in home.folder.iterdir()}

    assert {modes[name] for name in ("authority.json", "ca.key", "server.key", "center.json")} == {0o600}
    assert home.folder.stat().st_mode & 0o777 == 0o700


def test_a_centre_is_made_once(tmp_path: Path) -> None:
    home = made(tmp_path, FixedClock(MORNING))
    before = home.authority().certificate

    with pytest.raises(RefusedError, match=r"center\.already"):
        made(tmp_path, FixedClock(MORNING))
    assert home.authority().certificate == before


@pytest.mark.parametrize(
    ("role", "place"), [("county", "330299104"), ("room-hub", "330299"), ("county", "33029x")]
)
def test_the_code_fits_the_role(tmp_path: Path, role: str, place: str) -> None:
    with pytest.raises(FieldError, match=r"center\.code_digits"):
        made(tmp_path, FixedClock(MORNING), role=role, place=place)
    assert not (tmp_path / "center" / "center.json").exists()


def test_the_servers_certificate_is_renewed_in_its_last_month_under_the_same_authority(
    tmp_path: Path,
) -> None:
    clock = FixedClock(MORNING)
    home = made(tmp_path, clock)
    first, authority = home.server().certificate, home.authority().certificate
    clock.moment = MORNING.replace(month=4)
    assert not home.renew()
    clock.moment = MORNING.replace(month=5, day=15)

    assert home.renew()

    assert home.server().certificate != first
    assert home.authority().certificate == authority
    home.server().parsed.verify_directly_issued_by(home.authority().parsed)
    assert (home.server().parsed.not_valid_after_utc - clock.moment).days == certificates.SERVER_DAYS


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    home = made(tmp_path, FixedClock(MORNING))
    (home.folder / "authority.json").unlink()

    with pytest.raises(DamageError) as missing:
        home.store()
    assert missing.value.params["file"] == "authority.json"


def test_no_centre_is_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"center\.none"):
        CenterHome(tmp_path, FixedClock(MORNING)).store()


def test_a_database_of_another_kind_is_refused() -> None:
    with pytest.raises(WrongUseError, match=r"center\.db_url"):
        Database("mysql://x")


def test_a_database_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    database = Database(f"postgresql+psycopg://me:secret@/centre?host={tmp_path}")

    with pytest.raises(WorldError) as silent:
        database.make_tables()
    database.close()
    assert silent.value.code == "center.no_database"
    assert "secret" not in str(silent.value)

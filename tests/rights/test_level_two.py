"""等保 2.0 level 2 (GB/T 22239-2019): the items that concern rights, audit and data, a test each, named after the item.

身份鉴别 is held in tests of signing in; 备份恢复 in those of copies, restores and encryption.
"""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlcipher3 import dbapi2

from commandroom.base.paths import STORE
from commandroom.domain.errors import RefusedError, RoomError
from commandroom.entrypoints import copies, custody
from commandroom.entrypoints.opening import open_room
from commandroom.store import recoding
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import EventDetail, Looks, Reveal
from tests.entrypoints.conftest import call
from tests.rights.cells import COLUMNS
from tests.rights.conftest import person
from tests.room import DIRECTOR, INTAKE, MORNING, Bench, bench_in

NAME, PHONE = "钱某某", "13900000077"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return bench_in(tmp_path / "home")


def test_access_control_denies_what_no_row_of_the_table_gives(columns: Bench) -> None:
    """访问控制: 服务层按角色授权，默认拒绝."""
    number = columns.submitted()
    for role in COLUMNS:
        if role != "intake":
            with pytest.raises(RefusedError):
                columns.act("accept", number, by=person(role), category="0910", urgency="一般")
    with pytest.raises(RoomError):
        columns.act("accept", number, by="nobody", category="0910", urgency="一般")


def test_access_control_separates_the_three_administrators(columns: Bench) -> None:
    """访问控制: 管理用户权限分离，授予最小权限."""
    number = columns.registered()
    for role in ("system_admin", "security_admin", "auditor"):
        with pytest.raises(RefusedError):
            columns.act("note", number, by=person(role), text="备注")


def test_a_security_audit_record_says_when_who_what_of_which_kind_and_how_it_ended(bench: Bench) -> None:
    """安全审计: 日期时间、主体、客体、事件类型、结果."""
    number = bench.submitted()
    bench.act("accept", number, by=INTAKE, category="0910", urgency="一般")
    row = bench.room.ask(EventDetail(number)).timeline[-1]
    bench.room.store.close()

    assert (row.at, row.actor, row.verb, row.to, row.effect) == (
        MORNING,
        INTAKE,
        "accept",
        "pending_triage",
        "",
    )
    assert row.hash


def test_security_audit_cannot_be_changed_or_deleted_by_the_program(bench: Bench) -> None:
    """安全审计: 审计记录受保护，避免未预期的删除、修改或覆盖."""
    bench.submitted()
    database = bench.room.store.database  # type: ignore[attr-defined]
    for statement in ("DELETE FROM entry", "UPDATE entry SET verb = 'x'"):
        with pytest.raises((RoomError, dbapi2.DatabaseError)), database.writing() as connection:
            connection.execute(statement)
    assert bench.room.store.verify().problems == ()
    bench.room.store.close()


def test_security_audit_names_every_look_at_personal_data(bench: Bench) -> None:
    """安全审计 / 个人信息保护: 查看须有理由并留痕."""
    number = bench.registered(reporter_name=NAME, reporter_phone=PHONE)
    bench.act("reveal", number, by=DIRECTOR, reason="回访")
    bench.room.store.set_local("operator", "t-auditor")
    rows = bench.room.ask(Looks())
    bench.room.store.close()

    assert [(row.person, row.number, row.reason) for row in rows] == [(DIRECTOR, number, "回访")]


def test_data_integrity_a_changed_byte_of_the_journal_is_found(bench: Bench) -> None:
    """数据完整性: 流水哈希链，改动可查."""
    bench.submitted()
    bench.room.store.close()
    with dbapi2.connect(str(bench.home / STORE)) as connection:
        connection.execute("DROP TRIGGER entry_is_never_updated")
        connection.execute(
            "UPDATE entry SET raw = CAST(replace(raw, '井盖', '路灯') AS BLOB) WHERE verb = 'register'"
        )
    connection.close()

    assert call(bench.home, "verify", "--json").code == 4


def test_data_confidentiality_personal_data_lie_nowhere_in_plain_text(bench: Bench) -> None:
    """数据保密性: 敏感字段加密存储，默认脱敏显示."""
    number = bench.registered(reporter_name=NAME, reporter_phone=PHONE)
    shown = repr(bench.room.ask(EventDetail(number)))
    with pytest.raises(RefusedError):
        bench.room.ask(Reveal(number, INTAKE))
    bench.room.store.close()
    stored = b"".join(path.read_bytes() for path in bench.home.glob("room.db*"))

    assert NAME.encode() not in stored
    assert PHONE.encode() not in stored
    assert NAME not in shown
    assert PHONE not in shown


def test_data_confidentiality_the_whole_file_can_be_encrypted(bench: Bench) -> None:
    """数据保密性: 存储加密."""
    number = bench.submitted()
    bench.room.store.close()
    custody.switch_on(bench.home, now=MORNING, in_file=True)

    assert number.encode() not in (bench.home / STORE).read_bytes()


def test_backup_and_recovery_a_copy_on_another_medium_is_checked_and_comes_back(
    bench: Bench, tmp_path: Path
) -> None:
    """备份恢复: 备份在另一介质，校验和核对，可恢复."""
    number = bench.submitted()
    made = Path(copies.copied(bench.room, bench.home, tmp_path / "usb")["file"])
    bench.room.store.close()
    shutil.rmtree(bench.home)
    clock = SimpleNamespace(now=lambda: MORNING + timedelta(hours=1))

    copies.brought_back(made, bench.home, clock=clock)
    room = open_room(bench.home, clock=clock)
    found = room.ask(EventDetail(number)).event.number
    room.store.close()

    assert found == number


def test_residual_information_an_erased_persons_data_are_gone_and_the_entry_stays(bench: Bench) -> None:
    """剩余信息保护 / 个人信息保护: 删除个人信息后不可恢复，日志留下删除记录."""
    number = bench.closed(reporter_name=NAME, reporter_phone=PHONE)
    bench.act("erase", number, by=DIRECTOR, reason="到期")
    sheet = bench.room.ask(EventDetail(number))
    with pytest.raises(RoomError):
        bench.room.perform(Act("reveal", number, {"reason": "再看"}, actor=DIRECTOR))
    bench.room.store.close()

    assert "erase" in [row.verb for row in sheet.timeline]
    assert NAME not in repr(sheet)


def test_residual_information_no_plain_copy_is_left_when_encryption_was_switched_on(bench: Bench) -> None:
    """剩余信息保护: 替换下来的明文文件在核对后清除."""
    bench.submitted()
    bench.room.store.close()
    custody.switch_on(bench.home, now=MORNING, in_file=True)

    plain = [path for path in bench.home.rglob("*.db*") if path.is_file() and not recoding.is_encrypted(path)]
    assert [path for path in plain if path.stat().st_size] == []


def test_personal_information_an_export_is_masked_unless_a_reason_is_given(
    bench: Bench, tmp_path: Path
) -> None:
    """个人信息保护: 导出默认脱敏."""
    bench.registered(reporter_name=NAME, reporter_phone=PHONE)
    bench.room.store.close()
    file = tmp_path / "out.csv"

    said = call(bench.home, "export", "events", str(file), "--view", "all", "--json")

    assert said.code == 0, said
    assert NAME not in file.read_text(encoding="utf-8-sig")
    assert PHONE not in file.read_text(encoding="utf-8-sig")

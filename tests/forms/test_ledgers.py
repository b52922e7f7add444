"""The ledgers (domain §3.3): which rows a period has, what each says, the workbook read back, the command."""

from __future__ import annotations

import errno
import io
import os
import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from commandroom.domain.errors import FieldError, RefusedError, WorldError, WrongUseError
from commandroom.domain.forms.ledgerbook import LedgerKind
from commandroom.domain.people.items import Change, Item
from commandroom.entrypoints.papers import ledger_written, pdf
from commandroom.reports.document import Line
from commandroom.reports.ledgers import checksum, content, document, file_name
from commandroom.reports.values import cell_text
from commandroom.usecases.commands import Amend
from commandroom.usecases.itemlists import import_lists, version_of
from commandroom.usecases.queries import Ledger, LedgerSheet
from tests.entrypoints.conftest import CommandLine, home, run
from tests.forms.conftest import db_url, founded, postgresql, room
from tests.room import COMMAND, DEPUTY, DIRECTOR, LEADER, OFFICE, OTHER, Bench
from tests.summary import pdftext

__all__ = ["db_url", "founded", "home", "postgresql", "room", "run"]

MARCH = date(2026, 3, 1), date(2026, 3, 31)


def ledger(bench: Bench, kind: str, days: tuple[date, date] = MARCH) -> LedgerSheet:
    return bench.room.ask(Ledger(LedgerKind(kind), *days, bench.clock.moment))


def cells(sheet: LedgerSheet) -> list[dict[str, object]]:
    keys = [column.key for column in sheet.form.columns]
    return [dict(zip(keys, row.cells, strict=True)) for row in sheet.rows]


def returned(bench: Bench, **changes: object) -> str:
    number = bench.signed(**changes)
    bench.act(
        "return",
        number,
        by=bench.head(number),
        reason_code="not_duty",
        suggested_office=OTHER,
        basis="不在管辖范围",
    )
    return number


def test_a_return_says_who_asked_who_ruled_and_who_bears_the_time(room: Bench) -> None:
    number = returned(room)
    room.later(hours=1)
    room.act("return_ok", number, by=COMMAND, opinion="确系派错", wrong_dispatch=True)

    (row,) = cells(ledger(room, "returns"))

    assert (row["number"], row["unit"], row["suggested"]) == (number, OFFICE, OTHER)
    assert (row["at"], row["decided"]) == (
        datetime(2026, 3, 10, 1, 0, tzinfo=UTC),
        datetime(2026, 3, 10, 2, 0, tzinfo=UTC),
    )
    assert (row["basis"], row["verdict"], row["bears"], row["times"]) == ("不在管辖范围", "同意", "指挥室", 1)


def test_a_return_that_nobody_ruled_on_waits(room: Bench) -> None:
    returned(room)
    (row,) = cells(ledger(room, "returns"))
    assert (row["verdict"], row["decided"], row["bears"]) == ("待裁决", None, "")


def test_what_stands_on_account_is_in_every_period_that_it_touches_and_counts_its_days(room: Bench) -> None:
    number = room.suspended(days=15)
    room.at("2026-03-13 09:00")

    (row,) = cells(ledger(room, "account"))
    assert (row["since"], row["ended"], row["days"]) == (datetime(2026, 3, 10, 1, 0, tzinfo=UTC), None, 3)
    assert row["decided_by"] == "练习常务副主任"

    room.act("resume", number)
    room.at("2026-04-02 09:00")
    (row,) = cells(ledger(room, "account"))
    assert (row["ended"], row["days"]) == (datetime(2026, 3, 13, 1, 0, tzinfo=UTC), 3)
    assert cells(ledger(room, "account", (date(2026, 4, 1), date(2026, 4, 2)))) == []
    assert len(cells(ledger(room, "account", (date(2026, 3, 12), date(2026, 3, 12))))) == 1


def test_every_report_of_the_period_has_its_row(room: Bench) -> None:
    number = room.accepted(urgency="特急")
    room.escalate(number)
    room.at("2026-04-01 10:00")
    room.act("report_more", number, by=DEPUTY, report_kind="续报", text="仍在处置")

    march, april = (
        cells(ledger(room, "reported")),
        cells(ledger(room, "reported", (date(2026, 4, 1), date(2026, 4, 30)))),
    )

    assert [(row["kind"], row["paper"], row["receiver"]) for row in march] == [
        ("初报", "专报〔2026〕A1号", "县中心值班员")
    ]
    assert [(row["kind"], row["paper"]) for row in april] == [("续报", "专报〔2026〕A2号")]


def test_a_sheet_is_late_when_its_answer_was_or_when_none_came_and_a_withdrawn_one_keeps_its_row(
    room: Bench,
) -> None:
    answered, silent, withdrawn = (room.signed() for _ in range(3))
    for number in (answered, silent, withdrawn):
        room.act("supervise", number, by=DIRECTOR, color="red", requirement="限期办结")
    room.act("supervise_withdraw", withdrawn, by=DIRECTOR, reason="已办")
    room.later(hours=1)
    room.act("supervise_reply", answered, by=room.head(answered), text="已办结")
    room.at("2026-03-11 17:00")

    rows = cells(ledger(room, "supervised"))

    assert [(row["paper"], row["late"], row["sheet"]) for row in rows] == [
        ("督红〔2026〕A1号", "否", "已回复"), ("督红〔2026〕A2号", "是", "待回复"), ("督红〔2026〕A3号", "否", "已作废"),
    ]  # fmt: skip
    assert cells(ledger(room, "supervised", (date(2026, 3, 11), date(2026, 3, 11)))) == []


def test_numbers_in_texts_are_masked_and_of_a_denunciation_nothing_is_told(room: Bench) -> None:
    returned(room, title="请联系13900000000")
    returned(room, title="举报某某", nature="举报")
    first, second = cells(ledger(room, "returns"))
    assert first["title"] == "请联系139****0000"
    assert "举报" not in str(second["title"])
    assert (second["basis"], second["category"]) == ("", "")


def test_a_period_that_ends_before_it_begins_or_lies_ahead_is_refused(room: Bench) -> None:
    with pytest.raises(WrongUseError, match=r"figures\.backwards"):
        ledger(room, "returns", (date(2026, 3, 5), date(2026, 3, 4)))
    with pytest.raises(RefusedError, match=r"figures\.not_begun"):
        ledger(room, "returns", (date(2026, 5, 1), date(2026, 5, 2)))


def test_a_period_without_rows_is_an_empty_ledger_with_its_heading(room: Bench) -> None:
    sheet = ledger(room, "supervised")
    book = openpyxl.load_workbook(io.BytesIO(content(sheet)))
    assert [cell.value for cell in book["督办台账"][1]][:3] == ["序号", "文号", "颜色"]
    assert book["督办台账"].max_row == 1


def test_the_workbook_read_back_has_real_numbers_and_moments_no_formula_and_a_heading_that_stays(
    room: Bench,
) -> None:
    number = returned(room, title="=1+1")
    sheet = ledger(room, "returns")

    book = openpyxl.load_workbook(io.BytesIO(content(sheet)))
    page = book["退单台账"]
    head = [cell.value for cell in page[1]]
    row = dict(zip(head, page[2], strict=True))

    assert page.freeze_panes == "A2"
    assert (row["序号"].value, row["事件编号"].value, row["第几次"].value) == (1, number, 1)
    assert row["申请时间"].value == datetime(2026, 3, 10, 9, 0)  # noqa: DTZ001 - as the sheet shows it
    assert (row["标题"].value, row["标题"].data_type) == ("=1+1", "s")
    about = {str(one[0].value): one[1].value for one in book["说明"].iter_rows(min_row=2)}
    assert about["件数"] == 1
    method, digest = checksum(sheet)
    assert about[f"内容校验（{method}）"] == digest
    assert file_name(sheet) == "退单台账-2026-03-01至2026-03-31.xlsx"


def test_the_command_prints_rows_and_writes_the_workbook(run: CommandLine, tmp_path: object) -> None:
    at = ("--at", "2026-03-10T10:00:00+08:00")
    said = run(
        "ledger",
        "supervised",
        "--from",
        "2026-03-01",
        "--to",
        "2026-03-31",
        *at,
        "--out",
        f"{tmp_path}/a.xlsx",
        "--json",
    ).json
    assert (said["ledger"], said["from"], said["to"], said["total"], said["rows"]) == (
        "supervised", "2026-03-01", "2026-03-31", 0, [],
    )  # fmt: skip
    assert openpyxl.load_workbook(said["file"]).sheetnames == ["督办台账", "说明"]
    backwards = run("ledger", "returns", "--from", "2026-03-09", "--to", "2026-03-01", *at)
    assert (backwards.code, "早于" in backwards.err or "之前" in backwards.err) == (2, True)
    assert run("ledger", "nothing").code == 2


# --- changes of item lists -------------------------------------------------------------------------------------------


def listed(bench: Bench, since: date, items: list[Item], **facts: object) -> None:
    """A document about the list of enforcement matters comes in."""
    version = version_of("ZF", "行政执法事项", items, effective_from=since, **facts)
    import_lists(bench.room, [(version, None)], actor=DIRECTOR)


ROAD = Item(code="330211001", name="对占道经营的处罚", lead_office="综合行政执法队", penalty=True)
WASTE = Item(code="330211002", name="对乱倒建筑垃圾的处罚", lead_office="综合行政执法队", penalty=True)
SMOKE = Item(code="330211003", name="对露天焚烧的处罚", lead_office="综合行政执法队")


def three_documents(bench: Bench) -> None:
    """A whole list from January on; in March one item goes back to the county, another one is altered, a third comes."""
    listed(
        bench,
        date(2026, 1, 1),
        [ROAD, WASTE],
        doc_no="临政发〔2025〕9号",
        issued_by="临溪县人民政府",
        source_hash="ab" * 32,
    )
    listed(
        bench,
        date(2026, 3, 2),
        [ROAD],
        change=Change.WITHDRAW,
        doc_no="收〔2026〕3号",
        issued_on=date(2026, 2, 20),
    )
    altered = Item(code="330211002", name="对乱倒建筑垃圾的处罚", lead_office="平安法治办公室", penalty=True)
    listed(bench, date(2026, 3, 9), [altered], change=Change.ADJUST, doc_no="调〔2026〕1号")
    listed(bench, date(2026, 3, 9), [SMOKE], change=Change.ADD, doc_no="增〔2026〕2号")


def test_each_document_of_a_list_has_its_row_and_each_item_that_it_moved(room: Bench) -> None:
    three_documents(room)

    rows = cells(ledger(room, "items"))

    assert [(str(row["since"]), row["change"], row["code"], row["what"], row["paper"]) for row in rows] == [
        ("2026-03-02", "收回", None, "共1项（此前2项）", "收〔2026〕3号"),
        ("2026-03-02", "收回", "330211001", "", "收〔2026〕3号"),
        ("2026-03-09", "新增", None, "共2项（此前1项）", "增〔2026〕2号"),
        ("2026-03-09", "新增", "330211003", "", "增〔2026〕2号"),
        ("2026-03-09", "调整", None, "共2项（此前2项）", "调〔2026〕1号"),
        ("2026-03-09", "调整", "330211002", "主办单位：综合行政执法队→平安法治办公室", "调〔2026〕1号"),
    ]  # fmt: skip
    assert (rows[0]["list"], rows[0]["issued"], rows[1]["title"]) == (
        "行政执法事项", date(2026, 2, 20), "对占道经营的处罚",
    )  # fmt: skip
    january = cells(ledger(room, "items", (date(2026, 1, 1), date(2026, 1, 31))))
    assert [(row["change"], row["code"]) for row in january] == [
        ("发布", None), ("新增", "330211001"), ("新增", "330211002"),
    ]  # fmt: skip
    assert (january[0]["by"], january[0]["source"]) == ("临溪县人民政府", "ab" * 32)


def test_a_repeal_names_every_item_of_the_list_and_a_new_whole_list_only_what_differs(room: Bench) -> None:
    listed(room, date(2026, 1, 1), [ROAD, WASTE])
    listed(room, date(2026, 3, 1), [ROAD, SMOKE], version_no="2")
    listed(room, date(2026, 3, 8), [], change=Change.REPEAL, version_no="3")

    rows = [(row["change"], row["code"]) for row in cells(ledger(room, "items"))]

    assert rows == [
        ("发布", None), ("收回", "330211002"), ("新增", "330211003"),
        ("废止", None), ("废止", "330211001"), ("废止", "330211003"),
    ]  # fmt: skip


# --- people who were moved -------------------------------------------------------------------------------------------


def amended(bench: Bench, kind: str, record: str, by: str = DEPUTY, **fields: object) -> None:
    bench.room.perform(Amend(kind, record, fields, actor=by))


def flood(bench: Bench) -> None:
    """A war mode of the third level from the 10th to the 11th, in which two villages told numbers, one of them twice."""
    amended(
        bench, "mode", "m1", mode="war", level=3, reason="启动防汛Ⅲ级响应", since="2026-03-10T08:00:00+08:00"
    )
    amended(
        bench,
        "transfer",
        "m1@a",
        spell="m1",
        village="石垄村",
        due=120,
        moved=20,
        at="2026-03-10T10:00:00+08:00",
    )
    amended(
        bench, "transfer", "m1@a", by=LEADER, spell="m1", village="石垄村", due=120, moved=110, sheltered=70, kin=40,
        person="t-deputy_director", place="镇中学", at="2026-03-10T14:00:00+08:00",
    )  # fmt: skip
    amended(
        bench,
        "transfer",
        "m1@b",
        spell="m1",
        village="茶亭村",
        due=8,
        moved=8,
        kin=8,
        at="2026-03-10T11:00:00+08:00",
    )
    amended(bench, "mode", "m1", until="2026-03-11T18:00:00+08:00", end_reason="响应解除")


def test_each_village_of_a_mode_has_its_last_numbers_who_answers_where_and_when(room: Bench) -> None:
    flood(room)
    room.at("2026-03-12 09:00")

    first, second = cells(ledger(room, "moved"))

    assert (first["mode"], first["title"], first["village"]) == ("战时Ⅲ级", "启动防汛Ⅲ级响应", "石垄村")
    assert [first[key] for key in ("due", "moved", "left", "sheltered", "kin")] == [120, 110, 10, 70, 40]
    assert (first["place"], first["person"], first["by"]) == ("镇中学", "练习常务副主任", "练习值班长")
    assert (first["at"], first["until"]) == (
        datetime(2026, 3, 10, 6, 0, tzinfo=UTC),
        datetime(2026, 3, 11, 10, 0, tzinfo=UTC),
    )
    assert (second["village"], second["left"], second["person"]) == ("茶亭村", 0, "")


@pytest.mark.parametrize(
    ("first", "last", "rows"),
    [("2026-03-09", "2026-03-09", 0), ("2026-03-11", "2026-03-11", 2), ("2026-03-12", "2026-03-12", 0)],
)
def test_a_mode_is_in_every_period_that_it_touches(room: Bench, first: str, last: str, rows: int) -> None:
    flood(room)
    room.at("2026-03-13 09:00")
    assert len(ledger(room, "moved", (date.fromisoformat(first), date.fromisoformat(last))).rows) == rows


def test_no_number_of_a_person_may_stand_in_the_ledger_of_those_moved(room: Bench) -> None:
    flood(room)
    for place in ("王家，13900000000", "330299199001011234"):
        with pytest.raises(FieldError, match=r"transfer\.personal"):
            amended(room, "transfer", "m1@c", spell="m1", village="石垄村", due=3, place=place)
    with pytest.raises(FieldError, match=r"person\.unknown"):
        amended(room, "transfer", "m1@c", spell="m1", village="石垄村", due=3, person="村民某某")


# --- on paper --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["returns", "items", "moved"])
def test_a_ledger_as_a_paper_lies_across_and_says_all_its_cells_once(
    room: Bench, kind: str, tmp_path: Path
) -> None:
    three_documents(room)
    flood(room)
    for n in range(12):
        returned(room, title=f"第{n}件：" + "渣土车带泥上路，群众反映强烈" * 3)
    sheet = ledger(room, kind)

    pages = [re.sub(r"\s", "", page) for page in pdftext.pages(pdf(document(sheet)))]
    file = ledger_written(sheet, "docx", tmp_path / "a.docx")

    head = "".join(("序号", *(column.zh for column in sheet.form.columns)))
    assert all(page.endswith(f"—{n}—") for n, page in enumerate(pages, start=1))
    bare = (re.sub(r"—\d+—$", "", page).removeprefix("演示数据") for page in pages)
    whole = "".join(page.replace(head, "", 1) for page in bare)
    texts = [block.text for block in document(sheet).blocks if isinstance(block, Line)]
    texts += [
        head,
        *(cell_text(cell) for n, row in enumerate(sheet.rows, start=1) for cell in (n, *row.cells)),
    ]
    assert sorted(whole + head) == sorted(re.sub(r"\s", "", "".join(texts)))
    assert f"{checksum(sheet)[1]}。" in whole
    with zipfile.ZipFile(file) as made:
        assert 'w:orient="landscape"' in made.read("word/document.xml").decode()


@pytest.mark.parametrize("kind", ["xlsx", "pdf", "docx", "html"])
def test_a_full_disk_leaves_no_half_ledger(
    room: Bench, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorldError, match=r"export\.disk_full"):
        ledger_written(ledger(room, "items"), kind, tmp_path / f"台账.{kind}")
    assert [*tmp_path.glob("台账*")] == []


def test_the_command_writes_each_format_by_the_files_name(run: CommandLine, tmp_path: Path) -> None:
    at = ("--from", "2026-03-01", "--at", "2026-03-10T10:00:00+08:00")
    for suffix, magic in (("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!DOCTYPE html>"), ("xlsx", b"PK")):
        said = run("ledger", "items", *at, "--out", str(tmp_path / f"a.{suffix}"), "--json").json
        assert Path(said["file"]).read_bytes().startswith(magic)
    odd = run("ledger", "items", *at, "--out", str(tmp_path / "a.odt"), "--json")
    assert (odd.code, odd.json["error"]) == (2, "form.format")

"""Odd tables at the command line: refused in one sentence with nothing imported, or taken whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from openpyxl import load_workbook

from commandroom.interop import importer
from commandroom.usecases.importing import import_events
from tests.entrypoints.conftest import CommandLine, Said
from tests.interop.making import HEADER, ROW, repacked, xlsx_file
from tests.interop.oddities import HEAD, LINE, REFUSED, SHEET, TAKEN, Make, shared, written

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes, sockets and devices of POSIX")


def bring(run: CommandLine, path: Path) -> Said:
    return run("import", "events", str(path), "--json")


def total(run: CommandLine) -> int:
    return int(run("list", "--view", "all", "--json").json["total"])


def test_what_is_no_table_is_one_sentence_and_brings_nothing_in(run: CommandLine, tmp_path: Path) -> None:
    answers = {}
    for number, (name, (make, _code)) in enumerate(REFUSED.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        said = bring(run, make(folder))
        answers[name] = said.json["error"]
        assert said.code in {1, 3}, name
        assert "\n" not in said.json["message"].strip(), name
        assert said.err == "", name

    assert answers == {name: code for name, (_make, code) in REFUSED.items()}
    assert total(run) == 0
    assert run("backups", "--json").json["backups"] == []


@pytest.mark.parametrize("make", TAKEN.values(), ids=TAKEN.keys())
def test_what_is_odd_and_still_a_table_comes_in_whole(run: CommandLine, tmp_path: Path, make: Make) -> None:
    said = bring(run, make(tmp_path))

    assert (said.code, said.json["read"], said.json["imported"]) == (0, 1, 1)
    (row,) = run("list", "--view", "all", "--json").json["rows"]
    assert row["title"] == "路灯不亮"
    assert row["registered_at"].startswith("2025-09-11T09:24")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (("NB1", "2025-09-11 09:24", "题", "长" * 10_001, ""), "“内容”有 10001 字，超过 10000 字。"),
        (("9" * 121, "2025-09-11 09:24", "题", "内容", ""), "“工单编号”有 121 字，超过 120 字。"),
        (("NB1", "2025-09-11 09:24", "题", "内容", "=1+1"), "公式"),
        (("NB1", "1", "题", "内容", ""), "不是日期时间"),
        (("NB1", "99999999", "题", "内容", ""), "不是日期时间"),
        (("NB1", "2999-01-01 00:00", "题", "内容", ""), "受理时间"),
        (HEADER, "不是日期时间"),
    ],
)
def test_a_wrong_cell_rejects_its_row_alone_by_name_and_limit_and_keeps_what_stood_there(
    shared_run: CommandLine, tmp_path: Path, cells: tuple[str, ...], reason: str
) -> None:
    sound = LINE.replace("NB1", tmp_path.name)
    path = written("表.csv", f"{HEAD}\r\n{','.join(cells)}\r\n{sound}\r\n")(tmp_path)
    kept_in = tmp_path / "rejected.xlsx"

    said = shared_run("import", "events", str(path), "--rejected", str(kept_in), "--json")

    (kept,) = list(load_workbook(kept_in).active.iter_rows(min_row=2, values_only=True))  # type: ignore[union-attr]
    assert (said.code, said.json["imported"], said.json["rejected"]) == (0, 1, 1)
    assert kept[0] == 2
    assert reason in str(kept[1])
    assert [cell or "" for cell in kept[2:7]] == list(cells)


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def test_a_table_that_shrinks_while_it_is_read_says_so_with_what_came_in(
    run: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"NB{number:05}{LINE[3:]}\r\n" for number in range(1_500))
    path = written("表.csv", f"{HEAD}\r\n{rows}")(tmp_path)

    def cutting(room: object, outcomes: object, asked: object) -> object:
        cut(path)
        return import_events(room, outcomes, asked)  # type: ignore[arg-type]

    monkeypatch.setattr(importer, "import_events", cutting)
    said = bring(run, path)
    monkeypatch.undo()

    assert (said.code, said.json["error"]) == (3, "import.changed")
    assert said.json["imported"] == said.json["read"] == total(run)
    assert 0 < total(run) < 1_500
    path.write_bytes(f"{HEAD}\r\n{rows}".encode())
    assert bring(run, path).json["already_there"] == said.json["imported"]
    assert total(run) == 1_500


def test_a_workbook_that_breaks_behind_its_first_batch_keeps_whole_rows_and_says_so(
    run: CommandLine, tmp_path: Path
) -> None:
    def last_cell(content: bytes) -> bytes:
        at = content.rindex(b't="inlineStr"')
        return content[:at] + shared(content[at:])

    rows = [(f"NB{number}", *ROW[1:]) for number in range(1200)]
    path = repacked(
        xlsx_file(tmp_path, HEADER, *rows), lambda name, content: last_cell(content) if name == SHEET else content
    )  # fmt: skip

    said = bring(run, path)
    for_people = run("import", "events", str(path))

    assert (said.code, said.json["error"], said.json["imported"]) == (3, "import.broken_row", 1000)
    assert total(run) == 1000
    assert "已有 1000" in for_people.out
    assert "已导入的保留" in for_people.out
    assert run("verify").code == 0

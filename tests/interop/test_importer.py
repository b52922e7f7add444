"""A file on its way into the room: guessed, previewed, brought in; a bad one leaves nothing behind."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from commandroom.base.clock import FixedClock
from commandroom.base.sentences import sentence
from commandroom.domain.errors import RoomError
from commandroom.domain.event.imported import Imported, Rejected
from commandroom.entrypoints.opening import open_room
from commandroom.interop.importer import TableImporter
from commandroom.interop.tables import open_table
from commandroom.usecases.queries import BoardIds, BoardQuery
from commandroom.usecases.room import Room
from tests.interop.making import HEADER, ROW, csv_file, xlsx_file
from tests.room import MORNING
from tests.store.conftest import bench_in


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded") / "home"
    bench_in(folder).room.store.close()
    return folder


@pytest.fixture
def home(founded: Path, tmp_path: Path) -> Path:
    return shutil.copytree(founded, tmp_path / "home")


@pytest.fixture
def room(home: Path) -> Iterator[Room]:
    room = open_room(home, clock=FixedClock(MORNING))
    yield room
    room.store.close()


@pytest.fixture
def importer(room: Room, home: Path) -> TableImporter:
    return TableImporter(room, home)


def events(room: Room) -> int:
    return room.ask(BoardIds(BoardQuery(view="all"), now=MORNING)).total


def orders(folder: Path, *rows: tuple[str, ...]) -> Path:
    return csv_file(folder, HEADER, *(rows or (ROW, ("NB2", *ROW[1:3], "另一件。", ""))))


def test_a_file_is_looked_at_before_a_map_is_chosen(importer: TableImporter, tmp_path: Path) -> None:
    found = importer.guess(orders(tmp_path))

    assert (found.columns, found.total) == (HEADER, 2)
    assert {"12345", "hotline", "cscg"} <= {*found.maps}
    assert found.best is not None
    assert found.best.number == ("工单编号",)
    assert found.best.fields["text"][0] in {"内容", "事件描述"}


def test_a_preview_shows_what_a_map_makes_of_the_first_rows_and_imports_nothing(
    importer: TableImporter, room: Room, tmp_path: Path
) -> None:
    path = orders(tmp_path, ROW, ("", *ROW[1:]), ROW)

    shown = importer.preview(path, "12345", rows=2)

    assert shown.cells[0] == ROW
    assert [type(outcome) for outcome in shown.outcomes] == [Imported, Imported]
    assert events(room) == 0


def test_a_form_that_was_changed_reads_the_file_and_can_be_kept(
    importer: TableImporter, tmp_path: Path
) -> None:
    path = csv_file(
        tmp_path, ("号码", "何时", "说了什么", "结果"), ("A-1", "2025-09-11 09:24", "路灯不亮。", "修好")
    )
    fields = {"text": ("说了什么",), "reported_at": ("何时",), "reply_text": ("结果",)}
    form = replace(
        importer.form("12345"), name="我的", fields=fields, number=("号码",), closed_when=("reply_text",)
    )

    importer.save_map(form, "我的")
    shown = importer.preview(path, form)
    report = importer.run(path, "我的")

    assert isinstance(shown.outcomes[0], Imported)
    assert (report.imported, importer.guess(path).maps[0]) == (1, "我的")
    assert importer.form("我的").fields == fields
    assert importer.run(path, form).already_there == 1


@pytest.mark.parametrize("name", ["", "../x", "a/b", "长" * 41, "x.toml"])
def test_a_map_is_kept_under_a_plain_name_only(importer: TableImporter, home: Path, name: str) -> None:
    with pytest.raises(RoomError) as refused:
        importer.save_map(importer.form("12345"), name)

    assert refused.value.code == "import.map_name"
    assert not (home / "maps").exists()


def test_rejected_rows_lie_in_the_home_with_reason_and_content(
    importer: TableImporter, home: Path, tmp_path: Path
) -> None:
    future = ("NB3", "2030-01-01 08:00", "以后", "以后的事。", "")
    path = orders(tmp_path, ROW, ("NB2", "不知道", "x", "y", ""), future)

    report = importer.run(path, "12345")

    place = Path(report.rejected_file)
    rows = [row.cells for row in open_table(place).rows()]
    assert (report.read, report.imported, report.rejected) == (3, 1, 2)
    assert place.parent == home / "rejected"
    assert [(row["工单编号"], row["内容"]) for row in rows] == [("NB2", "y"), ("NB3", "以后的事。")]
    assert [str(row["未导入原因"])[:6] for row in rows] == ["“受理时间”", "“接报时间”"]


def test_a_formula_for_a_telephone_rejects_its_row_alone(importer: TableImporter, tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, HEADER, (*ROW[:4], '=HYPERLINK("x")'), ("NB2", *ROW[1:]))

    report = importer.run(path, "12345")

    assert (report.imported, [row.code for row in report.rejected_rows]) == (1, ["import.formula"])


def _merged(folder: Path) -> Path:
    return xlsx_file(folder, HEADER, ROW, after=lambda book: book.active.merge_cells("B1:C1"))


def _bomb(folder: Path) -> Path:
    path = xlsx_file(folder, HEADER, ROW)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet9.xml", bytes(300 << 20))
    return path


def _no_header(folder: Path) -> Path:
    return csv_file(folder, ROW, ROW)


def _picture(folder: Path) -> Path:
    path = folder / "图.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    return path


def _million(folder: Path) -> Path:
    path = folder / "多.csv"
    path.write_text("工单编号,受理时间,内容\n" + "1,2025-01-01,x\n" * 1_000_001, encoding="utf-8")
    return path


def _other_table(folder: Path) -> Path:
    return csv_file(folder, ("品名", "单价"), ("苹果", "三元"))


BAD = {
    "import.merged_header": _merged,
    "import.zip_bomb": _bomb,
    "import.no_header": _no_header,
    "import.not_a_table": _picture,
    "import.too_many_rows": _million,
    "import.no_map": _other_table,
}


@pytest.mark.parametrize("code", BAD)
def test_a_bad_file_is_one_sentence_and_nothing_is_imported(
    importer: TableImporter, room: Room, tmp_path: Path, code: str
) -> None:
    path = BAD[code](tmp_path)

    with pytest.raises(RoomError) as refused:
        importer.run(path, None)

    said = sentence(refused.value.code, refused.value.params)
    assert refused.value.code == code
    assert said.endswith("。")
    assert "{" not in said
    assert events(room) == 0


def test_a_map_that_does_not_fit_imports_nothing(importer: TableImporter, room: Room, tmp_path: Path) -> None:
    with pytest.raises(RoomError) as refused:
        importer.run(_other_table(tmp_path), "12345")

    assert (refused.value.code, events(room)) == ("import.map_misfit", 0)


def test_a_place_for_rejected_rows_that_is_no_table_is_refused_first(
    importer: TableImporter, room: Room, tmp_path: Path
) -> None:
    with pytest.raises(RoomError) as refused:
        importer.run(orders(tmp_path), "12345", rejected=tmp_path / "x.txt")

    assert (refused.value.code, events(room)) == ("export.unknown_format", 0)


def test_a_name_twice_with_another_content_is_rejected_at_a_later_import_too(
    importer: TableImporter, tmp_path: Path
) -> None:
    importer.run(orders(tmp_path, ROW), "12345")

    report = importer.run(orders(tmp_path, (*ROW[:3], "内容改了。", "")), "12345")

    assert [row.code for row in report.rejected_rows] == ["import.differs"]
    assert isinstance(report.rejected_rows[0], Rejected)

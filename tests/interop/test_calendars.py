"""The calendar that ships and the notices that people bring."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from commandroom.base.paths import resources
from commandroom.base.sentences import sentence
from commandroom.domain.errors import RoomError
from commandroom.domain.time.calendar_table import DayException
from commandroom.interop.calendars import HOLIDAYS, read_calendar, shipped_calendar, shipped_table

NOTICE = "date,kind,name\n2027-01-01,off,元旦\n2027-02-06,work,春节\n2027-10-01,off,国庆节\n"


def test_our_own_file_is_read_the_short_way_as_a_strangers_is() -> None:
    found = read_calendar(resources() / "catalog" / "calendar" / HOLIDAYS)

    assert (found.rejected, found.repeated) == ((), 0)
    assert shipped_table().exceptions == found.rows


def test_the_shipped_table_is_whole_and_carries_its_licence() -> None:
    found = read_calendar(resources() / "catalog" / "calendar" / "holidays_cn.csv")

    assert (found.read, found.rejected, found.repeated) == (678, (), 0)
    assert shipped_calendar().years == tuple(range(2007, 2027))
    assert "MIT License" in (resources() / "catalog" / "calendar" / "LICENSE.holiday-cn").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_notice_is_read_in_the_encodings_of_chinese_offices(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "notice.csv"
    file.write_bytes(NOTICE.replace("\n", "\r\n").encode(encoding))

    found = read_calendar(file)

    assert found.rows == (
        DayException(date(2027, 1, 1), off=True, name="元旦"),
        DayException(date(2027, 2, 6), off=False, name="春节"),
        DayException(date(2027, 10, 1), off=True, name="国庆节"),
    )


def test_the_columns_of_the_holiday_project_are_understood(tmp_path: Path) -> None:
    file = tmp_path / "2027.csv"
    file.write_text(
        "date,name,is_off_day\n2027/1/1,x,1\n2027-01-02,元旦,1\n2027-01-03,元旦,0\n", encoding="utf-8"
    )

    found = read_calendar(file)

    assert [row.off for row in found.rows] == [True, False]
    assert [sentence(row.code, row.params) for row in found.rejected] == [
        "第 2 行：“2027/1/1”不是日期，写法 2027-01-01。"
    ]


def test_rows_add_up_and_every_bad_one_is_named(tmp_path: Path) -> None:
    file = tmp_path / "notice.csv"
    file.write_text(
        NOTICE + "2027-01-01,off,元旦\n2027-01-01,work,元旦\n,off,\n2027-05-01\n", encoding="utf-8"
    )

    found = read_calendar(file)

    assert (found.read, len(found.rows), found.repeated) == (7, 3, 1)
    assert [(row.line, row.code) for row in found.rejected] == [
        (6, "calendar.row_twice"),
        (7, "calendar.row_date"),
        (8, "calendar.row_kind"),
    ]


def test_a_notice_makes_its_year_known_and_another_version() -> None:
    extended = shipped_table().extended((DayException(date(2027, 10, 1), off=True, name="国庆节"),))

    assert extended.years()[-1] == 2027
    assert extended.version() != shipped_calendar().version


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"\x00\x01\x02\xff\xfe", "calendar.file_no_table"),
        (b"PK\x03\x04" + bytes(range(256)), "calendar.file_no_table"),
        (b"a,b\n1,2\n", "calendar.file_no_table"),
        (b"date,kind\n" + b"x" * 1_000_001, "calendar.file_too_large"),
        (b'date,kind\n"' + b"x" * 200_000, "calendar.file_no_table"),
    ],
)
def test_a_file_that_is_no_notice_is_refused_with_one_sentence(
    tmp_path: Path, content: bytes, code: str
) -> None:
    file = tmp_path / "notice.csv"
    file.write_bytes(content)

    with pytest.raises(RoomError) as refused:
        read_calendar(file)

    assert refused.value.code == code
    assert "notice.csv" in sentence(code, refused.value.params)


def test_a_file_that_is_not_there_or_a_folder_is_said(tmp_path: Path) -> None:
    codes = []
    for path in (tmp_path / "missing.csv", tmp_path):
        with pytest.raises(RoomError) as refused:
            read_calendar(path)
        codes.append(refused.value.code)

    assert codes == ["file.unreadable", "file.unreadable"]

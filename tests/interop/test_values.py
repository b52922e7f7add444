from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandroom.domain.errors import RefusedError
from commandroom.interop import values
from commandroom.interop.moments import TOWNSHIP, day_of_number, moment, moments_in
from commandroom.interop.values import Formula

pytestmark = pytest.mark.usefixtures("every_zone")

MINUTES = st.datetimes(min_value=datetime(1992, 1, 1), max_value=datetime(2099, 12, 31)).map(  # noqa: DTZ001
    lambda moment: moment.replace(second=0, microsecond=0)
)


def in_town(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOWNSHIP).astimezone(UTC)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025-09-11 09:24:15", "2025-09-11T09:24:15"),
        ("2025-09-11T09:24:15.123", "2025-09-11T09:24:15"),
        ("2025/9/11", "2025-09-11T00:00:00"),
        ("2025/9/11 9:05", "2025-09-11T09:05:00"),
        ("2025.9.11", "2025-09-11T00:00:00"),
        ("20250911", "2025-09-11T00:00:00"),
        (20250911, "2025-09-11T00:00:00"),
        ("20250911092415", "2025-09-11T09:24:15"),
        ("20250911 0924", "2025-09-11T09:24:00"),
        ("2020年3月5日", "2020-03-05T00:00:00"),
        ("2020年3月5日 14时30分", "2020-03-05T14:30:00"),
        ("2020年3月5日下午2点", "2020-03-05T14:00:00"),
        ("2020年3月5日 星期四 14:30", "2020-03-05T14:30:00"),
        ("2020/3/5 下午 02:30:00", "2020-03-05T14:30:00"),
        ("2020/3/5 2:30:00 PM", "2020-03-05T14:30:00"),
        ("2020/3/5 12:10 AM", "2020-03-05T00:10:00"),
        ("2020/3/5 中午12:10", "2020-03-05T12:10:00"),
        ("２０２０－０３－０５　１４：３０", "2020-03-05T14:30:00"),
        ("2020-03-05 24:00", "2020-03-06T00:00:00"),
        ("2020-03-05T06:30:00Z", "2020-03-05T14:30:00"),
        ("2020-03-05T07:30:00+09:00", "2020-03-05T06:30:00"),
        (45123, "2023-07-16T00:00:00"),
        (45123.5, "2023-07-16T12:00:00"),
        ("45123.75", "2023-07-16T18:00:00"),
        (datetime(2019, 8, 1, 12, 23, 19), "2019-08-01T12:23:19"),  # noqa: DTZ001
        (datetime(2019, 8, 1, 12, 23, tzinfo=UTC), "2019-08-01T20:23:00"),
    ],
)
def test_a_moment_is_read_however_it_is_written(written: object, meant: str) -> None:
    told = moment(written)

    assert told is not None
    assert told.at == in_town(meant)


def test_a_day_alone_is_known_as_one() -> None:
    told = [moment(written) for written in ("2025/9/11", "20250911", 45123, "2025-09-11 00:00:00")]

    assert [each.day_only for each in told if each] == [True, True, True, False]


@pytest.mark.parametrize("blank", [None, "", " ", "无", "-", "—", "/", "NULL", "空", "N/A"])
def test_a_blank_is_no_moment(blank: object) -> None:
    assert moment(blank) is None


@pytest.mark.parametrize(
    "wrong",
    [
        "2025-02-30",
        "2025-13-01",
        "2025-1-111",
        "昨天",
        "25:00",
        "2025-09-11 25:00",
        "2025-09-11 09:60",
        "0001-01-01",
        "9999-12-31 24:00",
        "2025-09-11T09:00+99:99",
        7,
        1e12,
        "是",
        float("inf"),
    ],
)
def test_what_is_no_moment_is_refused(wrong: object) -> None:
    with pytest.raises(RefusedError, match=r"import\.bad_moment"):
        moment(wrong)


def test_a_refused_value_is_masked_where_it_may_be_personal() -> None:
    with pytest.raises(RefusedError) as phone:
        moment("13800138000")
    with pytest.raises(RefusedError) as name:
        moment("张三丰")

    assert phone.value.params["value"] == "138****00"
    assert name.value.params["value"] == "张**"


def test_a_formula_is_no_moment() -> None:
    with pytest.raises(RefusedError, match=r"import\.formula"):
        moment(Formula("=NOW()"))


@given(
    MINUTES, st.sampled_from(["%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y年%m月%d日 %H时%M分", "%Y%m%d%H%M"])
)
def test_what_is_written_is_read_back(naive: datetime, form: str) -> None:
    told = moment(naive.strftime(form))

    assert told is not None
    assert told.at == naive.replace(tzinfo=TOWNSHIP).astimezone(UTC)


@given(MINUTES)
def test_a_serial_is_the_same_moment_as_its_text(naive: datetime) -> None:
    serial = (naive - datetime(1899, 12, 30)).total_seconds() / 86_400  # noqa: DTZ001

    assert moment(serial) == moment(str(naive)) or naive.hour == naive.minute == 0


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes()))
def test_any_cell_is_a_moment_a_blank_or_refused(cell: object) -> None:
    try:
        told = moment(cell)
    except RefusedError:
        return

    assert told is None or told.at.tzinfo is UTC


def test_moments_are_found_in_the_flow_of_an_order() -> None:
    flow = "2025-09-11 09:24 受理; 2025-09-11 09:41:00 派遣\n2025/9/11 15:14 结案；电话13800138000"

    found = [told.at for told in moments_in(flow)]

    assert found == [in_town(f"2025-09-11T{hour}") for hour in ("09:24:00", "09:41:00", "15:14:00")]


@pytest.mark.parametrize(
    ("number", "is_dated"), [("NB20250911000123", True), ("13800138000", False), ("A7", False)]
)
def test_a_number_may_begin_with_its_day(number: str, *, is_dated: bool) -> None:
    assert (day_of_number(number) is not None) is is_dated


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (13800138000, "13800138000"),
        (13800138000.0, "13800138000"),
        ("1.3800138E+10", None),
        ("1.3800138000E+10", "13800138000"),
        ("1.38E+10", None),
        ("+86 138-0013-8000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        (57488123456.0, "057488123456"),
        ("1088881234", "01088881234"),
        ("0574-88123456", "0574-88123456"),
        ("88123456", "88123456"),
        ("4001234567", "4001234567"),
        ("88123456转801", "88123456转801"),
        ('="057488123456"', "057488123456"),
        ("无", None),
        (None, None),
    ],
)
def test_a_telephone_number_is_mended_or_left(written: object, number: str | None) -> None:
    assert values.phone(written)[0] == number


def test_a_number_whose_digits_are_lost_is_told_from_a_blank() -> None:
    assert values.phone("1.38E+10") == (None, True)
    assert values.phone("") == (None, False)


@pytest.mark.parametrize("formula", [Formula("=1+1"), "=cmd|' /C calc'!A0", '=HYPERLINK("x")'])
def test_a_formula_is_no_telephone_number(formula: str) -> None:
    with pytest.raises(RefusedError, match=r"import\.formula"):
        values.phone(formula)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_a_mobile_is_the_same_as_number_text_and_with_its_country(digits: str) -> None:
    ways = [
        digits,
        int(digits),
        float(digits),
        f"+86{digits}",
        f"86{digits}",
        f"'{digits}",
        f" {digits[:3]} {digits[3:]}",
    ]

    assert {values.phone(way)[0] for way in ways} == {digits}


def test_text_keeps_its_punctuation_and_loses_what_nobody_can_read() -> None:
    said = "\ufeff 路灯\u202e不亮\x00，“请修”！\r\n第二行 \u2028第三行\x0b第四\u3000行\xa0\ud800"

    assert values.clean(said) == "路灯不亮，“请修”！\n第二行\n第三行\n第四\u3000行"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = values.clean(text)

    assert values.clean(once) == once
    once.encode("utf-8")


@given(st.text(alphabet=st.characters(categories=["L", "N", "P"])))
def test_words_and_punctuation_pass_unchanged(text: str) -> None:
    assert values.clean(text) == text


@pytest.mark.parametrize(
    ("cell", "text"), [(3.0, "3"), (3.5, "3.5"), (True, "是"), (None, ""), (float("nan"), "")]
)
def test_a_cell_reads_as_a_person_sees_it(cell: object, text: str) -> None:
    assert values.as_text(cell) == text


@pytest.mark.parametrize(("cell", "number"), [("2次", 2), (2.0, 2), ("２", 2), ("无", None), ("2.0", 2)])
def test_a_count_is_read_with_its_measure_word(cell: object, number: int | None) -> None:
    assert values.count(cell) == number


def test_a_count_that_is_none_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"import\.bad_number"):
        values.count("两三次")


@pytest.mark.parametrize(
    ("cell", "is_rounded"),
    [
        (20250911000123000, True),
        (2.0250911000123e17, True),
        ("2.02509E+17", True),
        (20250911000123, False),
        ("20250911000123456", False),
        (20250911000123456.0, True),
        (20250911000123456, False),
        ("2E5", False),
    ],
)
def test_a_long_number_that_lost_its_end_is_known(cell: object, *, is_rounded: bool) -> None:
    assert values.is_rounded(cell) is is_rounded


def test_a_title_is_the_first_sentence_of_the_text() -> None:
    assert values.title_of("\n北街路灯不亮。请修。", limit=60) == "北街路灯不亮"
    assert len(values.title_of("路" * 100, limit=60)) == 60


@given(st.text(max_size=300), st.integers(10, 80))
def test_a_shortened_text_is_within_its_limit(text: str, limit: int) -> None:
    assert len(values.shortened(text, limit=limit)) <= limit

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandroom.domain.errors import WrongUseError
from commandroom.domain.time.limit import Limit, Unit


@given(thousandths=st.integers(1, 3_000_000), unit=st.sampled_from([Unit.MIN, Unit.UH, Unit.UD, Unit.WH]))
def test_a_limit_is_read_back_from_its_text(thousandths: int, unit: Unit) -> None:
    limit = Limit(Decimal(thousandths) / 1000, unit)

    assert Limit.parse(str(limit)) == limit


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("4wh", "4wh"),
        (" 1.50WH ", "1.5wh"),
        ("030min", "30min"),
        ("2.0wd", "2wd"),
        ("10 wd", "10wd"),
        ("100min", "100min"),
    ],
)
def test_a_limit_is_shown_plainly(text: str, shown: str) -> None:
    assert str(Limit.parse(text)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4",
        "wh",
        "4 hours",
        "4wh5min",
        "1e3min",
        "٤wh",
        "４wh",
        "4.wh",
        ".5wh",
        "1.2345wh",
        "nanwh",
        "--4wh",
        "9" * 400 + "wh",
    ],
)
def test_what_is_no_limit_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(WrongUseError) as refused:
        Limit.parse(text)

    assert refused.value.code == "limit.malformed"
    assert refused.value.params["text"] == text[:40]


@pytest.mark.parametrize(
    "text", ["0wh", "-4wh", "0.0uh", "3651cd", "2501wd", "18001wh", "99999999min", "3650.5ud"]
)
def test_nothing_less_than_nothing_and_more_than_ten_years_are_refused(text: str) -> None:
    with pytest.raises(WrongUseError) as refused:
        Limit.parse(text)

    assert refused.value.code == "limit.out_of_range"


@pytest.mark.parametrize("text", ["1.5wd", "0.5cd"])
def test_part_of_a_counted_day_is_refused(text: str) -> None:
    with pytest.raises(WrongUseError) as refused:
        Limit.parse(text)

    assert refused.value.code == "limit.whole_days"


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("4wh", "4 工作时", "4 working hours"),
        ("2ud", "2 紧急工作日", "2 emergency days"),
        ("1uh", "1 紧急工作时", "1 emergency hour"),
        ("30min", "30 分钟", "30 minutes"),
        ("5wd", "5 工作日", "5 working days"),
        ("15cd", "15 日(自然日)", "15 calendar days"),
        ("1.5wh", "1.5 工作时", "1.5 working hours"),
    ],
)
def test_a_limit_is_said_in_both_languages(text: str, zh: str, en: str) -> None:
    limit = Limit.parse(text)

    assert (limit.words(), limit.words("en")) == (zh, en)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("5wd", "3wd"),
        ("4wd", "2wd"),
        ("1wd", "1wd"),
        ("20wh", "10wh"),
        ("4wh", "4wh"),
        ("2wh", "4wh"),
        ("15cd", "8cd"),
        ("1cd", "1cd"),
        ("4uh", "2uh"),
        ("30min", "30min"),
        ("10min", "10min"),
        ("2ud", "1ud"),
        ("120min", "60min"),
    ],
)
def test_a_rework_gets_half_but_not_less_than_a_day_or_four_hours(first: str, second: str) -> None:
    assert str(Limit.parse(first).halved()) == second


def test_an_emergency_day_is_twenty_four_natural_hours() -> None:
    budgets = [Limit.parse(text).budget for text in ("2ud", "48uh", "2880min", "5wd")]

    assert budgets == [timedelta(hours=48)] * 3 + [None]

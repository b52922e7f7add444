"""The working must lead to the answer, and every line of it must read well in both languages."""

from __future__ import annotations

import ast
import re
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commandroom.base.paths import resources
from commandroom.base.sentences import known_codes, sentence
from commandroom.domain.errors import WrongUseError
from commandroom.domain.time.clockwork import Clockwork, Pause
from commandroom.domain.time.moments import iso, parse_moment
from commandroom.domain.time.steps import Step
from commandroom.interop.calendars import shipped_calendar
from commandroom.usecases.due import due_report

CLOCKWORK = Clockwork(shipped_calendar())


def told(limit: str, start: str, *suspensions: str, lang: str = "zh_CN") -> list[str]:
    report = due_report(CLOCKWORK, limit, start=start, suspensions=suspensions)
    return [sentence(step.code, step.params, lang=lang) for step in report.steps]


def test_working_days_are_told_one_by_one() -> None:
    lines = told("3wd", "2026-02-13 16:30")

    assert lines == [
        "2月13日(周五) 16:30 收件，时限 3 工作日，从下一工作日 2月14日(周六) 起算",
        "第 1 个工作日：2月14日(周六)，春节调休上班",
        "2月15日(周日)至2月23日(周一) 春节休息，不计",
        "第 2 个工作日：2月24日(周二)",
        "第 3 个工作日：2月25日(周三)",
        "到期：2月25日(周三) 17:00",
    ]


def test_office_hours_are_told_with_their_season() -> None:
    lines = told("7wh", "2026-09-30 16:30", lang="en")

    assert lines == [
        "Received Wed 30 Sep 16:30, limit 7 working hours; only office hours count",
        "Office hours (夏令): 08:30-12:00, 14:00-17:30",
        "Wed 30 Sep 16:30–17:30: 1 h, 1 h in all",
        "Thu 1 Oct to Wed 7 Oct: National Day, not counted",
        "Office hours (冬令): 08:30-12:00, 13:30-17:00",
        "Thu 8 Oct 08:30–12:00: 3 h 30 min, 4 h 30 min in all",
        "Thu 8 Oct 13:30–16:00: 2 h 30 min, 7 h in all",
        "Due: Thu 8 Oct 16:00",
    ]


def test_a_pause_is_told_where_it_lies() -> None:
    hours = told("4wh", "2026-03-10 09:00", "2026-03-10 10:00/2026-03-10 11:00")
    days = told("5wd", "2026-03-10 09:00", "2026-03-11 10:00/2026-03-13 10:00")

    assert hours[2:5] == [
        "3月10日(周二) 09:00–10:00 计 1 小时，累计 1 小时",
        "3月10日(周二) 10:00 至 3月10日(周二) 11:00 挂起，其间不计",
        "3月10日(周二) 11:00–12:00 计 1 小时，累计 2 小时",
    ]
    assert "自挂起日至恢复日前一日有 2 个工作日，顺延 2 个工作日" in days[1]
    assert days[2:5] == [
        "3月11日(周三) 挂起，不计",
        "3月12日(周四) 挂起，不计",
        "第 1 个工作日：3月13日(周五)",
    ]


def test_a_last_day_at_rest_is_told_to_roll() -> None:
    lines = told("60cd", "2026-03-03 10:00")

    assert lines[1:] == [
        "连续计 60 个自然日，末日 5月2日(周六)",
        "末日逢 5月2日(周六)至5月5日(周二) 劳动节，顺延",
        "顺延至下一工作日 5月6日(周三)",
        "到期：5月6日(周三) 23:59",
    ]


def test_a_missing_notice_and_another_year_are_said() -> None:
    lines = told("1wd", "2026-12-31 10:00")

    assert "从下一工作日 2027年1月1日(周五) 起算" in lines[0]
    assert lines[-1] == "注意：2027 年放假安排未导入，暂按周末规则计算；导入后会重新计算"


def test_a_clock_that_still_stands_says_so() -> None:
    lines = told("2uh", "2026-03-13 23:30", "2026-03-14 00:00/")

    assert lines[1] == "3月14日(周六) 00:00 起挂起，尚未恢复；以下为立即恢复时最早的到期时间"


def test_a_long_working_keeps_its_ends() -> None:
    lines = told("300wd", "2026-01-05 09:00")

    assert len(lines) < 60
    assert any(re.fullmatch(r"……（中间 \d+ 步从略）", line) for line in lines)


limits = st.one_of(
    st.integers(1, 25).map("{}wd".format),
    st.integers(1, 60).map(lambda n: f"{n / 2:g}wh"),
    st.integers(1, 90).map("{}cd".format),
    st.integers(1, 90).map("{}uh".format),
)


@settings(max_examples=150, deadline=None)
@given(limit=limits, start=st.integers(0, 1_000_000), begin=st.integers(1, 5000), length=st.integers(0, 9000))
def test_the_working_leads_to_the_answer(limit: str, start: int, begin: int, length: int) -> None:
    since = parse_moment("2025-01-01 00:00") + start * timedelta(minutes=1)
    stood = since + begin * timedelta(minutes=1)
    pause = Pause(stood, stood + length * timedelta(minutes=1))

    report = due_report(CLOCKWORK, limit, start=since, suspensions=[pause])
    said = [step for step in report.steps if step.code not in {"clock.missing_year", "clock.left_out"}]

    assert said[-1].params["due"] == iso(report.due)
    if limit.endswith("wd"):
        _counts_every_day(report.steps, int(limit[:-2]))
    if limit.endswith("wh") and len(report.steps) < 45:
        totals = [step.params["total"] for step in said if step.code.startswith("clock.stretch")]
        assert totals[-1] == round(float(limit[:-2]) * 60)
    for step in report.steps:
        assert step.code in known_codes()
        for lang in ("zh_CN", "en"):
            assert not re.search(r"[{}]", sentence(step.code, step.params, lang=lang)), step


def _counts_every_day(steps: tuple[Step, ...], days: int) -> None:
    if any(step.code == "clock.left_out" for step in steps):
        return
    numbers = [step.params["number"] for step in steps if step.code.startswith("clock.counted")]
    assert numbers == list(range(1, days + 1))


def test_every_code_of_the_clocks_has_a_sentence_with_the_same_places_in_both_languages() -> None:
    package = Path(__file__).parents[3] / "commandroom"
    sources = [
        *(package / "domain" / "time").glob("*.py"),
        package / "interop" / "calendars.py",
        package / "usecases" / "due.py",
    ]
    pattern = re.compile(r"(clock|limit|moment|hours|pause|calendar)\.[a-z_]+")
    used = {
        node.value
        for source in sources
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and pattern.fullmatch(node.value)
    } - {"hours.toml"}
    written = tomllib.loads((resources() / "i18n" / "sentences" / "clock.toml").read_text(encoding="utf-8"))

    assert len(used) > 35
    assert used <= known_codes()
    for code, texts in written.items():
        places = [
            {place.removesuffix("_zh").removesuffix("_en") for place in re.findall(r"{(\w+)}", texts[lang])}
            for lang in ("zh", "en")
        ]
        assert places[0] == places[1], code


@pytest.mark.parametrize("text", ["2026-03-10 09:00", "/", "/2026-03-10 09:00", "a/b/c"])
def test_a_suspension_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(WrongUseError) as refused:
        due_report(CLOCKWORK, "4wh", start="2026-03-10 09:00", suspensions=[text])

    assert refused.value.code == "pause.malformed"

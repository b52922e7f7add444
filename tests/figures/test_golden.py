"""Published figures and figures of real data: what ours come to, and which of the published ones are wrong."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from commandroom.domain.event.imported import Imported
from commandroom.domain.event.state import Event
from commandroom.domain.figures.facts import facts
from commandroom.domain.figures.figure import Figure, percent, reckoned
from commandroom.domain.figures.kinds import CLOSED_MARK, Kind
from commandroom.domain.time.calendar import Calendar
from commandroom.domain.time.moments import TOWNSHIP_ZONE, local
from commandroom.interop.figures import shipped_figures
from commandroom.usecases.importing import Import, import_events
from commandroom.usecases.queries import EventDetail, Kpi
from tests.figures.walking import room_like
from tests.room import DIRECTOR

HERE = Path(__file__).parent


def table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((HERE / name).read_text(encoding="utf-8-sig").splitlines()))


PUBLISHED = table("published.csv")
FUZHOU = {row["metric"]: row for row in table("fuzhou.csv")}
WRONG = {(114, 9230), (906, 9230), (591, 594), (254567, 254592)}
"""Cut off instead of rounded, or plainly wrong, as they were published."""


# --- published ratios ------------------------------------------------------------------------------------------------


def test_all_thirty_four_published_ratios_and_all_sixteen_of_the_real_data_are_here() -> None:
    assert (len(PUBLISHED), len(FUZHOU)) == (34, 16)


@pytest.mark.parametrize(
    "row", PUBLISHED, ids=[f"{n} {row['kpi']}" for n, row in enumerate(PUBLISHED, start=1)]
)
def test_a_published_ratio_comes_out_of_ours_or_is_wrong_itself(row: dict[str, str]) -> None:
    numerator, denominator = int(row["numerator"]), int(row["denominator"])

    ours = percent(numerator, denominator)

    assert f"{ours:.2f}%" == row["half_up_2dp"]
    if row["reported"].endswith("%"):
        reported = Decimal(row["reported"].removesuffix("%"))
        as_precise = Decimal(str(ours)).quantize(
            Decimal(1).scaleb(int(reported.as_tuple().exponent)), ROUND_HALF_UP
        )
        assert (as_precise == reported) is ((numerator, denominator) not in WRONG)


@pytest.mark.parametrize(
    ("key", "sums", "value"),
    [
        ("K8", {"settled.num": 737, "settled.rows": 972}, "75.82%"),
        ("K9", {"settled.more1": 911, "settled.rows": 972}, "93.72%"),
        ("K9", {"settled.more1": 5912, "settled.rows": 6026}, "98.11%"),
        ("K9b", {"settled.more1": 911, "settled.rows": 972, "settled.more2": 12}, "94.90%"),
        ("K10", {"settled.num": 737, "settled.rows": 972}, "24.18%"),
        ("K27", {"accepted.rows@active": 953, "accepted.rows": 996}, "95.68%"),
    ],
)
def test_a_figure_of_ours_has_the_value_that_was_published(
    key: str, sums: dict[str, int], value: str
) -> None:
    assert figure(key, sums).text == value


def figure(key: str, sums: dict[str, int]) -> Figure:
    return next(one for one in reckoned(shipped_figures(), sums, {}) if one.key == key)


@pytest.mark.parametrize(("numerator", "denominator"), [(1, 32), (31, 32), (737, 972), (0, 7), (1, 3)])
def test_in_time_and_late_are_a_whole_also_where_both_would_be_rounded_up(
    numerator: int, denominator: int
) -> None:
    sums = {"settled.num": numerator, "settled.rows": denominator}
    in_time, late = figure("K8", sums), figure("K10", sums)

    assert in_time.numerator is not None
    assert late.numerator is not None
    assert in_time.numerator + late.numerator == denominator
    assert in_time.value is not None
    assert late.value is not None
    assert round(in_time.value + late.value, 2) == 100


def test_of_nothing_there_is_a_dash_and_never_a_zero() -> None:
    assert {one.text for one in reckoned(shipped_figures(), {}, {}) if one.unit != "count"} == {"—"}
    assert {one.value for one in reckoned(shipped_figures(), {}, {}) if one.unit != "count"} == {None}


# --- real data, through the lifecycle ----------------------------------------------------------------------------------


def evening(day: date) -> datetime:
    """After office hours, so that whole days lie between two of them."""
    return datetime(day.year, day.month, day.day, 18, 0, tzinfo=TOWNSHIP_ZONE).astimezone(UTC)


def within(calendar: Calendar, asked: date, days: int) -> datetime:
    """The last moment of so many working days: the day of rest after the last of them still counts to it."""
    following = calendar.workday_after(asked, days + 1)
    return evening(following) - timedelta(hours=18, milliseconds=1)


@pytest.fixture(scope="module")
def fuzhou(
    real_data: Path, founded: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Figure], list[Event], Calendar]:
    """The figures of all years, and the events, after the rows came in as history with a limit of five working days."""
    with room_like(founded, tmp_path_factory.mktemp("fuzhou") / "room") as bench:
        calendar = bench.room.store.reference.clockwork().calendar
        rows = list(_rows(real_data / "fuzhou_durations_1203.csv", calendar))
        report = import_events(bench.room, rows, Import(file="时长.csv", actor=DIRECTOR))
        assert report.imported == 1203
        found = bench.room.ask(Kpi(date(2016, 1, 1), date(2021, 12, 31), bench.clock.moment)).kpi
        events = [bench.room.ask(EventDetail(row.ext_no)).event for row in rows]
        assert bench.room.store.verify().problems == ()
        return {one.key: one for first in found for one in (first, *first.beside)}, events, calendar


def _rows(path: Path, calendar: Calendar) -> Iterable[Imported]:
    for number, row in enumerate(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()), start=1):
        asked, replied = date.fromisoformat(row["asked"]), date.fromisoformat(row["replied"])
        yield Imported(
            number=number, ext_no=f"SC{number}", source="H12345", title="诉求", text="诉求", reported_at=evening(asked),
            dispatched_at=evening(asked), closed_at=evening(replied), transfers=int(row["transfers"]),
            ext_due=within(calendar, asked, 5),
        )  # fmt: skip


Real = tuple[dict[str, Figure], list[Event], Calendar]


def golden(name: str) -> tuple[int, int, str]:
    row = FUZHOU[name]
    return int(row["numerator"]), int(row["denominator"]), row["value"]


def test_durations_of_the_real_data_come_out_in_natural_days_and_working_days(fuzhou: Real) -> None:
    figures, _, calendar = fuzhou
    hours_a_day = (
        calendar.working_time(evening(date(2018, 3, 6)), evening(date(2018, 3, 7))).total_seconds() / 3600
    )
    natural, working = golden("平均时长(自然日)"), golden("平均时长(工作日)")

    assert figures["K20"].numerator == natural[0] * 24
    assert figures["K20.working"].numerator == working[0] * hours_a_day
    assert figures["K20"].denominator == figures["K20.working"].denominator == natural[1] == working[1]
    assert f"{natural[0] / natural[1]:.2f}" == natural[2]
    assert f"{working[0] / working[1]:.2f}" == working[2]
    assert figures["K20"].value == round(24 * natural[0] / natural[1], 2)
    assert figures["K20.working_median"].value == int(FUZHOU["中位时长(工作日)"]["value"]) * hours_a_day


def test_the_share_within_five_working_days_is_the_figure_of_closing_in_time(fuzhou: Real) -> None:
    figures, _, _ = fuzhou
    numerator, denominator, value = golden("按期率@5工作日")

    assert (figures["K8"].numerator, figures["K8"].denominator) == (numerator, denominator)
    assert figures["K8"].text == f"{value}%"
    assert figures["K9"].text == "100.00%"


@pytest.mark.parametrize("days", [1, 3, 5, 10, 15, 20])
def test_so_is_the_share_within_any_other_limit(fuzhou: Real, days: int) -> None:
    _, events, calendar = fuzhou
    limited = [replace(event, ext_due=within(calendar, asked_on(event), days)) for event in events]

    assert in_time(limited) == golden(f"按期率@{days}工作日")


@pytest.mark.parametrize("year", [2016, 2017, 2018, 2019, 2020])
def test_and_the_share_of_what_was_asked_in_a_year(fuzhou: Real, year: int) -> None:
    _, events, _ = fuzhou

    assert in_time([event for event in events if asked_on(event).year == year]) == golden(
        f"{year}年件数/按期率@5wd"
    )


def asked_on(event: Event) -> date:
    assert event.reported_at is not None
    return local(event.reported_at).date()


def in_time(events: Iterable[Event]) -> tuple[int, int, str]:
    """Closed in time as the figure reckons it from what these events contribute."""
    settled = [fact for event in events for fact in facts(event) if fact.kind is Kind.SETTLED]
    assert all(fact.more == CLOSED_MARK for fact in settled)
    found = figure("K8", {"settled.num": sum(fact.num for fact in settled), "settled.rows": len(settled)})
    assert isinstance(found.numerator, int)
    assert found.denominator is not None
    return found.numerator, found.denominator, f"{found.value:.2f}"


@pytest.mark.parametrize(("name", "least"), [("转派率(转处理次数≥1)", 1), ("多次转派率(≥2)", 2)])
def test_and_so_are_the_shares_that_were_passed_on(fuzhou: Real, name: str, least: int) -> None:
    _, events, _ = fuzhou
    numerator, denominator, value = golden(name)

    passed_on = sum(event.reassign_count >= least for event in events)

    assert (passed_on, len(events)) == (numerator, denominator)
    assert f"{percent(passed_on, len(events)):.2f}" == value

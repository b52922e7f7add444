"""Scores out of figures: points by hand reckoned again, few events, ties, points given, and the events behind."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandroom.domain.assessment.rules import Scoring, bound, read
from commandroom.domain.assessment.scoring import FEW, NOTHING, RANKED, Row, Subject, scored
from commandroom.domain.errors import FieldError, NotFoundError, RefusedError
from commandroom.domain.figures.figure import Book, Definition, reckoned
from commandroom.usecases.queries import KpiEvents
from tests.assessment.documents import scoring
from tests.assessment.months import HEAD, LATE, MARCH, NUMBERS, UNIT, Assessing
from tests.room import COMMAND, DEPUTY, DIRECTOR, INTAKE, LEADER, OTHER


def test_an_office_is_scored_as_one_reckons_by_hand(march: Assessing) -> None:
    row = march.row()

    points = {part.key: (part.points, part.weight) for part in row.parts}
    assert points == {
        "handled": (25.71, 30), "rework": (10.0, 10), "satisfied": (15.0, 15), "solved": (10.0, 10),
        "returns": (5.0, 5), "contact": (4.29, 5), "answers": (5.0, 5), "red": (5.0, 5), "reports": (None, 10),
        "data": (None, 5),
    }  # fmt: skip
    assert (row.score, row.grade, row.rank, row.events, row.status) == (
        94.12,
        "优秀",
        1,
        7,
        RANKED,
    )  # 80 of 85
    assert row.missing == ("data",)


def test_staff_are_scored_by_their_post(march: Assessing) -> None:
    posts = {row.subject: (row.post, row.score) for row in march.score("person").rows}

    assert posts == {INTAKE: ("intake", 100.0), COMMAND: ("command", 100.0), HEAD: ("handler", 91.43)}


def test_who_has_fewer_than_five_events_is_not_ranked(march: Assessing) -> None:
    march.bench.at("2026-03-17 09:00")
    for _ in range(4):
        march.bench.closed(office=OTHER)
    march.bench.at("2026-04-02 09:00")
    other = march.bench.unit(OTHER)

    row = march.row(other)

    assert (row.events, row.status, row.score, row.rank, row.grade) == (4, FEW, None, None, "")
    assert march.row().rank == 1
    march.bench.at("2026-03-18 09:00")
    march.bench.closed(office=OTHER)
    march.bench.at("2026-04-02 09:00")
    assert march.row(other).rank == 1
    assert march.row().rank == 2


def test_an_event_beyond_anybodys_power_is_taken_out_with_a_reason(march: Assessing) -> None:
    march.bench.act("assess", LATE, by=DEPUTY, counted=False, reason="不可抗力")

    part = march.part("handled")

    assert (part.numerator, part.denominator, part.points) == (6, 6, 30.0)
    assert march.row().events == 6


def test_a_score_opens_the_events_that_cost_it_points(march: Assessing) -> None:
    now = march.bench.clock.moment
    for key, figure in (("handled", "K6"), ("contact", "K5")):
        behind = march.bench.room.ask(KpiEvents(figure, MARCH, MARCH.replace(day=31), now, "unit", UNIT))
        above = {row.number for row in behind.numerator}
        lost = tuple(row.number for row in behind.denominator if row.number not in above)
        assert march.part(key).against == lost == (LATE,)
    march.bench.act("rework", LATE, by=LEADER, reason="未修好", requirement="重修")
    assert march.part("rework").against == (LATE,)
    assert march.part("rework").points == 8.57


def test_every_red_sheet_costs_points_until_none_are_left(march: Assessing) -> None:
    march.bench.at("2026-03-20 09:00")
    for number, points in ((NUMBERS[0], 2.5), (NUMBERS[1], 0.0), (NUMBERS[2], 0.0)):
        march.bench.act("reopen", number, by=LEADER, reason="复发", new_request_id="R1", policy="continue")
        march.bench.act("supervise", number, by=DIRECTOR, color="红", requirement="立即")
        assert march.part("red").points == points
    assert march.part("red").against == NUMBERS[:3]


# --- points by hand --------------------------------------------------------------------------------------------------


def test_points_given_by_hand_count_and_the_last_ones_stand(march: Assessing) -> None:
    march.give("data", 5)
    march.give("data", 4.5)

    row = march.row()

    assert (row.missing, march.part("data").points) == ((), 4.5)
    assert row.score == 93.89  # by hand: 84.5 of 90


def test_a_bonus_comes_on_top_with_a_reason_from_the_leaders(march: Assessing) -> None:
    with pytest.raises(RefusedError, match=r"role\.missing"):
        march.give("bonus", 4)
    with pytest.raises(FieldError, match=r"field\.missing"):
        march.give("bonus", 4, actor=DIRECTOR, reason="")

    march.give("bonus", 8, actor=DIRECTOR, to="发展服务办公室", reason="省级媒体推广")

    assert (march.row().score, march.row().bonus) == (102.12, 8.0)


@pytest.mark.parametrize(
    ("points", "code"),
    [
        (5.01, "assessment.points"),
        (-0.01, "assessment.points"),
        (math.nan, "field.wrong_kind"),
        (math.inf, "field.wrong_kind"),
    ],
)
def test_points_out_of_range_are_refused(march: Assessing, points: float, code: str) -> None:
    with pytest.raises(FieldError, match=code) as refused:
        march.give("data", points)
    assert refused.value.params["field"] == "points"
    assert not march.month().marks


def test_points_are_given_where_the_rules_say_so_to_whom_the_room_knows(march: Assessing) -> None:
    with pytest.raises(NotFoundError, match="no_criterion"):
        march.give("handled", 30)
    with pytest.raises(NotFoundError, match="no_subject"):
        march.give("data", 5, to="无此办")
    with pytest.raises(RefusedError, match=r"role\.missing"):
        march.give("operation", 40, by="grid", to="G1")
    with pytest.raises(NotFoundError, match="no_subject"):
        march.give("operation", 40, by="grid", to="G1", actor=HEAD)


# --- the arithmetic --------------------------------------------------------------------------------------------------

RULES: Scoring = read(scoring(bonus=10), file="own.toml")
BOOK: Book = bound(
    RULES,
    Book(version="1", figures={
        "K6": Definition(key="K6", zh="", en="", of=("dispose.num",), per=("dispose.rows",)),
        "K11": Definition(key="K11", zh="", en="", of=("feedback.some",), per=("feedback.more1",)),
    }),
    terms=frozenset({"dispose.num", "dispose.rows", "feedback.some", "feedback.more1"}),
)  # fmt: skip
COUNT = st.integers(0, 400)


def row(rows: int, num: int, fed: int, some: int, *, key: str = "a", bonus: float = 0) -> Row:
    sums = {"dispose.rows": rows, "dispose.num": num, "feedback.more1": fed, "feedback.some": some}
    figures = {one.key: one for one in reckoned(BOOK, sums, {})}
    subject = Subject(key=key, name=key, post=RULES.posts[0], figures=figures, events=max(rows, fed),
                      marks={"bonus": bonus})  # fmt: skip
    return scored(RULES, [subject])[0]


@given(COUNT, COUNT, COUNT, COUNT)
def test_a_score_is_the_weighted_share_and_never_outside_its_range(
    rows: int, num: int, fed: int, some: int
) -> None:
    num, some = min(num, rows), min(some, fed)

    found = row(rows, num, fed, some)

    if max(rows, fed) < RULES.least_events:
        assert (found.status, found.score) == (FEW, None)
        return
    counted = [(60, Fraction(num, rows))] if rows else []
    counted += [(40, 1 - Fraction(some, fed))] if fed else []
    exact = Fraction(
        100 * sum((weight * share for weight, share in counted), Fraction()),
        sum(weight for weight, _ in counted),
    )
    assert found.score is not None
    assert 0 <= found.score <= 100
    assert abs(Fraction(found.score) - Fraction(exact)) <= Fraction(2, 100)
    if rows and fed:  # nothing was passed over: the points shown add up to the score shown
        assert found.score == pytest.approx(sum(part.points or 0 for part in found.parts), abs=1e-9)


@given(st.integers(5, 400), st.data())
def test_one_more_in_time_never_lowers_a_score(rows: int, data: st.DataObject) -> None:
    num = data.draw(st.integers(0, rows - 1))

    less, more = row(rows, num, rows, 0).score, row(rows, num + 1, rows, 0).score

    assert less is not None
    assert more is not None
    assert less <= more


@given(st.lists(st.integers(0, 10), min_size=1, max_size=8))
def test_equal_scores_share_a_rank_and_the_next_one_is_counted_on(shares: list[int]) -> None:
    sums = [{"dispose.rows": 10, "dispose.num": n, "feedback.more1": 10} for n in shares]
    subjects = [
        Subject(key=f"u{n}", name=f"u{n}", post=RULES.posts[0], events=10,
                figures={one.key: one for one in reckoned(BOOK, one_sum, {})})
        for n, one_sum in enumerate(sums)
    ]  # fmt: skip

    rows = scored(RULES, subjects)

    for one in rows:
        better = [other for other in rows if (other.score or 0) > (one.score or 0)]
        assert one.rank == len(better) + 1
    assert [one.rank for one in rows] == sorted(one.rank or 0 for one in rows)


def test_nothing_to_score_by_is_said_so() -> None:
    figures = {one.key: one for one in reckoned(BOOK, {}, {})}
    subject = Subject(key="a", name="a", post=RULES.posts[0], figures=figures, events=9)

    assert scored(RULES, [subject])[0].status == NOTHING

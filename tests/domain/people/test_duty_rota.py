"""The rota of duty: what does not go together, what is empty, and filling it by rule so that everybody carries the same."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from commandroom.domain.ids import PersonId
from commandroom.domain.people.absences import Leave, Loan
from commandroom.domain.people.dutychecks import Absences, Turn, clashes, gaps
from commandroom.domain.people.dutyrules import Burden, DutyPost, is_night
from commandroom.domain.people.fairfill import Filled, Slot, fill, slots
from commandroom.domain.people.roles import Role
from commandroom.domain.people.shifts import Shift
from commandroom.domain.time.calendar import Calendar, Day
from commandroom.interop.calendars import shipped_table
from commandroom.interop.catalogs import shipped_duty_rules
from tests.domain.people.exactrota import least_spread
from tests.domain.people.staffing import SHIFTS, at, clerk, officer

SHIFT = {shift.id: shift for shift in SHIFTS}
WATCH, NIGHT, BY_DAY = SHIFT["watch"], SHIFT["night"], SHIFT["day"]
LEADER = DutyPost(zh="带班领导", en="Leader", shift="watch", leads=True, roles=(Role.DIRECTOR,))
OFFICER = DutyPost(zh="值班干部", en="Officer", shift="watch", roles=(Role.OFFICE_STAFF,))
CALENDAR = Calendar(shipped_table())
REST = timedelta(hours=24)
NOBODY_AWAY = Absences()


def turn(person: str, day: str, shift: Shift = WATCH, post: str = "值班干部") -> Turn:
    return Turn(
        person=person, day=date.fromisoformat(day), shift=shift, post=post, duty=f"{day}-{person}-{post}"
    )


def away(person: str, since: str, until: str) -> Leave:
    return Leave(
        id=f"{person}{since}", person=PersonId(person), since=at(since), until=at(until), kind="年休假"
    )


def codes(
    turns: Iterable[Turn], absences: Absences = NOBODY_AWAY, **pairs: str
) -> list[tuple[str, str, str]]:
    return [(c.code, c.person, c.day.isoformat()) for c in clashes(turns, absences, pairs)]


# --- what does not go together -------------------------------------------------------------------------------------


def test_somebody_on_leave_for_a_part_of_the_shift_is_named_with_the_leave() -> None:
    absences = Absences(leaves=(away("a", "2026-03-11 00:00", "2026-03-13 00:00"),))

    found = clashes([turn("a", "2026-03-10"), turn("a", "2026-03-14")], absences)

    assert [(c.code, c.day.isoformat(), dict(c.params)["why"]) for c in found] == [
        ("away", "2026-03-10", "年休假")
    ]


def test_who_is_lent_to_another_house_is_named_and_who_helps_within_the_township_is_not() -> None:
    since, until = at("2026-03-09 00:00"), at("2026-03-20 00:00")
    loans = (
        Loan(id="1", person=PersonId("a"), to="县委政法委", since=since, until=until),
        Loan(id="2", person=PersonId("b"), to="team", since=since, until=until),
    )

    found = codes(
        [turn("a", "2026-03-10"), turn("b", "2026-03-10")], Absences((), loans, frozenset({"team"}))
    )

    assert found == [("lent", "a", "2026-03-10")]


def test_nobody_holds_two_posts_at_the_same_time() -> None:
    found = codes([turn("a", "2026-03-10", post="带班领导"), turn("a", "2026-03-10")])

    assert ("two_posts", "a", "2026-03-10") in found


def test_a_day_that_follows_a_day_and_a_night_without_a_break_is_too_long_and_a_break_ends_it() -> None:
    without = codes([turn("a", "2026-03-10", WATCH), turn("a", "2026-03-11", SHIFT["noon"])])
    on_end = codes(
        [turn("a", "2026-02-28", BY_DAY), turn("a", "2026-02-28", NIGHT), turn("a", "2026-03-01", BY_DAY)]
    )

    assert without == []
    assert on_end == [("too_long", "a", "2026-03-01")]


def test_of_two_partners_one_has_to_be_there() -> None:
    leaves = (
        away("a", "2026-03-10 00:00", "2026-03-12 00:00"),
        away("b", "2026-03-11 00:00", "2026-03-13 00:00"),
        away("c", "2026-03-11 00:00", "2026-03-13 00:00"),
    )

    assert codes([], Absences(leaves), a="b", b="a", c="d") == [("partners", "a", "2026-03-11")]


# --- gaps ----------------------------------------------------------------------------------------------------------


def test_a_post_is_empty_where_nobody_holds_it_or_who_holds_it_is_on_leave() -> None:
    posts = ((LEADER, WATCH), (OFFICER, WATCH))
    turns = [
        turn("a", "2026-03-10"),
        turn("l", "2026-03-09", post="带班领导"),
        turn("l", "2026-03-10", post="带班领导"),
    ]
    absences = Absences(leaves=(away("l", "2026-03-10 20:00", "2026-03-12 00:00"),))

    found = gaps(turns, posts, absences, since=at("2026-03-10 09:00"), until=at("2026-03-11 09:00"))

    assert [(gap.post, gap.since, gap.until) for gap in found] == [
        ("带班领导", at("2026-03-10 09:00"), at("2026-03-11 08:30")),
        ("带班领导", at("2026-03-11 08:30"), at("2026-03-11 09:00")),
        ("值班干部", at("2026-03-11 08:30"), at("2026-03-11 09:00")),
    ]


def test_the_watch_of_the_day_before_still_counts_in_the_morning() -> None:
    turns = [turn("a", "2026-02-28"), turn("b", "2026-03-01")]

    found = gaps(
        turns, [(OFFICER, WATCH)], NOBODY_AWAY, since=at("2026-03-01 00:30"), until=at("2026-03-02 00:30")
    )

    assert found == ()


# --- what a turn weighs ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "shift", "weight"),
    [
        ("2026-03-10", BY_DAY, 1),
        ("2026-03-10", NIGHT, 2),
        ("2026-03-14", WATCH, 3),
        ("2026-10-01", WATCH, 4),
        ("2026-10-01", SHIFT["noon"], 3),
        ("2026-02-14", BY_DAY, 1),
    ],
)
def test_nights_weekends_and_holidays_weigh_more_and_a_make_up_day_does_not(
    day: str, shift: Shift, weight: float
) -> None:
    assert Burden().of(shift, CALENDAR.day(date.fromisoformat(day))) == weight


def test_a_shift_until_midnight_is_no_night() -> None:
    assert [is_night(shift, date(2026, 12, 31)) for shift in (SHIFT["noon"], NIGHT, SHIFT["small"])] == [
        False,
        True,
        False,
    ]


# --- by rule -------------------------------------------------------------------------------------------------------


def month(first: str, count: int) -> list[Day]:
    start = date.fromisoformat(first)
    return [CALENDAR.day(start + timedelta(days=n)) for n in range(count)]


def planned(
    people: Sequence[str], days: Sequence[Day], *, turns: Sequence[Turn] = (), absences: Absences = NOBODY_AWAY,
    carried: dict[str, float] | None = None,
) -> Filled:  # fmt: skip
    pools = {OFFICER.zh: list(people)}
    empty = slots(days, [(OFFICER, WATCH)], turns, burden=Burden(), pools=pools)
    return fill(empty, turns, absences, carried=carried or {}, rest=REST)


def test_a_year_for_sixty_people_by_rule_is_fair_to_a_night() -> None:
    people = [f"p{n}" for n in range(60)]

    found = planned(people, month("2026-01-01", 365))

    assert found.empty == ()
    assert found.spread(people) <= 1


def test_what_was_carried_before_is_made_up_for() -> None:
    found = planned(["a", "b", "c", "d", "e"], month("2026-03-02", 10), carried={"a": 30.0})

    assert "a" not in {who for _, who in found.given}


def test_a_written_turn_stays_and_its_place_is_not_given_again() -> None:
    kept = turn("a", "2026-03-10")

    found = planned(["a", "b", "c"], month("2026-03-10", 3), turns=[kept])

    assert [slot.day.day for slot, _ in found.given] == [11, 12]
    assert "a" not in {who for slot, who in found.given if slot.day.day == 11}


def test_with_names_shuffled_the_result_is_the_same() -> None:
    people = [f"p{n}" for n in range(9)]
    shuffled = [people[n] for n in (4, 0, 8, 2, 6, 1, 7, 3, 5)]

    one, other = (planned(order, month("2026-09-01", 60)) for order in (people, shuffled))
    assert [(slot.day, who) for slot, who in one.given] == [(slot.day, who) for slot, who in other.given]


def test_where_nobody_may_the_place_stays_empty_and_is_told() -> None:
    absences = Absences(leaves=(away("a", "2026-03-11 00:00", "2026-03-12 00:00"),))

    found = planned(["a"], month("2026-03-10", 4), absences=absences)

    assert [slot.day.day for slot in found.empty] == [10, 11, 13]
    assert [(slot.day.day, who) for slot, who in found.given] == [(12, "a")]


@settings(max_examples=60)
@given(
    count=st.integers(3, 8),
    days=st.integers(1, 40),
    leaves=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 40), st.integers(1, 9)), max_size=6),
    carried=st.lists(st.integers(0, 6), min_size=8, max_size=8),
)
def test_nobody_is_called_from_leave_or_without_rest_whoever_carried_what(
    count: int, days: int, leaves: list[tuple[int, int, int]], carried: list[int]
) -> None:
    people = [f"p{n}" for n in range(count)]
    first = at("2026-02-10 00:00")
    absences = Absences(
        leaves=tuple(
            Leave(id=f"{n}", person=PersonId(f"p{who}"), since=first + timedelta(days=begin),
                  until=first + timedelta(days=begin + length))
            for n, (who, begin, length) in enumerate(leaves)
        )
    )  # fmt: skip
    before = {person: float(carried[n]) for n, person in enumerate(people)}

    found = planned(people, month("2026-02-10", days), absences=absences, carried=before)

    assert len(found.given) + len(found.empty) == days
    for person in people:
        spans = sorted(slot.span for slot, who in found.given if who == person)
        assert all(after[0] - one[1] >= REST for one, after in pairwise(spans))
        assert all(absences.of(person, *span) is None for span in spans)
        weight = sum(slot.weight for slot, who in found.given if who == person)
        assert found.carried.get(person, 0.0) == pytest.approx(before[person] + weight)


@pytest.mark.parametrize(
    ("count", "first", "length"), [(3, "2026-03-09", 10), (4, "2026-09-28", 11), (4, "2026-02-09", 10)]
)
def test_the_rule_comes_within_a_night_of_the_best_that_there_is(count: int, first: str, length: int) -> None:
    people = [f"p{n}" for n in range(count)]
    days = month(first, length)

    found = planned(people, days)

    empty = slots(days, [(OFFICER, WATCH)], [], burden=Burden(), pools={OFFICER.zh: people})
    assert found.spread(people) <= best_spread(empty, count) + Burden().turn + Burden().night


@pytest.mark.parametrize("seed", range(8))
def test_many_a_month_is_as_fair_as_an_exact_solver_makes_it_but_for_a_night(seed: int) -> None:
    pytest.importorskip("highspy")
    empty, absences, carried = any_month(seed)
    best = least_spread(empty, absences, carried=carried, rest=REST)
    assert best is not None

    found = fill(empty, (), absences, carried=carried, rest=REST)

    people = {person for slot in empty for person in slot.pool}
    assert found.empty == ()
    assert found.spread(people) <= best + Burden().turn + Burden().night


def any_month(seed: int) -> tuple[Sequence[Slot], Absences, dict[str, float]]:
    """A month of one or two posts for some people, of whom some are away and some carried something before."""
    luck = random.Random(seed)  # noqa: S311 - the same month each time
    people = [f"p{n}" for n in range(luck.randint(8, 24))]
    first = date(2026, 1 + seed % 12, 1)
    begin = at(f"{first} 00:00")
    leaves = tuple(
        Leave(id=str(n), person=PersonId(luck.choice(people)), since=(since := begin + timedelta(days=luck.randrange(28))),
              until=since + timedelta(days=luck.randint(1, 9)))
        for n in range(len(people) // 3)
    )  # fmt: skip
    carried = {person: float(luck.randint(0, 6)) for person in people} if seed % 2 else {}
    posts = [(LEADER, WATCH), (OFFICER, WATCH)][seed % 3 == 0 :]
    pools = {post.zh: luck.sample(people, luck.randint(6, len(people))) for post, _ in posts}
    found = slots(month(first.isoformat(), 28), posts, [], burden=Burden(), pools=pools)
    return found, Absences(leaves=leaves), carried


def test_where_every_second_day_is_somebodys_turn_nothing_stays_empty() -> None:
    people = [f"p{n}" for n in range(6)]
    days = month("2026-03-02", 28)
    posts = [(replace(OFFICER, need=3), WATCH)]
    empty = slots(days, posts, [], burden=Burden(), pools={OFFICER.zh: people})

    found = fill(empty, (), NOBODY_AWAY, carried={}, rest=REST)

    assert found.empty == ()


def best_spread(empty: Sequence[Slot], count: int) -> float:
    """The least unfairness of all ways to give the places out, by trying every one; who was on duty rests a day."""
    weights = [slot.weight for slot in empty]

    @cache
    def reach(at: int, last: int, loads: tuple[float, ...]) -> float:
        if at == len(weights):
            return max(loads) - min(loads)
        ways = (who for who in range(count) if who != last)
        return min(
            reach(at + 1, who, (*loads[:who], loads[who] + weights[at], *loads[who + 1 :])) for who in ways
        )

    return reach(0, -1, (0.0,) * count)


def test_the_shipped_rules_name_posts_whose_shift_is_shipped_and_whose_roles_exist() -> None:
    rules = shipped_duty_rules()
    known = {shift.id for shift in rules.shifts}

    assert [post.zh for post in rules.posts if post.leads] == ["带班领导"]
    assert {post.shift for post in rules.posts} <= known
    for shift in rules.shifts:
        shift.need_sound()
    assert rules.post("值班干部") is not None
    assert all(post.may_be(clerk("x", roles=(post.roles[0],))) for post in rules.posts)
    assert not any(post.may_be(officer("x")) for post in rules.posts if post.need)
    assert [(p.zh, p.certificate) for p in rules.posts if not p.need] == [
        ("执法备勤", True),
        ("应急小分队", False),
    ]

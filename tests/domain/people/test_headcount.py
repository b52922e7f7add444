"""The ten rules of the headcount: ceilings, standards and lines to look along; nothing is validated by equality."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from commandroom.domain.ids import PersonId, UnitId
from commandroom.domain.people.absences import Loan
from commandroom.domain.people.headcount import Line, Town, Verdict, expiring, lines
from commandroom.domain.people.persons import Person
from commandroom.domain.people.roles import Role
from commandroom.domain.people.units import Unit, UnitKind
from commandroom.interop.catalogs import shipped_headcount
from tests.domain.people.staffing import at, clerk, officer

RULES = shipped_headcount()
DAY = date(2026, 3, 10)
NOW = at("2026-03-10 09:00")
FINE, NOTE, SHORT, OVER, UNKNOWN = Verdict.FINE, Verdict.NOTE, Verdict.SHORT, Verdict.OVER, Verdict.UNKNOWN
MOVED_IN = {
    "工资发放主体": "镇街",
    "考核主管": "镇街",
    "党组织关系所在": "临溪镇机关支部",
    "工会关系": "临溪镇工会",
}


def offices(count: int) -> list[Unit]:
    kinds: tuple[UnitKind, ...] = ("room", "office", "special")
    return [Unit(id=UnitId(f"o{n}"), name=f"机构{n}", kind=kinds[n % 3]) for n in range(count)]


def sunk(count: int, **changes: Any) -> list[Person]:
    return [officer(f"s{n}", sunk=True, extra=MOVED_IN, **changes) for n in range(count)]


def line(rule: str, **facts: Any) -> Line:
    fields: dict[str, Any] = {
        "size": "large", "day": DAY, "moment": NOW, "persons": (), "units": offices(6), "loans": ()
    }  # fmt: skip
    return next(one for one in lines(RULES, Town(**fields | facts)) if one.rule == rule)


def lent(person: str, **changes: Any) -> Loan:
    fields: dict[str, Any] = {
        "id": person, "person": PersonId(person), "to": "县委政法委", "since": at("2026-01-01 00:00"),
        "until": at("2026-12-31 00:00"), "purpose": "紧缺人才", "approver": "书记",
    }  # fmt: skip
    return Loan(**fields | changes)


@pytest.mark.parametrize(("size", "limit"), [("general", 6), ("large", 7), ("extra-large", 8)])
def test_h1_institutions_are_under_a_ceiling_that_need_not_be_reached(size: str, limit: int) -> None:
    found = {count: line("H1", size=size, units=offices(count)).verdict for count in range(1, 11)}

    assert found == {count: FINE if count <= limit else OVER for count in range(1, 11)}


def test_h1_teams_villages_and_closed_units_are_no_institutions() -> None:
    others = [
        Unit(id=UnitId("t"), name="执法队", kind="team"),
        Unit(id=UnitId("v"), name="村", kind="village"),
        Unit(id=UnitId("x"), name="撤销", active=False),
    ]

    assert line("H1", units=[*offices(7), *others]).have == 7


@pytest.mark.parametrize(("size", "standard"), [("general", 4), ("large", 7), ("extra-large", 9)])
def test_h2_sunk_posts_reach_a_standard_and_more_is_no_fault(size: str, standard: int) -> None:
    found = [line("H2", size=size, persons=sunk(count)) for count in range(standard + 4)]

    assert [one.verdict for one in found] == [SHORT] * standard + [FINE] * 4
    assert [dict(one.params)["lacking"] for one in found][:2] == [standard, standard - 1]


def test_the_published_totals_of_156_townships_raise_no_false_alarm() -> None:
    """969 institutions under 97 ceilings of 8 and the rest of 6 and 7; 1107 sunk posts at standards of 9, 7 and 4."""
    sizes = ["extra-large"] * 97 + ["large"] * 30 + ["general"] * 29
    institutions = [7] * 33 + [6] * 123

    verdicts = {
        line("H1", size=size, units=offices(n)).verdict for size, n in zip(sizes, institutions, strict=True)
    }
    short = sum(
        dict(line("H2", size=size, persons=sunk(7)).params)["lacking"] > 0  # type: ignore[operator]
        for size in ("large", "general")
    )

    assert (sum(institutions), verdicts, short) == (969, {FINE}, 0)


@pytest.mark.parametrize(
    ("count", "verdict"), [(69, NOTE), (70, FINE), (100, FINE), (130, FINE), (131, NOTE)]
)
def test_h3_the_average_is_a_line_and_thirty_per_cent_aside_is_told(count: int, verdict: Verdict) -> None:
    people = [clerk(f"p{n}", unit=UnitId("o1")) for n in range(count)]
    grid = [clerk(f"g{n}", unit=UnitId("v"), staff_category="网格") for n in range(60)]

    assert line("H3", persons=[*people, *grid]).verdict is verdict


@pytest.mark.parametrize(("count", "verdict"), [(0, SHORT), (2, SHORT), (3, FINE), (5, FINE), (6, NOTE)])
def test_h4_three_to_five_work_for_the_room_alone(count: int, verdict: Verdict) -> None:
    people = [clerk(f"p{n}", dedicated=True) for n in range(count)] + [
        clerk("left", dedicated=True, active=False)
    ]

    found = line("H4", persons=people)

    assert (found.have, found.verdict) == (count, verdict)


def test_h5_the_secretary_directs_the_room_and_a_deputy_secretary_is_no_secretary() -> None:
    director = clerk("a", roles=(Role.DIRECTOR,), post="主任(镇党委书记兼)")
    deputy = clerk("b", roles=(Role.DEPUTY,), post="常务副主任(党群副书记兼)")
    other = clerk("c", roles=(Role.DIRECTOR,), post="主任(副书记兼)")

    assert line("H5", persons=[director, deputy]).verdict is FINE
    assert line("H5", persons=[other, deputy]).verdict is NOTE
    assert line("H5", persons=[]).have == 0


def test_h6_a_loan_without_purpose_or_approval_and_one_that_ends_soon_are_named() -> None:
    people = [clerk(key) for key in "abcd"]
    soon = lent("b", until=NOW + timedelta(days=30))
    over, inside = lent("c", until=NOW), lent("d", to="o1")

    fine = line("H6", persons=people, loans=[lent("a")])
    told = line("H6", persons=people, loans=[lent("a", purpose=""), soon, over, inside])

    assert (fine.verdict, dict(fine.params)) == (FINE, {"left": 99, "soon": 0, "bare": 0})
    assert (told.verdict, told.have, dict(told.params)) == (NOTE, 2, {"left": 98, "soon": 1, "bare": 1})
    assert [person for person, _ in told.persons] == ["a", "b"]


def test_h6_the_pool_does_not_go_below_nothing() -> None:
    found = line("H6", loans=[lent(f"p{n}") for n in range(101)])

    assert (found.verdict, dict(found.params)["left"]) == (OVER, 0)


@pytest.mark.parametrize(("total", "pool"), [(150, 8), (149, 7), (10, 1), (9, 0), (100, 5)])
def test_h7_the_pool_of_middle_ranks_is_five_per_cent_rounded(total: int, pool: int) -> None:
    people = [clerk("a", extra={"职务层次": "中层正"}), clerk("b", extra={"职务层次": "一般"})]
    found = line("H7", persons=people, loans=[lent("a"), lent("b")], middle_total=total)

    assert (found.bound, found.have) == (pool, 1)
    assert found.verdict is (OVER if pool < 1 else FINE)


def test_h7_without_the_countys_number_it_is_unknown_and_not_guessed() -> None:
    found = line("H7", persons=[clerk("a", extra={"职务层次": "中层副"})])

    assert (found.verdict, found.bound, dict(found.params)) == (UNKNOWN, None, {"middle": 1})


def test_h8_sunk_staff_whose_pay_or_membership_is_elsewhere_are_named() -> None:
    whole, lacking = sunk(1)[0], officer("x", sunk=True, extra={**MOVED_IN, "工会关系": " "})
    no_member = officer("y", sunk=True, extra={**MOVED_IN, "党组织关系所在": "", "政治面貌": "群众"})

    found = line("H8", persons=[whole, lacking, no_member, officer("z")])

    assert (found.verdict, found.have, found.bound) == (NOTE, 2, 3)
    assert [person for person, _ in found.persons] == ["x"]


@pytest.mark.parametrize(
    ("until", "certificate", "verdict"),
    [("2026-03-10", "证", FINE), ("2026-03-09", "证", NOTE), ("2027-01-01", "", NOTE)],
)
def test_h9_who_has_no_valid_certificate_only_assists(until: str, certificate: str, verdict: Verdict) -> None:
    person = officer("a", certificate=certificate, certificate_until=date.fromisoformat(until))

    assert line("H9", persons=[person, clerk("b")]).verdict is verdict


def test_h10_two_places_at_once_and_two_critical_matters_are_told() -> None:
    people = [clerk("a"), clerk("b"), clerk("c")]

    found = line("H10", persons=people, twice=["a", "a"], urgent={"b": 2, "c": 1})

    assert (found.verdict, found.have) == (NOTE, 2)
    assert dict(found.params) == {"places": 1, "urgent": 1}
    assert line("H10", persons=people).verdict is FINE


def test_certificates_warn_at_ninety_and_at_thirty_days_and_when_they_ended() -> None:
    days = {"a": 91, "b": 90, "c": 30, "d": 0, "e": -1}
    people = [officer(key, certificate_until=DAY + timedelta(days=n)) for key, n in days.items()]

    found = expiring(RULES, people, DAY)

    assert [(one.person, one.days, one.step) for one in found] == [
        ("e", -1, 30),
        ("d", 0, 30),
        ("c", 30, 30),
        ("b", 90, 90),
    ]


def test_a_county_desk_or_an_unknown_class_judges_no_class() -> None:
    assert {line(rule, size="county").verdict for rule in ("H1", "H2", "H3")} == {UNKNOWN}


def test_every_rule_has_its_words() -> None:
    assert [rule.id for rule in RULES.rules] == [f"H{n}" for n in range(1, 11)]
    assert all(rule.zh and rule.en for rule in RULES.rules)

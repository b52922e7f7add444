"""Item lists in versions, and who may act on which item, where, until when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from commandroom.base.sentences import sentence
from commandroom.domain.people.grants import Grant, Mode, Recusal
from commandroom.domain.people.hindrances import blocking, hindrances, item_hindrance
from commandroom.domain.people.items import Change, Item, ItemBook, Standing
from commandroom.domain.people.persons import Person
from commandroom.domain.people.roles import Role
from tests.domain.people.staffing import (
    DIGGING,
    OFFICE,
    TEAM,
    VILLAGES,
    at,
    clerk,
    everyday,
    issued,
    matter,
    officer,
    staff_of,
)

pytestmark = pytest.mark.usefixtures("every_zone")

SIGNS = Item(code="ZF-002", name="户外招牌", list_code="ZF", check=True)
HELP = Item(code="SD-001", name="防汛巡查", list_code="SD")
NOW = at("2026-03-10 10:00")


def grant(**changes: Any) -> Grant:
    fields: dict[str, Any] = {"id": "g", "unit": TEAM, "items": ("ZF",), "since": date(2025, 1, 1)}
    return Grant(**fields | changes)


def reasons(person: Person, moment: str = "2026-03-10 10:00", *, village: str = "", **kept: Any) -> list[str]:
    """Why the person may not lead the digging matter at a moment; on duty day and night."""
    patterns = [everyday(person, "watch")]
    staff = staff_of(person, patterns=patterns, **{"versions": [issued(DIGGING, SIGNS)]} | kept)
    about = matter(item="ZF-001", village=village, day=date.fromisoformat(moment[:10]))
    return [found.code for found in hindrances(staff, person, about, at(moment))]


# --- lists ----------------------------------------------------------------------------------------------------------


def test_the_list_of_the_day_counts_and_never_the_newest_one() -> None:
    old, new = issued(DIGGING), issued(SIGNS, since=date(2026, 1, 1))
    book = ItemBook([new, old])

    assert book.on("ZF-001", date(2025, 12, 31)).standing is Standing.IN_FORCE
    assert book.on("ZF-001", date(2026, 1, 1)).standing is Standing.WITHDRAWN
    assert book.on("ZF-002", date(2025, 12, 31)).standing is Standing.NOT_YET
    assert book.on("ZF-002", date(2026, 1, 1)).standing is Standing.IN_FORCE
    assert [item.code for item in book.in_force("ZF", date(2026, 1, 1))] == ["ZF-002"]


def test_a_document_that_withdraws_takes_its_items_alone_and_one_that_repeals_the_list() -> None:
    taken = issued(DIGGING, since=date(2026, 1, 3), change=Change.WITHDRAW, doc_no="收〔2026〕3号")
    repealed = issued(since=date(2026, 6, 1), change=Change.REPEAL)
    book = ItemBook([issued(DIGGING, SIGNS), taken, repealed])

    found = book.on("ZF-001", date(2026, 1, 3))
    assert (found.standing, found.by) == (Standing.WITHDRAWN, taken)
    assert book.on("ZF-001", date(2026, 1, 2)).standing is Standing.IN_FORCE
    assert book.on("ZF-002", date(2026, 5, 31)).standing is Standing.IN_FORCE
    assert book.on("ZF-002", date(2026, 6, 1)).standing is Standing.WITHDRAWN


def test_a_day_outside_every_version_is_said() -> None:
    book = ItemBook([issued(DIGGING, effective_to=date(2025, 12, 31))])

    assert book.on("ZF-001", date(2024, 12, 31)).standing is Standing.OUTSIDE
    assert book.on("ZF-001", date(2025, 12, 31)).standing is Standing.IN_FORCE
    assert book.on("ZF-001", date(2026, 1, 1)).standing is Standing.OUTSIDE


def test_an_item_is_meant_by_code_by_list_and_code_or_by_name() -> None:
    book = ItemBook([issued(DIGGING), issued(HELP, list_code="SD", id="SD")])

    assert {book.key(text) for text in ("ZF-001", "ZF:ZF-001", " 占道挖掘 ")} == {"ZF:ZF-001"}
    assert book.key("0910 市容") == ""
    assert book.on("0910 市容", date(2026, 1, 1)).standing is Standing.UNKNOWN


def test_what_was_taken_back_since_it_happened_goes_up_and_nobody_is_sent() -> None:
    taken = issued(DIGGING, since=date(2026, 3, 10), change=Change.WITHDRAW)
    staff = staff_of(officer("a"), versions=[issued(DIGGING), taken], grants=[grant()])
    yesterday = matter(item="ZF-001", day=date(2026, 3, 9))

    before, after = (
        item_hindrance(staff, yesterday, at(t)) for t in ("2026-03-09 23:59", "2026-03-10 00:00")
    )

    assert before is None
    assert after is not None
    assert after.code == "item_withdrawn"


# --- who may --------------------------------------------------------------------------------------------------------


def test_a_certificate_that_ends_tonight_counts_until_midnight_of_the_township() -> None:
    person = officer("a", certificate_until=date(2026, 3, 10))

    assert reasons(person, "2026-03-10 23:59", grants=[grant()]) == []
    for moment in ("2026-03-11 00:00", "2026-03-11 07:59", "2026-03-11 08:00"):
        assert reasons(person, moment, grants=[grant()]) == ["certificate_expired"]


def test_a_certificate_counts_from_the_day_it_began() -> None:
    person = officer("a", certificate_since=date(2026, 3, 10))

    assert reasons(person, "2026-03-09 23:59", grants=[grant()]) == ["certificate_expired"]
    assert reasons(person, "2026-03-10 00:00", grants=[grant()]) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, ""),
        ({"items": ("ZF:ZF-001",)}, ""),
        ({"items": ("*",)}, ""),
        ({"items": ("ZF-002",)}, "not_granted"),
        ({"unit": "office"}, "not_granted"),
        ({"unit": "", "person": "b"}, "not_granted"),
        ({"unit": "", "person": "a"}, ""),
        ({"until": date(2026, 3, 9)}, "grant_ended"),
        ({"until": date(2026, 3, 10)}, ""),
        ({"since": date(2026, 3, 11)}, "grant_ended"),
        ({"villages": ("v-2",)}, "grant_elsewhere"),
        ({"villages": ("v-1", "v-2")}, ""),
        ({"assist_only": True}, "assist_only"),
    ],
)
def test_a_grant_counts_for_its_items_its_people_its_villages_and_its_days(
    changes: dict[str, Any], code: str
) -> None:
    found = reasons(officer("a"), village="v-1", grants=[grant(**changes)])

    assert found == ([code] if code else [])


def test_what_was_never_granted_is_denied_and_two_gates_mean_the_narrower() -> None:
    assert reasons(officer("a")) == ["not_granted"]
    assert reasons(officer("a", certificate=""), grants=[grant()]) == ["no_certificate"]
    assert reasons(officer("a", certificate="")) == ["no_certificate", "not_granted"]


def test_an_auxiliary_only_assists_whatever_was_granted() -> None:
    assert reasons(officer("a", staff_category="辅助执法"), grants=[grant()]) == ["auxiliary"]


def test_a_certificate_of_another_field_does_not_do() -> None:
    assert reasons(officer("a", fields=("文化旅游",)), grants=[grant()]) == ["other_field"]
    assert reasons(officer("a", fields=("文化旅游", "市容环卫")), grants=[grant()]) == []


def test_where_enforcement_is_joint_the_countys_people_lead_and_the_townships_do_not() -> None:
    own, sunk = officer("a"), officer("a", sunk=True, department="综合执法")
    elsewhere = officer("a", sunk=True, department="文化旅游")
    kept: dict[str, Any] = {"grants": [grant()], "mode": Mode.JOINT}

    assert reasons(own, **kept) == ["joint_only"]
    assert reasons(sunk, **kept) == []
    assert reasons(elsewhere, **kept) == ["joint_only"]
    assert reasons(own, grants=[grant()], mode=Mode.OWN) == []


def test_who_has_an_interest_in_the_matter_stays_out() -> None:
    person = officer("a")
    out = Recusal(id="r", person=person.id, about="village", value="v-1", until=date(2026, 3, 10))
    whole = Recusal(id="r", person=person.id, about="event", value="e-1")

    assert reasons(person, village="v-1", grants=[grant()], recusals=[out]) == ["recused"]
    assert reasons(person, village="v-2", grants=[grant()], recusals=[out]) == []
    assert reasons(person, "2026-03-11 00:00", village="v-1", grants=[grant()], recusals=[out]) == []
    assert reasons(person, grants=[grant()], recusals=[whole]) == ["recused"]


def test_an_item_that_is_no_enforcement_needs_neither_certificate_nor_grant_until_it_is_granted_to_somebody() -> (
    None
):
    person = clerk("c", unit=TEAM)
    kept = {"patterns": [everyday(person)], "versions": [issued(HELP, list_code="SD", id="SD")]}
    about = matter(item="SD-001")

    free = staff_of(person, **kept)
    given = staff_of(person, **kept, grants=[grant(unit="", person="somebody", items=("SD-001",))])

    assert hindrances(free, person, about, NOW) == ()
    assert [found.code for found in hindrances(given, person, about, NOW)] == ["not_granted"]


# --- the other gates ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("person", "about", "code"),
    [
        (officer("a", roles=(Role.INTAKE,)), {}, "not_sent"),
        (officer("a"), {"units": (OFFICE,)}, "other_unit"),
        (
            clerk("a", unit=VILLAGES, villages=("v-1",)),
            {"units": (VILLAGES,), "village": "v-2"},
            "other_village",
        ),
    ],
)
def test_post_unit_and_village_bar_by_name_and_nothing_else_does(
    person: Person, about: dict[str, Any], code: str
) -> None:
    staff = staff_of(person, patterns=[everyday(person, "watch")])

    found = blocking(staff, person, matter(**about), at("2026-03-10 10:00"))

    assert found is not None
    assert found.code == code
    assert [one.code for one in hindrances(staff, person, matter(**about), at("2026-03-10 10:00"))] == [code]


@pytest.mark.parametrize(
    ("item", "version", "code"),
    [
        (replace(DIGGING, effective_from=date(2026, 3, 11)), {}, "item_not_yet"),
        (replace(DIGGING, effective_to=date(2026, 3, 9)), {}, "item_ended"),
        (DIGGING, {"effective_to": date(2026, 3, 9)}, "item_outside"),
        (DIGGING, {"since": date(2026, 3, 11)}, "item_outside"),
    ],
)
def test_a_day_outside_the_item_or_every_version_bars_everybody_with_a_sentence(
    item: Item, version: dict[str, Any], code: str
) -> None:
    staff = staff_of(officer("a"), versions=[issued(item, **version)], grants=[grant()])

    found = item_hindrance(staff, matter(item="ZF-001"), at("2026-03-10 10:00"))

    assert found is not None
    assert found.code == code
    said = sentence(f"person.{code}", dict(found.params), lang="zh_CN")
    assert "占道挖掘" in said
    assert "{" not in said

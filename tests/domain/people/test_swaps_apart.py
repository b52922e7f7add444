"""Seats that were apart settle swaps of the same turns: in whatever order it comes together, one outcome, nobody twice."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from commandroom.domain.ids import PersonId
from commandroom.domain.people.shifts import Duty
from commandroom.domain.people.swaps import Given, Stand, Swap, counted

MONDAY = datetime(2026, 3, 9, 1, 0, tzinfo=UTC)
PEOPLE = "abcdef"
Amendment = tuple[str, str, dict[str, object]]


def written(person: str) -> Duty:
    day = date(2026, 3, 10) + timedelta(days=PEOPLE.index(person))
    return Duty(id=f"d-{person}", person=PersonId(person), day=day, shift="watch", post="值班干部")


def taken(duty: Duty) -> Given:
    return Given(duty.id, duty.person, duty.day, duty.shift, duty.post)


def swap(name: str, one: Duty, other: Duty, **more: Any) -> Swap:
    return Swap(
        id=name, asker=one.person, partner=other.person, mine=taken(one), other=taken(other), asked_at=MONDAY,
        until=MONDAY + timedelta(hours=72), **more,
    )  # fmt: skip


def granting(made: Swap) -> list[Amendment]:
    """What a seat writes when the leader consents there."""
    rows: list[Amendment] = []
    for turn in made.given:
        rows.append((turn.duty, "swapped", {"swapped": made.id}))
        taker = made.taker(turn)
        fields: dict[str, object] = {"person": taker, "day": turn.day, "shift": turn.shift, "post": turn.post}
        rows.append((f"{turn.duty}-{taker}-{made.id}", "made", {**fields, "swap": made.id}))
    return rows


def folded(duties: list[Duty], amendments: list[Amendment]) -> list[Duty]:
    """The last writer of each field wins."""
    rows: dict[str, dict[str, object]] = {
        d.id: {"person": d.person, "day": d.day, "shift": d.shift, "post": d.post} for d in duties
    }
    for record, _, fields in amendments:
        rows.setdefault(record, {}).update(fields)
    return [Duty(id=record, **fields) for record, fields in rows.items()]  # type: ignore[arg-type]


@settings(max_examples=150)
@given(
    pairs=st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)).filter(lambda p: p[0] != p[1]),
                   min_size=1, max_size=4),
    order=st.randoms(use_true_random=False),
)  # fmt: skip
def test_of_swaps_that_were_granted_apart_every_day_has_one_holder_after_the_union(
    pairs: list[tuple[str, str]], order: object
) -> None:
    duties = [written(person) for person in PEOPLE]
    by_person = {duty.person: duty for duty in duties}
    swaps = [
        swap(f"s{n}", by_person[PersonId(a)], by_person[PersonId(b)], granted_at=MONDAY)
        for n, (a, b) in enumerate(pairs)
    ]
    amendments = [row for made in swaps for row in granting(made)]
    order.shuffle(amendments)  # type: ignore[attr-defined]

    found = counted(folded(duties, amendments), swaps)

    days = Counter(duty.day for duty in found.duties)
    assert days == Counter(duty.day for duty in duties)
    effective = [one for one in swaps if one.id not in found.void]
    held = {duty.day: duty.person for duty in found.duties}
    for made in effective:
        assert held[made.mine.day] == made.partner
        assert held[by_person[PersonId(made.partner)].day] == made.asker
    for person in set(PEOPLE) - {p for made in effective for p in made.parties}:
        assert held[by_person[PersonId(person)].day] == person


def test_the_order_in_which_entries_lie_does_not_matter() -> None:
    duties = [written(person) for person in "abc"]
    swaps = [
        swap("s1", duties[0], duties[1], granted_at=MONDAY),
        swap("s2", duties[1], duties[2], granted_at=MONDAY),
    ]
    amendments = [row for made in swaps for row in granting(made)]
    rows = folded(duties, amendments)

    found = {
        tuple(sorted((d.day, d.person) for d in counted(each, swaps).duties))
        for each in map(list, permutations(rows))
    }

    assert len(found) == 1


def test_what_was_granted_outweighs_what_was_done_without_knowing_of_it() -> None:
    later = MONDAY + timedelta(minutes=5)
    one, other = written("a"), written("b")
    both = swap("s", one, other, granted_at=MONDAY, refused_at=later, withdrawn_at=later, declined_at=later)

    assert both.stand(later) is Stand.GRANTED
    assert swap("s", one, other, refused_at=later, withdrawn_at=MONDAY).stand(later) is Stand.REFUSED


def test_a_swap_of_a_turn_that_was_struck_out_meanwhile_is_without_effect_on_both_sides() -> None:
    one, other = written("a"), written("b")
    made = swap("s", one, other, granted_at=MONDAY)
    rows = [row for row in folded([one, other], granting(made)) if row.id != "d-a"]

    found = counted(rows, [made])

    assert [(duty.day, duty.person) for duty in found.duties] == [(other.day, "b")]
    assert found.void == {"s"}


def test_a_swap_of_what_a_lost_swap_gave_out_is_lost_with_it() -> None:
    one, other, third = (written(person) for person in "abc")
    first = swap("s1", one, other, granted_at=MONDAY)
    out = Duty(id="d-a-b-s1", person=PersonId("b"), day=one.day, shift="watch", post="值班干部")
    second = swap("s2", out, third, granted_at=MONDAY)
    rival = swap("s0", one, third, granted_at=MONDAY)

    found = counted(
        folded([one, other, third], [*granting(first), *granting(second), *granting(rival)]),
        [first, second, rival],
    )

    assert found.void >= {"s1", "s2"}
    assert Counter(duty.day for duty in found.duties) == Counter([one.day, other.day, third.day])

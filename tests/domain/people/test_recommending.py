"""Who should go: parts that can be checked by hand, ties without names, a fair year, and what to do when nobody fits."""

from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from commandroom.domain.people.absences import Leave
from commandroom.domain.people.grants import Grant
from commandroom.domain.people.items import Change
from commandroom.domain.people.matters import Matter
from commandroom.domain.people.persons import Person
from commandroom.domain.people.posts import Post
from commandroom.domain.people.recommending import Known, Recommendation, recommend, sift
from commandroom.domain.people.roles import Role
from commandroom.domain.people.scoring import Position, Record
from tests.domain.people.staffing import (
    DIGGING,
    MEASURES,
    OFFICE,
    TEAM,
    at,
    clerk,
    everyday,
    issued,
    matter,
    officer,
    staff_of,
)

NOW = at("2026-03-10 10:00")


def asked(
    people: Sequence[Person],
    records: Mapping[str, Record] | None = None,
    *,
    about: Matter | None = None,
    moment: datetime = NOW,
    positions: Mapping[str, Position] | None = None,
    **kept: Any,
) -> Recommendation:
    """What is recommended to people who are on duty day and night."""
    staff = staff_of(*people, **{"patterns": [everyday(person, "watch") for person in people]} | kept)
    known = Known(measures=MEASURES, records=records or {}, positions=positions or {})
    about = about or matter()
    return recommend(staff, sift(staff, about, moment), about, moment, known)


def order(found: Recommendation) -> list[str]:
    return [pick.person for pick in found.picks]


def points(found: Recommendation, person: str) -> dict[str, float]:
    pick = next(pick for pick in found.picks if pick.person == person)
    return {part.key: part.points for part in pick.parts}


# --- the parts ------------------------------------------------------------------------------------------------------


def test_every_part_says_its_points_and_they_make_the_score() -> None:
    record = Record(load=2, same=5, here=5, sent=3, last_sent=NOW - timedelta(hours=6), done=10, on_time=9)
    found = asked(
        [officer("a")], {"a": record}, about=matter(grid="g-1", village="v-1", lon=121.42, lat=29.56),
        positions={"a": Position(121.42, 29.56, NOW - timedelta(minutes=5))},
    )  # fmt: skip

    pick = found.picks[0]
    # 15 x 5/10 · 15 x 5/10 · 20 x (1 - 2/8) · 25 x 0.5 · 10 x 6/12 · 10 x 1 · 5 x (9 + 10 x 0.9)/20
    expected = {
        "experience": 7.5, "familiarity": 7.5, "load": 15.0, "share": 12.5, "rest": 5.0, "distance": 10.0, "on_time": 4.5,
    }  # fmt: skip
    assert points(found, "a") == expected
    assert pick.score == 62
    assert [part.most for part in pick.parts] == [15, 15, 20, 25, 10, 10, 5]


def test_few_punctual_matters_do_not_outweigh_many() -> None:
    people = [officer("new"), officer("old")]
    found = asked(people, {"new": Record(done=1, on_time=1), "old": Record(done=200, on_time=190)})

    assert points(found, "new")["on_time"] - points(found, "old")["on_time"] <= 0.1
    worse = asked(people, {"new": Record(done=1, on_time=0), "old": Record(done=200, on_time=190)})
    assert points(worse, "new")["on_time"] > 4  # one late matter is no record


def test_a_position_that_is_too_old_counts_as_unknown_and_says_its_age() -> None:
    people = [officer(name) for name in ("fresh", "stale", "none", "base")]
    near = (121.42, 29.56)
    found = asked(
        people, about=matter(lon=121.42, lat=29.65),
        positions={
            "fresh": Position(*near, NOW - timedelta(minutes=30)),
            "stale": Position(*near, NOW - timedelta(minutes=31)),
            "base": Position(*near),
        },
    )  # fmt: skip

    told = {pick.person: pick.parts[5].params for pick in found.picks}
    assert {name: told[name]["case"] for name in told} == {
        "fresh": "position", "stale": "stale", "none": "unknown", "base": "base",
    }  # fmt: skip
    assert told["fresh"] == {"case": "position", "km": 10.0, "minutes": 30}
    assert told["stale"]["minutes"] == 31
    assert points(found, "stale")["distance"] == points(found, "none")["distance"] == 5.0
    assert points(found, "fresh")["distance"] == points(found, "base")["distance"] == 0.0


def test_own_grid_before_own_village_before_having_been_there() -> None:
    people = [
        officer("grid", grids=("g-1",)),
        officer("village", villages=("v-1",)),
        officer("been"),
        officer("x"),
    ]
    found = asked(people, {"been": Record(here=4)}, about=matter(grid="g-1", village="v-1"))

    told = {person.id: points(found, person.id)["familiarity"] for person in people}
    assert told == {"grid": 15.0, "village": 12.0, "been": 6.7, "x": 0.0}


def test_weights_are_the_rooms_to_set() -> None:
    people = [officer("expert"), officer("idle")]
    records = {"expert": Record(same=20, load=6, sent=2), "idle": Record(sent=2)}
    staff = staff_of(*people, patterns=[everyday(person, "watch") for person in people])
    only = replace(MEASURES, weights=dict.fromkeys(MEASURES.weights, 0) | {"experience": 40})

    usual, changed = (
        recommend(staff, sift(staff, matter(), NOW), matter(), NOW, Known(measures=measures, records=records))
        for measures in (MEASURES, only)
    )

    assert order(changed) == ["expert", "idle"]
    assert [pick.score for pick in changed.picks] == [80, 0]
    assert [part.points for part in usual.picks[0].parts] != [part.points for part in changed.picks[0].parts]


@pytest.mark.parametrize("fixed", ["0910", "09", "市容", "ZF-001", "ZF:ZF-001", "占道挖掘"])
def test_whose_post_the_matter_is_fixed_to_is_preferred_in_words_and_points(fixed: str) -> None:
    people = [officer("any"), officer("holder")]
    grants = [Grant(id="g", unit=TEAM, items=("ZF",), since=date(2025, 1, 1))]
    posts = [
        Post(id="p-1", name="市容岗", matters=(fixed,), persons=(people[1].id,)),
        Post(id="p-2", name="文化岗", matters=("0802", "ZF-002"), persons=(people[0].id,)),
    ]
    about = matter(item="ZF-001", category_name="市容")

    found = asked(people, about=about, versions=[issued(DIGGING)], grants=grants, posts=posts)
    without = asked(people, about=about, versions=[issued(DIGGING)], grants=grants)

    told = {pick.person: pick.parts[-1] for pick in found.picks}
    assert order(found) == ["holder", "any"]
    assert (told["holder"].points, told["holder"].most, told["any"].points) == (10.0, 10, 0.0)
    assert told["holder"].params == {"case": "own", "post": "市容岗"}
    assert told["any"].params == {"case": "others", "post": "市容岗"}
    assert [pick.score for pick in found.picks] == [64, 55]  # 60 of 100 points, with 10 more or none of 110
    assert {pick.score for pick in without.picks} == {60}
    assert len(without.picks[0].parts) == 7


def test_a_fixed_post_never_outweighs_a_hard_rule_and_its_weight_is_the_rooms() -> None:
    people = [officer("any"), officer("holder")]
    posts = [Post(id="p", name="市容岗", matters=("0910",), persons=(people[1].id,))]
    away = asked(people, posts=posts, leaves=[leave_of("holder")])
    staff = staff_of(*people, patterns=[everyday(person, "watch") for person in people], posts=posts)
    none = replace(MEASURES, weights={**MEASURES.weights, "post": 0})

    found = recommend(staff, sift(staff, matter(), NOW), matter(), NOW, Known(measures=none))

    assert order(away) == ["any"]
    assert len({pick.score for pick in found.picks}) == 1


def test_a_full_desk_is_offered_last_and_says_so() -> None:
    people = [officer("busy"), officer("free")]
    found = asked(people, {"busy": Record(load=8, urgent=1)}, about=matter(urgency="critical"))

    assert order(found) == ["free", "busy"]
    assert [warning.code for warning in found.picks[1].warnings] == ["busy", "two_urgent"]
    assert found.picks[1].is_full


def test_what_ends_soon_is_said_beforehand() -> None:
    person = officer("a", certificate_until=date(2026, 3, 20))
    found = asked([person], moment=at("2026-03-10 17:00"), patterns=[everyday(person)])

    assert [(w.code, w.params.get("days")) for w in found.picks[0].warnings] == [
        ("certificate_ends", 10),
        ("shift_ends", None),
    ]


def test_the_head_of_a_unit_comes_behind_its_people() -> None:
    head = clerk("head", roles=(Role.OFFICE_HEAD,), unit=TEAM)
    found = asked([head, clerk("c", unit=TEAM)], {"c": Record(load=7, sent=9, last_sent=NOW)})

    assert order(found) == ["c", "head"]
    assert asked([head]).picks[0].warnings[0].code == "head"


# --- ties and fairness ----------------------------------------------------------------------------------------------


def test_of_equals_the_one_goes_who_was_sent_longest_ago_and_names_never_decide() -> None:
    people = [officer("a", name="安"), officer("b", name="白"), officer("c", name="曹")]
    sent = {
        name: Record(last_sent=NOW - timedelta(days=days)) for name, days in (("a", 20), ("b", 40), ("c", 30))
    }

    found = asked(people, sent)

    assert len({pick.score for pick in found.picks}) == 1
    assert order(found) == ["b", "c", "a"]
    renamed = [replace(person, name=name) for person, name in zip(people, ("曹", "安", "白"), strict=True)]
    assert order(asked(list(reversed(renamed)), sent)) == order(found)


def test_of_those_never_sent_the_lot_is_not_always_the_same() -> None:
    people = [officer(name) for name in "abcd"]
    firsts = {order(asked(people, about=matter(event=f"e-{n}")))[0] for n in range(40)}

    assert firsts == set("abcd")


class Year:
    """A year of matters for people who are equal: each goes to whoever is recommended first."""

    def __init__(self, people: Sequence[Person], *, seed: int) -> None:
        self.people = people
        self.luck = random.Random(seed)  # noqa: S311 - the same year each time
        self.staff = staff_of(*people, patterns=[everyday(person, "watch") for person in people])
        self.sent: list[tuple[datetime, str, str, str]] = []
        self.open: list[tuple[datetime, str]] = []

    def play(self, matters: int) -> list[str]:
        """Who went to each."""
        begin = at("2025-01-01 00:00")
        for n in range(matters):
            moment = begin + timedelta(days=365 * n / matters)
            about = matter(
                event=f"e-{n}", category=f"09{self.luck.randrange(12):02}", grid=f"g-{self.luck.randrange(8)}",
                day=moment.date(),
            )  # fmt: skip
            self.open = [row for row in self.open if row[0] > moment]
            known = Known(measures=MEASURES, records=self._records(about, moment))
            found = recommend(self.staff, sift(self.staff, about, moment), about, moment, known)
            self._send(found.picks[0].person, about, moment)
        return [person for _, person, _, _ in self.sent]

    def _send(self, person: str, about: Matter, moment: datetime) -> None:
        self.sent.append((moment, person, about.category, about.grid))
        self.open.append((moment + timedelta(hours=self.luck.randrange(4, 200)), person))

    def _records(self, about: Matter, moment: datetime) -> dict[str, Record]:
        load = Counter(person for _, person in self.open)
        since = moment - timedelta(days=MEASURES.share_days)
        month, same, here, last = Counter[str](), Counter[str](), Counter[str](), {}
        for sent_at, person, category, grid in self.sent:
            month[person] += sent_at >= since
            same[person] += category == about.category
            here[person] += grid == about.grid
            last[person] = sent_at
        return {
            p.id: Record(
                load=load[p.id], same=same[p.id], here=here[p.id], sent=month[p.id], last_sent=last.get(p.id)
            )
            for p in self.people
        }


@pytest.mark.parametrize("seed", [1, 2])
def test_over_a_year_the_shares_of_equal_people_differ_by_no_more_than_a_tenth(seed: int) -> None:
    people = [officer(f"p-{n}", name=f"甲{n}") for n in range(8)]

    went = Counter(Year(people, seed=seed).play(960))

    mean = 960 / len(people)
    assert (max(went.values()) - min(went[person.id] for person in people)) / mean <= 0.10


class TrueYear:
    """A year as it comes: matters at random minutes, each person three times on leave for five days, jobs that end late.

    Each matter goes to whoever is recommended first; figures are kept as the room would count them at that minute.
    """

    def __init__(self, people: Sequence[Person], *, seed: int) -> None:
        self.people, self.seed = people, seed
        self.luck = random.Random(seed)  # noqa: S311 - the same year each time
        self.begin = at("2025-01-01 00:00")
        leaves = [self._leave(person, n) for person in people for n in range(3)]
        patterns = [everyday(person, "watch") for person in people]
        self.staff = staff_of(*people, patterns=patterns, leaves=leaves)
        self.sent: list[str] = []
        self.month: deque[tuple[datetime, str]] = deque()
        self.quarter: deque[tuple[datetime, str, bool]] = deque()
        self.open: list[tuple[datetime, str]] = []
        self.same, self.here = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        self.last: dict[str, datetime] = {}

    def _leave(self, person: Person, n: int) -> Leave:
        since = self.begin + timedelta(days=self.luck.randrange(360), hours=self.luck.randrange(24))
        return Leave(id=f"{person.id}-{n}", person=person.id, since=since, until=since + timedelta(days=5))

    def play(self, a_day: float) -> list[str]:
        """Who went to each."""
        moment = self.begin
        while (moment := moment + timedelta(days=self.luck.expovariate(a_day))) < self.begin + timedelta(
            days=365
        ):
            about = matter(
                event=f"e-{self.seed}-{len(self.sent)}", category=f"09{self.luck.randrange(12):02}",
                grid=f"g-{self.luck.randrange(8)}", day=(moment + timedelta(hours=8)).date(),
            )  # fmt: skip
            known = Known(measures=MEASURES, records=self._records(about, moment))
            found = recommend(self.staff, sift(self.staff, about, moment), about, moment, known)
            self._send(found.picks[0].person, about, moment)
        return self.sent

    def _send(self, person: str, about: Matter, moment: datetime) -> None:
        ends = moment + timedelta(hours=self.luck.randrange(4, 200))
        self.sent.append(person)
        self.month.append((moment, person))
        self.open.append((ends, person))
        self.quarter.append((ends, person, self.luck.random() < 0.9))
        self.same[person, about.category] += 1
        self.here[person, about.grid] += 1
        self.last[person] = moment

    def _records(self, about: Matter, moment: datetime) -> dict[str, Record]:
        while self.month and self.month[0][0] < moment - timedelta(days=MEASURES.share_days):
            self.month.popleft()
        self.open = [row for row in self.open if row[0] > moment]
        load, month = Counter(row[1] for row in self.open), Counter(person for _, person in self.month)
        since = moment - timedelta(days=MEASURES.on_time_days)
        ended = [(person, ok) for at_, person, ok in self.quarter if since <= at_ <= moment]
        done, on_time = Counter(person for person, _ in ended), Counter(person for person, ok in ended if ok)
        return {
            p.id: Record(
                load=load[p.id], same=self.same[p.id, about.category], here=self.here[p.id, about.grid], sent=month[p.id],
                last_sent=self.last.get(p.id), done=done[p.id], on_time=on_time[p.id],
            )
            for p in self.people
        }  # fmt: skip


@pytest.mark.parametrize(("seed", "count"), [(11, 8), (12, 8), (13, 5)])
def test_over_a_true_year_with_leaves_and_random_matters_equal_people_share_within_a_tenth(
    seed: int, count: int
) -> None:
    people = [officer(f"p-{n}", name=f"甲{n}") for n in range(count)]
    names = [person.name for person in people]
    random.Random(seed).shuffle(names)  # noqa: S311
    renamed = [replace(person, name=name) for person, name in zip(people, names, strict=True)]

    sent = TrueYear(people, seed=seed).play(2.7)

    went, mean = Counter(sent), len(sent) / count
    assert 850 <= len(sent) <= 1120
    assert (max(went.values()) - min(went[person.id] for person in people)) / mean <= 0.10
    if seed == 11:
        assert TrueYear(renamed, seed=seed).play(2.7) == sent


def test_with_names_shuffled_and_the_roster_in_another_order_the_same_people_go() -> None:
    people = [officer(f"p-{n}", name=f"甲{n}") for n in range(6)]
    names = [person.name for person in people]
    random.Random(3).shuffle(names)  # noqa: S311
    renamed = [replace(person, name=name) for person, name in zip(people, names, strict=True)]

    assert Year(list(reversed(renamed)), seed=5).play(200) == Year(people, seed=5).play(200)


# --- nobody fits ----------------------------------------------------------------------------------------------------


def leave_of(person: str) -> Leave:
    return Leave(
        id=person, person=officer(person).id, since=at("2026-03-10 00:00"), until=at("2026-03-11 00:00")
    )


def proposed(found: Recommendation) -> list[tuple[str, str]]:
    assert found.shortfall is not None
    return [(one.kind, one.person or one.unit or one.body) for one in found.shortfall.proposals]


def test_lesson_18_nobody_there_says_why_and_whom_to_ask_and_offers_nobody() -> None:
    """The most-asked feature of a help desk: respect shift and leave, and never leave work in limbo when nobody is there."""
    leader = clerk("leader", roles=(Role.SHIFT_LEADER,), unit="room")
    people = [
        officer("away", ab_partner="partner"), officer("off"), officer("never"), clerk("partner", unit=OFFICE),
        clerk("other", unit=OFFICE), leader,
    ]  # fmt: skip
    on_watch = [everyday(person, "watch") for person in people if person.id not in ("off", "never")]
    night = [everyday(people[1], "night")]

    found = asked(people, patterns=[*on_watch, *night], leaves=[leave_of("away")])

    assert found.picks == ()
    assert found.shortfall is not None
    assert dict(found.shortfall.failing) == {"on_leave": 1, "off_duty": 1, "unregistered": 1}
    assert proposed(found) == [("ab_partner", "partner"), ("neighbour", OFFICE), ("duty_leader", "leader")]


def test_a_partner_who_is_not_there_either_is_not_proposed() -> None:
    people = [officer("away", ab_partner="partner"), clerk("partner", unit=OFFICE)]
    found = asked(people, leaves=[leave_of("away"), leave_of("partner")])

    assert proposed(found) == []


def test_units_that_the_catalogue_names_to_help_come_first() -> None:
    people = [clerk(f"o-{n}", unit=OFFICE) for n in range(3)] + [
        clerk("v", unit="villages", villages=("v-1",))
    ]
    found = asked(people, about=matter(helpers=("villages",), village="v-1"))

    assert proposed(found) == [("neighbour", "villages"), ("neighbour", OFFICE)]


def test_a_case_takes_two_officers_and_a_joint_team_helps_out() -> None:
    people = [officer("a"), officer("b", certificate="")]
    grants = [Grant(id="g", unit=TEAM, items=("ZF",), since=date(2025, 1, 1))]
    found = asked(people, about=matter(item="ZF-001"), versions=[issued(DIGGING)], grants=grants)

    assert order(found) == ["a"]
    assert found.shortfall is not None
    assert (found.shortfall.needed, found.shortfall.there) == (2, 1)
    assert ("joint_team", "县综合执法局") in proposed(found)


def test_what_was_withdrawn_is_proposed_to_the_county_and_to_nobody_else() -> None:
    taken = issued(DIGGING, since=date(2026, 1, 3), change=Change.WITHDRAW)
    found = asked([officer("a")], about=matter(item="ZF-001"), versions=[issued(DIGGING), taken])

    assert proposed(found) == [("county", "")]
    assert found.excluded[0].reasons[0].code == "item_withdrawn"


def test_a_matter_without_a_unit_and_a_day_without_a_roster_are_said() -> None:
    found = asked([officer("a")], about=matter(units=()), patterns=[])

    assert found.picks == ()
    assert [note.code for note in found.notes] == ["no_rota", "no_unit"]

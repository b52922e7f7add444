"""Rules of scoring as data: what is shipped, what a township puts on record, and one sentence for what does not add up."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from commandroom.base.clock import FixedClock
from commandroom.domain.assessment.rules import BY, read
from commandroom.domain.errors import FieldError, RefusedError, RoomError, WrongUseError
from commandroom.entrypoints.opening import open_room
from commandroom.usecases.assessing import record_rules
from commandroom.usecases.commands import Amend
from commandroom.usecases.queries import ScoringCheck, Scorings
from tests.architecture.tree import ROOT
from tests.assessment.documents import scoring
from tests.assessment.months import MARCH, Assessing
from tests.entrypoints.conftest import call
from tests.room import DIRECTOR, LEADER, MORNING, Bench

Spoil = Callable[[dict[str, Any]], object]


def criterion(document: dict[str, Any], place: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = document["posts"][0]["criteria"][place]
    return found


@pytest.mark.parametrize("by", BY)
def test_what_is_shipped_is_sound_and_says_where_it_comes_from(march: Assessing, by: str) -> None:
    (rules,) = march.bench.room.ask(Scorings(by))

    march.bench.room.ask(ScoringCheck(rules))
    assert (rules.by, rules.version, rules.least_events, rules.appeal, rules.bonus) == (
        by,
        "2026.1",
        5,
        "3wd",
        10,
    )
    assert rules.source
    assert [grade.zh for grade in rules.grades] == ["优秀", "良好", "合格", "不合格"]


def test_offices_are_scored_by_the_weights_of_the_room() -> None:
    raw = tomllib.loads((ROOT / "resources" / "assessment" / "unit.toml").read_text(encoding="utf-8"))

    weights = {row["zh"]: row["weight"] for row in raw["posts"][0]["criteria"]}

    assert weights == {"按期处置": 30, "返工": 10, "满意": 15, "解决": 10, "退单合规": 5, "先行联系": 5, "督办回复": 5,
                       "红色督办": 5, "报告及时": 10, "数据质量": 5}  # fmt: skip


SPOILT: dict[str, tuple[Spoil, str]] = {
    "a weight in words": (lambda d: criterion(d).update(weight="三十"), "assessment.weight_no_number"),
    "a weight that is true": (lambda d: criterion(d).update(weight=True), "assessment.weight_no_number"),
    "a weight of no number": (
        lambda d: criterion(d).update(weight=float("nan")),
        "assessment.weight_no_number",
    ),
    "a weight without end": (
        lambda d: criterion(d).update(weight=float("inf")),
        "assessment.weight_no_number",
    ),
    "a weight below nothing": (lambda d: criterion(d).update(weight=-60), "assessment.weight_no_number"),
    "no weight": (lambda d: criterion(d).pop("weight"), "assessment.weight_no_number"),
    "weights of 95": (lambda d: criterion(d).update(weight=55), "assessment.weights_sum"),
    "weights of 100.01": (lambda d: criterion(d).update(weight=60.01), "assessment.weights_sum"),
    "a measure nobody knows": (lambda d: criterion(d).update(measure="colour"), "assessment.unknown_word"),
    "a grouping nobody knows": (lambda d: d.update(by="colour"), "assessment.unknown_word"),
    "a figure and sums at once": (lambda d: criterion(d).update(of=["dispose.num"]), "assessment.malformed"),
    "neither a figure nor sums": (lambda d: criterion(d).update(figure=""), "assessment.malformed"),
    "points off without how many": (lambda d: criterion(d).update(measure="each"), "assessment.malformed"),
    "sums that are no words": (
        lambda d: criterion(d).update(figure="", of=["1; DROP"], per=["x"]),
        "assessment.malformed",
    ),
    "no version": (lambda d: d.pop("version"), "assessment.malformed"),
    "a version of blanks": (lambda d: d.update(version=" "), "assessment.malformed"),
    "a month that is none": (lambda d: d.update(since="2026-13"), "assessment.malformed"),
    "grades that rise": (lambda d: d["grades"].reverse(), "assessment.malformed"),
    "no post": (lambda d: d.update(posts=[]), "assessment.malformed"),
    "posts that are no table": (lambda d: d.update(posts="office"), "assessment.malformed"),
    "a criterion that is no table": (
        lambda d: d["posts"][0].update(criteria=[7]),
        "assessment.weight_no_number",
    ),
    "a criterion twice": (lambda d: criterion(d, 1).update(key="handled"), "assessment.twice"),
    "a post twice": (lambda d: d["posts"].append(d["posts"][0]), "assessment.twice"),
    "a role that is none": (lambda d: d["posts"][0].update(roles=["king"]), "assessment.malformed"),
    "no limit of appeal": (lambda d: d.update(appeal="soon"), "limit.malformed"),
    "a figure that is none": (lambda d: criterion(d).update(figure="K99"), "assessment.unknown_figure"),
    "a figure of hours": (lambda d: criterion(d).update(figure="K20"), "assessment.unknown_figure"),
    "a share of a plain number": (lambda d: criterion(d).update(figure="K7"), "assessment.unknown_figure"),
    "a sum that is none": (
        lambda d: criterion(d).update(figure="", of=["dispose.num"], per=["dispose.colour"]),
        "assessment.unknown_figure",
    ),
    "a mark that the sum does not know": (
        lambda d: criterion(d).update(figure="", of=["dispose.num@grid"], per=["dispose.rows"]),
        "assessment.unknown_figure",
    ),
}


@pytest.fixture(scope="module")
def still(lived: Path) -> Iterator[Assessing]:
    """One room for what is refused and changes nothing."""
    clock = FixedClock(MORNING)
    room = open_room(lived, clock=clock, read_only=True)
    yield Assessing(Bench(room, clock, lived))
    room.store.close()


@pytest.mark.parametrize("what", SPOILT)
def test_rules_that_make_no_sense_get_one_sentence_and_are_not_kept(still: Assessing, what: str) -> None:
    spoil, code = SPOILT[what]
    document = scoring()
    spoil(document)

    with pytest.raises(WrongUseError) as refused:
        record_rules(still.bench.room, document, file="own.toml", actor=DIRECTOR)

    assert refused.value.code == code


def test_the_sentence_names_the_file_the_criterion_and_the_sum(tmp_path: Path, lived: Path) -> None:
    file = tmp_path / "own.toml"
    shipped = (ROOT / "resources" / "assessment" / "unit.toml").read_text(encoding="utf-8")

    def said(text: str) -> tuple[int, str]:
        file.write_text(text, encoding="utf-8")
        found = call(lived, "assess", "rules", str(file))
        assert found.out == ""
        return found.code, found.err.strip()

    assert said(shipped.replace("weight = 30", 'weight = "三十"')) == (
        2, "考核规则“own.toml”中“handled”的权重“三十”不是 0 到 100 之间的数。",
    )  # fmt: skip
    assert said(shipped.replace("weight = 30", "weight = 25")) == (
        2, "考核规则“own.toml”中“办公室、站、队”各项权重合计 95，应为 100。",
    )  # fmt: skip
    assert said("version = ")[0] == 3
    assert call(lived, "assess", "rules", str(tmp_path / "none.toml")).code == 3


def test_a_new_version_counts_from_its_month_on(march: Assessing) -> None:
    before = march.score()
    record_rules(march.bench.room, scoring(since="2026-04"), file="own.toml", actor=DIRECTOR)

    assert march.score() == march_like(before, march)
    assert march.score(month=date(2026, 4, 1)).rules.version == "own.1"

    record_rules(march.bench.room, scoring(version="own.2", since="2026-02"), file="own.toml", actor=DIRECTOR)

    assert march.score().rules.version == "own.2"
    assert march.score(month=date(2026, 4, 1)).rules.version == "own.1"
    assert march.row().score == 91.43  # by hand: 60 × 6 ÷ 7 = 51.43, and 40


def march_like(before: Any, march: Assessing) -> Any:
    """The same result but for the entry that was written since."""
    from msgspec.structs import replace

    return replace(before, known=len(march.bench.room.store.export_entries()))


def test_a_version_on_record_stays_what_it_is(march: Assessing) -> None:
    room = march.bench.room
    record_rules(room, scoring(), file="own.toml", actor=DIRECTOR)
    count = len(room.store.export_entries())

    record_rules(room, scoring(), file="again.toml", actor=DIRECTOR)
    with pytest.raises(FieldError, match="version_known"):
        record_rules(room, scoring(handled=50, rest=50), file="own.toml", actor=DIRECTOR)

    assert len(room.store.export_entries()) == count
    assert [one.version for one in room.ask(Scorings("unit"))] == ["2026.1", "own.1"]


def test_the_leaders_put_rules_on_record_and_nobody_past_the_check(march: Assessing) -> None:
    with pytest.raises(RefusedError, match=r"role\.missing"):
        record_rules(march.bench.room, scoring(), file="own.toml", actor=LEADER)
    spoilt = scoring(handled=61)
    for fields in ({"document": spoilt}, {"document": "x"}, {}):
        with pytest.raises(RoomError, match=r"assessment\."):
            march.bench.room.perform(Amend("scoring", "unit-own.1", fields, actor=DIRECTOR))
    assert len(march.bench.room.ask(Scorings("unit"))) == 1


def test_rules_taken_out_of_use_leave_the_months_they_froze(march: Assessing) -> None:
    record_rules(march.bench.room, scoring(), file="own.toml", actor=DIRECTOR)
    frozen = march.frozen()
    march.bench.room.perform(Amend("scoring", "unit-own.1", retire=True, actor=DIRECTOR))

    assert march.score(month=MARCH).rules.version == "2026.1"
    assert march.month().editions == (frozen,)
    assert frozen.result.rules.version == "own.1"


def test_rules_are_read_the_same_from_a_record_and_from_a_file() -> None:
    assert read(scoring(), file="a") == read(scoring(), file="b")

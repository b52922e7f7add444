from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from commandroom.domain.knowledge.categories import Catalogue, Phase
from commandroom.domain.knowledge.gradings import (
    Urgency,
    at_least,
    more_urgent,
    severity_of,
    tier_of,
    urgency_of,
)
from commandroom.domain.knowledge.limits import is_limit, split_limit
from commandroom.domain.time.limit import Limit
from commandroom.interop.catalogs import shipped_catalogue, shipped_keywords, shipped_policy, shipped_units

CATALOG = Path(__file__).parents[3] / "resources" / "catalog"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return shipped_catalogue()


def test_the_catalogue_holds_the_hundred_and_two_categories(catalogue: Catalogue) -> None:
    tiers = Counter(category.tier for category in catalogue)
    urgencies = Counter(category.urgency for category in catalogue)
    leads = Counter(category.lead_office for category in catalogue)

    assert len(catalogue) == 102
    assert len(catalogue.groups()) == 13
    assert tiers == {1: 27, 2: 59, 3: 16}
    assert urgencies == {Urgency.NORMAL: 51, Urgency.URGENT: 34, Urgency.CRITICAL: 17}
    assert leads == {
        "发展服务办公室": 30,
        "综合行政执法队": 23,
        "社会事务办公室": 15,
        "应急消防管理站": 14,
        "平安法治办公室": 12,
        "党建综合办公室": 5,
        "综合信息指挥室": 3,
    }


@pytest.mark.parametrize(
    ("code", "phases"),
    [
        ("0205", [("围护", "3uh"), ("修复", "2ud"), ("路面恢复", "5wd")]),
        ("0206", [("围护", "3uh"), ("修复", "8uh"), ("路面恢复", "5wd")]),
        ("0311", [("停工", "4wh"), ("处罚", "7wd"), ("拆除", "20wd")]),
        ("0401", [("围护", "2uh"), ("修复", "1wd")]),
        ("0301", [("", "4wh")]),
        ("0303", [("", "2wd")]),
        ("0109", [("", "60cd")]),
        ("0214", [("", "30min")]),
    ],
)
def test_a_limit_may_have_phases(catalogue: Catalogue, code: str, phases: list[tuple[str, str]]) -> None:
    category = catalogue.by_code[code]

    assert category.phases == tuple(Phase(name, limit) for name, limit in phases)
    assert category.dispose == phases[-1][1]


def test_every_limit_of_every_category_can_be_read_by_the_clocks(catalogue: Catalogue) -> None:
    for category in catalogue:
        limits = [category.accept, category.dispatch, category.verify, *(p.limit for p in category.phases)]

        assert category.phases
        for limit in limits:
            assert is_limit(limit), (category.code, limit)
            amount, unit = split_limit(limit)
            assert str(Limit.parse(limit)) == f"{amount}{unit}"


def test_every_office_and_every_cooperator_is_a_unit_we_know(catalogue: Catalogue) -> None:
    units = shipped_units()

    for category in catalogue:
        lead = units.resolve(category.lead_office)
        assert lead is not None
        assert not lead.is_outside
        assert lead.may_lead
        for name in category.cooperators:
            assert units.resolve(name) is not None, (category.code, name)


def test_a_petition_has_statutory_limits_and_an_extension_of_its_own(catalogue: Catalogue) -> None:
    petition = catalogue.by_code["0109"]

    assert petition.statutory
    assert (petition.accept, petition.dispose, petition.extension) == ("15cd", "60cd", "30cd")
    assert [c.code for c in catalogue if c.statutory] == ["0109"]


def test_third_tier_matters_must_be_reported_and_nuisance_does_not_count(catalogue: Catalogue) -> None:
    reported = {c.code for c in catalogue if c.report_up}

    assert reported == {c.code for c in catalogue if c.tier == 3}
    assert "0203" in reported
    assert [c.code for c in catalogue if not c.counted] == ["9902"]
    assert [c.code for c in catalogue if c.confidential] == ["0112", "1101"]


def test_every_limit_says_where_it_comes_from(catalogue: Catalogue) -> None:
    for category in catalogue:
        assert category.basis
        assert not re.search(r"\bS\d+\b|domain|§2", category.basis + category.note), category.code


def test_a_category_is_found_by_code_by_name_and_by_both_levels(catalogue: Catalogue) -> None:
    by_code, by_name = catalogue.named("0301"), catalogue.named("暴露垃圾")
    by_both = catalogue.named("市容秩序 / 暴露垃圾")

    assert by_code is by_name is by_both is not None
    assert catalogue.named("没有这一类") is None
    assert catalogue.get("9999") is None


def test_the_tables_have_a_header_and_no_row_of_another_width() -> None:
    for name, width in {"categories.csv": 17, "keywords.csv": 2}.items():
        with (CATALOG / name).open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream))

        assert {len(row) for row in rows} == {width}


def test_every_category_has_key_words_and_no_key_word_is_without_category(catalogue: Catalogue) -> None:
    keywords = shipped_keywords()

    assert set(keywords.by_code) == set(catalogue.by_code)
    assert all(len(words) >= 3 for words in keywords.by_code.values())


@pytest.mark.parametrize(("text", "meant"), [("一般", "normal"), ("紧急", "urgent"), (" 特急 ", "critical")])
def test_an_urgency_is_understood_in_chinese_and_in_english(text: str, meant: str) -> None:
    assert urgency_of(text) == meant
    assert urgency_of(meant) == meant
    assert urgency_of("很急") is None


def test_the_gradings_have_an_order_and_their_own_words() -> None:
    larger, extreme = severity_of("较大"), severity_of("特别重大")

    assert larger is not None
    assert extreme is not None
    assert at_least(extreme, larger)
    assert not at_least(larger, extreme)
    assert more_urgent(Urgency.CRITICAL, Urgency.URGENT)
    assert not more_urgent(Urgency.NORMAL, Urgency.NORMAL)
    assert (tier_of("三级"), tier_of(1), tier_of("9")) == (3, 1, None)


def test_the_room_keeps_its_other_rules_when_one_category_changes() -> None:
    from msgspec.structs import replace

    policy = shipped_policy()
    changed = policy.with_category(replace(policy.catalogue.by_code["0301"], accept="1wh"))

    assert changed.timer_limit("accept", "normal", changed.category("0301")) == "1wh"
    assert policy.timer_limit("accept", "normal", policy.category("0301")) == "2wh"
    assert len(changed.catalogue) == 102

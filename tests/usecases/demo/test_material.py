from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest

from commandroom.domain.knowledge.places import grid_kind
from commandroom.domain.people.roles import Role
from commandroom.interop.catalogs import shipped_catalogue, shipped_keywords, shipped_policy
from commandroom.interop.demo import demo_texts, demo_township
from commandroom.usecases.demo.material import Town, filled, slots, words_for

UNTIL = date(2026, 11, 20)
REAL_PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)")
ID_NUMBER = re.compile(r"(?<!\d)\d{17}[\dX](?!\d)")
FOLDER = Path(__file__).parents[3] / "resources" / "demo"


@pytest.fixture(scope="module")
def town() -> Town:
    return demo_township(UNTIL)


def test_the_demo_township_has_the_code_that_does_not_exist(town: Town) -> None:
    assert (town.name, town.code) == ("临溪镇", "330299104")
    assert "演示数据" in town.banner
    assert "演示数据" in town.room


def test_eighteen_villages_and_about_sixty_grids_with_codes_of_the_real_form(town: Town) -> None:
    kinds = Counter(grid.kind for grid in town.grids)

    assert len(town.villages) == 18
    assert 55 <= len(town.grids) <= 70
    assert kinds["dedicated"] >= 5
    assert len({grid.code for grid in town.grids}) == len(town.grids)
    for grid in town.grids:
        assert grid.code.startswith(town.code)
        assert grid_kind(grid.code) == grid.kind
    for village in town.villages:
        basic = [g for g in town.grids if g.village == village.code and g.kind == "basic"]
        assert basic
        assert all(200 <= g.households <= 500 for g in basic)


def test_the_staff_is_as_the_reform_says(town: Town) -> None:
    room = [p for p in town.persons if p.dedicated]
    sunk = {p.department for p in town.persons if p.sunk}
    roles = {role for p in town.persons for role in p.roles}

    assert 70 <= len(town.persons) <= 100
    assert 3 <= len(room) <= 5
    assert sum(p.sunk for p in town.persons) == len(sunk) == 9
    assert roles == set(Role) - {Role.SYSTEM}
    assert (town.persons[0].name, town.persons[0].roles[0]) == ("周敏", Role.SHIFT_LEADER)


def test_every_unit_of_the_township_has_a_head_and_somebody_to_do_the_work(town: Town) -> None:
    for unit in town.units:
        if unit.is_outside or unit.kind == "room":
            continue
        roles = [role for p in town.persons if p.unit == unit.id for role in p.roles]
        assert Role.OFFICE_HEAD in roles, unit.name
        assert Role.OFFICE_STAFF in roles or Role.ENFORCER in roles, unit.name
    assert all(person.unit in town.units.by_id for person in town.persons)


def test_some_certificates_are_about_to_expire_and_one_has(town: Town) -> None:
    officers = [p for p in town.persons if Role.ENFORCER in p.roles]
    warned = [p for p in town.persons if p.certificate_warning(UNTIL) is not None]

    assert sum(bool(p.certificate) and not p.certificate_valid(UNTIL) for p in officers) == 1
    assert sum(not p.certificate for p in officers) == 2
    assert sum(p.certificate_valid(UNTIL) for p in officers) >= 6
    assert len(warned) == 3


def test_names_are_unique_and_pairs_are_mutual_enough_to_cover_each_other(town: Town) -> None:
    names = [p.name for p in town.persons]
    ids = {p.id for p in town.persons}

    assert len(names) == len(set(names))
    assert all(p.id.startswith("demo-") and p.demo for p in town.persons)
    assert all(p.ab_partner in ids for p in town.persons if p.ab_partner)
    assert all(re.fullmatch(r"[a-z]{2,4}", p.initials) for p in town.persons)


def test_no_file_of_the_demo_holds_what_looks_like_a_real_number() -> None:
    for path in FOLDER.iterdir():
        text = path.read_text(encoding="utf-8")
        assert not REAL_PHONE.search(text), path.name
        assert not ID_NUMBER.search(text), path.name


def test_every_category_has_its_sentences_and_no_sentence_is_without_category() -> None:
    texts = demo_texts()

    assert set(texts.categories) == set(shipped_catalogue().by_code)
    assert set(texts.openings) == set(shipped_policy().sources)
    natures = shipped_policy().natures
    for code, found in texts.categories.items():
        assert found.titles, code
        assert found.texts, code
        assert found.done, code
        assert found.nature in natures


def test_every_place_that_a_sentence_leaves_open_gets_a_word(town: Town) -> None:
    texts = demo_texts()
    chance = Random(3)  # noqa: S311

    for code, found in texts.categories.items():
        for kind in found.at:
            scenes = town.scenes.get("market" if kind == "shop" else kind)
            assert scenes, (code, kind)
            words = words_for(chance, scenes[0], town, texts.common)
            for pattern in (*found.titles, *found.texts, *found.done):
                assert slots(pattern) <= set(words), (code, pattern)
                assert "{" not in filled(pattern, words)
    some = words_for(chance, town.scenes["road"][0], town, texts.common)
    for key, patterns in texts.common.items():
        for pattern in patterns:
            assert slots(pattern) <= {*some, "done"}, (key, pattern)


def test_titles_fit_into_sixty_characters(town: Town) -> None:
    chance = Random(5)  # noqa: S311
    texts = demo_texts()

    for found in texts.categories.values():
        for kind in found.at:
            for scene in town.scenes["market" if kind == "shop" else kind]:
                for pattern in found.titles:
                    assert len(filled(pattern, words_for(chance, scene, town, texts.common))) <= 60


def test_the_key_words_recognise_most_of_the_demo_texts(town: Town) -> None:
    from commandroom.domain.knowledge.suggesting import suggest_categories

    texts, chance = demo_texts(), Random(11)  # noqa: S311
    right = told = 0
    for code, found in texts.categories.items():
        for pattern in found.texts:
            kind = "market" if found.at[0] == "shop" else found.at[0]
            words = words_for(chance, town.scenes[kind][0], town, texts.common)
            guesses = suggest_categories(filled(pattern, words), shipped_catalogue(), shipped_keywords())
            told += 1
            right += code in [guess.code for guess in guesses]

    assert right / told >= 0.75

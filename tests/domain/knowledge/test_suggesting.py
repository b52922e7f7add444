from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandroom.domain.knowledge.places import grid_kind, metres_between, village_of
from commandroom.domain.knowledge.suggesting import Spot, same_place, similar, suggest_categories
from commandroom.interop.catalogs import shipped_catalogue, shipped_keywords

TEXTS = st.text(alphabet="井盖缺失路灯不亮垃圾无人清运楼下烧烤店油烟大，。 12号", max_size=60)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("青石路中段窨井盖缺失，有电动车差点掉进去", "0401"),
        ("楼下烧烤店油烟太大，熏得睡不着", "0315"),
        ("厂里拖欠工资三个月，二十多人讨薪", "0103"),
        ("半夜有渣土车在桥下倾倒建筑垃圾", "0304"),
        ("小区电梯困人，里面有老人和孩子", "0214"),
        ("路灯坏了好几盏，晚上漆黑一片", "0402"),
        ("河道里水葫芦和漂浮物很多", "0602"),
        ("邻居楼上漏水到楼下，协商不成", "0101"),
    ],
)
def test_a_callers_words_lead_to_the_category(text: str, code: str) -> None:
    found = suggest_categories(text, shipped_catalogue(), shipped_keywords())

    assert found[0].code == code
    assert all(word in text for word in found[0].words)


def test_a_text_without_a_known_word_suggests_nothing() -> None:
    assert suggest_categories("……", shipped_catalogue(), shipped_keywords()) == []


@given(TEXTS)
def test_shares_are_parts_of_one_and_ordered(text: str) -> None:
    found = suggest_categories(text, shipped_catalogue(), shipped_keywords(), limit=200)

    shares = [one.share for one in found]
    assert shares == sorted(shares, reverse=True)
    assert not shares or sum(shares) == pytest.approx(1.0, abs=0.01)


def test_the_same_story_told_shorter_is_alike_and_another_one_is_not() -> None:
    long = "临溪大道东侧路灯坏了三盏，晚上漆黑一片，老人出门很危险，希望尽快维修"
    short = "临溪大道东侧路灯坏了三盏"
    other = "丰收村河边有人倾倒装修垃圾，请派人处理"

    assert similar(long, short) > 0.6
    assert similar(long, other) < 0.1


@given(TEXTS, TEXTS)
def test_likeness_is_symmetric_and_between_nothing_and_one(one: str, other: str) -> None:
    assert similar(one, other) == similar(other, one)
    assert 0.0 <= similar(one, other) <= 1.0


@given(TEXTS.filter(lambda text: bool(text.strip())))
def test_a_text_is_entirely_like_itself(text: str) -> None:
    assert similar(text, text) == 1.0


def test_near_points_are_one_place_and_far_ones_are_not() -> None:
    here = Spot(location="集市路口", lon=121.500, lat=29.800)
    near = Spot(location="农贸市场门口", lon=121.501, lat=29.8005)
    far = Spot(location="集市路口", lon=121.52, lat=29.80)

    assert same_place(here, near)
    assert not same_place(here, far)
    assert metres_between(121.5, 29.8, 121.5, 29.801) == pytest.approx(111.2, abs=0.5)


def test_another_house_number_is_another_place() -> None:
    one = Spot(location="青石街18号对面人行道", grid="330299104201101")
    same = Spot(location="青石街18号门口", grid="330299104201101")
    other = Spot(location="青石街81号对面人行道", grid="330299104201101")

    assert same_place(one, same)
    assert not same_place(one, other)


def test_a_grid_code_tells_its_kind_and_its_village() -> None:
    assert grid_kind("330299104201101") == "basic"
    assert grid_kind("330299104201203") == "dedicated"
    assert grid_kind("330299104201101005") == "micro"
    assert grid_kind("330299104201301") is None
    assert village_of("330299104201101005") == "330299104201"

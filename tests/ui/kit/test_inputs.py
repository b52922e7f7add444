from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from commandroom.ui.initials import initials, match
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import MomentField, PinyinCombo, TextArea, TextInput
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel

pytestmark = pytest.mark.usefixtures("light")


@pytest.mark.parametrize(
    ("text", "short"),
    [("陈国强", "cgq"), ("公共安全", "ggaq"), ("12345转办", "12345zb"), ("新河村第9网格", "xhcd9wg")],
)
def test_initials_are_the_first_letters_of_the_syllables(text: str, short: str) -> None:
    assert initials(text) == short


def test_a_match_prefers_the_beginning_then_the_middle_then_initials() -> None:
    scores = [
        match("派", "派遣当前事件"),
        match("派", "改派"),
        match("pq", "派遣"),
        match("pj", "派遣件"),
        match("zz", "派遣"),
    ]

    assert scores == sorted(scores, reverse=True)
    assert scores[-1] == 0


def test_a_combo_is_found_by_initials(qtbot: QtBot) -> None:
    combo = PinyinCombo([(1, "公共安全"), (2, "市容环境"), (3, "矛盾纠纷"), (4, "民生诉求")])
    qtbot.addWidget(combo)
    picked: list[object] = []
    combo.picked.connect(lambda: picked.append(combo.value))

    QTest.keyClicks(combo, "mdj")

    assert combo.value == 3
    assert picked[-1] == 3


def test_an_unknown_key_chooses_nothing(qtbot: QtBot) -> None:
    combo = PinyinCombo([(1, "公共安全")])
    qtbot.addWidget(combo)

    combo.choose(9)

    assert combo.value is None


def test_a_text_that_is_too_long_is_kept_and_counted(qtbot: QtBot) -> None:
    area = TextArea(limit=10)
    qtbot.addWidget(area)

    area.set_text("字" * 12)

    assert area.is_too_long
    assert area.text == "字" * 12


@pytest.mark.usefixtures("every_zone")
@pytest.mark.usefixtures("every_zone")
def test_a_moment_goes_in_and_comes_out_in_utc_whatever_the_machines_zone(qtbot: QtBot) -> None:
    moment = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)
    field = MomentField(moment)
    qtbot.addWidget(field)

    assert field.moment == moment
    assert field.text() == "2026-11-23 00:30"


def test_a_fault_is_shown_and_read_aloud_and_goes_again(qtbot: QtBot) -> None:
    field = FormField("联系电话", TextInput(), required=True, hint="11 位")
    qtbot.addWidget(field)

    field.show_fault("手机号应为 11 位，当前 10 位")
    shown, said = field.fault, field.control.accessibleDescription()
    field.clear_fault()

    assert shown == said == "手机号应为 11 位，当前 10 位"
    assert field.fault == ""
    assert field.control.accessibleName() == "联系电话（必填）"


def test_chips_wrap_on_a_narrow_page(qtbot: QtBot) -> None:
    chips = Chips([(number, f"类别{number}") for number in range(12)])
    qtbot.addWidget(chips)
    chips.resize(1200, 40)
    chips.show()
    wide = chips.heightForWidth(1200)

    assert chips.heightForWidth(260) > 2 * wide
    assert chips.press(4)
    assert chips.value == 4
    assert not chips.press(40)


def test_what_a_citizen_typed_is_never_read_as_markup(qtbot: QtBot) -> None:
    label = PlainLabel("<b>重</b> & <img src=x>")
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_cut_line_tells_its_whole_text(qtbot: QtBot) -> None:
    label = ElidedLabel("新河村滨河路公交站台破损需要尽快处置的一条很长的标题")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    cut = label.toolTip()
    label.resize(900, 20)

    assert cut == label.text()
    assert label.toolTip() == ""

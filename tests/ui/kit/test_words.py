from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from commandroom.base.sentences import sentence
from commandroom.domain.errors import WorldError
from commandroom.ui import i18n, words


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (2 * 86400 + 7 * 3600 + 59, "剩余 2天07时"),
        (86400, "剩余 1天00时"),
        (86399, "剩余 23时59分"),
        (3600, "剩余 1时00分"),
        (3599, "剩余 59:59"),
        (522, "剩余 08:42"),
        (0, "剩余 00:00"),
        (-1, "超时 00:01"),
        (-(4 * 3600 + 48 * 60), "超时 4时48分"),
        (-(2 * 86400 + 7 * 3600), "超时 2天07时"),
    ],
)
def test_a_countdown_says_left_or_over_and_two_units(seconds: float, text: str) -> None:
    assert words.remaining_text(seconds) == text


def test_the_trades_words_are_on_the_screen() -> None:
    assert [words.state_label(code) for code in ("S10", "S30", "S50", "S55", "S58", "S80", "X30", "X40")] == [
        "待受理", "待派遣", "处置中", "已挂起", "退单待裁", "已办结", "已并案", "已移送",
    ]  # fmt: skip
    assert [words.urgency_label(name) for name in ("一般", "紧急", "特急")] == ["一般", "紧急", "特急"]
    assert [words.urgency_level(value) for value in (1, "urgent", "特急", "?")] == [1, 2, 3, 1]
    assert len(words.SOURCES) == 15
    assert len(words.STATES) == 20


def test_a_state_is_known_by_its_code_and_by_its_name() -> None:
    assert words.state_label("return_pending") == words.state_label("S58") == "退单待裁"
    assert words.state_code("pending_accept") == "S10"


def test_a_code_from_a_newer_program_is_shown_as_it_is() -> None:
    assert words.state_label("S99") == "S99"
    assert words.source_label("DRONE") == "DRONE"


def test_english_has_its_own_words(qapp: QApplication) -> None:
    kept = i18n.install(qapp, "en")

    assert words.state_label("S10") == "To accept"
    assert words.remaining_text(-(4 * 3600)) == "Over 4h 00m"

    i18n.remove(qapp, kept)


def test_a_fault_is_said_in_the_catalogues_sentence() -> None:
    error = WorldError("file.unreadable", file="名单.xlsx", reason="没有权限")

    said = words.error_text(error)

    assert said == sentence("file.unreadable", {"file": "名单.xlsx", "reason": "没有权限"})
    assert "名单.xlsx" in said


@pytest.mark.parametrize(
    ("roles", "chinese", "english"),
    [
        ((), "", ""),
        (("shift_leader",), "值班长", "shift leader"),
        (("shift_leader", "intake", "command"), "值班长等 3 岗", "shift leader + 2"),
    ],
)
def test_in_the_rail_stands_the_own_post_and_how_many_more(
    roles: tuple[str, ...], chinese: str, english: str
) -> None:
    assert words.post_text(roles) == chinese
    assert words.post_text(roles, lang="en") == english

"""What a password must be, by either policy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandroom.domain.errors import FieldError
from commandroom.domain.people.passwords import classes, need_good
from commandroom.interop.catalogs import common_passwords, shipped_signin

NAMES = ("方岚", "临溪镇", "330299104", "commandroom")


def fault(password: str, profile: str = "modern", *, used: tuple[str, ...] = ()) -> str:
    try:
        need_good(
            password, shipped_signin().profiles[profile], common=common_passwords(), context=NAMES, was_used=used.__contains__
        )  # fmt: skip
    except FieldError as error:
        return error.code
    return ""


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("seven77", "password.short"),
        ("八个汉字也够长了", ""),
        ("correct horse", ""),
        ("        x", ""),
        ("x" * 129, "password.long"),
        ("password", "password.common"),
        ("PassWord", "password.common"),
        ("5201314520", "password.common"),
        ("zzzzzzzzzz", "password.common"),
        ("abcabcabcab", "password.common"),
        ("3456789012"[:7] + "x", ""),
        ("hijklmnop", "password.common"),
        ("87654321", "password.common"),
        ("临溪镇临溪镇2026", "password.named"),
        ("CommandRoom1!", "password.named"),
        ("commandroom and the sea", ""),
    ],
)
def test_the_modern_policy_asks_for_length_and_refuses_what_is_guessed_first(
    password: str, code: str
) -> None:
    assert fault(password) == code


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("harbour light", "password.classes"),
        ("Harbourlight", "password.classes"),
        ("Harbour7light", ""),
        ("harbour7 light", ""),
        ("港湾的灯火 HARBOUR", "password.classes"),
        ("港湾的灯火 Harbour", ""),
    ],
)
def test_level_two_asks_for_three_classes_as_well(password: str, code: str) -> None:
    assert fault(password, "level2") == code


def test_a_password_that_was_used_is_refused() -> None:
    assert fault("harbour light", used=("harbour light",)) == "password.used"


@given(st.text(min_size=8, max_size=128))
def test_any_characters_may_be_chosen(password: str) -> None:
    assert fault(password) in {"", "password.common", "password.named"}
    assert 1 <= len(classes(password)) <= 4


def test_the_figures_are_those_of_the_two_standards() -> None:
    rules = shipped_signin()
    modern, level2 = rules.profiles["modern"], rules.profiles["level2"]

    assert rules.profile == "modern"
    assert (modern.least, modern.advised, modern.classes, modern.max_days, modern.history) == (8, 15, 0, 0, 0)
    assert (level2.least, level2.classes, level2.max_days, level2.history) == (8, 3, 90, 5)
    assert (rules.tries, rules.wait_minutes, rules.idle_minutes) == (5, (1, 5, 15), 15)
    assert (rules.cost.memory_kib, rules.cost.rounds) >= (19456, 2)
    assert len(common_passwords()) > 3000
    assert all(len(word) >= modern.least and word == word.casefold() for word in common_passwords())

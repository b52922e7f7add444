"""WCAG 2.1: 1.4.3 asks 4.5:1 of text, 1.4.11 asks 3:1 of signs, borders of inputs and focus rings."""

from __future__ import annotations

import pytest

from commandroom.ui.theme import read_colours

TEXT = [
    *(
        (text, ground)
        for text in ("text", "text2")
        for ground in ("surface", "canvas", "subtle", "hover", "selected")
    ),
    *(("text3", ground) for ground in ("surface", "canvas", "subtle", "selected")),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    ("accent_on_selected", "selected"),
    ("link", "surface"),
    ("link", "canvas"),
    ("surface", "text"),
    ("nav_text", "nav"),
    ("nav_text", "nav_badge"),
    ("nav_muted", "nav"),
    ("nav_active_text", "nav"),
    ("nav_active_text", "nav_active"),
    ("nav_red_text", "nav_red"),
    ("avatar_text", "avatar"),
    *((f"severity{level}_text", f"severity{level}") for level in (1, 2, 3, 4)),
    *(
        (hue, ground)
        for hue in ("st_draft", "st_new", "st_assign", "st_work", "st_verify", "st_up", "st_done", "st_back")
        for ground in (f"{hue}_bg", "surface")
    ),
    *(
        (role, ground)
        for role in ("ok", "warn", "crit", "info", "deep")
        for ground in (f"{role}_bg", "surface", "selected", "hover")
    ),
]
SIGNS = [
    ("border_strong", "surface"),
    ("focus", "surface"),
    ("focus", "canvas"),
    ("accent", "surface"),
    ("nav_accent", "nav"),
    ("nav_accent", "nav_active"),
    ("crit_solid", "surface"),
    ("crit_solid", "selected"),
    ("crit_solid", "crit_bg"),
    ("crit_sign", "crit_solid"),
    ("deep_solid", "surface"),
    ("deep_solid", "selected"),
    ("deep_solid", "deep_bg"),
    ("deep_sign", "deep_solid"),
    ("warn", "surface"),
    ("warn", "selected"),
    ("warn_sign", "warn_solid"),
    ("calm", "surface"),
    ("text3", "surface"),
    *((f"series{number}", "surface") for number in (1, 2, 3, 4)),
]


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "needed"), [(TEXT, 4.5), (SIGNS, 3.0)], ids=["text", "signs"])
def test_every_pair_can_be_read(name: str, pairs: list[tuple[str, str]], needed: float) -> None:
    colours = read_colours(name)

    measured = {(front, back): _contrast(colours[front], colours[back]) for front, back in pairs}

    assert {pair: round(ratio, 2) for pair, ratio in measured.items() if ratio < needed} == {}


def test_black_on_white_measures_twenty_one() -> None:
    assert _contrast("#000000", "#FFFFFF") == pytest.approx(21)

"""No colour outside the themes, no role, icon or character that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from commandroom.ui import icons
from commandroom.ui.fonts import font_files
from commandroom.ui.stylesheet import render
from commandroom.ui.theme import read_colours

ROOT = Path(__file__).resolve().parents[3]
SOURCES = sorted((ROOT / "commandroom" / "ui").rglob("*.py"))
LITERAL = re.compile(
    r"""["']#[0-9A-Fa-f]{3,8}["']|QColor\(\s*\d|rgba?\(|GlobalColor\.(?!transparent)|QColor\(\s*["']""",
)
ROLE = re.compile(r"""\.(?:colour|hex)\(\s*"([a-z0-9_]+)"\s*\)""")
ICON = re.compile(r"""icon="([a-z0-9-]+)"|IconButton\([^,()]+,\s*"([a-z0-9-]+)\"""")


def test_no_colour_is_written_outside_the_themes() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in SOURCES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if LITERAL.search(line)
    ]

    assert found == []


def test_the_lint_would_see_a_colour() -> None:
    written = [
        'QColor("red")',
        "QColor(255, 0, 0)",
        "x = '#FF0000'",
        "color: rgb(1,2,3)",
        "Qt.GlobalColor.red",
    ]

    assert all(LITERAL.search(line) for line in written)


def test_both_themes_know_the_same_roles() -> None:
    assert read_colours("light").keys() == read_colours("dark").keys()


def test_every_role_asked_for_is_in_the_themes() -> None:
    asked = {role for path in SOURCES for role in ROLE.findall(path.read_text(encoding="utf-8"))}

    assert len(asked) > 20
    assert asked - read_colours("light").keys() == set()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_style_sheet_leaves_no_place_open(name: str) -> None:
    sheet = render(read_colours(name), scale=130)

    assert "$" not in sheet
    assert all(Path(file).is_file() for file in re.findall(r'url\("(.+?)"\)', sheet))


@pytest.mark.parametrize("scale", [90, 100, 130])
def test_no_text_of_the_style_sheet_is_below_twelve_pixels(scale: int) -> None:
    sizes = [int(px) for px in re.findall(r"font-size: (\d+)px", render(read_colours("light"), scale=scale))]

    assert min(sizes) >= 12
    assert max(sizes) >= 20


def test_every_icon_asked_for_is_shipped() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    asked = {one or other for one, other in ICON.findall(text)}

    assert len(asked) > 10
    assert asked - set(icons.icon_names()) == set()


@pytest.mark.parametrize("file", font_files(), ids=lambda file: file.stem)
def test_the_typeface_has_no_radicals_and_digits_of_one_width(file: Path) -> None:
    face = TTFont(str(file))
    characters = face.getBestCmap()

    assert [hex(point) for point in characters if 0x2E80 <= point <= 0x2FDF] == []
    assert {
        ord(letter) for letter in "一日月指挥室剩余超时ⅠⅡⅢⅣ→、。：（）“”·…—0123456789"
    } <= characters.keys()
    assert len({face["hmtx"][characters[ord(digit)]][0] for digit in "0123456789"}) == 1


@pytest.mark.parametrize("file", font_files(), ids=lambda file: file.stem)
def test_the_typeface_bears_our_name_as_its_licence_asks(file: Path) -> None:
    face = TTFont(str(file))

    assert face["name"].getDebugName(1) == "CommandRoom Sans"
    assert "Noto" not in str(face["name"].getDebugName(4)) + str(face["name"].getDebugName(6))
    assert (file.parent / "OFL.txt").is_file()

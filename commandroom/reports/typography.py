"""Measures and faces of an official paper (GB/T 9704-2012), in millimetres and points."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from commandroom.reports.document import Role

PAGE_MM = (210.0, 297.0)
TOP_MM, LEFT_MM, RIGHT_MM, BOTTOM_MM = 37.0, 28.0, 26.0, 35.0
AREA_MM = (156.0, 225.0)
ACROSS_MM = (35.0, 28.0, 37.0, 26.0)
"""The margins (left, above, right, below) of a sheet that lies across: turned, with the binding above (GB/T 9704-2012, 11)."""
LINES, CHARACTERS = 22, 28
BODY_PT = 16.0
SQUEEZE_PT = 0.25
LINE_PT = 225.0 / 25.4 * 72 / LINES
"""The pitch of lines: 28.99 pt, so that 22 of them fill the text area."""
FOLIO_PT, FOLIO_GAP_MM = 14.0, 7.0
"""The page number: 4 号, between dashes, 7 mm below the text area, at the outer side."""
TABLE_PT, TABLE_LINE_PT = 10.5, 16.0
BLACK, RED = "000000", "C00000"
GREY = "595959"
WHITE = "FFFFFF"
BANDS = {"blue": "1F5FA8", "orange": "C55A11", "red": RED}
"""The three colours of supervision sheets (domain §2.9), dark enough for white letters."""
FORM_PAD, FORM_PITCH = 0.16, 1.35
"""Space above and below the text of a form's cell, and the pitch of its lines, as shares of the size."""


class Face(Struct, frozen=True):
    """A face by the name that official papers use, then what stands in for it where that is missing."""

    name: str
    instead: tuple[str, ...]


SONG_TITLE = Face("方正小标宋简体", ("方正小标宋_GBK", "华文中宋", "宋体", "Noto Serif CJK SC"))
FANGSONG = Face("仿宋_GB2312", ("仿宋", "FangSong", "华文仿宋", "Noto Serif CJK SC"))
KAITI = Face("楷体_GB2312", ("楷体", "KaiTi", "华文楷体", "Noto Serif CJK SC"))
HEITI = Face("黑体", ("SimHei", "Noto Sans CJK SC"))
SONGTI = Face("宋体", ("SimSun", "Noto Serif CJK SC"))
FACES = (SONG_TITLE, FANGSONG, KAITI, HEITI, SONGTI)


class Sheet(Struct, frozen=True):
    """The sizes of a page in millimetres: page and text area (wide, high), margins at the left, above, right, below."""

    page: tuple[float, float]
    area: tuple[float, float]
    margins: tuple[float, float, float, float]


UPRIGHT = Sheet(PAGE_MM, AREA_MM, (LEFT_MM, TOP_MM, RIGHT_MM, BOTTOM_MM))
ACROSS = Sheet((PAGE_MM[1], PAGE_MM[0]), (AREA_MM[1], AREA_MM[0]), ACROSS_MM)


def sheet_of(*, across: bool) -> Sheet:
    """How a page lies."""
    return ACROSS if across else UPRIGHT


def pad_of(size: float) -> float:
    """The space above and below the text of a cell in this size, in points."""
    return round(size * FORM_PAD, 2)


def pitch_of(size: float) -> float:
    """The pitch of the lines of a form set in this size, in points."""
    return round(size * FORM_PITCH, 2)


class Style(Struct, frozen=True):
    """How a role is set: face, size and pitch in points, side, indent in characters, colour.

    28 characters of 16 pt are 6 pt wider than the text area: `squeeze` is what each of them gives up, in points.
    """

    face: Face
    size: float
    pitch: float = LINE_PT
    side: str = "justify"
    indent: int = 0
    colour: str = BLACK
    before: float = 0.0
    squeeze: float = 0.0


def sized(style: Style, size: float) -> Style:
    """A style in another size, its lines closer in the same proportion; 0 is its own."""
    if not size:
        return style
    share = size / style.size
    return replace(style, size=size, pitch=style.pitch * share, squeeze=style.squeeze * share)


STYLES: dict[Role, Style] = {
    Role.TITLE: Style(SONG_TITLE, 22.0, side="center", pitch=34.0),
    Role.ISSUE: Style(FANGSONG, BODY_PT, side="center"),
    Role.IMPRINT: Style(FANGSONG, BODY_PT, side="left"),
    Role.HEADING: Style(HEITI, BODY_PT, side="left", indent=2),
    Role.BODY: Style(FANGSONG, BODY_PT, indent=2, squeeze=SQUEEZE_PT),
    Role.NOTE: Style(KAITI, 10.5, pitch=16.0, side="left", colour=GREY),
    Role.CAPTION: Style(HEITI, 12.0, pitch=24.0, side="left", before=6.0),
    Role.MASTHEAD: Style(SONG_TITLE, 36.0, side="center", pitch=52.0, colour=RED),
    Role.MARK: Style(HEITI, BODY_PT, side="left", pitch=22.0),
    Role.SIGNED: Style(FANGSONG, BODY_PT, side="right"),
    Role.FIRST: Style(FANGSONG, BODY_PT, side="left", squeeze=SQUEEZE_PT),
}

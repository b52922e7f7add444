"""Which face of this machine stands for an official one."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from commandroom.reports.typography import FACES, Face
from commandroom.ui.fonts import FAMILY, load_fonts

_RADICALS = (0x2F00, 0x2F47)  # ⼀ and ⽇, which a PDF may hold in place of 一 and 日
_LOCAL_FORMS = QFont.Tag("locl")
_NEEDED = "一日镇督〔〕"


@cache
def family_of(face: Face) -> str:
    """The family to draw a face with: its own, one that stands in for it, else the bundled one."""
    load_fonts()
    known = set(QFontDatabase.families())
    return next(
        (name for name in (face.name, *face.instead) if name in known and _is_copied_right(name)), FAMILY
    )


def _is_copied_right(family: str) -> bool:
    """Whether text in this family can be searched and copied: its glyphs are those of letters, not of radicals."""
    raw = QRawFont.fromFont(QFont(family))
    return (
        raw.isValid()
        and all(raw.supportsCharacter(ord(char)) for char in _NEEDED)
        and not any(raw.supportsCharacter(code) for code in _RADICALS)
    )


def font_of(face: Face, size: float) -> QFont:
    """A face at a size in points, without local forms.

    For the digits of a number such as `A0007` these take glyphs that no reader of a PDF can turn back into digits.
    """
    font = QFont(family_of(face))
    font.setPointSizeF(size)
    font.setFeature(_LOCAL_FORMS, 0)
    return font


def missing() -> tuple[str, ...]:
    """The official faces that another one stands in for, to be said where the paper is looked at."""
    return tuple(face.name for face in FACES if family_of(face) != face.name)

"""What stands in a cell, brought into the room's own form: text, blanks, numbers, telephones, yes and no.

Tables from other systems write the same thing in many ways: numbers as text, text as numbers, `无` for
nothing, full-width digits. Free text keeps its punctuation as it was typed; only what nobody can read goes.
"""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, datetime, time

from commandroom.domain.errors import RefusedError

BLANKS = frozenset(
    {"无", "空", "暂无", "没有", "/", "\\", "-", "--", "---", "—", "——", "———", "－", "(空)", "（空）"}
    | {"null", "none", "nil", "n/a", "#n/a", "nan", "(null)", "<null>"}
)

_NEWLINES = re.compile("\r\n|[\r\x85\u2028\u2029\x0b\x0c]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_EXPONENT = re.compile(r"[+-]?(\d)(?:\.(\d+))?[eE]\+?(\d{1,2})")
_DIGITS = re.compile(r"\d+")
_LONG_DIGITS = re.compile(r"\d{7,}")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,}")
_COUNT = re.compile(r"([+-]?\d{1,9})(?:\.0+)?\s*[次个件人条]?")
_QUOTED_NUMBER = re.compile(r'="([^"]*)"')

_YES = frozenset(["是", "有", "对", "真", "1", "y", "yes", "true", "t", "√", "✓", "已", "匿名"])
_NO = frozenset(
    ["否", "无", "不", "假", "0", "n", "no", "false", "f", "×", "✗", "未", "不匿名", "公开", "实名"]
)

_MOBILE = re.compile(r"1[3-9]\d{9}")
_BARE_LANDLINE = re.compile(r"(?:10|2\d)\d{8}|[3-9]\d{2}\d{7,8}")
_SERVICE_LINE = re.compile(r"[48]00\d{7}")
_PHONE_WIDTH = 40
_KEPT_DIGITS = 15
_ROUNDED_FROM = 1e15


class Formula(str):
    """A cell whose content is a formula of the spreadsheet, as it was written; never a value."""

    __slots__ = ()


def clean(text: str) -> str:
    """Free text with one kind of newline, no control or direction characters, no blanks around it."""
    if text.isprintable():  # most cells are: no line breaks and nothing to remove
        return text.strip(" ")
    text = _NEWLINES.sub("\n", text)
    text = _UNSEEN.sub("", text).replace("\xa0", " ")
    return "\n".join(line.rstrip() for line in text.strip(" \t\n\u3000").split("\n"))


def as_text(value: object) -> str:
    """What a person would read in the cell: numbers without `.0`, moments in ISO form, nothing as no text."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case float():
            return _float_text(value)
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case date() | time():
            return value.isoformat()
        case _:
            return clean(str(value))


def _float_text(value: float) -> str:
    if not math.isfinite(value):
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < 1e18 else repr(value)  # noqa: PLR2004


def filled(value: object) -> str:
    """The cell's text, or an empty one where it says in some way that it is blank (`无`, `—`, `NULL` …)."""
    text = as_text(value)
    return "" if text.casefold() in BLANKS else text


def folded(text: str) -> str:
    """A short text for comparing: full-width forms made narrow, no blanks around it."""
    return unicodedata.normalize("NFKC", text).strip()


def code(value: object) -> str:
    """An identifier: full-width digits made narrow, blanks and a leading apostrophe removed, on one line."""
    text = folded(filled(value))
    wrapped = _QUOTED_NUMBER.fullmatch(text)
    if wrapped:
        text = wrapped[1]
    return "".join(text.lstrip("'").split())


def is_rounded(value: object) -> bool:
    """Whether a long number came through a number cell that kept only its first fifteen digits."""
    if isinstance(value, str):
        text = code(value)
        shown = _EXPONENT.fullmatch(text)
        return shown is not None and bool({"+", "."} & {*text}) and not _unfold(shown)
    if isinstance(value, float):
        return abs(value) >= _ROUNDED_FROM
    if isinstance(value, int) and not isinstance(value, bool):
        digits = as_text(value)
        return len(digits) > _KEPT_DIGITS and not digits[_KEPT_DIGITS:].strip("0")
    return False


def count(value: object) -> int | None:
    """A whole number, also from `2次` or `2.0`; None where the cell is blank.

    Raises:
        RefusedError: `import.bad_number` where something else stands there.
    """
    text = folded(filled(value))
    if not text:
        return None
    found = _COUNT.fullmatch(text)
    if found is None:
        raise RefusedError("import.bad_number", value=masked(text))
    return int(found[1])


def yes_no(value: object) -> bool | None:
    """是 or 否 in the ways people write them; None where the cell says neither."""
    text = folded(as_text(value)).casefold()
    return True if text in _YES else False if text in _NO else None


def phone(value: object) -> tuple[str | None, bool]:
    """A telephone number, and whether digits were lost on the way (`1.38E+10`): then there is no number.

    A landline that lost its leading zero to a number cell gets it back; mobiles lose `+86`. What has other
    words in it (`88123456转801`) stays as it was written, at most 40 characters.

    Raises:
        RefusedError: `import.formula` where a formula stands in the cell.
    """
    text = code(value)
    if not text:
        return None, False
    if isinstance(value, Formula) or text.startswith("="):
        raise RefusedError("import.formula")
    shown = _EXPONENT.fullmatch(text)
    if shown:
        text = _unfold(shown)
        if not text:
            return None, True
    return _dialled(text)[:_PHONE_WIDTH], False


def _unfold(shown: re.Match[str]) -> str:
    """The digits of a number in scientific notation, or nothing where fewer are written than it has."""
    decimals, exponent = shown[2] or "", int(shown[3])
    return shown[1] + decimals if len(decimals) == exponent else ""


def _dialled(text: str) -> str:
    bare = re.sub(r"[\s\-()]", "", text)
    if not re.fullmatch(r"\+?\d+", bare):
        return text
    national = re.sub(r"^(?:\+86|0086|86(?=1[3-9]\d{9}$)|17951|12593)", "", bare)
    if _MOBILE.fullmatch(national) or _SERVICE_LINE.fullmatch(national):
        return national
    if _BARE_LANDLINE.fullmatch(national):
        return "0" + national
    return text if national == bare else national


def masked(text: str) -> str:
    """A value that may be shown in a message: long numbers and names lose their middle; 20 characters."""
    text = _LONG_DIGITS.sub(lambda found: found[0][:3] + "****" + found[0][-2:], text.replace("\n", " "))
    text = _HAN.sub(lambda found: found[0][0] + "*" * min(len(found[0]) - 1, 3), text)
    return text if len(text) <= 20 else text[:19] + "…"  # noqa: PLR2004


def title_of(text: str, *, limit: int) -> str:
    """A title for a text that has none: its first sentence, at most `limit` characters."""
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    sentence = re.split(r"(?<=[。！？!?；;])", first, maxsplit=1)[0].rstrip("。；;")
    return shortened(sentence or first, limit=limit)


def shortened(text: str, *, limit: int) -> str:
    """A text on one line of at most `limit` characters, its end replaced by … where it was longer."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"

"""One catalogue of sentences by code: what desk and command line say when something is refused or fails.

The sentences lie in `resources/i18n/sentences/*.toml`, a table a code with `zh` and `en`; `{name}` is filled
from the error's parameters.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo

from typing_extensions import override

from commandroom.base.paths import resources

TOWNSHIP_ZONE = ZoneInfo("Asia/Shanghai")


_NARROW = str.maketrans("“”", '""')
"""Curved quotation marks are as wide as a character in the Chinese face of the desk: English has straight ones."""


class _Lenient(string.Formatter):
    """Leaves a place open that no parameter fills, so that a sentence is never lost to a missing word."""

    @override
    def get_value(self, key: int | str, args: object, kwargs: Mapping[str, object]) -> object:
        return kwargs.get(str(key), "{" + str(key) + "}")


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    files = sorted((resources() / "i18n" / "sentences").glob("*.toml"))
    return dict(row for file in files for row in _flat(tomllib.loads(file.read_text(encoding="utf-8"))))


def _flat(tree: dict[str, object], prefix: str = "") -> list[tuple[str, dict[str, str]]]:
    rows: list[tuple[str, dict[str, str]]] = []
    for key, value in tree.items():
        if isinstance(value, dict) and "zh" in value:
            texts = {str(k): str(v) for k, v in value.items()}
            rows.append(
                (prefix + key, {k: v if k == "zh" else v.translate(_NARROW) for k, v in texts.items()})
            )
        elif isinstance(value, dict):
            rows.extend(_flat(value, f"{prefix}{key}."))
    return rows


def known_codes() -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(_catalogue())


def sentence(code: str, params: dict[str, object], *, lang: str = "zh_CN") -> str:
    """The sentence for `code` in `zh_CN` or `en`, its places filled; the bare code where none is written."""
    texts = _catalogue().get(code)
    if texts is None:
        return f"{code}: {', '.join(f'{k}={v}' for k, v in params.items())}" if params else code
    pattern = texts.get("en", texts["zh"]) if lang.startswith("en") else texts["zh"]
    words: dict[str, object] = {key: _said(value, lang) for key, value in params.items()}
    words.setdefault("label", field_label(str(params.get("field", "")), lang=lang))
    return _writable(_Lenient().vformat(pattern, (), words))


def _writable(text: str) -> str:
    """The text with a question mark for each half of a character: no screen, log or pipe takes one."""
    return text.encode("utf-8", "replace").decode("utf-8")


def make_ready() -> None:
    """Read all sentences now: on a working thread, before the window's own thread asks for one (30 ms)."""
    _catalogue()


def field_label(field: str, *, lang: str = "zh_CN") -> str:
    """The name of a field on screen; the field's own name where it has none."""
    texts = _catalogue().get(f"field_name.{field}", {})
    return texts.get("en" if lang.startswith("en") else "zh", field)


def _said(value: object, lang: str) -> object:
    """A value as a person reads it: moments in the township's time, coded words by their name."""
    if isinstance(value, datetime):
        return value.astimezone(TOWNSHIP_ZONE).strftime("%Y-%m-%d %H:%M")
    if lang.startswith("en") and (english := getattr(value, "english", "")):
        return english
    if isinstance(value, StrEnum):
        texts = _catalogue().get(f"word.{value.value}", {})
        return texts.get("en" if lang.startswith("en") else "zh", value.value)
    return value

"""One catalogue of sentences by code: what desk and command line say when something is refused or fails.

The sentences lie in `resources/i18n/sentences/*.toml`, one table a code with `zh` and `en`; `{name}` is filled
from the error's parameters.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from functools import cache

from typing_extensions import override

from commandroom.base.paths import resources


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
            rows.append((prefix + key, {str(k): str(v) for k, v in value.items()}))
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
    return _Lenient().vformat(pattern, (), params)

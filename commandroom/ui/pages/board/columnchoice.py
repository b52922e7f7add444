"""Which columns a person sees, in which order and how wide; kept for each person on this desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec.structs import replace

from commandroom.ui.breakpoints import Tier
from commandroom.ui.pages.board.columns import COLUMNS
from commandroom.ui.settings import DeskSettings

FIXED = frozenset({"title", "state", "due"})
"""Without these a row says nothing: they cannot be put away."""
NARROWEST, WIDEST = 60, 480
STRETCHES = "title"
_KEYS = tuple(column.key for column in COLUMNS)


class ColumnChoice(msgspec.Struct, frozen=True):
    """Columns put away, columns wanted beside the usual ones, their order, and widths in pixels at 100 % type."""

    hidden: frozenset[str] = frozenset()
    extra: frozenset[str] = frozenset()
    order: tuple[str, ...] = _KEYS
    widths: dict[str, int] = msgspec.field(default_factory=dict)

    def shown(self, tier: Tier) -> frozenset[str]:
        """The columns on a window of this width."""
        return frozenset(
            column.key
            for column in COLUMNS
            if (column.tier <= tier and not column.is_extra and column.key not in self.hidden)
            or column.key in self.extra
        )

    def is_wanted(self, key: str) -> bool:
        """Whether a column is to be seen where there is room."""
        is_extra = next(column.is_extra for column in COLUMNS if column.key == key)
        return key in self.extra if is_extra else key not in self.hidden

    def toggled(self, key: str) -> ColumnChoice:
        """The same with a column put away or taken out."""
        if key in FIXED:
            return self
        if next(column.is_extra for column in COLUMNS if column.key == key):
            return replace(self, extra=self.extra ^ {key})
        return replace(self, hidden=self.hidden ^ {key})

    def moved(self, key: str, by: int) -> ColumnChoice:
        """The same with a column further left or right."""
        order = list(self.order)
        at = order.index(key)
        order.insert(min(max(at + by, 0), len(order) - 1), order.pop(at))
        return replace(self, order=tuple(order))

    def widened(self, key: str, width: int) -> ColumnChoice:
        """The same with a column so wide; the title takes what is left."""
        if key == STRETCHES:
            return self
        return replace(self, widths={**self.widths, key: min(max(width, NARROWEST), WIDEST)})

    def wide(self, key: str) -> int:
        """How wide a column is, in pixels at 100 %."""
        usual = next(column.wide for column in COLUMNS if column.key == key)
        return self.widths.get(key, usual)


def read_choice(settings: DeskSettings, person: str) -> ColumnChoice:
    """What a person chose; what cannot be read is as usual."""
    stored = settings.get(_key(person), {})
    kept = stored if isinstance(stored, dict) else {}
    order = [key for key in _texts(kept.get("order")) if key in _KEYS]
    rest = [key for key in _KEYS if key not in order]
    widths = kept.get("widths")
    return ColumnChoice(
        hidden=frozenset(_texts(kept.get("hidden"))) - FIXED,
        extra=frozenset(_texts(kept.get("extra"))),
        order=tuple(dict.fromkeys([*order, *rest])),
        widths={
            key: min(max(wide, NARROWEST), WIDEST)
            for key, wide in (widths.items() if isinstance(widths, dict) else ())
            if key in _KEYS and isinstance(wide, int)
        },
    )


def keep_choice(settings: DeskSettings, person: str, choice: ColumnChoice) -> None:
    """Remember what a person chose."""
    settings.put(
        _key(person),
        {
            "hidden": sorted(choice.hidden),
            "extra": sorted(choice.extra),
            "order": list(choice.order),
            "widths": choice.widths,
        },
    )


def _texts(stored: Any) -> Iterable[str]:
    return [str(key) for key in stored] if isinstance(stored, list) else []


def _key(person: str) -> str:
    return f"board.columns.{person or 'nobody'}"

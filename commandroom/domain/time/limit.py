"""A limit is an amount and a clock: `2wh` is two working hours, `5wd` five working days."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from functools import lru_cache

import msgspec
from typing_extensions import override

from commandroom.domain.errors import WrongUseError


class Unit(StrEnum):
    """The six clocks; the value is how a limit is written."""

    MIN = "min"
    UH = "uh"
    UD = "ud"
    WH = "wh"
    WD = "wd"
    CD = "cd"


_TEXT = re.compile(r"([+-]?[0-9]{1,8}(?:\.[0-9]{1,3})?) ?(min|uh|ud|wh|wd|cd)")
_SECONDS = {Unit.MIN: 60, Unit.UH: 3600, Unit.UD: 86400, Unit.WH: 3600}
_WHOLE = frozenset({Unit.WD, Unit.CD})
# Ten years by each clock: nothing a township promises lasts longer, and a slip of the keyboard is caught.
_MOST = {
    Unit.MIN: 5_256_000,
    Unit.UH: 87_600,
    Unit.UD: 3_650,
    Unit.WH: 18_000,
    Unit.WD: 2_500,
    Unit.CD: 3_650,
}
_ZH = {
    Unit.MIN: "分钟",
    Unit.UH: "紧急工作时",
    Unit.UD: "紧急工作日",
    Unit.WH: "工作时",
    Unit.WD: "工作日",
    Unit.CD: "日(自然日)",
}
_EN = {
    Unit.MIN: "minute",
    Unit.UH: "emergency hour",
    Unit.UD: "emergency day",
    Unit.WH: "working hour",
    Unit.WD: "working day",
    Unit.CD: "calendar day",
}
_HALF = Decimal("0.5")
_LEAST_REWORK_HOURS = Decimal(4)
_LEAST_REWORK_MINUTES = 30


class Limit(msgspec.Struct, frozen=True):
    """So much time by one of the clocks; structs that travel keep its text (`str(limit)`).

    `min`, `uh` (紧急工作时) and `ud` (紧急工作日, 24 hours each) run round the clock, `wh` inside office
    hours, `wd` over whole working days, `cd` over whole calendar days.

    Raises:
        WrongUseError: `limit.out_of_range` for nothing, less than nothing or more than ten years;
            `limit.whole_days` for a fraction of a working or calendar day.
    """

    amount: Decimal
    unit: Unit

    def __post_init__(self) -> None:
        most = _MOST[self.unit]
        if not 0 < self.amount <= most:
            raise WrongUseError("limit.out_of_range", text=str(self), most=f"{most}{self.unit}")
        if self.unit in _WHOLE and self.amount != self.amount.to_integral_value():
            raise WrongUseError("limit.whole_days", text=str(self))

    @override
    def __str__(self) -> str:
        return f"{_plain(self.amount)}{self.unit}"

    @staticmethod
    def parse(text: str) -> Limit:
        """The limit that `4wh`, `1.5uh` or `30min` says.

        Raises:
            WrongUseError: `limit.malformed` when the text is no limit; else as the class says.
        """
        return _parse(text)

    @property
    def days(self) -> int:
        """How many whole days a `wd` or `cd` limit counts."""
        return int(self.amount)

    @property
    def budget(self) -> timedelta | None:
        """The running time of a `min`, `uh`, `ud` or `wh` limit on its own clock; None for whole days."""
        seconds = _SECONDS.get(self.unit)
        return None if seconds is None else timedelta(microseconds=int(self.amount * seconds * 1_000_000))

    def words(self, lang: str = "zh_CN") -> str:
        """As people say it: `4 工作时`, `4 working hours`."""
        amount = _plain(self.amount)
        if lang.startswith("en"):
            return f"{amount} {_EN[self.unit]}{'' if self.amount == 1 else 's'}"
        return f"{amount} {_ZH[self.unit]}"

    def halved(self) -> Limit:
        """The limit of a rework (返工): half, but at least 1 `wd`, 1 `cd` or 4 `wh` (room's own default).

        Days are rounded up. Emergency clocks (`min`, `uh`, `ud`) have a floor of 30 minutes, and of the first
        limit where that was shorter still: a matter of ten minutes never gets half an hour the second time.
        """
        half = self.amount * _HALF
        if self.unit in _WHOLE:
            return Limit(half.to_integral_value(rounding=ROUND_CEILING), self.unit)
        if self.unit is Unit.WH:
            return Limit(max(half, _LEAST_REWORK_HOURS), self.unit)
        least = Decimal(_LEAST_REWORK_MINUTES * 60) / _SECONDS[self.unit]
        return Limit(max(half, min(least, self.amount)), self.unit)


def as_limit(limit: Limit | str) -> Limit:
    """A limit, whether it came as one or as its text."""
    return limit if isinstance(limit, Limit) else _parse(limit)


@lru_cache(maxsize=1024)
def _parse(text: str) -> Limit:
    found = _TEXT.fullmatch(text.strip().lower())
    if found is None:
        raise WrongUseError("limit.malformed", text=text[:40])
    return Limit(Decimal(found[1]), Unit(found[2]))


def _plain(amount: Decimal) -> str:
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text

"""The looks in which every page and dialog is audited: size of window, type, density, theme and language."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import product

from typing_extensions import override

from commandroom.ui.theme import Appearance, Density, Scheme

SIZES = ((1920, 1080), (1366, 768), (1280, 720))
SCALES = (90, 100, 130)
DENSITIES = (Density.COMPACT, Density.STANDARD, Density.RELAXED)
SCHEMES = (Scheme.LIGHT, Scheme.DARK)
LANGUAGES = ("zh_CN", "en")
FULL = "COMMANDROOM_AUDIT"
"""Set to `full` it audits every scene in every combination there is: an hour instead of a minute."""


@dataclass(frozen=True, slots=True)
class Look:
    """One way in which the desk may stand before a person; the size is in logical pixels."""

    size: tuple[int, int]
    scale: int
    density: Density
    scheme: Scheme
    lang: str

    @property
    def appearance(self) -> Appearance:
        """As the settings keep it; nothing moves, so that each picture is the last one."""
        return Appearance(self.scheme, self.density, self.scale, reduce_motion=True)

    @override
    def __str__(self) -> str:
        wide, high = self.size
        return f"{wide}x{high}-{self.scale}-{self.density}-{self.scheme}-{self.lang}"


USUAL = (
    Look((1280, 720), 130, Density.RELAXED, Scheme.LIGHT, "en"),
    Look((1366, 768), 130, Density.STANDARD, Scheme.DARK, "en"),
    Look((1920, 1080), 100, Density.STANDARD, Scheme.LIGHT, "zh_CN"),
    Look((1366, 768), 90, Density.COMPACT, Scheme.DARK, "zh_CN"),
)
"""Each value of each dimension once at least. 1280x720 is a full HD screen at 150 %; with English words in large type on it
there is the least room of all."""


def looks() -> tuple[Look, ...]:
    """The usual ones, or all when the environment asks for them."""
    if os.environ.get(FULL) != "full":
        return USUAL
    every = product(SIZES, SCALES, DENSITIES, SCHEMES, LANGUAGES)
    return tuple(Look(*values) for values in every)


def shown_in(look: Look, place: int, *, is_alike: bool) -> bool:
    """Whether a scene is walked in a look: of the usual ones in two that differ in all, one much like others in one."""
    if look not in looks() or os.environ.get(FULL) == "full":
        return True
    at = USUAL.index(look)
    return place % len(USUAL) == at if is_alike else at in ((0, 3), (1, 2))[place % 2]

"""The style sheet over Fusion: what the palette cannot say, rendered from colours by role."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from string import Template

from commandroom.base.paths import resources
from commandroom.ui.fonts import scaled

PICTURES = ("chevron", "check")
SIZES = (12, 13, 14, 15, 16, 18, 20, 24, 30, 56)


@cache
def _sheet() -> Template:
    return Template((resources() / "themes" / "desk.qss").read_text(encoding="utf-8"))


def render(colours: Mapping[str, str], *, scale: int = 100) -> str:
    """The style sheet for one theme at a type scale of 90 to 130 per cent."""
    sizes = {f"s{px}": str(scaled(px, scale)) for px in SIZES}
    look = "dark" if _is_dark(colours) else "light"
    pictures = {
        name: (resources() / "themes" / f"{name}_{look}.svg").as_posix() for name in ("chevron", "check")
    }
    return _sheet().substitute({**colours, **sizes, **pictures})


def _is_dark(colours: Mapping[str, str]) -> bool:
    surface = colours["surface"].lstrip("#")
    return sum(int(surface[at : at + 2], 16) for at in (0, 2, 4)) < 3 * 128

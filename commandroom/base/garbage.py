"""How often Python looks for circles of dead objects: seldom where many things are made and none of them goes in circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_USUAL = gc.get_threshold()
_SELDOM = (50_000, *_USUAL[1:])


def look_seldom() -> None:
    """From now on."""
    gc.set_threshold(*_SELDOM)


@contextmanager
def seldom() -> Iterator[None]:
    """For as long as this takes; a fifth of the time of a long fold was spent with looking.

    Whether it looks at all, and on which thread, is left as it is.
    """
    look_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*_USUAL)

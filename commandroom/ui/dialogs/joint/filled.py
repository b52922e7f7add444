"""What the form of a joint operation begins with, where somebody knows it already."""

from __future__ import annotations

from typing import NamedTuple


class Filled(NamedTuple):
    """The fields of the form as they stand at first."""

    matter: str = ""
    place: str = ""
    initiator: str = ""
    departments: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()


EMPTY = Filled()

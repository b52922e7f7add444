"""The base of all questions."""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct

R_co = TypeVar("R_co", covariant=True)


class Query(Struct, Generic[R_co], frozen=True):
    """Base of all questions."""

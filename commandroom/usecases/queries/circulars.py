"""What is asked about circulars of supervision: one as it was signed, or as it would be signed now."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from commandroom.usecases.queries.asking import Query

if TYPE_CHECKING:  # what only who opens a circular needs is not read at the start
    from commandroom.domain.circulars import Circular


class CircularOf(Query["CircularSheet"], frozen=True):
    """The circular of a week (`2026-W48`) or month (`2026-11`).

    Raises:
        WrongUseError: `circular.span`. RefusedError: `figures.not_begun`.
    """

    span: str
    now: datetime


class CircularSheet(Struct, frozen=True):
    """The circular; `by` and `at` are who signed it when, None while it is a draft. `is_over`: it may be signed."""

    circular: Circular
    is_over: bool
    by: str = ""
    by_name: str = ""
    at: datetime | None = None

    @property
    def is_draft(self) -> bool:
        """Whether nobody has signed it."""
        return self.at is None

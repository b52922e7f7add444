"""Why somebody of the roster is not there although a shift might say so: leave, and being lent to another house."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from commandroom.domain.ids import PersonId


class Leave(Struct, frozen=True, kw_only=True):
    """Leave of a `kind` (年休假, 病假, 培训 …) from a moment to one that is no part of it, UTC."""

    id: str
    person: PersonId
    since: datetime
    until: datetime
    kind: str = ""
    approver: str = ""
    note: str = ""


class Loan(Struct, frozen=True, kw_only=True):
    """A person lent to `to` for a purpose: a unit of this township by its id, else another house by its name.

    Within the township the person works for that unit meanwhile; elsewhere the person is not there. A loan has an end and a
    purpose, and somebody who approved it (编制周转池: 阶段性重大任务、改善结构、紧缺人才).
    """

    id: str
    person: PersonId
    to: str
    since: datetime
    until: datetime
    purpose: str = ""
    approver: str = ""


class Lasting(Protocol):
    """Anything from a moment to one that is no part of it."""

    @property
    def since(self) -> datetime:
        """Its begin."""
        ...

    @property
    def until(self) -> datetime:
        """Its end."""
        ...


L = TypeVar("L", bound=Lasting)


class Spans(Generic[L]):
    """Spans of one person, found by a moment without looking at all of them; they may overlap."""

    def __init__(self, spans: Iterable[L] = ()) -> None:
        # by the id at last: of two spans of the same times all seats take the same, in whatever order they came
        self.rows = sorted(spans, key=lambda span: (span.since, span.until, str(getattr(span, "id", ""))))
        self._starts = [span.since for span in self.rows]
        self._reach: list[datetime] = []
        for span in self.rows:
            self._reach.append(max(span.until, self._reach[-1]) if self._reach else span.until)

    def at(self, moment: datetime) -> Iterator[L]:
        """Those that cover a moment, the one that began last first."""
        place = bisect_right(self._starts, moment) - 1
        while place >= 0 and self._reach[place] > moment:
            if self.rows[place].until > moment:
                yield self.rows[place]
            place -= 1

    def touch(self, begin: datetime, end: datetime) -> bool:
        """Whether one has a part in a span of time."""
        place = bisect_left(self._starts, end) - 1
        return place >= 0 and self._reach[place] >= begin


def overlaps(spans: Iterable[L]) -> tuple[tuple[L, L], ...]:
    """The pairs that cover a moment both: a person in two loans, two leaves of one week."""
    rows = sorted(spans, key=lambda span: (span.since, span.until))
    return tuple(
        (one, other) for n, one in enumerate(rows) for other in rows[n + 1 :] if other.since < one.until
    )


def both_away(own: Iterable[Lasting], others: Iterable[Lasting]) -> tuple[tuple[datetime, datetime], ...]:
    """The times that a span of the one and a span of the other share: A and B may not be off on the same day."""
    rows = tuple(others)
    pairs = ((max(a.since, b.since), min(a.until, b.until)) for a in own for b in rows)
    return tuple(sorted(pair for pair in pairs if pair[0] < pair[1]))

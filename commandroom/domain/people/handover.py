"""The hand-over of a shift: what is open, what was promised to whom by when, and both signatures.

Duty is handed over in writing, with what was settled and what was not (政府值班工作惯例). Who leaves writes and signs; who
comes reads and signs; after that nothing of it changes. Each signs for themselves: a signature is the deed of its person.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from commandroom.domain.errors import FieldError, RefusedError

PROMISE_MOST, NOTES_MOST, ITEMS_MOST = 200, 2000, 500


class HandedItem(Struct, frozen=True):
    """An open event that is handed over by its id and number, with what was promised about it ("" for nothing)."""

    event: str
    number: str
    promise: str = ""


class HandOver(Struct, frozen=True, kw_only=True):
    """One hand-over; `total` and `red` are the open events and those past a limit when it was written.

    It waits until `taken_at`, which is the second signature.
    """

    id: str
    outgoing: str
    incoming: str
    given_at: datetime
    items: tuple[HandedItem, ...] = ()
    notes: str = ""
    total: int = 0
    red: int = 0
    taken_at: datetime | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether the second signature is missing."""
        return self.taken_at is None

    @property
    def promises(self) -> tuple[HandedItem, ...]:
        """The items about which something was promised."""
        return tuple(item for item in self.items if item.promise)


def need_sound(found: HandOver) -> None:
    """Whether it can be signed by who leaves.

    Raises:
        RefusedError: `handover.to_oneself`.
        FieldError: `field.missing`, `field.too_long`, `handover.too_many`.
    """
    if not found.incoming:
        raise FieldError("field.missing", field="incoming")
    if found.incoming == found.outgoing:
        raise RefusedError("handover.to_oneself")
    if len(found.items) > ITEMS_MOST:
        raise FieldError("handover.too_many", field="items", count=len(found.items), most=ITEMS_MOST)
    _need_short("notes", (found.notes,), NOTES_MOST)
    _need_short("promise", (item.promise for item in found.items), PROMISE_MOST)


def need_taker(found: HandOver | None, actor: str) -> HandOver:
    """The hand-over, for who takes it over.

    Raises:
        RefusedError: `handover.unknown`, `handover.taken`, or `handover.not_yours` for anybody it was not written to.
    """
    if found is None:
        raise RefusedError("handover.unknown")
    if not found.is_waiting:
        raise RefusedError("handover.taken", at=found.taken_at)
    if actor != found.incoming:
        raise RefusedError("handover.not_yours")
    return found


def _need_short(field: str, texts: Iterable[str], most: int) -> None:
    for text in texts:
        if len(text) > most:
            raise FieldError("field.too_long", field=field, most=most, length=len(text))

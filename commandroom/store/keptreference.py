"""The reference records kept until one of their kind changes, and as whoever asks live sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from commandroom.domain.event.deed import Actor
from commandroom.domain.knowledge.rules import Policy
from commandroom.domain.time.calendar import Calendar
from commandroom.domain.time.clockwork import Clockwork
from commandroom.store import local, records
from commandroom.store.records import Record
from commandroom.store.reference import CALENDAR_KINDS, POLICY_KINDS, STAFF_KINDS, Reference
from commandroom.store.roster import Roster
from commandroom.store.shippedrules import Shipped

if TYPE_CHECKING:
    pass


class ReferenceCache:
    """Keeps the records of each kind, and what was derived from them, until a record of that kind changes."""

    def __init__(self, shipped: Shipped) -> None:
        self._shipped = shipped
        self._kinds: dict[str, tuple[str, tuple[Record, ...]]] = {}
        self._reference: tuple[dict[str, str], Reference] | None = None

    def at(self, connection: Any) -> Reference:
        """The reference state that a connection sees."""
        now = local.generations(connection)
        kept = self._reference
        if kept is not None and kept[0] == now:
            return kept[1]
        fresh = self._fresh(connection, now, kept)
        self._reference = (now, fresh)
        return fresh

    def _fresh(
        self, connection: Any, now: dict[str, str], kept: tuple[dict[str, str], Reference] | None
    ) -> Reference:
        kinds: dict[str, tuple[Record, ...]] = {}
        for kind in records.KINDS:
            token = now.get(kind, "")
            known = self._kinds.get(kind)
            if known is None or known[0] != token:
                known = (token, tuple(records.of_kind(connection, kind)) if token else ())
                self._kinds[kind] = known
            kinds[kind] = known[1]
        fresh = Reference(self._shipped, lambda kind: kinds.get(kind, ()))
        if kept is not None:
            _carry_over(kept, now, fresh)
        return fresh


_DERIVED = {
    "policy": POLICY_KINDS,
    "people": ("person", "unit", *STAFF_KINDS),
    "_units": ("unit",),
    "calendar": CALENDAR_KINDS,
    "clockwork": CALENDAR_KINDS,
    "places": ("village", "grid"),
    "posts": ("post",),
}


def _carry_over(kept: tuple[dict[str, str], Reference], now: dict[str, str], fresh: Reference) -> None:
    """Keep what was derived from kinds that did not change: an amended person needs no new calendar."""
    before, reference = kept
    for name, kinds in _DERIVED.items():
        if name in reference.__dict__ and all(before.get(kind) == now.get(kind) for kind in kinds):
            fresh.__dict__[name] = reference.__dict__[name]


class LiveReference:
    """The reference records as they are whenever it is asked: the port `Reference`."""

    def __init__(self, current: Callable[[], Reference]) -> None:
        self._current = current

    def policy(self) -> Policy:
        """All rules together."""
        return self._current().policy

    def people(self) -> Roster:
        """Who is who."""
        return self._current().people

    def calendar(self) -> Calendar:
        """The working calendar."""
        return self._current().calendar

    def clockwork(self) -> Clockwork:
        """The calendar's clockwork."""
        return self._current().clockwork

    def named_for(self, person: str) -> frozenset[str]:
        """The closed events that a leader named a person for, by their ids."""
        return self._current().named_for(person)

    def actor(self, ref: str, *, unit: str = "") -> Actor | None:
        """The active person meant by an id, a name or a role's name, of that unit if there is one."""
        return self._current().people.actor(ref, unit=unit)

    def setting(self, key: str) -> str:
        """A setting of the room; empty when not set."""
        return self._current().setting(key)

    def record(self, kind: str, record: str) -> Mapping[str, Any]:
        """The fields of a reference record as they are; empty where there is none."""
        return self._current().record(kind, record)

    def names(self, kind: str) -> tuple[str, ...]:
        """The ids of the records of a kind."""
        return self._current().names(kind)

"""What a deed changed: the one message that desk, jobs and exchange pass on."""

from __future__ import annotations

from dataclasses import dataclass, field

from commandroom.domain.event.state import State


@dataclass(frozen=True, slots=True)
class Changes:
    """Which events and records to look at again; of the deed's own event also number, state and version.

    `effects` names the verbs that were journaled, in order; `proposed` is the id of a proposal that now waits for
    another person.
    """

    events: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    event: str = ""
    number: str = ""
    state: State | None = None
    version: int = 0
    effects: tuple[str, ...] = ()
    entries: tuple[str, ...] = field(default=())
    proposed: str = ""
    seat_only: bool = False

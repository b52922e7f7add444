"""What a deed changed: the one message that desk, jobs and exchange pass on."""

from __future__ import annotations

import msgspec

from commandroom.domain.event.state import State


class Changes(msgspec.Struct, frozen=True):
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
    entries: tuple[str, ...] = msgspec.field(default=())
    proposed: str = ""
    seat_only: bool = False

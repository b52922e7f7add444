"""The events in the hands of a write transaction: as they are stored, and as they are now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from commandroom.domain.event.state import Event
from commandroom.domain.ids import EventId
from commandroom.store import finding, local, projection, receiving
from commandroom.store.gathering import Gathered
from commandroom.store.loaded import Loaded
from commandroom.store.supply import SeatSupply

_FULL_AT = 1000
_external = "{}\x1f{}".format


@dataclass(slots=True)
class Held:
    """One event; `row` None says that no table has it yet."""

    row: int | None
    stored: Event | None
    now: Event | None

    @property
    def is_dirty(self) -> bool:
        """Whether the tables have it as it was."""
        return self.now is not self.stored


class HeldEvents:
    """Loads events, finds those that no table has yet, and writes what became of them."""

    def __init__(self, connection: Any, seat: local.Seat, loaded: Loaded, supply: SeatSupply) -> None:
        self._connection, self._seat, self._loaded, self._supply = connection, seat, loaded, supply
        self._held: dict[str, Held] = {}
        self._fresh: dict[str, str] = {}

    @property
    def is_full(self) -> bool:
        """Whether it is time to write them and let them go."""
        return len(self._held) >= _FULL_AT

    def get(self, event: str) -> Held | None:
        """An event that is held already."""
        return self._held.get(event)

    def load(self, event: str) -> Held:
        """Take an event in hand, known or not."""
        found = self._loaded.get(event) or self._stored(event)
        row, stored = found if found is not None else (None, None)
        held = self._held[event] = Held(row, stored, stored)
        return held

    def let_go(self) -> None:
        """Hold none any more; what is not written is lost."""
        self._held.clear()

    def find(self, ref: str) -> EventId | None:
        """The event meant by an id, a number, an external number or a row id (`#12`)."""
        word = ref.strip()
        held = self._held.get(word)
        if (held is not None and held.now is not None) or word in self._loaded:
            return EventId(word)
        fresh = self._fresh.get(word)
        return EventId(fresh) if fresh is not None else finding.find(self._connection, word)

    def find_external(self, source: str, ext_no: str) -> EventId | None:
        """The event with that external number of that source."""
        fresh = self._fresh.get(_external(source, ext_no))
        return EventId(fresh) if fresh else finding.find_external(self._connection, source, ext_no)

    def remember(self, event: Event) -> None:
        """Numbers of an event that is not in the tables as it is now."""
        if event.number:
            self._fresh[event.number] = event.id
        if event.ext_no:
            self._fresh.setdefault(event.ext_no, event.id)
            self._fresh.setdefault(_external(event.source, event.ext_no), event.id)

    def flush(self) -> None:
        """Write rows, clocks and index of what changed."""
        fresh = []
        for held in self._held.values():
            if held.is_dirty and held.now is not None:
                if held.stored is None and held.row is None:
                    fresh.append(held)
                    continue
                held.row = projection.project(
                    self._connection, held.stored, held.now, row=held.row, search_key=self._seat.search_key,
                    remembered=self._loaded.facts,
                )  # fmt: skip
                held.stored = held.now
                self._loaded.keep(held.row, held.now)
        if fresh:
            self._write_fresh(fresh)
        self._fresh.clear()

    def _write_fresh(self, fresh: Iterable[Held]) -> None:
        """Events that no table holds yet get the next row ids and are written together."""
        last = self._connection.execute("SELECT max(row) FROM event").fetchone()[0] or 0
        gathered = Gathered()
        for row, held in enumerate(fresh, start=last + 1):
            event = held.now
            assert event is not None  # noqa: S101 - the caller looked
            gathered.add(row, event, self._supply.tokens(event))
            held.row, held.stored = row, event
            self._loaded.keep(row, event)
        gathered.write(self._connection)

    def _stored(self, event: str) -> tuple[int, Event] | None:
        """From the tables; an event of which entries came that are not folded yet is folded first."""
        unfolded = self._connection.execute("SELECT 1 FROM unfolded WHERE subject = ?", (event,)).fetchone()
        if unfolded is not None:
            receiving.fold_anew(self._connection, event, self._seat)
        return projection.load(self._connection, event)

"""What is held of each place, brought forward by what has a greater version than was last looked at."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from commandroom.center.store.engine import Database
from commandroom.center.store.rows import among, insert, listed
from commandroom.center.store.schema import apart
from commandroom.center.store.schema import place as place_table
from commandroom.center.store.schema import stream as stream_table
from commandroom.domain.exchange import streams
from commandroom.domain.exchange.streams import COUNTY_DIGITS, Device, Role, Stream
from commandroom.domain.exchange.sums import Sum

_COLUMNS = (stream_table.c.name, stream_table.c.version, stream_table.c.count, stream_table.c.low,
            stream_table.c.top, stream_table.c.xor, stream_table.c.head)  # fmt: skip
_HAS_APART = (
    select(apart.c.hash)
    .where(apart.c.place == stream_table.c.place, apart.c.stream == stream_table.c.name)
    .correlate(stream_table)
    .exists()
)
_CHANGED = ("version", "count", "low", "top", "xor", "head")
_NEWER = select(*_COLUMNS).where(
    stream_table.c.place == bindparam("place"), stream_table.c.version > bindparam("version")
)
_VERSIONS = select(place_table.c.place, place_table.c.version)


class _Line(NamedTuple):
    stream: Stream
    sum: Sum


class Places:
    """The sums of all streams, kept in memory as of a version of each place. For several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._guard = threading.Lock()
        self._versions: dict[str, int] = {}
        self._lines: dict[str, dict[str, _Line]] = {}
        self._some = _VERSIONS.where(among(database, place_table.c.place, "places"))
        self._raised = (
            insert(database, place_table)
            .values(place=bindparam("named"), version=1)
            .on_conflict_do_update(index_elements=["place"], set_={"version": place_table.c.version + 1})
            .returning(place_table.c.version)
        )
        self._held = select(*_COLUMNS, _HAS_APART).where(
            stream_table.c.place == bindparam("in_place"), among(database, stream_table.c.name, "names")
        )
        put = insert(database, stream_table)
        self._put = put.on_conflict_do_update(
            index_elements=["place", "name"], set_={name: getattr(put.excluded, name) for name in _CHANGED}
        )

    def versions(self, connection: Connection) -> dict[str, int]:
        """The version of every place now."""
        return {str(name): int(version) for name, version in connection.execute(_VERSIONS)}

    def sums_for(self, connection: Connection, device: Device) -> dict[str, Sum]:
        """All that a device is entitled to."""
        with self._guard:
            self._forward(connection, device)
            return {
                name: line.sum
                for place in self._versions
                if streams.lies_in(place, device.place) or streams.lies_in(device.place, place)
                for name, line in self._lines.get(place, {}).items()
                if streams.may_pull(device, line.stream)
            }

    def lock(self, connection: Connection, places: Iterable[str]) -> dict[str, int]:
        """Raise the versions of places, and hold their rows until the transaction ends; the new versions."""
        return {
            place: int(connection.execute(self._raised, {"named": place}).scalar_one())
            for place in sorted(set(places))
        }

    def held(
        self, connection: Connection, place: str, names: Sequence[str]
    ) -> tuple[dict[str, Sum], set[str]]:
        """The sums of these streams of a place, as they stand in the store; and which may have entries kept apart."""
        asked = {"in_place": place, "names": listed(self._database, names)}
        sums: dict[str, Sum] = {}
        waiting = set(names)
        for name, _, *rest, has_apart in connection.execute(self._held, asked):
            sums[name] = Sum(*rest)
            if not has_apart:
                waiting.discard(name)
        return sums, waiting

    def write_sums(self, connection: Connection, place: str, version: int, fresh: dict[str, Sum]) -> None:
        """Keep new sums of a place whose row is locked."""
        rows = [
            {"place": place, "name": name, "version": version, "count": s.count, "low": s.low, "top": s.top,
             "xor": s.xor, "head": s.head}
            for name, s in fresh.items()
        ]  # fmt: skip
        if rows:
            # One by itself is a round trip fewer.
            connection.execute(self._put, rows if len(rows) > 1 else rows[0])

    def _forward(self, connection: Connection, device: Device) -> None:
        for place, version in self._asked(connection, device):
            if version <= self._versions.get(place, 0):
                continue
            lines = self._lines.setdefault(place, {})
            newest, known = version, {"place": place, "version": self._versions.get(place, 0)}
            for name, reached, *rest in connection.execute(_NEWER, known):
                newest = max(newest, reached)
                stream = streams.parsed(name)
                if stream is not None:
                    lines[name] = _Line(stream, Sum(*rest))
            self._versions[place] = newest

    def _asked(self, connection: Connection, device: Device) -> Iterator[tuple[str, int]]:
        if device.role in {Role.COUNTY, Role.CENTER}:
            rows = connection.execute(_VERSIONS)
        else:
            own = {device.place, device.place[:COUNTY_DIGITS]}
            rows = connection.execute(self._some, {"places": listed(self._database, sorted(own))})
        yield from [(name, version) for name, version in rows]

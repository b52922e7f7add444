"""The statements about devices that a centre holds, and what follows from them; read anew when another process added one."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping

import msgspec
from sqlalchemy import Connection, select

from commandroom.center.store.engine import Database
from commandroom.center.store.places import Places
from commandroom.center.store.rows import Filler
from commandroom.center.store.schema import place as place_table
from commandroom.center.store.schema import statement as statement_table
from commandroom.domain.exchange import streams
from commandroom.domain.exchange.messages import Statement
from commandroom.domain.exchange.streams import Device, Role
from commandroom.domain.exchange.trust import (
    Fact,
    Granted,
    Revoked,
    Trust,
    Verify,
    decoded,
    fingerprint,
    xor_of_statements,
)

EVERYWHERE = ""
"""The name under which a change of statements raises a version, beside the places'."""
MOST = 20_000
_ALL = select(statement_table.c.raw, statement_table.c.signer, statement_table.c.signature).order_by(
    statement_table.c.fingerprint
)
_VERSION = select(place_table.c.version).where(place_table.c.place == EVERYWHERE)


class Known(msgspec.Struct):
    """All statements as of a version, and what they come to."""

    version: int
    statements: tuple[tuple[Statement, Fact | None], ...]
    trust: Trust
    views: dict[tuple[Role, str], tuple[tuple[Statement, ...], str]] = {}

    def for_device(self, device: Device) -> tuple[tuple[Statement, ...], str]:
        """Those that concern a device, and all of them in one word."""
        key = (device.role, device.place)
        if key not in self.views:
            mine = tuple(one for one, fact in self.statements if self._concerns(device, fact))
            self.views[key] = (mine, xor_of_statements(mine))
        return self.views[key]

    def _concerns(self, device: Device, fact: Fact | None) -> bool:
        """A township hears of itself and of its county, a county of all that lies in it; letters go to their place alone."""
        if fact is None:
            return False
        if isinstance(fact, Granted):
            return fact.place == device.place or device.role is Role.CENTER
        if isinstance(fact, Revoked):
            known = self.trust.devices.get(fact.device)
            place = known.place if known is not None else ""
        else:
            place = fact.place
        return streams.lies_in(place, device.place) or streams.lies_in(device.place, place)


class Statements:
    """What is known of devices. For several threads."""

    def __init__(self, database: Database, places: Places, roots: Mapping[str, str], verify: Verify) -> None:
        self._places = places
        self._roots = dict(roots)
        self._verify = verify
        self._guard = threading.Lock()
        self._filler = Filler(database, statement_table)
        self._known: Known | None = None

    def known(self, connection: Connection) -> Known:
        """As of now."""
        version = int(connection.execute(_VERSION).scalar() or 0)
        with self._guard:
            if self._known is None or self._known.version < version:
                self._known = self._read(connection, version)
            return self._known

    def _read(self, connection: Connection, version: int) -> Known:
        held = tuple(Statement(*row) for row in connection.execute(_ALL))
        trust = Trust(held, self._roots, self._verify)
        return Known(version, tuple((one, decoded(one.raw)) for one in held), trust)

    def keep(self, connection: Connection, fresh: Iterable[Statement]) -> tuple[tuple[str, str], ...]:
        """Keep those that count; fingerprint and reason of those that do not. The connection writes."""
        version = self._places.lock(connection, [EVERYWHERE])[EVERYWHERE]
        held = self._read(connection, version)
        known = {fingerprint(one) for one, _ in held.statements}
        new = {key: one for one in fresh if (key := fingerprint(one)) not in known}
        if not new:
            return ()
        whole = Trust([*(one for one, _ in held.statements), *new.values()], self._roots, self._verify)
        refused = tuple((key, whole.refused[key]) for key in new if key in whole.refused)
        good = [(key, one) for key, one in new.items() if key not in whole.refused][: MOST - len(known)]
        self._filler.fill(connection, [(key, one.raw, one.signer, one.signature) for key, one in good])
        return refused

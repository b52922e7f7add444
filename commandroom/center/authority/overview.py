"""What somebody who keeps a centre wants to see: its devices and what it holds."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from commandroom.center.authority.home import CenterHome
from commandroom.center.store import invites
from commandroom.center.store.holding import CenterStore
from commandroom.center.store.notes import Contact
from commandroom.center.store.schema import entry
from commandroom.center.store.schema import stream as stream_table
from commandroom.domain.exchange import streams
from commandroom.domain.exchange.trust import Enrolled, Trust
from commandroom.domain.journal import moment


def seats(store: CenterStore) -> list[dict[str, Any]]:
    """Every device, by place and seat."""
    with store.database.reading() as connection:
        trust = store.statements.known(connection).trust
        heard = store.notes.contacts(connection)
        devices = sorted(trust.devices.values(), key=lambda one: (one.place, one.seat, one.at, one.device))
        return [_row(connection, one, heard.get(one.device, Contact()), trust) for one in devices]


def _row(connection: Connection, one: Enrolled, heard: Contact, trust: Trust) -> dict[str, Any]:
    gone = trust.revoked.get(one.device)
    return {
        "device": one.device, "place": one.place, "seat": one.seat, "role": one.role.value, "name": one.name,
        "incarnation": one.incarnation, "enrolled_at": _at(one.at), "last_seen": _at(heard.seen),
        "entries": heard.entries, "refused": heard.refused,
        "revoked": gone is not None, "reason": gone.reason if gone is not None else "",
        "written_after": _void(connection, one, trust) if gone is not None else 0,
    }  # fmt: skip


def _void(connection: Connection, one: Enrolled, trust: Trust) -> int:
    """Entries of a revoked device's seat that have no effect."""
    query = select(stream_table.c.name, stream_table.c.top).where(stream_table.c.place == one.place)
    total = 0
    for name, top in connection.execute(query):
        stream = streams.parsed(name)
        if stream is None or stream.seat != one.seat or not trust.is_void(name, top):
            continue
        from_here = trust.revoked[one.device].upto.get(name, 0)
        counted = select(func.count()).where(
            entry.c.place == one.place, entry.c.stream == name, entry.c.seq > from_here
        )
        total += int(connection.execute(counted).scalar_one())
    return total


def status(home: CenterHome, store: CenterStore) -> dict[str, Any]:
    """What the centre is and holds."""
    about = home.about()
    with store.database.reading() as connection:
        trust = store.statements.known(connection).trust
        codes = len(invites.waiting(connection, store.now()))
        held = int(connection.execute(select(func.count()).select_from(stream_table)).scalar_one())
    counts = store.counts()
    return {
        "name": about.name, "place": about.place, "role": about.role, "hosts": list(about.hosts),
        "database": store.database.kind, "epoch": store.epoch, "streams": held, "entries": counts["entry"],
        "kept_apart": counts["apart"], "devices": len(trust.devices), "revoked": len(trust.revoked),
        "open_invites": codes,
        "certificate_until": home.server().parsed.not_valid_after_utc.isoformat(),
        "authority_until": home.authority().parsed.not_valid_after_utc.isoformat(),
    }  # fmt: skip


def _at(millis: int) -> str:
    return moment(millis).isoformat() if millis else ""

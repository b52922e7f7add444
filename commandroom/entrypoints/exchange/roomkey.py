"""The room's key for personal data: made by the seat that founded the room, granted by whoever has it to who joined."""

from __future__ import annotations

from commandroom.domain.exchange.effects import KeepStatements
from commandroom.domain.exchange.streams import Role
from commandroom.domain.exchange.trust import Enrolled, Granted, Trust
from commandroom.domain.journal import millis
from commandroom.store import local
from commandroom.store.exchange import keeping, wrapping
from commandroom.store.exchange.disk import SeatDisk
from commandroom.store.seat_store import SeatStore
from commandroom.sync.keys import DeviceKeys, sealed_letter
from commandroom.sync.statements import signed
from commandroom.usecases.ports import Now


def settle(store: SeatStore, disk: SeatDisk, keys: DeviceKeys, *, clock: Now) -> None:
    """Make the key, take it, or grant it, as it is this seat's turn."""
    with store.database.reading() as connection:
        key = wrapping.room_key(connection)
    if key is None:
        key = _found(store) or _taken(store, disk.trust, keys)
    if key is not None:
        _grant(disk, keys, key, at=millis(clock.now()))


def _found(store: SeatStore) -> bytes | None:
    """A fresh key, at the seat whose store wrote the room's first entry itself."""
    with store.database.reading() as connection:
        is_ours = wrapping.founded_here(connection)
    if not is_ours:
        return None
    return _kept(store, wrapping.new_room_key())


def _taken(store: SeatStore, trust: Trust, keys: DeviceKeys) -> bytes | None:
    """The key out of a letter to this device."""
    mine = {device.device for device in trust.devices.values() if device.key == keys.public}
    for grant in trust.grants:
        if grant.device in mine:
            key = keys.open_letter(grant.letter, _bound(grant.place, grant.device))
            if key is not None:
                return _kept(store, key, is_late=True)
    return None


def _kept(store: SeatStore, key: bytes, *, is_late: bool = False) -> bytes:
    with store.database.writing() as connection:
        local.put(connection, wrapping.ROOM_KEY, key.hex())
        if is_late:
            wrapping.owe(connection)
        keeping.open_keys(connection, wrapping.open_kept(connection), local.seat(connection))
    return key


def _grant(disk: SeatDisk, keys: DeviceKeys, key: bytes, *, at: int) -> None:
    """A letter to each seat of the room that has none yet."""
    trust = disk.trust
    me = next((device for device in trust.devices.values() if device.key == keys.public), None)
    if me is None:
        return
    granted = {grant.device for grant in trust.grants}
    fresh = [
        signed(
            Granted(
                at=at, place=me.place, sender=me.device, device=other.device,
                letter=sealed_letter(key, other.box, _bound(me.place, other.device)),
            ),
            keys,
        )
        for other in trust.devices.values()
        if _may_have_it(me, other, trust) and other.device not in granted
    ]  # fmt: skip
    if fresh:
        disk.perform(KeepStatements(tuple(fresh)))


def _may_have_it(me: Enrolled, other: Enrolled, trust: Trust) -> bool:
    """Only seats of the same room: neither its hub nor anybody of the county."""
    return (
        other.role is Role.SEAT
        and other.place == me.place
        and other.key != me.key
        and other.device not in trust.revoked
        and len(other.box) == len(me.box)
    )


def _bound(place: str, device: str) -> bytes:
    return f"{place}\n{device}".encode()

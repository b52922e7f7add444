"""What is noted beside the entries: when a device was heard last, what was confirmed to it, what the store is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter

import msgspec
from sqlalchemy import Connection, bindparam, select

from commandroom.center.store.engine import Database
from commandroom.center.store.rows import insert
from commandroom.center.store.schema import contact, entry, receipt, setting
from commandroom.center.store.spans import place_of
from commandroom.domain.exchange.messages import Receipt
from commandroom.domain.exchange.receipts import receipt_bytes
from commandroom.domain.exchange.streams import Device
from commandroom.domain.exchange.sums import Sum
from commandroom.domain.journal import digest_of

BATCH_PURPOSE = b"commandroom receipt 1\n"
Sign = Callable[[bytes], str]
_FIRST = (
    select(entry.c.hash)
    .where(entry.c.place == bindparam("place"), entry.c.stream == bindparam("stream"))
    .order_by(entry.c.seq, entry.c.hash)
    .limit(1)
)


def batch_bytes(device: str, sums: Mapping[str, Sum]) -> bytes:
    """What the authority signs when it confirms what it holds of a device's batch."""
    said = msgspec.json.encode(sums, order="deterministic")
    return BATCH_PURPOSE + f"{device}\n{digest_of('sha256')(said)}".encode()


class Contact(msgspec.Struct, frozen=True):
    """When a device was heard last (ms), how many entries it brought, how many were refused."""

    seen: int = 0
    entries: int = 0
    refused: int = 0


class Notes:
    """The notes of a store."""

    def __init__(self, database: Database, sign: Sign, key: str = "") -> None:
        self._sign = sign
        self._key = key
        put = insert(database, contact)
        keys = ["place", "device"]
        self._seen = put.on_conflict_do_update(index_elements=keys, set_={"seen": put.excluded.seen})
        self._counted = put.on_conflict_do_update(
            index_elements=keys,
            set_={"seen": put.excluded.seen, "entries": contact.c.entries + put.excluded.entries,
                  "refused": contact.c.refused + put.excluded.refused},
        )  # fmt: skip
        new = insert(database, receipt)
        self._confirmed = new.on_conflict_do_update(
            index_elements=keys,
            set_={name: getattr(new.excluded, name) for name in ("at", "said", "signature")},
        )

    def written(
        self, connection: Connection, device: Device, sums: Mapping[str, Sum], *, entries: int, refused: int, now: int
    ) -> str:  # fmt: skip
        """Note a batch; returns the signature under what is confirmed."""
        about = {"place": device.place, "device": device.id}
        connection.execute(self._counted, about | {"seen": now, "entries": entries, "refused": refused})
        signature = self._sign(batch_bytes(device.id, sums))
        said = msgspec.json.encode(sums, order="deterministic").decode()
        connection.execute(self._confirmed, about | {"at": now, "said": said, "signature": signature})
        return signature

    def receipts(self, connection: Connection, sums: Mapping[str, Sum], now: int) -> tuple[Receipt, ...]:
        """The store's word for what it holds of these streams; nothing where it signs in nobody's name."""
        if not self._key:
            return ()
        found = []
        for stream, held in sums.items():
            asked = {"place": place_of(stream), "stream": stream}
            first = str(connection.execute(_FIRST, asked).scalar() or "")
            bare = Receipt(stream, held.top, held.head, held.count, held.xor, first, now, self._key, "")
            found.append(msgspec.structs.replace(bare, signature=self._sign(receipt_bytes(bare))))
        return tuple(found)

    def seen(self, connection: Connection, devices: Iterable[tuple[Device, int]]) -> None:
        """Devices that opened a session, each at its moment (ms)."""
        rows = [
            {"place": one.place, "device": one.id, "seen": at, "entries": 0, "refused": 0}
            for one, at in devices
        ]
        rows.sort(
            key=itemgetter("place", "device")
        )  # two processes that write at once wait for each other in one order
        connection.execute(self._seen, rows)

    def contacts(self, connection: Connection) -> dict[str, Contact]:
        """Every device that was heard."""
        query = select(contact.c.device, contact.c.seen, contact.c.entries, contact.c.refused)
        return {device: Contact(*rest) for device, *rest in connection.execute(query)}


def settings(connection: Connection) -> dict[str, str]:
    """What the store is."""
    return {str(key): str(value) for key, value in connection.execute(select(setting.c.key, setting.c.value))}


def settle(database: Database, connection: Connection, values: Mapping[str, str]) -> None:
    """What the store is from now on, where it does not say so yet."""
    rows = [{"key": key, "value": value} for key, value in values.items()]
    connection.execute(insert(database, setting).on_conflict_do_nothing(), rows)

"""Whether the store is the one that this folder saw last: a copy that was put in its place counts less far.

Folder and store both count the starts and hours of a centre, each folder under a name of its own, the store first. A store
that has counted less than its folder has taken the place of another: it gets a new epoch, and seats are told of it.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from sqlalchemy import Connection, select

from commandroom.base.durable import write_whole
from commandroom.center.store.engine import Database
from commandroom.center.store.rows import insert
from commandroom.center.store.schema import setting

MARK = "mark.json"
EPOCH = "epoch"
EPOCH_BYTES = 8
_PREFIX = "mark:"


class Mark(msgspec.Struct, frozen=True):
    """How far a folder has counted."""

    id: str
    count: int = 0


def marked(database: Database, folder: Path) -> str | None:
    """Count on in store and folder; the store's new epoch where it turns out to be another, else None.

    Raises:
        WorldError: the store does not answer.
        OSError: the folder cannot be written.
    """
    path = folder / MARK
    known = _read(path)
    epoch = None
    with database.writing() as connection:
        query = select(setting.c.value).where(setting.c.key == _PREFIX + known.id)
        counted = int(connection.execute(query).scalar() or 0)
        if counted < known.count:
            epoch = os.urandom(EPOCH_BYTES).hex()
            _put(database, connection, EPOCH, epoch)
        count = max(counted, known.count) + 1
        _put(database, connection, _PREFIX + known.id, str(count))
    write_whole(path, msgspec.json.encode(Mark(known.id, count)))
    return epoch


def _read(path: Path) -> Mark:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Mark)
    except (FileNotFoundError, msgspec.MsgspecError):
        return Mark(os.urandom(EPOCH_BYTES).hex())


def _put(database: Database, connection: Connection, key: str, value: str) -> None:
    put = insert(database, setting)
    put = put.on_conflict_do_update(index_elements=["key"], set_={"value": put.excluded.value})
    connection.execute(put, {"key": key, "value": value})

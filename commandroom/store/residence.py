"""Where this home lives: on which machine, in which folder; noticed when it comes from elsewhere.

A home that was carried to another machine, or is a second copy of one that still lies on this machine, goes on in a new
incarnation at once: two that came from one disk must never write two entries under one number. That somebody must say
which of the two goes on stays marked until it is said (`go_on_here`).
"""

from __future__ import annotations

import json
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlcipher3 import dbapi2

from commandroom.base.paths import STORE
from commandroom.domain.errors import DamageError, RoomError
from commandroom.store import local
from commandroom.store.engine import Database
from commandroom.usecases.keeping import HomeState

LIVES = "lives"
CAME = "came"


class Abode(msgspec.Struct, frozen=True):
    """A machine by its mark and its name, and the home's folder on it."""

    mark: str
    name: str
    folder: str


def recognise(database: Database, here: Abode, *, now: datetime) -> HomeState | None:
    """Note where the home lives; the new state where it came from elsewhere, None where nothing is new."""
    with database.reading() as connection:
        if local.get(connection, LIVES) == _written(here):
            return None
    with database.writing() as connection:
        known = _read(local.get(connection, LIVES))
        if known == here:
            return None
        local.put(connection, LIVES, _written(here))
        came = _came_from(connection, known, here, database)
        if not came:
            return None
        local.next_incarnation(connection)
        local.put(connection, CAME, json.dumps(came | {"since": now.isoformat()}, ensure_ascii=False))
        return state(connection)


def _came_from(connection: Any, known: Abode | None, here: Abode, database: Database) -> dict[str, str]:
    if known is None:
        return {}
    if known.mark != here.mark:
        return {"how": "moved", "origin": known.name}
    facts = local.room_facts(connection)
    if facts.get("practice") or facts.get("demo"):
        return {}  # homes for practice are handed round
    if known.folder != here.folder and _same_seat(
        Path(known.folder) / database.path.name, connection, database
    ):
        return {"how": "copied", "origin": known.folder}
    return {}


def _same_seat(other: Path, connection: Any, database: Database) -> bool:
    """Whether the home that this one was copied from still lies there, with the same room and seat."""
    if not other.is_file() or other.samefile(database.path):
        return False
    try:
        from commandroom.store import sound  # noqa: PLC0415  for a home that was copied

        with closing(sound.opened(other, database.key)) as there:
            mine = (local.room_facts(connection).get("room"), local.get(connection, local.SEAT))
            return (local.room_facts(there).get("room"), local.get(there, local.SEAT)) == mine
    except (RoomError, dbapi2.DatabaseError):
        return False


def state(connection: Any) -> HomeState:
    """Whether somebody must still say that the home goes on here.

    Raises:
        DamageError: `store.malformed`: what is kept of it cannot be read.
    """
    try:
        return _state(connection)
    except (KeyError, TypeError, ValueError):
        raise DamageError("store.malformed", file=STORE, reason="local") from None


def _state(connection: Any) -> HomeState:
    number = int(local.get(connection, local.INCARNATION) or 1)
    kept = local.get(connection, CAME)
    if not kept:
        return HomeState(incarnation=number)
    came = json.loads(kept)
    return HomeState(
        moved=came["how"] == "moved",
        copied=came["how"] == "copied",
        origin=str(came["origin"]),
        since=datetime.fromisoformat(came["since"]),
        incarnation=number,
    )


def go_on_here(connection: Any) -> HomeState:
    """It is said: the seat's one home is this one."""
    local.put(connection, CAME, "")
    return state(connection)


def _written(abode: Abode) -> str:
    return json.dumps([abode.mark, abode.name, abode.folder], ensure_ascii=False)


def _read(text: str) -> Abode | None:
    """Where the home was; None where it was nowhere yet, and where that cannot be read any more."""
    try:
        return Abode(*json.loads(text)) if text else None
    except (TypeError, ValueError):
        return None

"""A store's file put under a key, or freed of it: copied, compared, exchanged, and what it replaces kept until that is sure.

The way is that of a restore (`restoring`): made ready beside the store, decided by one small file, finished by whoever
opens it next. Killed at any step, the store is wholly the old one or wholly the new one; which of them it is says the
file's own first bytes, so that nothing beside it can contradict it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import msgspec
from sqlcipher3 import dbapi2

from commandroom.base.durable import write_whole
from commandroom.domain.errors import DamageError, RoomError, WorldError
from commandroom.store import restoring, sound
from commandroom.store.recoding import connected, converted

CHANGE = ".changing.json"
"""What stands beside a store until what its change of key replaced was let go."""
_PARTS = ("", "-wal", "-shm")
_TRIES = 3

Step = Callable[[str], object]


class Change(msgspec.Struct, frozen=True):
    """A change of key that came as far as the exchange: what it replaced, and the digest that the new file must have."""

    aside: str
    digest: str


def change_key(
    store: Path, key: bytes | None, new_key: bytes | None, *, now: datetime, step: Step = lambda _name: None
) -> sound.Sound:
    """Put a store that nobody has open under another key, or under none.

    `step` hears of each step before it is taken. What was replaced is removed when the new file has been looked
    through; until then a note beside the store names it (`left_over`).

    Raises:
        WorldError: `backup.no_room` before anything is written; `key.busy`: somebody writes.
        DamageError: the store, or the copy of it, is not sound: nothing was replaced.
    """
    restoring.finish(store)
    finish(store, key)
    step("room")
    restoring.need_room(store, store.parent)
    for _ in range(_TRIES):
        found = _ready(store, key, new_key, step)
        step("exchange")
        if _last(store, key) == found.last:
            return _exchanged(store, key, new_key, found, now, step)
    restoring.cancel(store)
    raise WorldError("key.busy")


def _ready(store: Path, key: bytes | None, new_key: bytes | None, step: Step) -> sound.Sound:
    """The new file beside the store, compared with it."""
    ready = restoring.ready_path(store)
    step("copy")
    with closing(connected(store, key)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    before = sound.look(store, key)
    converted(store, key, ready, new_key)
    step("compare")
    after = sound.look(ready, new_key)
    if (after.digest, after.journal, after.beside) != (before.digest, before.journal, before.beside):
        restoring.cancel(store)
        raise DamageError("backup.damaged", file=ready.name, problem="digest", count=1)
    return after


def _exchanged(
    store: Path, key: bytes | None, new_key: bytes | None, found: sound.Sound, now: datetime, step: Step
) -> sound.Sound:
    step("note")
    aside = restoring.free_aside(store, now)
    write_whole(_note(store), msgspec.json.encode(Change(aside.name, found.digest)))
    restoring.exchange(store, now=now, key=key, step=step)
    step("look")
    sound.look(store, new_key)
    step("let go")
    finish(store, new_key)
    return found


def left_over(store: Path) -> str:
    """The file that a change of key replaced and that is still there; empty where there is none."""
    with suppress(OSError, msgspec.MsgspecError):
        change = msgspec.json.decode(_note(store).read_bytes(), type=Change)
        if store.with_name(change.aside).exists():
            return change.aside
    return ""


def finish(store: Path, key: bytes | None) -> str:
    """Let go of what a change of key replaced, once the new file has been looked through; returns its name.

    Raises:
        DamageError: the new file is not what it was when it was made: what it replaced stays.
    """
    aside = left_over(store)
    if aside:
        sound.look(store, key)
        for part in _PARTS:
            store.with_name(aside + part).unlink(missing_ok=True)
    _note(store).unlink(missing_ok=True)
    return aside


def _note(store: Path) -> Path:
    return store.with_name(store.name + CHANGE)


def _last(store: Path, key: bytes | None) -> int:
    """The last entry; -1 where it cannot be read."""
    try:
        with closing(connected(store, key)) as connection:
            return int(connection.execute("SELECT max(n) FROM entry").fetchone()[0] or 0)
    except (RoomError, dbapi2.DatabaseError):
        return -1

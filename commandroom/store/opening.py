"""Founding a room's store, joining a room from another seat, opening what is there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import asdict

from commandroom.base.clock import Clock
from commandroom.base.durable import make_folder
from commandroom.domain import ids
from commandroom.domain.errors import NotFoundError, RefusedError, WorldError
from commandroom.domain.journal import Entry, digest_of, millis
from commandroom.store import journal, local
from commandroom.store.engine import Database
from commandroom.store.migrating import known_revisions, migrate, revision
from commandroom.store.seat_store import SeatStore
from commandroom.store.shape import FOLD, HEAD, INTENT
from commandroom.store.shippedrules import Shipped
from commandroom.store.understanding import fold_what_is_known_now

if TYPE_CHECKING:
    from commandroom.store.pen import Random

FILE = "room.db"


class Founding(msgspec.Struct, frozen=True):
    """What a room is from its first entry on: it never changes, the suite of hash and cipher least of all."""

    name: str
    code: str
    kind: str = "general"
    suite: str = "sha256"
    practice: bool = False
    demo: bool = False


def create_store(  # noqa: PLR0913 - keyword-only: what a room is made of
    path: Path,
    *,
    founding: Founding,
    seat: str,
    shipped: Shipped,
    clock: Clock,
    key: bytes | None = None,
    random: Random = os.urandom,
) -> SeatStore:
    """Found a room and its first seat.

    Raises:
        RefusedError: `store.exists`.
        WorldError: the file cannot be made, or the suite is missing on this machine.
    """
    digest_of(founding.suite)
    room = ids.uuid7(millis=millis(clock.now()), random=int.from_bytes(random(10)))
    facts = {name: _text(value) for name, value in asdict(founding).items()} | {"room": room}
    store = _fresh(path, seat=seat, facts=facts, shipped=shipped, clock=clock, key=key, random=random)
    with store.writing() as writing:
        writing.found({name: value for name, value in facts.items() if name != "suite"}, now=clock.now())
    return store


def join_store(  # noqa: PLR0913
    path: Path,
    *,
    genesis: Entry,
    seat: str,
    shipped: Shipped,
    clock: Clock,
    key: bytes | None = None,
    random: Random = os.urandom,
) -> SeatStore:
    """Another seat of a room that was founded elsewhere: begins with that room's first entry.

    Raises:
        RefusedError: `store.exists`, `store.not_a_genesis`.
    """
    if genesis.kind != journal.KIND_ROOM:
        raise RefusedError("store.not_a_genesis", kind=genesis.kind)
    store = _fresh(path, seat=seat, facts={}, shipped=shipped, clock=clock, key=key, random=random)
    store.receive((genesis,))
    return store


def open_store(
    path: Path,
    *,
    shipped: Shipped,
    clock: Clock,
    key: bytes | None = None,
    random: Random = os.urandom,
    read_only: bool = False,
) -> SeatStore:
    """Open a seat's store, after a restore that was cut off is done and an older file is up to date.

    One that is only read stays as it is, to the last byte: every write is refused with `store.read_only`.

    Raises:
        NotFoundError: `store.none`.
        WorldError: a newer program wrote it, or an older one whose tables would have to be changed for reading;
            the file cannot be opened.
        DamageError: it is no store, or the key is wrong.
    """
    if read_only:
        return _opened_for_reading(path, shipped=shipped, clock=clock, key=key, random=random)
    if path.with_name(path.name + INTENT).exists():
        from commandroom.store.restoring import finish  # noqa: PLC0415 - after a restore that was cut off

        finish(path)
    if not path.is_file():
        raise NotFoundError("store.none", file=str(path))
    database = Database(path, key)
    try:
        migrate(database, before=lambda: _copied(database, clock))
        fold_what_is_known_now(database)
    except BaseException:
        database.close()
        raise
    store = SeatStore(database, shipped=shipped, clock=clock, random=random)
    if not _is_folded(database):
        store.rebuild()
    return store


def _is_folded(database: Database) -> bool:
    """Whether the caches were made by the rules of this program."""
    with database.reading() as connection:
        return local.get(connection, local.FOLD) == FOLD


def _copied(database: Database, clock: Clock) -> Path:
    from commandroom.store.backup import copied  # noqa: PLC0415 - a start without a migration copies nothing

    return copied(database, now=clock.now())


def _opened_for_reading(
    path: Path, *, shipped: Shipped, clock: Clock, key: bytes | None, random: Random
) -> SeatStore:
    if not path.is_file():
        raise NotFoundError("store.none", file=str(path))
    database = Database(path, key, read_only=True)
    try:
        present = revision(database)
    except BaseException:
        database.close()
        raise
    if present != HEAD:
        database.close()
        code = "store.older" if present in known_revisions() else "store.newer"
        raise WorldError(code, file=path.name, revision=present, head=HEAD)
    return SeatStore(database, shipped=shipped, clock=clock, random=random)


def _fresh(  # noqa: PLR0913
    path: Path,
    *,
    seat: str,
    facts: dict[str, str],
    shipped: Shipped,
    clock: Clock,
    key: bytes | None,
    random: Random,
) -> SeatStore:
    make_folder(path.parent)
    database = Database(path, key)
    if revision(database):
        database.close()
        raise RefusedError("store.exists", file=str(path))
    migrate(database)
    with database.writing() as connection:
        from commandroom.store import receiving  # noqa: PLC0415 - founding only

        receiving.put_facts(connection, facts)
        local.put(connection, local.SEAT, seat)
        local.put(connection, local.INCARNATION, "1")
        local.put(connection, local.FOLD, FOLD)
        local.put(connection, local.SEARCH_KEY, random(32).hex())
    return SeatStore(database, shipped=shipped, clock=clock, random=random)


def _text(value: object) -> str:
    return ("1" if value else "") if isinstance(value, bool) else str(value)

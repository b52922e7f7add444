"""The key of a home's store: found when the store is opened, made when encryption is switched on."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from commandroom.base.disk import machine_mark
from commandroom.base.paths import STORE
from commandroom.domain.errors import RefusedError
from commandroom.entrypoints.words import Words
from commandroom.usecases.exchanging import KeyPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from commandroom.sync.custody import StoreKeys

BACKUPS = "backups"
PLACES = {
    "": Words("未加密", "not encrypted"),
    "keyring": Words("已加密，密钥在系统密钥环中", "encrypted; the key is in the system's keyring"),
    "file_pin": Words(
        "已加密，密钥在 keys/store.json 中，由口令保护（Argon2id）",
        "encrypted; the key is in keys/store.json under a pass phrase (Argon2id)",
    ),
    "file_machine": Words(
        "已加密，密钥在 keys/store.json 中，只由本机标识保护：弱于密钥环和口令",
        "encrypted; the key is in keys/store.json under this machine's mark alone: weaker than a keyring or a pass phrase",
    ),
}


def keys_of(home: Path) -> StoreKeys:
    """Where the home's key lies."""
    from commandroom.sync.custody import StoreKeys

    return StoreKeys(home, machine=machine_mark())


def store_key(home: Path) -> bytes | None:
    """The key that opens the home's store; None where it is plain. What a cut-off exchange left is done first.

    Raises:
        RefusedError: `key.gone`, `key.keyring`, `key.phrase_needed`, `key.phrase_wrong`, `key.other_machine`.
    """
    from commandroom.store.recoding import is_encrypted
    from commandroom.store.shape import INTENT

    store = home / STORE
    if store.with_name(STORE + INTENT).exists() and os.access(home, os.W_OK):
        from commandroom.store.restoring import finish

        finish(store)
    return keys_of(home).key() if is_encrypted(store) else None


def place_of(home: Path) -> KeyPlace | None:
    """Where the key of an encrypted store lies; None where the store is plain."""
    from commandroom.store.recoding import is_encrypted

    return keys_of(home).place() if is_encrypted(home / STORE) else None


def former_key(home: Path) -> bytes | None:
    """The key under which the home's store is or was: what opens its encrypted copies; None where it cannot be had."""
    try:
        keys = keys_of(home)
        return keys.key() if keys.place() is not None else None
    except RefusedError:
        return None


def plain_copies(home: Path) -> int:
    """How many copies in the home's own folder are not encrypted."""
    from commandroom.store.backup import SUFFIX
    from commandroom.store.recoding import is_encrypted

    return sum(not is_encrypted(path) for path in (home / BACKUPS).glob(f"*{SUFFIX}"))


def switch_on(
    home: Path, *, now: datetime, phrase: str = "", in_file: bool = False, step: Callable[[str], object] = str
) -> KeyPlace:
    """Encrypt the closed store of a home; the key is kept before anything is replaced.

    Raises:
        RefusedError: `key.already_on`, `key.phrase_short`. WorldError: `key.not_kept`, `backup.no_room`, `key.busy`.
    """
    from commandroom.store import ciphering, restoring
    from commandroom.store.recoding import is_encrypted

    store, keys = home / STORE, keys_of(home)
    restoring.finish(store)
    if is_encrypted(store):
        raise RefusedError("key.already_on")
    restoring.need_room(store, home)
    key = former_key(home) or os.urandom(32)
    step("keep")
    place = keys.keep(key, phrase, in_file=in_file)
    ciphering.change_key(store, None, key, now=now, step=step)
    return place


def move(home: Path, *, phrase: str = "", in_file: bool = False) -> KeyPlace:
    """Let another keeper have the key of an encrypted store; the store itself is not touched and may be open.

    Raises:
        RefusedError: `key.already_off`, `key.phrase_short` and what `store_key` says. WorldError: `key.not_kept`.
    """
    key = store_key(home)
    if key is None:
        raise RefusedError("key.already_off")
    return keys_of(home).keep(key, phrase, in_file=in_file)


def switch_off(home: Path, *, now: datetime, step: Callable[[str], object] = str) -> None:
    """Free the closed store of a home of its key, which stays known for the copies that are under it.

    Raises:
        RefusedError: `key.already_off` and what `store_key` says. WorldError: `backup.no_room`, `key.busy`.
    """
    from commandroom.store import ciphering

    key = store_key(home)
    if key is None:
        raise RefusedError("key.already_off")
    ciphering.change_key(home / STORE, key, None, now=now, step=step)


def finish(home: Path) -> str:
    """Let go of what a change of key replaced and a kill left behind; its name, or empty."""
    from commandroom.store import ciphering

    return ciphering.finish(home / STORE, store_key(home))


def left_over(home: Path) -> str:
    """What a change of key that was cut off left: the file under the former key; empty where there is none."""
    from commandroom.store import ciphering

    return ciphering.left_over(home / STORE)

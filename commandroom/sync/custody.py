"""Where the key of the room's file lies: in the keyring of the system, else wrapped by Argon2id in a file of the home.

A file is wrapped under a pass phrase, which is asked for at each start, or where nobody gave one under this machine's own
mark: then it opens on this machine alone. Both are said on the desk, in the settings and by `doctor`. A key that was
in use stays known, so that older copies can be restored.
"""

from __future__ import annotations

import base64
import binascii
import os
from contextlib import suppress
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from commandroom.base.durable import make_folder, write_whole
from commandroom.domain.errors import RefusedError, WorldError
from commandroom.usecases.exchanging import KeyPlace

KEY_BYTES = 32
FOLDER, FILE = "keys", "store.json"
LEAST_PHRASE = 8
VARIABLE = "COMMANDROOM_STORE_PHRASE"
"""The environment's variable from which a process without a keyboard takes the pass phrase."""
_SERVICE = "commandroom store"
_NONCE, _SALT = 12, 16
_PURPOSE = b"commandroom store key"


class Kept(msgspec.Struct, frozen=True):
    """What the file beside the store says: the key's name, where it lies, and there the wrapped key itself."""

    name: str
    by: KeyPlace
    salt: str = ""
    text: str = ""


class StoreKeys:
    """The key of one home's store."""

    def __init__(self, home: Path, *, machine: str) -> None:
        self._file = home / FOLDER / FILE
        self._machine = machine

    def place(self) -> KeyPlace | None:
        """Where the key lies; None where the home never had one."""
        kept = self._kept()
        return kept.by if kept is not None else None

    def key(self, phrase: str = "") -> bytes:
        """The key.

        Raises:
            RefusedError: `key.gone`, `key.phrase_needed`, `key.phrase_wrong`, `key.other_machine`.
        """
        kept = self._kept()
        if kept is None:
            raise RefusedError("key.gone")
        if kept.by is KeyPlace.KEYRING:
            return self._from_keyring(kept.name)
        phrase = phrase or os.environ.get(VARIABLE, "")
        if kept.by is KeyPlace.FILE_PIN and not phrase:
            raise RefusedError("key.phrase_needed")
        return self._unwrapped(kept, phrase)

    def keep(self, key: bytes, phrase: str = "", *, in_file: bool = False) -> KeyPlace:
        """Keep a key where it is safest here: with a pass phrase or `in_file` in the file, else in the keyring if there is one.

        Raises:
            WorldError: `key.not_kept`. RefusedError: `key.phrase_short`.
        """
        if phrase and len(phrase) < LEAST_PHRASE:
            raise RefusedError("key.phrase_short", least=LEAST_PHRASE)
        name = os.urandom(8).hex()
        if not phrase and not in_file and self._put_in_keyring(name, key):
            return self._write(Kept(name, KeyPlace.KEYRING))
        by = KeyPlace.FILE_PIN if phrase else KeyPlace.FILE_MACHINE
        salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
        text = nonce + AESGCM(_stretched(phrase or self._machine, salt)).encrypt(nonce, key, _PURPOSE)
        return self._write(Kept(name, by, _base64(salt), _base64(text)))

    def _write(self, kept: Kept) -> KeyPlace:
        try:
            make_folder(self._file.parent)
            write_whole(self._file, msgspec.json.encode(kept), mode=0o600)
        except OSError as error:
            raise WorldError("key.not_kept", reason=error.strerror or "") from error
        return kept.by

    def _kept(self) -> Kept | None:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=Kept)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError) as error:
            raise RefusedError("key.gone") from error

    def _unwrapped(self, kept: Kept, phrase: str) -> bytes:
        is_ours = kept.by is KeyPlace.FILE_MACHINE
        try:
            data, salt = (base64.b64decode(part, validate=True) for part in (kept.text, kept.salt))
            stretched = _stretched(self._machine if is_ours else phrase, salt)
            return AESGCM(stretched).decrypt(data[:_NONCE], data[_NONCE:], _PURPOSE)
        except InvalidTag:
            raise RefusedError("key.other_machine" if is_ours else "key.phrase_wrong") from None
        except (ValueError, binascii.Error):
            raise RefusedError("key.gone") from None

    def _from_keyring(self, name: str) -> bytes:
        import keyring  # noqa: PLC0415 - a plain store starts without it
        from keyring.errors import KeyringError  # noqa: PLC0415

        with suppress(KeyringError, ValueError, binascii.Error):
            text = keyring.get_password(_SERVICE, name)
            key = base64.b64decode(text or "", validate=True)
            if len(key) == KEY_BYTES:
                return key
        raise RefusedError("key.keyring")

    def _put_in_keyring(self, name: str, key: bytes) -> bool:
        import keyring  # noqa: PLC0415 - as above
        from keyring.errors import KeyringError  # noqa: PLC0415

        if not has_keyring():
            return False
        try:
            keyring.set_password(_SERVICE, name, _base64(key))
            return keyring.get_password(_SERVICE, name) == _base64(key)
        except KeyringError:
            return False


def has_keyring() -> bool:
    """Whether the system keeps a keyring for us; it may be locked even so."""
    import keyring  # noqa: PLC0415 - a plain store starts without it
    from keyring.backends.fail import Keyring as NoKeyring  # noqa: PLC0415

    return not isinstance(keyring.get_keyring(), NoKeyring)


def _stretched(secret: str, salt: bytes) -> bytes:
    """Argon2id at OWASP's least, 30 ms on an office PC."""
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 - not for a start without a key

    return hash_secret_raw(
        secret.encode(),
        salt,
        time_cost=2,
        memory_cost=19_456,
        parallelism=1,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()

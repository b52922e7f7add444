"""Where a device's private keys lie: in the keyring of the system, else in a wrapped file of the home.

A file is wrapped under a PIN, or where nobody gave one under this machine's own mark: then it opens on this machine alone,
and the exchange page says that it is the weaker way. Keys never lie anywhere in plain text.
"""

from __future__ import annotations

import base64
import binascii
import os
from contextlib import suppress
from pathlib import Path

import keyring
import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringError

from commandroom.base.durable import make_folder, write_whole
from commandroom.domain.errors import RefusedError, WorldError
from commandroom.sync.keys import DeviceKeys
from commandroom.usecases.exchanging import KeyPlace

SERVICE = "commandroom"
FOLDER = "keys"
_SALT, _NONCE, _HALF = 16, 12, 32
_TIME, _MEMORY_KIB = 2, 19_456
"""OWASP's least for argon2id; 30 ms on an office PC."""


class _Wrapped(msgspec.Struct, frozen=True):
    by: KeyPlace
    salt: str
    text: str


class KeyHolding:
    """The keys of one home's device."""

    def __init__(self, home: Path, *, machine: str, pin: str = "") -> None:
        self._folder = home / FOLDER
        self._machine = machine
        self.pin = pin

    def keep(self, device: str, keys: DeviceKeys) -> KeyPlace:
        """Keep the keys where they are safest here.

        Raises:
            WorldError: `exchange.keys_not_kept`: neither keyring nor disk took them.
        """
        if not self.pin and self._kept_in_keyring(device, keys):
            return KeyPlace.KEYRING
        by = KeyPlace.FILE_PIN if self.pin else KeyPlace.FILE_MACHINE
        salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
        text = AESGCM(self._secret(by, salt)).encrypt(nonce, keys.signing + keys.opening, device.encode())
        wrapped = _Wrapped(by, _base64(salt), _base64(nonce + text))
        try:
            make_folder(self._folder)
            write_whole(self._file(device), msgspec.json.encode(wrapped), mode=0o600)
        except OSError as error:
            raise WorldError("exchange.keys_not_kept", reason=error.strerror or "") from error
        return by

    def load(self, device: str) -> tuple[DeviceKeys, KeyPlace]:
        """The device's keys, and where they lay.

        Raises:
            RefusedError: `exchange.keys_gone`: they are nowhere; `exchange.keys_locked`: the PIN or the machine is another.
        """
        if self._file(device).is_file():
            return self._from_file(device)
        with suppress(KeyringError, ValueError, binascii.Error):
            text = None if _has_no_keyring() else keyring.get_password(SERVICE, device)
            if text:
                data = base64.b64decode(text, validate=True)
                return DeviceKeys(data[:_HALF], data[_HALF:]), KeyPlace.KEYRING
        raise RefusedError("exchange.keys_gone")

    def destroy(self, device: str) -> None:
        """Nobody needs these keys any more. What cannot be destroyed stays: it opens nothing."""
        with suppress(OSError):
            self._file(device).unlink(missing_ok=True)
        with suppress(KeyringError):
            if not _has_no_keyring():
                keyring.delete_password(SERVICE, device)

    def _file(self, device: str) -> Path:
        return self._folder / f"{device}.key"

    def _kept_in_keyring(self, device: str, keys: DeviceKeys) -> bool:
        if _has_no_keyring():
            return False
        text = _base64(keys.signing + keys.opening)
        try:
            keyring.set_password(SERVICE, device, text)
            return keyring.get_password(SERVICE, device) == text
        except KeyringError:
            return False

    def _from_file(self, device: str) -> tuple[DeviceKeys, KeyPlace]:
        try:
            wrapped = msgspec.json.decode(self._file(device).read_bytes(), type=_Wrapped)
            data = base64.b64decode(wrapped.text, validate=True)
            key = self._secret(wrapped.by, base64.b64decode(wrapped.salt, validate=True))
            plain = AESGCM(key).decrypt(data[:_NONCE], data[_NONCE:], device.encode())
        except InvalidTag as error:
            raise RefusedError("exchange.keys_locked") from error
        except (OSError, msgspec.MsgspecError, ValueError) as error:
            raise RefusedError("exchange.keys_gone") from error
        return DeviceKeys(plain[:_HALF], plain[_HALF:]), wrapped.by

    def _secret(self, by: KeyPlace, salt: bytes) -> bytes:
        secret = self.pin if by is KeyPlace.FILE_PIN else self._machine
        return hash_secret_raw(
            secret.encode(),
            salt,
            time_cost=_TIME,
            memory_cost=_MEMORY_KIB,
            parallelism=1,
            hash_len=32,
            type=Type.ID,
        )


def _has_no_keyring() -> bool:
    """Whether this system offers none (a server, some images of desktop systems): keyring then has a stand-in that fails."""
    return isinstance(keyring.get_keyring(), NoKeyring)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()

"""A device's private keys: in the keyring, else wrapped in a file that says so; never in plain text anywhere."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringError, PasswordDeleteError
from typing_extensions import override

from commandroom.domain.errors import RefusedError, WorldError
from commandroom.sync.keyholding import SERVICE, KeyHolding
from commandroom.sync.keys import DeviceKeys, sealed_letter
from commandroom.usecases.exchanging import KeyPlace


class Ring(KeyringBackend):
    """A keyring that keeps what it is given, or fails."""

    priority = 1

    def __init__(self, *, fails: bool = False, forgets: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.held: dict[tuple[str, str], str] = {}
        self._fails, self._forgets = fails, forgets

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return None if self._forgets else self.held.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        if self._fails:
            raise KeyringError("locked")
        self.held[service, username] = password

    @override
    def delete_password(self, service: str, username: str) -> None:
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


@pytest.fixture(autouse=True)
def ring() -> Iterator[KeyringBackend]:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    yield keyring.get_keyring()
    keyring.set_keyring(before)


def files(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


def is_plain(keys: DeviceKeys, data: bytes) -> bool:
    forms = [half for key in (keys.signing, keys.opening) for half in (key, key.hex().encode())]
    return any(form in data for form in forms)


def test_with_a_keyring_nothing_lies_in_the_home(tmp_path: Path) -> None:
    made, keys = Ring(), DeviceKeys.fresh()
    keyring.set_keyring(made)
    holding = KeyHolding(tmp_path, machine="m")

    assert holding.keep("d", keys) is KeyPlace.KEYRING
    assert holding.load("d") == (keys, KeyPlace.KEYRING)
    assert (SERVICE, "d") in made.held
    assert files(tmp_path) == b""


@pytest.mark.parametrize("kind", ["none", "locked", "forgetful"])
def test_where_no_keyring_takes_them_a_wrapped_file_does_and_says_that_it_is_the_weaker_way(
    tmp_path: Path, kind: str
) -> None:
    rings: dict[str, KeyringBackend] = {"locked": Ring(fails=True), "forgetful": Ring(forgets=True)}
    keyring.set_keyring(rings.get(kind, keyring.get_keyring()))
    keys = DeviceKeys.fresh()

    assert KeyHolding(tmp_path, machine="m").keep("d", keys) is KeyPlace.FILE_MACHINE
    assert KeyHolding(tmp_path, machine="m").load("d") == (keys, KeyPlace.FILE_MACHINE)
    assert not is_plain(keys, files(tmp_path))
    (file,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_opens_on_its_own_machine_alone(tmp_path: Path) -> None:
    KeyHolding(tmp_path, machine="m").keep("d", DeviceKeys.fresh())

    with pytest.raises(RefusedError, match=r"exchange\.keys_locked"):
        KeyHolding(tmp_path, machine="another").load("d")


def test_a_pin_opens_it_anywhere_and_no_other_pin_does(tmp_path: Path) -> None:
    keyring.set_keyring(Ring())
    keys = DeviceKeys.fresh()
    assert KeyHolding(tmp_path, machine="m", pin="2468").keep("d", keys) is KeyPlace.FILE_PIN

    assert KeyHolding(tmp_path, machine="another", pin="2468").load("d") == (keys, KeyPlace.FILE_PIN)
    for pin in ("", "2469", "24680"):
        with pytest.raises(RefusedError, match=r"exchange\.keys_locked"):
            KeyHolding(tmp_path, machine="m", pin=pin).load("d")
    assert not is_plain(keys, files(tmp_path))


def test_a_file_of_another_device_is_not_taken_for_ones_own(tmp_path: Path) -> None:
    holding = KeyHolding(tmp_path, machine="m")
    holding.keep("d", DeviceKeys.fresh())
    (file,) = list(tmp_path.rglob("*.key"))
    file.rename(file.with_name("e.key"))

    with pytest.raises(RefusedError, match=r"exchange\.keys_locked"):
        holding.load("e")


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b'{"by": "file_pin", "salt": "??", "text": ""}', b"\x00" * 99]
)
def test_a_damaged_or_missing_file_is_said(tmp_path: Path, damage: bytes) -> None:
    holding = KeyHolding(tmp_path, machine="m")
    with pytest.raises(RefusedError, match=r"exchange\.keys_gone"):
        holding.load("d")
    holding.keep("d", DeviceKeys.fresh())
    (file,) = list(tmp_path.rglob("*.key"))
    file.write_bytes(damage)

    with pytest.raises(RefusedError, match=r"exchange\.keys_(gone|locked)"):
        holding.load("d")


def test_every_wrapping_is_another_one(tmp_path: Path) -> None:
    keys, holding = DeviceKeys.fresh(), KeyHolding(tmp_path, machine="m")
    holding.keep("d", keys)
    first = files(tmp_path)
    holding.keep("d", keys)
    assert files(tmp_path) != first


def test_keys_that_nothing_takes_are_said(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("a file where the folder should be", encoding="utf-8")

    with pytest.raises(WorldError, match=r"exchange\.keys_not_kept"):
        KeyHolding(tmp_path, machine="m").keep("d", DeviceKeys.fresh())


def test_keys_are_never_printed() -> None:
    keys = DeviceKeys.fresh()
    assert not is_plain(keys, f"{keys!r} {keys}".encode())


def test_a_letter_opens_for_its_device_and_its_purpose_alone() -> None:
    mine, other = DeviceKeys.fresh(), DeviceKeys.fresh()
    sent = sealed_letter(b"the room's key", mine.box, b"for A")
    assert mine.open_letter(sent, b"for A") == b"the room's key"
    assert mine.open_letter(sent, b"for B") is None
    assert other.open_letter(sent, b"for A") is None
    assert mine.open_letter(sent[:-8] + "AAAAAAA=", b"for A") is None

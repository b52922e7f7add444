"""Putting the room's file under a key and freeing it, as a desk asks for it: who may, what was chosen, where it is done.

A desk has the file open; so what was chosen is kept until the desk has closed and is done before it opens again.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from commandroom.domain.errors import Named, RefusedError
from commandroom.domain.people.roles import LEADERS, Role, roles_text
from commandroom.usecases.keeping import Custody
from commandroom.usecases.secret import Secret

DUTY = "custody"
"""The duty by which a desk knows whether this person may."""
KEEPERS = LEADERS | {Role.SYSTEM_ADMIN}
"""The system administrator keeps copies and the key (GB/T 22239-2019); the leaders where the room has none."""
VERB = Named("开启或关闭加密", "switching encryption on or off")


class Keeper(StrEnum):
    """Who shall keep the key."""

    KEYRING = "keyring"
    PHRASE = "phrase"
    MACHINE = "machine"


class KeyChange(Struct, frozen=True):
    """What was chosen: `keeper` is None to free the file of its key; the phrase goes with `PHRASE` alone."""

    keeper: Keeper | None
    phrase: Secret = Secret("")


class Rekeying(Protocol):
    """The key of the file at a desk; each call may read the disk and the keyring."""

    wanted: KeyChange | None
    """What is to be done when the desk has closed."""

    def has_keyring(self) -> bool:
        """Whether the system keeps a keyring for us."""
        ...

    def want(self, change: KeyChange) -> None:
        """Have the file changed when the desk has closed; nothing is touched before.

        Raises:
            RefusedError: `role.missing`, `key.already_on`, `key.already_off`, `key.phrase_short`.
            WorldError: `backup.no_room`.
        """
        ...

    def move(self, change: KeyChange) -> Custody:
        """Let another keeper have the same key, at once: the file stays as it is.

        Raises:
            RefusedError: `role.missing`, `key.already_off`, `key.phrase_short` and why the key cannot be had.
            WorldError: `key.not_kept`.
        """
        ...

    def finish(self) -> str:
        """Look through the file in its place and let go of the one that a change left behind; its name, or empty.

        Raises:
            RefusedError: `role.missing`. DamageError: the new file is not what it should be: the old one stays.
        """
        ...


def refusal(held: Collection[Role], name: str) -> RefusedError | None:
    """Why a person of these roles may not."""
    if KEEPERS & set(held) or Role.SYSTEM in held:
        return None
    return RefusedError("role.missing", verb=VERB, who=roles_text(KEEPERS), name=name)

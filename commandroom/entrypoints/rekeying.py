"""The key of a home's file as a desk asks for it: chosen while the desk is open, done between two openings."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from commandroom.base.paths import STORE
from commandroom.domain.errors import RefusedError, WorldError
from commandroom.usecases.keeping import Custody
from commandroom.usecases.rekeying import Keeper, KeyChange, refusal

if TYPE_CHECKING:
    from commandroom.usecases.room import Room

log = logging.getLogger("room.custody")


class HomeRekeying:
    """The port `Rekeying` of one home: what is wanted lies in memory alone, with its pass phrase."""

    def __init__(self, room: Room, home: Path) -> None:
        self._room, self._home = room, home
        self.wanted: KeyChange | None = None

    def has_keyring(self) -> bool:
        """Whether the system keeps a keyring for us."""
        from commandroom.sync.custody import has_keyring

        return has_keyring()

    def want(self, change: KeyChange) -> None:
        """Have the file changed when the desk has closed (`Rekeying.want`)."""
        from commandroom.entrypoints import custody
        from commandroom.store import restoring

        who = self._keeper()
        is_on = custody.place_of(self._home) is not None
        if is_on is (change.keeper is not None):
            raise RefusedError("key.already_on" if is_on else "key.already_off")
        _need_phrase(change)
        restoring.need_room(self._home / STORE, self._home)
        self.wanted = change
        log.info("a change of key is wanted: %s by %s", change.keeper or "none", who)

    def move(self, change: KeyChange) -> Custody:
        """Let another keeper have the same key, at once (`Rekeying.move`)."""
        from commandroom.entrypoints import custody

        who = self._keeper()
        _need_phrase(change)
        custody.move(self._home, phrase=change.phrase.reveal(), in_file=change.keeper is Keeper.MACHINE)
        _remember(change)
        log.info("the key has another keeper: %s by %s", change.keeper, who)
        return custody_of(self._home)

    def finish(self) -> str:
        """Let go of what a change left behind (`Rekeying.finish`)."""
        from commandroom.entrypoints import custody

        self._keeper()
        return custody.finish(self._home)

    def _keeper(self) -> str:
        actor = self._room.operator()
        refused = refusal(actor.roles, actor.name)
        if refused is not None:
            raise refused
        return actor.id


def change_key(home: Path, change: KeyChange, *, now: datetime, step: Callable[[str], object]) -> None:
    """Do what was wanted with the closed file of a home; `step` hears of each step before it is taken.

    Raises:
        RefusedError, WorldError, DamageError: as `custody.switch_on` and `switch_off`; the file is the former one then.
    """
    from commandroom.entrypoints import custody

    if change.keeper is None:
        custody.switch_off(home, now=now, step=step)
        return
    phrase, in_file = change.phrase.reveal(), change.keeper is Keeper.MACHINE
    custody.switch_on(home, now=now, step=step, phrase=phrase, in_file=in_file)
    _remember(change)


def custody_of(home: Path) -> Custody:
    """Who keeps the key, and what still lies in plain text beside the file."""
    from commandroom.entrypoints import custody

    place = custody.place_of(home)
    left, plain = custody.left_over(home), custody.plain_copies(home)
    return Custody(place.value if place is not None else "", plain, left)


def _need_phrase(change: KeyChange) -> None:
    from commandroom.sync.custody import LEAST_PHRASE

    if change.keeper is Keeper.PHRASE and len(change.phrase.reveal()) < LEAST_PHRASE:
        raise RefusedError("key.phrase_short", least=LEAST_PHRASE)
    if change.keeper is Keeper.KEYRING:
        from commandroom.sync.custody import has_keyring

        if not has_keyring():
            raise WorldError("key.no_keyring")


def _remember(change: KeyChange) -> None:
    """The desk that opens next asks for no phrase that was typed just now; nor do the processes that make its copies."""
    from commandroom.sync.custody import VARIABLE

    if change.keeper is Keeper.PHRASE:
        os.environ[VARIABLE] = change.phrase.reveal()
    else:
        os.environ.pop(VARIABLE, None)

"""The start of the desk where its store cannot be opened: why, and what the person does about it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from commandroom.domain.errors import DamageError, NotFoundError, RoomError
from commandroom.domain.time.moments import local
from commandroom.entrypoints.context import Context

if TYPE_CHECKING:
    from commandroom.ui.start import StartTrouble
    from commandroom.usecases.room import Room

_UNREADABLE = frozenset({"store.newer", "store.none", "store.not_a_database", "store.cannot_open"})


def room_or_way_out(context: Context) -> Room | None:
    """The room of the home; where it does not open the person chooses, and None means to leave."""
    is_for_reading = False
    while True:
        try:
            return _read_only_room(context) if is_for_reading else context.room()
        except RoomError as error:
            from commandroom.ui.application import application
            from commandroom.ui.start import Choice, ask_way_out

            answer = ask_way_out(application(), trouble(context, error, was_read_only=is_for_reading))
        if answer.choice is Choice.QUIT:
            return None
        if answer.choice is Choice.OTHER_HOME and answer.home is not None:
            context.home = answer.home
            return None
        is_for_reading = answer.choice is Choice.READ_ONLY


def trouble(context: Context, error: RoomError, *, was_read_only: bool = False) -> StartTrouble:
    """What the small window says of an error, with the ways out that there are."""
    from commandroom.ui.start import StartTrouble

    newest = _newest(context.home)
    is_gone = isinstance(error, DamageError | NotFoundError) or error.code == "store.cannot_open"
    may_restore = newest is not None and is_gone
    home, clock = context.home, context.clock

    def restore() -> object:
        from commandroom.entrypoints import copies

        assert newest is not None  # noqa: S101  offered only then
        return copies.brought_back(newest, home, clock=clock)

    may_read = error.code not in _UNREADABLE and not was_read_only
    return StartTrouble(
        error=error,
        home=home,
        newest=_named(newest) if newest is not None and may_restore else "",
        restore=restore if may_restore else None,
        may_read=may_read,
    )


def _read_only_room(context: Context) -> Room:
    from commandroom.entrypoints.opening import open_room

    room = open_room(context.home, clock=context.clock, read_only=True)
    context.take(room)
    return room


def _newest(home: Path) -> Path | None:
    try:
        from commandroom.entrypoints import copies

        found = copies.copies_of(home)
    except OSError:
        return None
    return found[0] if found else None


def _named(copy: Path) -> str:
    return f"{local(datetime.fromtimestamp(copy.stat().st_mtime, UTC)):%Y-%m-%d %H:%M}"

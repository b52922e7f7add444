"""A defect of ours that reaches the command line's edge: logged once, said once."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from commandroom.base.logs import FOLDER, masked, rotation
from commandroom.domain.errors import RoomError, WorldError
from commandroom.entrypoints.context import Context

_log = logging.getLogger("room.cli")
LOG_FILE = "defects.log"


def unforeseen(error: Exception, context: Context) -> RoomError:
    """Write where it broke into the home's logs, or to standard error without a home; returns what to say.

    Sentence and log keep kinds of errors and lines of code alone: what an error says may be what a citizen said.
    """
    details = masked(_places(error))
    where = _keep(details, context)
    _log.debug("defect", extra={"kind": type(error).__name__})
    return WorldError("defect.unforeseen", kind=type(error).__name__, log=where)


def _places(error: BaseException) -> str:
    """The frames of an error and of what caused it, the first cause first."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    frames = "".join(traceback.format_tb(error.__traceback__))
    here = f"Traceback (most recent call last):\n{frames}{type(error).__name__}\n"
    return f"{_places(before)}\n{here}" if before is not None else here


def _keep(details: str, context: Context) -> str:
    folder: Path = context.home / FOLDER
    try:
        if not context.home.is_dir():
            raise FileNotFoundError(context.home)
        folder.mkdir(exist_ok=True)
        _turn_over(folder / LOG_FILE)
        with (folder / LOG_FILE).open("a", encoding="utf-8") as log:
            log.write(f"{context.clock.now().isoformat()}\n{details}\n")
    except OSError:
        print(details, file=context.err, end="")
        return "stderr"
    return str(folder / LOG_FILE)


def _turn_over(path: Path) -> None:
    """Begin a new file where the old one is full; the one before it is kept, older ones are not."""
    if path.is_file() and path.stat().st_size >= rotation()["file_bytes"]:
        path.replace(path.with_name(path.name + ".1"))

"""A defect of ours that reaches the command line's edge: logged once, said once."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from commandroom.base.logs import FOLDER, masked
from commandroom.domain.errors import RoomError, WorldError
from commandroom.entrypoints.context import Context

_log = logging.getLogger("room.cli")
LOG_FILE = "defects.log"


def unforeseen(error: Exception, context: Context) -> RoomError:
    """Write the traceback into the home's logs, or to standard error without a home; returns what to say.

    The sentence keeps the kind of error alone; texts of citizens stay out of it.
    """
    details = masked("".join(traceback.format_exception(error)))
    where = _keep(details, context)
    _log.debug("defect", extra={"kind": type(error).__name__})
    return WorldError("defect.unforeseen", kind=type(error).__name__, log=where)


def _keep(details: str, context: Context) -> str:
    folder: Path = context.home / FOLDER
    try:
        if not context.home.is_dir():
            raise FileNotFoundError(context.home)
        folder.mkdir(exist_ok=True)
        with (folder / LOG_FILE).open("a", encoding="utf-8") as log:
            log.write(f"{context.clock.now().isoformat()}\n{details}\n")
    except OSError:
        print(details, file=context.err, end="")
        return "stderr"
    return str(folder / LOG_FILE)

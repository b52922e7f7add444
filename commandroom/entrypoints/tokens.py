"""Where a shell keeps its token: a variable of its environment, else a file of the home that only this user reads.

The file is named after the shell's session, so that another terminal, or a timer of the system, does not go on in its name.
"""

from __future__ import annotations

import os
from pathlib import Path

from commandroom.base.durable import make_folder, write_whole
from commandroom.domain.errors import WorldError

VARIABLE = "COMMANDROOM_TOKEN"
FOLDER = "shells"


def found(home: Path) -> str:
    """The token of this shell; "" where it has none."""
    given = os.environ.get(VARIABLE, "")
    if given:
        return given
    try:
        return _file(home).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def keep(home: Path, token: str) -> Path:
    """Keep the token for this shell.

    Raises:
        WorldError: `signin.token_not_kept`.
    """
    file = _file(home)
    try:
        make_folder(file.parent)
        write_whole(file, token.encode("ascii"), mode=0o600)
    except OSError as error:
        raise WorldError("signin.token_not_kept", file=str(file), reason=error.strerror or "") from error
    return file


def forget(home: Path) -> None:
    """This shell has none any more."""
    _file(home).unlink(missing_ok=True)


def _file(home: Path) -> Path:
    shell = os.getsid(0) if hasattr(os, "getsid") else os.getppid()
    return home / FOLDER / f"{shell}.token"

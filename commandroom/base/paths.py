"""Where the program's own files and a seat's home folder lie: the only module that knows."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

HOME_VARIABLE = "COMMANDROOM_HOME"
STORE = "room.db"
ATTACHMENTS = "attachments"


@cache
def program_root() -> Path:
    """The folder that holds `resources/` and `db/`: checkout, wheel's package or frozen program."""
    package = Path(__file__).resolve().parent.parent
    for candidate in (package, package.parent):
        if (candidate / "resources").is_dir():
            return candidate
    return package.parent


def resources() -> Path:
    """The folder of themes, icons, catalogues, translations and templates."""
    return program_root() / "resources"


def migrations() -> Path:
    """The folder of the database migrations."""
    return program_root() / "db"


def default_home() -> Path:
    """The seat's home: `$COMMANDROOM_HOME`, else the platform's user-data folder."""
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named)
    import platformdirs  # noqa: PLC0415  a desk whose home is named starts without it

    return Path(platformdirs.user_data_dir("commandroom", appauthor=False))

"""Files of papers: under their name whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from commandroom.base.durable import write_whole
from commandroom.domain.errors import WorldError


def put(path: Path, data: bytes) -> Path:
    """Write a file that only its owner reads; what stood there before stays when the disk does not take it.

    Raises:
        WorldError: `export.no_folder`; `export.disk_full`; `export.unwritable`.
    """
    if not path.parent.is_dir():
        raise WorldError("export.no_folder", file=path.name, folder=str(path.parent))
    try:
        write_whole(path, data, mode=0o600)
    except OSError as error:
        if error.errno in {28, 122}:  # ENOSPC, EDQUOT
            raise WorldError("export.disk_full", file=path.name) from error
        reason = error.strerror or os.strerror(error.errno or 0)
        raise WorldError("export.unwritable", file=path.name, reason=reason) from error
    return path

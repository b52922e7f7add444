"""Whether something can be read to its end: a pipe may wait for ever, a device may never end."""

from __future__ import annotations

import stat
from pathlib import Path

from commandroom.domain.errors import WorldError


def size_of(path: Path) -> int:
    """The size of a file.

    Raises:
        WorldError: `file.no_file`: it is a pipe, a device or a socket; `file.empty`: it says that it holds nothing, as
            those of the kernel do, which may have no end.
        OSError: it is not there.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
        raise WorldError("file.no_file", file=path.name)
    if stat.S_ISREG(status.st_mode) and not status.st_size:
        raise WorldError("file.empty", file=path.name)
    return status.st_size

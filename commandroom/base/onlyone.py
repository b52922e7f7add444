"""Whether this process is the only one at something, told by a lock that the system takes back from the dead."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK})


@contextmanager
def only_one(place: Path) -> Iterator[bool]:
    """Try to be the one that holds `place`, without waiting; yields whether it worked, and leaves no file behind.

    A folder that knows no locks (some network disks) makes everybody the only one.
    """
    descriptor = os.open(place, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        is_mine = _lock(descriptor) and _is_there(place, descriptor)
        try:
            yield is_mine
        finally:
            if is_mine and os.name == "posix":
                place.unlink(
                    missing_ok=True
                )  # under the lock: who has it open still sees that it is no longer there
    finally:
        os.close(descriptor)
        if os.name != "posix":
            with suppress(OSError):  # another has it open and will take it away
                place.unlink()


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - not everywhere

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - not everywhere

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _TAKEN
    return True


def _is_there(place: Path, descriptor: int) -> bool:
    """Whether the locked file is still the one of that name: who had it before took it away."""
    try:
        return os.path.samestat(os.fstat(descriptor), place.stat())
    except OSError:
        return False

"""From how many heaps the C library gives memory to threads, and when it gives any of it back.

glibc makes one for each thread that asks, and each keeps what was freed in it: a desk with eight threads held 13 MB more
than with two heaps, and a centre of eight hundred seats much more.
"""

from __future__ import annotations

import contextlib
import ctypes
import os

_ARENA_MAX = -8
"""`M_ARENA_MAX` of `mallopt(3)`."""


def give_back() -> bool:
    """Return to the system what was freed; whether there was anything. Up to 50 ms; without glibc nothing happens.

    What a start and a first look at each page leave behind would stay in the heaps for the rest of the day: 6 to 8 MB.
    """
    if os.name == "posix":
        with contextlib.suppress(OSError, AttributeError):
            return bool(ctypes.CDLL(None).malloc_trim(0))
    return False


def keep_heaps_few(most: int) -> None:
    """Let threads share so many heaps from now on; where the C library has no such word, nothing changes."""
    if os.name == "posix":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_ARENA_MAX, most)

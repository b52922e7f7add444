"""From how many heaps the C library gives memory to threads.

glibc makes one for each thread that asks, and each keeps what was freed in it: a desk with eight threads held 13 MB more
than with two heaps, and a centre of eight hundred seats much more.
"""

from __future__ import annotations

import contextlib
import ctypes
import os

_ARENA_MAX = -8
"""`M_ARENA_MAX` of `mallopt(3)`."""


def keep_heaps_few(most: int) -> None:
    """Let threads share so many heaps from now on; where the C library has no such word, nothing changes."""
    if os.name == "posix":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_ARENA_MAX, most)

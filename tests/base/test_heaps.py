"""What was freed goes back to the system."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import pytest

from commandroom.base.heaps import give_back

PIECES, PIECE = 40_000, 1000


def held_mb() -> float:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("RssAnon"))) / 1024


@pytest.mark.skipif(sys.platform != "linux", reason="how much is held is read from Linux")
def test_pieces_freed_under_one_that_is_still_held_are_given_back() -> None:
    libc = ctypes.CDLL(None)
    libc.malloc.restype, libc.free.argtypes = ctypes.c_void_p, (ctypes.c_void_p,)
    if not hasattr(libc, "malloc_trim"):
        pytest.skip("this C library gives back by itself")
    pieces = [libc.malloc(PIECE) for _ in range(PIECES)]
    for piece in pieces:
        ctypes.memset(piece, 1, PIECE)
    full = held_mb()
    for piece in pieces[:-1]:
        libc.free(piece)
    freed = held_mb()

    assert give_back()

    assert held_mb() < full - 20
    assert held_mb() < freed - 10
    libc.free(pieces[-1])

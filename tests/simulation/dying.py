"""Death in the middle of a transaction, and what is found on the disk afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commandroom.domain.journal import Entry


class Killed(BaseException):
    """The process died here."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a store holds, as the judge needs it; `digest` and what follows are of a store that folds."""

    entries: tuple[Entry, ...]
    void: frozenset[str]
    apart: frozenset[str]
    statements: frozenset[str]
    problems: tuple[str, ...] = ()
    digest: str = ""
    forks: frozenset[str] = frozenset()
    odd: frozenset[str] = frozenset()
    keyed: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()


def copied(store: Path, folder: Path) -> None:
    """A store's file and its log, into a fresh folder."""
    folder.mkdir(parents=True)
    for path in store.parent.glob(f"{store.name}*"):
        if not path.name.endswith("-shm"):
            shutil.copy(path, folder)


def set_back(store: Path, folder: Path) -> None:
    """A store as it was when it was copied into that folder."""
    for path in store.parent.glob(f"{store.name}*"):
        path.unlink()
    for path in folder.iterdir():
        shutil.copy(path, store.parent)


Begin = Callable[..., AbstractContextManager[Any]]


def doomed(begin: Begin, after: int) -> Begin:
    """Transactions of which one dies at the statement of that number, before its commit, or just after it."""
    fuse = _Fuse(after)

    @contextmanager
    def writing(**how: Any) -> Iterator[Any]:
        with begin(**how) as connection:
            yield _Doomed(connection, fuse)
            fuse.burn()
        fuse.burn()

    return writing


@dataclass
class _Fuse:
    left: int

    def burn(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Killed


class _Doomed:
    """A connection on which some statement is the last."""

    def __init__(self, connection: Any, fuse: _Fuse) -> None:
        self._connection = connection
        self._fuse = fuse

    def execute(self, *words: Any) -> Any:
        self._fuse.burn()
        return self._connection.execute(*words)

    def executemany(self, *words: Any) -> Any:
        self._fuse.burn()
        return self._connection.executemany(*words)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

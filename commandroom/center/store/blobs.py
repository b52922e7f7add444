"""Attachments under the hash of their content, place by place: taken piece by piece, named when they are whole."""

from __future__ import annotations

import os
import re
from pathlib import Path

from sqlalchemy import select

from commandroom.base.durable import make_folder, sha256_of, sync_folder
from commandroom.center.store.engine import Database
from commandroom.center.store.rows import insert
from commandroom.center.store.schema import blob, brought

MOST_BLOB = 100 * 1024 * 1024
PIECE = 1024 * 1024
_NAME = re.compile(r"[0-9a-f]{64}", re.ASCII)


class OffsetError(Exception):
    """The next piece begins elsewhere."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class ChangedError(Exception):
    """The pieces together are not what they were said to be; begin again."""


def is_name(text: str) -> bool:
    """Whether this may be a blob's name."""
    return _NAME.fullmatch(text) is not None


class Blobs:
    """The attachments of a centre; pieces of one blob by one thread at a time, as their offsets demand."""

    def __init__(self, folder: Path, database: Database) -> None:
        self._folder = folder
        self._database = database

    def path(self, place: str, name: str) -> Path:
        """Where a whole blob lies; `name` is checked."""
        return self._folder / place / name[:2] / name

    def whole(self, place: str, name: str) -> Path | None:
        """The blob, if it is held whole."""
        path = self.path(place, name)
        return path if path.is_file() else None

    def offset(self, place: str, name: str) -> int:
        """Bytes that are held of one that is not whole yet."""
        try:
            return self._draft(place, name).stat().st_size
        except FileNotFoundError:
            return 0

    def put(self, place: str, name: str, *, at: int, size: int, piece: bytes, now: int) -> bool:
        """Take one piece; whether the blob is whole by it, and on the disk under its name.

        Raises:
            OffsetError: it does not begin where the last one ended.
            ChangedError: the whole has another hash; the pieces are thrown away.
            OSError: the disk is full; the piece is not kept.
        """
        if self.whole(place, name) is not None:
            return True
        draft = self._draft(place, name)
        make_folder(draft.parent)
        held = self.offset(place, name)
        if at != held:
            raise OffsetError(held)
        _append(draft, piece, held)
        if held + len(piece) < size:
            return False
        if sha256_of(draft) != name:
            draft.unlink(missing_ok=True)
            raise ChangedError
        path = self.path(place, name)
        make_folder(path.parent)
        draft.replace(path)
        sync_folder(path.parent)
        self._note(place, name, size, now)
        return True

    def _note(self, place: str, name: str, size: int, now: int) -> None:
        row = {"place": place, "sha256": name, "size": size, "received": now}
        with self._database.writing() as connection:
            connection.execute(insert(self._database, blob).on_conflict_do_nothing(), row)

    def listed(self, place: str) -> dict[str, int]:
        """Names and sizes of a place's blobs."""
        query = select(blob.c.sha256, blob.c.size).where(blob.c.place == place)
        with self._database.reading() as connection:
            return {str(name): int(size) for name, size in connection.execute(query)}

    def not_brought(self, place: str) -> list[str]:
        """Those of a place that the county's centre is not known to hold, small ones first."""
        known = select(brought.c.sha256).where(brought.c.place == place)
        query = (
            select(blob.c.sha256)
            .where(blob.c.place == place, blob.c.sha256.not_in(known))
            .order_by(blob.c.size)
        )
        with self._database.reading() as connection:
            return [str(name) for (name,) in connection.execute(query)]

    def brought(self, place: str, name: str) -> None:
        """The county's centre holds it."""
        with self._database.writing() as connection:
            connection.execute(
                insert(self._database, brought).on_conflict_do_nothing(), {"place": place, "sha256": name}
            )

    def _draft(self, place: str, name: str) -> Path:
        return self._folder / place / "drafts" / name


def _append(draft: Path, piece: bytes, held: int) -> None:
    """The piece at the end of the draft, on the disk; on a full disk the draft is as it was."""
    with draft.open("ab") as file:
        try:
            file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            os.ftruncate(file.fileno(), held)
            raise

"""The folder of attachments: each content once, under its hash, whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from commandroom.base.durable import make_folder, sync_folder
from commandroom.domain.errors import WorldError
from commandroom.domain.event.state import Attachment

if TYPE_CHECKING:
    from commandroom.interop.attachments import CheckedFile

_CHUNK = 1 << 20
_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


class AttachmentFolder:
    """Takes files in and says where they lie; the folder itself appears with the first file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._fresh: set[str] = set()

    def take(self, path: Path) -> Attachment:
        """Check a file, copy it under its hash, and describe it; a content that is there already is not copied.

        Raises:
            RefusedError: it may not be attached.
            WorldError: it is missing, changed while it was copied, or cannot be stored; nothing is left behind.
        """
        from commandroom.interop.attachments import checked  # noqa: PLC0415  with the first file

        file = checked(path)
        target = self.where(file.sha256)
        if _holds(target, file):
            self._fresh.discard(file.sha256)  # somebody else counts on it from here on
        else:
            self._copy(path, file, target)
            self._fresh.add(file.sha256)
        return Attachment(sha256=file.sha256, name=file.shown_name, size=file.size, mime=file.mime)

    def where(self, sha256: str) -> Path:
        """Where the content lies."""
        return self.folder / sha256[:2] / sha256

    def keep(self, files: Iterable[Attachment]) -> None:
        """The deed that names these files is done."""
        self._fresh.difference_update(file.sha256 for file in files)

    def let_go(self, files: Iterable[Attachment]) -> None:
        """The deed was refused: what was copied for it alone goes again, content that was there before stays."""
        for sha256 in {file.sha256 for file in files} & self._fresh:
            self._fresh.discard(sha256)
            with suppress(OSError):
                self.where(sha256).unlink()

    def _copy(self, path: Path, file: CheckedFile, target: Path) -> None:
        part = target.with_name(f".{file.sha256}.{os.getpid()}.part")
        try:
            make_folder(target.parent)
            _written(path, file, part)
            os.replace(part, target)  # noqa: PTH105  atomic on every system
            sync_folder(target.parent)
        except OSError as error:
            code = "attachment.disk_full" if error.errno in _FULL else "attachment.unstorable"
            reason = error.strerror or type(error).__name__
            raise WorldError(code, file=file.shown_name, reason=reason) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _holds(target: Path, file: CheckedFile) -> bool:
    """Whether the content lies there whole; a damaged copy is written again."""
    try:
        if target.stat().st_size != file.size:
            return False
        with target.open("rb") as stored:
            return hashlib.file_digest(stored, "sha256").hexdigest() == file.sha256
    except OSError:
        return False


def _written(path: Path, file: CheckedFile, part: Path) -> None:
    """Copy and hash in one pass, down to the disk.

    Raises:
        WorldError: `attachment.changed`: what was copied is not what was checked.
    """
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, os.fdopen(_private(part), "wb") as copy:
        while size <= file.size and (chunk := source.read(_CHUNK)):
            size += len(chunk)
            digest.update(chunk)
            copy.write(chunk)
        copy.flush()
        os.fsync(copy.fileno())
    if size != file.size or digest.hexdigest() != file.sha256:
        raise WorldError("attachment.changed", file=file.shown_name)


def _private(part: Path) -> int:
    """A new file that only its owner reads."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    return os.open(part, flags, 0o600)

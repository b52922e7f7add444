"""A file offered as an attachment, looked at before anything of it is stored.

Allowed is what both its first bytes and its name say is on the list; where a file came from is never used,
and the name is only shown.
"""

from __future__ import annotations

import hashlib
import re
import stat
import unicodedata
import zipfile
from pathlib import Path
from typing import NamedTuple

from commandroom.domain.errors import RefusedError, WorldError

SIZE_LIMIT = 100 << 20
NAME_LIMIT = 120

_CHUNK = 1 << 20
_HEAD = 4096
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)

_ZIP = "application/zip"
_MP3_FRAME = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb]")  # an MPEG audio frame of layer III
_MIMES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "bmp": "image/bmp",
    "heic": "image/heic",
    "pdf": "application/pdf",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "wps": "application/vnd.ms-works",
    "et": "application/vnd.ms-excel",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "ofd": "application/ofd",
    "txt": "text/plain",
    "csv": "text/csv",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "wav": "audio/wav",
    "amr": "audio/amr",
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "avi": "video/x-msvideo",
    "zip": _ZIP,
    "rar": "application/vnd.rar",
    "7z": "application/x-7z-compressed",
}
_KINDS = {
    "jpeg": ("jpg", "jpeg"),
    "ole": ("doc", "xls", "ppt", "wps", "et"),
    "zip": ("zip",),
    "docx": ("docx", "wps"),
    "xlsx": ("xlsx", "et"),
    "mp4": ("mp4", "m4a", "mov"),
    "text": ("txt", "csv"),
}
_PLAIN_MAGIC = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"ID3", "mp3"),
    (b"#!AMR", "amr"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"PK\x05\x06", "zip"),
)
_RIFF = {b"WEBP": "webp", b"WAVE": "wav", b"AVI ": "avi"}
_HEIF = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")
_PACKAGES = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"), ("OFD.xml", "ofd"))


class CheckedFile(NamedTuple):
    """A file that may be stored: the name to show, SHA-256 of its content in hex, bytes, media type."""

    shown_name: str
    sha256: str
    size: int
    mime: str


def checked(path: Path, *, size_limit: int = SIZE_LIMIT) -> CheckedFile:
    """Look at a file and hash it in a stream; its size is judged before a byte is read.

    Raises:
        RefusedError: a folder, empty, too large, of a kind that is not allowed or that its name denies.
        WorldError: it is missing, cannot be read, or changes while it is read.
    """
    name = shown_name(path.name)
    try:
        size = _judged_size(path, name, size_limit)
        mime = _judged_kind(path, name)
        return CheckedFile(name, _hashed(path, name, size), size, mime)
    except ValueError:  # a NUL in the path
        raise WorldError("attachment.missing", file=name) from None
    except OSError as error:
        code = "attachment.missing" if isinstance(error, FileNotFoundError) else "attachment.unreadable"
        raise WorldError(code, file=name, reason=error.strerror or type(error).__name__) from error


def shown_name(name: str) -> str:
    """A name that is safe to show and to save under: no folders, drives, direction or control characters.

    At most 120 characters; the extension stays. A name of which nothing is left is 附件.
    """
    bare = re.split(r"[/\\]", _UNSEEN.sub("", unicodedata.normalize("NFC", name)))[-1]
    bare = re.sub(r"^[A-Za-z]:(?=.)", "", bare)
    bare = _FORBIDDEN.sub("_", " ".join(bare.split())).strip(" .")
    if not bare.strip("._ "):
        return "附件"
    if _DEVICES.fullmatch(bare):
        bare = "_" + bare
    stem, dot, extension = bare.rpartition(".")
    if not dot or len(extension) > 10:  # noqa: PLR2004
        return bare[:NAME_LIMIT]
    return f"{stem[: NAME_LIMIT - len(extension) - 1].rstrip(' .') or '附件'}.{extension}"


def _judged_size(path: Path, name: str, size_limit: int) -> int:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise RefusedError("attachment.directory", file=name)
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError("attachment.kind", file=name, allowed=_allowed())
    if status.st_size == 0:
        raise RefusedError("attachment.empty", file=name)
    if status.st_size > size_limit:
        raise RefusedError(
            "attachment.too_big", file=name, size=_megabytes(status.st_size), limit=size_limit >> 20
        )
    return status.st_size


def _megabytes(size: int) -> str:
    return f"{size / (1 << 30):.1f} GB" if size >= 1 << 30 else f"{-(-size >> 20)} MB"


def _allowed() -> str:
    return " ".join(sorted(_MIMES))


def _judged_kind(path: Path, name: str) -> str:
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    if extension not in _MIMES:
        raise RefusedError("attachment.kind", file=name, allowed=_allowed())
    kind = _kind(path)
    if extension not in _KINDS.get(kind, (kind,)):
        raise RefusedError("attachment.mismatch", file=name, extension=extension)
    return _MIMES[extension]


def _kind(path: Path) -> str:
    """What the content is by its first bytes, `?` where it is nothing known."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_package(path)
    magic = next((kind for start, kind in _PLAIN_MAGIC if head.startswith(start)), None)
    return magic or _kind_of_frame(head) or ("text" if _is_text(head) else "?")


def _kind_of_frame(head: bytes) -> str | None:
    """The kinds whose mark does not stand at the very beginning."""
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], "?")
    if head.startswith(b"BM") and head[6:10] == bytes(4):  # two reserved words of a bitmap's header
        return "bmp"
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in _HEIF else "mp4"
    if head[4:8] in {b"moov", b"wide", b"mdat", b"free"}:
        return "mp4"
    return "mp3" if _MP3_FRAME.match(head) else None


def _kind_of_package(path: Path) -> str:
    """Which office format a zip is, by the names in its directory alone; nothing is unpacked."""
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return "?"
    if "[Content_Types].xml" in names or "OFD.xml" in names:
        return next((kind for start, kind in _PACKAGES if any(n.startswith(start) for n in names)), "zip")
    return "zip"


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if head.startswith((b"MZ", b"\x7fELF", b"#!")) or re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", head):
        return False
    for encoding in ("utf-8", "gb18030"):
        for cut in range(4):  # the head may end inside a character
            try:
                head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return True
    return False


def _hashed(path: Path, name: str, size: int) -> str:
    digest, seen = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            seen += len(chunk)
            if seen > size:
                break
            digest.update(chunk)
    if seen != size:
        raise WorldError("attachment.changed", file=name)
    return digest.hexdigest()

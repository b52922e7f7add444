"""Reading a picture at the size it is shown in, without letting a hostile one fill the memory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

MOST_PIXELS = 100_000_000
"""A picture of more is not opened: a few kilobytes of PNG can unfold to gigabytes."""
MOST_SCALED_SIDE = 4096
_MEMORY_MIB = 512
_KIB = 1024


@dataclass(frozen=True, slots=True)
class Look:
    """What was read: a picture upright and no larger than asked for, or why not (`gone`, `huge`, `unreadable`).

    `width` and `height` are the picture's own, in pixels as it stands upright.
    """

    image: QImage | None = None
    width: int = 0
    height: int = 0
    why: str = ""


def look_at(path: Path, room: QSize) -> Look:
    """Read a picture so that it fills `room` at most; called off the GUI thread."""
    if not path.is_file():
        return Look(why="gone")
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(_MEMORY_MIB)
    size = reader.size()
    if not size.isValid():
        return Look(why="unreadable")
    is_turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    upright = size.transposed() if is_turned else size
    if size.width() * size.height() > MOST_PIXELS:
        return Look(width=upright.width(), height=upright.height(), why="huge")
    wanted = room.boundedTo(QSize(MOST_SCALED_SIDE, MOST_SCALED_SIDE))
    if upright.width() > wanted.width() or upright.height() > wanted.height():
        scaled = upright.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(scaled.transposed() if is_turned else scaled)
    image = reader.read()
    if image.isNull():
        return Look(width=upright.width(), height=upright.height(), why="unreadable")
    return Look(image, upright.width(), upright.height())


def size_text(size: int) -> str:
    """`820 KB`, `3.4 MB`."""
    if size < _KIB * _KIB:
        return f"{max(1, round(size / _KIB))} KB"
    return f"{size / _KIB / _KIB:.1f} MB"

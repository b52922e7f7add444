"""Line icons (Lucide, ISC), tinted by role and drawn sharp for the screens there are."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from commandroom.base.paths import resources
from commandroom.ui.theme import Theme


def ratios() -> list[float]:
    """Device pixel ratios of the screens there are; for another one Qt scales the nearest."""
    return sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}) or [1.0]


def icon_names() -> list[str]:
    """Every icon that is shipped."""
    return sorted(path.stem for path in (resources() / "icons").glob("*.svg"))


def pixmap(name: str, colour: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """One icon of `size` logical pixels in a colour `#RRGGBB`, drawn once and then kept in Qt's own cache.

    Raises:
        FileNotFoundError: no icon has this name.
    """
    key = f"icon:{name}:{colour}:{size}:{ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    drawn = _draw(name, colour, size, ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def _draw(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """The icon's shape, filled with the colour: a drawing is read once for all the colours it is shown in.

    Pixmaps made of one image have one key in Qt's caches, and icons of another colour would be taken from there: hence
    the copy.
    """
    drawn = QPixmap.fromImage(_shape(name, size, ratio).copy())
    painter = QPainter(drawn)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(drawn.rect(), QColor(colour))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


@lru_cache(maxsize=256)
def _shape(name: str, size: int, ratio: float) -> QImage:
    side = round(size * ratio)
    shape = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    shape.fill(Qt.GlobalColor.transparent)
    svg = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", "black")
    painter = QPainter(shape)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    return shape


def icon(
    theme: Theme, name: str, role: str = "text2", *, size: int = 16, checked: str | None = None
) -> QIcon:
    """An icon in the colour of a role, grey when disabled, in the role `checked` when its button is on."""
    made = QIcon()
    for ratio in ratios():
        made.addPixmap(pixmap(name, theme.hex(role), size, ratio), QIcon.Mode.Normal, QIcon.State.Off)
        made.addPixmap(
            pixmap(name, theme.hex("text_disabled"), size, ratio), QIcon.Mode.Disabled, QIcon.State.Off
        )
        if checked is not None:
            made.addPixmap(pixmap(name, theme.hex(checked), size, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return made


def paint_icon(painter: QPainter, theme: Theme, name: str, rect: QRectF, role: str = "text2") -> None:
    """Paint an icon into a square of a painted widget."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(rect.topLeft(), pixmap(name, theme.hex(role), round(rect.width()), ratio))

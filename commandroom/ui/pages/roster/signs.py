"""The lamp of a person: what somebody is doing as a shape and a colour, so that it is read in greys, too."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from commandroom.ui.pages.roster.words import STANDING_ROLES
from commandroom.ui.theme import Theme


def paint_standing(painter: QPainter, theme: Theme, centre: QPointF, standing: str, size: float) -> None:
    """Paint the lamp of radius `size`.

    Disc on duty, arrow on the way, square at work, half disc on leave, ring with a bar lent out, ring resting, dotted ring
    not registered, cross left.
    """
    colour = theme.colour(STANDING_ROLES.get(standing, "text3"))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.6, size * 0.28)
    if standing in ("free", "sent", "working"):
        _paint_there(painter, centre, standing, size, colour)
    else:
        _paint_away(painter, centre, standing, size, QPen(colour, width))
    painter.restore()


def _paint_there(painter: QPainter, centre: QPointF, standing: str, size: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if standing == "free":
        painter.drawEllipse(centre, size, size)
    elif standing == "working":
        painter.drawRect(QRectF(centre.x() - size * 0.88, centre.y() - size * 0.88, size * 1.76, size * 1.76))
    else:
        tip = QPointF(centre.x() + size, centre.y())
        left = centre.x() - size * 0.8
        painter.drawPolygon(
            QPolygonF([QPointF(left, centre.y() - size), tip, QPointF(left, centre.y() + size)])
        )


def _paint_away(painter: QPainter, centre: QPointF, standing: str, size: float, pen: QPen) -> None:
    inner = size - pen.widthF() / 2
    box = QRectF(centre.x() - inner, centre.y() - inner, 2 * inner, 2 * inner)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if standing == "left":
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
        return
    if standing == "unknown":
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
    painter.drawEllipse(box)
    if standing == "leave":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pen.color())
        painter.drawPie(box, 180 * 16, 180 * 16)
    elif standing == "lent":
        painter.drawLine(QPointF(box.left(), centre.y()), QPointF(box.right(), centre.y()))

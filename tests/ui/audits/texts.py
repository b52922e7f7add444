"""Audits of what is written: large enough, whole, readable on its ground, in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QAction, QColor, QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from commandroom.ui.fonts import SMALLEST
from tests.ui.audits.painted import Line
from tests.ui.audits.seen import (
    VIEWPORT,
    Pixels,
    View,
    index_of,
    named,
    own_text,
    owner_of,
    wholes,
)

TEXT_RATIO = 4.5
SIGN_RATIO = 3.0
ICON = 48
"""Pictures larger than this are photographs and not signs."""
_CUT = 1.5
"""So many pixels of ink may fall outside before a text is called cut."""
_NEAR = 70
"""A pixel as near to the pen's colour as this, in the sum of its three parts, was painted with it."""
_CARET = 2
MOST_OF_IT = 0.7
"""An icon of which less than this is to be seen is one cut by a scrolled edge."""
CHINESE = re.compile(r"[㐀-鿿豈-﫿]+")
WIDE_SIGNS = re.compile(r"[　-〟＀-｠]")


# --- size ----------------------------------------------------------------------------------------------------------


def small_texts(view: View) -> Iterator[str]:
    """Lines below twelve pixels, as the font was really used."""
    for line, _ in view.lines():
        if line.px < SMALLEST - 0.01:
            yield f"{named(owner_of(line.owner))}: {line.text!r} at {line.px:g} px"


# --- whole ---------------------------------------------------------------------------------------------------------


def cut_texts(view: View) -> Iterator[str]:
    """Lines that lose ink at the edge of their own place, or are shortened without the whole to be had anywhere."""
    for line, base in view.lines():
        lost = _lost(line, base)
        if lost:
            yield f"{named(owner_of(line.owner))}: {line.text[:60]!r} loses {lost}"
        elif _is_shortened(line) and not _is_told(line, base):
            yield f"{named(owner_of(line.owner))}: {line.text[:60]!r} is shortened and nowhere whole"


def _lost(line: Line, base: QWidget) -> str:
    if _may_scroll(line.owner):
        return ""
    place = QRectF(_own_place(line.owner, base)) & line.clip if _is_still(line.owner) else line.clip
    if place.contains(line.box):
        return ""
    ink = QFontMetricsF(line.font).tightBoundingRect(line.text)
    baseline = line.box.bottom() - QFontMetricsF(line.font).descent()
    seen = ink.translated(line.box.left(), baseline)
    wide = max(place.left() - seen.left(), seen.right() - place.right())
    high = max(place.top() - seen.top(), seen.bottom() - place.bottom())
    if high > _CUT and _is_row(line.owner):
        high = 0.0  # a list shows half a row at its lower edge, and scrolls
    if wide > _CUT and seen.left() >= place.left() - _CUT and _scrolls_across(line.owner, base, place):
        wide = 0.0  # and half a column at its right edge, where it scrolls sideways
    if wide <= _CUT and high <= _CUT:
        return ""
    return f"{max(wide, 0):.0f} px across, {max(high, 0):.0f} px in height"


def _may_scroll(widget: QWidget) -> bool:
    """Fields in which a person types move their text under the edge; what stands in them is typed, or elided by Qt."""
    owner = owner_of(widget)
    return isinstance(owner, QPlainTextEdit | QTextEdit) or (
        isinstance(widget, QLineEdit) and bool(widget.text())
    )


def _is_row(widget: QWidget) -> bool:
    return widget.objectName() == VIEWPORT and isinstance(widget.parentWidget(), QAbstractItemView)


def _scrolls_across(widget: QWidget, base: QWidget, place: QRectF) -> bool:
    """Whether a place ends at the right edge of a table that scrolls sideways; its heading goes with it."""
    view = widget.parentWidget()
    if isinstance(view, QHeaderView):
        view = view.parentWidget()
    if not isinstance(view, QAbstractItemView) or not view.horizontalScrollBar().isVisible():
        return False
    edge = view.viewport().mapTo(base, view.viewport().rect().bottomRight()).x()
    return view.horizontalScrollBar().value() < view.horizontalScrollBar().maximum() and place.right() >= edge


def _is_still(widget: QWidget) -> bool:
    return not _is_row(widget)


def _own_place(widget: QWidget, base: QWidget) -> QRect:
    """The widget's rectangle, as far as its parents show it up to the next edge that scrolls."""
    rect = QRect(widget.mapTo(base, widget.rect().topLeft()), widget.size())
    part = widget.parentWidget()
    while part is not None and part is not base:
        if part.objectName() == VIEWPORT and isinstance(part.parentWidget(), QScrollArea):
            break
        rect &= QRect(part.mapTo(base, part.rect().topLeft()), part.size())
        part = part.parentWidget()
    return rect


def _is_shortened(line: Line) -> bool:
    text = line.text.strip()
    return "…" in text and text not in own_text(line.owner)


def _is_told(line: Line, base: QWidget) -> bool:
    head, _, tail = line.text.strip().partition("…")
    parts = [" ".join(part.split()) for part in head.split(" · ")]
    for whole in wholes(line, base):
        flat = " ".join(whole.split())
        if all(part in flat for part in parts) and tail.strip() in flat and len(flat) > len(head) + len(tail):
            return True
    return False


# --- readable ------------------------------------------------------------------------------------------------------


def light(colour: QColor) -> float:
    """The relative luminance of WCAG."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: QColor, other: QColor) -> float:
    """The contrast of WCAG, 1 to 21."""
    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ground_of(part: Pixels) -> QColor:
    """The colour that most pixels have."""
    flat = part.reshape(-1, 3).astype(np.uint32)
    packed = (flat[:, 0] << 16) | (flat[:, 1] << 8) | flat[:, 2]
    values, counts = np.unique(packed, return_counts=True)
    return QColor(int(values[counts.argmax()]))


def _blended(colour: QColor, ground: QColor) -> QColor:
    share = colour.alphaF()
    parts = zip(
        (colour.redF(), colour.greenF(), colour.blueF()),
        (ground.redF(), ground.greenF(), ground.blueF()),
        strict=True,
    )
    return QColor.fromRgbF(*(front * share + back * (1 - share) for front, back in parts))


def faint_texts(view: View) -> Iterator[str]:
    """Lines whose colour stands out too little from the pixels around them; what is disabled need not be read."""
    for line in _lasting(view.record.lines):
        if not _is_active(line, view.root) or line.shown.width() < 2 or line.shown.height() < 4:
            continue
        part = view.part(line.shown, more=1)
        if not part.size:
            continue
        ground = ground_of(part)
        ink = _blended(line.colour, ground)
        found = ratio(ink, ground)
        if (
            found < TEXT_RATIO
            and _is_painted(part, ink, line.owner)
            and not view.is_covered(line.owner, line.shown)
        ):
            yield f"{named(owner_of(line.owner))}: {line.text[:40]!r} {ink.name()} on {ground.name()} has {found:.2f}"


def _lasting(lines: list[Line]) -> Iterator[Line]:
    """Without what is painted a second time in its place: a field paints a chosen text over the plain one."""
    last = {(id(line.owner), line.text): line for line in lines if isinstance(line.owner, QLineEdit)}
    for line in lines:
        if last.get((id(line.owner), line.text), line) is line:
            yield line


def _is_active(line: Line, base: QWidget) -> bool:
    if not line.owner.isEnabled():
        return False
    index = index_of(line, base)
    from PySide6.QtCore import Qt

    return index is None or not index.isValid() or bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)


def _is_painted(part: Pixels, ink: QColor, owner: QWidget) -> bool:
    """Whether the ink is on the screen at all: what a drawer covers was painted, and is not seen.

    Where a chosen text is painted in its other colour, the plain one is left in the caret alone.
    """
    wanted = np.array([ink.red(), ink.green(), ink.blue()], np.int32)
    columns = (np.abs(part.astype(np.int32) - wanted).sum(axis=2) < _NEAR).any(axis=0)
    is_chosen = isinstance(owner, QLineEdit) and owner.hasSelectedText()
    return int(columns.sum()) > (_CARET if is_chosen else 0)


MOST_OF_IT = 0.7


def faint_icons(view: View) -> Iterator[str]:
    """Icons none of whose pixels stands out from their ground as a sign must; half of one at a scrolled edge is none."""
    for picture in view.record.pictures:
        box = picture.box
        if picture.shown < MOST_OF_IT:
            continue
        if not picture.owner.isEnabled() or not 6 <= box.width() <= ICON or not 6 <= box.height() <= ICON:
            continue
        part = view.part(box)
        if not part.size or view.is_covered(picture.owner, box):
            continue
        ground = ground_of(view.part(box, more=1))
        found = max(ratio(QColor(*(int(v) for v in pixel)), ground) for pixel in _kinds(part))
        if 1.05 < found < SIGN_RATIO:
            yield f"{named(owner_of(picture.owner))}: an icon on {ground.name()} has {found:.2f}"


def _kinds(part: Pixels) -> Iterable[Pixels]:
    kinds: Pixels = np.unique(part.reshape(-1, 3), axis=0)
    return kinds


# --- language ------------------------------------------------------------------------------------------------------


def foreign_words(view: View) -> Iterator[str]:
    """Chinese in the English desk that is not data: neither words nor signs that no answer of the room holds."""
    if view.lang != "en":
        return
    told = "\n".join(view.said)
    for where, text in _written(view):
        left = [run for run in CHINESE.findall(text) if run not in told]
        left += [sign.group() for sign in WIDE_SIGNS.finditer(text) if not _is_data(sign, text, told)]
        if left:
            yield f"{where}: {''.join(left)[:40]!r} in {text[:60]!r}"


def _is_data(sign: re.Match[str], text: str, told: str) -> bool:
    """A sign together with the characters beside it, as it stands in a text of somebody's."""
    return text[max(0, sign.start() - 1) : sign.end() + 1].strip("… ") in told


def _written(view: View) -> Iterator[tuple[str, str]]:
    for line, _ in view.lines():
        yield named(owner_of(line.owner)), line.text
    for part in view.widgets:
        for text in (part.toolTip(), part.accessibleName(), part.accessibleDescription(), part.windowTitle()):
            if text:
                yield f"{named(part)} (told)", text
        for action in part.actions():
            yield f"{named(part)} (action)", action.text()


__all__ = ("QAbstractScrollArea", "QAction", "QHeaderView")

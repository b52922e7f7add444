"""Likely duplicates in words."""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from commandroom.domain.event.state import State
from commandroom.ui import words
from commandroom.usecases.queries import SimilarEvent

SAME_PLACE = "同一地点"
_SAID = (
    (re.compile(r"文字相似 (?P<n>\d+)%"), QT_TRANSLATE_NOOP("Likeness", "texts {n} % alike")),
    (re.compile(SAME_PLACE), QT_TRANSLATE_NOOP("Likeness", "same place")),
    (re.compile(r"同一网格"), QT_TRANSLATE_NOOP("Likeness", "same grid")),
    (re.compile(r"当天"), QT_TRANSLATE_NOOP("Likeness", "same day")),
    (re.compile(r"相隔 (?P<n>\d+) 天"), QT_TRANSLATE_NOOP("Likeness", "{n} days apart")),
)


def reason_texts(found: SimilarEvent) -> list[str]:
    """What speaks for it (text, place, time), in the desk's language; the store says it in Chinese."""
    return [_said(reason) for reason in found.reasons]


def _said(reason: str) -> str:
    for shape, text in _SAID:
        hit = shape.fullmatch(reason)
        if hit is not None:
            return QCoreApplication.translate("Likeness", str(text)).format(**hit.groupdict())
    return reason


def is_same_place(found: SimilarEvent) -> bool:
    """Whether it lies at the very place that was named."""
    return SAME_PLACE in found.reasons


def likeness_text(found: SimilarEvent) -> str:
    """`330299104-20261122-A0007  凤凰村老街弄车辆堵塞消防通道 · 处置中`."""
    row_ = found.row
    return f"{row_.number}  {row_.title} · {words.state_label(State(row_.state).code)}"

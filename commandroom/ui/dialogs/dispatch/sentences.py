"""Ready sentences for what is asked of whoever is sent, and the one that a matter begins with."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from commandroom.domain.knowledge.gradings import Urgency
from commandroom.ui.dialogs.scene import Scene


def sentences() -> tuple[str, str, str, str]:
    """All of them in the order of the list: look, call first, danger first, settle."""
    translate = QCoreApplication.translate
    return (
        translate("Order", "Go there at once, find out what is the matter, and report back with pictures."),
        translate("Order", "Call the complainant first, handle it within the limit, and report the result."),
        translate("Order", "Close off the danger first, then have it repaired; report each phase."),
        translate("Order", "Talk to both sides and settle it; say at once if it may grow."),
    )


def usual_sentence(scene: Scene) -> str:
    """What is asked where nobody writes anything else: by phases, urgency, and whether somebody can be called."""
    event = scene.event
    if event is None:
        return ""
    look, call, danger, _settle = sentences()
    category = scene.rules.policy.category(event.category)
    if category is not None and len(category.phases) > 1:
        return danger
    if event.urgency is not Urgency.NORMAL:
        return look
    has_caller = scene.sheet is not None and bool(scene.sheet.reporter.get("phone"))
    return call if has_caller else look

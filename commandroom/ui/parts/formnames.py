"""The names of the forms in the desk's language: a form itself is an official paper, and its name on it stays Chinese."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from commandroom.ui.i18n import QT_TRANSLATE_NOOP, is_english

NAMES = {
    "register": QT_TRANSLATE_NOOP("FormNames", "Registration sheet"),
    "dispatch": QT_TRANSLATE_NOOP("FormNames", "Dispatch sheet"),
    "assign": QT_TRANSLATE_NOOP("FormNames", "Assignment sheet"),
    "feedback": QT_TRANSLATE_NOOP("FormNames", "Feedback sheet"),
    "verify": QT_TRANSLATE_NOOP("FormNames", "Verification sheet"),
    "closing": QT_TRANSLATE_NOOP("FormNames", "Notice of closing"),
    "supervise": QT_TRANSLATE_NOOP("FormNames", "Supervision sheet"),
    "transfer": QT_TRANSLATE_NOOP("FormNames", "Cooperation or transfer sheet"),
    "report": QT_TRANSLATE_NOOP("FormNames", "Emergency report"),
    "report_first": QT_TRANSLATE_NOOP("FormNames", "Emergency report (first)"),
    "report_more": QT_TRANSLATE_NOOP("FormNames", "Emergency report (follow-up)"),
    "report_final": QT_TRANSLATE_NOOP("FormNames", "Emergency report (final)"),
}


def form_name(kind: str, title: str) -> str:
    """What a form or its template is called here; `title` is what stands on it, and on a Chinese desk its name."""
    if not is_english() or kind not in NAMES:
        return title
    return QCoreApplication.translate("FormNames", NAMES[kind])

"""What stands under the month: whether it is provisional, who froze or corrected it, until when it may be appealed against."""

from __future__ import annotations

from datetime import datetime

from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.moments import day_text, long_text
from commandroom.ui.pages.assessment.asking import MonthSheet
from commandroom.ui.pages.assessment.words import say
from commandroom.ui.punctuation import in_clauses


def mark_text(sheet: MonthSheet, now: datetime) -> str:
    """The state of what is shown, in one line."""
    result, shown = sheet.result, sheet.shown
    if shown is None:
        moved = any(one.result.inputs != result.inputs for one in sheet.kept.editions[-1:])
        said = say(QT_TRANSLATE_NOOP("AssessmentWords", "Provisional, as of {time}"))
        runs = say(QT_TRANSLATE_NOOP("AssessmentWords", "the month still runs"))
        stays = say(
            QT_TRANSLATE_NOOP(
                "AssessmentWords", "the figures have moved since it was frozen; the frozen result stays"
            )
        )
        parts = (
            said.format(time=long_text(result.as_of)),
            "" if result.is_over else runs,
            stays if moved else "",
        )
        return in_clauses(parts)
    said = say(QT_TRANSLATE_NOOP("AssessmentWords", "Frozen by {name}, {time}"))
    if shown.result.edition:
        said = say(QT_TRANSLATE_NOOP("AssessmentWords", "Correction by {name}, {time}"))
    until = result.appeal_until
    open_until = say(QT_TRANSLATE_NOOP("AssessmentWords", "appeals until {time}"))
    rivals = say(QT_TRANSLATE_NOOP("AssessmentWords", "{n} more by seats that were apart"))
    return in_clauses((
        said.format(name=sheet.names.get(shown.by, shown.by), time=day_text(shown.at)),
        shown.result.reason,
        open_until.format(time=day_text(until)) if until is not None and now <= until else "",
        rivals.format(n=len(sheet.kept.rivals)) if sheet.kept.rivals else "",
    ))  # fmt: skip

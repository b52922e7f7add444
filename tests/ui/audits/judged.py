"""Findings that were looked at and are right as they are, each with its reason. One that no look needs any more fails."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judgement:
    """Which audit's findings in which scenes (regular expressions) are let pass, and why."""

    audit: str
    scene: str
    finding: str
    reason: str

    def covers(self, audit: str, scene: str, finding: str) -> bool:
        """Whether a finding is one of these."""
        return (
            audit == self.audit
            and re.fullmatch(self.scene, scene) is not None
            and re.search(self.finding, finding) is not None
        )


JUDGED = (
    Judgement(
        "targets", ".*", r"^SearchField/QToolButton ",
        "Qt's own cross inside a field; Esc clears the field as well (WCAG 2.5.8, equivalent control)",
    ),
    Judgement(
        "overlap", ".*", r"^Placeholder/.* and Placeholder/ProgressLine .* share \d+x2$",
        "the line of two pixels lies over the upper edge of whatever is shown, so that nothing jumps when it comes and goes",
    ),
    Judgement(
        "names", "import/file", "qt_tableview_cornerbutton",
        "Qt's own corner of a table; it is disabled and does nothing",
    ),
    Judgement(
        "values", "alerts/rates", r"Histogram .* is painted and not told",
        "the scale of the axis; the widget's name says in words what the bars mean together",
    ),
    Judgement(
        "language", ".*", "'简体中文'", "a language is called by its own name, so that who needs it finds it"
    ),
    Judgement(
        "keyboard", "board/preview", r"^QWidget/(Icon)?Button .* is never reached by Tab",
        "below 1440 px the panel is a drawer: it gives way when Tab comes to what lies under it; from the list Tab goes into it",
    ),
    Judgement(
        "language", "joint/result", "(Initiating body|Bodies that take part|Division of work): ",
        "what was planned: data that the scene brings along instead of the room",
    ),
    Judgement(
        "language", "summary|periods/.*", "要情|（草稿）|（）", "the paper is Chinese, whatever language the desk speaks"
    ),
)  # fmt: skip

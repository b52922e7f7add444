"""The lists of the page: scores, parts of one score, events behind a part, appeals."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from commandroom.domain.assessment.month import Appealed
from commandroom.domain.assessment.scoring import RANKED, Part, Result, Row
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.moments import short_text
from commandroom.ui.pages.assessment.words import (
    figure_text,
    grade_text,
    lost_text,
    number_text,
    part_name,
    points_text,
    post_name,
    rank_text,
    say,
    score_text,
)
from commandroom.ui.widgets.listing import Col, ListTable, ListView

SCOPE = "assessment"


class Line(NamedTuple):
    """An event behind a part."""

    number: str
    title: str


def score_columns(result: Result) -> list[Col[Row]]:
    """Rank, name, score, grade, events; with one post its criteria side by side, else where points were lost."""
    posts = {row.post for row in result.rows}
    columns: list[Col[Row]] = [
        Col(say(QT_TRANSLATE_NOOP("AssessmentWords", "Rank")), rank_text, 56, is_number=True),
        Col(say(QT_TRANSLATE_NOOP("AssessmentWords", "Name")), lambda row: row.name, 110, is_bold=True),
        Col(say(QT_TRANSLATE_NOOP("AssessmentWords", "Score")), score_text, 84, is_number=True, role=_score_role),
        Col(say(QT_TRANSLATE_NOOP("AssessmentWords", "Grade")), grade_text, 70, role=_grade_role),
        Col(say(QT_TRANSLATE_NOOP("AssessmentWords", "Events")), lambda row: f"{row.events:,}", 66, is_number=True),
    ]  # fmt: skip
    if len(posts) > 1:
        columns.append(
            Col(say(QT_TRANSLATE_NOOP("AssessmentWords", "Post")), lambda row: post_name(result, row), 110,
                role=lambda _row: "text2", from_width=700)
        )  # fmt: skip
    lost = say(QT_TRANSLATE_NOOP("AssessmentWords", "Points lost"))
    return [*columns, Col(lost, lost_text, 0, role=lambda _row: "text2")]


def _score_role(row: Row) -> str:
    return "text" if row.status == RANKED else "text3"


def _grade_role(row: Row) -> str:
    """Only the last grade stands out."""
    return "crit" if row.status == RANKED and row.grade_en == "failed" else "text2"


class ScoreView(ListView):
    """The scores; the arrows to the sides turn the months, for a row has no cells to go through."""

    turned = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self.turned.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
            event.accept()
        else:
            super().keyPressEvent(event)


def scores(desk: Desk) -> ScoreView:
    """The scores; their columns come with the first result."""
    columns: list[Col[Row]] = [
        Col(say(QT_TRANSLATE_NOOP("AssessmentWords", "Name")), lambda row: row.name, 0)
    ]
    return ScoreView(
        desk, ListTable(columns), scope=SCOPE, name=say(QT_TRANSLATE_NOOP("AssessmentWords", "Scores"))
    )


def parts(desk: Desk) -> ListView:
    """The parts of one score."""
    columns: list[Col[Part]] = [
        Col(say(QT_TRANSLATE_NOOP("AssessmentWords", "Part")), part_name, 0, is_bold=True),
        Col(say(QT_TRANSLATE_NOOP("AssessmentWords", "Figure")), figure_text, 120, role=lambda _part: "text2",
            from_width=480),
        Col(say(QT_TRANSLATE_NOOP("AssessmentWords", "Points")), points_text, 112, is_number=True, role=_part_role),
        Col(say(QT_TRANSLATE_NOOP("AssessmentWords", "Cost by")), _against, 66, is_number=True),
    ]  # fmt: skip
    return ListView(
        desk, ListTable(columns), scope="assessment.parts", name=say(QT_TRANSLATE_NOOP("AssessmentWords", "Parts of the score"))
    )  # fmt: skip


def _part_role(part: Part) -> str:
    if part.points is None:
        return "text3"
    return "warn" if part.points < part.weight else "text"


def _against(part: Part) -> str:
    count = len(part.against) + part.more
    return f"{count:,}" if count else ""


def events(desk: Desk) -> ListView:
    """The events behind a part; Enter opens one."""
    columns: list[Col[Line]] = [
        Col(say(QT_TRANSLATE_NOOP("AssessmentWords", "Number")), lambda line: line.number, 190),
        Col(say(QT_TRANSLATE_NOOP("AssessmentWords", "Event")), lambda line: line.title, 0),
    ]
    name = say(QT_TRANSLATE_NOOP("AssessmentWords", "Events behind the part"))
    return ListView(desk, ListTable(columns), scope="assessment.events", name=name)


def appeals(desk: Desk, subject: Callable[[str], str], person: Callable[[str], str]) -> ListView:
    """The appeals of the month, with their rulings."""

    def ruled(one: Appealed) -> str:
        if one.ruling is None:
            return say(QT_TRANSLATE_NOOP("AssessmentWords", "open"))
        upheld = say(QT_TRANSLATE_NOOP("AssessmentWords", "upheld")) if one.ruling.upheld else say(
            QT_TRANSLATE_NOOP("AssessmentWords", "dismissed"))  # fmt: skip
        return f"{upheld} · {one.ruling.text}"

    columns: list[Col[Appealed]] = [
        Col(say(QT_TRANSLATE_NOOP("AssessmentWords", "Appeal of")), lambda one: subject(one.appeal.subject), 130, is_bold=True),
        Col(say(QT_TRANSLATE_NOOP("AssessmentWords", "Grounds")), lambda one: one.appeal.text, 0),
        Col(say(QT_TRANSLATE_NOOP("AssessmentWords", "Filed by")), lambda one: f"{person(one.by)} {short_text(one.at)}", 150,
            role=lambda _one: "text2", from_width=620),
        Col(say(QT_TRANSLATE_NOOP("AssessmentWords", "Ruling")), ruled, 160,
            role=lambda one: "warn" if one.ruling is None else "text2"),
    ]  # fmt: skip
    return ListView(
        desk, ListTable(columns), scope="assessment.appeals", name=say(QT_TRANSLATE_NOOP("AssessmentWords", "Appeals"))
    )  # fmt: skip


def mean_text(result: Result) -> str:
    """The mean of the scores that are ranked."""
    found = [row.score for row in result.rows if row.score is not None]
    return number_text(sum(found) / len(found)) if found else number_text(None)

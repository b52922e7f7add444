"""The words of the assessment's page: scores, parts, states, and a month as a sheet of a workbook."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from commandroom.domain.assessment.scoring import FEW, RANKED, Part, Result, Row
from commandroom.reports.document import Cell, Grid
from commandroom.ui.i18n import QT_TRANSLATE_NOOP, is_english
from commandroom.ui.punctuation import in_a_row, named

NOTHING = "—"
LIVE, FROZEN = "live", ""
"""What is reckoned anew, and the name of the frozen edition; corrections bear their numbers."""
_GROUPS = {
    "unit": QT_TRANSLATE_NOOP("AssessmentWords", "Units"),
    "grid": QT_TRANSLATE_NOOP("AssessmentWords", "Grids"),
    "person": QT_TRANSLATE_NOOP("AssessmentWords", "Staff"),
}


def say(text: str) -> str:
    """A word of the page in the user's language."""
    return QCoreApplication.translate("AssessmentWords", text)


def group_name(by: str) -> str:
    """What is scored."""
    return say(_GROUPS[by])


def edition_name(name: str) -> str:
    """`预评`, `冻结`, `更正 A1`."""
    if name == LIVE:
        return say(QT_TRANSLATE_NOOP("AssessmentWords", "Provisional"))
    if name == FROZEN:
        return say(QT_TRANSLATE_NOOP("AssessmentWords", "Frozen"))
    return say(QT_TRANSLATE_NOOP("AssessmentWords", "Correction {number}")).format(number=name)


def part_name(part: Part) -> str:
    """The criterion."""
    return part.en if is_english() else part.zh


def post_name(result: Result, row: Row) -> str:
    """By which post's criteria somebody is scored."""
    post = result.rules.post(row.post)
    return (post.en if is_english() else post.zh) if post is not None else row.post


def number_text(value: float | None) -> str:
    """A score or points, two places; a dash for none."""
    return NOTHING if value is None else f"{value:.2f}"


def score_text(row: Row) -> str:
    """The score, or why there is none."""
    if row.status == RANKED:
        return number_text(row.score)
    if row.status == FEW:
        return say(QT_TRANSLATE_NOOP("AssessmentWords", "few events"))
    return say(QT_TRANSLATE_NOOP("AssessmentWords", "nothing to score"))


def grade_text(row: Row) -> str:
    """The grade."""
    return (row.grade_en if is_english() else row.grade) or NOTHING


def rank_text(row: Row) -> str:
    """The rank within the post."""
    return NOTHING if row.rank is None else str(row.rank)


def lost_text(row: Row) -> str:
    """Where points were lost, the most first: `按期处置 −6.00、返工 −2.50`; what nobody scored by hand yet."""
    lost = [(part.weight - part.points, part) for part in row.parts if part.points is not None]
    told = [
        f"{part_name(part)} −{gone:.2f}" for gone, part in sorted(lost, key=lambda one: -one[0]) if gone > 0
    ]
    named = {part.key: part_name(part) for part in row.parts}
    missing = [
        say(QT_TRANSLATE_NOOP("AssessmentWords", "{part} not scored")).format(part=named.get(key, key))
        for key in row.missing
    ]
    return in_a_row([*told[:3], *missing])


def points_text(part: Part) -> str:
    """`24.00 / 30`."""
    return f"{number_text(part.points)} / {part.weight:g}"


def figure_text(part: Part) -> str:
    """`K6：12 ÷ 15`: the figure and both sides of the line; of which part of a figure it is, the criterion's own name says."""
    if part.numerator is None:
        return NOTHING if part.measure != "given" else say(QT_TRANSLATE_NOOP("AssessmentWords", "by hand"))
    below = "" if part.denominator is None else f" ÷ {part.denominator:,}"
    figure, value = part.figure.partition(".")[0], f"{part.numerator:,}{below}"
    return named(figure, value) if figure else value


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def before(month: date) -> date:
    """The month before."""
    return month_of(month - timedelta(days=1))


def after(month: date) -> date:
    """The month after."""
    return month_of(month + timedelta(days=31))


def sheets(result: Result) -> list[Grid]:
    """The scores with all parts, a sheet a post: real numbers, and a line for each unit, grid or person."""
    return [_sheet(result, post.key) for post in result.rules.posts]


def _sheet(result: Result, key: str) -> Grid:
    post = result.rules.post(key)
    rows = [row for row in result.rows if row.post == key]
    name = (post.en if is_english() else post.zh) if post is not None else key
    criteria = post.criteria if post is not None else ()
    heads = [say(text) for text in (
        QT_TRANSLATE_NOOP("AssessmentWords", "Rank"), QT_TRANSLATE_NOOP("AssessmentWords", "Name"),
        QT_TRANSLATE_NOOP("AssessmentWords", "Score"), QT_TRANSLATE_NOOP("AssessmentWords", "Grade"),
        QT_TRANSLATE_NOOP("AssessmentWords", "Events"), QT_TRANSLATE_NOOP("AssessmentWords", "Bonus"),
    )]  # fmt: skip
    parts = [f"{one.en if is_english() else one.zh}（{one.weight:g}）" for one in criteria]
    state = say(QT_TRANSLATE_NOOP("AssessmentWords", "State"))
    return Grid(name[:31], (*heads, *parts, state), tuple(_cells(row) for row in rows))


def _cells(row: Row) -> tuple[Cell, ...]:
    state = "" if row.status == RANKED else score_text(row)
    return (
        row.rank, row.name, row.score, "" if row.score is None else grade_text(row), row.events, row.bonus,
        *(part.points for part in row.parts), state,
    )  # fmt: skip

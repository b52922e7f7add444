"""The rules of the summary, as data: thresholds, which matters are listed, the wording. Each carries its source."""

from __future__ import annotations

from msgspec import Struct

from commandroom.domain.summary.span import SpanKind


class Limits(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Thresholds: see `resources/summary/rules.toml` for units and sources."""

    time: str
    days: str
    late_minutes: int
    made_up_days: int
    matters: int
    rows: int
    hot: int
    grids: int
    rising_least: int
    rising_chance: float
    rising_history: int
    rising_weeks: int
    rising_least_weeks: int
    repeat_days: int
    repeat_least: int
    repeats: int
    group_people: int
    handling_chars: int


class MatterRule(Struct, frozen=True, kw_only=True):
    """Why a matter is listed: the first rule that fits gives its place. `always`: listed also when it was closed today."""

    key: str
    zh: str
    always: bool = False
    source: str = ""


class Sentence(Struct, frozen=True, kw_only=True):
    """One sentence of a paragraph, said where the fact `when` (always without one) lies between `least` and `most`."""

    say: str
    when: str = ""
    least: int = 1
    most: int | None = None
    each: str = ""


class ParagraphRule(Struct, frozen=True, kw_only=True):
    """A paragraph: its id, its heading and its sentences in order; nothing said is the sentence `nothing`."""

    id: str
    title: str
    nothing: str
    sentences: tuple[Sentence, ...]


class PeriodLimits(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Thresholds; see `resources/summary/period.toml` for units and sources."""

    time: str
    day: int
    late_minutes: int
    matters: int
    hot: int
    best: int


class PeriodForm(Struct, frozen=True, kw_only=True):
    """How one of the two papers is made: its title, the words for its span, its figures in order, its paragraphs."""

    kind: str
    issue: str
    this: str
    last: str
    figures: tuple[str, ...]
    paragraphs: tuple[ParagraphRule, ...]


class PeriodRules(Struct, frozen=True, kw_only=True):
    """All of it, with the version that a paper names."""

    version: str
    limits: PeriodLimits
    words: dict[str, str]
    week: PeriodForm
    month: PeriodForm

    def form(self, kind: SpanKind) -> PeriodForm:
        """The form of a week's or a month's paper."""
        return self.week if kind is SpanKind.WEEK else self.month


class SummaryRules(Struct, frozen=True, kw_only=True):
    """All of it, with the version that a paper names."""

    version: str
    limits: Limits
    matters: tuple[MatterRule, ...]
    paragraphs: tuple[ParagraphRule, ...]
    words: dict[str, str]
    period: PeriodRules

"""The papers of weeks and months: read from the journal, reckoned as a draft of a moment, and which are owed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from commandroom.domain.errors import NotFoundError
from commandroom.domain.exchange.streams import is_county
from commandroom.domain.figures.figure import NOTHING, Figure
from commandroom.domain.figures.period import Period
from commandroom.domain.forms.ledgerbook import LedgerKind
from commandroom.domain.journal import kept
from commandroom.domain.summary.papers import Papers
from commandroom.domain.summary.periodpaper import (
    Changed,
    DayLine,
    FigureLine,
    PeriodPaper,
    PeriodSnapshot,
    Scored,
    Sheets,
    fold,
    subject,
)
from commandroom.domain.summary.periodwording import written
from commandroom.domain.summary.snapshot import Matter, Numbers
from commandroom.domain.summary.span import Span, SpanKind, span_of
from commandroom.domain.summary.timing import (
    MONTH_DAY,
    MONTH_TIME,
    MOST_DAYS,
    WEEK_DAY,
    WEEK_TIME,
    SpanHours,
    midnight,
    span_hours_of,
)
from commandroom.domain.time.moments import local
from commandroom.store import (
    assessing,
    figuring,
    journal,
    ledgers,
    summaries,
    summing,
    summinglists,
)
from commandroom.store import local as own
from commandroom.store.figuring import marks
from commandroom.store.flows import HEARD, flows
from commandroom.store.hotspots import hidden, name_of
from commandroom.store.moments import millis
from commandroom.store.reading import Reading
from commandroom.store.shape import LANE_HISTORY
from commandroom.store.summingframe import Frame
from commandroom.usecases.queries import (
    Assessed,
    Kpi,
    Ledger,
    PeriodsDue,
    PeriodSheet,
    PeriodSummary,
    PeriodSumming,
)

_SETTINGS = {SpanKind.WEEK: (WEEK_DAY, WEEK_TIME), SpanKind.MONTH: (MONTH_DAY, MONTH_TIME)}
_DAY, _TICK = timedelta(days=1), timedelta(milliseconds=1)


# --- what is kept ----------------------------------------------------------------------------------------------------


def papers(reading: Reading, span: Span) -> Papers[PeriodPaper]:
    """All papers of a span, with what people made of them."""
    return fold(journal.of_subject(reading.connection, subject(span)))


def sheet(reading: Reading, query: PeriodSummary) -> PeriodSheet:
    """A span's paper as it is shown."""
    summaries.need_day(reading, _first(query), query.now)
    span, rules = span_of(query.kind, query.day), reading.reference.shipped.summary
    found = papers(reading, span)
    paper = found.newest if query.edition is None else found.paper(query.edition)
    if paper is None and query.edition is not None:
        raise NotFoundError("summary.no_edition", day=span.first, edition=query.edition[:20] or "—")
    set_hours = hours(reading, span.kind)
    shown = paper or summed(reading, PeriodSumming(query.kind, query.day, query.now))
    return PeriodSheet(
        span=span, paper=shown, parts=found.parts(shown.text), all=found, is_draft=paper is None,
        is_over=query.now >= span.end, names=_names(reading, found), due=span.due(set_hours), hours=set_hours,
        rules=rules,
    )  # fmt: skip


def _first(query: PeriodSummary | PeriodSumming) -> date:
    return span_of(query.kind, query.day).first


def _names(reading: Reading, found: Papers[PeriodPaper]) -> dict[str, str]:
    people: Iterable[str] = (
        *(one.by for one in found.read), *(one.by for one in found.comments), *(one.by for one in found.edits.values()),
    )  # fmt: skip
    return {person: reading.reference.people.name_of(person) for person in people}


def due(reading: Reading, query: PeriodsDue) -> tuple[Span, ...]:
    """The last week and month, where their papers' time has come, nobody made them, and the room was there."""
    facts = own.room_facts(reading.connection)
    founded = reading.one(summaries.FOUNDED, f"{journal.KIND_ROOM}:{facts.get('room', '')}")
    if is_county(facts.get("code", "")) or founded is None:
        return ()
    since, today = kept(founded[0]).at, local(query.now).date()
    found = []
    for kind in SpanKind:
        set_hours = hours(reading, kind)
        last = span_of(kind, today).before()
        # what is due only when the next span is over, is the last but one when its time comes
        late = (one for one in (last.before(),) if one.due(set_hours) >= last.end)
        found += [one for one in (*late, last) if one.due(set_hours) <= query.now]
    return tuple(one for one in found if one.end > since and not papers(reading, one).papers)


def hours(reading: Reading, kind: SpanKind) -> SpanHours:
    """When papers of this kind are made, by the room's settings."""
    reference, limits = reading.reference, reading.reference.shipped.summary.period.limits
    day, at = _SETTINGS[kind]
    return span_hours_of(
        reference.setting(day),
        reference.setting(at),
        most=MOST_DAYS[day],
        shipped=SpanHours(limits.day, limits.time),
    )


# --- what a paper made now would say ---------------------------------------------------------------------------------


def summed(reading: Reading, query: PeriodSumming) -> PeriodPaper:
    """The paper of a span as it would be made now."""
    summaries.need_day(reading, _first(query), query.now)
    rules, span = reading.reference.shipped.summary, span_of(query.kind, query.day)
    found = snapshot(reading, span, query.now)
    late = span.due(hours(reading, span.kind)) + timedelta(minutes=rules.period.limits.late_minutes)
    return PeriodPaper(
        snapshot=found, text=written(found, rules), made_at=query.now, late=query.now > late,
        known=int(reading.one("SELECT count(*) FROM entry")[0]),
    )  # fmt: skip


def snapshot(reading: Reading, span: Span, now: datetime) -> PeriodSnapshot:
    """All that the paper of a span says."""
    facts, rules, reference = (
        own.room_facts(reading.connection),
        reading.reference.shipped.summary.period,
        reading.reference,
    )
    as_of = min(now, span.end)
    earlier = span.before()
    until = (
        earlier.end
        if now >= span.end
        else min(earlier.end, midnight(earlier.first) + (as_of - midnight(span.first)))
    )
    days = _days(reading, span, as_of)
    scores, assessed = _assessment(reading, span)
    matters = _matters(reading, days, _frame(as_of, now))
    return PeriodSnapshot(
        place=facts.get("name", ""), kind=span.kind, first=span.first, last=span.last, year=span.year, number=span.number,
        as_of=as_of, today=_numbers(reading, span, as_of, now), before=_numbers(reading, earlier, until, now), days=days,
        figures=_figures(reading, span, earlier, as_of, until),
        offices=summing.offices(reading, Period(span.first, span.last, _seen(span, as_of))),
        hot=_hot(reading, span, earlier, as_of, until), repeats=summinglists.repeats(reading, _frame(as_of, now)),
        sheets=_sheets(reading, span, as_of), matters=matters[: rules.limits.matters], matters_total=len(matters),
        scores=scores, assessed=assessed, calendar=reference.calendar.version, rules=rules.version,
        figure_rules=reference.shipped.figures.version, demo=bool(facts.get("demo")),
    )  # fmt: skip


def _frame(as_of: datetime, now: datetime) -> Frame:
    """The moment at the end of what a paper speaks of, as a day's paper has it."""
    day = local(as_of - _TICK).date()
    return Frame(day, midnight(day), as_of, now)


def _seen(span: Span, as_of: datetime) -> datetime:
    """The last moment that a paper speaks of: its own, but never one of the next span."""
    return min(as_of, span.end - _TICK)


def _flow(reading: Reading, since: datetime, until: datetime) -> tuple[int, int, int]:
    """What was received, closed and reported up between two moments, as the county is told of a day."""
    ends = millis(since), millis(until)
    flow = flows(reading, *ends)
    return flow.received, flow.closed, flow.reported


def _numbers(reading: Reading, span: Span, until: datetime, now: datetime) -> Numbers:
    """The sums of a span up to a moment, and what stood at that moment."""
    stood = summing.numbers(reading, _frame(until, now))
    received, closed, reported = _flow(reading, midnight(span.first), _seen(span, until) + _TICK)
    return Numbers(received=received, closed=closed, reported_up=reported, open=stood.open, overdue=stood.overdue,
                   suspended=stood.suspended)  # fmt: skip


def _days(reading: Reading, span: Span, as_of: datetime) -> tuple[DayLine, ...]:
    """The days so far, each whole: a day's own paper is of its set time, so its evening is counted here."""
    found = []
    for day in span.days():
        begin = midnight(day)
        if begin >= as_of:
            break
        received, closed, reported = _flow(reading, begin, min(as_of + _TICK, begin + _DAY))
        newest = summaries.day(reading, day).newest
        found.append(DayLine(
            day=day, received=received, closed=closed, reported_up=reported,
            issue=newest.snapshot.number if newest is not None else None,
            edition=newest.edition if newest is not None else "",
        ))  # fmt: skip
    return tuple(found)


def _matters(reading: Reading, days: Iterable[DayLine], frame: Frame) -> tuple[Matter, ...]:
    """What the days' frozen papers listed, and what would be listed at the end: each once, as it was told last.

    By its best place, the oldest first.
    """
    places: dict[str, int] = {}
    latest: dict[str, Matter] = {}
    for line in days:
        newest = summaries.day(reading, line.day).newest if line.issue is not None else None
        for place, matter in enumerate(newest.snapshot.matters if newest is not None else ()):
            places[matter.number] = min(place, places.get(matter.number, place))
            latest[matter.number] = matter
    for place, matter in enumerate(summinglists.matters(reading, frame, set())[0]):
        places[matter.number] = min(place, places.get(matter.number, place))
        latest[matter.number] = matter
    return tuple(sorted(latest.values(), key=lambda one: (places[one.number], one.at, one.number)))


def _figures(
    reading: Reading, span: Span, earlier: Span, as_of: datetime, until: datetime
) -> tuple[FigureLine, ...]:
    wanted = reading.reference.shipped.summary.period.form(span.kind).figures
    now = _by_key(figuring.kpi(reading, Kpi(span.first, span.last, _seen(span, as_of))).kpi)
    then = _by_key(figuring.kpi(reading, Kpi(earlier.first, earlier.last, _seen(earlier, until))).kpi)
    lines = (_line(now[key], then.get(key)) for key in wanted if key in now)
    return tuple(line for line in lines if line.value != NOTHING or line.before != NOTHING)


def _by_key(figures: Iterable[Figure]) -> dict[str, Figure]:
    return {one.key: one for figure in figures for one in (figure, *figure.beside)}


def _line(figure: Figure, before: Figure | None) -> FigureLine:
    told, unit = figure.definition, {"hours": "小时", "minutes": "分钟"}.get(figure.unit, "")
    return FigureLine(
        key=figure.key, name=told.zh, value=_text(figure, unit), before=_text(before, unit) if before is not None else NOTHING,
        above=_term(told.of_zh, figure.numerator), below=_term(told.per_zh, figure.denominator),
    )  # fmt: skip


def _text(figure: Figure, unit: str) -> str:
    return figure.text + unit if figure.text != NOTHING else NOTHING


def _term(name: str, value: float | None) -> str:
    return f"{name} {value:g}" if name and value is not None else ("" if value is None else f"{value:g}")


def _hot(
    reading: Reading, span: Span, earlier: Span, as_of: datetime, until: datetime
) -> tuple[Changed, ...]:
    """The categories that came most, beside how often they came in the span before; what is confidential is not named."""
    now = _categories(reading, midnight(span.first), as_of)
    then = _categories(reading, midnight(earlier.first), until)
    most = reading.reference.shipped.summary.period.limits.hot
    chosen = sorted(now.items(), key=lambda item: (-item[1], item[0]))[:most]
    return tuple(
        Changed(name=name_of(reading, "category", key), count=count, before=then[key])
        for key, count in chosen
    )


def _categories(reading: Reading, since: datetime, until: datetime) -> Counter[str]:
    unheard = hidden(reading)
    rows = reading.all(
        f"SELECT category, count(*) FROM event INDEXED BY ix_event_registered_at WHERE {HEARD} AND registered_at >= ? "  # noqa: S608
        f"AND registered_at < ? AND lane <> ? AND category <> '' AND category NOT IN ({marks(unheard)}) "
        "GROUP BY 1", millis(since), millis(until), LANE_HISTORY, *unheard,
    )  # fmt: skip
    return Counter({str(category): int(count) for category, count in rows})


def _sheets(reading: Reading, span: Span, as_of: datetime) -> Sheets:
    """What the ledgers of the span hold: the paper and they cannot differ."""

    def column(kind: LedgerKind, key: str) -> list[object]:
        found = ledgers.ledger(reading, Ledger(kind, span.first, span.last, _seen(span, as_of)))
        at = [one.key for one in found.form.columns].index(key)
        return [row.cells[at] for row in found.rows]

    words = reading.reference.shipped.forms.ledgers.words
    colours = Counter(column(LedgerKind.SUPERVISED, "colour"))
    return Sheets(
        blue=colours[words["colour_blue"]], orange=colours[words["colour_orange"]], red=colours[words["colour_red"]],
        late=column(LedgerKind.SUPERVISED, "late").count(words["late_yes"]),
        waiting=column(LedgerKind.SUPERVISED, "sheet").count(words["waits"]),
        returns=len(column(LedgerKind.RETURNS, "at")), on_account=len(column(LedgerKind.ACCOUNT, "since")),
        reports=len(column(LedgerKind.REPORTED, "kind")),
    )  # fmt: skip


def _assessment(reading: Reading, span: Span) -> tuple[tuple[Scored, ...], str | None]:
    """The month's frozen scores by unit with their edition; none for a week, or before they were frozen."""
    if span.kind is not SpanKind.MONTH:
        return (), None
    editions = assessing.assessed(reading, Assessed(span.first, "unit")).editions
    if not editions:
        return (), None
    result = editions[-1].result
    rows = sorted(result.rows, key=lambda row: (row.post, row.rank is None, row.rank or 0, row.name))
    scores = tuple(
        Scored(unit=row.name, post=row.post, score=row.score, rank=row.rank, grade=row.grade) for row in rows
    )
    return scores, result.edition

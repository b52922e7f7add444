"""The text of a week's or a month's paper, written by rules from its snapshot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from commandroom.domain.summary.periodpaper import PeriodSnapshot
from commandroom.domain.summary.rules import PeriodForm, PeriodRules, SummaryRules
from commandroom.domain.summary.snapshot import Office, Paragraph
from commandroom.domain.summary.wording import (
    day_text,
    matter_facts,
    moment_text,
    numbered,
    repeated_facts,
    text_of,
)

Facts = Mapping[str, object]


def written(snapshot: PeriodSnapshot, all_rules: SummaryRules) -> tuple[Paragraph, ...]:
    """All paragraphs, in the order of the rules; matters are worded as in a day's paper."""
    rules = all_rules.period
    form = rules.form(snapshot.kind)
    facts = facts_of(snapshot, rules)
    lists: Mapping[str, Sequence[Facts]] = {
        "matters": numbered(snapshot.matters, lambda row: matter_facts(row, all_rules.words)),
        "repeats": numbered(snapshot.repeats, repeated_facts),
    }
    return tuple(
        Paragraph(id=rule.id, title=rule.title, text=text_of(rule, facts, lists)) for rule in form.paragraphs
    )


def heading(snapshot: PeriodSnapshot, rules: PeriodRules) -> tuple[str, str]:
    """The paper's title, and which issue it is: 临溪镇综合信息指挥室要情（每周）, 2026年第10周."""
    form = rules.form(snapshot.kind)
    title = rules.words["title"].format(place=snapshot.place) + form.kind
    return title, form.issue.format(year=snapshot.year, number=snapshot.number)


def span_text(snapshot: PeriodSnapshot) -> str:
    """3月2日至3月8日."""
    return f"{day_text(snapshot.first)}至{day_text(snapshot.last)}"


def facts_of(snapshot: PeriodSnapshot, rules: PeriodRules) -> dict[str, object]:
    """Everything that a sentence may name, beside the rows of lists."""
    today, before, sheets, form = snapshot.today, snapshot.before, snapshot.sheets, rules.form(snapshot.kind)
    rated = [one for one in snapshot.offices if one.due]
    scored = [one for one in snapshot.scores if one.rank is not None]
    most = rules.limits.best
    return {
        "span": span_text(snapshot), "as_of": moment_text(snapshot.as_of), "this": form.this, "last": form.last,
        "received": today.received, "received_change": _change(today.received, before.received, rules, form),
        "closed": today.closed, "closed_change": _change(today.closed, before.closed, rules, form),
        "reported_up": today.reported_up, "reported_up_change": _change(today.reported_up, before.reported_up, rules, form),
        "open": today.open, "open_change": _change(today.open, before.open, rules, form),
        "overdue": today.overdue, "suspended": today.suspended,
        "papers": sum(one.issue is not None for one in snapshot.days), "days": len(snapshot.days),
        "busiest": _busiest(snapshot), "figures": _figures(snapshot, rules), "figures_count": len(snapshot.figures),
        "best": _offices(rated[:], most, best=True), "worst": _offices(rated[:], most, best=False), "rated_units": len(rated),
        "hot": "、".join(_hot(one.name, one.count, one.before, rules, form) for one in snapshot.hot),
        "hot_count": len(snapshot.hot), "repeats_count": len(snapshot.repeats),
        "matters_count": len(snapshot.matters), "matters_more": snapshot.matters_total - len(snapshot.matters),
        "issued": sheets.issued, "blue": sheets.blue, "orange": sheets.orange, "red_sheets": sheets.red,
        "late_sheets": sheets.late, "waiting": sheets.waiting, "returns": sheets.returns, "on_account": sheets.on_account,
        "reports": sheets.reports, "scored": len(scored), "assessed": int(snapshot.assessed is not None),
        "assessment": rules.words["corrected" if snapshot.assessed else "frozen"].format(edition=snapshot.assessed),
        "top": "、".join(f"{one.unit}{one.score:g}分" for one in scored if one.rank == 1 and one.score is not None),
        "calendar": snapshot.calendar, "rules": snapshot.rules, "figure_rules": snapshot.figure_rules,
    }  # fmt: skip


def _change(now: int, before: int, rules: PeriodRules, form: PeriodForm) -> str:
    word = "same" if now == before else "more" if now > before else "fewer"
    return rules.words[word].format(n=abs(now - before), last=form.last, share=_share(now - before, before))


def _share(change: int, before: int) -> str:
    """A change in per cent, rounded half up to one decimal; nothing where there was nothing before."""
    if not before:
        return ""
    tenths = (abs(change) * 1000 * 2 + before) // (before * 2)
    return f"（{tenths // 10}.{tenths % 10}%）"


def _busiest(snapshot: PeriodSnapshot) -> str:
    most = max(snapshot.days, key=lambda one: (one.received, one.day), default=None)
    return f"{day_text(most.day)}{most.received}件" if most is not None and most.received else ""


def _figures(snapshot: PeriodSnapshot, rules: PeriodRules) -> str:
    return "；".join(
        rules.words["figure"].format(
            name=one.name, value=one.value, before=one.before, last=rules.form(snapshot.kind).last
        )
        for one in snapshot.figures
    )


def _offices(rows: list[Office], most: int, *, best: bool) -> str:
    """The units that closed most, or least, of what was due in time; the larger number of due matters breaks a tie."""
    rows.sort(key=lambda one: (-one.in_time / one.due, -one.due, one.unit))
    chosen = rows[:most] if best else [one for one in reversed(rows) if one.in_time < one.due][:most]
    return "、".join(f"{one.unit}{one.in_time}/{one.due}件" for one in chosen)


def _hot(name: str, count: int, before: int, rules: PeriodRules, form: PeriodForm) -> str:
    return rules.words["hot"].format(name=name, count=count, before=before, last=form.last)

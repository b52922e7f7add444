"""The text of a paper, written by rules from its snapshot: the same snapshot and rules give the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

from commandroom.domain.summary.rules import ParagraphRule, Sentence, SummaryRules
from commandroom.domain.summary.snapshot import (
    Hot,
    Listed,
    Lit,
    Matter,
    OnDuty,
    Ordered,
    Paragraph,
    Repeated,
    Sheet,
    Snapshot,
    Warned,
)
from commandroom.domain.time.moments import local

R = TypeVar("R")
Facts = Mapping[str, object]
FIRST = 8
"""So many rows of a list stand in the text; all that the paper holds are in its tables."""
NAMES = 12
"""So many names of one post stand in the text."""
_NOTHING = "—"


def written(snapshot: Snapshot, rules: SummaryRules) -> tuple[Paragraph, ...]:
    """All paragraphs, in the order of the rules."""
    facts, lists = facts_of(snapshot, rules), _lists(snapshot, rules)
    return tuple(
        Paragraph(id=rule.id, title=rule.title, text=text_of(rule, facts, lists)) for rule in rules.paragraphs
    )


def heading(snapshot: Snapshot, rules: SummaryRules) -> tuple[str, str]:
    """The paper's title, and which issue it is: 临溪镇综合信息指挥室要情（每日）, 2026年第69期."""
    words = rules.words
    title = words["title"].format(place=snapshot.place) + words["kind"]
    return title, words["issue"].format(year=snapshot.day.year, number=snapshot.number)


def day_text(day: date) -> str:
    """3月10日."""
    return f"{day.month}月{day.day}日"


def moment_text(moment: datetime) -> str:
    """3月10日17时05分, on the township's clock."""
    here = local(moment)
    return f"{here.month}月{here.day}日{here.hour}时{here.minute:02}分"


def short(number: str) -> str:
    """A number as the room itself says it, without the township's code: 20260310-A0007."""
    return number.partition("-")[2] or number


# --- sentences -------------------------------------------------------------------------------------------------------


def text_of(rule: ParagraphRule, facts: Facts, lists: Mapping[str, Sequence[Facts]]) -> str:
    """A paragraph: its sentences that are said, each row of a list on a line of its own."""
    lines: list[str] = []
    runs_on = False
    for sentence in rule.sentences:
        if sentence.each:
            lines += [sentence.say.format_map({**facts, **row}) for row in lists[sentence.each]]
            runs_on = False
        elif _is_said(sentence, facts):
            said = sentence.say.format_map(facts)
            if runs_on:
                lines[-1] += said
            else:
                lines.append(said)
            runs_on = True
    return "\n".join(lines) or rule.nothing


def _is_said(sentence: Sentence, facts: Facts) -> bool:
    if not sentence.when:
        return True
    value = facts[sentence.when]
    if not isinstance(value, int):
        raise TypeError(sentence.when)
    return value >= sentence.least and (sentence.most is None or value <= sentence.most)


def facts_of(snapshot: Snapshot, rules: SummaryRules) -> dict[str, object]:
    """Everything that a sentence may name, beside the rows of lists."""
    today, before, words = snapshot.today, snapshot.before, rules.words
    evening, sheets, ahead = snapshot.evening, snapshot.supervision, snapshot.tomorrow
    has_evening = evening is not None and bool(evening.received or evening.closed)
    return {
        "as_of": moment_text(snapshot.as_of),
        "received": today.received, "received_change": _change(today.received, before.received, words, "flow_"),
        "closed": today.closed, "closed_change": _change(today.closed, before.closed, words, "flow_"),
        "reported_up": today.reported_up, "open": today.open,
        "open_change": _change(today.open, before.open, words, ""),
        "overdue": today.overdue, "suspended": today.suspended, "red": today.red or 0, "yellow": today.yellow or 0,
        "evening": int(has_evening),
        "evening_since": moment_text(evening.since) if evening is not None else _NOTHING,
        "evening_received": evening.received if evening is not None else 0,
        "evening_closed": evening.closed if evening is not None else 0,
        "duty": _duty(snapshot.duty), "duty_count": len(snapshot.duty),
        "warnings": _warnings(snapshot.warnings, words), "warnings_count": len(snapshot.warnings),
        "modes": _modes(snapshot.modes, words), "modes_count": len(snapshot.modes),
        "matters_more": snapshot.matters_total - len(snapshot.matters),
        **_list_facts("red", snapshot.red, words), **_list_facts("yellow", snapshot.yellow, words),
        "hot": _hot(snapshot.hot, words), "hot_count": len(snapshot.hot),
        "grids": _hot(snapshot.grids, words), "grids_count": len(snapshot.grids),
        "rising_count": sum(one.is_rising for one in (*snapshot.hot, *snapshot.grids)) if snapshot.hot else 1,
        "repeat_days": rules.limits.repeat_days,
        "issued": sheets.issued, "blue": sheets.blue, "orange": sheets.orange, "red_sheets": sheets.red,
        "answered": sheets.answered, "answered_late": sheets.answered_late, "expired": sheets.expired,
        "tomorrow": day_text(ahead.day), "tomorrow_kind": words["workday" if ahead.is_workday else "rest_day"],
        "due": ahead.due, "resumed": ahead.resumed, "replies": ahead.replies,
        "tomorrow_duty": _duty(ahead.duty), "tomorrow_duty_count": len(ahead.duty),
    }  # fmt: skip


def _change(now: int, before: int, words: Mapping[str, str], prefix: str) -> str:
    if now == before:
        return words[f"{prefix}same"]
    return words[f"{prefix}{'more' if now > before else 'fewer'}"].format(n=abs(now - before))


def _list_facts(name: str, lit: Lit, words: Mapping[str, str]) -> dict[str, object]:
    units = "、".join(f"{one.unit or words['nobody']}{one.count}件" for one in lit.units)
    return {f"{name}_total": lit.total, f"{name}_units": units, f"{name}_rest": max(0, lit.total - FIRST)}


def _duty(people: Iterable[OnDuty]) -> str:
    """带班领导 甲；值班干部 乙、丙, in the order of the posts as they come."""
    posts: dict[str, list[str]] = {}
    for one in people:
        posts.setdefault(one.post, []).append(one.name)
    return "；".join(f"{post}{' ' if post else ''}{_some(names)}" for post, names in posts.items())


def _warnings(rows: Iterable[Warned], words: Mapping[str, str]) -> str:
    """县气象台3月10日8时00分暴雨橙色预警（至3月10日20时00分）."""
    return "；".join(
        words["warning"].format(source=one.source, what=one.what, colour=words[f"colour_{one.colour}"],
                                issued=moment_text(one.issued), end=moment_text(one.end))
        for one in rows
    )  # fmt: skip


def _modes(rows: Iterable[Ordered], words: Mapping[str, str]) -> str:
    """3月10日8时00分进入战时Ⅱ级，持续中，应转320人、已转300人."""
    said = []
    for one in rows:
        name = words[f"mode_{one.mode}"] + ("ⅠⅡⅢⅣ"[one.level - 1] + "级" if one.level else "")
        text = words["mode_since"].format(mode=name, since=moment_text(one.since))
        text += (
            words["mode_on"]
            if one.until is None
            else words["mode_ended"].format(until=moment_text(one.until))
        )
        said.append(
            text + (words["mode_moved"].format(due=one.due, moved=one.moved) if one.due or one.moved else "")
        )
    return "；".join(said)


def _some(names: Sequence[str]) -> str:
    more = f"等{len(names)}人" if len(names) > NAMES else ""
    return "、".join(names[:NAMES]) + more


def _hot(rows: Iterable[Hot], words: Mapping[str, str]) -> str:
    return "、".join(
        f"{one.name}{one.week}件（{one.before}件{words['rising'] if one.is_rising else ''}）" for one in rows
    )


# --- rows of lists ---------------------------------------------------------------------------------------------------


def _lists(snapshot: Snapshot, rules: SummaryRules) -> dict[str, list[Facts]]:
    words = rules.words
    return {
        "matters": numbered(snapshot.matters, lambda row: matter_facts(row, words)),
        "red_first": numbered(snapshot.red.rows[:FIRST], lambda row: _listed(row, words)),
        "yellow_first": numbered(snapshot.yellow.rows[:FIRST], lambda row: _listed(row, words)),
        "repeats": numbered(snapshot.repeats, repeated_facts),
        "sheets": numbered(snapshot.supervision.open[:FIRST], lambda row: _sheet(row, words)),
    }


def numbered(rows: Iterable[R], facts: Callable[[R], dict[str, object]]) -> list[Facts]:
    """Rows as facts, with their numbers from 1."""
    return [{"n": n, **facts(row)} for n, row in enumerate(rows, start=1)]


def matter_facts(row: Matter, words: Mapping[str, str]) -> dict[str, object]:
    """What a sentence may name of a matter."""
    place = "" if row.place and row.place in row.title else row.place
    parts = {
        "place": place,
        "losses": row.losses,
        "handling": row.handling.rstrip("。；，"),
        "next": row.next,
    }
    due = moment_text(row.next_due) if row.next_due is not None else _NOTHING
    return {
        "number": short(row.number), "why": row.why, "at": moment_text(row.at), "title": row.title.rstrip("。"),
        "state": row.state, "who": _who(row.unit, row.person, words),
        **{
            f"{name}_part": words[f"matter_{name}"].format(**parts, next_due=due) if text else ""
            for name, text in parts.items()
        },
    }  # fmt: skip


def _who(unit: str, person: str, words: Mapping[str, str]) -> str:
    return words["matter_person"].format(unit=unit, person=person) if unit else words["nobody"]


def _listed(row: Listed, words: Mapping[str, str]) -> dict[str, object]:
    return {"number": short(row.number), "title": row.title.rstrip("。"), "unit": row.unit or words["nobody"],
            "person": row.person, "state": row.state, "step": row.step, "due": moment_text(row.due)}  # fmt: skip


def repeated_facts(row: Repeated) -> dict[str, object]:
    """What a sentence may name of a matter that came again."""
    return {
        "category": row.category,
        "place": row.place,
        "count": row.count,
        "numbers": "、".join(map(short, row.numbers)),
    }


def _sheet(row: Sheet, words: Mapping[str, str]) -> dict[str, object]:
    due = moment_text(row.reply_by) if row.reply_by is not None else _NOTHING
    return {"color": words.get(row.color, row.color), "doc_no": row.doc_no, "number": short(row.number),
            "title": row.title.rstrip("。"), "unit": row.unit or words["nobody"], "reply_by": due,
            "late": words["late_reply"] if row.is_late else ""}  # fmt: skip

"""Words of the rota: days, shifts and posts in short, and what is wrong in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from commandroom.base.sentences import sentence
from commandroom.domain.people.dutychecks import Clash, Gap
from commandroom.domain.people.dutyrules import DutyPost
from commandroom.domain.people.leavenotices import Left
from commandroom.domain.people.shifts import Shift
from commandroom.domain.time.calendar import Day
from commandroom.domain.time.calendar_table import DayKind
from commandroom.ui.moments import local
from commandroom.ui.punctuation import in_a_row
from commandroom.usecases.queries import DutySheet

_LEADING = re.compile(r"\d+|.")


def weekday_name(day: date) -> str:
    """周一, Mon."""
    names = (
        QCoreApplication.translate("Rota", "Mon"),
        QCoreApplication.translate("Rota", "Tue"),
        QCoreApplication.translate("Rota", "Wed"),
        QCoreApplication.translate("Rota", "Thu"),
        QCoreApplication.translate("Rota", "Fri"),
        QCoreApplication.translate("Rota", "Sat"),
        QCoreApplication.translate("Rota", "Sun"),
    )
    return names[day.weekday()]


def day_head(day: Day, *, is_short: bool) -> str:
    """What stands over a day's column: weekday and date, with a holiday's name where there is room."""
    if is_short:
        return f"{weekday_name(day.date)[-1:]}\n{day.date.day}" if _is_chinese(day) else f"{day.date.day}"
    note = day.name or (
        QCoreApplication.translate("Rota", "make-up day") if day.kind is DayKind.MAKEUP else ""
    )
    return f"{weekday_name(day.date)} {day.date.day}" + (f" · {note}" if note else "")


def _is_chinese(day: Day) -> bool:
    return weekday_name(day.date)[0] == "周"


def shift_in_short(shift: Shift) -> str:
    """The first sign of a shift's name, or its number: 白, 夜, 24."""
    found = _LEADING.match(shift.name or shift.id)
    return found.group() if found is not None else "?"


def shift_hours(shift: Shift) -> str:
    """08:30–17:30; the next day's end says so."""
    end = (
        QCoreApplication.translate("Rota", "next day {time}").format(time=shift.end)
        if shift.next_day
        else shift.end
    )
    return f"{shift.start}–{end}"


def post_name(post: DutyPost, lang: str) -> str:
    """The post's name in the language of the desk."""
    return post.en if lang == "en" else post.zh


def clash_text(clash: Clash, name: Callable[[str], str], lang: str) -> str:
    """The sentence about something that does not go together."""
    params = dict(clash.params)
    if clash.code == "partners":
        params["other"] = name(str(params["other"]))
    return sentence(f"rota.{clash.code}", {"name": name(clash.person), "day": clash.day, **params}, lang=lang)


def left_text(left: Left, person: str, sheet: DutySheet, lang: str) -> str:
    """The sentence about what somebody's absence would leave behind."""
    names: dict[str, str] = {row.person.id: row.person.name for row in sheet.persons}
    params: dict[str, object] = {
        "name": names.get(person, person), "other": names.get(left.other, left.other), "why": left.why,
        "post": post_label(sheet, left.post, lang), "days": in_a_row(f"{day:%m-%d}" for day in left.days),
    }  # fmt: skip
    return sentence(f"leave.{left.code}", params, lang=lang)


def in_one(gaps: Iterable[Gap]) -> list[Gap]:
    """Gaps of one post that follow each other without a break, said as one."""
    found: dict[str, list[Gap]] = {}
    for gap in gaps:
        rows = found.setdefault(gap.post, [])
        if rows and rows[-1].until == gap.since and rows[-1].there == gap.there:
            rows[-1] = replace(rows[-1], until=gap.until)
        else:
            rows.append(gap)
    return [gap for rows in found.values() for gap in rows]


def gap_text(gap: Gap, post: str, lang: str) -> str:
    """The sentence about a post that too few people hold."""
    since, until = (f"{local(moment):%m-%d %H:%M}" for moment in (gap.since, gap.until))
    params = {"post": post, "since": since, "until": until, "there": gap.there, "need": gap.need}
    return sentence("rota.gap", params, lang=lang)


def post_label(sheet: DutySheet | None, name: str, lang: str) -> str:
    """The name of a post by its Chinese one; of one that the rules do not know as it stands."""
    post = sheet.rules.post(name) if sheet is not None else None
    return post_name(post, lang) if post is not None else name

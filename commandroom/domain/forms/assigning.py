"""The fields of an assignment sheet (交办单, domain §3.3): by whom, to whom, what is wanted, until when, how it is answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from commandroom.domain.event.dispatching import ASSIGNED
from commandroom.domain.event.state import Event
from commandroom.domain.forms.book import Names
from commandroom.domain.forms.wording import Done, day, last, moment
from commandroom.domain.time.moments import local

DOWN = "assign_down"
"""With which verb a desk of the county hands a matter to townships."""
_CLASSES = ((5, "assign_swift"), (15, "assign_plain"), (30, "assign_hard"))
"""So many days at most make a class: 急件, 一般, 疑难."""


def assignment(
    event: Event,
    course: Sequence[Done],
    words: Mapping[str, str],
    names: Names,
    *,
    facts: Mapping[str, str],
) -> dict[str, str]:
    """What went to a unit of the township, else what the county handed down to townships."""
    down = last(course, DOWN)
    if event.lead is None and down is not None:
        return _down(event, down, words, facts)
    sent = [one for one in course if one.fields.get("assign_no")]
    dispatched = event.lead.dispatched_at if event.lead is not None else None
    source = event.source if event.source in ASSIGNED else "COUNTY"
    due = event.ext_due
    return {
        "assign_no": sent[-1].fields["assign_no"] if sent else words["no_number"], "assign_source": names.source(source),
        "assign_ref": event.county_doc_no or event.ext_no, "assignee": facts.get("lead", ""),
        "assign_coops": facts.get("coops", ""), "assign_requirement": facts.get("requirement", ""),
        "assign_due": moment(due) or facts.get("due", ""), "assign_class": _class(dispatched, due, words),
        "assign_way": words.get(f"assign_way_{source}", words["assign_way"]),
        "assigned": facts.get("dispatched", ""), "assigned_day": facts.get("dispatched_day", ""),
        "assigned_by": facts.get("dispatched_by", ""),
    }  # fmt: skip


def _down(event: Event, down: Done, words: Mapping[str, str], facts: Mapping[str, str]) -> dict[str, str]:
    told = down.fields
    due = datetime.fromisoformat(told["deadline"]) if told.get("deadline") else None
    return {
        "assign_no": told.get("county_doc_no", ""), "assign_source": facts.get("source", ""), "assign_ref": event.ext_no,
        "assignee": told.get("townships", ""), "assign_coops": words["none"],
        "assign_requirement": told.get("requirement", "") or down.text, "assign_due": moment(due),
        "assign_class": _class(down.at, due, words), "assign_way": words["assign_way_COUNTY"],
        "assigned": moment(down.at), "assigned_day": day(down.at), "assigned_by": down.by,
    }  # fmt: skip


def _class(since: datetime | None, due: datetime | None, words: Mapping[str, str]) -> str:
    """By the calendar days from the day of the assignment to the day of its limit; "" where there is no limit."""
    if since is None or due is None:
        return ""
    days = (local(due).date() - local(since).date()) / timedelta(days=1)
    return words[next((name for most, name in _CLASSES if days <= most), "assign_own")]

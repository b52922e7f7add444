"""What the fields of a form say of an event; whatever is not known is empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from commandroom.domain.errors import WrongUseError
from commandroom.domain.event.recording import is_guarded
from commandroom.domain.event.state import Event, Timer
from commandroom.domain.forms.assigning import assignment
from commandroom.domain.forms.book import FormBook, Names
from commandroom.domain.forms.kinds import REPORTS, FormKind
from commandroom.domain.forms.papers import closing, report, sheet, transfer, verification
from commandroom.domain.forms.wording import Done, day, joined, last, moment
from commandroom.domain.knowledge.playbooks import Playbook
from commandroom.domain.time.limit import Limit

_UNTIL = "until:"


class Sources(Struct, frozen=True, kw_only=True):
    """What fields are made of: the event, its reporter (masked unless revealed), its course, the room, the moment."""

    event: Event
    reporter: Mapping[str, str]
    course: Sequence[Done]
    place: str
    playbook: Playbook | None
    item: str = ""
    now: datetime


def facts_of(sources: Sources, kind: FormKind, paper: str, book: FormBook, names: Names) -> dict[str, str]:
    """All fields by their keys; those of the paper itself (a sheet, a report) only for its own kind."""
    event, words = sources.event, book.words
    found = {
        **_event(sources, words, names), **_person(sources), **_dispatch(sources, words, names),
        **_playbook(sources.playbook), **_feedback(sources, words, names),
        **verification(event, sources.course, words), **closing(event, sources.course, words, names),
        **transfer(event, sources.course, words, names, item=sources.item),
    }  # fmt: skip
    if kind is FormKind.ASSIGN:
        found |= assignment(event, sources.course, words, names, facts=found)
    if kind is FormKind.SUPERVISE:
        found |= sheet(event, sources.course, paper, words, names, now=sources.now)
    if kind in REPORTS:
        found |= report(event, kind, paper, words, names, facts=found)
    return {key: value.strip() for key, value in found.items()}


def lists_of(sources: Sources, words: Mapping[str, str], names: Names) -> dict[str, list[dict[str, str]]]:
    """The rows of lists: the playbook's steps, the cooperating units, the course."""
    event, playbook = sources.event, sources.playbook
    steps = playbook.steps if playbook is not None else ()
    return {
        "steps": [
            {"n": str(n), "actor": one.actor, "action": one.action, "limit": limit_text(one.limit), "output": one.output}
            for n, one in enumerate(steps, start=1)
        ],
        "coops": [
            {"n": str(n), "unit": names.unit(one.office), "requirement": one.requirement, "sent": moment(one.dispatched_at),
             "signed": moment(one.signed_at), "result": one.result_text or words["released"] * (one.released_at is not None)}
            for n, one in enumerate(event.coops, start=1)
        ],
    }  # fmt: skip


def limit_text(limit: str) -> str:
    """A limit in words: `2wh` is 2个工作时; what is no limit stays as it is."""
    if not limit or limit.startswith(_UNTIL):
        return ""
    try:
        return str(Limit.parse(limit).words())
    except WrongUseError:
        return limit


def _event(sources: Sources, words: Mapping[str, str], names: Names) -> dict[str, str]:
    event = sources.event
    where = f"{event.lon:.6f}, {event.lat:.6f}" if event.lon is not None and event.lat is not None else ""
    text = (
        event.text.strip()
        if event.text.strip().startswith(event.title.strip())
        else joined(event.title, event.text)
    )
    return {
        "place": sources.place, "number": event.number, "ext_no": event.ext_no, "source": names.source(event.source),
        "category": names.category(event.category), "tier": words[f"tier_{int(event.tier)}"],
        "urgency": words[f"urgency_{event.urgency.value}"], "severity": words[f"severity_{event.severity.value}"],
        "gradings": words["gradings"].format(
            urgency=words[f"urgency_{event.urgency.value}"], severity=words[f"severity_{event.severity.value}"],
            tier=words[f"tier_{int(event.tier)}"]),
        "nature": event.nature, "title": event.title, "text": event.text, "summary": text,
        "location": event.location, "grid": names.place(event.grid, event.village), "where": where,
        "whole_place": joined(event.location, names.place(event.grid, event.village), where, by=" · "),
        "occurred": moment(event.occurred_at), "reported": moment(event.reported_at),
        "registered": moment(event.registered_at), "registered_by": names.person(event.registered_by),
        "accepted": moment(event.accepted_at), "accepted_by": names.person(event.accepted_by),
        "state": event.state.label, "files": _files(event, words), "today": day(sources.now),
        "now": moment(sources.now), "secrecy": words["secret"] if is_guarded(event) else "",
        "ext_due": moment(event.ext_due), "involved": str(event.involved or ""),
    }  # fmt: skip


def _files(event: Event, words: Mapping[str, str]) -> str:
    if not event.attachments:
        return words["no_files"]
    names = "、".join(one.name for one in event.attachments[:_NAMED])
    return words["files"].format(count=len(event.attachments), names=names)


_NAMED = 4


def _person(sources: Sources) -> dict[str, str]:
    who = sources.reporter
    return {"reporter": who.get("name", ""), "phone": who.get("phone", ""), "id_no": who.get("id_no", ""),
            "address": who.get("address", "")}  # fmt: skip


def _dispatch(sources: Sources, words: Mapping[str, str], names: Names) -> dict[str, str]:
    event = sources.event
    lead = event.lead
    if lead is None:
        return {}
    sent = next((one for one in reversed(sources.course) if one.hash == lead.entry), None)
    clock = _handling(event)
    coops = "、".join(names.unit(one.office) for one in event.coops)
    return {
        "dispatch_no": sent.fields.get("doc_no", "") if sent is not None else "", "lead": names.unit(lead.office),
        "handler": names.person(lead.handler or ""), "coops": coops or words["none"], "requirement": lead.requirement,
        "dispatched": moment(lead.dispatched_at), "dispatched_day": day(lead.dispatched_at),
        "dispatched_by": sent.by if sent is not None else names.person(lead.by), "signed": moment(lead.signed_at),
        "due": moment(clock.due) if clock is not None else "", "limit": limit_text(clock.limit) if clock is not None else "",
        "extended": words["extended"].format(n=event.extend_count) if event.extend_count else "",
    }  # fmt: skip


def _handling(event: Event) -> Timer | None:
    """The handling clock that counts: the last one that was not cancelled."""
    return next((one for one in reversed(event.timers) if one.key == "dispose" and not one.cancelled), None)


def _playbook(playbook: Playbook | None) -> dict[str, str]:
    if playbook is None:
        return {}
    return {
        "playbook": f"{playbook.code} {playbook.name}", "boundary": playbook.do, "not_do": playbook.not_do,
        "evidence": "；".join(playbook.evidence), "legal": "；".join(playbook.legal_basis),
        "escalate_when": playbook.escalate_when, "standard": playbook.closing_standard, "playbook_lead": playbook.lead,
    }  # fmt: skip


def _feedback(sources: Sources, words: Mapping[str, str], names: Names) -> dict[str, str]:
    event = sources.event
    if event.feedback_at is None:
        return {}
    clock = _handling(event)
    told = last(sources.course, "feedback")
    is_late = clock.is_late if clock is not None else None
    return {
        "handling": event.handling_text, "reply": event.reply_text, "solved": words.get(f"solved_{event.solved}", event.solved),
        "fed_back": moment(event.feedback_at), "fed_back_by": names.person(event.feedback_by),
        "fed_back_day": day(event.feedback_at),
        "contacted": moment(event.first_contact_at) or words["no_contact"],
        "law_no": told.fields.get("law_doc_no", "") if told is not None else "",
        "in_time": "" if is_late is None else words["late" if is_late else "in_time"],
    }  # fmt: skip

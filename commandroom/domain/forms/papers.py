"""The fields of single papers: verification, closing, supervision sheet, cooperation and transfer, report to the county."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from commandroom.domain.event.escalating import FIRST, PHONE
from commandroom.domain.event.state import Event, Report, Supervision
from commandroom.domain.event.supervising import signer
from commandroom.domain.forms.book import Names
from commandroom.domain.forms.kinds import FormKind, report_of, sheet_of
from commandroom.domain.forms.wording import Done, day, joined, last, moment, span, told

Words = Mapping[str, str]
_SECTION = re.compile(r"(?:^|(?<=[。；;\n]))\s*([一二三四五])、\s*([^\n：:。]{0,16}[：:])?")
_PLACES = "一二三四五"


def verification(event: Event, course: Sequence[Done], words: Words) -> dict[str, str]:
    """Who looked whether it was done, and what was found."""
    seen = last(course, "verify_ok", "verify_ok_nocb", "rework")
    if seen is None:
        return {}
    is_rework = seen.verb == "rework"
    call = event.callbacks[-1] if event.callbacks else None
    evidence = seen.fields.get("evidence", "") or seen.text
    return {
        "verified": moment(seen.at), "verified_by": seen.by, "verified_day": day(seen.at),
        "verdict": words["verdict_rework" if is_rework else "verdict_ok"],
        "evidence_seen": joined(evidence, seen.fields.get("requirement", "")) if is_rework else evidence,
        "override": event.verify_override, "reworks": str(event.rework_count),
        "call": words["call"].format(at=moment(call.at), result=call.result) if call is not None else words["no_call"],
        "call_note": call.note if call is not None else "",
    }  # fmt: skip


def closing(event: Event, course: Sequence[Done], words: Words, names: Names) -> dict[str, str]:
    """The end, as the person is told of it."""
    if event.closed_at is None:
        return {}
    closed = last(course, "close", "self_close")
    began = event.registered_at or event.closed_at
    return {
        "closed": moment(event.closed_at), "closed_day": day(event.closed_at),
        "closed_by": closed.by if closed is not None else names.person(event.closed_by),
        "closing": event.closing_text, "reply": event.reply_text or event.closing_text or event.handling_text,
        "satisfaction": event.satisfaction or words["no_call"], "took": span(event.closed_at - began),
    }  # fmt: skip


# --- supervision -----------------------------------------------------------------------------------------------------


def sheet(
    event: Event, course: Sequence[Done], paper: str, words: Words, names: Names, *, now: datetime
) -> dict[str, str]:
    """A supervision sheet: which colour, to whom, how late, who signed, until when an answer is owed (domain §2.9)."""
    found = sheet_of(event, paper)
    signed = next(
        (one for one in reversed(course) if one.verb == "supervise" and one.at == found.issued_at), None
    )
    late = _late_by(event, found, now)
    return {
        "sheet_no": found.doc_no or words["no_number"], "colour": words[f"colour_{found.color}"], "colour_key": found.color,
        "addressee": names.unit(event.lead.office) if event.lead is not None else words["nobody"],
        "sheet_requirement": found.requirement or words["sheet_requirement"],
        "issued": "" if found.draft else moment(found.issued_at), "issued_day": day(found.issued_at),
        "signer": words["county_signer"] if found.of_county else str(signer(found.color).label),
        "signed_by": "" if found.draft else (signed.by if signed is not None else ""),
        "reply_by": moment(found.reply_by), "answered": moment(found.answered_at), "answer": found.answer,
        "late_by": span(late) if late is not None else words["not_late"], "effect": words[f"effect_{found.color}"],
        "sheet_state": words[_sheet_state(found)], "is_draft": "1" if found.draft else "",
        "is_withdrawn": "1" if found.withdrawn_at is not None else "",
    }  # fmt: skip


def _late_by(event: Event, found: Supervision, now: datetime) -> timedelta | None:
    at = found.issued_at if not found.draft else now
    late = [at - one.due for one in event.timers if not one.cancelled and one.since <= at and one.due < at
            and (one.stopped_at is None or one.stopped_at > at) and one.key != "supervise_reply"]  # fmt: skip
    return max(late, default=None)


def _sheet_state(found: Supervision) -> str:
    if found.withdrawn_at is not None:
        return "sheet_withdrawn"
    if found.draft:
        return "sheet_draft"
    return "sheet_answered" if found.answered_at is not None else "sheet_waits"


# --- cooperation and transfer ----------------------------------------------------------------------------------------


def transfer(
    event: Event, course: Sequence[Done], words: Words, names: Names, *, item: str
) -> dict[str, str]:
    """To whom a matter goes beside or after the lead, and on what ground."""
    moved = event.transfers[-1] if event.transfers else None
    sent = last(course, "dispatch", "add_coop", "transfer")
    to = moved.township if moved is not None else "、".join(names.unit(one.office) for one in event.coops)
    signed = next((one.signed_at for one in event.coops if one.signed_at is not None), None)
    evidence = "；".join(one.name for one in event.attachments)
    wanted = next((one.requirement for one in event.coops if one.requirement), "")
    return {
        "partner": to, "partner_requirement": (moved.reason if moved is not None else wanted), "basis": item,
        "partner_no": moved.doc_no if moved is not None else "", "proofs": evidence or words["no_files"],
        "handed": moment(moved.at if moved is not None else (event.coops[0].dispatched_at if event.coops else None)),
        "handed_by": sent.by if sent is not None else "", "partner_signed": moment(signed),
        "way": words["way_transfer" if moved is not None else "way_coop"],
    }  # fmt: skip


# --- reports to the county -------------------------------------------------------------------------------------------


def report(
    event: Event, kind: FormKind, paper: str, words: Words, names: Names, *, facts: Mapping[str, str]
) -> dict[str, str]:
    """A report in five parts (domain §3.2). What its writer set under 一、 … 五、 stands as it is, the rest is known facts."""
    found, place = report_of(event, kind, paper)
    own = sections(found.text)
    parts = _parts(event, found, own, words, names, facts)
    phone = next(
        (one for one in event.reports if one.phone_at is not None and one.kind in {PHONE, FIRST}), found
    )
    return {
        "report_no": found.no, "report_kind": found.kind, "report_place": words["further"].format(n=place)
        if kind is FormKind.REPORT_MORE else found.kind, "report_day": day(found.written_at),
        "written": moment(found.written_at), "phoned": told(phone.phone_at), "phone_receiver": phone.receiver,
        "receiver": found.receiver or phone.receiver or words["county_room"], "reported_by": _who(found.by, names),
        "report_signer": _who(found.countersigned_by, names) or words["unsigned" if found.needs_countersign else "blank"],
        "headline": words["headline"].format(title=event.title.rstrip("。"), severity=facts["severity"])
        if event.severity.value != "none" else event.title,
        **{f"part{n}": text for n, text in enumerate(parts, start=1)},
    }  # fmt: skip


def _who(by: str, names: Names) -> str:
    return names.person(by) if by else ""


def sections(text: str) -> dict[int, str]:
    """The parts 1 to 5 of a report whose writer set them out; none where he did not."""
    marks = list(_SECTION.finditer(text))
    found = {}
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        said = text[mark.end() : end].strip()
        found[_PLACES.index(mark.group(1)) + 1] = f"{said}"
    return {place: said for place, said in found.items() if said}


def _parts(
    event: Event, found: Report, own: Mapping[int, str], words: Words, names: Names, facts: Mapping[str, str]
) -> tuple[str, ...]:
    free = "" if own else found.text.strip()
    what = words["part1"].format(
        at=told(event.occurred_at or event.reported_at), place=facts["location"], text=facts["summary"]
    )
    losses = _losses(event, words)
    done = [words["led"].format(unit=facts["lead"])] if facts.get("lead") else []
    done += (
        [words["signed_at"].format(at=told(event.lead.signed_at if event.lead is not None else None))]
        if facts.get("signed")
        else []
    )
    done += [free or event.handling_text]
    trend = words["trend_closed" if event.closed_at is not None else "trend_open"].format(
        state=event.state.label
    )
    clocks = [one for one in event.running() if one.key in _TOLD]
    ahead = "；".join(words["ahead"].format(limit=names.limit(one.key), due=told(one.due)) for one in clocks)
    known = (
        what,
        losses,
        joined(*done) or words["no_done"],
        trend,
        f"{ahead}。" if ahead else words["no_ahead"],
    )
    return tuple(own.get(n, text) for n, text in enumerate(known, start=1))


_TOLD = ("dispose", "report_follow", "report_final", "county_feedback")


def _losses(event: Event, words: Words) -> str:
    counts = {
        "dead": event.dead,
        "missing": event.missing,
        "injured": event.injured,
        "involved": event.involved,
    }
    found = [words[f"loss_{name}"].format(n=count) for name, count in counts.items() if count]
    if event.loss:
        found.append(words["loss_money"].format(n=f"{event.loss:g}"))
    return "，".join(found) or words["no_losses"]

"""The ledgers (domain §3.3): returns, what stands on account, reports to the county, supervision sheets, of any period."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from math import ceil

from msgspec import Struct

from commandroom.domain.event.state import Application, Event, Supervision
from commandroom.domain.figures.facts import lead_at
from commandroom.domain.figures.period import Period
from commandroom.domain.figures.spans import suspended
from commandroom.domain.forms.book import Names
from commandroom.domain.forms.ledgerbook import LedgerKind
from commandroom.domain.journal import millis

Cell = str | int | datetime | None
Cells = dict[str, Cell]
_DAY_SECONDS = 86_400


class Looking(Struct, frozen=True):
    """What rows are made with: the period, names, the words of coded reasons (kind, code), and the ledger's own words."""

    period: Period
    names: Names
    reason: Callable[[str, str], str]
    words: Mapping[str, str]

    def holds(self, at: datetime | None) -> bool:
        """Whether a moment lies in the period."""
        return at is not None and self.period.since <= millis(at) < self.period.until


def rows_of(kind: LedgerKind, event: Event, looking: Looking) -> Iterator[tuple[datetime, Cells]]:
    """The rows of an event, each with the moment by which it is sorted."""
    for at, cells in _ROWS[kind](event, looking):
        common: Cells = {
            "number": event.number, "title": event.title, "category": looking.names.category(event.category),
            "state": event.state.label,
        }  # fmt: skip
        yield at, common | cells


def _unit_at(event: Event, at: datetime, names: Names) -> str:
    lead = lead_at(event, at)
    return names.unit(lead.office) if lead is not None else ""


def _returns(event: Event, looking: Looking) -> Iterator[tuple[datetime, Cells]]:
    names, words = looking.names, looking.words
    asked = [one for one in event.applications if one.kind == "return"]
    for n, one in enumerate(asked, start=1):
        if looking.holds(one.at):
            yield one.at, {
                "unit": _unit_at(event, one.at, names), "by": names.person(one.by), "at": one.at,
                "reason": looking.reason("return", one.reason_code), "basis": one.basis or one.reason,
                "suggested": names.unit(one.office or ""), "verdict": words[_VERDICTS.get(one.verdict, "waiting")],
                "decided_by": names.person(one.decided_by), "decided": one.decided_at,
                "bears": words.get(f"bears_{one.bears}", ""), "times": n,
            }  # fmt: skip


_VERDICTS = {
    "ok": "granted",
    "ok_wrong": "granted",
    "no": "refused",
    "assigned": "assigned",
    "assigned_wrong": "assigned",
}


def _account(event: Event, looking: Looking) -> Iterator[tuple[datetime, Cells]]:
    names, period = looking.names, looking.period
    asked = [one for one in event.applications if one.kind == "suspend" and one.decided_at is not None]
    for since, until in suspended(event):
        if millis(since) >= period.until or (until is not None and millis(until) <= period.since):
            continue
        granted: Application | None = next(
            (one for one in reversed(asked) if one.decided_at and one.decided_at <= since), None
        )
        end = until if until is not None and millis(until) <= period.until else None
        to = end or min(period.now, datetime.fromtimestamp(period.until / 1000, since.tzinfo))
        yield since, {
            "unit": _unit_at(event, since, names), "by": names.person(granted.by) if granted is not None else "",
            "reason": looking.reason("suspend", granted.reason_code) if granted is not None else "",
            "text": granted.reason if granted is not None else "", "since": since,
            "decided_by": names.person(granted.decided_by) if granted is not None else "",
            "until": granted.until if granted is not None and granted.until is not None else event.suspended_until,
            "ended": end, "days": ceil((to - since).total_seconds() / _DAY_SECONDS),
        }  # fmt: skip


def _reported(event: Event, looking: Looking) -> Iterator[tuple[datetime, Cells]]:
    names = looking.names
    for one in event.reports:
        at = one.written_at or one.phone_at
        if at is not None and (
            looking.holds(one.written_at) or (one.written_at is None and looking.holds(one.phone_at))
        ):
            yield at, {
                "severity": looking.words[f"severity_{event.severity.value}"], "kind": one.kind, "paper": one.no,
                "phoned": one.phone_at, "written": one.written_at, "receiver": one.receiver, "by": names.person(one.by),
                "signed_by": names.person(one.countersigned_by), "received": one.received_at, "received_by": one.received_by,
            }  # fmt: skip


def _supervised(event: Event, looking: Looking) -> Iterator[tuple[datetime, Cells]]:
    names, words = looking.names, looking.words
    for one in event.supervisions:
        if one.draft or not looking.holds(one.issued_at):
            continue
        yield one.issued_at, {
            "paper": one.doc_no, "colour": words.get(f"colour_{one.color}", one.color),
            "unit": _unit_at(event, one.issued_at, names), "text": one.requirement, "since": one.issued_at,
            "until": one.reply_by, "answered": one.answered_at, "answer": one.answer,
            "late": words["late_yes" if _is_late(one, looking.period.now) else "late_no"],
            "sheet": words["withdrawn" if one.withdrawn_at else "answered" if one.answered_at else "waits"],
            "side": words["side_county" if one.of_county else "side_own"],
        }  # fmt: skip


def _is_late(sheet: Supervision, now: datetime) -> bool:
    """Answered after its limit, or past it without an answer; a withdrawn sheet owes none."""
    if sheet.reply_by is None or sheet.withdrawn_at is not None:
        return False
    return (sheet.answered_at or now) > sheet.reply_by


_ROWS: dict[LedgerKind, Callable[[Event, Looking], Iterator[tuple[datetime, Cells]]]] = {
    LedgerKind.RETURNS: _returns,
    LedgerKind.ACCOUNT: _account,
    LedgerKind.REPORTED: _reported,
    LedgerKind.SUPERVISED: _supervised,
}

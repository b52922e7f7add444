"""The lives of events told straight from the journal's bytes, without the product's fold: what a recount stands on.

One seat wrote everything, so its stream is the order. What was undone is left out, and an undone merge leaves no trace.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from commandroom.domain.journal import Entry

# Where each deed leads, typed by hand.
TO = {
    "register": "draft", "submit": "pending_accept", "self_close": "pending_verify", "accept": "pending_triage",
    "reject": "rejected", "ask_supplement": "pending_supplement", "supplement": "pending_accept", "void": "voided",
    "void_accepted": "voided", "triage": "pending_dispatch", "dispatch": "pending_sign", "reassign": "pending_sign",
    "sign": "in_progress", "feedback": "pending_verify", "return": "return_pending", "return_ok": "pending_dispatch",
    "return_no": "in_progress", "return_assign": "in_progress", "suspend_ok": "suspended", "resume": "in_progress",
    "verify_ok": "pending_callback", "verify_ok_nocb": "pending_close", "rework": "in_progress",
    "callback": "pending_close", "close": "closed", "reopen": "pending_triage", "archive": "archived",
    "escalate": "escalated", "county_return": "pending_dispatch", "county_reply": "county_replied",
    "county_close": "pending_close", "merge": "merged", "close_history": "closed",
}  # fmt: skip
WAITING = "history waits"
Words = dict[str, Any]
ENDS = {"closed", "archived", "rejected", "voided", "merged"}


@dataclass
class Run:
    """One clock, in milliseconds."""

    key: str
    unit: str
    phase: str
    since: int
    due: int
    pauses: list[list[int | None]] = field(default_factory=list)
    stopped: int | None = None
    cancelled: bool = False
    by: str = ""

    @property
    def rests(self) -> bool:
        """Whether it stands still now."""
        return self.stopped is None and bool(self.pauses) and self.pauses[-1][1] is None


@dataclass
class Leader:
    """A unit that led from a moment on, whom it sent, who chose it."""

    at: int
    unit: str
    handler: str
    by: str


@dataclass
class Life:
    """All that a figure needs to know of an event."""

    id: str
    number: str = ""
    state: str = ""
    log: list[tuple[int, str]] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    source: str = ""
    category: str = ""
    urgency: str = "normal"
    tier: int = 2
    registered: int = 0
    registrar: str = ""
    is_submitted: bool = False
    accepted: int | None = None
    acceptor: str = ""
    leaders: list[Leader] = field(default_factory=list)
    leads: bool = False
    first_sent: int | None = None
    contact: int | None = None
    fed_back: int | None = None
    fed_back_by: str = ""
    reworks: int = 0
    extensions: int = 0
    returns: list[dict[str, Any]] = field(default_factory=list)
    calls: list[tuple[int, str]] = field(default_factory=list)
    satisfaction: str = ""
    solved: str = ""
    closed: int | None = None
    first_closed: int | None = None
    assumed: bool = False
    reopened: list[int] = field(default_factory=list)
    outer: int | None = None
    item: str = ""
    plot: str = ""
    sheets: dict[str, dict[str, Any]] = field(default_factory=dict)
    reports: list[tuple[int | None, int | None]] = field(default_factory=list)
    went_up: bool = False
    on_the_spot: bool = False
    sampled: bool = False
    counts: bool = True
    imported: bool = False
    unconfirmed: bool = False
    proposals: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    before: Life | None = None

    @property
    def lead(self) -> Leader | None:
        """Who leads now."""
        return self.leaders[-1] if self.leads else None


def moment(text: str | None) -> int | None:
    """Whole milliseconds since 1970 of an ISO text."""
    if not text:
        return None
    at = datetime.fromisoformat(text)
    return int(at.timestamp()) * 1000 + at.microsecond // 1000


def retold(entries: Iterable[Entry]) -> list[Life]:
    """The events of the journal as they are now."""
    of_event: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda e: e.seq):
        if entry.kind == "event":
            of_event.setdefault(entry.subject, []).append(entry)
    return [_life(subject, line) for subject, line in of_event.items()]


def _life(subject: str, line: list[Entry]) -> Life:
    gone = set()
    for entry in line:
        if entry.verb == "withdraw":
            gone |= {entry.hash, json.loads(entry.body)["deed"]["target"]}
    life = Life(subject)
    for entry in line:
        if entry.hash not in gone:
            body = json.loads(entry.body)
            at = moment(entry.at.isoformat())
            assert at is not None
            life = _told(life, entry, entry.verb, body["deed"], body.get("decision", {}), at)
    return life


def _told(life: Life, entry: Entry, verb: str, deed: Words, decided: Words, at: int) -> Life:
    if verb == "propose":
        life.proposals[entry.id] = (deed["verb"], json.loads(deed["deed"]))
        return life
    if verb == "approve":
        verb, deed = life.proposals.pop(deed.get("proposal") or next(iter(life.proposals)))
    if verb == "unmerge":
        assert life.before is not None
        life.before.counts = life.counts  # a mark made meanwhile stays
        return life.before
    if verb == "merge":
        life.before = copy.deepcopy(life)
    teller = globals().get(f"_{verb}")
    if teller is not None:
        teller(life, deed, decided.get("facts", {}), at, entry.actor)
    life.number = decided.get("number") or life.number
    for change in decided.get("clocks", ()):
        _clock(life, change, at, entry.actor)
    state = decided.get("to") or TO.get(verb) or life.state
    is_waiting = (
        life.unconfirmed and state not in ENDS
    )  # history that was sent back for more is history still
    _moved(life, WAITING if is_waiting else state, at)
    return life


def _moved(life: Life, state: str, at: int) -> None:
    if state == life.state:
        return
    life.state = state
    life.log.append((at, state))
    for run in life.runs if state in ENDS else ():
        if run.stopped is None:
            _end(run, at, cancelled=True)


# --- clocks -----------------------------------------------------------------------------------------------------------


def _clock(life: Life, change: dict[str, Any], at: int, by: str) -> None:
    name = (change["key"], change.get("unit", ""), change.get("phase", ""))
    due = moment(change.get("due"))
    if change["op"] == "start":
        pauses = [[moment(p["since"]), moment(p.get("until"))] for p in change.get("pauses", ())]
        life.runs.append(Run(*name, since=moment(change.get("since")) or at, due=due or at, pauses=pauses))
        return
    running = [r for r in life.runs if r.stopped is None and (r.key, r.unit, r.phase) == name]
    if not running:
        return  # a deed may end a clock that never began: nothing comes of it
    run = running[-1]
    if change["op"] in {"stop", "cancel"}:
        _end(run, at, cancelled=change["op"] == "cancel", by=by)
    elif change["op"] == "pause":
        if not run.rests:
            run.pauses.append([at, None])
    else:
        if change["op"] == "resume":
            run.pauses[-1][1] = at
        run.due = due or run.due


def _end(run: Run, at: int, *, cancelled: bool, by: str = "") -> None:
    if run.rests:
        run.pauses[-1][1] = at
    run.stopped, run.cancelled, run.by = at, cancelled, "" if cancelled else by


# --- deeds ------------------------------------------------------------------------------------------------------------
# Each is found by the name of its verb: (life, deed, facts, at, actor).


def _register(life: Life, deed: Words, facts: Words, at: int, by: str) -> None:
    life.source, life.category = facts["source"], facts.get("category", "")
    life.urgency, life.registered, life.registrar = facts.get("urgency") or "normal", at, by
    life.outer = moment(deed.get("ext_due"))
    if facts.get("severity") in {"larger", "major", "extreme"}:
        life.tier = 3


def _submit(life: Life, _deed: Words, facts: Words, at: int, _by: str) -> None:
    life.category = facts["category"]
    _no_draft(life, at)


def _no_draft(life: Life, at: int) -> None:
    """A draft is registered when it is submitted, or closed on the spot."""
    if not life.is_submitted:
        life.registered, life.is_submitted = at, True


def _self_close(life: Life, deed: Words, facts: Words, at: int, by: str) -> None:
    _no_draft(life, at)
    life.category, life.on_the_spot, life.tier = facts["category"], True, 1
    life.sampled = bool(facts.get("sample"))
    life.fed_back, life.fed_back_by, life.solved = at, by, deed.get("solved", "是")
    life.accepted = life.accepted or at


def _accept(life: Life, _deed: Words, facts: Words, at: int, by: str) -> None:
    life.category, life.urgency, life.accepted, life.acceptor = facts["category"], facts["urgency"], at, by


def _reject(life: Life, _deed: Words, _facts: Words, at: int, _by: str) -> None:
    life.closed = at


def _triage(life: Life, deed: Words, facts: Words, _at: int, _by: str) -> None:
    life.tier, life.urgency, life.category = int(facts["tier"]), facts["urgency"], facts["category"]
    life.item, life.plot = deed.get("item_ref") or life.item, deed.get("scenario") or life.plot


def _regrade(life: Life, _deed: Words, facts: Words, _at: int, _by: str) -> None:
    life.tier, life.urgency = int(facts["tier"]), facts["urgency"]


def _sent(life: Life, unit: str, handler: str, at: int, by: str) -> None:
    life.leaders.append(Leader(at, unit, handler, by))
    life.leads = True


def _dispatch(life: Life, _deed: Words, facts: Words, at: int, by: str) -> None:
    _sent(life, facts["lead_office"], facts.get("handler", ""), at, by)
    life.first_sent = life.first_sent or at


def _reassign(life: Life, _deed: Words, facts: Words, at: int, by: str) -> None:
    _sent(life, facts["unit"], facts.get("handler", ""), at, by)


def _return(life: Life, _deed: Words, _facts: Words, at: int, by: str) -> None:
    life.returns.append({"at": at, "by": by})


def _return_ok(life: Life, deed: Words, _facts: Words, at: int, _by: str) -> None:
    life.returns[-1]["wrong"] = at if deed.get("wrong_dispatch") else None
    life.leads = False


def _return_assign(life: Life, _deed: Words, facts: Words, at: int, by: str) -> None:
    _sent(life, facts["unit"], "", at, by)


def _contact(life: Life, deed: Words, _facts: Words, at: int, _by: str) -> None:
    life.contact = life.contact or moment(deed.get("contacted_at")) or at


def _feedback(life: Life, deed: Words, _facts: Words, at: int, by: str) -> None:
    life.fed_back, life.fed_back_by = at, by
    life.contact = life.contact or moment(deed.get("contacted_at"))


def _extend_ok(life: Life, _deed: Words, _facts: Words, _at: int, _by: str) -> None:
    life.extensions += 1


def _rework(life: Life, _deed: Words, facts: Words, at: int, _by: str) -> None:
    life.reworks += 1
    life.satisfaction = ""
    if not life.leads:
        _sent(life, facts.get("unit", ""), life.fed_back_by, at, "")


def _callback(life: Life, deed: Words, facts: Words, at: int, _by: str) -> None:
    life.satisfaction = deed["result"]
    life.calls.append((moment(deed.get("called_at")) or at, facts["solved"]))


def _callback_attempt(life: Life, _deed: Words, _facts: Words, at: int, _by: str) -> None:
    life.calls.append((at, ""))


def _close(life: Life, _deed: Words, _facts: Words, at: int, _by: str) -> None:
    life.closed, life.first_closed = at, life.first_closed or at


def _reopen(life: Life, _deed: Words, _facts: Words, at: int, _by: str) -> None:
    life.closed, life.leads, life.satisfaction, life.on_the_spot = None, False, "", False
    life.accepted = life.accepted or at
    life.reopened.append(at)


def _escalate(life: Life, deed: Words, _facts: Words, _at: int, _by: str) -> None:
    life.reports.append((moment(deed["phone_report_at"]), moment(deed["written_report_at"])))
    life.went_up, life.tier = True, 3


def _county_return(life: Life, _deed: Words, _facts: Words, _at: int, _by: str) -> None:
    life.leads = False


def _assess(life: Life, deed: Words, _facts: Words, _at: int, _by: str) -> None:
    life.counts = deed["counted"]


def _supervise(life: Life, _deed: Words, facts: Words, at: int, _by: str) -> None:
    life.sheets[facts["id"]] = {"color": facts["color"], "at": at, "gone": None}


def _supervise_withdraw(life: Life, _deed: Words, facts: Words, at: int, _by: str) -> None:
    if facts["id"] in life.sheets:  # else a draft
        life.sheets[facts["id"]]["gone"] = at


def _import(life: Life, deed: Words, facts: Words, _at: int, by: str) -> None:
    row = deed["row"]
    life.imported, life.source, life.category = True, row["source"], facts.get("category", "")
    life.urgency = facts.get("urgency") or "normal"
    life.registered, life.registrar = moment(row["reported_at"]) or 0, by
    life.closed = life.first_closed = moment(row.get("closed_at"))
    life.assumed, life.unconfirmed = row.get("closed_at_assumed", False), life.closed is None
    life.accepted = moment(row.get("accepted_at")) or (life.registered if life.closed else None)
    life.first_sent, life.outer = moment(row.get("dispatched_at")), moment(row.get("ext_due"))
    life.fed_back = moment(row.get("feedback_at")) or (None if life.assumed else life.closed)
    life.satisfaction, life.solved = row.get("satisfaction") or "", row.get("solved") or ""


def _take_history(life: Life, _deed: Words, _facts: Words, at: int, _by: str) -> None:
    life.unconfirmed = False
    life.state = "pending_accept"
    life.log.append((at, life.state))


def _close_history(life: Life, deed: Words, _facts: Words, _at: int, _by: str) -> None:
    life.unconfirmed, life.closed = False, moment(deed["closed_at"])
    life.first_closed = life.closed

"""What stands beside the way of an event: notes, corrections, files, personal data, recounts, undo, conflicts."""

from __future__ import annotations

import hashlib

from msgspec.structs import replace
from typing_extensions import override

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event import clocks
from commandroom.domain.event.deed import Context, Decision, Deed, Verb
from commandroom.domain.event.registering import REGISTRARS, check_phone
from commandroom.domain.event.rules import TITLE_MOST, fit, need
from commandroom.domain.event.state import OPEN, Attachment, Conflict, Event, Sealed, State
from commandroom.domain.journal import Entry
from commandroom.domain.people.roles import EVERYONE, LEADERS, ROOM, Role

S = State
LIVE = frozenset(S) - {S.VOIDED, S.ARCHIVED}
FILES_MOST = 99
CORRECTABLE = {"title": TITLE_MOST, "text": 10_000, "location": 200, "ext_no": 80, "grid": 18, "village": 12,
               "nature": 20, "place_type": 40, "reply_text": 10_000}  # fmt: skip


class Note(Deed, frozen=True, kw_only=True):
    """A remark, seen by everyone who works on the event; `origin` names a duplicate that it came in on."""

    text: str
    origin: str = ""


def decide_note(_event: Event, deed: Note, _context: Context) -> Decision:
    """A text."""
    need("text", deed.text)
    return Decision()


def fold_note(event: Event, _deed: Note, _decision: Decision, _entry: Entry) -> Event:
    """Stands in the timeline alone."""
    return event


class Correct(Deed, frozen=True, kw_only=True):
    """A slip of the pen in one field; the old value stays in the timeline."""

    field: str
    value: str
    reason: str = ""


def decide_correct(event: Event, deed: Correct, _context: Context) -> Decision:
    """Only fields that decide nothing; gradings are regraded, not corrected."""
    if deed.field not in CORRECTABLE:
        raise FieldError("correct.not_this", field="field", value=deed.field, known=" ".join(CORRECTABLE))
    most = CORRECTABLE[deed.field]
    value = need(deed.field, deed.value, most=most) if deed.field in {"title", "text", "location"} else fit(
        deed.field, deed.value.strip(), most=most)  # fmt: skip
    return Decision(facts={"old": str(getattr(event, deed.field)), "value": value})


def fold_correct(event: Event, deed: Correct, decision: Decision, _entry: Entry) -> Event:
    """The field as it should have been."""
    if deed.field not in CORRECTABLE:
        return event
    return replace(event, **{deed.field: decision.facts.get("value", deed.value)})


class Attach(Deed, frozen=True, kw_only=True):
    """Files of the event: their content lies in the store under its hash before this deed is taken."""

    files: tuple[Attachment, ...]


def decide_attach(event: Event, deed: Attach, _context: Context) -> Decision:
    """At most ninety-nine at an event."""
    if not deed.files:
        raise FieldError("field.missing", field="files")
    if len(event.attachments) + len(deed.files) > FILES_MOST:
        raise RefusedError("attach.too_many", most=FILES_MOST)
    return Decision()


def fold_attach(event: Event, deed: Attach, _decision: Decision, entry: Entry) -> Event:
    """The same content is kept once."""
    known = {a.sha256 for a in event.attachments}
    fresh = tuple(replace(f, by=entry.actor, at=entry.at) for f in deed.files if f.sha256 not in known)
    return replace(event, attachments=event.attachments + fresh)


class Reveal(Deed, frozen=True, kw_only=True):
    """Somebody looks at the unmasked personal data, and says why."""

    reason: str


def is_guarded(event: Event) -> bool:
    """Whether a matter is confidential or denounces somebody (信访工作条例 §30): only few may know of it."""
    return event.confidential or event.nature in {"举报", "denounce"}


def decide_reveal(event: Event, deed: Reveal, context: Context) -> Decision:
    """Of a confidential or denouncing matter only who handles it and the director (信访工作条例 §30)."""
    need("reason", deed.reason, most=500)
    if event.sealed is None:
        raise RefusedError("reveal.nothing")
    handler = event.lead.handler if event.lead else None
    if is_guarded(event) and context.actor.id != handler and not context.actor.holds(Role.DIRECTOR):
        raise RefusedError("reveal.guarded")
    return Decision()


class Person(Deed, frozen=True, kw_only=True):
    """The complainant's data, added or put right later."""

    reporter_name: str = ""
    reporter_phone: str = ""
    reporter_id_no: str = ""
    reporter_address: str = ""

    @override
    def stored(self) -> Person:
        """Without the data, which travel sealed."""
        return Person()


def decide_person(event: Event, deed: Person, context: Context) -> Decision:
    """Sealed under the event's key; what is not given again stays as it was."""
    data = {"name": deed.reporter_name, "phone": deed.reporter_phone, "id_no": deed.reporter_id_no,
            "address": deed.reporter_address}  # fmt: skip
    given = {key: value.strip() for key, value in data.items() if value.strip()}
    if not given:
        raise FieldError("field.missing", field="reporter_name")
    check_phone(deed.reporter_phone)
    sealed: Sealed = context.supply.seal(event.id, given, onto=event)
    return Decision(sealed=sealed, facts={"has_contact": "1" if "phone" in given else ""})


def fold_person(event: Event, _deed: Person, decision: Decision, _entry: Entry) -> Event:
    """The newest envelope counts."""
    return replace(event, sealed=decision.sealed or event.sealed,
                   has_contact=event.has_contact or bool(decision.facts.get("has_contact")))  # fmt: skip


class Erase(Deed, frozen=True, kw_only=True):
    """The personal data are erased: the event's key is destroyed, and this entry says so."""

    reason: str


def decide_erase(event: Event, deed: Erase, _context: Context) -> Decision:
    """Only of an event that has ended (个人信息保护法 §47: the purpose is fulfilled)."""
    need("reason", deed.reason, most=500)
    if event.is_open:
        raise RefusedError("erase.open")
    return Decision()


def fold_erase(event: Event, _deed: Erase, _decision: Decision, _entry: Entry) -> Event:
    """Nothing left to open."""
    return replace(event, sealed=None, has_contact=False)


class Recount(Deed, frozen=True, kw_only=True):
    """The calendar changed (放假安排 imported): open due moments are counted again, each change on record."""

    calendar: str


def decide_recount(event: Event, _deed: Recount, context: Context) -> Decision:
    """Only clocks that still run and are not yet due; a past due moment never moves."""
    changes = []
    for timer in event.running():
        if timer.limit.startswith(clocks.UNTIL) or timer.is_paused or timer.due <= context.now:
            continue
        fresh = clocks.recounted(context, timer)
        if fresh.due != timer.due:
            changes.append(fresh)
    if not changes:
        raise RefusedError("recount.nothing")
    return Decision(clocks=tuple(changes), machine=True)


# What left the seat, made another event, or was itself an undo cannot be taken back by one.
FINAL = frozenset({"register", "county_assign", "import", "branch", "merge", "unmerge", "absorb", "release", "split",
                   "escalate", "urge", "urge_ack", "supervise_draft", "reveal", "erase", "recount", "withdraw",
                   "settle"})  # fmt: skip


class Withdraw(Deed, frozen=True, kw_only=True):
    """Undo of the deed just done: open while nobody acted after it and nothing left the seat."""

    target: str


def decide_withdraw(event: Event, deed: Withdraw, context: Context) -> Decision:
    """The target is the last entry, by the same person, and of a kind that can be undone."""
    if event.heads != (deed.target,):
        raise RefusedError("withdraw.acted_after")
    if event.last_actor != context.actor.id:
        raise RefusedError("withdraw.not_yours")
    if event.last_verb in FINAL:
        raise RefusedError("withdraw.final")
    return Decision()


class Settle(Deed, frozen=True, kw_only=True):
    """A person settles two deeds that did not know of each other: which of them stands."""

    conflict: str
    keep: str
    reason: str


def decide_settle(event: Event, deed: Settle, _context: Context) -> Decision:
    """`keep` names one of the two entries."""
    need("reason", deed.reason, most=1000)
    found = next((c for c in event.conflicts if c.id == deed.conflict and not c.settled), None)
    if found is None:
        raise FieldError("settle.unknown", field="conflict", value=deed.conflict)
    if deed.keep not in {found.first, found.second}:
        raise FieldError("settle.keep", field="keep")
    return Decision()


def fold_settle(event: Event, deed: Settle, _decision: Decision, _entry: Entry) -> Event:
    """Settled, as are all other conflicts of the deed let go; that the kept one takes effect is the fold's business."""
    found = next((c for c in event.conflicts if c.id == deed.conflict), None)
    if found is None:
        return event
    gone = found.second if deed.keep == found.first else found.first
    return replace(event, conflicts=tuple(_without(c, gone) for c in event.conflicts))


def _without(conflict: Conflict, gone: str) -> Conflict:
    if conflict.settled or gone not in {conflict.first, conflict.second}:
        return conflict
    kept = conflict.second if gone == conflict.first else conflict.first
    return replace(conflict, settled=True, kept=kept)


def conflict_id(first: str, second: str) -> str:
    """The id of a conflict: the hash of the sorted pair, the same on every replica."""
    return hashlib.sha256("\n".join(sorted((first, second))).encode()).hexdigest()[:24]


class Approve(Deed, frozen=True, kw_only=True):
    """Another person approves what was proposed."""

    proposal: str = ""
    opinion: str = ""


class Decline(Deed, frozen=True, kw_only=True):
    """What was proposed is declined."""

    opinion: str
    proposal: str = ""


class Propose(Deed, frozen=True, kw_only=True):
    """A deed that another person must approve, as JSON."""

    verb: str
    deed: str


def fold_nothing(event: Event, _deed: Deed, _decision: Decision, _entry: Entry) -> Event:
    """The fold does what this asks for by itself."""
    return event


def decide_nothing(_event: Event, _deed: Deed, _context: Context) -> Decision:
    """Decided in the approval module."""
    return Decision()


VERBS = (
    Verb("note", "备注", Note, decide_note, fold_note, frozenset(S), roles=EVERYONE, english="Note"),
    Verb("correct", "更正", Correct, decide_correct, fold_correct, LIVE, roles=ROOM | LEADERS | {Role.GRID},
         english="Correct", note="原值留在办理过程中"),
    Verb("attach", "添加附件", Attach, decide_attach, fold_attach, LIVE, roles=EVERYONE, english="Attach"),
    Verb("person", "补录诉求人", Person, decide_person, fold_person, LIVE, roles=REGISTRARS, english="Complainant's data"),
    Verb("reveal", "查看个人信息", Reveal, decide_reveal, fold_nothing, frozenset(S), roles=EVERYONE | {Role.DIRECTOR},
         english="Reveal personal data", undoable=False, note="须填写理由并留痕"),
    Verb("erase", "删除个人信息", Erase, decide_erase, fold_erase, frozenset(S) - OPEN,
         roles=frozenset({Role.DEPUTY, Role.DIRECTOR}), english="Erase personal data", undoable=False),
    Verb("recount", "重算时限", Recount, decide_recount, fold_nothing, OPEN,
         roles=frozenset({Role.SYSTEM, Role.DEPUTY, Role.DIRECTOR}), english="Count again", undoable=False,
         timers="recount:未到期"),
    Verb("withdraw", "撤回", Withdraw, decide_withdraw, fold_nothing, frozenset(S), roles=EVERYONE, english="Undo",
         undoable=False, note="10秒内、无人续办前"),
    Verb("settle", "裁定冲突", Settle, decide_settle, fold_settle, frozenset(S),
         roles=frozenset({Role.SHIFT_LEADER, Role.COMMAND, Role.DEPUTY}), english="Settle a conflict", undoable=False),
)  # fmt: skip

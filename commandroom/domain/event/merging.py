"""Duplicates and parts: merging with exact undo, and splitting one matter into children."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from msgspec.structs import replace

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event import clocks
from commandroom.domain.event.bounds import COORDINATED
from commandroom.domain.event.deed import Context, Decision, Deed, Draft, Verb
from commandroom.domain.event.rules import TITLE_MOST, need
from commandroom.domain.event.secrecy import CLOSES
from commandroom.domain.event.state import OPEN, Event, Merged, State
from commandroom.domain.ids import EventId
from commandroom.domain.journal import Entry
from commandroom.domain.knowledge.gradings import Severity, Urgency
from commandroom.domain.people.roles import Role

S = State
PARTS_MOST = 10
MERGEABLE = frozenset({S.PENDING_ACCEPT, S.PENDING_TRIAGE, S.PENDING_DISPATCH})
TRIAGERS = frozenset({Role.COMMAND, Role.SHIFT_LEADER, Role.INTAKE, Role.COORDINATOR})


def masters(event: Event, others: Callable[[EventId], Event | None]) -> Iterator[Event]:
    """The chain of events that an event went into, nearest first; stops where it would go round."""
    seen = {event.id}
    here: Event | None = event
    while here is not None and here.merged is not None and here.merged.into not in seen:
        seen.add(here.merged.into)
        here = others(here.merged.into)
        if here is not None:
            yield here


def root_of(event: Event, others: Callable[[EventId], Event | None]) -> Event:
    """The event that now stands for this one, however often it was merged on."""
    result = event
    for master in masters(event, others):
        result = master
    return result


class Merge(Deed, frozen=True, kw_only=True):
    """This event is the same matter as another, which goes on for both."""

    master_id: str
    similarity_reason: str


def decide_merge(event: Event, deed: Merge, context: Context) -> Decision:
    """Into an open event that is not itself on its way into this one; all clocks of this one end."""
    need("similarity_reason", deed.similarity_reason, most=1000)
    named = context.others(EventId(need("master_id", deed.master_id, most=80)))
    if named is None:
        raise FieldError("merge.unknown_master", field="master_id", value=deed.master_id)
    master = root_of(named, context.others)
    if event.id in {master.id, named.id}:
        raise FieldError("merge.itself", field="master_id", value=deed.master_id)
    if master.state not in OPEN - {S.DRAFT}:
        raise RefusedError("merge.master_ended", number=master.number, state=master.state.named)
    return Decision(clocks=clocks.cancel_all(event), facts={"into": master.id})


def also_merge(event: Event, deed: Merge, decision: Decision, _context: Context) -> tuple[Draft, ...]:
    """The master takes note in its own timeline."""
    absorb = Absorb(child=event.id, reason=deed.similarity_reason)
    return (Draft(EventId(decision.facts["into"]), "absorb", absorb, Decision(machine=True)),)


def fold_merge(event: Event, deed: Merge, decision: Decision, entry: Entry) -> Event:
    """What it was is kept whole, for the undo."""
    into = EventId(decision.facts.get("into", deed.master_id))
    return replace(event, merged=Merged(into=into, at=entry.at, state=event.state, timers=event.timers,
                                        reason=deed.similarity_reason.strip()))  # fmt: skip


class Absorb(Deed, frozen=True, kw_only=True):
    """The master's side of a merge; journaled by the merge itself."""

    child: str
    reason: str = ""


def fold_absorb(event: Event, deed: Absorb, _decision: Decision, _entry: Entry) -> Event:
    """One more complainant to answer."""
    child = EventId(deed.child)
    return event if child in event.absorbed else replace(event, absorbed=(*event.absorbed, child))


class Unmerge(Deed, frozen=True, kw_only=True):
    """The merge was wrong: both events are again what they were."""

    reason: str


def decide_unmerge(event: Event, deed: Unmerge, context: Context) -> Decision:
    """Not once the master has ended: its closing answered both."""
    need("reason", deed.reason, most=1000)
    if event.merged is None:
        raise RefusedError("unmerge.not_merged")
    master = context.others(event.merged.into)
    if master is not None and not master.is_open and master.state is not S.MERGED:
        raise RefusedError("unmerge.master_ended", number=master.number)
    return Decision(to=event.merged.state, facts={"from": event.merged.into})


def also_unmerge(event: Event, deed: Unmerge, decision: Decision, _context: Context) -> tuple[Draft, ...]:
    """The master lets go of it."""
    return (Draft(EventId(decision.facts["from"]), "release", Release(child=event.id, reason=deed.reason),
                  Decision(machine=True)),)  # fmt: skip


def fold_unmerge(event: Event, _deed: Unmerge, _decision: Decision, _entry: Entry) -> Event:
    """State and clocks as they were before the merge."""
    if event.merged is None:
        return event
    return replace(event, state=event.merged.state, timers=event.merged.timers, merged=None)


class Release(Deed, frozen=True, kw_only=True):
    """The master's side of an undone merge."""

    child: str
    reason: str = ""


def fold_release(event: Event, deed: Release, _decision: Decision, _entry: Entry) -> Event:
    """It stands alone again."""
    return replace(event, absorbed=tuple(c for c in event.absorbed if c != deed.child))


class Split(Deed, frozen=True, kw_only=True):
    """One matter holds several: each part becomes a child event with a number of its own."""

    titles: tuple[str, ...]
    reason: str


def decide_split(event: Event, deed: Split, context: Context) -> Decision:
    """At most ten parts; ids and numbers are given now."""
    need("reason", deed.reason, most=1000)
    if not 1 <= len(deed.titles) <= PARTS_MOST:
        raise FieldError("split.count", field="titles", most=PARTS_MOST)
    for title in deed.titles:
        need("titles", title, most=TITLE_MOST)
    ids = [context.supply.new_id() for _ in deed.titles]
    numbers = [context.supply.event_number(context.now) for _ in deed.titles]
    del event
    return Decision(facts={"ids": "\n".join(ids), "numbers": "\n".join(numbers)})


def also_split(event: Event, deed: Split, decision: Decision, context: Context) -> tuple[Draft, ...]:
    """Each child begins with what the parent knew, waiting for triage."""
    ids, numbers = decision.facts["ids"].split("\n"), decision.facts["numbers"].split("\n")
    drafts = []
    for child, number, title in zip(ids, numbers, deed.titles, strict=True):
        deed_of_child = Branch(parent=event.id, title=title.strip(), source=event.source, text=event.text,
                               location=event.location)  # fmt: skip
        seen = replace(event, id=EventId(child), timers=())
        decided = Decision(to=S.PENDING_TRIAGE, number=number, clocks=(clocks.start(seen, context, "triage"),), facts={
            "category": event.category, "urgency": event.urgency, "severity": event.severity, "grid": event.grid,
            "village": event.village, "occurred_at": _iso(event.occurred_at), "reported_at": _iso(event.reported_at),
            **({CLOSES: "1"} if event.confidential else {}),
        }, machine=True)  # fmt: skip
        drafts.append(Draft(EventId(child), "branch", deed_of_child, decided))
    return tuple(drafts)


def _iso(at: datetime | None) -> str:
    return at.isoformat() if at is not None else ""


def fold_split(event: Event, _deed: Split, decision: Decision, _entry: Entry) -> Event:
    """The parent knows its children; it closes on its own."""
    children = tuple(EventId(c) for c in decision.facts.get("ids", "").split("\n") if c)
    return replace(event, children=event.children + children)


class Branch(Deed, frozen=True, kw_only=True):
    """The beginning of a child event; journaled by the split."""

    parent: str
    title: str
    source: str
    text: str
    location: str


def fold_branch(event: Event, deed: Branch, decision: Decision, entry: Entry) -> Event:
    """A child: its own number, its own clocks."""
    facts = decision.facts
    when = {
        key: datetime.fromisoformat(facts[key]) for key in ("occurred_at", "reported_at") if facts.get(key)
    }
    return replace(
        event, number=decision.number, parent=EventId(deed.parent), title=deed.title, text=deed.text, source=deed.source,
        location=deed.location, category=facts.get("category", ""), grid=facts.get("grid", ""),
        village=facts.get("village", ""), urgency=Urgency(facts.get("urgency") or Urgency.NORMAL),
        severity=Severity(facts.get("severity") or Severity.NONE), registered_at=entry.at, registered_by=entry.actor,
        accepted_at=entry.at, accepted_by=entry.actor, **when,
    )  # fmt: skip


def decide_never(_event: Event, _deed: Deed, _context: Context) -> Decision:
    """These entries are written by another deed, never asked for."""
    raise RefusedError("verb.not_for_people")


SPLITTABLE = frozenset({S.PENDING_TRIAGE, S.PENDING_DISPATCH, S.PENDING_SIGN, S.IN_PROGRESS})
VERBS = (
    Verb("merge", "并案", Merge, decide_merge, fold_merge, MERGEABLE, to=S.MERGED, roles=TRIAGERS, undoable=False,
         bounds=COORDINATED, english="Merge", exclusive=True,
         timers="cancel:all", note="随主件办理，可撤销；每名诉求人都要答复", also=also_merge),
    Verb("unmerge", "撤销并案", Unmerge, decide_unmerge, fold_unmerge, frozenset({S.MERGED}), roles=TRIAGERS,
         bounds=COORDINATED, undoable=False, english="Undo the merge", exclusive=True,
         timers="恢复并案前的计时", also=also_unmerge),
    Verb("absorb", "并入", Absorb, decide_never, fold_absorb, OPEN, undoable=False, english="Absorbed", exclusive=True),
    Verb("release", "并案撤出", Release, decide_never, fold_release, frozenset(S), undoable=False, english="Released"),
    Verb("split", "拆分", Split, decide_split, fold_split, SPLITTABLE, roles=TRIAGERS - {Role.INTAKE},
         bounds=COORDINATED, english="Split",
         timers="子件 start:triage", also=also_split, undoable=False),
    Verb("branch", "拆出子件", Branch, decide_never, fold_branch, frozenset(), to=S.PENDING_TRIAGE, english="Branched off",
         creates=True, undoable=False),
)  # fmt: skip

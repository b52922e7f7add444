"""The fold: entries in, an event out. Pure and total: it refuses nothing and looks at nothing but its arguments.

An entry that does not fit any more stays in the timeline as without effect, with the reason. Exclusive deeds that did
not know of each other put the event in conflict; the first in order keeps its effect until a person settles it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec
from msgspec.structs import replace

from commandroom.domain.event import clocks
from commandroom.domain.event.deed import Body, Decision, Deed, Verb
from commandroom.domain.event.dispatching import Dispatch, Reassign
from commandroom.domain.event.lifecycle import BODY, DECODERS, VERBS
from commandroom.domain.event.recording import Approve, Decline, Propose, Settle, Withdraw, conflict_id
from commandroom.domain.event.state import TERMINAL, Conflict, Event, Lead, Proposal
from commandroom.domain.ids import EventId, PersonId, UnitId
from commandroom.domain.journal import Entry, ordered

REPLAYED = frozenset({"withdraw", "settle"})
UNIQUE_VERSION = "8"
WITHDRAWN, CONFLICT = "withdrawn", "conflict"


@dataclass(frozen=True, slots=True)
class TimelineFact:
    """One entry in the order of the fold, and why it had no effect (`effect` empty: it had)."""

    entry: Entry
    effect: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """An entry with its body read."""

    entry: Entry
    verb: Verb
    deed: Deed
    decision: Decision


@dataclass(slots=True)
class _Course:
    """What a replay remembers on its way.

    `closures` hold, by place in the order, which earlier entries an entry had seen (a bit each); `losers` are
    exclusive deeds that wait for a settlement, with what was built on them.
    """

    by_hash: dict[str, Entry]
    event: Event | None = None
    facts: list[TimelineFact] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    place: dict[str, int] = field(default_factory=dict)
    closures: list[int] = field(default_factory=list)
    exclusive: list[Entry] = field(default_factory=list)
    losers: dict[str, list[Entry]] = field(default_factory=dict)

    def sees(self, entry: Entry, other: str) -> bool:
        """Whether the author of an entry had seen another one."""
        return bool(self.closures[self.place[entry.hash]] >> self.place[other] & 1)


def fits(event: Event | None, entry: Entry) -> bool:
    """Whether an entry can be folded onto the event as it is: its author had seen all there is."""
    if event is None:
        return not entry.after
    return entry.verb not in REPLAYED and tuple(sorted(entry.after)) == event.heads


def advance(event: Event | None, entry: Entry) -> Event:
    """The event after one more entry that `fits`."""
    return _step(event, entry)[0]


def replay(entries: Iterable[Entry]) -> Event | None:
    """The event that all these entries make, in whatever order they are given; None for no entries."""
    return _run(entries).event


def timeline(entries: Iterable[Entry]) -> tuple[TimelineFact, ...]:
    """The entries in the order of the fold, each with its effect."""
    return tuple(_run(entries).facts)


def _run(entries: Iterable[Entry]) -> _Course:
    line = ordered(entries)
    course = _Course({entry.hash: entry for entry in line})
    undone = withdrawn(line)
    for place, entry in enumerate(line):
        course.place[entry.hash] = place
        course.closures.append(_closure(entry, course))
        effect = _fold_one(course, entry, undone)
        course.ids.add(entry.id)
        course.facts.append(TimelineFact(entry, effect=effect, withdrawn=effect == WITHDRAWN))
    return course


def _closure(entry: Entry, course: _Course) -> int:
    seen = 0
    for parent in entry.after:
        place = course.place.get(parent)
        if place is not None and place < len(course.closures):
            seen |= course.closures[place] | 1 << place
    return seen


def _fold_one(course: _Course, entry: Entry, undone: frozenset[str]) -> str:
    """Fold one entry of a replay onto the course; returns why it had no effect."""
    before = course.event or _blank(entry)
    if entry.hash in undone or entry.id in course.ids:
        course.event = _marked(before, entry)
        return WITHDRAWN if entry.hash in undone else "repeated"
    loser = next((h for h in course.losers if course.sees(entry, h) and entry.verb != "settle"), None)
    if loser is not None:
        course.losers[loser].append(entry)
        course.event = _marked(before, entry)
        return CONFLICT
    rivals = _rivals(course, entry)
    read = _read(entry)
    if rivals and read is not None:
        course.losers[entry.hash] = []
        course.event = _marked(_in_conflict(before, read, rivals), entry)
        return CONFLICT
    course.event, effect = _step(course.event, entry, course)
    if not effect and _is_exclusive(entry):
        course.exclusive.append(entry)
    return effect


def _rivals(course: _Course, entry: Entry) -> tuple[Entry, ...]:
    """The exclusive deeds with effect that the author of this exclusive deed had not seen."""
    if not _is_exclusive(entry):
        return ()
    return tuple(e for e in course.exclusive if not course.sees(entry, e.hash))


def withdrawn(entries: Sequence[Entry]) -> frozenset[str]:
    """The entries that were undone: a `withdraw` saw them last, and nothing else was built on them."""
    children: dict[str, list[Entry]] = {}
    for entry in entries:
        for parent in entry.after:
            children.setdefault(parent, []).append(entry)
    found = set()
    for entry in entries:
        if entry.verb == "withdraw" and (target := _target(entry)) and entry.after == (target,):
            found |= {target} if all(c.verb == "withdraw" for c in children.get(target, ())) else set()
    return frozenset(found)


def _target(entry: Entry) -> str:
    read = _read(entry)
    return read.deed.target if read is not None and isinstance(read.deed, Withdraw) else ""


def _is_exclusive(entry: Entry) -> bool:
    if entry.verb == "approve":
        return True
    verb = VERBS.get(entry.verb)
    return verb is not None and verb.exclusive


def _read(entry: Entry) -> _Read | None:
    """The entry with its deed; None for a verb or a shape of a newer program."""
    verb = VERBS.get(entry.verb)
    if verb is None:
        return None
    try:
        body: Body = BODY.decode(entry.body)
        return _Read(entry, verb, DECODERS[entry.verb].decode(bytes(body.deed)), body.decision)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def read_deed(entry: Entry) -> tuple[Deed, Decision] | None:
    """What was asked and what was decided, for showing; None when this program cannot read it."""
    read = _read(entry)
    return (read.deed, read.decision) if read is not None else None


def _blank(entry: Entry) -> Event:
    return Event(id=EventId(entry.subject))


def _marked(event: Event, entry: Entry) -> Event:
    """The event knows of the entry, whatever its effect."""
    heads = tuple(sorted({*(h for h in event.heads if h not in entry.after), entry.hash}))
    ids = event.machine_ids
    if entry.id[14:15] == UNIQUE_VERSION and entry.id not in ids:
        ids = (*ids, entry.id)
    last = max(event.last_at, entry.at) if event.last_at is not None else entry.at
    return replace(
        event,
        version=event.version + 1,
        heads=heads,
        machine_ids=ids,
        last_at=last,
        last_actor=entry.actor,
        last_verb=entry.verb,
    )


def _step(event: Event | None, entry: Entry, course: _Course | None = None) -> tuple[Event, str]:
    """The event after the entry, and why the entry had no effect."""
    before = event or _blank(entry)
    effect = _why_not(before, entry)
    read = _read(entry)
    if effect or read is None:
        return _marked(before, entry), effect or "unknown_verb"
    match read.deed:
        case Propose() as deed:
            after = _proposed(before, deed, entry)
        case Approve() as deed:
            after, effect = _approved(before, deed, read)
        case Decline() as deed:
            after = _answered(before, deed.proposal, "declined", entry)
        case Settle() as deed if course is not None:
            after = _settled(_applied(before, read), deed, course)
        case _:
            after = _applied(before, read)
    return _marked(after, entry), effect


def _why_not(event: Event, entry: Entry) -> str:
    if entry.id in event.machine_ids:
        return "repeated"
    verb = VERBS.get(entry.verb)
    if verb is None:
        return "unknown_verb"
    if verb.creates:
        return "not_first" if event.number else ""
    if not event.number:
        return "no_beginning"
    return "" if event.state in verb.from_ else "state"


def _applied(event: Event, read: _Read) -> Event:
    after = read.verb.fold(event, read.deed, read.decision, read.entry)
    after = clocks.apply(after, read.decision.clocks, read.entry.at)
    state = read.decision.to or read.verb.to or after.state
    after = replace(after, state=state)
    if state is not event.state:
        after = _lapsed(after)
    if state in TERMINAL and after.running():
        after = clocks.apply(after, clocks.cancel_all(after), read.entry.at)
    return after


def _lapsed(event: Event) -> Event:
    """Proposals that the new state does not know any more wait for nobody."""
    proposals = tuple(
        replace(p, status="lapsed") if p.status == "open" and event.state not in VERBS[p.verb].from_ else p
        for p in event.proposals
    )
    return replace(event, proposals=proposals)


def _proposed(event: Event, deed: Propose, entry: Entry) -> Event:
    proposal = Proposal(id=entry.id, verb=deed.verb, deed=deed.deed, by=PersonId(entry.actor), at=entry.at)
    return replace(event, proposals=(*event.proposals, proposal))


def _answered(event: Event, proposal: str, status: str, entry: Entry) -> Event:
    proposals = tuple(
        replace(p, status=status, decided_by=entry.actor) if p.id == proposal and p.status == "open" else p
        for p in event.proposals
    )
    return replace(event, proposals=proposals)


def _approved(event: Event, deed: Approve, read: _Read, *, forced: bool = False) -> tuple[Event, str]:
    """What was proposed takes effect now, decided by the approver."""
    found = next((p for p in event.proposals if p.id == deed.proposal), None)
    verb = VERBS.get(found.verb) if found is not None else None
    if found is None or verb is None or found.status != "open":
        return event, "no_proposal"
    if event.state not in verb.from_ and not forced:
        return event, "state"
    inner = _Read(read.entry, verb, DECODERS[verb.name].decode(found.deed), read.decision)
    after = _answered(_applied(event, inner), found.id, "approved", read.entry)
    if found.by not in after.handlers and read.entry.actor in after.handlers:
        after = replace(after, handlers=(*after.handlers, found.by))
    return after, ""


def _in_conflict(event: Event, read: _Read, rivals: tuple[Entry, ...]) -> Event:
    """Both stay visible; the later in order waits, its crew listed beside the lead."""
    conflicts = list(event.conflicts)
    for rival in rivals:
        key = conflict_id(rival.hash, read.entry.hash)
        if all(c.id != key for c in conflicts):
            conflicts.append(Conflict(id=key, first=rival.hash, second=read.entry.hash,
                                      verbs=(rival.verb, read.entry.verb)))  # fmt: skip
    crew = _crew(read)
    return replace(event, conflicts=tuple(conflicts), rivals=(*event.rivals, crew) if crew else event.rivals)


def _crew(read: _Read) -> Lead | None:
    facts = read.decision.facts
    if isinstance(read.deed, Dispatch):
        office, text = facts.get("lead_office", read.deed.lead_office), read.deed.requirement
    elif isinstance(read.deed, Reassign):
        office, text = facts.get("unit", read.deed.new_office), read.deed.reason
    else:
        return None
    handler = facts.get("handler")
    return Lead(office=UnitId(office), handler=PersonId(handler) if handler else None, requirement=text,
                dispatched_at=read.entry.at, entry=read.entry.hash)  # fmt: skip


def _settled(event: Event, deed: Settle, course: _Course) -> Event:
    """The kept deed takes effect if it had none, with what was built on it; the other crew is released."""
    conflict = next((c for c in event.conflicts if c.id == deed.conflict), None)
    if conflict is None:
        return event
    followers = course.losers.pop(conflict.second, [])
    event = replace(
        event, rivals=tuple(r for r in event.rivals if r.entry not in {conflict.first, conflict.second})
    )
    kept = course.by_hash.get(deed.keep)
    if deed.keep != conflict.second or kept is None:
        return event
    event = clocks.apply(event, clocks.cancel_all(event, keep=(*clocks.REPORTS, "supervise_reply")), kept.at)
    for entry in (kept, *followers):
        read = _read(entry)
        if read is None:
            continue
        if isinstance(read.deed, Approve):
            event = _approved(event, read.deed, read, forced=entry is kept)[0]
        elif entry is kept or event.state in read.verb.from_:
            event = _applied(event, read)
    return event

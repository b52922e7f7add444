"""The fold: entries in, an event out. Pure and total: it refuses nothing and looks at nothing but its arguments.

An entry that does not fit any more stays in the timeline as without effect, with the reason. Exclusive deeds that did
not know of each other put the event in conflict, each pair of them; one that did not know of an earlier one with effect
has none until a person settles it, and neither has what was built on it by somebody who knew of none of the winners.
Whoever saw both saw the event as everybody sees it; what he does counts. A deed that a settlement let go is let go in
all its conflicts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from commandroom.domain.event import clocks
from commandroom.domain.event.dispatching import Dispatch, Reassign
from commandroom.domain.event.escalating import without_owed
from commandroom.domain.event.lifecycle import DECODERS, VERBS
from commandroom.domain.event.reading import Read, read_entry
from commandroom.domain.event.recording import Approve, Decline, Propose, Settle, Withdraw, conflict_id
from commandroom.domain.event.secrecy import closed_by
from commandroom.domain.event.sharing import ShareMore
from commandroom.domain.event.state import TERMINAL, Conflict, Event, Lead, Proposal, State
from commandroom.domain.ids import EventId, PersonId, UnitId
from commandroom.domain.journal import Entry, ordered

REPLAYED = frozenset({"withdraw", "settle"})
BEGINNING = frozenset({"share", "share_more"})
"""Verbs that begin an event where nothing of it is known, and add to it where it is."""
UNIQUE_VERSION = "8"
WITHDRAWN, CONFLICT = "withdrawn", "conflict"


@dataclass(frozen=True, slots=True)
class TimelineFact:
    """One entry in the order of the fold, and why it had no effect (`effect` empty: it had)."""

    entry: Entry
    effect: str = ""
    withdrawn: bool = False


@dataclass(slots=True)
class _Loser:
    """An exclusive deed that waits for a settlement: what has effect in its stead, and what was built on it."""

    entry: Entry
    winners: tuple[str, ...]
    followers: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class _Course:
    """What a replay remembers on its way.

    `closures` hold, by place in the order, which earlier entries an entry had seen (a bit each); `exclusive` are
    the exclusive deeds with effect, `losers` those that wait for a settlement.
    """

    by_hash: dict[str, Entry]
    event: Event | None = None
    facts: list[TimelineFact] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    place: dict[str, int] = field(default_factory=dict)
    closures: list[int] = field(default_factory=list)
    exclusive: list[Entry] = field(default_factory=list)
    losers: dict[str, _Loser] = field(default_factory=dict)

    def sees(self, entry: Entry, other: str) -> bool:
        """Whether the author of an entry had seen another one."""
        return bool(self.closures[self.place[entry.hash]] >> self.place[other] & 1)

    def builds_on(self, entry: Entry, loser: _Loser) -> bool:
        """Whether the author saw a losing deed and nothing that speaks against it."""
        return self.sees(entry, loser.entry.hash) and not any(self.sees(entry, h) for h in loser.winners)


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


def folded(entries: Iterable[Entry]) -> Event | None:
    """What `replay` makes of these entries; the short way where each author had seen all the entries before.

    Then there is one order, nothing is withdrawn, nobody is anybody's rival, and each entry goes onto what is there.
    """
    event, ids, line = None, set(), tuple(entries)
    for entry in line:
        if entry.id in ids or not fits(event, entry):
            return replay(line)
        ids.add(entry.id)
        event = advance(event, entry)
    return event


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
    loser = next((one for one in course.losers.values() if course.builds_on(entry, one)), None)
    if loser is not None and entry.verb != "settle":
        loser.followers.append(entry)
        course.event = _marked(before, entry)
        return CONFLICT
    rivals = _rivals(course, entry)
    winners = tuple(rival.hash for rival in rivals if rival.hash not in course.losers)
    read = read_entry(entry)
    if winners and read is not None:
        course.losers[entry.hash] = _Loser(entry, winners)
        course.event = _marked(_waiting(_in_conflict(before, entry, rivals), read), entry)
        return CONFLICT
    course.event, effect = _step(course.event, entry, course)
    if not effect and _is_exclusive(entry):
        course.exclusive.append(entry)
        course.event = _in_conflict(course.event, entry, rivals)
    return effect


def _rivals(course: _Course, entry: Entry) -> tuple[Entry, ...]:
    """The exclusive deeds that the author of this exclusive deed had not seen: with effect, or waiting like it."""
    if not _is_exclusive(entry):
        return ()
    standing = (*course.exclusive, *(loser.entry for loser in course.losers.values()))
    return tuple(e for e in standing if not course.sees(entry, e.hash))


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
    read = read_entry(entry)
    return read.deed.target if read is not None and isinstance(read.deed, Withdraw) else ""


def _is_exclusive(entry: Entry) -> bool:
    if entry.verb == "approve":
        return True
    verb = VERBS.get(entry.verb)
    return verb is not None and verb.exclusive


def _blank(entry: Entry) -> Event:
    return Event(id=EventId(entry.subject))


def _marked(event: Event, entry: Entry) -> Event:
    """The event knows of the entry, whatever its effect."""
    others = [h for h in event.heads if h not in entry.after]
    heads = tuple(sorted({*others, entry.hash})) if others else (entry.hash,)
    ids = event.machine_ids
    if entry.id[14:15] == UNIQUE_VERSION and entry.id not in ids:
        ids = (*ids, entry.id)
    last = max(event.last_at, entry.at) if event.last_at is not None else entry.at
    return replace(event, version=event.version + 1, heads=heads, machine_ids=ids, last_at=last,
                   last_actor=entry.actor, last_verb=entry.verb)  # fmt: skip


def _step(event: Event | None, entry: Entry, course: _Course | None = None) -> tuple[Event, str]:
    """The event after the entry, and why the entry had no effect."""
    before = event or _blank(entry)
    effect = _why_not(before, entry)
    read = read_entry(entry)
    if effect or read is None:
        return _marked(before, entry), effect or "unknown_verb"
    match read.deed:
        case Propose() as deed:
            after = _proposed(before, deed, entry)
        case Approve() as deed:
            after, effect = _approved(before, deed, read)
        case Decline() as deed:
            after = _answered(before, deed.proposal, "declined", entry, "open")
        case Settle() as deed if course is not None:
            after, effect = _settled(before, deed, read, course)
        case ShareMore() if course is not None:
            after = _caught_up(before, read, course)
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
        return "" if entry.verb in BEGINNING else "no_beginning"
    return "" if event.state in verb.from_ else "state"


def _applied(event: Event, read: Read) -> Event:
    after = closed_by(read.verb.fold(event, read.deed, read.decision, read.entry), read.decision)
    timers = clocks.changed(after.timers, read.decision.clocks, read.entry.at, read.entry.actor)
    state = read.decision.to or read.verb.to or after.state
    after = replace(after, timers=timers, state=state, former=_former(event, after))
    if state is not event.state:
        after = _lapsed(after)
    if after.reports and after.timers:
        after = without_owed(after, read.entry.at)
    if state in TERMINAL and after.running():
        keep = clocks.AFTER_CLOSING if state is State.CLOSED else ()
        after = clocks.apply(after, clocks.cancel_all(after, keep=keep), read.entry.at)
    return after


def _former(before: Event, after: Event) -> tuple[Lead, ...]:
    """Those who led before, with the one whom this deed relieved."""
    gone, now = before.lead, after.lead
    if gone is None or gone is now or (now is not None and now.entry == gone.entry):
        return after.former
    return (*after.former, gone)


def _lapsed(event: Event) -> Event:
    """Proposals that the new state does not know any more wait for nobody."""
    if not event.proposals:
        return event
    proposals = tuple(
        replace(p, status="lapsed") if p.status == "open" and event.state not in VERBS[p.verb].from_ else p
        for p in event.proposals
    )
    return replace(event, proposals=proposals)


def _proposed(event: Event, deed: Propose, entry: Entry) -> Event:
    proposal = Proposal(id=entry.id, verb=deed.verb, deed=deed.deed, by=PersonId(entry.actor), at=entry.at)
    return replace(event, proposals=(*event.proposals, proposal))


def _answered(event: Event, proposal: str, status: str, entry: Entry, *waits: str) -> Event:
    proposals = tuple(
        replace(p, status=status, decided_by=entry.actor) if p.id == proposal and p.status in waits else p
        for p in event.proposals
    )
    return replace(event, proposals=proposals)


def _approved(event: Event, deed: Approve, read: Read, *, forced: bool = False) -> tuple[Event, str]:
    """What was proposed takes effect now, decided by the approver."""
    found = next((p for p in event.proposals if p.id == deed.proposal), None)
    verb = VERBS.get(found.verb) if found is not None else None
    waits = ("open", "lapsed") if forced else ("open",)  # it lapsed by the deed that the settlement let go
    if found is None or verb is None or found.status not in waits:
        return event, "no_proposal"
    if event.state not in verb.from_ and not forced:
        return event, "state"
    inner = Read(read.entry, verb, DECODERS[verb.name].decode(found.deed), read.decision)
    after = _answered(_applied(event, inner), found.id, "approved", read.entry, *waits)
    if found.by not in after.handlers and read.entry.actor in after.handlers:
        after = replace(after, handlers=(*after.handlers, found.by))
    return after, ""


def _in_conflict(event: Event, entry: Entry, rivals: tuple[Entry, ...]) -> Event:
    """Each pair of deeds that did not know of each other is a conflict of its own."""
    conflicts = list(event.conflicts)
    for rival in rivals:
        key = conflict_id(rival.hash, entry.hash)
        conflicts.append(
            Conflict(id=key, first=rival.hash, second=entry.hash, verbs=(rival.verb, entry.verb))
        )
    return replace(event, conflicts=tuple(conflicts)) if rivals else event


def _waiting(event: Event, read: Read) -> Event:
    """The crew of a deed without effect is listed beside the lead."""
    crew = _crew(read)
    return replace(event, rivals=(*event.rivals, crew)) if crew is not None else event


def _crew(read: Read) -> Lead | None:
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


def _settled(event: Event, deed: Settle, read: Read, course: _Course) -> tuple[Event, str]:
    """The kept deed takes effect if it had none, with what was built on it; the other one and its crew are released."""
    conflict = next((c for c in event.conflicts if c.id == deed.conflict), None)
    if conflict is None or conflict.settled:
        return event, "state" if conflict is None else "repeated"
    event = _applied(event, read)
    gone = conflict.second if deed.keep == conflict.first else conflict.first
    course.losers.pop(gone, None)
    course.exclusive = [entry for entry in course.exclusive if entry.hash != gone]
    event = replace(event, rivals=tuple(r for r in event.rivals if r.entry not in {gone, deed.keep}))
    kept = course.losers.pop(deed.keep, None)
    return (event, "") if kept is None else (_instated(event, kept, course), "")


def _instated(event: Event, kept: _Loser, course: _Course) -> Event:
    """A deed that waited takes effect; those it is still in conflict with wait in its stead."""
    against = {c.first if c.second == kept.entry.hash else c.second
               for c in event.conflicts if not c.settled and kept.entry.hash in {c.first, c.second}}  # fmt: skip
    for other in [entry for entry in course.exclusive if entry.hash in against]:
        course.exclusive.remove(other)
        course.losers[other.hash] = _Loser(other, (kept.entry.hash,))
        read = read_entry(other)
        event = _waiting(event, read) if read is not None else event
    keep = (*clocks.REPORTS, *clocks.MORE_REPORTS, "supervise_reply")
    event = clocks.apply(event, clocks.cancel_all(event, keep=keep), kept.entry.at)
    for entry in (kept.entry, *kept.followers):
        before = event
        event = _again(event, entry, forced=entry is kept.entry)
        if event is not before and _is_exclusive(entry):
            course.exclusive.append(entry)
    return event


def _again(event: Event, entry: Entry, *, forced: bool = False) -> Event:
    """The event after an entry that was passed over before: as if it came only now."""
    read = read_entry(entry)
    if read is None:
        return event
    if isinstance(read.deed, Approve):
        return _approved(event, read.deed, read, forced=forced)[0]
    return _applied(event, read) if forced or event.state in read.verb.from_ else event


def _caught_up(event: Event, read: Read, course: _Course) -> Event:
    """What a township wrote beside the shared stream: the event as it saw it, then again what it had not seen."""
    after = _applied(event, read)
    for fact in course.facts if event.glimpsed else ():
        if (
            not fact.effect
            and fact.entry.verb not in BEGINNING
            and not course.sees(read.entry, fact.entry.hash)
        ):
            after = _again(after, fact.entry)
    return after

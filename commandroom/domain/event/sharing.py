"""An event that the county shares: its snapshot goes into a stream of its own, and what happens to it later follows.

The county gets the event as it stood when it was reported up, without what the county may not see; it never gets the
entries from before. What a desk of the county does goes into the county's stream of that event, for that township alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec
from msgspec.structs import replace

from commandroom.domain.errors import RefusedError
from commandroom.domain.event.deed import BY, TEXTS, Context, Decision, Deed, Verb
from commandroom.domain.event.state import Event, Frozen, State
from commandroom.domain.exchange.streams import SHARED, is_county, parsed
from commandroom.domain.journal import Entry, body_of, ordered
from commandroom.domain.people.roles import Role

COUNTY_DEEDS = frozenset({
    "county_reply", "county_return", "note", "attach", "supervise", "supervise_withdraw", "urge", "settle", "approve",
    "decline", "county_receive", "transfer",
})  # fmt: skip
"""What people at a desk of the county may do at a township's event; the rest is the township's, the machine's too."""
COUNTY_MACHINE = frozenset({"moved", "transfer_returned"})
"""What the machine of a county's desk does there."""


TOWNSHIPS_OWN = frozenset({"reveal", "person", "erase", "share", "share_more"})
"""Deeds that are not told again: about persons, and sharing itself."""


class Share(Deed, frozen=True, kw_only=True):
    """The event as the county may see it."""

    event: Event


class Late(Frozen, frozen=True, kw_only=True):
    """A deed that was done beside the shared stream, by somebody who did not know yet that the event is shared."""

    hash: str
    verb: str
    at: datetime
    by: str = ""
    text: str = ""


class ShareMore(Deed, frozen=True, kw_only=True):
    """What the county could not know: deeds that stand in the township's own streams, and the event as they make it."""

    event: Event
    late: tuple[Late, ...] = ()
    text: str = ""


def snapshot(event: Event, name_of: Callable[[str], str] = str) -> Event:
    """An event without what is the township's alone: who reported it, who proposed what, what is in dispute.

    `name_of` gives the names of those who reported and signed: on the other side nobody knows their ids.
    """
    reports = tuple(
        replace(r, by=name_of(r.by) if r.by else "",
                countersigned_by=name_of(r.countersigned_by) if r.countersigned_by else "")
        for r in event.reports
    )  # fmt: skip
    return replace(
        event, version=0, heads=(), machine_ids=(), sealed=None, has_contact=False, contacts=(), callbacks=(),
        proposals=(), rivals=(), conflicts=(), applications=(), registered_by="", extra={}, shared="", glimpsed=False,
        reports=reports, urges=(), backlog_code="", backlog_note="",
    )  # fmt: skip


def decide_share(_event: Event, _deed: Share, _context: Context) -> Decision:
    """Nothing is decided by it."""
    return Decision()


def fold_share(event: Event, deed: Share, _decision: Decision, entry: Entry) -> Event:
    """Where the event is known, it is shared from now on; elsewhere it begins with this."""
    shared = township_of(entry.stream)
    if event.number:
        return replace(event, shared=event.shared or shared)
    return replace(
        deed.event,
        id=event.id,
        shared=shared,
        glimpsed=True,
        version=event.version,
        heads=event.heads,
        machine_ids=event.machine_ids,
    )


def decide_share_more(_event: Event, _deed: ShareMore, _context: Context) -> Decision:
    """Nothing is decided by it."""
    return Decision(machine=True)


def fold_share_more(event: Event, deed: ShareMore, _decision: Decision, entry: Entry) -> Event:
    """Where the event is known by its snapshot, this one stands in its place; its township knows all that anyhow."""
    if event.number and not event.glimpsed:
        return event
    return replace(
        deed.event, id=event.id, shared=township_of(entry.stream), glimpsed=True, version=event.version,
        heads=event.heads, machine_ids=event.machine_ids, sealed=event.sealed, has_contact=event.has_contact,
        contacts=event.contacts, callbacks=event.callbacks, proposals=event.proposals, rivals=event.rivals,
        conflicts=event.conflicts, applications=event.applications,
    )  # fmt: skip


def told(event: Event, name_of: Callable[[str], str] = str) -> bytes:
    """What the county may see of an event, for comparing: the same bytes where it sees the same."""
    seen = snapshot(event, name_of)
    return _ENCODER.encode(replace(seen, last_at=None, last_actor="", last_verb="", glimpsed=False))


_ENCODER = msgspec.json.Encoder(order="deterministic")


def is_shared_stream(stream: str) -> bool:
    """Whether a stream is one about an event that a county shares."""
    found = parsed(stream)
    return found is not None and found.kind == SHARED


def unseen(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Of an event's entries, those beside the shared streams that the author of its snapshot did not know of either.

    What was told in an earlier `share_more` is left out. In the order of the fold.
    """
    line = ordered(entries)
    first = next((entry for entry in line if entry.verb == "share"), None)
    if first is None:
        return ()
    known = _ancestors(first, {entry.hash: entry for entry in line})
    known |= {late.hash for entry in line if entry.verb == "share_more" for late in _lately(entry)}
    return tuple(
        entry for entry in line
        if entry.hash not in known and entry.verb not in TOWNSHIPS_OWN and not is_shared_stream(entry.stream)
    )  # fmt: skip


def _ancestors(entry: Entry, by_hash: dict[str, Entry]) -> set[str]:
    seen: set[str] = set()
    to_go = list(entry.after)
    while to_go:
        one = to_go.pop()
        if one in seen or one not in by_hash:
            continue
        seen.add(one)
        to_go += by_hash[one].after
    return seen


class _Told(msgspec.Struct):
    late: tuple[Late, ...] = ()


class _ToldBody(msgspec.Struct):
    deed: _Told


def _lately(entry: Entry) -> tuple[Late, ...]:
    try:
        return msgspec.json.decode(entry.body, type=_ToldBody).deed.late
    except msgspec.MsgspecError:
        return ()


def late(entry: Entry, name_of: Callable[[str], str]) -> Late:
    """What the county is told of a deed that it could not read."""
    deed = body_of(entry).get("deed", {})
    said = next((str(deed[name]) for name in TEXTS if isinstance(deed.get(name), str) and deed[name]), "")
    return Late(hash=entry.hash, verb=entry.verb, at=entry.at, by=name_of(entry.actor), text=said)


def township_of(stream: str) -> str:
    """The township that shares the event of this stream with its county; empty for a stream of another kind."""
    found = parsed(stream)
    if found is None or found.kind != SHARED:
        return ""
    return found.partner or found.place


def scope_of(event: Event | None, place: str, verb: str) -> str:
    """In which scope of a seat's streams an entry about an event is written: none for what is the place's alone."""
    if event is None or not (event.shared or verb == "share"):
        return ""
    return f"{SHARED}:{event.shared}:{event.id}" if is_county(place) else f"{SHARED}:{event.id}"


def named(decision: Decision, name: str) -> Decision:
    """A decision with the name of who did it: on the other side nobody knows the person's id."""
    return replace(decision, facts={**decision.facts, BY: name}) if name else decision


def is_ours(event: Event, verb: str, context: Context) -> bool:
    """Whether a deed may be done at this desk: one of the county leaves to a township what is the township's."""
    if not (is_county(context.place) and event.shared):
        return True
    return verb in (COUNTY_MACHINE if context.actor.holds(Role.SYSTEM) else COUNTY_DEEDS)


def need_ours(event: Event, verb: Verb, context: Context) -> None:
    """Refuse at a desk of the county what is the township's.

    Raises:
        RefusedError: `county.not_ours`.
    """
    if not is_ours(event, verb.name, context):
        raise RefusedError("county.not_ours", verb=verb.named, number=event.number)


VERBS = (
    Verb("share", "共享给县级", Share, decide_share, fold_share, frozenset(State), english="Share with the county",
         undoable=False, note="上报时自动产生：县级只看到快照和其后的流水"),
    Verb("share_more", "补送县级", ShareMore, decide_share_more, fold_share_more, frozenset(State),
         english="Tell the county what it could not know", undoable=False,
         note="席位离线时办理的事项，联网后自动补送县级，只送一次"),
)  # fmt: skip

"""An event that the county shares: its snapshot goes into a stream of its own, and what happens to it later follows.

The county gets the event as it stood when it was reported up, without what the county may not see; it never gets the
entries from before. What a desk of the county does goes into the county's stream of that event, for that township alone.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from commandroom.domain.errors import RefusedError
from commandroom.domain.event.deed import BY, Context, Decision, Deed, Verb
from commandroom.domain.event.state import Event, State
from commandroom.domain.exchange.streams import SHARED, is_county, parsed
from commandroom.domain.journal import Entry
from commandroom.domain.people.roles import Role

COUNTY_DEEDS = frozenset({
    "county_reply", "county_return", "note", "attach", "supervise", "supervise_withdraw", "urge", "settle", "approve",
    "decline", "county_receive", "transfer",
})  # fmt: skip
"""What people at a desk of the county may do at a township's event; the rest is the township's, the machine's too."""
COUNTY_MACHINE = frozenset({"moved", "transfer_returned"})
"""What the machine of a county's desk does there."""


class Share(Deed, frozen=True, kw_only=True):
    """The event as the county may see it."""

    event: Event


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
        proposals=(), rivals=(), conflicts=(), applications=(), registered_by="", extra={}, shared="",
        reports=reports,
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
        version=event.version,
        heads=event.heads,
        machine_ids=event.machine_ids,
    )


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
)  # fmt: skip

"""One event with everything about it: names resolved, timeline told, personal data masked, its related events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, cast

import msgspec

from commandroom.domain.errors import NotFoundError, RefusedError
from commandroom.domain.event.deciding import may, takers
from commandroom.domain.event.deed import BY, SYSTEM, TEXTS, Actor, Context, Decision, Deed, Supply, Verb
from commandroom.domain.event.fold import TimelineFact, timeline
from commandroom.domain.event.lifecycle import VERBS, open_verbs
from commandroom.domain.event.reading import read_deed
from commandroom.domain.event.secrecy import CLOSES
from commandroom.domain.event.state import Attachment, Event, Timer
from commandroom.domain.ids import EventId
from commandroom.domain.journal import Entry, body_of
from commandroom.domain.people.roles import roles_text
from commandroom.domain.time import clockwork
from commandroom.domain.time.moments import iso
from commandroom.store import attached, closed, finding, journal, listing, local, projection, sealing
from commandroom.store.knowing import named_readers
from commandroom.store.reading import Reading
from commandroom.usecases.queries import (
    EventDetail,
    EventSheet,
    OpenVerb,
    OpenVerbs,
    Reveal,
    TimelineRow,
    WhyDue,
)

REVEALED_FOR = timedelta(hours=1)

_PERSONS = frozenset({"handler", "new_handler", "by", "person", "countersigned_by"})
_UNITS = frozenset({"lead_office", "office", "new_office", "unit", "from_office", "suggested_office"})
_CATEGORIES = frozenset({"category", "category_suggest"})
_EVENTS = frozenset({"master_id", "child"})
_HIDDEN = frozenset(
    {
        "target",
        "conflict",
        "keep",
        "proposal",
        "deed",
        "row",
        "origin",
        "event",
        "late",
        "transfer",
        "lamp",
        "rung",
    }
)


def held(reading: Reading, ref: str, person: str = "") -> Event:
    """The event meant by an id, a number, an external number or a row id (`#12`), where `person` may know of it.

    Raises:
        NotFoundError: `event.unknown`. RefusedError: `event.closed`.
    """
    found = projection.load(reading.connection, finding.require(reading.connection, ref))
    if found is None:
        raise NotFoundError("event.unknown", ref=ref[:80])
    closed.need_open(reading, found[1], person)
    return found[1]


def event_sheet(reading: Reading, query: EventDetail) -> EventSheet:
    """Everything about one event."""
    event = held(reading, query.ref, query.by)
    board = listing.row_of(reading, event.id)
    entries = journal.of_subject(reading.connection, event.id)
    return EventSheet(
        row=board.row,
        event=event,
        board=board,
        timeline=tuple(timeline_row(reading, fact) for fact in timeline(entries)),
        reporter=sealing.masked(sealing.opened(reading.connection, event)),
        related=tuple(listing.row_of(reading, other) for other in _related(reading, event)),
        village_name=reading.reference.places.village_name(event.village),
        away=attached.away_from(reading.connection, event.id) if event.attachments else {},
        readers=named_readers(reading, event),
    )


def _related(reading: Reading, event: Event) -> list[EventId]:
    linked = [*event.absorbed, *event.children]
    linked += [event.merged.into] if event.merged is not None else []
    linked += [other for other in (event.parent, event.repeat_of) if other]
    found = (finding.find(reading.connection, other) for other in dict.fromkeys(linked))
    return [other for other in found if other is not None and other != event.id]


# --- the timeline ---------------------------------------------------------------------------------


def timeline_row(reading: Reading, fact: TimelineFact) -> TimelineRow:
    """One entry as it is shown; what a newer program wrote is shown field by field."""
    entry = fact.entry
    verb = VERBS.get(entry.verb)
    known = read_deed(entry)
    values = _values(known[0]) if known is not None else body_of(entry)
    text, rest = _told(reading, values)
    return TimelineRow(
        hash=entry.hash,
        at=entry.at,
        actor=entry.actor,
        actor_name=(known[1].facts.get(BY, "") if known is not None else "")
        or reading.reference.people.name_of(entry.actor),
        verb=entry.verb,
        label=verb.label if verb is not None else entry.verb,
        seat=journal.seat_of(entry.stream),
        text=text,
        fields=(*rest, *_decided(known[1] if known is not None else None)),
        to=_to(fact, verb, known[1] if known is not None else None),
        effect=fact.effect,
        withdrawn=fact.withdrawn,
    )


def _values(deed: Deed) -> dict[str, Any]:
    return {name: value for name, value in msgspec.structs.asdict(deed).items() if name not in _HIDDEN}


def _told(reading: Reading, values: dict[str, Any]) -> tuple[str, list[tuple[str, str]]]:
    """The one text of the entry, and its other values in words."""
    shown = {name: words for name, value in values.items() if (words := _words(reading, name, value))}
    main = next((name for name in TEXTS if name in shown), "")
    text = shown.pop(main, "")
    return text, list(shown.items())


def _words(reading: Reading, name: str, value: Any) -> str:
    """A value as people read it; empty where there is nothing to say."""
    if value is None or value == "" or value is False or value in ((), [], {}, 0):
        return ""
    if value is True:
        return "是"
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, Attachment):
        return value.name
    if isinstance(value, list | tuple):
        return "、".join(_words(reading, name, part) for part in value)
    return _named(reading, name, str(value))


def _named(reading: Reading, name: str, value: str) -> str:
    people = reading.reference.people
    if name in _PERSONS:
        return people.name_of(value)
    if name in _UNITS or name == "coops":
        return people.unit_name(people.unit(value) or value)
    if name in _CATEGORIES:
        found = reading.reference.policy.catalogue.named(value)
        return found.full_name if found is not None else value
    if name == "grid":
        return reading.reference.places.grid_name(value) or value
    if name in _EVENTS:
        return _number_of(reading, value)
    return value


def _number_of(reading: Reading, value: str) -> str:
    other = finding.find(reading.connection, value)
    return listing.row_of(reading, other).number if other is not None else value


def _decided(decision: Decision | None) -> list[tuple[str, str]]:
    if decision is None:
        return []
    old = decision.facts.get("old", "")
    told = (
        ("doc_no", decision.doc_no),
        ("assign_no", decision.facts.get("assign_no", "")),
        ("number", decision.number),
        ("old", old),
        ("confidential", "是" if CLOSES in decision.facts else ""),
    )
    return [(name, value) for name, value in told if value]


def _to(fact: TimelineFact, verb: Verb | None, decision: Decision | None) -> str:
    """The state the entry led to, when it had an effect."""
    if fact.effect or fact.withdrawn:
        return ""
    state = (decision.to if decision is not None else None) or (verb.to if verb is not None else None)
    return state.value if state is not None else ""


# --- what may be done -----------------------------------------------------------------------------


def open_verbs_of(reading: Reading, query: OpenVerbs) -> tuple[OpenVerb, ...]:
    """The verbs of the present state, and what the person may do of them."""
    event = held(reading, query.ref, query.person)
    context = _context(reading, _actor(reading, query.person))
    return tuple(
        OpenVerb(verb.name, verb.label, may(event, verb, context), roles_text(takers(event, verb, context)))
        for verb in open_verbs(event, context.place)
    )


def _actor(reading: Reading, person: str) -> Actor:
    if person == SYSTEM.id:
        return SYSTEM
    wanted = person or reading.person or local.get(reading.connection, "operator")
    found = reading.reference.people.actor(wanted) if wanted else None
    return found or Actor(id=SYSTEM.id, name="", roles=frozenset())


def _context(reading: Reading, actor: Actor) -> Context:
    """What a look at the rules needs: nothing is decided, so nothing is supplied."""
    reference = reading.reference
    return Context(
        now=reading.clock.now(),
        actor=actor,
        policy=reference.policy,
        clockwork=reference.clockwork,
        people=reference.people,
        supply=cast("Supply", None),
        others=lambda event: (projection.load(reading.connection, event) or (0, None))[1],
        single_watch=reference.setting("single_watch") == "1",
        place=local.room_facts(reading.connection).get("code", ""),
    )


def reveal(reading: Reading, query: Reveal) -> dict[str, str]:
    """The personal data of an event in clear, for a person who has just said why.

    Raises:
        RefusedError: `reveal.first`: no `reveal` by that person in the last hour.
    """
    event = held(reading, query.ref)
    now = reading.clock.now()
    entries = journal.of_subject(reading.connection, event.id)
    if not any(_reveals(entry, query.person) and abs(now - entry.at) <= REVEALED_FOR for entry in entries):
        raise RefusedError("reveal.first", number=event.number)
    return sealing.opened(reading.connection, event)


def _reveals(entry: Entry, person: str) -> bool:
    return entry.verb == "reveal" and entry.actor == person


# --- why a clock ends when it ends ----------------------------------------------------------------


def why_due(reading: Reading, query: WhyDue) -> tuple[tuple[str, dict[str, object]], ...]:
    """The working of the latest run of one clock.

    Raises:
        NotFoundError: `timer.unknown`.
    """
    event = held(reading, query.ref)
    timer = _timer(event.timers, query.timer, query.unit)
    if timer is None:
        raise NotFoundError("timer.unknown", number=event.number, timer=query.timer)
    if timer.limit.startswith("until:"):
        return (("clock.until", {"due": iso(timer.due), "since": iso(timer.since)}),)
    pauses = tuple(clockwork.Pause(pause.since, pause.until) for pause in timer.pauses)
    steps = reading.reference.clockwork.steps(timer.limit, start=timer.since, pauses=pauses)
    return tuple((step.code, step.params) for step in steps)


def _timer(timers: Sequence[Timer], key: str, unit: str) -> Timer | None:
    own = [timer for timer in timers if timer.key == key and (not unit or timer.unit == unit)]
    running = [timer for timer in own if timer.is_running]
    return next(reversed(running or own), None)

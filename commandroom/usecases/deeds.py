"""A deed at an event, from the command to what it left: asked, decided, journaled, folded, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from commandroom.domain.errors import (
    ConflictError,
    FieldError,
    NotFoundError,
    RefusedError,
    WorldError,
    WrongUseError,
)
from commandroom.domain.event.deciding import decide, deed_from, need_open, verb_named
from commandroom.domain.event.deed import SYSTEM, Actor, Context, Decision, Deed, Draft, People, Verb
from commandroom.domain.event.dispatching import CoopOf
from commandroom.domain.event.fold import timeline
from commandroom.domain.event.history import ImportEvent
from commandroom.domain.event.lifecycle import VERBS, Kind, open_verbs
from commandroom.domain.event.merging import root_of
from commandroom.domain.event.recording import Attach, Note
from commandroom.domain.event.secrecy import may_know
from commandroom.domain.event.sharing import Share, snapshot
from commandroom.domain.event.state import Attachment, Event, State
from commandroom.domain.event.supervising import SuperviseDraft
from commandroom.domain.ids import EventId
from commandroom.domain.journal import Entry, derived_id
from commandroom.domain.time.moments import parse_moment
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act
from commandroom.usecases.ports import Files, Journal, Now, Writing

FOLLOWING = frozenset({"note", "contact", "attach", "person"})
_UNSURE = frozenset({"store.disk_fault", "store.vanished"})


class Here(Protocol):
    """The room as a deed needs it."""

    clock: Now
    files: Files | None
    practice: bool
    room_id: str

    @property
    def store(self) -> Journal:
        """The rules and people by which it is decided."""
        ...

    def actor(self, ref: str, *, unit: str = "") -> Actor:
        """The person meant."""
        ...

    def transaction(self) -> AbstractContextManager[Writing]:
        """The transaction that this thread holds open, or one of its own."""
        ...


COUNTY = "county"
"""The room's setting that names the county whose centre it has joined."""


@dataclass(frozen=True, slots=True)
class _Deeds:
    """The deeds of one transaction and what they left."""

    entries: tuple[Entry, ...]
    event: Event
    proposed: str = ""


def act(room: Here, command: Act) -> Changes:
    """Do a deed at an event, wholly or not at all; one with an id that is known already is not done twice.

    Raises:
        RefusedError: a rule says no.
        ConflictError: the event changed since the asker looked.
        WrongUseError: an unknown verb, event or field.
    """
    verb = _verb(room, command)
    if command.at is not None and not room.practice:
        raise WrongUseError("clock.practice_only")
    room.actor(command.actor)
    deed = _asked(room, verb, command)
    with _files_of(room, deed), room.transaction() as writing:
        if command.id and (earlier := writing.entry_with_id(command.id)) is not None:
            return _again(writing, earlier)
        done = _decided(room, writing, verb, deed, command)
    return _changes(done)


def _verb(room: Here, command: Act) -> Verb:
    """The verb that is meant; who names an event and no verb is told those that are open at it."""
    try:
        return verb_named(command.verb)
    except WrongUseError as error:
        with room.transaction() as writing:
            found = writing.find(command.event) if command.event else None
            event = writing.event(found) if found is not None else None
            place = writing.place
        if event is None:
            raise
        known = " ".join(verb.name for verb in open_verbs(event, place))
        raise WrongUseError(
            "verb.unknown_here", verb=error.params["verb"], number=event.number, state=event.state.named, open=known
        ) from error  # fmt: skip


@contextmanager
def _files_of(room: Here, deed: Deed) -> Iterator[None]:
    """Keep the files of a deed that is done; what was copied for one that is refused goes again."""
    files = deed.files if isinstance(deed, Attach) and room.files is not None else ()
    try:
        yield
    except BaseException as error:
        if files and room.files is not None and not _may_be_done(error):
            room.files.let_go(files)
        raise
    if files and room.files is not None:
        room.files.keep(files)


def _may_be_done(error: BaseException) -> bool:
    """Whether the deed may be found done at the next start: the disk failed in the very end of it."""
    return isinstance(error, WorldError) and error.code in _UNSURE


def _asked(room: Here, verb: Verb, command: Act) -> Deed:
    """The deed; that the verb is not open at all is said before what its form lacks."""
    try:
        return _deed(room, verb, command)
    except FieldError:
        if not verb.creates and command.event:
            with room.transaction() as writing:
                need_open(_event(writing, verb, command), verb)
        raise


def _deed(room: Here, verb: Verb, command: Act) -> Deed:
    if isinstance(command.data, Deed):
        return command.data
    data = dict(command.data)
    if verb.name == "attach":
        return _attach(room, data)
    return deed_from(verb, data, moment=parse_moment)


def _attach(room: Here, data: dict[str, Any]) -> Deed:
    given = data.pop("files", None) or []
    names = [given] if isinstance(given, str) else given
    if data:
        raise FieldError("field.unknown", field=next(iter(data)), verb="attach", known="files")
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise FieldError("field.wrong_kind", field="files", kind=Kind.LIST)
    if not names or room.files is None:
        raise FieldError("field.missing", field="files")
    taken: list[Attachment] = []
    try:
        for name in names:
            taken.append(room.files.take(Path(name)))  # noqa: PERF401 - those before one that is refused go again
    except BaseException:
        room.files.let_go(taken)
        raise
    return Attach(files=tuple(taken))


def _decided(room: Here, writing: Writing, verb: Verb, deed: Deed, command: Act) -> _Deeds:
    event = _event(writing, verb, command)
    event, deed = _followed(event, verb, deed, writing)
    asked = command.at or room.clock.now()
    now = max(asked, event.last_at or asked)
    _need_unchanged(event, command, writing)
    actor = room.actor(command.actor, unit=_unit_in_charge(event, deed, room.store.reference.people()))
    _need_known(room, event, actor)
    context = _context(room, writing, actor, now)
    drafts = _with_id(decide(event, verb, deed, context), command.id)
    entries = writing.append(drafts, actor=actor.id, now=now)
    after = writing.event(event.id)
    assert after is not None  # noqa: S101 - just appended
    entries += _aftermath(room, writing, verb, after, context)
    entries += _shared(room, writing, after, context)
    if verb.name == "erase":
        writing.erase(event.id)
    proposed = entries[0].id if entries[0].verb == "propose" else ""
    return _Deeds(entries, writing.event(event.id) or after, proposed)


def _need_known(room: Here, event: Event, actor: Actor) -> None:
    """Nobody acts at what is closed to him (保密)."""
    if event.confidential and not may_know(event, actor, room.store.reference.named_for(actor.id)):
        raise RefusedError("event.closed", number=event.number)


def _event(writing: Writing, verb: Verb, command: Act) -> Event:
    if isinstance(command.data, ImportEvent) and command.id:  # the same row is the same event at every seat
        return Event(id=EventId(derived_id(command.id, "event")))
    if verb.creates:
        if command.event:
            raise WrongUseError("event.needless", verb=verb.name)
        return Event(id=EventId(writing.supply.new_id()))
    if not command.event:
        raise WrongUseError("event.missing", verb=verb.name)
    found = writing.find(command.event)
    event = writing.event(found) if found is not None else None
    if event is None:
        raise NotFoundError("event.unknown", ref=command.event)
    return event


def _context(room: Here, writing: Writing, actor: Actor, now: datetime) -> Context:
    reference = room.store.reference
    return Context(
        now=now, actor=actor, policy=reference.policy(), clockwork=reference.clockwork(), supply=writing.supply,
        people=reference.people(), others=partial(_other, writing),
        single_watch=reference.setting("single_watch") == "1", place=writing.place,
    )  # fmt: skip


def _aftermath(room: Here, writing: Writing, verb: Verb, event: Event, context: Context) -> tuple[Entry, ...]:
    """A third rework drafts a supervision sheet, once for each count."""
    if verb.name != "rework":
        return ()
    if event.rework_count < context.policy.exceptions.whole("rework_supervise_from"):
        return ()
    deed = SuperviseDraft(timer="rework", epoch=event.rework_count, color="blue", requirement="多次返工")
    key = derived_id(room.room_id, event.id, "rework", str(event.rework_count))
    decision = VERBS["supervise_draft"].decide(event, deed, context)
    return writing.append(
        (Draft(event.id, "supervise_draft", deed, decision, id=key),), actor=SYSTEM.id, now=context.now
    )


def _shared(room: Here, writing: Writing, event: Event, context: Context) -> tuple[Entry, ...]:
    """What is reported up goes to the county as a snapshot, once the room has joined its county.

    Never what is closed (保密): that goes by ways of its own, and only its report stands here.
    """
    if (
        event.state is not State.ESCALATED
        or event.shared
        or event.confidential
        or not room.store.reference.setting(COUNTY)
    ):
        return ()
    shared = share_of(event, room.room_id, room.store.reference.people().name_of)
    return writing.append((shared,), actor=context.actor.id, now=context.now)


def share_of(event: Event, room_id: str, name_of: Callable[[str], str]) -> Draft:
    """The snapshot of an event for the county: from two seats it has one effect."""
    deed = Share(event=snapshot(event, name_of))
    return Draft(event.id, "share", deed, Decision(machine=True), id=derived_id(room_id, event.id, "share"))


def _again(writing: Writing, earlier: Entry) -> Changes:
    event = writing.event(EventId(earlier.subject))
    return Changes(events=frozenset({earlier.subject}), event=earlier.subject, number=event.number if event else "",
                   state=event.state if event else None, version=event.version if event else 0)  # fmt: skip


def _unit_in_charge(event: Event, deed: Deed, people: People) -> str:
    """The unit whose people a role's name means: the cooperating one that acts, else the lead's."""
    if isinstance(deed, CoopOf):
        return people.unit(deed.coop_office) or ""
    return event.lead.office if event.lead is not None else ""


def _other(writing: Writing, ref: EventId) -> Event | None:
    found = writing.find(ref)
    return writing.event(found) if found is not None else None


def _followed(event: Event, verb: Verb, deed: Deed, writing: Writing) -> tuple[Event, Deed]:
    """What comes in on a merged duplicate lands on the event that stands for it."""
    if event.state is not State.MERGED or verb.name not in FOLLOWING:
        return event, deed
    root = root_of(event, partial(_other, writing))
    if root.id == event.id:
        return event, deed
    return root, (Note(text=deed.text, origin=event.number) if isinstance(deed, Note) else deed)


def _need_unchanged(event: Event, command: Act, writing: Writing) -> None:
    if command.expected is None or command.expected == event.version:
        return
    entries = writing.entries(event.id)
    news = [fact.entry for fact in timeline(entries)][command.expected :]
    changed = "；".join(f"{VERBS[e.verb].label if e.verb in VERBS else e.verb}({e.actor})" for e in news)
    raise ConflictError("event.changed", number=event.number, changed=changed, version=event.version,
                        verbs=tuple(e.verb for e in news), actors=tuple(e.actor for e in news))  # fmt: skip


def _with_id(drafts: tuple[Draft, ...], deed_id: str) -> tuple[Draft, ...]:
    if not deed_id:
        return drafts
    first = drafts[0]
    return (Draft(first.subject, first.verb, first.deed, first.decision, id=deed_id), *drafts[1:])


def _changes(done: _Deeds) -> Changes:
    subjects = frozenset(entry.subject for entry in done.entries)
    event = done.event
    return Changes(events=subjects, event=event.id, number=event.number, state=event.state, version=event.version,
                   effects=tuple(e.verb for e in done.entries), entries=tuple(e.hash for e in done.entries),
                   proposed=done.proposed)  # fmt: skip

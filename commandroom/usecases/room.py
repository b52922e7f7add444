"""The room: one door in, one door out. Desk, command line, jobs and import all ask here."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from commandroom.domain.errors import (
    ConflictError,
    FieldError,
    Named,
    NotFoundError,
    RefusedError,
    WrongUseError,
)
from commandroom.domain.event.deciding import decide, deed_from, need_open, verb_named
from commandroom.domain.event.deed import IMPORT, SYSTEM, Actor, Context, Deed, Draft, People, Verb
from commandroom.domain.event.dispatching import CoopOf
from commandroom.domain.event.fold import timeline
from commandroom.domain.event.history import ImportEvent
from commandroom.domain.event.lifecycle import VERBS, Kind
from commandroom.domain.event.merging import root_of
from commandroom.domain.event.recording import Attach, Note
from commandroom.domain.event.state import Event, State
from commandroom.domain.event.supervising import SuperviseDraft
from commandroom.domain.ids import EventId
from commandroom.domain.journal import Entry, derived_id
from commandroom.domain.people.roles import LEADERS, Role, roles_text
from commandroom.domain.time.moments import parse_moment
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Acknowledge, Act, Amend, Command, MarkRead, SaveDraft, SeatSetting
from commandroom.usecases.keeping import Copies, Residence
from commandroom.usecases.ports import AlertBook, Files, Now, Store, Writing
from commandroom.usecases.queries import Query

R = TypeVar("R")
FOLLOWING = frozenset({"note", "contact", "attach", "person"})
KEEPERS = LEADERS | {Role.SHIFT_LEADER}
MACHINES: dict[str, Actor] = {actor.id: actor for actor in (SYSTEM, IMPORT)}
PEOPLE_KINDS = frozenset({"person", "unit", "presence", "map"})


@dataclass(frozen=True, slots=True)
class _Deeds:
    """The deeds of one transaction and what they left."""

    entries: tuple[Entry, ...]
    event: Event
    proposed: str = ""


@dataclass(slots=True)
class Room:
    """A seat's room: the store, the clock, and who must hear of changes."""

    store: Store
    clock: Now
    files: Files | None = None
    alerts: AlertBook | None = None
    copies: Copies | None = None
    residence: Residence | None = None
    practice: bool = False
    room_id: str = ""
    listeners: list[Callable[[Changes], None]] = field(default_factory=list)
    _bulk: Writing | None = None
    _bulk_thread: int = 0
    _bulk_changes: list[Changes] = field(default_factory=list)

    # --- the doors ---------------------------------------------------------------------------------------------

    def perform(self, command: Command) -> Changes:
        """Do what is asked, wholly or not at all; returns what changed.

        Raises:
            RefusedError: a rule says no, with its sentence.
            ConflictError: the event changed since the asker looked.
            WrongUseError: an unknown verb, event or field.
        """
        match command:
            case Act():
                changes = self._act(command)
            case Amend():
                changes = self._amend(command)
            case _:
                changes = self._seat(command)
        self._announce(changes)
        return changes

    def ask(self, query: Query[R]) -> R:
        """The answer to a question, as the store knows it now."""
        return self.store.ask(query)

    def interrupt(self) -> None:
        """Break off questions about lists that still run: a newer one takes their place. From any thread."""
        self.store.interrupt()

    def listen(self, listener: Callable[[Changes], None]) -> None:
        """Call `listener` after each deed, on the thread that did it."""
        self.listeners.append(listener)

    @contextmanager
    def together(self) -> Iterator[Writing]:
        """Take many deeds of this thread in one transaction (import, demo); listeners hear of them at the end.

        Other threads wait their turn with deeds of their own. After an exception nothing has happened.
        """
        with self.store.writing() as writing:
            self._bulk_thread, self._bulk = threading.get_ident(), writing
            try:
                yield writing
            except BaseException:
                self._bulk_changes = []
                raise
            finally:
                self._bulk = None
                heard, self._bulk_changes = self._bulk_changes, []
        for changes in heard:
            self.tell(changes)

    def _mine(self) -> Writing | None:
        """The transaction that this thread holds open."""
        return self._bulk if self._bulk_thread == threading.get_ident() else None

    def now(self) -> datetime:
        """The present moment of the room's clock, UTC."""
        return self.clock.now()

    def operator(self) -> Actor:
        """The person at this seat.

        Raises:
            RefusedError: nobody is.
        """
        return self.actor("")

    def actor(self, ref: str, *, unit: str = "") -> Actor:
        """The person meant, or the one at this seat when nobody is named; of a role, one of that unit.

        Raises:
            RefusedError: `person.nobody` or `person.unknown`.
        """
        if ref in MACHINES:
            return MACHINES[ref]
        wanted = ref or self.store.local("operator")
        if not wanted:
            raise RefusedError("person.nobody")
        found = self.store.reference.actor(wanted, unit=unit)
        if found is None:
            raise FieldError("person.unknown", field="actor", value=wanted)
        return found

    # --- deeds at events ---------------------------------------------------------------------------------------

    def _act(self, command: Act) -> Changes:
        verb = verb_named(command.verb)
        if command.at is not None and not self.practice:
            raise WrongUseError("clock.practice_only")
        self.actor(command.actor)
        deed = self._asked(verb, command)
        with self._writing() as writing:
            if command.id and (earlier := writing.entry_with_id(command.id)) is not None:
                return self._again(writing, earlier)
            done = self._decided(writing, verb, deed, command)
        return _changes(done)

    @contextmanager
    def _writing(self) -> Iterator[Writing]:
        mine = self._mine()
        if mine is not None:
            yield mine
            return
        with self.store.writing() as writing:
            yield writing

    def _asked(self, verb: Verb, command: Act) -> Deed:
        """The deed; that the verb is not open at all is said before what its form lacks."""
        try:
            return self._deed(verb, command)
        except FieldError:
            if not verb.creates and command.event:
                with self._writing() as writing:
                    need_open(self._event(writing, verb, command), verb)
            raise

    def _deed(self, verb: Verb, command: Act) -> Deed:
        if isinstance(command.data, Deed):
            return command.data
        data = dict(command.data)
        if verb.name == "attach":
            return self._attach(data)
        return deed_from(verb, data, moment=parse_moment)

    def _attach(self, data: dict[str, Any]) -> Deed:
        given = data.pop("files", None) or []
        names = [given] if isinstance(given, str) else given
        if data:
            raise FieldError("field.unknown", field=next(iter(data)), verb="attach", known="files")
        if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
            raise FieldError("field.wrong_kind", field="files", kind=Kind.LIST)
        if not names or self.files is None:
            raise FieldError("field.missing", field="files")
        return Attach(files=tuple(self.files.take(Path(name)) for name in names))

    def _decided(self, writing: Writing, verb: Verb, deed: Deed, command: Act) -> _Deeds:
        event = self._event(writing, verb, command)
        event, deed = _followed(event, verb, deed, writing)
        asked = command.at or self.clock.now()
        now = max(asked, event.last_at or asked)
        _need_unchanged(event, command, writing)
        actor = self.actor(command.actor, unit=_unit_in_charge(event, deed, self.store.reference.people()))
        context = self._context(writing, actor, now)
        drafts = _with_id(decide(event, verb, deed, context), command.id)
        entries = writing.append(drafts, actor=actor.id, now=now)
        after = writing.event(event.id)
        assert after is not None  # noqa: S101 - just appended
        entries += self._aftermath(writing, verb, after, context)
        if verb.name == "erase":
            writing.erase(event.id)
        proposed = entries[0].id if entries[0].verb == "propose" else ""
        return _Deeds(entries, writing.event(event.id) or after, proposed)

    def _event(self, writing: Writing, verb: Verb, command: Act) -> Event:
        if (
            isinstance(command.data, ImportEvent) and command.id
        ):  # the same row is the same event at every seat
            return Event(id=EventId(derived_id(command.id, "event")))
        if verb.creates:
            if command.event:
                raise WrongUseError("event.needless", verb=verb.name)
            return Event(id=EventId(writing.new_id()))
        if not command.event:
            raise WrongUseError("event.missing", verb=verb.name)
        found = writing.find(command.event)
        event = writing.event(found) if found is not None else None
        if event is None:
            raise NotFoundError("event.unknown", ref=command.event)
        return event

    def _context(self, writing: Writing, actor: Actor, now: datetime) -> Context:
        reference = self.store.reference
        return Context(
            now=now, actor=actor, policy=reference.policy(), clockwork=reference.clockwork(), supply=writing,
            people=reference.people(), others=partial(_other, writing),
            single_watch=reference.setting("single_watch") == "1",
        )  # fmt: skip

    def _aftermath(self, writing: Writing, verb: Verb, event: Event, context: Context) -> tuple[Entry, ...]:
        """A third rework drafts a supervision sheet, once for each count."""
        if verb.name != "rework":
            return ()
        if event.rework_count < context.policy.exceptions.whole("rework_supervise_from"):
            return ()
        deed = SuperviseDraft(timer="rework", epoch=event.rework_count, color="blue", requirement="多次返工")
        key = derived_id(self.room_id, event.id, "rework", str(event.rework_count))
        decision = VERBS["supervise_draft"].decide(event, deed, context)
        return writing.append(
            (Draft(event.id, "supervise_draft", deed, decision, id=key),), actor=SYSTEM.id, now=context.now
        )

    def _again(self, writing: Writing, earlier: Entry) -> Changes:
        event = writing.event(EventId(earlier.subject))
        return Changes(events=frozenset({earlier.subject}), event=earlier.subject, number=event.number if event else "",
                       state=event.state if event else None, version=event.version if event else 0)  # fmt: skip

    # --- records and the seat ----------------------------------------------------------------------------------

    def _amend(self, command: Amend) -> Changes:
        actor = self.actor(command.actor)
        allowed = KEEPERS if command.kind in PEOPLE_KINDS else LEADERS | {Role.SYSTEM}
        if not actor.roles & (allowed | {Role.SYSTEM}):
            raise RefusedError(
                "role.missing",
                verb=Named("维护", "keeping the rosters"),
                who=roles_text(allowed),
                name=actor.name,
            )
        fields = dict(command.fields) | ({"retired": True} if command.retire else {})
        now = command.at if command.at is not None and self.practice else self.clock.now()
        with self._writing() as writing:
            entry = writing.amend(command.kind, command.record, fields, actor=actor.id, now=now)
        return Changes(records=frozenset({f"{command.kind}:{command.record}"}), entries=(entry.hash,))

    def _seat(self, command: SaveDraft | Acknowledge | MarkRead | SeatSetting) -> Changes:
        match command:
            case SaveDraft():
                self.store.save_draft(command.id, command.kind, dict(command.fields), self.clock.now())
            case Acknowledge():
                if self.alerts is not None:
                    self.alerts.acknowledge_alert(
                        command.alert, by=self.actor(command.actor).id, at=self.clock.now()
                    )
            case MarkRead():
                self.store.mark_read(command.event, self.store.local("operator"))
            case SeatSetting():
                self.store.set_local(command.key, command.value)
        return Changes(seat_only=True)

    # --- who must hear -----------------------------------------------------------------------------------------

    def _announce(self, changes: Changes) -> None:
        if self._mine() is not None:
            self._bulk_changes.append(changes)
        else:
            self.tell(changes)

    def tell(self, changes: Changes) -> None:
        """Let all listeners hear of changes that came about beside a deed (alerts, exchange)."""
        for listener in tuple(self.listeners):
            listener(changes)


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

"""What a form may look at while it is filled: the event, the rules, people and places, who sits here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from commandroom.base.sentences import field_label, sentence
from commandroom.domain.errors import ConflictError
from commandroom.domain.event.deed import Verb
from commandroom.domain.event.state import TERMINAL, Event
from commandroom.domain.knowledge.playbooks import Standing
from commandroom.domain.people.roles import Role
from commandroom.domain.people.units import Unit
from commandroom.ui.desk import Desk, Room
from commandroom.ui.parts.naming import roles_text, verb_label
from commandroom.ui.punctuation import aside, in_a_row
from commandroom.usecases.queries import (
    EventDetail,
    EventSheet,
    OpenVerb,
    OpenVerbs,
    PersonRow,
    Persons,
    PlaceRow,
    Places,
    Playbooks,
    Recommend,
    RoomFacts,
    RoomSheet,
    RuleBook,
    Rules,
    Units,
)

if TYPE_CHECKING:
    from commandroom.domain.knowledge.playbooks import Playbook
    from commandroom.domain.people.recommending import Recommendation

SENDING = frozenset({"dispatch", "reassign"})
GUIDED = SENDING | {"triage"}
"""Where a playbook is chosen, or guides whoever is sent."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One consistent look at the room; `sheet` is None for a verb that begins an event."""

    verb: Verb
    facts: RoomSheet
    rules: RuleBook
    units: tuple[Unit, ...]
    persons: tuple[PersonRow, ...]
    places: tuple[PlaceRow, ...]
    now: datetime
    lang: str
    sheet: EventSheet | None = None
    open: tuple[OpenVerb, ...] = ()
    recommended: Recommendation | None = None
    playbooks: tuple[Playbook, ...] = ()
    """Those that count today, where the form lets one choose or shows the one that was chosen."""

    @property
    def event(self) -> Event | None:
        """The event as it was when the form was opened."""
        return self.sheet.event if self.sheet is not None else None

    @property
    def may(self) -> OpenVerb | None:
        """What this person may do with the verb; None where the state does not allow it."""
        return next((row for row in self.open if row.name == self.verb.name), None)

    @property
    def playbook(self) -> Playbook | None:
        """The playbook that the event names, as it counts today."""
        code = self.event.scenario if self.event is not None else ""
        return next((one for one in self.playbooks if one.code == code), None)

    def label(self, field: str) -> str:
        """The name of a field on screen."""
        return field_label(field, lang=self.lang)

    def unit_name(self, unit: str) -> str:
        """The name of a unit."""
        return next((u.short or u.name for u in self.units if u.id == unit), unit)

    def person_name(self, person: str) -> str:
        """The name of a person."""
        return next((row.person.name for row in self.persons if row.person.id == person), person)

    def verb_label(self, verb: Verb) -> str:
        """The name of a verb on screen."""
        return verb.english if self.lang == "en" and verb.english else verb.label

    def conflict_text(self, error: ConflictError) -> str:
        """What happened meanwhile, with the names of who did it."""
        verbs, actors = error.params.get("verbs"), error.params.get("actors")
        params = dict(error.params)
        if isinstance(verbs, tuple) and isinstance(actors, tuple):
            told = [
                aside(verb_label(verb), self.person_name(actor))
                for verb, actor in zip(verbs, actors, strict=True)
            ]
            params["changed"] = in_a_row(told)
        return sentence(error.code, params, lang=self.lang)

    def approvers(self) -> str:
        """Who must approve a proposal of this verb."""
        return roles_text(role for role in Role if role in self.verb.approvers)


def look_at(room: Room, verb: Verb, ref: str, *, now: datetime, lang: str) -> Scene:
    """Ask everything a form needs; called off the GUI thread.

    Raises:
        NotFoundError: there is no such event.
    """
    facts: RoomSheet = room.ask(RoomFacts())
    sheet: EventSheet | None = room.ask(EventDetail(ref)) if ref else None
    opened: tuple[OpenVerb, ...] = (
        tuple(room.ask(OpenVerbs(sheet.event.id, facts.operator)))
        if sheet is not None and facts.operator
        else ()
    )
    is_sending = verb.name in SENDING and sheet is not None and sheet.event.state not in TERMINAL
    return Scene(
        recommended=room.ask(Recommend(ref, now=now)) if is_sending else None,
        playbooks=_playbooks(room, now) if verb.name in GUIDED else (),
        verb=verb,
        facts=facts,
        rules=room.ask(Rules()),
        units=tuple(room.ask(Units())),
        persons=tuple(room.ask(Persons(now=now))),
        places=tuple(room.ask(Places())),
        now=now,
        lang=lang,
        sheet=sheet,
        open=opened,
    )


def _playbooks(room: Room, now: datetime) -> tuple[Playbook, ...]:
    rows = room.ask(Playbooks(now))
    return tuple(row.version.playbook for row in rows if row.standing is Standing.IN_FORCE)


def look(desk: Desk, verb: Verb, ref: str) -> Scene:
    """The scene for a form on this desk; called off the GUI thread."""
    return look_at(desk.room, verb, ref, now=desk.clock.now(), lang=desk.lang)

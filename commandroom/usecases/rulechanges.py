"""A change of the rules by two people: proposed by whoever maintains them, confirmed by a leader (GB/T 22239-2019, 访问控制).

The leaders change a rule by their own hand, which is its confirmation; the security administrator maintains the rules
and proposes, whereupon the change takes effect when a leader, another person, approves it. Proposal and answer are
entries of the journal, and so is each change.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct, ValidationError, convert, to_builtins
from msgspec.structs import replace

from commandroom.domain.errors import FieldError, Named, NotFoundError, RefusedError, WrongUseError
from commandroom.domain.event.deed import Actor
from commandroom.domain.people.roles import LEADERS, Role, roles_text
from commandroom.domain.time.moments import iso
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Amend, AnswerRule, ChangeRule, Together

if TYPE_CHECKING:
    from commandroom.domain.knowledge.rules import Policy
    from commandroom.usecases.ports import Journal, Writing

KIND = "rule_change"
DUTY = "change:rule"
"""The duty of a desk's parts that change a rule or propose to."""
RULES = frozenset({"timer", "rule", "category", "calendar", "hours", "scoring"})
"""Limits, parameters and weights, categories, calendars, office hours, scores."""
APPROVERS = LEADERS
PROPOSERS = frozenset({Role.SECURITY_ADMIN})
OPEN, APPROVED, DECLINED, WITHDRAWN = "open", "approved", "declined", "withdrawn"
_VERB = Named("维护规则", "changing the rules")
_APPROVING = Named("批准规则变更", "approving a change of the rules")
_REASON_MOST = 500


class Wanted(Struct, frozen=True):
    """One record that shall change: its fields to be, and those before; what was not there before is left out."""

    kind: str
    record: str
    fields: dict[str, Any]
    before: dict[str, Any] = {}
    retire: bool = False
    shown: dict[str, Any] = {}
    """The values before as they were in force, with what came with the program."""


class RuleChange(Struct, frozen=True):
    """A proposal as its record keeps it."""

    changes: tuple[Wanted, ...] = ()
    reason: str = ""
    by: str = ""
    at: str = ""
    status: str = OPEN
    decided_by: str = ""
    decided_at: str = ""
    opinion: str = ""


class Door(Protocol):
    """The room as changes of rules need it."""

    @property
    def store(self) -> Journal:
        """The rules as they are."""
        ...

    def actor(self, ref: str) -> Actor:
        """The person meant, or the one who signed in."""
        ...

    def now(self) -> datetime:
        """The present moment."""
        ...

    def perform(self, command: Together) -> Changes:
        """Change records together."""
        ...

    def transaction(self) -> AbstractContextManager[Writing]:
        """The transaction of this thread, or one of its own."""
        ...

    def together(self) -> AbstractContextManager[Writing]:
        """One transaction for several deeds; listeners hear of them at its end."""
        ...

    def announce(self, changes: Changes) -> None:
        """Let the listeners hear."""
        ...


def refusal(held: Collection[Role], name: str) -> RefusedError | None:
    """Why a person of these roles may neither change a rule nor propose to."""
    if set(held) & (APPROVERS | PROPOSERS | {Role.SYSTEM}):
        return None
    return RefusedError("role.missing", verb=_VERB, who=roles_text(APPROVERS | PROPOSERS), name=name)


def perform(room: Door, command: ChangeRule | AnswerRule) -> Changes:
    """Do either, as `change` and `answer` say."""
    return change(room, command) if isinstance(command, ChangeRule) else answer(room, command)


def change(room: Door, command: ChangeRule) -> Changes:
    """Change the rules, or propose to.

    Raises:
        RefusedError: `role.missing`. WrongUseError: `rule_change.kind`. FieldError: a value that no rule can have.
    """
    actor = room.actor(command.actor)
    for amend in command.amends:
        if amend.kind not in RULES:
            raise WrongUseError("rule_change.kind", kind=amend.kind[:40], known=" ".join(sorted(RULES)))
    if actor.roles & (APPROVERS | {Role.SYSTEM}):
        return room.perform(Together(tuple(replace(one, actor=actor.id) for one in command.amends)))
    refused = refusal(actor.roles, actor.name)
    if refused is not None:
        raise refused
    if len(command.reason) > _REASON_MOST:
        raise FieldError("field.too_long", field="reason", most=_REASON_MOST, length=len(command.reason))
    with room.transaction() as writing:
        wanted = tuple(_wanted(room, writing, one) for one in command.amends)
        kept = RuleChange(wanted, command.reason.strip(), actor.id, iso(room.now()))
        changes = _keep(room, writing, command.id, kept, actor)
    room.announce(changes)
    return changes


def _wanted(room: Door, writing: Writing, amend: Amend) -> Wanted:
    from commandroom.usecases.rostering import checked  # noqa: PLC0415 - who only looks amends nothing

    fields = dict(amend.fields)
    if not amend.retire:
        fields = checked(writing, amend.kind, amend.record, fields, room.store.reference)
    before = _present(writing, amend.kind, amend.record, fields)
    shown = {name: _shipped(room.store.reference.policy(), amend, name) for name in fields} | before
    return Wanted(amend.kind, amend.record, fields, before, amend.retire, shown)


def _shipped(policy: Policy, amend: Amend, field: str) -> Any:
    """What is in force where nobody changed the record; None where nothing came with the program."""
    found: object = None
    if amend.kind == "category":
        found = policy.category(amend.record)
    elif amend.kind == "timer":
        found = policy.timers.get(amend.record)
    elif amend.kind == "rule":
        found = policy.exceptions.parameters.get(amend.record)
    return to_builtins(getattr(found, field, None)) if found is not None else None


def _present(writing: Writing, kind: str, record: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    known = writing.records.record(kind, record)
    return {name: to_builtins(known[name]) for name in fields if name in known}


def answer(room: Door, command: AnswerRule) -> Changes:
    """Approve a proposal, which takes effect with that, or decline it; who proposed may take it back.

    Raises:
        NotFoundError: `rule_change.unknown`. RefusedError: `role.missing`, `rule_change.own`, `.decided`, or `.stale`: a rule was
            changed since. FieldError: a decision without its opinion.
    """
    actor = room.actor(command.actor)
    with room.together() as writing:
        kept = _found(writing, command.id)
        status = _status(command, kept, actor)
        if status == APPROVED:
            _need_fresh(writing, kept)
            amends = (
                Amend(one.kind, one.record, one.fields, actor=actor.id, retire=one.retire)
                for one in kept.changes
            )
            room.perform(Together(tuple(amends)))
        decided = replace(
            kept,
            status=status,
            decided_by=actor.id,
            decided_at=iso(room.now()),
            opinion=command.opinion.strip(),
        )
        changes = _keep(room, writing, command.id, decided, actor)
        room.announce(changes)
    return changes


def _status(command: AnswerRule, kept: RuleChange, actor: Actor) -> str:
    if kept.status != OPEN:
        raise RefusedError("rule_change.decided", status=kept.status)
    is_own = actor.id == kept.by
    if is_own and not command.approve:
        return WITHDRAWN
    if not actor.roles & APPROVERS:
        raise RefusedError("role.missing", verb=_APPROVING, who=roles_text(APPROVERS), name=actor.name)
    if is_own:
        raise RefusedError("rule_change.own")
    if not command.approve and not command.opinion.strip():
        raise FieldError("field.missing", field="opinion")
    return APPROVED if command.approve else DECLINED


def _need_fresh(writing: Writing, kept: RuleChange) -> None:
    for one in kept.changes:
        if _present(writing, one.kind, one.record, one.fields) != one.before:
            raise RefusedError("rule_change.stale", record=one.record)


def _found(writing: Writing, name: str) -> RuleChange:
    fields = writing.records.record(KIND, name)
    try:
        kept = read(fields)
    except ValidationError as error:  # what a newer program wrote is answered there
        raise NotFoundError("rule_change.unknown", value=name[:40]) from error
    if not kept.changes:
        raise NotFoundError("rule_change.unknown", value=name[:40])
    return kept


def read(fields: Mapping[str, Any]) -> RuleChange:
    """A proposal out of its record."""
    return convert(
        {name: value for name, value in fields.items() if name in RuleChange.__struct_fields__}, RuleChange
    )


def _keep(room: Door, writing: Writing, name: str, kept: RuleChange, actor: Actor) -> Changes:
    entry = writing.records.amend(KIND, name, to_builtins(kept), actor=actor.id, now=room.now())
    proposed = name if kept.status == OPEN else ""
    return Changes(records=frozenset({f"{KIND}:{name}"}), entries=(entry.hash,), proposed=proposed)

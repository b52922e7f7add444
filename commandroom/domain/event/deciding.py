"""From a request to entries: is the verb open, may this person, what exactly is decided. Pure; it may refuse."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace as changed

from commandroom.domain.errors import FieldError, NotFoundError, RefusedError, WrongUseError
from commandroom.domain.event.deed import Context, Decision, Deed, Draft, Supply, Verb
from commandroom.domain.event.lifecycle import DECODERS, INNER, VERBS, Field, Kind, fields, open_verbs
from commandroom.domain.event.recording import Approve, Decline, Propose
from commandroom.domain.event.rules import said
from commandroom.domain.event.secrecy import closing
from commandroom.domain.event.sharing import is_ours, need_ours
from commandroom.domain.event.state import Event, Proposal, Sealed
from commandroom.domain.ids import EventId
from commandroom.domain.people.roles import Role, roles_text
from commandroom.domain.writable import writable

if TYPE_CHECKING:
    from commandroom.domain.knowledge.playbooks import Playbook

ParseMoment = Callable[[str], datetime]
# A NUL, which ends a text for SQLite, and half of a surrogate pair, which no UTF-8 can write.
_ECHOED = 80
"""So much of what makes no sense is said again."""
_WORDS_FOR_YES = {
    "是": True,
    "yes": True,
    "true": True,
    "1": True,
    "否": False,
    "no": False,
    "false": False,
    "0": False,
}


class _NoNumbers:
    """Stands in for the supply while a proposal is only checked: no number may be used up by it."""

    def __init__(self, supply: Supply) -> None:
        self._supply = supply

    def event_number(self, at: datetime) -> str:
        """No number."""
        return f"{at:%Y}"

    def serial(self, kind: str, at: datetime) -> str:
        """No serial."""
        return f"{kind}{at:%Y}"

    def new_id(self) -> str:
        """No id."""
        return "00000000-0000-7000-8000-000000000000"

    def open_jobs(self, person: str) -> int:
        """How many open events the person has been sent to."""
        return self._supply.open_jobs(person)

    def open_critical(self, person: str) -> int:
        """How many of them are critical."""
        return self._supply.open_critical(person)

    def playbook(self, code: str, at: datetime) -> Playbook | None:
        """The playbook that counts on the day of `at`."""
        return self._supply.playbook(code, at)

    def seal(self, event: EventId, personal: dict[str, str], *, onto: Event | None = None) -> Sealed:  # noqa: ARG002
        """No envelope."""
        return Sealed(suite="", nonce=event, text=str(len(personal)))


def verb_named(name: str) -> Verb:
    """The verb people may ask for by its name or label.

    Raises:
        WrongUseError: `verb.unknown`, with the names there are.
    """
    found = VERBS.get(name) or next((v for v in VERBS.values() if v.label == name), None)
    if found is None or found.name in INNER:
        known = " ".join(n for n in VERBS if n not in INNER)
        raise WrongUseError("verb.unknown", verb=name[:_ECHOED], known=known)
    return found


def deed_from(verb: Verb, data: dict[str, Any], *, moment: ParseMoment) -> Deed:
    """The deed that plain values ask for; moments are read as the township's time.

    Raises:
        FieldError: `field.unknown`, `field.missing` or `field.wrong_kind`, naming the field.
    """
    rows = {row.name: row for row in fields(verb)}
    for name in data:
        if name not in rows:
            raise FieldError("field.unknown", field=name[:_ECHOED], verb=verb.name, known=" ".join(rows))
    for row in rows.values():
        given = data.get(row.name)
        if row.required and (given in (None, "", [], ()) or (isinstance(given, str) and not said(given))):
            raise FieldError("field.missing", field=row.name)
    values = {name: _plain(rows[name], value, moment) for name, value in data.items() if value is not None}
    try:
        return msgspec.convert(values, verb.deed, strict=False)
    except msgspec.ValidationError as error:
        field = _field_of(str(error))
        kind = rows[field].kind if field in rows else Kind.OTHER
        raise FieldError("field.wrong_kind", field=field, kind=kind) from error


def _plain(row: Field, value: Any, moment: ParseMoment) -> Any:
    if not writable(value):
        raise FieldError("field.unwritable", field=row.name)
    if row.kind is Kind.MOMENT and isinstance(value, int | float):
        raise FieldError("field.wrong_kind", field=row.name, kind=row.kind)
    if row.kind is Kind.MOMENT and isinstance(value, str):
        return _moment(row, value, moment)
    if row.kind is Kind.LIST and isinstance(value, str):
        return [
            part.strip() for part in value.replace("，", ",").replace("、", ",").split(",") if part.strip()
        ]
    if row.kind is Kind.YES_NO and isinstance(value, str):
        return _WORDS_FOR_YES.get(value.strip().lower(), value)
    if row.kind is Kind.TEXT and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value


def _moment(row: Field, text: str, moment: ParseMoment) -> datetime:
    try:
        return moment(text)
    except ValueError as error:
        raise FieldError("field.no_moment", field=row.name, value=text[:_ECHOED]) from error
    except WrongUseError as error:
        is_far = error.code == "moment.out_of_range"
        span = {name: error.params[name] for name in ("first", "last")} if is_far else {}
        code = "field.moment_range" if is_far else "field.no_moment"
        raise FieldError(code, field=row.name, value=text[:_ECHOED], **span) from error


def _field_of(message: str) -> str:
    path = message.rsplit("`$.", 1)[-1].split("`", 1)[0] if "`$." in message else ""
    return re.split(r"[.\[]", path, maxsplit=1)[0]


def decide(event: Event, verb: Verb, deed: Deed, context: Context) -> tuple[Draft, ...]:
    """The entries that a request becomes.

    Raises:
        RefusedError: the verb is not open, the person may not, or the deed breaks a rule.
        FieldError: a field is wrong.
    """
    if isinstance(deed, Approve):
        return _approve(event, deed, context)
    if isinstance(deed, Decline):
        return _decline(event, deed, context)
    need_open(event, verb, context.place)
    need_ours(event, verb, context)
    if _may(event, verb, context) == "propose":
        return (_proposal(event, verb, deed, context),)
    decision = closing(verb.decide(event, deed, context), context)
    return (Draft(event.id, verb.name, deed.stored(), decision), *_also(event, verb, deed, decision, context))


def _also(event: Event, verb: Verb, deed: Deed, decision: Decision, context: Context) -> tuple[Draft, ...]:
    """What the deed begins or changes elsewhere."""
    drafts = verb.also(event, deed, decision, context)
    return tuple(changed(draft, decision=closing(draft.decision, context)) for draft in drafts)


def need_open(event: Event, verb: Verb, place: str = "") -> None:
    """Refuse a verb that the event's state does not know, naming those it does.

    Raises:
        RefusedError: `verb.not_open`.
    """
    if verb.creates:
        return
    if event.state not in verb.from_:
        known = " ".join(v.name for v in open_verbs(event, place))
        raise RefusedError(
            "verb.not_open", verb=verb.named, state=event.state.named, open=known, number=event.number
        )


def may(event: Event, verb: Verb, context: Context) -> str:
    """What the actor may do with an open verb: `do`, `propose` or `no`."""
    if not is_ours(event, verb.name, context):
        return "no"
    if verb.name in {"approve", "decline"}:
        return "do" if _answerable(event, context) else "no"
    needs = verb.approval(event, context)
    held = held_at(event, verb, context)
    if held & verb.roles and (not needs or held & verb.approvers):
        return "do"
    if held & verb.proposers or (needs and held & verb.roles):
        return "propose"
    return "no"


def takers(event: Event, verb: Verb, context: Context) -> frozenset[Role]:
    """Whose deed this is at this event: who has a part of the verb that it belongs to."""
    return frozenset(r for r in verb.who if r not in verb.bounds or verb.bounds[r].holds(event, context))


def held_at(event: Event, verb: Verb, context: Context) -> frozenset[Role]:
    """The actor's roles without those whose part of the verb this event is not."""
    bounds = verb.bounds
    return frozenset(r for r in context.actor.roles if r not in bounds or bounds[r].holds(event, context))


def _may(event: Event, verb: Verb, context: Context) -> str:
    allowed = may(event, verb, context)
    if allowed == "no":
        for role in sorted(context.actor.roles & verb.bounds.keys()):
            raise RefusedError(
                "role.bound", verb=verb.named, role=roles_text([role]), part=verb.bounds[role].named
            )
        raise RefusedError("role.missing", verb=verb.named, who=roles_text(verb.who), name=context.actor.name)
    return allowed


def _proposal(event: Event, verb: Verb, deed: Deed, context: Context) -> Draft:
    if any(p.status == "open" and p.verb == verb.name for p in event.proposals):
        raise RefusedError("proposal.waiting", verb=verb.named)
    verb.decide(event, deed, changed(context, supply=_NoNumbers(context.supply)))
    asked = Propose(verb=verb.name, deed=msgspec.json.encode(deed.stored()).decode())
    return Draft(event.id, "propose", asked, Decision())


def _answerable(event: Event, context: Context) -> list[Proposal]:
    return [p for p in event.proposals if p.status == "open" and p.by != context.actor.id
            and (verb := VERBS.get(p.verb)) and context.actor.roles & verb.approvers]  # fmt: skip


def _found(event: Event, proposal: str, context: Context) -> Proposal:
    waiting = [p for p in event.proposals if p.status == "open" and proposal in {"", p.id, p.verb}]
    if not waiting:
        raise NotFoundError("proposal.none", number=event.number)
    found = waiting[0]
    verb = VERBS[found.verb]
    if found.by == context.actor.id:
        raise RefusedError("proposal.own", verb=verb.named)
    if not context.actor.roles & verb.approvers:
        raise RefusedError(
            "role.missing", verb=verb.named, who=roles_text(verb.approvers), name=context.actor.name
        )
    return found


def _approve(event: Event, deed: Approve, context: Context) -> tuple[Draft, ...]:
    found = _found(event, deed.proposal, context)
    verb = VERBS[found.verb]
    need_open(event, verb)
    inner = DECODERS[verb.name].decode(found.deed)
    decision = closing(verb.decide(event, inner, changed(context, is_approval=True)), context)
    answer = Approve(proposal=found.id, opinion=deed.opinion)
    return (Draft(event.id, "approve", answer, decision), *_also(event, verb, inner, decision, context))


def _decline(event: Event, deed: Decline, context: Context) -> tuple[Draft, ...]:
    found = _found(event, deed.proposal, context)
    if not said(deed.opinion):
        raise FieldError("field.missing", field="opinion")
    return (Draft(event.id, "decline", Decline(proposal=found.id, opinion=deed.opinion.strip()), Decision()),)

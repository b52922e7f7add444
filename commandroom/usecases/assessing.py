"""The monthly assessment: frozen once, corrected beside, points by hand, appeals and rulings; and rules of one's own.

The id of a frozen result is derived from room, month and grouping, so that seats that are apart make one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

import msgspec
from msgspec.structs import replace

from commandroom.domain.assessment.month import (
    APPEAL,
    CORRECT,
    FREEZE,
    KIND,
    MARK,
    RULE,
    Appeal,
    Mark,
    Month,
    Ruling,
    subject,
)
from commandroom.domain.assessment.rules import BONUS, GIVEN, Criterion, Scoring, month_name, read
from commandroom.domain.assessment.scoring import Result, Row
from commandroom.domain.errors import FieldError, Named, NotFoundError, RefusedError
from commandroom.domain.event.deed import Actor
from commandroom.domain.journal import Entry, derived_id
from commandroom.domain.people.roles import LEADERS, Role, roles_text
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import (
    Amend,
    AppealScore,
    AssessmentDeed,
    Command,
    CorrectMonth,
    FreezeMonth,
    GivePoints,
    RuleAppeal,
)
from commandroom.usecases.ports import Store, Writing
from commandroom.usecases.queries import Assess, Assessed, Query, Records, ScoringCheck

GIVERS = LEADERS | {Role.SHIFT_LEADER}
"""Who may give points where the rules name nobody."""
LONGEST = 2000
"""Characters of a reason, an appeal or a ruling."""
RECORD = "scoring"
_MOST_EVENTS = 100
_SEAT = "seat"
R = TypeVar("R")


class Recording(Protocol):
    """The room's doors."""

    def ask(self, query: Query[R]) -> R:
        """The answer to a question."""
        ...

    def perform(self, command: Command) -> Changes:
        """Do what is asked."""
        ...


class Here(Protocol):
    """The room, as far as its assessment needs it."""

    @property
    def store(self) -> Store:
        """Where the results are kept."""
        ...

    @property
    def room_id(self) -> str:
        """Which room this is."""
        ...

    @property
    def practice(self) -> bool:
        """Whether its clock may be moved."""
        ...

    def ask(self, query: Query[R]) -> R:
        """The answer to a question."""
        ...

    def actor(self, ref: str) -> Actor:
        """The person meant, or the one at this seat."""
        ...

    def now(self) -> datetime:
        """The present moment."""
        ...

    def transaction(self) -> AbstractContextManager[Writing]:
        """The transaction that this thread holds open, or one of its own."""
        ...

    def announce(self, changes: Changes) -> None:
        """Let all listeners hear of a deed."""
        ...


def perform(room: Here, command: AssessmentDeed) -> Changes:
    """A person's deed at a month's assessment.

    Raises:
        RefusedError: `role.missing`, `assessment.not_over`, `assessment.not_frozen`, `assessment.appeal_late`,
            `assessment.appeal_open`, `assessment.ruled`, `assessment.own_appeal`.
        FieldError: a text is missing or too long, or points do not fit. NotFoundError: no such subject, criterion, appeal.
    """
    actor = room.actor(command.actor)
    now = command.at if command.at is not None and room.practice else room.now()
    if isinstance(command, FreezeMonth):
        return _freeze(room, command, actor, now)
    verb, body = _body(room, command, actor, now)
    about = subject(command.month, command.by)
    with room.transaction() as writing:
        entry = writing.remark(about, verb, body, actor=actor.id, now=now)
    return _told(room, entry)


def _freeze(room: Here, command: FreezeMonth, actor: Actor, now: datetime) -> Changes:
    """The first result of a month, if nobody froze one; no change where it is there."""
    _need(actor, LEADERS, Named("冻结考核结果", "freezing an assessment"))
    key = derived_id(room.room_id, KIND, month_name(command.month), command.by)
    if room.ask(Assessed(command.month, command.by)).editions:
        return Changes()
    result = _reckoned(room, command.month, command.by, now)
    with room.transaction() as writing:
        if writing.entry_with_id(key) is not None:
            return Changes()
        about = subject(command.month, command.by)
        entry = writing.remark(about, FREEZE, result, deed_id=key, actor=actor.id, now=now)
    return _told(room, entry)


def _reckoned(room: Here, month: date, by: str, now: datetime) -> Result:
    result = room.ask(Assess(month, by, now))
    if not result.is_over:
        raise RefusedError("assessment.not_over", month=result.month)
    until = room.store.reference.clockwork().due(result.rules.appeal, start=now).moment
    return replace(result, appeal_until=until)


def _body(
    room: Here, command: CorrectMonth | GivePoints | AppealScore | RuleAppeal, actor: Actor, now: datetime
) -> tuple[str, Result | Mark | Appeal | Ruling]:
    match command:
        case CorrectMonth():
            return CORRECT, _corrected(room, command, actor, now)
        case GivePoints():
            return MARK, _given(room, command, actor, now)
        case AppealScore():
            return APPEAL, _appealed(room, command, actor, now)
        case RuleAppeal():
            return RULE, _ruled(room, command, actor)


def _corrected(room: Here, command: CorrectMonth, actor: Actor, now: datetime) -> Result:
    _need(actor, LEADERS, Named("更正考核结果", "correcting an assessment"))
    reason = _text("reason", command.reason)
    month = _frozen(room, command.month, command.by)
    edition = _next_edition(room.store.local(_SEAT), month)
    return replace(_reckoned(room, command.month, command.by, now), edition=edition, reason=reason)


def _next_edition(seat: str, month: Month) -> str:
    """`A2`: numbered by seat, so that no two seats give one number."""
    numbers = [
        int(digits)
        for one in month.editions
        if one.result.edition.startswith(seat) and (digits := one.result.edition.removeprefix(seat)).isdigit()
    ]
    return f"{seat}{max(numbers, default=0) + 1}"


def _given(room: Here, command: GivePoints, actor: Actor, now: datetime) -> Mark:
    rules = room.ask(Assess(command.month, command.by, now)).rules
    most, roles = rules.bonus, LEADERS
    if command.criterion != BONUS:
        criterion = _by_hand(rules, command.criterion)
        most, roles = criterion.weight, frozenset(criterion.given_by) or GIVERS
    _need(actor, roles, Named("评分", "giving points"))
    if not 0 <= command.points <= most:  # never true of a number that is none
        raise FieldError("assessment.points", field="points", value=f"{command.points:g}", most=f"{most:g}")
    key = _known(room, command.by, command.subject)
    reason = _text("reason", command.reason, is_needed=command.criterion == BONUS)
    return Mark(key, command.criterion, round(command.points, 2), reason)


def _by_hand(rules: Scoring, key: str) -> Criterion:
    found = [one for post in rules.posts for one in post.criteria if one.measure == GIVEN]
    known = " ".join([*(one.key for one in found), BONUS])
    criterion = next((one for one in found if one.key == key), None)
    if criterion is None:
        raise NotFoundError("assessment.no_criterion", value=key[:40], known=known)
    return criterion


def _known(room: Here, by: str, ref: str) -> str:
    """The key of a unit, grid or person that the room knows."""
    key: str | None
    if by == "unit":
        key = room.store.reference.people().unit(ref)
    elif by == "person":
        found = room.store.reference.actor(ref)
        key = found.id if found is not None else None
    else:
        grids = room.ask(Records("grid"))
        key = next((row.id for row in grids if ref in {row.id, row.fields.get("name")}), None)
    if not key:
        raise NotFoundError("assessment.no_subject", value=ref[:40])
    return key


def _appealed(room: Here, command: AppealScore, actor: Actor, now: datetime) -> Appeal:
    month = _frozen(room, command.month, command.by)
    result = month.editions[-1].result  # a correction can be appealed against for as long as a first result
    row = _row(result, command.subject)
    if not _may_appeal(command.by, row, actor):
        raise RefusedError("assessment.not_yours", name=actor.name, subject=row.name)
    if result.appeal_until is not None and now > result.appeal_until:
        raise RefusedError("assessment.appeal_late", month=result.month, until=result.appeal_until)
    if command.criterion and command.criterion not in {part.key for part in row.parts}:
        known = " ".join(part.key for part in row.parts)
        raise NotFoundError("assessment.no_criterion", value=command.criterion[:40], known=known)
    same = [one for one in month.appeals if one.appeal.subject == row.subject and one.ruling is None]
    if any(one.appeal.criterion == command.criterion for one in same):
        raise RefusedError("assessment.appeal_open", subject=row.name)
    text = _text("text", command.text)
    return Appeal(row.subject, text, command.criterion, result.edition, command.events[:_MOST_EVENTS])


def _may_appeal(by: str, row: Row, actor: Actor) -> bool:
    """The unit itself, the person, for a grid its people; and the leaders for anybody."""
    if actor.roles & (LEADERS | {Role.SYSTEM}):
        return True
    return {"unit": actor.unit == row.subject, "person": actor.id == row.subject}.get(
        by, actor.holds(Role.GRID)
    )


def _row(result: Result, ref: str) -> Row:
    found = next((row for row in result.rows if ref in {row.subject, row.name}), None)
    if found is None:
        raise NotFoundError("assessment.no_subject", value=ref[:40])
    return found


def _ruled(room: Here, command: RuleAppeal, actor: Actor) -> Ruling:
    _need(actor, LEADERS, Named("裁定申诉", "ruling on an appeal"))
    month = _frozen(room, command.month, command.by)
    found = month.appeal(command.appeal)
    if found is None:
        raise NotFoundError("assessment.no_appeal", value=command.appeal[:40])
    if found.ruling is not None:
        raise RefusedError("assessment.ruled", value=found.id[:8])
    if found.by == actor.id:
        raise RefusedError("assessment.own_appeal", name=actor.name)
    return Ruling(found.id, command.upheld, _text("text", command.text))


def _frozen(room: Here, month: date, by: str) -> Month:
    found = room.ask(Assessed(month, by))
    if not found.editions:
        raise RefusedError("assessment.not_frozen", month=month_name(month))
    return found


def _text(field: str, text: str, *, is_needed: bool = True) -> str:
    cleaned = text.strip()
    if is_needed and not cleaned:
        raise FieldError("field.missing", field=field)
    if len(cleaned) > LONGEST:
        raise FieldError("field.too_long", field=field, length=len(cleaned), most=LONGEST)
    return cleaned


def _need(actor: Actor, roles: frozenset[Role], verb: Named) -> None:
    if not actor.roles & (roles | {Role.SYSTEM}):
        raise RefusedError("role.missing", verb=verb, who=roles_text(roles), name=actor.name)


def refusal(deed: str, held: Collection[Role], name: str) -> RefusedError | None:
    """Why somebody of these roles may not even try: `freeze` (correct, rule), `points`; a criterion may name more."""
    verb, roles = (
        (Named("冻结考核结果", "freezing an assessment"), LEADERS)
        if deed == "freeze"
        else (Named("评分", "giving points"), GIVERS)
    )
    if frozenset(held) & (roles | {Role.SYSTEM}):
        return None
    return RefusedError("role.missing", verb=verb, who=roles_text(roles), name=name)


def _told(room: Here, entry: Entry) -> Changes:
    """Who shows that month looks again."""
    changes = Changes(records=frozenset({entry.subject}), entries=(entry.hash,))
    room.announce(changes)
    return changes


# --- rules of one's own ----------------------------------------------------------------------------------------------


def record_rules(room: Recording, document: Mapping[str, Any], *, file: str, actor: str = "") -> None:
    """Put a version of the rules on record; the same content again adds nothing.

    Raises:
        WrongUseError: the rules make no sense, as `rules.read` and `rules.bound` say. RefusedError: `role.missing`.
        FieldError: `assessment.version_known`.
    """
    rules = read(document, file=file)
    room.ask(ScoringCheck(rules))
    name = f"{rules.by}-{rules.version}"
    plain = msgspec.to_builtins(dict(document))
    if any(row.id == name and row.fields.get("document") == plain for row in room.ask(Records(RECORD))):
        return
    room.perform(Amend(RECORD, name, {"document": plain}, actor=actor))

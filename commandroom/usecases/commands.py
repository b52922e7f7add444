"""What can be asked for through the one door."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from commandroom.domain.event.deed import Deed
from commandroom.usecases.secret import Secret

if TYPE_CHECKING:
    from commandroom.domain.people.handover import HandedItem


class Act(Struct, frozen=True):
    """One verb at one event. `data` are plain values or the deed itself.

    `expected` is the version of the event that the asker had looked at; `id` makes a repeated click harmless;
    `at` moves the clock, in practice rooms only; `actor` is a person's id, empty for the person at this seat.
    """

    verb: str
    event: str = ""
    data: Mapping[str, Any] | Deed = field(default_factory=dict)
    actor: str = ""
    expected: int | None = None
    id: str = ""
    at: datetime | None = None


class Amend(Struct, frozen=True):
    """Set fields of a reference record (`person`, `unit`, `grid`, `category`, `timer`, `rule`, `hours`, `calendar`, `setting` …).

    `retire` takes the record out of use; nothing is ever deleted.
    """

    kind: str
    record: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    actor: str = ""
    retire: bool = False
    at: datetime | None = None


class Together(Struct, frozen=True):
    """Several changes of records in one transaction: all of them, or none."""

    amends: tuple[Amend, ...]


class ChangeRule(Struct, frozen=True):
    """Change rules of the room, all of them or none: by a leader at once, by the security administrator as a proposal `id`."""

    id: str
    amends: tuple[Amend, ...]
    reason: str = ""
    actor: str = ""


class AnswerRule(Struct, frozen=True):
    """Approve the proposal `id` of a change of rules, decline it, or take it back."""

    id: str
    approve: bool
    opinion: str = ""
    actor: str = ""


class GiveShift(Struct, frozen=True):
    """Who leaves hands the shift over to `incoming`: open events with what was promised, notes, a signature."""

    id: str
    incoming: str
    items: tuple[HandedItem, ...] = ()
    notes: str = ""
    total: int = 0
    red: int = 0
    actor: str = ""


class TakeShift(Struct, frozen=True):
    """Who comes has read the hand-over and signs it."""

    id: str
    actor: str = ""


class SwapShift(Struct, frozen=True):
    """A step of a swap of duty (`swaps.Step`); to ask names one's own record `duty`, the `partner` and the partner's `other`.

    Without `other` the partner takes the turn over. `reason` is why it is asked for, or refused.
    """

    id: str
    step: str
    duty: str = ""
    partner: str = ""
    other: str = ""
    reason: str = ""
    actor: str = ""
    at: datetime | None = None


class JointDeed(Struct, frozen=True):
    """A step of a joint operation: `plan` at an event, `call_off`, or the one `result`; `data` are its fields."""

    id: str
    step: str
    event: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    actor: str = ""
    at: datetime | None = None


class SaveDraft(Struct, frozen=True):
    """Keep an unfinished form on this seat; an empty `fields` forgets it."""

    id: str
    kind: str
    fields: Mapping[str, str] = field(default_factory=dict)


class Acknowledge(Struct, frozen=True):
    """Somebody takes an alert upon himself; escalation stops at every seat.

    `minutes`: to be reminded sooner than the room's rules say, 0 for what they say.
    """

    alert: str
    actor: str = ""
    minutes: int = 0


class MarkRead(Struct, frozen=True):
    """The person at this seat opened the event."""

    event: str


class SeatSetting(Struct, frozen=True):
    """A setting of this seat alone (appearance, operator, sounds)."""

    key: str
    value: str


class SignIn(Struct, frozen=True):
    """A person takes this seat by the password; `at_seat` False only proves who it is (a shell's token, a second signature)."""

    person: str
    password: Secret
    at_seat: bool = True


class FirstPassword(Struct, frozen=True):
    """The first password of a room in which nobody has one that can be opened here."""

    person: str
    new: Secret


class ChangePassword(Struct, frozen=True):
    """A person chooses another password, by the present one."""

    person: str
    old: Secret
    new: Secret


class GivePassword(Struct, frozen=True):
    """Open an account or reset it: a first password, which its person must change at once. By who keeps accounts."""

    person: str
    new: Secret
    actor: str = ""


class CloseAccount(Struct, frozen=True):
    """Nobody signs in with it any more, until it is given a first password again."""

    person: str
    actor: str = ""


class MakeRescue(Struct, frozen=True):
    """Keep another rescue code, in place of the one before: for the day on which nobody who keeps accounts can sign in."""

    code: Secret
    actor: str = ""


class Rescue(Struct, frozen=True):
    """By the rescue code, once: who keeps the accounts gets a first password again."""

    person: str
    code: Secret
    new: Secret


AccountDeed = SignIn | FirstPassword | ChangePassword | GivePassword | CloseAccount | MakeRescue | Rescue


class FreezeMonth(Struct, frozen=True):
    """Freeze the assessment of a month that is over (its first day), by `unit`, `grid` or `person`; once for ever."""

    month: date
    by: str
    actor: str = ""
    at: datetime | None = None


class CorrectMonth(Struct, frozen=True):
    """Put a numbered correction beside a frozen assessment, which stays as it is."""

    month: date
    by: str
    reason: str
    actor: str = ""
    at: datetime | None = None


class GivePoints(Struct, frozen=True):
    """Give points by hand: for a criterion that is scored so, or as `bonus`."""

    month: date
    by: str
    subject: str
    criterion: str
    points: float
    reason: str = ""
    actor: str = ""
    at: datetime | None = None


class AppealScore(Struct, frozen=True):
    """Appeal against the frozen score of a unit, grid or person; `criterion` empty for the whole."""

    month: date
    by: str
    subject: str
    text: str
    criterion: str = ""
    events: tuple[str, ...] = ()
    actor: str = ""
    at: datetime | None = None


class RuleAppeal(Struct, frozen=True):
    """Rule on an appeal, named by the begin of its id. What is upheld is put right by a correction."""

    month: date
    by: str
    appeal: str
    upheld: bool
    text: str
    actor: str = ""
    at: datetime | None = None


AssessmentDeed = FreezeMonth | CorrectMonth | GivePoints | AppealScore | RuleAppeal


class IssueCircular(Struct, frozen=True):
    """Sign the circular of supervision of a week (`2026-W48`) or month (`2026-11`) that is over; once."""

    span: str
    actor: str = ""
    at: datetime | None = None


class SumUp(Struct, frozen=True):
    """Make the paper of a day whose set time has come; with `again` a numbered correction beside the one that is there.

    Of these four deeds `span` means the paper of the `week` or `month` in which the day lies.
    """

    day: date
    again: bool = False
    actor: str = ""
    span: str = ""
    at: datetime | None = None


class SummaryEdit(Struct, frozen=True):
    """Put a paragraph of a day's paper into other words; an empty text brings the rules' own back."""

    day: date
    paragraph: str
    text: str
    actor: str = ""
    span: str = ""
    at: datetime | None = None


class SummaryRead(Struct, frozen=True):
    """已阅: somebody has read a day's paper."""

    day: date
    actor: str = ""
    span: str = ""
    at: datetime | None = None


class SummaryRemark(Struct, frozen=True):
    """A comment under a day's paper."""

    day: date
    text: str
    actor: str = ""
    span: str = ""
    at: datetime | None = None


SummaryDeed = SumUp | SummaryEdit | SummaryRead | SummaryRemark
Command = (
    Act
    | Amend
    | Together
    | GiveShift
    | TakeShift
    | SwapShift
    | JointDeed
    | ChangeRule
    | AnswerRule
    | SaveDraft
    | Acknowledge
    | MarkRead
    | SeatSetting
    | AccountDeed
    | AssessmentDeed
    | IssueCircular
    | SummaryDeed
)

"""The room: one door in, one door out. Desk, command line, jobs and import all ask here."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from commandroom.domain.errors import FieldError, Named, RefusedError, WrongUseError
from commandroom.domain.event.deed import IMPORT, SYSTEM, Actor
from commandroom.domain.people.accounts import SETTINGS
from commandroom.domain.people.roles import LEADERS, Role, roles_text
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import (
    AccountDeed,
    Acknowledge,
    Act,
    Amend,
    AnswerRule,
    AssessmentDeed,
    ChangeRule,
    Command,
    GiveShift,
    IssueCircular,
    JointDeed,
    MarkRead,
    SaveDraft,
    SeatSetting,
    SummaryDeed,
    SwapShift,
    TakeShift,
    Together,
)
from commandroom.usecases.ports import AlertBook, Files, Now, Running, Store, Writing
from commandroom.usecases.queries import Query
from commandroom.usecases.writable import need_writable

if TYPE_CHECKING:
    from commandroom.usecases.accounts import Vault
    from commandroom.usecases.carrying import Carrying
    from commandroom.usecases.exchanging import Exchanging
    from commandroom.usecases.keeping import Copies, Custody, Residence
    from commandroom.usecases.rekeying import Rekeying
    from commandroom.usecases.tabling import Tables

R = TypeVar("R")
KEEPERS = LEADERS | {Role.SHIFT_LEADER}
MACHINES: dict[str, Actor] = {actor.id: actor for actor in (SYSTEM, IMPORT)}
ROSTER_KINDS = frozenset({"presence", "shift", "duty", "pattern", "leave", "loan", "recusal", "duty_report"})
SIGNED_KINDS = frozenset({"handover", "swap", "joint", "rule_change"})
"""Records that two people sign by deeds of their own; nobody fills them in or takes them out of use."""
ACCOUNT_KINDS = frozenset({"account"})
"""Records that are changed by passwords and their keepers alone."""
SIGNIN_SETTINGS = frozenset({("setting", name) for name in SETTINGS})
CONDITION_KINDS = frozenset({"warning", "transfer", "zero_report"})
"""Warnings and the numbers of a mode; the mode itself is ordered by a leader (domain §2.18)."""
SHIFT_KINDS = frozenset({"map", "view", "named"}) | ROSTER_KINDS | CONDITION_KINDS
"""What the shift leader keeps too; persons, posts, units, lists and rules are the leaders' (last row of the table of duties)."""


def keepers_of(kind: str) -> frozenset[Role]:
    """Who may change records of a kind."""
    return KEEPERS if kind in SHIFT_KINDS else LEADERS | {Role.SYSTEM}


def no_keeper(kind: str, name: str) -> RefusedError:
    """The refusal of somebody who may not change records of a kind."""
    who = roles_text(keepers_of(kind) - {Role.SYSTEM})
    return RefusedError("role.missing", verb=Named("维护", "keeping the rosters"), who=who, name=name)


class Room(msgspec.Struct):
    """A seat's room: the store, the clock, and who must hear of changes."""

    store: Store
    clock: Now
    files: Files | None = None
    alerts: AlertBook | None = None
    copies: Copies | None = None
    carrying: Carrying | None = None
    residence: Residence | None = None
    exchanging: Exchanging | None = None
    tables: Tables | None = None
    vault: Vault | None = None
    jobs: Running | None = None
    custody: Callable[[], Custody] | None = None
    """Who keeps the key of the file; looked up when somebody asks."""
    rekeying: Rekeying | None = None
    practice: bool = False
    guarded: bool = False
    """Whether nobody does anything here before signing in: every room in earnest."""
    acting: str = ""
    """Who signed in for this process (the command line); else it is the person at the seat."""
    room_id: str = ""
    kind: str = ""
    """What the room was founded as: `county` for a desk of the county, else a class of township."""
    listeners: list[Callable[[Changes], None]] = msgspec.field(default_factory=list)
    _bulk: Writing | None = None
    _bulk_thread: int = 0
    _bulk_changes: list[Changes] = msgspec.field(default_factory=list)

    # --- the doors ---------------------------------------------------------------------------------------------

    def perform(self, command: Command) -> Changes:
        """Do what is asked, wholly or not at all; returns what changed.

        Raises:
            RefusedError: a rule says no, with its sentence.
            ConflictError: the event changed since the asker looked.
            WrongUseError: an unknown verb, event or field.
            FieldError: what is given cannot be kept.
        """
        need_writable(command)
        match command:
            case Act():
                changes = self._act(command)
            case Amend():
                changes = self._amend(command)
            case Together():
                changes = self._amend_all(command)
            case JointDeed():
                from commandroom.usecases.jointing import joint  # noqa: PLC0415 - now and then

                changes = joint(self, command)
            case GiveShift() | TakeShift() | SwapShift():
                changes = self._hand_over(command)
            case SaveDraft() | Acknowledge() | MarkRead() | SeatSetting():
                changes = self._seat(command)
            case ChangeRule() | AnswerRule():
                from commandroom.usecases.rulechanges import perform  # noqa: PLC0415 - now and then

                return perform(self, command)
            case _:
                return self._apart(command)
        self.announce(changes)
        return changes

    def ask(self, query: Query[R]) -> R:
        """The answer to a question, as the store knows it now."""
        return self.store.ask(query)

    def interrupt(self, query: Query[Any] | None = None) -> None:
        """Break off this very question (about a list), or without one all that still run. From any thread."""
        self.store.interrupt(query)

    def listen(self, listener: Callable[[Changes], None]) -> None:
        """Call `listener` after each deed, on the thread that did it."""
        self.listeners.append(listener)

    @contextmanager
    def together(self) -> Iterator[Writing]:
        """Take many deeds of this thread in one transaction (import, demo); listeners hear of them at the end.

        Other threads wait their turn with deeds of their own. After an exception nothing has happened. Inside another one of
        the same thread it is a part of that.
        """
        mine = self._mine()
        if mine is not None:
            yield mine
            return
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
        wanted = ref or self.acting or self.store.local("operator")
        if wanted in MACHINES:
            return MACHINES[wanted]
        if not wanted:
            raise RefusedError("person.nobody")
        found = self.store.reference.actor(wanted, unit=unit)
        if found is None:
            raise FieldError("person.unknown", field="actor", value=wanted)
        return found

    # --- deeds at events ---------------------------------------------------------------------------------------

    def _act(self, command: Act) -> Changes:
        from commandroom.usecases.deeds import act  # noqa: PLC0415 - who only looks loads no verb

        return act(self, command)

    def _apart(self, command: AccountDeed | AssessmentDeed | IssueCircular | SummaryDeed) -> Changes:
        """Deeds of the month, of the day, of accounts: who does none of them loads no rule of theirs."""
        if isinstance(command, AccountDeed):
            from commandroom.usecases.signing import perform as signed  # noqa: PLC0415

            return signed(self, command)
        if isinstance(command, SummaryDeed):
            if command.span:
                from commandroom.usecases.periods import perform as spanned  # noqa: PLC0415

                return spanned(self, command)
            from commandroom.usecases.summaries import perform as summed  # noqa: PLC0415

            return summed(self, command)
        if isinstance(command, IssueCircular):
            from commandroom.usecases.circulars import perform as issued  # noqa: PLC0415

            return issued(self, command)
        from commandroom.usecases.assessing import perform  # noqa: PLC0415

        return perform(self, command)

    @contextmanager
    def transaction(self) -> Iterator[Writing]:
        """The transaction that this thread holds open, or one of its own."""
        mine = self._mine()
        if mine is not None:
            yield mine
            return
        with self.store.writing() as writing:
            yield writing

    # --- records and the seat ----------------------------------------------------------------------------------

    def _amend(self, command: Amend) -> Changes:
        if command.kind in SIGNED_KINDS:
            raise WrongUseError(f"{command.kind}.by_deed")
        if command.kind == "mode" and command.retire:
            raise WrongUseError("mode.stays")
        if command.kind in ACCOUNT_KINDS:
            raise WrongUseError("account.by_deed")
        actor = self.actor(command.actor)
        fields = dict(command.fields) | ({"retired": True} if command.retire else {})
        self._need_keeper(actor, command, fields)
        now = command.at if command.at is not None and self.practice else self.clock.now()
        with self.transaction() as writing:
            if command.kind == "person":
                from commandroom.usecases import granting  # noqa: PLC0415 - who only looks amends nothing

                granting.check(writing.records, actor, command.record, fields, self.store.reference)
            if not command.retire:
                from commandroom.usecases.rostering import checked  # noqa: PLC0415 - who only looks amends nothing

                fields = checked(writing, command.kind, command.record, fields, self.store.reference)
            entry = writing.records.amend(command.kind, command.record, fields, actor=actor.id, now=now)
            if command.kind == "person" and command.retire:
                from commandroom.usecases.keepingaccounts import close_with  # noqa: PLC0415

                close_with(writing, command.record, actor=actor.id, now=now)
        return Changes(records=frozenset({f"{command.kind}:{command.record}"}), entries=(entry.hash,))

    def _need_keeper(self, actor: Actor, command: Amend, fields: dict[str, Any]) -> None:
        if (command.kind, command.record) in SIGNIN_SETTINGS:
            from commandroom.usecases.keepingaccounts import need_setting  # noqa: PLC0415

            need_setting(self, actor, command)
        elif not (command.kind == "person" and set(fields) == {"roles"}):  # roles alone are granted, not kept
            need_right(actor, command.kind)

    def _amend_all(self, command: Together) -> Changes:
        with self.together():
            done = [self._amend(one) for one in command.amends]
        return Changes(
            records=frozenset(record for one in done for record in one.records),
            entries=tuple(entry for one in done for entry in one.entries),
        )

    def _hand_over(self, command: GiveShift | TakeShift | SwapShift) -> Changes:
        if isinstance(command, SwapShift):
            from commandroom.usecases.swapping import swap  # noqa: PLC0415 - once a week

            return swap(self, command)
        from commandroom.usecases import handingover  # noqa: PLC0415 - twice a day

        return (
            handingover.give(self, command)
            if isinstance(command, GiveShift)
            else handingover.take(self, command)
        )

    def _seat(self, command: SaveDraft | Acknowledge | MarkRead | SeatSetting) -> Changes:
        match command:
            case SaveDraft():
                self.store.save_draft(command.id, command.kind, dict(command.fields), self.clock.now())
            case Acknowledge():
                from commandroom.usecases.alertwords import take  # noqa: PLC0415 - who only looks takes none

                return take(self, command)
            case MarkRead():
                self.store.mark_read(command.event, self.acting or self.store.local("operator"))
            case SeatSetting():
                self.store.set_local(command.key, command.value)
        return Changes(seat_only=True)

    # --- who must hear -----------------------------------------------------------------------------------------

    def announce(self, changes: Changes) -> None:
        """Let all listeners hear of a deed, at the end of the transaction that this thread holds open."""
        if self._mine() is not None:
            self._bulk_changes.append(changes)
        else:
            self.tell(changes)

    def tell(self, changes: Changes) -> None:
        """Let all listeners hear of changes that came about beside a deed (alerts, exchange)."""
        for listener in tuple(self.listeners):
            listener(changes)


def need_right(actor: Actor, kind: str) -> None:
    """Whether a person may change records of a kind.

    Raises:
        RefusedError: `role.missing`.
    """
    if not actor.roles & (keepers_of(kind) | {Role.SYSTEM}):
        raise no_keeper(kind, actor.name)

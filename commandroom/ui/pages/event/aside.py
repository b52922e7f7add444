"""The right column: what waits for a decision, who helps, supervision, reports, files, related events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commandroom.domain.event.escalating import FINAL, FIRST, FURTHER, PHONE
from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.event.moving import ACCEPTED, RETURNED, WAITING
from commandroom.domain.event.state import (
    Application,
    Conflict,
    Coop,
    Proposal,
    Report,
    Supervision,
    Timer,
    Transfer,
)
from commandroom.domain.people.roles import Role
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.verbs.offering import may
from commandroom.ui.moments import short_text
from commandroom.ui.pages.event.files import FilesCard
from commandroom.ui.pages.event.readers import ReadersCard
from commandroom.ui.pages.event.sections import Section, lines, link, push
from commandroom.ui.pages.event.viewmodel import Contents
from commandroom.ui.parts.naming import actor_text, roles_text, timer_due_text, verb_label
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.signs import Countdown, StatusPill
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel
from commandroom.usecases.queries import BoardRow

DECISIONS = {
    "extend": ("extend_ok", "extend_no"),
    "suspend": ("suspend_ok", "suspend_no"),
    "return": ("return_ok", "return_no", "return_assign"),
}


class Aside(QWidget):
    """The cards of the right column, in the order of how soon somebody must act."""

    verb_wanted = Signal(str)
    approved = Signal(str)
    declined = Signal(str)
    settled = Signal(str, str)
    event_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = self._theme = desk.theme
        self._desk = desk
        self.conflicts = Section(theme, self.tr("Conflict to settle"))
        self.proposals = Section(theme, self.tr("Waiting for approval"))
        self.applications = Section(theme, self.tr("Applications"))
        self.coops = Section(theme, self.tr("Cooperating units"))
        self.sheets = Section(theme, self.tr("Supervision"))
        self.reports = Section(theme, self.tr("Reports to the county"))
        self.readers = ReadersCard(desk)
        self.files = FilesCard(desk)
        self.related = Section(theme, self.tr("Related events"))
        self.contacts = Section(theme, self.tr("Contacts and call-backs"))
        self.sections: list[Section] = [
            self.conflicts,
            self.proposals,
            self.applications,
            self.coops,
            self.sheets,
            self.reports,
            self.readers,
            self.files,
            self.related,
            self.contacts,
        ]
        self.setLayout(column(*self.sections, None, spacing=12))

    def show_contents(self, contents: Contents, now: datetime) -> None:
        """Fill every card anew."""
        event = contents.sheet.event
        open_verbs = {verb.name: verb for verb in contents.verbs}
        allowed = {name for name, verb in open_verbs.items() if may(verb)}
        self._fill(
            self.conflicts,
            [
                self._conflict(contents, conflict, may_settle="settle" in allowed)
                for conflict in event.conflicts
                if not conflict.settled
            ],
        )
        waiting = [proposal for proposal in event.proposals if proposal.status == "open"]
        self._fill(self.proposals, [self._proposal(contents, one, "approve" in allowed) for one in waiting])
        self._fill(
            self.applications,
            [self._application(contents, one, allowed) for one in reversed(event.applications)],
        )
        self._fill(self.coops, [self._coop(contents, coop, allowed, now) for coop in event.coops])
        self._fill(
            self.sheets, [self._sheet(contents, one, allowed, now) for one in reversed(event.supervisions)]
        )
        moves = [self._transfer(one) for one in reversed(event.transfers)]
        reports = [self._report(contents, one) for one in reversed(event.reports)]
        self._fill(self.reports, [*moves, *reports])
        self.readers.show_sheet(contents.sheet)
        self.files.show_files(
            event.attachments, may_add="attach" in allowed, title=event.title, away=contents.sheet.away
        )
        self._fill(self.related, [self._relation(contents, other) for other in contents.sheet.related])
        self._fill(
            self.contacts,
            [
                lines(
                    PlainLabel(f"{short_text(one.at)}  {contents.names.person(one.by)}  {one.result}"),
                    "  ".join(filter(None, (one.solved, one.note))),
                )
                for one in (*event.contacts, *event.callbacks)
            ],
        )

    def _fill(self, section: Section, parts: list[QWidget]) -> None:
        section.fill(parts, count=len(parts))
        for part in parts:
            self._desk.gate.guard(*(button for button in part.findChildren(Button) if not button.is_link))

    def _conflict(self, contents: Contents, conflict: Conflict, *, may_settle: bool) -> QWidget:
        by_hash = {row.hash: row for row in contents.sheet.timeline}
        buttons = []
        told = []
        for mark, entry, verb in zip("①②", (conflict.first, conflict.second), conflict.verbs, strict=True):
            known = by_hash.get(entry)
            label = verb_label(verb, known.label if known is not None else "")
            rest = (
                (actor_text(known.actor_name), short_text(known.at), known.text) if known is not None else ()
            )
            told.append("  ".join(filter(None, (mark, label, *rest))))
            if may_settle:
                keep = push(
                    self._theme,
                    self.tr("Keep {mark}").format(mark=mark),
                    partial(self.settled.emit, conflict.id, entry),
                    name=label,
                )
                buttons.append(keep)
        head = PlainLabel(self.tr("Two decisions were taken without knowing of each other."), wrap=True)
        return lines(head, *told, buttons=buttons)

    def _proposal(self, contents: Contents, proposal: Proposal, is_open: bool) -> QWidget:  # noqa: FBT001
        label = verb_label(proposal.verb)
        head = PlainLabel(label, "strong")
        who = f"{contents.names.person(proposal.by)}  {short_text(proposal.at)}"
        verb = VERBS.get(proposal.verb)
        note = roles_text(role for role in Role if role in verb.approvers) if verb is not None else ""
        by = self.tr("to be decided by {who}").format(who=note) if note else ""
        is_mine = proposal.by == contents.person
        buttons = []
        if is_open and not is_mine:
            buttons = [
                push(
                    self._theme,
                    self.tr("Approve"),
                    lambda: self.approved.emit(proposal.id),
                    kind="primary",
                    name=label,
                ),
                push(self._theme, self.tr("Decline"), lambda: self.declined.emit(proposal.id), name=label),
            ]
        hint = self.tr("Proposed by yourself; another person decides.") if is_mine else ""
        return lines(head, who, by, hint, buttons=buttons)

    def _application(self, contents: Contents, one: Application, allowed: set[str]) -> QWidget:
        names = {
            "extend": self.tr("Extension"),
            "suspend": self.tr("Suspension"),
            "return": self.tr("Return"),
        }
        verdicts = {"ok": self.tr("granted"), "no": self.tr("refused")}
        verdict = self.tr("waiting for a decision") if one.is_open else verdicts.get(one.verdict, one.verdict)
        head = row(
            PlainLabel(names.get(one.kind, one.kind), "strong"),
            PlainLabel(verdict, "warn" if one.is_open else "muted"),
            None,
        )
        until = (
            self.tr("until {moment}").format(moment=short_text(one.until)) if one.until is not None else ""
        )
        office = contents.names.unit(one.office) if one.office else ""
        who = f"{contents.names.person(one.by)}  {short_text(one.at)}"
        decided = (
            f"{contents.names.person(one.decided_by)}  {short_text(one.decided_at)}"
            if one.decided_at is not None
            else ""
        )
        wanted = [verb for verb in DECISIONS.get(one.kind, ()) if verb in allowed] if one.is_open else []
        return lines(
            head,
            who,
            "  ".join(dict.fromkeys(filter(None, (until, office, one.reason, one.basis)))),
            decided,
            buttons=self._verbs(wanted),
        )

    def _coop(self, contents: Contents, coop: Coop, allowed: set[str], now: datetime) -> QWidget:
        event = contents.sheet.event
        state = self.tr("not signed")
        if coop.released_at is not None:
            state = self.tr("released")
        elif coop.feedback_at is not None:
            state = self.tr("reported back {moment}").format(moment=short_text(coop.feedback_at))
        elif coop.signed_at is not None:
            state = self.tr("signed {moment}").format(moment=short_text(coop.signed_at))
        timer = event.timer("coop", coop.office)
        head = row(
            PlainLabel(contents.names.unit(coop.office), "strong"),
            PlainLabel(state, "label"),
            None,
            *self._clock(timer, now),
        )
        wanted = (
            [verb for verb in ("coop_sign", "coop_feedback", "coop_release") if verb in allowed]
            if coop.is_open
            else []
        )
        return lines(head, coop.requirement, coop.result_text, buttons=self._verbs(wanted))

    def _sheet(self, contents: Contents, one: Supervision, allowed: set[str], now: datetime) -> QWidget:
        colours = {"blue": self.tr("Blue"), "orange": self.tr("Orange"), "red": self.tr("Red")}
        state = self.tr("draft of the machine") if one.draft else self.tr("answer owed")
        if one.withdrawn_at is not None:
            state = self.tr("withdrawn")
        elif one.answered_at is not None:
            state = self.tr("answered {moment}").format(moment=short_text(one.answered_at))
        timer = contents.sheet.event.timer("supervise_reply", one.id)
        named = self.tr("{colour} sheet of the county") if one.of_county else self.tr("{colour} sheet")
        name = named.format(colour=colours.get(one.color, one.color))
        head = row(
            PlainLabel(name, "strong"),
            PlainLabel(state, "label"),
            None,
            *self._clock(timer, now),
        )
        wanted = []
        if one.withdrawn_at is None and one.answered_at is None:
            verbs = (
                ("supervise", "supervise_withdraw")
                if one.draft
                else ("supervise_reply", "supervise_withdraw")
            )
            wanted = [verb for verb in verbs if verb in allowed]
        return lines(
            head,
            "  ".join(filter(None, (one.doc_no, short_text(one.issued_at)))),
            one.requirement,
            one.answer,
            buttons=self._verbs(wanted),
        )

    def _report(self, contents: Contents, one: Report) -> QWidget:
        kinds = {
            FIRST: self.tr("First report"),
            FURTHER: self.tr("Further report"),
            FINAL: self.tr("Final report"),
            PHONE: self.tr("Telephone report"),
        }
        head = row(PlainLabel(kinds.get(one.kind, one.kind), "strong"), PlainLabel(one.no, "label"), None)
        phone = (
            self.tr("by telephone {moment}").format(moment=short_text(one.phone_at))
            if one.phone_at is not None
            else ""
        )
        paper = (
            self.tr("in writing {moment}").format(moment=short_text(one.written_at))
            if one.written_at is not None
            else ""
        )
        sign = self.tr("to be countersigned") if one.needs_countersign and not one.countersigned_by else ""
        by = self.tr("reported by {name}").format(name=contents.names.person(one.by)) if one.by else ""
        buttons = self._verbs(["countersign"]) if sign else []
        said = "  ".join(filter(None, (phone, paper, one.receiver, by, sign)))
        return lines(head, said, self._receipt(one), one.text, buttons=buttons)

    def _transfer(self, one: Transfer) -> QWidget:
        states = {
            WAITING: self.tr("not answered yet"),
            ACCEPTED: self.tr("taken there"),
            RETURNED: self.tr("handed back"),
        }
        to = self.tr("Moved to {township}").format(township=one.township)
        head = row(PlainLabel(to, "strong"), PlainLabel(states.get(one.status, one.status), "label"), None)
        return lines(head, f"{short_text(one.at)} {one.doc_no}".strip(), one.reason, one.why)

    def _receipt(self, one: Report) -> str:
        if one.received_at is None:
            return self.tr("not signed for by the county yet")
        who = f"{one.received_by} {short_text(one.received_at)}"
        return self.tr("signed for by the county: {who}").format(who=who)

    def _relation(self, contents: Contents, other: BoardRow) -> QWidget:
        event = contents.sheet.event
        kind = self.tr("related")
        if event.merged is not None and event.merged.into in (other.id, other.number):
            kind = self.tr("merged into")
        elif other.id in event.absorbed:
            kind = self.tr("merged into this")
        elif other.id in event.children:
            kind = self.tr("part")
        elif event.parent == other.id:
            kind = self.tr("whole")
        elif event.repeat_of in (other.id, other.number):
            kind = self.tr("repeats")
        pill = StatusPill(self._theme, other.state.code)
        head = row(PlainLabel(kind, "label"), ElidedLabel(other.number, "muted"), None, pill, spacing=6)
        box = QWidget()
        box.setLayout(
            column(head, link(self._theme, other.title, lambda: self.event_wanted.emit(other.id)), spacing=2)
        )
        return box

    def _clock(self, timer: Timer | None, now: datetime) -> list[QWidget]:
        if timer is None:
            return []
        clock = Countdown(self._theme, px=12)
        lamp = timer.lamp(now).value
        if timer.is_paused:
            clock.show_remaining(lamp, None, timer_due_text(timer, now))
        else:
            clock.show_remaining(lamp, (timer.due - now).total_seconds())
        return [clock]

    def _verbs(self, names: Iterable[str]) -> list[Button]:
        return [push(self._theme, verb_label(name), self._wish(name)) for name in names]

    def _wish(self, name: str) -> Callable[[], None]:
        return lambda: self.verb_wanted.emit(name)

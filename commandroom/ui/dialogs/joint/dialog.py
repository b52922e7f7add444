"""The form of a joint operation: planned first, then closed by one result for all; printed to be signed by all bodies."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.errors import FieldError, RoomError
from commandroom.domain.people.hindrances import is_auxiliary
from commandroom.domain.people.joint import TEXT_MOST, Joint
from commandroom.domain.time.moments import iso
from commandroom.reports import files
from commandroom.reports.joint import file_name, joint_document
from commandroom.ui import words
from commandroom.ui.choices import person_options, unit_options
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.joint.filled import EMPTY, Filled
from commandroom.ui.dialogs.joint.picker import PeoplePicker
from commandroom.ui.moments import local
from commandroom.ui.parts import sending
from commandroom.ui.print.pages import pdf
from commandroom.ui.punctuation import aside, in_a_row, named
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import MomentField, TextArea, TextInput
from commandroom.ui.widgets.text import PlainLabel
from commandroom.ui.widgets.typeahead import TypeAhead
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import JointDeed
from commandroom.usecases.queries import (
    EventDetail,
    EventSheet,
    Joints,
    PersonRow,
    Persons,
    RoomFacts,
    RoomSheet,
    Units,
)

WIDE = 720
PLACE_MOST = 200


class Seen(NamedTuple):
    """What the form needs, seen at once."""

    sheet: EventSheet
    facts: RoomSheet
    people: tuple[PersonRow, ...]
    units: tuple[object, ...]
    plans: tuple[Joint, ...]


def open_joint(
    desk: Desk,
    parent: QWidget,
    ref: str,
    *,
    filled: Filled = EMPTY,
    then: Callable[[Changes], object] | None = None,
) -> None:
    """Open it at an event: the plan that is open there, or a new one that begins with `filled`; `then` hears what changed."""
    now, ask = desk.clock.now(), desk.room.ask

    def look() -> Seen:
        return Seen(
            ask(EventDetail(ref)),
            ask(RoomFacts()),
            ask(Persons(now=now)),
            ask(Units()),
            ask(Joints(event=ref)),
        )

    def show(seen: Seen) -> None:
        plan = next((one for one in seen.plans if one.is_open), None)
        dialog: PlanDialog | ResultDialog
        if plan is None:
            dialog = PlanDialog(desk, seen, parent=parent, filled=filled)
        else:
            dialog = ResultDialog(desk, seen, plan, parent=parent)
        if then is not None:
            dialog.done_with.connect(then)
        dialog.open()

    desk.tasks.run(look, then=show, failed=desk.fail, lane="event.joint")


def _matter(title: str, item: str) -> str:
    return aside(title, item) if item else title


class _JointDialog(CardDialog):
    """What both forms share: faults at their fields, the deed on its way."""

    guards_lines = True
    done_with = Signal(object)
    fields: dict[str, FormField]
    desk: Desk

    def refuse(self, error: RoomError) -> None:
        """Say why not at the field it is about; what was typed stays."""
        self.set_busy(is_busy=False)
        text = words.error_text(error, lang=self.desk.lang)
        field = self.fields.get(error.field) if isinstance(error, FieldError) else None
        if field is None:
            self.show_fault(text)
            return
        field.show_fault(text)
        field.control.setFocus()

    def give(self, deed: JointDeed, said: str) -> None:
        """Do it; the form closes when it is done."""
        for field in self.fields.values():
            field.clear_fault()
        self.show_fault("")
        self.set_busy(is_busy=True)

        def done(changes: Changes) -> None:
            self.accept()
            self.done_with.emit(changes)
            self.desk.notices.confirm(said)

        self.desk.perform(deed, then=done, refused=self.refuse)


class PlanDialog(_JointDialog):
    """Who initiates, who takes part, who does what, and who goes."""

    def __init__(self, desk: Desk, seen: Seen, *, parent: QWidget, filled: Filled = EMPTY) -> None:
        title = self.tr("Plan a joint operation")
        super().__init__(desk.theme, title, parent=parent, size=(WIDE, 0), submit_text=self.tr("Plan"))
        self.desk, self.seen = desk, seen
        units = unit_options(seen.units)  # type: ignore[arg-type]
        handlers = [one for one in seen.people if one.person.active and one.person.unit]
        officers = [one for one in handlers if one.person.certificate and not is_auxiliary(one.person)]
        self.initiator = TypeAhead(desk.theme, self.tr("A body by name"), units)
        self.departments = TextArea(self.tr("One in each line"), limit=TEXT_MOST, lines=2)
        name = self.tr("Name or pinyin initials")
        self.officers = PeoplePicker(desk.theme, name, person_options(officers))
        self.assistants = PeoplePicker(desk.theme, name, person_options(handlers))
        self.begins = MomentField(desk.clock.now())
        self.place = TextInput(limit=PLACE_MOST)
        self.division = TextArea(limit=TEXT_MOST, lines=2)
        self.fields = {
            "initiator": FormField(self.tr("Initiating body"), self.initiator, required=True),
            "begins": FormField(self.tr("When"), self.begins),
            "place": FormField(self.tr("Area"), self.place),
            "departments": FormField(self.tr("Bodies that take part"), self.departments, required=True),
            "officers": FormField(self.tr("Officers, two at least"), self.officers, required=True),
            "assistants": FormField(self.tr("Assistants"), self.assistants),
            "division": FormField(self.tr("Division of work"), self.division, required=True),
        }
        event = seen.sheet.event
        self.matter = PlainLabel(
            named(event.number, _matter(event.title, filled.matter or event.item_ref)), "muted", wrap=True
        )
        self.body.addWidget(self.matter)
        first = row(self.fields["initiator"], self.fields["begins"], spacing=16)
        first.setStretch(0, 1)
        self.body.addLayout(first)
        for key in ("place", "departments", "officers", "assistants", "division"):
            self.body.addWidget(self.fields[key])
        self._fill(filled, event.location)
        desk.gate.guard(self.submit_button)

    def _fill(self, filled: Filled, location: str) -> None:
        self.place.setText(filled.place or location)
        if filled.initiator:
            self.initiator.setText(filled.initiator)
        self.departments.set_text("\n".join(filled.departments))
        for officer in filled.officers:
            self.officers.add(officer)
        if filled.initiator and filled.departments:
            self.division.setFocus()

    @override
    def submit(self) -> None:
        data = {
            "initiator": self.initiator.text().strip(), "departments": self.departments.text,
            "officers": list(self.officers.chosen), "assistants": list(self.assistants.chosen),
            "division": self.division.text.strip(), "begins": iso(self.begins.moment),
            "place": self.place.text().strip(),
        }  # fmt: skip
        deed = JointDeed(uuid.uuid4().hex, "plan", self.seen.sheet.event.id, data)
        self.give(deed, self.tr("The joint operation is planned; everybody has it in hand."))


class ResultDialog(_JointDialog):
    """The plan as it is, the result for all, the paper, and the way to call it off."""

    def __init__(self, desk: Desk, seen: Seen, plan: Joint, *, parent: QWidget) -> None:
        title = self.tr("Joint operation")
        super().__init__(
            desk.theme, title, parent=parent, size=(WIDE, 0), submit_text=self.tr("Close for all")
        )
        self.desk, self.seen, self.plan = desk, seen, plan
        self.result_text = TextArea(
            self.tr("What came of it, for all who took part"), limit=TEXT_MOST, lines=4
        )
        self.fields = {"result": FormField(self.tr("The one result"), self.result_text, required=True)}
        for name, text in self._told():
            self.body.addWidget(PlainLabel(named(name, text), wrap=True))
        self.body.addWidget(self.fields["result"])
        self.paper = Button(desk.theme, self.tr("Save the plan"), icon="printer").large()
        self.off = Button(desk.theme, self.tr("Call it off"), kind="ghost").large()
        self.paper.clicked.connect(lambda _checked=False: self.save_paper())
        self.off.clicked.connect(lambda _checked=False: self.call_off())
        self.set_footer(self.paper, self.off, None, self.cancel_button, self.submit_button)
        desk.gate.guard(self.submit_button, self.off)

    def _told(self) -> list[tuple[str, str]]:
        plan, event = self.plan, self.seen.sheet.event
        return [
            (event.number, event.title),
            (self.tr("Initiating body"), plan.initiator),
            (self.tr("Bodies that take part"), in_a_row(plan.departments)),
            (self.tr("When"), f"{local(plan.begins):%m-%d %H:%M}"),
            (self.tr("Area"), plan.place or "—"),
            (self.tr("Officers"), in_a_row(map(self._name, plan.officers))),
            (self.tr("Assistants"), in_a_row(map(self._name, plan.assistants)) or "—"),
            (self.tr("Division of work"), plan.division),
        ]

    @override
    def submit(self) -> None:
        self.give(
            JointDeed(self.plan.id, "result", data={"result": self.result_text.text.strip()}),
            self.tr("Closed for all who took part."),
        )

    def call_off(self) -> None:
        """What stands in the field is why."""
        reason = self.result_text.text.strip()
        if not reason:
            self.fields["result"].show_fault(self.tr("Write why it is called off."))
            self.result_text.setFocus()
            return
        self.give(
            JointDeed(self.plan.id, "call_off", data={"reason": reason}),
            self.tr("The joint operation is called off."),
        )

    def save_paper(self) -> None:
        """The plan as a page to print and to sign."""
        path = sending.ask_path("pdf", file_name(self.plan, "pdf"), self)
        if path is None:
            return
        facts = self.seen.facts
        made = pdf(
            joint_document(self.plan, self.seen.sheet.event.title, facts.name, self._name, demo=facts.demo)
        )
        sending.save(self.desk, path, lambda place: files.put(place, made))

    def _name(self, person: str) -> str:
        return next((one.person.name for one in self.seen.people if one.person.id == person), person)

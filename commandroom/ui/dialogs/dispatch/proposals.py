"""What is done with a proposal where too few fit: somebody else is chosen, another form opened, somebody called."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication

from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.dispatch.joining import filled_from
from commandroom.ui.dialogs.dispatch.nobody import in_charge
from commandroom.ui.dialogs.dispatch.order import Order
from commandroom.ui.dialogs.dispatch.pane import PeoplePane
from commandroom.ui.dialogs.leaving import while_there
from commandroom.ui.dialogs.scene import Scene
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import PersonRow

if TYPE_CHECKING:
    from commandroom.domain.people.shortfall import Proposal


class Dispatching(Protocol):
    """The dialog, as its proposals need it."""

    desk: Desk
    pane: PeoplePane
    order: Order
    scene: Scene | None

    def knows(self, changes: Changes) -> None:
        """What was done from here at the event."""
        ...


class Proposals:
    """The hands of a dispatch dialog for what is proposed in it."""

    def __init__(self, dialog: Dispatching, window: CardDialog) -> None:
        self._dialog, self._window = dialog, window
        self._desk, self._pane = dialog.desk, dialog.pane

    def take(self, proposal: Proposal) -> None:
        """Do what a button proposes."""
        scene = self._scene
        match proposal.kind:
            case "ab_partner":
                self._pane.pick(proposal.person)
            case "neighbour":
                self._pane.look_at_unit(scene.unit_name(proposal.unit))
            case "joint_team":
                self._plan(scene, proposal)
            case "county":
                event = scene.event
                self._window.reject()  # reporting up stands at the event, with its form
                self._desk.navigate("event", event_id=event.id if event is not None else "")
            case _:
                self._decide(scene, proposal)

    def call(self) -> None:
        """Call whoever leads, and put it on record; nobody calls themselves."""
        leader = in_charge(self._scene) if self._dialog.scene is not None else None
        if leader is not None:
            said = QCoreApplication.translate(
                "DispatchDialog", "Nobody of the leading unit is on duty; {name} was called."
            )
            self._ring(leader, said)

    @property
    def _scene(self) -> Scene:
        scene = self._dialog.scene
        assert scene is not None  # noqa: S101  it is shown
        return scene

    def _plan(self, scene: Scene, proposal: Proposal) -> None:
        """The form of a joint operation with what is known already; this dialog stays for who leads."""
        from commandroom.ui.dialogs.joint.dialog import open_joint  # noqa: PLC0415 - few dispatches need it

        event = scene.event
        assert event is not None  # noqa: S101  a dispatch is about an event
        done = while_there(self._window, partial(self._planned, proposal.body))
        open_joint(self._desk, self._window, event.id, filled=filled_from(scene, proposal), then=done)

    def _planned(self, body: str, changes: Changes) -> None:
        """The plan is our own remark at the event; what is sent afterwards may know of it."""
        self._dialog.knows(changes)
        said = QCoreApplication.translate("DispatchDialog", "Asks for joint enforcement with {body}.")
        self._dialog.order.insert(said.format(body=body))
        told = QCoreApplication.translate(
            "DispatchDialog", "The joint operation is planned; who leads is still to be sent."
        )
        self._pane.tell(told)

    def _decide(self, scene: Scene, proposal: Proposal) -> None:
        """Whoever leads the shift decides: called where somebody else sits here, told so where it is the person here."""
        if proposal.person == scene.facts.operator:
            own = QCoreApplication.translate(
                "DispatchDialog", "You lead this shift: decide here, reserve for later, or report it up."
            )
            self._pane.tell(own)
            return
        leader = next((row for row in scene.persons if row.person.id == proposal.person), None)
        if leader is not None:
            said = QCoreApplication.translate("DispatchDialog", "Too few may go; {name} was asked to decide.")
            self._ring(leader, said)

    def _ring(self, leader: PersonRow, said: str) -> None:
        event, person = self._scene.event, leader.person
        assert event is not None  # noqa: S101  a dispatch is about an event
        then = while_there(self._window, self._called)
        self._desk.perform(Act("note", event.id, {"text": said.format(name=person.name)}), then=then)
        told = QCoreApplication.translate("DispatchDialog", "Call {name} {phone}; it is noted in the course.")
        self._desk.notices.inform(told.format(name=person.name, phone=person.phone_masked))

    def _called(self, changes: Changes) -> None:
        self._pane.nobody.call.setEnabled(False)
        self._dialog.knows(changes)

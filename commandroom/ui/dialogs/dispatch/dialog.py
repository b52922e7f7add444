"""派遣: who goes on the left, what goes with it on the right, the person's name on the button."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget
from typing_extensions import override

from commandroom.domain.errors import ConflictError, FieldError, RoomError, WorldError
from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.event.state import Event, State
from commandroom.domain.ids import uuid7
from commandroom.domain.journal import millis
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.dispatch.candidates import people_of, units_of
from commandroom.ui.dialogs.dispatch.heading import Heading, note_of
from commandroom.ui.dialogs.dispatch.holding import Held, held_at, put_back, to_forget, to_hold
from commandroom.ui.dialogs.dispatch.order import Order
from commandroom.ui.dialogs.dispatch.pane import PeoplePane
from commandroom.ui.dialogs.dispatch.proposals import Proposals
from commandroom.ui.dialogs.dispatch.sending import (
    button_text,
    deed_of,
    first_fault,
    load_text,
    needs_reason,
    place_of,
)
from commandroom.ui.dialogs.leaving import while_there
from commandroom.ui.dialogs.meanwhile import MeanwhileBar
from commandroom.ui.dialogs.scene import Scene, look
from commandroom.ui.moments import long_text
from commandroom.ui.steps import PAUSE_MS
from commandroom.ui.undoing import offer_undo
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Scroll
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import Counts, QueueCounts

WIDE, HIGH = 1280, 800
SIDE = 420
NEXT = "dispatch/next"
_DIGITS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


class DispatchDialog(CardDialog):
    """Sends a matter to somebody, changes who leads, or adds a cooperating unit. `done_with` tells what changed."""

    done_with = Signal(object)
    next_wanted = Signal(str)

    def __init__(
        self,
        desk: Desk,
        ref: str,
        *,
        parent: QWidget,
        verb: str = "dispatch",
        initial: Mapping[str, object] | None = None,
        goes_on: bool = True,
    ) -> None:
        self.verb = VERBS[verb]
        label = self.verb.english if desk.lang == "en" else self.verb.label
        super().__init__(desk.theme, label, parent=parent, size=(WIDE, HIGH), submit_text=label)
        self.desk = desk
        self.scene: Scene | None = None
        self._ref = ref
        self._initial = dict(initial or {})
        self._goes_on = goes_on and verb == "dispatch"
        self._expected: int | None = None
        self._is_held = False
        self._is_sent = False
        self._id = uuid7(millis=millis(desk.clock.now()), random=secrets.randbits(80))
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)
        self._is_whole = False
        self._seen: tuple[Scene, Held | None] | None = None
        self._assemble()
        self._proposals = Proposals(self, self)
        self._look()  # the room answers while the right side is built
        QTimer.singleShot(PAUSE_MS, self, self._assemble_order)  # after the first painting; with 0 before it

    # --- building -----------------------------------------------------------------------------------

    def _assemble(self) -> None:
        theme = self.theme
        self.heading = Heading(theme, self.head, self._head_row, self.card)
        self.pane = PeoplePane(theme, is_units=self.verb.name == "add_coop")
        self.people, self.filter, self.finder = self.pane.people, self.pane.filter, self.pane.finder
        self.notice = self.pane.notice
        self._side = QFrame()
        self._side.setObjectName("detail")
        self._side.setFixedWidth(SIDE)
        body = QWidget()
        parts = row(self.pane, self._side, spacing=0)
        parts.setStretch(0, 1)
        body.setLayout(parts)
        self.set_body(body)
        self.next = QCheckBox(self.tr("Then open the next one to dispatch"))
        self.next.setChecked(self._goes_on and bool(self.desk.settings.get(NEXT, True)))
        self.hold_button = Button(theme, self.tr("Put aside"), keys="Ctrl+S").large()
        digits = PlainLabel(self.tr("Digits 1–5 pick"), "muted")
        self.set_footer(self.next, digits, None, self.cancel_button, self.hold_button, self.submit_button)
        self.next.setVisible(self._goes_on)
        self.hold_button.setVisible(self.verb.name == "dispatch")
        self.submit_button.show_icon("send")
        self.submit_button.setEnabled(False)
        self.desk.gate.guard(self.submit_button, self.hold_button, self.pane.nobody.call)

    def _assemble_order(self) -> None:
        """The right side, in a turn of its own: together with the rest it would be felt."""
        if self._is_sent:
            return  # closed before it was whole
        self.order = Order(self.theme, self.verb.name)
        self.order.setObjectName("surface")
        self._side.setLayout(column(Scroll(self.order), margins=(1, 0, 0, 0)))
        self._wire()
        self._order_tabs()
        self._set_open(is_open=False)
        QTimer.singleShot(PAUSE_MS, self, self._be_whole)

    def _be_whole(self) -> None:
        """What it shows comes in the next turn, also where the room was quicker."""
        self._is_whole = True
        if self._seen is not None:
            seen, self._seen = self._seen, None
            self._show(seen)

    def _wire(self) -> None:
        self.pane.narrowed.connect(self._name_button)
        self.people.picked.connect(self._picked)
        self.order.changed.connect(self._name_button)
        self.order.later.toggled.connect(self._name_button)
        self.next.toggled.connect(lambda is_on: self.desk.settings.put(NEXT, bool(is_on)))
        self.hold_button.clicked.connect(lambda _checked=False: self.hold())
        self.pane.nobody.called.connect(self._proposals.call)
        self.pane.instead.wanted.connect(self._proposals.take)
        QShortcut(QKeySequence("Ctrl+R"), self).activated.connect(self.pane.why_not.fold)
        QShortcut(QKeySequence("Ctrl+T"), self).activated.connect(self.order.show_templates)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.hold)
        self.desk.bus.changed.connect(self._on_changes)

    # --- looking ------------------------------------------------------------------------------------

    def _look(self) -> None:
        self.pane.found.wait()
        desk, verb, ref = self.desk, self.verb, self._ref
        is_first = self.scene is None and verb.name == "dispatch"

        def work() -> tuple[Scene, Held | None]:
            scene = look(desk, verb, ref)
            event = scene.event
            return scene, held_at(desk.room, event.id) if is_first and event is not None else None

        show, failed = while_there(self, self._show), while_there(self, self._cannot_open)
        desk.tasks.run(work, then=show, failed=failed, lane="dispatch.look")

    def _cannot_open(self, error: Exception) -> None:
        self.pane.found.line.stop()
        if not isinstance(error, RoomError):
            self.desk.fail(error)
            return
        self.desk.gate.report(error)
        text = words.error_text(error, lang=self.desk.lang)
        if self.scene is None:
            self.pane.found.show_error(text, error.code, on_retry=self._look)
        else:
            self.show_fault(text)

    def _show(self, seen: tuple[Scene, Held | None]) -> None:
        if self._is_sent:
            return
        if not self._is_whole:
            self._seen = seen
            return
        scene, held = seen
        is_first = self.scene is None
        self.scene = scene
        event = self._event
        self._expected = event.version
        assert scene.sheet is not None  # noqa: S101  there is an event
        self.heading.show_event(event, scene.sheet.board)
        found = units_of(scene) if self.verb.name == "add_coop" else people_of(scene)
        if is_first:
            self.pane.paint_first(found)
            self.order.show_scene(scene)
            self.meanwhile = MeanwhileBar(self.desk, self, scene)
            self._order_tabs()
            self.order.fill(self._initial)
            if self._goes_on:
                count = while_there(self, self._count)
                self.desk.ask(Counts(scene.now), then=count, refused=lambda _error: None)
        self.pane.show_candidates(found)
        may = scene.may
        self._set_open(is_open=may is not None and may.allowed != "no")
        self.pane.tell(note_of(scene))
        self.pane.say_nobody(scene)
        self.pane.explain(scene)
        if held is not None:
            self._take_up(held)
        self._tick()
        self._second.start()
        if is_first:
            self.people.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _event(self) -> Event:
        assert self.scene is not None  # noqa: S101  it is shown
        assert self.scene.event is not None  # noqa: S101  a dispatch is about an event
        return self.scene.event

    def _set_open(self, *, is_open: bool) -> None:
        for part in (self.people, self.order, self.finder, self.filter, self.hold_button):
            part.setEnabled(is_open)
        self.submit_button.setEnabled(is_open)

    def _count(self, counts: QueueCounts) -> None:
        left = counts.total.get(State.PENDING_DISPATCH.value, 0) - 1
        self.next.setVisible(left > 0)
        text = self.tr("Then open the next one to dispatch ({count} left)")
        self.next.setText(text.format(count=max(left, 0)))

    def _tick(self) -> None:
        if self.scene is not None:
            self.heading.tick(self._event, self.desk.clock.now())

    # --- choosing -----------------------------------------------------------------------------------

    def _picked(self) -> None:
        chosen = self.people.chosen
        if chosen is not None and chosen.unit:
            self.order.choose_unit(chosen.unit)
        self._name_button()

    def _name_button(self) -> None:
        chosen = self.people.chosen
        label = self.verb.english if self.desk.lang == "en" else self.verb.label
        self.submit_button.say(button_text(self.verb.name, self.order, chosen) or label)
        self.submit_button.show_icon("send")
        self.order.ask_why(load_text(chosen) if needs_reason(self.verb.name, self.order, chosen) else "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DIGITS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.people.pick(event.key() - Qt.Key.Key_1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.people.step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    # --- handing in ---------------------------------------------------------------------------------

    @override
    def submit(self) -> None:
        self.show_fault("")
        if not self._is_complete():
            return
        self._is_sent = True
        self.set_busy(is_busy=True)
        then, refused = while_there(self, self._done), while_there(self, self._refused)
        self.desk.perform(self._act(), then=then, refused=refused)

    def _is_complete(self) -> bool:
        self.order.clear_faults()
        fault = first_fault(self.verb.name, self.order, self.people.chosen)
        if fault is not None:
            self._fault_at(fault)
            place_of(fault, self.order, self.people).setFocus(Qt.FocusReason.MouseFocusReason)
        return fault is None

    def _act(self) -> Act:
        verb, data = deed_of(self.verb.name, self.order, self.people.chosen, self.people.people.rows)
        return Act(verb, self._event.id, data, expected=self._expected, id=self._id)

    def _done(self, changes: Changes) -> None:
        assert self.scene is not None  # noqa: S101  it was handed in
        self._leave()
        if self._is_held:
            self.desk.perform(to_forget(changes.event))
        self.accept()
        self.done_with.emit(changes)
        label = self.scene.verb_label(self.verb)
        said = self.tr("{number}: {verb} done").format(number=changes.number, verb=label)
        if changes.proposed:
            who = self.scene.approvers()
            told = self.tr("{verb} is proposed and waits for {who}")
            self.desk.notices.confirm(told.format(verb=label, who=who))
        else:
            offer_undo(self.desk, changes, said)
        if self.next.isChecked() and self._goes_on:
            self.next_wanted.emit(changes.event)

    @override
    def reject(self) -> None:
        self._leave()
        super().reject()

    def _leave(self) -> None:
        """Nothing is heard of the event any more."""
        self._is_sent = True
        self._second.stop()

    # --- putting aside, calling, hearing of others ----------------------------------------------------

    @Slot()
    def hold(self) -> None:
        """Keep what stands here with the event, and close."""
        if self.scene is None or not self.hold_button.isEnabled() or self.verb.name != "dispatch":
            return
        chosen = self.people.chosen
        self.desk.perform(to_hold(self._event.id, self.order, chosen.id if chosen is not None else ""))
        said = self.tr("{number}: put aside, nothing was sent.")
        self.desk.notices.inform(said.format(number=self._event.number))
        self.reject()

    def _take_up(self, held: Held) -> None:
        """What was put aside stands here again."""
        self._is_held = True
        put_back(held, self.pane, self.order)
        self.pane.tell(self.tr("As it was put aside at {at}.").format(at=long_text(held.at)))

    def knows(self, changes: Changes) -> None:
        """What was done from here at the event: what is sent afterwards may know of it."""
        self._expected = changes.version

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        """Somebody else did something at this event while the dialog stood open: where it is closed now, say so."""
        if not isinstance(changes, Changes) or changes.seat_only or self.scene is None or self._is_sent:
            return
        if self._event.id in changes.events:
            desk, verb, ref = self.desk, self.verb, self._event.id
            show = while_there(self, self._show_if_closed)
            desk.tasks.run(lambda: look(desk, verb, ref), then=show, lane="dispatch.look")

    def _show_if_closed(self, scene: Scene) -> None:
        """What is still open stays as it is typed; the room tells what changed when it is handed in."""
        if scene.may is None and not self._is_sent:
            self._show((scene, None))

    # --- what is refused ----------------------------------------------------------------------------

    def _refused(self, error: RoomError) -> None:
        self._is_sent = False
        self.set_busy(is_busy=False)
        if isinstance(error, ConflictError):
            self._conflict(error)
        elif isinstance(error, FieldError) and self._fault_at(error):
            return
        else:
            self.show_fault(words.error_text(error, lang=self.desk.lang))
            if isinstance(error, WorldError):
                self.submit_button.say(self.tr("Retry"))
            if error.code == "verb.not_open":
                self._look()

    def _conflict(self, error: ConflictError) -> None:
        """Say who did what; look again, which turns the dialog read-only where nothing is left to do."""
        assert self.scene is not None  # noqa: S101  it was handed in
        self.show_fault(self.scene.conflict_text(error))
        self._look()

    def _fault_at(self, error: FieldError) -> bool:
        text = words.error_text(error, lang=self.desk.lang)
        if error.field == "busy_reason" and not self.order.is_asked_why:
            self.order.ask_why(text)  # the room knows of more than was seen from here
            self.order.busy.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if not self.order.show_fault(error.field, text):
            self.show_fault(text)
        return True

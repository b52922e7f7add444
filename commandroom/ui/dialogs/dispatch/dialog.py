"""派遣: who goes on the left, what goes with it on the right, the person's name on the button."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import ConflictError, FieldError, RoomError
from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.event.state import Event, State, Timer
from commandroom.domain.ids import uuid7
from commandroom.domain.journal import millis
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.dispatch.candidates import (
    FILTERS,
    Candidate,
    narrowed,
    people_of,
    shown_text,
    units_of,
)
from commandroom.ui.dialogs.dispatch.order import Order
from commandroom.ui.dialogs.dispatch.people import PeopleList
from commandroom.ui.dialogs.scene import Scene, look
from commandroom.ui.moments import long_text
from commandroom.ui.parts.naming import verb_label
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.card import Scroll
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.progress import ProgressLine
from commandroom.ui.widgets.signs import Countdown, StatusPill
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRow, BoardRows, Counts

WIDE, HIGH = 1280, 800
SIDE = 420
DISPATCHING = frozenset({"dispatch", "reassign", "add_coop"})
NEXT = "dispatch/next"
_DIGITS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)
_ID_BYTES = 4


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
    ) -> None:
        self.verb = VERBS[verb]
        label = self.verb.english if desk.lang == "en" else self.verb.label
        super().__init__(desk.theme, label, parent=parent, size=(WIDE, HIGH), submit_text=label)
        self.desk = desk
        self.scene: Scene | None = None
        self._ref = ref
        self._initial = dict(initial or {})
        self._found: list[Candidate] = []
        self._expected: int | None = None
        self._confirmed = ""
        self._id = uuid7(millis=millis(desk.clock.now()), random=secrets.randbits(80))
        self._assemble()
        self._wire()
        self._look()

    # --- building -----------------------------------------------------------------------------------

    def _assemble(self) -> None:
        theme = self.theme
        self.pill = StatusPill(theme)
        self.clock = Countdown(theme, px=15)
        self.clock_note = PlainLabel("", "muted")
        self.head.addWidget(self.pill)
        self._head_row.addWidget(self.clock)
        self._head_row.addWidget(self.clock_note)
        self.subject = ElidedLabel("")
        self.subject.set_role("strong")
        self.about = PlainLabel("", "muted")
        line = QFrame()
        line.setLayout(row(self.subject, self.about, None, spacing=12, margins=(24, 0, 24, 12)))
        whole = self.card.layout()
        if isinstance(whole, QVBoxLayout):
            whole.insertWidget(1, line)
        self.line = ProgressLine(theme)
        self.notice = PlainLabel("", "warn", wrap=True)
        self.notice.hide()
        self.order = Order(theme, self.verb.name)
        self.order.setObjectName("surface")
        side = QFrame()
        side.setObjectName("detail")
        side.setLayout(column(Scroll(self.order), margins=(1, 0, 0, 0)))
        side.setFixedWidth(SIDE)
        body = QWidget()
        parts = row(self._left(), side, spacing=0)
        parts.setStretch(0, 1)
        body.setLayout(column(self.line, parts, spacing=0))
        self.set_body(body)
        self.next = QCheckBox(self.tr("Then open the next one to dispatch"))
        self.next.setChecked(bool(self.desk.settings.get(NEXT, True)))
        self.next.setVisible(self.verb.name == "dispatch")
        self.set_footer(self.next, PlainLabel(self.tr("Digits 1–5 pick"), "muted"), None,
                        self.cancel_button, self.submit_button)  # fmt: skip
        self.submit_button.show_icon("send")
        self.submit_button.setEnabled(False)

    def _left(self) -> QWidget:
        is_units = self.verb.name == "add_coop"
        names = {
            "recommended": self.tr("Suggested"),
            "grid": self.tr("Own grid"),
            "unit": self.tr("Lead unit"),
            "all": self.tr("All"),
        }
        title = self.tr("Units") if is_units else self.tr("People")
        self.filter = Chips([(key, names[key]) for key in FILTERS], name=self.tr("Filter"))
        self.filter.setVisible(not is_units)
        self.finder = TextInput(self.tr("Name, unit or pinyin initials"))
        self.finder.setAccessibleName(self.tr("Find"))
        self.finder.setFixedWidth(230)
        self.people = PeopleList(self.theme, title)
        self.empty = PlainLabel(self.tr("Nobody fits."), "muted")
        self.empty.hide()
        how = self.tr("Lead unit first, then own grid, presence, room for more, experience")
        head = row(PlainLabel(title, "h2"), PlainLabel(how, "muted"), None, spacing=10)
        tools = row(self.filter, self.finder, spacing=12)
        tools.setStretch(0, 1)
        left = QWidget()
        left.setLayout(
            column(self.notice, head, tools, self.empty, self.people, spacing=12, margins=(20, 16, 20, 0))
        )
        return left

    def _wire(self) -> None:
        self.filter.changed.connect(self._narrow)
        self.finder.textChanged.connect(self._narrow)
        self.people.picked.connect(self._picked)
        self.order.changed.connect(self._name_button)
        self.order.later.toggled.connect(self._name_button)
        self.next.toggled.connect(lambda is_on: self.desk.settings.put(NEXT, bool(is_on)))
        QShortcut(QKeySequence("Ctrl+T"), self).activated.connect(self.order.show_templates)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)

    # --- looking ------------------------------------------------------------------------------------

    def _look(self) -> None:
        self.line.start()
        self.desk.tasks.run(
            lambda: look(self.desk, self.verb, self._ref), then=self._show, failed=self._cannot_open
        )

    def _cannot_open(self, error: Exception) -> None:
        self.line.stop()
        if isinstance(error, RoomError):
            self.show_fault(words.error_text(error, lang=self.desk.lang))
            self.submit_button.setEnabled(False)
        else:
            self.desk.fail(error)

    def _show(self, scene: Scene) -> None:
        self.line.stop()
        is_first = self.scene is None
        self.scene = scene
        event = self._event
        self._expected = event.version
        self._found = units_of(scene) if self.verb.name == "add_coop" else people_of(scene)
        self._show_event(scene, event)
        if is_first:
            self.order.show_scene(scene)
            self._fill()
            self.desk.ask(Counts(scene.now), then=self._count, refused=lambda _error: None)
        self._narrow()
        may = scene.may
        self._set_open(is_open=may is not None and may.allowed != "no")
        if may is not None and may.allowed == "propose":
            self._tell(self.tr("This is a proposal; {who} must approve it.").format(who=scene.approvers()))
        elif may is not None and may.allowed == "no":
            self._tell(self.tr("Only {who} may do this.").format(who=may.who))
        elif may is None:
            self._tell(self._why_closed(scene))
        self._tick()
        self._second.start()
        if is_first:
            self.people.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _event(self) -> Event:
        assert self.scene is not None  # noqa: S101  it is shown
        assert self.scene.event is not None  # noqa: S101  a dispatch is about an event
        return self.scene.event

    def _show_event(self, scene: Scene, event: Event) -> None:
        assert scene.sheet is not None  # noqa: S101  there is an event
        board = scene.sheet.board
        self.pill.show_state(event.state.code)
        self.subject.setText(event.title)
        parts = (
            event.number,
            words.urgency_label(event.urgency),
            board.category_name,
            words.source_label(event.source),
        )
        self.about.setText(" · ".join(filter(None, parts)))

    def _fill(self) -> None:
        text = self._initial.get("requirement", self._initial.get("reason", ""))
        if text:
            self.order.text.set_text(str(text))
        unit = self._initial.get("lead_office", self._initial.get("new_office"))
        if unit:
            self.order.choose_unit(str(unit))

    def _why_closed(self, scene: Scene) -> str:
        """Who did what, where somebody was faster."""
        state = words.state_label(self._event.state.code)
        rows = scene.sheet.timeline if scene.sheet is not None else ()
        last = next((row_ for row_ in reversed(rows) if row_.verb in DISPATCHING), None)
        if last is None:
            return self.tr("Not open while the event is “{state}”.").format(state=state)
        text = self.tr("{who} did “{verb}” at {at}; the event is “{state}” now. Nothing can be changed here.")
        return text.format(
            who=last.actor_name, verb=verb_label(last.verb, last.label), at=long_text(last.at), state=state
        )

    def _tell(self, text: str) -> None:
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def _set_open(self, *, is_open: bool) -> None:
        for part in (self.people, self.order, self.finder, self.filter):
            part.setEnabled(is_open)
        self.submit_button.setEnabled(is_open)

    def _count(self, counts: Any) -> None:
        left = counts.total.get(State.PENDING_DISPATCH.value, 0)
        text = self.tr("Then open the next one to dispatch ({count} left)")
        self.next.setText(text.format(count=max(left - 1, 0)))

    def _timer(self) -> Timer | None:
        return self._event.timer("dispatch") or self._event.next_timer()

    def _tick(self) -> None:
        timer = self._timer() if self.scene is not None else None
        if timer is None:
            self.clock.hide()
            return
        now = self.desk.clock.now()
        lamp = timer.lamp(now)
        if timer.is_paused:
            self.clock.show_remaining(lamp.value, None, words.lamp_label("paused"))
        else:
            self.clock.show_remaining(lamp.value, (timer.due - now).total_seconds())
        is_step = timer.key == "dispatch"
        self.clock_note.setText(self.tr("until the dispatch is late") if is_step and timer.due > now else "")

    # --- choosing -----------------------------------------------------------------------------------

    def _narrow(self) -> None:
        rows = narrowed(self._found, which=str(self.filter.value or "all"), text=self.finder.text())
        if self.verb.name == "add_coop" and not self.finder.text().strip():
            rows = list(self._found)
        self.people.show_rows(rows, choose_first=not self.finder.text().strip())
        self.empty.setVisible(not rows)
        self._name_button()

    def _picked(self) -> None:
        chosen = self.people.chosen
        if chosen is not None and chosen.unit:
            self.order.choose_unit(chosen.unit)
        self._confirmed = ""
        self._name_button()

    def _name_button(self) -> None:
        chosen = self.people.chosen
        name = chosen.name if chosen is not None else ""
        texts = {
            "dispatch": self.tr("Dispatch to {name}"),
            "reassign": self.tr("Reassign to {name}"),
            "add_coop": self.tr("Add {name}"),
        }
        text = texts[self.verb.name]
        if self.order.later.isChecked() and self.verb.name == "dispatch":
            text = self.tr("Reserve {name}")
        if chosen is not None and self._confirmed == chosen.id:
            text = self.tr("All the same: {text}").format(text=text)
        label = self.verb.english if self.desk.lang == "en" else self.verb.label
        self.submit_button.say(text.format(name=name) if name else label)
        self.submit_button.show_icon("send")

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
        chosen = self.people.chosen
        if not self._is_complete():
            return
        if chosen is not None and chosen.is_full and self._confirmed != chosen.id:
            self._confirmed = chosen.id
            text = self.tr(
                "{name} has {load} of {capacity} in hand already. Press again to send it all the same."
            )
            self.show_fault(text.format(name=chosen.name, load=chosen.load, capacity=chosen.capacity))
            self._name_button()
            return
        self.set_busy(is_busy=True)
        self.desk.perform(self._act(), then=self._done, refused=self._refused)

    def _is_complete(self) -> bool:
        self.order.text_field.clear_fault()
        self.order.unit_field.clear_fault()
        if self.verb.name != "add_coop" and self.order.unit.value is None:
            self._fault_at(FieldError("field.missing", field="lead_office"))
            self.order.unit.setFocus()
            return False
        if self.verb.name == "add_coop" and self.people.chosen is None:
            self._fault_at(FieldError("field.missing", field="coop_office"))
            return False
        if not self.order.text.text.strip():
            name = "reason" if self.verb.name == "reassign" else "requirement"
            self._fault_at(FieldError("field.missing", field=name))
            self.order.text.setFocus()
            return False
        return True

    def _act(self) -> Act:
        verb, data = self.verb.name, self._data()
        if verb == "dispatch" and self.order.later.isChecked():
            verb = "reserve"
        return Act(verb, self._event.id, data, expected=self._expected, id=self._id)

    def _data(self) -> dict[str, Any]:
        order, chosen = self.order, self.people.chosen
        text = order.text.text.strip()
        handler = self._handler()
        if self.verb.name == "add_coop":
            return {"coop_office": chosen.id if chosen is not None else "", "requirement": text}
        if self.verb.name == "reassign":
            return {"new_office": order.unit.value, "reason": text} | handler
        base: dict[str, Any] = {"lead_office": order.unit.value, "requirement": text} | handler
        if order.later.isChecked():
            return base | {"start_at": order.start_at.moment}
        deadline: datetime | None = order.deadline
        shown = shown_text(self.people.people.rows, chosen.id if chosen is not None else "")
        base |= {"shown": shown, "coop_offices": order.coop_units}
        return base | ({"deadline": deadline} if deadline is not None else {})

    def _handler(self) -> dict[str, str]:
        """The person who is sent, if the unit leads to which that person belongs."""
        chosen = self.people.chosen
        if chosen is None or chosen.unit != self.order.unit.value:
            return {}
        return {"handler": chosen.id}

    def _done(self, changes: Changes) -> None:
        assert self.scene is not None  # noqa: S101  it was handed in
        self._second.stop()
        self.accept()
        self.done_with.emit(changes)
        label = self.scene.verb_label(self.verb)
        said = self.tr("{number}: {verb} done").format(number=changes.number, verb=label)
        if changes.proposed:
            who = self.scene.approvers()
            self.desk.notices.confirm(
                self.tr("{verb} is proposed and waits for {who}").format(verb=label, who=who)
            )
        else:
            undo = Act("withdraw", changes.event, {"target": changes.entries[0]})
            self.desk.notices.offer_undo(said, lambda: self.desk.perform(undo))
        if self.next.isChecked() and self.verb.name == "dispatch":
            self.next_wanted.emit(changes.event)

    @override
    def reject(self) -> None:
        self._second.stop()
        super().reject()

    # --- what is refused ----------------------------------------------------------------------------

    def _refused(self, error: RoomError) -> None:
        self.set_busy(is_busy=False)
        if isinstance(error, ConflictError):
            self._conflict(error)
        elif isinstance(error, FieldError) and self._fault_at(error):
            return
        else:
            self.show_fault(words.error_text(error, lang=self.desk.lang))
            if error.code == "verb.not_open":
                self._look()

    def _conflict(self, error: ConflictError) -> None:
        """Say who did what; look again, which turns the dialog read-only where nothing is left to do."""
        assert self.scene is not None  # noqa: S101  it was handed in
        self.show_fault(self.scene.conflict_text(error))
        self._look()

    def _fault_at(self, error: FieldError) -> bool:
        text = words.error_text(error, lang=self.desk.lang)
        if error.field in {"lead_office", "new_office"}:
            self.order.unit_field.show_fault(text)
        elif error.field in {"requirement", "reason"}:
            self.order.text_field.show_fault(text)
        else:
            self.show_fault(text)
        return True


def open_dispatch(
    desk: Desk,
    parent: QWidget,
    event_ref: str,
    *,
    verb: str = "dispatch",
    initial: Mapping[str, object] | None = None,
    then: Callable[[Changes], object] | None = None,
) -> DispatchDialog:
    """Open the dialog for `dispatch`, `reassign` or `add_coop` at an event; `then` is told what changed.

    After a dispatch it opens the next event to dispatch, if the person wants that.
    """
    dialog = DispatchDialog(desk, event_ref, parent=parent, verb=verb, initial=initial)
    if then is not None:
        dialog.done_with.connect(then)
    dialog.next_wanted.connect(lambda done: _open_next(desk, parent, done, then))
    dialog.open()
    return dialog


def _open_next(desk: Desk, parent: QWidget, done: str, then: Callable[[Changes], object] | None) -> None:
    board = BoardQuery(view=State.PENDING_DISPATCH.value)

    def show_rows(rows: tuple[BoardRow, ...]) -> None:
        waiting = next((row_ for row_ in rows if row_.id != done), None)
        if waiting is not None:
            open_dispatch(desk, parent, waiting.id, then=then)
        else:
            desk.notices.inform(QCoreApplication.translate("DispatchDialog", "Nothing is left to dispatch."))

    def ask_rows(found: Any) -> None:
        ids = [
            int.from_bytes(found.ids[at : at + _ID_BYTES], "little")
            for at in range(0, min(len(found.ids), 8), 4)
        ]
        desk.ask(BoardRows(tuple(ids)), then=show_rows)

    desk.ask(BoardIds(board, desk.clock.now(), limit=2), then=ask_rows)

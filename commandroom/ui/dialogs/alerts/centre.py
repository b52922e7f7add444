"""The alert centre (Ctrl+B): what rang, what somebody took, what is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from commandroom.domain.errors import FieldError, RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.alerts.rates import RatesView, Told, tell
from commandroom.ui.dialogs.alerts.words import cause, next_call, place, title
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.foretold import ALERTS as SCOPE
from commandroom.ui.foretold import LATER_ALERT, MUTE_ALERT, TAKE_ALERT
from commandroom.ui.moments import short_text
from commandroom.ui.widgets.arrange import column
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card, Scroll
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases import alerting
from commandroom.usecases.alertcalls import rings_at
from commandroom.usecases.alerting import ACKNOWLEDGED, INTERRUPTING, MUTE, RESOLVED, TRIGGERED
from commandroom.usecases.commands import Acknowledge
from commandroom.usecases.queries import AlertRow, Alerts, Seating, Seats
from commandroom.usecases.room import Room

SHOWN = 500
RATES = "rates"
MINUTES = (5, 10, 30)
PUT_OFF_MINUTES = 10
_LEVEL_ROLES = {"P1": "crit", "P2": "warn", "P3": "text3"}
_LEVEL_SIGNS = {"P1": "Ⅰ", "P2": "Ⅱ", "P3": "Ⅲ"}


class AlertCentre(CardDialog):
    """Tabs for the three states; each row with what is to be done and when the next person is called."""

    def __init__(self, desk: Desk, *, parent: QWidget) -> None:
        super().__init__(desk.theme, "", parent=parent, size=(1100, 660))
        self.desk = desk
        self.rows: tuple[AlertRow, ...] = ()
        self.seating = Seating()
        self._is_known = False
        self._whose: str | None = None
        self.title.setText(self.tr("Alert centre"))
        self.setWindowTitle(self.title.text())
        self._make()
        self._register()
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)
        desk.bus.changed.connect(self.look)
        self.finished.connect(self._forget_keys)
        self.look()

    def _make(self) -> None:
        theme = self.desk.theme
        self.tabs = Chips(
            [
                (TRIGGERED, self.tr("Ringing")),
                (ACKNOWLEDGED, self.tr("Taken")),
                (RESOLVED, self.tr("Over")),
                (RATES, self.tr("Rates")),
            ],
            name=self.tr("State"),
        )
        self.tabs.setMinimumWidth(430)
        self.tabs.changed.connect(self._show)
        self.head.addWidget(self.tabs)
        self.list = ListView(self.desk, ListTable(self._columns()), scope=SCOPE, name=self.tr("Alerts"))
        self.list.opened.connect(lambda _at: self.open_event())
        self.placeholder = Placeholder(theme, self.list)
        self.rates = RatesView(theme)
        self.rates.chosen.connect(self._choose_whose)
        self.stack = QStackedWidget()
        self.rates_placeholder = Placeholder(theme, Scroll(self.rates))
        self.stack.addWidget(self.placeholder)
        self.stack.addWidget(self.rates_placeholder)
        self.set_body(Card(column(self.stack, spacing=0, margins=(0, 0, 0, 0)), name="surface"))
        self.take = Button(theme, self.tr("Take it"), icon="check")
        self.later = Button(theme, self.tr("In ten minutes"), icon="clock", kind="ghost")
        self.go = Button(theme, self.tr("Open the event"), icon="external-link", keys="Enter")
        self.take_low = Button(theme, self.tr("Take all of the third class"), kind="ghost")
        self.mute = Button(theme, self.tr("Mute…"), icon="bell-off", kind="ghost")
        self.muted = PlainLabel("", "warn")
        self.submit_button.say(self.tr("Close"), keys="Esc")
        self.set_footer(
            self.take, self.go, self.later, self.take_low, self.mute, self.muted, None, self.submit_button
        )
        self.take.clicked.connect(self.take_current)
        self.later.clicked.connect(self.put_off)
        self.go.clicked.connect(self.open_event)
        self.take_low.clicked.connect(self.take_all_low)
        self.mute.clicked.connect(self.ask_mute)
        for button in (self.take, self.go, self.later, self.take_low, self.mute):
            button.setEnabled(False)
        self.desk.gate.guard(self.take, self.later, self.take_low, self.mute)

    def _columns(self) -> list[Col[AlertRow]]:
        return [
            Col("", lambda a: _LEVEL_SIGNS.get(a.level, a.level), 40, role=self._level_role, is_bold=True),
            Col(self.tr("Why"), cause, 150, role=self._level_role, is_bold=True),
            Col(self.tr("What"), title, 0),
            Col(self.tr("Who must act"), lambda a: a.owner, 140, role=lambda _a: "text2"),
            Col(self.tr("Rings at"), self._place, 140, role=lambda _a: "text2"),
            Col(self.tr("Since"), lambda a: short_text(a.at), 110, role=lambda _a: "text2", is_number=True),
            Col(self.tr("Next call in"), self._next, 120, role=lambda _a: "text2", is_number=True),
        ]

    def _register(self) -> None:
        actions = self.desk.actions
        for one, do, button in (
            (TAKE_ALERT, self.take_current, self.take),
            (LATER_ALERT, self.put_off, self.later),
            (MUTE_ALERT, self.ask_mute, self.mute),
        ):
            actions.add(
                one.id, one.label(), do, keys=one.keys, group=one.group_label(), icon=one.icon, scope=SCOPE, owner=self
            )  # fmt: skip
            actions.show_on(one.id, button)

    # --- showing -----------------------------------------------------------------------------------------------

    @Slot()
    def look(self, *_changes: object) -> None:
        """Ask again."""
        self.placeholder.wait()
        room, now = self.desk.room, self.desk.clock.now()
        self.desk.tasks.run(
            lambda: (room.ask(Alerts(limit=SHOWN)), room.ask(Seats(now))),
            then=self._take_rows, failed=self._fail, lane="alerts.centre",
        )  # fmt: skip

    def _take_rows(self, found: tuple[Sequence[AlertRow], Seating]) -> None:
        self.rows, self.seating = tuple(found[0]), found[1]
        is_first, self._is_known = not self._is_known, True
        self._show()
        if is_first:
            self.list.setFocus()

    def _look_at_rates(self) -> None:
        room, now, person = cast("Room", self.desk.room), self.desk.clock.now(), self._whose
        self.rates_placeholder.wait()
        self.desk.slow.run(
            lambda: tell(room, now, person),
            then=self._show_rates,
            failed=self._fail_rates,
            lane="alerts.rates",
        )

    def _choose_whose(self, person: str) -> None:
        self._whose = person
        self._look_at_rates()

    def _fail_rates(self, error: Exception) -> None:
        if isinstance(error, RoomError):
            self._say_error(self.rates_placeholder, error, self._look_at_rates)
        else:
            self.desk.fail(error)

    def _show_rates(self, told: Told) -> None:
        self.rates_placeholder.show_content()
        self.rates.show_rates(told, lang=self.desk.lang)

    def _show(self) -> None:
        state = str(self.tabs.value)
        self.stack.setCurrentIndex(int(state == RATES))
        if state == RATES:
            self._look_at_rates()
        if not self._is_known:
            return
        shown = [a for a in self.rows if a.status == state and a.kind != MUTE]
        shown.sort(key=self._order if state == TRIGGERED else lambda a: -a.at.timestamp())
        self.list.show_rows(shown, key=lambda a: a.id)
        names = {TRIGGERED: self.tr("Ringing"), ACKNOWLEDGED: self.tr("Taken"), RESOLVED: self.tr("Over")}
        for chip in (chip for chip in self.tabs.chips if chip.key in names):
            count = sum(a.status == chip.key and a.kind != MUTE for a in self.rows)
            chip.setText(f"{names[str(chip.key)]} {count}")
        self._show_state(shown, state)
        self._show_muted()

    def _show_state(self, shown: list[AlertRow], state: str) -> None:
        is_ringing = state == TRIGGERED
        self.take.setEnabled(bool(shown) and is_ringing)
        self.later.setEnabled(bool(shown) and is_ringing)
        self.go.setEnabled(bool(shown))
        self.take_low.setEnabled(True)
        self.mute.setEnabled(True)
        self.take_low.setVisible(is_ringing and any(a.level not in INTERRUPTING for a in shown))
        if shown:
            self.placeholder.show_content()
        else:
            self._say_nothing(state)

    def _say_nothing(self, state: str) -> None:
        texts = {
            RATES: "",
            TRIGGERED: self.tr("Nothing rings"),
            ACKNOWLEDGED: self.tr("Nothing was taken"),
            RESOLVED: self.tr("Nothing yet"),
        }
        to = RATES if state == TRIGGERED else TRIGGERED
        action = self.tr("See how often it rang") if to == RATES else self.tr("See what rings")
        go = partial(self.show_tab, to)
        self.placeholder.show_empty(texts[state], icon="bell", action=action, on_action=go)

    def show_tab(self, tab: str) -> None:
        """Show another tab."""
        self.tabs.choose(tab)
        self._show()

    def _show_muted(self) -> None:
        until = alerting.muted_until(self.rows, self.desk.clock.now())
        self.muted.setText(self.tr("muted until {time}").format(time=short_text(until)) if until else "")
        self.mute.say(self.tr("Let it ring again") if until else self.tr("Mute…"))

    def _order(self, alert: AlertRow) -> tuple[bool, str, float]:
        """What rings here comes first, the gravest of it before all, the newest before the others."""
        return (not self._is_here(alert), alert.level, -alert.at.timestamp())

    def _is_here(self, alert: AlertRow) -> bool:
        return rings_at(alert, self.seating.here)

    def _place(self, alert: AlertRow) -> str:
        return place(alert, self.seating)

    def _level_role(self, alert: AlertRow) -> str:
        """What rings elsewhere is as calm as what is over."""
        is_loud = alert.status == TRIGGERED and self._is_here(alert)
        return _LEVEL_ROLES.get(alert.level, "text2") if is_loud else "text2"

    def _next(self, alert: AlertRow) -> str:
        if alert.status == ACKNOWLEDGED:
            until = alert.escalates_at
            return self.tr("until {time}").format(time=short_text(until)) if until else self.tr("taken")
        return next_call(alert, self.desk.clock.now()) or "—"

    def _fail(self, error: Exception) -> None:
        if isinstance(error, RoomError):
            self._say_error(self.placeholder, error, self.look)
        else:
            self.desk.fail(error)

    def _say_error(self, where: Placeholder, error: RoomError, retry: Callable[[], object]) -> None:
        where.show_error(words.error_text(error, lang=self.desk.lang), error.code, on_retry=retry)

    @Slot()
    def _tick(self) -> None:
        self.list.repaint_column(len(self.list.table.columns) - 1)

    # --- deeds -------------------------------------------------------------------------------------------------

    def take_current(self) -> None:
        """The person at this seat takes the chosen alert upon himself."""
        found = self.list.current
        if isinstance(found, AlertRow) and found.status == TRIGGERED:
            self.desk.perform(Acknowledge(found.id), then=self.look)

    def put_off(self) -> None:
        """The person at this seat wants to be reminded of the chosen alert soon; until then nobody else is called."""
        found = self.list.current
        if isinstance(found, AlertRow) and found.status == TRIGGERED:
            self.desk.perform(Acknowledge(found.id, minutes=PUT_OFF_MINUTES), then=self.look)

    def take_all_low(self) -> None:
        """Take all of the third class; those that interrupt are taken one by one."""
        if self._is_barred():
            return
        low = [a.id for a in self.rows if a.status == TRIGGERED and a.level not in INTERRUPTING]
        room = self.desk.room
        self.desk.slow.run(
            lambda: [room.perform(Acknowledge(alert)) for alert in low], then=self.look, failed=self.desk.fail
        )

    def _is_barred(self) -> bool:
        """Whether nothing can be written now; then the reason is said."""
        error = self.desk.gate.error
        if error is not None:
            self.desk.notices.refuse(error)
        return error is not None

    def open_event(self) -> None:
        """Go to the event of the chosen alert, or to the day of the rota."""
        found = self.list.current
        if isinstance(found, AlertRow) and found.kind == alerting.DUTY_GAP:
            self.accept()
            self.desk.navigate("rota", day=date.fromisoformat(found.number))
        elif isinstance(found, AlertRow) and found.kind in {alerting.CERTIFICATE, alerting.RETURN}:
            self.accept()
            self.desk.navigate("roster", tab="persons" if found.number else "headcount", person=found.number)
        elif isinstance(found, AlertRow) and found.event:
            self.accept()
            self.desk.navigate("event", event_id=found.event)

    def ask_mute(self) -> None:
        """Ask for the reason, or let it ring again."""
        if self._is_barred():
            return
        room = cast("Room", self.desk.room)
        if alerting.muted_until(self.rows, self.desk.clock.now()) is not None:
            self.desk.slow.run(lambda: alerting.unmute(room), then=self.look, failed=self.desk.fail)
            return
        dialog = MuteDialog(self.desk, parent=self.window_behind)
        dialog.accepted.connect(self.look)
        dialog.open()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()
        self.list.setFocus()

    @override
    def done(self, result: int) -> None:
        self._second.stop()
        super().done(result)

    def _forget_keys(self) -> None:
        self.desk.bus.changed.disconnect(self.look)
        for one in (TAKE_ALERT, LATER_ALERT, MUTE_ALERT):
            self.desk.actions.remove(one.id)
        self.deleteLater()


class MuteDialog(CardDialog):
    """For how long, and why; the first class still rings."""

    def __init__(self, desk: Desk, *, parent: QWidget) -> None:
        super().__init__(desk.theme, "", parent=parent, size=(460, 0))
        self.desk = desk
        self.title.setText(self.tr("Mute this seat"))
        self.setWindowTitle(self.title.text())
        self.submit_button.say(self.tr("Mute"))
        self.minutes = Chips([(n, self.tr("{n} minutes").format(n=n)) for n in MINUTES], name=self.tr("For"))
        self.reason = TextInput(limit=200)
        self.reason_field = FormField(self.tr("Reason"), self.reason, required=True)
        self.body.addWidget(FormField(self.tr("For"), self.minutes, required=True))
        self.body.addWidget(self.reason_field)
        note = self.tr("The first class rings all the same. Reason and time stand in the log.")
        self.body.addWidget(PlainLabel(note, "muted", wrap=True))
        self.reason.setFocus()

    @override
    def submit(self) -> None:
        self.reason_field.clear_fault()
        self.set_busy(is_busy=True)
        room, minutes, reason = cast("Room", self.desk.room), int(str(self.minutes.value)), self.reason.text()
        self.desk.tasks.run(
            lambda: alerting.mute(room, minutes=minutes, reason=reason),
            then=lambda _row: self.accept(),
            failed=self._refuse,
        )

    def _refuse(self, error: Exception) -> None:
        self.set_busy(is_busy=False)
        if isinstance(error, FieldError):
            self.reason_field.show_fault(words.error_text(error, lang=self.desk.lang))
            self.reason.setFocus()
        else:
            self.desk.fail(error)

"""提醒与声音: what rings at this seat, how the room's policy classes it, how often it rang."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.domain.knowledge.rules import AlertClass, Alerts
from commandroom.ui.desk import Desk, Room
from commandroom.ui.pages.settings.alertrules import AlertRulesDialog
from commandroom.ui.pages.settings.section import KEEPING, Section, line
from commandroom.ui.pages.settings.setting import Setting, row_setting
from commandroom.ui.punctuation import aside, in_a_sentence
from commandroom.ui.tray import NOTES
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.strip import WhyNot
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.alerting import INTERRUPTING, MUTE
from commandroom.usecases.queries import AlertRow, RuleBook, Rules
from commandroom.usecases.queries import Alerts as AlertLog

TONE = "alerts.tone"
LOOKED_BACK = timedelta(days=30)
LOG_LIMIT = 100_000


def shares(room: Room, now: datetime) -> dict[str, int]:
    """How many alerts of each class came in the last thirty days; called off the GUI thread."""
    log: Sequence[AlertRow] = room.ask(AlertLog(limit=LOG_LIMIT))
    found: dict[str, int] = {}
    for alert in log:
        if alert.at > now - LOOKED_BACK and alert.kind != MUTE:
            found[alert.level] = found.get(alert.level, 0) + 1
    return found


class SoundsSection(Section):
    """The tone is this seat's; the classes are the room's."""

    icon = "bell"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Alerts and sounds")
        super().__init__(desk)
        self.tone = QCheckBox(self.tr("A short tone for alerts of the first class"))
        self.tone.setChecked(bool(desk.settings.get(TONE, True)))
        self.tone.toggled.connect(self._set_tone)
        self.notes = QCheckBox(self.tr("Say on the desktop that something rings; it names nobody"))
        self.notes.setChecked(bool(desk.settings.get(NOTES, True)))
        self.notes.toggled.connect(self._set_notes)
        self.group(
            self.tr("This seat"), line(self.tr("Tone"), self.tone), line(self.tr("Desktop"), self.notes)
        )
        self.quiet = PlainLabel("", wrap=True)
        self.storm = PlainLabel("", wrap=True)
        self.mute = PlainLabel("", wrap=True)
        lang = desk.lang
        columns: list[Col[AlertClass]] = [
            Col(self.tr("Class"), lambda c: c.en if lang == "en" else c.zh, 100, is_bold=True),
            Col(self.tr("Comes as"), self._delivery, 150),
            Col(self.tr("Unacknowledged"), self._escalation, 0),
            Col(self.tr("Aim"), lambda c: f"{c.share_aim:.0%}", 70, is_number=True),
            Col(self.tr("Last 30 days"), self._share_of, 120, is_number=True, role=self._share_role),
        ]
        self._counts: dict[str, int] = {}
        self._rules: Alerts | None = None
        self.classes = ListView(desk, ListTable(columns), scope="settings", name=self.tr("Classes"))
        note = self.tr(
            "After the practice of alarm management (EEMUA 191, ISA-18.2): the first class stays rare."
        )
        policy = self.group(
            self.tr("The room's policy"),
            Card(column(self.classes, spacing=0, margins=(1, 1, 1, 1))),
            self.quiet,
            self.storm,
            self.mute,
            note=note,
        )
        self.change = Button(desk.theme, self.tr("Change the rules…"), icon="pencil")
        self.change.clicked.connect(self.ask_rules)
        desk.gate.guard(self.change, duty=KEEPING)
        changing = QWidget()
        line_of = row(self.change, WhyNot(desk.gate, KEEPING), spacing=12)
        line_of.setStretch(1, 1)
        line_of.setAlignment(self.change, Qt.AlignmentFlag.AlignLeft)
        changing.setLayout(line_of)
        self.whole.addWidget(self.awaits(policy, changing, is_carded=True))
        self.whole.addStretch(1)

    def ask_rules(self) -> None:
        """Change the room's rules, with a look at what they would have made of the last thirty days."""
        if self._rules is not None:
            dialog = AlertRulesDialog(self.desk, self._rules, parent=self.window())
            dialog.accepted.connect(self.open)
            dialog.open()

    @override
    def open(self) -> None:
        now, room = self.desk.clock.now(), self.desk.room
        self.look(Rules(), then=self._take, lane="settings.alerts")
        self.desk.slow.run(lambda: shares(room, now), then=self._take_shares, failed=self._fail_shares)

    @override
    def learn(self) -> None:
        if self._rules is None:
            self.desk.ask(Rules(), then=self._take, lane="settings.alerts")

    @override
    def rows(self) -> list[Setting]:
        is_english, name = self.desk.lang == "en", self.classes.accessibleName()
        rows = self.classes.table.rows
        return [row_setting(self.classes, c, c.en if is_english else c.zh, name) for c in rows]

    def _set_tone(self, is_on: bool) -> None:  # noqa: FBT001  a signal's own form
        self.desk.settings.put(TONE, is_on)
        text = self.tr("Tone on") if is_on else self.tr("Tone off")
        self.desk.notices.offer_undo(text, lambda: self.tone.setChecked(not is_on))

    def _set_notes(self, is_on: bool) -> None:  # noqa: FBT001  a signal's own form
        self.desk.settings.put(NOTES, is_on)
        text = self.tr("Notes on the desktop on") if is_on else self.tr("Notes on the desktop off")
        self.desk.notices.offer_undo(text, lambda: self.notes.setChecked(not is_on))

    def _take(self, book: RuleBook) -> None:
        rules = self._rules = book.policy.alerts
        self.classes.show_rows(list(rules.classes.values()), key=lambda c: c.key)
        self.classes.fit_height()
        quiet = self.tr(
            "Quiet hours {start}–{end} and days of rest: ordinary reminders wait, urgent ones do not."
        )
        self.quiet.setText(quiet.format(start=rules.quiet_from, end=rules.quiet_until))
        storm = self.tr(
            "More than {n} alerts within {minutes} minutes become one card; the first class still comes alone."
        )
        self.storm.setText(storm.format(n=rules.storm_count, minutes=rules.storm_minutes))
        mute = self.tr(
            "Muting takes a reason and ends after at most {n} minutes; the first class is never muted."
        )
        self.mute.setText(mute.format(n=rules.mute_minutes))
        self.learned.emit()

    def _fail_shares(self, error: Exception) -> None:
        """The rules, asked in the same breath, say what is wrong with the store."""
        if not isinstance(error, RoomError):
            self.desk.fail(error)

    def _take_shares(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self.classes.viewport().update()

    def _delivery(self, alert: AlertClass) -> str:
        names = {
            "banner": self.tr("banner and tone"),
            "toast": self.tr("card at the edge"),
            "counter": self.tr("counted only"),
        }
        return names.get(alert.delivery, alert.delivery)

    def _escalation(self, alert: AlertClass) -> str:
        names = {
            "all_seats": self.tr("all seats"),
            "leader_phone": self.tr("leader's telephone"),
            "shift_leader": self.tr("shift leader"),
        }
        said = self.tr("after {n} s {who}")
        return (
            in_a_sentence(said.format(n=seconds, who=names.get(who, who)) for seconds, who in alert.escalate)
            or "—"
        )

    def _share_of(self, alert: AlertClass) -> str:
        total = sum(self._counts.values())
        count = self._counts.get(alert.key, 0)
        return aside(str(count), f"{count / total:.0%}") if total else "—"

    def _share_role(self, alert: AlertClass) -> str:
        total = sum(self._counts.values())
        is_much = (
            alert.key in INTERRUPTING
            and total
            and self._counts.get(alert.key, 0) / total > 2 * alert.share_aim
        )
        return "warn" if is_much else "text2"

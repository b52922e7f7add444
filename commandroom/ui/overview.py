"""What the shell says about the room whatever page is open: badges, bell, who sits here, what is not as it should be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import cast

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Slot

from commandroom.ui import words
from commandroom.ui.desk import Desk, Room
from commandroom.ui.gate import DUTIES
from commandroom.ui.notices import Banner, Kind
from commandroom.ui.page import Badge, Page
from commandroom.ui.punctuation import in_a_row
from commandroom.ui.theme import Scheme
from commandroom.ui.window import DeskWindow
from commandroom.usecases.commands import SeatSetting
from commandroom.usecases.keeping import Custody
from commandroom.usecases.queries import (
    AlertRow,
    Alerts,
    Counts,
    JobRow,
    PersonRow,
    Persons,
    QueueCounts,
    RoomFacts,
    RoomSheet,
    Seats,
    Soundness,
    SoundnessSheet,
)
from commandroom.usecases.rights import barred

PAUSE_MS = 400
FIRST_LOOK_MS = 250
"""After the window was made: the first rows of its page come first."""
MINUTE_MS = 60_000
MOST_ALERTS = 200
RIGHTS_MS = 900
"""The rules of all verbs are loaded for it, and the first rows shall not wait for them."""
GRACE_MS = 4 * MINUTE_MS
"""A desk that was shut for a night has late jobs until each of them ran once."""


class Glance(msgspec.Struct, frozen=True):
    """One look at the room."""

    facts: RoomSheet
    counts: QueueCounts
    alerts: tuple[AlertRow, ...]
    late: tuple[JobRow, ...]
    soundness: SoundnessSheet
    key_place: str = ""


def glance(room: Room, now: datetime, *, expected: tuple[JobRow, ...]) -> Glance:
    """Ask everything the shell shows; called off the GUI thread."""
    from commandroom.usecases.alertcalls import heard_at  # noqa: PLC0415  after the first rows
    from commandroom.usecases.alerting import TRIGGERED, late_jobs  # noqa: PLC0415

    facts: RoomSheet = room.ask(RoomFacts())
    return Glance(
        facts=facts,
        counts=room.ask(Counts(now, facts.operator)),
        alerts=tuple(heard_at(room.ask(Alerts(TRIGGERED, MOST_ALERTS)), room.ask(Seats(now)).here)),
        late=late_jobs(room, now, expected) if expected else (),
        soundness=room.ask(Soundness()),
        key_place=_key_place(room),
    )


def _key_place(room: Room) -> str:
    """Who keeps the key of the file: a look at its first bytes; "" where it is plain or the desk has no home."""
    look = cast("Callable[[], Custody] | None", getattr(room, "custody", None))
    return look().place if look is not None else ""


class Overview(QObject):
    """Looks after every change and each minute; `watches_jobs` where this desk runs the periodic jobs."""

    def __init__(self, desk: Desk, window: DeskWindow, *, watches_jobs: bool = False) -> None:
        super().__init__(window)
        self.desk = desk
        self.window = window
        self.facts: RoomSheet | None = None
        self._expected: tuple[JobRow, ...] = ()
        self._operator = ""
        self._place_of_key = ""
        self._told_of_keys: set[str] = set()
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.look)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.look)
        self._minute.start()
        self._rights = QTimer(self, singleShot=True, interval=RIGHTS_MS)
        self._rights.timeout.connect(self.know_rights)
        desk.bus.changed.connect(self._look_soon)
        window.person_clicked.connect(self.choose_person)
        window.manual_wanted.connect(self._open_help)
        self._register()
        if watches_jobs:
            since = desk.clock.now()
            QTimer.singleShot(GRACE_MS, self, lambda: self._watch_jobs(since))
        QTimer.singleShot(FIRST_LOOK_MS, self, self.look)

    @property
    def seated(self) -> str:
        """The id of the person whom the shell shows."""
        return self.facts.operator if self.facts is not None else ""

    @Slot()
    def look(self) -> None:
        """Ask again."""
        room, now, expected = self.desk.room, self.desk.clock.now(), self._expected
        self.desk.tasks.run(
            lambda: glance(room, now, expected=expected),
            then=self._show,
            failed=self._silent,
            lane="overview",
        )

    @Slot(object)
    def _look_soon(self, _changes: object) -> None:
        self._soon.start()

    @Slot()
    def choose_person(self) -> None:
        """Ask who sits here now; where only a password opens the seat, by its lock."""
        if self.desk.lock.is_guarded:
            self.desk.lock.ask()
            return
        self.desk.ask(Persons(now=self.desk.clock.now()), then=self._offer_persons, lane="overview.persons")

    @Slot()
    def know_rights(self) -> None:
        """Ask which duties are not this person's: what would do them is disabled, with the reason in its place."""
        facts, desk = self.facts, self.desk
        if facts is None or not facts.operator:
            return
        roles, name = facts.operator_roles, facts.operator_name
        desk.slow.run(lambda: barred(DUTIES, roles, name), then=desk.gate.bar, lane="overview.rights")

    @Slot()
    def switch_scheme(self) -> None:
        """From light to dark or back."""
        theme = self.desk.theme
        scheme = Scheme.LIGHT if theme.is_dark else Scheme.DARK
        theme.switch(replace(theme.appearance, scheme=scheme))
        self.desk.settings.put_appearance(theme.appearance)

    def _register(self) -> None:
        add, group = self.desk.actions.add, self.tr("Desk")
        add(
            "desk.person",
            self.tr("Change who sits here"),
            self.choose_person,
            keys="Ctrl+L",
            group=group,
            icon="user",
        )
        add(
            "desk.lock",
            self.tr("Lock the seat"),
            self.desk.lock.ask,
            keys="Ctrl+Shift+L",
            group=group,
            icon="lock",
        )
        add(
            "desk.scheme",
            self.tr("Light or dark"),
            self.switch_scheme,
            keys="Ctrl+Shift+D",
            group=group,
            icon="moon",
        )

    def _watch_jobs(self, since: datetime) -> None:
        from commandroom.usecases.alerting import expected_jobs  # noqa: PLC0415

        self._expected = expected_jobs(since)
        self.look()

    def _silent(self, _error: Exception) -> None:
        """The page says what is wrong with the store; the shell keeps showing what it knew."""

    def _show(self, found: Glance) -> None:
        from commandroom.usecases.alerting import INTERRUPTING  # noqa: PLC0415

        facts, counts, window = found.facts, found.counts, self.window
        self._place_of_key = found.key_place
        self.facts = facts
        self._wear_keys(facts.operator)
        window.nav.show_place(self._place(facts))
        if facts.operator_name:
            window.nav.person.show_person(
                facts.operator_name, words.post_text(facts.operator_roles, lang=self.desk.lang)
            )
        window.nav.show_badge("board", Badge(counts.total.get("open", 0)))
        if "supervision" in window.specs:
            window.nav.show_badge("supervision", Badge(counts.red.get("open", 0), is_red=True))
        window.top.bell.show_count(sum(1 for alert in found.alerts if alert.level in INTERRUPTING))
        stored = self.tr("On this machine: {count} events")
        window.status.show_store(stored.format(count=f"{counts.total.get('all', 0):,}"))
        self._show_banners(facts, found.late)
        self._show_faults(found.soundness)
        if facts.operator != self._operator:
            self._rights.start()
        if self._operator and facts.operator != self._operator:
            self._tell_page()
        self._operator = facts.operator

    def _wear_keys(self, person: str) -> None:
        """The keys of who sits here; of what cannot be read of them is told once."""
        own = self.desk.actions.own
        own.wear(person)
        if own.damaged and person not in self._told_of_keys:
            self._told_of_keys.add(person)
            self.desk.notices.warn(
                self.tr("Some of your keys could not be read; the usual ones hold in their place."),
                action=self.tr("Look at the keys"),
                on_action=lambda: self.desk.navigate("settings", section="keys"),
            )

    def _place(self, facts: RoomSheet) -> str:
        # A graver banner may hide the one of a demo; the mark by the town's name stays.
        mode = self.tr("practice") if facts.practice else self.tr("everyday mode")
        mode = self.tr("demo data") if facts.demo else mode
        return self.tr("{place} · {mode}").format(place=facts.name, mode=mode)

    def _show_banners(self, facts: RoomSheet, late: Sequence[JobRow]) -> None:
        demo = self.tr("Demo data: {place} and everybody in it are made up.").format(place=facts.name)
        years = in_a_row(str(year) for year in facts.calendar_missing)
        calendar = self.tr(
            "The notice of holidays for {years} is missing: limits count Mondays to Fridays until it is imported."
        )
        names = in_a_row(job.name for job in late)
        jobs = self.tr("Late by more than two periods: {names}. Lamps and reminders may be behind.")
        self._say("demo", demo if facts.demo else "", Kind.INFO)
        self._say("calendar", calendar.format(years=years) if years else "", Kind.WARN)
        self._say("custody", self._custody(), Kind.INFO)
        self._say("jobs", jobs.format(names=names) if late else "", Kind.WARN)

    def _custody(self) -> str:
        """What is to be said of the key of the file; nothing where a keyring or a pass phrase keeps it, or in practice."""
        if self._place_of_key != "file_machine":
            return ""
        return self.tr(
            "The key of the data lies in a file that this machine alone opens; a pass phrase is safer."
        )

    def _show_faults(self, found: SoundnessSheet) -> None:
        faults = self.tr(
            "The nightly check found {count} faults, first: {first}. Restore a copy or ask for help."
        )
        first = found.problems[0] if found.problems else ""
        self._say(
            "faults", "" if found.is_sound else faults.format(count=found.count, first=first), Kind.CRIT
        )

    def _say(self, key: str, text: str, kind: Kind) -> None:
        if text:
            self.desk.notices.raise_banner(Banner(key, text, kind))
        else:
            self.desk.notices.lower_banner(key)

    def _tell_page(self) -> None:
        for page in self.window.built():
            if isinstance(page, Page):
                page.person_changed()

    def _offer_persons(self, rows: Sequence[PersonRow]) -> None:
        here = self.facts.operator if self.facts is not None else ""
        from commandroom.ui.dialogs.operator import OperatorDialog  # noqa: PLC0415 - not for the start

        dialog = OperatorDialog(self.desk.theme, rows, now_here=here, lang=self.desk.lang, parent=self.window)
        dialog.chosen.connect(self._seat)
        dialog.open()

    def _seat(self, person: str) -> None:
        self.desk.perform(SeatSetting("operator", person), then=lambda _changes: self.look())

    @Slot(str)
    def _open_help(self, page: str) -> None:
        from commandroom.ui.dialogs.manual import Manual  # noqa: PLC0415 - not for the start

        Manual(self.desk.theme, page=page, lang=self.desk.lang, parent=self.window).open()

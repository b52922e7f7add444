"""The page of the exchange: head, figures, three parts, and the deeds on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.confirm import ConfirmDialog, ReasonDialog
from commandroom.ui.dialogs.exchange.join import JoinDialog, open_join
from commandroom.ui.dialogs.exchange.package import PackageDialog
from commandroom.ui.page import Hints, Page, PageSpec
from commandroom.ui.pages.exchange.clocksettings import open_clock_settings
from commandroom.ui.pages.exchange.conflicts import ConflictsPart
from commandroom.ui.pages.exchange.header import ExchangeHeader
from commandroom.ui.pages.exchange.lists import exchanged, key_of, line_of, newest_first
from commandroom.ui.pages.exchange.present import PresentPart
from commandroom.ui.pages.exchange.viewmodel import IMPORT, LEAVE, SYNC, WAY_OUT, ExchangeViewModel, Sheet
from commandroom.ui.parts import exchanging as said
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.undoing import offer_undo
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.figure import FigureCard
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.usecases.changes import Changes
from commandroom.usecases.exchanging import (
    Exchanged,
    ExchangeState,
    Line,
    Package,
    PeerState,
    Trouble,
    WayOut,
)
from commandroom.usecases.queries import ConflictRow

SCOPE = said.PAGE
PRESENT, CONFLICTS, LOG = "present", "conflicts", "log"
TABS = (PRESENT, CONFLICTS, LOG)


def spec() -> PageSpec:
    """The page as the window is told of it."""
    title = QCoreApplication.translate("ExchangePage", "County exchange")
    return PageSpec(said.PAGE, title, "refresh-cw", ExchangePage)


class ExchangePage(Page):
    """Wires the parts to the view model; knows no rule."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = ExchangeViewModel(desk, self)
        self._second = QTimer(self, interval=1000)
        self._build()
        self._wire()
        self._register()

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        if where.get("tab") in TABS:
            self.show_tab(str(where["tab"]))
        self.model.open()
        self.header.sync.setFocus()

    @override
    def leave(self) -> None:
        self.model.close()

    @override
    def hints(self) -> Hints:
        hint = self.desk.actions.hint
        return (
            *hint(self.tr("exchange now"), "desk.refresh"),
            *hint(self.tr("way out"), "exchange.retry"),
            *hint(self.tr("copy"), "exchange.copy"),
            *hint(self.tr("other part"), "exchange.tab"),
            ("Enter", self.tr("open")),
        )

    @override
    def refresh(self) -> None:
        """F5 exchanges, and looks again."""
        self.model.look()
        if self.model.sheet.state.line is not Line.NEVER:
            self.model.sync()

    @override
    def person_changed(self) -> None:
        self.model.look()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()
        self.model.close()

    def show_tab(self, tab: str) -> None:
        """Show one of the three parts."""
        self.tabs.choose(tab)
        self._show_tab()

    # --- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.desk.theme
        self.header = ExchangeHeader(self.desk)
        self.figures = {kind: FigureCard(said.say(name)) for kind, name in said.KINDS.items()}
        self.folding = FigureCard(self.tr("Being read in"))
        self.torn = FigureCard(self.tr("In conflict"))
        self.tabs = Chips(
            [
                (PRESENT, self.tr("At present")),
                (CONFLICTS, self.tr("Conflicts")),
                (LOG, self.tr("Exchanges")),
            ],
            name=self.tr("Part"),
        )
        self.present = PresentPart(self.desk)
        self.present.stuck.comes_after = self.tabs.chips[-1]
        self.conflicts = ConflictsPart(self.desk)
        self._names: dict[str, str] = {}
        self.log = exchanged(self.desk, self._names)
        self.stack = QStackedWidget()
        for part in (self.present, self.conflicts, Card(column(self.log, margins=(1, 1, 1, 1)))):
            self.stack.addWidget(part)
        content = QWidget()
        content.setLayout(column(self.header, self._strip(), row(self.tabs, None), self.stack, spacing=12))
        self.tabs.setMinimumWidth(420)
        layout = content.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setStretchFactor(self.stack, 1)
        self.placeholder = Placeholder(theme, content, is_carded=True)
        self.setLayout(column(self.placeholder, margins=(20, 14, 20, 14)))

    def _strip(self) -> QHBoxLayout:
        strip = row(*self.figures.values(), self.folding, self.torn, spacing=12)
        for at in range(strip.count()):
            strip.setStretch(at, 1)
        return strip

    def _wire(self) -> None:
        model, header = self.model, self.header
        header.sync.clicked.connect(self.refresh)
        header.export.clicked.connect(self.ask_folder)
        header.take_in.clicked.connect(self.ask_file)
        self.tabs.changed.connect(self._show_tab)
        self.present.stuck.wanted.connect(self.go)
        self.present.peers.leaving.connect(self._ask_leave)
        self.present.peers.join.clicked.connect(lambda _checked=False: self.join())
        self.conflicts.kept.connect(self._ask_reason)
        self.conflicts.opened.connect(lambda event: self.desk.navigate("event", event_id=event))
        self.conflicts.settled_wanted.connect(lambda is_on: model.show_settled(is_wanted=bool(is_on)))
        model.looked.connect(self._show)
        model.failed.connect(self._show_failure)
        model.waited.connect(self.placeholder.wait)
        model.began.connect(header.show_doing)
        model.ended.connect(self._ended)
        model.settled.connect(self._settled)
        self._second.timeout.connect(self._tick)

    def _register(self) -> None:
        add, group = self.desk.actions.add, self.tr("County exchange")
        for name, text, do, keys, icon in (
            ("retry", self.tr("Way out of the chosen stuck state"), self._retry, "R", "rotate-ccw"),
            ("copy", self.tr("Copy the chosen row"), self.copy_row, "C", "copy"),
            ("tab", self.tr("At present, conflicts or exchanges"), self._next_tab, "T", "rows-3"),
        ):
            add(f"exchange.{name}", text, do, keys=keys, group=group, icon=icon, scope=SCOPE, owner=self)

    # --- showing -----------------------------------------------------------------------------------------------

    def _show(self, sheet: Sheet) -> None:
        state, now = sheet.state, self.desk.clock.now()
        if state.line is Line.NEVER and not sheet.conflicts and not self.model.shows_settled:
            self._show_unjoined()
            return
        self.placeholder.show_content()
        self.header.show_state(state, now)
        self._show_figures(state, now)
        self.present.show_state(state, now)
        self.conflicts.show_conflicts(sheet.conflicts, now)
        self._names.update({peer.url: peer.name for peer in state.peers if peer.name})
        rows = newest_first(state.recent)
        if rows != self.log.table.rows:
            self.log.show_rows(rows, key=key_of)
        count = sum(not one.settled for one in sheet.conflicts)
        text = self.tr("Conflicts {count}").format(count=count) if count else self.tr("Conflicts")
        self.tabs.chips[TABS.index(CONFLICTS)].setText(text)

    def _show_unjoined(self) -> None:
        if self.placeholder.state is not None and not self.placeholder.line.is_showing:
            return
        if self.model.port is None:
            self.placeholder.show_empty(
                self.tr("This seat works by itself; opened this way the room cannot exchange."),
                icon="radio-tower",
            )
            return
        self.placeholder.show_empty(
            self.tr(
                "This seat has not joined a hub or centre: it works by itself, and everything stays here."
            ),
            icon="radio-tower",
            action=self.tr("Join…"),
            on_action=self.join,
        )

    def _show_figures(self, state: ExchangeState, now: datetime) -> None:
        waits = {kind.kind: kind for kind in state.waiting}
        for kind, card in self.figures.items():
            found = waits.get(kind)
            if found is None or not found.count:
                card.show_figure("0", self.tr("all sent"))
                continue
            oldest = (
                self.tr("oldest {ago}").format(ago=said.ago_text(found.oldest, now)) if found.oldest else ""
            )
            card.show_figure(f"{found.count:,}", oldest)
        is_all = self.tr("all read") if not state.to_fold else self.tr("events that came in")
        self.folding.show_figure(f"{state.to_fold:,}", is_all)
        settle = self.tr("⚠ to be settled by a person") if state.conflicts else self.tr("none")
        self.torn.show_figure(f"{state.conflicts:,}", settle)

    def _show_failure(self, error: RoomError) -> None:
        text = words.error_text(error, lang=self.desk.lang)
        self.placeholder.show_error(text, error.code, on_retry=self.model.look)

    def _tick(self) -> None:
        """Ages and moments go on between two looks."""
        sheet = self.model.sheet
        if self.placeholder.state is None and sheet.state.line is not Line.NEVER:
            now = self.desk.clock.now()
            self.header.show_state(sheet.state, now)
            self.present.show_state(sheet.state, now)

    def _show_tab(self) -> None:
        self.stack.setCurrentIndex(TABS.index(str(self.tabs.value)))

    def _next_tab(self) -> None:
        self.show_tab(TABS[(TABS.index(str(self.tabs.value)) + 1) % len(TABS)])

    # --- deeds -------------------------------------------------------------------------------------------------

    def join(self, url: str = "") -> JoinDialog | None:
        """Open the dialog that joins this seat to a hub or centre."""
        port = self.model.port
        return open_join(self.desk, self, port, url=url, then=self.model.look) if port is not None else None

    def ask_folder(self) -> None:
        """Where the package shall go."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for the package"))
        if chosen:
            self.model.export(Path(chosen))

    def ask_file(self) -> None:
        """Which package shall be taken in."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Package to be taken in"), "", self.tr("Exchange packages (*.crx)")
        )
        if chosen:
            self.model.take_in(Path(chosen))

    def go(self, trouble: Trouble) -> None:
        """The one button of a stuck state."""
        match trouble.way_out:
            case WayOut.JOIN:
                self.join(trouble.subject if "://" in trouble.subject else "")
            case WayOut.SETTLE:
                self.show_tab(CONFLICTS)
                self.conflicts.list.setFocus()
            case WayOut.PUT_ASIDE:
                self._ask_put_aside(trouble)
            case WayOut.TAKE_NOTE:
                self._ask_noted(trouble)
            case WayOut.OPEN_CLOCK:
                if not open_clock_settings():
                    self.desk.notices.warn(self.tr("Set date, time and zone in the settings of the system."))
            case WayOut.UPDATE:
                self.desk.navigate("settings", section="about")
            case _:
                self.model.way_out(trouble)

    def copy_row(self) -> None:
        """The chosen row, stuck state or conflict as text."""
        text = self._chosen_text()
        if text:
            QGuiApplication.clipboard().setText(text)
            self.desk.notices.confirm(self.tr("Copied"))

    def _chosen_text(self) -> str:
        tab = self.tabs.value
        if tab == CONFLICTS:
            return self.conflicts.sides.lines() if self.conflicts.current is not None else ""
        if tab == LOG:
            return line_of(self.log)
        if self.present.devices.hasFocus():
            return line_of(self.present.devices)
        stuck = self.present.stuck.chosen
        return stuck.told() if stuck is not None else "\n".join(one.told() for one in self.present.peers.rows)

    def _retry(self) -> None:
        stuck = self.present.stuck.chosen
        if stuck is not None:
            self.go(stuck.trouble)
        else:
            self.refresh()

    def _ask_put_aside(self, trouble: Trouble) -> None:
        text = self.tr(
            "These entries are let go here. Who sent them still holds them, and offers them again with their proof."
        )
        ConfirmDialog(
            self.desk.theme, self.tr("Put it aside?"), text, parent=self, yes=self.tr("Put aside"),
            on_yes=partial(self.model.way_out, trouble),
        ).open()  # fmt: skip

    def _ask_noted(self, trouble: Trouble) -> None:
        text = self.tr(
            "Ask who keeps it what happened to its store first. Nothing is lost here, and what it lacks is given to it again."
        )
        ConfirmDialog(
            self.desk.theme, self.tr("Taken note of it?"), text, parent=self, yes=self.tr("Noted"),
            on_yes=partial(self.model.way_out, trouble),
        ).open()  # fmt: skip

    def _ask_leave(self, peer: PeerState) -> None:
        text = self.tr(
            "Nothing is exchanged with “{name}” any more. What is here stays here; what it does not hold yet stays unsent. "
            "To exchange with it again takes a new code."
        )
        ConfirmDialog(
            self.desk.theme, self.tr("Leave?"), text.format(name=peer.name or peer.url), parent=self,
            yes=self.tr("Leave"), on_yes=partial(self.model.leave, peer),
        ).open()  # fmt: skip

    def _ask_reason(self, conflict: ConflictRow, keep: str) -> None:
        told = self.tr("The decision you keep takes effect; the other stays in the course without effect.")
        ReasonDialog(
            self.desk.theme, self.tr("Settle the conflict"), told, parent=self, yes=self.tr("Settle"),
            on_reason=partial(self.model.settle, conflict, keep),
        ).open()  # fmt: skip

    def _settled(self, changes: Changes) -> None:
        offer_undo(self.desk, changes, self.tr("The conflict is settled."))

    def _ended(self, name: str, result: object) -> None:
        self.header.show_doing("")
        if isinstance(result, RoomError):
            self.desk.notices.refuse(result)
        elif isinstance(result, Package):
            PackageDialog(self.desk, result, is_import=name == IMPORT, parent=self).open()
        elif name == SYNC and isinstance(result, Exchanged):
            self._tell(result)
        elif name == LEAVE:
            self.desk.notices.confirm(self.tr("Nothing is exchanged with it any more."))
        elif name == WAY_OUT:
            self.desk.notices.confirm(self.tr("Done; the exchange goes on by itself."))

    def _tell(self, done: Exchanged) -> None:
        text = self.tr("{pushed} sent, {pulled} received, {seconds} s").format(
            pushed=f"{done.pushed:,}", pulled=f"{done.pulled:,}", seconds=f"{done.seconds:.1f}"
        )
        if not done.faults:
            self.desk.notices.confirm(text)
            return
        peer, code = done.faults[0]
        why = said.fault_text(peer, code, lang=self.desk.lang)
        self.desk.notices.warn(in_a_sentence((text, why)) if done.pushed or done.pulled else why)

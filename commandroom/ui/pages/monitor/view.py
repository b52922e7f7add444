"""The page of the townships' figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.dayfigures import KIND, Figures, Stock
from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.page import Hints, Page
from commandroom.ui.pages.monitor.table import SCOPE, name_text, row_text, townships
from commandroom.ui.parts.exchanging import ago_text
from commandroom.ui.punctuation import in_a_sentence, named
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.figure import NOTHING, FigureCard
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import Monitor, MonitorRow, MonitorSheet, RuleBook, Rules

DAYS = 14
LOOK_AGAIN_MS = 60_000


class MonitorPage(Page):
    """Shows what was told; knows no rule and changes nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.sheet = MonitorSheet((), ())
        self._is_open = False
        self._classes: dict[str, str] = {}
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(self._ask)
        self._build()
        desk.bus.changed.connect(self._on_changes)

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        self._is_open = True
        self.look()
        if not self._classes:
            self.desk.ask(Rules(), then=self._learn, refused=self.desk.gate.report, lane="monitor.rules")
        self.list.setFocus()

    @override
    def leave(self) -> None:
        self._is_open = False

    @override
    def refresh(self) -> None:
        self.look()

    @override
    def hints(self) -> Hints:
        return self.desk.actions.hint(self.tr("look again"), "desk.refresh")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._again.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._again.stop()
        self._is_open = False

    # --- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.figures = {
            "told": FigureCard(self.tr("Townships that told")),
            "received": FigureCard(self.tr("Received")),
            "closed": FigureCard(self.tr("Closed")),
            "up": FigureCard(self.tr("Reported up")),
            "open": FigureCard(self.tr("Open")),
            "overdue": FigureCard(self.tr("Overdue")),
            "red": FigureCard(self.tr("Red lamps")),
        }
        strip = row(*self.figures.values(), spacing=12)
        for at in range(strip.count()):
            strip.setStretch(at, 1)
        self.list = townships(self.desk, self.desk.clock.now)
        self.list.selectionModel().currentRowChanged.connect(lambda _new, _old: self._show_chosen())
        self.name = PlainLabel("", "strong")
        self.about = PlainLabel("", "muted", wrap=True)
        self.sources, self.classes = PlainLabel("", wrap=True), PlainLabel("", wrap=True)
        self.course = PlainLabel("", "muted", wrap=True)
        chosen = Card(
            column(
                self.name,
                self.about,
                self.sources,
                self.classes,
                self.course,
                spacing=6,
                margins=(20, 14, 20, 14),
            )
        )
        legend = PlainLabel(
            self.tr("Bars: what came in each day. Dotted: told late. Struck through: nobody told it."),
            "muted",
        )
        content = QWidget()
        content.setLayout(
            column(strip, Card(column(self.list, margins=(1, 1, 1, 1))), legend, chosen, spacing=12)
        )
        layout = content.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setStretch(1, 1)
        self.placeholder = Placeholder(self.desk.theme, content, is_carded=True)
        self.setLayout(column(self.placeholder, margins=(20, 14, 20, 14)))

    # --- asking ------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Ask again, and say that an answer is waited for."""
        self.placeholder.wait()
        self._ask()

    def _ask(self) -> None:
        query = Monitor(self.desk.clock.now(), days=DAYS)
        self.desk.ask(query, then=self._show, refused=self._show_failure, lane=SCOPE)

    def _learn(self, book: RuleBook) -> None:
        """The names of the classes, by their digits."""
        self._classes = {one.group: one.group_name for one in book.policy.catalogue.categories}
        self._show_chosen()

    def _on_changes(self, changes: Changes) -> None:
        if self._is_open and any(record.startswith(f"{KIND}:") for record in changes.records):
            self._ask()

    # --- showing -----------------------------------------------------------------------------------------------

    def _show(self, sheet: MonitorSheet) -> None:
        self.sheet = sheet
        if not sheet.rows:
            self.placeholder.show_empty(
                self.tr("No township has joined yet: their figures arrive by the exchange."),
                icon="chart-column",
                action=self.tr("County exchange"),
                on_action=lambda: self.desk.navigate("exchange"),
            )
            return
        self.placeholder.show_content()
        self._show_sums(sheet)
        self.list.show_rows(sheet.rows, key=lambda one: one.township)
        self._show_chosen()

    def _show_sums(self, sheet: MonitorSheet) -> None:
        newest = sheet.days[-1]
        told = [f for one in sheet.rows if (f := one.latest) is not None and f.day == newest]
        day = f"{newest:%m-%d}"
        lacking = len(sheet.rows) - len(told)
        note = self.tr("⚠ {n} have not told {day}").format(n=lacking, day=day) if lacking else day
        self.figures["told"].show_figure(f"{len(told)} / {len(sheet.rows)}", note)
        self.figures["received"].show_figure(_sum(f.received for f in told), day)
        late = self.tr("{n} of them late").format(n=sum(f.closed_late for f in told))
        self.figures["closed"].show_figure(_sum(f.closed for f in told), late if told else day)
        self.figures["up"].show_figure(_sum(f.reported_up for f in told), day)
        stocks = [f.stock for f in told if f.stock is not None]
        self._show_stocks(stocks)

    def _show_stocks(self, stocks: Sequence[Stock]) -> None:
        said = self.tr("when they were told")
        self.figures["open"].show_figure(_sum(s.open for s in stocks), said)
        self.figures["overdue"].show_figure(_sum(s.overdue for s in stocks), said)
        self.figures["red"].show_figure(_sum(s.red for s in stocks), said)

    def _show_chosen(self) -> None:
        chosen = self.list.current
        if not isinstance(chosen, MonitorRow):
            return
        latest = chosen.latest
        self.name.setText(in_a_sentence(dict.fromkeys((name_text(chosen), chosen.township))))
        if latest is None:
            self.about.setText(self.tr("Nothing has been told in these days."))
        else:
            of_day = self.tr("Figures of {day}").format(day=f"{latest.day:%Y-%m-%d}")
            late = self.tr("{n} closed late").format(n=latest.closed_late)
            ago = ago_text(chosen.received_at, self.desk.clock.now())
            self.about.setText(in_a_sentence((of_day, self.tr("arrived {ago}").format(ago=ago), late)))
        self.sources.setText(self._shares(self.tr("By source"), latest, is_source=True))
        self.classes.setText(self._shares(self.tr("By class"), latest, is_source=False))
        self.course.setText(row_text(chosen))

    def _shares(self, title: str, latest: Figures | None, *, is_source: bool) -> str:
        if latest is None:
            return ""
        counts = latest.by_source if is_source else latest.by_category
        names = {code: words.source_label(code) if is_source else self._class_name(code) for code in counts}
        rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return named(title, in_a_sentence(f"{names[code]} {count}" for code, count in rows) or NOTHING)

    def _class_name(self, code: str) -> str:
        return self._classes.get(code, code)

    def _show_failure(self, error: RoomError) -> None:
        text = words.error_text(error, lang=self.desk.lang)
        self.placeholder.show_error(text, error.code, on_retry=self.look)


def _sum(counts: Iterable[int]) -> str:
    found = list(counts)
    return f"{sum(found):,}" if found else NOTHING

"""The events behind a figure or a point of a chart, as a list that opens each of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from commandroom.domain.errors import RoomError
from commandroom.domain.figures.figure import Figure
from commandroom.domain.summary.wording import short
from commandroom.reports.document import Grid
from commandroom.reports.files import put
from commandroom.reports.xlsx import xlsx
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.i18n import QT_TRANSLATE_NOOP, is_english
from commandroom.ui.moments import short_text
from commandroom.ui.pages.dashboard.ranges import say
from commandroom.ui.punctuation import in_a_sentence, named
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import EventLine, EventLines
from commandroom.usecases.queries.dashboard import Behind

SCOPE = "dashboard.events"
LANE = "dashboard.behind"


def figure_text(figure: Figure) -> str:
    """`按期办结率 92.31%（按期办结数 36 ÷ 应办结数 39）`: the name, the value, and both sides of the line."""
    what, english = figure.definition, is_english()
    name = what.en if english else what.zh
    return in_a_sentence((f"{name} {figure.text}", fraction_text(figure)))


def fraction_text(figure: Figure) -> str:
    """What stands above and below the line, by name and number."""
    what, english = figure.definition, is_english()
    above = f"{what.of_en if english else what.of_zh} {_number(figure.numerator)}".strip()
    if figure.denominator is None:
        return above
    below = f"{what.per_en if english else what.per_zh} {figure.denominator:,}"
    return below if figure.numerator is None else f"{above} ÷ {below}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.2f}".rstrip("0").rstrip(".")


class EventsDialog(CardDialog):
    """Asks what is behind something, and shows it; Enter opens an event."""

    def __init__(
        self,
        desk: Desk,
        query: Behind,
        title: str,
        *,
        parent: QWidget,
        board: Callable[[], object] | None = None,
    ) -> None:
        window = parent.window()
        size = (min(1280, window.width() - 96), min(720, window.height() - 64))
        super().__init__(desk.theme, title, parent=parent, size=size)
        self.desk, self.query = desk, query
        self.found = EventLines(0, ())
        self.about = PlainLabel("", "muted", wrap=True)
        self.list = _list(desk, has_shares=query.what == "figure")
        self.list.opened.connect(self._open)
        self.placeholder = Placeholder(desk.theme, self.list)
        self.body.addWidget(self.about)
        self.body.addWidget(self.placeholder, 1)
        self.export = Button(desk.theme, self.tr("Export (XLSX)…"), icon="download")
        self.export.clicked.connect(self._export)
        self.board = Button(desk.theme, self.tr("Show on the board"), icon="layout-list", parent=self)
        self.board.hide()
        self.opener = Button(desk.theme, self.tr("Open the event"), kind="primary", keys="Enter").large()
        self.opener.clicked.connect(lambda: self._open(self.list.currentIndex().row()))
        if board is not None:
            self.board.clicked.connect(self.accept)
            self.board.clicked.connect(lambda _checked=False: board())
        beside = (self.export, self.board) if board is not None else (self.export,)
        self.set_footer(*beside, None, self.cancel_button, self.opener)
        self._look()

    def _look(self) -> None:
        room, query = self.desk.room, self.query
        self.placeholder.wait()
        self.desk.slow.run(lambda: room.ask(query), then=self._show, failed=self._fail, lane=LANE)

    def _show(self, found: EventLines) -> None:
        self.found = found
        self.about.setText(self._about())
        for button in (self.export, self.opener):
            button.setEnabled(bool(found.rows))
        if not found.rows:
            self.placeholder.show_empty(self.tr("No event is behind it."))
            return
        self.list.show_rows(found.rows, key=lambda one: one.number)
        self.placeholder.show_content()
        self.list.setFocus()

    def _about(self) -> str:
        found = self.found
        cut = (
            self.tr("the newest {n} are listed").format(n=len(found.rows))
            if len(found.rows) < found.total
            else ""
        )
        figure = figure_text(found.figure) if found.figure is not None else ""
        return in_a_sentence((figure, self.tr("{n} events").format(n=f"{found.total:,}"), cut))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, RoomError):
            self.desk.crash(error)
            return
        self.desk.gate.report(error)
        self.placeholder.show_error(
            words.error_text(error, lang=self.desk.lang), error.code, on_retry=self._look
        )

    def _open(self, at: int) -> None:
        row = self.list.table.row_at(at)
        if row is not None:
            self.accept()
            self.desk.navigate("event", ref=row.number)

    def _export(self) -> None:
        columns = self.list.table.columns
        rows = tuple(tuple(col.text(row) for col in columns) for row in self.found.rows)
        save(
            self.desk,
            self.title.text(),
            [Grid(say(QT_TRANSLATE_NOOP("Dashboard", "Events")), tuple(col.title for col in columns), rows)],
            self,
        )


def _list(desk: Desk, *, has_shares: bool) -> ListView:
    columns: list[Col[EventLine]] = [
        Col(say(QT_TRANSLATE_NOOP("Dashboard", "Number")), lambda row: short(row.number), 142),
        Col(say(QT_TRANSLATE_NOOP("Dashboard", "Title")), lambda row: row.title, 0, is_bold=True),
        Col(
            say(QT_TRANSLATE_NOOP("Dashboard", "State")),
            lambda row: words.state_label(row.state),
            112,
            role=lambda _row: "text2",
        ),
        Col(
            say(QT_TRANSLATE_NOOP("Dashboard", "Category")),
            lambda row: row.category,
            130,
            role=lambda _row: "text2",
            from_width=760,
        ),
        Col(
            say(QT_TRANSLATE_NOOP("Dashboard", "Place")),
            lambda row: row.place,
            150,
            role=lambda _row: "text2",
            from_width=900,
        ),
        Col(
            say(QT_TRANSLATE_NOOP("Dashboard", "Unit")), lambda row: row.unit, 110, role=lambda _row: "text2"
        ),
        Col(
            say(QT_TRANSLATE_NOOP("Dashboard", "Registered")),
            lambda row: short_text(row.registered_at),
            100,
            role=lambda _row: "text2",
        ),
    ]
    if has_shares:
        columns.append(
            Col(
                say(QT_TRANSLATE_NOOP("Dashboard", "Counts")),
                lambda row: f"{row.above} ÷ {row.below}",
                80,
                is_number=True,
            )
        )
    return ListView(
        desk,
        ListTable(columns),
        scope=SCOPE,
        name=say(QT_TRANSLATE_NOOP("Dashboard", "Events behind the figure")),
    )


def save(desk: Desk, title: str, grids: list[Grid], parent: QWidget) -> None:
    """Ask where to and write a workbook off the GUI thread."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    plain = "".join("－" if char in '\\/:*?"<>|：' else char for char in title)
    name, _ = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / f"{plain}.xlsx"), "*.xlsx")
    if name:
        write(desk, title, grids, Path(name))


def write(desk: Desk, title: str, grids: list[Grid], path: Path) -> None:
    """Write it whole or not at all, and say so."""
    made_at = desk.clock.now()
    mark = (
        say(QT_TRANSLATE_NOOP("Dashboard", "Practice data")) if getattr(desk.room, "practice", False) else ""
    )
    done = say(QT_TRANSLATE_NOOP("Dashboard", "Saved: {file}"))
    desk.slow.run(
        lambda: put(path, xlsx(title, grids, mark=mark, made_at=made_at)),
        then=lambda file: desk.notices.confirm(done.format(file=str(file))),
        failed=desk.fail,
    )


def about_text(figure: Figure) -> str:
    """How a figure is reckoned, and where that comes from."""
    what, english = figure.definition, is_english()
    formula = what.formula_en if english else what.formula
    return in_a_sentence(
        (formula, "" if english else named(say(QT_TRANSLATE_NOOP("Dashboard", "Source")), what.source))
    )

"""The rota in files: read from a table, written to one, and as a page to print."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from commandroom.domain.errors import WorldError
from commandroom.domain.people.dutyreading import Ledger, Plan, is_heading, read_plan
from commandroom.reports.files import put
from commandroom.ui.desk import Desk
from commandroom.ui.pages.rota.plan import PlanDialog, names_of
from commandroom.ui.pages.rota.table import RotaTable
from commandroom.ui.pages.rota.viewmodel import PERSONS, RotaViewModel
from commandroom.ui.print.pages import markup_pdf
from commandroom.ui.widgets.button import Button
from commandroom.usecases.dutyediting import Edit, from_plan
from commandroom.usecases.queries import DutySheet, DutyTable
from commandroom.usecases.tabling import Tables

_POINTS, _MARGIN = 10, 12.0


class RotaLike(Protocol):
    """The page as its files need it."""

    more: Button

    def span_text(self) -> str:
        """The days shown, in words."""
        ...


class Page(NamedTuple):
    """The rota as rows under a heading, as it is shown."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables_of(desk: Desk) -> Tables | None:
    """The room's way to read and write tables; None where a room has none."""
    found: Tables | None = getattr(desk.room, "tables", None)
    return found


class Files:
    """The page's way to files: its menu, and what each entry of it does."""

    def __init__(self, desk: Desk, model: RotaViewModel, table: RotaTable, page: RotaLike) -> None:
        self._desk, self._model, self._table, self._page = desk, model, table, page

    def show_menu(self) -> None:
        """In, out, and to print."""
        button = self._page.more
        menu = QMenu(button)
        for name in ("repeat", "import", "export", "print"):
            menu.addAction(self._desk.actions.action(f"rota.{name}"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def bring(self) -> None:
        """Read a table."""
        error = self._desk.gate.bar_of("keep:duty")
        if error is not None:
            self._desk.notices.refuse(error)
            return
        path = ask_table(self._page.more)
        if path is not None:
            read_table(self._desk, self._model, path, self._page.more)

    def save(self) -> None:
        """Write what is shown as a table."""
        shown = self.shown()
        path = ask_target(self._page.more, shown.title, ".xlsx")
        if path is not None:
            save_table(self._desk, shown, path)

    def print(self) -> None:
        """Write what is shown as a page to print."""
        shown = self.shown()
        path = ask_target(self._page.more, shown.title, ".pdf")
        if path is not None:
            save_pdf(self._desk, shown, path)

    def shown(self) -> Page:
        """The rota as it stands on the screen."""
        name = QCoreApplication.translate("Rota", "Name of a person")
        title = QCoreApplication.translate("Rota", "Duty rota")
        head = name if self._model.arrangement == PERSONS else ""
        return page_of(self._table, f"{title} {self._page.span_text()}", head)


# --- in ---------------------------------------------------------------------------------------------------------


def ask_table(parent: QWidget) -> Path | None:
    """Ask which file."""
    title = QCoreApplication.translate("Rota", "A rota as a table")
    name, _ = QFileDialog.getOpenFileName(parent, title, "", "*.xlsx *.xls *.csv")
    return Path(name) if name else None


def read_table(desk: Desk, model: RotaViewModel, path: Path, parent: QWidget) -> None:
    """Read a file off the GUI thread, show what it says, and write it when somebody says so."""
    sheet, tables = model.sheet, tables_of(desk)
    if sheet is None or tables is None:
        return
    people = [one.person for one in sheet.persons]
    ledger = Ledger(persons=people, posts=sheet.rules.posts, shifts=sheet.shifts, near=model.today)

    def work() -> Plan:
        found = tables.read(path, is_heading)
        return read_plan(found.header, found.rows, ledger)

    def show(plan: Plan) -> None:
        names = names_of([(one.person.id, one.person.name, one.unit_name) for one in sheet.persons])

        def take(chosen: Mapping[str, str]) -> None:
            _write(desk, model, plan, chosen)

        PlanDialog(desk, path.name, plan, names, take, parent=parent).open()

    desk.slow.run(work, then=show, failed=desk.fail, lane="rota.import")


def _write(desk: Desk, model: RotaViewModel, plan: Plan, chosen: Mapping[str, str]) -> None:
    """The days of a table may lie outside those shown: they are looked at first, then written at once."""
    entries = plan.settled(chosen)
    first, last = min(e.day for e in entries), max(e.day for e in entries)

    def put(sheet: DutySheet) -> None:
        edit: Edit = from_plan(sheet, entries)
        said = QCoreApplication.translate("Rota", "{n} turns imported").format(n=len(entries))
        model.changing.put(edit, then=lambda: desk.notices.offer_undo(said, model.changing.undo))
        model.go_to(first)

    desk.ask(DutyTable(first, last, desk.clock.now()), then=put)


# --- out --------------------------------------------------------------------------------------------------------


def page_of(table: RotaTable, title: str, head: str) -> Page:
    """The rows as they stand; a day is a column when people stand in the rows, else a row."""
    days = table.days
    if head:
        columns = (head, *(f"{day:%Y-%m-%d}" for day in days))
        rows = tuple(
            (row.name, *(table.text(at, n) for n in range(len(days)))) for at, row in enumerate(table.rows)
        )
        return Page(title, columns, rows)
    date_head = QCoreApplication.translate("Rota", "Date")
    columns = (date_head, *(row.name for row in table.rows))
    return Page(
        title, columns,
        tuple((f"{day:%Y-%m-%d}", *(table.text(at, n) for at in range(len(table.rows)))) for n, day in enumerate(days)),
    )  # fmt: skip


def ask_target(parent: QWidget, title: str, suffix: str) -> Path | None:
    """Ask where to."""
    name, _ = QFileDialog.getSaveFileName(parent, title, f"{title}{suffix}", f"*{suffix}")
    return Path(name) if name else None


def save_table(desk: Desk, page: Page, path: Path) -> None:
    """Write it as a table, off the GUI thread."""
    tables = tables_of(desk)
    if tables is None:
        return
    desk.slow.run(
        lambda: tables.write(path, page.columns, page.rows),
        then=lambda _n: _say(desk, path),
        failed=desk.fail,
    )


def save_pdf(desk: Desk, page: Page, path: Path) -> None:
    """Write it as a page to print, A4 across, whole or not at all; a file that cannot be written is said."""
    font = QFont(desk.theme.font(_POINTS))
    font.setPointSize(_POINTS)
    try:
        put(path, markup_pdf(html_of(page), page.title, font, _MARGIN))
    except WorldError as error:
        desk.fail(error)
        return
    _say(desk, path)


def html_of(page: Page) -> str:
    """The page as markup; names are text, whatever stands in them."""
    head = "".join(f"<th>{escape(text)}</th>" for text in page.columns)
    lines = (
        "".join(f"<td align=center>{escape(text) or '&nbsp;'}</td>" for text in row) for row in page.rows
    )
    rows = "".join(f"<tr>{line}</tr>" for line in lines)
    table = f'<table border=1 cellspacing=0 cellpadding=4 width="100%"><tr>{head}</tr>{rows}</table>'
    return f"<h2 align=center>{escape(page.title)}</h2>{table}"


def _say(desk: Desk, path: Path) -> None:
    desk.notices.confirm(QCoreApplication.translate("Rota", "Saved as {file}").format(file=path.name))

"""Choose a file, see what its first rows become, correct the map, import, cancel, read what was rejected."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QHeaderView, QProgressBar, QTableView, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.importing.fields import FieldMap
from commandroom.ui.dialogs.importing.preview import OWN, PreviewModel
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card, Scroll
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import PinyinCombo, TextInput
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.strip import WhyNot
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel
from commandroom.usecases.importing import Importer, ImportReport, MapForm, MapGuess, Preview

WIDE, HIGH = 1240, 780
SIDE = 360
OWN_MAP = ""
_WIDTHS = (90, 170, 260, 110)
_COLUMN = 150


class ImportDialog(CardDialog):
    """Brings a file in. `imported` tells what became of its rows."""

    imported = Signal(object)
    _progressed = Signal(int)

    def __init__(self, desk: Desk, importer: Importer, *, parent: QWidget, path: Path | None = None) -> None:
        super().__init__(
            desk.theme,
            self.tr("Import events"),
            parent=parent,
            size=(WIDE, HIGH),
            submit_text=self.tr("Import"),
        )
        self.desk = desk
        self._importer = importer
        self._path: Path | None = None
        self._guess: MapGuess | None = None
        self._stop = threading.Event()
        self._rejected = ""
        self._is_running = False
        self._assemble()
        self._wire()
        self.submit_button.setEnabled(False)
        desk.gate.guard(self.submit_button, duty="import")
        desk.gate.guard(self.save_button, duty="keep:map")
        self._show_nothing()
        if path is not None:
            self.choose(path)

    # --- building -----------------------------------------------------------------------------------

    def _assemble(self) -> None:
        theme = self.theme
        self.file = ElidedLabel(self.tr("No file chosen"))
        self.file.set_role("strong")
        self.choose_button = Button(theme, self.tr("Choose a file…"), icon="file-text")
        self.facts = PlainLabel("", "muted")
        self.sheet = PinyinCombo()
        self.map = PinyinCombo()
        self.map_name = TextInput(self.tr("Name of the map"), limit=40)
        self.map_name.setAccessibleName(self.tr("Name of the map"))
        self.save_button = Button(theme, self.tr("Save the map"), icon="save")
        self.fields = FieldMap(theme, lang=self.desk.lang)
        self.model = PreviewModel(theme, lang=self.desk.lang)
        self.table = self._table()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Rows read"))
        self.told = PlainLabel("", "muted", wrap=True)
        self.rejected_button = Button(theme, self.tr("Open the rejected rows"), icon="external-link")
        self.sheet_field = FormField(self.tr("Sheet"), self.sheet)
        self.set_body(self._middle())
        self.set_footer(
            self.told, self.bar, self.rejected_button, None, self.cancel_button, self.submit_button
        )
        for part in (self.bar, self.rejected_button, self.sheet_field):
            part.hide()
        self.told.setMinimumWidth(320)
        self.bar.setMinimumWidth(220)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("First rows"))
        table.setObjectName("plain")
        table.setCornerButtonEnabled(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().setDefaultSectionSize(30)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.setSelectionMode(QTableView.SelectionMode.NoSelection)
        table.setTabKeyNavigation(False)
        return table

    def _middle(self) -> QWidget:
        file = row(self.choose_button, self.file, self.facts, spacing=12)
        file.setStretch(1, 1)
        chooser = FormField(self.tr("Map of the columns"), self.map)
        head = row(self.sheet_field, chooser, self._saving(), spacing=16)
        head.setStretch(1, 1)
        left = QFrame()
        left.setObjectName("card")
        left.setLayout(column(Scroll(self.fields), margins=(1, 1, 1, 1)))
        left.setFixedWidth(SIDE)
        columns = row(left, Card(column(self.table, margins=(1, 1, 1, 1))), spacing=16)
        columns.setStretch(1, 1)
        body = QWidget()
        body.setLayout(columns)
        self.placeholder = Placeholder(self.theme, body, is_carded=True)
        middle = QWidget()
        why_not = WhyNot(self.desk.gate, "import")
        whole = column(file, head, why_not, self.placeholder, spacing=12, margins=(24, 16, 24, 16))
        whole.setStretch(3, 1)
        middle.setLayout(whole)
        return middle

    def _saving(self) -> QWidget:
        box = QWidget()
        box.setLayout(row(self.map_name, self.save_button, spacing=8))
        return FormField(self.tr("Keep it for next time"), box)

    def _wire(self) -> None:
        self.choose_button.clicked.connect(self._ask_for_file)
        self.sheet.picked.connect(self._look_at_sheet)
        self.map.picked.connect(self._take_map)
        self.fields.changed.connect(self._changed_map)
        self.save_button.clicked.connect(self.save_map)
        self.rejected_button.clicked.connect(self._open_rejected)
        self._progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    # --- the file -----------------------------------------------------------------------------------

    def _show_nothing(self) -> None:
        """No file yet: say what will stand here, and offer the one thing to do."""
        text = self.tr(
            "Choose a table of events: its columns and first rows stand here before anything comes in."
        )
        choose = self.tr("Choose a file…")
        self.placeholder.show_empty(text, icon="file-text", action=choose, on_action=self._ask_for_file)
        for part in (self.map, self.map_name, self.save_button):
            part.setEnabled(False)

    def choose(self, path: Path, *, sheet: str | None = None) -> None:
        """Look at a file."""
        self._path = path
        self.file.setText(path.name)
        self.facts.setText("")
        self.show_fault("")
        self.submit_button.setEnabled(False)
        if self._guess is None:
            self.placeholder.show_loading()
        self._work(partial(self._importer.guess, path, sheet=sheet), self._show_guess)

    def _ask_for_file(self) -> None:
        kinds = self.tr("Tables (*.xlsx *.xls *.csv *.tsv *.txt);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a file"), "", kinds)
        if name:
            self.choose(Path(name))

    def _look_at_sheet(self) -> None:
        if self._path is not None:
            self.choose(self._path, sheet=str(self.sheet.value))

    def _show_guess(self, guess: MapGuess) -> None:
        self._guess = guess
        for part in (self.map, self.map_name, self.save_button):
            part.setEnabled(True)
        self.facts.setText(
            self.tr("{rows} rows, {columns} columns").format(
                rows=f"{guess.total:,}", columns=len(guess.columns)
            )
        )
        self.sheet_field.setVisible(len(guess.sheets) > 1)
        self.sheet.set_options([(name, name) for name in guess.sheets])
        self.sheet.choose(guess.sheet)
        best = guess.best
        is_kept = best is not None and best.name in guess.maps
        drafted = [] if is_kept else [(OWN_MAP, self.tr("Drafted from the heading"))]
        self.map.set_options([*drafted, *((name, name) for name in guess.maps)])
        self.map.choose(best.name if is_kept and best is not None else OWN_MAP)
        if best is None:
            self.placeholder.show_content()
            self.show_fault(self.tr("No column looks like a title or a text: say which ones do."))
            best = MapForm(name="", source="H12345", fields={})
        self._show_map(best)

    def _take_map(self) -> None:
        name = self.map.value
        if isinstance(name, str) and name:
            self._work(partial(self._importer.form, name), self._show_map)

    def _show_map(self, form: MapForm) -> None:
        guess = self._guess
        if guess is None:
            return
        self.map_name.setText(form.name)
        self.map_name.setCursorPosition(0)
        self.fields.show_map(form, guess.columns, guess.fields)
        self._order_tabs()
        self._preview()

    @Slot()
    def _changed_map(self) -> None:
        if self.map.value != OWN_MAP and self.map.findData(OWN_MAP) < 0:
            self.map.insertItem(0, self.tr("Changed here"), OWN_MAP)
        self.map.choose(OWN_MAP)
        self._preview()

    def _preview(self) -> None:
        path, form = self._path, self.fields.form
        if path is None or form is None or not {"title", "text"} & form.fields.keys():
            self.submit_button.setEnabled(False)
            return
        self.show_fault("")
        look = partial(self._importer.preview, path, form, sheet=self._sheet(), rows=20)
        self._work(look, self._show_preview)

    def _show_preview(self, preview: Preview) -> None:
        self.placeholder.show_content()
        self.model.show_preview(preview)
        for at in range(self.model.columnCount()):
            self.table.setColumnWidth(at, self.theme.px(_WIDTHS[at] if at < OWN else _COLUMN))
        self.table.setCurrentIndex(self.model.index(0, 0))
        self.submit_button.setEnabled(True)

    def _sheet(self) -> str | None:
        return self._guess.sheet if self._guess is not None and len(self._guess.sheets) > 1 else None

    @Slot()
    def save_map(self) -> None:
        """Keep the map under the name that stands there."""
        form, name = self.fields.form, self.map_name.text().strip()
        if form is None or not name:
            self.show_fault(self.tr("Give the map a name first."))
            return
        keep = partial(self._importer.save_map, form, name)
        self._work(keep, lambda _none: self._saved(name), failed=self._refuse)

    def _saved(self, name: str) -> None:
        if self.map.findData(name) < 0:
            self.map.addItem(name, name)
        self.map.choose(name)
        self.desk.notices.confirm(self.tr("The map “{name}” is kept.").format(name=name))

    # --- the import ---------------------------------------------------------------------------------

    @override
    def submit(self) -> None:
        path, form, guess = self._path, self.fields.form, self._guess
        if path is None or form is None or guess is None or self._is_running:
            return
        self._stop.clear()
        self._is_running = True
        self._set_editable(is_editable=False)
        self.bar.setRange(0, max(guess.total, 1))
        self.bar.setValue(0)
        self.bar.show()
        self.rejected_button.hide()
        self.cancel_button.say(self.tr("Stop the import"))
        self.told.setText(self.tr("Reading…"))
        run = partial(
            self._importer.run, path, form, sheet=self._sheet(), progress=self._progressed.emit,
            cancelled=self._stop.is_set,
        )  # fmt: skip
        self.desk.slow.run(run, then=self._finished, failed=self._failed)

    @Slot(int)
    def _show_progress(self, read: int) -> None:
        if self._is_running:
            self.bar.setValue(read)
            total = self.bar.maximum()
            self.told.setText(self.tr("{read} of {total} rows").format(read=f"{read:,}", total=f"{total:,}"))

    def _finished(self, report: ImportReport) -> None:
        self._ended()
        self._rejected = report.rejected_file
        self.rejected_button.setVisible(bool(report.rejected_file))
        self.told.setText(self._summary(report))
        is_well = not report.rejected and not report.cancelled and report.broken is None
        self.told.set_role("ok" if is_well else "warn")
        if report.broken is not None:
            self.desk.gate.report(report.broken)
            self.show_fault(words.error_text(report.broken, lang=self.desk.lang))
        self.cancel_button.say(self.tr("Close"))
        self.cancel_button.setFocus()
        self.submit_button.setEnabled(report.cancelled or report.broken is not None)
        self.imported.emit(report)

    def _summary(self, report: ImportReport) -> str:
        text = self.tr("{imported} imported, {known} there already, {rejected} rejected, of {read} rows read")
        said = text.format(
            imported=f"{report.imported:,}", known=f"{report.already_there:,}", rejected=f"{report.rejected:,}",
            read=f"{report.read:,}",
        )  # fmt: skip
        if report.broken is not None:
            return self.tr("Broken off: {text}; what came in stays.").format(text=said)
        return self.tr("Stopped: {text}; what came in stays.").format(text=said) if report.cancelled else said

    def _ended(self) -> None:
        self._is_running = False
        self._set_editable(is_editable=True)
        self.bar.hide()
        self.cancel_button.say(self.tr("Cancel"))

    def _failed(self, error: Exception) -> None:
        self._ended()
        self.told.setText("")
        self._refuse(error)

    def _set_editable(self, *, is_editable: bool) -> None:
        for part in (self.fields, self.map, self.sheet, self.choose_button, self.save_button):
            part.setEnabled(is_editable)
        self.submit_button.setEnabled(is_editable)

    def _open_rejected(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._rejected))

    @override
    def may_cancel(self) -> bool:
        if self._is_running:
            self._stop.set()
            self.told.setText(self.tr("Stopping after these rows…"))
            return False
        return True

    @override
    def reject(self) -> None:
        if self.may_cancel():
            super().reject()

    # --- the way off the GUI thread ------------------------------------------------------------------

    def _work(
        self,
        work: Callable[[], object],
        then: Callable[..., object],
        *,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Look at the file, or keep its map; what cannot be read is said in the place of the rows, to be tried again."""
        self.placeholder.wait()

        def answered(result: object) -> None:
            self.placeholder.line.stop()
            then(result)

        cannot = failed or partial(self._cannot_read, partial(self._work, work, then))
        self.desk.slow.run(work, then=answered, failed=cannot, lane="importing")

    def _cannot_read(self, again: Callable[[], object], error: Exception) -> None:
        self.submit_button.setEnabled(False)
        if isinstance(error, RoomError):
            text = words.error_text(error, lang=self.desk.lang)
            self.placeholder.show_error(text, error.code, on_retry=again)
        else:
            self.desk.fail(error)

    def _refuse(self, error: Exception) -> None:
        self.placeholder.line.stop()
        if isinstance(error, RoomError):
            self.show_fault(words.error_text(error, lang=self.desk.lang))
            self.submit_button.setEnabled(False)
        else:
            self.desk.fail(error)


def open_import(desk: Desk, parent: QWidget, importer: Importer, *, path: Path | None = None) -> ImportDialog:
    """Open the dialog, over a file if one is named."""
    dialog = ImportDialog(desk, importer, parent=parent, path=path)
    dialog.open()
    return dialog

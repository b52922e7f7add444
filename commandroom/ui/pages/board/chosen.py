"""What is done with the row under the cursor: its preview, its photos, why its limit is what it is, its deeds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtWidgets import QToolTip, QWidget

from commandroom.domain.errors import RoomError
from commandroom.ui.desk import Desk
from commandroom.ui.pages.board.columns import DUE
from commandroom.ui.pages.board.many import Many
from commandroom.ui.pages.board.preview import BoardPreview
from commandroom.ui.pages.board.table import BoardTableView
from commandroom.ui.pages.board.viewmodel import BoardViewModel
from commandroom.ui.parts.grounds import grounded
from commandroom.usecases.commands import MarkRead
from commandroom.usecases.queries import BoardRow, EventDetail, EventSheet, OpenVerb, OpenVerbs

if TYPE_CHECKING:
    from commandroom.ui.dialogs.quicklook import QuickLook
    from commandroom.ui.dialogs.verbs.keys import Letter

PREVIEW_PAUSE_MS = 40
"""The chosen row's panel waits this long, so that a held J does not ask for every row it passes."""
_MANY: dict[str, Callable[[Many], None]] = {"D": Many.dispatch, "S": Many.supervise, "H": Many.suspend}


class ChosenRow(QObject):
    """Follows the cursor of the list."""

    def __init__(
        self,
        desk: Desk,
        model: BoardViewModel,
        table: BoardTableView,
        preview: BoardPreview,
        *,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._desk, self._model, self._table, self._preview = desk, model, table, preview
        self._page = page
        self._sheet: EventSheet | None = None
        self._quick: QuickLook | None = None
        self._soon = QTimer(self, singleShot=True, interval=PREVIEW_PAUSE_MS)
        self._soon.timeout.connect(self._ask_preview)
        table.current_row_changed.connect(self.follow)
        table.why_wanted.connect(self._ask_why)
        table.opened.connect(self.open_row)
        table.opened_apart.connect(partial(self.open_row, is_apart=True))
        table.looked.connect(self.look)
        preview.verb_wanted.connect(self.open_verb)
        preview.open_wanted.connect(self.open_event)

    @property
    def line(self) -> BoardRow | None:
        """The row under the cursor, or None while it is on its way."""
        return self._model.table.row_at(self._table.currentIndex().row())

    # --- the panel ---------------------------------------------------------------------------------------------

    @Slot()
    def follow(self, _row: int = 0) -> None:
        """The cursor is elsewhere, or the row is another: show what the list knows at once, the rest soon."""
        line = self.line
        if line is not None:
            self._preview.show_row(line, self._model.table.now)
        self._soon.start()

    def look_again(self) -> None:
        """Rows came: follow where the one under the cursor is not what the panel shows."""
        line = self.line
        if line is not None and (self._sheet is None or self._sheet.board != line):
            self.follow()

    def clear(self) -> None:
        """There is no row."""
        self._sheet = None
        self._preview.clear()

    def rest(self) -> None:
        """The page is off the screen."""
        self._soon.stop()

    @Slot()
    def _ask_preview(self) -> None:
        line = self.line
        if line is None:
            return
        room, person = self._desk.room, self._model.person

        def work() -> tuple[EventSheet, tuple[OpenVerb, ...]]:
            sheet = room.ask(EventDetail(line.id))
            return sheet, grounded(room.ask(OpenVerbs(line.id, person)), sheet.event)

        self._desk.tasks.run(work, then=self._show_preview, failed=self._preview_failed, lane="board.preview")

    def _show_preview(self, answer: tuple[EventSheet, tuple[OpenVerb, ...]]) -> None:
        self._sheet, verbs = answer
        self._preview.show_sheet(self._sheet, verbs, self._model.table.now)

    def _preview_failed(self, error: Exception) -> None:
        if not isinstance(error, RoomError):
            self._desk.fail(error)
        self._preview.clear()

    # --- its own page and window -------------------------------------------------------------------------------

    def open_row(self, at: int, *, is_apart: bool = False) -> None:
        """Open the event of a row, in its page or in a window of its own."""
        line = self._model.table.row_at(at)
        if line is not None:
            self.open_event(line.id, is_apart=is_apart)

    def open_event(self, event: str, *, is_apart: bool = False) -> None:
        """Open an event; from now on it counts as read."""
        if not event:
            return
        self._desk.perform(MarkRead(event))
        self._desk.navigate("event", event_id=event, ids=self._model.table.ids, apart=is_apart)

    # --- a quick look ------------------------------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """Show the photos and files of the row under the cursor."""
        line = self.line
        if line is None:
            return
        if not line.attachments and self._quick is None:
            self._desk.notices.inform(self.tr("No photo or file is attached to this event."))
            return
        self._desk.ask(EventDetail(line.id), then=self._show_files, lane="board.look")

    def _show_files(self, sheet: EventSheet) -> None:
        from commandroom.ui.dialogs.quicklook import QuickLook  # noqa: PLC0415  at first need

        if self._quick is None:
            self._quick = QuickLook(self._desk, parent=self._page)
            self._quick.row_wanted.connect(self._step)
            self._quick.finished.connect(self._looked)
            self._quick.open()
        self._quick.show_files(sheet.event.title or sheet.event.number, sheet.event.attachments)

    def _step(self, by: int) -> None:
        self._table.go_to_row(self._table.currentIndex().row() + by)
        self.look()

    def _looked(self) -> None:
        self._quick = None
        self._table.setFocus()

    # --- why its limit is what it is ---------------------------------------------------------------------------

    def _ask_why(self, at: int, where: QPoint) -> None:
        line = self._model.table.row_at(at)
        if line is not None:
            from commandroom.ui.parts.clocks import ask_tip  # noqa: PLC0415  with the first tip

            ask_tip(self._desk, line.id, then=partial(self._show_why, at, where))

    def _show_why(self, at: int, where: QPoint, text: str) -> None:
        here = self._table.viewport().mapFromGlobal(where)
        if self._page.isVisible() and self._table.rowAt(here.y()) == at:
            QToolTip.showText(where, text, self._table.viewport())

    def why(self) -> None:
        """Explain the time limit of the row under the cursor."""
        at = self._table.currentIndex().row()
        corner = self._table.visualRect(self._model.table.index(at, DUE)).bottomLeft()
        self._ask_why(at, self._table.viewport().mapToGlobal(corner - QPoint(0, 2)))

    # --- deeds -------------------------------------------------------------------------------------------------

    def press(self, letter: Letter, many: Many) -> None:
        """A letter: the first open verb it stands for, at the current row, or at all marked ones."""
        if self._model.marking.count and letter.key in _MANY:
            _MANY[letter.key](many)
            return
        line = self.line
        if line is not None:
            room, person = self._desk.room, self._model.person
            self._desk.tasks.run(
                lambda: grounded(room.ask(OpenVerbs(line.id, person)), room.ask(EventDetail(line.id)).event),
                then=partial(self._press_known, letter, line),
                lane="board.press",
            )

    def _press_known(self, letter: Letter, line: BoardRow, verbs: tuple[OpenVerb, ...]) -> None:
        from commandroom.ui.dialogs.verbs.offering import meant, refusal  # noqa: PLC0415  at the first deed

        verb = meant(letter, line.state, verbs)
        why_not = refusal(letter, line.state, verb)
        if verb is None or why_not:
            self._desk.notices.warn(why_not)
        else:
            self.open_verb(line.id, verb.name)

    @Slot(str, str)
    def open_verb(self, event: str, verb: str) -> None:
        """Open the form of a verb at an event; what it does is shown at once."""
        self._model.hearing.expect_own(event)
        from commandroom.ui.dialogs.verbs.opening import open_verb  # noqa: PLC0415  at the first deed

        form = open_verb(self._desk, self._page.window(), event, verb)
        form.finished.connect(lambda _code=0: self._form_closed(event))

    def _form_closed(self, event: str) -> None:
        self._model.hearing.forget_own(event)
        self._table.setFocus()

"""备份: the copies of the room, how sound they are, the way back, and the room as a whole to take along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QFileDialog
from typing_extensions import override

from commandroom.base.sentences import sentence
from commandroom.domain.errors import RefusedError, RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.moments import long_text
from commandroom.ui.pages.settings.section import Section
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.progress import ProgressLine
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel
from commandroom.usecases.keeping import Copies, Copy, KeepingState, Why

EXPORT, REOPEN = "desk.export_room", "desk.reopen"
OLD = timedelta(hours=26)
"""A copy an hour while the desk runs; older than a day and a bit means that a whole day has none."""


class BackupSection(Section):
    """Copies are made beside the running store and verified before they count."""

    icon = "database"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Backup")
        super().__init__(desk)
        theme = desk.theme
        self.make = Button(theme, self.tr("Make a copy now"), icon="save", kind="primary")
        self.check = Button(theme, self.tr("Check it"), icon="shield-check")
        self.restore = Button(theme, self.tr("Restore it…"), icon="history")
        self.elsewhere = Button(theme, self.tr("Copy to another disk…"), icon="download")
        self.export = Button(theme, self.tr("Export the whole room…"), icon="upload", kind="ghost")
        self.line = ProgressLine(theme)
        self.state = PlainLabel("", wrap=True)
        self.where = ElidedLabel("", "muted")
        self.room = PlainLabel("", "muted", wrap=True)
        self.list = ListView(desk, ListTable(self._columns()), scope="settings", name=self.title)
        self.placeholder = Placeholder(theme, self.list)
        self.whole.addLayout(row(self.make, self.check, self.restore, self.elsewhere, self.export, None))
        self.whole.addWidget(self.line)
        self.whole.addWidget(self.state)
        self.whole.addWidget(Card(column(self.placeholder, spacing=0, margins=(1, 1, 1, 1))), 1)
        self.whole.addLayout(column(self.where, self.room, spacing=2))
        self._wire()

    def _columns(self) -> list[Col[Copy]]:
        return [
            Col(self.tr("Made"), lambda c: long_text(c.at), 150, is_bold=True),
            Col(self.tr("For"), self._why, 120),
            Col(self.tr("Size"), lambda c: QLocale().formattedDataSize(c.bytes), 96, is_number=True),
            Col(self.tr("Entries"), lambda c: f"{c.entries:,}", 90, is_number=True, from_width=620),
            Col(self.tr("Verdict"), self._verdict, 110, role=_verdict_role, is_bold=True),
            Col(self.tr("Copy"), lambda c: c.name, 0, role=lambda _c: "text2", from_width=760),
        ]

    def _wire(self) -> None:
        self.make.clicked.connect(self.make_now)
        self.check.clicked.connect(self.check_current)
        self.restore.clicked.connect(self.ask_restore)
        self.elsewhere.clicked.connect(self.ask_folder)
        self.export.clicked.connect(lambda: self.desk.actions.do(EXPORT))
        self.list.opened.connect(lambda _at: self.check_current())

    @property
    def copies(self) -> Copies | None:
        """The port; None at a desk without a home of its own."""
        return cast("Copies | None", getattr(self.desk.room, "copies", None))

    @override
    def open(self) -> None:
        self.export.setVisible(any(deed.id == EXPORT for deed in self.desk.actions.deeds()))
        self._look()

    def _look(self) -> None:
        copies = self.copies
        if copies is None:
            self.placeholder.show_empty(self.tr("No copy has been made yet"), icon="database")
            return
        self.placeholder.wait()
        self.desk.slow.run(
            lambda: (copies.listed(), copies.state()), then=self._show, failed=self._cannot_look
        )

    # --- deeds -----------------------------------------------------------------------------------------------------

    def make_now(self) -> None:
        """Make a copy in the background."""
        copies = self.copies
        if copies is not None:
            self._work(lambda: copies.make(Why.BY_HAND), self._made)

    def check_current(self) -> None:
        """Verify the chosen copy once more."""
        copies, chosen = self.copies, self.list.current
        if copies is not None and isinstance(chosen, Copy):
            self._work(partial(copies.check, chosen.name), self._checked)

    def ask_restore(self) -> None:
        """Say what would be replaced and what kept, and do it at a second word only."""
        chosen = self.list.current
        if isinstance(chosen, Copy):
            dialog = RestoreDialog(self.desk, chosen, parent=self.window())
            dialog.accepted.connect(partial(self._prepare, chosen))
            dialog.open()

    def ask_folder(self) -> None:
        """Another verified copy, in a folder of the person's choice."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for the copy"))
        if chosen:
            self.copy_into(Path(chosen))

    def copy_into(self, folder: Path) -> None:
        """Write a verified copy into a folder, such as one on another disk."""
        room: Any = self.desk.room
        self._work(lambda: room.store.backup(folder), self._copied)

    def _prepare(self, copy: Copy) -> None:
        copies = self.copies
        if copies is not None:
            self._work(lambda: copies.prepare(copy.name), self._ready)

    def _work(self, deed: Callable[[], Any], then: Callable[[Any], object]) -> None:
        self._set_busy(is_busy=True)
        self.desk.slow.run(deed, then=partial(self._worked, then), failed=self._fail)

    # --- answers ---------------------------------------------------------------------------------------------------

    def _worked(self, then: Callable[[Any], object], result: Any) -> None:
        self._set_busy(is_busy=False)
        then(result)

    def _cannot_look(self, error: Exception) -> None:
        self._set_busy(is_busy=False)
        if not isinstance(error, RoomError):
            self.desk.fail(error)
            return
        self.desk.gate.report(error)
        self.placeholder.show_error(self.sentence(error), error.code, on_retry=self._look)

    def _fail(self, error: Exception) -> None:
        self._set_busy(is_busy=False)
        self.desk.fail(error)
        if isinstance(error, RoomError) and not isinstance(error, RefusedError):
            self.state.set_role("error")
            self.state.setText(words.error_text(error, lang=self.desk.lang))

    def _set_busy(self, *, is_busy: bool) -> None:
        self.line.start() if is_busy else self.line.stop()
        for button in (self.make, self.elsewhere, self.export):
            button.setEnabled(not is_busy)
        has_copy = bool(self.list.table.rows) and not is_busy
        self.check.setEnabled(has_copy)
        self.restore.setEnabled(has_copy)

    def _made(self, copy: Copy | None) -> None:
        if copy is not None:
            self.desk.notices.confirm(self.tr("{name} made and verified").format(name=copy.name))
        self._look()

    def _copied(self, path: Path) -> None:
        self.desk.notices.confirm(self.tr("{name} made and verified").format(name=str(path)))

    def _checked(self, copy: Copy) -> None:
        if copy.is_sound:
            self.desk.notices.confirm(self.tr("{name} is sound").format(name=copy.name))
        else:
            text = self.tr("{name} is damaged: {problem}")
            self.desk.notices.warn(text.format(name=copy.name, problem=copy.problem))
        self._look()

    def _ready(self, _copy: Copy) -> None:
        """The copy takes the store's place while nobody has it open: the desk ends and opens again."""
        if not self.desk.actions.do(REOPEN):
            self.desk.notices.inform(self.tr("The copy is ready; it takes its place at the next start."))

    def _show(self, found: tuple[Sequence[Copy], KeepingState]) -> None:
        copies, state = found
        self.list.show_rows(list(copies), key=lambda c: c.name)
        if copies:
            self.placeholder.show_content()
        else:
            self.placeholder.show_empty(self.tr("No copy has been made yet"), icon="database")
        self._set_busy(is_busy=False)
        self.where.setText(self.tr("Copies lie in {folder}").format(folder=str(state.folder)))
        free = QLocale().formattedDataSize(state.bytes_free)
        self.room.setText(self.tr("{free} free there; keep a copy on another disk.").format(free=free))
        self._say_state(state)

    def _say_state(self, state: KeepingState) -> None:
        is_old = state.is_old(self.desk.clock.now(), after=OLD)
        self.state.set_role("error" if state.problem else "warn" if is_old else "muted")
        if state.problem:
            self.state.setText(sentence(state.problem, dict(state.params), lang=self.desk.lang))
        elif state.newest is None:
            self.state.setText(self.tr("There is no copy that was checked and found sound."))
        else:
            said = self.tr("The newest sound copy is of {time}.")
            self.state.setText(said.format(time=long_text(state.newest)))

    def _why(self, copy: Copy) -> str:
        names = {
            Why.HOURLY: self.tr("every hour"),
            Why.BY_HAND: self.tr("by hand"),
            Why.MIGRATION: self.tr("before an upgrade"),
            Why.IMPORT: self.tr("before an import"),
            Why.RESTORE: self.tr("before a restore"),
        }
        return names.get(copy.why, "—")

    def _verdict(self, copy: Copy) -> str:
        return {True: self.tr("sound"), False: self.tr("damaged"), None: self.tr("not checked")}[
            copy.is_sound
        ]


def _verdict_role(copy: Copy) -> str:
    return {True: "ok", False: "crit", None: "text2"}[copy.is_sound]


class RestoreDialog(CardDialog):
    """What a restore replaces and what it keeps; the word on the button is the deed."""

    def __init__(self, desk: Desk, copy: Copy, *, parent: Any) -> None:
        super().__init__(desk.theme, "", parent=parent, size=(560, 0), danger=True)
        self.title.setText(self.tr("Restore this copy?"))
        self.setWindowTitle(self.title.text())
        self.setAccessibleName(self.title.text())
        self.submit_button.say(self.tr("Restore and open anew"))
        moment = long_text(copy.at)
        said = (
            self.tr("The room goes back to {time} ({entries} entries).").format(
                time=moment, entries=f"{copy.entries:,}"
            ),
            self.tr(
                "Replaced: every deed of this seat since then. What other seats have comes back by exchange."
            ),
            self.tr(
                "Kept: the present store is put aside in the home, a copy of it is made first, attachments stay."
            ),
            self.tr("The copy is verified before anything is replaced; a damaged one changes nothing."),
            self.tr("The desk closes, and opens again by itself."),
        )
        for at, text in enumerate(said):
            self.body.addWidget(PlainLabel(text, "strong" if at == 0 else "", wrap=True))

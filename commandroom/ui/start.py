"""The small window in the place of the desk when its store cannot be opened: what is wrong, and the ways out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from typing_extensions import override

from commandroom import __version__
from commandroom.domain.errors import RoomError
from commandroom.ui import i18n, words
from commandroom.ui.icons import pixmap
from commandroom.ui.punctuation import gap, named
from commandroom.ui.settings import DeskSettings
from commandroom.ui.tasks import Tasks
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.progress import ProgressLine
from commandroom.ui.widgets.text import PlainLabel

WIDE, HIGH = 680, 340


class Choice(StrEnum):
    """What the person wants after the desk could not open."""

    RETRY = "retry"
    RESTORE = "restore"
    READ_ONLY = "read_only"
    OTHER_HOME = "other_home"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class StartTrouble:
    """Why the desk did not open; `newest` names the copy that `restore` would bring back, "" where there is none.

    `restore` is called off the GUI thread and may raise a `RoomError`, after which nothing was replaced.
    """

    error: RoomError
    home: Path
    newest: str = ""
    restore: Callable[[], object] | None = None
    may_read: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What was chosen; `home` with `OTHER_HOME`."""

    choice: Choice
    home: Path | None = None


class StartWindow(QWidget):
    """One sentence, its code, and what can be done; a restore that failed says why and changes nothing."""

    answered = Signal(object)

    def __init__(self, theme: Theme, trouble: StartTrouble, *, lang: str) -> None:
        super().__init__()
        self.theme, self.trouble, self._lang = theme, trouble, lang
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Command room"))
        self.setFixedSize(theme.px(WIDE), theme.px(HIGH))
        self._tasks = Tasks(self, name="start")
        self._is_answered = False
        self.sentence = PlainLabel(
            words.error_text(trouble.error, lang=lang), "strong", wrap=True
        ).selectable()
        self.fault = PlainLabel("", "error", wrap=True)
        self.line = ProgressLine(theme)
        self.setAccessibleName(named(self.tr("The desk cannot open"), self.sentence.text()))
        self._make_buttons()
        self._arrange()

    def _make_buttons(self) -> None:
        trouble, theme = self.trouble, self.theme
        self.retry = Button(theme, self.tr("Try again"), icon="refresh-cw").large()
        self.restore = Button(
            theme, self.tr("Restore the newest copy"), icon="history", kind="primary"
        ).large()
        self.read_only = Button(theme, self.tr("Open for reading only"), icon="eye").large()
        self.other = Button(theme, self.tr("Choose another home…"), icon="house").large()
        self.copy = Button(theme, self.tr("Copy details"), icon="copy", kind="ghost").large()
        self.quit = Button(theme, self.tr("Quit"), kind="ghost", keys="Esc").large()
        self.restore.setVisible(trouble.restore is not None)
        self.read_only.setVisible(trouble.may_read)
        self.retry.clicked.connect(lambda: self._answer(Choice.RETRY))
        self.restore.clicked.connect(self._restore)
        self.read_only.clicked.connect(lambda: self._answer(Choice.READ_ONLY))
        self.other.clicked.connect(self._choose_home)
        self.copy.clicked.connect(self._copy)
        self.quit.clicked.connect(lambda: self._answer(Choice.QUIT))
        QShortcut("Esc", self, self.close)

    def _arrange(self) -> None:
        sign = QLabel()
        sign.setPixmap(pixmap("circle-alert", self.theme.hex("crit"), 36, self.devicePixelRatioF()))
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        where = self.tr("Home: {home}").format(home=str(self.trouble.home))
        facts = [PlainLabel(where, "muted", wrap=True), PlainLabel(self.trouble.error.code, "muted")]
        if self.trouble.newest:
            newest = self.tr("Newest copy: {name}").format(name=self.trouble.newest)
            kept = self.tr("What is there now is put aside, not deleted.")
            facts.append(PlainLabel(f"{newest}{gap()}{kept}", "muted", wrap=True))
        title = PlainLabel(self.tr("The desk cannot open"), "h1")
        text = column(title, 4, self.sentence, 4, *facts, None, self.fault, spacing=6)
        head = row(sign, 8, text, spacing=8)
        head.setStretch(2, 1)
        ways = row(self.retry, self.restore, self.read_only, None, spacing=10)
        rest = row(self.other, self.copy, None, self.quit, spacing=10)
        self.setLayout(column(head, self.line, 8, ways, rest, margins=(28, 26, 28, 22), spacing=8))
        first = self.restore if self.trouble.restore is not None else self.retry
        first.setFocus()

    def details(self) -> str:
        """What is copied: version, code, sentence, home."""
        return f"CommandRoom {__version__}\n{self.trouble.error.code}\n{self.sentence.text()}\n{self.trouble.home}"

    def _restore(self) -> None:
        if self.trouble.restore is None:
            return
        self._set_busy(is_busy=True)
        self._tasks.run(
            self.trouble.restore, then=lambda _done: self._answer(Choice.RESTORE), failed=self._not_restored
        )

    def _not_restored(self, error: Exception) -> None:
        self._set_busy(is_busy=False)
        said = (
            words.error_text(error, lang=self._lang) if isinstance(error, RoomError) else type(error).__name__
        )
        self.fault.setText(said)

    def _set_busy(self, *, is_busy: bool) -> None:
        self.fault.setText("")
        self.line.start() if is_busy else self.line.stop()
        for button in (self.retry, self.restore, self.read_only, self.other, self.quit):
            button.setEnabled(not is_busy)

    def _choose_home(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Home folder"), str(self.trouble.home.parent))
        if chosen:
            self._answer(Choice.OTHER_HOME, Path(chosen))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details())

    def _answer(self, choice: Choice, home: Path | None = None) -> None:
        if not self._is_answered:
            self._is_answered = True
            self._set_busy(is_busy=False)
            self.answered.emit(Answer(choice, home))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.quit.isEnabled():
            event.ignore()
            return
        self._answer(Choice.QUIT)
        self._tasks.close()
        super().closeEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return done

    def _fit(self) -> None:
        """As high as its sentences need: a home may lie at the end of a long path."""
        layout, wide = self.layout(), self.theme.px(WIDE)
        if layout is not None:
            self.setFixedSize(wide, max(self.theme.px(HIGH), layout.totalHeightForWidth(wide)))


def ask_way_out(app: QApplication, trouble: StartTrouble) -> Answer:
    """Show the window until something was chosen."""
    settings = DeskSettings(trouble.home)
    kept = i18n.install(app, settings.lang)
    theme = Theme(settings.appearance)
    theme.apply(app)
    window, loop, answers = StartWindow(theme, trouble, lang=settings.lang), QEventLoop(), list[Answer]()
    window.answered.connect(answers.append)
    window.answered.connect(loop.quit)
    window.show()
    loop.exec()
    window.close()
    window.deleteLater()
    i18n.remove(app, kept)
    return answers[0]

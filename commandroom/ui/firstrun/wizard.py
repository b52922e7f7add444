"""The window of the first start; by keys alone: Enter goes on, Alt+Left goes back, Esc leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QRadioButton, QStackedWidget, QWidget
from typing_extensions import override

from commandroom.domain.errors import FieldError, RoomError
from commandroom.ui import i18n, words
from commandroom.ui.firstrun.answers import Answers, Founding, Purpose
from commandroom.ui.firstrun.steps import LookStep, PurposeStep, StaffStep, Step, StepList, TownStep
from commandroom.ui.settings import DeskSettings
from commandroom.ui.tasks import Tasks
from commandroom.ui.theme import Appearance, Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.progress import ProgressLine
from commandroom.ui.widgets.text import PlainLabel

SIZE = (860, 560)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FirstRun(QWidget):
    """Asks step by step and founds at the last one; `ended` tells whether there is a room now."""

    ended = Signal(bool)
    _progressed = Signal(float)

    def __init__(self, theme: Theme, founding: Founding, home: Path, *, lang: str = "zh_CN") -> None:
        super().__init__()
        self.theme, self._founding = theme, founding
        self.answers = Answers(appearance=theme.appearance, lang=lang)
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Found a command room"))
        self.setAccessibleName(self.windowTitle())
        self.resize(*SIZE)
        self._tasks = Tasks(self, name="founding")
        self._is_busy, self._has_ended = False, False
        self.purpose, self.town, self.staff, self.look = (
            PurposeStep(),
            TownStep(),
            StaffStep(theme),
            LookStep(),
        )
        self.steps: tuple[Step, ...] = (self.purpose, self.town, self.staff, self.look)
        self._arrange(home)
        self.purpose.changed.connect(self._mark)
        self.staff.file_chosen.connect(self.take_file)
        self.look.worn.connect(self._wear)
        self._progressed.connect(self.line.show_fraction)
        self._go(0)

    @property
    def at(self) -> int:
        """The present step."""
        return self.pages.currentIndex()

    @property
    def is_busy(self) -> bool:
        """Whether the room is being made, or a file read."""
        return self._is_busy

    def _arrange(self, home: Path) -> None:
        theme = self.theme
        self.pages = QStackedWidget()
        for step in self.steps:
            self.pages.addWidget(step)
        self.list = StepList(theme, [step.title for step in self.steps])
        self.title = PlainLabel("", "h1")
        self.fault = PlainLabel("", "error", wrap=True)
        self.line = ProgressLine(theme)
        self.back = Button(theme, self.tr("Back"), icon="arrow-left", keys="Alt+←").large()
        self.cancel = Button(theme, self.tr("Cancel"), kind="ghost", keys="Esc").large()
        self.next = Button(theme, self.tr("Continue"), kind="primary", keys="Enter").large()
        QShortcut("Alt+Left", self, self.go_back)
        self.back.clicked.connect(self.go_back)
        self.cancel.clicked.connect(self.close)
        self.next.clicked.connect(self.go_on)
        left = Card(column(PlainLabel(self.tr("Found a command room"), "strong"), 10, self.list,
                           PlainLabel(str(home), "muted", wrap=True), margins=(18, 18, 14, 18)), name="box")  # fmt: skip
        left.setFixedWidth(216)
        inside = column(self.title, 6, self.pages, self.fault, self.line, margins=(26, 20, 26, 14))
        inside.setStretch(2, 1)
        body = Card(inside)
        middle = row(left, body, spacing=14)
        middle.setStretch(1, 1)
        footer = QFrame()
        footer.setLayout(row(self.back, None, self.cancel, self.next, spacing=10))
        whole = column(middle, footer, margins=(18, 18, 18, 14), spacing=12)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    # --- going -----------------------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Take the page's answers; found at the last one."""
        step = self.steps[self.at]
        if self._is_busy or step.missing():
            return
        self.answers = step.taken(self.answers)
        self.fault.setText("")
        if step is self.town:
            self._work(lambda: self._founding.check(self.answers), lambda _none: self._next())
        elif self.at == self._open()[-1]:
            self._found()
        else:
            self._next()

    def go_back(self) -> None:
        """One step back; what was typed stays."""
        before = [number for number in self._open() if number < self.at]
        if before and not self._is_busy:
            self.answers = self.steps[self.at].taken(self.answers)
            self._go(before[-1])

    def take_file(self, file: Path) -> None:
        """Read a staff table and say how many it holds."""
        self._work(
            lambda: self._founding.count_staff(file),
            lambda count: self.staff.take_file(file, count),
            self.staff.refuse_file,
        )

    def _open(self) -> list[int]:
        """The steps that are asked: a demonstration brings its township and its people."""
        chosen = self.purpose.taken(self.answers).purpose
        return [0, 3] if chosen is Purpose.DEMO else [0, 1, 2, 3]

    def _next(self) -> None:
        self._go(next(number for number in self._open() if number > self.at))

    def _go(self, at: int) -> None:
        self.pages.setCurrentIndex(at)
        self.steps[at].show_answers(self.answers)
        self.title.setText(self.steps[at].title)
        self._mark()
        first = next(
            (part for part in self.steps[at].findChildren(QWidget) if _takes_keys(part, self.steps[at])), None
        )
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _mark(self) -> None:
        self.list.mark(self.at, self._open())
        self.back.setVisible(self.at > 0)
        self.next.say(self.tr("Found") if self.at == self._open()[-1] else self.tr("Continue"))

    def _wear(self, look: Appearance) -> None:
        self.theme.switch(look)

    # --- founding --------------------------------------------------------------------------------------------------

    def _found(self) -> None:
        answers = self.answers
        self.line.show_fraction(0.0)
        self._work(
            lambda: self._founding.found(answers, self._progressed.emit),
            lambda _none: self._end(is_founded=True),
        )

    def _work(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], object],
        refused: Callable[[str], object] | None = None,
    ) -> None:
        self._is_busy = True
        for button in (self.back, self.next, self.cancel):
            button.setEnabled(False)

        def done(result: Any) -> None:
            self._rest()
            then(result)

        def fail(error: Exception) -> None:
            self._rest()
            self._refuse(error, refused)

        self._tasks.run(work, then=done, failed=fail)

    def _rest(self) -> None:
        self._is_busy = False
        self.line.stop()
        for button in (self.back, self.next, self.cancel):
            button.setEnabled(True)

    def _refuse(self, error: Exception, refused: Callable[[str], object] | None) -> None:
        if not isinstance(error, RoomError):
            raise error
        text = words.error_text(error, lang=self.answers.lang)
        if refused is not None:
            refused(text)
        elif not (isinstance(error, FieldError) and self.steps[self.at].show_fault(error.field, text)):
            self.fault.setText(text)

    def _end(self, *, is_founded: bool) -> None:
        if not self._has_ended:
            self._has_ended = True
            self._tasks.close()
            self.ended.emit(is_founded)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in _ENTER:
            self.go_on()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_busy:
            event.ignore()  # half a room is no room: it is made to its end or not at all
            return
        self._end(is_founded=False)
        super().closeEvent(event)


def _takes_keys(part: QObject, page: QWidget) -> bool:
    if not isinstance(part, QWidget) or not part.isVisibleTo(page) or not part.isEnabled():
        return False
    if isinstance(part, QRadioButton):
        return part.isChecked()
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.focusProxy() is None


def found_a_room(app: QApplication, founding: Founding, home: Path, *, lang: str) -> bool:
    """Show the window until it ends; whether there is a room now. The chosen look and language are remembered in it."""
    kept = i18n.install(app, lang)
    theme = Theme(Appearance())
    theme.apply(app)
    window, loop, results = FirstRun(theme, founding, home, lang=lang), QEventLoop(), list[bool]()
    window.ended.connect(results.append)
    window.ended.connect(loop.quit)
    window.show()
    loop.exec()
    if results[0]:
        settings = DeskSettings(home)
        settings.put_appearance(window.answers.appearance)
        settings.put("lang", window.answers.lang)
        settings.sync()
    window.close()
    window.deleteLater()
    i18n.remove(app, kept)
    return results[0]

"""The window of the first start; by keys alone: Enter goes on, Alt+Left goes back, Esc leaves nothing behind."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QRadioButton, QStackedWidget, QWidget
from typing_extensions import override

from commandroom.domain.errors import FieldError, RoomError
from commandroom.ui import i18n, words
from commandroom.ui.firstrun.accounts import AccountStep
from commandroom.ui.firstrun.answers import Answers, Founding, Purpose
from commandroom.ui.firstrun.steps import LookStep, PurposeStep, StaffStep, Step, StepList, TownStep
from commandroom.ui.firstrun.taking import ExportStep, TakenStep
from commandroom.ui.settings import DeskSettings
from commandroom.ui.tasks import Tasks
from commandroom.ui.theme import Appearance, Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.progress import ProgressLine
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel
from commandroom.usecases.carrying import Taken

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
        self.resize(self._size())
        self._tasks = Tasks(self, name="founding")
        self._is_busy, self._has_ended, self._is_founded = False, False, False
        self._stop: threading.Event | None = None
        self.purpose, self.town, self.staff, self.look = (
            PurposeStep(),
            TownStep(),
            StaffStep(theme),
            LookStep(),
        )
        self.account = AccountStep()
        self.export, self.taken = ExportStep(theme), TakenStep()
        self.steps: tuple[Step, ...] = (
            self.purpose, self.town, self.staff, self.account, self.export, self.look, self.taken
        )  # fmt: skip
        self._arrange(home)
        self.purpose.changed.connect(self._mark)
        self.staff.file_chosen.connect(self.take_file)
        self.export.file_chosen.connect(self.take_export)
        self.look.worn.connect(self._wear)
        self._progressed.connect(self.line.show_fraction)
        self._go(0)

    def _size(self) -> QSize:
        """Larger with larger type, as far as the screen allows."""
        usual, room = QSize(*SIZE), self.screen().availableSize()
        larger = QSize(self.theme.px(usual.width()), self.theme.px(usual.height()))
        return larger.boundedTo(room).expandedTo(usual)

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
        left = Card(column(PlainLabel(self.tr("Found a command room"), "strong", wrap=True), 10, self.list,
                           ElidedLabel(str(home), "muted"), margins=(18, 18, 14, 18)), name="box")  # fmt: skip
        left.setFixedWidth(theme.px(216))
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
        if step is self.taken:
            self._end(is_founded=True)
        elif step is self.town:
            self._work(lambda: self._founding.check(self.answers), lambda _none: self._next())
        elif step is self.export:
            self._try_phrase()
        elif step is self.account:
            self._work(lambda: self._founding.check_password(self.answers), lambda _none: self._next())
        elif self.at == self._open()[-1]:
            self._take_in() if self.answers.purpose is Purpose.EXPORTED else self._found()
        else:
            self._next()

    def go_back(self) -> None:
        """One step back; what was typed stays."""
        place = self._place()
        if place > 0 and not self._is_busy:
            self.answers = self.steps[self.at].taken(self.answers)
            self._go(self._open()[place - 1])

    def take_file(self, file: Path) -> None:
        """Read a staff table and say how many it holds."""
        self._work(
            lambda: self._founding.count_staff(file),
            lambda count: self.staff.take_file(file, count),
            self.staff.refuse_file,
        )

    def take_export(self, file: Path) -> None:
        """Read an export's manifest and say what is in it."""
        self._work(
            lambda: self._founding.look_at(file, ""),
            lambda facts: self.export.take_file(file, facts),
            self.export.refuse_file,
        )

    def _try_phrase(self) -> None:
        file, phrase = self.answers.export, self.answers.phrase
        if file is not None:
            self._work(lambda: self._founding.look_at(file, phrase), lambda _facts: self._next())

    def _open(self) -> list[int]:
        """The steps that are asked, in their order: a demonstration and an export bring their township and its people."""
        asked = {
            Purpose.DEMO: [self.purpose, self.look],
            Purpose.EXPORTED: [self.purpose, self.export, self.look],
            Purpose.PRACTICE: [self.purpose, self.town, self.staff, self.look],
        }
        everything = [self.purpose, self.town, self.staff, self.account, self.look]
        steps = asked.get(self.purpose.taken(self.answers).purpose, everything)
        return [self.steps.index(step) for step in steps]

    def _place(self) -> int:
        """The present step's place among those that are asked; -1 at the end of all."""
        order = self._open()
        return order.index(self.at) if self.at in order else -1

    def _next(self) -> None:
        self._go(self._open()[self._place() + 1])

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
        order, is_done = self._open(), self.steps[self.at] is self.taken
        self.list.mark(self.at, [*order, self.at] if is_done else order)
        self.back.setVisible(self._place() > 0)
        self.cancel.setVisible(not is_done)
        last = self.tr("Import") if order[1] == self.steps.index(self.export) else self.tr("Found")
        said = last if self.at == order[-1] else self.tr("Continue")
        self.next.say(self.tr("Open the desk") if is_done else said)

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

    def _take_in(self) -> None:
        """Make the room of an export; this one can be stopped, since it may take minutes."""
        answers, stop = self.answers, threading.Event()
        self.line.show_fraction(0.0)
        self._work(
            lambda: self._founding.take_in(answers, self._progressed.emit, stop.is_set), self._show_taken
        )
        self._stop = stop
        self.cancel.say(self.tr("Stop"))
        self.cancel.setEnabled(True)

    def _show_taken(self, taken: Taken) -> None:
        self._is_founded = True
        self.taken.show_taken(taken)
        self._go(self.steps.index(self.taken))
        self.next.setFocus(Qt.FocusReason.TabFocusReason)

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
        self._is_busy, self._stop = False, None
        self.line.stop()
        self.cancel.say(self.tr("Cancel"))
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
            if self._stop is not None:
                self._stop.set()
                self.fault.setText(self.tr("Stopping, and taking away what came in so far…"))
            return
        self._end(is_founded=self._is_founded)
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

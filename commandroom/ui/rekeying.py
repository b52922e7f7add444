"""The small window in the place of the desk while its file is put under a key or freed of it: each step, and why not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui import i18n, words
from commandroom.ui.icons import pixmap
from commandroom.ui.punctuation import named
from commandroom.ui.settings import DeskSettings
from commandroom.ui.tasks import Tasks
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.progress import ProgressLine
from commandroom.ui.widgets.text import PlainLabel

WIDE, HIGH = 560, 340
_SIGN, _MARK = 36, 16
STEPS = (
    ("room", "keep"),
    ("copy",),
    ("compare",),
    ("exchange", "note", "decide", "finish"),
    ("look", "let go"),
)
"""The steps of `store/ciphering`, as far as a person tells them apart."""

Work = Callable[[Callable[[str], object]], object]


class ChangeWindow(QWidget):
    """Does the work in the background and tells its steps; `over` at its end, after a failure when it was read."""

    over = Signal()
    stepped = Signal(str)

    def __init__(self, theme: Theme, home: Path, work: Work, *, is_on: bool, lang: str) -> None:
        super().__init__()
        self.theme, self._work, self._lang = theme, work, lang
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = Tasks(self, name="rekey")
        self._at = 0
        self.title = PlainLabel(
            self.tr("The data are being encrypted") if is_on else self.tr("The data are being decrypted"),
            "h1",
        )
        self.setWindowTitle(self.title.text())
        self.told = PlainLabel(
            self.tr(
                "Please do not switch the machine off. If it goes off all the same, the file is wholly the old or wholly the "
                "new one."
            ),
            "muted",
            wrap=True,
        )  # fmt: skip
        self.home = PlainLabel(self.tr("Home: {home}").format(home=str(home)), "muted", wrap=True)
        self.fault = PlainLabel("", "error", wrap=True).selectable()
        self.fault.hide()
        self.line = ProgressLine(theme)
        self.go_on = Button(theme, self.tr("Open the desk"), kind="primary", keys="Enter").large()
        self.go_on.hide()
        self.go_on.clicked.connect(lambda _checked=False: self.over.emit())
        self._arrange()
        theme.wear(self)
        self.stepped.connect(self._step)
        self._show_steps()

    def _arrange(self) -> None:
        self.sign = QLabel()
        self.sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._show_sign("shield-check", "accent")
        texts = (
            self.tr("The key is kept"), self.tr("A copy is written beside the file"), self.tr("Both are compared, page by page"),
            self.tr("The new file takes the place of the old"), self.tr("The new file is looked through once more"),
        )  # fmt: skip
        self.marks = [QLabel() for _ in texts]
        self.steps = [PlainLabel(text) for text in texts]
        listed = [row(mark, step, None, spacing=8) for mark, step in zip(self.marks, self.steps, strict=True)]
        text = column(self.title, 2, self.told, 6, *listed, 4, self.fault, None, self.home, spacing=6)
        head = row(self.sign, 8, text, spacing=8)
        head.setStretch(2, 1)
        self.setLayout(column(head, self.line, row(None, self.go_on), margins=(28, 26, 28, 22), spacing=10))
        self._fit()

    def begin(self) -> None:
        """Do it."""
        self.line.start()
        self._tasks.run(lambda: self._work(self.stepped.emit), then=self._done, failed=self._failed)

    @Slot(str)
    def _step(self, name: str) -> None:
        self._at = next((at for at, names in enumerate(STEPS) if name in names), self._at)
        self._show_steps()

    def _show_steps(self, broken: str = "") -> None:
        for at, (mark, step) in enumerate(zip(self.marks, self.steps, strict=True)):
            icon, role = ("circle-check", "ok") if at < self._at else ("circle-dashed", "text3")
            if at == self._at:
                icon, role = (broken, "crit") if broken else ("loader-circle", "accent")
            mark.setPixmap(pixmap(icon, self.theme.hex(role), _MARK, self.devicePixelRatioF()))
            step.set_role("" if at <= self._at else "muted")
        done, said = self._at, self.steps[min(self._at, len(STEPS) - 1)].text()
        self.setAccessibleName(named(self.windowTitle(), f"{said} {min(done + 1, len(STEPS))}/{len(STEPS)}"))

    def _show_sign(self, icon: str, role: str) -> None:
        self.sign.setPixmap(pixmap(icon, self.theme.hex(role), _SIGN, self.devicePixelRatioF()))

    def _done(self, _result: object) -> None:
        self._at = len(STEPS)
        self.line.stop()
        self._show_steps()
        self.over.emit()

    def _failed(self, error: Exception) -> None:
        self.line.stop()
        known = isinstance(error, RoomError)
        said = (
            words.error_text(error, lang=self._lang) if isinstance(error, RoomError) else type(error).__name__
        )
        kept = self.tr("Nothing was replaced: the desk opens with the file as it was.")
        self.fault.setText(f"{said}\n{kept}" if known else said)
        self.fault.show()
        self._show_sign("circle-alert", "crit")
        self._show_steps(broken="circle-x")
        self.setAccessibleName(named(self.windowTitle(), self.fault.text()))
        self.go_on.show()
        self.go_on.setFocus()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return done

    def _fit(self) -> None:
        """As high as its sentences need."""
        layout, wide = self.layout(), self.theme.px(WIDE)
        if layout is not None:
            self.setFixedSize(wide, max(self.theme.px(HIGH), layout.totalHeightForWidth(wide)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go_on.isVisible():
            self.over.emit()
        super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Half of a change is none: the window stays until it is done."""
        if self._tasks.is_busy:
            event.ignore()
            return
        self._tasks.close()
        self.over.emit()
        super().closeEvent(event)


def show_change(app: QApplication, home: Path, work: Work, *, is_on: bool) -> None:
    """Show the window until the work is done, or its failure was read."""
    settings = DeskSettings(home)
    kept = i18n.install(app, settings.lang)
    theme = Theme(settings.appearance)
    theme.apply(app)
    window, loop = ChangeWindow(theme, home, work, is_on=is_on, lang=settings.lang), QEventLoop()
    window.over.connect(loop.quit)
    window.show()
    window.begin()
    loop.exec()
    window.close()
    window.deleteLater()
    i18n.remove(app, kept)

"""The card every dialog stands on: header, body, footer, over a dimmed window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import Item, Margins, follow_in_tab_order, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.text import PlainLabel

RADIUS = 10
BACKDROP = "backdrop"
KEPT_MS = 60_000
"""A closed dialog lives on so long for answers that are still on their way to it; then it goes, and its memory."""
_WITHOUT_MASKS = ("offscreen", "minimal")


class Backdrop(QWidget):
    """Dims a window while a dialog stands before it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setObjectName(BACKDROP)
        self.setAccessibleName("")
        window.installEventFilter(self)
        self.resize(window.size())
        self.show()
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.resize(watched.size())
        return False

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._theme.hex("backdrop")))


class CardDialog(QDialog):
    """A dialog on a card; Ctrl+Enter submits, Esc cancels. Open it with `open()` and listen to `accepted`.

    Fill `head` (beside the title), `body` and the footer (`set_footer`). Override `submit` to do the deed and
    call `accept` when it is done: a refusal leaves the dialog and what was typed as it was. Esc asks before
    it loses a typed text; with `guards_lines` a typed line as well (not for dialogs whose lines only search).
    """

    guards_lines = False

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        parent: QWidget,
        size: tuple[int, int] = (560, 0),
        submit_text: str = "",
        danger: bool = False,
    ) -> None:
        super().__init__(parent.window(), Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.window_behind = parent.window()
        self.theme = theme
        self._wanted = QSize(*(max(one, theme.px(one)) for one in size))
        self._backdrop: Backdrop | None = None
        self._warned_of: tuple[str, ...] = ()
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self.title = PlainLabel(title, "h1")
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.body.setContentsMargins(24, 20, 24, 20)
        self.fault = PlainLabel("", "error", wrap=True)
        self.fault.hide()
        kind = "danger" if danger else "primary"
        self.cancel_button = Button(theme, self.tr("Cancel"), kind="ghost", keys="Esc").large()
        self.submit_button = Button(theme, submit_text or self.tr("OK"), kind=kind, keys="Ctrl+Enter").large()
        self._footer = QHBoxLayout()
        self._footer_parts: list[QWidget] = [self.cancel_button, self.submit_button]
        self._build()
        self.set_footer(None, self.cancel_button, self.submit_button)
        theme.wear(self)
        self.cancel_button.clicked.connect(self.reject)
        self.submit_button.clicked.connect(self._try_submit)

    def set_footer(self, *items: Item) -> None:
        """Replace what stands in the footer; a None pushes the rest to the right."""
        for part in self._footer_parts:
            part.hide()
        while self._footer.takeAt(0) is not None:
            pass
        self._footer.addLayout(row(*items, spacing=10))
        self._footer_parts = [item for item in items if isinstance(item, QWidget)]
        for part in self._footer_parts:
            part.show()

    def set_body(self, body: QWidget, *, margins: Margins = (0, 0, 0, 0)) -> None:
        """Put one widget into the body, edge to edge."""
        self.body.setContentsMargins(*margins)
        self.body.addWidget(body)

    def submit(self) -> None:
        """Do what the dialog is for; the plain one just accepts."""
        self.accept()

    def may_cancel(self) -> bool:
        """Whether Esc may close it now: what was typed goes only at the second Esc, once the dialog has said so."""
        typed = self._typed()
        if not typed or typed == self._warned_of:
            return True
        self._warned_of = typed
        self.fault.setText(self.tr("What was typed would be lost. Press Esc again to discard it."))
        self.fault.show()
        return False

    def show_fault(self, text: str) -> None:
        """Say why it was refused; the dialog stays as it is."""
        self.fault.setText(text)
        self.fault.setVisible(bool(text))
        self.set_busy(is_busy=False)

    def set_busy(self, *, is_busy: bool) -> None:
        """While the deed is on its way nobody submits twice."""
        self.submit_button.setEnabled(not is_busy)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._try_submit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.may_cancel():
                self.reject()
        elif not is_enter:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        window = self.window_behind
        self._fit(window)
        if self._backdrop is None:
            self._backdrop = Backdrop(self.theme, window)
            self._order_tabs()
        super().showEvent(event)

    @override
    def done(self, result: int) -> None:
        if self._backdrop is None and not self.isVisible():
            return  # it is closed already: a second Esc says nothing twice
        if self._backdrop is not None:
            self._backdrop.hide()
            self._backdrop.deleteLater()
            self._backdrop = None
        super().done(result)
        self.theme.forget(self)
        QTimer.singleShot(KEPT_MS, self, self.deleteLater)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        if QGuiApplication.platformName() not in _WITHOUT_MASKS:
            self.setMask(QRegion(outline.toFillPolygon().toPolygon()))

    def _order_tabs(self) -> None:
        """First what is to be filled in, then the buttons; the first control has the focus."""
        controls = [
            part
            for part in self.card.findChildren(QWidget)
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus
            and part.window() is self
            and part.focusProxy() is None
        ]
        inside = [part for part in controls if not self.footer.isAncestorOf(part)]
        below = [part for part in controls if self.footer.isAncestorOf(part)]
        below.sort(key=lambda part: part.mapTo(self, QPoint(0, 0)).x())
        follow_in_tab_order(*inside, *below)
        shown = [part for part in (*inside, *below) if part.isVisibleTo(self)]
        if shown and self.focusWidget() not in shown:
            shown[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def _typed(self) -> tuple[str, ...]:
        """What a person typed into the form and would lose."""
        areas = [part for part in self.card.findChildren(QPlainTextEdit) if part.document().isModified()]
        lines = [part for part in self.card.findChildren(QLineEdit) if part.isModified()]
        texts = [area.toPlainText() for area in areas]
        texts += [line.text() for line in lines] if self.guards_lines else []
        return tuple(text for text in texts if text.strip())

    def _try_submit(self) -> None:
        if self.submit_button.isEnabled():
            self.submit()

    def _fit(self, window: QWidget) -> None:
        self.ensurePolished()
        hint = self.sizeHint()
        wide = min(max(self._wanted.width(), self.minimumSizeHint().width()), window.width() - 48)
        high = min(
            self._wanted.height() or max(hint.height(), self.heightForWidth(wide)), window.height() - 48
        )
        self.resize(wide, max(high, 120))
        corner = QPoint((window.width() - self.width()) // 2, max(24, (window.height() - self.height()) // 2))
        self.move(window.mapToGlobal(corner))

    def _build(self) -> None:
        card = self.card = QFrame()
        card.setObjectName("dialogcard")
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head_row = row(self.title, self.head, None, spacing=12, margins=(24, 18, 24, 14))
        column.addLayout(self._head_row)
        middle = self.middle = QFrame()
        middle.setObjectName("dialogbody")
        middle.setLayout(self.body)
        column.addWidget(middle, 1)
        footer = QFrame()
        footer.setObjectName("dialogfooter")
        stacked = QVBoxLayout(footer)
        stacked.setContentsMargins(24, 12, 24, 12)
        stacked.addWidget(self.fault)
        stacked.addLayout(self._footer)
        column.addWidget(footer)
        self.footer = footer
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)


def picture_of(window: QWidget) -> QPixmap:
    """A window with the dialogs that stand before it, as one picture."""
    picture = window.grab()
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible() and dialog.parentWidget() is window:
            corner = window.mapFromGlobal(dialog.mapToGlobal(QPoint(0, 0)))
            outline = QPainterPath()
            radius = 0 if dialog.size() == window.size() else RADIUS
            outline.addRoundedRect(QRectF(corner, dialog.size()), radius, radius)
            painter.setClipPath(outline)
            painter.drawPixmap(corner, dialog.grab())
    painter.end()
    return picture

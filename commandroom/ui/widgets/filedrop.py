"""Files of a form: dropped, pasted as a picture, or chosen; each shown with its size and a way to take it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import clear, column, row
from commandroom.ui.widgets.button import Button, IconButton
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel

_KILO = 1024


def size_text(size: int) -> str:
    """`512 B`, `34 KB`, `2.1 MB`."""
    if size < _KILO:
        return f"{size} B"
    if size < _KILO * _KILO:
        return f"{size / _KILO:.0f} KB"
    return f"{size / _KILO / _KILO:.1f} MB"


class FileDrop(QWidget):
    """A list of files that will be attached. They are only named here; the room checks and copies them."""

    changed = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._paths: list[Path] = []
        self._pasted: TemporaryDirectory[str] | None = None
        self.button = Button(theme, self.tr("Drop or paste a picture"), icon="paperclip", keys="Ctrl+V")
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.clicked.connect(self._choose)
        self.setFocusProxy(self.button)
        self._list = column(spacing=2)
        self.setLayout(column(self.button, self._list, spacing=4))
        self.setAcceptDrops(True)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, in the order they came."""
        return tuple(self._paths)

    def add(self, paths: Iterable[Path]) -> None:
        """Take files in; one that is there already is not taken twice."""
        fresh = [path for path in paths if path not in self._paths]
        self._paths.extend(fresh)
        if fresh:
            self._show()

    def set_paths(self, paths: Sequence[Path]) -> None:
        """Replace all; those that are gone from the disk are left out."""
        self._paths = [path for path in paths if path.exists()]
        self._show()

    def remove(self, path: Path) -> None:
        """Take one back."""
        if path in self._paths:
            self._paths.remove(path)
            self._show()

    def paste(self, data: QMimeData | None = None) -> bool:
        """Take the picture or the files of the clipboard; False where there is neither."""
        found = data if data is not None else QGuiApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in found.urls() if url.isLocalFile()]
        if files:
            self.add(files)
            return True
        image = found.imageData() if found.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            self.add([self._keep(image)])
            return True
        return False

    def close_files(self) -> None:
        """Forget pasted pictures; the room has its own copies by then."""
        if self._pasted is not None:
            self._pasted.cleanup()
            self._pasted = None

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if self.paste(event.mimeData()):
            event.acceptProposedAction()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.paste():
            event.accept()
        elif event.key() == Qt.Key.Key_Delete and self._paths:
            self.remove(self._paths[-1])
        else:
            super().keyPressEvent(event)

    def _keep(self, image: QImage) -> Path:
        if self._pasted is None:
            self._pasted = TemporaryDirectory(prefix="commandroom-")
        path = Path(self._pasted.name) / f"{self.tr('pasted')}-{len(self._paths) + 1}.png"
        image.save(str(path))
        return path

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose files to attach"))
        self.add(Path(name) for name in names)

    def _show(self) -> None:
        clear(self._list)
        for path in self._paths:
            size = size_text(path.stat().st_size) if path.is_file() else ""
            take = IconButton(self._theme, "x", self.tr("Take {name} back").format(name=path.name))
            take.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            take.clicked.connect(lambda _checked=False, gone=path: self.remove(gone))
            self._list.addLayout(row(ElidedLabel(path.name), PlainLabel(size, "muted"), take, spacing=6))
        self.changed.emit()

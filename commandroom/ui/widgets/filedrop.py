"""Files of a form: dropped, pasted as a picture, or chosen; each shown with its size and a way to take it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid
from typing_extensions import override

from commandroom.domain.errors import WorldError
from commandroom.ui.tasks import Tasks
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import clear, column, row
from commandroom.ui.widgets.button import Button, IconButton
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel

_KILO = 1024
PRIVATE = 0o700


def size_text(size: int) -> str:
    """`512 B`, `34 KB`, `2.1 MB`."""
    if size < _KILO:
        return f"{size} B"
    if size < _KILO * _KILO:
        return f"{size / _KILO:.0f} KB"
    return f"{size / _KILO / _KILO:.1f} MB"


class FileDrop(QWidget):
    """A list of files that will be attached. They are only named here; the room checks and copies them.

    A pasted picture is written by `tasks` and not by the window: encoding a photograph takes a second. It goes
    into the folder of `keep_in`, where it outlives the program, else into one that goes with this widget.
    """

    changed = Signal()

    def __init__(self, theme: Theme, *, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._paths: list[Path] = []
        self._folder: Path | None = None
        self._own: TemporaryDirectory[str] | None = None
        self._waiting: list[Callable[[], object]] = []
        self._open = 0
        self.button = Button(theme, self.tr("Drop or paste a picture"), icon="paperclip", keys="Ctrl+V")
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.clicked.connect(self._choose)
        self.setFocusProxy(self.button)
        self._list = column(spacing=2)
        self.setLayout(column(self.button, self._list, spacing=4))
        self.setAcceptDrops(True)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, in the order they came; one that is gone from the disk stays, so that it is missed aloud."""
        return tuple(self._paths)

    @property
    def is_keeping(self) -> bool:
        """Whether a pasted picture is still on its way to the disk."""
        return self._open > 0

    def keep_in(self, folder: Path) -> None:
        """Where pictures that are pasted from now on are kept; the folder appears with the first."""
        self._folder = folder

    def when_kept(self, do: Callable[[], object]) -> None:
        """Do something once every pasted picture is on the disk; at once where none is on its way."""
        if self._open:
            self._waiting.append(do)
        else:
            do()

    def add(self, paths: Iterable[Path]) -> None:
        """Take files in; one that is there already is not taken twice."""
        fresh = [path for path in paths if path not in self._paths]
        self._paths.extend(fresh)
        if fresh:
            self._show()

    def set_paths(self, paths: Sequence[Path]) -> None:
        """Replace all."""
        self._paths = list(paths)
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
            self._keep(image)
            return True
        return False

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

    def _keep(self, image: QImage) -> None:
        folder = self._folder
        if folder is None:
            self._own = self._own or TemporaryDirectory(prefix="commandroom-")
            folder = Path(self._own.name)
        self._open += 1
        said = self.tr("pasted")
        name = f"{said}-{{}}.png"
        self._tasks.run(lambda: write_picture(image, folder, name), then=self._kept, failed=self._not_kept)

    def _kept(self, path: Path) -> None:
        if isValid(self):
            self.add([path])
            self._go_on()

    def _not_kept(self, error: Exception) -> None:
        self._tasks.failed.emit(error)
        if isValid(self):
            self._go_on()

    def _go_on(self) -> None:
        self._open -= 1
        while self._waiting and not self._open:
            self._waiting.pop(0)()

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose files to attach"))
        self.add(Path(name) for name in names)

    def _show(self) -> None:
        clear(self._list)
        for path in self._paths:
            size = _size_of(path)
            is_there = size is not None
            told = size_text(size) if size is not None else self.tr("not to be found there any more")
            take = IconButton(self._theme, "x", self.tr("Take {name} back").format(name=path.name))
            take.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            take.clicked.connect(lambda _checked=False, gone=path: self.remove(gone))
            said = PlainLabel(told, "muted" if is_there else "error")
            self._list.addLayout(row(ElidedLabel(path.name), said, take, spacing=6))
        self.changed.emit()


def _size_of(path: Path) -> int | None:
    """The size of a file; None where there is none, or none that could be (a name no disk takes)."""
    try:
        return path.stat().st_size if path.is_file() else None
    except OSError:
        return None


def write_picture(image: QImage, folder: Path, name: str) -> Path:
    """Write a picture under the first free number of a name with a `{}`; called off the GUI thread.

    Raises:
        WorldError: the disk takes no more.
    """
    folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    at = 1
    while (path := folder / name.format(at)).exists():
        at += 1
    if not QImageWriter(str(path), b"png").write(image):
        path.unlink(missing_ok=True)
        raise WorldError("attachment.unstorable", file=path.name, reason="PNG")
    return path

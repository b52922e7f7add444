"""One desk a home: a second start brings the first to the front and ends."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QDir, QLockFile, QObject, QThread, QTimer, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

LOCK = "desk.lock"
PATIENCE_MS = 2000
LISTENS_AFTER_MS = 600
"""Later starts are heard when the window stands: what listens is loaded after the first rows."""
_AGAIN_MS = 50
_CALL = b"front\n"


class SingleDesk(QObject):
    """Holds the home's lock and listens for later starts.

    The lock names its process: one that a killed desk left behind is seen to belong to nobody and taken over.
    """

    called = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(home / LOCK))
        self._lock.setStaleLockTime(0)  # a lock never grows old by itself; a dead process gives it free
        self._name = f"commandroom-{sha256(str(home).encode()).hexdigest()[:16]}"
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Become the one desk of the home; False when there is one already."""
        is_mine = self._lock.tryLock(0)
        if not is_mine and self._lock.error() is not QLockFile.LockError.LockFailedError:
            is_mine = self._lock_elsewhere()
        if is_mine:
            QTimer.singleShot(LISTENS_AFTER_MS, self, self.listen)
        return is_mine

    @Slot()
    def listen(self) -> None:
        """Hear later starts from now on; only the one desk of the home does."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415

        if self._server is not None or not self._lock.isLocked():
            return
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def _lock_elsewhere(self) -> bool:
        """A folder that cannot be written, or is gone, holds no lock: take one of the person's own folder of passing files."""
        self._lock = QLockFile(str(Path(QDir.tempPath()) / f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        return bool(self._lock.tryLock(0))

    def keep_closed(self) -> bool:
        """Hold the home's lock without being its desk; False when there is one."""
        return bool(self._lock.tryLock(0))

    def call_first(self) -> bool:
        """Ask the desk that is open to come to the front; False when it does not answer."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415

        socket, patience = QLocalSocket(), QDeadlineTimer(PATIENCE_MS)
        socket.connectToServer(self._name)
        while not socket.waitForConnected(_AGAIN_MS):
            if patience.hasExpired():
                return False
            QThread.msleep(_AGAIN_MS)  # it may be starting, too
            socket.abort()
            socket.connectToServer(self._name)
        socket.write(_CALL)
        is_told = socket.waitForBytesWritten(PATIENCE_MS)
        socket.disconnectFromServer()
        return bool(is_told)

    @property
    def holder(self) -> int:
        """The process that holds the lock, 0 where it cannot be read."""
        # None where there is nothing to read, whatever the stub says.
        found: object = self._lock.getLockInfo()
        return int(found[0]) if isinstance(found, tuple) else 0

    def release(self) -> None:
        """Let the next desk open."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    @Slot()
    def _answer(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()

"""The one application of a process, before anything of it is shown."""

from __future__ import annotations

import logging
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from commandroom import __version__

_log = logging.getLogger("desk.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
SWITCH_SECONDS = 0.0005
"""How long the window waits for a working thread, each time it comes back from Qt to Python: ten times less than Python's
own five milliseconds, which a screen full of painted rows would pay a hundred times over."""


def application() -> QApplication:
    """The one application of this process."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    qInstallMessageHandler(_pass_on)
    sys.setswitchinterval(SWITCH_SECONDS)
    made = QApplication(["commandroom"])
    made.setApplicationName("commandroom")
    made.setApplicationVersion(__version__)
    made.setDesktopFileName("commandroom")
    return made


def _pass_on(kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    """Qt's own messages go where ours go; what a screen in memory says of each window says nothing."""
    if "propagateSizeHints" not in message:
        _log.log(_LEVELS.get(kind, logging.WARNING), message)

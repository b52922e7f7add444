"""The last net: an error that nobody caught is logged once and shown once, and names no citizen."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Signal, Slot

from commandroom import __version__

_log = logging.getLogger("desk.crash")


def report(error: BaseException) -> str:
    """Versions and the places in our code, innermost last.

    No message and no value, since they may name a person.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = [
        f"  {frame.filename.replace(chr(92), '/').split('/commandroom/')[-1]}:{frame.lineno} {frame.name}"
        for frame in frames
    ]
    head = [
        f"CommandRoom {__version__}, Python {platform.python_version()}, PySide6 {PySide6.__version__}",
        f"{platform.system()} {platform.machine()}",
        type(error).__name__,
    ]
    return "\n".join(head + places)


class Crash(QObject):
    """Takes what no slot and no thread caught, and hands the report to `show` on the GUI thread."""

    _fell = Signal(object)

    def __init__(self, show: Callable[[str], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show = show
        self._seen: set[str] = set()
        self._fell.connect(self._tell)

    def install(self) -> None:
        """Become the process's hook for uncaught exceptions, in every thread."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log the error, once for each place, and have it shown."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = report(error.with_traceback(trace))
        if text in self._seen:
            return
        self._seen.add(text)
        _log.error("uncaught error", extra={"report": text})
        self._fell.emit(text)

    def _catch_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.catch(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot(object)
    def _tell(self, text: str) -> None:
        self._show(text)

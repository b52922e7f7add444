"""The last net: an error that nobody caught is logged once and shown once, and names no citizen."""

from __future__ import annotations

import faulthandler
import logging
import platform
import re
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO

import PySide6
from PySide6.QtCore import QObject, Signal, Slot

from commandroom import __version__

_log = logging.getLogger("desk.crash")


TRAIL = 20
_NAMES = re.compile(r"[a-z][a-z0-9_.]{0,60}")
_FILE = re.compile(r'File "([^"]*)"')
KEPT = 10


class Trail:
    """The names of the last deeds, oldest first: what was pressed, never what was typed."""

    def __init__(self) -> None:
        self._names: deque[str] = deque(maxlen=TRAIL)

    def note(self, name: str) -> None:
        """Remember a deed by its name; whatever does not look like a name of ours is left out."""
        if _NAMES.fullmatch(name):
            self._names.append(name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names, oldest first."""
        return tuple(self._names)


def report(error: BaseException, trail: Sequence[str] = ()) -> str:
    """Versions, the places in the code (innermost last) with the errors behind it, and the last deeds by name.

    No message, no value and no path of a person's folder, since they may name a person.
    """
    head = [
        f"CommandRoom {__version__}, Python {platform.python_version()}, PySide6 {PySide6.__version__}",
        f"{platform.system()} {platform.machine()}",
    ]
    for number, link in enumerate(_chain(error)):
        head.append(type(link).__name__ if not number else f"from {type(link).__name__}")
        head += [
            f"  {plain_path(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
    return "\n".join([*head, *(["last: " + " ".join(trail)] if trail else [])])


def _chain(error: BaseException) -> list[BaseException]:
    links = [error]
    while len(links) < TRAIL:
        following = links[-1].__cause__ or (None if links[-1].__suppress_context__ else links[-1].__context__)
        if following is None or following in links:
            break
        links.append(following)
    return links


def plain_path(path: str) -> str:
    """A path without what lies before our code or a library: a home folder bears its person's name."""
    parts = path.replace("\\", "/").split("/")
    if "commandroom" in parts:
        at = len(parts) - parts[::-1].index("commandroom")
        return "/".join(parts[at:])
    return "/".join(parts[-2:])


def keep(text: str, folder: Path, *, name: str) -> Path | None:
    """Write a report into the logs and let the oldest go; None where it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / name
        file.write_text(text + "\n", encoding="utf-8")
        for old in sorted(folder.glob("crash-*.txt"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return file


class HardFaults:
    """What the interpreter writes when the process dies of a signal; the next start finds it and says it once."""

    FILE = "fault.log"

    def __init__(self, logs: Path) -> None:
        self._path = logs / self.FILE
        self._file: IO[str] | None = None

    def found(self, now: datetime) -> str:
        """What the last run left behind, its paths made plain, kept as a report; "" where it ended well."""
        try:
            text = self._path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
        if not text.strip():
            return ""
        text = _FILE.sub(lambda match: f'File "{plain_path(match[1])}"', text)
        keep(text, self._path.parent, name=f"crash-{now:%Y%m%d-%H%M%S}-hard.txt")
        return text

    def begin(self) -> None:
        """Write from now on; an empty file is a run that lives or ended well."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8")
        except OSError:
            return  # a home that cannot be written keeps no faults
        faulthandler.enable(self._file)

    def end(self) -> None:
        """The run ended well."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None


class Crash(QObject):
    """Takes what no slot and no thread caught, and hands the report to `show` on the GUI thread."""

    _fell = Signal(object)

    def __init__(
        self,
        show: Callable[[str], object],
        parent: QObject | None = None,
        *,
        logs: Path | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(parent)
        self._show = show
        self._logs, self._now = logs, now
        self.trail = Trail()
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
        place = report(error.with_traceback(trace))
        if place in self._seen:
            return
        self._seen.add(place)
        text = report(error, self.trail.names)
        if self._logs is not None and self._now is not None:
            keep(text, self._logs, name=f"crash-{self._now():%Y%m%d-%H%M%S}-{len(self._seen)}.txt")
        _log.error("uncaught error", extra={"report": text})
        self._fell.emit(text)

    def _catch_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.catch(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot(object)
    def _tell(self, text: str) -> None:
        self._show(text)

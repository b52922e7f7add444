"""What this desk remembers for its person: look, window, last commands.

Kept in the home, not in the room's journal.
"""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

from msgspec.structs import asdict
from PySide6.QtCore import QByteArray, QObject, QSettings, QTimer, Signal, Slot

from commandroom.ui.theme import Appearance, Density, Scheme

FILE = "desk.ini"
WRITTEN_AFTER_MS = 200
"""What changes together, as when a column is drawn wider, is written once."""


class DeskSettings(QObject):
    """Values by key in `<home>/desk.ini`; every value is JSON, so that it comes back as what it was.

    They are written soon after a change and on a thread of their own: the file is brought to the disk, and on a busy one
    the window would stand still for that long.
    """

    changed = Signal(str)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.home = home
        self._path = str(home / FILE)
        kept = QSettings(self._path, QSettings.Format.IniFormat)
        self._values: dict[str, object] = {key: kept.value(key) for key in kept.allKeys()}
        self._unwritten: dict[str, str] = {}
        self._writing: threading.Thread | None = None
        self._soon = QTimer(self, interval=WRITTEN_AFTER_MS, singleShot=True)
        self._soon.timeout.connect(self._write_beside)

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key; the default where there is none or where it cannot be read."""
        stored = self._values.get(key)
        if not isinstance(stored, str):
            return default
        try:
            return json.loads(stored)
        except ValueError:
            return default

    def is_broken(self, key: str) -> bool:
        """Whether something stands under a key that cannot be read."""
        stored = self._values.get(key)
        try:
            return stored is not None and json.loads(str(stored)) is None
        except ValueError:
            return True

    def put(self, key: str, value: Any) -> None:
        """Remember a value that JSON can hold."""
        said = json.dumps(value, ensure_ascii=True)
        self._values[key] = self._unwritten[key] = said
        if not self._soon.isActive():  # else who changes something all the time would have nothing written
            self._soon.start()
        self.changed.emit(key)

    def sync(self) -> None:
        """Write to the disk now."""
        self._soon.stop()
        if self._writing is not None:
            self._writing.join()
        self._write(self._taken())

    @Slot()
    def _write_beside(self) -> None:
        if self._writing is not None and self._writing.is_alive():
            self._soon.start()  # one after the other
            return
        self._writing = threading.Thread(target=self._write, args=(self._taken(),), name="desk-settings")
        self._writing.start()

    def _taken(self) -> dict[str, str]:
        taken, self._unwritten = self._unwritten, {}
        return taken

    def _write(self, values: dict[str, str]) -> None:
        if values:
            file = QSettings(self._path, QSettings.Format.IniFormat)
            for key, said in values.items():
                file.setValue(key, said)
            file.sync()

    @property
    def appearance(self) -> Appearance:
        """The chosen look; what cannot be read is the default."""
        stored = self.get("appearance", {})
        kept = stored if isinstance(stored, dict) else {}
        plain = Appearance()
        return Appearance(
            scheme=_one_of(Scheme, kept.get("scheme"), plain.scheme),
            density=_one_of(Density, kept.get("density"), plain.density),
            scale=_whole(kept.get("scale"), plain.scale),
            reduce_motion=bool(kept.get("reduce_motion", plain.reduce_motion)),
            single_keys=bool(kept.get("single_keys", plain.single_keys)),
        )

    def put_appearance(self, appearance: Appearance) -> None:
        """Remember a look."""
        self.put("appearance", asdict(appearance))

    @property
    def lang(self) -> str:
        """`zh_CN` or `en`."""
        return "en" if self.get("lang", "zh_CN") == "en" else "zh_CN"

    def geometry(self, key: str) -> QByteArray:
        """A window's remembered place, empty where there is none."""
        return QByteArray.fromBase64(str(self.get(f"geometry/{key}", "")).encode())

    def put_geometry(self, key: str, geometry: QByteArray) -> None:
        """Remember a window's place."""
        self.put(f"geometry/{key}", bytes(geometry.toBase64().data()).decode())


def _one_of(kind: Any, value: object, default: Any) -> Any:
    return kind(value) if value in [member.value for member in kind] else default


def _whole(value: object, default: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else default

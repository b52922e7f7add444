"""What this desk remembers for its person: look, window, last commands.

Kept in the home, not in the room's journal.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from msgspec.structs import asdict
from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from commandroom.ui.theme import Appearance, Density, Scheme

FILE = "desk.ini"


class DeskSettings(QObject):
    """Values by key in `<home>/desk.ini`; every value is JSON, so that it comes back as what it was."""

    changed = Signal(str)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.home = home
        self._file = QSettings(str(home / FILE), QSettings.Format.IniFormat)

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key; the default where there is none or where it cannot be read."""
        stored = self._file.value(key)
        if not isinstance(stored, str):
            return default
        try:
            return json.loads(stored)
        except ValueError:
            return default

    def is_broken(self, key: str) -> bool:
        """Whether something stands under a key that cannot be read."""
        stored = self._file.value(key)
        try:
            return stored is not None and json.loads(str(stored)) is None
        except ValueError:
            return True

    def put(self, key: str, value: Any) -> None:
        """Remember a value that JSON can hold."""
        self._file.setValue(key, json.dumps(value, ensure_ascii=True))
        self.changed.emit(key)

    def sync(self) -> None:
        """Write to the disk now."""
        self._file.sync()

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

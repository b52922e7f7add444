"""The keys that a person chose in place of the usual ones: kept in the settings of the desk, person by person."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from commandroom.ui.keyrules import canonical
from commandroom.ui.settings import DeskSettings

MOST = 4
"""So many keys one deed may have."""
PERSON = "keys.person"
_log = logging.getLogger("desk.keys")


class OwnKeys(QObject):
    """Keys by what they are kept under (`Deed.key_id`), of the person who sits here; all windows of a desk share it.

    A deed that is not in it has its usual keys, one with nothing has none. What cannot be read is passed over and
    told in `damaged`; it stays on the disk until the person changes a key.
    """

    changed = Signal()

    def __init__(self, settings: DeskSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._keys: dict[str, tuple[str, ...]] = {}
        self.damaged: tuple[str, ...] = ()
        self.person = ""
        if settings is not None:
            self.person = str(settings.get(PERSON, ""))
            self._read()

    def wear(self, person: str) -> None:
        """Somebody sits here: from now on that person's keys hold."""
        if self._settings is None or person == self.person:
            return
        self.person = person
        self._settings.put(PERSON, person)
        before = self._keys
        self._read()
        if before != self._keys:
            self.changed.emit()

    def all(self) -> dict[str, tuple[str, ...]]:
        """Everything that was chosen."""
        return dict(self._keys)

    def put(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Keep these choices in place of all earlier ones; they hold at once."""
        if self._settings is not None:
            self._settings.put(self._place, {key_id: list(one) for key_id, one in keys.items()})
        self._keys, self.damaged = dict(keys), ()
        self.changed.emit()

    @property
    def _place(self) -> str:
        return f"keys/{self.person or '-'}"

    def _read(self) -> None:
        self._keys, damaged = {}, []
        stored = self._settings.get(self._place, {}) if self._settings is not None else {}
        is_broken = self._settings is not None and self._settings.is_broken(self._place)
        if is_broken or not isinstance(stored, dict):
            stored, damaged = {}, ["*"]
        for key_id, keys in stored.items():
            known = (
                [canonical(key) for key in keys if isinstance(key, str)] if isinstance(keys, list) else [""]
            )
            if not all(known) or (isinstance(keys, list) and len(known) != len(keys)) or len(known) > MOST:
                damaged.append(str(key_id))
            else:
                self._keys[str(key_id)] = tuple(dict.fromkeys(known))
        self.damaged = tuple(damaged)
        if damaged:
            _log.warning("keys that were kept cannot be read", extra={"deeds": list(damaged)})

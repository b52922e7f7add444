"""How long a form takes at this seat, from its first key until it is handed in."""

from __future__ import annotations

from commandroom.ui.settings import DeskSettings

TIMES = "intake/seconds"
REMEMBERED = 50
_MEDIAN, _NINTH = 0.5, 0.9


class Pace:
    """The last fifty forms, in seconds; they stay with the seat."""

    def __init__(self, settings: DeskSettings) -> None:
        self._settings = settings

    def remember(self, seconds: int) -> None:
        """One more form took so long."""
        self._settings.put(TIMES, [*self._seconds(), seconds][-REMEMBERED:])

    def usual(self) -> tuple[int, int] | None:
        """Half of them took no longer than the first, nine in ten no longer than the second; None before the first one."""
        known = sorted(self._seconds())
        if not known:
            return None
        last = len(known) - 1
        return known[round(last * _MEDIAN)], known[round(last * _NINTH)]

    def _seconds(self) -> list[int]:
        found = self._settings.get(TIMES, [])
        return [int(value) for value in found] if isinstance(found, list) else []

"""Changes of the roster on their way to the room; the list is asked anew after each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from commandroom.domain.errors import RoomError
from commandroom.domain.people.loanways import WayOut
from commandroom.domain.people.persons import Person
from commandroom.ui.desk import Desk
from commandroom.ui.moments import local
from commandroom.usecases.commands import Amend


class Amending(QObject):
    """`saved` says what was changed, in words, once it is on record."""

    saved = Signal(str)

    def __init__(self, desk: Desk, refresh: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._refresh = desk, refresh

    def amend(  # noqa: PLR0913  each is named at the call
        self,
        kind: str,
        record: str,
        fields: Mapping[str, Any],
        *,
        said: str,
        refused: Callable[[RoomError], object] | None = None,
        then: Callable[[], object] | None = None,
        retire: bool = False,
    ) -> None:
        """Change a record; a refusal goes to `refused`, or is said."""

        def done(_changes: object) -> None:
            self.saved.emit(said)
            if then is not None:
                then()
            self._refresh()

        self._desk.perform(Amend(kind, record, dict(fields), retire=retire), then=done, refused=refused)

    def set_presence(self, person: Person, state: str, *, said: str) -> None:
        """Say how it stands with a person for the rest of the day."""
        since = local(self._desk.clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
        until = since + timedelta(days=1)
        record = f"{person.id}-{since:%Y%m%d}"
        fields = {"person": person.id, "state": state, "since": _iso(since), "until": _iso(until)}
        self.amend("presence", record, fields, said=said)

    def take_way(self, way: WayOut, *, said: str) -> None:
        """Settle two loans that hold at once."""
        fields = {"since": way.since, "until": way.until}
        changed = {name: _iso(moment) for name, moment in fields.items() if moment is not None}
        self.amend("loan", way.give.id, changed, said=said, retire=way.ends_it)


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()

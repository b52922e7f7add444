"""What a seat keeps for itself beside the journal: its settings, unfinished forms, read marks, jobs, alerts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from commandroom.base.clock import Clock
from commandroom.store import alertlists, jobruns, local, seatlists
from commandroom.store.engine import Database
from commandroom.usecases.queries import AlertRow, AlertWord, Call

if TYPE_CHECKING:
    from commandroom.store.pen import Random


class Shelf(ABC):
    """The part of a seat's store that no other seat sees; each write joins the transaction of its thread, if there is one."""

    database: Database
    _clock: Clock
    _random: Random

    @abstractmethod
    def _beside(self) -> AbstractContextManager[Any]:
        """A connection for what stands beside the journal."""

    def local(self, key: str) -> str:
        """A setting of this seat alone; empty when not set."""
        with self.database.reading() as connection:
            return local.get(connection, key)

    def set_local(self, key: str, value: str) -> None:
        """Keep a setting of this seat alone, outside the journal."""
        with self._beside() as connection:
            local.put(connection, key, value)

    def save_draft(self, draft: str, kind: str, fields: dict[str, str], at: datetime) -> None:
        """Keep an unfinished form of this seat; no fields: forget it."""
        with self._beside() as connection:
            seatlists.save_draft(connection, draft, kind, fields, at, random=self._random)

    def mark_read(self, event: str, person: str) -> None:
        """Remember that the person at this seat opened the event."""
        with self._beside() as connection:
            seatlists.mark_read(connection, event, person, self._clock.now())

    def job_started(self, name: str, period_seconds: int, at: datetime) -> None:
        """A periodic job begins."""
        with self._beside() as connection:
            jobruns.job_started(connection, name, period_seconds, at)

    def job_ended(self, name: str, at: datetime, failed: str = "") -> None:
        """A periodic job ended, well or with this reason."""
        with self._beside() as connection:
            jobruns.job_ended(connection, name, at, failed)

    def raise_alert(self, alert: AlertRow) -> bool:
        """Keep an alert, or open a resolved one of the same id again; False when it is open already."""
        with self._beside() as connection:
            return alertlists.raise_alert(connection, alert)

    def resolve_alerts(self, alerts: Iterable[str]) -> int:
        """The causes are gone; returns how many of these were open."""
        with self._beside() as connection:
            return alertlists.resolve_alerts(connection, alerts)

    def acknowledge_alert(self, alert: str, *, by: str, at: datetime, until: datetime | None = None) -> bool:
        """Mark an alert as taken; False where it is not open or taken for as long already."""
        del at
        with self._beside() as connection:
            return alertlists.acknowledge_alert(connection, alert, by, until)

    def pass_on(
        self,
        alert: str,
        *,
        owner: str,
        escalates_at: datetime | None,
        calls: tuple[Call, ...] | None = None,
    ) -> None:
        """Nobody acknowledged it in time: the next one is called."""
        with self._beside() as connection:
            alertlists.pass_on(connection, alert, owner=owner, escalates_at=escalates_at, calls=calls)

    def alert(self, alert: str) -> AlertRow | None:
        """The alert of that id."""
        with self._beside() as connection:
            return alertlists.alert_of(connection, alert)

    def words_of(self, words: Iterable[str]) -> tuple[AlertWord, ...]:
        """What the journal says under these subjects of who took what."""
        with self._beside() as connection:
            return alertlists.words_of(connection, words)

    def new_words(self) -> tuple[AlertWord, ...]:
        """What the journal learned of that since this seat last looked."""
        with self.database.reading() as connection:
            words, last = alertlists.new_words(connection)
        if last:
            with self._beside() as connection:
                local.put(connection, alertlists.SEEN, str(last))
        return words

    def prune_alerts(self, before: datetime, *, at_most: int) -> int:
        """Forget so many alerts that began before a moment and are over; returns how many went."""
        with self._beside() as connection:
            return alertlists.prune_alerts(connection, before, at_most=at_most)

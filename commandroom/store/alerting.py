"""The alerts of one seat, beside the journal: the port `AlertBook` on the table `alert`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from commandroom.store.engine import Database
from commandroom.store.moments import maybe_millis, millis
from commandroom.usecases.queries import AlertRow

_RAISE = (
    "INSERT INTO alert (id, at, level, kind, event, number, title, timer, owner, status, escalates_at, "
    "acknowledged_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET at = excluded.at, level = excluded.level, title = excluded.title, "
    "owner = excluded.owner, status = excluded.status, escalates_at = excluded.escalates_at, "
    "acknowledged_by = excluded.acknowledged_by WHERE alert.status = 'resolved'"
)


class SeatAlerts:
    """Keeps the alerts of a seat in its store's file; every change is a short transaction of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def raise_alert(self, alert: AlertRow) -> bool:
        """Keep an alert, or open a resolved one of the same id again; False when it is open already."""
        values = (
            alert.id,
            millis(alert.at),
            alert.level,
            alert.kind,
            alert.event,
            alert.number,
            alert.title,
            alert.timer,
            alert.owner,
            alert.status,
            maybe_millis(alert.escalates_at),
            alert.acknowledged_by,
        )
        with self._database.writing() as connection:
            return bool(connection.execute(_RAISE, values).rowcount > 0)

    def resolve_alerts(self, alerts: Iterable[str]) -> int:
        """The causes are gone; returns how many of these were open."""
        wanted = [(alert,) for alert in alerts]
        if not wanted:
            return 0
        done = 0
        with self._database.writing() as connection:
            for key in wanted:
                done += connection.execute(
                    "UPDATE alert SET status = 'resolved' WHERE id = ? AND status <> 'resolved'",
                    key,
                ).rowcount
        return done

    def pass_on(self, alert: str, *, owner: str, escalates_at: datetime | None) -> None:
        """Nobody acknowledged it in time: the next one must act."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE alert SET owner = ?, escalates_at = ? WHERE id = ? AND status = 'triggered'",
                (owner, maybe_millis(escalates_at), alert),
            )

    def acknowledge_alert(self, alert: str, *, by: str, at: datetime) -> None:
        """Mark an alert as taken; escalation stops."""
        del at
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE alert SET status = 'acknowledged', escalates_at = NULL, acknowledged_by = ? "
                "WHERE id = ? AND status = 'triggered'",
                (by, alert),
            )

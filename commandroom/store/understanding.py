"""What a newer program wrote and this one understands since its update: folded at the first start that can."""

from __future__ import annotations

from commandroom.store import local
from commandroom.store.engine import Database

_ODD = (
    "SELECT n, entry.subject, entry.verb FROM entry_local JOIN entry USING (n) "
    "WHERE status = 'unknown_verb' AND status <> ''"
)


def fold_what_is_known_now(database: Database) -> int:
    """Fold events with entries whose verb this program knows now and did not when they came; returns how many.

    Where there are none, which is nearly always, one look into an index is all it costs.
    """
    with database.reading() as connection:
        odd = connection.execute(_ODD).fetchall()
    if not odd:
        return 0
    from commandroom.domain.event.lifecycle import VERBS  # noqa: PLC0415 - a start that has nothing to fold reads no verbs
    from commandroom.store import receiving  # noqa: PLC0415

    known = [(n, str(subject)) for n, subject, verb in odd if verb in VERBS]
    subjects = sorted({subject for _, subject in known})
    if subjects:
        with database.writing() as connection:
            seat = local.seat(connection)
            for subject in subjects:
                receiving.fold_anew(connection, subject, seat)
            connection.executemany(
                "UPDATE entry_local SET status = '', reason = '' WHERE n = ?", [(n,) for n, _ in known]
            )
    return len(subjects)

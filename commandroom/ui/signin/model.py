"""What the page of signing in asks and tells: who may sign in here, what a password must be, what rings meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import msgspec

from commandroom.domain.people.passwords import Profile
from commandroom.ui.initials import NO_MATCH, match
from commandroom.usecases.alerting import TRIGGERED
from commandroom.usecases.queries import AccountRow, Accounts, AccountSheet, Alerts, RoomFacts, RoomSheet

MOST_ALERTS = 200
_FIRST_CLASS = "P1"
_USUAL_IDLE = timedelta(minutes=15)


class Ringing(msgspec.Struct, frozen=True):
    """How many alerts nobody has taken: of the first class, and all. Never about whom."""

    first: int = 0
    all: int = 0


class Seen(msgspec.Struct, frozen=True):
    """One look at the room before signing in; the profile is None in a room without a vault."""

    facts: RoomSheet
    sheet: AccountSheet
    ringing: Ringing
    profile: Profile | None = None
    idle: timedelta = _USUAL_IDLE

    @property
    def is_first(self) -> bool:
        """Whether nobody has an account yet."""
        return not self.sheet.has_any

    def people(self, *, is_guarded: bool) -> tuple[AccountRow, ...]:
        """Who can sign in: everybody in practice, before the first account those who keep them, else who has one."""
        if not is_guarded:
            return self.sheet.rows
        if self.is_first:
            return self.keepers()
        return tuple(row for row in self.sheet.rows if row.state in {"first", "open"})

    def keepers(self) -> tuple[AccountRow, ...]:
        """Who keeps the accounts, whatever stands of theirs: the rescue code opens it again."""
        held = set(self.sheet.keepers)
        return tuple(row for row in self.sheet.rows if held.intersection(row.person.roles))


def look(room: Any) -> Seen:
    """Ask; called off the GUI thread."""
    sheet: AccountSheet = room.ask(Accounts())
    vault = getattr(room, "vault", None)
    return Seen(
        facts=room.ask(RoomFacts()),
        sheet=sheet,
        ringing=ringing(room),
        profile=vault.rules.chosen(sheet.profile) if vault is not None else None,
        idle=vault.rules.idle(sheet.idle) if vault is not None else _USUAL_IDLE,
    )


def ringing(room: Any) -> Ringing:
    """How much rings; called off the GUI thread."""
    found = room.ask(Alerts(TRIGGERED, MOST_ALERTS))
    return Ringing(sum(alert.level == _FIRST_CLASS for alert in found), len(found))


def found(rows: Iterable[AccountRow], text: str, *, here: str, recent: Iterable[str]) -> list[AccountRow]:
    """The rows that a typed text means, best first; without one who sits here, who sat here lately, the room's own."""
    lately = {person: place for place, person in enumerate(recent)}
    if not text.strip():
        last = len(lately)
        return sorted(
            rows,
            key=lambda row: (
                row.person.id != here,
                lately.get(row.person.id, last),
                not row.person.dedicated,
            ),
        )
    scored = [(_score(text, row), row) for row in rows]
    return [row for score, row in sorted(scored, key=lambda pair: -pair[0]) if score > NO_MATCH]


def _score(text: str, row: AccountRow) -> float:
    by_id = 1.0 if row.person.id == text.strip() else NO_MATCH
    return max(by_id, match(text, row.person.name), match(text, row.unit_name) * 0.8)

"""How often a password may be tried: so many wrong ones of a person at a seat, then waits that grow.

A try is counted before the password is looked at, and taken back only when it was right: who ends the process or asks twice at
once gains none. The wait is kept as its length and its beginning; a clock that is set back begins it anew, so that it is
never shorter, and never longer than once more.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from commandroom.domain.people.passwords import SignInRules

NOBODY_WAITS = timedelta(0)


class Tries(Struct, frozen=True):
    """What stands against a person at a seat: tries since the last right password, and the wait that runs (seconds)."""

    wrong: int = 0
    since: datetime | None = None
    wait: int = 0

    def left(self, now: datetime) -> timedelta:
        """How long nobody may try yet."""
        if self.since is None:
            return NOBODY_WAITS
        return max(min(self.since, now) + timedelta(seconds=self.wait) - now, NOBODY_WAITS)

    def settled(self, now: datetime) -> Tries:
        """The same by a clock that may have been set back: a wait that begins later than now begins now."""
        return replace(self, since=now) if self.since is not None and self.since > now else self

    def one_more(self, now: datetime, rules: SignInRules) -> Tries:
        """One more try, as if it were wrong; the last allowed one begins a wait."""
        wrong = self.wrong + 1
        if wrong < rules.tries:
            return Tries(wrong)
        minutes = rules.wait_minutes[min(wrong - rules.tries, len(rules.wait_minutes) - 1)]
        return Tries(wrong, now, minutes * 60)


def before_wait(tries: Tries, rules: SignInRules) -> int:
    """How many tries are left before the next wait."""
    return max(rules.tries - tries.wrong, 0)

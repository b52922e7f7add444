"""How often a password may be tried: so many wrong ones of a person at a seat, then waits that grow.

A try is counted before the password is looked at, and taken back only when it was right: who ends the process or asks twice at
once gains none. How long a wait has run is told by the time for which the machine has been running, which nobody can set: a clock
set forward shortens none and one set back lengthens none. That count begins anew with each start of the machine; then only
what has passed since is known to have passed: another start never shortens a wait, nor lengthens it by more than itself.
"""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct

from commandroom.domain.people.passwords import SignInRules

NOBODY_WAITS = timedelta(0)
Run = tuple[str, float]
"""Which start of the machine this is ("" where the system does not tell), and for how many seconds it has run."""


class Tries(Struct, frozen=True):
    """What stands against a person at a seat: tries since the last right password, and the wait (seconds) from `boot`, `up`."""

    wrong: int = 0
    wait: int = 0
    boot: str = ""
    up: float = 0.0

    def left(self, run: Run) -> timedelta:
        """How long nobody may try yet."""
        boot, up = run
        is_same = boot == self.boot and up >= self.up
        passed = up - self.up if is_same else max(up, 0.0)
        return max(timedelta(seconds=self.wait - passed), NOBODY_WAITS) if self.wait else NOBODY_WAITS

    def one_more(self, run: Run, rules: SignInRules) -> Tries:
        """One more try, as if it were wrong; the last allowed one begins a wait."""
        wrong = self.wrong + 1
        if wrong < rules.tries:
            return Tries(wrong)
        minutes = rules.wait_minutes[min(wrong - rules.tries, len(rules.wait_minutes) - 1)]
        return Tries(wrong, minutes * 60, *run)


def before_wait(tries: Tries, rules: SignInRules) -> int:
    """How many tries are left before the next wait."""
    return max(rules.tries - tries.wrong, 0)

"""An account: who may sign in at the seats of a room. The password's hash travels sealed under the room's key, and only there."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from commandroom.domain.people.passwords import Profile, SignInRules, runs_out
from commandroom.domain.people.roles import LEADERS, Role

KIND = "account"
RESCUE = "rescue"
"""The record of the rescue code: nobody's account, it opens the keeper's once."""
REQUIRED = "signin_required"
"""The room's setting by which a practice room asks for passwords, too."""
PROFILE, IDLE = "signin_profile", "idle_minutes"
SETTINGS = (REQUIRED, PROFILE, IDLE)
"""Settings of the room that only who keeps the accounts may change."""


class Account(Struct, frozen=True):
    """The record of an account by its person's id. `secret` is an envelope; `temporary` marks what somebody else chose."""

    secret: str = ""
    set_at: datetime | None = None
    temporary: bool = False
    closed: bool = False

    @property
    def is_open(self) -> bool:
        """Whether somebody can sign in with it."""
        return bool(self.secret) and not self.closed and self.set_at is not None


class Due(StrEnum):
    """Why a password must be another one before anything else."""

    FIRST = "first"
    OLD = "old"
    LATE = "late"


def due(account: Account, profile: Profile, rules: SignInRules, now: datetime) -> Due | None:
    """Whether the password must be changed now; `LATE`: a first one that was never used in time and opens nothing."""
    assert account.set_at is not None  # noqa: S101 - an open account has it
    if account.temporary:
        return Due.LATE if now >= account.set_at + timedelta(days=rules.first_days) else Due.FIRST
    ends = runs_out(profile, account.set_at)
    return Due.OLD if ends is not None and now >= ends else None


def keepers(held: frozenset[Role]) -> frozenset[Role]:
    """Who opens, resets and closes accounts: the security administrator, where anybody is one; else the leaders.

    `held` are the roles of all active persons (GB/T 22239-2019: 三员分立 where the room is large enough). A roster without
    leaders leaves it to the shift leader, then to anybody: a room is never without a keeper.
    """
    ranks = (frozenset({Role.SECURITY_ADMIN}), LEADERS, frozenset({Role.SHIFT_LEADER}), held)
    return next((found for rank in ranks if (found := rank & held)), held)

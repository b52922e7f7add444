"""Who may grant rights: roles of a person are changed by the security administrator, and never by oneself.

Three administrators are three accounts (GB/T 22239-2019 level 2, 访问控制): who administers does nothing at events.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from commandroom.domain.errors import Named, RefusedError
from commandroom.domain.event.deed import Actor
from commandroom.domain.people.roles import ADMINISTRATORS, LEADERS, Role, roles_text
from commandroom.usecases.ports import Reference

ROLES = "roles"
_GRANTING = Named("授予角色", "granting roles")


class Kept(Protocol):
    """The records as they are, seen from inside the transaction."""

    def record(self, kind: str, record: str) -> Mapping[str, Any]:
        """The fields of a record; empty where there is none."""
        ...


def granters(reference: Reference) -> frozenset[Role]:
    """Who may grant: the security administrator; the leaders until the room has one, so that there can be a first."""
    first = reference.actor(Role.SECURITY_ADMIN)
    return (
        frozenset({Role.SECURITY_ADMIN})
        if first is not None and first.holds(Role.SECURITY_ADMIN)
        else LEADERS
    )


def check(kept: Kept, actor: Actor, person: str, fields: Mapping[str, Any], reference: Reference) -> None:
    """Whether somebody may give a person these roles, and whether one person may hold them together.

    With what post a new person comes onto the roster is said by who keeps the roster; that opens no account.

    Raises:
        RefusedError: `role.missing`, `role.own`, `role.separate`.
    """
    if ROLES not in fields:
        return
    known = kept.record("person", person)
    before, after = _roles(known.get(ROLES)), _roles(fields[ROLES])
    if before == after:
        return
    is_post = not known and not after & ADMINISTRATORS
    if not is_post and not actor.holds(Role.SYSTEM):
        who = granters(reference)
        if not actor.roles & who:
            raise RefusedError("role.missing", verb=_GRANTING, who=roles_text(who), name=actor.name)
        if person == actor.id:
            raise RefusedError("role.own")
    admin = sorted(after & ADMINISTRATORS)
    if admin and len(after) > 1:
        raise RefusedError("role.separate", role=roles_text([Role(admin[0])]))


def _roles(found: Any) -> frozenset[str]:
    return frozenset(str(role) for role in found or ())

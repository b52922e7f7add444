"""The roles of the room: who stands for what when a verb asks who may."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from commandroom.domain.errors import Named


class Role(StrEnum):
    """The columns of the room's table of duties; 办公室负责人 and 经办 are one column with two parts.

    The three administrators stand below the table: 系统管理员 and 安全管理员 do nothing at events.
    """

    INTAKE = "intake"
    COMMAND = "command"
    COORDINATOR = "enforcement_coordinator"
    SHIFT_LEADER = "shift_leader"
    DEPUTY = "deputy_director"
    DIRECTOR = "director"
    OFFICE_HEAD = "office_head"
    OFFICE_STAFF = "office_staff"
    ENFORCER = "enforcer"
    GRID = "grid"
    AUDITOR = "auditor"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    SYSTEM = "system"

    @property
    def label(self) -> str:
        """The name on screen."""
        return _LABELS[self]


def roles_text(roles: Iterable[Role]) -> Named:
    """The names of roles, in the order of the table."""
    found = [role for role in Role if role in set(roles)]
    return Named("、".join(r.label for r in found), " / ".join(r.value.replace("_", " ") for r in found))


_LABELS = {
    Role.INTAKE: "综合政务岗",
    Role.COMMAND: "综合指挥岗",
    Role.COORDINATOR: "执法协调岗",
    Role.SHIFT_LEADER: "值班长",
    Role.DEPUTY: "常务副主任",
    Role.DIRECTOR: "主任",
    Role.OFFICE_HEAD: "办公室负责人",
    Role.OFFICE_STAFF: "办公室经办",
    Role.ENFORCER: "执法队员",
    Role.GRID: "村社网格",
    Role.AUDITOR: "审计员",
    Role.SYSTEM_ADMIN: "系统管理员",
    Role.SECURITY_ADMIN: "安全管理员",
    Role.SYSTEM: "系统",
}

ROOM = frozenset({Role.INTAKE, Role.COMMAND, Role.COORDINATOR, Role.SHIFT_LEADER})
LEADERS = frozenset({Role.DEPUTY, Role.DIRECTOR})
HANDLERS = frozenset({Role.OFFICE_HEAD, Role.OFFICE_STAFF, Role.ENFORCER, Role.GRID})
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR})
"""Accounts and copies, grants and passwords, the logs: three people (GB/T 22239-2019). They do nothing at events."""
EVERYONE = frozenset(Role) - ADMINISTRATORS - {Role.SYSTEM}

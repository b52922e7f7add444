"""The states of an event, by name and by the trade's code; which of them are the end."""

from __future__ import annotations

from enum import StrEnum

from commandroom.domain.errors import Named


class State(StrEnum):
    """The 20 states; the value is the name used in commands and answers, `code` the trade's short code."""

    DRAFT = "draft"
    PENDING_ACCEPT = "pending_accept"
    PENDING_SUPPLEMENT = "pending_supplement"
    PENDING_TRIAGE = "pending_triage"
    PENDING_DISPATCH = "pending_dispatch"
    PENDING_SIGN = "pending_sign"
    IN_PROGRESS = "in_progress"
    SUSPENDED = "suspended"
    RETURN_PENDING = "return_pending"
    PENDING_VERIFY = "pending_verify"
    PENDING_CALLBACK = "pending_callback"
    PENDING_CLOSE = "pending_close"
    ESCALATED = "escalated"
    COUNTY_REPLIED = "county_replied"
    CLOSED = "closed"
    ARCHIVED = "archived"
    REJECTED = "rejected"
    VOIDED = "voided"
    MERGED = "merged"
    MOVED = "moved"

    @property
    def code(self) -> str:
        """The short code, `S00` … `X40`."""
        return _CODES[self][0]

    @property
    def label(self) -> str:
        """The name on screen."""
        return _CODES[self][1]

    @property
    def named(self) -> Named:
        """What it is called in a sentence."""
        return Named(self.label, self.value.replace("_", " "))


_CODES = {
    State.DRAFT: ("S00", "登记草稿"),
    State.PENDING_ACCEPT: ("S10", "待受理"),
    State.PENDING_SUPPLEMENT: ("S12", "待补正"),
    State.PENDING_TRIAGE: ("S20", "待研判"),
    State.PENDING_DISPATCH: ("S30", "待派遣"),
    State.PENDING_SIGN: ("S40", "待签收"),
    State.IN_PROGRESS: ("S50", "处置中"),
    State.SUSPENDED: ("S55", "已挂起"),
    State.RETURN_PENDING: ("S58", "退单待裁"),
    State.PENDING_VERIFY: ("S60", "待核查"),
    State.PENDING_CALLBACK: ("S65", "待回访"),
    State.PENDING_CLOSE: ("S70", "待办结"),
    State.ESCALATED: ("R10", "已上报县级"),
    State.COUNTY_REPLIED: ("R20", "县级已反馈"),
    State.CLOSED: ("S80", "已办结"),
    State.ARCHIVED: ("S90", "已归档"),
    State.REJECTED: ("X10", "不予受理"),
    State.VOIDED: ("X20", "已作废"),
    State.MERGED: ("X30", "已并案"),
    State.MOVED: ("X40", "已移送"),
}

TERMINAL = frozenset({State.CLOSED, State.ARCHIVED, State.REJECTED, State.VOIDED, State.MERGED, State.MOVED})
OPEN = frozenset(State) - TERMINAL

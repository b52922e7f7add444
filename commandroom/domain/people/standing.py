"""What a person is doing: it follows from the roster and from what was assigned, and is never typed in.

So a second assignment cannot hide the first one, a status cannot outlive its reason, and one job's progress touches no other.
"""

from __future__ import annotations

from enum import StrEnum

from commandroom.domain.people.presence import Presence


class Standing(StrEnum):
    """The word for a person at a minute."""

    LEFT = "left"
    LEAVE = "leave"
    LENT = "lent"
    OFF = "off"
    UNKNOWN = "unknown"
    SENT = "sent"
    WORKING = "working"
    FREE = "free"

    @property
    def label(self) -> str:
        """The word on screen."""
        return _LABELS[self]


_LABELS = {
    Standing.LEFT: "已离岗",
    Standing.LEAVE: "请假",
    Standing.LENT: "借出",
    Standing.OFF: "不在岗",
    Standing.UNKNOWN: "未登记",
    Standing.SENT: "在途",
    Standing.WORKING: "处置中",
    Standing.FREE: "在岗",
}
_NOT_THERE = {
    Presence.LEAVE: Standing.LEAVE,
    Presence.LENT: Standing.LENT,
    Presence.OFF: Standing.OFF,
    Presence.UNKNOWN: Standing.UNKNOWN,
}


def standing(presence: Presence, *, is_active: bool, sent: int, working: int) -> Standing:
    """Derived from the roster's `presence`, from jobs the person was `sent` to and from those that are `working`.

    Jobs in hand do not put anybody on duty: who is on leave with open events is on leave, and the events stay theirs
    until the room gives them to somebody else.
    """
    if not is_active:
        return Standing.LEFT
    if presence is not Presence.ON:
        return _NOT_THERE[presence]
    if working:
        return Standing.WORKING
    return Standing.SENT if sent else Standing.FREE

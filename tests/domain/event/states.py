"""How a test brings an event into each state."""

from __future__ import annotations

from collections.abc import Callable

from commandroom.domain.event.deed import Decision, Draft
from commandroom.domain.event.moving import MoveAcross, Settled
from tests.room import DEPUTY, INTAKE, LEADER, Bench


def _supplement(room: Bench) -> str:
    number = room.submitted()
    room.act("ask_supplement", number, by=INTAKE, missing_items="门牌")
    return number


def _return_pending(room: Bench) -> str:
    number = room.signed()
    room.act(
        "return",
        number,
        by=room.head(number),
        reason_code="not_duty",
        suggested_office="平安法治办公室",
        basis="清单",
    )
    return number


def _county_replied(room: Bench) -> str:
    number = room.escalated()
    room.act(
        "county_reply",
        number,
        county_doc_no="县1号",
        replied_at=room.clock.moment.isoformat(),
        content="同意处置",
    )
    return number


def _archived(room: Bench) -> str:
    number = room.closed()
    room.act("archive", number, by=DEPUTY)
    return number


def _rejected(room: Bench) -> str:
    number = room.submitted()
    room.act(
        "reject", number, by=INTAKE, reason_code="outside", reason_text="不在辖区", notify_record="电话告知"
    )
    room.act("approve", number, by=LEADER)
    return number


def _voided(room: Bench) -> str:
    number = room.registered()
    room.act("void", number, by=INTAKE, reason="误录")
    return number


def _merged(room: Bench) -> str:
    master, number = room.accepted(), room.accepted()
    room.act("merge", number, master_id=master, similarity_reason="同一处")
    return number


def _moved(room: Bench) -> str:
    """Another township has taken it: what a desk of the county writes down."""
    number = room.escalated()
    event = room.event(number)
    offer, at = MoveAcross(township="330299105", reason="在邻镇"), room.clock.moment
    facts = {"child": "019cd540-abeb-7b25-b1d5-36712cd0b834", "township": "330299105"}
    drafts = (
        Draft(event.id, "transfer", offer, Decision(facts=facts)),
        Draft(event.id, "moved", Settled(transfer=facts["child"]), Decision(machine=True)),
    )
    with room.room.together() as writing:
        writing.append(drafts, actor="330299.t-command", now=at)
    return number


def unsatisfied(room: Bench) -> str:
    """Called back and not satisfied."""
    return room.called_back("不满意")


def urged(room: Bench) -> str:
    """Being handled, and urged by the shift leader."""
    number = room.signed()
    room.act("urge", number, to="经办人", text="请抓紧")
    return number


def overdue(room: Bench) -> str:
    """Past the limit of its acceptance."""
    number = room.submitted()
    room.later(days=2)
    return number


BESIDES: dict[str, Callable[[Bench], str]] = {"unsatisfied": unsatisfied, "urged": urged, "overdue": overdue}
"""Where a verb asks for more than a state."""


IN_STATE: dict[str, Callable[[Bench], str]] = {
    "draft": Bench.registered,
    "pending_accept": Bench.submitted,
    "pending_supplement": _supplement,
    "pending_triage": Bench.accepted,
    "pending_dispatch": Bench.triaged,
    "pending_sign": Bench.dispatched,
    "in_progress": Bench.signed,
    "suspended": Bench.suspended,
    "return_pending": _return_pending,
    "pending_verify": Bench.fed_back,
    "pending_callback": Bench.verified,
    "pending_close": Bench.called_back,
    "escalated": Bench.escalated,
    "county_replied": _county_replied,
    "closed": Bench.closed,
    "archived": _archived,
    "rejected": _rejected,
    "voided": _voided,
    "merged": _merged,
    "moved": _moved,
}

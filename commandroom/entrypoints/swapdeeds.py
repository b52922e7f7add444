"""`act swap_ask`, `swap_agree` and so on: a swap of duty from the command line, `--event` names the swap."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from commandroom.domain.errors import WrongUseError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from commandroom.entrypoints.context import Context

PREFIX = "swap_"
_ASKING = frozenset({"duty", "partner", "other", "reason"})


def swapped(
    context: Context, verb: str, record: str, data: Mapping[str, Any], person: str, at: datetime | None
) -> dict[str, Any]:
    """One step of a swap, and how it stands then.

    Raises:
        WrongUseError: `use.unknown_fields`.
    """
    from commandroom.domain.ids import uuid7
    from commandroom.domain.journal import millis
    from commandroom.usecases.commands import SwapShift
    from commandroom.usecases.queries import Swaps

    unknown = sorted(set(data) - _ASKING)
    if unknown:
        raise WrongUseError("use.swap_fields", fields=", ".join(unknown), known=", ".join(sorted(_ASKING)))
    room, actor, now = context.room(), context.person(person), context.moment(at)
    name = record or uuid7(millis=millis(now), random=secrets.randbits(80))
    given = {key: str(value) for key, value in data.items()}
    room.perform(SwapShift(name, verb.removeprefix(PREFIX), actor=actor, at=at, **given))
    stand = next((row.stand for row in room.ask(Swaps(now=now)) if row.swap.id == name), None)
    return {
        "event": "",
        "number": name,
        "state": stand.value if stand else None,
        "version": 0,
        "effects": [verb],
    }

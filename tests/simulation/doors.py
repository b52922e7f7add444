"""Odd orders to the room and odd lines to the shell, drawn from what the program itself says it takes.

Every kind of order and every command is in by being in the program's own table: what lands later is drawn from the next
run on.
"""

from __future__ import annotations

import random
import types
import typing
from argparse import Action
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from commandroom.domain.event.lifecycle import VERBS, fields
from commandroom.domain.people.handover import HandedItem
from commandroom.entrypoints import swapdeeds
from commandroom.entrypoints.commands import TABLE, commands
from commandroom.entrypoints.parsing import Parser
from commandroom.store.records import KINDS
from commandroom.usecases import commands as orders
from commandroom.usecases.commands import Act, Together
from commandroom.usecases.secret import Secret
from tests.room import INTAKE, LEADER, MORNING, OFFICE
from tests.simulation import odd

ORDERS = tuple(kind for kind in typing.get_args(orders.Command) if kind not in (Act, Together))
"""Every order but the deeds at events, which have a door of their own."""
NEVER = frozenset(
    {
        "desk",
        "shot",
        "tour",
        "bench",
        "demo",
        "center serve",
        "enrol",
        "center link",
        "sync",
        "export package",
    }
)
"""Windows, what does not end, what takes minutes, and what calls an address: tested where there is one."""
SPOKEN = tuple(name for name, _, _ in TABLE if name not in NEVER)
OF_KEYS = tuple(name for name in SPOKEN if name.split()[0] == "key")
STEPS = ("ask", "agree", "decline", "grant", "refuse", "withdraw", "plan", "result", "call_off")
WORDS = (
    *odd.TEXTS, *STEPS, LEADER, INTAKE, "t-command", OFFICE, "0910", "2026-03", "2026-W10", "2026-03-10", "2026-02-30", "month",
    "week", "sweep", "backup", "pdf", "docx", "xlsx", "json", "-1", "0", "1", "99999999999999999999", "1.5", "nan", "x.json",
    ".", "..", "@missing", "9999-12-31T23:59", "0001-01-01",
)  # fmt: skip
_RECORDS = (LEADER, INTAKE, "t-command", "2026-03-10", "0910", "a", "a:b", *odd.TEXTS)
_RIGHT: dict[str, Any] = {
    "name": "某人", "roles": ["intake"], "code": "330299104", "begins_at": MORNING.isoformat(), "ends_at": MORNING.isoformat(),
    "since": "2026-03-01", "until": "2026-03-31", "person": INTAKE, "post": "shift_leader", "value": "1", "day": "2026-03-10",
    "kind": "事假", "phone": "13900000000", "unit": OFFICE,
}  # fmt: skip


def order(draw: random.Random) -> Any:
    """An order of any kind, its fields of the right types and mostly of odd values."""
    kind = draw.choice(ORDERS)
    hints = typing.get_type_hints(kind, localns={"HandedItem": HandedItem})
    return kind(
        **{name: _value(draw, name, hint) for name, hint in hints.items() if name in kind.__struct_fields__}
    )


def _value(draw: random.Random, name: str, hint: Any) -> Any:
    if name == "kind":
        return draw.choice((*sorted(KINDS), *odd.TEXTS[:6]))
    if name in {"actor", "by", "person"}:
        return draw.choice((*[LEADER, "t-director", "t-security_admin"] * 4, INTAKE, *odd.TEXTS[:8]))
    if hint in _PLAIN:
        return _PLAIN[hint](draw)
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return draw.choice(
            (None, None, MORNING, datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
        )
    return () if typing.get_origin(hint) is tuple else _mapping(draw, hint)


_WHOLE = (0, 1, -1, 2**31, 2**63, 10**30)
_DAYS = (MORNING.date(), MORNING.date() - timedelta(days=40), date.min, date.max)
_PLAIN: dict[Any, Callable[[random.Random], Any]] = {
    str: lambda draw: draw.choice((*STEPS, *_RECORDS) if draw.random() < 0.3 else (*STEPS, *_RECORDS[:7])),
    bool: lambda draw: draw.random() < 0.5,
    int: lambda draw: draw.choice(_WHOLE),
    float: lambda draw: float(draw.choice(_WHOLE)),
    date: lambda draw: draw.choice(_DAYS),
    Secret: lambda draw: Secret(draw.choice(odd.TEXTS)),
}


def _mapping(draw: random.Random, hint: Any) -> dict[str, Any]:
    asked: dict[str, Any] = {name: value for name, value in _RIGHT.items() if draw.random() < 0.4}
    for _ in range(draw.choice((0, 1, 1, 3))):
        asked[draw.choice((*_RIGHT, *odd.TEXTS))] = odd.value(draw)
    is_text = typing.get_args(hint)[1:] == (str,)
    return {name: str(value) for name, value in asked.items()} if is_text else asked


# --- the shell ------------------------------------------------------------------------------------------------------


def line(draw: random.Random, names: tuple[str, ...] = SPOKEN) -> list[str]:
    """A command with arguments that its own parser names, right in kind or odd."""
    name = draw.choice(names)
    (command,) = (one for one in commands(name.split()[0]) if one.name == name)
    parser = Parser(lang="en", prog="commandroom")
    command.add_arguments(parser)
    asked = name.split()
    for action in parser._actions:
        if action.dest == "help":
            continue
        asked += _argument(draw, name, action)
    return asked


def _argument(draw: random.Random, command: str, action: Action) -> list[str]:
    if action.option_strings and not action.required and draw.random() < 0.6:
        return []
    if not action.option_strings and action.nargs in ("?", "*") and draw.random() < 0.3:
        return []
    if action.nargs == 0:
        return [action.option_strings[-1]]
    text = _word(draw, command, action)
    return [f"{action.option_strings[-1]}={text}"] if action.option_strings else [text]


def _word(draw: random.Random, command: str, action: Action) -> str:
    if action.choices and draw.random() < 0.9:
        return str(draw.choice(sorted(map(str, action.choices))))
    if command == "act" and action.dest == "verb":
        more = [f"{begin}{step}" for begin in (swapdeeds.PREFIX, swapdeeds.JOINT) for step in STEPS]
        return draw.choice([*VERBS, *more, swapdeeds.REPORT])
    if action.dest == "data":
        return odd.json_text(draw, odd.data_for(draw, fields(draw.choice(list(VERBS.values())))))
    if action.dest == "person" and draw.random() < 0.7:
        return draw.choice((LEADER, INTAKE, "t-director"))
    return draw.choice(WORDS)


def piped(draw: random.Random) -> str:
    """What stands on standard input."""
    return "\n".join(
        draw.choice(odd.TEXTS).replace("\ud800", "").replace("\udfff", "") for _ in range(draw.randrange(4))
    )


def here(folder: Path) -> Path:
    """A folder two levels down, in which a name with `../..` still leads to nowhere else."""
    place = folder / "a" / "b"
    place.mkdir(parents=True)
    return place

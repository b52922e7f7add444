"""`doctor`: is this machine fit for the desk, and what to do where it is not."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from commandroom.entrypoints.command import Answer, Command, Whose
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.words import Words

_WORLD = 3


def run(_asked: Namespace, context: Context) -> Answer:
    """Look at everything; 3 when something must be mended before the desk can be trusted."""
    from commandroom.entrypoints.checkup import checks

    found = list(checks(context))
    document = {"checks": [asdict(check) for check in found]}
    lines = [f"{'✓' if check.ok else '✗'} {check.name}: {check.advice}" for check in found]
    return Answer(document, lines, 0 if all(check.ok for check in found) else _WORLD)


DOCTOR = Command(
    name="doctor",
    help=Words("检查本机是否适合运行", "check whether this machine is fit for the desk"),
    run=run,
    whose=Whose.MACHINE,
)

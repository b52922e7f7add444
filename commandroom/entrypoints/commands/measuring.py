"""`bench`: how fast this machine is with this home."""

from __future__ import annotations

from argparse import Namespace

from commandroom.entrypoints.command import Answer, Command, Whose
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words


def bench_arguments(parser: Parser) -> None:
    """Which ones."""
    names = Words(
        "测哪些：due、append、board、search（默认全部）", "which: due, append, board, search (default: all)"
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=parser.about(names))


def bench(asked: Namespace, context: Context) -> Answer:
    """Measure on a copy of the home, beside peers in the same run."""
    from commandroom.entrypoints.benches import measured

    results = tuple(measured(context.room(), tuple(asked.names), clock=context.clock))
    head = context.say("项目  本机  对照  比值", "what  here  peer  ratio")
    lines = [f"{r.name}  {r.value:.2f} {r.unit}  {r.peer:.2f} {r.unit}  {r.ratio:.2f}" for r in results]
    return Answer({"results": [result.document() for result in results]}, [head, *lines])


BENCH = Command(
    "bench",
    Words("在本席位数据的副本上测速", "measure the speed on a copy of this home"),
    bench,
    bench_arguments,
    whose=Whose.SEAT,
)

"""Runs the core's conversations on a real disk and a real line, one effect after the other."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Protocol, TypeVar, runtime_checkable

from commandroom.domain.exchange.effects import Ahead, Breathe, Conversation, Course, Effect, End, Fault, Send
from commandroom.domain.exchange.messages import Answer, Ask

R = TypeVar("R")


class Disk(Protocol):
    """Performs the effects that are the disk's."""

    def perform(self, effect: Effect) -> Any:
        """Do it; on the disk when this returns."""
        ...


class Line(Protocol):
    """Carries one call to the other side and its answer back."""

    def call(self, ask: Ask) -> Answer | Fault:
        """The answer, or why there is none."""
        ...


@runtime_checkable
class EagerLine(Line, Protocol):
    """A line that can make a call while the disk works."""

    def ahead(self, ask: Ask) -> None:
        """This call comes next."""
        ...


ENDED = "exchange.ended"


def run(
    course: Course[R],
    disk: Disk,
    line: Line | None = None,
    *,
    rest: Callable[[float], object] = time.sleep,
    ends: Callable[[], bool] = lambda: False,
) -> R:
    """Perform a course to its end, or until `ends` says that nobody waits for it any more: then no further call is made.

    Raises:
        RoomError: the disk failed; what was kept before is kept.
    """
    conversation = Conversation(course)
    (effect,) = conversation.begin()
    while not isinstance(effect, End):
        match effect:
            case Send() if ends():
                answer: Any = Fault(ENDED)
            case Send(ask=ask):
                answer = line.call(ask) if line is not None else Fault("exchange.no_line")
            case Ahead(ask=ask):
                answer = None
                if isinstance(line, EagerLine):
                    line.ahead(ask)
            case Breathe(seconds=seconds):
                answer = rest(seconds)
            case _:
                answer = disk.perform(effect)
        (effect,) = conversation.on_message(answer)
    return effect.outcome

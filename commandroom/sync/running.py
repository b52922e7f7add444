"""Runs the core's conversations on a real disk and a real line, one effect after the other."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Protocol, TypeVar, runtime_checkable

from commandroom.domain.exchange.effects import (
    Ahead,
    Breathe,
    Conversation,
    Course,
    Effect,
    End,
    Fault,
    Send,
    Span,
)
from commandroom.domain.exchange.messages import Answer, Ask, PushAsk

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

    def ahead(self, ask: Ask, then: Callable[[Answer | Fault], object]) -> None:
        """This call comes next; `then` is given its answer on the line's thread, before `call` returns it."""
        ...

    def ready(self, ask: Ask, *, at_once: bool) -> None:
        """This one comes after it, or `at_once` may go beside it."""
        ...


@runtime_checkable
class Foreseeing(Protocol):
    """A disk that can make something of an answer while it still stores what came before."""

    def foresee(self, answer: Answer | Fault) -> None:
        """This will be kept next. On another thread."""
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
                _ahead(line, disk, ask)
            case Breathe(seconds=seconds):
                answer = rest(seconds)
            case _:
                answer = disk.perform(effect)
                _ready(line, answer)
        (effect,) = conversation.on_message(answer)
    return effect.outcome


def _ahead(line: Line | None, disk: Disk, ask: Ask) -> None:
    if isinstance(line, EagerLine):
        line.ahead(ask, disk.foresee if isinstance(disk, Foreseeing) else lambda _answer: None)


def _ready(line: Line | None, found: object) -> None:
    """What was loaded here is given next."""
    if isinstance(found, Span) and found.parts and isinstance(line, EagerLine):
        line.ready(PushAsk(found.parts, found.keys), at_once=found.is_proven)

"""Marks around the product's own code, so that whoever kills knows what was hit; and the two planted bugs."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from commandroom.domain.exchange.messages import NAMES, PullAsk, PushAnswer, PushAsk
from commandroom.domain.journal import read
from tests.simulation.township_nest import Say

EARLY, ANSWERS = "early", "answers"
"""A seat that says a deed is done before it is committed; a centre that answers a push before it is committed."""
PLANTED_SECONDS = 0.03


def given(ask: PushAsk, answer: PushAnswer) -> list[str]:
    """The entries of a batch that the answer does not refuse."""
    refused = {one.hash for one in answer.refused}
    return [one for part in ask.parts for raw in part.entries if (one := read(raw).hash) not in refused]


def at_a_seat(say: Say, luck: random.Random, *, planted: str, twice: float) -> None:
    """From now on this process tells its transactions, its calls and its folding, and what was confirmed to it.

    With `twice`, that share of the calls is made twice, as by something on the way that repeats them.
    """
    from commandroom.store.engine import Database
    from commandroom.store.exchange.disk import SeatDisk
    from commandroom.store.seat_store import SeatStore
    from commandroom.sync.line import HttpLine

    if planted == EARLY:
        _say_before_commit(SeatStore, say)
    _transactions(Database, say)
    _around(SeatDisk, "fold_some", lambda: "fold", say)
    _around(SeatDisk, "perform", lambda effect: type(effect).__name__, say)
    _repeated(HttpLine, say, luck, twice)
    _around(HttpLine, "_fetched", lambda ask, *_: NAMES[type(ask)], say)
    plain = HttpLine.call

    def call(self: HttpLine, ask: Any) -> Any:
        answer = plain(self, ask)
        if isinstance(ask, PushAsk) and isinstance(answer, PushAnswer):
            say.entries("C", given(ask, answer))
        return answer

    HttpLine.call = call  # type: ignore[method-assign]


def at_a_centre(say: Say, *, planted: str) -> None:
    """From now on this process tells its calls and its transactions, and what it confirms."""
    from commandroom.center.app.routes import Routes
    from commandroom.center.store.engine import Database

    if planted == ANSWERS:
        _answer_before_commit(Database, say)
    _transactions(Database, say)
    _around(Routes, "_said", lambda _name, kind, *_: NAMES[kind], say)
    plain = Routes._said

    def told(self: Routes, name: str, kind: Any, data: bytes, coding: str) -> Any:
        said = plain(self, name, kind, data, coding)
        if kind is PushAsk and isinstance(said[0], PushAnswer):
            from commandroom.center.app import bodies

            ask: PushAsk = bodies.parsed(bodies.unpacked(data, coding), kind)
            say.entries("A", given(ask, said[0]))
        return said

    Routes._said = told  # type: ignore[method-assign]


def _around(owner: Any, name: str, word: Callable[..., str], say: Say) -> None:
    """Tell when this method begins and ends."""
    plain = getattr(owner, name)

    def told(self: Any, *args: Any, **how: Any) -> Any:
        with say.under(word(*args)):
            return plain(self, *args, **how)

    setattr(owner, name, told)


def _transactions(database: Any, say: Say) -> None:
    """Tell when a transaction has begun and when it is committed, named by what its thread is at."""
    plain = database.writing

    @contextmanager
    def told(self: Any, **how: Any) -> Iterator[Any]:
        word = ""
        try:
            with plain(self, **how) as connection:
                word = f"{say.at} transaction"
                say.line("+", word)
                yield connection
        finally:
            if word:
                say.line("-", word)

    database.writing = told


def _repeated(line: Any, say: Say, luck: random.Random, share: float) -> None:
    plain = line._fetched

    def fetched(self: Any, ask: Any, body: Any) -> Any:
        if luck.random() < share and isinstance(ask, PushAsk | PullAsk):
            plain(self, ask, body)
            say("T")
        return plain(self, ask, body)

    line._fetched = fetched


# --- the planted bugs -------------------------------------------------------------------------------------------


def _say_before_commit(store: Any, say: Say) -> None:
    plain = store.writing

    @contextmanager
    def early(self: Any) -> Iterator[Any]:
        with plain(self) as transaction:
            yield transaction
            say.entries("A", [entry.hash for entry in transaction._pen._pending])
            time.sleep(PLANTED_SECONDS)

    store.writing = early


def _answer_before_commit(database: Any, say: Say) -> None:
    plain = database.writing

    @contextmanager
    def later(self: Any) -> Iterator[Any]:
        if say.at != "push":
            with plain(self) as connection:
                yield connection
            return
        transaction = plain(self)
        connection = transaction.__enter__()
        try:
            yield connection
        except BaseException as error:
            transaction.__exit__(type(error), error, error.__traceback__)
            raise
        threading.Timer(PLANTED_SECONDS, transaction.__exit__, (None, None, None)).start()

    database.writing = later

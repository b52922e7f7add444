"""What the core asks of the world, one at a time, and what it is told back.

A conversation is a generator of these: `begin` gives its first effect, `on_message` takes the answer to the last one
and gives the next. Whoever performs them may be a program, or a simulation that dies between any two.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from datetime import datetime
from typing import Any, Generic, TypeVar

import msgspec

from commandroom.domain.exchange.messages import Ask, Part, Receipt, Refusal, Statement, Want

R = TypeVar("R")


class LoadSums(msgspec.Struct, frozen=True):
    """→ `Held`: what this store holds, as far as the asker is entitled to it."""


class LoadKnown(msgspec.Struct, frozen=True):
    """→ frozenset of those hashes that stand at their places; `claims` are stream, place, hash."""

    claims: tuple[tuple[str, int, str], ...]


class LoadBlocks(msgspec.Struct, frozen=True):
    """→ tuple of `Block` of a stream."""

    stream: str


class LoadSpan(msgspec.Struct, frozen=True):
    """→ `Span`: entries of these places, newest first, with what proves them; never more than these bounds."""

    wants: tuple[Want, ...]
    limit: int
    max_bytes: int


class LoadStatements(msgspec.Struct, frozen=True):
    """→ tuple of `Statement`."""


class LoadLacking(msgspec.Struct, frozen=True):
    """→ tuple of event ids whose personal data stand here without a key."""


class LoadOwed(msgspec.Struct, frozen=True):
    """→ dict of wrapped keys that this store made before it could wrap them, and that this other was never given."""


class LoadKeys(msgspec.Struct, frozen=True):
    """→ dict of the wrapped keys that are held of these events."""

    events: tuple[str, ...]


class SealOwn(msgspec.Struct, frozen=True):
    """→ None: sign the ends of the streams that this device writes."""


class SignHeads(msgspec.Struct, frozen=True):
    """→ tuple of `Receipt`: confirm these sums of streams under this place's authority; nothing from who is none."""

    sums: dict[str, Any]


class KeepReceipts(msgspec.Struct, frozen=True):
    """→ tuple of `Receipt` of those that the other's authority did not sign; the rest is kept, the newest of each stream."""

    receipts: tuple[Receipt, ...]


class NoteGone(msgspec.Struct, frozen=True):
    """→ None: of these streams the other holds less than it confirmed, or something else (`receipts.Gone`)."""

    streams: tuple[tuple[str, str], ...]


class KeepStatements(msgspec.Struct, frozen=True):
    """→ tuple of (fingerprint, reason) of those that do not count."""

    statements: tuple[Statement, ...]


class KeepParts(msgspec.Struct, frozen=True):
    """→ `Kept`: proven entries are on the disk when this is answered, all or none of them."""

    parts: tuple[Part, ...]
    keys: dict[str, str]


class KeepKeys(msgspec.Struct, frozen=True):
    """→ None."""

    keys: dict[str, str]


class Gave(msgspec.Struct, frozen=True):
    """→ None: these keys are the other's now."""

    events: tuple[str, ...]


class Send(msgspec.Struct, frozen=True):
    """→ the `Answer`, or a `Fault`."""

    ask: Ask


class Ahead(msgspec.Struct, frozen=True):
    """→ None, at once: this will be sent next; a line that can may send it now, while the disk works."""

    ask: Ask


class Breathe(msgspec.Struct, frozen=True):
    """→ None, after so many seconds: somebody at the desk may write in between."""

    seconds: float


class End(msgspec.Struct, Generic[R], frozen=True):
    """It is over, with this."""

    outcome: R


Effect = (
    LoadSums | LoadKnown | LoadBlocks | LoadSpan | LoadStatements | LoadLacking | LoadOwed | LoadKeys
    | SealOwn | SignHeads | KeepReceipts | NoteGone | KeepStatements | KeepParts | KeepKeys | Gave | Ahead | Send | Breathe
)  # fmt: skip

Course = Generator[Effect, Any, R]


class Held(msgspec.Struct, frozen=True):
    """What a store holds: the sum of each stream, and of all statements together."""

    sums: dict[str, Any]
    statements: str
    confirmed: Mapping[str, Receipt] = {}
    """The newest receipt that the other gave of each stream."""
    bare: tuple[str, ...] = ()
    """The streams of which it has not confirmed what they hold now; none where it gives no receipts."""


class Span(msgspec.Struct, frozen=True):
    """Entries that were asked for, and what is left of it. `gaps` are streams whose claimed hash is not held.

    With `is_proven` there is a signature at each part's end: it needs nothing that comes after it to be there already.
    """

    parts: tuple[Part, ...] = ()
    gaps: tuple[str, ...] = ()
    keys: dict[str, str] = {}
    rest: tuple[Want, ...] = ()
    is_proven: bool = False


class Kept(msgspec.Struct, frozen=True):
    """What was new, and what was not taken or kept apart."""

    fresh: int = 0
    refused: tuple[Refusal, ...] = ()
    sums: dict[str, Any] = {}


class Fault(msgspec.Struct, frozen=True):
    """A call was not answered: a code, the seconds that the other asks for, whether the batch itself was the reason."""

    code: str
    reason: str = ""
    retry_after: float = 0.0
    of_batch: bool = False


class Conversation(Generic[R]):
    """Runs a course one message at a time."""

    def __init__(self, course: Course[R]) -> None:
        self._course = course
        self.outcome: R | None = None

    def begin(self) -> tuple[Effect | End[R], ...]:
        """The first effects."""
        return self.on_message(None)

    def on_message(self, message: object, _now: datetime | None = None) -> tuple[Effect | End[R], ...]:
        """The next effects after this answer to the last one; nothing after the end."""
        try:
            return (self._course.send(message),)
        except StopIteration as ended:
            self.outcome = ended.value
            return (End(ended.value),)

    def stop(self) -> None:
        """Break it off; what was kept is kept."""
        self._course.close()

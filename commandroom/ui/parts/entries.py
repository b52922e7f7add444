"""What stands in a timeline: an entry as it is shown, and the kinds that a filter tells apart."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from commandroom.ui.moments import long_text
from commandroom.usecases.queries import TimelineRow

TALK = frozenset(
    {
        "note",
        "contact",
        "callback",
        "callback_attempt",
        "progress",
        "urge",
        "urge_ack",
        "supervise_reply",
        "attach",
    }
)
SYSTEM_ACTORS = frozenset({"system", "import"})
FOLD_FROM, FOLDED = 600, 400
"""A longer text is shown by its beginning until it is opened."""


def kind_of(row: TimelineRow) -> str:
    """`system`, `talk` or `course`: what the filter of the event page tells apart."""
    if row.actor in SYSTEM_ACTORS:
        return "system"
    if row.verb in TALK:
        return "talk"
    from commandroom.domain.event.lifecycle import VERBS  # noqa: PLC0415 - the first rows wait for no verb

    verb = VERBS.get(row.verb)
    return "course" if verb is None or verb.to is not None or verb.exclusive or row.to else "talk"


def code_of(to: str) -> str:
    """The state code of a `to`, which may be a state's name or its code."""
    from commandroom.domain.event.state import State  # noqa: PLC0415  only here

    return State(to).code if to in State.__members__.values() else to


def only(rows: Sequence[TimelineRow], kind: str) -> list[TimelineRow]:
    """The entries of one kind, all for ""."""
    return [row for row in rows if not kind or kind_of(row) == kind]


class Entry(msgspec.Struct):
    """One entry; `high` is a guess until it is measured."""

    row: TimelineRow
    head: str
    note: str
    body: str
    top: float = 0
    high: float = 0
    is_measured: bool = False
    is_open: bool = False

    @property
    def is_long(self) -> bool:
        """Whether only its beginning is shown while it is closed."""
        return len(self.body) > FOLD_FROM

    @property
    def shown(self) -> str:
        """The text as it is painted."""
        return self.body if self.is_open or not self.is_long else f"{self.body[:FOLDED].rstrip()}…"

    def spoken(self) -> str:
        """The entry in one line for a screen reader and the clipboard."""
        return f"{long_text(self.row.at)} {self.head} {self.note} {self.body}"

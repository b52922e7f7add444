"""A month's assessment as its entries make it: the frozen result, corrections beside it, points by hand, appeals.

The same on every replica. Of several seats' first results (their entries bear one derived id) the first in the journal's
order counts; the others stay in the journal and are named in `rivals`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from commandroom.domain.assessment.rules import month_name
from commandroom.domain.assessment.scoring import Result
from commandroom.domain.journal import Entry, ordered

KIND = "assessment"
FREEZE, CORRECT, MARK, APPEAL, RULE = "freeze", "correct", "mark", "appeal", "rule"


class Mark(Struct, frozen=True):
    """Points given by hand for a criterion, or as a bonus; the last ones count."""

    subject: str
    criterion: str
    points: float
    reason: str = ""


class Appeal(Struct, frozen=True):
    """What is appealed against: a subject's criterion (or all) in an edition, about which events, and why."""

    subject: str
    text: str
    criterion: str = ""
    edition: str = ""
    events: tuple[str, ...] = ()


class Ruling(Struct, frozen=True):
    """What was ruled on an appeal; `appeal` is the hash of its entry."""

    appeal: str
    upheld: bool
    text: str


class Ruled(Struct, frozen=True):
    """A ruling with who gave it when."""

    upheld: bool
    text: str
    by: str
    at: datetime


class Appealed(Struct, frozen=True):
    """An appeal with who filed it when, and the first ruling on it."""

    id: str
    appeal: Appeal
    by: str
    at: datetime
    ruling: Ruled | None = None


class Edition(Struct, frozen=True):
    """A frozen result or a correction, with who made it when and the hash of its entry."""

    result: Result
    by: str
    at: datetime
    hash: str


class Month(Struct, frozen=True):
    """All there is of a month by one grouping; the first edition is the frozen result, corrections follow."""

    editions: tuple[Edition, ...] = ()
    marks: dict[str, dict[str, float]] = {}
    appeals: tuple[Appealed, ...] = ()
    rivals: tuple[str, ...] = ()

    def edition(self, name: str) -> Edition | None:
        """The edition of that name; the frozen one's is empty."""
        return next((one for one in self.editions if one.result.edition == name), None)

    def appeal(self, ref: str) -> Appealed | None:
        """The appeal whose id begins so, if that is one alone."""
        found = [one for one in self.appeals if ref and one.id.startswith(ref)]
        return found[0] if len(found) == 1 else None


def subject(month: date, by: str) -> str:
    """What the entries of a month's assessment are about: `assessment:2026-03:unit`."""
    return f"{KIND}:{month_name(month)}:{by}"


def fold(entries: Iterable[Entry]) -> Month:
    """The month that these entries make; what a newer program wrote is passed over."""
    found = _Gathered()
    for entry in ordered(entries):
        match _body(entry):
            case Result() as result:
                found.result(result, entry)
            case Mark() as mark:
                found.marks.setdefault(mark.subject, {})[mark.criterion] = mark.points
            case Appeal() as appeal:
                found.appeals[entry.hash] = Appealed(entry.hash, appeal, entry.actor, entry.at)
            case Ruling() as ruling:
                found.rulings.append((ruling, entry))
            case None:
                continue
    return found.month()


class _Gathered(Struct):
    """A month on its way."""

    editions: list[Edition] = []
    marks: dict[str, dict[str, float]] = {}
    appeals: dict[str, Appealed] = {}
    rulings: list[tuple[Ruling, Entry]] = []
    rivals: list[str] = []

    def result(self, result: Result, entry: Entry) -> None:
        if entry.verb == FREEZE and any(not one.result.edition for one in self.editions):
            self.rivals.append(entry.hash)
        else:
            self.editions.append(Edition(result, entry.actor, entry.at, entry.hash))

    def month(self) -> Month:
        for (
            ruling,
            entry,
        ) in self.rulings:  # after all appeals: one of another seat may come behind its ruling
            found = self.appeals.get(ruling.appeal)
            if found is not None and found.ruling is None:
                ruled = Ruled(ruling.upheld, ruling.text, entry.actor, entry.at)
                self.appeals[ruling.appeal] = replace(found, ruling=ruled)
        self.editions.sort(key=lambda one: bool(one.result.edition))
        return Month(tuple(self.editions), self.marks, tuple(self.appeals.values()), tuple(self.rivals))


_BODIES: dict[str, type[Result | Mark | Appeal | Ruling]] = {
    FREEZE: Result, CORRECT: Result, MARK: Mark, APPEAL: Appeal, RULE: Ruling,
}  # fmt: skip


def _body(entry: Entry) -> Result | Mark | Appeal | Ruling | None:
    kind = _BODIES.get(entry.verb)
    if kind is None or entry.kind != KIND:
        return None
    try:
        return msgspec.json.decode(entry.body, type=kind)
    except msgspec.MsgspecError:
        return None

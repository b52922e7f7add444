"""What a day's paper holds, frozen: figures, matters, lists. Moments are UTC, days those of the township."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct


class Frozen(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of the parts of a paper."""


class Numbers(Frozen, frozen=True, kw_only=True):
    """`received`, `closed` and `reported_up` are of the township's day so far, the rest stands at the moment.

    `overdue` are open events past their handling limit; `red` and `yellow` are lamps of whatever step, as the board counts
    them, and None for a day that is only compared with.
    """

    received: int = 0
    closed: int = 0
    reported_up: int = 0
    open: int = 0
    overdue: int = 0
    suspended: int = 0
    red: int | None = None
    yellow: int | None = None


class Evening(Frozen, frozen=True, kw_only=True):
    """What came after the last paper until this day began: so nothing of the evening is in no paper."""

    since: datetime
    received: int = 0
    closed: int = 0


class Matter(Frozen, frozen=True, kw_only=True):
    """One line that a leader must know, and the rule by which it is listed (`why`)."""

    number: str
    why: str
    at: datetime
    place: str = ""
    title: str = ""
    losses: str = ""
    handling: str = ""
    state: str = ""
    next: str = ""
    next_due: datetime | None = None
    unit: str = ""
    person: str = ""


class Listed(Frozen, frozen=True, kw_only=True):
    """An event of the red or the yellow list; `step` is the clock that is late or soon due."""

    number: str
    title: str
    unit: str = ""
    person: str = ""
    state: str = ""
    step: str = ""
    due: datetime


class ByUnit(Frozen, frozen=True, kw_only=True):
    """How many of a list a unit has."""

    unit: str
    count: int


class Lit(Frozen, frozen=True, kw_only=True):
    """A list as a paper holds it: how many in all, by unit, and its first rows, the longest late or soonest due first."""

    total: int = 0
    units: tuple[ByUnit, ...] = ()
    rows: tuple[Listed, ...] = ()


class Hot(Frozen, frozen=True, kw_only=True):
    """A category or grid in the last seven days and the seven before.

    `is_rising`: it comes more often than its own weeks before let expect (`domain/figures/rising`); never said where
    there is too little history.
    """

    name: str
    week: int
    before: int
    is_rising: bool = False


class Repeated(Frozen, frozen=True, kw_only=True):
    """The same matter at the same place, several times in the window."""

    category: str
    place: str
    count: int
    numbers: tuple[str, ...] = ()


class Sheet(Frozen, frozen=True, kw_only=True):
    """A supervision sheet that waits for its answer."""

    doc_no: str
    color: str
    number: str
    title: str
    unit: str = ""
    reply_by: datetime | None = None
    is_late: bool = False


class Supervised(Frozen, frozen=True, kw_only=True):
    """Sheets of the day, by colour where they were issued; `expired` are those past their reply limit now."""

    blue: int = 0
    orange: int = 0
    red: int = 0
    answered: int = 0
    answered_late: int = 0
    expired: int = 0
    open: tuple[Sheet, ...] = ()

    @property
    def issued(self) -> int:
        """Sheets of all three colours."""
        return self.blue + self.orange + self.red


class OnDuty(Frozen, frozen=True, kw_only=True):
    """Somebody on duty, and as what."""

    name: str
    post: str = ""


class Warned(Frozen, frozen=True, kw_only=True):
    """A warning that held at some moment of the day; `colour` as in the domain's `Colour`."""

    what: str
    colour: str
    source: str
    issued: datetime
    end: datetime


class Ordered(Frozen, frozen=True, kw_only=True):
    """A mode of the room that went on at some moment of the day; `until` None where it goes on, then its numbers so far."""

    mode: str
    level: int
    since: datetime
    until: datetime | None = None
    due: int = 0
    moved: int = 0


class Tomorrow(Frozen, frozen=True, kw_only=True):
    """What the next day brings."""

    day: date
    is_workday: bool
    due: int = 0
    resumed: int = 0
    replies: int = 0
    duty: tuple[OnDuty, ...] = ()


class Office(Frozen, frozen=True, kw_only=True):
    """A unit's month so far: dispatched, due to be closed and how that went, judgements of the persons."""

    unit: str
    dispatched: int = 0
    due: int = 0
    in_time: int = 0
    late: int = 0
    unclosed: int = 0
    rated: int = 0
    unsatisfied: int = 0


class Check(Frozen, frozen=True, kw_only=True):
    """A figure of the paper beside what the board counts; the two are reckoned apart."""

    figure: str
    here: int
    board: int

    @property
    def agrees(self) -> bool:
        """Whether they are the same."""
        return self.here == self.board


class Snapshot(Frozen, frozen=True, kw_only=True):
    """All that a paper says, at the moment `as_of`; `number` is the day's place in its year, the same at every seat."""

    place: str
    day: date
    number: int
    as_of: datetime
    month_first: date
    today: Numbers
    before: Numbers
    evening: Evening | None = None
    duty: tuple[OnDuty, ...] = ()
    warnings: tuple[Warned, ...] = ()
    modes: tuple[Ordered, ...] = ()
    matters: tuple[Matter, ...] = ()
    matters_total: int = 0
    red: Lit = Lit()
    yellow: Lit = Lit()
    hot: tuple[Hot, ...] = ()
    grids: tuple[Hot, ...] = ()
    repeats: tuple[Repeated, ...] = ()
    supervision: Supervised = Supervised()
    tomorrow: Tomorrow
    offices: tuple[Office, ...] = ()
    checks: tuple[Check, ...] = ()
    calendar: str = ""
    rules: str = ""
    demo: bool = False


class Paragraph(Frozen, frozen=True, kw_only=True):
    """A part of the text; `text` may hold several lines, each a sentence or an item of a list."""

    id: str
    title: str
    text: str


class Paper(Frozen, frozen=True, kw_only=True):
    """What is journaled: the snapshot, its text, when it was made.

    `edition` is empty for the first one, else `A1`: the first correction made at seat A. `known` counts the entries that the
    seat had seen.
    """

    snapshot: Snapshot
    text: tuple[Paragraph, ...]
    made_at: datetime
    late: bool = False
    edition: str = ""
    known: int = 0

"""The figures counted by hand over retold lives: every event looked at, every rule written out again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

from commandroom.domain.time.clockwork import Clockwork
from tests.figures.retelling import ENDS, WAITING, Leader, Life, Run

ROOM, NOBODY = "", ""
ACTIVE = {"GRID", "VIDEO", "INSPECT", "VILLAGE", "SELF"}
PLAYBOOKS = {"0302", "0303"}
"""Of the categories that the walks use, those with a playbook."""
UNCOUNTED = {"9902"}
JUDGED = {"满意", "基本满意", "不满意"}
ROOM_STEPS = {"accept": "K1", "triage": "K2", "dispatch": "K3", "county_feedback": "K25"}
UNIT_STEPS = {"sign": "K4", "supervise_reply": "K29.answered"}
Who = tuple[str, str]
"""The unit and the person to whom something is put down."""


@dataclass
class Recount:
    """The sums of one group: above and below the line by name, and durations."""

    above: Counter[str]
    below: Counter[str]
    lists: dict[str, list[Fraction]]


class Counting:
    """One period [since, until) in milliseconds as it is known at `now`, by a grouping."""

    def __init__(self, clockwork: Clockwork, since: int, until: int, now: int, by: str) -> None:
        self.clockwork, self.since, self.until, self.by = clockwork, since, min(until, now + 1), by
        self.found: dict[str, Recount] = defaultdict(lambda: Recount(Counter(), Counter(), defaultdict(list)))
        self.flow: Counter[str] = Counter()

    def count(self, lives: Iterable[Life]) -> Counting:
        """Look at every event."""
        for life in lives:
            if life.state == "voided" or not life.counts or life.unconfirmed or life.category in UNCOUNTED:
                continue
            if life.before is not None:
                self._below(life, "K26", life.registered, (ROOM, life.registrar))
                self._above(life, "K26", life.registered, (ROOM, life.registrar))
                continue
            self._reports(life)
            if life.state != "draft":
                for look in (self._intake, self._steps, self._handling, self._returns, self._end, self._voice,
                             self._supervised, self._open):  # fmt: skip
                    look(life)
        return self

    # --- putting down ----------------------------------------------------------------------------------------------

    def _is_in(self, at: int | None) -> bool:
        return at is not None and self.since <= at < self.until

    def _group(self, life: Life, who: Who) -> Recount:
        key = {"unit": who[0], "person": who[1], "source": life.source, "category": life.category,
               "grid": "", "": ""}[self.by]  # fmt: skip
        return self.found[key]

    def _below(self, life: Life, key: str, at: int | None, who: Who, times: int = 1) -> None:
        if self._is_in(at):
            self._group(life, who).below[key] += times

    def _above(self, life: Life, key: str, at: int | None, who: Who, times: int = 1) -> None:
        if self._is_in(at):
            self._group(life, who).above[key] += times

    def _judge(self, life: Life, key: str, due: int, done: int | None, who: Who) -> int | None:
        """Due or done, whichever came first; in time or not. Returns when it counts."""
        at = due if done is None else min(due, done)
        self._below(life, key, at, who)
        if done is not None and done <= due:
            self._above(life, key, at, who)
        return at

    # --- the steps -------------------------------------------------------------------------------------------------

    def _intake(self, life: Life) -> None:
        self._below(life, "K26", life.registered, (ROOM, life.registrar))
        taker = (ROOM, life.acceptor)
        self._below(life, "K27", life.accepted, taker)
        if life.source in ACTIVE:
            self._above(life, "K27", life.accepted, taker)
        if life.source == "GRID" and life.accepted and not life.imported and not _runs(life, "accept"):
            self._above(life, "K28", life.accepted, taker)
            self._below(life, "K28", life.accepted, taker)

    def _steps(self, life: Life) -> None:
        for key, figure in ROOM_STEPS.items():
            for run in _due_runs(life, key):
                at = self._judge(life, figure, run.due, run.stopped, (ROOM, run.by))
                if figure == "K1" and life.source == "GRID":
                    self._below(life, "K28", at, (ROOM, run.by))
                    self._above(life, "K28", at, (ROOM, run.by), int(life.accepted is not None))
        for key, figure in UNIT_STEPS.items():
            for run in _due_runs(life, key):
                self._judge(life, figure, run.due, run.stopped, (_unit(life, run.since), run.by))
        for run in [run for run in _runs(life, "first_contact")[-1:] if not run.rests]:
            who = (_unit(life, run.since), run.by or _handler(life))
            self._judge(life, "K5", run.due, life.contact or run.stopped, who)

    # --- handling --------------------------------------------------------------------------------------------------

    def _handling(self, life: Life) -> None:
        run, who = _last_round(life, rework=True), _now(life)
        if run is not None and not run.rests and (run.stopped is None or (life.fed_back or 0) >= run.since):
            done = life.fed_back if run.stopped is not None else None
            at = self._judge(life, "K6", run.due, done, who)
            self._below(life, "K15", at, who)
            self._above(life, "K15", at, who, int(life.extensions > 0))
        if life.fed_back is None:
            return
        if life.leaders or not life.imported:
            for key, times in (("K11", int(life.reworks > 0)), ("K12", life.reworks)):
                self._below(life, key, life.fed_back, who)
                self._above(life, key, life.fed_back, who, times)
        busy = any(r.key == "dispose" and r.stopped is None for r in life.runs)
        if life.first_sent and life.fed_back >= life.first_sent and not busy and self._is_in(life.fed_back):
            self._duration(life, life.first_sent, life.fed_back)

    def _duration(self, life: Life, since: int, until: int) -> None:
        natural, working = until - since, self._working(since, until)
        for begin, end in _rests(life):
            a, b = max(begin, since), min(end or until, until)
            if a < b:
                natural, working = natural - (b - a), working - self._working(a, b)
        lists = self._group(life, _now(life)).lists
        lists["K20"].append(Fraction(natural, 3_600_000))
        lists["K20.working"].append(Fraction(working, 3_600_000))

    def _working(self, since: int, until: int) -> int:
        spent = self.clockwork.calendar.working_time(_at(since), _at(until))
        return round(spent.total_seconds() * 1000)

    def _returns(self, life: Life) -> None:
        for run in life.runs:
            if run.key != "sign":
                continue
            sent = _leader(life, run.since)
            who = (_unit(life, run.since), sent.by if sent else NOBODY)
            for key in ("K13", "K14", "K30"):
                self._below(life, key, run.since, who)
            self._above(life, "K30", run.since, who, int(bool(life.item)))
            if life.category in PLAYBOOKS:
                self._below(life, "K30.playbook", run.since, who)
                self._above(life, "K30.playbook", run.since, who, int(bool(life.plot)))
        for asked in life.returns:
            unit, sent = _unit(life, asked["at"]), _leader(life, asked["at"])
            self._above(life, "K13", asked["at"], (unit, asked["by"]))
            self._above(life, "K14", asked.get("wrong"), (unit, sent.by if sent else NOBODY))

    # --- the end ---------------------------------------------------------------------------------------------------

    def _end(self, life: Life) -> None:
        if life.closed is not None and life.first_closed is None:
            return
        closed = life.closed if life.state in {"closed", "archived"} else None
        here = not life.imported or bool(life.reopened)
        if closed is not None and here:
            for key, hit in (("K21", life.tier == 1), ("K21.township", not life.went_up)):
                self._below(life, key, closed, _now(life))
                self._above(life, key, closed, _now(life), int(hit))
        due = life.outer if life.outer is not None else self._closing_limit(life)
        due = closed if due is None and here else due
        if due is not None and not life.assumed:
            self._due_to_be_closed(life, due, closed)

    def _due_to_be_closed(self, life: Life, due: int, closed: int | None) -> None:
        who, at = _now(life), due if closed is None else min(due, closed)
        for key in ("K7", "K8", "K9", "K9b", "K10", "K10.open"):
            self._below(life, key, at, who)
        if life.state == "suspended":
            self._below(life, "K9b", at, who, -1)
        self._above(life, "K7", at, who)
        self._above(life, "K8" if closed is not None and closed <= due else "K10", at, who)
        for key in ("K9", "K9b") if closed is not None else ("K10.open",):
            self._above(life, key, at, who)

    def _closing_limit(self, life: Life) -> int | None:
        run = _last_round(life, rework=False)
        if run is None:
            return None
        days = "3wd" if life.urgency == "normal" else "1wd"
        return int(self.clockwork.due(days, start=_at(run.due)).moment.timestamp() * 1000)

    def _voice(self, life: Life) -> None:
        who = _now(life)
        said, solved = life.calls[-1] if life.calls else (None if life.assumed else life.closed, life.solved)
        if life.satisfaction in JUDGED and said is not None:
            self._below(life, "K17", said, who)
            self._above(life, "K17", said, who, int(life.satisfaction != "不满意"))
            if solved in {"是", "基本", "否"}:
                self._below(life, "K19", said, who)
                self._above(life, "K19", said, who, int(solved != "否"))
        for run in _runs(life, "callback")[-1:]:
            if run.stopped is None or life.satisfaction:
                at = run.due if run.stopped is None else min(run.due, run.stopped)
                self._below(life, "K18", at, (ROOM, run.by))
                self._above(
                    life,
                    "K18",
                    at,
                    (ROOM, run.by),
                    int(run.stopped is not None and life.satisfaction in JUDGED),
                )
        first = _runs(life, "verify")[:1]
        if life.on_the_spot and life.sampled and first and first[0].stopped is not None:
            checker = (_now(life)[0], life.fed_back_by)
            self._below(life, "K28.checked", first[0].stopped, checker)
            self._above(life, "K28.checked", first[0].stopped, checker, int(life.reworks == 0))

    # --- upward, supervision, what is open ----------------------------------------------------------------------------

    def _reports(self, life: Life) -> None:
        for place, (key, figure) in enumerate((("report_phone", "K22"), ("report_written", "K23"))):
            run = next((r for r in life.runs if r.key == key), None)
            if run is None:
                continue
            told = [at for report in life.reports if (at := report[place]) is not None]
            done = min(told) if told else (None if run.cancelled else run.stopped)
            if done is None and run.cancelled:
                continue
            at = self._judge(life, figure, run.due, done, (ROOM, run.by))
            if done is not None and done > run.due and self._is_in(at):
                self._group(life, (ROOM, run.by)).lists["K24"].append(Fraction(done - run.due, 60_000))

    def _supervised(self, life: Life) -> None:
        for sheet in life.sheets.values():
            if sheet["color"] == "red" and sheet["gone"] is None:
                self._above(life, "K29.red", sheet["at"], (_unit(life, sheet["at"]), _handler(life)))

    def _open(self, life: Life) -> None:
        for at, was, now in _turns(life):
            if self._is_in(at) and was != now:
                self.flow[("reopened" if at in life.reopened else "opened") if now else "closed"] += 1
        self.flow["at_start"] += _is_open(life, self.since)
        if not _is_open(life, self.until):
            return
        self.flow["at_end"] += 1
        group = self._group(life, _now(life))
        group.below["K16"] += 1
        group.below["K29"] += 1
        group.above["K16"] += _state_before(life, self.until) == "suspended"
        held = any(
            s["at"] < self.until and not (s["gone"] and s["gone"] < self.until) for s in life.sheets.values()
        )
        group.above["K29"] += held


# --- what an event was -----------------------------------------------------------------------------------------------


def _at(millis: int) -> datetime:
    return datetime.fromtimestamp(millis / 1000, tz=UTC)


def _runs(life: Life, key: str) -> list[Run]:
    return [run for run in life.runs if run.key == key and not run.cancelled]


def _due_runs(life: Life, key: str) -> list[Run]:
    """Those that do not stand still."""
    return [run for run in _runs(life, key) if not run.rests]


def _leader(life: Life, at: int) -> Leader | None:
    earlier = [leader for leader in life.leaders if leader.at <= at]
    return earlier[-1] if earlier else (life.leaders[0] if life.leaders else None)


def _unit(life: Life, at: int) -> str:
    """Who led then; of an event that only ever had one leader, and of the present one, who leads now."""
    found = _leader(life, at)
    return found.unit if found else ROOM


def _handler(life: Life) -> str:
    return (life.lead.handler if life.lead else "") or life.fed_back_by


def _now(life: Life) -> Who:
    return (life.lead.unit if life.lead else ROOM, _handler(life))


def _last_round(life: Life, *, rework: bool) -> Run | None:
    """The clock of the last round of handling that ends last (the categories of the walks have one phase each)."""
    found = [r for r in _runs(life, "dispose") if rework or r.phase != "返工"]
    return found[-1] if found else None


def _rests(life: Life) -> Iterator[tuple[int, int | None]]:
    """The suspensions, by the states of the event."""
    since: int | None = None
    for at, state in life.log:
        if since is not None and state != "suspended":
            yield since, at
            since = None
        if state == "suspended":
            since = at
    if since is not None:
        yield since, None


def _stands(state: str) -> bool:
    return state not in ENDS | {"draft", WAITING, ""}


def _turns(life: Life) -> Iterator[tuple[int, bool, bool]]:
    was = ""
    for at, state in life.log:
        yield at, _stands(was), _stands(state)
        was = state


def _state_before(life: Life, at: int) -> str:
    return next((state for when, state in reversed(life.log) if when < at), "")


def _is_open(life: Life, at: int) -> bool:
    return _stands(_state_before(life, at))


# --- values ----------------------------------------------------------------------------------------------------------


def half_up(value: Fraction) -> float:
    """Rounded half up to two decimals."""
    return float(Fraction((value * 200).__floor__() + 1, 2).__floor__()) / 100


def mean(listed: list[Fraction]) -> Fraction:
    """The mean."""
    return sum(listed, Fraction()) / len(listed)


def median(listed: list[Fraction]) -> Fraction:
    """The middle one, or the mean of the two in the middle."""
    ordered, n = sorted(listed), len(listed)
    return ordered[n // 2] if n % 2 else (ordered[n // 2 - 1] + ordered[n // 2]) / 2


def ninetieth(listed: list[Fraction]) -> Fraction:
    """The first that at least nine in ten do not exceed."""
    return next(x for x in sorted(listed) if 10 * sum(y <= x for y in listed) >= 9 * len(listed))


MEASURES: dict[str, tuple[str, Callable[[list[Fraction]], Fraction]]] = {
    "K20": ("K20", mean), "K20.median": ("K20", median), "K20.p90": ("K20", ninetieth), "K24": ("K24", median),
    "K20.working": ("K20.working", mean), "K20.working_median": ("K20.working", median),
    "K20.working_p90": ("K20.working", ninetieth),
}  # fmt: skip


def said(recount: Recount, key: str) -> Any:
    """Numerator, denominator and value of a figure; for durations the count and the value."""
    if key in MEASURES:
        name, make = MEASURES[key]
        listed = recount.lists[name]
        return (len(listed), half_up(make(listed)) if listed else None)
    above, below = recount.above[key], recount.below[key]
    if key in {"K7", "K29.red"}:
        return (above, None, above)
    if key == "K12":
        return (above, below, half_up(Fraction(above, below)) if below else None)
    return (above, below, half_up(Fraction(100 * above, below)) if below > 0 else None)

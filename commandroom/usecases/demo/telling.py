"""Tells the story: takes the next step of whichever case is due, by real commands, on a moving clock."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from itertools import count
from random import Random

import msgspec

from commandroom.domain.errors import FieldError, RefusedError, WrongUseError
from commandroom.domain.event.deed import SYSTEM
from commandroom.domain.time.moments import TOWNSHIP_ZONE
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act, Amend
from commandroom.usecases.demo.cases import SETTING_OUT, Casebook
from commandroom.usecases.demo.cast import Cast
from commandroom.usecases.demo.duty import duty_of
from commandroom.usecases.demo.life import life
from commandroom.usecases.demo.material import Texts, Town
from commandroom.usecases.demo.pace import Pace
from commandroom.usecases.demo.story import Book, Case, Life, Step, Story
from commandroom.usecases.queries import Persons, Rules
from commandroom.usecases.room import Room
from commandroom.usecases.supervision import Rounds, sweep

Progress = Callable[[float], None]
Move = Callable[[datetime], None]

_CHUNK = timedelta(hours=6)
_FORGOTTEN, _FORGOTTEN_URGENT = timedelta(days=9), timedelta(hours=8)
_NEARLY, _YELLOW = timedelta(minutes=172), 3
_RED_SHARE = 0.042
_STEP = timedelta(minutes=2)
_BUSY = "熟悉情况，由其一并处理。"


@dataclass(frozen=True, slots=True)
class Told:
    """What the story left: how many events and deeds, which verbs, and which deeds the room refused."""

    events: int
    deeds: int
    verbs: dict[str, int]
    refused: dict[str, int]


@dataclass(slots=True)
class _Stage:
    """Everything that is going on."""

    room: Room
    move: Move
    waiting: list[tuple[datetime, int, Life, Case | None, Step]] = field(default_factory=list)
    serial: Iterator[int] = field(default_factory=count)
    verbs: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    def enter(self, one: Life, case: Case | None) -> None:
        """A new case: its first step waits for its time."""
        self._wait(one, case, next(one, None))

    def _wait(self, one: Life, case: Case | None, step: Step | None) -> None:
        if step is not None:
            heapq.heappush(self.waiting, (step.at, next(self.serial), one, case, step))

    def play(self, until: datetime, book: Book) -> None:
        """Take all steps that are due before a moment, in order of time."""
        while self.waiting and self.waiting[0][0] < until:
            _, _, one, case, step = heapq.heappop(self.waiting)
            answer = self._taken(step)
            if answer is None:
                continue
            if case is not None:
                book.note(case.index, answer)
                if case.hold is not None and answer.state is case.hold:
                    continue
            self._wait(one, case, _next(one, answer))
            while book.born:
                self.enter(book.born.pop(), None)

    def _taken(self, step: Step) -> Changes | None:
        command = Act(
            verb=step.verb, event=step.event, data=step.data, actor=step.actor, at=step.at.astimezone(UTC)
        )
        self.move(step.at)
        try:
            answer = self._asked_again(command)
        except (RefusedError, WrongUseError) as error:
            self.refused[f"{step.verb}: {error}"] += 1
            return None
        self.verbs.update(answer.effects)
        return answer

    def _asked_again(self, command: Act) -> Changes:
        """One deed; where the room asks why somebody goes who has enough in hand, it is told."""
        try:
            return self.room.perform(command)
        except FieldError as error:
            if error.code not in _ASKS_WHY or not isinstance(command.data, Mapping):
                raise
        told = {**command.data, "busy_reason": _BUSY}
        return self.room.perform(msgspec.structs.replace(command, data=told))


def _next(one: Life, answer: Changes) -> Step | None:
    try:
        return one.send(answer)
    except StopIteration:
        return None


_ASKS_WHY = frozenset({"dispatch.busy", "dispatch.two_critical"})


@dataclass(frozen=True, slots=True)
class Plot:
    """How long the story is, how busy, and when it ends; the same seed tells the same story."""

    end: datetime
    days: int = 90
    per_day: int = 25
    seed: int = 1

    @property
    def start(self) -> datetime:
        """Midnight in the township before the first day."""
        first = self.end.astimezone(TOWNSHIP_ZONE).date() - timedelta(days=self.days - 1)
        return datetime.combine(first, time(), TOWNSHIP_ZONE).astimezone(UTC)

    def mornings(self) -> Iterator[datetime]:
        """The midnights at which the days begin."""
        return (self.start + timedelta(days=n) for n in range(self.days))

    def since(self, span: timedelta) -> datetime:
        """A moment before the end, not before the beginning."""
        return max(self.start, self.end - span)


def _stay(_moment: datetime) -> None:
    """A clock that cannot be set: every deed carries its own moment anyway."""


def _silent(_share: float) -> None:
    """Nobody listens."""


def tell(
    room: Room, town: Town, texts: Texts, plot: Plot, *, move: Move = _stay, progress: Progress = _silent
) -> Told:
    """Fill an empty practice room with days of the township, up to the end of the plot.

    People, villages and grids first, then the cases of each day; in between the machine's pass of supervision, as its
    job would do it. What the room refuses ends that case's story and is counted. `move` sets the room's clock, where
    it can be set; `progress` hears the share that is told.
    """
    move(plot.start)
    settle(room, town, at=plot.start, end=plot.end)
    stage, book, rounds = _Stage(room, move), Book(), Rounds()
    teller = _Teller(room, town, texts, plot=plot, book=book)
    for number, morning in enumerate(plot.mornings()):
        _enter(stage, teller, teller.cases_of(morning, open_now=len(stage.waiting)))
        for moment in _chunks(morning, min(morning + timedelta(days=1), plot.end)):
            with room.together():
                stage.play(moment, book)
            move(moment)
            with room.together():
                stage.verbs.update(_swept(room, moment, rounds))
        progress((number + 1) / plot.days)
    deeds = sum(stage.verbs.values())
    return Told(len(book.states), deeds, dict(stage.verbs), dict(stage.refused.most_common()))


def _chunks(since: datetime, until: datetime) -> Iterator[datetime]:
    moment = since
    while moment < until:
        moment = min(moment + _CHUNK, until)
        yield moment


def _swept(room: Room, moment: datetime, rounds: Rounds) -> dict[str, int]:
    swept = sweep(room, now=moment, rounds=rounds)
    found = {"urge": swept.urged + swept.escalated, "supervise_draft": swept.opened, "resume": swept.resumed}
    return {verb: times for verb, times in (found | {"archive": swept.archived}).items() if times}


class _Teller:
    """Makes the life of a case."""

    def __init__(self, room: Room, town: Town, texts: Texts, *, plot: Plot, book: Book) -> None:
        rules = room.ask(Rules())
        self._town, self._texts, self._plot, self._book = town, texts, plot, book
        self._policy = rules.policy
        self._pace = Pace(rules.clockwork, plot.end)
        last = plot.end.astimezone(TOWNSHIP_ZONE).date()
        self._cast = Cast(town.persons, last, room.store.reference.people)
        expected = plot.days * plot.per_day
        self._casebook = Casebook(town, texts, rules.policy, seed=plot.seed, expected=expected)

    def cases_of(self, morning: datetime, *, open_now: int) -> list[Case]:
        """What reaches the room on a day; towards the end also what is forgotten and what is left lying."""
        plot, book = self._plot, self._casebook
        tomorrow = morning + timedelta(days=1)
        cases = book.day(morning.astimezone(TOWNSHIP_ZONE).date(), plot.per_day, before=plot.end)
        for span, urgent in ((_FORGOTTEN, False), (_FORGOTTEN_URGENT, True)):
            since = plot.since(span)
            if morning <= since < tomorrow:
                number = max(1, round(_RED_SHARE / 2 * (open_now + len(SETTING_OUT))))
                cases += [book.lying(since + _STEP * n, urgent=urgent) for n in range(number)]
        nearly = plot.since(_NEARLY)
        if morning <= nearly < tomorrow:
            cases += [book.nearly(nearly + _STEP * n) for n in range(_YELLOW)]
        for state, minutes in SETTING_OUT.items():
            held = plot.since(timedelta(minutes=minutes))
            if morning <= held < tomorrow:
                cases.append(book.held(state, held))
        return cases

    def life_of(self, case: Case) -> Life:
        """A life with chance of its own, so that no case changes another's."""
        chance = Random(f"{self._plot.seed}:{case.index}")  # noqa: S311 - a story, no secret
        return life(
            Story(
                case=case,
                chance=chance,
                cast=self._cast,
                pace=self._pace,
                policy=self._policy,
                town=self._town,
                common=self._texts.common,
                words=dict(case.words),
                book=self._book,
                urgency=case.category.urgency,
                now=case.reported_at,
            )
        )


def _enter(stage: _Stage, teller: _Teller, cases: list[Case]) -> None:
    for case in cases:
        stage.enter(teller.life_of(case), case)


def settle(room: Room, town: Town, *, at: datetime, end: datetime) -> None:
    """People who are not on the roster yet, villages, grids, and who is on duty from then on."""
    known = {row.person.id for row in room.ask(Persons())}
    newcomers = [person for person in town.persons if person.id not in known]
    with room.together():
        lists = {"person": newcomers, "post": town.posts, "village": town.villages, "grid": town.grids}
        for kind, rows in lists.items():
            for row in rows:
                fields = msgspec.to_builtins(row)
                record = fields.pop("id", None) or fields.pop("code")
                room.perform(Amend(kind, record, fields, actor=SYSTEM.id, at=at))
        for kind, record, fields in duty_of(town, at, end):
            room.perform(Amend(kind, record, fields, actor=SYSTEM.id, at=at))

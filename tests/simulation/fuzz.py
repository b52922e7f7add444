"""`python -m tests.simulation.fuzz --inputs N --seed S`: odd inputs at every door, answered by a sentence or taken safely.

Eight doors: deeds, every other order, `act` and `list`, every other command, questions, tables, attachments, copies of
rooms. An answer is safe when it is none, or a
`RoomError` whose code has a sentence in both languages. At the end the whole store is verified.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import logging
import random
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from commandroom.base.sentences import known_codes, sentence
from commandroom.domain.errors import RoomError
from commandroom.domain.event.lifecycle import VERBS, fields
from commandroom.domain.event.recording import Attach
from commandroom.entrypoints.cli import main as command_line
from commandroom.interop.filing import AttachmentFolder
from commandroom.interop.importer import TableImporter
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import BoardIds, BoardQuery, EventDetail
from tests.room import INTAKE, LEADER, Bench, bench_in, founded_in
from tests.simulation import doors, odd

ACCEPTED = "accepted"
LEAST_SHARE = 0.05
SHARES = {
    "deeds": 38, "orders": 10, "questions": 11, "tables": 11, "line": 7, "commands": 9, "attachments": 7, "copies": 7,
}  # fmt: skip
FRESH_EVERY = 100
VIEWS = ("open", "all", "mine", "red", "history", "accept", "done")
SORTS = ("urgency", "due", "number", "registered", "grade")
SHOWN = 10


class UnsafeAnswerError(AssertionError):
    """An input was taken although it left something half done, or was refused without a sentence."""


@dataclass(slots=True)
class Census:
    """How many inputs of a kind were taken, or refused by which code; and what broke."""

    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    verbs: set[str] = field(default_factory=set)
    orders: set[str] = field(default_factory=set)
    commands: set[str] = field(default_factory=set)

    def lacking(self) -> tuple[str, ...]:
        """What keeps the run from proving anything: faults, kinds that are rare, answers that never came."""
        total = sum(sum(kind.values()) for kind in self.kinds.values())
        rare = [k for k in SHARES if sum(self.kinds.get(k, Counter()).values()) < LEAST_SHARE * max(total, 1)]
        told = Counter[str]()
        for kind in self.kinds.values():
            told.update(kind)
        lacks = [f"too few of {kind}" for kind in rare]
        lacks += [] if told[ACCEPTED] else ["nothing was accepted"]
        lacks += [] if len(told) > 1 else ["nothing was refused"]
        return (*lacks, *self.faults)

    def told(self) -> dict[str, Any]:
        """The census as plain values."""
        answers = {kind: dict(codes.most_common()) for kind, codes in sorted(self.kinds.items())}
        total = sum(sum(codes.values()) for codes in self.kinds.values())
        seen = {"verbs": len(self.verbs), "orders": len(self.orders), "commands": len(self.commands)}
        return {"inputs": total, **seen, "faults": len(self.faults), "answers": answers}


class Fuzz:
    """A practice room under odd inputs, all drawn from one seed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311 - a schedule, no secret
        self.census = Census()
        self.inputs = folder / "inputs"
        self.inputs.mkdir()
        self.bench: Bench = bench_in(folder / "home")
        self.other = folder / "other"
        founded_in(self.other).room.store.close()
        self.ciphered = folder / "ciphered"
        shutil.copytree(self.other, self.ciphered)
        self.numbers: list[str] = []
        self.importer = TableImporter(self.bench.room, self.bench.home, actor=LEADER)

    def run(self, inputs: int) -> Census:
        """Hand in that many, then look whether the store is whole."""
        doors: dict[str, Callable[[], None]] = {name: getattr(self, f"at_{name}") for name in SHARES}
        order = [name for name in SHARES for _ in range(round(inputs * SHARES[name] / 100))]
        self.draw.shuffle(order)
        for at, name in enumerate(order[:inputs]):
            if at % FRESH_EVERY == 0:
                self.numbers = self.grown()
            self.count(name, doors[name])
        self.look_over()
        return self.census

    def grown(self) -> list[str]:
        """An event for the stages of a life."""
        bench = self.bench
        stages = (bench.registered, bench.submitted, bench.accepted, bench.triaged, bench.dispatched, bench.signed,
                  bench.fed_back, bench.verified, bench.called_back, bench.closed, bench.suspended)  # fmt: skip
        return [stage() for stage in stages]

    def count(self, kind: str, door: Callable[[], None]) -> None:
        """One input at a door; what it answers, counted."""
        answers = self.census.kinds.setdefault(kind, Counter())
        try:
            door()
        except RoomError as error:
            answers[error.code] += 1
            self.need_sentence(error)
        except Exception as error:  # noqa: BLE001 - whatever else comes out is what we look for
            answers[f"FAULT {type(error).__name__}"] += 1
            where = "".join(traceback.format_tb(error.__traceback__)[-3:])
            self.census.faults.append(f"{kind}: {type(error).__name__}: {str(error)[:200]!r}\n{where}")
        else:
            answers[ACCEPTED] += 1

    def need_sentence(self, error: RoomError) -> None:
        """Both languages can say it, and it can be written down."""
        if error.code not in known_codes():
            self.census.faults.append(f"no sentence for {error.code}")
        for lang in ("zh_CN", "en"):
            try:
                sentence(error.code, error.params, lang=lang).encode("utf-8")
            except Exception as fault:  # noqa: BLE001
                self.census.faults.append(f"{error.code} in {lang}: {type(fault).__name__}")

    # --- the doors ---------------------------------------------------------------------------------------------

    def at_deeds(self) -> None:
        """Any verb at any event with any data."""
        draw = self.draw
        name = draw.choice(sorted(VERBS))
        self.census.verbs.add(name)
        number = "" if VERBS[name].creates else self.fitting(name)
        if draw.random() < 0.1:
            number = str(draw.choice(odd.TEXTS))
        asked = odd.data_for(draw, fields(VERBS[name]))
        self.bench.room.perform(
            Act(
                name if draw.random() < 0.97 else draw.choice(odd.TEXTS),
                number,
                asked,
                actor=self.somebody(name),
            )
        )

    def fitting(self, verb: str) -> str:
        """Mostly an event in a state from which the verb may be done."""
        fits = [number for number in self.numbers if self.bench.state(number) in VERBS[verb].from_]
        return self.draw.choice(fits if fits and self.draw.random() < 0.8 else self.numbers)

    def somebody(self, verb: str) -> str:
        """Mostly a person with a role that may, else anybody or nobody."""
        may = [f"t-{role.value}" for role in sorted(VERBS[verb].roles)]
        known = [person for person in may if self.bench.room.store.reference.actor(person) is not None]
        anybody = (LEADER, INTAKE, "t-command", "t-director", *odd.TEXTS[:3])
        return self.draw.choice(known if known and self.draw.random() < 0.8 else anybody)

    def at_questions(self) -> None:
        """The board by odd filters, an event by an odd number."""
        draw, room = self.draw, self.bench.room
        if draw.random() < 0.2:
            room.ask(EventDetail(draw.choice((*self.numbers, *odd.TEXTS))))
            return
        keys = (
            "source",
            "category",
            "group",
            "grid",
            "lead",
            "handler",
            "urgency",
            "state",
            "from",
            "to",
            "什么",
        )
        where = tuple(
            (draw.choice(keys), draw.choice((*odd.TEXTS, "0910", "2026-03-10", "0001-01-01", "9999-12-31")))
            for _ in range(draw.randrange(3))
        )
        view = draw.choice((*VIEWS * 4, *odd.TEXTS))
        sort = draw.choice((*SORTS * 6, *odd.TEXTS))
        board = BoardQuery(
            view=view, where=where, text=draw.choice(("", *odd.TEXTS)), sort=sort, person=LEADER
        )
        room.ask(BoardIds(board, now=room.now(), limit=draw.choice((None, 0, 5))))

    def at_tables(self) -> None:
        """A file through the importer: whole rows arrive or none."""
        with self.scratch() as folder:
            path = self.draw.choice(odd.TABLES)(self.draw, folder)
            before = self.events()
            try:
                report = self.importer.run(path, None)
            except RoomError:
                if self.events() != before:
                    raise UnsafeAnswerError("refused and half imported") from None
                raise
            if report.read != report.imported + report.already_there + report.rejected:
                raise UnsafeAnswerError(f"rows do not add up: {report}")
            if self.events() - before != report.imported:
                raise UnsafeAnswerError("other events than reported")

    def at_attachments(self) -> None:
        """A file into the store of attachments and onto an event."""
        kept = AttachmentFolder(self.bench.home / "attachments")
        with self.scratch() as folder:
            taken = kept.take(self.draw.choice(odd.ATTACHMENTS)(self.draw, folder))
        if Path(taken.name).name != taken.name:
            raise UnsafeAnswerError("a name that leads elsewhere")
        self.bench.room.perform(Act("attach", self.fitting("attach"), Attach(files=(taken,)), actor=LEADER))

    def at_line(self) -> None:
        """`act` and `list` with odd arguments, in a home of its own."""
        draw = self.draw
        name = draw.choice(sorted(VERBS))
        text = odd.json_text(draw, odd.data_for(draw, fields(VERBS[name])))
        act = ["act", name, f"--data={text}", f"--as={draw.choice((LEADER, INTAKE))}"]
        if draw.random() < 0.3:
            act.append(f"--at={draw.choice(odd.MOMENTS)}")
        listed = ["list", f"--where={draw.choice(odd.TEXTS)}", f"--text={draw.choice(odd.TEXTS)}"]
        self.speak(self.other, draw.choice((act, act, listed, ["show", draw.choice(odd.TEXTS)])))

    def at_orders(self) -> None:
        """Any order but a deed at an event, its fields odd."""
        asked = doors.order(self.draw)
        self.census.orders.add(type(asked).__name__)
        self.bench.room.perform(asked)

    def at_commands(self) -> None:
        """Any command with odd arguments, in a folder of its own; those of the key at a home of their own."""
        names, home = (
            (doors.SPOKEN, self.other) if self.draw.random() < 0.9 else (doors.OF_KEYS, self.ciphered)
        )
        asked = doors.line(
            self.draw, tuple(name for name in names if home is self.ciphered or name not in doors.OF_KEYS)
        )
        self.census.commands.add(" ".join(word for word in asked[:2] if word.isalpha()))
        with self.scratch() as folder, contextlib.chdir(doors.here(folder)):
            typed, sys.stdin = sys.stdin, io.StringIO(doors.piped(self.draw))
            try:
                self.speak(home, asked)
            finally:
                sys.stdin = typed

    def at_copies(self) -> None:
        """Garbage to be restored or brought in as a room: the place stays as it was."""
        with self.scratch() as folder:
            path = odd.archive(self.draw, folder)
            into = folder / "new"
            asked = self.draw.choice(
                (["restore", str(path), "--into", str(into)], ["import", "room", str(path)])
            )
            try:
                self.speak(into, asked)
            finally:
                if into.exists() and any(into.rglob("*.db")):
                    raise UnsafeAnswerError("half a room was left")

    def speak(self, home: Path, asked: list[str]) -> None:
        """The command line, its answer turned into the error it told of."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = command_line(["--home", str(home), "--json", *asked])
        if "Traceback" in err.getvalue() + out.getvalue() or "defect.unforeseen" in out.getvalue():
            log = home / "logs" / "defects.log"
            raise UnsafeAnswerError(
                f"{str(asked)[:120]}: {log.read_text()[-600:] if log.exists() else err.getvalue()[-600:]}"
            )
        if code:
            lines = out.getvalue().strip().splitlines()
            if not lines and not err.getvalue().strip():
                raise UnsafeAnswerError(f"no word for exit code {code}")
            self.census_of_line(code, lines)

    @staticmethod
    def census_of_line(code: int, lines: list[str]) -> None:
        """Raise what the line said, so that it is counted by its code."""
        told = json.loads(lines[-1]) if lines else {}
        raise SaidError(str(told.get("error", f"exit {code}")))

    # --- looking -----------------------------------------------------------------------------------------------

    def events(self) -> int:
        """How many there are."""
        return self.bench.room.ask(BoardIds(BoardQuery(view="all"), now=self.bench.room.now())).total

    @contextlib.contextmanager
    def scratch(self) -> Any:
        """A folder for one input."""
        folder = Path(tempfile.mkdtemp(dir=self.inputs))
        try:
            yield folder
        finally:
            shutil.rmtree(folder)

    def look_over(self) -> None:
        """Everything against the journal, in both homes."""
        found = self.bench.room.store.verify()
        self.census.faults.extend(f"verify: {problem}" for problem in found.problems)
        self.bench.room.store.close()
        try:
            self.speak(self.other, ["verify"])
        except (RoomError, AssertionError) as error:
            self.census.faults.append(f"verify of the other home: {error}")


class SaidError(RoomError):
    """What the command line said; its sentence was printed already."""


def fuzz(inputs: int, seed: int) -> Census:
    """Odd inputs from a seed at a fresh practice room."""
    with tempfile.TemporaryDirectory() as folder:
        return Fuzz(Path(folder), seed).run(inputs)


def main(arguments: list[str] | None = None) -> int:
    """Print the census as JSON; 1 when something broke or the run proved nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    census = fuzz(asked.inputs, asked.seed)
    sys.stdout.write(json.dumps(census.told(), ensure_ascii=False) + "\n")
    lacking = census.lacking()
    for line, times in Counter(lacking).most_common(SHOWN):
        sys.stderr.write(f"{times} x {line}\n".encode("utf-8", "backslashreplace").decode())
    return 1 if lacking else 0


if __name__ == "__main__":
    raise SystemExit(main())

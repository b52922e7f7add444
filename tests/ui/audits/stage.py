"""The real program on a small demo town in one look, and what its pages were answered."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from shiboken6 import isValid

from commandroom.base.clock import FixedClock
from commandroom.entrypoints.demo import end_of, make_demo
from commandroom.entrypoints.desk import DEMO_NOW
from commandroom.entrypoints.opening import open_room
from commandroom.interop.importer import TableImporter
from commandroom.ui.application import application
from commandroom.ui.desk import Desk
from commandroom.ui.picture import wait
from commandroom.ui.program import Program
from commandroom.ui.settings import DeskSettings
from commandroom.ui.window import DeskWindow
from commandroom.usecases import alerting
from commandroom.usecases.commands import Act, Amend
from commandroom.usecases.dayfigures import tell_figures
from commandroom.usecases.deeds import COUNTY
from commandroom.usecases.demo.telling import Plot
from commandroom.usecases.queries import (
    BoardIds,
    BoardQuery,
    BoardRow,
    BoardRows,
    OpenVerbs,
    Persons,
    RoomFacts,
)
from tests.ui.audits.looks import Look

DAYS = 3
LAST_DAY = date(2026, 11, 20)
QUIET_TURNS = 4
"""So many turns of the event loop without anything asked: answers are on their way by queued signals."""
PATIENCE_MS = 20_000
LONG_HOME = "/srv/commandroom/linxi-town/seat-a/2026"
"""Not the folder in which the tests lie: what is cut must not depend on it."""
LONG_TITLE = "临溪大道与青石街交叉口南侧三百米处商铺门前地下管线施工围挡倒塌压住盲道并且夜间没有任何警示标志"
LONG_TEXT = "市民反映围挡倒塌已有两天，盲道被完全压住，晚上没有灯。" * 12


def build_town(home: Path) -> None:
    """A demo town of a few days with what a page finds hardest: long words, files, alerts that ring."""
    room = make_demo(home, Plot(end=end_of(LAST_DAY), days=DAYS))
    clerk = next(row.person.id for row in room.ask(Persons()) if "shift_leader" in row.person.roles)
    now = room.now().isoformat()
    number = room.perform(
        Act(
            "register",
            "",
            {"source": "CALL", "title": LONG_TITLE, "text": LONG_TEXT, "location": "临溪大道与青石街交叉口南侧三百米",
             "occurred_at": now, "reported_at": now, "reporter_name": "陈女士", "reporter_phone": "10000000000"},
            actor=clerk,
        )
    ).number  # fmt: skip
    room.perform(Act("attach", number, {"files": [str(_photo(home.parent))]}, actor=clerk))
    alerting.ring(room, now=room.now())
    room.perform(Amend("setting", COUNTY, {"value": "330299"}, actor="system"))
    tell_figures(room)
    room.store.close()


def _photo(folder: Path) -> Path:
    picture = QImage(320, 240, QImage.Format.Format_RGB32)
    picture.fill(0xFF607080)
    path = folder / "现场照片.png"
    picture.save(str(path))
    return path


class HeardRoom:
    """The room, with every text it ever answered: what stands there is data of the township."""

    def __init__(self, room: Any) -> None:
        self._room = room
        self.said: set[str] = set()

    def ask(self, query: Any) -> Any:
        """Answer, and remember the words."""
        answer = self._room.ask(query)
        self.say(answer)
        return answer

    def say(self, thing: object) -> None:
        """These words are data as well: a person typed them, or they stand in a file."""
        self.said.update(_texts(thing))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._room, name)


def _texts(thing: Any) -> Iterator[str]:
    if isinstance(thing, str):
        yield str(thing)
        return
    for part in _parts(thing):
        yield from _texts(part)


def _parts(thing: Any) -> Iterator[Any]:
    """What an answer is made of: rows in rows, down to the words."""
    if isinstance(thing, Mapping):
        yield from thing.keys()
        yield from thing.values()
    elif isinstance(thing, msgspec.Struct):
        yield from (getattr(thing, name) for name in thing.__struct_fields__)
    elif is_dataclass(thing) and not isinstance(thing, type):
        yield from (getattr(thing, one.name) for one in fields(thing))
    elif isinstance(thing, Sequence | set | frozenset) and not isinstance(thing, bytes):
        yield from thing
    elif type(thing).__module__.startswith("commandroom.") and hasattr(thing, "__dict__"):
        yield from vars(thing).values()


class Stage:
    """An open desk to walk through."""

    def __init__(self, home: Path, folder: Path, look: Look) -> None:
        self.look = look
        self.home = folder / "home"
        shutil.copytree(home, self.home)
        self.room = open_room(self.home)
        self.clock = FixedClock(_moment(self.room))
        self.room.clock = self.clock
        self.heard = HeardRoom(self.room)
        settings = DeskSettings(self.home)
        settings.put_appearance(look.appearance)
        settings.put("lang", look.lang)
        settings.sync()
        self.program = Program(
            application(), self.heard, clock=self.clock, home=self.home,
            importer=lambda: TableImporter(self.room, self.home, lang=look.lang),
        )  # fmt: skip
        self.window.resize(*look.size)
        self.settle()
        self.window.activateWindow()
        self.numbers = self._numbers()
        self.operator = self.room.ask(RoomFacts()).operator
        self.others: list[QWidget] = []
        self._open_at: dict[str, str] = {}

    @property
    def window(self) -> DeskWindow:
        """The desk's window."""
        return self.program.opened.window

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.program.opened.desk

    def settle(self) -> None:
        """Wait until nothing is asked, built or dressed any more."""
        deadline, quiet = QDeadlineTimer(PATIENCE_MS), 0
        while quiet < QUIET_TURNS:
            wait(1)
            quiet = 0 if self._is_busy else quiet + 1
            assert not deadline.hasExpired(), f"the desk never came to rest in {self.look}"

    @property
    def _is_busy(self) -> bool:
        desk = self.desk
        return (
            desk.tasks.is_busy
            or desk.slow.is_busy
            or desk.far.is_busy
            or desk.steps.is_busy
            or desk.theme.is_changing
            or self._waits_for_paint
        )

    @property
    def _waits_for_paint(self) -> bool:
        """Whether the board still has to ask what stands around its rows: it does a moment after they were painted."""
        page: Any = self.window.shelf.pages.get("board")
        if page is None or self.window.current != "board":
            return False
        return bool(
            page.model.around.wants_counts
            or page.model.around.wants_choices
            or page.model.around.wants_shares
        )

    def show_page(self, key: str, **where: object) -> QWidget:
        """Go to a page and wait for its rows; answers the page."""
        self.window.show_page(key, where)
        self.settle()
        return self.window.page(key)

    def dialog(self, kind: type[QObject] = QDialog) -> QWidget:
        """The dialog that stands before the window, settled."""
        self.settle()
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        assert found, f"no {kind.__name__} is open"
        return found[-1]

    def clear(self) -> None:
        """Close whatever stands before the window, without its questions."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QMenu):
                widget.close()
            elif isinstance(widget, QDialog) and widget.isVisible():
                widget.done(0)
        for toast in list(self.window.toasts.toasts):
            toast.close_toast()
        for window in self.others:
            window.close()
            window.deleteLater()
        self.others.clear()
        self.program.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        """End the program."""
        self.clear()
        self.program.close()
        self.room.store.close()
        for widget in QApplication.topLevelWidgets():
            if isValid(widget) and isinstance(widget, QDialog):
                widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _numbers(self) -> list[BoardRow]:
        vector = self.room.ask(BoardIds(BoardQuery(view="all"), self.clock.now(), 200))
        ids = memoryview(vector.ids).cast("i").tolist()
        return list(self.room.ask(BoardRows(tuple(ids))))

    def event(self, state: str = "", *, title: str = "") -> str:
        """The number of the first event in a state, or with a title."""
        found = [row for row in self.numbers if state in ("", row.state.code) and title in row.title]
        assert found, f"the town has no event {state}{title}"
        return found[0].number

    def event_for(self, verb: str) -> str:
        """An event at which the person here may do a deed; any one where the town has none."""
        if not self._open_at:
            by_state = {row.state.code: row for row in self.numbers}
            for row in (*by_state.values(), *self.numbers[:20]):
                for offer in self.room.ask(OpenVerbs(row.id, self.operator)):
                    if offer.allowed != "no":
                        self._open_at.setdefault(offer.name, row.number)
        return self._open_at.get(verb, self.event("S50"))


def _moment(room: Any) -> Any:
    from datetime import datetime

    return datetime.fromisoformat(room.store.local(DEMO_NOW))


@contextmanager
def staged(home: Path, folder: Path, look: Look) -> Iterator[Stage]:
    """A stage that is taken down at the end."""
    stage = Stage(home, folder, look)
    try:
        yield stage
    finally:
        stage.close()


__all__ = ("HeardRoom", "Stage", "build_town", "staged", "wait")

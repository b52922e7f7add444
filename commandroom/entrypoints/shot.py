"""Pictures of a page: which room, which moment, which state; the desk's own part is `ui.picture`."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commandroom.base.clock import Clock
from commandroom.domain.errors import NotFoundError, WorldError, WrongUseError
from commandroom.entrypoints import desk
from commandroom.entrypoints.context import Context

if TYPE_CHECKING:
    from commandroom.ui.picture import Sitting
    from commandroom.usecases.room import Room

WITHOUT_ROOM = ("firstrun", "start")
PAGES = ("board", "intake", "event", "dispatch", "supervision", "roster", "settings", "palette", "alerts",
         *WITHOUT_ROOM)  # fmt: skip
LATER = ("map", "dashboard", "summary", "sync", "wall", "login")
TROUBLES = (
    "disk_low", "disk_full", "read_only", "disk_fault", "damaged", "gone", "busy", "clock", "asleep", "moved", "copied",
)  # fmt: skip
STATES = ("empty", "offline", "error", *TROUBLES)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture as it was asked for; the size is that of the picture, `scale` what a logical pixel measures in it."""

    page: str
    out: Path
    event: str = ""
    size: tuple[int, int] = (1920, 1080)
    theme: str = "light"
    lang: str = "zh_CN"
    scale: float = 1.0
    state: str = ""


def check_page(page: str) -> str:
    """A page of this version.

    Raises:
        WrongUseError: it belongs to a later version, or is none.
    """
    if page not in PAGES:
        raise WrongUseError("shot.later_page", page=page, known=" ".join(PAGES))
    return page


def shoot(context: Context, shot: Shot) -> Path:
    """Take one picture and write it.

    Raises:
        WrongUseError: no such page.
        NotFoundError: no such event, or none at all.
        WorldError: the page never became ready, or the file cannot be written.
    """
    check_page(shot.page)
    desk.draw_offscreen()
    desk.check_machine()
    if shot.scale != 1:
        os.environ["QT_SCALE_FACTOR"] = f"{shot.scale:g}"
    if shot.page in WITHOUT_ROOM:
        return _portrait(context, shot)
    with scene(context, shot.state) as (room, clock), tempfile.TemporaryDirectory() as folder:
        take(room, clock, shot, Path(folder))
    return shot.out


def take(room: Room, clock: Clock, shot: Shot, folder: Path) -> None:
    """Take one picture of an open room; `folder` keeps the look of the window while it stands."""
    from commandroom.ui.picture import photograph
    from commandroom.ui.program import application

    if shot.page == "alerts" and room.practice:
        _ring(room, clock)
    seen: Any = _Silent() if shot.state == "error" else _Onlooker(room)
    sitting = _sitting(room, clock, shot)
    picture = photograph(application(), seen, sitting, clock=clock, folder=folder)
    if not picture.save(str(shot.out), "PNG"):
        raise WorldError("shot.cannot_write", file=str(shot.out))


def _portrait(context: Context, shot: Shot) -> Path:
    """A picture of what stands before there is a room: the first start, or the desk that cannot open."""
    from commandroom.entrypoints.founding import HomeFounding
    from commandroom.ui.picture import Sitting
    from commandroom.ui.program import application
    from commandroom.ui.startpicture import portrait

    wide, high = shot.size
    sitting = Sitting(
        page=shot.page,
        width=round(wide / shot.scale),
        height=round(high / shot.scale),
        theme=shot.theme,
        lang=shot.lang,
    )
    founding = HomeFounding(context.home, clock=context.clock)
    picture = portrait(application(), sitting, founding, context.home)
    if not picture.save(str(shot.out), "PNG"):
        raise WorldError("shot.cannot_write", file=str(shot.out))
    return shot.out


def _sitting(room: Room, clock: Clock, shot: Shot) -> Sitting:
    from commandroom.ui.picture import Sitting

    wants_event = shot.page in {"event", "dispatch"} and shot.state != "empty"
    wide, high = shot.size
    return Sitting(
        page=shot.page,
        event=_event(room, clock, shot) if wants_event else "",
        width=round(wide / shot.scale),
        height=round(high / shot.scale),
        theme=shot.theme,
        lang=shot.lang,
        is_offline=shot.state == "offline",
        trouble=shot.state if shot.state in TROUBLES else "",
    )


def _event(room: Room, clock: Clock, shot: Shot) -> str:
    """The event that was named, else the most urgent one; for a dispatch the most urgent that waits for one."""
    from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRows, EventDetail

    if shot.event:
        return str(room.ask(EventDetail(shot.event)).event.id)
    view = "pending_dispatch" if shot.page == "dispatch" else "open"
    vector = room.ask(BoardIds(BoardQuery(view=view), clock.now(), 1))
    ids = memoryview(vector.ids).cast("i").tolist()
    if not ids:
        raise NotFoundError("shot.no_event")
    return room.ask(BoardRows((ids[0],)))[0].id


@contextmanager
def scene(context: Context, state: str) -> Iterator[tuple[Room, Clock]]:
    """The room of a picture and its clock: the home's own at its moment, or for `empty` one with people and no event."""
    if state != "empty":
        room = context.room()
        clock = desk.demo_clock(room, context.clock)
        room.clock = clock
        yield room, clock
        return
    from commandroom.entrypoints.opening import Start, create_room
    from commandroom.interop.demo import demo_township

    with tempfile.TemporaryDirectory() as folder:
        town = demo_township(context.clock.now().date())
        start = Start(name=town.name, code=town.code, practice=True)
        room = create_room(Path(folder) / "home", start, clock=context.clock, persons=town.persons)
        try:
            yield room, context.clock
        finally:
            room.store.close()


def _ring(room: Room, clock: Clock) -> None:
    """What would have rung by now at a desk that stood open."""
    from commandroom.usecases import alerting

    alerting.ring(room, now=clock.now())


class _Onlooker:
    """A room that is looked at and left as it was: no draft is kept, nothing is marked as read."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def ask(self, query: Any) -> Any:
        """What the room answers."""
        return self._room.ask(query)

    def perform(self, _command: object) -> Any:
        """Nothing."""
        from commandroom.usecases.changes import Changes

        return Changes(seat_only=True)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._room, name)


class _Silent:
    """A room whose store does not answer."""

    perform: Callable[[object], Any]

    def __init__(self) -> None:
        self.perform = self.ask

    def ask(self, _query: object) -> Any:
        """Fails as a store does that cannot be read."""
        raise WorldError("store.disk_fault", file="room.db", reason="I/O error")

"""Pictures of a page: which room, which moment, which state; the desk's own part is `ui.picture`."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from commandroom.base.clock import Clock
from commandroom.domain.errors import Named, NotFoundError, WorldError, WrongUseError
from commandroom.entrypoints import desk, pagestates
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.pagestates import PageState, why_not
from commandroom.entrypoints.staging import StagedPort, StagedRoom, scene

if TYPE_CHECKING:
    from commandroom.ui.picture import Sitting
    from commandroom.usecases.importing import Importer
    from commandroom.usecases.room import Room

WITHOUT_ROOM = ("firstrun", "start")
WALL = "wall"
SIGNING_IN = ("login", "lock")
PAGES = (*pagestates.PAGES, WALL, *SIGNING_IN, *WITHOUT_ROOM)
LATER = ("map",)
TROUBLES = (
    "disk_low", "disk_full", "read_only", "disk_fault", "damaged", "gone", "busy", "clock", "asleep", "moved", "copied",
)  # fmt: skip
EXCHANGES = ("connected", "stuck", "conflict")
"""How the exchange can stand, besides being offline: posed, and only on its own page."""
SIGNINGS = ("first_change", "wrong", "waiting", "rescue", "rescued")
"""How the page of signing in can stand."""
_AT_THE_DOOR = Named("只有登录页有这种状态", "only the page of signing in has it")
_ELSEWHERE = Named("只有县级同步页有这种状态", "only the page of the exchange has it")
_WALL_STATES = frozenset({PageState.EMPTY, PageState.LOADING, PageState.ERROR})
_NO_WALL = Named("大屏不操作、不分权限", "the wall changes nothing and asks for no rights")
_BEFORE = Named("此时还没有打开任何数据", "no room is open yet")
_LOCKED = Named("登录前不显示业务状态", "the desk says so when somebody has signed in")
STATES = tuple(dict.fromkeys((*(state.value for state in PageState), *TROUBLES, *EXCHANGES, *SIGNINGS)))


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


def check_page(page: str, state: str = "") -> str:
    """A page of this version, in a state that it can have.

    Raises:
        WrongUseError: it belongs to a later version, or is none; it cannot be in this state.
    """
    if page not in PAGES:
        raise WrongUseError("shot.later_page", page=page, known=" ".join(PAGES))
    why = why_not(page, PageState(state)) if state in set(PageState) else None
    if state in EXCHANGES and page != "sync":
        why = _ELSEWHERE
    if state and page == WALL and state not in _WALL_STATES:
        why = _NO_WALL
    if state and page in WITHOUT_ROOM:
        why = _BEFORE
    if state and page in SIGNING_IN:
        why = None if state in (*SIGNINGS, PageState.ERROR) else _LOCKED
    elif state in SIGNINGS:
        why = _AT_THE_DOOR
    if why:
        raise WrongUseError("shot.no_state", page=page, state=state, why=why)
    return page


def shoot(context: Context, shot: Shot) -> Path:
    """Take one picture and write it.

    Raises:
        WrongUseError: no such page, or it has no such state.
        NotFoundError: no such event, or none at all.
        WorldError: the page never became ready, or the file cannot be written.
    """
    check_page(shot.page, shot.state)
    desk.draw_offscreen()
    desk.check_machine()
    if shot.scale != 1:
        os.environ["QT_SCALE_FACTOR"] = f"{shot.scale:g}"
    if shot.page in WITHOUT_ROOM:
        return portrait(context, shot)
    with scene(context, shot) as (room, clock), tempfile.TemporaryDirectory() as folder:
        take(room, clock, shot, Path(folder))
    return shot.out


def take(room: Room, clock: Clock, shot: Shot, folder: Path) -> None:
    """Take one picture of an open room; `folder` keeps the look of the window while it stands."""
    from commandroom.ui.application import application
    from commandroom.ui.picture import photograph

    if shot.page in ("alerts", *SIGNING_IN) and room.practice and shot.state != PageState.EMPTY:
        _ring(room, clock)
    sitting = _sitting(room, clock, shot)
    staged = StagedRoom(room)
    if shot.state == PageState.NO_PERMISSION:
        staged.seat_auditor()
    if shot.page in SIGNING_IN:
        staged.guard()

    def importer() -> Importer:
        from commandroom.interop.importer import TableImporter

        tables: Importer = StagedPort(staged, TableImporter(room, folder, lang=shot.lang))
        return tables

    picture = photograph(application(), staged, sitting, clock=clock, folder=folder, importer=importer)
    if not picture.save(str(shot.out), "PNG"):
        raise WorldError("shot.cannot_write", file=str(shot.out))


def portrait(context: Context, shot: Shot) -> Path:
    """A picture of what stands before there is a room: the first start, or the desk that cannot open."""
    from commandroom.entrypoints.founding import HomeFounding
    from commandroom.ui.application import application
    from commandroom.ui.picture import Sitting
    from commandroom.ui.startpicture import portrait as paint

    wide, high = shot.size
    sitting = Sitting(
        page=shot.page,
        width=round(wide / shot.scale),
        height=round(high / shot.scale),
        theme=shot.theme,
        lang=shot.lang,
    )
    founding = HomeFounding(context.home, clock=context.clock)
    picture = paint(application(), sitting, founding, context.home)
    if not picture.save(str(shot.out), "PNG"):
        raise WorldError("shot.cannot_write", file=str(shot.out))
    return shot.out


def _sitting(room: Room, clock: Clock, shot: Shot) -> Sitting:
    from commandroom.ui.picture import Sitting

    wants_event = shot.page == "dispatch" or (shot.page == "event" and shot.state != PageState.EMPTY)
    wide, high = shot.size
    return Sitting(
        page=shot.page,
        event=_event(room, clock, shot) if wants_event else "",
        width=round(wide / shot.scale),
        height=round(high / shot.scale),
        theme=shot.theme,
        lang=shot.lang,
        state=shot.state,
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


def _ring(room: Room, clock: Clock) -> None:
    """What would have rung by now at a desk that stood open."""
    from commandroom.usecases import alerting

    alerting.ring(room, now=clock.now())

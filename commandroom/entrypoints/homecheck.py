"""What the doctor looks at in the home itself: copies, jobs, the journal's clock, logs, the machine it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from commandroom.base.logs import FOLDER
from commandroom.base.paths import STORE
from commandroom.domain.errors import RoomError
from commandroom.domain.journal import HLC_COUNTER_BITS
from commandroom.domain.time.moments import local

if TYPE_CHECKING:
    from commandroom.entrypoints.context import Context
    from commandroom.usecases.room import Room

AHEAD = timedelta(minutes=5)
OLD = timedelta(days=1)
Found = tuple[str, bool, str]


def looks(context: Context) -> Iterator[Found]:
    """Name, whether it is well, what was found or what to do; nothing where there is no home."""
    if not (context.home / STORE).is_file():
        return
    yield _logs(context)
    yield _custody(context)
    try:
        with _reading(context) as room:
            for look in _LOOKS:
                yield look(context, room)
    except RoomError as error:
        yield context.say("数据", "store"), False, context.sentence(error)


@contextmanager
def _reading(context: Context) -> Iterator[Room]:
    """The room for reading alone: a doctor changes nothing."""
    from commandroom.entrypoints.opening import open_room

    room = open_room(context.home, clock=context.clock, read_only=True)
    try:
        yield room
    finally:
        room.store.close()


def _logs(context: Context) -> Found:
    folder = context.home / FOLDER
    size = sum(path.stat().st_size for path in folder.glob("*") if path.is_file()) if folder.is_dir() else 0
    return context.say("日志", "logs"), True, f"{folder} ({-(-size // 1024)} KB)"


def _custody(context: Context) -> Found:
    """Who keeps the store's key, and what of the home still lies in plain text beside an encrypted one."""
    from commandroom.entrypoints import custody

    place = custody.place_of(context.home)
    said = [custody.PLACES[place.value if place is not None else ""].said_in(context.lang)]
    plain, left = custody.plain_copies(context.home), custody.left_over(context.home)
    if place is not None and plain:
        said.append(context.say(f"有 {plain} 份备份未加密", f"{plain} copies are not encrypted"))
    if left:
        said.append(
            context.say(f"旧文件 {left} 仍在：运行 key finish", f"{left} is still there: run key finish")
        )
    return context.say("数据加密", "encryption"), not left, context.say("；", "; ").join(said)


def _copies(context: Context, room: Room) -> Found:
    name = context.say("备份", "copies")
    assert room.copies is not None  # noqa: S101 - every opened home has them
    state, now = room.copies.state(), context.clock.now()
    if state.bytes_needed > state.bytes_free:
        short = context.say(
            f"磁盘放不下一份备份：需要 {state.bytes_needed >> 20} MB，只剩 {state.bytes_free >> 20} MB。请清理磁盘。",
            f"no room for a copy: {state.bytes_needed >> 20} MB needed, {state.bytes_free >> 20} MB free. Make room.",
        )
        return name, False, short
    if state.newest is None:
        none = context.say("还没有备份：请运行 backup。", "no copy yet: run backup.")
        return name, room.practice, none
    shown = f"{local(state.newest):%Y-%m-%d %H:%M}, {state.folder}"
    if not room.practice and state.is_old(now, after=OLD):
        old = context.say(
            f"最近一份是 {shown}：请运行 backup，并让桌面保持打开。", f"the newest is of {shown}: run backup."
        )
        return name, False, old
    return name, True, shown


def _jobs(context: Context, room: Room) -> Found:
    from commandroom.usecases.queries import Jobs

    rows = room.ask(Jobs())
    told = [
        f"{row.name} {local(last):%m-%d %H:%M} {row.failed}".strip()
        for row in rows
        if (last := row.last_end or row.last_start) is not None
    ]
    none = context.say("还没有运行过（打开桌面后自动运行）", "none ran yet (they run beside the desk)")
    return (
        context.say("定时任务", "jobs"),
        not any(row.failed for row in rows),
        ", ".join(told) or none,
    )


def _stamp(context: Context, room: Room) -> Found:
    """A journal whose last entry is ahead of now: this clock is slow, or one was fast."""
    stamp = _last_stamp(context)
    last, now = datetime.fromtimestamp(stamp / 1000, UTC), context.clock.now()
    name = context.say("流水时间", "journal's time")
    if last - now > AHEAD and not room.store.local("demo_now"):
        wrong = context.say(
            f"最后一条流水是 {local(last):%Y-%m-%d %H:%M}，比本机现在还晚：本机时钟可能不准，请校准。",
            f"the last entry is of {local(last):%Y-%m-%d %H:%M}, ahead of now: this clock may be wrong, set it.",
        )
        return name, False, wrong
    return name, True, f"{local(last):%Y-%m-%d %H:%M}" if stamp else "–"


def _last_stamp(context: Context) -> int:
    """Milliseconds since 1970 of the newest entry of the journal."""
    from contextlib import closing

    from commandroom.store import sound

    with closing(sound.opened(context.home / STORE)) as connection:
        row = connection.execute("SELECT hlc FROM entry ORDER BY n DESC LIMIT 1").fetchone()
    return int(row[0]) >> HLC_COUNTER_BITS if row else 0


def _home(context: Context, room: Room) -> Found:
    from commandroom.base.sentences import sentence

    assert room.residence is not None  # noqa: S101 - every opened home has one
    state = room.residence.state()
    name = context.say("席位所在", "seat's place")
    if state.code:
        return name, False, sentence(state.code, {"origin": state.origin}, lang=context.lang)
    return name, True, context.say(f"第 {state.incarnation} 次启用", f"incarnation {state.incarnation}")


_LOOKS: tuple[Callable[[Context, Room], Found], ...] = (_copies, _jobs, _stamp, _home)

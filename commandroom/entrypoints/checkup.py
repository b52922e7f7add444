"""What the doctor looks at, one function a thing."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commandroom import __version__
from commandroom.base.paths import resources
from commandroom.domain.time.moments import TOWNSHIP_ZONE, local
from commandroom.entrypoints import homecheck, machine
from commandroom.entrypoints.context import Context


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found when it is well, what to do when it is not."""

    name: str
    ok: bool
    advice: str


def checks(context: Context) -> Iterator[Check]:
    """Everything that is looked at, in the order in which a person would mend it."""
    for look in (_program, _qt, _sqlite, _fonts, _input_method, _disk, _zone, _clock, _calendar):
        yield look(context)
    for name, ok, advice in homecheck.looks(context):
        yield Check(name, ok=ok, advice=advice)


def _program(context: Context) -> Check:
    found = f"CommandRoom {__version__}, Python {platform.python_version()}, {platform.platform()}"
    return Check(context.say("程序", "program"), ok=True, advice=found)


def _qt(context: Context) -> Check:
    found = machine.qt_version()
    if found and machine.qt_is_sound(found):
        return Check("Qt", ok=True, advice=f"PySide6 {found}")
    return Check(
        "Qt",
        ok=False,
        advice=context.say(
            f"PySide6 {found or '未安装'} 不能用：请安装 6.8.0.2 至 6.11 的版本（6.12 需要 Python 3.12）。",
            f"PySide6 {found or 'missing'}: install 6.8.0.2 or newer, below 6.12 (6.12 needs Python 3.12).",
        ),
    )


def _sqlite(context: Context) -> Check:
    found = machine.sqlite_version()
    ok = machine.numbers(found) >= machine.SQLITE_OLDEST
    wrong = context.say(
        "需要 3.51.3 或更新：请重装 sqlcipher3。", "3.51.3 or newer is needed: reinstall sqlcipher3."
    )
    return Check("SQLite", ok=ok, advice=f"SQLite {found}" if ok else f"{found or '?'}; {wrong}")


def _fonts(context: Context) -> Check:
    fonts = sorted(path.name for path in (resources() / "fonts").glob("*.[ot]tf"))
    missing = context.say(
        "缺少自带字体，请重新安装程序。", "the bundled fonts are missing: reinstall the program."
    )
    return Check(context.say("字体", "fonts"), ok=bool(fonts), advice=", ".join(fonts) or missing)


def _input_method(context: Context) -> Check:
    name = context.say("输入法", "input method")
    if machine.wants_ibus_module():
        advice = context.say(
            "检测到 fcitx：程序启动时会以 QT_IM_MODULE=ibus 连接它。",
            "fcitx found: the desk sets QT_IM_MODULE=ibus at start to reach it.",
        )
    else:
        advice = context.say("无需设置", "nothing to set")
    return Check(name, ok=True, advice=advice)


def _disk(context: Context) -> Check:
    free = machine.free_bytes(context.home)
    gigabytes = f"{free / 1024**3:.1f} GB"
    short = context.say(
        f"只剩 {gigabytes}：请清理磁盘或用 --home 换一个位置。",
        f"only {gigabytes} left: make room, or choose another --home.",
    )
    ok = free >= machine.FREE_BYTES_WANTED
    return Check(context.say("磁盘", "disk"), ok=ok, advice=f"{context.home}: {gigabytes}" if ok else short)


def _zone(context: Context) -> Check:
    name = context.say("时区", "time zone")
    try:
        found = ZoneInfo(TOWNSHIP_ZONE.key).key
    except ZoneInfoNotFoundError:
        missing = context.say("缺少时区数据：请安装 tzdata。", "no time zone data: install tzdata.")
        return Check(name, ok=False, advice=missing)
    return Check(name, ok=True, advice=found)


def _clock(context: Context) -> Check:
    now = context.clock.now()
    went_back = machine.clock_went_back(now, machine.newest_change(context.home))
    advice = context.say(
        "本机时钟比数据目录里的文件还早：请先校准时间再开席位。",
        "this machine's clock is behind the files of the home: set the time before opening the desk.",
    )
    shown = local(now).isoformat(timespec="seconds")
    return Check(context.say("时钟", "clock"), ok=not went_back, advice=advice if went_back else shown)


def _calendar(context: Context) -> Check:
    from commandroom.interop.calendars import shipped_calendar

    known, year = shipped_calendar().years, local(context.clock.now()).year
    advice = context.say(
        f"缺 {year} 年放假安排，暂按周末规则计算：请导入通知（commandroom import calendar FILE）。",
        f"no notice of holidays for {year}, plain weekends are used: commandroom import calendar FILE.",
    )
    ok = year in known
    return Check(
        context.say("日历", "calendar"), ok=ok, advice=f"{min(known)}–{max(known)}" if ok else advice
    )

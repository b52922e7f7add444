"""`desk`, `shot`, `tour`: the window, its pictures, and a day played on it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from commandroom.entrypoints.arguments import factor, size
from commandroom.entrypoints.command import Answer, Command, Whose
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

_FULL_HD = (1920, 1080)


def desk_arguments(parser: Parser) -> None:
    """With a demo town, where there is no room yet."""
    demo = Words("数据目录为空时先生成演示数据", "make the demo town first where the home is empty")
    parser.add_argument("--demo", action="store_true", help=parser.about(demo))
    hidden = Words("启动后留在系统托盘，不显示窗口", "begin in the tray, without a window on the screen")
    parser.add_argument("--hidden", action="store_true", help=parser.about(hidden))


def open_desk(asked: Namespace, context: Context) -> Answer:
    """Open the desk; returns when it is closed."""
    from commandroom.entrypoints.desk import open_the_desk

    is_demo, is_hidden = getattr(asked, "demo", False), getattr(asked, "hidden", False)
    return Answer(code=open_the_desk(context, demo=is_demo, hidden=is_hidden))


def shot_arguments(parser: Parser) -> None:
    """Which page, at which event, how large, in which look and state."""
    from commandroom.entrypoints.shot import PAGES, STATES

    page = Words(f"页面：{' '.join(PAGES)}", f"one of {' '.join(PAGES)}")
    parser.add_argument("page", metavar="PAGE", help=parser.about(page))
    event = Words("事件编号（默认最紧急的一件）", "an event's number; the most urgent one unless told")
    parser.add_argument("--event", default="", metavar="NO", help=parser.about(event))
    out = Words("图片文件（.png）", "the picture, a .png file")
    parser.add_argument("--out", type=Path, required=True, metavar="F.png", help=parser.about(out))
    wide = Words("图片尺寸（默认 1920x1080）", "the picture's size (1920x1080)")
    parser.add_argument("--size", type=size, default=_FULL_HD, metavar="WxH", help=parser.about(wide))
    theme = Words("浅色或深色", "light or dark")
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help=parser.about(theme))
    scale = Words("显示缩放，如 1.5", "the screen's scale, such as 1.5")
    parser.add_argument("--scale", type=factor, default=1.0, metavar="F", help=parser.about(scale))
    state = Words(
        f"页面或本机的状态：{' '.join(STATES)}", f"a state of the page or of the machine: {' '.join(STATES)}"
    )
    parser.add_argument("--state", choices=STATES, default="", metavar="STATE", help=parser.about(state))


def shot(asked: Namespace, context: Context) -> Answer:
    """Write a picture of the window with a page."""
    from commandroom.entrypoints.shot import Shot, shoot

    wanted = Shot(
        page=asked.page,
        out=asked.out,
        event=asked.event,
        size=asked.size,
        theme=asked.theme,
        lang=context.lang,
        scale=asked.scale,
        state=asked.state,
    )
    file = str(shoot(context, wanted))
    return Answer({"file": file}, [file])


def tour_arguments(parser: Parser) -> None:
    """Where the pictures go."""
    out = Words("图片目录（默认数据目录下的 tour）", "the folder of the pictures (tour in the home)")
    parser.add_argument("--out", type=Path, metavar="DIR", help=parser.about(out))


def tour(asked: Namespace, context: Context) -> Answer:
    """Play a day on the real window by keys alone; the steps, their pictures, how long each took, keys and blocks.

    `longest_block_ms` is the longest time for which the window did not come back to its events.
    """
    from commandroom.entrypoints.tour import play

    steps = play(context, asked.out or context.home / "tour")
    lines = [f"{step['name']}  {step['seconds']:.1f} s  {step['file']}" for step in steps]
    longest = max((float(str(step["longest_block_ms"])) for step in steps), default=0.0)
    return Answer({"steps": steps, "longest_block_ms": longest}, lines)


DESK = Command(
    "desk",
    Words("打开指挥室（默认命令）", "opens the desk (the default)"),
    open_desk,
    desk_arguments,
    whose=Whose.SEAT,
)
SHOT = Command("shot", Words("把一个页面画成图片", "renders a page as a picture"), shot, shot_arguments)
TOUR = Command(
    "tour",
    Words("在真实窗口上演练一天", "plays a day on the real window"),
    tour,
    tour_arguments,
    whose=Whose.SEAT,
)

"""Every page of this version as a picture: both themes, three sizes, English, and every state that it has.

python -m tests.bench.shots --out build/shots
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from commandroom.entrypoints import desk
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.pagestates import cells
from commandroom.entrypoints.shot import PAGES, TROUBLES, WITHOUT_ROOM, Shot, portrait, take
from commandroom.entrypoints.staging import scene

SIZES = ((1920, 1080, 1.0), (1366, 768, 1.0), (1920, 1080, 1.5))
THEMES = ("light", "dark")
UNTIL = "2026-11-20"


def shots(out: Path, *, pages: tuple[str, ...] = PAGES) -> Iterator[Shot]:
    """What is photographed: the looks of each page, then its states, then the troubles of the machine on the board."""
    for page in pages:
        name = page.replace("/", "-")
        for theme in THEMES:
            for wide, high, scale in SIZES:
                file = out / f"{name}-{theme}-{wide}{'@150' if scale != 1 else ''}.png"
                yield Shot(page, file, size=(wide, high), theme=theme, scale=scale)
        yield Shot(page, out / f"{name}-en.png", lang="en")
        for its, state in cells():
            if its == page:
                yield Shot(page, out / f"{name}-state-{state}.png", state=state)
    if "board" in pages:
        yield from (Shot("board", out / f"board-trouble-{name}.png", state=name) for name in TROUBLES)


def main(arguments: list[str]) -> int:
    """Take them all on one demo town, those of another scale in a process of their own."""
    parser = argparse.ArgumentParser(description="Take a picture of every page.")
    parser.add_argument("--out", type=Path, default=Path("build/shots"))
    parser.add_argument("--home", type=Path, default=Path("build/shots-home"))
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--scale", type=float, default=0.0, help="only those of this scale")
    parser.add_argument("--only", default="", help="only files whose name holds this")
    parser.add_argument("pages", nargs="*", default=PAGES)
    asked = parser.parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    desk.draw_offscreen()
    context = _context(asked.home.absolute(), asked.days)
    wanted = [shot for shot in shots(asked.out, pages=tuple(asked.pages)) if asked.only in shot.out.name]
    scale = asked.scale or 1.0
    for shot in (shot for shot in wanted if shot.scale == scale):
        _take(context, shot)
        sys.stdout.write(f"{shot.out}\n")
        sys.stdout.flush()
    context.close()
    return 0 if asked.scale else _other_scales(arguments, {shot.scale for shot in wanted} - {1.0})


def _take(context: Context, shot: Shot) -> None:
    if shot.page in WITHOUT_ROOM:
        portrait(context, shot)
        return
    with scene(context, shot) as (room, clock), tempfile.TemporaryDirectory() as folder:
        take(room, clock, shot, Path(folder))


def _other_scales(arguments: list[str], scales: set[float]) -> int:
    """Qt takes its scale from the environment, once a process."""
    for scale in sorted(scales):
        command = [sys.executable, "-m", "tests.bench.shots", *arguments, "--scale", f"{scale:g}"]
        done = subprocess.run(command, env=os.environ | {"QT_SCALE_FACTOR": f"{scale:g}"}, check=False)
        if done.returncode:
            return done.returncode
    return 0


def _context(home: Path, days: int) -> Context:
    """The demo town of these pictures, made once and kept."""
    context = Context(home, "zh_CN", as_json=False, out=sys.stdout, err=sys.stderr)
    if not (home / "ready").exists():
        from commandroom.entrypoints.arguments import day
        from commandroom.entrypoints.demo import end_of, make_demo
        from commandroom.usecases.demo.telling import Plot

        shutil.rmtree(home, ignore_errors=True)
        make_demo(home, Plot(end=end_of(day(UNTIL)), days=days)).store.close()
        (home / "ready").write_text(UNTIL, encoding="utf-8")
    return context


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

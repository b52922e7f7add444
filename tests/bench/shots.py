"""Every page of this version as a picture: light and dark, large and small, and its empty and failing state.

python -m tests.bench.shots --out build/shots
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from commandroom.entrypoints import desk
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.shot import PAGES, Shot, scene, take

SIZES = ((1920, 1080), (1366, 768))
THEMES = ("light", "dark")
STATES = ("empty", "error")
UNTIL = "2026-11-20"


def shots(out: Path, *, pages: tuple[str, ...] = PAGES) -> list[Shot]:
    """What is photographed."""
    usual = [
        Shot(page, out / f"{page}-{theme}-{wide}.png", size=(wide, high), theme=theme)
        for page in pages
        for theme in THEMES
        for wide, high in SIZES
    ]
    states = [
        Shot(page, out / f"{page}-{state}.png", state=state)
        for page in pages
        if page in {"board", "supervision", "roster", "event"}
        for state in STATES
        if (page, state) != ("event", "empty")
    ]
    offline = [
        Shot("board", out / "board-offline.png", state="offline"),
        Shot("board", out / "board-en.png", lang="en"),
    ]
    return [*usual, *states, *offline]


def main(arguments: list[str]) -> int:
    """Take them all on one demo town."""
    parser = argparse.ArgumentParser(description="Take a picture of every page.")
    parser.add_argument("--out", type=Path, default=Path("build/shots"))
    parser.add_argument("--home", type=Path, default=Path("build/shots-home"))
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("pages", nargs="*", default=PAGES)
    asked = parser.parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    desk.draw_offscreen()
    context = _context(asked.home.absolute(), asked.days)
    for shot in shots(asked.out, pages=tuple(asked.pages)):
        with scene(context, shot.state) as (room, clock), tempfile.TemporaryDirectory() as folder:
            take(room, clock, shot, Path(folder))
        sys.stdout.write(f"{shot.out}\n")
        sys.stdout.flush()
    context.close()
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

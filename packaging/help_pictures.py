"""The manual's pictures, made anew from the program itself: `make help-pictures`.

Each page of a demo town is painted as the desk paints it, once in each language, and made small enough for a page of
the manual. `--check` tells those that no longer show what the program paints; `make test` looks at some of them.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from commandroom.entrypoints import desk  # noqa: E402
from commandroom.entrypoints.context import Context  # noqa: E402
from commandroom.entrypoints.shot import Shot, take  # noqa: E402
from commandroom.entrypoints.staging import scene  # noqa: E402

PAGES = (
    "board",
    "intake",
    "event",
    "dispatch",
    "supervision",
    "roster",
    "rota",
    "dashboard",
    "summary",
    "alerts",
    "settings",
)
LANGUAGES = ("zh_CN", "en")
SIZE = (1366, 768)
WIDE = 960
PLACE = ROOT / "resources" / "help" / "pictures"
UNTIL, DAYS = "2026-11-20", 30
SHADE, AGED = 24, 0.01
"""Two paintings of one program differ by what took how many milliseconds: less than a thousandth of the pixels."""


def main() -> int:
    """Make them all; with `--check` only say which no longer show what the program paints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    is_checking = parser.parse_args().check
    desk.draw_offscreen()
    aged = []
    with tempfile.TemporaryDirectory() as folder:
        context = town(Path(folder) / "home")
        for lang in LANGUAGES:
            for page in PAGES:
                fresh = painted(context, page, lang, Path(folder))
                place = stored(page, lang)
                if is_checking and differing(fresh, place) > AGED:
                    aged.append(
                        f"{place.relative_to(ROOT)} shows another program: run `make help-pictures`\n"
                    )
                elif not is_checking:
                    place.parent.mkdir(parents=True, exist_ok=True)
                    fresh.replace(place)
                    sys.stdout.write(f"{place.relative_to(ROOT)}\n")
        context.close()
    sys.stdout.writelines(aged)
    return 1 if aged else 0


def stored(page: str, lang: str) -> Path:
    """Where the manual has the picture of a page."""
    return PLACE / lang / f"{page}.png"


def painted(context: Context, page: str, lang: str, folder: Path) -> Path:
    """The page as the desk paints it now, made small enough for the manual."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    place = folder / f"{lang}-{page}.png"
    shot = Shot(page, place, size=SIZE, lang=lang)
    with scene(context, shot) as (room, clock), tempfile.TemporaryDirectory() as beside:
        take(room, clock, shot, Path(beside))
    image = QImage(str(place)).scaledToWidth(WIDE, Qt.TransformationMode.SmoothTransformation)
    image.convertToFormat(QImage.Format.Format_RGB888).save(str(place))
    return place


def differing(one: Path, other: Path) -> float:
    """The share of the pixels, 0 to 1, whose lightness differs by more than a shade; 1 where sizes differ."""
    import numpy as np
    from PySide6.QtGui import QImage

    greys = []
    for place in (one, other):
        image = QImage(str(place)).convertToFormat(QImage.Format.Format_Grayscale8)
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        greys.append(rows[:, : image.width()].astype(np.int16))
    if greys[0].shape != greys[1].shape:
        return 1.0
    return float((np.abs(greys[0] - greys[1]) > SHADE).mean())


def town(home: Path) -> Context:
    """A demo town of the same thirty days each time."""
    from commandroom.entrypoints.arguments import day
    from commandroom.entrypoints.demo import end_of, make_demo
    from commandroom.usecases.demo.telling import Plot

    make_demo(home, Plot(end=end_of(day(UNTIL)), days=DAYS)).store.close()
    return Context(home, "zh_CN", as_json=False, out=sys.stdout, err=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())

"""The manual's pictures, made anew from the program itself: `make help-pictures`.

Each page of a demo town is painted as the desk paints it, once in each language, and made small enough for a page of
the manual.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from commandroom.entrypoints import desk  # noqa: E402
from commandroom.entrypoints.context import Context  # noqa: E402
from commandroom.entrypoints.shot import Shot, take  # noqa: E402
from commandroom.entrypoints.staging import scene  # noqa: E402

PAGES = ("board", "intake", "event", "dispatch", "supervision", "roster", "alerts", "settings")
LANGUAGES = ("zh_CN", "en")
SIZE = (1366, 768)
WIDE = 960
PLACE = ROOT / "resources" / "help" / "pictures"
UNTIL, DAYS = "2026-11-20", 30


def main() -> int:
    """Make them all."""
    desk.draw_offscreen()
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    with tempfile.TemporaryDirectory() as folder:
        context = town(Path(folder) / "home")
        for lang in LANGUAGES:
            (PLACE / lang).mkdir(parents=True, exist_ok=True)
            for page in PAGES:
                place = PLACE / lang / f"{page}.png"
                shot = Shot(page, place, size=SIZE, lang=lang)
                with scene(context, shot) as (room, clock), tempfile.TemporaryDirectory() as beside:
                    take(room, clock, shot, Path(beside))
                image = QImage(str(place)).scaledToWidth(WIDE, Qt.TransformationMode.SmoothTransformation)
                image.convertToFormat(QImage.Format.Format_Indexed8).save(str(place))
                sys.stdout.write(f"{place.relative_to(ROOT)}\n")
        context.close()
    return 0


def town(home: Path) -> Context:
    """A demo town of the same thirty days each time."""
    from commandroom.entrypoints.arguments import day
    from commandroom.entrypoints.demo import end_of, make_demo
    from commandroom.usecases.demo.telling import Plot

    make_demo(home, Plot(end=end_of(day(UNTIL)), days=DAYS)).store.close()
    return Context(home, "zh_CN", as_json=False, out=sys.stdout, err=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())

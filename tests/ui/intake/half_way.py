"""A desk in a process of its own: somebody fills the intake form, a picture is pasted, then the process is killed.

`python half_way.py HOME`: prints `kept` once everything has been kept, and waits to be killed.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from commandroom.base.clock import FixedClock
from commandroom.entrypoints.opening import open_room
from commandroom.ui import i18n
from commandroom.ui.desk import build_desk
from commandroom.ui.pages.intake.view import IntakePage

AT = datetime(2026, 11, 20, 6, 30, 5, tzinfo=UTC)
TEXT = "老街弄里面停了两辆面包车，把消防通道堵死了。"


def main(home: Path) -> None:
    """Fill the form, wait for the autosave, wait for the end."""
    app = QApplication([])
    clock = FixedClock(AT)
    room = open_room(home, clock=clock)
    i18n.install(app, "zh_CN")
    desk = build_desk(room, clock, home)
    page = IntakePage(desk).complete()
    page.show()
    until(app, lambda: page.vm.rules is not None)
    fields = page.fields
    fields.source.pick("CALL")
    fields.reporter_name.setText("王女士")
    fields.reporter_phone.setText("10066527166")
    fields.location.setText("老街弄185号")
    fields.text.set_text(TEXT)
    picture = QMimeData()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    picture.setImageData(image)
    fields.files.paste(picture)
    until(app, lambda: bool(fields.files.paths))
    seen: list[object] = []
    page.vm.draft.saved.connect(seen.append)
    until(app, lambda: bool(seen), seconds=12)
    sys.stdout.write("kept\n")
    sys.stdout.flush()
    until(app, lambda: False, seconds=60)


def until(app: QApplication, is_so: object, *, seconds: float = 8) -> None:
    """Let the desk live until something is so."""
    assert callable(is_so)
    end = time.monotonic() + seconds
    while not is_so():
        app.processEvents()
        time.sleep(0.01)
        if time.monotonic() > end:
            raise SystemExit("not so in time")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

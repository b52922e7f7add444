"""Pictures of what stands before there is a room: the first start, and the desk that cannot open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from commandroom.domain.errors import DamageError
from commandroom.ui import i18n
from commandroom.ui.firstrun.answers import Founding
from commandroom.ui.firstrun.wizard import FirstRun
from commandroom.ui.picture import Sitting, wait
from commandroom.ui.start import StartTrouble, StartWindow
from commandroom.ui.theme import Appearance, Scheme, Theme

_MOMENT_MS = 100


def portrait(app: QApplication, sitting: Sitting, founding: Founding, home: Path) -> QPixmap:
    """The window in the middle of an empty screen of the wanted size."""
    kept = i18n.install(app, sitting.lang)
    theme = Theme(Appearance(scheme=Scheme(sitting.theme)))
    theme.apply(app)
    window = (
        _first(theme, founding, home, sitting) if sitting.page == "firstrun" else _start(theme, home, sitting)
    )
    window.show()
    wait(_MOMENT_MS)
    screen = QPixmap(sitting.width, sitting.height)
    screen.fill(theme.colour("border_strong"))
    painter = QPainter(screen)
    corner = QPoint((screen.width() - window.width()) // 2, (screen.height() - window.height()) // 2)
    painter.drawPixmap(corner, window.grab())
    painter.end()
    window.close()
    window.deleteLater()
    i18n.remove(app, kept)
    return screen


def _first(theme: Theme, founding: Founding, home: Path, sitting: Sitting) -> QWidget:
    return FirstRun(theme, founding, home, lang=sitting.lang)


def _start(theme: Theme, home: Path, sitting: Sitting) -> QWidget:
    error = DamageError("store.malformed", file="room.db", reason="database disk image is malformed")
    said = StartTrouble(error, home, newest="2026-11-22 23:00", restore=lambda: None, may_read=True)
    return StartWindow(theme, said, lang=sitting.lang)

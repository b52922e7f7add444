"""Opens the desk on a room: language, look, last net, window; and closes it in the right order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication

from commandroom.base.clock import Clock
from commandroom.base.logs import FOLDER
from commandroom.ui import i18n
from commandroom.ui.crash import Crash
from commandroom.ui.desk import Desk, Room, build_desk
from commandroom.ui.mishap import Mishap
from commandroom.ui.page import PageSpec
from commandroom.ui.window import DeskWindow

if TYPE_CHECKING:
    from commandroom.ui.dialogs.palette import Source


class OpenDesk(msgspec.Struct, frozen=True):
    """A desk that is open, with everything that must live as long as it does."""

    app: QApplication
    desk: Desk
    window: DeskWindow
    crash: Crash
    mishap: Mishap
    translators: list[QTranslator]

    def close(self) -> None:
        """Finish what runs, then let go of the window and its pages while Qt still lives."""
        self.window.stays_in_tray = False
        self.window.close()
        self.desk.steps.close()
        self.desk.tasks.close()
        self.desk.slow.close()
        self.desk.far.close()
        self.desk.settings.sync()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        i18n.remove(self.app, self.translators)


def open_desk(
    app: QApplication,
    room: Room,
    *,
    clock: Clock,
    home: Path,
    pages: Callable[[Desk], Sequence[PageSpec]],
    source: Callable[[Desk], Source] | None = None,
) -> OpenDesk:
    """Build the window and show its first page; `pages` is asked when the language is set, for its titles.

    The caller runs `app.exec()`, and installs `crash` where it wants the hook for the whole process.
    """
    desk = build_desk(room, clock, home)
    translators = i18n.install(app, desk.lang)
    desk.theme.apply(app, everywhere=False)
    desk.theme.follow_system(app)
    specs = list(pages(desk))
    window = DeskWindow(desk, specs, source=source(desk) if source is not None else None)
    mishap = Mishap(desk.theme, window)
    crash = Crash(mishap.show, parent=window, logs=home / FOLDER, now=clock.now)
    desk.actions.done.connect(crash.trail.note)
    window.show()
    if specs:
        window.show_page(specs[0].key)
    return OpenDesk(app, desk, window, crash, mishap, translators)

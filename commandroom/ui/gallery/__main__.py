"""Show the gallery in the window, or write a picture of it."""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QTimer,
)
from PySide6.QtWidgets import QApplication, QWidget

from commandroom.base.clock import FixedClock
from commandroom.ui import i18n
from commandroom.ui.desk import Desk, build_desk
from commandroom.ui.dialogs.base import CardDialog, picture_of
from commandroom.ui.dialogs.crash import CrashDialog
from commandroom.ui.gallery.page import NOON, GalleryPage
from commandroom.ui.notices import Banner, Kind
from commandroom.ui.page import Badge, PageSpec
from commandroom.ui.theme import Appearance, Density, Scheme
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextArea
from commandroom.ui.widgets.signs import StatusPill


class _NoRoom:
    """A room in which nothing happens."""

    def perform(self, command: object) -> object:
        """Nothing changes."""
        return command

    def ask(self, query: object) -> object:
        """Nothing is known."""
        return query


SPECS = (
    PageSpec("gallery", "事件看板", "layout-list", GalleryPage),
    PageSpec("intake", "登记受理", "file-plus", lambda _desk: QWidget()),
    PageSpec("dispatch", "调度派遣", "send", lambda _desk: QWidget()),
    PageSpec("supervision", "督办台", "siren", lambda _desk: QWidget()),
    PageSpec("roster", "排班值守", "calendar-clock", lambda _desk: QWidget()),
    PageSpec("settings", "系统设置", "settings", lambda _desk: QWidget(), "bottom", "Ctrl+,"),
)


def main() -> int:
    """Show the gallery, or write its picture."""
    options = _options()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101  narrows the type
    kept = i18n.install(app, options.lang)
    with tempfile.TemporaryDirectory() as home:
        desk = build_desk(_NoRoom(), FixedClock(NOON), Path(home))
        desk.theme.switch(Appearance(Scheme(options.theme), Density(options.density), options.scale))
        desk.theme.apply(app)
        window = _window(desk, options)
        if options.out:
            QTimer.singleShot(900, lambda: (picture_of(window).save(options.out), app.quit()))
        code = app.exec()
        window.close()
        desk.tasks.close()
        desk.slow.close()
        desk.far.close()
        i18n.remove(app, kept)
    return code


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Show every widget of the kit.")
    parser.add_argument("--out", default="", help="write a picture and leave")
    parser.add_argument("--theme", default="light", choices=["light", "dark"])
    parser.add_argument("--density", default="standard", choices=[density.value for density in Density])
    parser.add_argument("--scale", type=int, default=100)
    parser.add_argument("--lang", default=i18n.DEFAULT, choices=list(i18n.LANGUAGES))
    parser.add_argument("--size", default="1920x1080")
    parser.add_argument(
        "--show", default="", choices=["", "palette", "shortcuts", "dialog", "toasts", "crash"]
    )
    return parser.parse_args()


def _window(desk: Desk, options: argparse.Namespace) -> QWidget:
    from commandroom.ui.window import DeskWindow  # noqa: PLC0415  the gallery is a page too; the window is for its picture only

    window = DeskWindow(desk, SPECS)
    window.resize(*(int(part) for part in options.size.split("x")))
    window.nav.person.show_person("周敏 · 值班长", "白班 08:00–17:30")
    window.nav.show_place("临溪镇 · 日常模式")
    window.nav.show_badge("gallery", Badge(420))
    window.nav.show_badge("dispatch", Badge(40))
    window.nav.show_badge("supervision", Badge(10, is_red=True))
    window.top.bell.show_count(3)
    window.status.show_store("本地库 1,024 件")
    window.show()
    window.show_page("gallery")
    window.status.show_query("查询 12 毫秒")
    _show_more(desk, window, options.show)
    return window


def _show_more(desk: Desk, window: Any, what: str) -> None:
    if what == "palette":
        window.keys.open_palette()
    elif what == "shortcuts":
        window.keys.open_shortcuts()
    elif what == "crash":
        report = (
            "CommandRoom 0.1.0, Python 3.11, PySide6 6.11.3\nValueError\n  ui/pages/board/view.py:88 _open"
        )
        CrashDialog(desk.theme, report, parent=window).open()
    elif what == "dialog":
        dialog = CardDialog(desk.theme, "派遣", parent=window, size=(900, 560), submit_text="派遣给 陈国强")
        dialog.head.addWidget(StatusPill(desk.theme, "S30"))
        dialog.body.addWidget(FormField("派遣要求", TextArea(lines=4), required=True))
        dialog.body.addStretch(1)
        dialog.show_fault("陈国强今天不在岗,请换一人。")
        dialog.open()
    elif what == "toasts":
        desk.notices.raise_banner(Banner("offline", "离线工作,待上送 14 件", Kind.WARN, "查看", lambda: None))
        desk.notices.inform("有 3 件更新")
        desk.notices.warn("与县级中心失去联系已 10 分钟", action="重试", on_action=lambda: None)
        desk.notices.offer_undo(f"已受理 新河村滨河路公交站台破损 {NOON + timedelta(0):%H:%M}", lambda: None)


if __name__ == "__main__":
    sys.exit(main())

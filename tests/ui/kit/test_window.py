from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from commandroom.ui.breakpoints import Detail, Tier, division
from commandroom.ui.desk import Desk
from commandroom.ui.gallery.page import GalleryPage
from commandroom.ui.notices import Banner, Kind
from commandroom.ui.page import Badge, Page, PageSpec
from commandroom.ui.theme import Appearance, Density, Scheme
from commandroom.ui.widgets.paint import Lamp
from commandroom.ui.window import DeskWindow


class Blank(Page):
    """A page that remembers what happened to it."""

    def __init__(self) -> None:
        super().__init__()
        self.visits: list[Mapping[str, object]] = []
        self.searched: list[str] = []
        self.tiers: list[Tier] = []
        self.refreshed = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        self.visits.append(where)

    @override
    def search_words(self) -> str:
        return "搜索"

    @override
    def search(self, text: str) -> None:
        self.searched.append(text)

    @override
    def fit(self, tier: Tier) -> None:
        self.tiers.append(tier)

    @override
    def refresh(self) -> None:
        self.refreshed += 1


@pytest.fixture
def built() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, built: list[str]) -> DeskWindow:
    def factory(key: str) -> Callable[[Desk], QWidget]:
        def build(desk: Desk) -> QWidget:
            built.append(key)
            return GalleryPage(desk) if key == "board" else Blank()

        return build

    specs = [
        PageSpec("board", "事件看板", "layout-list", factory("board")),
        PageSpec("intake", "登记受理", "file-plus", factory("intake")),
        PageSpec("roster", "排班值守", "calendar-clock", factory("roster")),
        PageSpec("settings", "系统设置", "settings", factory("settings"), "bottom", "Ctrl+,"),
        PageSpec("event", "事件详情", "file-text", factory("event"), "hidden"),
    ]
    made = DeskWindow(desk, specs)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    made.show_page("board")
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize(
    ("width", "nav", "detail", "detail_width"),
    [
        (2560, 208, Detail.DOCKED, 392),
        (1800, 208, Detail.DOCKED, 392),
        (1799, 56, Detail.DOCKED, 360),
        (1440, 56, Detail.DOCKED, 360),
        (1439, 56, Detail.DRAWER, 392),
        (1366, 56, Detail.DRAWER, 392),
        (1280, 56, Detail.DRAWER, 392),
        (1279, 56, Detail.FULL, 0),
        (1024, 56, Detail.FULL, 0),
        (640, 56, Detail.FULL, 0),
    ],
)
def test_the_window_is_divided_by_its_width(width: int, nav: int, detail: Detail, detail_width: int) -> None:
    parts = division(width)

    assert (parts.nav_width, parts.detail, parts.detail_width) == (nav, detail, detail_width)


def test_the_window_can_be_as_narrow_as_1024(window: DeskWindow) -> None:
    window.resize(1024, 640)

    assert (window.width(), window.height()) == (1024, 640)
    assert window.nav.width() == 56


def test_the_detail_panel_is_docked_or_a_drawer_or_the_whole_page(window: DeskWindow) -> None:
    seen = []
    for width in (1920, 1366, 1100):
        window.resize(width, 800)
        if not window.middle.is_open:
            window.toggle_panel()
        panel, pages = window.middle.panel.geometry(), window.middle.pages.geometry()
        seen.append((panel.width(), panel.intersects(pages)))

    assert seen == [(392, False), (392, True), (1100 - 56, True)]


def test_pages_are_built_at_the_first_visit_and_once(window: DeskWindow, built: list[str]) -> None:
    before = list(built)

    window.desk.navigate("event", event_id="E1")
    window.desk.navigate("event", event_id="E2")
    page = window.page("event")

    assert before == ["board"]
    assert built == ["board", "event"]
    assert isinstance(page, Blank)
    assert page.visits == [{"event_id": "E1"}, {"event_id": "E2"}]


def test_numbers_with_ctrl_switch_pages(window: DeskWindow) -> None:
    visited = []
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_Comma, Qt.Key.Key_1):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        visited.append(window.current)

    assert visited == ["intake", "roster", "settings", "board"]
    assert window.nav.buttons["board"].isChecked()


def test_escape_on_an_events_own_page_goes_back(window: DeskWindow) -> None:
    window.desk.navigate("event", event_id="E1")
    QTest.keyClick(window, Qt.Key.Key_Escape)

    assert window.current == "board"


def test_escape_closes_the_drawer_first(window: DeskWindow) -> None:
    window.resize(1366, 800)
    window.toggle_panel()
    was_open = window.middle.is_open
    QTest.keyClick(window, Qt.Key.Key_Escape)

    assert was_open
    assert not window.middle.is_open
    assert window.current == "board"


def test_what_is_searched_reaches_the_page_and_slash_goes_there(qtbot: QtBot, window: DeskWindow) -> None:
    window.show_page("roster")
    page = window.page("roster")
    assert isinstance(page, Blank)

    QTest.keyClick(window, Qt.Key.Key_Slash)
    has_focus = window.top.search.hasFocus()
    window.top.search.insert("陈国强")
    qtbot.waitUntil(lambda: page.searched == ["陈国强"])
    window.show_page("board")

    assert has_focus
    assert window.top.search.text() == ""


def test_letters_in_a_field_are_text_and_not_deeds(window: DeskWindow) -> None:
    window.top.search.setFocus()
    QTest.keyClicks(window.top.search, "np?/")

    assert window.current == "board"
    assert window.top.search.text() == "np?/"


def test_f5_looks_again_and_question_mark_opens_the_sheet(window: DeskWindow) -> None:
    window.show_page("roster")
    page = window.page("roster")
    assert isinstance(page, Blank)
    page.setFocus()

    QTest.keyClick(window, Qt.Key.Key_F5)
    QTest.keyClick(page, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    sheets = [child for child in window.findChildren(QWidget) if type(child).__name__ == "ShortcutSheet"]

    assert page.refreshed == 1
    assert len(sheets) == 1
    sheets[0].close()


def test_the_place_of_the_window_is_remembered(qtbot: QtBot, desk: Desk, window: DeskWindow) -> None:
    window.resize(1333, 777)
    window.close()

    again = DeskWindow(desk, [])
    qtbot.addWidget(again)

    assert not desk.settings.geometry("window").isEmpty()
    assert (
        again.normalGeometry().height() != 960
    )  # the size of a first start; this screen is too small for ours


def test_a_desk_in_the_tray_hides_instead_of_closing(window: DeskWindow) -> None:
    window.stays_in_tray = True
    closed = window.close()
    window.stays_in_tray = False

    assert not closed
    assert not window.isVisible()


@pytest.mark.usefixtures("every_zone")
def test_the_clock_shows_the_townships_time(window: DeskWindow) -> None:
    assert window.top.clock.text() == "2026年11月22日  12:00:05"


def test_a_theme_is_worn_at_once_by_what_is_painted_and_what_is_styled(window: DeskWindow) -> None:
    def look() -> tuple[int, int]:
        picture = window.grab().toImage()
        return picture.pixelColor(230, 1000).lightness(), window.middle.panel.grab().toImage().pixelColor(
            5, 5
        ).lightness()

    light = look()
    window.desk.theme.switch(Appearance(scheme=Scheme.DARK))
    dark = look()
    window.desk.theme.switch(Appearance(scheme=Scheme.LIGHT))

    assert min(light) > 200
    assert max(dark) < 60
    assert look() == light


def test_the_systems_scheme_is_light_where_the_system_does_not_say(window: DeskWindow) -> None:
    window.desk.theme.switch(Appearance(scheme=Scheme.DARK))
    window.desk.theme.switch(Appearance(scheme=Scheme.SYSTEM))

    assert not window.desk.theme.is_dark


def test_a_calm_desk_shows_no_red(window: DeskWindow) -> None:
    window.show_page("roster")
    window.nav.show_badge("board", Badge(420))
    picture = window.grab().toImage()

    red = sum(
        1
        for y in range(0, picture.height(), 2)
        for x in range(0, picture.width(), 2)
        if (colour := picture.pixelColor(x, y)).hue() in range(16) and colour.saturation() > 140
    )

    assert red == 0


def test_a_banner_takes_forty_pixels_and_gives_them_back(qtbot: QtBot, window: DeskWindow) -> None:
    before = window.middle.height()
    window.desk.notices.raise_banner(Banner("offline", "离线工作，待上送 14 件", Kind.WARN))
    qtbot.waitUntil(lambda: window.middle.height() == before - 40)
    window.desk.notices.lower_banner("offline")
    qtbot.waitUntil(lambda: window.middle.height() == before)

    assert window.banner.accessibleName() == "离线工作，待上送 14 件"


@pytest.mark.parametrize("scale", [90, 100, 130])
def test_no_text_on_the_screen_is_smaller_than_twelve_pixels(window: DeskWindow, scale: int) -> None:
    window.desk.theme.switch(Appearance(scale=scale, density=Density.COMPACT))
    window.grab()

    small = {
        f"{type(widget).__name__} {widget.objectName()} {widget.font().pixelSize()}"
        for widget in window.findChildren(QWidget)
        if 0 < widget.font().pixelSize() < 12
    }

    assert small == set()


def test_everything_that_takes_the_focus_has_a_name(window: DeskWindow) -> None:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QTableView)
    nameless = [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, kinds)
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]

    assert nameless == []


def test_every_painted_widget_says_what_it_shows(window: DeskWindow) -> None:
    from commandroom.ui.widgets.base import Painted, PaintedButton
    from commandroom.ui.widgets.signs import Countdown

    silent = [
        type(widget).__name__
        for widget in window.findChildren(QWidget)
        if isinstance(widget, Painted | PaintedButton) and widget.isVisible() and not widget.accessibleName()
    ]
    countdown = Countdown(window.desk.theme, window)
    countdown.show_remaining(Lamp.RED, -17_280)

    assert silent == []
    assert countdown.accessibleName() == "红灯，超时 4时48分"


def test_every_target_is_at_least_twenty_four_pixels(window: DeskWindow) -> None:
    small = [
        f"{type(widget).__name__} {widget.accessibleName()} {widget.width()}x{widget.height()}"
        for widget in window.findChildren(QAbstractButton)
        if widget.isVisible() and not isinstance(widget.parentWidget(), QLineEdit | QTableView)
        if min(widget.width(), widget.height()) < 24
    ]

    assert small == []


def test_no_label_reads_markup(window: DeskWindow) -> None:
    reading = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.text() and label.textFormat() is not Qt.TextFormat.PlainText
    ]

    assert reading == []

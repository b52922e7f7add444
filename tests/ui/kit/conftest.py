"""A desk with no room behind it, dressed and speaking Chinese."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from commandroom.base.clock import FixedClock
from commandroom.ui import i18n
from commandroom.ui.desk import Desk, build_desk
from commandroom.ui.theme import Appearance, Scheme, Theme

NOON = datetime(2026, 11, 22, 4, 0, 5, tzinfo=UTC)


class SilentRoom:
    """Answers what it was asked, and changes nothing."""

    def perform(self, command: object) -> object:
        return command

    def ask(self, query: object) -> object:
        return query


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    kept = i18n.install(qapp, "zh_CN")
    yield
    i18n.remove(qapp, kept)


@pytest.fixture(params=[Scheme.LIGHT, Scheme.DARK])
def theme(qapp: QApplication, request: pytest.FixtureRequest) -> Theme:
    dressed = Theme(Appearance(scheme=request.param))
    dressed.apply(qapp)
    return dressed


@pytest.fixture
def light(qapp: QApplication) -> Theme:
    dressed = Theme(Appearance(scheme=Scheme.LIGHT))
    dressed.apply(qapp)
    return dressed


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    made = build_desk(SilentRoom(), FixedClock(NOON), tmp_path)
    made.theme.apply(qapp)
    yield made
    made.steps.close()
    made.tasks.close()
    made.slow.close()
    made.far.close()


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Put a widget on the screen, and take it off after the test."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show

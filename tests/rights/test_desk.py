"""Every cell of the table on the desk: what a person may not do has no button, no key and no entry, or says whose it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from commandroom.ui.dialogs.verbs.keys import LETTERS
from commandroom.ui.dialogs.verbs.offering import meant
from commandroom.ui.pages.event.keys import verb_id
from commandroom.ui.pages.event.view import EventPage, spec
from commandroom.usecases.commands import SeatSetting
from commandroom.usecases.rights import barred
from tests.domain.event.table import OPEN_VERBS
from tests.rights.cells import COLUMNS, OTHERS, ROWS, at
from tests.rights.conftest import enrol_columns, person
from tests.room import MORNING, bench_in
from tests.ui.room import Seat, _seat_at

STATES = {
    "pending_accept": "submitted", "pending_triage": "accepted", "pending_dispatch": "triaged", "pending_sign": "dispatched",
    "in_progress": "signed", "pending_verify": "fed_back", "pending_callback": "verified", "pending_close": "called_back",
}  # fmt: skip
"""An everyday matter of the second tier on its way; what other parts of a verb ask is tested at the door."""
EVERYDAY = {"", "第1次", "一般件", "蓝", "首次"}
CELLS = {row.verb: row.cells for row in reversed(ROWS) if row.part in EVERYDAY} | OTHERS
NARROWER = {
    # what an everyday matter leaves of the verbs that §2.6 does not name
    "regrade": "·●·●●●·······", "reserve": "·●·●·········", "coop_release": "·●·●·········", "resume": "·●·●●········",
    "verify_ok_nocb": "···●·····●···", "rework": "●··●●····●···", "handle_again": "●··●●····●···",
    "merge": "●●·●·········", "split": "·●·●·········", "phase_done": "······●●●····",
    "approve": "·············", "decline": "·············",
    "confirm_grade": "····●●·······", "extend_ok": "···●●●·······", "suspend_ok": "····●●·······",
    "supervise_reply": "···●●●●······",
}  # fmt: skip

ON_GROUNDS = {"approve", "confirm_grade", "extend_ok", "suspend_ok", "supervise_reply"}
"""Nowhere on the desk until something was asked for."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A room with an event in each of the states."""
    folder = tmp_path_factory.mktemp("desks") / "home"
    bench = bench_in(folder)
    enrol_columns(bench)
    numbers = {state: getattr(bench, how)() for state, how in STATES.items()}
    bench.room.store.close()
    return folder, numbers


@pytest.fixture
def desk(
    home: tuple[Path, dict[str, str]], tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> Iterator[Seat]:
    """A desk on a copy of it."""
    shutil.copytree(home[0], tmp_path / "home")
    yield from _seat_at(tmp_path / "home", MORNING, qapp, qtbot)


@pytest.mark.parametrize("role", COLUMNS)
def test_a_desk_offers_each_role_its_column_and_tells_of_the_rest_whose_it_is(
    desk: Seat, home: tuple[Path, dict[str, str]], role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_where: None)
    desk.bench.room.perform(SeatSetting("operator", person(role)))
    window = desk.window(spec())
    page = window.page("event")
    assert isinstance(page, EventPage)
    for state, number in home[1].items():
        window.show_page("event", {"event_id": number})
        desk.settle()
        contents = page.model.contents
        assert contents is not None
        shown = {v.name: v.allowed in ("do", "propose") for v in contents.verbs}
        may = {verb: at((CELLS | NARROWER)[verb], role) != "·" for verb in shown}

        assert shown == may, (state, role)
        assert {row.verb for row in ROWS} & OPEN_VERBS[state] <= shown.keys() | ON_GROUNDS
        _buttons_are_of(page, may)
        _palette_has_only(desk, may)
        _letters_explain(page, may)
        _menu_tells_whose(page, may)


def _buttons_are_of(page: EventPage, may: dict[str, bool]) -> None:
    shown = [name for at, name in enumerate(page.header._verbs) if not page.header.buttons[at].isHidden()]
    assert all(may[name] for name in shown), shown
    assert shown or page.header.why_none.text() or not any(may.values())
    assert page.course.send.isVisibleTo(page) == may["note"]


def _palette_has_only(desk: Seat, may: dict[str, bool]) -> None:
    offered = {deed.id for deed in desk.desk.actions.deeds("event")}
    assert {verb for verb in may if verb_id(verb) in offered} == {verb for verb, can in may.items() if can}


def _letters_explain(page: EventPage, may: dict[str, bool]) -> None:
    contents = page.model.contents
    assert contents is not None
    heard: list[str] = []
    page.desk.notices.said.connect(lambda notice: heard.append(notice.text))
    for letter in LETTERS:
        verb = meant(letter, contents.sheet.event.state, contents.verbs)
        if verb is not None and not may[verb.name]:
            page.press(letter)
            assert QApplication.activeModalWidget() is None
            assert "限" in heard[-1], letter.key


def _menu_tells_whose(page: EventPage, may: dict[str, bool]) -> None:
    page.open_more()
    menu = page.header.findChildren(QMenu)[-1]
    rows = [(action.text(), action.isEnabled()) for action in menu.actions()]
    assert sum(is_open for _, is_open in rows) == sum(may.values())
    assert all("限" in text for text, is_open in rows if not is_open), rows
    menu.setParent(None)


def test_what_guards_the_rest_of_the_desk_is_the_same_table() -> None:
    duties = ("register", "import", "urge", "supervise", "settle")
    for role in COLUMNS:
        lacking = barred(duties, [role], "某人")
        assert {d: d in lacking for d in duties} == {
            d: at((OTHERS | CELLS)[d], role) == "·" for d in duties
        }, role

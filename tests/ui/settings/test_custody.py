"""加密与查看留痕: who keeps the key, and who looked at personal data."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from commandroom.domain.errors import DamageError, RoomError, WorldError
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.desk import _between
from commandroom.entrypoints.rekeying import custody_of
from commandroom.ui.overview import Overview
from commandroom.ui.pages.settings.custody import CustodySection
from commandroom.ui.pages.settings.custodyforms import KeeperDialog, OffDialog
from commandroom.ui.pages.settings.view import spec
from commandroom.ui.rekeying import ChangeWindow
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.commands import Act
from commandroom.usecases.keeping import Custody
from commandroom.usecases.rekeying import Keeper, KeyChange
from commandroom.usecases.rights import barred
from commandroom.usecases.secret import Secret
from tests.ui.room import Seat, practice, practice_seat

__all__ = ("practice", "practice_seat")


def rest(seat: Seat) -> None:
    """Wait for what reads the disk, too."""
    seat.settle()
    seat.wait_for(lambda: not seat.desk.slow.is_busy)


def opened(seat: Seat) -> CustodySection:
    window = seat.window(spec())
    window.show_page("settings", {"section": "custody"})
    rest(seat)
    section = window.page("settings").findChild(CustodySection)
    assert isinstance(section, CustodySection)
    return section


@pytest.mark.parametrize(
    ("found", "said", "beside"),
    [
        (Custody(), "本机数据未加密。", ""),
        (Custody("keyring"), "已加密，密钥在系统密钥环中。", ""),
        (
            Custody("file_machine", 3),
            "已加密，密钥在数据目录的文件中，只有本机能打开。",
            "有 3 份加密之前的备份未加密。",
        ),
        (
            Custody("file_pin", 0, "room.replaced.db"),
            "已加密，密钥在数据目录的文件中，由口令保护。",
            "room.replaced.db",
        ),
    ],
)
def test_it_says_who_keeps_the_key_and_what_is_still_plain(
    practice_seat: Seat, found: Custody, said: str, beside: str
) -> None:
    practice_seat.bench.room.custody = lambda: found
    section = opened(practice_seat)

    assert section.state.text() == said
    assert section.note.text()
    assert beside in section.beside.text()
    assert section.beside.isVisibleTo(section) is bool(beside)


def test_the_auditor_reads_who_looked_and_others_are_told_whose_list_it_is(practice_seat: Seat) -> None:
    bench = practice_seat.bench
    number = bench.registered()
    bench.room.perform(Act("reveal", number, {"reason": "核对电话"}, actor="t-intake"))
    practice_seat.sit("t-auditor")
    section = opened(practice_seat)
    rows = [(row.number, row.name, row.reason) for row in section.list.table.rows]
    practice_seat.sit("t-intake")
    section.open()
    practice_seat.settle()

    assert rows == [(number, "练习综合政务岗", "核对电话")]
    state = section.placeholder.state
    assert state is not None
    assert "审计员" in " ".join(part.text() for part in state.findChildren(PlainLabel))


@pytest.mark.parametrize(("place", "is_told"), [("", False), ("keyring", False), ("file_machine", True)])
def test_a_banner_says_that_only_this_machine_keeps_the_key(
    practice_seat: Seat, place: str, is_told: bool
) -> None:
    practice_seat.bench.room.custody = lambda: Custody(place)
    window = practice_seat.window(spec())
    overview = Overview(practice_seat.desk, window)
    heard: list[str] = []
    practice_seat.desk.notices.banner_changed.connect(
        lambda banner: heard.append(banner.text if banner else "")
    )
    overview.look()
    practice_seat.settle()

    banner = practice_seat.desk.notices.banner
    assert (banner is not None and "只由本机标识保护" in banner.text) is is_told


# --- switching it on and off ---------------------------------------------------------------------------------------


class Port:
    """The key of a home that does nothing but remember what was asked."""

    def __init__(self, refused: RoomError | None = None) -> None:
        self.wanted: KeyChange | None = None
        self.moved: list[KeyChange] = []
        self.asked: list[KeyChange] = []
        self.refused = refused

    def has_keyring(self) -> bool:
        return False

    def want(self, change: KeyChange) -> None:
        if self.refused is not None:
            raise self.refused
        self.wanted = change
        self.asked.append(change)

    def move(self, change: KeyChange) -> Custody:
        self.moved.append(change)
        return Custody("file_machine")

    def finish(self) -> str:
        if self.refused is not None:
            raise self.refused
        return "room.replaced.db"


def section_with(seat: Seat, port: Port, found: Custody) -> tuple[CustodySection, list[str]]:
    """The section, and what the desk was told to do."""
    seat.bench.room.custody, seat.bench.room.rekeying = (lambda: found), port
    told: list[str] = []
    section = opened(seat)
    seat.desk.actions.add("desk.reopen", "重新打开", lambda: told.append("reopen"), group="桌面")
    return section, told


def typed(dialog: KeeperDialog, first: str, second: str) -> None:
    for field, text in ((dialog.phrase, first), (dialog.again, second)):
        line = field.control
        assert isinstance(line, QLineEdit)
        line.setText(text)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_phrase_typed_twice_the_same_closes_the_desk_for_the_change(practice_seat: Seat) -> None:
    port = Port()
    section, told = section_with(practice_seat, port, Custody())
    section.switch_on.click()
    rest(practice_seat)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeeperDialog)
    typed(dialog, "一句足够长的话语", "另一句足够长的话")
    assert dialog.again.fault
    assert not port.asked

    typed(dialog, "一句足够长的话语", "一句足够长的话语")
    rest(practice_seat)

    assert port.asked == [KeyChange(Keeper.PHRASE, Secret("一句足够长的话语"))]
    assert told == ["reopen"]
    assert not section.switch_off.isVisibleTo(section)


def test_what_cannot_be_done_is_said_in_the_form_and_the_desk_stays_open(practice_seat: Seat) -> None:
    port = Port(WorldError("backup.no_room", need=2_000_000, free=1_000_000, folder="/srv"))
    section, told = section_with(practice_seat, port, Custody())
    section.switch_on.click()
    rest(practice_seat)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeeperDialog)
    dialog.keeper.press(1)
    dialog.submit()
    rest(practice_seat)

    assert dialog.isVisible()
    assert dialog.fault.text()
    assert told == []


def test_it_is_switched_off_at_a_second_word(practice_seat: Seat) -> None:
    port = Port()
    section, told = section_with(practice_seat, port, Custody("file_pin"))
    section.switch_off.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OffDialog)
    assert (port.asked, told) == ([], [])
    dialog.submit_button.click()
    rest(practice_seat)

    assert (port.asked, told) == ([KeyChange(None)], ["reopen"])


def test_the_key_gets_another_keeper_while_the_desk_stays_open(practice_seat: Seat) -> None:
    port = Port()
    section, told = section_with(practice_seat, port, Custody("file_pin"))
    section.other.click()
    rest(practice_seat)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeeperDialog)
    dialog.keeper.press(1)
    dialog.submit()
    rest(practice_seat)

    assert (port.moved, told) == ([KeyChange(Keeper.MACHINE)], [])
    assert "只有本机能打开" in section.state.text()


def test_what_a_change_left_behind_is_cleared_or_stays_with_the_reason(practice_seat: Seat) -> None:
    port = Port(DamageError("backup.damaged", file="room.db", problem="digest", count=1))
    section, _ = section_with(practice_seat, port, Custody("file_pin", 0, "room.replaced.db"))
    heard: list[str] = []
    practice_seat.desk.notices.said.connect(lambda notice: heard.append(notice.text))
    section.clear.click()
    rest(practice_seat)
    port.refused = None
    section.clear.click()
    rest(practice_seat)

    assert len(heard) == 2
    assert "room.replaced.db" in heard[1]


def test_who_may_not_has_the_buttons_grey_with_the_reason(practice_seat: Seat) -> None:
    section, _ = section_with(practice_seat, Port(), Custody())
    practice_seat.desk.gate.bar(barred(["custody"], ["intake"], "某人"))

    assert not section.switch_on.isEnabled()
    assert "系统管理员" in section.switch_on.toolTip()


# --- the window in the place of the desk -----------------------------------------------------------------------------


def change_window(
    seat: Seat, work: Callable[[Callable[[str], object]], object]
) -> tuple[ChangeWindow, list[int]]:
    window = ChangeWindow(seat.desk.theme, Path("/srv/room"), work, is_on=True, lang="zh_CN")
    seat.qtbot.addWidget(window)
    over: list[int] = []
    window.over.connect(lambda: over.append(1))
    window.show()
    window.begin()
    return window, over


def test_the_window_tells_each_step_and_ends_by_itself(practice_seat: Seat) -> None:
    steps = ("keep", "room", "copy", "compare", "exchange", "note", "decide", "finish", "look", "let go")
    window, over = change_window(practice_seat, lambda step: [step(name) for name in steps])
    practice_seat.wait_for(lambda: bool(over))

    assert "5/5" in window.accessibleName()
    assert not window.go_on.isVisible()


def test_a_failure_is_a_sentence_and_the_desk_opens_with_the_former_file(practice_seat: Seat) -> None:
    def work(step: Callable[[str], object]) -> None:
        step("copy")
        raise WorldError("key.busy")

    window, over = change_window(practice_seat, work)
    practice_seat.wait_for(window.go_on.isVisible)
    assert over == []
    assert "没有替换任何内容" in window.fault.text()
    QTest.keyClick(window, Qt.Key.Key_Return)

    assert over


def test_between_two_openings_the_desk_changes_the_file_and_opens_anew(
    practice_seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = practice_seat.bench.home
    monkeypatch.delenv("COMMANDROOM_STORE_PHRASE", raising=False)
    context = Context(home, "zh_CN", as_json=False, out=io.StringIO(), err=io.StringIO())
    practice_seat.bench.room.store.close()

    _between(context, KeyChange(Keeper.MACHINE))

    assert custody_of(home) == Custody("file_machine")
    room = context.room()
    assert room.custody is not None
    assert room.custody().place == "file_machine"
    context.close()

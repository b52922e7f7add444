"""The page of the exchange: what it shows in each state, what each button and key does, what is said of it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from threading import Event as Signal

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from commandroom.domain.errors import RefusedError
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.dialogs.exchange.join import JoinDialog
from commandroom.ui.dialogs.exchange.package import PackageDialog
from commandroom.ui.notices import Kind
from commandroom.ui.parts import exchanging as said
from commandroom.usecases.exchanging import Exchanged, KeyLife, KeyPlace, Trouble, WayOut
from tests.ui.exchange.conftest import Sit


def test_connected_shows_sign_figures_peers_and_who_is_joined(sitting: Sit) -> None:
    shown = sitting("connected")
    page = shown.page

    assert page.header.sign.text == "已连接"
    assert "下次" in page.header.times.text()
    assert {kind: card.value for kind, card in page.figures.items()} == {
        "events": "4", "records": "0", "keys": "0", "files": "2",
    }  # fmt: skip
    assert [row.peer.role for row in page.present.peers.rows] == ["hub", "center"]
    devices = [page.present.devices.table.data(page.present.devices.table.index(at, 0)) for at in range(6)]
    assert devices[0] == "席位 A（本席位）"
    assert devices[-1] == "席位 D"
    assert page.present.stuck.calm.isVisible()


def test_offline_says_since_when_and_every_peer_why(sitting: Sit) -> None:
    shown = sitting("offline")

    assert shown.page.header.sign.text == "离线（自 07:46）"
    assert [row.fault.text() for row in shown.page.present.peers.rows] == [
        "对方没有应答：网络不通，或对方没有开机。工作照常，恢复后自动补送。"
    ] * 2


def test_t20_each_stuck_state_has_a_named_cause_a_count_an_age_and_one_button(sitting: Sit) -> None:
    shown = sitting("stuck")
    rows = shown.page.present.stuck.rows

    assert len(rows) == 5
    assert all(row.text.text() and not row.text.text().startswith("exchange.") for row in rows)
    assert rows[0].age.text() == "涉及 1 项 · 已 5时00分"
    assert [row.button.text().strip() for row in rows] == [
        "重试",
        "校准时钟",
        "搁置…",
        "重新加入…",
        "查看版本",
    ]


def test_the_rows_of_what_is_stuck_are_kept_while_only_their_age_changes(sitting: Sit) -> None:
    shown = sitting("stuck")
    rows = list(shown.page.present.stuck.rows)
    rows[3].button.setFocus()

    shown.seat.bench.later(minutes=10)
    shown.look()

    assert shown.page.present.stuck.rows == rows
    assert shown.page.present.stuck.chosen is rows[3]


def test_a_clock_that_is_off_and_a_certificate_that_ends_are_said_in_red_and_amber(sitting: Sit) -> None:
    shown = sitting("stuck")
    hub, centre = shown.page.present.peers.rows

    cells = {name.text(): value for name, value in (*hub._cells, *centre._cells) if "⚠" in value.text()}
    assert {name: value.property("role") for name, value in cells.items()} == {
        "时钟": "error",
        "证书有效期": "warn",
    }
    assert cells["时钟"].text() == "⚠ 本机快 3 分钟"
    assert "剩 19 天" in cells["证书有效期"].text()


@pytest.mark.parametrize(
    ("offset", "text"),
    [(None, ""), (-900, "相差 0.9 秒"), (60_000, "相差 60.0 秒"), (-7_500_000, "⚠ 本机慢 2时05分")],
)
def test_the_clocks_difference_is_told_in_words(sitting: Sit, offset: int | None, text: str) -> None:
    peer = replace(sitting().posed.state().peers[0], offset_ms=offset)

    assert said.clock_text(peer) == text


def test_keys_that_lie_weakly_are_marked(sitting: Sit) -> None:
    weak, strong = sitting("stuck").page.present.keys, said.PLACES[KeyPlace.KEYRING]

    assert weak.text().startswith("⚠ 保存在文件中，由本机自动打开")
    assert weak.property("role") == "warn"
    assert said.say(strong) == "保存在系统密钥环中。"


def test_the_age_of_the_keys_and_their_next_change_are_told(sitting: Sit) -> None:
    shown = sitting()
    now = shown.seat.desk.clock.now()
    label = shown.page.present.key_life
    life = KeyLife(now - timedelta(days=400), now - timedelta(days=35))

    assert label.text().splitlines()[0].endswith("起使用，已 120 天。")
    assert label.text().splitlines()[1].endswith("，由本席位自动换用。")
    told, look = said.key_life_text(life, now)
    assert (told.splitlines()[1][:4], look) == ("⚠ 应在", "warn")
    told, look = said.key_life_text(replace(life, until=now + timedelta(days=1)), now)
    assert (told.splitlines()[1][:2], look) == ("应在", "label")


def test_a_centre_that_went_back_is_noted_only_after_a_second_word(sitting: Sit) -> None:
    shown = sitting("stuck")

    shown.page.go(_way(WayOut.TAKE_NOTE, "https://10.0.0.9:8443"))
    before = list(shown.posed.asked)
    dialog = shown.dialog(ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    dialog.submit_button.click()
    shown.seat.wait_for(lambda: bool(shown.said))

    assert before == []
    assert shown.posed.asked == [("way_out", "exchange.unproven")]


def test_a_seat_that_never_joined_has_one_sentence_and_the_way_in(sitting: Sit) -> None:
    shown = sitting("empty")

    assert any("尚未加入" in text for text in shown.texts)
    button = next(
        part for part in shown.page.placeholder.findChildren(QWidget) if part.accessibleName() == "加入…"
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert isinstance(shown.dialog(JoinDialog), JoinDialog)


def test_a_room_without_an_exchange_says_so_and_offers_nothing(sitting: Sit) -> None:
    shown = sitting(None)

    assert any("不能同步" in text for text in shown.texts)
    shown.page.refresh()
    shown.seat.settle()
    assert shown.said == []


def test_f5_exchanges_with_everybody_off_the_windows_thread(sitting: Sit) -> None:
    shown = sitting()
    shown.posed.held = Signal()

    QTest.keyClick(shown.window, Qt.Key.Key_F5)
    shown.seat.wait_for(lambda: ("now", 60.0) in shown.posed.asked)

    assert not shown.page.header.sync.isEnabled()
    assert shown.page.header.sync.accessibleName() == "正在同步…"
    shown.posed.held.set()
    shown.seat.wait_for(lambda: bool(shown.said))
    assert shown.said[0].text == "上送 3 笔，下收 5 笔，用时 0.4 秒"
    assert shown.page.header.sync.isEnabled()


def test_a_second_press_while_it_exchanges_begins_nothing(sitting: Sit) -> None:
    shown = sitting()
    shown.posed.held = Signal()

    shown.page.header.sync.click()
    shown.page.refresh()
    shown.page.model.sync()
    shown.posed.held.set()
    shown.seat.wait_for(lambda: bool(shown.said))

    assert [name for name, _ in shown.posed.asked] == ["now"]


def test_a_peer_that_did_not_answer_is_told_by_name(sitting: Sit) -> None:
    shown = sitting()
    shown.posed.exchanged = Exchanged(pushed=1, faults=(("县中心", "exchange.no_answer"),))

    shown.page.header.sync.click()
    shown.seat.wait_for(lambda: bool(shown.said))

    assert shown.said[0].kind is Kind.WARN
    assert shown.said[0].text.endswith(
        "县中心：对方没有应答：网络不通，或对方没有开机。工作照常，恢复后自动补送。"
    )


def test_a_refusal_is_said_and_the_buttons_come_back(sitting: Sit) -> None:
    shown = sitting()
    shown.posed.error = RefusedError("exchange.revoked_there")

    shown.page.header.sync.click()
    shown.seat.wait_for(lambda: bool(shown.said))

    assert shown.said[0].kind is Kind.CRIT
    assert "已被停用" in shown.said[0].text
    assert shown.page.header.sync.isEnabled()


def test_r_takes_the_way_out_of_the_chosen_stuck_state(sitting: Sit) -> None:
    shown = sitting("stuck")
    row = shown.page.present.stuck.rows[0]
    row.button.setFocus()

    QTest.keyClick(row.button, Qt.Key.Key_R)
    shown.seat.wait_for(lambda: bool(shown.said))

    assert shown.posed.asked == [("way_out", "exchange.not_our_server")]
    shown.seat.wait_for(lambda: shown.page.header.sign.text == "已连接")


def test_a_centre_is_left_after_a_question(sitting: Sit) -> None:
    shown = sitting("connected")
    first = shown.page.present.peers.rows[0]
    assert "不再同步" in first.leave.accessibleName()

    first.leave.click()
    dialog = shown.dialog(ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    dialog.accept()
    shown.seat.wait_for(lambda: bool(shown.said))

    assert shown.posed.asked == [("leave", first.peer.url)]


def test_c_copies_the_chosen_row(sitting: Sit) -> None:
    shown = sitting("stuck")
    shown.page.present.stuck.rows[1].button.setFocus()

    QTest.keyClick(shown.page.present.stuck.rows[1].button, Qt.Key.Key_C)
    copied = QApplication.clipboard().text()
    shown.page.show_tab("log")
    shown.page.log.setFocus()
    QTest.keyClick(shown.page.log, Qt.Key.Key_C)

    assert copied.startswith("exchange.clock_off\t本机时钟与“二楼值班室主机”相差约 3 分钟")
    assert "二楼值班室主机" in QApplication.clipboard().text()
    assert [notice.text for notice in shown.said] == ["已复制", "已复制"]


def _way(way: WayOut, subject: str = "") -> Trouble:
    return Trouble("exchange.unproven", 3, None, way, subject)


def test_what_cannot_be_proven_is_put_aside_only_after_a_second_word(sitting: Sit) -> None:
    shown = sitting("stuck")

    shown.page.present.stuck.rows[2].button.click()
    before = list(shown.posed.asked)
    dialog = shown.dialog(ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    dialog.submit_button.click()
    shown.seat.wait_for(lambda: bool(shown.said))

    assert before == []
    assert shown.posed.asked == [("way_out", "exchange.unproven")]


def test_each_way_out_leads_where_it_says(sitting: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = sitting("stuck")
    gone: list[tuple[str, object]] = []
    shown.seat.desk.navigator.wanted.connect(lambda page, where: gone.append((page, where)))
    monkeypatch.setattr("commandroom.ui.pages.exchange.view.open_clock_settings", lambda: False)
    shown.seat.desk.navigator.wanted.disconnect(shown.window.show_page)

    shown.page.go(_way(WayOut.SETTLE))
    tab = shown.page.tabs.value
    shown.page.go(_way(WayOut.UPDATE))
    shown.page.go(_way(WayOut.OPEN_CLOCK))
    shown.page.go(_way(WayOut.JOIN, "https://10.0.0.9:8443"))
    dialog = shown.dialog(JoinDialog)

    assert tab == "conflicts"
    assert gone == [("settings", {"section": "about"})]
    assert shown.said[0].text == "请在系统设置中核对日期、时间和时区。"
    assert isinstance(dialog, JoinDialog)
    assert dialog.url.text() == "https://10.0.0.9:8443"


def test_a_package_is_written_into_a_folder_and_told_with_its_hash(
    sitting: Sit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown = sitting()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(tmp_path))

    shown.page.header.export.click()
    shown.seat.wait_for(lambda: has_dialog(PackageDialog))
    dialog = shown.dialog(PackageDialog)
    assert isinstance(dialog, PackageDialog)
    dialog.copy.click()

    assert shown.posed.asked == [("export", tmp_path)]
    assert "已写出并签名" in dialog.said.text()
    assert "SHA-256：9f2c4b7e 1d8a6053" in QApplication.clipboard().text()


def test_a_package_is_taken_in_and_told_how_much_was_new(
    sitting: Sit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown = sitting()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(tmp_path / "a.crx"), ""))

    shown.page.header.take_in.click()
    shown.seat.wait_for(lambda: has_dialog(PackageDialog))
    dialog = shown.dialog(PackageDialog)

    assert isinstance(dialog, PackageDialog)
    assert dialog.said.text() == "完整，签名有效：共 128 笔，其中 96 笔为新收。"


def test_a_damaged_package_is_refused_with_its_sentence(
    sitting: Sit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown = sitting()
    shown.posed.error = RefusedError("package.damaged", file="a.crx")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(tmp_path / "a.crx"), ""))

    shown.page.header.take_in.click()
    shown.seat.wait_for(lambda: bool(shown.said))

    assert "不完整或被改动过" in shown.said[0].text
    assert not has_dialog(PackageDialog)


def test_choosing_no_file_and_no_folder_begins_nothing(sitting: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = sitting()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: ("", ""))

    shown.page.header.export.click()
    shown.page.header.take_in.click()
    shown.seat.settle()

    assert shown.posed.asked == []


def test_the_exchanges_that_were_stand_newest_first_with_result_in_sign_and_word(sitting: Sit) -> None:
    shown = sitting("offline")
    shown.page.show_tab("log")
    table = shown.page.log.table
    moments = [row.at for row in table.rows]
    results = [str(table.data(table.index(at, 6))) for at in range(table.rowCount())]

    assert moments == sorted(moments, reverse=True)
    assert {text[0] for text in results} == {"✓", "✕"}
    assert any("席位 C" in text for text in results)


def test_the_page_looks_by_itself_only_while_it_is_on_the_screen(sitting: Sit) -> None:
    shown = sitting()
    before = shown.page.model._again.isActive()

    shown.window.show_page("start")

    assert (before, shown.page.model._again.isActive(), shown.page._second.isActive()) == (True, False, False)


def test_every_part_of_the_page_has_a_name(sitting: Sit) -> None:
    for pose in ("connected", "stuck"):
        shown = sitting(pose)
        for part in (*shown.page.present.stuck.rows, *shown.page.present.peers.rows, shown.page.header.sign):
            assert part.accessibleName()
        lists = (shown.page.log, shown.page.present.devices, shown.page.conflicts.list)
        assert [view.accessibleName() for view in lists] == ["交换记录", "已加入的设备", "冲突"]
        shown.window.close()


def test_ages_are_told_in_the_largest_useful_unit(sitting: Sit) -> None:
    now = sitting().seat.bench.clock.moment
    ages = [said.ago_text(now - timedelta(seconds=s), now) for s in (0, 12, 200, 4000, 90_000)]

    assert ages == ["刚刚", "12 秒前", "3 分钟前", "1时06分前", "1天01时前"]
    assert said.ago_text(None, now) == "从未"


def has_dialog(kind: type[QWidget]) -> bool:
    return any(isinstance(one, kind) and one.isVisible() for one in QApplication.topLevelWidgets())

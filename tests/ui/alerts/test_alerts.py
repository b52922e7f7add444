"""What reaches the person: cards, the banner of the first class, one card for a storm; and the centre by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.ui.dialogs.alerts.centre import MuteDialog
from commandroom.usecases import alerting
from commandroom.usecases.commands import SeatSetting
from commandroom.usecases.queries import AlertRow, Alerts
from tests.ui.alerts.conftest import Watched

Begin = Callable[[], Watched]


def stored(watched: Watched, status: str = "") -> list[AlertRow]:
    return list(watched.seat.bench.room.ask(Alerts(status)))


def red_one(watched: Watched, title: str = "老街井盖缺失") -> str:
    number = watched.seat.bench.submitted(title=title)
    watched.seat.bench.later(minutes=125)
    return number


def test_a_red_lamp_comes_as_a_card_with_something_to_do(watched: Begin) -> None:
    desk = watched()
    red_one(desk)

    desk.ring()
    take = desk.said[-1].on_action
    assert take is not None
    take()
    desk.settle()

    assert "受理超时：老街井盖缺失" in desk.said[-1].text or any("受理超时" in n.text for n in desk.said)
    assert [a.status for a in stored(desk)] == ["acknowledged"]


def test_a_yellow_lamp_only_counts(watched: Begin) -> None:
    desk = watched()
    desk.seat.bench.submitted()
    desk.seat.bench.later(minutes=90)

    desk.ring()

    assert desk.said == []
    assert [a.kind for a in stored(desk)] == ["yellow"]


def test_what_rang_before_the_desk_opened_is_not_said_again(watched: Begin) -> None:
    desk = watched()
    red_one(desk)
    desk.ring()
    count = len(desk.said)

    desk.ring()
    desk.ring()

    assert count == 1
    assert len(desk.said) == 1


def test_the_first_class_stands_as_a_banner_until_it_is_taken(watched: Begin) -> None:
    desk = watched()
    desk.seat.bench.accepted(title="燃气泄漏", urgency="特急")
    desk.seat.bench.later(minutes=11)
    desk.ring()
    before = desk.seat.desk.notices.banner

    centre = desk.centre()
    centre.take_current()
    desk.settle()
    desk.watch.look()
    desk.settle()
    centre.reject()

    assert before is not None
    assert "燃气泄漏" in before.text
    assert desk.seat.desk.notices.banner is None


def test_a_storm_of_one_look_is_one_card(watched: Begin) -> None:
    desk = watched()
    for n in range(14):
        desk.seat.bench.submitted(title=f"第{n}件")
    desk.seat.bench.later(minutes=125)

    desk.ring()

    single = [n for n in desk.said if "受理超时" in n.text]
    gathered = [n for n in desk.said if "汇总提醒" in n.text]
    assert single == []
    assert [n.text for n in gathered] == ["汇总提醒 14 条"]


def test_what_came_in_the_minutes_after_a_card_is_said_with_the_next_one(watched: Begin) -> None:
    desk = watched()
    for count, minutes in ((14, 5), (2, 6), (1, 114)):
        for n in range(count):
            desk.seat.bench.submitted(title=f"第{n}件")
        desk.seat.bench.later(minutes=minutes)
    said = []
    for minutes in (5, 6, 0):
        desk.ring()
        said.append([n.text for n in desk.said])
        desk.seat.bench.later(minutes=minutes)

    assert said[0] == ["汇总提醒 14 条"]
    assert said[1] == said[0]
    assert said[2] == ["汇总提醒 14 条", "汇总提醒 3 条"]


def test_a_muted_seat_stays_quiet_and_the_log_keeps_why(watched: Begin) -> None:
    desk = watched()
    centre = desk.centre()
    QTest.keyClicks(centre.list, "m")
    mute = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MuteDialog) and w.isVisible())
    mute.submit_button.click()
    desk.seat.wait_for(lambda: bool(mute.reason_field.fault))
    mute.reason.setText("正在接待来访")
    mute.submit_button.click()
    desk.seat.wait_for(lambda: not mute.isVisible())
    desk.settle()
    is_said = "静音至" in centre.muted.text()
    centre.reject()
    desk.seat.bench.later(minutes=4)
    red = alerting.muted_until(stored(desk), desk.seat.bench.clock.moment)

    assert is_said
    assert red is not None
    assert [(a.kind, a.title) for a in stored(desk)] == [("mute", "正在接待来访")]


def test_the_centre_is_worked_by_keys_alone(watched: Begin) -> None:
    desk = watched()
    number = red_one(desk)
    desk.ring()
    went: list[tuple[str, object]] = []
    desk.seat.desk.navigator.wanted.connect(lambda key, where: went.append((key, where)))

    centre = desk.centre()
    shown = [a.title for a in centre.list.table.rows]
    QTest.keyClicks(centre.list, "a")
    desk.settle()
    left = [a.title for a in centre.list.table.rows]
    centre.tabs.chips[1].click()
    QTest.keyClick(centre.list, Qt.Key.Key_Return)
    desk.settle()

    assert (shown, left) == (["老街井盖缺失"], [])
    assert went == [("event", {"event_id": desk.seat.bench.event(number).id})]


def test_the_countdown_to_the_next_call_is_shown(watched: Begin) -> None:
    desk = watched()
    red_one(desk)
    desk.ring()
    desk.seat.bench.later(seconds=30)

    centre = desk.centre()
    text = centre._next(centre.list.table.rows[0])
    centre.reject()

    assert text == "04:30"


def test_all_of_the_third_class_can_be_taken_at_once_and_no_other(watched: Begin) -> None:
    desk = watched()
    red_one(desk)
    for n in range(3):
        desk.seat.bench.submitted(title=f"黄灯{n}")
    desk.seat.bench.later(minutes=180)
    desk.ring()

    centre = desk.centre()
    centre.take_low.click()
    desk.settle()
    centre.reject()

    assert sorted((a.level, a.status) for a in stored(desk)) == [
        ("P2", "triggered"),
        ("P3", "acknowledged"),
        ("P3", "acknowledged"),
        ("P3", "acknowledged"),
    ]


def test_nothing_rings_is_said_calmly(watched: Begin) -> None:
    desk = watched()

    centre = desk.centre()
    is_empty = centre.placeholder.state is not None
    can_take = centre.take.isEnabled()
    centre.reject()

    assert is_empty
    assert not can_take


def test_the_rates_show_the_day_the_shares_and_what_nobody_took(watched: Begin) -> None:
    desk = watched()
    book, now = desk.seat.bench.room.alerts, desk.seat.bench.clock.moment
    assert book is not None
    for number in range(8):
        book.raise_alert(
            AlertRow(id=f"a{number}", at=now - timedelta(hours=25 - 3 * number), level="P1" if number < 3 else "P2",
                     kind="red", event="", number="", title="x", timer="accept", owner="", status="triggered")
        )  # fmt: skip
    centre = desk.centre()

    centre.tabs.choose("rates")
    centre.tabs.changed.emit()
    desk.settle()

    rates = centre.rates
    said = (rates.warning.text(), rates.summary.text(), rates.histogram.accessibleName())
    centre.reject()
    assert "38%" in said[0]
    assert "1 条提醒超过 24 小时" in said[0]
    assert "0.3 次" in said[1]
    assert "共 7 次" in said[2]


def seat_others(watched: Watched, **seats: str) -> None:
    """Who sits at other seats of the room."""
    bench = watched.seat.bench
    with bench.room.store.writing() as writing:
        for seat, person in seats.items():
            writing.records.amend("sitting", seat, {"person": person}, actor="system", now=bench.clock.moment)


def test_what_rings_at_another_seat_makes_no_sound_here_and_stands_in_the_centre(watched: Begin) -> None:
    desk = watched()
    seat_others(desk, B="t-intake")
    red_one(desk)
    desk.ring()
    said, counts = list(desk.said), list[int]()
    desk.watch.counted.connect(counts.append)
    desk.watch.look()
    desk.settle()

    centre = desk.centre()
    cells = [column.text(row) for row in centre.list.table.rows for column in centre.list.table.columns]
    centre.reject()

    assert said == []
    assert set(counts) == {0}
    assert "老街井盖缺失" in cells
    assert "练习综合政务岗" in cells


def test_what_its_owner_does_not_take_comes_to_the_shift_leader_after_five_minutes(watched: Begin) -> None:
    desk = watched()
    seat_others(desk, B="t-intake")
    red_one(desk)
    desk.ring()
    desk.seat.bench.later(minutes=5)
    desk.ring()

    assert [n.text for n in desk.said] == ["受理超时：老街井盖缺失"]


def test_what_rings_here_stands_above_what_rings_elsewhere(watched: Begin) -> None:
    desk = watched()
    red_one(desk, "别处的")
    seat_others(desk, B="t-intake")
    desk.ring()
    number = desk.seat.bench.fed_back(title="这里的")
    desk.seat.bench.clock.moment = desk.seat.bench.timer(number, "verify").due
    desk.seat.bench.later(minutes=1)
    desk.ring()

    centre = desk.centre()
    places = [centre._place(row) for row in centre.list.table.rows if row.level == "P2"]
    centre.reject()

    assert places[0].startswith("本席位")
    assert any(not place.startswith("本席位") for place in places)


def test_the_rates_are_shown_of_each_person_by_choice(watched: Begin) -> None:
    desk = watched()
    seat_others(desk, B="t-intake")
    red_one(desk)
    desk.ring()
    desk.seat.bench.later(minutes=1)

    centre = desk.centre()
    centre.show_tab("rates")
    desk.settle()
    first = centre.rates.who.value
    centre.rates.who.setFocus()
    QTest.keyClick(centre.rates.who, Qt.Key.Key_Down)
    desk.settle()
    chosen, summary = centre.rates.who.currentText(), centre.rates.summary.text()
    centre.reject()

    assert first == ""
    assert chosen == "练习综合政务岗"
    assert summary.startswith("练习综合政务岗所在席位平均每小时 0.0 次")


def test_a_locked_seat_is_nobodys(watched: Begin) -> None:
    desk = watched()
    lock, store = desk.seat.desk.lock, desk.seat.bench.room.store
    lock.close()
    desk.settle()
    locked = store.local("seat.away")
    lock.open()
    desk.settle()

    assert (locked, store.local("seat.away")) == ("1", "")


def test_an_alert_is_put_off_for_ten_minutes_by_one_key(watched: Begin) -> None:
    desk = watched()
    red_one(desk)
    desk.ring()

    centre = desk.centre()
    QTest.keyClicks(centre.list, "l")
    desk.settle()
    put_off = [a.status for a in stored(desk)]
    centre.reject()
    desk.seat.bench.later(minutes=11)
    desk.ring()

    assert put_off == ["acknowledged"]
    assert [a.status for a in stored(desk) if a.status != "again"] == ["triggered"]


def test_what_waited_for_who_sits_down_comes_as_one_card(watched: Begin) -> None:
    desk = watched()
    seat_others(desk, B="t-intake", C="t-command")
    for n in range(2):
        desk.seat.bench.submitted(title=f"第{n}件")
    desk.seat.bench.later(minutes=125)
    desk.ring()
    before = list(desk.said)
    desk.seat.bench.room.perform(SeatSetting("operator", "t-intake"))
    desk.watch.look()
    desk.settle()

    assert before == []
    assert [n.text for n in desk.said] == ["汇总提醒 2 条"]

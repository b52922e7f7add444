"""The dispatch dialog on a real room: who is offered, what is sent, what happens when somebody was faster."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from commandroom.domain.event.dispatching import Dispatch
from commandroom.domain.event.reading import read_deed
from commandroom.domain.event.state import State
from commandroom.domain.ids import PersonId
from commandroom.domain.people.shortfall import Proposal
from commandroom.ui.dialogs.dispatch.candidates import people_of
from commandroom.ui.dialogs.dispatch.dialog import DispatchDialog
from commandroom.ui.dialogs.dispatch.opening import open_dispatch
from commandroom.ui.dialogs.joint.dialog import PlanDialog
from commandroom.ui.page import Page, PageSpec
from commandroom.ui.window import DeskWindow
from commandroom.usecases.commands import Amend
from commandroom.usecases.queries import Drafts, Joints, Persons, Recommend, Units
from tests.ui.room import Seat
from tests.ui.typing_in import CTRL, Typist

CATEGORY = "0204"


@pytest.fixture
def window(seat: Seat) -> Iterator[DeskWindow]:
    pages = (("home", "首页", "house"), ("event", "事件", "file-text"))
    made = seat.window(*(PageSpec(key, title, icon, lambda _desk: Page()) for key, title, icon in pages))
    seat.desk.settings.put("dispatch/next", value=False)
    yield made
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, DispatchDialog) and dialog.isVisible():
            dialog.reject()


def lead_unit(seat: Seat) -> str:
    units = seat.desk.room.ask(Units())
    found: str = next(unit.id for unit in units if unit.answers_to("应急消防管理站"))
    return found


def triaged(seat: Seat, **given: str) -> str:
    """An event that waits for its dispatch."""
    leader = seat.person("shift_leader")
    now = seat.desk.clock.now()
    number = seat.act(
        "register", by=leader, source="CALL", title="消防通道被占用", text="面包车把消防通道堵死了", location="老街弄185号",
        occurred_at=now, reported_at=now,
    )  # fmt: skip
    seat.act("submit", number, by=leader, category_suggest=CATEGORY)
    seat.act("accept", number, by=leader, category=CATEGORY, urgency="紧急")
    seat.act("triage", number, by=leader, tier="2", level="无", lead_office=lead_unit(seat), **given)
    return number


def dispatched(seat: Seat) -> str:
    number = triaged(seat)
    seat.act(
        "dispatch",
        number,
        by=seat.person("shift_leader"),
        lead_office=lead_unit(seat),
        requirement="到场处置",
    )
    return number


def on_watch(seat: Seat) -> None:
    """The people of the leading unit are on duty, day and night."""
    perform = seat.bench.room.perform
    perform(Amend("shift", "watch", {"start": "08:00", "end": "08:00", "next_day": True}, actor="system"))
    pattern = {"unit": lead_unit(seat), "shift": "watch", "since": "2026-01-01"}
    perform(Amend("pattern", "watch", pattern, actor="system"))


def full_hands(seat: Seat, window: DeskWindow) -> tuple[str, str, str]:
    """A waiting event, one in hand, and the person who carries no more than that one."""
    number = triaged(seat)
    leader = seat.person("shift_leader")
    dialog = opened(seat, window, number)
    chosen = dialog.people.people.rows[0]
    dialog.reject()
    seat.bench.room.perform(Amend("person", chosen.id, {"capacity": 1}, actor="system"))
    other = triaged(seat)
    seat.act("dispatch", other, by=leader, lead_office=chosen.unit, handler=chosen.id, requirement="到场处置")
    return number, other, chosen.id


def sent(seat: Seat, number: str) -> Dispatch:
    """The dispatch as it stands in the journal."""
    told = seat.sheet(number).timeline[-1]
    entry = next(e for e in seat.bench.room.store.export_entries() if e.hash == told.hash)
    deed = read_deed(entry)
    assert deed is not None
    assert isinstance(deed[0], Dispatch)
    return deed[0]


def opened(seat: Seat, window: DeskWindow, number: str, verb: str = "dispatch") -> DispatchDialog:
    dialog = open_dispatch(seat.desk, window, number, verb=verb)
    seat.wait_for(lambda: dialog.scene is not None)
    seat.settle()
    return dialog


def test_the_people_of_the_lead_unit_come_first_and_a_digit_names_the_button(
    seat: Seat, window: DeskWindow
) -> None:
    dialog = opened(seat, window, triaged(seat))

    QTest.keyClick(dialog.people, Qt.Key.Key_3)

    rows = dialog.people.people.rows
    assert all(one.unit == lead_unit(seat) for one in rows[:3])
    assert dialog.people.chosen is rows[2]
    assert dialog.submit_button.accessibleName() == f"派遣给 {rows[2].name}"


def test_a_dispatch_carries_person_deadline_helpers_and_what_was_shown(
    seat: Seat, window: DeskWindow
) -> None:
    number = triaged(seat)
    dialog = opened(seat, window, number)
    dialog.order.limit.press(2)
    dialog.order.coops.press(0)
    dialog.order.insert("请立即到场核实")
    due = dialog.order.deadline

    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    seat.wait_for(lambda: not dialog.isVisible())

    sheet = seat.sheet(number)
    event, told = sheet.event, sheet.timeline[-1]
    assert event.state is State.PENDING_SIGN
    assert event.lead is not None
    assert event.lead.handler == dialog.people.people.rows[0].id
    assert [coop.office for coop in event.coops] == dialog.order.coop_units
    assert max(t.due for t in event.running() if t.key == "dispose") == due
    entry = next(e for e in seat.bench.room.store.export_entries() if e.hash == told.hash)
    deed = read_deed(entry)
    assert deed is not None
    assert isinstance(deed[0], Dispatch)
    shown = json.loads(deed[0].shown)
    assert shown["picked"] == event.lead.handler
    assert [row["id"] for row in shown["shown"]] == [one.id for one in dialog.people.people.rows[:8]]


def test_the_playbook_that_the_matter_names_stands_beside_the_choice(seat: Seat, window: DeskWindow) -> None:
    number = triaged(seat, scenario="CW-11")
    dialog = opened(seat, window, number)
    assert dialog.order.playbook.isVisible()
    assert "不得以“无主”为由不溯源" in dialog.order.playbook.text
    dialog.reject()
    plain = opened(seat, window, triaged(seat))
    assert not plain.order.playbook.isVisible()


def test_the_limit_of_the_category_is_shown_with_its_end(seat: Seat, window: DeskWindow) -> None:
    dialog = opened(seat, window, triaged(seat))

    assert dialog.order.deadline is None
    assert "1 工作日" in dialog.order.due.text()
    assert "至 11月23日 17:00" in dialog.order.due.text()


def test_who_may_not_lead_or_is_on_leave_cannot_be_picked_and_says_why(
    seat: Seat, window: DeskWindow
) -> None:
    now = seat.desk.clock.now()
    number = triaged(seat)
    dialog = opened(seat, window, number)
    first = dialog.people.people.rows[0]
    dialog.reject()
    span = {"person": first.id, "state": "leave", "since": (now - timedelta(days=1)).isoformat(),
            "until": (now + timedelta(days=1)).isoformat()}  # fmt: skip
    seat.bench.room.perform(Amend("presence", "leave-1", span, actor="system"))

    again = opened(seat, window, number)
    again.filter.press(3)
    rows = again.people.people.rows
    away = next(at for at, one in enumerate(rows) if one.id == first.id)
    expired = [one for one in rows if "已过期" in one.barred]

    assert rows[away].barred == f"{first.name}正在请假，不能派遣。"
    assert not again.people.pick(away)
    assert expired
    tip = again.people.people.data(again.people.people.index(away, 0), Qt.ItemDataRole.ToolTipRole)
    assert "正在请假" in tip


def test_people_stand_in_the_order_of_the_recommendation_with_score_and_reasons(
    seat: Seat, window: DeskWindow
) -> None:
    number = triaged(seat)
    on_watch(seat)
    found = seat.desk.room.ask(Recommend(number, now=seat.desk.clock.now()))

    dialog = opened(seat, window, number)

    rows = dialog.people.people.rows
    picks = found.picks
    assert picks
    assert [(one.id, one.score) for one in rows[: len(picks)]] == [
        (pick.person, pick.score) for pick in picks
    ]
    assert any(reason.startswith("近30日派") for reason in rows[0].reasons)
    tip = dialog.people.people.data(dialog.people.people.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert f"推荐分 {picks[0].score}" in tip


def test_what_was_shown_is_kept_with_the_dispatch_with_scores_and_parts(
    seat: Seat, window: DeskWindow
) -> None:
    number = triaged(seat)
    on_watch(seat)
    dialog = opened(seat, window, number)
    dialog.order.insert("请处置")
    first = dialog.people.people.rows[0]

    dialog.submit()
    seat.wait_for(lambda: not dialog.isVisible())

    told = seat.sheet(number).timeline[-1]
    entry = next(e for e in seat.bench.room.store.export_entries() if e.hash == told.hash)
    deed = read_deed(entry)
    assert deed is not None
    assert isinstance(deed[0], Dispatch)
    kept = json.loads(deed[0].shown)["shown"][0]
    assert (kept["id"], kept["score"]) == (first.id, first.score)
    assert sum(points for points, _ in kept["parts"].values()) == pytest.approx(first.score, abs=0.6)


def test_somebody_with_full_hands_goes_only_with_a_reason_that_is_kept_and_both_jobs_stay(
    seat: Seat, window: DeskWindow
) -> None:
    number, other, chosen = full_hands(seat, window)
    dialog = opened(seat, window, number)
    dialog.pane.pick(chosen)
    dialog.order.insert("请处置")

    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    seat.settle()
    waiting, told, fault = (
        seat.sheet(number).event.state,
        dialog.order.busy_field,
        dialog.order.busy_field.fault,
    )
    assert QApplication.focusWidget() is dialog.order.busy
    Typist().word("仅此人熟悉现场")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    seat.wait_for(lambda: not dialog.isVisible())

    assert waiting is State.PENDING_DISPATCH
    assert told.isVisibleTo(dialog.order)
    assert "超承载派遣理由" in fault
    assert sent(seat, number).busy_reason == "仅此人熟悉现场"
    assert {seat.sheet(one).event.lead.handler for one in (number, other)} == {chosen}  # type: ignore[union-attr]


def test_a_reservation_and_somebody_with_room_ask_for_no_reason(seat: Seat, window: DeskWindow) -> None:
    number, _, chosen = full_hands(seat, window)
    dialog = opened(seat, window, number)

    dialog.pane.pick(chosen)
    is_asked = dialog.order.busy_field.isVisibleTo(dialog.order)
    dialog.order.later.setChecked(True)
    is_asked_later = dialog.order.busy_field.isVisibleTo(dialog.order)
    dialog.order.later.setChecked(False)
    dialog.people.pick(next(at for at, one in enumerate(dialog.people.people.rows) if not one.is_full))

    assert (is_asked, is_asked_later) == (True, False)
    assert not dialog.order.busy_field.isVisibleTo(dialog.order)


def test_a_second_critical_matter_asks_why_beforehand_and_where_only_the_room_knows(
    seat: Seat, window: DeskWindow
) -> None:
    """H10: nobody goes to two critical matters at once without a reason; also who belongs to another unit."""
    leader, now = seat.person("shift_leader"), seat.desk.clock.now()
    on_watch(seat)
    numbers = []
    for _ in range(2):
        number = seat.act("register", by=leader, source="CALL", title="仓库起火", text="仓库起火冒烟", location="老街弄185号",
                          occurred_at=now, reported_at=now)  # fmt: skip
        seat.act("submit", number, by=leader, category_suggest=CATEGORY)
        seat.act("accept", number, by=leader, category=CATEGORY, urgency="特急")
        seat.act("triage", number, by=leader, tier="2", level="无", lead_office=lead_unit(seat))
        numbers.append(number)
    chosen = seat.desk.room.ask(Recommend(numbers[0], now=now)).picks[0].person
    seat.act(
        "dispatch", numbers[0], by=leader, lead_office=lead_unit(seat), handler=chosen, requirement="到场"
    )
    dialog = opened(seat, window, numbers[1])

    dialog.pane.pick(chosen)
    asked, told = (
        dialog.order.is_asked_why,
        dialog.order.busy_field.fault or dialog.order.busy_field.isVisibleTo(dialog.order),
    )
    dialog.order.ask_why("")  # as where it could not be seen from here
    dialog.submit()
    seat.settle()
    again = dialog.order.is_asked_why
    dialog.order.busy.setText("同一地点，一并处置")
    dialog.submit()
    seat.wait_for(lambda: not dialog.isVisible())

    assert (asked, bool(told), again) == (True, True, True)
    assert sent(seat, numbers[1]).busy_reason == "同一地点，一并处置"


def test_why_this_person_stands_there_in_words_and_points(seat: Seat, window: DeskWindow) -> None:
    number = triaged(seat)
    on_watch(seat)
    dialog = opened(seat, window, number)
    pick = seat.desk.room.ask(Recommend(number, now=seat.desk.clock.now())).picks[1]

    QTest.keyClick(dialog.people, Qt.Key.Key_2)

    told = [label.text() for label in dialog.pane.why.parts]
    assert pick.name in dialog.pane.why.title.text()
    assert f"{pick.score} 分" in dialog.pane.why.title.text()
    assert told[0].startswith(f"同类经验 {pick.parts[0].points:g}/{pick.parts[0].most}：")
    assert sum(part.most for part in pick.parts) == 100
    assert all("/" in text and "：" in text for text in told)


def test_whose_post_has_the_matter_fixed_to_it_comes_with_that_reason_first(
    seat: Seat, window: DeskWindow
) -> None:
    number = triaged(seat)
    on_watch(seat)
    category = seat.sheet(number).event.category
    last = seat.desk.room.ask(Recommend(number, now=seat.desk.clock.now())).picks[-1]
    fields = {"name": "专管岗", "matters": [category], "persons": [last.person], "full": False}
    seat.bench.room.perform(Amend("post", "fixed", fields, actor="system"))

    dialog = opened(seat, window, number)
    dialog.pane.pick(last.person)

    row = next(one for one in dialog.people.people.rows if one.id == last.person)
    assert "本类事项定岗“专管岗”，由其担任" in row.reasons
    assert dialog.pane.why.parts[-1].text() == "定岗事项 10/10：本类事项定岗“专管岗”，由其担任"
    assert (row.score or 0) > last.score


def test_why_not_the_others_is_folded_and_a_key_opens_everybody_with_every_reason(
    seat: Seat, window: DeskWindow
) -> None:
    number = triaged(seat)
    on_watch(seat)
    found = seat.desk.room.ask(Recommend(number, now=seat.desk.clock.now()))
    dialog = opened(seat, window, number)
    was_open = dialog.pane.why_not.is_open

    QTest.keyClick(dialog, Qt.Key.Key_R, CTRL)

    assert (was_open, dialog.pane.why_not.is_open) == (False, True)
    assert len(dialog.pane.why_not.texts) == len(found.excluded)
    one = next(e for e in found.excluded if len(e.reasons) > 1)
    told = next(text for text in dialog.pane.why_not.texts if text.startswith(one.name))
    assert told.count("。") == len(one.reasons)
    assert QApplication.focusWidget() is dialog.pane.why_not.list


def test_where_nobody_fits_the_shortfall_says_why_and_a_partner_is_chosen_by_a_button(
    seat: Seat, window: DeskWindow
) -> None:
    number = triaged(seat)
    unit = lead_unit(seat)
    members = [row.person for row in seat.desk.room.ask(Persons(unit=unit))]
    helper = next(
        row.person
        for row in seat.desk.room.ask(Persons())
        if row.person.unit != unit and "office_staff" in row.person.roles and not row.person.needs_certificate
    )
    perform = seat.bench.room.perform
    perform(Amend("shift", "watch", {"start": "08:00", "end": "08:00", "next_day": True}, actor="system"))
    fields = {"person": helper.id, "shift": "watch", "since": "2026-01-01"}
    perform(Amend("pattern", "helper", fields, actor="system"))
    perform(Amend("person", members[0].id, {"ab_partner": helper.id}, actor="system"))
    away(seat, unit, "leave")

    dialog = opened(seat, window, number)
    buttons = {button.accessibleName(): button for button in dialog.pane.instead.buttons}
    partner = next(name for name in buttons if "B岗" in name)
    buttons[partner].click()

    assert dialog.pane.instead.told.text() == "无人可派"
    assert "请假" in dialog.pane.instead.hint.text()
    assert dialog.people.chosen is not None
    assert dialog.people.chosen.id == helper.id
    assert dialog.order.unit.value == helper.unit


def test_where_nobody_fits_a_neighbour_office_narrows_the_list_to_its_people(
    seat: Seat, window: DeskWindow
) -> None:
    number = triaged(seat)
    unit = lead_unit(seat)
    perform = seat.bench.room.perform
    perform(Amend("shift", "watch", {"start": "08:00", "end": "08:00", "next_day": True}, actor="system"))
    perform(
        Amend(
            "pattern", "o", {"unit": "development", "shift": "watch", "since": "2026-01-01"}, actor="system"
        )
    )
    away(seat, unit, "off")

    dialog = opened(seat, window, number)
    button = next(b for b in dialog.pane.instead.buttons if "借人" in b.accessibleName())
    button.click()

    assert {one.unit for one in dialog.people.people.rows} == {"development"}
    assert dialog.people.chosen is not None
    assert dialog.order.unit.value == "development"


def of_an_item(seat: Seat) -> str:
    """An event of an item that nobody of the unit was granted."""
    item = {
        "code": "ZF-901",
        "name": "占用消防通道",
        "penalty": True,
        "lead_dept": "县消防救援局",
        "legal_basis": ["消防法28条"],
    }
    fields = {"list_code": "ZF", "effective_from": "2026-01-01", "change": "发布", "items": [item]}
    seat.bench.room.perform(Amend("item_list", "ZF-1", fields, actor="system"))
    now, leader = seat.desk.clock.now(), seat.person("shift_leader")
    number = seat.act(
        "register", by=leader, source="CALL", title="消防通道被占用", text="面包车把消防通道堵死了", location="老街弄185号",
        occurred_at=now, reported_at=now,
    )  # fmt: skip
    seat.act("submit", number, by=leader, category_suggest=CATEGORY)
    seat.act("accept", number, by=leader, category=CATEGORY, urgency="紧急")
    seat.act(
        "triage", number, by=leader, tier="2", level="无", lead_office=lead_unit(seat), item_ref="ZF-901"
    )
    return number


def test_a_joint_team_opens_the_plan_with_matter_area_and_bodies_and_the_dispatch_goes_on(
    seat: Seat, window: DeskWindow
) -> None:
    seat.sit(seat.person("shift_leader"))
    number = of_an_item(seat)
    on_watch(seat)
    people = [
        row.person.id for row in seat.bench.room.ask(Persons()) if row.presence != "leave" and row.person.unit
    ]
    for person in people[:2]:
        certificate = {"certificate": f"浙{person}", "certificate_until": "2099-01-01", "staff_category": ""}
        seat.bench.room.perform(Amend("person", person, certificate, actor="system"))
    dialog = opened(seat, window, number)
    button = next(b for b in dialog.pane.instead.buttons if "联合执法" in b.accessibleName())

    button.click()
    seat.wait_for(lambda: isinstance(QApplication.activeModalWidget(), PlanDialog))
    plan = QApplication.activeModalWidget()
    assert isinstance(plan, PlanDialog)
    shown = (
        plan.matter.text(),
        plan.place.text(),
        plan.initiator.text(),
        plan.departments.text.split("\n")[0],
    )
    for person in people[:2]:
        plan.officers.add(person)
    plan.division.set_text("执法队取证，县消防救援局立案")
    QTest.keyClick(plan, Qt.Key.Key_Return, CTRL)
    seat.wait_for(lambda: not plan.isVisible())
    seat.settle()

    assert shown == (f"{number}：消防通道被占用（ZF-901）", "老街弄185号", "临溪镇人民政府", "县消防救援局")
    made = seat.bench.room.ask(Joints())[0]
    assert (made.number, made.place, made.departments[0]) == (number, "老街弄185号", "县消防救援局")
    assert dialog.isVisible()
    assert "提请与县消防救援局联合执法。" in dialog.order.text.text
    assert dialog.pane.notice.text() == "联合执法方案已制定，仍须派遣主办人员。"
    certified = {"certificate": "浙1", "certificate_until": "2099-01-01", "staff_category": ""}
    grant = {"unit": lead_unit(seat), "items": ["ZF"], "since": "2026-01-01"}
    officer = next(row.person.id for row in seat.bench.room.ask(Persons(unit=lead_unit(seat))))
    seat.bench.room.perform(Amend("grant", "g", grant, actor="system"))
    seat.bench.room.perform(Amend("person", officer, certified, actor="system"))
    dialog.pane.show_everybody()
    dialog.pane.pick(officer)
    dialog.submit()
    seat.settle()

    assert seat.sheet(number).event.state is State.PENDING_SIGN, dialog.fault.text()


def test_whoever_leads_the_shift_is_asked_by_name_and_nobody_calls_themselves(
    seat: Seat, window: DeskWindow
) -> None:
    number = of_an_item(seat)
    on_watch(seat)
    leader = seat.person("shift_leader")
    other = next(
        row.person.id
        for row in seat.bench.room.ask(Persons())
        if "command" in row.person.roles and row.person.id != leader
    )
    seat.sit(other)
    dialog = opened(seat, window, number)
    proposals = (
        dialog.scene.recommended.shortfall.proposals
        if dialog.scene and dialog.scene.recommended and dialog.scene.recommended.shortfall
        else ()
    )
    asked = next(one for one in proposals if one.kind == "duty_leader")

    dialog.pane.instead.wanted.emit(asked)
    seat.settle()
    noted = seat.sheet(number).timeline[-1].text
    dialog.reject()
    seat.sit(asked.person)
    again = opened(seat, window, number)
    again.pane.instead.wanted.emit(asked)
    seat.settle()

    assert noted == f"可派人员不足，已请{asked.name}决定。"
    assert again.pane.notice.text() == "本班由您带班：请在此决定，可预约派遣或转报县级。"
    assert [row.text for row in seat.sheet(number).timeline].count(noted) == 1


def test_what_goes_up_to_the_county_is_reported_up_from_its_own_page(seat: Seat, window: DeskWindow) -> None:
    dialog = opened(seat, window, triaged(seat))
    been: list[tuple[str, str]] = []
    seat.desk.navigator.wanted.connect(lambda page, where: been.append((page, where["event_id"])))
    event = dialog.scene.event.id if dialog.scene is not None and dialog.scene.event is not None else ""

    dialog.pane.instead.wanted.emit(Proposal(kind="county"))

    assert been == [("event", event)]
    assert not dialog.isVisible()


def test_without_a_requirement_it_is_not_sent_and_the_field_says_so(seat: Seat, window: DeskWindow) -> None:
    number = triaged(seat)
    dialog = opened(seat, window, number)
    dialog.order.text.set_text("")

    dialog.submit()
    seat.settle()

    assert dialog.order.text_field.fault
    assert seat.sheet(number).event.state is State.PENDING_DISPATCH


def test_people_are_found_by_the_initials_of_their_names(seat: Seat, window: DeskWindow) -> None:
    dialog = opened(seat, window, triaged(seat))
    wanted = next(one for one in dialog.people.people.rows if len(one.initials) == len("cgq"))

    dialog.finder.setText(wanted.initials)

    assert wanted.id in [one.id for one in dialog.people.people.rows]
    assert all(one.initials.startswith(wanted.initials) for one in dialog.people.people.rows)


def test_who_comes_second_sees_who_was_faster_and_keeps_the_text(seat: Seat, window: DeskWindow) -> None:
    number = triaged(seat)
    dialog = opened(seat, window, number)
    dialog.order.insert("我写了很长的要求")
    leader = seat.person("shift_leader")
    seat.act("dispatch", number, by=leader, lead_office=lead_unit(seat), requirement="先到者")

    dialog.submit()
    seat.settle()
    seat.wait_for(dialog.notice.isVisible)

    assert "派遣" in dialog.notice.text()
    assert "待签收" in dialog.notice.text()
    assert not dialog.submit_button.isEnabled()
    assert not dialog.order.isEnabled()
    assert dialog.order.text.text == "我写了很长的要求"
    assert seat.sheet(number).event.version == 5


def test_a_change_that_leaves_it_open_is_told_and_can_be_sent_all_the_same(
    seat: Seat, window: DeskWindow
) -> None:
    number = triaged(seat)
    dialog = opened(seat, window, number)
    dialog.order.insert("请处置")
    seat.act("note", number, by=seat.person("command"), text="已电话联系")

    dialog.submit()
    seat.settle()
    told = dialog.fault.text()
    seat.wait_for(dialog.submit_button.isEnabled)
    dialog.submit()
    seat.wait_for(lambda: not dialog.isVisible())

    assert "备注" in told
    assert seat.sheet(number).event.state is State.PENDING_SIGN


def test_the_next_event_opens_when_that_is_wished(seat: Seat, window: DeskWindow) -> None:
    first, second = triaged(seat), triaged(seat)
    seat.desk.settings.put("dispatch/next", value=True)
    dialog = opened(seat, window, first)
    dialog.order.insert("请处置")

    dialog.submit()
    seat.wait_for(lambda: not dialog.isVisible())
    seat.wait_for(
        lambda: any(isinstance(w, DispatchDialog) and w.isVisible() for w in QApplication.topLevelWidgets())
    )
    another = next(
        w for w in QApplication.topLevelWidgets() if isinstance(w, DispatchDialog) and w.isVisible()
    )
    seat.wait_for(lambda: another.scene is not None)

    assert another.scene is not None
    assert another.scene.event is not None
    assert another.scene.event.number == second


def test_a_reservation_sends_nobody_yet(seat: Seat, window: DeskWindow) -> None:
    number = triaged(seat)
    dialog = opened(seat, window, number)
    dialog.order.later.setChecked(True)
    dialog.order.insert("周一上午到场")

    dialog.submit()
    seat.wait_for(lambda: not dialog.isVisible())

    event = seat.sheet(number).event
    assert event.state is State.PENDING_DISPATCH
    assert event.reserved is not None
    assert event.reserved_for == dialog.order.start_at.moment


def test_another_unit_takes_over_with_a_reason(seat: Seat, window: DeskWindow) -> None:
    number = dispatched(seat)
    dialog = opened(seat, window, number, "reassign")
    dialog.filter.press(3)
    at = next(
        at
        for at, one in enumerate(dialog.people.people.rows)
        if one.unit != lead_unit(seat) and not one.barred
    )
    dialog.people.pick(at)
    dialog.order.insert("不属原单位职责")
    chosen = dialog.people.people.rows[at]

    dialog.submit()
    seat.wait_for(lambda: not dialog.isVisible())

    lead = seat.sheet(number).event.lead
    assert lead is not None
    assert (lead.office, lead.handler) == (chosen.unit, PersonId(chosen.id))


def test_a_cooperating_unit_is_added_from_the_units_of_the_catalogue(seat: Seat, window: DeskWindow) -> None:
    number = dispatched(seat)
    dialog = opened(seat, window, number, "add_coop")
    chosen = dialog.people.people.rows[0]
    dialog.order.insert("请协助清障")

    dialog.submit()
    seat.wait_for(lambda: not dialog.isVisible())

    assert "目录所列协办单位" in chosen.reasons
    assert [coop.office for coop in seat.sheet(number).event.coops] == [chosen.id]


def test_the_order_of_candidates_says_its_facts_and_no_score(seat: Seat, window: DeskWindow) -> None:
    dialog = opened(seat, window, triaged(seat))
    assert dialog.scene is not None

    found = people_of(dialog.scene)

    assert found[0].reasons[0] == "该类别主责单位"
    assert [bool(one.barred) for one in found] == sorted(bool(one.barred) for one in found)


def test_a_usual_requirement_stands_there_and_the_first_key_replaces_it(
    seat: Seat, window: DeskWindow
) -> None:
    dialog = opened(seat, window, triaged(seat))
    proposed = dialog.order.text.text

    dialog.order.text.edit.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(dialog.order.text.edit, "at once")

    assert proposed == "请立即到场核实情况，按职责处置并拍照反馈。"
    assert dialog.order.text.text == "at once"
    assert not dialog.order.is_proposed


def test_a_dispatch_put_aside_comes_back_as_it_was_and_is_forgotten_once_sent(
    seat: Seat, window: DeskWindow
) -> None:
    number = triaged(seat)
    dialog = opened(seat, window, number)
    picked = dialog.people.people.rows[2]
    dialog.people.pick(2)
    dialog.order.text.set_text("先电话联系再到场")
    QTest.keyClick(dialog, Qt.Key.Key_S, CTRL)
    seat.settle()
    waiting = seat.sheet(number).event.state

    again = opened(seat, window, number)
    chosen, text, told = again.people.chosen, again.order.text.text, again.notice.text()
    again.submit()
    seat.wait_for(lambda: not again.isVisible())
    seat.settle()

    assert waiting is State.PENDING_DISPATCH
    assert chosen is not None
    assert (chosen.id, text) == (picked.id, "先电话联系再到场")
    assert "暂存" in told
    assert seat.desk.room.ask(Drafts("dispatch")) == ()


def away(seat: Seat, unit: str, state: str) -> None:
    """Nobody of a unit is there."""
    now = seat.desk.clock.now()
    span = {"since": (now - timedelta(days=1)).isoformat(), "until": (now + timedelta(days=1)).isoformat()}
    for row in seat.desk.room.ask(Persons(unit=unit)):
        fields = {"person": row.person.id, "state": state} | span
        seat.bench.room.perform(Amend("presence", f"away-{row.person.id}", fields, actor="system"))


def test_nobody_on_duty_is_said_and_calling_somebody_is_on_record(seat: Seat, window: DeskWindow) -> None:
    number = triaged(seat)
    there = opened(seat, window, number)
    before = there.pane.nobody.isVisible()
    helpers = {one.unit for one in there.people.people.rows}
    there.reject()
    for unit in helpers:
        away(seat, unit, "off")

    dialog = opened(seat, window, number)
    dialog.pane.nobody.call.click()
    seat.settle()
    dialog.submit()
    seat.wait_for(lambda: not dialog.isVisible())

    assert not before
    assert dialog.pane.nobody.told.text() == "主责单位当前无人在岗。"
    assert [one.presence for one in dialog.people.people.rows[:2]] == ["off", "off"]
    notes = [row.text for row in seat.sheet(number).timeline if row.verb == "note"]
    assert len(notes) == 1
    assert "已呼叫" in notes[0]
    assert seat.sheet(number).event.state is State.PENDING_SIGN


def test_who_is_away_stands_there_with_a_telephone_number(seat: Seat, window: DeskWindow) -> None:
    dialog = opened(seat, window, triaged(seat))

    told = dialog.people.people.data(dialog.people.people.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)

    assert dialog.people.people.rows[0].phone
    assert dialog.people.people.rows[0].phone in told


def test_a_dispatch_by_somebody_else_turns_the_open_dialog_read_only_at_once(
    seat: Seat, window: DeskWindow
) -> None:
    number = triaged(seat)
    dialog = opened(seat, window, number)
    leader = seat.person("shift_leader")

    seat.act("dispatch", number, by=leader, lead_office=lead_unit(seat), requirement="先到者")
    seat.wait_for(lambda: not dialog.submit_button.isEnabled())

    assert "派遣" in dialog.notice.text()
    assert not dialog.order.isEnabled()
    assert not dialog.hold_button.isEnabled()


def test_a_search_that_finds_nobody_leads_back_to_everybody(seat: Seat, window: DeskWindow) -> None:
    dialog = opened(seat, window, triaged(seat))
    dialog.finder.setText("zzzzzz")
    empty = dialog.pane.empty.isVisible()

    dialog.pane.empty.button.click()

    assert empty
    assert not dialog.pane.empty.isVisible()
    assert len(dialog.people.people.rows) > 50


def test_a_closed_dialog_is_freed(seat: Seat, window: DeskWindow) -> None:
    dialog = opened(seat, window, triaged(seat))

    dialog.reject()
    seat.qtbot.waitUntil(lambda: not isValid(dialog), timeout=3000)

    assert dialog not in QApplication.topLevelWidgets()


def test_a_dialog_that_is_closed_before_it_is_whole_stays_closed(seat: Seat, window: DeskWindow) -> None:
    dialog = open_dispatch(seat.desk, window, triaged(seat))

    dialog.reject()
    seat.settle()

    assert dialog.scene is None
    assert not dialog.isVisible()

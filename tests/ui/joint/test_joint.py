"""A joint operation at the desk: planned in a form from the event, closed by one result, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.domain.people.joint import Joint
from commandroom.reports.joint import file_name, joint_document
from commandroom.ui.dialogs.joint.dialog import PlanDialog, ResultDialog
from commandroom.ui.page import PageSpec
from commandroom.ui.pages.event.view import EventPage
from commandroom.ui.parts import sending
from commandroom.ui.print.pages import pdf
from commandroom.usecases.commands import Amend
from commandroom.usecases.queries import Joints, Persons
from tests.ui.room import Seat
from tests.ui.typing_in import CTRL, Typist


@pytest.fixture
def page(seat: Seat) -> Iterator[EventPage]:
    leader, now = seat.person("shift_leader"), seat.desk.clock.now()
    seat.sit(leader)
    number = seat.act(
        "register", by=leader, source="CALL", title="夜市占道油烟扰民", text="夜市占道经营，油烟噪声扰民", location="老街",
        occurred_at=now, reported_at=now,
    )  # fmt: skip
    window = seat.window(PageSpec("event", "事件", "file-text", EventPage))
    found = window.page("event")
    assert isinstance(found, EventPage)
    found.arrive({"event_id": seat.sheet(number).event.id})
    window.activateWindow()
    seat.settle()
    yield found
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, PlanDialog | ResultDialog) and dialog.isVisible():
            dialog.close()


def certified(seat: Seat) -> list[str]:
    """Two people with certificates in force."""
    found = [
        str(row.person.id)
        for row in seat.bench.room.ask(Persons())
        if row.person.unit and row.presence != "leave"
    ][:2]
    for person in found:
        until = seat.desk.clock.now() + timedelta(days=200)
        fields = {
            "certificate": f"浙{person}",
            "certificate_until": until.date().isoformat(),
            "staff_category": "",
        }
        seat.bench.room.perform(Amend("person", person, fields, actor="system"))
    return found


def opened(seat: Seat, page: EventPage) -> PlanDialog | ResultDialog:
    page.setFocus()
    page.open_joint()
    seat.wait_for(lambda: isinstance(QApplication.activeModalWidget(), PlanDialog | ResultDialog))
    seat.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PlanDialog | ResultDialog)
    return dialog


def planned(seat: Seat, page: EventPage) -> Joint:
    people = certified(seat)
    dialog = opened(seat, page)
    assert isinstance(dialog, PlanDialog)
    dialog.initiator.setText("临溪镇人民政府")
    dialog.departments.set_text("市场监督管理局\n生态环境局")
    for person in people:
        dialog.officers.add(person)
    dialog.division.set_text("执法队取证，市场监管查证照")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    seat.wait_for(lambda: not dialog.isVisible())
    seat.settle()
    return seat.bench.room.ask(Joints())[0]


def test_a_plan_is_made_in_the_form_and_closed_by_one_result(seat: Seat, page: EventPage) -> None:
    plan = planned(seat, page)
    dialog = opened(seat, page)
    assert isinstance(dialog, ResultDialog)

    dialog.result_text.setFocus()
    Typist().word("责令改正，三部门一并办结")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    seat.wait_for(lambda: not dialog.isVisible())
    seat.settle()

    assert plan.departments == ("市场监督管理局", "生态环境局")
    now = seat.bench.room.ask(Joints())[0]
    assert now.result is not None
    assert (now.result.text, now.is_open) == ("责令改正，三部门一并办结", False)
    assert isinstance(opened(seat, page), PlanDialog)


def test_with_one_officer_the_form_says_what_is_missing_and_keeps_what_was_typed(
    seat: Seat, page: EventPage
) -> None:
    people = certified(seat)
    dialog = opened(seat, page)
    assert isinstance(dialog, PlanDialog)
    dialog.initiator.setText("临溪镇")
    dialog.departments.set_text("市场监督管理局")
    dialog.division.set_text("取证")
    dialog.officers.add(people[0])

    dialog.submit()
    seat.settle()

    assert "至少须有 2 名持证执法人员" in dialog.fault.text()
    assert dialog.division.text == "取证"


def test_the_plan_is_a_page_to_sign(
    seat: Seat, page: EventPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = planned(seat, page)
    target = tmp_path / file_name(plan, "pdf")
    monkeypatch.setattr(sending, "ask_path", lambda *_given: target)
    dialog = opened(seat, page)
    assert isinstance(dialog, ResultDialog)

    dialog.paper.click()
    seat.wait_for(target.exists)
    seat.settle()

    assert target.read_bytes().startswith(b"%PDF")
    paper = joint_document(plan, "夜市", "临溪镇", lambda person: person)
    told = repr(paper.blocks)
    assert all(
        text in told
        for text in ("临溪镇人民政府", "生态环境局", "执法队取证", "负责人签字", plan.officers[0])
    )
    assert pdf(paper).startswith(b"%PDF")


def test_it_is_called_off_with_a_reason(seat: Seat, page: EventPage) -> None:
    planned(seat, page)
    dialog = opened(seat, page)
    assert isinstance(dialog, ResultDialog)

    dialog.call_off()
    before = dialog.fields["result"].fault
    dialog.result_text.set_text("当事人已自行改正")
    dialog.call_off()
    seat.wait_for(lambda: not dialog.isVisible())
    seat.settle()

    assert before
    assert not seat.bench.room.ask(Joints())[0].is_open

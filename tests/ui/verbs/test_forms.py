"""A form for every verb: it opens, asks for what is needed, does the deed, and says where it was refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from commandroom.domain.event.lifecycle import INNER, VERBS, fields
from commandroom.domain.event.state import State
from commandroom.ui.dialogs.dispatch.opening import DISPATCHING
from commandroom.ui.dialogs.verbs.dialog import VerbDialog
from commandroom.ui.dialogs.verbs.looks import Control, look_of
from commandroom.ui.dialogs.verbs.opening import has_form, open_verb
from commandroom.ui.notices import Notice
from commandroom.ui.page import Page, PageSpec
from commandroom.ui.window import DeskWindow
from commandroom.usecases.changes import Changes
from tests.room import COMMAND, DEPUTY, DIRECTOR, INTAKE, LEADER, OTHER, Bench
from tests.ui.room import Seat
from tests.ui.typing_in import CTRL

FORMS = sorted(name for name in VERBS if has_form(name) and name not in DISPATCHING)


@pytest.fixture
def window(practice_seat: Seat) -> Iterator[DeskWindow]:
    made = practice_seat.window(PageSpec("home", "首页", "house", lambda _desk: Page()))
    yield made
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, VerbDialog) and dialog.isVisible():
            dialog.reject()


def opened(seat: Seat, window: DeskWindow, number: str, verb: str, **initial: object) -> VerbDialog:
    dialog = open_verb(seat.desk, window, number, verb, initial=initial)
    assert isinstance(dialog, VerbDialog)
    seat.wait_for(lambda: dialog.scene is not None)
    seat.settle()
    return dialog


def handed_in(seat: Seat, dialog: VerbDialog) -> list[Changes]:
    heard: list[Changes] = []
    dialog.done_with.connect(heard.append)
    dialog.submit()
    seat.settle()
    return heard


def test_every_verb_that_people_do_has_a_form_and_no_other() -> None:
    without = {name for name in VERBS if not has_form(name)}

    assert without == set(INNER) | {"register", "import", "supervise_draft", "moved", "transfer_returned"}
    assert len(FORMS) >= 60


def test_every_form_opens_with_a_control_for_each_field_it_needs(
    practice_seat: Seat, window: DeskWindow
) -> None:
    number = practice_seat.bench.signed()

    for verb in FORMS:
        dialog = opened(practice_seat, window, "" if VERBS[verb].creates else number, verb)
        needed = {row.name for row in fields(VERBS[verb]) if row.required}
        asked = {row.name for row in fields(VERBS[verb]) if look_of(verb, row).control is not Control.HIDDEN}
        assert needed <= set(dialog.editors), verb
        assert needed <= asked, verb
        assert all(editor.accessibleName() for editor in dialog.editors.values()), verb
        dialog.reject()


def test_every_field_has_a_name_in_chinese(practice_seat: Seat, window: DeskWindow) -> None:
    number = practice_seat.bench.signed()
    unnamed = []

    for verb in FORMS:
        dialog = opened(practice_seat, window, "" if VERBS[verb].creates else number, verb)
        assert dialog.scene is not None
        unnamed += [(verb, name) for name in dialog.editors if dialog.scene.label(name) == name]
        dialog.reject()

    assert unnamed == []


# --- one valid example of each -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Example:
    """How far an event must have come, who acts, what is put into the form, and where the event is then."""

    verb: str
    begin: Callable[[Bench], str]
    after: State | None = None
    by: str = LEADER
    put: dict[str, Any] = field(default_factory=dict)
    is_proposal: bool = False

    @override
    def __str__(self) -> str:
        return self.verb


def supervised(bench: Bench) -> str:
    number = bench.signed()
    bench.act("supervise", number, by=DEPUTY, color="blue", requirement="限期办结")
    return number


def proposed(bench: Bench) -> str:
    number = bench.submitted()
    bench.act(
        "reject", number, by=INTAKE, reason_code="outside", reason_text="非本辖区", notify_record="已电话告知"
    )
    return number


def returned(bench: Bench) -> str:
    number = bench.dispatched()
    bench.act(
        "return",
        number,
        by=bench.head(number),
        reason_code="not_duty",
        suggested_office=OTHER,
        basis="三定方案",
    )
    return number


def extension_asked(bench: Bench) -> str:
    number = bench.signed()
    due = bench.timer(number, "dispose").due
    later = (due + timedelta(days=1)).isoformat()
    bench.act("extend_apply", number, by=bench.head(number), new_deadline=later, reason="施工需要")
    return number


def suspension_asked(bench: Bench) -> str:
    number = bench.signed()
    until = (bench.clock.moment + timedelta(days=9)).isoformat()
    bench.act("suspend_apply", number, by=bench.head(number), reason_code="engineering", expected_resume=until,
              plan="待进场")  # fmt: skip
    return number


def merged(bench: Bench) -> str:
    master = bench.accepted()
    number = bench.submitted()
    bench.act("merge", number, by=INTAKE, master_id=master, similarity_reason="同一井盖")
    return number


EXAMPLES = (
    Example("submit", Bench.registered, State.PENDING_ACCEPT, INTAKE, {"category_suggest": "0910"}),
    Example("void", Bench.registered, State.VOIDED, INTAKE, {"reason": "重复录入"}),
    Example("accept", Bench.submitted, State.PENDING_TRIAGE, INTAKE),
    Example("reject", Bench.submitted, State.PENDING_ACCEPT, INTAKE,
            {"reason_code": "outside", "reason_text": "在邻镇", "notify_record": "已电话告知"}, is_proposal=True),
    Example("approve", proposed, State.REJECTED, LEADER, {"opinion": "同意"}),
    Example("decline", proposed, State.PENDING_ACCEPT, LEADER, {"opinion": "属本镇"}),
    Example("ask_supplement", Bench.submitted, State.PENDING_SUPPLEMENT, INTAKE, {"missing_items": "具体门牌"}),
    Example("void_accepted", Bench.submitted, State.VOIDED, LEADER, {"reason": "误录"}),
    Example("triage", Bench.accepted, State.PENDING_DISPATCH, COMMAND, {"lead_office": "发展服务办公室"}),
    Example("regrade", Bench.accepted, State.PENDING_TRIAGE, COMMAND, {"urgency": "urgent", "reason": "影响通行"}),
    Example("note", Bench.signed, State.IN_PROGRESS, COMMAND, {"text": "已知悉"}),
    Example("contact", Bench.signed, State.IN_PROGRESS, INTAKE, {"result": "已联系"}),
    Example("correct", Bench.signed, State.IN_PROGRESS, INTAKE, {"field": "title", "value": "老街三号井盖缺失"}),
    Example("sign", Bench.dispatched, State.IN_PROGRESS, "head"),
    Example("progress", Bench.signed, State.IN_PROGRESS, "head", {"text": "材料已到场"}),
    Example("feedback", Bench.signed, State.PENDING_VERIFY, "head",
            {"result_text": "井盖已更换", "solved": "是", "contacted_at": "now"}),
    Example("return", Bench.dispatched, State.RETURN_PENDING, "head",
            {"reason_code": "not_duty", "suggested_office": OTHER, "basis": "三定方案"}),
    Example("return_ok", returned, State.PENDING_DISPATCH, COMMAND, {"opinion": "同意"}),
    Example("return_no", returned, State.IN_PROGRESS, COMMAND, {"opinion": "仍由你单位办理"}),
    Example("return_assign", returned, State.IN_PROGRESS, DEPUTY, {"office": OTHER, "opinion": "请执行"}),
    Example("extend_ok", extension_asked, State.IN_PROGRESS, DEPUTY, {"opinion": "同意"}),
    Example("extend_no", extension_asked, State.IN_PROGRESS, DEPUTY, {"opinion": "按期办结"}),
    Example("suspend_apply", Bench.signed, State.IN_PROGRESS, "head",
            {"reason_code": "engineering", "expected_resume": "ahead", "plan": "等待施工队"}),
    Example("suspend_ok", suspension_asked, State.SUSPENDED, DEPUTY, {"opinion": "同意", "max_days": 10}),
    Example("suspend_no", suspension_asked, State.IN_PROGRESS, DEPUTY, {"opinion": "不同意"}),
    Example("resume", Bench.suspended, State.IN_PROGRESS, COMMAND),
    Example("verify_ok", Bench.fed_back, State.PENDING_CALLBACK, LEADER, {"evidence": "现场已恢复"}),
    Example("rework", Bench.fed_back, State.IN_PROGRESS, LEADER, {"reason": "未修好", "requirement": "重新安装"}),
    Example("callback", Bench.verified, State.PENDING_CLOSE, INTAKE, {"result": "满意", "solved": "是"}),
    Example("callback_attempt", Bench.verified, State.PENDING_CALLBACK, INTAKE, {"note": "无人接听"}),
    Example("close", Bench.called_back, State.CLOSED, LEADER, {"closing_text": "同意", "reply_text": "问题已解决"}),
    Example("reopen", Bench.closed, State.PENDING_TRIAGE, LEADER, {"reason": "又坏了", "new_request_id": "浙2026-2"}),
    Example("assess", Bench.closed, State.CLOSED, DEPUTY, {"counted": False, "reason": "不可抗力"}),
    Example("split", Bench.signed, State.IN_PROGRESS, COMMAND, {"titles": ["井盖", "路灯"], "reason": "两件事"}),
    Example("unmerge", merged, State.PENDING_ACCEPT, INTAKE, {"reason": "不是同一处"}),
    Example("urge", Bench.signed, State.IN_PROGRESS, COMMAND, {"text": "请抓紧"}),
    Example("supervise", Bench.signed, State.IN_PROGRESS, DIRECTOR, {"color": "red", "requirement": "三日内办结"}),
    Example("supervise_reply", supervised, State.IN_PROGRESS, "head", {"text": "明日完成"}),
    Example("supervise_withdraw", supervised, State.IN_PROGRESS, DEPUTY, {"reason": "已办结"}),
    Example("phone_report", Bench.accepted, State.PENDING_TRIAGE, COMMAND, {"receiver": "县中心值班员"}),
    Example("escalate", Bench.accepted, State.ESCALATED, DEPUTY, {"receiver": "县中心值班员"}),
    Example("report_more", Bench.escalated, State.ESCALATED, COMMAND, {"report_kind": "续报", "text": "火势已控制"}),
    Example("county_receive", Bench.escalated, State.ESCALATED, COMMAND, {"receiver": "县中心值班员"}),
    Example("county_return", Bench.escalated, State.PENDING_DISPATCH, COMMAND, {"county_opinion": "请镇里办理"}),
    Example("county_reply", Bench.escalated, State.COUNTY_REPLIED, COMMAND,
            {"county_doc_no": "县〔2026〕7号", "content": "已派员"}),
    Example("person", Bench.accepted, State.PENDING_TRIAGE, INTAKE, {"reporter_name": "李某"}),
    Example("reveal", Bench.accepted, State.PENDING_TRIAGE, INTAKE, {"reason": "需要回拨"}),
    Example("erase", Bench.closed, State.CLOSED, DIRECTOR, {"reason": "本人要求"}),
    Example("withdraw", Bench.accepted, State.PENDING_ACCEPT, INTAKE),
    Example("county_assign", lambda _bench: "", State.PENDING_TRIAGE, INTAKE,
            {"title": "县交办", "text": "请核实", "location": "老街", "county_doc_no": "县〔2026〕9号", "deadline": "ahead"}),
)  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_form_that_is_filled_well_does_its_deed(
    practice_seat: Seat, window: DeskWindow, example: Example
) -> None:
    bench = practice_seat.bench
    number = example.begin(bench)
    practice_seat.sit(bench.head(number) if example.by == "head" else example.by)
    moments = {"now": bench.clock.moment, "ahead": bench.clock.moment + timedelta(days=9)}
    dialog = opened(practice_seat, window, number, example.verb)
    for name, value in example.put.items():
        dialog.put(
            name,
            bench.unit(value)
            if value == OTHER
            else moments.get(value, value)
            if isinstance(value, str)
            else value,
        )

    heard = handed_in(practice_seat, dialog)

    assert heard, dialog.fault.text() or {n: f.fault for n, f in dialog.fields.items() if f.fault}
    assert not dialog.isVisible()
    assert bench.event(heard[0].number).state is example.after
    assert bool(heard[0].proposed) is example.is_proposal


def test_files_go_into_the_event_before_the_deed_that_names_them(
    practice_seat: Seat, window: DeskWindow, tmp_path: Path
) -> None:
    bench = practice_seat.bench
    number = bench.signed()
    practice_seat.sit(bench.head(number))
    photo = tmp_path / "处置后.txt"
    photo.write_text("照片说明", encoding="utf-8")
    dialog = opened(practice_seat, window, number, "feedback", result_text="已更换", solved="是")
    dialog.put("contacted_at", bench.clock.moment)
    dialog.editors["photo_after"].drop.add([photo])  # type: ignore[attr-defined]  # the editor of files

    heard = handed_in(practice_seat, dialog)

    assert heard, dialog.fault.text()
    assert [a.name for a in bench.event(number).attachments] == ["处置后.txt"]
    assert bench.log(number)[-2:] == ["attach", "feedback"]


def test_a_missing_field_is_named_and_gets_the_focus(practice_seat: Seat, window: DeskWindow) -> None:
    number = practice_seat.bench.submitted()
    dialog = opened(practice_seat, window, number, "ask_supplement")

    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)

    assert dialog.fields["missing_items"].fault == "需补正内容必填。"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert dialog.editors["missing_items"].isAncestorOf(focused)
    assert practice_seat.bench.state(number) is State.PENDING_ACCEPT


def test_a_fault_that_the_room_finds_stands_at_its_field_and_the_text_is_kept(
    practice_seat: Seat, window: DeskWindow
) -> None:
    number = practice_seat.bench.signed()
    practice_seat.sit(practice_seat.bench.head(number))
    dialog = opened(practice_seat, window, number, "feedback", result_text="写了很多")

    handed_in(practice_seat, dialog)

    assert "联系诉求人" in dialog.fields["contacted_at"].fault
    assert dialog.editors["result_text"].value() == "写了很多"
    assert dialog.isVisible()


def test_a_rule_that_says_no_is_heard_in_the_footer(practice_seat: Seat, window: DeskWindow) -> None:
    number = practice_seat.bench.fed_back()
    practice_seat.sit(practice_seat.bench.head(number))
    dialog = opened(practice_seat, window, number, "verify_ok")

    assert not dialog.submit_button.isEnabled()
    practice_seat.sit(DEPUTY)
    red = opened(practice_seat, window, number, "supervise", color="red", requirement="马上办")
    handed_in(practice_seat, red)

    assert red.fault.text() == "红色督办单由主任签发。"
    assert red.isVisible()


def test_t13_what_another_did_meanwhile_is_told_and_it_can_be_handed_in_all_the_same(
    practice_seat: Seat, window: DeskWindow
) -> None:
    bench = practice_seat.bench
    number = bench.accepted()
    dialog = opened(
        practice_seat, window, number, "triage", lead_office=bench.unit("发展服务办公室"), opinion="我的意见"
    )
    bench.act("note", number, by=COMMAND, text="补充情况")

    handed_in(practice_seat, dialog)
    told, name = dialog.fault.text(), dialog.submit_button.accessibleName()
    heard = handed_in(practice_seat, dialog)

    assert "备注" in told
    assert name == "仍要提交"
    assert heard
    assert bench.state(number) is State.PENDING_DISPATCH


def test_a_note_does_not_mind_what_another_did(practice_seat: Seat, window: DeskWindow) -> None:
    bench = practice_seat.bench
    number = bench.signed()
    dialog = opened(practice_seat, window, number, "note", text="我的备注")
    bench.act("note", number, by=COMMAND, text="别人的备注")

    assert handed_in(practice_seat, dialog)


def test_a_deed_that_can_be_undone_offers_it_for_ten_seconds(practice_seat: Seat, window: DeskWindow) -> None:
    bench, heard = practice_seat.bench, list[Notice]()
    practice_seat.desk.notices.said.connect(heard.append)
    number = bench.submitted()
    dialog = opened(practice_seat, window, number, "accept")
    handed_in(practice_seat, dialog)
    accepted = bench.state(number)

    offered = heard[-1]
    assert offered.on_action is not None
    offered.on_action()
    practice_seat.settle()

    assert accepted is State.PENDING_TRIAGE
    assert offered.seconds == 10
    assert bench.state(number) is State.PENDING_ACCEPT


def test_a_proposal_says_who_must_approve_it(practice_seat: Seat, window: DeskWindow) -> None:
    number = practice_seat.bench.submitted()
    practice_seat.sit(INTAKE)

    dialog = opened(practice_seat, window, number, "reject")

    assert dialog.submit_button.accessibleName() == "提请不予受理"


def test_the_old_value_stands_in_a_correction(practice_seat: Seat, window: DeskWindow) -> None:
    number = practice_seat.bench.signed()
    dialog = opened(practice_seat, window, number, "correct")
    before = dialog.editors["value"].value()

    dialog.put("field", "location")
    dialog.editors["field"].changed.emit()

    assert before == "老街井盖缺失"
    assert dialog.editors["value"].value() == "老街3号"


def test_the_likely_duplicates_are_offered_for_a_merge(practice_seat: Seat, window: DeskWindow) -> None:
    bench = practice_seat.bench
    master, number = bench.accepted(), bench.submitted()
    dialog = opened(practice_seat, window, number, "merge", similarity_reason="同一处")

    dialog.put("master_id", master)
    practice_seat.qtbot.wait(250)
    practice_seat.settle()
    heard = handed_in(practice_seat, dialog)

    assert heard, dialog.fault.text()
    assert bench.state(number) is State.MERGED


def test_a_form_that_is_not_open_says_so_and_cannot_be_handed_in(
    practice_seat: Seat, window: DeskWindow
) -> None:
    number = practice_seat.bench.registered()

    dialog = opened(practice_seat, window, number, "close")

    assert not dialog.submit_button.isEnabled()


def test_an_event_that_is_not_there_is_said_in_the_dialog(practice_seat: Seat, window: DeskWindow) -> None:
    dialog = open_verb(practice_seat.desk, window, "没有这件", "note")
    practice_seat.settle()

    assert "没有这件" in dialog.fault.text()
    dialog.reject()

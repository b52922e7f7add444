"""Forms of an event (domain §3.3): what each says, what an event must have for it, who sees personal data."""

from __future__ import annotations

import pytest

from commandroom.domain.errors import FieldError, NotFoundError, RefusedError
from commandroom.domain.forms.kinds import FormKind
from commandroom.usecases.exporting import Unmasking
from commandroom.usecases.forms import filled
from commandroom.usecases.queries import Form, Forms
from tests.forms.conftest import form, value, whole
from tests.room import COMMAND, DEPUTY, DIRECTOR, INTAKE, OFFICE, Bench


def test_a_dispatch_says_serial_lead_limit_and_in_red_what_the_township_does_not_do(room: Bench) -> None:
    number = room.accepted(category="0402")
    room.act("triage", number, by=COMMAND, tier="二级", level="无", lead_office=OFFICE, scenario="CW-11")
    room.act("dispatch", number, by=COMMAND, lead_office=OFFICE, requirement="到场处置")

    made = form(room, "dispatch", number)

    assert made.number == "派〔2026〕A1号"
    assert value(made, "主办单位").strip() == OFFICE
    assert value(made, "处置要求") == "到场处置"
    assert value(made, "派遣时间") == "2026-03-10 09:00"
    assert value(made, "到期时刻").startswith("2026-03-1")
    red = [box.text for row in made.rows for box in row.boxes if box.is_red]
    assert red == ["不得以“无主”为由不溯源；未取证不得清运（确需先清运的须值班长批准并写明理由）"]
    steps = [row.boxes[1].text for row in made.rows if len(row.boxes) == 5 and not row.boxes[0].is_label]
    assert steps == [
        "网格员/巡查",
        "综合信息指挥室",
        "镇街综合行政执法队",
        "牵头部门派驻人员",
        "村社",
        "综合信息指挥室",
    ]


def test_a_dispatch_without_a_playbook_has_no_empty_rows_of_one(room: Bench) -> None:
    made = form(room, "dispatch", room.dispatched())
    assert not any("剧本" in box.text or "不做" in box.text for row in made.rows for box in row.boxes)


def test_registration_feedback_verification_and_notice_say_what_was_done(room: Bench) -> None:
    number = room.closed()
    event = room.event(number)

    assert value(form(room, "register", number), "标题") == "老街井盖缺失"
    assert value(form(room, "feedback", number), "办理情况") == "已处置完毕"
    assert value(form(room, "feedback", number), "是否解决") == "已解决"
    assert value(form(room, "verify", number), "核查结论") == "核查通过"
    assert value(form(room, "verify", number), "核查情况") == "现场已恢复"
    notice = form(room, "closing", number)
    assert value(notice, "答复内容") == "您反映的问题已解决"
    assert value(notice, "满意度") == "满意"
    assert "同意办结" not in whole(notice)  # the internal opinion is not told to the person
    assert notice.number == event.number


def test_each_colour_of_a_supervision_sheet_has_its_serial_signer_limit_and_effect(room: Bench) -> None:
    number = room.signed()
    for color in ("blue", "orange", "red"):
        room.act("supervise", number, by=DIRECTOR, color=color, requirement="限期办结")
        room.later(minutes=1)

    blue, orange, red = (form(room, "supervise", number, f"督{c}〔2026〕A1号") for c in "蓝橙红")

    assert [one.colour for one in (blue, orange, red)] == ["blue", "orange", "red"]
    assert [one.band for one in (blue, orange, red)] == [
        "蓝色督办（提醒）",
        "橙色督办（警告）",
        "红色督办（严重警告）",
    ]
    assert value(blue, "签发").startswith("常务副主任")
    assert value(red, "签发").startswith("主任")
    assert value(blue, "回复时限") == "2026-03-12 17:00"  # two working days, to the end of the second
    assert value(red, "回复时限") == "2026-03-10 14:32"  # four working hours, lunch from 11:30 to 13:00
    assert "约谈" in value(red, "督办后果")
    assert form(room, "supervise", number).number == "督红〔2026〕A1号"  # without a serial the last one


def test_a_withdrawn_sheet_keeps_its_number_and_says_void(room: Bench) -> None:
    number = room.signed()
    room.act("supervise", number, by=DEPUTY, color="blue", requirement="限期办结")
    room.act("supervise_withdraw", number, by=DEPUTY, reason="已办")
    made = form(room, "supervise", number)
    assert (made.number, made.watermark, value(made, "状态")) == ("督蓝〔2026〕A1号", "作废", "已作废")


def test_a_report_sets_out_five_parts_and_takes_over_those_its_writer_set_out(room: Bench) -> None:
    number = room.accepted(urgency="特急", dead=1, involved=12)
    room.escalate(number)
    room.act("report_more", number, by=DEPUTY, report_kind="续报",
             text="一、事件情况：火已扑灭。二、损失影响：一人死亡。四、发展趋势：可控。")  # fmt: skip

    first, more = form(room, "report_first", number), form(room, "report_more", number)

    assert first.masthead == "突发事件信息专报"
    assert first.number == "专报〔2026〕A1号　初报"
    assert [one.text for one in first.paragraphs if one.role == "heading"] == [
        "一、事件情况", "二、损失影响", "三、处置情况", "四、发展趋势", "五、下步措施与请求",
    ]  # fmt: skip
    assert "死亡1人，涉及12人" in whole(first)
    assert "首次电话报告：3月10日9时00分，接听人：县中心值班员" in whole(first)
    assert more.number == "专报〔2026〕A2号　续报1"
    assert "火已扑灭。" in whole(more)
    assert "可控。" in whole(more)
    assert "事件情况：火" not in whole(more)


def test_a_form_of_cooperation_names_the_unit_and_when_it_signed(room: Bench) -> None:
    number = room.dispatched(coop="平安法治办公室")
    made = form(room, "transfer", number)
    assert value(made, "方式") == "协作"
    assert value(made, "接收单位")
    assert "已签收：" in value(made, "接收签收")


def test_an_assignment_sheet_has_its_own_serial_and_says_who_wants_what_until_when(room: Bench) -> None:
    due = "2026-03-20T17:00:00+08:00"
    number = room.accepted(source="LEADER", ext_due=due, text="请尽快解决老街积水问题。张书记 3月10日")
    with pytest.raises(RefusedError) as early:
        form(room, "assign", number)
    assert early.value.code == "form.not_sent"
    room.act("triage", number, by=COMMAND, tier="二级", level="无", lead_office=OFFICE)
    room.act(
        "dispatch",
        number,
        by=COMMAND,
        lead_office=OFFICE,
        requirement="五日内报方案",
        coop_offices="平安法治办公室",
    )

    made = form(room, "assign", number)

    assert (made.title, made.number) == ("交办单", "交〔2026〕A1号")
    assert form(room, "dispatch", number).number == "派〔2026〕A1号"  # the dispatch keeps its own serial
    assert value(made, "承办单位") == OFFICE
    assert value(made, "配合单位") == "平安法治办公室"
    assert value(made, "交办来源") == "领导批示交办"
    assert value(made, "交办内容") == "请尽快解决老街积水问题。张书记 3月10日"
    assert value(made, "办理要求") == "五日内报方案"
    assert value(made, "办结时限") == "2026-03-20 17:00"
    assert value(made, "办理类别") == "一般件（15日内办结）"  # ten days
    assert "加盖公章" in value(made, "反馈方式")
    assert value(made, "领导阅示") == ""
    assert "负责人签字" in value(made, "回执")


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-03-15", "急件（1至5日办结）"), ("2026-03-16", "一般件（15日内办结）"), ("2026-03-25", "一般件（15日内办结）"),
     ("2026-03-26", "疑难件（30日内办结）"), ("2026-04-09", "疑难件（30日内办结）"), ("2026-04-10", "另行约定")],
)  # fmt: skip
def test_the_class_of_an_assignment_follows_from_its_days(room: Bench, day: str, said: str) -> None:
    number = room.dispatched(source="COUNTY", ext_no="县交〔2026〕3号", ext_due=f"{day}T17:00:00+08:00")
    made = form(room, "assign", number)
    assert value(made, "办理类别") == said
    assert value(made, "来文文号") == "县交〔2026〕3号"
    assert "县级平台" in value(made, "反馈方式")


def test_what_came_by_the_hotline_has_no_assignment_sheet_and_uses_no_serial(room: Bench) -> None:
    plain = room.dispatched()
    with pytest.raises(RefusedError) as refused:
        form(room, "assign", plain)
    assert refused.value.code == "form.not_assigned"
    ordered = room.dispatched(source="LEADER", ext_due="2026-03-20T17:00:00+08:00")
    assert form(room, "assign", ordered).number == "交〔2026〕A1号"


@pytest.mark.parametrize(
    ("kind", "code"),
    [("dispatch", "form.not_dispatched"), ("assign", "form.not_assigned"), ("feedback", "form.not_fed_back"),
     ("verify", "form.not_fed_back"), ("closing", "form.not_closed"), ("supervise", "form.no_sheet"),
     ("transfer", "form.no_partner"), ("report_first", "form.no_report"), ("report_more", "form.no_report"),
     ("report_final", "form.no_report")],
)  # fmt: skip
def test_an_event_that_lacks_what_a_form_needs_is_told_so(room: Bench, kind: str, code: str) -> None:
    number = room.accepted()
    with pytest.raises(RefusedError) as refused:
        form(room, kind, number)
    assert refused.value.code == code
    lacking = {one.kind.value: one.lacks for one in room.room.ask(Forms(number))}
    assert lacking[kind] == code
    assert lacking["register"] == ""


def test_an_unknown_serial_is_named_with_those_there_are(room: Bench) -> None:
    number = room.signed()
    room.act("supervise", number, by=DEPUTY, color="blue", requirement="限期办结")
    with pytest.raises(NotFoundError) as refused:
        form(room, "supervise", number, "督红〔2026〕A9号")
    assert refused.value.code == "form.paper_unknown"
    assert refused.value.params["known"] == "督蓝〔2026〕A1号"


def test_personal_data_are_masked_on_every_form_and_inside_texts(room: Bench) -> None:
    number = room.closed(text="请回电13900000000，身份证330299199001011234")
    for kind in ("register", "dispatch", "feedback", "verify", "closing"):
        said = whole(form(room, kind, number))
        assert "13900000000" not in said
        assert "王某某" not in said
        assert "330299199001011234" not in said
    assert value(form(room, "register", number), "联系电话") == "139****0000"


def test_in_clear_only_with_a_reason_that_stands_in_the_course(room: Bench) -> None:
    number = room.dispatched()
    query = Form(FormKind.REGISTER, number, room.clock.moment)
    with pytest.raises(FieldError, match=r"export\.needs_reason"):
        filled(room.room, query, Unmasking(" ", INTAKE))

    made = filled(room.room, query, Unmasking("上门送达", INTAKE))

    assert value(made, "联系电话") == "13900000000"
    assert "含个人信息" in made.notes[0]
    assert room.log(number)[-1] == "reveal"


def test_of_a_denunciation_nobody_but_who_may_gets_it_in_clear(room: Bench) -> None:
    number = room.dispatched(nature="举报")
    with pytest.raises(RefusedError, match=r"reveal\.guarded"):
        filled(room.room, Form(FormKind.DISPATCH, number, room.clock.moment), Unmasking("看看", INTAKE))
    assert form(room, "dispatch", number).mark == "保密·仅限经办"


def test_what_cannot_be_made_reveals_nothing(room: Bench) -> None:
    number = room.accepted()
    with pytest.raises(RefusedError, match=r"form\.not_closed"):
        filled(room.room, Form(FormKind.CLOSING, number, room.clock.moment), Unmasking("送达", INTAKE))
    assert "reveal" not in room.log(number)

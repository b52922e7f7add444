from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandroom.base.sentences import sentence
from commandroom.domain.errors import NotFoundError, RefusedError, RoomError, WrongUseError
from commandroom.domain.event.imported import SOURCES, Imported, Rejected, Repeated
from commandroom.interop.events import read_events
from commandroom.interop.mapping import guess_map, known_maps, read_map, save_map
from commandroom.interop.reading import BoundMap
from commandroom.interop.tables import TableRow
from commandroom.interop.values import Formula
from tests.interop.making import HEADER, ROW, a_map, csv_file, xlsx_file

CELLS: dict[str, object] = dict(zip(HEADER, ROW, strict=True))


def read(changes: dict[str, Any] | None = None, **cells: object) -> Imported | Rejected:
    """One row, as the plain map or a changed one reads it."""
    row = {**CELLS, **cells}
    return BoundMap(a_map(**(changes or {})), tuple(row)).apply(TableRow(2, row))


def imported(changes: dict[str, Any] | None = None, **cells: object) -> Imported:
    outcome = read(changes, **cells)
    assert isinstance(outcome, Imported), outcome
    return outcome


def rejected(changes: dict[str, Any] | None = None, **cells: object) -> Rejected:
    outcome = read(changes, **cells)
    assert isinstance(outcome, Rejected), outcome
    for lang in ("zh_CN", "en"):
        assert "{" not in sentence(outcome.code, {**outcome.params}, lang=lang)
        assert sentence(outcome.code, {**outcome.params}, lang=lang) != outcome.code
    return outcome


def columns(**more: Any) -> dict[str, Any]:
    plain = {"reported_at": "受理时间", "title": "标题", "text": "内容", "reporter_phone": "联系电话"}
    return {**plain, **more}


def test_a_row_becomes_an_event_in_the_rooms_own_terms() -> None:
    event = imported()

    assert (event.ext_no, event.source, event.title, event.text) == (
        "NB1",
        "H12345",
        "路灯不亮",
        "北街路灯三天不亮。",
    )
    assert event.reported_at == datetime(2025, 9, 11, 1, 24, 15, tzinfo=UTC)
    assert event.reporter_phone == "13800138000"
    assert event.closed_at is None


def test_the_first_filled_column_of_a_list_is_taken() -> None:
    event = imported({"columns": columns(title=["主题", "标题"])}, 主题="无")

    assert event.title == "路灯不亮"


def test_several_columns_are_joined() -> None:
    changes = {"columns": columns(location={"join": ["区域", "村", "地址"], "with": " "})}

    assert imported(changes, 区域="北街", 村="无", 地址="12号").location == "北街 12号"


def test_headings_are_compared_without_signs_blanks_and_width() -> None:
    row: dict[str, object] = {
        "*工单编号": "NB1",
        "受理时间：": "2025-09-11",
        "标　题": "路灯",
        "内容(全文)": "不亮",
    }
    column_map = a_map(columns={"reported_at": "受理时间", "title": "标题", "text": "内容 全文"})

    outcome = BoundMap(column_map, tuple(row)).apply(TableRow(2, row))

    assert isinstance(outcome, Imported)


def test_every_other_column_is_kept_and_what_tells_of_a_person_is_kept_apart() -> None:
    event = imported(None, 备注="急", 身份证号="330200", 空列="", 住址="北街12号")

    assert event.extra == {"备注": "急"}
    assert event.sealed_extra == {"身份证号": "330200", "住址": "北街12号"}


def test_columns_that_the_map_calls_personal_are_kept_apart() -> None:
    event = imported({"personal": ["家属"]}, 家属="某人")

    assert event.sealed_extra == {"家属": "某人"}


def test_a_value_table_translates_and_the_word_itself_is_kept() -> None:
    changes = {"columns": columns(nature="业务类别"), "values": {"nature": {"投诉举报": "投诉"}}}

    event = imported(changes, 业务类别="投诉举报")

    assert (event.nature, event.extra) == ("投诉", {"业务类别": "投诉举报"})


def test_an_unknown_nature_is_kept_in_words_and_said() -> None:
    event = imported({"columns": columns(nature="业务类别")}, 业务类别="闲聊")

    assert (event.nature, event.extra["业务类别"]) == (None, "闲聊")
    assert "import.note_nature" in event.notes


def test_the_source_may_stand_in_a_column() -> None:
    changes = {"columns": columns(source="来源"), "values": {"source": {"网格上报": "GRID"}}}

    assert imported(changes, 来源="网格上报").source == "GRID"
    assert imported(changes, 来源="XF").source == "XF"
    assert imported(changes, 来源="飞鸽传书").source == "H12345"


def test_one_column_may_hold_either_a_sign_or_a_name() -> None:
    changes = {
        "columns": columns(anonymous="匿名", reporter_name="匿名"),
        "values": {"reporter_name": {"1": "", "0": ""}},
    }

    people = [imported(changes, 匿名=said) for said in ("1", 0, "陈先生")]

    assert [(p.anonymous, p.reporter_name) for p in people] == [
        (True, None),
        (False, None),
        (False, "陈先生"),
    ]


# --- titles, texts, numbers -------------------------------------------------------------------------------


def test_a_missing_title_is_made_of_the_text() -> None:
    event = imported(None, 标题="—")

    assert event.title == "北街路灯三天不亮"
    assert "import.note_title_made" in event.notes


def test_a_long_title_is_shortened_and_kept_whole_beside() -> None:
    event = imported(None, 标题="路" * 61)

    assert len(event.title) == 60
    assert event.extra["标题"] == "路" * 61


def test_a_missing_text_is_the_title() -> None:
    assert imported(None, 内容=None).text == "路灯不亮"


def test_a_text_of_ten_thousand_characters_arrives_whole_and_one_more_is_refused() -> None:
    assert len(imported(None, 内容="水" * 10_000).text) == 10_000

    refused = rejected(None, 内容="水" * 10_001)

    assert (refused.code, refused.params) == (
        "import.too_long",
        {"column": "内容", "length": 10_001, "limit": 10_000},
    )


def test_a_row_that_says_nothing_is_rejected() -> None:
    assert rejected(None, 标题="无", 内容=" ").code == "import.no_text"
    assert rejected(None, 标题="\u3164", 内容="\u2800\u200b").code == "import.no_text"


def test_a_formula_for_a_telephone_number_rejects_its_row_and_names_the_column() -> None:
    refused = rejected(None, 联系电话=Formula("=1+1"))

    assert (refused.code, refused.params) == ("import.formula", {"column": "联系电话"})
    assert refused.cells["联系电话"] == "=1+1"


@pytest.mark.parametrize("column", HEADER)
def test_a_formula_in_any_mapped_column_rejects_its_row(column: str) -> None:
    assert rejected(None, **{column: Formula("=A1")}).code == "import.formula"


def test_a_lost_telephone_number_does_not_lose_the_event() -> None:
    event = imported(None, 联系电话="1.38E+10")

    assert (event.reporter_phone, event.sealed_extra["联系电话"]) == (None, "1.38E+10")
    assert event.notes == ("import.note_phone_lost",)


def test_a_row_without_its_number_is_rejected() -> None:
    assert rejected(None, 工单编号="无").code == "import.no_number"


def test_a_number_that_a_spreadsheet_rounded_is_no_number() -> None:
    assert rejected(None, 工单编号="2.02509E+17").code == "import.number_rounded"
    assert rejected(None, 工单编号=20250911000123000).code == "import.number_rounded"


def test_numbers_are_prefixed_joined_and_made_narrow() -> None:
    event = imported({"key": ["工单编号", "子号"], "key_prefix": "XX-"}, 工单编号="ＮＢ １", 子号=2.0)

    assert event.ext_no == "XX-NB1-2"


def test_a_number_is_built_from_columns_where_the_table_has_none() -> None:
    changes = {"key": [], "key_from": ["受理时间", "内容"], "key_prefix": "无号-"}

    first, again, other = imported(changes), imported(changes), imported(changes, 内容="另一件")

    assert first.ext_no == again.ext_no != other.ext_no
    assert first.ext_no.startswith("无号-")


# --- times and the state of arrival -----------------------------------------------------------------------


def test_a_row_without_any_time_is_rejected() -> None:
    refused = rejected(None, 受理时间="")

    assert (refused.code, refused.params) == ("import.no_time", {"column": "受理时间"})


def test_a_wrong_date_is_named_with_its_value() -> None:
    refused = rejected(None, 受理时间="2025-02-30")

    assert refused.params == {"column": "受理时间", "value": "2025-02-30"}


def test_the_day_may_be_read_from_the_number() -> None:
    event = imported({"day_in_number": True}, 工单编号="NB20250911000123", 受理时间="")

    assert event.reported_at == datetime(2025, 9, 10, 16, tzinfo=UTC)


def test_times_may_be_read_from_the_flow_of_the_order() -> None:
    changes = {"first_moment": {"reported_at": ["流程"]}, "last_moment": {"closed_at": "流程"}}

    event = imported(changes, 受理时间="", 流程="2025-09-11 09:24 受理；2025-09-11 15:14 结案")

    assert event.reported_at == datetime(2025, 9, 11, 1, 24, tzinfo=UTC)
    assert event.closed_at == datetime(2025, 9, 11, 7, 14, tzinfo=UTC)


def test_a_row_with_a_completion_time_arrives_closed_at_that_time() -> None:
    event = imported({"columns": columns(closed_at="办结时间")}, 办结时间="2025/9/12 15:14:00")

    assert event.closed_at == datetime(2025, 9, 12, 7, 14, tzinfo=UTC)
    assert not event.closed_at_assumed


def test_a_closed_row_without_a_time_of_closing_says_that_it_is_assumed() -> None:
    changes = {"state": {"closed_if": [{"column": "状态", "values": ["已办结"]}]}}

    closed, still_open = imported(changes, 状态="已办结"), imported(changes, 状态="处理中")

    assert (closed.closed_at, closed.closed_at_assumed) == (closed.reported_at, True)
    assert still_open.closed_at is None


def test_an_open_state_outweighs_a_time_of_closing() -> None:
    changes = {
        "columns": columns(closed_at="办结时间"),
        "state": {"open_if": [{"column": "状态", "values": ["重办"]}]},
    }

    assert imported(changes, 办结时间="2025-09-12", 状态="重办").closed_at is None


def test_a_closing_before_the_report_is_a_fault_of_the_row() -> None:
    changes = {"columns": columns(closed_at="办结时间")}

    assert rejected(changes, 办结时间="2025-09-10 10:00:00").code == "import.times_backwards"


def test_a_closing_on_the_day_of_the_report_without_an_hour_is_not_before_it() -> None:
    event = imported({"columns": columns(closed_at="办结时间")}, 办结时间="2025-09-11")

    assert event.closed_at == event.reported_at


def test_a_stage_that_is_out_of_order_is_kept_in_words_only() -> None:
    changes = {"columns": columns(accepted_at="审核时间", dispatched_at="派单时间")}

    event = imported(changes, 审核时间="2025-09-11 10:00", 派单时间="2025-09-11 09:50")

    assert event.accepted_at == datetime(2025, 9, 11, 2, tzinfo=UTC)
    assert (event.dispatched_at, event.extra["派单时间"]) == (None, "2025-09-11 09:50")
    assert event.notes == ("import.note_time_out_of_order",)


WORDS = st.one_of(
    st.none(),
    st.text(max_size=40),
    st.integers(),
    st.floats(),
    st.datetimes(),
    st.just("无"),
    st.just("2025-09-11"),
)


@given(st.fixed_dictionaries(dict.fromkeys(HEADER, WORDS)))
def test_any_row_is_imported_or_rejected_with_a_sentence(cells: dict[str, object]) -> None:
    outcome = BoundMap(a_map(), HEADER).apply(TableRow(2, cells))

    if isinstance(outcome, Rejected):
        assert "{" not in sentence(outcome.code, {**outcome.params}).replace(
            str(outcome.params.get("value")), ""
        )
    else:
        assert outcome.ext_no
        assert 0 < len(outcome.title) <= 60
        assert outcome.text
        assert outcome.reported_at.tzinfo is UTC


# --- the same number twice --------------------------------------------------------------------------------


def test_the_same_row_twice_is_one_event(tmp_path: Path) -> None:
    outcomes = list(read_events(csv_file(tmp_path, HEADER, ROW, ROW), a_map()))

    assert outcomes[1] == Repeated(number=3, ext_no="NB1", first=2)


def test_the_same_number_with_another_content_is_rejected_and_the_first_row_named(tmp_path: Path) -> None:
    other = (*ROW[:3], "另一件事", ROW[4])

    outcomes = list(read_events(csv_file(tmp_path, HEADER, ROW, other), a_map()))

    assert isinstance(outcomes[1], Rejected)
    assert (outcomes[1].code, outcomes[1].params) == ("import.number_taken", {"ext_no": "NB1", "row": 2})
    assert outcomes[1].cells["内容"] == "另一件事"


def test_a_map_may_let_such_a_row_in_under_a_number_of_its_own(tmp_path: Path) -> None:
    other = (*ROW[:3], "另一件事", ROW[4])
    path = csv_file(tmp_path, HEADER, ROW, other, other)

    runs = [list(read_events(path, a_map(on_duplicate="suffix"))) for _ in range(2)]

    assert runs[0] == runs[1]
    assert [type(outcome) for outcome in runs[0]] == [Imported, Imported, Repeated]
    assert isinstance(runs[0][1], Imported)
    assert runs[0][1].ext_no.startswith("NB1#")


def test_nothing_is_handed_over_of_a_file_that_does_not_fit(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, ("甲", "乙"), ("1", "2"))

    with pytest.raises(RefusedError, match=r"import\.map_misfit.*工单编号.*内容"):
        read_events(path, a_map())


# --- maps as files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"source": "鸽子"}, "import.map_source"),
        ({"values": {"source": {"鸽": "PIGEON"}}}, "import.map_source"),
        ({"columns": {"标题": "标题"}}, "import.map_field"),
        ({"on_duplicate": "guess"}, "import.map_choice"),
        ({"key": []}, "import.map_key"),
        ({"columns": {"title": 7}}, "import.map_broken"),
        ({"colums": {}}, "import.map_broken"),
    ],
)
def test_a_map_that_cannot_work_says_where(change: dict[str, Any], code: str) -> None:
    with pytest.raises(RoomError) as caught:
        a_map(**change)

    assert caught.value.code == code
    assert "{" not in sentence(code, caught.value.params)


def test_a_map_that_is_no_toml_is_refused_as_wrong_use(tmp_path: Path) -> None:
    path = tmp_path / "坏.toml"
    path.write_text("name = ", encoding="utf-8")

    with pytest.raises(WrongUseError, match=r"import\.map_broken"):
        read_map(path)


def test_an_unknown_map_names_those_there_are() -> None:
    with pytest.raises(NotFoundError, match="12345、cscg、hotline"):
        read_map("没有")


def test_a_map_of_ones_own_is_found_by_its_name(tmp_path: Path) -> None:
    save_map(a_map(), tmp_path / "我的.toml")

    assert read_map("我的", folders=[tmp_path]) == a_map()


@pytest.mark.parametrize("name", known_maps())
def test_a_saved_map_reads_back_the_same(tmp_path: Path, name: str) -> None:
    shipped = read_map(name)

    save_map(shipped, tmp_path / "copy.toml")

    assert read_map(tmp_path / "copy.toml") == shipped


@given(
    st.text(min_size=1, max_size=30), st.dictionaries(st.text(max_size=10), st.text(max_size=10), max_size=4)
)
def test_any_words_survive_saving(
    tmp_path_factory: pytest.TempPathFactory, name: str, table: dict[str, str]
) -> None:
    if any(0xD800 <= ord(sign) <= 0xDFFF for text in (name, *table, *table.values()) for sign in text):
        return
    path = tmp_path_factory.getbasetemp() / "words.toml"
    column_map = a_map(name=name, values={"nature": table})

    save_map(column_map, path)

    assert read_map(path) == column_map


APPENDIX = {
    "12345": "工单编号 受理方式 姓名 联系方式 地址 区域 是否回访 企业名称 业务类别 事件类型 事件描述 "
    "备注 处置实际到期时间 办理满意 过程满意 是否解决 办理回复 复核原因 当前节点 工单流程",
    "hotline": "工单编号 接收时间 审核时间 问题描述 转办意见 联系人 联系电话 办结时限 紧急程度 "
    "工单类别 工单状态 承办单位 派单时间 接单/退回时间 回单时间 退回原因/回单内容 办理文件 "
    "撤回/审核/办结时间 办理情况",
    "cscg": "案卷编号 来源 大类 小类 立案条件 时限 责任单位 派遣时间 反馈时间 核查结论",
}


@pytest.mark.parametrize("name", APPENDIX)
def test_the_headings_seen_in_the_wild_find_their_map(name: str) -> None:
    assert guess_map(APPENDIX[name].split()) == read_map(name)


def test_an_order_of_a_real_hotline_arrives_as_it_went() -> None:
    cells: dict[str, object] = dict.fromkeys(APPENDIX["12345"].split(), "")
    cells |= {
        "工单编号": "TA20250911000123",
        "姓名": "王某",
        "联系方式": 13800138000.0,
        "区域": "北街",
        "地址": "12号",
        "业务类别": "投诉举报",
        "事件描述": "路灯不亮",
        "处置实际到期时间": "2025-09-16 17:00:00",
        "办理回复": "已修复",
        "办理满意": "满意",
        "是否解决": "解决",
        "当前节点": "结案",
        "工单流程": "2025-09-11 09:24 受理→2025-09-11 09:41 派遣→2025-09-11 15:14 结案",
        "受理方式": "电话",
    }

    event = BoundMap(read_map("12345"), tuple(cells)).apply(TableRow(2, cells))

    assert isinstance(event, Imported)
    assert (event.nature, event.location, event.reporter_phone) == ("投诉", "北街 12号", "13800138000")
    assert event.reported_at == datetime(2025, 9, 11, 1, 24, tzinfo=UTC)
    assert event.closed_at == datetime(2025, 9, 11, 7, 14, tzinfo=UTC)
    assert event.extra["受理方式"] == "电话"
    assert "13800138000" not in str(event.extra)
    assert "王某" not in str(event.extra)


def test_a_case_of_city_management_waits_until_it_was_verified() -> None:
    cells: dict[str, object] = {
        "案卷编号": "CG20250911007",
        "来源": "视频上报",
        "大类": "市容环境",
        "小类": "暴露垃圾",
        "立案条件": "垃圾堆积",
        "责任单位": "环卫所",
        "派遣时间": "2025/9/11 9:00",
        "反馈时间": "2025/9/11 11:30",
        "核查结论": "不通过",
    }
    bound = BoundMap(read_map("cscg"), tuple(cells))

    failed = bound.apply(TableRow(2, cells))
    passed = bound.apply(TableRow(3, {**cells, "核查结论": "通过"}))

    assert isinstance(failed, Imported)
    assert isinstance(passed, Imported)
    assert (failed.source, failed.category_hint, failed.closed_at) == ("VIDEO", "市容环境/暴露垃圾", None)
    assert passed.closed_at == datetime(2025, 9, 11, 3, 30, tzinfo=UTC)


def test_an_unknown_heading_gets_a_draft_that_works() -> None:
    header = ("诉求编号", "诉求标题", "诉求内容", "来电时间", "来电号码", "办理单位", "天气")

    draft = guess_map(header)

    assert draft is not None
    event = draft.columns
    assert set(event) >= {"title", "text", "reported_at", "reporter_phone", "lead_hint"}
    row = dict(
        zip(header, ("S1", "路灯", "不亮", "2025-09-11", "0574-88123456", "环卫所", "晴"), strict=True)
    )
    assert isinstance(BoundMap(draft, header).apply(TableRow(2, {**row})), Imported)


def test_a_table_of_something_else_gets_no_map() -> None:
    assert guess_map(("气温", "湿度", "风速")) is None


def test_the_rooms_sources_are_fifteen() -> None:
    assert len(SOURCES) == 15

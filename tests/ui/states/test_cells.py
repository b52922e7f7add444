"""Every state of every page, on the real window: what a person sees there, what can be done, and that the keyboard works.

The pages and states are those of the table; a page that has a state for which nothing is expected here fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from commandroom.entrypoints.pagestates import NAMED, PAGES, SECTIONS, PageState, cells, why_not
from commandroom.ui.desk import Desk
from commandroom.ui.lineup import pages
from commandroom.ui.pages.settings.view import SECTIONS as SECTIONS_OF_PAGE
from commandroom.ui.widgets.table import RoomTableView
from tests.ui.room import Seat, practice, practice_seat
from tests.ui.states.cells import Cell, busy, cell

__all__ = ("busy", "cell", "practice", "practice_seat")

Make = Callable[[str, PageState], Cell]
S = PageState
SAID, ACTION = 0, 1
PATIENCE_MS = 15_000
FAULT = "读写“room.db”时磁盘出错：I/O error。请立即备份并检查磁盘。"

EMPTY = {
    "board": ("当前没有在办事件，来件均已办理。", "登记事件"),
    "event": ("尚未选择事件。", "去事件看板"),
    "dispatch": ("没有符合条件的人员。", "显示全部人员"),
    "supervision": ("当前无红灯", "查看全部在办"),
    "dashboard": ("还没有登记事件，登记第一件后开始统计。", "登记事件"),
    "ledgers": ("退单台账：这段时间没有记录。", "看今年全年"),
    "monitor": ("还没有乡镇加入，运行数据随县级同步送达。", "县级同步"),
    "assessment": ("2026-03 没有可考核的事件。", "上一月"),
    "roster": ("没有符合条件的人员", "清除筛选"),
    "rota": ("没有符合条件的人员", "显示全部人员"),
    "settings/categories": ("没有符合条件的类别。", "显示全部类别"),
    "settings/conditions": ("当前没有生效的预警。", "新增预警"),
    "settings/playbooks": ("没有符合条件的预案。", "显示全部预案"),
    "settings/rulechanges": ("没有提请的规则变更。", "打开时限与日历"),
    "settings/keys": ("没有符合此名称或按键的操作。", "显示全部快捷键"),
    "settings/backup": ("尚未备份", "立即备份"),
    "alerts": ("当前没有提醒", "查看提醒频率"),
    "import": ("请选择一份事件表格：导入前先在这里核对列的对应关系和前几行。", "选择文件…"),
    "manual": ("没有哪一节含有这些词。", "显示全部章节"),
    "palette": ("没有匹配的内容。", "显示全部操作"),
    "intake": ("请填写描述或选择类别。", "登记并派遣"),
    "sync": ("本席位尚未加入本室交换机或县级中心，目前单独工作，所有数据只保存在本机。", "加入…"),
}
"""The sentence, and the one thing to do about it."""

BARS = {
    "board", "event", "dispatch", "supervision", "dashboard", "summary", "periods", "ledgers", "monitor", "jobs", "assessment",
    "roster", "rota", "sync", "alerts", "import",
    "settings/sounds", "settings/conditions", "settings/clocks", "settings/categories", "settings/playbooks",
    "settings/recommending", "settings/forms", "settings/rulechanges",
    "settings/accounts", "settings/backup", "settings/custody", "settings/about",
}  # fmt: skip
"""Where grey bars stand at the first load; the others show at once what they have."""
LINE_ALONE = {"intake", "palette"}

WRITING = {
    "board": {"登记事件", "派遣"},
    "intake": {"登记并派遣", "仅登记"},
    "event": {"派遣", "发送", "添加"},
    "dispatch": {"派遣给 谁"},
    "supervision": {"批量督办"},
    "summary": {"重新汇总", "批注…", "已阅"},
    "periods": set(),  # of a week that is not over there is a draft, and nothing to be done with it
    "jobs": {"立即执行"},
    "assessment": {"手工评分…"},
    "roster": {"新增人员", "编辑", "移出名册"},
    "rota": {"自动排班"},
    "settings/sounds": {"修改规则…"},
    "settings/clocks": {"修改时限", "修改办公时间", "导入放假安排…"},
    "settings/categories": {"修改"},
    "settings/conditions": {"下达备战或战时…", "新增预警"},
    "settings/playbooks": {"新建预案", "改为新版本", "停用"},
    "settings/recommending": {"保存权重", "恢复出厂设置", "设为"},
    "settings/forms": {"修改", "用文件替换…", "恢复内置模板"},
    "settings/accounts": {"更换我的口令…", "开通或重置…", "停用账户…"},
    "settings/backup": set(),
    "settings/rulechanges": set(),
    "sync": {"导入交换包…"},
    "palette": set(),
    "alerts": {"确认", "静音…"},
    "import": {"开始导入", "保存对照表"},
}
"""What writes on a page, by the names of its buttons."""
BARRED = {
    "board": ({"登记事件"}, "“派遣”限"),
    "intake": ({"登记并派遣", "仅登记"}, "练习审计员没有这项权限"),
    "event": ({"登记事件", "添加"}, "“派遣”限"),
    "dispatch": ({"派遣给 谁", "暂存"}, "可以办理。"),
    "supervision": ({"批量督办"}, "练习审计员没有这项权限"),
    "summary": ({"重新汇总", "批注…", "已阅"}, "练习审计员没有这项权限"),
    "periods": ({"批注…", "已阅"}, "练习审计员没有这项权限"),
    "assessment": ({"手工评分…"}, "练习审计员没有这项权限"),
    "roster": ({"新增人员", "编辑", "移出名册"}, "练习审计员没有这项权限"),
    "rota": ({"自动排班"}, "练习审计员没有这项权限"),
    "settings/sounds": ({"修改规则…"}, "练习审计员没有这项权限"),
    "settings/clocks": ({"修改时限", "修改办公时间", "导入放假安排…"}, "练习审计员没有这项权限"),
    "settings/categories": ({"修改"}, "练习审计员没有这项权限"),
    "settings/conditions": ({"下达备战或战时…", "新增预警"}, "练习审计员没有这项权限"),
    "settings/playbooks": ({"新建预案", "改为新版本", "停用"}, "练习审计员没有这项权限"),
    "settings/recommending": ({"保存权重", "恢复出厂设置"}, "练习审计员没有这项权限"),
    "settings/forms": ({"修改", "用文件替换…", "恢复内置模板"}, "练习审计员没有这项权限"),
    "settings/accounts": ({"开通或重置…", "停用账户…"}, "练习审计员没有这项权限"),
    "sync": ({"保留 ①", "保留 ②"}, "练习审计员没有这项权限"),
    "palette": (set(), ""),
}
"""What somebody may not who only looks, and the reason in its place."""
CODES = {"import": "import.not_a_table", "manual": "help.unreadable"}


def having(state: PageState) -> list[str]:
    """The pages that have a state."""
    return [page for page, its in cells() if its is state]


# --- the table -----------------------------------------------------------------------------------------------------


def test_the_table_knows_every_page_of_the_rail_and_every_section_of_the_settings(
    practice_seat: Seat,
) -> None:
    desk: Desk = practice_seat.desk

    assert {NAMED.get(spec.key, spec.key) for spec in pages(desk)} <= set(PAGES)
    assert list(SECTIONS) == list(SECTIONS_OF_PAGE)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (S.EMPTY, set(EMPTY)),
        (S.LOADING, BARS | LINE_ALONE),
        (S.READ_ONLY, set(WRITING)),
        (S.NO_PERMISSION, set(BARRED)),
    ],
)
def test_what_is_expected_here_is_what_the_table_has(state: PageState, expected: set[str]) -> None:
    assert set(having(state)) == expected


def test_a_state_that_cannot_be_has_its_reason_in_both_languages() -> None:
    missing = [(page, state) for page in PAGES for state in S if (page, state) not in set(cells())]
    reasons = [why_not(page, state) for page, state in missing]

    assert missing
    assert all(reason and reason.english for reason in reasons if reason is not None)
    assert None not in reasons


# --- the states ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", having(S.EMPTY))
def test_nothing_is_said_in_one_sentence_with_one_thing_to_do(cell: Make, page: str) -> None:
    shown = cell(page, S.EMPTY)

    shown.qtbot.waitUntil(lambda: EMPTY[page][SAID] in shown.texts)
    assert any(button.isEnabled() for button in shown.buttons(EMPTY[page][ACTION]))
    assert shown.faults == []
    need_hands(shown)


@pytest.mark.parametrize("page", having(S.LOADING))
def test_a_first_answer_that_is_late_is_waited_for_with_grey_bars(cell: Make, page: str) -> None:
    shown = cell(page, S.LOADING)
    waits, has_line = shown.is_waiting, shown.has_line

    assert (waits, has_line) == (page in BARS, True)
    assert shown.empty == []
    need_hands(shown, is_waiting=True)

    shown.recover()

    assert (shown.is_waiting, shown.has_line, shown.faults) == (False, False, [])


@pytest.mark.parametrize("page", having(S.RELOADING))
def test_a_later_answer_leaves_what_is_there_under_the_line(cell: Make, page: str) -> None:
    shown = cell(page, S.RELOADING)

    assert (shown.is_waiting, shown.has_line) == (False, True)
    before, rows = shown.texts, row_counts(shown)
    need_hands(shown)

    shown.recover()

    assert not shown.has_line
    assert row_counts(shown) == rows
    assert len(set(before.splitlines()) - set(shown.texts.splitlines())) <= len({"00:00"})  # a clock may tick


@pytest.mark.parametrize("page", having(S.OFFLINE))
def test_without_the_county_everything_works_under_a_banner(cell: Make, page: str) -> None:
    shown = cell(page, S.OFFLINE)

    assert "与中心断开，工作照常，14 项待上送" in shown.banner
    assert shown.faults == []
    assert [name for name in usable(page) if not all(b.isEnabled() for b in shown.buttons(name))] == []
    need_hands(shown)


@pytest.mark.parametrize("page", having(S.ERROR))
def test_a_fault_is_said_in_its_place_with_cause_code_another_try_and_its_details(
    cell: Make, page: str
) -> None:
    shown = cell(page, S.ERROR)
    code = CODES.get(page, "store.disk_fault")

    assert len(shown.faults) == 1
    assert code in shown.texts
    assert "Traceback" not in shown.texts
    if page not in CODES:
        assert FAULT in shown.texts
        assert "写盘出错" in shown.banner
    need_hands(shown)
    shown.buttons("复制详情")[0].click()
    assert code in QApplication.clipboard().text()

    shown.room.recover()
    shown.buttons("重试")[0].click()
    shown.settle()

    assert (shown.faults == []) is (page not in CODES)


@pytest.mark.parametrize("page", having(S.READ_ONLY))
def test_what_can_only_be_read_is_all_there_and_what_writes_says_why_not(cell: Make, page: str) -> None:
    shown = cell(page, S.READ_ONLY)

    assert "只读" in shown.banner
    assert shown.faults == []
    for name in WRITING[page]:
        assert shown.buttons(name), name
        assert held(shown.buttons(name), "只读") == [], name
    need_hands(shown)


@pytest.mark.parametrize("page", having(S.NO_PERMISSION))
def test_what_is_not_this_persons_says_whose_it_is(cell: Make, page: str) -> None:
    shown = cell(page, S.NO_PERMISSION)
    names, reason = BARRED[page]
    know_rights(shown)
    shown.qtbot.waitUntil(lambda: reason in shown.texts)

    assert shown.faults == []
    for name in names:
        assert shown.buttons(name), name
        assert [button for button in shown.buttons(name) if button.isEnabled()] == [], name
    need_hands(shown)


def test_deeds_that_are_not_this_persons_stand_in_no_menu(cell: Make) -> None:
    shown = cell("palette", S.NO_PERMISSION)
    know_rights(shown)
    offered = {deed.id for deed in shown.program.opened.desk.actions.deeds() if deed.is_open}

    assert not {"desk.register", "desk.import", "roster.add"} & offered
    assert {"desk.search", "desk.manual"} <= offered


# --- what holds everywhere -----------------------------------------------------------------------------------------


def need_hands(shown: Cell, *, is_waiting: bool = False) -> None:
    """The keyboard is on something that is there, Tab leaves nothing behind, and no window stands about."""
    been = shown.walk()
    there = (
        been[1:] if is_waiting else been
    )  # what is waited for may have the keyboard before it is to be seen

    assert all(part is not None and part.isVisible() for part in there)
    if isinstance(shown.front, QDialog):
        assert all(part is not None and shown.front.isAncestorOf(part) for part in been)
    assert shown.strays == []


def know_rights(shown: Cell) -> None:
    """Wait until the desk has learnt what is not this person's: it asks after its first rows."""
    gate = shown.program.opened.desk.gate
    shown.qtbot.waitUntil(lambda: gate.lacking("register") != "", timeout=PATIENCE_MS)


def held(buttons: Iterable[QAbstractButton], reason: str) -> list[str]:
    """Those that can be pressed, or do not say why they cannot."""
    return [b.accessibleName() for b in buttons if b.isEnabled() or reason not in b.toolTip()]


def row_counts(shown: Cell) -> list[int]:
    """How many rows each visible list has."""
    lists = [part for part in shown.front.findChildren(RoomTableView) if part.isVisible()]
    return [part.model().rowCount() for part in lists]


def usable(page: str) -> set[str]:
    """What writes and may be used by whoever sits there in these tests; the room's rules and its roster are its leaders'."""
    return set() if page.startswith("settings/") or page == "roster" else WRITING.get(page, set())

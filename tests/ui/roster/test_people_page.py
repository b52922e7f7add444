"""The people's page: what somebody does now, cards, the person's file, an earlier day, posts, two rooms' loans, the board."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.domain.ids import PersonId
from commandroom.domain.people.persons import Person
from commandroom.ui import i18n
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.pages.roster.bringing import ListDialog, read_list
from commandroom.ui.pages.roster.fileform import FileDialog
from commandroom.ui.pages.roster.persons import CARDS
from commandroom.ui.pages.roster.postform import PostDialog
from commandroom.ui.pages.roster.statusboard import StatusBoard
from commandroom.ui.pages.roster.view import RosterPage
from commandroom.ui.pages.roster.words import certificate_left, standing_name
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.commands import Act, Amend
from commandroom.usecases.queries import PersonRow, Persons, Records
from tests.ui.room import Seat

Open = Callable[[], RosterPage]
SHIFT = {"name": "24小时值守", "start": "08:30", "end": "08:30", "next_day": True}


def row_of(page: RosterPage, name: str) -> PersonRow:
    return next(row for row in page.model.rows if row.person.name == name)


def choose(seat: Seat, page: RosterPage, name: str) -> PersonRow:
    row = row_of(page, name)
    assert page.lists.folk.choose(row.person.id)
    seat.settle()
    return row


def said(page: RosterPage) -> str:
    return " ".join(label.text() for label in page.panel.findChildren(PlainLabel))


def amend(seat: Seat, kind: str, record: str, /, **fields: Any) -> None:
    seat.bench.room.perform(Amend(kind, record, fields, actor="system"))


def dialog(kind: type[CardDialog]) -> Any:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def sent(seat: Seat, person: str, *, signed: bool = False) -> str:
    """An event that a person of the emergency office was sent to."""
    now = seat.bench.clock.moment
    number = seat.act(
        "register", by=seat.person("intake"), source="CALL", title="仓库用电隐患", text="仓库私拉电线", location="工业路",
        occurred_at=now.isoformat(), reported_at=now.isoformat(),
    )  # fmt: skip
    intake, command = seat.person("intake"), seat.person("command")
    seat.act("submit", number, by=intake, category_suggest="0910")
    seat.act("accept", number, by=intake, category="0910", urgency="一般")
    seat.act("triage", number, by=command, tier="二级", level="无", lead_office="应急消防站")
    seat.bench.room.perform(
        Act(
            "dispatch",
            number,
            {"lead_office": "emergency", "requirement": "到场处置", "handler": person},
            actor=command,
        )
    )
    if signed:
        seat.act("sign", number, by=person)
    return number


def on_duty(seat: Seat, person: str) -> None:
    amend(seat, "shift", "watch", **SHIFT)
    amend(seat, "duty", f"d-{person}", person=person, day="2026-11-20", shift="watch")


def test_what_somebody_does_follows_from_roster_and_jobs_and_one_never_overwrites_the_other(
    seat: Seat, roster: Open
) -> None:
    page = roster()
    person = row_of(page, "顾国萱").person.id
    seen = [standing_name(row_of(page, "顾国萱").standing)]

    def step() -> None:
        page.refresh()
        seat.settle()
        seen.append(standing_name(row_of(page, "顾国萱").standing))

    on_duty(seat, person)
    step()
    number = sent(seat, person)
    step()
    seat.act("sign", number, by=person)
    step()
    amend(
        seat,
        "leave",
        "l",
        person=person,
        since="2026-11-20T12:00:00+08:00",
        until="2026-11-21T00:00:00+08:00",
    )
    step()

    assert seen == ["未登记", "在岗", "在途", "处置中", "请假"]
    assert row_of(page, "顾国萱").load == 1


def test_the_rooms_own_come_first_then_the_posted_by_department_then_the_others(roster: Open) -> None:
    page = roster()

    rows = [row.person for row in page.lists.folk.table.table.rows]
    kinds = ["d" if p.dedicated else "s" if p.sunk else "o" for p in rows]
    departments = [p.department for p in rows if p.sunk]

    assert "".join(kinds) == "d" * kinds.count("d") + "s" * kinds.count("s") + "o" * kinds.count("o")
    assert departments == sorted(departments)
    page.lists.folk.show_way(CARDS)
    assert [page.lists.folk.cards.cards[n].row for n in range(len(rows))] == page.lists.folk.table.table.rows


@pytest.mark.parametrize(
    ("until", "told"),
    [
        ("2027-02-19", ("2027-02-19", "text2")), ("2027-02-18", ("剩 90 天", "warn")), ("2026-12-21", ("剩 31 天", "warn")),
        ("2026-12-20", ("剩 30 天", "crit")), ("2026-11-20", ("剩 0 天", "crit")), ("2026-11-19", ("已过期", "crit")),
    ],
)  # fmt: skip
def test_a_certificate_warns_at_90_and_at_30_days_and_what_has_ended_stands_out(
    qapp: QApplication, until: str, told: tuple[str, str]
) -> None:
    kept = i18n.install(qapp, "zh_CN")
    person = Person(
        id=PersonId("x"), name="某", certificate="执1", certificate_until=date.fromisoformat(until)
    )

    assert certificate_left(person, date(2026, 11, 20)) == told

    i18n.remove(qapp, kept)


def test_cards_are_walked_by_keys_and_show_the_same_person_as_the_table(seat: Seat, roster: Open) -> None:
    page = roster()
    choose(seat, page, "周敏")

    QTest.keyClicks(page.lists.folk.table, "v")
    seat.settle()
    first = page.lists.folk.current
    QTest.keyClicks(page.lists.folk.cards, "j")
    second = page.lists.folk.current
    QTest.keyClicks(page.lists.folk.cards, "v")

    assert first is not None
    assert first.person.name == "周敏"
    assert second is not None
    rows = [row.person.id for row in page.lists.folk.table.table.rows]
    assert rows.index(second.person.id) == rows.index(first.person.id) + 1
    assert page.lists.folk.way == "table"
    assert page.lists.folk.table.current.person.id == second.person.id


def test_an_event_of_the_person_stands_in_the_panel_and_opens(seat: Seat, roster: Open) -> None:
    page = roster()
    person = row_of(page, "顾国萱").person.id
    on_duty(seat, person)
    number = sent(seat, person)
    page.refresh()
    seat.settle()

    choose(seat, page, "顾国萱")
    went: list[tuple[str, object]] = []
    seat.desk.navigator.wanted.disconnect()
    seat.desk.navigator.wanted.connect(lambda key, where: went.append((key, where)))
    page.panel.beside.events.opened.emit(0)

    assert [one.title for one in page.panel.beside.events.table.rows] == ["仓库用电隐患"]
    assert went == [("event", {"event_id": seat.sheet(number).event.id})]


def test_all_38_fields_stand_in_groups_and_what_is_asked_for_and_missing_says_so(
    seat: Seat, roster: Open
) -> None:
    page = roster()

    choose(seat, page, "施子行")
    sunk = dict(page.panel.dossier.shown)
    choose(seat, page, "周敏")
    own = dict(page.panel.dossier.shown)

    assert page.model.fields is not None
    assert len(list(page.model.fields)) == 38
    assert {"dispatch_dept", "sink_lock_until", "salary_owner", "cert_valid_until"} <= set(sunk)
    assert (sunk["dispatch_dept"], sunk["sink_flag"], own["sink_flag"]) == ("市场监管", "是", "否")
    assert own["ab_partner"] == "史知岚"
    assert not {"dispatch_dept", "sink_date", "cert_no"} & set(own)


def test_a_field_of_the_file_is_changed_and_a_wrong_date_is_named_at_its_field(
    seat: Seat, roster: Open
) -> None:
    page = roster()
    choose(seat, page, "施子行")

    QTest.keyClicks(page.lists.folk.table, "f")
    form: Any = dialog(FileDialog)
    form.controls["sink_date"][1].setText("上个月")
    form.submit_button.click()
    fault = form.fields["sink_date"].fault
    form.controls["sink_date"][1].setText("2025-03-01")
    form.submit_button.click()
    seat.wait_for(lambda: not form.isVisible())
    seat.settle()

    assert fault
    assert row_of(page, "施子行").person.extra["下沉日期"] == "2025-03-01"
    assert row_of(page, "施子行").person.extra["锁定期至"] == "2027-02-28"


def test_the_roster_of_an_earlier_day_is_shown_and_cannot_be_changed(seat: Seat, roster: Open) -> None:
    page = roster()
    seat.bench.clock.moment += timedelta(days=3)
    amend(seat, "person", row_of(page, "周敏").person.id, post="调度长")
    page.refresh()
    seat.settle()

    page.filters.as_of.day.setMaximumDate(QDate(2026, 11, 23))
    page.filters.as_of.day.setDate(QDate(2026, 11, 21))
    QTest.keyClicks(page.lists.folk.table, "b")
    seat.settle()
    then = row_of(page, "周敏").person.post
    choose(seat, page, "周敏")
    QTest.keyClicks(page.lists.folk.table, "e3")
    seat.settle()
    opened = [w for w in QApplication.topLevelWidgets() if isinstance(w, CardDialog) and w.isVisible()]
    is_offered = page.panel.edit.isVisible()
    said_then = page.filters.as_of.strip.head.text()
    page.escape()
    seat.settle()

    assert then == "值班长"
    assert "2026-11-21" in said_then
    assert opened == []
    assert not is_offered
    assert row_of(page, "周敏").person.post == "调度长"
    assert row_of(page, "周敏").presence != "leave"


def test_a_day_before_the_room_has_nobody_and_says_so(seat: Seat, roster: Open) -> None:
    page = roster()

    page.filters.as_of.day.setDate(QDate(2020, 1, 1))
    page.filters.as_of.look.click()
    seat.settle()

    assert page.model.rows == ()
    assert page.placeholder.state is not None
    texts = " ".join(label.text() for label in page.placeholder.state.findChildren(PlainLabel))
    assert "该日名册中没有人员" in texts


def test_a_person_in_two_rooms_loans_is_shown_as_a_conflict_with_ways_out(seat: Seat, roster: Open) -> None:
    page = roster()
    person = row_of(page, "顾国萱").person.id
    for record, house, since, until in (
        ("one", "云岭镇", "2026-11-25T00:00:00+08:00", "2026-12-10T00:00:00+08:00"),
        ("two", "石桥街道", "2026-12-05T00:00:00+08:00", "2026-12-20T00:00:00+08:00"),
    ):
        amend(seat, "loan", record, person=person, to=house, since=since, until=until, purpose="紧缺人才")

    page.refresh()
    seat.settle()
    page.filters.group.chips[-1].click()
    listed = [page.lists.folk.table.table.columns[0].text(row) for row in page.lists.folk.table.table.rows]
    choose(seat, page, "顾国萱")
    told = said(page)
    ways = [w for w in page.panel.beside.findChildren(Button) if w.accessibleName().startswith("保留")]
    names = [way.accessibleName() for way in ways]
    ways[0].click()
    seat.settle()
    seat.wait_for(lambda: "两处借用时间重叠" not in said(page))

    assert listed == ["⚠ 顾国萱"]
    assert "两处借用时间重叠：云岭镇、石桥街道" in told
    assert names == ["保留云岭镇，石桥街道改自 12-10 00:00 起", "保留石桥街道，云岭镇改至 12-05 00:00 止"]
    kept = {row.id: row.fields for row in seat.bench.room.ask(Records("loan"))}
    assert kept["two"]["since"] == kept["one"]["until"]


def test_two_partners_on_leave_on_the_same_day_are_warned_about(seat: Seat, roster: Open) -> None:
    page = roster()
    for name, since, until in (("周敏", "2026-12-01", "2026-12-03"), ("史知岚", "2026-12-02", "2026-12-05")):
        amend(
            seat, "leave", name, person=row_of(page, name).person.id, kind="年休假",
            since=f"{since}T00:00:00+08:00", until=f"{until}T00:00:00+08:00",
        )  # fmt: skip

    choose(seat, page, "周敏")

    assert "与 AB 岗搭档史知岚同时请假：12-02 00:00–12-03 00:00" in said(page)


def test_who_goes_on_leave_while_the_partner_is_away_is_told_and_it_is_kept(seat: Seat, roster: Open) -> None:
    page = roster()
    amend(
        seat, "presence", "x", person=row_of(page, "史知岚").person.id, state="leave",
        since="2026-11-20T00:00:00+08:00", until="2026-11-21T00:00:00+08:00",
    )  # fmt: skip
    page.refresh()
    seat.settle()
    warned: list[str] = []
    seat.desk.notices.said.connect(lambda toast: warned.append(toast.text))
    choose(seat, page, "周敏")

    QTest.keyClicks(page.lists.folk.table, "3")
    seat.wait_for(lambda: row_of(page, "周敏").presence == "leave")

    assert any("周敏与 AB 岗搭档史知岚" in text and "同日不在岗" in text for text in warned)


def test_a_leaver_with_open_events_says_how_many_are_to_be_given_away(seat: Seat, roster: Open) -> None:
    page = roster()
    person = row_of(page, "顾国萱").person.id
    on_duty(seat, person)
    sent(seat, person)
    seat.bench.room.perform(Amend("person", person, {}, actor="system", retire=True))
    page.filters.left.setChecked(True)
    page.refresh()
    seat.settle()

    choose(seat, page, "顾国萱")

    assert standing_name(row_of(page, "顾国萱").standing) == "已离岗"
    assert "已离岗，名下仍有 1 件在办，请改派。" in said(page)


def test_somebody_from_the_palette_is_chosen_whatever_the_list_was_narrowed_to(
    seat: Seat, roster: Open
) -> None:
    page = roster()
    page.search("没有这个人")
    person = row_of(page, "施子行").person.id

    page.arrive({"person": person})
    seat.settle()

    assert page.lists.folk.current is not None
    assert page.lists.folk.current.person.id == person


# --- a staff list --------------------------------------------------------------------------------------------------


def test_a_staff_list_is_looked_at_row_by_row_and_written_only_by_the_button(
    seat: Seat, roster: Open, tmp_path: Path
) -> None:
    page = roster()
    one = "110101199003070134"
    path = tmp_path / "名册.csv"
    path.write_text(
        f"姓名,身份证号,单位\n柏长青,{one},发展办\n柏常青,{one},发展办\n杜若兰,,发展办\n邵一鸣,,没有的单位\n",
        encoding="utf-8-sig",
    )
    before = len(page.model.rows)

    read_list(seat.desk, path, page, page.model.refresh)
    seat.wait_for(lambda: any(isinstance(w, ListDialog) for w in QApplication.topLevelWidgets()))
    shown = dialog(ListDialog)
    left = [(row, text) for row, text in shown.trial.left]
    untouched = len(seat.bench.room.ask(Persons(with_left=True)))
    shown.submit_button.click()
    seat.wait_for(lambda: len(page.model.rows) == before + 1)

    assert [row for row, _ in left] == [2, 3, 5]
    assert "第 2、3 行" in left[0][1]
    assert "没有名为“没有的单位”的单位" in left[2][1]
    assert untouched == before
    assert row_of(page, "杜若兰").unit_name == "发展办"


# --- posts ---------------------------------------------------------------------------------------------------------


def test_the_rooms_three_posts_are_offered_until_they_are_recorded(seat: Seat, roster: Open) -> None:
    page = roster()
    page.filters.choose_tab("posts")
    seat.settle()
    before = [w.accessibleName() for w in page.lists.posts.findChildren(Button) if w.isVisible()]

    page.lists.posts.role_wanted.emit("command", "综合指挥岗")
    form = dialog(PostDialog)
    form.who.choose(row_of(page, "唐永瑶").person.id)
    form.add.click()
    form.duties.set_text("研判、派遣、调度")
    form.submit_button.click()
    seat.wait_for(lambda: not form.isVisible())
    seat.wait_for(lambda: page.lists.posts.book is not None and bool(page.lists.posts.book.posts))
    seat.settle()

    assert {"综合指挥岗", "综合政务岗", "执法协调岗"} <= set(before)
    post = page.lists.posts.book.posts[0]  # type: ignore[union-attr]
    assert (post.name, post.role, post.duties) == ("综合指挥岗", "command", "研判、派遣、调度")
    assert [role.value for role in page.lists.posts.book.lacking] == ["intake", "enforcement_coordinator"]  # type: ignore[union-attr]


def test_a_person_in_two_full_posts_is_refused_in_words_and_what_was_typed_stays(
    seat: Seat, roster: Open
) -> None:
    page = roster()
    person = row_of(page, "唐永瑶").person.id
    amend(seat, "post", "p1", name="综合指挥岗", persons=[person])
    page.filters.choose_tab("posts")
    seat.settle()

    page.add.click()
    form = dialog(PostDialog)
    form.name.setText("综合政务岗")
    form.who.choose(person)
    form.add.click()
    form.submit_button.click()
    seat.wait_for(lambda: bool(form.fields["persons"].fault))
    fault = form.fields["persons"].fault
    form.full.setChecked(False)
    form.submit_button.click()
    seat.wait_for(lambda: not form.isVisible())

    assert fault.startswith("唐永瑶已任专岗“综合指挥岗”，不能再任专岗“综合政务岗”")


def test_a_post_whose_holder_left_and_one_without_anybody_say_so(seat: Seat, roster: Open) -> None:
    page = roster()
    person = row_of(page, "唐永瑶").person.id
    amend(seat, "post", "p1", name="综合指挥岗", persons=[person])
    amend(seat, "post", "p2", name="综合政务岗", persons=[])
    seat.bench.room.perform(Amend("person", person, {}, actor="system", retire=True))
    page.filters.choose_tab("posts")
    seat.settle()

    told = {post.name: page.lists.posts.said(post) for post in page.lists.posts.list.table.rows}

    assert "唐永瑶已不在册" in told["综合指挥岗"]
    assert told["综合政务岗"] == "定员 1 人，现任 0 人，空缺"


def test_a_fixed_matter_that_is_no_category_and_no_item_says_so(seat: Seat, roster: Open) -> None:
    page = roster()
    person = row_of(page, "唐永瑶").person.id
    amend(seat, "post", "p1", name="甲岗", persons=[person], full=False, matters=["0910", "没有的事"])
    amend(seat, "post", "p2", name="乙岗", persons=[person], full=False, matters=["0910", "04"])
    page.filters.choose_tab("posts")
    seat.settle()

    told = {post.name: page.lists.posts.said(post) for post in page.lists.posts.list.table.rows}

    assert told["甲岗"] == "固定事项“没有的事”不是已有类别或清单事项，推荐时不计"
    assert told["乙岗"] == ""


# --- the board on the second screen ------------------------------------------------------------------------------


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
@pytest.mark.parametrize("size", [(680, 680), (1366, 768), (1920, 1080)])
def test_names_and_standings_are_whole_on_the_status_board_however_large_it_is(
    seat: Seat, roster: Open, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = roster()
    QTest.keyClicks(page.lists.folk.table, "w")
    seat.settle()
    board = page.deeds.status_board
    assert isinstance(board, StatusBoard)
    seat.wait_for(lambda: board.seen is not None)
    assert board.seen is not None
    names = {row.person.name for row in board.seen.tiles}
    whole = names | {
        standing_name(standing) for standing in ("free", "sent", "working", "leave", "lent", "off", "unknown")
    }
    cut: list[str] = []

    def watch(self: QFontMetricsF, text: str, _mode: Qt.TextElideMode, room: float) -> str:
        cut.extend([text] if text in whole and self.horizontalAdvance(text) > room else [])
        return text

    monkeypatch.setattr(QFontMetricsF, "elidedText", watch)
    board.resize(*size)
    board.repaint()
    board.grab()

    assert cut == []
    assert names & set(board._told)
    board.close()


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_the_status_board_shows_no_telephone_number_and_follows_what_happens(
    seat: Seat, roster: Open
) -> None:
    page = roster()
    on_duty(seat, row_of(page, "周敏").person.id)

    QTest.keyClicks(page.lists.folk.table, "w")
    seat.settle()
    board = page.deeds.status_board
    next(d for d in seat.desk.actions.deeds("board") if d.id == "desk.staff").action.trigger()
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, StatusBoard)] == [board]
    assert isinstance(board, StatusBoard)
    seat.wait_for(lambda: board.seen is not None)
    assert board.seen is not None
    before = board.seen.counts["leave"]
    amend(seat, "presence", "x", person=row_of(page, "顾国萱").person.id, state="leave",
          since="2026-11-20T00:00:00+08:00", until="2026-11-21T00:00:00+08:00")  # fmt: skip
    seat.desk.bus.announce(
        seat.bench.room.perform(
            Amend("person", row_of(page, "周敏").person.id, {"post": "值班长"}, actor="system")
        )
    )
    seat.wait_for(lambda: board.seen is not None and board.seen.counts["leave"] == before + 1)

    name = board.accessibleName()
    assert "周敏 在岗" in name
    assert "****" not in name
    assert not any(row.person.phone_masked in name for row in page.model.rows if row.person.phone_masked)
    board.grab()
    QTest.keyClick(board, Qt.Key.Key_Escape)
    seat.settle()

"""A day's paper at the front door: once, frozen, checked against the board; corrected, edited, read, remarked on."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from commandroom.domain.errors import NotFoundError, RefusedError
from commandroom.domain.summary.snapshot import Paper
from commandroom.usecases.commands import SeatSetting, SummaryEdit, SummaryRead, SummaryRemark, SumUp
from commandroom.usecases.queries import BoardIds, BoardQuery
from tests.room import DEPUTY, DIRECTOR, INTAKE, LEADER, OTHER, Bench
from tests.summary.conftest import TODAY, YESTERDAY, days_made, made, paper, set_to, text


def frozen(found: Paper) -> bytes:
    return msgspec.json.encode(found, order="deterministic")


# --- the figures -----------------------------------------------------------------------------------------------------


def test_the_figures_are_those_of_the_day_and_of_the_same_hours_of_yesterday(room: Bench) -> None:
    room.at("2026-03-09 10:00")
    room.submitted()
    room.closed()
    room.at("2026-03-09 20:00")
    room.submitted()
    room.at("2026-03-10 10:00")
    room.closed()
    room.signed()
    room.suspended()
    room.escalated()
    room.at("2026-03-10 17:00")

    numbers = made(room).paper.snapshot

    today, before = numbers.today, numbers.before
    assert (today.received, today.closed, today.reported_up, today.suspended) == (4, 1, 1, 1)
    assert (before.received, before.closed, before.reported_up, before.suspended) == (2, 1, 0, 0)
    assert today.open == 5
    assert before.open == 1
    assert numbers.number == 69  # the 69th day of 2026


def test_every_figure_of_the_paper_is_what_the_board_counts_at_that_moment(room: Bench) -> None:
    for urgency in ("一般", "紧急", "特急"):
        room.accepted(urgency=urgency)
        room.signed(urgency=urgency, office=OTHER)
    room.suspended()
    room.registered()
    room.at("2026-03-10 17:00")

    snapshot = made(room).paper.snapshot

    assert [one.figure for one in snapshot.checks] == ["received", "open", "red", "yellow", "suspended"]
    assert [one.figure for one in snapshot.checks if not one.agrees] == []
    for view, count in (
        ("open", snapshot.today.open),
        ("red", snapshot.today.red),
        ("yellow", snapshot.today.yellow),
    ):
        assert room.room.ask(BoardIds(BoardQuery(view=view), room.clock.moment)).total == count
    assert snapshot.today.red
    assert snapshot.red.total == snapshot.today.red
    assert sum(one.count for one in snapshot.red.units) == snapshot.today.red


def test_what_came_in_the_evening_after_one_paper_stands_in_the_next(room: Bench) -> None:
    room.at("2026-03-09 17:00")
    made(room, YESTERDAY)
    room.at("2026-03-09 21:00")
    room.closed()
    room.at("2026-03-10 09:00")
    room.submitted()
    room.at("2026-03-10 17:00")

    sheet = made(room)

    evening = sheet.paper.snapshot.evening
    assert evening is not None
    assert (evening.received, evening.closed) == (1, 1)
    assert sheet.paper.snapshot.today.received == 1
    assert "上期专报截止（3月9日17时00分）后至当日24时，新增1件、办结1件" in text(sheet, "overview")


def test_a_day_without_anything_says_so_and_fails_nowhere(room: Bench) -> None:
    room.at("2026-03-10 17:00")

    sheet = made(room)

    assert "有事报事、无事报平安" in text(sheet, "overview")
    assert text(sheet, "matters") == "今日无须领导掌握的重点事项。"
    assert sheet.paper.snapshot.offices == ()


# --- the lists -------------------------------------------------------------------------------------------------------


def test_at_most_eight_matters_are_listed_the_gravest_first_each_with_its_rule(room: Bench) -> None:
    urgent = [room.accepted(urgency="特急") for _ in range(9)]
    grave = room.triaged(tier="二级", level="一般")
    hurt = room.submitted(injured=2)
    up = room.escalated()
    room.at("2026-03-10 17:00")

    sheet = made(room)

    matters = sheet.paper.snapshot.matters
    assert [one.number for one in matters] == [grave, hurt, up, *urgent[:5]]
    assert [one.why for one in matters[:4]] == ["突发事件", "有人员伤亡", "三级事项（上报县级）", "特急"]
    assert sheet.paper.snapshot.matters_total == 12
    assert "另有4件符合列入条件" in text(sheet, "matters")
    assert "受伤2人" in text(sheet, "matters")


def test_what_is_urgent_is_listed_on_the_day_it_is_closed_and_no_longer_on_the_next(room: Bench) -> None:
    number = room.closed(urgency="特急")
    room.at("2026-03-10 17:00")
    first = made(room)
    room.at("2026-03-11 17:00")
    second = made(room, TODAY + timedelta(days=1))

    assert [one.number for one in first.paper.snapshot.matters] == [number]
    assert second.paper.snapshot.matters == ()


def test_nothing_of_a_confidential_matter_and_no_telephone_number_is_printed(room: Bench) -> None:
    room.accepted(urgency="特急", title="举报某企业夜间偷排", location="工业园3号", confidential=True)
    room.accepted(urgency="特急", title="请回电13912345678谈井盖")
    room.at("2026-03-10 17:00")

    sheet = made(room)

    printed = frozen(sheet.paper).decode()
    assert "偷排" not in printed
    assert "工业园3号" not in printed
    assert "13912345678" not in printed
    assert "139****5678" in printed
    assert "保密事项（内容从略）" in text(sheet, "red")


def test_sheets_of_supervision_are_counted_by_colour_and_those_past_their_answer_named(room: Bench) -> None:
    room.at("2026-03-09 09:00")
    late = room.signed()
    room.act("supervise", late, by=DIRECTOR, color="红", requirement="当日办结")
    room.at("2026-03-10 09:00")
    number = room.signed()
    room.act("supervise", number, by=DEPUTY, color="蓝", requirement="请抓紧")
    room.act("supervise_reply", number, by=room.head(number), text="已安排")
    room.at("2026-03-10 17:00")

    sheet = made(room)

    found = sheet.paper.snapshot.supervision
    assert (found.blue, found.red, found.answered, found.answered_late, found.expired) == (1, 0, 1, 0, 1)
    assert [(one.number, one.color, one.is_late) for one in found.open] == [(late, "red", True)]
    assert "今日签发督办单1件（蓝1、橙0、红0）" in text(sheet, "supervision")


def test_the_same_matter_at_the_same_place_three_times_is_a_repeat(room: Bench) -> None:
    numbers = [room.accepted(location="老街3号") for _ in range(3)]
    room.accepted(location="老街4号")
    room.at("2026-03-10 17:00")

    (found,) = made(room).paper.snapshot.repeats

    assert (found.place, found.count) == ("老街3号", 3)
    assert found.numbers == tuple(numbers)


# --- frozen ----------------------------------------------------------------------------------------------------------


def test_a_paper_is_the_same_to_the_byte_whatever_happens_and_is_changed_afterwards(room: Bench) -> None:
    number = room.signed()
    room.at("2026-03-10 17:00")
    before = made(room)
    assert not before.is_draft

    room.feed_back(number)
    room.submitted()
    set_to(room, "summary_time", "09:00")
    room.room.perform(SeatSetting("anything", "else"))
    room.later(days=40)
    room.room.store.rebuild()
    after = paper(room)

    assert frozen(after.paper) == frozen(before.paper)
    assert made(room).day.papers == before.day.papers


def test_a_correction_is_numbered_and_stands_beside_what_was_first_said(room: Bench) -> None:
    room.at("2026-03-10 17:00")
    first = made(room)
    room.at("2026-03-10 18:00")
    room.submitted()

    second, third = made(room, again=True), made(room, again=True)

    assert [one.edition for one in third.day.papers] == ["", "A1", "A2"]
    assert (first.paper.snapshot.today.received, second.paper.snapshot.today.received) == (0, 1)
    assert paper(room).paper.edition == "A2"
    assert frozen(paper(room, edition="").paper) == frozen(first.paper)
    with pytest.raises(NotFoundError, match=r"summary\.no_edition"):
        paper(room, edition="B7")


def test_before_its_set_time_a_day_has_a_draft_which_nobody_keeps(room: Bench) -> None:
    room.at("2026-03-10 16:59")
    sheet = paper(room)

    assert (sheet.is_draft, sheet.is_over) == (True, False)
    with pytest.raises(RefusedError, match=r"summary\.not_over"):
        room.room.perform(SumUp(TODAY))
    with pytest.raises(RefusedError, match=r"summary\.not_made"):
        room.room.perform(SummaryRead(TODAY))
    assert days_made(room, YESTERDAY, TODAY) == []


def test_a_day_ahead_has_no_paper(room: Bench) -> None:
    with pytest.raises(RefusedError, match=r"summary\.not_begun"):
        paper(room, TODAY + timedelta(days=1))


def test_a_paper_made_afterwards_speaks_of_the_end_of_its_day_and_is_marked_late(room: Bench) -> None:
    room.at("2026-03-09 10:00")
    open_then = room.signed()
    room.at("2026-03-10 09:00")
    room.feed_back(open_then)
    room.submitted()

    sheet = made(room, YESTERDAY)

    snapshot = sheet.paper.snapshot
    assert sheet.paper.late
    assert snapshot.as_of.isoformat() == "2026-03-09T16:00:00+00:00"
    assert (snapshot.today.received, snapshot.today.open) == (1, 1)
    assert snapshot.checks == ()


# --- what people add -------------------------------------------------------------------------------------------------


def test_an_edited_paragraph_survives_a_correction_and_says_when_its_figures_changed(room: Bench) -> None:
    room.at("2026-03-10 17:00")
    made(room)
    room.room.perform(SummaryEdit(TODAY, "overview", "今日平稳。", actor=LEADER))
    room.room.perform(SummaryEdit(TODAY, "tomorrow", "明日有雨。", actor=INTAKE))
    room.later(hours=1)
    room.submitted()

    sheet = made(room, again=True)

    parts = {part.id: part for part in sheet.parts}
    assert (parts["overview"].text, parts["overview"].edited_by, parts["overview"].is_stale) == (
        "今日平稳。",
        LEADER,
        True,
    )
    assert "今日新增事件1件" in parts["overview"].auto
    assert (parts["tomorrow"].text, parts["tomorrow"].is_stale) == ("明日有雨。", True)
    room.room.perform(SummaryEdit(TODAY, "overview", "", actor=LEADER))
    assert "今日新增事件1件" in text(paper(room), "overview")


def test_who_has_read_it_stands_once_with_when_and_comments_stand_in_order(room: Bench) -> None:
    room.at("2026-03-10 17:00")
    made(room)
    room.room.perform(SummaryRead(TODAY, actor=DIRECTOR))
    first = room.clock.moment
    room.later(minutes=5)
    room.room.perform(SummaryRead(TODAY, actor=DIRECTOR))
    room.room.perform(SummaryRemark(TODAY, "请盯住燃气一件。", actor=DIRECTOR))
    room.room.perform(SummaryRemark(TODAY, "照办。", actor=LEADER))

    day = paper(room).day

    assert [(one.by, one.at) for one in day.read] == [(DIRECTOR, first)]
    assert [one.text for one in day.comments] == ["请盯住燃气一件。", "照办。"]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (SummaryEdit(TODAY, "weather", "晴"), "summary.no_paragraph"),
        (SummaryEdit(TODAY, "overview", "长" * 5001), "field.too_long"),
        (SummaryRemark(TODAY, "  \n "), "field.missing"),
        (SummaryEdit(TODAY, "overview", "改", actor="t-auditor"), "role.missing"),
        (SummaryRead(TODAY, actor="t-auditor"), "role.missing"),
        (SumUp(TODAY, again=True, actor="t-grid"), "role.missing"),
    ],
)
def test_what_cannot_be_added_is_refused_and_leaves_nothing(room: Bench, command: SumUp, code: str) -> None:
    room.at("2026-03-10 17:00")
    before = made(room)

    with pytest.raises((RefusedError, NotFoundError), match=code):
        room.room.perform(command)

    assert paper(room) == before

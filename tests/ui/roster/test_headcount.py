"""The headcount on the roster's page: ten rules in words, who is meant, and the certificates that end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest

from commandroom.ui.pages.roster.view import RosterPage
from commandroom.usecases.commands import Amend
from tests.ui.room import Seat

Open = Callable[[], RosterPage]


def shown(seat: Seat, page: RosterPage) -> dict[str, list[str]]:
    """The third tab by keyboard: each rule with what stands in its row."""
    page.lists.folk.table.setFocus()
    QTest.keyClicks(page.lists.folk.table, "t")
    seat.settle()
    QTest.keyClicks(page.lists.units, "t")
    seat.settle()
    assert page.lists.headcount.isVisible()
    table = page.lists.headcount.lines.table
    return {line.rule: [column.text(line) for column in table.columns] for line in table.rows}


def test_ten_rules_stand_there_with_sign_figure_sentence_and_their_words(seat: Seat, roster: Open) -> None:
    rows = shown(seat, roster())

    assert list(rows) == [f"H{n}" for n in range(1, 11)]
    assert rows["H1"][1] == "✓ 符合"
    assert "限额" in rows["H1"][3]
    assert rows["H4"][4] == "指挥室专职3至5人"
    assert all(texts[1].strip()[0] in "✓⚠▼▲?" for texts in rows.values())


def test_what_is_lacking_is_named_with_the_people(seat: Seat, roster: Open) -> None:
    perform = seat.bench.room.perform
    page = roster()
    sunk = [row.person for row in page.model.rows if row.person.sunk]
    kept = next(person for person in sunk if person.needs_certificate)
    for person in (one for one in sunk if one.id != kept.id):
        perform(Amend("person", person.id, {"sunk": False}, actor="system"))
    perform(Amend("person", kept.id, {"certificate_until": "2026-11-19"}, actor="system"))

    rows = shown(seat, page)

    assert rows["H2"][1] == "▼ 不足"
    assert rows["H2"][3] == "下沉 1 人，距标准 4 人缺 3 人。"
    assert kept.name in rows["H8"][3]
    assert kept.name in rows["H9"][3]


def test_certificates_that_end_stand_below_by_how_soon(seat: Seat, roster: Open) -> None:
    perform = seat.bench.room.perform
    page = roster()
    first, second = [row.person.id for row in page.model.rows if row.person.certificate][:2]
    perform(Amend("person", first, {"certificate_until": "2026-12-20"}, actor="system"))
    perform(Amend("person", second, {"certificate_until": "2027-02-18"}, actor="system"))

    shown(seat, page)

    table = page.lists.headcount.certificates.table
    told = {one.person: table.columns[2].text(one) for one in table.rows}
    assert told[first] == "剩 30 天（30 日提醒）"
    assert told[second] == "剩 90 天（90 日提醒）"
    assert [one.days for one in table.rows] == sorted(one.days for one in table.rows)


def test_the_countys_number_of_middle_ranks_makes_the_pool_known(seat: Seat, roster: Open) -> None:
    page = roster()
    before = shown(seat, page)["H7"]

    seat.bench.room.perform(Amend("setting", "county_middle_posts", {"value": "150"}, actor="system"))
    page.refresh()
    seat.settle()

    table = page.lists.headcount.lines.table
    after = next(line for line in table.rows if line.rule == "H7")
    assert before[1] == "? 缺数"
    assert (after.bound, table.columns[1].text(after)) == (8, "✓ 符合")

"""What leaves the room in a table: masked, unless somebody says why, and then each event remembers it."""

from __future__ import annotations

import pytest

from commandroom.domain.errors import FieldError
from commandroom.usecases.exporting import Exported, Unmasking, columns, export_events, masked_text
from commandroom.usecases.queries import BoardQuery
from tests.room import DIRECTOR, Bench
from tests.usecases.importing.test_importing import bench, founded

__all__ = ["bench", "founded"]
ALL = BoardQuery(view="all", sort="registered")
TEXT = "请回电13912345678，身份证330299199001011234"


def exported(bench: Bench, unmasking: Unmasking | None = None) -> tuple[list[dict[str, object]], Exported]:
    done = Exported()
    rows = list(export_events(bench.room, ALL, done, unmasking=unmasking))
    return [dict(zip(columns(), row, strict=True)) for row in rows], done


def test_persons_are_masked_in_their_fields_and_inside_the_texts(bench: Bench) -> None:
    number = bench.registered(text=TEXT)

    rows, done = exported(bench)

    assert (rows[0]["诉求人"], rows[0]["联系电话"]) == ("王**", "139****0000")
    assert rows[0]["内容"] == "请回电139****5678，身份证330***********1234"
    assert (rows[0]["事件编号"], done.rows, done.revealed) == (number, 1, 0)
    assert "reveal" not in bench.log(number)


def test_in_clear_each_event_with_personal_data_remembers_who_and_why(bench: Bench) -> None:
    number, nobody = bench.registered(text=TEXT), bench.registered(reporter_name=None, reporter_phone=None)

    rows, done = exported(bench, Unmasking("信访复核"))

    clear = {row["事件编号"]: row for row in rows}[number]
    assert (clear["诉求人"], clear["联系电话"], clear["内容"]) == ("王某某", "13900000000", TEXT)
    assert (done.rows, done.revealed, done.guarded) == (2, 1, [])
    assert (bench.log(number)[-1], "reveal" in bench.log(nobody)) == ("reveal", False)


def test_a_denunciation_stays_masked_but_for_the_director(bench: Bench) -> None:
    number = bench.registered(nature="举报")

    rows, done = exported(bench, Unmasking("信访复核"))
    asked, _ = exported(bench, Unmasking("信访复核", DIRECTOR))

    assert (rows[0]["诉求人"], done.guarded) == ("王**", [number])
    assert asked[0]["诉求人"] == "王某某"


def test_without_a_reason_nothing_leaves_in_clear(bench: Bench) -> None:
    bench.registered()

    with pytest.raises(FieldError) as refused:
        exported(bench, Unmasking("  "))

    assert refused.value.code == "export.needs_reason"


@pytest.mark.parametrize(
    "text", ["330299104-20260310-A0001", "工单202509110924150001号", "电话0574-88123456"]
)
def test_numbers_of_orders_and_offices_are_left_alone(text: str) -> None:
    assert masked_text(text) == text

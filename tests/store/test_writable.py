"""No order writes what no file can keep: the field is named, nothing has happened."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from commandroom.base.sentences import sentence
from commandroom.domain.errors import FieldError, WrongUseError
from commandroom.usecases.commands import (
    Acknowledge,
    Amend,
    ChangePassword,
    SaveDraft,
    SeatSetting,
    SumUp,
    TakeShift,
    Together,
)
from commandroom.usecases.secret import Secret
from tests.room import DIRECTOR, INTAKE, LEADER, Bench


@pytest.mark.parametrize(
    ("order", "field"),
    [
        (SeatSetting("looks", "\ud800"), "value"),
        (SaveDraft("a", "intake", {"title": "井盖\udfff"}), "title"),
        (SaveDraft("a", "intake", {"ti\0tle": "井盖"}), "fields"),
        (Acknowledge("\ud800"), "alert"),
        (TakeShift("2026\0", actor=LEADER), "id"),
        (Amend("village", "v1", {"name": ["村\0"]}, actor=DIRECTOR), "name"),
        (Together((Amend("village", "v1", {"name": "\ud800"}, actor=DIRECTOR),)), "name"),
        (ChangePassword(INTAKE, Secret("a"), Secret("\ud800" * 12)), "new"),
    ],
)
def test_a_text_that_no_file_takes_is_refused_by_its_field(bench: Bench, order: Any, field: str) -> None:
    before = bench.room.store.export_entries()

    with pytest.raises(FieldError) as caught:
        bench.room.perform(order)

    assert (caught.value.code, caught.value.field) == ("field.unwritable", field)
    assert "\ud800" not in sentence(caught.value.code, caught.value.params, lang="en")
    assert bench.room.store.export_entries() == before


@pytest.mark.parametrize("value", [b"\xff", {"a"}, object(), 2**63, float("nan"), {"inner": float("inf")}])
def test_what_is_no_plain_value_is_refused_by_its_field(bench: Bench, value: Any) -> None:
    with pytest.raises(FieldError, match=r"field\.wrong_kind"):
        bench.room.perform(Amend("village", "v1", {"name": value}, actor=DIRECTOR))


@pytest.mark.parametrize("day", [date.min, date(1969, 12, 31), date(2200, 1, 1), date.max])
def test_a_day_that_nobody_reckons_with_is_refused(bench: Bench, day: date) -> None:
    with pytest.raises(WrongUseError, match=r"moment\.out_of_range"):
        bench.room.perform(SumUp(day, actor=LEADER))

"""The circular at the supervision desk: the draft, signing it, writing it as a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from commandroom.ui.pages.supervision.circular import CircularDialog
from commandroom.ui.parts import sending
from commandroom.usecases.queries import CircularOf
from tests.room import DEPUTY, DIRECTOR, INTAKE
from tests.ui.room import Seat, practice, practice_seat

__all__ = ("practice", "practice_seat")


def opened(seat: Seat) -> CircularDialog:
    number = seat.bench.signed()
    seat.bench.act("supervise", number, by=DEPUTY, color="orange", requirement="限期说明")
    seat.bench.at("2026-03-16 08:30")
    dialog = CircularDialog(seat.desk, parent=seat.window())
    dialog.open()
    seat.settle()
    return dialog


def test_last_weeks_circular_is_shown_and_signed_by_the_director(practice_seat: Seat) -> None:
    practice_seat.sit(DIRECTOR)
    dialog = opened(practice_seat)
    draft = dialog.state.text()

    dialog.submit()
    practice_seat.settle()

    assert draft == "2026-03-09 至 03-15，草稿"
    assert "发展办：橙色1份、红色0份，扣1分。" in dialog.text.text()
    assert [dialog.listed.table.index(0, n).data() for n in (1, 2, 4)] == ["橙色", "发展办", "未答复，迟"]
    assert dialog.state.text().startswith("2026-03-09 至 03-15，督通〔2026〕A1号，练习主任签发")
    assert not dialog.submit_button.isVisible()
    assert not practice_seat.bench.room.ask(CircularOf("2026-W11", practice_seat.bench.room.now())).is_draft


def test_who_is_no_leader_is_refused_in_the_form_and_days_that_run_cannot_be_signed(
    practice_seat: Seat,
) -> None:
    practice_seat.sit(INTAKE)
    dialog = opened(practice_seat)

    dialog.submit()
    practice_seat.settle()
    refused = dialog.fault.text()
    dialog.spans.choose("2026-W12")
    dialog.look()
    practice_seat.settle()

    assert "签发督办通报" in refused
    assert not dialog.submit_button.isEnabled()
    assert dialog.state.text().endswith("草稿，期满后才能签发")


def test_the_circular_is_written_as_a_file(
    practice_seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(practice_seat)
    monkeypatch.setattr(sending, "ask_path", lambda _kind, name, _parent: tmp_path / name)

    dialog.save_as("docx")
    practice_seat.wait_for(lambda: not practice_seat.desk.slow.is_busy)

    assert (tmp_path / "督办通报-2026-W11-草稿.docx").read_bytes()[:2] == b"PK"

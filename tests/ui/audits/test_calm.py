"""Red belongs to what is overdue alone: where nothing is, nothing is painted red (ui.md rule 8)."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from commandroom.ui.pages.board.view import spec
from commandroom.ui.theme import Scheme
from commandroom.ui.window import DeskWindow
from tests.ui.audits.greys import red_pixels
from tests.ui.audits.seen import View
from tests.ui.room import Seat, seat, township

__all__ = ("seat", "township")
THREE = ("老街井盖缺失", "河边路灯不亮", "广场噪声扰民")


def _register(seat: Seat) -> None:
    now, intake = seat.bench.clock.moment.isoformat(), seat.person("intake")
    for title in THREE:
        number = seat.act(
            "register", by=intake, source="CALL", title=title, text=f"{title}，请尽快处理", location="老街3号",
            occurred_at=now, reported_at=now, reporter_name="王某某", reporter_phone="10000000000",
        )  # fmt: skip
        seat.act("submit", number, by=intake, category_suggest="0910")


def _red(window: DeskWindow) -> int:
    return red_pixels(View(window).pixels)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_calm_board_paints_nothing_red(seat: Seat, scheme: Scheme) -> None:
    seat.desk.theme.switch(
        msgspec.structs.replace(seat.desk.theme.appearance, scheme=scheme, reduce_motion=True)
    )
    _register(seat)

    window = seat.window(spec())
    seat.settle()

    assert _red(window) == 0


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_board_on_which_something_is_overdue_paints_it_red(seat: Seat, scheme: Scheme) -> None:
    seat.desk.theme.switch(
        msgspec.structs.replace(seat.desk.theme.appearance, scheme=scheme, reduce_motion=True)
    )
    _register(seat)
    seat.bench.clock.moment += timedelta(days=5)

    window = seat.window(spec())
    seat.settle()

    assert _red(window) > 0

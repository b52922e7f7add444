"""A post that is empty within the next hours is shouted on every page to whoever keeps the rota, and to nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from commandroom.ui.dutywatch import KEY, DutyWatch
from commandroom.usecases.commands import Amend
from tests.ui.room import Seat

Watch = Callable[[], DutyWatch]
POSTS = ("带班领导", "值班长", "值班干部")


@pytest.fixture
def watch(seat: Seat) -> Iterator[Watch]:
    """Begins to watch and waits for the first look."""
    made: list[DutyWatch] = []

    def begin() -> DutyWatch:
        made.append(DutyWatch(seat.desk, seat.desk.gate))
        seat.settle()
        return made[0]

    yield begin
    for one in made:
        one.close()


def hold(seat: Seat, post: str, day: str) -> None:
    """The shift leader holds a post on a day."""
    fields = {"person": seat.person("shift_leader"), "day": day, "shift": "watch", "post": post}
    seat.bench.room.perform(Amend("duty", f"{post}{day}", fields, actor="system"))


def kept(seat: Seat) -> None:
    """A room that keeps a rota: the shift of its posts, and one post that is held."""
    shift = {"name": "24小时值守", "start": "08:30", "end": "08:30", "next_day": True}
    seat.bench.room.perform(Amend("shift", "watch", shift, actor="system"))
    hold(seat, "值班长", "2026-11-20")


def said(seat: Seat) -> str:
    banner = seat.desk.notices.banner
    return banner.text if banner is not None and banner.key == KEY else ""


def test_an_empty_post_is_shouted_with_post_and_hours_and_leads_to_its_day(seat: Seat, watch: Watch) -> None:
    kept(seat)
    been: list[object] = []
    seat.desk.navigator.wanted.connect(lambda page, where: been.append((page, str(where["day"]))))

    watch()

    assert "“带班领导” 11-20 14:30 至 11-21 14:30 缺人：0/1" in said(seat)
    assert "“值班长” 11-21 08:30 至 11-21 14:30 缺人：0/1" in said(seat)
    banner = seat.desk.notices.banner
    assert banner is not None
    assert banner.on_action is not None
    banner.on_action()
    assert been == [("rota", "2026-11-20")]


def test_a_room_that_keeps_no_rota_is_told_nothing(seat: Seat, watch: Watch) -> None:
    watch()

    assert said(seat) == ""


def test_who_does_not_keep_the_rota_is_told_nothing(seat: Seat, watch: Watch) -> None:
    kept(seat)
    seat.sit(seat.person("office_staff"))

    watch()

    assert said(seat) == ""


def test_it_goes_when_the_posts_are_held(seat: Seat, watch: Watch) -> None:
    kept(seat)
    one = watch()
    before = said(seat)
    for post in POSTS:
        for day in ("2026-11-20", "2026-11-21"):
            hold(seat, post, day)

    one.look()
    seat.settle()

    assert before
    assert said(seat) == ""


def test_it_comes_when_somebody_goes_on_leave(seat: Seat, watch: Watch) -> None:
    kept(seat)
    for post in POSTS:
        for day in ("2026-11-20", "2026-11-21"):
            hold(seat, post, day)
    one = watch()
    before = said(seat)
    leave = {"person": seat.person("shift_leader"), "since": "2026-11-20T18:00:00+08:00",
             "until": "2026-11-21T18:00:00+08:00", "kind": "病假"}  # fmt: skip
    seat.bench.room.perform(Amend("leave", "l", leave, actor="system"))

    one.look()
    seat.settle()

    assert before == ""
    assert "“带班领导”" in said(seat)

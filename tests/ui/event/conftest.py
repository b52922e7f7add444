"""The event page on the desk of the township, and an event on its way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from commandroom.ui.page import PageSpec
from commandroom.ui.pages.event.view import EventPage, spec
from commandroom.ui.widgets.text import PlainLabel
from commandroom.ui.window import DeskWindow
from tests.ui.room import Seat, seat, township

__all__ = ("Event", "event", "seat", "township")
UNIT = "development"


class Event:
    """An event and the page that shows it."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.number = self._registered()
        self.window: DeskWindow | None = None

    @property
    def page(self) -> EventPage:
        """The page."""
        assert self.window is not None
        page = self.window.page("event")
        assert isinstance(page, EventPage)
        return page

    def act(self, verb: str, *, by: str, **data: Any) -> None:
        """One deed by the first person of a role."""
        self.seat.act(verb, self.number, by=self.seat.person(by), **data)

    def accept(self) -> Event:
        """Waiting for triage."""
        self.act("accept", by="intake", category="0910", urgency="一般")
        return self

    def dispatch(self, coop: str = "") -> Event:
        """Waiting for its unit's signature."""
        self.accept()
        self.act("triage", by="command", tier="二级", level="无", lead_office=UNIT)
        self.act("dispatch", by="command", lead_office=UNIT, requirement="到场处置", coop_offices=coop)
        return self

    def show(self, size: tuple[int, int] = (1920, 1080), **where: Any) -> EventPage:
        """Open the page in a window."""
        start = PageSpec("start", "首页", "house", lambda _desk: PlainLabel("首页"))
        self.window = self.seat.window(start, spec(), size=size)
        self.window.show_page("event", {"event_id": self.number, **where})
        self.seat.settle()
        return self.page

    def _registered(self) -> str:
        now = self.seat.bench.clock.moment.isoformat()
        intake = self.seat.person("intake")
        number = self.seat.act(
            "register", by=intake, source="CALL", title="老街井盖缺失", text="老街三号门前井盖不见了", location="老街3号",
            occurred_at=now, reported_at=now, reporter_name="王小明", reporter_phone="10000000000",
        )  # fmt: skip
        self.seat.act("submit", number, by=intake, category_suggest="0910")
        return number


@pytest.fixture
def event(seat: Seat) -> Callable[[], Event]:
    """Registers an event that waits to be accepted."""
    return lambda: Event(seat)

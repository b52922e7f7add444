"""Three machine time zones for the clocks: the township's time must never depend on the machine's."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from commandroom.domain.time.clockwork import Clockwork
from commandroom.interop.calendars import shipped_calendar


@pytest.fixture(params=["UTC", "Asia/Shanghai", "America/New_York"])
def machine_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Sets the machine's own time zone, which nothing in the clocks may look at."""
    zone = str(request.param)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    yield zone
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(scope="session")
def clockwork() -> Clockwork:
    """The clocks over the calendar that ships."""
    return Clockwork(shipped_calendar())

"""A room with one person for each column of the table, who holds that role and no other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from commandroom.usecases.commands import Amend
from tests.rights.cells import COLUMNS
from tests.room import Bench, bench_in

UNITS = {
    "office_head": "development",
    "office_staff": "development",
    "enforcer": "development",
    "grid": "development",
}


def person(role: str) -> str:
    """Who has this role alone."""
    return f"only-{role}"


def enrol_columns(bench: Bench) -> None:
    """Put them on the roster; those who handle belong to the unit that leads the events of these tests."""
    with bench.room.together():
        for role in COLUMNS:
            unit = UNITS.get(role, "room")
            fields = {"name": f"只有{role}", "roles": [role], "unit": unit, "post": role}
            bench.room.perform(Amend("person", person(role), fields, actor="system"))


@pytest.fixture(scope="session")
def columns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """The room; each test takes back what it does."""
    bench = bench_in(tmp_path_factory.mktemp("rights") / "home")
    enrol_columns(bench)
    yield bench
    bench.room.store.close()

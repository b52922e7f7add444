"""Migrations are one line: two that were made at the same time get numbers one after the other before they land."""

from __future__ import annotations

import re

from commandroom.base.paths import migrations
from commandroom.store.shape import HEAD

_SAID = re.compile(r'^(?P<what>revision|down_revision) = (?:"(?P<number>\d{4})"|None)$', re.MULTILINE)


def test_each_migration_bears_a_number_of_its_own_and_follows_the_one_before() -> None:
    files = sorted((migrations() / "versions").glob("[0-9]*.py"))
    said = [{one["what"]: one["number"] for one in _SAID.finditer(file.read_text("utf-8"))} for file in files]

    assert [file.name[:4] for file in files] == [f"{n:04}" for n in range(1, len(files) + 1)]
    assert [one["revision"] for one in said] == [file.name[:4] for file in files]
    assert [one["down_revision"] for one in said] == [None, *(file.name[:4] for file in files[:-1])]
    assert files[-1].name[:4] == HEAD

"""In which order files of tests begin: those that take longest first, so that no worker is left alone with one at the end.

Seconds as measured on two cores; what is not named takes a few. Nothing breaks when a figure has aged.
"""

from __future__ import annotations

import pytest

SECONDS = {
    "ui/audits/test_survey": 90, "ui/states/test_cells": 65, "journeys/test_tour": 55, "ui/settings/test_keys": 35,
    "simulation/test_exchange_worlds": 60, "simulation/test_replicas": 40, "journeys/test_real_files": 35,
    "simulation/test_power": 30, "simulation/test_township": 30, "usecases/supervision/test_lists": 25,
    "ui/verbs/test_forms": 25, "center/test_exchanging": 28, "center/test_joining": 26, "ui/states/test_typed": 20,
    "ui/manual/test_pictures": 20, "ui/board/test_columns": 20, "domain/event/test_every_transition": 20,
    "ui/intake/test_killed": 18, "ui/importing/test_bad_files": 18, "usecases/demo/test_telling": 18,
    "ui/settings/test_search": 17, "entrypoints/exchange/test_files": 15, "ui/event/test_event": 15,
    "domain/event/test_invariants": 15, "entrypoints/test_shot": 14, "journeys/test_readme": 14,
    "ui/exchange/test_page": 13, "ui/exchange/test_real": 12, "center/test_processes": 14, "journeys/test_exchange": 12,
    "interop/test_real_files": 12, "center/test_standby": 12, "entrypoints/exchange/test_outages": 12,
    "entrypoints/exchange/test_receipts": 10, "entrypoints/exchange/test_rotation": 10,
}  # fmt: skip


def longest_first(items: list[pytest.Item]) -> None:
    """Put the files in order; the tests of a file stay as they are."""
    items.sort(key=lambda item: -_seconds(item))


def _seconds(item: pytest.Item) -> int:
    parts = item.path.with_suffix("").parts
    return SECONDS.get("/".join(parts[parts.index("tests") + 1 :]), 0)

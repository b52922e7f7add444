"""A rebuild folds in other processes; whether they come to their end or not, the caches are the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from multiprocessing import active_children, get_context
from typing import Any

import pytest

from commandroom.store import rebuilding
from commandroom.store.seat_store import SeatStore
from tests.room import Bench
from tests.store.conftest import tamper
from tests.store.test_care import caches


@pytest.fixture
def divided(bench: Bench, store: SeatStore, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A room whose journal is taken in many small spans by two processes; its caches as they were."""
    for _ in range(3):
        bench.closed()
        bench.suspended()
        bench.dispatched(reporter_name="陈国强", reporter_phone="13866527161")
    monkeypatch.setattr(rebuilding, "_SPAN_ENTRIES", 25)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with store.database.reading() as connection:
        assert len(list(rebuilding._spans(connection))) > 4
    return caches(store)


def test_other_processes_make_the_same_caches(
    store: SeatStore, divided: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing_is_left(*_arguments: object) -> None:
        pytest.fail("folded here")

    monkeypatch.setattr(rebuilding, "_fold", nothing_is_left)

    assert store.rebuild() == 9

    assert caches(store) == divided
    assert store.verify().problems == ()
    assert active_children() == []


def one_span_only(path: Any, key: Any, spans: Any, search_key: bytes, last: int) -> Iterator[bytes]:
    yield from rebuilding._work(path, key, spans[:1], search_key, last)
    raise SystemExit(1)


@pytest.mark.warns("ended early")
def test_what_a_process_that_ends_early_left_is_folded_here(
    store: SeatStore, divided: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "_work", one_span_only)

    assert store.rebuild() == 9
    assert caches(store) == divided


@pytest.mark.warns("no process of its own")
def test_without_other_processes_everything_is_folded_here(
    store: SeatStore, divided: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_self: object) -> None:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(get_context("spawn").Process, "start", refused)

    assert store.rebuild() == 9
    assert caches(store) == divided


def test_events_without_a_row_get_one_also_from_other_processes(
    store: SeatStore, divided: dict[str, Any]
) -> None:
    digest = store.verify().digest
    tamper(store, "DELETE FROM event")

    assert store.rebuild() == 9
    assert {name: len(rows) for name, rows in caches(store).items()} == {
        n: len(r) for n, r in divided.items()
    }
    assert store.verify().digest == digest

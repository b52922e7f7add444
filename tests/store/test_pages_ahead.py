"""The next page is read while the one before it travels, and only then: nobody is given another page than he asked for."""

from __future__ import annotations

import threading

import pytest

from commandroom.domain.errors import WorldError
from commandroom.domain.exchange.effects import LoadSpan, Span
from commandroom.domain.exchange.messages import Want
from commandroom.store.exchange.pagesahead import PagesAhead


def page(below: int) -> LoadSpan:
    return LoadSpan((Want("330299104/A.1", 0, below),), 100, 1000)


class Shelf:
    """Notes what was loaded, and on which thread."""

    def __init__(self) -> None:
        self.loaded: list[tuple[LoadSpan, threading.Thread]] = []

    def load(self, effect: LoadSpan) -> Span:
        self.loaded.append((effect, threading.current_thread()))
        return Span(rest=effect.wants)


def test_the_page_that_was_expected_is_read_once_on_a_thread_of_its_own() -> None:
    shelf, pages = Shelf(), PagesAhead()

    with pages.beside():
        pages.begin(page(7), shelf.load)
        found = pages.taken(page(7))
        again = pages.taken(page(7))

    assert found == Span(rest=page(7).wants)
    assert again is None
    assert [effect for effect, _ in shelf.loaded] == [page(7)]
    assert shelf.loaded[0][1] is not threading.current_thread()


def test_another_page_than_the_expected_one_is_left_to_who_asks() -> None:
    shelf, pages = Shelf(), PagesAhead()

    with pages.beside():
        pages.begin(page(7), shelf.load)

        assert pages.taken(page(8)) is None
        assert pages.taken(page(7)) is None


def test_nothing_is_read_ahead_where_nobody_waits_for_its_end() -> None:
    shelf, pages = Shelf(), PagesAhead()

    pages.begin(page(7), shelf.load)
    with pages.beside():
        pages.begin(page(9), shelf.load)

    assert pages.taken(page(9)) is None
    assert [effect for effect, _ in shelf.loaded] == [page(9)]


def test_what_failed_on_the_thread_is_told_to_who_asks() -> None:
    pages = PagesAhead()

    def fail(_effect: LoadSpan) -> Span:
        raise WorldError("store.disk_fault", file="room.db", folder="", reason="")

    with pages.beside():
        pages.begin(page(7), fail)
        with pytest.raises(WorldError, match=r"store.disk_fault"):
            pages.taken(page(7))

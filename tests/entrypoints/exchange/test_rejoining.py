"""A device takes fresh keys: yearly, on order, or after it was shut out; nothing that was written is lost by it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import httpx
import pytest
from typing_extensions import override

from commandroom.domain.errors import RefusedError
from commandroom.entrypoints.exchange import joining
from commandroom.store.exchange import peers
from commandroom.sync.line import HttpLine
from commandroom.sync.meeting import authority_of
from commandroom.usecases.exchanging import Line
from tests.entrypoints.exchange.seats import URL, Seated, Township, level


@pytest.fixture(autouse=True)
def through(monkeypatch: pytest.MonkeyPatch, township: Township) -> None:
    """The meeting goes over the line of the seat that was opened last."""

    class Last(httpx.BaseTransport):
        @override
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            return township._open[-1].line.handle_request(request)

    monkeypatch.setattr(joining, "authority_of", partial(authority_of, transport=Last()))
    monkeypatch.setattr(joining, "HttpLine", partial(HttpLine, transport=Last()))


def code(township: Township, seat: str = "A") -> str:
    return township.world.invite(seat=seat, replaces=True)


def device(seat: Seated) -> str:
    with seat.store.database.reading() as connection:
        (known,) = peers.all_of(connection)
    return known.device


def test_a_replacing_code_gives_a_seat_fresh_keys_and_what_it_wrote_before_and_after_counts_everywhere(
    township: Township,
) -> None:
    b = township.another("B", a := township.first())
    level(a, b)
    before = device(a)
    early = a.bench.registered()
    township._open.append(township._open.pop(township._open.index(a)))

    joined = a.exchanging.join(URL, code(township))
    late = a.bench.registered()
    level(a, b)

    assert joined.seat == "A"
    assert device(a) != before
    assert b.bench.event(early).number == early
    assert b.bench.event(late).number == late
    assert {"330299104/A.1", "330299104/A.2"} <= {entry.stream for entry in b.store.export_entries()}
    for seat in (a, b):
        assert seat.store.verify().problems == ()
        with seat.store.database.reading() as connection:
            assert connection.execute("SELECT count(*) FROM void").fetchone()[0] == 0
    again = township.again(a)
    township.clock.moment += timedelta(minutes=1)
    again.exchanging.now()
    assert again.exchanging.state().line is Line.CONNECTED
    assert again.exchanging.state().device == device(again) != before


def test_a_device_that_was_shut_out_comes_back_by_a_replacing_code(township: Township) -> None:
    a = township.first()
    a.exchanging.now()
    township.world.center.enrolling.revoke(device(a), "丢失")
    township.clock.moment += timedelta(minutes=20)
    a.exchanging.now()
    assert a.exchanging.state().peers[0].fault == "exchange.revoked_there"

    a.exchanging.join(URL, township.world.invite(seat="A"))
    number = a.bench.registered()
    a.exchanging.now()

    assert a.exchanging.state().line is Line.CONNECTED
    assert any(entry.verb == "register" for entry in a.store.export_entries())
    assert a.bench.event(number).number == number


def test_keys_are_not_changed_while_something_is_not_sent_and_the_code_counts_once_more(
    township: Township,
) -> None:
    a = township.first()
    a.exchanging.now()
    before = device(a)
    a.bench.registered()
    typed = code(township)

    def cut(request: httpx.Request) -> httpx.Response | None:
        if request.url.path.startswith("/v1/sync"):
            raise httpx.ConnectError("cut")
        return None

    a.line.spoil = cut
    with pytest.raises(RefusedError, match=r"exchange\.send_first"):
        a.exchanging.join(URL, typed)
    assert device(a) == before

    a.line.spoil = lambda _request: None
    a.exchanging.join(URL, typed)

    assert device(a) != before
    assert a.store.verify().problems == ()


def test_an_answer_that_was_lost_is_had_again_by_the_same_code(township: Township) -> None:
    a = township.first()
    a.exchanging.now()
    typed, lost = code(township), 0

    def lose(request: httpx.Request) -> httpx.Response | None:
        nonlocal lost
        if request.url.path == "/v1/enrol" and lost < 2:
            lost += 1
            if lost == 2:
                township.world.request(
                    request.method, "/v1/enrol", content=request.read(), headers=dict(request.headers)
                )
                raise httpx.ReadError("cut")
        return None

    a.line.spoil = lose
    with pytest.raises(Exception, match="exchange"):
        a.exchanging.join(URL, typed)

    a.exchanging.join(URL, typed)
    a.exchanging.now()

    assert lost == 2
    assert a.exchanging.state().line is Line.CONNECTED

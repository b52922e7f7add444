"""What a seat remembers of its peers, and when it calls them."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest

from commandroom.domain.exchange.effects import Fault
from commandroom.domain.exchange.joining import fingerprint_of
from commandroom.entrypoints.exchange import rounds
from commandroom.usecases.exchanging import Line
from tests.entrypoints.exchange.conftest import Joined
from tests.entrypoints.exchange.seats import Township


def test_the_clocks_are_compared_at_first_and_every_ten_minutes_however_often_one_exchanges(
    joined: Joined,
) -> None:
    for _ in range(80):
        joined.home.now()
        joined.clock.moment += timedelta(seconds=15)

    assert joined.line.calls == 80
    assert joined.line.hellos == 2


def test_a_peer_that_asked_for_a_minute_is_left_alone_for_it_whatever_is_done_meanwhile(
    joined: Joined,
) -> None:
    joined.line.fault = Fault("exchange.busy_there", retry_after=60.0)
    joined.home.now()
    joined.line.fault = None

    for _ in range(5):
        joined.home.push()
        joined.home.due()
    assert joined.line.calls == 0
    joined.clock.moment += timedelta(seconds=61)
    joined.home.push()

    assert joined.line.calls == 1


def test_a_peer_that_answers_who_pressed_the_button_is_left_alone_no_longer(joined: Joined) -> None:
    joined.line.fault = Fault("exchange.full_there", retry_after=60.0)
    joined.home.now()
    joined.line.fault = None

    joined.home.now()
    joined.home.push()

    assert joined.line.calls == 2


def test_a_deed_is_sent_at_once_where_the_last_try_only_failed(joined: Joined) -> None:
    joined.line.fault = Fault("exchange.no_answer")
    joined.home.now()
    joined.line.fault = None
    joined.home.push()

    assert joined.line.calls == 1
    assert joined.home.state().line is Line.CONNECTED


def test_a_clock_that_was_set_back_does_not_keep_the_seat_waiting_for_years(joined: Joined) -> None:
    joined.clock.moment += timedelta(days=3650)
    joined.home.now()
    joined.clock.moment -= timedelta(days=3650)
    joined.home.due()

    assert joined.line.calls == 2


def test_what_does_not_move_makes_no_row_and_a_change_makes_one(joined: Joined) -> None:
    for _ in range(4):
        joined.home.now()
    joined.line.fault = Fault("exchange.no_answer")
    for _ in range(4):
        joined.home.now()

    assert [row.result for row in joined.home.state().recent] == ["exchange.no_answer"]


@pytest.mark.parametrize(("is_gentle", "pauses"), [(True, 16), (False, 1)])
def test_an_exchange_pauses_for_who_works_at_the_seat_and_seldom_otherwise(
    monkeypatch: pytest.MonkeyPatch, *, is_gentle: bool, pauses: int
) -> None:
    taken: list[float] = []
    monkeypatch.setattr("time.sleep", taken.append)
    breathing = rounds.Breathing(SimpleNamespace(must_be_gentle=is_gentle))  # type: ignore[arg-type]

    for _ in range(16):
        breathing.rest(0.005)

    assert taken == [0.005] * pauses


def test_f26_a_seat_takes_the_next_authority_in_from_the_greeting_and_shows_the_new_fingerprint_after_the_change(
    township: Township,
) -> None:
    a, succession = township.first(), township.world.center.succession
    a.exchanging.now()
    waiting = succession.prepare()
    township.world.center.renew()

    township.clock.moment += timedelta(minutes=11)
    a.exchanging.now()
    (told,) = a.exchanging._exchanger.peers()
    assert told.other_ca.encode() == waiting.certificate.strip()
    assert a.exchanging._exchanger._https(told, None, 5.0) is not None

    township.clock.moment += timedelta(days=60)
    assert township.world.center.renew()
    a = township.again(a)  # the next start knows it too
    a.exchanging.now()
    (changed,) = a.exchanging._exchanger.peers()
    (shown,) = a.exchanging.state().peers
    assert changed.ca.encode() == waiting.certificate.strip()
    assert shown.fingerprint == fingerprint_of(waiting.der)
    assert shown.line is Line.CONNECTED

"""Who calls: challenge and token, how long it counts, who is shut out, who asks too often."""

from __future__ import annotations

import msgspec
import pytest

from commandroom.center.app.rates import Rate
from commandroom.domain.exchange.joining import SessionAnswer, SessionAsk
from commandroom.domain.exchange.messages import CALLS, SummaryAsk
from commandroom.domain.exchange.trust import session_bytes
from commandroom.sync.keys import DeviceKeys
from tests.center.conftest import MakeWorld
from tests.center.world import JSON, World, chain, problem


def nonce_of(world: World, device: str) -> str:
    return msgspec.json.decode(
        world.post("/v1/session", SessionAsk(device)).content, type=SessionAnswer
    ).nonce


def test_a_token_counts_for_a_quarter_of_an_hour(world: World) -> None:
    guest = world.joined()
    guest.sign_in()
    world.later(minutes=14, seconds=59)
    assert guest.send(SummaryAsk("?")).status_code == 200
    world.later(seconds=1)

    late = guest.send(SummaryAsk("?"))

    assert (late.status_code, problem(late)) == (401, "exchange.no_session")


def test_a_nonce_counts_for_a_minute_for_its_device_and_key_alone(world: World) -> None:
    a, b = world.joined(seat="A"), world.joined(seat="B")
    nonce = nonce_of(world, a.device)
    right = a.keys.sign(session_bytes(a.device, nonce))

    for ask in (
        SessionAsk(a.device, nonce, b.keys.sign(session_bytes(a.device, nonce))),
        SessionAsk(b.device, nonce, b.keys.sign(session_bytes(b.device, nonce))),
        SessionAsk(a.device, nonce + "x", right),
        SessionAsk(a.device, nonce, "zz"),
    ):
        assert world.post("/v1/session", ask).status_code == 401
    assert world.post("/v1/session", SessionAsk(a.device, nonce, right)).status_code == 200
    world.later(seconds=61)
    assert world.post("/v1/session", SessionAsk(a.device, nonce, right)).status_code == 401


def test_nobody_learns_from_a_challenge_who_is_enrolled(world: World) -> None:
    guest = world.joined()

    assert len(nonce_of(world, guest.device)) == len(nonce_of(world, "f" * len(guest.device)))


@pytest.mark.parametrize(
    "headers",
    [{}, {"Authorization": "Bearer "}, {"Authorization": "Bearer a.b.c.d"}, {"Authorization": "Basic YTpi"},
     {"Authorization": "Bearer \u00e9"}],
)  # fmt: skip
def test_no_call_of_the_exchange_is_answered_without_a_token(world: World, headers: dict[str, str]) -> None:
    encoded = {name: value.encode() for name, value in headers.items()}
    posted = [f"/v1/sync/{name}" for name in CALLS]
    for method, path in [("GET", "/v1/sync/wait"), ("GET", f"/v1/blob/{'a' * 64}"), ("PUT", f"/v1/blob/{'a' * 64}"),
                         *(("POST", path) for path in posted)]:  # fmt: skip
        response = world.request(
            method, path, content=b"{}", headers=encoded | {"Content-Type": b"application/json"}
        )
        assert (path, response.status_code) == (path, 401)


def test_a_token_that_was_changed_anywhere_is_none(world: World) -> None:
    guest, other = world.joined(), world.joined(seat="B")
    for one in (guest, other):
        one.sign_in()
    right, known = guest.token, set()

    for place, letter in enumerate(right):
        guest.token = right[:place] + ("A" if letter != "A" else "B") + right[place + 1 :]
        known.add(world.center._gate._sessions.device_of(guest.token))

    assert known == {""}
    assert len(right.rpartition(".")[2]) * 6 >= 256  # bits that only who has the store's secret can make
    guest.token = right
    guest.sign_in()
    assert guest.token != right
    assert guest.send(SummaryAsk("?")).status_code == 200


def test_a_token_of_another_store_is_none_here(world: World) -> None:
    from commandroom.center.authority.sessions import Sessions
    from commandroom.sync.keys import verify

    guest = world.joined()
    guest.token = Sessions(b"x" * 32, world.center.store.now, verify)._made("token", guest.device, 900)

    assert guest.send(SummaryAsk("?")).status_code == 401


def test_a_revoked_device_is_shut_out_at_once_from_every_process(world: World) -> None:
    guest = world.joined()
    guest.push(chain(guest.stream, 1))
    other = world.again()

    other.center.enrolling.revoke(guest.device)
    other.close()

    refused = guest.send(SummaryAsk("?"))
    assert (refused.status_code, problem(refused)) == (403, "exchange.revoked_there")
    assert problem(guest.sign_in()) == "exchange.revoked_there"


def test_every_process_of_a_store_knows_the_tokens_of_the_others(world: World) -> None:
    guest = world.joined()
    guest.sign_in()
    other = world.again()

    body = msgspec.json.encode(SummaryAsk("?"))
    response = other.request("POST", "/v1/sync/summary", content=body, headers=guest.headers)
    other.close()

    assert response.status_code == 200


def test_who_asks_too_often_is_told_when_to_come_again(make_world: MakeWorld) -> None:
    world = make_world(calls=Rate(burst=3, each_second=0.1))
    hasty, calm = world.joined(seat="A"), world.joined(seat="B")

    said = [hasty.send(SummaryAsk("?")) for _ in range(4)]

    assert [one.status_code for one in said] == [200, 200, 200, 429]
    assert problem(said[-1]) == "exchange.busy_there"
    assert 5 <= int(said[-1].headers["retry-after"]) <= 10
    assert calm.send(SummaryAsk("?")).status_code == 200


def test_who_signs_wrongly_too_often_is_made_to_wait(world: World) -> None:
    keys = DeviceKeys.fresh()
    statuses = []
    for _ in range(25):
        ask = SessionAsk("nobody", "a.b.c.d", keys.sign(b"?"))
        statuses.append(world.post("/v1/session", ask).status_code)

    assert statuses[0] == 401
    assert statuses[-1] == 429


def test_headers_of_a_proxy_count_for_nothing(make_world: MakeWorld) -> None:
    world = make_world(failures=Rate(burst=1, each_second=0.01))
    ask = msgspec.json.encode(SessionAsk("nobody", "a.b.c.d", "00"))

    said = [
        world.request("POST", "/v1/session", content=ask, headers=JSON | {"X-Forwarded-For": f"10.0.0.{n}"})
        for n in range(2)
    ]

    assert [one.status_code for one in said] == [401, 429]

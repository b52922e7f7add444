"""A device goes on under new keys by the word of its old one: who may, who may not, and what stands afterwards."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from msgspec.structs import replace

from commandroom.center.authority.enrolling import device_of
from commandroom.domain.exchange.joining import EnrolAnswer
from commandroom.domain.exchange.messages import PushAsk
from commandroom.domain.exchange.rotation import RotateAsk, proved_bytes, rotation_bytes, vouched_bytes
from commandroom.domain.exchange.streams import Role
from commandroom.domain.exchange.trust import Trust
from commandroom.domain.journal import Entry
from commandroom.sync.keys import DeviceKeys
from tests.center.conftest import MakeWorld
from tests.center.world import TOWNSHIP, Guest, World, chain, problem, reasons


def asked(
    old: Guest,
    fresh: DeviceKeys,
    *,
    incarnation: int = 2,
    upto: dict[str, int] | None = None,
    keys: DeviceKeys | None = None,
) -> RotateAsk:
    """The words of a device that changes its keys."""
    ends, keys = {old.stream: 0} if upto is None else upto, keys or old.keys
    bare = RotateAsk(device=old.device, key=fresh.public, box=fresh.box, incarnation=incarnation, upto=ends)
    return replace(
        bare,
        proof=fresh.sign(proved_bytes(bare)),
        vouched=keys.sign(vouched_bytes(old.device, fresh.public, fresh.box, incarnation)),
        signature=keys.sign(rotation_bytes(bare)),
    )


def rotated(old: Guest, fresh: DeviceKeys, **said: object) -> Guest:
    """The device under its new keys."""
    response = old.world.post("/v1/rotate", asked(old, fresh, **said))  # type: ignore[arg-type]
    assert response.status_code == 200, response.text
    return Guest(old.world, fresh, msgspec.json.decode(response.content, type=EnrolAnswer))


def trust(world: World) -> Trust:
    with world.center.store.database.reading() as connection:
        return world.center.store.statements.known(connection).trust


@pytest.fixture
def a(world: World) -> Guest:
    found = world.joined()
    found.push(chain(found.stream, 5))
    return found


def test_the_new_keys_count_the_old_ones_no_more_and_what_they_signed_before_stays(
    world: World, a: Guest
) -> None:
    old = chain(a.stream, 8)

    new = rotated(a, DeviceKeys.fresh(), upto={a.stream: 8})

    assert (new.answer.place, new.answer.seat, new.answer.incarnation) == (TOWNSHIP, "A", 2)
    a.token = ""
    refused = a.sign_in()
    assert (refused.status_code, problem(refused)) == (403, "exchange.revoked_there")
    # the last three were signed under the old keys and are brought under the new ones
    answer = new.call(PushAsk((a.part(old[5:]), new.part(chain(new.stream, 2)))))
    assert reasons(answer) == set()  # type: ignore[arg-type]
    found = trust(world)
    assert not found.is_void(a.stream, 8)
    assert found.is_void(a.stream, 9)
    assert not found.is_void(new.stream, 2)
    assert found.devices[new.device].before == a.device


def test_what_was_written_while_the_answer_was_awaited_counts(world: World, a: Guest) -> None:
    following = f"{TOWNSHIP}/A.2"
    early = chain(following, 3)
    a.push(early)  # the seat has gone on already, under its old keys

    new = rotated(a, DeviceKeys.fresh(), upto={a.stream: 5})
    late = chain(following, 2, after=early[-1])
    answer = new.call(
        PushAsk((replace(new.part([*early, *late]), seals=(a.seal(early[-1]), new.seal(late[-1]))),))
    )

    assert reasons(answer) == set()  # type: ignore[arg-type]
    assert [trust(world).is_void(following, seq) for seq in (1, 3, 5)] == [False, False, False]


def test_whoever_kept_the_old_keys_writes_nothing_that_counts(a: Guest) -> None:
    new = rotated(a, DeviceKeys.fresh(), upto={a.stream: 5})
    held = new.push(chain(new.stream, 2)).sums[new.stream]

    stolen = a.part(chain(new.stream, 4, verb="void")[2:])
    answer = new.call(PushAsk((stolen,)))

    assert reasons(answer) == {"revoked_device", "unproven"}  # type: ignore[arg-type]
    assert new.summary().sums[new.stream] == held


def test_the_same_words_are_answered_the_same_and_nobody_elses_are(world: World, a: Guest) -> None:
    fresh = DeviceKeys.fresh()
    ask = asked(a, fresh)
    first, again = (world.post("/v1/rotate", ask) for _ in range(2))
    b = world.joined(seat="B")
    stolen = asked(b, fresh, upto={})

    assert first.content == again.content
    assert problem(world.post("/v1/rotate", stolen)) == "exchange.key_known"
    unproven = world.post("/v1/rotate", replace(ask, proof="00" * 64))
    assert problem(unproven) == "exchange.key_known"
    assert len(trust(world).devices) == 3


Spoil = Callable[[RotateAsk, Guest], RotateAsk]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda ask, _: replace(ask, signature="00" * 64),
        lambda ask, _: replace(ask, vouched="00" * 64),
        lambda ask, _: replace(ask, proof="00" * 64),
        lambda ask, _: replace(ask, incarnation=9),
        lambda ask, _: replace(ask, upto={}),
        lambda ask, _: replace(ask, box="x"),
        lambda _, a: asked(a, DeviceKeys.fresh(), incarnation=1),
        lambda _, a: asked(a, DeviceKeys.fresh(), upto={f"{TOWNSHIP}/A.7": 1}),
        lambda _, a: asked(a, DeviceKeys.fresh(), upto={f"{TOWNSHIP}/B.1": 1}),
        lambda _, a: asked(a, DeviceKeys.fresh(), upto={"no stream": 1}),
        lambda _, a: asked(a, DeviceKeys.fresh(), keys=DeviceKeys.fresh()),
    ],
)
def test_a_change_that_the_old_key_did_not_sign_so_is_refused(world: World, a: Guest, spoil: Spoil) -> None:
    before = trust(world).devices

    response = world.post("/v1/rotate", spoil(asked(a, DeviceKeys.fresh()), a))

    assert (response.status_code, problem(response)) == (403, "exchange.no_proof")
    assert trust(world).devices == before
    assert a.sign_in().status_code == 200


def test_a_device_that_was_shut_out_and_one_that_nobody_knows_change_nothing(world: World, a: Guest) -> None:
    stranger = asked(a, DeviceKeys.fresh())
    world.center.enrolling.revoke(a.device, "丢失")

    out = world.post("/v1/rotate", stranger)
    unknown = world.post("/v1/rotate", replace(stranger, device="ab" * 12))

    assert problem(out) == "exchange.revoked_there"
    assert problem(unknown) == "exchange.not_known_there"
    assert len(trust(world).devices) == 1


def test_a_hub_keeps_its_key_it_is_its_places_authority(make_world: MakeWorld) -> None:
    world = make_world()
    hub = world.joined(seat="Y", role=Role.HUB)

    response = world.post("/v1/rotate", asked(hub, DeviceKeys.fresh(), upto={}))

    assert problem(response) == "exchange.no_proof"


def test_two_processes_that_are_asked_at_once_enrol_it_once(world: World, a: Guest) -> None:
    other = world.again()
    ask = asked(a, DeviceKeys.fresh())

    answers = [one.post("/v1/rotate", ask) for one in (world, other, world)]

    assert [one.status_code for one in answers] == [200, 200, 200]
    assert [name for name in trust(world).devices if name == device_of(ask.key)] == [device_of(ask.key)]
    assert len(trust(other).revoked) == 1
    other.close()


def test_the_entries_of_both_lives_are_pulled_by_a_neighbour(world: World, a: Guest) -> None:
    new = rotated(a, DeviceKeys.fresh(), upto={a.stream: 5})
    late: list[Entry] = chain(new.stream, 2)
    new.push(late)
    b = world.joined(seat="B")

    found = b.pull(a.stream, new.stream)

    assert [len(found[a.stream]), len(found[new.stream])] == [5, 2]

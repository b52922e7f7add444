"""Who is let in by a code, and who is not."""

from __future__ import annotations

import msgspec
import pytest

from commandroom.domain.errors import FieldError, NotFoundError, RefusedError
from commandroom.domain.exchange.joining import MOST_TRIES, Code, EnrolAnswer, code_from, fingerprint_of
from commandroom.domain.exchange.streams import Role
from commandroom.domain.exchange.trust import Authority, Enrolled, Trust, decoded
from commandroom.sync.keys import DeviceKeys, verify
from tests.center.conftest import MakeWorld
from tests.center.world import (
    COUNTY_CODE,
    ELSEWHERE,
    OTHER_TOWNSHIP,
    TOWNSHIP,
    World,
    chain,
    enrol_ask,
    problem,
)


def answer_of(world: World, code: str, keys: DeviceKeys, **said: object) -> EnrolAnswer:
    response = world.enrol(code, keys, **said)
    assert response.status_code == 200, response.text
    return msgspec.json.decode(response.content, type=EnrolAnswer)


def with_other_secret(code: str) -> str:
    """A code of the same first characters that nobody made."""
    real = code_from(code)
    last = "0" if real.secret[-1] != "0" else "1"
    return Code(real.secret[:-1] + last, real.fingerprint).text


def test_a_code_lets_in_one_device_and_its_statement_can_be_judged_by_the_pinned_key(world: World) -> None:
    guest = world.joined()

    trust = Trust(guest.answer.statements, guest.answer.roots, verify)

    assert guest.answer.roots == {world.home.keys().public: COUNTY_CODE}
    assert trust.devices[guest.device].key == guest.keys.public
    assert (guest.answer.place, guest.answer.seat, guest.answer.incarnation) == (TOWNSHIP, "A", 1)
    assert guest.sign_in().status_code == 200


def test_a_code_carries_the_fingerprint_of_the_authority_that_anybody_may_fetch(world: World) -> None:
    import ssl

    pem = world.request("GET", "/v1/ca").text

    assert code_from(world.invite()).fingerprint == fingerprint_of(ssl.PEM_cert_to_DER_cert(pem))


def test_a_code_is_burnt_by_its_use_but_says_the_same_again_to_whom_the_answer_was_lost(world: World) -> None:
    code, keys = world.invite(), DeviceKeys.fresh()
    first = answer_of(world, code, keys)

    assert answer_of(world, code, keys) == first
    assert problem(world.enrol(code, DeviceKeys.fresh())) == "exchange.code_used"


def test_a_code_counts_for_half_an_hour(world: World) -> None:
    early, late = world.invite(seat="A"), world.invite(seat="B")
    world.later(minutes=29, seconds=59)
    answer_of(world, early, DeviceKeys.fresh())
    world.later(seconds=1)

    assert problem(world.enrol(late, DeviceKeys.fresh())) == "exchange.code_expired"


def test_five_wrong_tries_burn_a_code(world: World) -> None:
    code = world.invite()
    for _ in range(MOST_TRIES):
        assert problem(world.enrol(with_other_secret(code), DeviceKeys.fresh())) == "exchange.code_wrong"

    assert problem(world.enrol(code, DeviceKeys.fresh())) == "exchange.code_burnt"


def test_four_wrong_tries_do_not(world: World) -> None:
    code = world.invite()
    for _ in range(MOST_TRIES - 1):
        world.enrol(with_other_secret(code), DeviceKeys.fresh())

    answer_of(world, code, DeviceKeys.fresh())


def test_an_address_that_guesses_codes_is_made_to_wait(world: World) -> None:
    other = Code("0123456789", "0" * 16).text
    said = [world.enrol(other, DeviceKeys.fresh()) for _ in range(25)]

    assert said[-1].status_code == 429
    assert int(said[-1].headers["retry-after"]) >= 1


def test_a_code_for_another_township_or_seat_lets_nobody_in(world: World) -> None:
    code = world.invite(OTHER_TOWNSHIP, "A")

    assert (
        problem(world.enrol(code, DeviceKeys.fresh(), place=TOWNSHIP, seat="A")) == "exchange.code_elsewhere"
    )
    assert (
        problem(world.enrol(code, DeviceKeys.fresh(), place=OTHER_TOWNSHIP, seat="B"))
        == "exchange.code_elsewhere"
    )
    assert answer_of(world, code, DeviceKeys.fresh(), place=OTHER_TOWNSHIP, seat="A").place == OTHER_TOWNSHIP


def test_who_cannot_sign_with_the_key_it_names_is_refused(world: World) -> None:
    code, keys, other = world.invite(), DeviceKeys.fresh(), DeviceKeys.fresh()
    ask = msgspec.structs.replace(enrol_ask(code, keys), proof=enrol_ask(code, other).proof)
    strange = msgspec.structs.replace(enrol_ask(code, keys), box="zz")

    assert problem(world.post("/v1/enrol", ask)) == "exchange.no_proof"
    assert problem(world.post("/v1/enrol", strange)) == "exchange.no_proof"
    answer_of(world, code, keys)


def test_a_letter_is_given_once_in_a_township_and_once_in_the_next(world: World) -> None:
    world.joined(TOWNSHIP, "A")

    with pytest.raises(RefusedError, match=r"center\.seat_taken"):
        world.invite(TOWNSHIP, "A")
    world.joined(OTHER_TOWNSHIP, "A")


def test_of_two_codes_for_one_letter_the_second_is_refused(world: World) -> None:
    first, second = world.invite(), world.invite()
    answer_of(world, first, DeviceKeys.fresh())

    assert problem(world.enrol(second, DeviceKeys.fresh())) == "exchange.seat_taken"


def test_a_key_that_was_enrolled_is_not_enrolled_again(world: World) -> None:
    guest = world.joined()

    assert problem(world.enrol(world.invite(seat="B"), guest.keys)) == "exchange.key_known"


def test_a_replacement_shuts_out_the_old_device_and_begins_the_next_incarnation(world: World) -> None:
    old = world.joined()
    old.push(chain(old.stream, 5))

    new = world.joined(replaces=True)

    trust = Trust(new.answer.statements, new.answer.roots, verify)
    assert new.answer.incarnation == 2
    assert trust.revoked[old.device].upto == {old.stream: 5}
    assert problem(old.sign_in()) == "exchange.revoked_there"
    assert not trust.is_void(old.stream, 5)
    assert trust.is_void(old.stream, 6)
    assert not trust.is_void(new.stream, 1)


def test_nobody_can_be_replaced_where_nobody_is(world: World) -> None:
    with pytest.raises(RefusedError, match=r"center\.seat_free"):
        world.invite(replaces=True)


def test_a_seat_that_founded_its_room_keeps_its_incarnation(world: World) -> None:
    founder = world.joined(place=TOWNSHIP, seat="A", incarnation=3, room="r1")
    late = world.joined(replaces=True, incarnation=3)

    assert founder.answer.incarnation == 3
    assert late.answer.incarnation == 4


def test_a_letter_that_others_carried_here_begins_after_what_is_held_of_it(world: World) -> None:
    first = world.joined(seat="A")
    first.push(chain(f"{TOWNSHIP}/A.4", 2))
    world.center.enrolling.revoke(first.device)

    assert world.joined(seat="A").answer.incarnation == 5


def test_a_new_seat_is_given_the_first_entry_of_its_room(world: World) -> None:
    first = world.joined(seat="A")
    (genesis,) = chain(first.stream, 1, verb="found", kind="room", subject="room:r1")
    assert first.answer.first_entry is None
    first.push([genesis])

    second = world.joined(seat="B")

    assert second.answer.first_entry == genesis.raw
    assert (
        problem(world.enrol(world.invite(seat="C"), DeviceKeys.fresh(), room="r2")) == "exchange.other_room"
    )


def test_a_hub_may_speak_for_its_township_by_the_key_of_its_device(world: World) -> None:
    hub = world.joined(TOWNSHIP, "H", Role.HUB)

    said = [fact for one in hub.answer.statements if isinstance(fact := decoded(one.raw), Authority)]

    assert [(one.place, one.key) for one in said] == [(TOWNSHIP, hub.keys.public)]


@pytest.mark.parametrize(
    ("place", "seat", "role", "code"),
    [
        (ELSEWHERE, "A", Role.SEAT, "center.foreign_place"),
        (COUNTY_CODE, "A", Role.SEAT, "center.role_place"),
        (TOWNSHIP, "C", Role.COUNTY, "center.role_place"),
        (TOWNSHIP, "a", Role.SEAT, "center.seat_letter"),
        (TOWNSHIP, "A.1/x:1", Role.SEAT, "center.seat_letter"),
        (COUNTY_CODE, "C", Role.CENTER, "center.role_place"),
    ],
)
def test_an_invite_is_bound_to_what_the_centre_speaks_for(
    world: World, place: str, seat: str, role: Role, code: str
) -> None:
    with pytest.raises(FieldError) as refused:
        world.invite(place, seat, role)

    assert refused.value.code == code


def test_a_hub_of_a_room_invites_its_own_seats_alone(make_world: MakeWorld) -> None:
    hub = make_world(role="room-hub", place=TOWNSHIP)

    assert hub.joined(TOWNSHIP, "B").answer.period == 15
    with pytest.raises(FieldError, match=r"center\.foreign_place"):
        hub.invite(OTHER_TOWNSHIP, "B")
    with pytest.raises(FieldError, match=r"center\.foreign_place"):
        hub.invite(COUNTY_CODE, "C", Role.COUNTY)


def test_only_a_known_device_is_revoked_and_once(world: World) -> None:
    guest = world.joined()
    world.center.enrolling.revoke(guest.device, "遗失")

    with pytest.raises(RefusedError, match=r"center\.already_revoked"):
        world.center.enrolling.revoke(guest.device)
    with pytest.raises(NotFoundError, match=r"center\.no_device"):
        world.center.enrolling.revoke("nobody")


def test_a_township_hears_nothing_of_its_neighbours_devices(world: World) -> None:
    neighbour, desk = world.joined(OTHER_TOWNSHIP, "A"), world.joined(COUNTY_CODE, "C", Role.COUNTY)

    mine = world.joined(TOWNSHIP, "A")

    told = {fact.device for one in mine.answer.statements if isinstance(fact := decoded(one.raw), Enrolled)}
    assert told == {mine.device, desk.device}
    assert neighbour.device not in told


def test_no_code_stands_in_the_store_as_it_was_shown(world: World) -> None:
    from sqlalchemy import select

    from commandroom.center.store.schema import invite

    secret = code_from(world.invite()).secret

    with world.center.store.database.reading() as connection:
        (row,) = connection.execute(select(invite)).all()
    assert secret not in str(row)

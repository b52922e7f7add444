"""An account works at every seat of its room, and nowhere else can its envelope be opened."""

from __future__ import annotations

import pytest

from commandroom.domain.errors import RefusedError
from commandroom.store.vault import StoreVault
from commandroom.usecases.commands import ChangePassword, CloseAccount, GivePassword, SignIn
from commandroom.usecases.secret import Secret
from tests.center.databases import url_of
from tests.entrypoints.exchange.seats import Seated, Township, level
from tests.room import INTAKE
from tests.usecases.signing.conftest import cheapen

KEEPER = "t-security_admin"
GIVEN, CHOSEN, OTHER = "erst-eins-zwei", "auf der Bank am Ufer", "der lange Weg zum See"


@pytest.fixture
def db_url(request: pytest.FixtureRequest) -> str:
    """One kind of database: what is looked at lies in the seats."""
    return url_of("sqlite", request)


def refused(seat: Seated, person: str, password: str) -> str:
    with pytest.raises(RefusedError) as caught:
        seat.bench.room.perform(SignIn(person, Secret(password)))
    return caught.value.code


def two(township: Township) -> tuple[Seated, Seated]:
    first = township.first()
    second = township.another("B", first)
    for seat in (first, second):
        cheapen(seat.bench.room)
    return first, second


def test_a_password_that_was_chosen_at_one_seat_opens_the_others_and_waits_are_each_seats_own(
    township: Township,
) -> None:
    first, second = two(township)
    first.bench.room.perform(GivePassword(INTAKE, Secret(GIVEN), actor=KEEPER))
    first.bench.room.perform(ChangePassword(INTAKE, Secret(GIVEN), Secret(CHOSEN)))
    assert refused(second, INTAKE, CHOSEN) in {"person.unknown", "signin.no_account"}

    level(first, second)

    second.bench.room.perform(SignIn(INTAKE, Secret(CHOSEN)))
    assert refused(second, INTAKE, GIVEN) == "signin.wrong"
    second.bench.room.perform(ChangePassword(INTAKE, Secret(CHOSEN), Secret(OTHER)))
    level(first, second)
    assert refused(first, INTAKE, CHOSEN) == "signin.wrong"
    first.bench.room.perform(SignIn(INTAKE, Secret(OTHER)))
    waits = [refused(first, INTAKE, "falsch") for _ in range(5)][-1]
    level(first, second)
    assert waits == "signin.held"
    second.bench.room.perform(SignIn(INTAKE, Secret(OTHER)))


def test_an_account_that_is_closed_at_one_seat_is_closed_at_all(township: Township) -> None:
    first, second = two(township)
    first.bench.room.perform(GivePassword(INTAKE, Secret(GIVEN), actor=KEEPER))
    first.bench.room.perform(ChangePassword(INTAKE, Secret(GIVEN), Secret(CHOSEN)))
    level(first, second)

    second.bench.room.perform(CloseAccount(INTAKE, KEEPER))
    level(first, second)

    assert refused(first, INTAKE, CHOSEN) == "signin.no_account"


def test_a_seat_that_was_not_granted_the_key_says_so_and_makes_none_of_its_own(township: Township) -> None:
    first, second = two(township)
    first.bench.room.perform(GivePassword(INTAKE, Secret(GIVEN), actor=KEEPER))
    second.store.receive(first.store.export_entries())

    assert refused(second, INTAKE, GIVEN) == "signin.no_key"
    with pytest.raises(RefusedError, match=r"signin\.no_key"):
        second.bench.room.perform(GivePassword(INTAKE, Secret(OTHER), actor=KEEPER))


def test_neither_the_centre_nor_the_countys_desk_opens_an_envelope(township: Township) -> None:
    first, _second = two(township)
    county = cheapen(township.county().bench.room)
    first.bench.room.perform(GivePassword(INTAKE, Secret(GIVEN), actor=KEEPER))
    level(first)
    sealed = str(first.bench.room.store.reference.record("account", INTAKE)["secret"])

    assert isinstance(county.vault, StoreVault)
    assert county.vault.open(f"account:{INTAKE}", sealed) is None
    assert county.vault.open(f"account:{KEEPER}", sealed) is None
    assert b"argon2" not in b"".join(
        file.read_bytes() for file in township.world.home.folder.rglob("*") if file.is_file()
    )

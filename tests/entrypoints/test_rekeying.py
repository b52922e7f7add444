"""Encryption as a desk asks for it: chosen while the room is open, done between two openings, by whoever may."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from commandroom.base.clock import FixedClock
from commandroom.domain.errors import RefusedError, RoomError, WorldError
from commandroom.entrypoints.opening import open_room
from commandroom.entrypoints.rekeying import change_key
from commandroom.store import restoring
from commandroom.sync.custody import VARIABLE
from commandroom.usecases.commands import SeatSetting
from commandroom.usecases.keeping import Custody
from commandroom.usecases.queries import EventDetail
from commandroom.usecases.rekeying import Keeper, KeyChange, Rekeying
from commandroom.usecases.room import Room
from commandroom.usecases.secret import Secret
from tests.room import DIRECTOR, MORNING, bench_in
from tests.store.test_ciphering import Ring

PHRASE = KeyChange(Keeper.PHRASE, Secret("临溪镇的一句话口令"))
MACHINE, OFF = KeyChange(Keeper.MACHINE), KeyChange(None)


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No keyring but where a test brings one, and no phrase in the environment."""
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    monkeypatch.delenv(VARIABLE, raising=False)
    yield
    keyring.set_keyring(before)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A plain home with an event in it."""
    home = tmp_path_factory.mktemp("plain") / "home"
    bench = bench_in(home)
    number = bench.registered()
    bench.room.store.close()
    return home, number


@pytest.fixture
def home(founded: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(founded[0], tmp_path / "home")


def opened(home: Path, who: str = DIRECTOR) -> Room:
    room = open_room(home, clock=FixedClock(MORNING))
    room.perform(SeatSetting("operator", who))
    return room


def port(room: Room) -> Rekeying:
    assert room.rekeying is not None
    return room.rekeying


def done(home: Path, change: KeyChange, who: str = DIRECTOR) -> list[str]:
    """What a desk does that closes and opens again; the steps that were told."""
    room, steps = opened(home, who), list[str]()
    port(room).want(change)
    wanted = port(room).wanted
    room.store.close()
    assert wanted is not None
    change_key(home, wanted, now=MORNING, step=steps.append)
    return steps


def custody(home: Path, number: str) -> Custody:
    """Who keeps the key, of a room that opens and knows its event."""
    room = opened(home)
    assert room.custody is not None
    assert room.ask(EventDetail(number)).event.number == number
    found = room.custody()
    room.store.close()
    return found


def refused(room: Room, change: KeyChange) -> str:
    with pytest.raises(RoomError) as error:
        port(room).want(change)
    room.store.close()
    return error.value.code


def test_a_leader_encrypts_moves_the_key_and_frees_the_file_and_loses_nothing(
    home: Path, founded: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = done(home, PHRASE)
    by_phrase = custody(home, founded[1])
    room = opened(home)
    moved = port(room).move(MACHINE)
    room.store.close()
    monkeypatch.delenv(VARIABLE, raising=False)
    by_machine = custody(home, founded[1])
    done(home, OFF)

    assert steps == [
        "keep",
        "room",
        "copy",
        "compare",
        "exchange",
        "note",
        "decide",
        "finish",
        "look",
        "let go",
    ]
    assert (by_phrase.place, by_phrase.left_over) == ("file_pin", "")
    assert moved == by_machine == Custody("file_machine")
    assert custody(home, founded[1]) == Custody()


def test_a_keyring_keeps_the_key_where_the_system_has_one(home: Path, founded: tuple[Path, str]) -> None:
    room = opened(home)
    assert not port(room).has_keyring()
    assert refused(room, KeyChange(Keeper.KEYRING)) == "key.no_keyring"
    keyring.set_keyring(Ring())
    done(home, KeyChange(Keeper.KEYRING))

    assert custody(home, founded[1]) == Custody("keyring")


@pytest.mark.parametrize("who", ["t-intake", "t-shift_leader", "t-security_admin", "t-auditor"])
def test_nobody_but_the_leaders_and_the_system_administrator_may(home: Path, who: str) -> None:
    assert refused(opened(home, who), MACHINE) == "role.missing"


@pytest.mark.parametrize("who", [DIRECTOR, "t-deputy_director", "t-system_admin"])
def test_these_may(home: Path, who: str) -> None:
    room = opened(home, who)
    port(room).want(MACHINE)
    assert port(room).wanted == MACHINE
    room.store.close()


def test_what_cannot_be_done_is_said_before_the_desk_closes(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: Path, _home: Path) -> None:
        raise WorldError("backup.no_room", need=2, free=1, folder="")

    assert refused(opened(home), OFF) == "key.already_off"
    assert refused(opened(home), KeyChange(Keeper.PHRASE, Secret("kurz"))) == "key.phrase_short"
    monkeypatch.setattr(restoring, "need_room", full)
    assert refused(opened(home), MACHINE) == "backup.no_room"


def test_a_change_that_fails_leaves_the_file_as_it_was(
    home: Path, founded: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: Path, _home: Path) -> None:
        raise WorldError("backup.no_room", need=2, free=1, folder="")

    with monkeypatch.context() as fault:
        fault.setattr("commandroom.store.ciphering.restoring.need_room", full)
        with pytest.raises(WorldError):
            change_key(home, MACHINE, now=MORNING, step=lambda _name: None)

    assert custody(home, founded[1]) == Custody()


def test_a_phrase_that_was_never_typed_does_not_open_it_later(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(home, PHRASE)
    monkeypatch.delenv(VARIABLE)

    with pytest.raises(RefusedError) as error:
        opened(home)
    assert error.value.code == "key.phrase_needed"

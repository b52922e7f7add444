"""Encryption switched on and off for a store that exists: nothing is lost, and a kill leaves it wholly old or wholly new."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from typing_extensions import override

from commandroom.base.clock import FixedClock
from commandroom.base.paths import STORE
from commandroom.base.sentences import sentence
from commandroom.domain.errors import DamageError, RefusedError, RoomError, WorldError
from commandroom.entrypoints import copies, custody
from commandroom.entrypoints.opening import open_room
from commandroom.store import ciphering, recoding, sound
from commandroom.sync.custody import VARIABLE
from commandroom.usecases.commands import SeatSetting
from commandroom.usecases.exchanging import KeyPlace
from commandroom.usecases.queries import EventDetail
from commandroom.usecases.room import Room
from tests.entrypoints.conftest import call
from tests.room import MORNING, Bench, bench_in

PHRASE = "临溪镇的一句话口令"
STEPS = ("room", "copy", "compare", "exchange", "note", "decide", "finish", "look", "let go")


class Ring(KeyringBackend):
    """A keyring that keeps what it is given."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture(autouse=True)
def ring() -> Iterator[Ring]:
    """A keyring of this test's own."""
    before, made = keyring.get_keyring(), Ring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A home with an event in it, and its number."""
    home = tmp_path_factory.mktemp("plain") / "home"
    bench = bench_in(home)
    number = bench.signed()
    bench.room.store.close()
    return home, number


@pytest.fixture(scope="module")
def ends(founded: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[bool, Path], str]:
    """The home plain, and encrypted under a key in a file; and the digest that both have."""
    home = tmp_path_factory.mktemp("encrypted") / "home"
    shutil.copytree(founded[0], home)
    custody.keys_of(home).keep(b"k" * 32, in_file=True)
    ciphering.change_key(home / STORE, None, b"k" * 32, now=MORNING - timedelta(days=1))
    return {False: founded[0], True: home}, digest(home)


@pytest.fixture
def home(founded: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(founded[0], tmp_path / "home")
    return tmp_path / "home"


def opened(home: Path) -> Room:
    return open_room(home, clock=SimpleNamespace(now=lambda: MORNING))


def seat(home: Path, person: str) -> None:
    room = opened(home)
    room.perform(SeatSetting("operator", person))
    room.store.close()


def digest(home: Path) -> str:
    return sound.look(home / STORE, custody.store_key(home)).digest


def beside(home: Path) -> list[str]:
    """What lies in the home besides what belongs there."""
    return sorted(
        p.name for p in home.iterdir() if (p.is_file() and "replaced" in p.name) or p.name.endswith(".json")
    )


# --- on and off ---------------------------------------------------------------------------------------------------------


def test_an_existing_store_is_encrypted_and_freed_again_without_loss(
    home: Path, founded: tuple[Path, str]
) -> None:
    before = digest(home)

    place = custody.switch_on(home, now=MORNING)
    on = (digest(home), recoding.is_encrypted(home / STORE), beside(home))
    room = opened(home)
    title = room.ask(EventDetail(founded[1])).event.title
    problems = room.store.verify().problems
    room.store.close()
    custody.switch_off(home, now=MORNING)

    assert place is KeyPlace.KEYRING
    assert on == (before, True, [])
    assert (title, problems) == ("老街井盖缺失", ())
    assert (digest(home), recoding.is_encrypted(home / STORE), beside(home)) == (before, False, [])


def test_nothing_of_the_room_can_be_read_in_an_encrypted_file(home: Path) -> None:
    text = "老街井盖缺失".encode()
    plain = (home / STORE).read_bytes()
    custody.switch_on(home, now=MORNING)

    assert text in plain
    assert text not in (home / STORE).read_bytes()
    assert b"SQLite format 3" not in (home / STORE).read_bytes()


@pytest.mark.parametrize("way", ["phrase", "machine", "no ring"])
def test_without_a_keyring_a_file_wrapped_by_argon2id_keeps_the_key(home: Path, way: str) -> None:
    if way == "no ring":
        keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    place = custody.switch_on(
        home, now=MORNING, phrase=PHRASE if way == "phrase" else "", in_file=way == "machine"
    )
    kept = (home / "keys" / "store.json").read_text(encoding="utf-8")

    assert place is (KeyPlace.FILE_PIN if way == "phrase" else KeyPlace.FILE_MACHINE)
    assert custody.keys_of(home).key(PHRASE).hex() not in kept
    assert PHRASE not in kept
    if os.name == "posix":
        assert (home / "keys" / "store.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("given", "code"), [("", "key.phrase_needed"), ("这不是那句口令", "key.phrase_wrong")]
)
def test_a_wrong_or_missing_pass_phrase_is_one_sentence(
    home: Path, given: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    custody.switch_on(home, now=MORNING, phrase=PHRASE)
    monkeypatch.setenv(VARIABLE, given)

    with pytest.raises(RefusedError) as refused:
        opened(home)
    said = call(home, "list")

    assert refused.value.code == code
    assert said.code != 0
    assert said.err.strip() == sentence(code, {})
    monkeypatch.setenv(VARIABLE, PHRASE)
    assert call(home, "list").code == 0


def test_a_key_that_is_nowhere_is_one_sentence(home: Path, ring: Ring) -> None:
    custody.switch_on(home, now=MORNING)
    ring.kept.clear()
    with pytest.raises(RefusedError) as lost:
        opened(home)
    (home / "keys" / "store.json").unlink()
    with pytest.raises(RefusedError) as gone:
        opened(home)

    assert (lost.value.code, gone.value.code) == ("key.keyring", "key.gone")


# --- killed in the middle -----------------------------------------------------------------------------------------------


def killed_at(home: Path, wanted: str, *, on: bool) -> None:
    """Switch over in a process that ends at once, without a word, before that step."""
    pid = os.fork()
    if pid == 0:
        step = lambda name: os._exit(9) if name == wanted else None  # noqa: E731
        if on:
            custody.switch_on(home, now=MORNING, in_file=True, step=step)
        else:
            custody.switch_off(home, now=MORNING, step=step)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 9


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that ends at once is made by fork")
@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
@pytest.mark.parametrize("step", STEPS)
def test_a_kill_before_any_step_leaves_the_old_store_or_the_new_one(
    ends: tuple[dict[bool, Path], str], tmp_path: Path, step: str, on: bool
) -> None:
    home, before = tmp_path / "home", ends[1]
    shutil.copytree(ends[0][not on], home)

    killed_at(home, step, on=on)
    opened(home).store.close()
    is_new = recoding.is_encrypted(home / STORE) is on

    assert digest(home) == before
    assert is_new is (STEPS.index(step) >= STEPS.index("finish"))
    assert bool(custody.left_over(home)) is is_new
    custody.finish(home)
    assert not [p for p in home.iterdir() if "replaced" in p.name or ciphering.CHANGE in p.name]


def test_what_was_replaced_stays_until_the_new_file_is_sound(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, seen = sound.look, []

    def damaged_at_last(path: Path, key: bytes | None = None) -> sound.Sound:
        seen.append(path)
        if path == home / STORE and len(seen) > 2:
            raise DamageError("backup.damaged", file=path.name, problem="x", count=1)
        return look(path, key)

    monkeypatch.setattr(sound, "look", damaged_at_last)
    with pytest.raises(DamageError):
        custody.switch_on(home, now=MORNING)
    monkeypatch.undo()

    kept = home / custody.left_over(home)
    assert kept.is_file()
    assert not recoding.is_encrypted(kept)


def test_a_full_disk_is_said_before_anything_is_written(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path.name for path in home.rglob("*")}
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=1000))

    with pytest.raises(WorldError) as refused:
        custody.switch_on(home, now=MORNING)

    assert refused.value.code == "backup.no_room"
    assert {path.name for path in home.rglob("*")} == before


def test_twice_on_and_twice_off_is_a_sentence(home: Path) -> None:
    with pytest.raises(RefusedError) as off:
        custody.switch_off(home, now=MORNING)
    custody.switch_on(home, now=MORNING)
    with pytest.raises(RefusedError) as on:
        custody.switch_on(home, now=MORNING)

    assert (off.value.code, on.value.code) == ("key.already_off", "key.already_on")


# --- copies -------------------------------------------------------------------------------------------------------------


def test_a_copy_of_an_encrypted_store_is_encrypted_and_comes_back(home: Path) -> None:
    custody.switch_on(home, now=MORNING)
    room = opened(home)
    made = copies.copied(room, home, None)
    before = room.store.export_entries()
    entries = sum(1 for _ in before)
    room.store.close()

    brought = copies.brought_back(Path(made["file"]), home, clock=SimpleNamespace(now=lambda: MORNING))

    assert recoding.is_encrypted(Path(made["file"]))
    assert recoding.is_encrypted(home / STORE)
    assert brought["entries"] == entries
    again = opened(home)
    assert again.store.verify().problems == ()
    again.store.close()


@pytest.mark.parametrize(
    "was_on", [True, False], ids=["encrypted copy into a plain home", "plain copy into an encrypted home"]
)
def test_a_copy_from_before_the_change_comes_back_as_the_home_is_now(home: Path, was_on: bool) -> None:
    if was_on:
        custody.switch_on(home, now=MORNING)
    room = opened(home)
    made = Path(copies.copied(room, home, None)["file"])
    room.store.close()
    if was_on:
        custody.switch_off(home, now=MORNING)
    else:
        custody.switch_on(home, now=MORNING)

    copies.brought_back(made, home, clock=SimpleNamespace(now=lambda: MORNING))

    assert recoding.is_encrypted(made) is was_on
    assert recoding.is_encrypted(home / STORE) is not was_on
    room = opened(home)
    assert room.store.verify().problems == ()
    room.store.close()


# --- the command line ---------------------------------------------------------------------------------------------------


def test_the_command_line_switches_on_and_off_and_says_who_keeps_the_key(home: Path) -> None:
    seat(home, "t-system_admin")
    before = call(home, "key", "--json").json
    on = call(home, "key", "on", "--in-file", "--json").json
    after = call(home, "key", "--json").json
    doctor = call(home, "doctor", "--json").json
    off = call(home, "key", "off", "--json").json

    assert (before["encrypted"], before["place"]) == (False, "")
    assert (on["encrypted"], on["place"]) == (True, "file_machine")
    assert (after["encrypted"], after["place"]) == (True, "file_machine")
    said = next(check for check in doctor["checks"] if check["name"] in {"数据加密", "encryption"})
    assert "本机标识" in said["advice"]
    assert off == {"encrypted": False, "place": ""}


def test_the_key_is_changed_by_its_keepers_alone(home: Path) -> None:
    seat(home, "t-grid")

    said = call(home, "key", "on", "--json")

    assert said.json["error"] == "role.missing"
    assert not recoding.is_encrypted(home / STORE)


def test_an_encrypted_store_takes_deeds_like_any_other(home: Path, founded: tuple[Path, str]) -> None:
    custody.switch_on(home, now=MORNING)
    clock = FixedClock(MORNING + timedelta(hours=1))
    bench = Bench(open_room(home, clock=clock), clock, home)

    assert bench.act("note", founded[1], text="备注").effects == ("note",)
    bench.room.store.close()
    with pytest.raises(RoomError):
        open_room(home, clock=clock, key=b"x" * 32)


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 8192, b"no database at all" * 4000, b"SQLite format 3\0" + b"\0" * 8000]
)
def test_a_file_that_no_key_would_open_is_not_taken_for_an_encrypted_one(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "room.db"
    file.write_bytes(content)

    assert not recoding.is_encrypted(file)

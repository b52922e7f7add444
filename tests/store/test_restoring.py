"""The way back: a damaged copy replaces nothing, a kill leaves the old store or the new one, erased stays erased."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from commandroom.base.clock import FixedClock
from commandroom.domain.errors import DamageError, NotFoundError, RefusedError, RoomError, WorldError
from commandroom.entrypoints.opening import STORE, shipped
from commandroom.store import backup, erasures, restoring, sealing, sound
from commandroom.store.engine import Database
from commandroom.store.opening import Founding, create_store, open_store
from commandroom.store.seat_store import SeatStore
from commandroom.store.shape import INTENT
from commandroom.usecases.commands import SaveDraft
from commandroom.usecases.queries import Drafts
from tests.room import MORNING, Bench
from tests.store.conftest import tamper

KEY = bytes(range(32))


@pytest.fixture
def copy(bench: Bench, store: SeatStore) -> Path:
    """A copy of a room with two events, one of them closed; afterwards a third was registered."""
    bench.closed()
    bench.dispatched(reporter_name="陈国强", reporter_phone="13866527161")
    made = store.backup(bench.home / "backups")
    bench.registered(title="备份之后")
    return made


def again(bench: Bench) -> SeatStore:
    return open_store(bench.home / STORE, shipped=shipped(), clock=FixedClock(MORNING))


def content_of(path: Path) -> tuple[int, str]:
    found = sound.look(path)
    return found.events, found.digest


def state_of(home: Path) -> dict[str, bytes]:
    """Every file of the store's own in a home, by name."""
    return {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}


# --- what a copy holds --------------------------------------------------------------------------------------


def test_a_copy_is_noted_with_its_reason_and_what_it_holds(
    bench: Bench, store: SeatStore, copy: Path
) -> None:
    (row,) = backup.copies(bench.home / "backups")

    assert row.path == copy
    assert (row.why, row.is_sound, row.at) == ("by_hand", True, bench.clock.moment)
    assert row.bytes == copy.stat().st_size
    assert row.entries == len(store.export_entries()) - 1
    assert row.digest == sound.look(copy).digest


def test_a_copy_is_made_in_the_middle_of_work_and_holds_one_moment(bench: Bench, store: SeatStore) -> None:
    numbers = [bench.registered() for _ in range(3)]
    with store.writing() as writing:
        assert writing.find(numbers[0]) is not None
        made = store.backup(bench.home / "backups")

    assert sound.look(made).events == 3


def test_an_encrypted_store_has_encrypted_copies(tmp_path: Path) -> None:
    founding = Founding(name="练习镇", code="330299104", practice=True)
    path = tmp_path / "room.db"
    store = create_store(
        path, founding=founding, seat="A", shipped=shipped(), clock=FixedClock(MORNING), key=KEY
    )
    digest = store.verify().digest

    made = store.backup(tmp_path / "backups")
    store.close()
    restoring.restore(made, into=path, key=KEY, now=MORNING)

    assert not made.read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(DamageError, match=r"backup\.not_a_store"):
        sound.look(made)
    opened = open_store(path, shipped=shipped(), clock=FixedClock(MORNING), key=KEY)
    assert opened.verify().digest == digest
    opened.close()


def test_drafts_come_back_as_they_were_and_attachments_are_never_touched(
    bench: Bench, store: SeatStore
) -> None:
    photo = bench.home / "attachments" / "aa" / ("a" * 64)
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"photo")
    bench.room.perform(SaveDraft("d1", "intake", {"title": "写到一半"}))
    made = store.backup(bench.home / "backups")
    bench.room.perform(SaveDraft("d1", "intake", {"title": "写完了"}))
    later = bench.home / "attachments" / "bb" / ("b" * 64)
    later.parent.mkdir(parents=True)
    later.write_bytes(b"later")
    store.close()

    restoring.restore(made, into=bench.home / STORE, now=MORNING)

    bench.room.store = again(bench)
    assert [draft.fields["title"] for draft in bench.room.ask(Drafts())] == ["写到一半"]
    assert (photo.read_bytes(), later.read_bytes()) == (b"photo", b"later")
    bench.room.store.close()


# --- what is refused ----------------------------------------------------------------------------------------


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("这不是数据库" * 1000, encoding="utf-8")


def _truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size * 2 // 3)


def _torn(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 100)


def _other_program(path: Path) -> None:
    path.unlink()
    with closing(dbapi2.connect(str(path))) as connection:
        connection.execute("CREATE TABLE entry (n)")


def _newer(path: Path) -> None:
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def _key_changed(path: Path) -> None:
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("UPDATE event_key SET key = randomblob(32)")


def _tail_cut(path: Path) -> None:
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER entry_is_never_deleted")
        connection.execute("DELETE FROM entry WHERE n = (SELECT max(n) FROM entry)")


def _guardless(path: Path) -> None:
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER entry_is_never_updated")


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (_empty, "backup.not_a_store"),
        (_text, "backup.not_a_store"),
        (_truncated, "backup.damaged"),
        (_torn, "backup.damaged"),
        (_other_program, "backup.not_a_store"),
        (_newer, "store.newer"),
        (_key_changed, "backup.damaged"),
        (_tail_cut, "backup.damaged"),
        (_guardless, "backup.damaged"),
    ],
)
def test_what_is_no_sound_copy_is_refused_before_anything_is_replaced(
    bench: Bench, store: SeatStore, copy: Path, damage: Callable[[Path], None], code: str
) -> None:
    store.close()
    damage(copy)
    before = state_of(bench.home)

    with pytest.raises(RoomError) as caught:
        restoring.restore(copy, into=bench.home / STORE, now=MORNING)

    assert caught.value.code == code
    assert state_of(bench.home) == before
    assert content_of(bench.home / STORE)[0] == 3


def test_any_flipped_bit_of_a_journaled_byte_is_found_in_a_copy(bench: Bench, copy: Path) -> None:
    with closing(sound.opened(copy)) as connection:
        raws = [bytes(raw) for (raw,) in connection.execute("SELECT raw FROM entry")]
    whole, source = copy.read_bytes(), random.Random(5)  # noqa: S311
    places = [
        (whole.find(raw[:60]), len(raw)) for raw in raws if whole.count(raw[:60]) == 1 and len(raw) < 900
    ]
    assert len(places) > 20

    for _ in range(60):
        start, length = source.choice(places)
        place = start + source.randrange(min(length, 60))
        flipped = bytearray(whole)
        flipped[place] ^= 1 << source.randrange(8)
        copy.write_bytes(flipped)
        assert backup.check(copy).is_sound is False

    copy.write_bytes(whole)
    assert backup.check(copy).is_sound is True
    del bench


def test_a_copy_of_another_room_is_refused_here_and_taken_in_an_empty_home(
    bench: Bench, store: SeatStore, tmp_path: Path
) -> None:
    other = create_store(
        tmp_path / "other" / STORE,
        founding=Founding(name="别的镇", code="330299105", practice=True),
        seat="A",
        shipped=shipped(),
        clock=FixedClock(MORNING),
    )
    foreign = other.backup(tmp_path / "other" / "backups")
    other.close()
    store.close()
    before = state_of(bench.home)

    with pytest.raises(RefusedError, match=r"backup\.other_room"):
        restoring.restore(foreign, into=bench.home / STORE, now=MORNING)
    restoring.restore(foreign, into=tmp_path / "empty" / STORE, now=MORNING)

    assert state_of(bench.home) == before
    assert (tmp_path / "empty" / STORE).is_file()


# --- what it replaced, and where it goes on ----------------------------------------------------------------


def test_what_was_replaced_can_itself_be_restored(bench: Bench, store: SeatStore, copy: Path) -> None:
    store.close()
    kept = restoring.restore(copy, into=bench.home / STORE, now=MORNING)
    assert kept is not None
    assert content_of(bench.home / STORE)[0] == 2

    restoring.restore(kept, into=bench.home / STORE, now=MORNING)

    assert content_of(bench.home / STORE)[0] == 3
    assert content_of(kept)[0] == 3


def test_a_store_whose_log_was_never_brought_in_is_kept_with_all_its_deeds(
    bench: Bench, store: SeatStore, copy: Path, tmp_path: Path
) -> None:
    torn = tmp_path / "torn"
    torn.mkdir()
    for part in bench.home.glob(f"{STORE}*"):
        shutil.copy2(
            part, torn / part.name
        )  # as a power cut leaves it: the newest deeds stand in the log alone
    assert (torn / f"{STORE}-wal").stat().st_size

    kept = restoring.restore(copy, into=torn / STORE, now=MORNING)

    assert kept is not None
    assert content_of(kept)[0] == 3
    assert content_of(torn / STORE)[0] == 2
    store.close()


def test_each_restore_goes_on_in_an_incarnation_nobody_had(
    bench: Bench, store: SeatStore, copy: Path
) -> None:
    store.close()

    for number in (2, 3, 4):
        restoring.restore(copy, into=bench.home / STORE, now=MORNING)
        opened = again(bench)
        assert opened.local("incarnation") == str(number)
        opened.close()


# --- kills --------------------------------------------------------------------------------------------------


class PowerCutError(BaseException):
    """The process ends here."""


def cut_at(step: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """End the process at the n-th call that changes a name, or brings something down to the disk."""
    made: list[str] = []

    def counting(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            if len(made) == step:
                raise PowerCutError(name)
            made.append(name)
            return real(*args, **named)

        return call

    for holder, name in ((os, "replace"), (os, "fsync"), (Path, "unlink"), (shutil, "copyfile")):
        monkeypatch.setattr(holder, name, counting(name, getattr(holder, name)))
    return made


@pytest.mark.parametrize("present", ["a store", "no store"])
def test_a_kill_between_any_two_steps_leaves_the_old_store_or_the_new_one(
    bench: Bench, store: SeatStore, copy: Path, tmp_path: Path, present: str
) -> None:
    store.close()
    (old, new), outcomes = ((3, 2) if present == "a store" else (None, 2)), []
    was_cut = True
    for step in range(60):
        home = tmp_path / f"home-{step}"
        shutil.copytree(bench.home, home)
        if present == "no store":
            for part in home.glob("room.db*"):
                part.unlink()
        with pytest.MonkeyPatch.context() as patch:
            made = cut_at(step, patch)
            try:
                restoring.restore(home / "backups" / copy.name, into=home / STORE, now=MORNING)
            except PowerCutError:
                was_cut = True
            else:
                was_cut = False
        outcomes.append(_events_after_a_start(home))
        assert outcomes[-1] in {old, new}, (step, made)
        if not was_cut:
            break

    assert not was_cut
    assert outcomes[-1] == new
    assert outcomes.index(new) > 1
    assert outcomes == sorted(outcomes, key=lambda events: events == new), "once new, always new"


def _events_after_a_start(home: Path) -> int | None:
    """What a start finds; None where there is no room."""
    try:
        opened = open_store(home / STORE, shipped=shipped(), clock=FixedClock(MORNING))
    except NotFoundError:
        return None
    found = opened.verify()
    opened.close()
    assert found.problems == ()
    return found.events


def test_a_ready_store_that_a_power_cut_took_between_its_names_gives_way_to_the_old_one(
    bench: Bench, store: SeatStore, copy: Path
) -> None:
    store.close()
    restoring.prepare(copy, into=bench.home / STORE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(restoring, "_moved", lambda *_: (_ for _ in ()).throw(PowerCutError("renames")))
        with pytest.raises(PowerCutError):
            restoring.exchange(bench.home / STORE, now=MORNING)
    aside = json.loads((bench.home / f"{STORE}{INTENT}").read_text(encoding="utf-8"))["aside"]
    (bench.home / STORE).rename(bench.home / aside)
    restoring.ready_path(bench.home / STORE).unlink()

    assert _events_after_a_start(bench.home) == 3


def test_a_start_does_not_take_what_was_only_made_ready(bench: Bench, store: SeatStore, copy: Path) -> None:
    store.close()
    restoring.prepare(copy, into=bench.home / STORE)

    opened = again(bench)

    assert opened.verify().events == 3
    opened.close()
    restoring.cancel(bench.home / STORE)
    assert not restoring.ready_path(bench.home / STORE).exists()


# --- erasure ------------------------------------------------------------------------------------------------


def erased_after(bench: Bench, store: SeatStore) -> tuple[Path, str]:
    """A copy made before the personal data of an event were erased, and that event."""
    number = bench.closed(reporter_name="陈国强", reporter_phone="13866527161")
    made = store.backup(bench.home / "stick")
    bench.act("erase", number, by="t-director", reason="本人申请")
    return made, bench.event(number).id


def key_in(path: Path, event: str) -> bytes | None:
    with closing(sound.opened(path)) as connection:
        return sealing.key_of(connection, event)


def test_a_restore_destroys_the_keys_of_what_was_erased_since_the_copy(
    bench: Bench, store: SeatStore
) -> None:
    made, event = erased_after(bench, store)
    store.close()
    key = key_in(made, event)
    assert key is not None

    restoring.restore(made, into=bench.home / STORE, now=MORNING)

    assert key_in(bench.home / STORE, event) is None
    assert key not in (bench.home / STORE).read_bytes()


def test_they_stay_destroyed_when_the_store_is_lost_and_the_copy_goes_into_its_home(
    bench: Bench, store: SeatStore
) -> None:
    made, event = erased_after(bench, store)
    store.close()
    for part in bench.home.glob("room.db*"):
        part.unlink()

    restoring.restore(made, into=bench.home / STORE, now=MORNING)

    assert erasures.known(bench.home) == {event}
    assert key_in(bench.home / STORE, event) is None


def test_the_next_copy_takes_the_keys_out_of_the_older_ones(bench: Bench, store: SeatStore) -> None:
    number = bench.closed(reporter_name="陈国强", reporter_phone="13866527161")
    older = store.backup(bench.home / "backups")
    event = bench.event(number).id
    key = key_in(older, event)
    assert key is not None
    bench.act("erase", number, by="t-director", reason="本人申请")

    store.backup(bench.home / "backups")

    assert key_in(older, event) is None
    assert key not in older.read_bytes()
    assert backup.check(older).is_sound is True


# --- room on the disk, kills of a copy -----------------------------------------------------------------------


def test_without_room_nothing_is_written_and_the_work_goes_on(
    bench: Bench, store: SeatStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.registered()
    usage = shutil.disk_usage(bench.home)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: usage._replace(free=100_000))

    with pytest.raises(WorldError, match=r"backup\.no_room"):
        store.backup(bench.home / "backups")

    assert list((bench.home / "backups").iterdir()) == []
    bench.registered()
    assert store.verify().events == 2


def test_a_copy_that_was_killed_counts_for_nothing_and_is_cleared_away(
    bench: Bench, store: SeatStore
) -> None:
    bench.registered()
    with pytest.MonkeyPatch.context() as patch:
        cut_at(0, patch)
        with pytest.raises(PowerCutError):
            store.backup(bench.home / "backups")
    (bench.home / "backups" / "room-20260310-080000.backup.db.partial").write_bytes(b"half")
    assert backup.copies(bench.home / "backups") == ()

    made = store.backup(bench.home / "backups")

    names = {path.name for path in (bench.home / "backups").iterdir()}
    assert names == {made.name, backup.note_of(made).name}


def test_a_store_that_does_not_check_makes_no_copy(bench: Bench, store: SeatStore) -> None:
    bench.registered()
    tamper(store, "UPDATE entry SET verb = 'void' WHERE n = (SELECT max(n) FROM entry)")

    with pytest.raises(DamageError, match=r"backup\.damaged"):
        store.backup(bench.home / "backups")

    assert backup.copies(bench.home / "backups") == ()


# --- migrations ---------------------------------------------------------------------------------------------


def test_a_copy_before_a_migration_holds_the_log_and_is_verified(bench: Bench, store: SeatStore) -> None:
    number = bench.registered()
    assert (bench.home / f"{STORE}-wal").stat().st_size

    made = backup.copied(Database(bench.home / STORE), now=MORNING)

    (row,) = backup.copies(bench.home / "backups")
    assert (row.path, row.why, row.is_sound) == (made, "migration", True)
    with closing(sound.opened(made)) as connection:
        assert connection.execute("SELECT number FROM event").fetchall() == [(number,)]
    del store

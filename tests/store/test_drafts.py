"""Unfinished forms hold names and numbers too: they are sealed, and forgotten with their key."""

from __future__ import annotations

from pathlib import Path

from commandroom.usecases.commands import SaveDraft
from commandroom.usecases.queries import Drafts
from tests.room import bench_in

NAME, PHONE = "欧阳某某", "10012345678"


def test_a_draft_comes_back_and_its_persons_stand_nowhere_in_the_file(tmp_path: Path) -> None:
    bench = bench_in(tmp_path / "home")

    bench.room.perform(SaveDraft("d1", "intake", {"reporter_name": NAME, "reporter_phone": PHONE}))
    kept = bench.room.ask(Drafts())
    bench.room.store.close()

    raw = b"".join(path.read_bytes() for path in (tmp_path / "home").glob("room.db*"))
    assert kept[0].fields == {"reporter_name": NAME, "reporter_phone": PHONE}
    assert NAME.encode() not in raw
    assert PHONE.encode() not in raw


def test_a_forgotten_draft_leaves_no_key(tmp_path: Path) -> None:
    bench = bench_in(tmp_path / "home")
    bench.room.perform(SaveDraft("d1", "intake", {"title": "井盖"}))

    bench.room.perform(SaveDraft("d1", "intake", {}))

    assert bench.room.ask(Drafts()) == ()
    with bench.room.store.database.reading() as connection:  # type: ignore[attr-defined]
        assert (
            connection.execute("SELECT count(*) FROM event_key WHERE event LIKE 'draft:%'").fetchone()[0] == 0
        )
    bench.room.store.close()

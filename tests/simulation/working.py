"""What people and the machine do in a practice home, every acknowledgement told; what the crash and power tests break off.

The marks: `B` a write transaction has begun, `E` it has been committed, `A` something was acknowledged (with `more`:
one of several for one transaction), `J` a kind of work begins. Where they go is the test's business: to a pipe, or into
the log of the disk.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol
from unittest.mock import patch

from typing_extensions import override

from commandroom.base.clock import FixedClock
from commandroom.base.paths import migrations
from commandroom.domain.event.imported import Imported
from commandroom.entrypoints.opening import STORE, open_room
from commandroom.store import migrating, opening, restoring
from commandroom.store.backup import copied
from commandroom.store.engine import Database
from commandroom.store.shape import HEAD
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Amend, SaveDraft, SeatSetting
from commandroom.usecases.importing import Import, import_events
from commandroom.usecases.room import Room
from commandroom.usecases.supervision import sweep as pass_over
from tests.room import DIRECTOR, LEADER, Bench

BATCH = 20
LATER = tuple(f"9{n:03}" for n in range(1, 61))
ERASED = "赵某人的电话"


class Say(Protocol):
    """Tells a mark with what belongs to it."""

    def __call__(self, mark: str, **told: Any) -> None: ...


def nobody_hears(mark: str, **told: Any) -> None:
    """Where the marks go when nobody listens."""


@dataclass
class Worker(Bench):
    """A bench whose every deed is acknowledged; with `answers_first` it says so before the deed is done: a planted bug."""

    say: Say = nobody_hears
    luck: random.Random = random.Random(1)  # noqa: RUF009, S311 - drawing work, not keys
    answers_first: bool = False
    done: int = 0

    @override
    def act(self, verb: str, event: str = "", *, by: str = LEADER, **data: Any) -> Changes:
        if self.answers_first:
            self.say("A", kind="early", note=self.early(event, verb))
        changes = super().act(verb, event, by=by, **data)
        self.say("A", kind="deed", number=changes.number, version=changes.version, entries=changes.entries)
        self.later(minutes=1)
        return changes

    def early(self, event: str, verb: str) -> str:
        """What the planted bug promises: one deed more at this event, or one event more."""
        return f"{event} {self.event(event).version + 1}" if event and verb != "merge" else ""

    def name(self) -> str:
        """A word for one piece of work that no other has."""
        self.done += 1
        return f"{int(self.clock.moment.timestamp())}-{self.done}"

    def reopen(self) -> None:
        """Open the home again, as the next start of the program."""
        self.room = open_room(self.home, clock=self.clock)


@contextmanager
def marked_writing(self: Database, writing: Callable[[Database], Any], say: Say) -> Iterator[Any]:
    """The writer's transaction, with its beginning and its end told."""
    with writing(self) as connection:
        say("B")
        yield connection
    say("E")


@contextmanager
def told(say: Say) -> Iterator[None]:
    """While this lasts every write transaction of the program tells its beginning and its end."""
    writing = Database.writing
    with patch.object(Database, "writing", lambda self: marked_writing(self, writing, say)):
        yield


@contextmanager
def later_versions(folder: Path) -> Iterator[None]:
    """While this lasts the program has sixty more migrations, each of which adds a table and fills it.

    A store that is at one of them is opened as it is; only `migrate` moves it on.
    """
    place = folder / "db"
    if not place.exists():
        shutil.copytree(migrations(), place)
        head = HEAD
        for name in LATER:
            (place / "versions" / f"{name}_later.py").write_text(_LATER.format(name=name, head=head))
            head = name

    def open_as_it_is(database: Database, **how: Any) -> Path | None:
        return None if migrating.revision(database) in LATER else migrating.migrate(database, **how)

    def bring_up(database: Database) -> None:
        if migrating.revision(database) not in LATER:
            migrating.upgrade(database)

    with (
        patch.object(migrating, "migrations", lambda: place),
        patch.object(opening, "migrate", open_as_it_is),
        patch.object(restoring, "upgrade", bring_up),
    ):
        yield


_LATER = '''"""One more table."""

from alembic import op

revision, down_revision = "{name}", "{head}"


def upgrade() -> None:
    op.execute("CREATE TABLE later_{name} (n INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    for n in range(200):
        op.execute(f"INSERT INTO later_{name} (n, text) VALUES ({{n}}, '{{'x' * 200}}')")
    op.execute("INSERT INTO later_{name} (n, text) VALUES (999, 'done')")
'''


def half_migrated(connection: Any, revision: str) -> list[str]:
    """What of the later tables does not belong to the revision, or stands half."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE name LIKE 'later_%' ORDER BY name")
    there = [str(name).removeprefix("later_") for (name,) in rows]
    wanted = [name for name in LATER if revision in LATER and name <= revision]
    query = "SELECT 1 FROM later_{} WHERE n = 999"
    half = [name for name in there if not connection.execute(query.format(name)).fetchone()]
    return [*(set(there) ^ set(wanted)), *half]


# --- the kinds of work ------------------------------------------------------------------------------------------


def course(worker: Worker) -> None:
    """An event from its registering to as far as is drawn."""
    walks = (
        worker.accepted,
        worker.dispatched,
        worker.signed,
        worker.verified,
        worker.closed,
        worker.suspended,
    )
    worker.luck.choice(walks)()


def batch(worker: Worker) -> None:
    """Three batches of rows; each is acknowledged as a whole."""
    at, name = worker.clock.moment - timedelta(days=9), worker.name()
    rows = [Imported(number=n, ext_no=f"K{name}-{n // BATCH}-{n}", source="H12345", title=f"路灯不亮{n}", text="路灯不亮",
                     location="老街", reported_at=at, closed_at=at + timedelta(days=1), reply_text="已修")
            for n in range(3 * BATCH)]  # fmt: skip

    def heard(read: int) -> None:
        worker.say("A", kind="import", rows=[row.ext_no for row in rows[read - BATCH : read]])

    import_events(worker.room, rows, Import("rows.csv", actor=LEADER, batch=BATCH, progress=heard))


def rebuild(worker: Worker) -> None:
    """All caches made anew in one transaction."""
    worker.say("A", kind="rebuild", events=worker.room.store.rebuild())


def backup(worker: Worker) -> Path:
    """A copy beside the store."""
    file = worker.room.store.backup(worker.home / "backups")
    worker.say("A", kind="backup", file=file.name)
    return file


def bring_back(worker: Worker) -> None:
    """A copy is made and put in the store's place; then the room is opened again."""
    file = backup(worker)
    worker.room.store.close()
    restoring.restore(file, into=worker.home / STORE, now=worker.later(minutes=1))
    worker.say("A", kind="restore")
    worker.reopen()


def migrate(worker: Worker) -> None:
    """The store moves on to the next version of its tables."""
    worker.room.store.close()
    database = Database(worker.home / STORE)
    present = migrating.revision(database)
    to = LATER[LATER.index(present) + 1] if present in LATER else LATER[0]
    copy = migrating.migrate(database, to=to, before=lambda: copied(database, now=worker.clock.now()))
    database.close()
    assert copy is not None
    worker.say("A", kind="migration", file=copy.name, revision=to)
    worker.reopen()


def amend(worker: Worker) -> None:
    """A rule of the room is changed."""
    days = worker.luck.randrange(1, 400)
    changes = worker.room.perform(Amend("rule", "archive_days", {"value": days}, actor=DIRECTOR))
    worker.say("A", kind="rule", days=days, entries=changes.entries)


def sweep(worker: Worker) -> None:
    """A month goes by with nothing done: the machine urges and drafts sheets."""
    worker.signed()
    worker.later(days=30)

    def heard(changes: Changes) -> None:
        worker.say("A", kind="sweep", entries=changes.entries, more=True)

    worker.room.listen(heard)
    pass_over(worker.room)
    worker.say("A", kind="sweep")
    worker.room.listeners.remove(heard)


def erase(worker: Worker) -> None:
    """Somebody wants his data erased: the key of the event is destroyed."""
    number = worker.closed(reporter_name=ERASED)
    worker.act("erase", number, by=DIRECTOR, reason="本人申请")
    worker.say("A", kind="erase", event=worker.event(number).id)


def draft(worker: Worker) -> None:
    """A form is filled and saved every moment, and at last sent or forgotten."""
    name, text = f"d-{worker.name()}", "有人反映"
    for _ in range(6):
        text += worker.luck.choice("路灯井盖噪声积水占道")
        worker.room.perform(SaveDraft(name, "intake", {"text": text}))
        worker.say("A", kind="draft", draft=name, text=text)


def setting(worker: Worker) -> None:
    """The appearance of this seat is changed."""
    for _ in range(4):
        value = f"v-{worker.name()}"
        worker.room.perform(SeatSetting("appearance.note", value))
        worker.say("A", kind="setting", value=value)


def attach(worker: Worker) -> None:
    """Two pictures are filed with an event."""
    number = worker.registered()
    for _ in range(2):
        path = worker.home.parent / f"{worker.home.name}-photo.png"
        path.write_bytes(_PNG + worker.luck.randbytes(30_000))
        changes = worker.act("attach", number, by=LEADER, files=[str(path)])
        worker.say("A", kind="attachment", entries=changes.entries)


_PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")

WORK: dict[str, tuple[Callable[[Worker], object], int]] = {
    "deed": (course, 40),
    "import": (batch, 14),
    "rebuild": (rebuild, 6),
    "backup": (backup, 6),
    "restore": (bring_back, 6),
    "migration": (migrate, 4),
    "rule": (amend, 4),
    "sweep": (sweep, 6),
    "erase": (erase, 8),
    "draft": (draft, 6),
    "setting": (setting, 4),
    "attachment": (attach, 5),
}
"""Each kind of work, with how often it is drawn."""


def worker_in(home: Path, clock: FixedClock, *, say: Say, seed: int) -> Worker:
    """Somebody at work in a home."""
    luck = random.Random(seed)  # noqa: S311
    return Worker(open_room(home, clock=clock), clock, home, say=say, luck=luck)


def drawn(luck: random.Random) -> str:
    """The next kind of work."""
    return luck.choices(list(WORK), [weight for _, weight in WORK.values()])[0]


def do(worker: Worker, kind: str) -> None:
    """One piece of work."""
    worker.say("J", kind=kind)
    WORK[kind][0](worker)


def looked_into(home: Path, clock: FixedClock) -> Room:
    """The room of a home opened after whatever happened to it."""
    return open_room(home, clock=clock)

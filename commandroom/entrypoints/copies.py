"""Copies of a home: the store's file with the attachments beside it, and the way back."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from commandroom.base.clock import Clock
from commandroom.base.paths import ATTACHMENTS, STORE
from commandroom.domain.errors import NotFoundError, RefusedError, RoomError, WorldError
from commandroom.entrypoints import ourselves
from commandroom.entrypoints.custody import former_key, store_key
from commandroom.interop.keeping import shipped_rotation
from commandroom.usecases.keeping import Copy, KeepingState, Restored, Why

if TYPE_CHECKING:
    from commandroom.store.engine import Database
    from commandroom.usecases.room import Room

FOLDER = "backups"


class HomeCopies:
    """The copies of one home: the port `Copies`.

    `apart` makes them in a process of their own at low priority: verifying a million entries is work for minutes, and
    Python threads would take it from the desk's own.
    """

    def __init__(self, home: Path, database: Database, clock: Clock, *, apart: bool = False) -> None:
        self._home, self._database, self._clock = home, database, clock
        self.apart = apart
        self._problem: RoomError | None = None
        self._running: subprocess.Popen[bytes] | None = None
        self._ends = False

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self._home / FOLDER

    def listed(self) -> tuple[Copy, ...]:
        """The copies there are, newest first."""
        from commandroom.store.backup import copies

        return copies(self.folder, self._stem)

    @property
    def _stem(self) -> str:
        return self._database.path.stem

    def make(self, why: Why = Why.BY_HAND, *, only_if_changed: bool = False) -> Copy | None:
        """Write one and verify it; None when nothing changed since the last sound one.

        Raises:
            WorldError: `backup.no_room`, `backup.cannot_write`, `backup.failed`.
            DamageError: `backup.damaged`.
        """
        if only_if_changed and not self._is_changed():
            return None
        try:
            made = self._made_apart(why) if self.apart else self._made(why)
        except RoomError as error:
            self._problem = error
            raise
        self._problem = None
        return made

    @contextmanager
    def before(self, why: Why) -> Iterator[Copy | None]:
        """While the deed lasts, the copy that shows the store before it stays: a fresh one, or the last of the same state."""
        from commandroom.store import holding

        copy = self.make(why, only_if_changed=True) or self._newest_sound()
        with holding.held(copy.path, self._clock.now()) if copy is not None else nullcontext():
            yield copy

    def _newest_sound(self) -> Copy | None:
        return next((copy for copy in self.listed() if copy.is_sound), None)

    def _is_changed(self) -> bool:
        from commandroom.store.backup import changed_since

        newest = self._newest_sound()
        return newest is None or changed_since(self._database, newest.path)

    def _made(self, why: Why) -> Copy:
        from commandroom.store import backup

        path = backup.backup(
            self._database, self.folder, now=self._clock.now(), why=why, rotation=shipped_rotation()
        )
        return self._named(path.name)

    def _made_apart(self, why: Why) -> Copy:
        from commandroom.store.backup import need_room

        self.folder.mkdir(parents=True, exist_ok=True)
        need_room(self._database.path, self.folder, shipped_rotation().reserve_bytes)
        code, said = self._ran(ourselves.order(self._home, "backup", "--why", why.value))
        try:
            answer = json.loads(said.decode("utf-8"))
        except ValueError:
            raise WorldError("backup.failed", reason=f"exit code {code}") from None
        if code:
            raise WorldError("backup.failed", reason=str(answer.get("message", code)))
        return self._named(Path(answer["file"]).name)

    def _ran(self, order: list[str]) -> tuple[int, bytes]:
        """Run our own program and wait for it; what it said on standard output."""
        if self._ends:
            raise WorldError("backup.failed", reason="the desk closes")
        quiet = subprocess.DEVNULL
        with subprocess.Popen(  # noqa: S603  our own program with our own words
            order, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet, creationflags=ourselves.CREATION_FLAGS
        ) as running:
            self._running = running
            said, _ = running.communicate()
        self._running = None
        return running.returncode, said

    def stop(self) -> None:
        """Break off a copy that is being made: the desk closes, and a half copy is worth nothing."""
        self._ends = True
        running = self._running
        if running is not None:
            running.terminate()

    def check(self, name: str) -> Copy:
        """Verify a copy once more; a damaged one comes back with `is_sound` False and its `problem`."""
        from commandroom.store import backup

        return backup.check(self._named(name).path, self._database.key)

    def prepare(self, name: str) -> Copy:
        """Verify a copy and make it ready to take the store's place when the desk opens anew.

        Raises:
            NotFoundError: `backup.unknown`.
            DamageError: `backup.damaged`; RefusedError: `backup.other_room`; WorldError: `store.newer`, `backup.no_room`.
        """
        from commandroom.store import holding, restoring

        copy = self._named(name)
        with holding.held(copy.path, self._clock.now()), self.before(Why.RESTORE):
            own, old = self._database.key, former_key(self._home)
            restoring.prepare(copy.path, into=self._database.path, key=own, old_key=old)
        return copy

    def cancel(self) -> None:
        """Let go of what `prepare` made ready."""
        from commandroom.store import restoring

        restoring.cancel(self._database.path)

    def state(self) -> KeepingState:
        """How the home is kept, now."""
        from commandroom.store.backup import needed_bytes

        newest = next((copy.at for copy in self.listed() if copy.is_sound), None)
        place = self.folder if self.folder.is_dir() else self._home
        state = KeepingState(
            folder=self.folder,
            newest=newest,
            bytes_free=shutil.disk_usage(place).free,
            bytes_needed=needed_bytes(self._database.path) + shipped_rotation().reserve_bytes,
        )
        if self._problem is None:
            return state
        params = tuple((key, str(value)) for key, value in self._problem.params.items())
        return replace(state, problem=self._problem.code, params=params)

    def _named(self, name: str) -> Copy:
        found = next((copy for copy in self.listed() if copy.name == name), None)
        if found is None:
            raise NotFoundError("backup.unknown", file=name)
        return found


@contextmanager
def no_desk(home: Path) -> Iterator[None]:
    """Keep the desk of a home closed while its store is exchanged.

    Raises:
        RefusedError: `backup.desk_open`.
    """
    if not home.is_dir():
        yield
        return
    from commandroom.ui.single import SingleDesk

    single = SingleDesk(home)
    if not single.keep_closed():
        raise RefusedError("backup.desk_open", home=str(home), process=single.holder)
    try:
        yield
    finally:
        single.release()


def exchange_prepared(home: Path, now: datetime) -> Path | None:
    """Let a copy that was made ready take the place of the closed store; returns where the old one is kept."""
    from commandroom.store import restoring

    into = home / STORE
    if not restoring.ready_path(into).is_file():
        return None
    return restoring.exchange(into, now=now, key=store_key(home))


def copied(room: Room, home: Path, folder: Path | None, why: Why = Why.BY_HAND) -> dict[str, Any]:
    """Write a verified copy; in a folder of its own the attachments go along.

    Raises:
        WorldError: there is no room, or the folder cannot be written.
        DamageError: the copy is not what it should be.
    """
    from commandroom.store.backup import copies

    if folder is None:
        assert room.copies is not None  # noqa: S101 - every opened home has them
        made = room.copies.make(why)
        assert made is not None  # noqa: S101 - it was not asked whether anything changed
    else:
        target = folder.expanduser().absolute()
        path = room.store.backup(target)
        _mirror(home / ATTACHMENTS, target / ATTACHMENTS)
        made = next(copy for copy in copies(target) if copy.path == path)
    return {"file": str(made.path), "bytes": made.bytes, "entries": made.entries, "digest": made.digest}


def copies_of(home: Path) -> list[Path]:
    """The copies in the home's own folder, newest first; the sound ones before the damaged."""
    from commandroom.store.backup import copies

    found = sorted(copies(home / FOLDER), key=lambda copy: copy.is_sound is False)
    return [copy.path for copy in found]


def brought_back(copy: Path, home: Path, *, clock: Clock) -> dict[str, Any]:
    """Put a verified copy in a home's place; `kept` is where what it replaced lies, empty in a new home.

    Raises:
        NotFoundError: there is no such copy.
        DamageError: the copy is damaged; nothing was replaced.
        RefusedError: it belongs to another room than the home.
        WorldError: there is no room, or the folder cannot be written.
    """
    from commandroom.store import restoring

    into = home / STORE
    restoring.finish(into)
    key = store_key(home) if into.exists() else former_key(home)
    ready = restoring.prepare(copy, into=into, key=key, old_key=former_key(home))
    kept = restoring.exchange(into, now=clock.now(), key=key)
    _mirror(copy.parent / ATTACHMENTS, home / ATTACHMENTS)
    done = Restored(
        file=str(into),
        bytes=into.stat().st_size,
        entries=ready.found.entries,
        digest=_digest(into, key),
        kept=str(kept) if kept is not None else "",
        erased_again=ready.erased_again,
    )
    return {name: getattr(done, name) for name in Restored.__struct_fields__}


def _digest(store: Path, key: bytes | None) -> str:
    """The digest after the restore: the caches were made anew."""
    from contextlib import closing

    from commandroom.store import sound

    with closing(sound.opened(store, key)) as connection:
        return sound.digest(connection)


def _mirror(source: Path, target: Path) -> None:
    """Copy what is not there yet; attachments are named by their content and never change."""
    if not source.is_dir() or source == target:
        return
    try:
        for path in source.rglob("*"):
            twin = target / path.relative_to(source)
            if path.is_file() and not path.name.endswith(".part") and not twin.exists():
                twin.parent.mkdir(parents=True, exist_ok=True)
                part = twin.with_name(twin.name + ".part")
                shutil.copyfile(path, part)
                part.replace(twin)
    except OSError as error:
        raise WorldError("backup.cannot_write", folder=str(target), reason=error.strerror or "") from error

"""The store of one seat: the port `Store` on an SQLite file."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from typing_extensions import override

from commandroom.base.clock import Clock, stopwatch
from commandroom.base.paths import ATTACHMENTS
from commandroom.domain.errors import DamageError, RoomError
from commandroom.domain.ids import EventId
from commandroom.domain.journal import Entry
from commandroom.store import answers, checking, journal, local
from commandroom.store.engine import Database
from commandroom.store.keptreference import LiveReference, ReferenceCache
from commandroom.store.loaded import Loaded
from commandroom.store.local import Seat
from commandroom.store.reading import Reading
from commandroom.store.reference import Reference
from commandroom.store.shelf import Shelf
from commandroom.store.shippedrules import Shipped
from commandroom.store.watching import Watch
from commandroom.usecases.queries import BoardIds, Query, Similar, Verification

if TYPE_CHECKING:
    from commandroom.store.pen import Random
    from commandroom.store.writing import Transaction

R = TypeVar("R")
T = TypeVar("T")
log = logging.getLogger(__name__)

_INTERRUPTIBLE = (BoardIds, Similar)
_RECEIVED_AT_ONCE = 500
_BREATH_SECONDS = 0.005
SUBJECTS_SINCE = "SELECT subject FROM entry WHERE n > ? AND verb = ?"
"""Without DISTINCT, for which SQLite walks the whole journal in the order of its subjects."""
_FOLDED_AT_ONCE, _FOLD_SECONDS = 24, 0.06
_CHECKPOINT_AFTER = 2000


class SeatStore(Shelf):
    """A seat's store. Short readers, one writer; the journal's end is checked before the first write."""

    def __init__(
        self, database: Database, *, shipped: Shipped, clock: Clock, random: Random = os.urandom
    ) -> None:
        self._person = ""
        self.database = database
        self._clock = clock
        self._random = random
        self._references = ReferenceCache(shipped)
        self._loaded = Loaded()
        self._checked = False
        self._unchecked = 0
        self._open: Transaction | None = None
        self._thread = 0
        self._watch = Watch(database, self._references)
        self.reference = LiveReference(self._current)

    @property
    def attachments(self) -> Path:
        """The folder of the attachments, beside the file."""
        return self.database.path.parent / ATTACHMENTS

    def _current(self) -> Reference:
        """The reference records: as the transaction of this thread sees them, else as they are committed."""
        mine = self._mine()
        return mine.records.reference() if mine is not None else self._watch.current()

    def _mine(self) -> Transaction | None:
        """The write transaction that this thread has open."""
        return self._open if self._open is not None and self._thread == threading.get_ident() else None

    @override
    @contextmanager
    def _beside(self) -> Iterator[Any]:
        """A connection for what stands beside the journal: in this thread's transaction if it has one."""
        mine = self._mine()
        if mine is not None:
            yield mine.connection
            return
        with self.database.writing() as connection:
            yield connection

    # --- one door in ------------------------------------------------------------------------------

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """A write transaction; leaves nothing behind when it ends by an exception.

        Raises:
            DamageError: `journal.damaged`: the end of the journal is not what was written.
        """
        from commandroom.store.writing import Transaction  # noqa: PLC0415 - a desk that opens only reads

        erased: list[EventId] = []
        try:
            with self.database.writing() as connection:
                number = self.database.written
                if not self._checked:
                    self._check_end(connection)
                transaction = Transaction(
                    connection,
                    self._loaded.begin(connection, number),
                    clock=self._clock,
                    random=self._random,
                    loaded=self._loaded,
                    references=self._references,
                )
                with self._opened(transaction):
                    yield transaction
                    transaction.flush()
                self._advance_checkpoint(connection, transaction.appended)
                erased = transaction.erased
        except BaseException:
            self._loaded.clear()
            raise
        self._loaded.end(number)
        if erased:
            self._wipe(erased)

    @contextmanager
    def _opened(self, transaction: Transaction) -> Iterator[None]:
        self._thread, self._open = threading.get_ident(), transaction
        try:
            yield
        finally:
            self._open = None

    def _check_end(self, connection: Any) -> None:
        found = checking.check_end(connection)
        if found:
            raise DamageError("journal.damaged", problem=found[0], count=len(found))
        self._checked = True

    def _advance_checkpoint(self, connection: Any, appended: int) -> None:
        self._unchecked += appended
        if self._unchecked >= _CHECKPOINT_AFTER:
            checking.save_checkpoint(connection)
            self._unchecked = 0

    def _wipe(self, erased: Iterable[str]) -> None:
        """What was erased must not stand in the write-ahead log any longer, and not come back out of a copy.

        The keys are destroyed and that is committed: where the disk does not take the rest, the deed is done all the
        same, and the log goes with the last connection.
        """
        from commandroom.store import erasures  # noqa: PLC0415 - not for the start

        try:
            erasures.note(self.database.path.parent, erased)
            with self.database.translated(), closing(self.database.connect()) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except (OSError, RoomError) as error:
            log.warning("what was erased stays in the log for now: %s", error)

    def receive(self, entries: Iterable[Entry]) -> frozenset[str]:
        """Take in entries of other seats, in any order; returns the subjects that were folded anew.

        Each batch is a transaction of its own, with a breath between them: no person's deed waits for it.
        """
        touched: set[str] = set()
        batch: list[Entry] = []
        for entry in entries:
            batch.append(entry)
            if len(batch) == _RECEIVED_AT_ONCE:
                touched |= self._receive(batch)
                batch = []
                time.sleep(_BREATH_SECONDS)
        return frozenset(touched | self._receive(batch))

    def _receive(self, batch: list[Entry]) -> frozenset[str]:
        if not batch:
            return frozenset()
        from commandroom.store import receiving  # noqa: PLC0415 - not for the start

        return self.take(
            lambda connection, seat, now, token: receiving.receive(
                connection, batch, seat=seat, now=now, token=token
            )
        )

    def take(self, work: Callable[[Any, Seat, datetime, str], T]) -> T:
        """One transaction of what comes from elsewhere: `work` gets the connection, the seat, now, and a token for records.

        Raises:
            WorldError: the disk did not take it; nothing of it has happened.
        """
        with self.database.writing(much=True) as connection:
            self._loaded.clear()
            last = connection.execute("SELECT max(n) FROM entry").fetchone()[0] or 0
            found = work(connection, local.seat(connection), self._clock.now(), self._random(8).hex())
            rows = connection.execute(SUBJECTS_SINCE, (last, journal.ERASE))
            erased = sorted({str(event) for (event,) in rows})
        if erased:
            self._wipe(erased)
        self.database.relieve()
        return found

    def fold_marked(self, at_once: int, *, seconds: float) -> frozenset[str]:
        """Fold events of which entries came that are not folded yet, in one transaction; returns them.

        It ends after so many seconds, and as soon as somebody waits; `at_once` are folded between two looks.
        """
        from commandroom.store import receiving  # noqa: PLC0415 - not for the start

        def work(connection: Any, seat: Seat, _now: datetime, _token: str) -> frozenset[str]:
            ends, found = stopwatch() + seconds, set[str]()
            while some := receiving.fold_marked(connection, seat, at_most=at_once):
                found |= some
                if self.is_awaited or stopwatch() > ends:
                    break
            return frozenset(found)

        return self.take(work)

    # --- one door out -----------------------------------------------------------------------------

    def ask(self, query: Query[R]) -> R:
        """The answer to a question.

        Raises:
            NotFoundError: the question names an event that is not there.
            WorldError: `store.interrupted`: a newer question took its place.
        """
        with self.database.reading(
            question=query if isinstance(query, _INTERRUPTIBLE) else None
        ) as connection:
            return answers.answer(
                Reading(connection, self._references.at(connection), self._clock, self._person), query
            )

    def read_as(self, person: str) -> None:
        """From now on this person reads here, whoever sits at the seat; "" for who does."""
        self._person = person

    def interrupt(self, query: Query[Any] | None = None) -> None:
        """Break off this very question, or without one all board and likeness questions that still run."""
        self.database.interrupt(query)

    def export_entries(self) -> tuple[Entry, ...]:
        """All entries, for another replica."""
        with self.database.reading() as connection:
            return tuple(journal.everything(connection))

    # --- care -------------------------------------------------------------------------------------

    def rebuild(self) -> int:
        """Drop all caches and fold again; returns the number of events."""
        from commandroom.store import rebuilding  # noqa: PLC0415 - not for the start

        with self.database.writing() as connection:
            self._loaded.clear()
            key = local.seat(connection).search_key
            return rebuilding.rebuild(
                connection, search_key=key, token=self._random(8).hex(), database=self.database
            )

    def verify(self, *, full: bool = True) -> Verification:
        """Check chains, fold, search index and attachments against the journal."""
        from commandroom.store import verifying  # noqa: PLC0415 - not for the start

        if not self.is_read_only:  # what came in and waits to be folded is no damage
            while self.fold_marked(_FOLDED_AT_ONCE, seconds=_FOLD_SECONDS):
                pass
        with self.database.apart() as connection:
            found = verifying.verify(connection, attachments=self.attachments, full=full)
        if not found.problems and not self.is_read_only:
            with self.database.writing() as connection:
                checking.save_checkpoint(connection)
        return found

    def backup(self, folder: Path) -> Path:
        """Write a verified copy of the store into a folder."""
        from commandroom.store import backup  # noqa: PLC0415 - not for the start

        return backup.backup(self.database, folder, now=self._clock.now())

    # --- the file ---------------------------------------------------------------------------------

    @property
    def is_awaited(self) -> bool:
        """Whether another thread waits to write."""
        return self.database.is_awaited

    @property
    def is_read_only(self) -> bool:
        """Whether it was opened for reading alone."""
        return self.database.read_only

    def reconnect(self) -> None:
        """Let go of the connections that rest: the next question opens the file that is there now."""
        self._watch.close()
        self.database.close()

    def let_go(self) -> None:
        """Free what is kept of the file in memory for speed alone; waits for nobody."""
        self.database.let_go()

    def close(self) -> None:
        """Close all connections; the journal's end is remembered as checked, if the disk still takes it."""
        if self._checked and self._unchecked:
            with suppress(RoomError), self.database.writing() as connection:
                checking.save_checkpoint(connection)
        self._watch.close()
        self.database.close()

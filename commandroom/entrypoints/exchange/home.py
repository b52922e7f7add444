"""The exchange of one home: the port `Exchanging`."""

from __future__ import annotations

import logging
import threading
from datetime import datetime
from pathlib import Path

import msgspec

from commandroom.base.clock import Clock, stopwatch
from commandroom.base.paths import ATTACHMENTS
from commandroom.domain.errors import RefusedError, RoomError
from commandroom.domain.event.deed import SYSTEM
from commandroom.domain.exchange.effects import KeepStatements, LoadSums
from commandroom.domain.exchange.joining import EnrolAnswer
from commandroom.domain.exchange.streams import is_county
from commandroom.domain.exchange.sums import digest
from commandroom.domain.journal import millis
from commandroom.entrypoints.exchange import packages
from commandroom.entrypoints.exchange.carrying import Carrier
from commandroom.entrypoints.exchange.catchingup import catch_up
from commandroom.entrypoints.exchange.identity import Identity
from commandroom.entrypoints.exchange.joining import Meeting, join, join_anew, statements_of
from commandroom.entrypoints.exchange.listening import Listening
from commandroom.entrypoints.exchange.moving import settle_transfers
from commandroom.entrypoints.exchange.rotating import KeyChange, may_change
from commandroom.entrypoints.exchange.rounds import Exchanger, fold_all
from commandroom.entrypoints.exchange.sharing import share_reported
from commandroom.entrypoints.exchange.status import Standing
from commandroom.interop.exchanging import shipped_key_rules
from commandroom.interop.filing import AttachmentFolder
from commandroom.store import receipts
from commandroom.store.exchange import peers
from commandroom.store.exchange.peers import PeerFacts
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Amend
from commandroom.usecases.dayfigures import tell_figures
from commandroom.usecases.deeds import COUNTY
from commandroom.usecases.exchanging import (
    Carried,
    Exchanged,
    ExchangeState,
    Joined,
    Package,
    Trouble,
    WayOut,
)
from commandroom.usecases.room import Room

log = logging.getLogger(__name__)

KEY_KNOWN, CODE_USED = "exchange.key_known", "exchange.code_used"
SHUT_OUT = frozenset({"exchange.revoked_there", "exchange.not_known_there"})
DEADLINE_SECONDS = 600.0
"""No exchange that nobody waits for takes longer; what is left follows with the next."""


class HomeExchanging:
    """One home and its peers. Exchanges one after the other; whoever asks meanwhile waits for the one that runs."""

    def __init__(self, room: Room, store: SeatStore, home: Path, clock: Clock, *, pin: str = "") -> None:
        self._room = room
        self._store = store
        self._clock = clock
        self._identity = Identity(store, home, pin=pin)
        self._exchanger = Exchanger(store, self._identity, clock=clock, heard=self._heard)
        self._changing = KeyChange(store, self._identity, self._exchanger)
        self._rules = shipped_key_rules()
        self._looked_at_keys: datetime | None = None
        self._standing = Standing(store, self._identity, clock, key_age=self._rules.age)
        self._turn = threading.Lock()
        self._asked = threading.Event()
        self._listening = Listening(self._exchanger.line, self._word, self.push)
        self._carrier = Carrier(
            store,
            AttachmentFolder(home / ATTACHMENTS).where,
            self._exchanger,
            clock=clock,
            busy=self._turn.locked,
            arrived=self._came,
        )

    # --- looking ------------------------------------------------------------------------------------------

    def state(self) -> ExchangeState:
        """How it stands."""
        return self._standing.read()

    @property
    def is_joined(self) -> bool:
        """Whether there is anybody to exchange with."""
        return bool(self._exchanger.peers())

    def _first(self) -> PeerFacts:
        known = self._exchanger.peers()
        if not known:
            raise RefusedError("exchange.not_joined")
        return known[0]

    # --- exchanging ---------------------------------------------------------------------------------------

    def now(self, *, timeout: float = 600.0) -> Exchanged:
        """Exchange with every peer now."""
        self._first()
        return self._with(self._exchanger.peers(), timeout)

    def due(self) -> None:
        """Exchange with the peers whose time has come: what the job does. Another one under way is enough."""
        now = millis(self._clock.now())
        late = [p for p in self._exchanger.peers() if p.next_try <= now or p.next_try - now > _FAR_MS]
        if late and self._turn.acquire(blocking=False):
            try:
                self._all(tuple(late), DEADLINE_SECONDS)
                self._change_old_keys()
            finally:
                self._turn.release()

    def _change_old_keys(self) -> None:
        """Once an hour: take fresh keys where these are old enough, and tell everybody at once."""
        now, last = self._clock.now(), self._looked_at_keys
        if last is not None and abs(now - last) < self._rules.look:
            return
        self._looked_at_keys = now
        known = self._exchanger.peers()
        if not may_change(known) or not self._changing.is_due(now, self._rules.age):
            return
        try:
            is_done = self._changing.change(now)
        except RefusedError as error:  # the exchange itself says what stands against it
            log.warning("keys were not changed", extra={"code": error.code})
            return
        if is_done:
            self._all(self._exchanger.peers(), DEADLINE_SECONDS)

    def change_keys(self) -> bool:
        """Take fresh keys now; False where it goes on as soon as a server answers."""
        self._first()
        with self._turn:
            self._all(self._exchanger.peers(), DEADLINE_SECONDS)
            is_done = self._changing.change(self._clock.now())
            self._all(self._exchanger.peers(), DEADLINE_SECONDS)
        return is_done

    def push(self) -> None:
        """Exchange at once with everybody who did not ask to be left alone; asked again while that runs, once more after it."""
        self._asked.set()
        while self._asked.is_set() and self._turn.acquire(blocking=False):
            try:
                self._asked.clear()
                now = millis(self._clock.now())
                ready = [p for p in self._exchanger.peers() if not now < p.hold_until < now + _FAR_MS]
                self._all(tuple(ready), DEADLINE_SECONDS)
            finally:
                self._turn.release()

    def carry(self, *, timeout: float = DEADLINE_SECONDS) -> Carried:
        """Bring and fetch attachments."""
        return self._carrier.carry(timeout=timeout)

    def listen(self, *, on: bool) -> None:
        """Wait at each peer for what is new there, or no more; without, what is on its way stops at its next step."""
        if on:
            self._exchanger.ends.clear()
        else:
            self._exchanger.ends.set()
            self._carrier.stop()
        self._exchanger.is_gentle = on
        self._listening.keep_to(self._exchanger.peers() if on else ())

    def _word(self, peer: PeerFacts) -> str:
        held = self._exchanger.disk(peer).perform(LoadSums())
        return digest(held.sums, held.statements)

    def _with(self, known: tuple[PeerFacts, ...], timeout: float) -> Exchanged:
        with self._turn:
            found = self._all(known, timeout)
        state = self.state()
        pending = sum(kind.count for kind in state.waiting)
        return msgspec.structs.replace(found, pending=pending, conflicts=state.conflicts)

    def _all(self, known: tuple[PeerFacts, ...], timeout: float) -> Exchanged:
        """With all of them; what this seat's own disk refused is remembered until an exchange gets through."""
        try:
            found = self._each(known, timeout)
        except RoomError as error:
            self._standing.hindered(error)
            raise
        self._standing.hindered(None)
        return found

    def _each(self, known: tuple[PeerFacts, ...], timeout: float) -> Exchanged:
        """One after the other; a peer that fails takes nothing from the others."""
        began, pushed, pulled = stopwatch(), 0, 0
        share_reported(self._room, self._store)
        catch_up(self._room, self._store)
        tell_figures(self._room)
        settle_transfers(self._room, self._store)
        faults: list[tuple[str, str]] = []
        for peer in known:
            left = max(1.0, timeout - (stopwatch() - began))
            facts, outcome = self._exchanger.once(peer, timeout=left)
            if facts.fault and self._changing.introduced(facts, self._clock.now()):
                facts, outcome = self._exchanger.once(self._exchanger.found(facts), timeout=left)
            if facts.roots != peer.roots and not facts.fault:  # its hub has joined the county: tell it, too
                pushed, pulled = pushed + outcome.pushed, pulled + outcome.pulled
                self._exchanger.forget()
                self._report_to(facts)
                share_reported(self._room, self._store)
                facts, outcome = self._exchanger.once(facts, timeout=left)
            pushed, pulled = pushed + outcome.pushed, pulled + outcome.pulled
            if facts.fault:
                faults.append((peer.url, facts.fault))
        return Exchanged(pushed, pulled, seconds=stopwatch() - began, faults=tuple(faults))

    def _heard(self, subjects: frozenset[str]) -> None:
        """Let desk and jobs know what came."""
        records = frozenset(subject for subject in subjects if ":" in subject)
        self._room.tell(Changes(events=subjects - records, records=records))

    def _came(self, event: str) -> None:
        """A file of that event lies here now."""
        self._room.tell(Changes(events=frozenset({event})))

    # --- joining ------------------------------------------------------------------------------------------

    def join(self, url: str, code: str, *, pin: str = "") -> Joined:
        """Join a hub or centre as the seat that this home is; where its device is known already, as a new one."""
        meeting = Meeting(url, code, clock=self._clock)
        with self._turn:
            try:
                answer, peer = join(self._store, self._identity, meeting, pin=pin)
            except RefusedError as error:
                if error.code != KEY_KNOWN and not (error.code == CODE_USED and self._identity.has_next):
                    raise
                answer, peer = self._joined_anew(meeting, pin)
            self._exchanger.forget()
            self._exchanger.disk(peer).perform(statements_of(answer))
        self._report_to(peer)
        return meeting.joined(answer)

    def _joined_anew(self, meeting: Meeting, pin: str) -> tuple[EnrolAnswer, PeerFacts]:
        """With fresh keys, after everything under the old ones was sent; who was shut out can send nothing any more."""
        known = next((peer for peer in self._exchanger.peers() if peer.url == meeting.url), None)
        if known is None:
            return join_anew(self._store, self._identity, meeting, lambda: True, pin=pin)
        facts, _ = self._exchanger.once(known, timeout=DEADLINE_SECONDS)
        is_out = facts.fault in SHUT_OUT
        return join_anew(
            self._store, self._identity, meeting, lambda: is_out or self._exchanger.has_all(facts), pin=pin
        )

    def _report_to(self, peer: PeerFacts) -> None:
        """A township that joined its county's centre shares with it from now on what it reports up."""
        county = next((place for place in peer.roots.values() if is_county(place)), "")
        if county and not is_county(peer.place) and self._store.reference.setting(COUNTY) != county:
            self._room.perform(Amend("setting", COUNTY, {"value": county}, actor=SYSTEM.id))

    def enrolled(self, said: KeepStatements) -> None:
        """Take in who is enrolled, as the answer to joining said."""
        self._exchanger.disk(self._first()).perform(said)

    def leave(self, url: str) -> None:
        """Exchange with this peer no more."""
        with self._turn, self._store.database.writing() as connection:
            peers.forget(connection, url)
            receipts.forget(connection, url)
        self._exchanger.forget()

    # --- packages -----------------------------------------------------------------------------------------

    def export_package(self, folder: Path) -> Package:
        """Write a package for carrying by hand."""
        peer = self._first()
        with self._turn:
            made = packages.write(
                self._exchanger.disk(peer),
                folder,
                peer=peer,
                keys=self._identity.keys(),
                now=self._clock.now(),
            )
            self._log("package_out", made, pushed=made.entries)
        return made

    def import_package(self, file: Path) -> Package:
        """Take a package in."""
        peer = self._first()
        with self._turn:
            disk = self._exchanger.disk(peer)
            taken = packages.take(disk, file, place=peer.place)
            fold_all(disk)
            self._log("package_in", taken, pulled=taken.fresh)
        return taken

    def _log(self, kind: str, package: Package, *, pushed: int = 0, pulled: int = 0) -> None:
        row = packages.row(kind, package, self._clock.now(), pushed=pushed, pulled=pulled)
        with self._store.database.writing() as connection:
            peers.log(connection, row)

    # --- ways out -----------------------------------------------------------------------------------------

    def way_out(self, trouble: Trouble) -> None:
        """Do what the button of a stuck state says; where a person must go somewhere, the desk does that itself."""
        match trouble.way_out:
            case WayOut.TRY_AGAIN:
                self.now()
                self._carrier.try_again()
                self.carry()
            case WayOut.PUT_ASIDE:
                with self._store.database.writing() as connection:
                    peers.put_aside(connection, trouble.subject)
            case WayOut.TAKE_NOTE:
                with self._store.database.writing() as connection:
                    receipts.seen(connection, trouble.subject)
            case _:
                raise RoomError("exchange.by_person")


_FAR_MS = 10 * 60 * 1000
"""A next try further away than this was reckoned by a clock that has been set back since."""

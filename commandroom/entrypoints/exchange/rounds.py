"""One exchange with one peer, and what is remembered of it."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable

import msgspec

from commandroom.base.clock import Clock, stopwatch
from commandroom.base.garbage import seldom
from commandroom.domain.exchange import pacing
from commandroom.domain.exchange.asking import Manner, Outcome, exchange
from commandroom.domain.exchange.effects import Fault
from commandroom.domain.exchange.messages import MOST_ENTRIES, MOST_RAW, Hello
from commandroom.domain.exchange.receipts import RECEIPTS
from commandroom.domain.exchange.sums import Sum
from commandroom.domain.journal import millis
from commandroom.entrypoints.exchange import roomkey
from commandroom.entrypoints.exchange.identity import Identity
from commandroom.store.exchange import peers
from commandroom.store.exchange.disk import SeatDisk
from commandroom.store.exchange.peers import PeerFacts
from commandroom.store.seat_store import SeatStore
from commandroom.sync.authorities import Pinned, authority_ends, heard
from commandroom.sync.keys import DeviceSigner, verify
from commandroom.sync.line import Credentials, HttpLine
from commandroom.sync.running import ENDED, run
from commandroom.usecases.exchanging import ExchangedRow

LAN_ROLE = "room-hub"
HELLO_EVERY_MS = 10 * 60 * 1000
OFFSETS_KEPT = 8
UNEVEN_AT_MOST = 3
"""After so many exchanges that left a difference nobody can name, the sums of the whole journal are reckoned anew."""
NO_ANSWER = "exchange.no_answer"
_HALVINGS = 5
_BREATH = 0.005
_TURNS_A_BREATH = 16

Heard = Callable[[frozenset[str]], object]
OpenLine = Callable[[PeerFacts, Credentials | None, float], HttpLine]


class Breathing:
    """The pauses of an exchange: each one where somebody works at this seat, else one in sixteen, for other programs."""

    def __init__(self, disk: SeatDisk) -> None:
        self._disk = disk
        self._turns = 0

    def rest(self, seconds: float) -> None:
        """Pause, or go on."""
        self._turns += 1
        if self._disk.must_be_gentle or self._turns % _TURNS_A_BREATH == 0:
            time.sleep(seconds)


def fold_all(disk: SeatDisk, ends: Callable[[], bool] = lambda: False) -> None:
    """Fold what came, turn by turn. In this process who waits comes between two turns; others get a breath now and then."""
    turns = 0
    while not ends() and disk.fold_some():
        turns += 1
        if turns % _TURNS_A_BREATH == 0:
            time.sleep(_BREATH)


def manner_for(peer: PeerFacts) -> Manner:
    """Smaller pages after each try that had no answer: on a bad line a full one takes longer than anybody waits."""
    halved = min(peer.failures, _HALVINGS) if peer.fault == NO_ANSWER else 0
    return Manner(MOST_ENTRIES >> halved, MOST_RAW >> halved)


class Exchanger:
    """Exchanges of one home with its peers; one at a time."""

    def __init__(
        self, store: SeatStore, identity: Identity, *, clock: Clock, heard: Heard, open_line: OpenLine | None = None
    ) -> None:  # fmt: skip
        self._store = store
        self._identity = identity
        self._clock = clock
        self._heard = heard
        self.open_line = open_line or self._https
        """Opens a line to a peer: without credentials for what is said before there is a session."""
        self._disks: dict[str, SeatDisk] = {}
        self._credentials: dict[str, Credentials] = {}
        self.is_gentle = False
        """Whether somebody works at this seat meanwhile."""
        self.ends = threading.Event()
        """The desk closes: no further call is made; what came is on the disk."""
        self._luck = random.Random()  # noqa: S311 - spreading load, not keys

    def peers(self) -> tuple[PeerFacts, ...]:
        """With whom this home exchanges."""
        with self._store.database.reading() as connection:
            return peers.all_of(connection)

    def found(self, peer: PeerFacts) -> PeerFacts:
        """The peer as it is kept now."""
        return next((one for one in self.peers() if one.url == peer.url), peer)

    def disk(self, peer: PeerFacts) -> SeatDisk:
        """The store as that peer's counterpart."""
        found = self._disks.get(peer.url)
        if found is None:
            roots = {key: place for one in self.peers() for key, place in one.roots.items()} | peer.roots
            signer = DeviceSigner(peer.device, self._identity.keys())
            found = SeatDisk(
                self._store, signer=signer, roots=roots, verify=verify, peer=peer.url, heard=self._heard
            )
            self._disks[peer.url] = found
        return found

    def forget(self) -> None:
        """Who is joined to what has changed: look again."""
        self._disks.clear()
        self._credentials.clear()

    def line(self, peer: PeerFacts, timeout: float) -> HttpLine:
        """A line to a peer, as its device."""
        known = self._credentials.get(peer.url)
        if known is None:
            signer = DeviceSigner(peer.device, self._identity.keys())
            known = self._credentials[peer.url] = Credentials(peer.device, signer.sign)
        return self.open_line(peer, known, timeout)

    def once(
        self, peer: PeerFacts, *, timeout: float, manner: Manner | None = None
    ) -> tuple[PeerFacts, Outcome]:
        """One exchange, and what is known of the peer after it.

        Raises:
            RoomError: the disk failed, or this device's keys cannot be had.
        """
        began, disk = stopwatch(), self.disk(peer)
        disk.is_gentle = self.is_gentle
        with seldom(), self._store.database.relieving_beside(), disk.reading_ahead():
            line = self.line(peer, timeout)
            try:
                facts, fault = self._greeted(peer, line)
                disk.has_receipts = RECEIPTS in facts.can
                outcome = (
                    Outcome(fault=fault)
                    if fault is not None
                    else self._exchanged(disk, line, manner or manner_for(peer))
                )
            finally:
                line.close()
            fold_all(disk, self.ends.is_set)
        if outcome.fault is not None and outcome.fault.code == ENDED:
            return peer, outcome
        facts = self._after(facts, outcome)
        self._remember(facts, outcome, round((stopwatch() - began) * 1000), was_well=not peer.fault)
        return facts, outcome

    def _exchanged(self, disk: SeatDisk, line: HttpLine, manner: Manner | None) -> Outcome:
        """Twice, where the first one brought the room's key or somebody who needs it."""
        before = len(disk.trust.grants), len(disk.trust.devices)
        rest = Breathing(disk).rest
        roomkey.settle(self._store, disk, self._identity.keys(), clock=self._clock)
        outcome = run(exchange(manner), disk, line, rest=rest, ends=self.ends.is_set)
        if (len(disk.trust.grants), len(disk.trust.devices)) != before and outcome.fault is None:
            roomkey.settle(self._store, disk, self._identity.keys(), clock=self._clock)
            more = run(exchange(manner), disk, line, rest=rest, ends=self.ends.is_set)
            more.pushed, more.pulled = more.pushed + outcome.pushed, more.pulled + outcome.pulled
            return more
        return outcome

    def _greeted(self, peer: PeerFacts, line: HttpLine) -> tuple[PeerFacts, Fault | None]:
        """Now and then: who answers, how far the clocks are apart, whether its store is still the same one."""
        now = millis(self._clock.now())
        if abs(now - peer.last_hello) < HELLO_EVERY_MS and not peer.fault:
            return peer, None
        found = line.hello()
        if not isinstance(found, Hello):
            return peer, found
        if peer.epoch and found.epoch != peer.epoch:
            self._log(ExchangedRow(self._clock.now(), peer.url, "another_store", 0, 0, 0))
        offsets = (*peer.offsets, line.offset or 0)[-OFFSETS_KEPT:]
        roots = peer.roots | (found.roots if peer.role == LAN_ROLE else {})
        return msgspec.structs.replace(
            _trusting(peer, found, now),
            offsets=offsets,
            program=found.program,
            can=found.can,
            epoch=found.epoch,
            last_hello=now,
            roots=roots,
            period=found.period if found.period > 0 else peer.period,
        ), None

    def _after(self, peer: PeerFacts, outcome: Outcome) -> PeerFacts:
        """What is known of the peer now."""
        now, luck = self._clock.now(), self._luck.random()
        at, fault = millis(now), outcome.fault
        if fault is not None:
            failures = peer.failures + 1
            due = pacing.after_failure(
                now, failures, is_lan=peer.role == LAN_ROLE, retry_after=fault.retry_after, luck=luck
            )
            return msgspec.structs.replace(
                peer, last_try=at, failures=failures, fault=fault.code, reason=fault.reason, next_try=millis(due),
                since=peer.since if peer.fault else at, hold_until=at + round(fault.retry_after * 1000),
            )  # fmt: skip
        due = pacing.after_success(now, peer.period, luck)
        uneven = 0 if outcome.same or outcome.refused else peer.uneven + 1
        if uneven == UNEVEN_AT_MOST:
            self.disk(peer).reckon_anew()
        held = self._own_tops(peer) if outcome.same else peer.held
        return msgspec.structs.replace(
            peer, last_try=at, last_success=at, failures=0, fault="", reason="", next_try=millis(due), hold_until=0, held=held,
            uneven=uneven, since=at if peer.fault or not peer.since else peer.since,
        )  # fmt: skip

    def has_all(self, peer: PeerFacts) -> bool:
        """Whether the peer held at its last success all that this seat has written until now."""
        return all(top <= peer.held.get(stream, 0) for stream, top in self._own_tops(peer).items())

    def _own_tops(self, peer: PeerFacts) -> dict[str, int]:
        start = f"{peer.place}/{peer.seat}."
        sums: dict[str, Sum] = self.disk(peer).sums()
        return {stream: held.top for stream, held in sums.items() if stream.startswith(start)}

    def _remember(self, facts: PeerFacts, outcome: Outcome, took: int, *, was_well: bool) -> None:
        """Kept in one transaction; what moved nothing and changed nothing makes no row."""
        fault = outcome.fault
        is_news = bool(outcome.pushed or outcome.pulled) or was_well == bool(facts.fault)
        with self._store.database.writing() as connection:
            kept = peers.find(connection, facts.url)
            if kept is None:
                return  # somebody left it meanwhile
            peers.put(connection, peers.with_files_of(facts, kept))
            if is_news:
                note = (
                    fault.reason
                    if fault is not None
                    else "; ".join(sorted({r.reason for r in outcome.refused}))
                )
                row = ExchangedRow(
                    self._clock.now(),
                    facts.url,
                    "exchange",
                    outcome.pushed,
                    outcome.pulled,
                    took,
                    facts.fault,
                    note,
                )
                peers.log(connection, row)

    def _log(self, row: ExchangedRow) -> None:
        with self._store.database.writing() as connection:
            peers.log(connection, row)

    def _https(self, peer: PeerFacts, credentials: Credentials | None, timeout: float) -> HttpLine:
        return HttpLine(
            peer.url, ca=_pinned(peer).text, credentials=credentials, now=self._clock.now, deadline=timeout
        )


def _pinned(peer: PeerFacts) -> Pinned:
    return Pinned(peer.ca, peer.other_ca, peer.other_until)


def _trusting(peer: PeerFacts, said: Hello, now: int) -> PeerFacts:
    """The peer with the authorities that count after its greeting."""
    pinned = heard(_pinned(peer), said, now)
    known = msgspec.structs.replace(peer, other_ca=pinned.other, other_until=pinned.other_until)
    if pinned.ca == peer.ca:
        return known
    until = authority_ends(pinned.ca)
    return msgspec.structs.replace(
        known, ca=pinned.ca, fingerprint=pinned.fingerprint, certificate_until=until
    )

"""How the exchange of a home stands: from what is kept, never by asking a peer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from commandroom.base.clock import Clock
from commandroom.domain.errors import RoomError
from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.exchange.receipts import Gone
from commandroom.domain.exchange.rotation import ROTATE
from commandroom.domain.exchange.streams import parsed
from commandroom.domain.exchange.sums import Sum
from commandroom.domain.exchange.trust import Trust
from commandroom.domain.journal import moment
from commandroom.domain.time.moments import local as in_township
from commandroom.entrypoints.exchange.identity import Identity
from commandroom.store import local, receipts, receiving
from commandroom.store.exchange import files, peers, summing, trusting, wrapping
from commandroom.store.exchange.peers import OddEntry, PeerFacts
from commandroom.store.local import Seat
from commandroom.store.receiving import CLOCK, FORK
from commandroom.store.seat_store import SeatStore
from commandroom.store.shape import UNKNOWN_VERB
from commandroom.sync.authorities import authority_ends
from commandroom.sync.keys import verify
from commandroom.usecases.exchanging import (
    DeviceRow,
    ExchangeState,
    KeyLife,
    Line,
    PeerState,
    Trouble,
    WayOut,
)  # fmt: skip

SHOWN_ROWS = 100
_OF_EXCHANGE = "exchange."
"""Codes of what is asked for anew with each look: who is joined, where the keys lie."""
OFF_BY = timedelta(seconds=60)
ENDS_SOON = timedelta(days=14)
"""So long before the last known authority of a peer ends, somebody must see to it."""
SILENT_PERIODS = 3
UNEVEN_LONG = 5
"""More exchanges than after which the sums were reckoned anew."""
AWAY_LONG = timedelta(days=1)
_NEEDS_PERSON = {
    "exchange.not_our_server": WayOut.TRY_AGAIN,
    "exchange.certificate_expired": WayOut.TRY_AGAIN,
    "exchange.refused_there": WayOut.JOIN,
    "exchange.revoked_there": WayOut.JOIN,
    "exchange.not_known_there": WayOut.JOIN,
    "exchange.too_old": WayOut.UPDATE,
    "exchange.full_there": WayOut.TRY_AGAIN,
    "exchange.odd_answer": WayOut.TRY_AGAIN,
}


_BEHIND = {Gone.TRUNCATED: "exchange.went_back", Gone.REWRITTEN: "exchange.rewrote"}


class Standing:
    """Reads the state of one home's exchange."""

    def __init__(self, store: SeatStore, identity: Identity, clock: Clock, *, key_age: timedelta) -> None:
        self._key_age = key_age
        self._store = store
        self._identity = identity
        self._clock = clock
        self._reckoned: summing.Reckoned | None = None
        self._hindrance: Trouble | None = None

    def hindered(self, error: RoomError | None) -> None:
        """This seat's own store did not let it exchange (its disk is full, say), or does again: no peer can tell."""
        if error is None:
            self._hindrance = None
        elif not error.code.startswith(_OF_EXCHANGE):
            known = self._hindrance
            since = known.since if known is not None and known.code == error.code else self._clock.now()
            params = {name: str(value) for name, value in error.params.items()}
            self._hindrance = Trouble(error.code, 1, since, WayOut.TRY_AGAIN, "", params)

    def read(self) -> ExchangeState:
        """Everything the page shows, in one consistent look."""
        now = self._clock.now()
        place, locked = self._identity.place()
        with self._store.database.reading() as connection:
            self._reckoned = self._reckoned or summing.Reckoned.stored(connection)
            sums, seat = self._reckoned.forward(connection), local.seat(connection)
            known = peers.all_of(connection)
            waiting = peers.waiting(connection, seat, sums, [peer.held for peer in known])
            roots = {key: where for peer in known for key, where in peer.roots.items()}
            trust = trusting.trust(connection, roots, verify)
            torn = int(connection.execute("SELECT count(*) FROM event WHERE in_conflict = 1").fetchone()[0])
            states = tuple(_peer(peer, _lacks(peer, seat, sums), now) for peer in known)
            troubles = (
                *_of_keys(locked),
                *((self._hindrance,) if self._hindrance is not None else ()),
                *_of_peers(states, now),
                *_of_receipts(connection, known),
                *_of_entries(connection, sums, now),
                *_of_files(known, files.waiting(connection), now),
                *_of_conflicts(torn),
            )
            if not known:
                return ExchangeState(seat=seat.letter, place=seat.township, keys=place, conflicts=torn)
            return ExchangeState(
                line=_line(states, troubles), seat=seat.letter, place=seat.township, device=known[0].device,
                keys=place, peers=states, waiting=tuple(waiting.values()), to_fold=receiving.marked(connection),
                troubles=troubles, devices=tuple(_devices(trust, known, peers.last_entries(connection, sums))),
                conflicts=torn, recent=peers.recent(connection, SHOWN_ROWS), key_life=_life(trust, known, self._key_age),
            )  # fmt: skip


def _life(trust: Trust, known: Iterable[PeerFacts], age: timedelta) -> KeyLife | None:
    """Since when this device has its keys, until when, and whether it changes them by itself."""
    found = [one for peer in known if (one := trust.devices.get(peer.device)) is not None]
    if not found:
        return None
    since = moment(min(one.at for one in found))
    return KeyLife(since, since + age, by_itself=all(ROTATE in peer.can for peer in known))


def _lacks(peer: PeerFacts, seat: Seat, sums: dict[str, Sum]) -> int:
    start = f"{seat.township}/{seat.letter}."
    return sum(
        max(0, held.top - peer.held.get(stream, 0))
        for stream, held in sums.items()
        if stream.startswith(start)
    )


def _peer(peer: PeerFacts, waiting: int, now: datetime) -> PeerState:
    silent = not peer.last_success or now - moment(peer.last_success) > timedelta(
        seconds=max(60, SILENT_PERIODS * peer.period)
    )
    line = (
        Line.STUCK
        if peer.fault in _NEEDS_PERSON
        else Line.OFFLINE
        if peer.fault or silent
        else Line.CONNECTED
    )
    return PeerState(
        url=peer.url, role=peer.role, name=peer.name, line=line, last_success=_maybe(peer.last_success),
        last_try=_maybe(peer.last_try), next_try=_maybe(peer.next_try),
        since=_maybe(peer.since) if peer.fault or not silent else _maybe(peer.last_success), fault=peer.fault,
        offset_ms=round(median(peer.offsets)) if peer.offsets else None, waiting=waiting,
        fingerprint=peer.fingerprint, program=peer.program, certificate_until=_maybe(_trusted_until(peer)),
        is_uneven=peer.uneven > UNEVEN_LONG,
    )  # fmt: skip


def _trusted_until(peer: PeerFacts) -> int:
    """When the last authority that is trusted there ends (ms)."""
    return max(peer.certificate_until, authority_ends(peer.other_ca) if peer.other_ca else 0)


def _line(states: tuple[PeerState, ...], troubles: tuple[Trouble, ...]) -> Line:
    if troubles:
        return Line.STUCK
    return Line.CONNECTED if any(one.line is Line.CONNECTED for one in states) else Line.OFFLINE


def _of_keys(locked: str) -> Iterator[Trouble]:
    if locked:
        yield Trouble(locked, 1, None, WayOut.JOIN)


def _of_peers(states: tuple[PeerState, ...], now: datetime) -> Iterator[Trouble]:
    for peer in states:
        if peer.fault in _NEEDS_PERSON:
            yield Trouble(peer.fault, 1, peer.since, _NEEDS_PERSON[peer.fault], peer.url, {"name": peer.name})
        if peer.certificate_until is not None and peer.certificate_until - now < ENDS_SOON:
            params = {"name": peer.name, "day": f"{in_township(peer.certificate_until):%Y-%m-%d}"}
            yield Trouble("exchange.authority_ends", 1, None, WayOut.TRY_AGAIN, peer.url, params)
        if peer.is_uneven:
            yield Trouble(
                "exchange.uneven", 1, peer.last_success, WayOut.TRY_AGAIN, peer.url, {"name": peer.name}
            )
        if peer.offset_ms is not None and abs(peer.offset_ms) > OFF_BY / timedelta(milliseconds=1):
            params = {"minutes": str(max(1, round(abs(peer.offset_ms) / 60_000))), "name": peer.name}
            yield Trouble("exchange.clock_off", 1, peer.last_success, WayOut.OPEN_CLOCK, peer.url, params)


def _of_receipts(connection: Any, known: Iterable[PeerFacts]) -> Iterator[Trouble]:
    names = {peer.url: peer.name for peer in known}
    for url, how, count, since in receipts.gone(connection):
        yield Trouble(_BEHIND[how], count, since, WayOut.TAKE_NOTE, url, {"name": names.get(url, url)})


def _of_entries(connection: Any, sums: Mapping[str, Sum], now: datetime) -> Iterator[Trouble]:
    for stream, (count, since) in peers.apart(connection).items():
        name = parsed(stream)
        params = {"seat": name.seat if name is not None else stream, "stream": stream}
        yield Trouble("exchange.unproven", count, since, WayOut.PUT_ASIDE, stream, params)
    yield from _odd("exchange.two_devices", _still_forked(connection, sums), WayOut.JOIN)
    newer = [one for one in peers.odd(connection, UNKNOWN_VERB) if one.verb not in VERBS]
    yield from _odd("exchange.newer_entries", newer, WayOut.UPDATE)
    ahead = [one for one in peers.odd(connection, CLOCK) if one.stamp > now]
    yield from _odd("exchange.stamps_ahead", ahead, WayOut.OPEN_CLOCK)
    lacking = len(wrapping.lacking(connection))
    if lacking:
        yield Trouble("exchange.keys_lacking", lacking, None, WayOut.TRY_AGAIN)


def _odd(code: str, entries: Sequence[OddEntry], way_out: WayOut) -> Iterator[Trouble]:
    if entries:
        yield Trouble(code, len(entries), min(one.came_at for one in entries), way_out)


def _still_forked(connection: Any, sums: Mapping[str, Sum]) -> list[OddEntry]:
    """Forks of a seat's present life: one that has gone on in a later incarnation since needs nobody any more."""
    last: dict[tuple[str, str], int] = {}
    for stream in map(parsed, sums):
        if stream is not None:
            place = (stream.place, stream.seat)
            last[place] = max(last.get(place, 0), stream.incarnation)
    return [
        one
        for one in peers.odd(connection, FORK)
        if (stream := parsed(one.stream)) and stream.incarnation >= last[stream.place, stream.seat]
    ]


def _of_files(known: tuple[PeerFacts, ...], waiting: files.Waiting, now: datetime) -> Iterator[Trouble]:
    """Files that wait for somebody to make room or to connect a seat again; a line that is down is said of the line."""
    for peer in known:
        if peer.files_fault in _NEEDS_PERSON and not peer.fault:
            since = waiting.out_since or waiting.away_since
            yield Trouble(
                peer.files_fault, waiting.out, since, WayOut.TRY_AGAIN, peer.url, {"name": peer.name}
            )
    if waiting.away_since is not None and now - waiting.away_since > AWAY_LONG:
        yield Trouble("exchange.files_away", waiting.away, waiting.away_since, WayOut.TRY_AGAIN)


def _of_conflicts(torn: int) -> Iterator[Trouble]:
    if torn:
        yield Trouble("exchange.in_conflict", torn, None, WayOut.SETTLE)


def _devices(trust: Trust, known: tuple[PeerFacts, ...], last: dict[str, datetime]) -> Iterator[DeviceRow]:
    mine = {peer.device for peer in known}
    changed = {device.before for device in trust.devices.values()}
    for device in sorted(trust.devices.values(), key=lambda one: (one.place, one.seat, one.at)):
        if device.device in changed:  # the same machine under the keys it had before
            continue
        revoked = trust.revoked.get(device.device)
        written = [at for stream, at in last.items() if _wrote(stream, device.place, device.seat)]
        yield DeviceRow(
            device.device, device.seat, device.role.value, device.place, device.name, device.device in mine,
            moment(device.at), moment(revoked.at) if revoked is not None else None, max(written, default=None),
        )  # fmt: skip


def _wrote(stream: str, place: str, seat: str) -> bool:
    name = parsed(stream)
    return name is not None and bool(seat) and (name.place, name.seat) == (place, seat)


def _maybe(at: int) -> datetime | None:
    return moment(at) if at else None

"""A seat takes fresh keys by itself: once a year, or when somebody orders it.

Three steps, each of which may be the last for a while: the fresh keys lie beside the old ones; the seat goes on in a new
incarnation, and the words in which it asks are kept; a server has answered, and the fresh keys are the seat's. Until the third
the old keys work, after it the new ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import median
from typing import Any

import msgspec
from msgspec.structs import replace

from commandroom.domain.errors import RefusedError
from commandroom.domain.exchange.effects import Fault, KeepStatements
from commandroom.domain.exchange.joining import EnrolAnswer
from commandroom.domain.exchange.rotation import (
    ROTATE,
    RotateAsk,
    proved_bytes,
    rotation_bytes,
    vouched_bytes,
)
from commandroom.domain.exchange.streams import parsed
from commandroom.domain.journal import moment
from commandroom.entrypoints.exchange.identity import Identity
from commandroom.entrypoints.exchange.rounds import Exchanger
from commandroom.store import local
from commandroom.store.exchange import peers, summing
from commandroom.store.exchange.peers import PeerFacts
from commandroom.store.seat_store import SeatStore
from commandroom.sync.meeting import refusal
from commandroom.usecases.exchanging import ExchangedRow

ROTATION = "rotation"
"""Under which name the words lie in which this seat asked last; they hold no secret."""
NEW_KEYS = "new_keys"
SECONDS = 30.0
NOT_KNOWN = "exchange.not_known_there"
_MISSING = frozenset({NOT_KNOWN, "exchange.revoked_there"})
_REFUSED = _MISSING | {"exchange.no_proof", "exchange.key_known"}


class KeyChange:
    """The change of one home's keys. Who uses it sees to it that no exchange runs meanwhile."""

    def __init__(self, store: SeatStore, identity: Identity, exchanger: Exchanger) -> None:
        self._store = store
        self._identity = identity
        self._exchanger = exchanger

    # --- when -------------------------------------------------------------------------------------------

    def is_due(self, now: datetime, age: timedelta) -> bool:
        """Whether the keys have been in use for so long, by the clock of who enrolled them; or are being changed."""
        return self._pending() is not None or any(
            (mine := self._exchanger.disk(peer).trust.devices.get(peer.device)) is not None
            and theirs(peer, now) - moment(mine.at) >= age
            for peer in self._exchanger.peers()
        )

    def _pending(self) -> RotateAsk | None:
        """The change that was begun and that no server has answered yet."""
        ask = self._asked()
        if ask is None or not self._identity.has_next or ask.key != self._identity.next_keys().public:
            return None
        return ask

    # --- the steps ----------------------------------------------------------------------------------------

    def change(self, now: datetime) -> bool:
        """Take fresh keys; False where nobody answers now: it goes on with the next try.

        Raises:
            RefusedError: `exchange.keys_by_code`: somebody that it exchanges with does not know how; what was refused.
            WorldError: the keys could not be kept.
        """
        self._identity.forget_old()
        asked = self._exchanger.peers()
        if not may_change(asked):
            raise RefusedError("exchange.keys_by_code")
        ask = self._pending() or self._begun(asked[0].device)
        for peer in asked:
            fault = self._taken(peer, ask, now)
            if fault is None:
                return True
            if fault.code in _REFUSED:
                raise refusal(fault)
        return False

    def _begun(self, device: str) -> RotateAsk:
        """The fresh keys are kept first; then all that was written so far is closed, in one transaction."""
        old, fresh = self._identity.keys(), self._identity.next_keys()
        with self._store.database.writing() as connection:
            ends = _own_ends(connection)
            last = max([local.seat(connection).incarnation, *map(_incarnation, ends)])
            bare = RotateAsk(device=device, key=fresh.public, box=fresh.box, incarnation=last + 1, upto=ends)
            ask = replace(
                bare,
                proof=fresh.sign(proved_bytes(bare)),
                vouched=old.sign(vouched_bytes(device, fresh.public, fresh.box, last + 1)),
                signature=old.sign(rotation_bytes(bare)),
            )
            local.put(connection, local.INCARNATION, str(ask.incarnation))
            local.put(connection, ROTATION, msgspec.json.encode(ask).decode())
        return ask

    def _taken(self, peer: PeerFacts, ask: RotateAsk, now: datetime) -> Fault | None:
        """Ask one of them, and with its answer take the fresh keys."""
        answer = self._answer(peer, ask)
        if isinstance(answer, Fault):
            return answer
        with self._store.database.writing() as connection:
            for one in peers.all_of(connection):  # one device at all of them
                peers.put(connection, replace(one, device=answer.device))
            self._identity.take_next(connection)
            peers.log(connection, ExchangedRow(now, peer.url, NEW_KEYS, 0, 0, 0))
        self._identity.forget_old()
        self._exchanger.forget()
        self._exchanger.disk(replace(peer, device=answer.device)).perform(KeepStatements(answer.statements))
        return None

    def introduced(self, peer: PeerFacts, now: datetime) -> bool:
        """Tell a server that does not know this seat's keys whose they are; whether it does now.

        Its answer was lost, it had not been asked yet, or an older copy of its store was put back.
        """
        ask = self._asked()
        if ask is None or peer.fault not in _MISSING or ROTATE not in peer.can:
            return False
        if self._pending() is not None:
            return self._taken(peer, ask, now) is None
        if ask.key != self._identity.keys().public or peer.fault != NOT_KNOWN:
            return False
        answer = self._answer(peer, ask)
        if isinstance(answer, Fault):
            return False
        self._exchanger.disk(peer).perform(KeepStatements(answer.statements))
        return True

    def _answer(self, peer: PeerFacts, ask: RotateAsk) -> EnrolAnswer | Fault:
        line = self._exchanger.open_line(peer, None, SECONDS)
        try:
            return line.post("/v1/rotate", ask, EnrolAnswer)
        finally:
            line.close()

    def _asked(self) -> RotateAsk | None:
        text = self._store.local(ROTATION)
        return msgspec.json.decode(text, type=RotateAsk) if text else None


def may_change(known: Sequence[PeerFacts]) -> bool:
    """Whether everybody whom this seat exchanges with knows how: who does not would shut it out."""
    return bool(known) and all(ROTATE in peer.can for peer in known)


def theirs(peer: PeerFacts, now: datetime) -> datetime:
    """The peer's clock: a seat whose own is years ahead does not change its keys at every look."""
    return now - timedelta(milliseconds=median(peer.offsets)) if peer.offsets else now


def _own_ends(connection: Any) -> dict[str, int]:
    """Where each stream ends that this seat has written."""
    seat = local.seat(connection)
    start = f"{seat.township}/{seat.letter}."
    sums = summing.Reckoned.stored(connection).forward(connection)
    return {stream: held.top for stream, held in sums.items() if stream.startswith(start)}


def _incarnation(stream: str) -> int:
    name = parsed(stream)
    return name.incarnation if name is not None else 0

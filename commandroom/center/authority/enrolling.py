"""Letting in and shutting out: invites, enrolment by them, revocation; each is a statement under the authority's key."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable

import msgspec
from msgspec import Raw
from sqlalchemy import Connection, select

from commandroom.center.authority.certificates import Pair
from commandroom.center.authority.home import About
from commandroom.center.store import invites
from commandroom.center.store.holding import CenterStore
from commandroom.center.store.invites import Invite
from commandroom.center.store.schema import stream as stream_table
from commandroom.domain.errors import FieldError, NotFoundError, RefusedError
from commandroom.domain.exchange import streams
from commandroom.domain.exchange.joining import (
    CODE_MINUTES,
    SECRET_BYTES,
    EnrolAnswer,
    EnrolAsk,
    new_code,
    proof_bytes,
)
from commandroom.domain.exchange.rotation import RotateAsk, fault_of, proved_bytes
from commandroom.domain.exchange.streams import COUNTY_DIGITS, TOWNSHIP_DIGITS, Device, Role
from commandroom.domain.exchange.trust import Authority, Enrolled, Fact, Revoked, Trust
from commandroom.sync.keys import DeviceKeys, verify
from commandroom.sync.statements import signed

_DEVICE_DIGITS = 24
ROTATED = "rotated"
_KEY = re.compile(r"[0-9a-f]{64}", re.ASCII)
_INVITED = {Role.SEAT: TOWNSHIP_DIGITS, Role.HUB: TOWNSHIP_DIGITS, Role.COUNTY: COUNTY_DIGITS}
"""Who may be invited, and how many digits the code of its place has."""


class Issued(msgspec.Struct, frozen=True):
    """A fresh invite: the code as it is typed, and until when it counts (ms)."""

    code: str
    expires: int


class Enrolling:
    """The authority at work on its store."""

    def __init__(self, store: CenterStore, about: About, keys: DeviceKeys, authority: Pair) -> None:
        self._store = store
        self._about = about
        self._keys = keys
        self._ca = authority

    # --- invites --------------------------------------------------------------------------------------

    def invite(self, place: str, seat: str, role: Role, *, replaces: bool = False) -> Issued:
        """A code that lets in one device.

        Raises:
            FieldError: `center.foreign_place`, `center.seat_letter`, `center.role_place`.
            RefusedError: `center.seat_taken`, `center.seat_free`: there is nobody to replace.
        """
        self._check_bound(place, seat, role)
        now = self._store.now()
        with self._store.database.writing() as connection:
            known = self._store.statements.known(connection).trust
            taken = _holders(known, place, seat)
            if taken and not replaces:
                raise RefusedError("center.seat_taken", place=place, seat=seat)
            if replaces and not taken:
                raise RefusedError("center.seat_free", place=place, seat=seat)
            code = new_code(os.urandom(SECRET_BYTES), self._ca.der)
            expires = now + CODE_MINUTES * 60_000
            digest, prefix = invites.digest_for(code.secret), code.secret[: invites.PREFIX]
            one = Invite(digest, prefix, place, seat, role.value, int(replaces), expires)
            invites.put(connection, one, now)
        return Issued(code.text, expires)

    def _check_bound(self, place: str, seat: str, role: Role) -> None:
        digits = _INVITED.get(role)
        if digits is None or len(place) != digits or not (place.isascii() and place.isdigit()):
            raise FieldError("center.role_place", field="place", place=place[:20], digits=digits or 0)
        if not streams.lies_in(place, self._about.place):
            raise FieldError("center.foreign_place", field="place", place=place, own=self._about.place)
        if streams.parsed(f"{place}/{seat}.1") is None:
            raise FieldError("center.seat_letter", field="seat", seat=seat[:20])

    # --- enrolment ------------------------------------------------------------------------------------

    def enrol(self, ask: EnrolAsk) -> EnrolAnswer:
        """Enrol who has a code and the key it names. Asked once more by the same device it answers the same.

        Raises:
            RefusedError: `exchange.code_wrong`, `exchange.code_used`, `exchange.code_expired`, `exchange.code_burnt`,
                `exchange.code_elsewhere`, `exchange.seat_taken`, `exchange.key_known`, `exchange.other_room`,
                `exchange.no_proof`.
        """
        is_box = _KEY.fullmatch(ask.box) is not None
        if not is_box or not verify(ask.key, proof_bytes(ask.secret, ask.key, ask.box), ask.proof):
            raise RefusedError("exchange.no_proof")
        device = device_of(ask.key)
        refusal = None
        with self._store.database.writing() as connection:
            found = invites.find(connection, ask.secret)
            if found is not None and found.device == device:
                return self._answer(connection, device)
            try:
                one = self._open(found)
                self._enrol(connection, one, ask, device)
            except RefusedError as error:
                if found is None or error.code in _COUNTED:
                    invites.missed(connection, ask.secret)
                refusal = error
        if refusal is not None:  # after the wrong try was counted
            raise refusal
        with self._store.database.reading() as connection:
            return self._answer(connection, device)

    def _open(self, found: Invite | None) -> Invite:
        if found is None:
            raise RefusedError("exchange.code_wrong")
        if found.device:
            raise RefusedError("exchange.code_used")
        now = self._store.now()
        if now >= found.expires:
            raise RefusedError("exchange.code_expired")
        if not found.is_open(now):
            raise RefusedError("exchange.code_burnt")
        return found

    def _enrol(self, connection: Connection, one: Invite, ask: EnrolAsk, device: str) -> None:
        if (ask.place or one.place, ask.seat or one.seat) != (one.place, one.seat):
            raise RefusedError("exchange.code_elsewhere", place=one.place, seat=one.seat)
        genesis = self._store.genesis(one.place)
        if ask.room and genesis is not None and genesis.subject != f"room:{ask.room}":
            raise RefusedError("exchange.other_room", place=one.place)
        self._store.places.lock(connection, [one.place])
        trust = self._store.statements.known(connection).trust
        if device in trust.devices:
            raise RefusedError("exchange.key_known")
        taken = _holders(trust, one.place, one.seat)
        if taken and not one.replaces:
            raise RefusedError("exchange.seat_taken", place=one.place, seat=one.seat)
        now = self._store.now()
        facts: list[Fact] = [self._revoked(connection, old, "replaced", now) for old in taken]
        facts.append(
            Enrolled(
                at=now, device=device, role=Role(one.role), place=one.place, seat=one.seat, key=ask.key,
                box=ask.box, name=ask.name, incarnation=self._incarnation(connection, one, ask, trust),
            )
        )  # fmt: skip
        if one.role == Role.HUB:  # a hub enrols the seats of its room by the key of its device
            facts.append(Authority(at=now, place=one.place, key=ask.key, name=ask.name))
        self._say(connection, facts)
        invites.used(connection, one, device)

    def _incarnation(self, connection: Connection, one: Invite, ask: EnrolAsk, trust: Trust) -> int:
        """One more than the greatest that is known of the letter; its own where nobody else ever had the letter."""
        enrolled = [
            e.incarnation for e in trust.devices.values() if (e.place, e.seat) == (one.place, one.seat)
        ]
        if ask.incarnation > 0 and not enrolled:
            return ask.incarnation
        query = select(stream_table.c.name).where(stream_table.c.place == one.place)
        written = (streams.parsed(name) for (name,) in connection.execute(query))
        return 1 + max(
            [0, *enrolled, *(s.incarnation for s in written if s is not None and s.seat == one.seat)]
        )

    def _answer(self, connection: Connection, device: str) -> EnrolAnswer:
        known = self._store.statements.known(connection)
        me = known.trust.devices[device]
        mine, _ = known.for_device(Device(me.device, me.role, me.place, me.seat))
        genesis = self._store.genesis(me.place)
        return EnrolAnswer(
            device=device, role=me.role, place=me.place, seat=me.seat, incarnation=me.incarnation,
            roots={self._keys.public: self._about.place}, statements=mine, ca=self._ca.certificate.decode(),
            name=self._about.name, genesis=Raw(genesis.raw if genesis is not None else b"null"),
            period=self._about.seconds,
        )  # fmt: skip

    # --- keys -----------------------------------------------------------------------------------------

    def rotate(self, ask: RotateAsk) -> EnrolAnswer:
        """A device goes on under new keys, by the word of its old one. Asked once more it is answered the same.

        Raises:
            RefusedError: `exchange.not_known_there`, `exchange.revoked_there`, `exchange.key_known`, `exchange.no_proof`.
        """
        fresh = device_of(ask.key)
        with self._store.database.writing() as connection:
            trust = self._store.statements.known(connection).trust
            if ask.device in trust.devices:
                self._store.places.lock(connection, [trust.devices[ask.device].place])
                trust = self._store.statements.known(connection).trust
            known = trust.devices.get(fresh)
            if known is None:
                self._take_over(connection, ask, trust)
            elif known.before != ask.device or not verify(ask.key, proved_bytes(ask), ask.proof):
                raise RefusedError("exchange.key_known")
        with self._store.database.reading() as connection:
            return self._answer(connection, fresh)

    def _take_over(self, connection: Connection, ask: RotateAsk, trust: Trust) -> None:
        old = trust.devices.get(ask.device)
        if old is None:
            raise RefusedError("exchange.not_known_there")
        if old.device in trust.revoked:
            raise RefusedError("exchange.revoked_there")
        if _KEY.fullmatch(ask.box) is None or fault_of(ask, old, verify):
            raise RefusedError("exchange.no_proof")
        now = self._store.now()
        held = self._revoked(connection, old, ROTATED, now)
        ends = {
            name: max(held.upto.get(name, 0), ask.upto.get(name, 0))
            for name in held.upto.keys() | ask.upto.keys()
            if (stream := streams.parsed(name)) is not None and stream.incarnation < ask.incarnation
        }
        fresh = msgspec.structs.replace(
            old, at=now, device=device_of(ask.key), key=ask.key, box=ask.box, incarnation=ask.incarnation,
            before=old.device, vouched=ask.vouched,
        )  # fmt: skip
        self._say(connection, [msgspec.structs.replace(held, upto=ends), fresh])

    # --- revocation -----------------------------------------------------------------------------------

    def revoke(self, device: str, reason: str = "") -> Revoked:
        """A device counts no more; what is held of it now stands.

        Raises:
            NotFoundError: `center.no_device`.
            RefusedError: `center.already_revoked`.
        """
        with self._store.database.writing() as connection:
            trust = self._store.statements.known(connection).trust
            known = trust.devices.get(device)
            if known is None:
                raise NotFoundError("center.no_device", device=device[:60])
            if device in trust.revoked:
                raise RefusedError("center.already_revoked", device=device)
            self._store.places.lock(connection, [known.place])
            said = self._revoked(connection, known, reason, self._store.now())
            self._say(connection, [said])
        return said

    def _revoked(self, connection: Connection, old: Enrolled, reason: str, now: int) -> Revoked:
        query = select(stream_table.c.name, stream_table.c.top).where(stream_table.c.place == old.place)
        upto = {
            name: int(top)
            for name, top in connection.execute(query)
            if (stream := streams.parsed(name)) is not None and stream.seat == old.seat
        }
        return Revoked(at=now, device=old.device, upto=upto, reason=reason[:200])

    def _say(self, connection: Connection, facts: Iterable[Fact]) -> None:
        refused = self._store.statements.keep(connection, [signed(fact, self._keys) for fact in facts])
        if refused:
            raise RefusedError("center.not_said", reason=refused[0][1])


_COUNTED = frozenset({"exchange.code_elsewhere", "exchange.other_room"})
"""Refusals of a right code that count as wrong tries: somebody tries where it may fit."""


def device_of(key: str) -> str:
    """A device's id: the beginning of its signing key's digest, so that hub and centre know it by one name."""
    return hashlib.sha256(key.lower().encode()).hexdigest()[:_DEVICE_DIGITS]


def _holders(trust: Trust, place: str, seat: str) -> list[Enrolled]:
    """Devices of a seat that still count."""
    return [
        one
        for one in trust.devices.values()
        if (one.place, one.seat) == (place, seat) and one.device not in trust.revoked
    ]

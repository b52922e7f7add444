"""One-time codes as they are kept: their digest, what they are bound to, how often somebody tried."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from commandroom.center.store.schema import invite
from commandroom.domain.exchange.joining import MOST_TRIES
from commandroom.domain.journal import digest_of

PREFIX = 4
"""Characters of a code (20 bits) by which a wrong try is known to be meant for it."""
_KEPT = 7 * 24 * 3600 * 1000


class Invite(msgspec.Struct, frozen=True):
    """What a code lets in, until when (ms); `device` when it was used."""

    digest: str
    prefix: str
    place: str
    seat: str
    role: str
    replaces: int
    expires: int
    tries: int = 0
    device: str = ""

    def is_open(self, now: int) -> bool:
        """Whether somebody may still join with it."""
        return not self.device and self.tries < MOST_TRIES and now < self.expires


def digest_for(secret: str) -> str:
    """What is kept of a code."""
    return digest_of("sha256")(b"commandroom invite 1\n" + secret.encode())


def put(connection: Connection, one: Invite, now: int) -> None:
    """Keep a fresh one, and forget those long gone."""
    connection.execute(delete(invite).where(invite.c.expires < now - _KEPT))
    connection.execute(insert(invite).values(**msgspec.structs.asdict(one)))


def find(connection: Connection, secret: str) -> Invite | None:
    """The one whose code this is; its row is held until the transaction ends."""
    query = select(invite).where(invite.c.digest == digest_for(secret)).with_for_update()
    row = connection.execute(query).mappings().first()
    return Invite(**row) if row is not None else None


def missed(connection: Connection, secret: str) -> None:
    """A wrong try: it counts against those that it may have been meant for."""
    query = update(invite).where(invite.c.prefix == secret[:PREFIX])
    connection.execute(query.values(tries=invite.c.tries + 1))


def used(connection: Connection, one: Invite, device: str) -> None:
    """It is burnt."""
    connection.execute(update(invite).where(invite.c.digest == one.digest).values(device=device))


def waiting(connection: Connection, now: int) -> list[Invite]:
    """Those that may still be used."""
    rows = connection.execute(select(invite).where(invite.c.expires > now)).mappings()
    return [one for row in rows if (one := Invite(**row)).is_open(now)]

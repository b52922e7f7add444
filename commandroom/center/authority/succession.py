"""The next authority of a centre's TLS: made ahead, told to all who are joined, and taken over when they have had time.

While both are there, seats trust both; which of them signs the server's certificate is a matter of the clock alone, so that
processes with copies of one folder change over together.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from commandroom.base.clock import Clock
from commandroom.base.durable import write_whole
from commandroom.center.authority import certificates
from commandroom.center.authority.certificates import Pair
from commandroom.center.authority.home import CA, CA_KEY, PRIVATE, PUBLIC, CenterHome
from commandroom.domain.errors import RefusedError

OVERLAP = timedelta(days=60)
"""So long before it signs anything the next authority is told (F26)."""
_NEXT, _NEXT_KEY = "ca.next.pem", "ca.next.key"


class Authorities(msgspec.Struct, frozen=True):
    """The authority that signs now, and the next one where there is one, as PEM."""

    now: bytes
    next: bytes = b""


class Succession:
    """The authorities of one centre's folder."""

    def __init__(self, home: CenterHome, clock: Clock) -> None:
        self._home = home
        self._clock = clock

    def authorities(self) -> Authorities:
        """Whom to trust."""
        waiting = self.next()
        return Authorities(
            self._home.authority().certificate, waiting.certificate if waiting is not None else b""
        )

    def next(self) -> Pair | None:
        """The one that waits."""
        certificate, key = self._home.folder / _NEXT, self._home.folder / _NEXT_KEY
        if not certificate.is_file() or not key.is_file():
            return None
        return Pair(certificate.read_bytes(), key.read_bytes())

    def changes_at(self) -> datetime | None:
        """When the next one begins to sign."""
        waiting = self.next()
        return None if waiting is None else waiting.parsed.not_valid_before_utc + certificates.SKEW + OVERLAP

    def prepare(self) -> Pair:
        """Make the next authority.

        Raises:
            RefusedError: `center.next_waits`: there is one already.
        """
        if self.next() is not None:
            raise RefusedError("center.next_waits", at=self.changes_at())
        made = certificates.new_authority(self._home.about().name, self._clock.now())
        write_whole(self._home.folder / _NEXT_KEY, made.key, mode=PRIVATE)
        write_whole(self._home.folder / _NEXT, made.certificate, mode=PUBLIC)
        return made

    def change_over(self) -> None:
        """From now on the next one signs. Broken off anywhere, the next look goes on: what waits goes last.

        Raises:
            RefusedError: `center.no_next`.
        """
        waiting = self.next()
        if waiting is None:
            raise RefusedError("center.no_next")
        write_whole(self._home.folder / CA_KEY, waiting.key, mode=PRIVATE)
        write_whole(self._home.folder / CA, waiting.certificate, mode=PUBLIC)
        self._home.renew()
        (self._home.folder / _NEXT).unlink()
        (self._home.folder / _NEXT_KEY).unlink(missing_ok=True)

    def renew(self) -> bool:
        """Change over when it is time, renew the server's certificate when it ends soon; whether anything was made."""
        at, waiting = self.changes_at(), self.next()
        was_begun = waiting is not None and (self._home.folder / CA_KEY).read_bytes() == waiting.key
        if at is not None and (was_begun or self._clock.now() >= at):
            self.change_over()
            return True
        return self._home.renew()

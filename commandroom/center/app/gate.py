"""Who asks: a session's token, a device that still counts, not too often."""

from __future__ import annotations

from contextlib import suppress

from starlette.requests import Request

from commandroom.center.app.problems import ProblemError
from commandroom.center.app.rates import CALLS, FAILURES, Buckets, Rate
from commandroom.center.app.seen import Seen
from commandroom.center.authority.sessions import Sessions
from commandroom.center.store.holding import CenterStore
from commandroom.domain.errors import RoomError
from commandroom.domain.exchange.joining import SessionAnswer, SessionAsk
from commandroom.domain.exchange.streams import Device
from commandroom.domain.exchange.trust import Trust

_UNAUTHORISED, _FORBIDDEN = 401, 403


class Gate:
    """Lets in."""

    def __init__(
        self, store: CenterStore, sessions: Sessions, calls: Rate = CALLS, failures: Rate = FAILURES
    ) -> None:
        self._store = store
        self._sessions = sessions
        self._calls = Buckets(calls)
        self._failures = Buckets(failures)
        self.seen = Seen(store)

    def named(self, request: Request) -> str:
        """The device of a request's token, counted.

        Raises:
            ProblemError: 401, 429.
        """
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        device = self._sessions.device_of(token.strip()) if kind.lower() == "bearer" else ""
        if not device:
            raise ProblemError(_UNAUTHORISED, "exchange.no_session")
        self._calls.need(device)
        self._calls.take(device)
        return device

    def device(self, name: str) -> Device:
        """A device as the statements have it now.

        Raises:
            ProblemError: 403 for one that was revoked, 401 for one that a restored store does not know.
        """
        with self._store.database.reading() as connection:
            device = _counted(self._store.statements.known(connection).trust, name)
        self._note(device)
        return device

    def nonce(self, ask: SessionAsk, address: str) -> SessionAnswer:
        """Something to sign; looks into no store.

        Raises:
            ProblemError: 429.
        """
        self._failures.need(address)
        return self._sessions.nonce(ask.device)

    def open(self, ask: SessionAsk, address: str) -> SessionAnswer:
        """A token for a signed nonce.

        Raises:
            ProblemError: 401, 403, 429.
        """
        self._failures.need(address)
        with self._store.database.reading() as connection:
            trust = self._store.statements.known(connection).trust
        answer = self._sessions.token(ask, trust)
        if answer is None:
            self._failures.take(address)
            raise ProblemError(_UNAUTHORISED, "exchange.not_known_there")
        self._note(_counted(trust, ask.device))
        return answer

    def _note(self, device: Device) -> None:
        with suppress(RoomError):  # nobody is kept out for a note
            self.seen.note(device)

    def need_patience(self, address: str) -> None:
        """Refuse an address from which too much was wrong."""
        self._failures.need(address)

    def missed(self, address: str) -> None:
        """Something was wrong."""
        self._failures.take(address)


def _counted(trust: Trust, name: str) -> Device:
    device = trust.device(name)
    if device is None:
        if name in trust.revoked:
            raise ProblemError(_FORBIDDEN, "exchange.revoked_there")
        raise ProblemError(_UNAUTHORISED, "exchange.not_known_there")
    return device

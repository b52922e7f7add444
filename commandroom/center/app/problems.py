"""Why a call is not answered: a status, a code of the catalogue of sentences, and how long to wait."""

from __future__ import annotations

import errno

import msgspec
from starlette.responses import Response

from commandroom.base.sentences import sentence
from commandroom.domain.errors import DamageError, NotFoundError, RoomError
from commandroom.domain.exchange.messages import Problem

JSON = "application/json"
_BUSY_SECONDS, _FULL_SECONDS = 5, 60
_OF_STORE = {
    "store.busy": (503, "exchange.busy_there", _BUSY_SECONDS),
    "store.interrupted": (503, "exchange.busy_there", _BUSY_SECONDS),
    "center.no_database": (503, "exchange.busy_there", _BUSY_SECONDS),
    "store.disk_full": (507, "exchange.full_there", _FULL_SECONDS),
    "store.disk_fault": (503, "exchange.failed_there", _FULL_SECONDS),
    "store.vanished": (503, "exchange.failed_there", _FULL_SECONDS),
    "store.read_only": (503, "exchange.failed_there", _FULL_SECONDS),
    "store.cannot_open": (503, "exchange.failed_there", _FULL_SECONDS),
}
_FORBIDDEN, _NOT_FOUND, _FAILED = 403, 404, 500
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


class ProblemError(Exception):
    """A call ends here with this answer."""

    def __init__(self, status: int, code: str, *, wait: float = 0.0, **params: object) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.wait = wait
        self.params = dict(params)


def problem_of(error: Exception) -> ProblemError:
    """What an error means for who called; a defect of ours says nothing of itself."""
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, OSError) and error.errno in _FULL:
        return ProblemError(507, "exchange.full_there", wait=_FULL_SECONDS)
    if isinstance(error, RoomError):
        if error.code in _OF_STORE:
            status, code, wait = _OF_STORE[error.code]
            return ProblemError(status, code, wait=wait)
        if isinstance(error, NotFoundError):
            return _told(_NOT_FOUND, error)
        if not isinstance(error, DamageError):
            return _told(_FORBIDDEN, error)
    return ProblemError(_FAILED, "exchange.failed_there", wait=_BUSY_SECONDS)


def _told(status: int, error: RoomError) -> ProblemError:
    made = ProblemError(status, error.code)
    made.params |= error.params
    return made


def answered(error: ProblemError, lang: str = "en") -> Response:
    """The problem as it travels."""
    said = Problem(error.code, sentence(error.code, dict(error.params), lang=lang)[:500], error.wait)
    headers = {"Retry-After": str(max(1, round(error.wait)))} if error.wait else {}
    return Response(msgspec.json.encode(said), error.status, headers, JSON)

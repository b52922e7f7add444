"""Why a call over the line was not answered, as a code with a sentence."""

from __future__ import annotations

import ssl
from typing import Any

import httpx
import msgspec

from commandroom.domain.exchange.effects import Fault
from commandroom.domain.exchange.messages import Problem

_CODES = {
    403: "exchange.refused_there", 404: "exchange.not_our_server", 415: "exchange.not_our_server",
    426: "exchange.too_old", 429: "exchange.busy_there", 500: "exchange.failed_there", 503: "exchange.busy_there",
    507: "exchange.full_there",
}  # fmt: skip


def refused(response: httpx.Response, data: bytes, *, of_batch: bool = False) -> Fault:
    """What an answer that is no success means; `of_batch` when the batch itself was the reason."""
    code = _CODES.get(response.status_code, "exchange.failed_there")
    if response.is_redirect:
        code = "exchange.not_our_server"
    try:
        problem = msgspec.json.decode(data, type=Problem)
    except msgspec.MsgspecError:
        problem = Problem("", "")
    wait = _seconds(response.headers.get("retry-after", "")) or problem.retry_after
    known = problem.code if problem.code.startswith("exchange.") else ""
    return Fault(known or code, reason=problem.reason, retry_after=wait, of_batch=of_batch)


def _seconds(text: str) -> float:
    return min(float(text), 3600.0) if text.isdigit() else 0.0


def fault_of(error: Exception) -> Fault:
    """Why a request had no answer."""
    words, inner = str(error), _root(error)
    if isinstance(inner, ssl.SSLCertVerificationError):
        if inner.verify_code in {_EXPIRED, _NOT_YET}:
            return Fault("exchange.certificate_expired", reason=inner.verify_message)
        return Fault("exchange.not_our_server", reason=str(inner.verify_message))
    if isinstance(inner, ssl.SSLError) or "SSL" in words or "CERTIFICATE" in words:
        return Fault("exchange.not_our_server", reason=type(inner).__name__)
    if isinstance(error, httpx.TimeoutException):
        return Fault("exchange.no_answer", reason="timeout")
    return Fault("exchange.no_answer", reason=type(inner).__name__)


_EXPIRED, _NOT_YET = 10, 9
"""OpenSSL's X509_V_ERR_CERT_HAS_EXPIRED and _NOT_YET_VALID."""


def _root(error: BaseException) -> Any:
    while (error.__cause__ or error.__context__) is not None:
        error = error.__cause__ or error.__context__  # type: ignore[assignment]
    return error

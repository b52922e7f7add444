"""The first meeting with a hub or centre: its authority is looked at before anything is said to it."""

from __future__ import annotations

import ssl
from collections.abc import Callable

import httpx
import msgspec

from commandroom.domain.errors import RefusedError, RoomError, WorldError
from commandroom.domain.exchange.effects import Fault
from commandroom.domain.exchange.joining import Code, EnrolAnswer, EnrolAsk, fingerprint_of, proof_bytes
from commandroom.sync.keys import DeviceKeys
from commandroom.sync.line import CONNECT_SECONDS, HttpLine, need_https

MOST_AUTHORITY = 64 * 1024
_PEM = "application/x-pem-file"

OpenLine = Callable[[str, str], HttpLine]
"""Address, authority (PEM): a line."""


class AboutSeat(msgspec.Struct, frozen=True):
    """What a home that stands already says of itself; an empty one says nothing."""

    place: str = ""
    seat: str = ""
    room: str = ""
    incarnation: int = 0
    name: str = ""
    program: str = ""


def authority_of(url: str, code: Code, *, transport: httpx.BaseTransport | None = None) -> str:
    """The authority (PEM) that a server shows, if it is the one that the code was given with.

    The line to fetch it over is trusted by nobody: what comes over it counts only by its fingerprint.

    Raises:
        WorldError: `exchange.no_answer`, `exchange.not_our_server`, `exchange.plain_http`.
        RefusedError: `exchange.other_authority`: another server answers at that address.
    """
    need_https(url)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        with (
            httpx.Client(verify=context, trust_env=False, follow_redirects=False, transport=transport,
                         timeout=CONNECT_SECONDS) as client,
            client.stream("GET", url.rstrip("/") + "/v1/ca") as response,
        ):  # fmt: skip
            kind = response.headers.get("content-type", "").partition(";")[0]
            pem = _read(response) if response.status_code == httpx.codes.OK and kind == _PEM else ""
    except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError) as error:
        raise WorldError("exchange.no_answer", reason=type(error).__name__) from error
    try:
        found = fingerprint_of(ssl.PEM_cert_to_DER_cert(pem.strip())) if pem else ""
    except ValueError:
        found = ""
    if not found:
        raise WorldError("exchange.not_our_server", reason="ca")
    if found != code.fingerprint:
        raise RefusedError("exchange.other_authority", wanted=code.fingerprint, found=found)
    return pem


def _read(response: httpx.Response) -> str:
    data = bytearray()
    for chunk in response.iter_raw(4096):
        data += chunk
        if len(data) > MOST_AUTHORITY:
            return ""
    return data.decode("ascii", "replace")


def enrol(line: HttpLine, code: Code, keys: DeviceKeys, about: AboutSeat) -> EnrolAnswer:
    """Ask to be enrolled with the code.

    Raises:
        RefusedError: the code is wrong, used, expired, or for another seat.
        WorldError: no answer.
    """
    proof = keys.sign(proof_bytes(code.secret, keys.public, keys.box))
    ask = EnrolAsk(
        code.secret, keys.public, keys.box, proof, name=about.name, program=about.program, place=about.place,
        seat=about.seat, room=about.room, incarnation=about.incarnation,
    )  # fmt: skip
    answer = line.post("/v1/enrol", ask, EnrolAnswer)
    if isinstance(answer, Fault):
        raise refusal(answer)
    return answer


_REFUSED = frozenset({
    "exchange.code_wrong", "exchange.code_used", "exchange.code_expired", "exchange.seat_taken",
    "exchange.other_township", "exchange.other_room", "exchange.refused_there",
    "exchange.code_burnt", "exchange.revoked_there", "exchange.not_known_there",
    "exchange.code_elsewhere", "exchange.key_known", "exchange.no_proof",
})  # fmt: skip


def refusal(fault: Fault) -> RoomError:
    """A fault as an error with its sentence."""
    if fault.code in _REFUSED:
        return RefusedError(fault.code, reason=fault.reason)
    return WorldError(fault.code, reason=fault.reason)

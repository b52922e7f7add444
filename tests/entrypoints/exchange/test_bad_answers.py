"""What answers is not ours, or not what it should be: a named reason, nothing taken, nothing lost, and the next try is well."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
import zstandard

from commandroom.base.clock import SystemClock
from commandroom.base.sentences import sentence
from commandroom.center.authority import certificates
from commandroom.domain.errors import WorldError
from commandroom.domain.exchange.effects import Fault
from commandroom.sync.line import MOST_ANSWER, HttpLine
from tests.center.world import World
from tests.entrypoints.exchange.seats import Seated, Township, level

JSON = "application/json"
PAGE = "<html><body>请先登录上网</body></html>".encode()
Answer = Callable[[httpx.Request], httpx.Response]


def said(
    status: int, body: bytes, kind: str = JSON, **headers: str
) -> Callable[[httpx.Request], httpx.Response]:
    def answer(_request: httpx.Request) -> httpx.Response:
        named = {"content-type": kind, **{name.replace("_", "-"): text for name, text in headers.items()}}
        return httpx.Response(status, headers=named, stream=httpx.ByteStream(body))

    return answer


def bomb() -> bytes:
    return zstandard.ZstdCompressor(level=3).compress(b"[" * (MOST_ANSWER + 2))


SUMMARY = "/v1/sync/summary"
CASES = {
    "a page with 200": (said(200, PAGE, "text/html"), "exchange.not_our_server"),
    "a page with 511": (said(511, PAGE, "text/html"), "exchange.not_our_server"),
    "a redirect": (said(302, b"", JSON, location="https://login.example/"), "exchange.not_our_server"),
    "a page that says it is JSON": (said(200, PAGE), "exchange.odd_answer"),
    "cut off": (said(200, b'{"digest": "abc", "su'), "exchange.odd_answer"),
    "nothing": (said(200, b""), "exchange.odd_answer"),
    "another shape": (said(200, b'{"digest": 5}'), "exchange.odd_answer"),
    "no number": (said(200, b'{"digest": "", "statements": NaN}'), "exchange.odd_answer"),
    "deep": (said(200, b'{"digest":' + b"[" * 100_000), "exchange.odd_answer"),
    "a bomb": (said(200, bomb(), content_encoding="zstd"), "exchange.odd_answer"),
    "no zstd": (said(200, b"\x28\xb5\x2f\xfd....", content_encoding="zstd"), "exchange.odd_answer"),
    "too large": (said(200, b" " * (MOST_ANSWER + 1)), "exchange.odd_answer"),
    "too old": (said(426, b'{"code": "exchange.too_old"}'), "exchange.too_old"),
    "broken": (said(500, PAGE, "text/html"), "exchange.not_our_server"),
    "failed": (said(500, b"{}"), "exchange.failed_there"),
    "full": (said(507, b"{}"), "exchange.full_there"),
}


@pytest.fixture(scope="module")
def a(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seated]:
    """A seat that joined; each test leaves it well."""
    folder = tmp_path_factory.mktemp("bad-answers")
    township = Township(folder, World.made(folder / "centre"))
    yield township.first()
    township.close()
    township.world.close()


def fault_of(seat: Seated) -> str:
    return seat.exchanging.state().peers[0].fault


@pytest.mark.parametrize("case", CASES)
def test_f25_what_is_no_answer_of_ours_is_named_and_nothing_of_it_is_used(
    township: Township, case: str
) -> None:
    answer, code = CASES[case]
    a = township.first()
    level(a)
    before = a.store.verify().digest
    number = a.bench.registered()
    a.line.spoil = lambda request: answer(request) if request.url.path == SUMMARY else None
    found = a.exchanging.now()

    assert [code for _peer, code in found.faults] == [code]
    assert fault_of(a) == code
    assert sentence(code, {}, lang="zh_CN") != code
    assert before != a.store.verify().digest
    a.line.spoil = lambda _request: None
    assert a.exchanging.now().pending == 0
    assert fault_of(a) == ""
    assert a.bench.event(number).number == number


@pytest.mark.parametrize("path", ["/v1/session", "/v1/hello", "/v1/sync/push"])
def test_f25_a_log_in_page_at_any_call_is_met_without_a_word_of_the_room(
    township: Township, path: str
) -> None:
    a = township.first()
    number = a.bench.registered()
    a.line.spoil = lambda request: said(200, PAGE, "text/html")(request) if request.url.path == path else None
    a.exchanging.now()

    assert fault_of(a) == "exchange.not_our_server"
    if path != "/v1/sync/push":
        assert number.encode() not in b"".join(request.read() for request in a.line.asked)
    a.line.spoil = lambda _request: None
    assert a.exchanging.now().pending == 0


# --- TLS ----------------------------------------------------------------------------------------------------------


@contextmanager
def listening(certificate: Path, key: Path) -> Iterator[int]:
    """Something that speaks TLS and nothing else."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as server:
        heard: list[bytes] = []

        def serve() -> None:
            while True:
                try:
                    plain, _ = server.accept()
                except OSError:
                    return
                with plain:
                    try:
                        with context.wrap_socket(plain, server_side=True) as line:
                            heard.append(line.recv(65536))
                    except OSError:
                        continue

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)
        assert heard in ([], [b""])


def answered(ca: certificates.Pair, server: certificates.Pair, folder: Path) -> Fault:
    """What a seat that trusts `ca` says of who shows that certificate; not one byte of a request may reach it."""
    for name, data in (("server.pem", server.certificate), ("server.key", server.key)):
        (folder / name).write_bytes(data)
    with listening(folder / "server.pem", folder / "server.key") as port:
        line = HttpLine(
            f"https://localhost:{port}", ca=ca.certificate.decode(), now=SystemClock().now, deadline=20
        )
        found = line.hello()
        line.close()
    assert isinstance(found, Fault)
    return found


def authority(name: str = "县中心") -> certificates.Pair:
    return certificates.new_authority(name, SystemClock().now())


def test_f26_an_expired_certificate_is_one_clear_message_and_no_request(tmp_path: Path) -> None:
    long_ago = SystemClock().now() - timedelta(days=certificates.SERVER_DAYS + 30)
    ca = certificates.new_authority("县中心", long_ago)
    server = certificates.new_server(ca, ["localhost"], long_ago)

    assert answered(ca, server, tmp_path).code == "exchange.certificate_expired"


def test_f26_a_certificate_of_the_day_after_tomorrow_is_said_as_a_matter_of_dates(tmp_path: Path) -> None:
    ca = authority()
    server = certificates.new_server(ca, ["localhost"], SystemClock().now() + timedelta(days=3))

    assert answered(ca, server, tmp_path).code == "exchange.certificate_expired"


def test_a_wrong_authority_or_another_name_is_not_our_server(tmp_path: Path) -> None:
    ours, theirs = authority(), authority()
    elsewhere = certificates.new_server(ours, ["other.example"], SystemClock().now())
    foreign = certificates.new_server(theirs, ["localhost"], SystemClock().now())

    assert answered(ours, elsewhere, tmp_path).code == "exchange.not_our_server"
    assert answered(ours, foreign, tmp_path).code == "exchange.not_our_server"


@pytest.mark.parametrize(
    "url", ["http://localhost:8443", "HTTP://localhost", "ftp://localhost", "localhost:8443", ""]
)
def test_nothing_is_said_over_a_plain_line(url: str) -> None:
    with pytest.raises(WorldError, match=r"exchange\.plain_http"):
        HttpLine(url, ca=authority().certificate.decode(), now=SystemClock().now)

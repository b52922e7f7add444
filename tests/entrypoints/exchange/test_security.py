"""What a line tells and trusts: nothing of anybody in an address, nobody but the pinned authority, no proxy of the machine's."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx
import pytest
import zstandard

from commandroom.center.authority import certificates
from commandroom.domain.errors import RefusedError
from commandroom.domain.exchange.effects import Fault
from commandroom.entrypoints.exchange import packages
from commandroom.sync.line import HttpLine, trusting
from commandroom.usecases.queries import EventDetail
from tests.entrypoints.exchange.seats import Seated, Township, level
from tests.room import INTAKE


@pytest.fixture
def db_url() -> str:
    """The centre's own file."""
    return ""


@pytest.fixture
def pair(township: Township) -> tuple[Seated, Seated]:
    b = township.another("B", a := township.first())
    level(a, b)
    return a, b


def test_no_address_that_is_called_holds_a_token_a_name_or_a_number(pair: tuple[Seated, Seated]) -> None:
    a, b = pair
    number = a.bench.registered(reporter_name="欧阳修远", reporter_phone="13912345678")
    a.attached(number, b"abc", name="欧阳修远的照片.txt")
    level(a, b)
    a.exchanging.carry()
    b.exchanging.carry()

    requests = [*a.line.asked, *b.line.asked]
    addresses = "\n".join(httpx.URL(str(one.url)).raw_path.decode() + " " + str(one.url) for one in requests)
    tokens = {one.headers.get("authorization", "").removeprefix("Bearer ") for one in requests} - {""}

    assert any("/v1/blob/" in str(one.url) for one in requests)
    assert tokens
    for secret in (*tokens, "欧阳", "%E6%AC%A7", "13912345678", number, a.exchanging.state().device):
        assert secret not in addresses
    assert {one.method for one in requests if "/v1/blob/" not in str(one.url)} <= {"GET", "POST"}


def test_the_machines_environment_changes_neither_whom_a_line_trusts_nor_where_it_goes(
    township: Township, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = certificates.new_authority("别处", township.clock.now())
    (tmp_path / "ca.pem").write_bytes(stranger.certificate)
    ours = township.world.home.authority()
    with socket.create_server(("127.0.0.1", 0)) as proxy, socket.create_server(("127.0.0.1", 0)) as closed:
        port, dead = proxy.getsockname()[1], closed.getsockname()[1]
        closed.close()
        for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
        for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
            monkeypatch.setenv(name, str(tmp_path / "ca.pem"))
        line = HttpLine(f"https://127.0.0.1:{dead}", ca=ours.certificate.decode(), now=township.clock.now)
        said = line.hello()
        line.close()
        proxy.settimeout(0.1)
        with pytest.raises(TimeoutError):
            proxy.accept()

    assert isinstance(said, Fault)
    assert said.code == "exchange.no_answer"
    assert list(trusting(ours.certificate.decode()).get_ca_certs(binary_form=True)) == [ours.der]


def test_a_package_that_unpacks_without_end_is_stopped(
    pair: tuple[Seated, Seated], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, _ = pair
    before = a.store.verify().digest
    monkeypatch.setattr(packages, "_MOST_LINE", 1 << 22)
    file = tmp_path / "a.crx"
    file.write_bytes(zstandard.ZstdCompressor(level=3).compress(b" " * (1 << 24)))
    assert file.stat().st_size < 10_000

    with pytest.raises(RefusedError, match=r"package\.too_large"):
        a.exchanging.import_package(file)

    assert a.store.verify().digest == before


def test_a_deed_that_no_longer_fits_when_it_arrives_is_shown_without_effect_and_harms_nothing(
    pair: tuple[Seated, Seated],
) -> None:
    a, b = pair
    number = a.bench.registered()
    level(a, b)
    a.bench.act("submit", number, by=INTAKE, category_suggest="0910")
    a.bench.act("accept", number, by=INTAKE, category="0910", urgency="一般")
    a.bench.later(minutes=1)
    b.bench.act("submit", number, by=INTAKE, category_suggest="0101")  # it had not heard of it
    level(a, b)

    for seat in (a, b):
        rows = [row for row in seat.bench.room.ask(EventDetail(number)).timeline if row.verb == "submit"]
        assert sorted(bool(row.effect) for row in rows) == [False, True]
        assert seat.bench.state(number) is a.bench.state(number)
        assert seat.store.verify().problems == ()

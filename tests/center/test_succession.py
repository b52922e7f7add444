"""A new authority of TLS: told sixty days ahead, both trusted meanwhile, taken over by the clock, broken off anywhere."""

from __future__ import annotations

import shutil
import ssl
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from unittest.mock import patch

import pytest

from commandroom.base.clock import FixedClock, SystemClock
from commandroom.base.durable import write_whole as write
from commandroom.center.app.application import Center
from commandroom.center.app.metrics import Metrics
from commandroom.center.authority import certificates
from commandroom.center.authority.home import COUNTY, ROOM_HUB, About, CenterHome
from commandroom.center.authority.succession import Succession
from commandroom.center.authority.upstream import Upstream
from commandroom.center.serving.linked import Link
from commandroom.domain.errors import RefusedError
from commandroom.domain.exchange.joining import fingerprint_of
from commandroom.domain.exchange.messages import Hello
from commandroom.sync.authorities import Pinned, authority_ends, heard
from commandroom.sync.line import HttpLine, trusting
from tests.room import MORNING

DAY = 86_400_000


def made(folder: Path, clock: FixedClock) -> CenterHome:
    home = CenterHome(folder, clock)
    home.make(About("县中心", "330299", COUNTY, ("localhost",)))
    return home


def shakes_hands(pem: str, home: CenterHome) -> bool:
    """Whether somebody who trusts these authorities talks to the server as its certificate is now."""
    there = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    there.load_cert_chain(*home.server_files())
    here = trusting(pem)
    here.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = here.wrap_bio(down, up, server_hostname="localhost")
    server = there.wrap_bio(up, down, server_side=True)
    done: set[object] = set()
    for _ in range(8):
        for side in (client, server):
            try:
                side.do_handshake()
                done.add(side)
            except ssl.SSLWantReadError:
                continue
            except ssl.SSLCertVerificationError:
                return False
    return len(done) == 2


def greeted(home: CenterHome, clock: FixedClock, pinned: Pinned) -> Pinned:
    """A seat after the centre's greeting, which it hears only over a line that it trusts."""
    assert shakes_hands(pinned.text, home)
    known = Succession(home, clock).authorities()
    return heard(
        pinned,
        Hello(0, ca=known.now.decode(), next_ca=known.next.decode()),
        round(clock.moment.timestamp() * 1000),
    )


def test_f26_a_seat_that_greets_once_in_sixty_days_never_loses_the_line(tmp_path: Path) -> None:
    clock = FixedClock(SystemClock().now())  # TLS looks at the machine's own clock
    home = made(tmp_path, clock)
    seat = never_told = Pinned(home.authority().certificate.decode())
    before, following = (
        fingerprint_of(home.authority().der),
        fingerprint_of(Succession(home, clock).prepare().der),
    )

    seat = greeted(home, clock, seat)
    assert (seat.fingerprint, fingerprint_of(ssl.PEM_cert_to_DER_cert(seat.other))) == (before, following)
    clock.moment += timedelta(days=59)
    assert not Succession(home, clock).renew()
    assert fingerprint_of(home.authority().der) == before

    clock.moment += timedelta(days=1, minutes=1)
    assert Succession(home, clock).renew()
    clock.moment -= timedelta(days=60)
    home._make_server(("localhost",))  # as it will be, for the machine's clock
    assert shakes_hands(seat.text, home)
    assert not shakes_hands(never_told.text, home)
    after = greeted(home, clock, seat)

    assert after.fingerprint == following == fingerprint_of(home.authority().der)
    assert after.other.strip() == seat.ca.strip()
    assert heard(after, Hello(0, ca=after.ca), after.other_until - 1) == after
    assert heard(after, Hello(0, ca=after.ca), after.other_until) == Pinned(after.ca)
    assert not (home.folder / "ca.next.pem").exists()
    assert not (home.folder / "ca.next.key").exists()


def test_two_processes_with_copies_of_one_folder_change_over_to_the_same(tmp_path: Path) -> None:
    clock = FixedClock(MORNING)
    home = made(tmp_path / "a", clock)
    Succession(home, clock).prepare()
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    other = CenterHome(tmp_path / "b", clock)
    clock.moment += timedelta(days=61)

    assert Succession(home, clock).renew()
    assert Succession(other, clock).renew()

    assert home.authority().certificate == other.authority().certificate
    for one in (home, other):
        assert certificates.is_under(home.authority(), one.server())


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_a_change_that_was_broken_off_is_gone_on_with_at_the_next_look(tmp_path: Path, at: int) -> None:
    clock = FixedClock(MORNING)
    home = made(tmp_path, clock)
    waiting = Succession(home, clock).prepare()
    calls = 0

    def dying(*arguments: object, **how: object) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise OSError
        write(*arguments, **how)  # type: ignore[arg-type]

    with (
        patch("commandroom.center.authority.succession.write_whole", dying),
        patch("commandroom.center.authority.home.write_whole", dying),
        pytest.raises(OSError),  # noqa: PT011 - the planted one
    ):
        Succession(home, clock).change_over()

    Succession(home, clock).renew()
    if at > 1:  # nothing had begun yet
        assert home.authority().certificate == waiting.certificate
        assert Succession(home, clock).next() is None
    home.authority().parsed.verify_directly_issued_by(home.authority().parsed)
    assert certificates.is_under(home.authority(), home.server())


def test_there_is_one_next_authority_at_a_time(tmp_path: Path) -> None:
    clock = FixedClock(MORNING)
    home = made(tmp_path, clock)
    with pytest.raises(RefusedError, match=r"center\.no_next"):
        Succession(home, clock).change_over()
    Succession(home, clock).prepare()

    with pytest.raises(RefusedError, match=r"center\.next_waits"):
        Succession(home, clock).prepare()


def test_a_running_centre_tells_the_next_authority_from_its_next_look_on(tmp_path: Path) -> None:
    clock = FixedClock(MORNING)
    home = made(tmp_path, clock)
    center = Center(home, home.store())
    assert center.routes.authorities.next == b""
    waiting = Succession(home, clock).prepare()

    center.renew()
    assert center.routes.authorities.next == waiting.certificate
    clock.moment += timedelta(days=61)
    assert center.renew()
    assert (center.routes.authorities.now, center.routes.authorities.next) == (waiting.certificate, b"")
    center.close()


def test_no_servers_certificate_outlives_its_authority(tmp_path: Path) -> None:
    clock = FixedClock(MORNING)
    home = made(tmp_path, clock)
    ends = home.authority().parsed.not_valid_after_utc
    clock.moment = ends - timedelta(days=20)

    home.renew()

    assert home.server().parsed.not_valid_after_utc <= ends


@pytest.mark.parametrize(
    "said", ["", "no certificate", "-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----"]
)
def test_what_is_no_authority_is_never_trusted(tmp_path: Path, said: str) -> None:
    clock = FixedClock(MORNING)
    home = made(tmp_path, clock)
    pinned = Pinned(home.authority().certificate.decode())
    leaf = home.server().certificate.decode()

    assert authority_ends(said) == authority_ends(leaf) == 0
    for wrong in (said, leaf):
        assert heard(pinned, Hello(0, ca=pinned.ca, next_ca=wrong), DAY) == pinned
        assert heard(pinned, Hello(0, ca=wrong, next_ca=wrong), DAY) == pinned


def test_a_hub_hears_of_its_countys_next_authority_and_knows_it_at_its_next_start(tmp_path: Path) -> None:
    clock = FixedClock(MORNING)
    county = made(tmp_path / "county", clock)
    waiting = Succession(county, clock).prepare()
    hub = CenterHome(tmp_path / "hub", clock)
    hub.make(About("临溪镇", "330299104", ROOM_HUB, ("localhost",)))
    ca = county.authority().certificate.decode()
    hub.link(
        Upstream(url="https://c", device="d", place="330299104", ca=ca, fingerprint="", roots={}, period=60)
    )
    upstream, store = hub.upstream(), hub.store()
    assert upstream is not None
    link = Link(hub, store, upstream, Metrics(lambda: 0), clock=clock, open_line=lambda: line)
    known = Succession(county, clock).authorities()
    line = cast(
        "HttpLine",
        SimpleNamespace(hello=lambda: Hello(0, ca=known.now.decode(), next_ca=known.next.decode())),
    )

    link._greet(line)
    store.close()

    kept = hub.upstream()
    assert kept is not None
    assert kept.ca.strip() == ca.strip()
    assert kept.other_ca.strip() == waiting.certificate.decode().strip()
    assert kept.fingerprint == fingerprint_of(county.authority().der)

"""Several processes on one store, and one that is killed: what was confirmed is there, nothing is there by half."""

from __future__ import annotations

import random
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from commandroom.base.clock import SystemClock
from commandroom.center.app.application import Center
from commandroom.center.authority.home import COUNTY, About, CenterHome
from commandroom.domain.errors import WorldError
from commandroom.domain.exchange.effects import Fault, KeepParts, Kept
from commandroom.domain.exchange.messages import PushAnswer, PushAsk, SummaryAnswer, SummaryAsk
from commandroom.domain.exchange.streams import Device, Role
from commandroom.domain.exchange.sums import Sum, added
from commandroom.domain.journal import Entry
from commandroom.sync.line import HttpLine
from tests.center.conftest import MakeWorld
from tests.center.serving import Caller, Served, enrolled_over
from tests.center.world import COUNTY_CODE, TOWNSHIP, Guest, World, chain, problem

Serve = Callable[[Path], Served]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts processes, and ends those that still run."""
    running: list[Served] = []

    def start(home: Path) -> Served:
        running.append(Served(home))
        return running[-1]

    yield start
    for one in running:
        if one.process.poll() is None:
            one.kill()


@pytest.fixture
def real(tmp_path: Path, db_url: str) -> Iterator[World]:
    """A centre by the machine's own clock, as processes have it."""
    clock = SystemClock()
    home = CenterHome(tmp_path, clock)
    home.make(About("县中心", COUNTY_CODE, COUNTY, ("127.0.0.1", "localhost"), db_url))
    world = World(home, Center(home, home.store()), clock)  # type: ignore[arg-type]  # nobody sets this clock
    yield world
    world.close()


def expected(entries: list[Entry]) -> Sum:
    return added(Sum(), [(e.seq, e.hash) for e in entries])


def test_two_processes_that_take_the_same_stream_at_once_count_every_entry_once(
    make_world: MakeWorld,
) -> None:
    world = make_world()
    guest, other = world.joined(), world.again()
    device = Device(guest.device, Role.SEAT, TOWNSHIP, "A")
    entries = chain(guest.stream, 600)
    pages = [entries[start : start + 20] for start in range(0, 600, 20)]
    fresh: list[int] = []
    faults: list[WorldError] = []

    def bring(center: Center, order: list[list[Entry]]) -> None:
        for page in order:
            try:
                kept: Kept = center.store.disk_for(device).perform(KeepParts((guest.part(page),), {}))
            except WorldError as error:
                faults.append(error)
            else:
                fresh.append(kept.fresh)

    threads = [
        threading.Thread(target=bring, args=(center, random.Random(seed).sample(pages, len(pages))))  # noqa: S311 - an order
        for seed, center in enumerate((world.center, other.center, world.center, other.center))
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    other.close()

    assert faults == []
    assert sum(fresh) == 600
    assert guest.summary().sums == {guest.stream: expected(entries)}


def test_what_one_process_took_the_other_gives_at_once(make_world: MakeWorld) -> None:
    world = make_world()
    a, b, other = world.joined(seat="A"), world.joined(seat="B"), world.again()
    there = Guest(other, b.keys, b.answer)
    for count in (1, 2, 3):
        a.push(chain(a.stream, count))
        assert there.summary().digest == b.summary().digest
        assert len(there.pull(a.stream)[a.stream]) == count
    other.close()


def test_a_process_that_listens_is_called_over_tls_and_ends_in_order(real: World, serve: Serve) -> None:
    code = real.invite()
    served = serve(real.home.folder.parent)
    ca = real.home.authority().certificate.decode()

    caller = enrolled_over(served.url, ca, code, real)
    entries = chain(caller.guest.stream, 1500)
    parts = [caller.guest.part(entries[start : start + 1000]) for start in (0, 1000)]
    first, answer = [caller.call(PushAsk((part,))) for part in parts]
    assert isinstance(first, PushAnswer)
    assert isinstance(answer, PushAnswer)
    assert answer.refused == first.refused == ()
    assert answer.sums == {caller.guest.stream: expected(entries)}
    caller.line.close()

    assert served.stop() == 0
    assert real.center.store.counts()["entry"] == 1500


@pytest.mark.parametrize("db_url", ["sqlite"], indirect=True)
def test_a_process_that_is_told_to_end_answers_who_waits_and_keeps_nobody_waiting(
    real: World, serve: Serve
) -> None:
    code = real.invite()
    served = serve(real.home.folder.parent)
    caller = enrolled_over(served.url, real.home.authority().certificate.decode(), code, real)
    held = caller.call(SummaryAsk("?"))
    assert isinstance(held, SummaryAnswer)
    heard: list[str | Fault] = []
    waiting = threading.Thread(target=lambda: heard.append(caller.line.wait(held.digest)))
    waiting.start()
    figures = httpx.Client(verify=False)  # noqa: S501 - only how many wait
    while "commandroom_waiting 1.0" not in figures.get(served.url + "/metrics").text:
        pass
    figures.close()

    assert served.stop() == 0
    waiting.join()
    caller.line.close()
    assert heard == [held.digest]


@pytest.mark.parametrize("db_url", ["sqlite"], indirect=True)
def test_who_pinned_another_authority_or_speaks_old_tls_or_none_gets_no_word(
    real: World, serve: Serve, tmp_path_factory: pytest.TempPathFactory
) -> None:
    served = serve(real.home.folder.parent)
    other = CenterHome(tmp_path_factory.mktemp("other"), SystemClock())
    other.make(About("别处", COUNTY_CODE, COUNTY, ("127.0.0.1",)))

    def hello(url: str, home: CenterHome) -> str:
        line = HttpLine(url, ca=home.authority().certificate.decode(), now=SystemClock().now)
        said = line.hello()
        line.close()
        return said.code if isinstance(said, Fault) else said.name

    assert hello(served.url, real.home) == "县中心"
    assert hello(served.url, other) == "exchange.not_our_server"
    assert hello(served.url.replace("127.0.0.1", "127.0.0.2"), real.home) in {
        "exchange.not_our_server",
        "exchange.no_answer",
    }
    with pytest.raises(httpx.HTTPError):
        httpx.get(served.url.replace("https", "http") + "/v1/hello", trust_env=False)
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.load_verify_locations(cadata=real.home.authority().certificate.decode())
    old.set_ciphers("ALL:@SECLEVEL=0")
    old.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises(httpx.ConnectError), httpx.Client(verify=old, trust_env=False) as client:
        client.get(served.url + "/v1/hello")


def test_a_process_that_is_killed_in_between_has_all_that_it_confirmed(real: World, serve: Serve) -> None:
    code = real.invite()
    served = serve(real.home.folder.parent)
    ca = real.home.authority().certificate.decode()
    caller = enrolled_over(served.url, ca, code, real)
    guest = caller.guest
    entries = chain(guest.stream, 4000)
    pages = [entries[start : start + 100] for start in range(0, 4000, 100)]
    confirmed = 0
    dice = random.Random(7)  # noqa: S311 - moments to kill at
    for number, page in enumerate(pages):
        if number in {9, 21, 33}:
            killer = threading.Timer(dice.uniform(0, 0.05), served.kill)
            killer.start()
            said = caller.call(PushAsk((guest.part(page),)))
            killer.join()
            caller.line.close()
            served = serve(real.home.folder.parent)
            caller = Caller(served.url, ca, guest)
            if isinstance(said, PushAnswer):
                confirmed = page[-1].seq
            held = caller.call(SummaryAsk("?"))
            assert isinstance(held, SummaryAnswer)
            assert held.sums[guest.stream].top >= confirmed
            assert held.sums[guest.stream] == expected(entries[: held.sums[guest.stream].top])
        answer = caller.call(PushAsk((guest.part(page),)))
        assert isinstance(answer, PushAnswer), answer
        confirmed = page[-1].seq
    caller.line.close()

    assert served.stop() == 0
    assert guest.summary().sums[guest.stream] == expected(entries)
    assert guest.pull(guest.stream)[guest.stream] == [e.raw for e in entries]


@pytest.mark.parametrize("db_url", ["postgresql"], indirect=True)
def test_a_database_that_falls_over_and_comes_back_is_asked_again(
    real: World, request: pytest.FixtureRequest
) -> None:
    guest = real.joined()
    entries = chain(guest.stream, 20)
    guest.push(entries[:10])

    request.getfixturevalue("postgresql").restart_hard()

    guest.push(entries[10:])
    assert guest.summary().sums[guest.stream] == expected(entries)


@pytest.mark.parametrize("db_url", ["postgresql"], indirect=True)
@pytest.mark.warns("call failed")
def test_while_the_database_is_down_the_answer_is_to_come_again(
    real: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from psycopg.errors import DiskFull, OperationalError

    from commandroom.center.store.rows import Pourer

    guest = real.joined()
    part = guest.part(chain(guest.stream, 3))
    for error, status, code in (
        (OperationalError("server closed the connection"), 503, "exchange.busy_there"),
        (DiskFull("No space left on device"), 507, "exchange.full_there"),
    ):

        def fail(*_given: object, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(Pourer, "fill", fail)
        refused = guest.send(PushAsk((part,)))
        assert (refused.status_code, problem(refused)) == (status, code)
        assert int(refused.headers["retry-after"]) > 0
        assert guest.summary().sums == {}
    monkeypatch.undo()

    assert guest.send(PushAsk((part,))).status_code == 200

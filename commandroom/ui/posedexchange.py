"""An exchange that is posed for pictures and tests: connected, cut off, stuck, in conflict, never joined; it reaches nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from msgspec.structs import replace

from commandroom.usecases.exchanging import (
    Carried,
    DeviceRow,
    Exchanged,
    ExchangedRow,
    ExchangeState,
    Joined,
    KeyLife,
    KeyPlace,
    Line,
    Package,
    PeerState,
    Trouble,
    WaitingKind,
    WayOut,
)
from commandroom.usecases.queries import ConflictRow, ConflictSide

HUB, CENTRE = "https://10.20.0.5:8443", "https://sync.qingxi.example:8443"
PLACE, HUB_NAME = "临溪镇", "二楼值班室主机"
Now = Callable[[], datetime]


class ExchangePose(StrEnum):
    """How the exchange can stand in a picture, besides being offline."""

    CONNECTED = "connected"
    STUCK = "stuck"
    CONFLICT = "conflict"


def _ago(now: datetime, **span: float) -> datetime:
    return now - timedelta(**span)


def _peers(now: datetime) -> tuple[PeerState, ...]:
    hub = PeerState(
        HUB, "hub", HUB_NAME, Line.CONNECTED, last_success=_ago(now, seconds=8), last_try=_ago(now, seconds=8),
        next_try=now + timedelta(seconds=7), since=_ago(now, days=6), offset_ms=240, fingerprint="7K3Q-X9M2-PD4A-BCDE",
        program="0.4.0", certificate_until=now + timedelta(days=412),
    )  # fmt: skip
    centre = PeerState(
        CENTRE, "center", "县综合信息指挥中心", Line.CONNECTED, last_success=_ago(now, seconds=35),
        last_try=_ago(now, seconds=35), next_try=now + timedelta(seconds=25), since=_ago(now, days=2), offset_ms=-1850,
        waiting=3, fingerprint="Q2WE-4RT5-YU6P-AS7D", program="0.4.0", certificate_until=now + timedelta(days=19),
    )  # fmt: skip
    return hub, centre


def _devices(now: datetime) -> tuple[DeviceRow, ...]:
    def seat(letter: str, name: str, **more: object) -> DeviceRow:
        row = DeviceRow(
            f"device-{letter}", letter, "seat", PLACE, name, is_me=letter == "A", joined_at=_ago(now, days=120),
            last_entry_at=_ago(now, minutes=3),
        )  # fmt: skip
        return replace(row, **more)

    return (
        seat("A", "值班台一"),
        seat("B", "值班台二", last_entry_at=_ago(now, minutes=11)),
        seat("C", "受理窗口", last_entry_at=_ago(now, hours=2)),
        seat("D", "旧笔记本", revoked_at=_ago(now, days=9), last_entry_at=_ago(now, days=10)),
        DeviceRow("device-hub", "", "hub", PLACE, HUB_NAME, is_me=False, joined_at=_ago(now, days=120)),
        DeviceRow("device-center", "", "center", "青溪县", "县综合信息指挥中心", is_me=False, joined_at=_ago(now, days=118)),
    )  # fmt: skip


def _recent(now: datetime) -> tuple[ExchangedRow, ...]:
    row = ExchangedRow(_ago(now, seconds=8), HUB, "exchange", 2, 5, 64)
    centre = replace(row, peer=CENTRE)
    return (
        row,
        replace(centre, at=_ago(now, seconds=35), pushed=0, pulled=1, millis=310),
        replace(row, at=_ago(now, seconds=23), pushed=0, pulled=0, millis=21),
        replace(centre, at=_ago(now, minutes=4), pushed=4, pulled=0, millis=480),
        replace(centre, at=_ago(now, hours=3), pushed=0, pulled=0, millis=15_000, result="exchange.too_slow"),
        replace(
            row,
            at=_ago(now, hours=26),
            peer="",
            kind="package_in",
            pushed=0,
            pulled=128,
            millis=1900,
            note="席位 C",
        ),
        replace(row, at=_ago(now, hours=27), peer="", kind="package_out", pushed=96, pulled=0, millis=820),
        replace(centre, at=_ago(now, hours=30), pushed=212, pulled=41, millis=6400),
    )


def connected(now: datetime) -> ExchangeState:
    """Hub and centre answer; a little is on its way."""
    return ExchangeState(
        line=Line.CONNECTED, seat="A", place=PLACE, device="device-A", keys=KeyPlace.KEYRING, peers=_peers(now),
        waiting=(WaitingKind("events", 4, _ago(now, seconds=20)), WaitingKind("files", 2, _ago(now, seconds=40))),
        devices=_devices(now), recent=_recent(now),
        key_life=KeyLife(_ago(now, days=120), _ago(now, days=120 - 365), by_itself=True),
    )  # fmt: skip


def offline(now: datetime) -> ExchangeState:
    """Nobody answers since some time; what is done waits."""
    since = _ago(now, hours=1, minutes=14)
    cut = {"line": Line.OFFLINE, "since": since, "last_success": since, "fault": "exchange.no_answer"}
    hub, centre = (replace(peer, **cut) for peer in _peers(now))
    waits = (
        WaitingKind("events", 8, since),
        WaitingKind("records", 1, since),
        WaitingKind("files", 5, since),
    )
    failed = tuple(
        replace(
            row, at=_ago(now, minutes=5 * at), pushed=0, pulled=0, millis=5000, result="exchange.no_answer"
        )
        for at, row in enumerate(_recent(now)[:4])
    )
    return replace(
        connected(now),
        line=Line.OFFLINE,
        peers=(replace(hub, waiting=12), replace(centre, waiting=14)),
        waiting=waits,
        recent=(*failed, *(replace(row, at=row.at - timedelta(hours=2)) for row in _recent(now)[4:])),
    )


def stuck(now: datetime) -> ExchangeState:
    """Several things wait for a person."""
    hub, centre = _peers(now)
    troubles = (
        Trouble("exchange.not_our_server", 1, _ago(now, hours=5), WayOut.TRY_AGAIN, CENTRE),
        Trouble(
            "exchange.clock_off",
            1,
            _ago(now, minutes=50),
            WayOut.OPEN_CLOCK,
            HUB,
            {"minutes": "3", "name": HUB_NAME},
        ),
        Trouble("exchange.unproven", 3, _ago(now, days=1), WayOut.PUT_ASIDE, "330299104/D.1", {"seat": "D"}),
        Trouble("exchange.two_devices", 2, _ago(now, minutes=26), WayOut.JOIN, "fork"),
        Trouble("exchange.newer_entries", 5, _ago(now, days=2), WayOut.UPDATE, "unknown_verb"),
    )
    ill = replace(
        centre, line=Line.STUCK, since=_ago(now, hours=5), last_success=_ago(now, hours=5), waiting=14,
        fault="exchange.not_our_server",
    )  # fmt: skip
    waits = (WaitingKind("events", 16, _ago(now, hours=5)),)
    return replace(
        connected(now), line=Line.STUCK, keys=KeyPlace.FILE_MACHINE, peers=(replace(hub, offset_ms=187_000), ill),
        troubles=troubles, waiting=waits, to_fold=42,
    )  # fmt: skip


def torn(now: datetime) -> ExchangeState:
    """Connected, with conflicts."""
    trouble = Trouble("exchange.in_conflict", 2, _ago(now, minutes=18), WayOut.SETTLE)
    return replace(connected(now), line=Line.STUCK, troubles=(trouble,), conflicts=2)


def conflicts(now: datetime) -> tuple[ConflictRow, ...]:
    """Two that are open, one that was settled."""

    def side(entry: str, verb: str, actor: str, minutes: float, seat: str, **fields: str) -> ConflictSide:
        return ConflictSide(entry, verb, actor, _ago(now, minutes=minutes), seat, tuple(fields.items()))

    dispatched = ConflictRow(
        "c1", "e1", "LX20261120-0147", "老粮站门口窨井盖破损", stands="a1",
        first=side("a1", "dispatch", "周敏", 31, "A", lead_office="综合行政执法队", handler="姜国川",
                   requirement="先设围挡，两小时内更换井盖", deadline="11-20 18:00", tier="2"),
        second=side("b1", "dispatch", "何晓燕", 18, "B", lead_office="发展服务办公室", handler="倪秀龙",
                    requirement="先设围挡，两小时内更换井盖", deadline="11-20 20:00", tier="2"),
    )  # fmt: skip
    graded = ConflictRow(
        "c2", "e2", "LX20261120-0139", "梅坪溪上游河水发黑发臭", stands="b2",
        first=side("a2", "close", "周敏", 44, "A", closing_text="已清理完毕，现场恢复", reply_text="已处理，请继续监督"),
        second=side("b2", "rework", "何晓燕", 52, "B", reason="现场仍有异味，请继续处置"),
    )  # fmt: skip
    settled = ConflictRow(
        "c3", "e3", "LX20261119-0122", "临溪新苑二期工地夜间施工噪声扰民", stands="a3", settled=True, kept="a3",
        settled_by="周敏", settled_at=_ago(now, hours=20),
        first=side("a3", "suspend_ok", "周敏", 1400, "A", reason="等待检测报告", max_days="5"),
        second=side("b3", "suspend_no", "何晓燕", 1390, "B", opinion="可先行处置"),
    )  # fmt: skip
    return dispatched, graded, settled


STATES: dict[str, Callable[[datetime], ExchangeState]] = {
    "connected": connected,
    "offline": offline,
    "stuck": stuck,
    "conflict": torn,
    "empty": lambda _now: ExchangeState(),
}


class PosedExchange:
    """Answers with a state that was chosen, and remembers what was asked of it."""

    def __init__(self, now: Now, pose: str = "connected") -> None:
        self._now = now
        self.pose = pose if pose in STATES else "connected"
        self.asked: list[tuple[str, object]] = []
        self.wake: Callable[[], object] | None = None

    @property
    def is_joined(self) -> bool:
        """Whether the pose has anybody to exchange with."""
        return self.pose != "empty"

    def state(self) -> ExchangeState:
        """The state of the pose at this moment."""
        return STATES[self.pose](self._now())

    def conflicts(self, *, settled: bool) -> tuple[ConflictRow, ...]:
        """What a room in this pose answers about conflicts."""
        rows = conflicts(self._now()) if self.pose == ExchangePose.CONFLICT else ()
        return tuple(row for row in rows if settled or not row.settled)

    def now(self, *, timeout: float = 600.0) -> Exchanged:
        """As if everybody had answered."""
        self.asked.append(("now", timeout))
        return Exchanged(pushed=3, pulled=5, seconds=0.4)

    def due(self) -> None:
        """Nothing comes of it."""
        self.asked.append(("due", None))

    def push(self) -> None:
        """Nothing comes of it."""
        self.asked.append(("push", None))

    def carry(self, *, timeout: float = 600.0) -> Carried:
        """Nothing comes of it."""
        self.asked.append(("carry", timeout))
        return Carried()

    def listen(self, *, on: bool) -> None:
        """Nothing comes of it."""
        self.asked.append(("listen", on))

    def soon(self) -> None:
        """Nothing comes of it."""
        self.asked.append(("soon", None))

    def join(self, url: str, code: str, *, pin: str = "") -> Joined:
        """As if the code had been good."""
        self.asked.append(("join", (url, code, pin)))
        self.pose = ExchangePose.CONNECTED
        return Joined("B", PLACE, "7K3QX9M2PD4ABCDE", url)

    def change_keys(self) -> bool:
        """As if a server had answered."""
        self.asked.append(("change_keys", None))
        return True

    def leave(self, url: str) -> None:
        """Nothing comes of it."""
        self.asked.append(("leave", url))

    def export_package(self, folder: Path) -> Package:
        """As if a package had been written."""
        self.asked.append(("export", folder))
        return self._package(folder / "exchange-330299104-A-20261120-162900.crx", fresh=0)

    def import_package(self, file: Path) -> Package:
        """As if a package had been taken in."""
        self.asked.append(("import", file))
        return self._package(file, fresh=96)

    def way_out(self, trouble: Trouble) -> None:
        """The pose is well again."""
        self.asked.append(("way_out", trouble.code))
        self.pose = ExchangePose.CONNECTED

    def _package(self, file: Path, *, fresh: int) -> Package:
        return Package(file, PLACE, "A", 128, "9f2c4b7e1d8a6053" * 4, _ago(self._now(), minutes=1), fresh)

"""The rooms that benchmarks measure on: built once through decide and fold, verified, kept under build/."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from commandroom.base.clock import FixedClock
from commandroom.domain.event.history import ImportEvent
from commandroom.domain.event.imported import Imported
from commandroom.entrypoints.opening import Start, create_room, open_room
from commandroom.usecases.commands import Act
from commandroom.usecases.room import Room

END = datetime(2026, 11, 22, 11, 40, tzinfo=UTC)
BATCH = 1000
PLACES = ("临溪村", "新河村", "下桥村", "凤凰村", "龙潭社区", "北街社区", "石桥头村", "东岙村")
MATTERS = (
    "井盖缺失",
    "垃圾堆放",
    "邻里纠纷",
    "噪声扰民",
    "路灯不亮",
    "违法搭建",
    "车辆乱停",
    "河道漂浮物",
    "欠薪投诉",
    "积水",
)
WORDS = (
    "请尽快处理",
    "已反映多次",
    "影响通行",
    "夜间更明显",
    "希望答复",
    "存在安全隐患",
    "周边居民意见较大",
    "谢谢",
)
SINGLE = 50


def filled_room(folder: Path, events: int) -> Room:
    """A practice room with so many imported events, one in fifty still open; kept and opened again if it is there."""
    home = folder / f"room-{events}"
    clock = FixedClock(END)
    if (home / "ready").exists():
        return open_room(home, clock=clock)
    room = create_room(home, Start("临溪镇", "330299104", practice=True), clock=clock)
    luck = random.Random(events)  # noqa: S311 - the same texts each time
    for start in range(0, events, BATCH):
        with room.together():
            for n in range(start, min(start + BATCH, events)):
                room.perform(Act("import", data=ImportEvent(row=_row(n, events, luck)), actor="system"))
    problems = room.store.verify().problems
    if problems:
        raise SystemExit(f"the bench store is damaged: {problems[:3]}")
    (home / "ready").write_text("verified", encoding="utf-8")
    return room


def _row(n: int, events: int, luck: random.Random) -> Imported:
    reported = END - timedelta(days=3650 * (events - n) / events, minutes=luck.randrange(600))
    place, matter = luck.choice(PLACES), luck.choice(MATTERS)
    text = f"{place}{luck.randrange(1, 200)}号附近{matter}，{'，'.join(luck.sample(WORDS, 4))}。编号{n}。"
    closed = reported + timedelta(days=luck.expovariate(1 / 4)) if n % SINGLE else None
    return Imported(number=n + 1, ext_no=f"B{n}", source=luck.choice(("H12345", "GRID", "CSCG")), reported_at=reported,
                    title=f"{place}{matter}", text=text, location=f"{place}{luck.randrange(1, 200)}号",
                    closed_at=min(closed, END) if closed else None, reply_text="已处理完毕" if closed else "")  # fmt: skip

"""`monitor`: what the townships told the county of their days."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from commandroom.domain.time.moments import iso, local
from commandroom.entrypoints.arguments import count, moment
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

if TYPE_CHECKING:
    from commandroom.usecases.queries import MonitorDay, MonitorRow

_DAYS, _MOST = 14, 366
_SIGNS = {"told": "●", "late": "◐", "missing": "○", "before": "·"}


def arguments(parser: Parser) -> None:
    """How many days, and before which moment."""
    days = Words(
        f"最近几天（默认 {_DAYS}，最多 {_MOST}）", f"days before today ({_DAYS} unless told, {_MOST} at most)"
    )
    at = Words("另定时刻（仅练习用目录）", "another moment, in practice homes only")
    parser.add_argument("--at", type=moment, metavar="ISO", help=parser.about(at))
    parser.add_argument("--days", type=count, default=_DAYS, metavar="N", help=parser.about(days))


def monitor(asked: Namespace, context: Context) -> Answer:
    """A row for each township: its last figures, and which days were told, late or missing."""
    from commandroom.usecases.queries import Monitor

    sheet = context.room().ask(Monitor(context.moment(asked.at), days=min(max(asked.days, 1), _MOST)))
    rows = [_row(row) for row in sheet.rows]
    lines = [_line(row, context) for row in sheet.rows]
    lines.append(context.say(f"共 {len(rows)} 个乡镇。", f"{len(rows)} townships."))
    return Answer({"days": [day.isoformat() for day in sheet.days], "rows": rows}, lines)


def _row(row: MonitorRow) -> dict[str, Any]:
    return {
        "township": row.township, "name": row.name, "missing": row.missing, "late": row.late,
        "received_at": iso(row.received_at) if row.received_at is not None else None,
        "days": [_day(day) for day in row.days],
    }  # fmt: skip


def _day(day: MonitorDay) -> dict[str, Any]:
    told: dict[str, Any] = {"day": day.day.isoformat(), "telling": day.telling.value}
    figures = day.figures
    if figures is None:
        return told
    stock = figures.stock
    return told | {
        "made_at": iso(figures.made_at), "received": figures.received, "closed": figures.closed,
        "closed_late": figures.closed_late, "reported_up": figures.reported_up, "by_source": figures.by_source,
        "by_category": figures.by_category,
        "stock": {"open": stock.open, "overdue": stock.overdue, "red": stock.red, "yellow": stock.yellow,
                  "suspended": stock.suspended} if stock is not None else None,
    }  # fmt: skip


def _line(row: MonitorRow, context: Context) -> str:
    signs = "".join(_SIGNS[day.telling.value] for day in row.days)
    arrived = f"{local(row.received_at):%m-%d %H:%M}" if row.received_at is not None else "—"
    latest = row.latest
    if latest is None:
        said = context.say("尚无数据", "nothing told yet")
    else:
        stock = latest.stock
        standing = (stock.open, stock.overdue, stock.red) if stock is not None else ("—", "—", "—")
        said = context.say(
            "受理 {} 办结 {} 上报 {} 在办 {} 超期 {} 红灯 {}",
            "in {} closed {} up {} open {} overdue {} red {}",
        ).format(latest.received, latest.closed, latest.reported_up, *standing)
    return f"{row.township} {row.name}  {signs}  {arrived}  {said}"


MONITOR = Command(
    "monitor",
    Words("运行监测：各乡镇每日运行数据", "what the townships told of their days"),
    monitor,
    arguments,
)

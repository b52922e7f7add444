"""The table of events that leaves the room: its columns as data, its rows one after the other."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from commandroom.domain.errors import RefusedError
from commandroom.domain.event.state import Event
from commandroom.entrypoints.words import Words
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRow, EventDetail, Reveal
from commandroom.usecases.room import Room

Cell = Callable[[Event, BoardRow, dict[str, str]], object]

COLUMNS: tuple[tuple[Words, Cell], ...] = (
    (Words("事件编号", "Number"), lambda event, _row, _who: event.number),
    (Words("外部编号", "External number"), lambda event, _row, _who: event.ext_no),
    (Words("来源", "Source"), lambda event, _row, _who: event.source),
    (Words("标题", "Title"), lambda event, _row, _who: event.title),
    (Words("内容", "Text"), lambda event, _row, _who: event.text),
    (Words("状态", "State"), lambda event, _row, _who: event.state.label),
    (Words("紧急程度", "Urgency"), lambda event, _row, _who: str(event.urgency)),
    (Words("突发事件等级", "Severity"), lambda event, _row, _who: str(event.severity)),
    (Words("处置层级", "Tier"), lambda event, _row, _who: int(event.tier)),
    (Words("类别编码", "Category code"), lambda event, _row, _who: event.category),
    (Words("类别", "Category"), lambda _event, row, _who: row.category_name),
    (Words("网格", "Grid"), lambda _event, row, _who: row.grid_name),
    (Words("地点", "Place"), lambda event, _row, _who: event.location),
    (Words("牵头单位", "Lead unit"), lambda _event, row, _who: row.lead_name),
    (Words("承办人", "Handler"), lambda _event, row, _who: row.handler_name),
    (Words("诉求人", "Reporter"), lambda _event, _row, who: who.get("name", "")),
    (Words("联系电话", "Telephone"), lambda _event, _row, who: who.get("phone", "")),
    (Words("发生时间", "Occurred"), lambda event, _row, _who: event.occurred_at),
    (Words("上报时间", "Reported"), lambda event, _row, _who: event.reported_at),
    (Words("登记时间", "Registered"), lambda event, _row, _who: event.registered_at),
    (Words("当前时限", "Due"), lambda _event, row, _who: row.due),
    (Words("办结时间", "Closed"), lambda event, _row, _who: event.closed_at),
    (Words("办理情况", "Handling"), lambda event, _row, _who: event.handling_text),
    (Words("公开答复", "Reply"), lambda event, _row, _who: event.reply_text),
)


def rows_of(room: Room, board: BoardQuery, *, now: datetime, reason: str = "") -> Iterator[list[object]]:
    """One row an event, masked; with a reason each event's personal data are revealed, and that is journaled.

    What may not be revealed to the person at this seat stays masked.
    """
    for row in array("i", room.ask(BoardIds(board, now=now)).ids):
        sheet = room.ask(EventDetail(str(row)))
        who: dict[str, str] = sheet.reporter
        if reason and sheet.event.sealed is not None:
            who = _revealed(room, sheet.event, reason) or who
        yield [cell(sheet.event, sheet.board, who) for _, cell in COLUMNS]


def _revealed(room: Room, event: Event, reason: str) -> dict[str, Any]:
    try:
        room.perform(Act("reveal", event.id, {"reason": reason}))
    except RefusedError:
        return {}
    return room.ask(Reveal(event.id, room.operator().id))

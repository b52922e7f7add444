"""Events as rows of a table that leaves the room: masked, or in clear with a reason on each event's record."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event.recording import Reveal
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import BoardIds, BoardQuery, EventDetail, EventSheet
from commandroom.usecases.queries import Reveal as RevealQuery
from commandroom.usecases.room import Room

Cell = str | int | datetime | None

_AT_ONCE = 100
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
_ID_NUMBER = re.compile(  # GB 11643: place, date of birth, serial, check digit
    r"(?<!\d)([1-9]\d{2})\d{3}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(\d{3}[\dXx])(?![\dXx])"
)

COLUMNS: tuple[tuple[str, str, Callable[[EventSheet, dict[str, str]], Cell]], ...] = (
    ("事件编号", "Number", lambda sheet, _who: sheet.event.number),
    ("外部编号", "External number", lambda sheet, _who: sheet.event.ext_no),
    ("来源", "Source", lambda sheet, _who: sheet.event.source),
    ("标题", "Title", lambda sheet, _who: sheet.event.title),
    ("内容", "Text", lambda sheet, _who: sheet.event.text),
    ("诉求性质", "Nature", lambda sheet, _who: sheet.event.nature),
    ("状态", "State", lambda sheet, _who: sheet.event.state.label),
    ("紧急程度", "Urgency", lambda sheet, _who: sheet.event.urgency.value),
    ("突发事件等级", "Severity", lambda sheet, _who: sheet.event.severity.value),
    ("处置层级", "Tier", lambda sheet, _who: int(sheet.event.tier)),
    ("类别编码", "Category code", lambda sheet, _who: sheet.event.category),
    ("类别", "Category", lambda sheet, _who: sheet.board.category_name),
    ("网格", "Grid", lambda sheet, _who: sheet.board.grid_name),
    ("地点", "Place", lambda sheet, _who: sheet.event.location),
    ("牵头单位", "Lead unit", lambda sheet, _who: sheet.board.lead_name),
    ("承办人", "Handler", lambda sheet, _who: sheet.board.handler_name),
    ("诉求人", "Reporter", lambda _sheet, who: who.get("name", "")),
    ("联系电话", "Telephone", lambda _sheet, who: who.get("phone", "")),
    ("证件号码", "ID number", lambda _sheet, who: who.get("id_no", "")),
    ("住址", "Address", lambda _sheet, who: who.get("address", "")),
    ("发生时间", "Occurred", lambda sheet, _who: sheet.event.occurred_at),
    ("上报时间", "Reported", lambda sheet, _who: sheet.event.reported_at),
    ("登记时间", "Registered", lambda sheet, _who: sheet.event.registered_at),
    ("派遣时间", "Dispatched", lambda sheet, _who: sheet.event.first_dispatched_at),
    ("反馈时间", "Fed back", lambda sheet, _who: sheet.event.feedback_at),
    ("当前时限", "Due", lambda sheet, _who: sheet.board.due),
    ("办结时间", "Closed", lambda sheet, _who: sheet.event.closed_at),
    ("办理情况", "Handling", lambda sheet, _who: sheet.event.handling_text),
    ("公开答复", "Reply", lambda sheet, _who: sheet.event.reply_text),
    ("满意度", "Satisfaction", lambda sheet, _who: sheet.event.satisfaction),
)
_KEPT = 2  # the two numbers are no telephones


@dataclass(frozen=True, slots=True)
class Unmasking:
    """In whose name and why personal data leave in clear."""

    reason: str
    person: str = ""


@dataclass(slots=True)
class Exported:
    """What went out so far: rows, events whose data went out in clear, events whose data had to stay masked."""

    rows: int = 0
    revealed: int = 0
    closed: int = 0
    guarded: list[str] = field(default_factory=list)


def columns(*, english: bool = False) -> tuple[str, ...]:
    """The heading."""
    return tuple(en if english else zh for zh, en, _ in COLUMNS)


def export_events(
    room: Room, board: BoardQuery, done: Exported, *, unmasking: Unmasking | None = None
) -> Iterator[tuple[Cell, ...]]:
    """The rows of a board query, counted in `done` as they go.

    Without `unmasking` the reporter's data are masked as on the screen, and telephone and identity numbers inside
    the texts too. With it a `reveal` entry with the reason stands at each event before its data go out; of
    denunciations and confidential matters they stay masked unless the person may see them.

    Raises:
        FieldError: `export.needs_reason`.
        RefusedError: `person.nobody`.
    """
    if unmasking is not None and not unmasking.reason.strip():
        raise FieldError("export.needs_reason", field="reason")
    person = room.actor(unmasking.person).id if unmasking is not None else ""
    found = array("i", room.ask(BoardIds(board, now=room.now())).ids)
    return _rows(room, found, done, unmasking, person)


def _rows(
    room: Room, found: array[int], done: Exported, unmasking: Unmasking | None, person: str
) -> Iterator[tuple[Cell, ...]]:
    for start in range(0, len(found), _AT_ONCE):
        sheets = [
            sheet for row in found[start : start + _AT_ONCE] if (sheet := _sheet(room, row, done)) is not None
        ]
        open_ = _revealed(room, sheets, done, unmasking, person) if unmasking is not None else frozenset()
        for sheet in sheets:
            clear = sheet.event.id in open_
            personal = room.ask(RevealQuery(sheet.event.id, person)) if clear else sheet.reporter
            done.rows += 1
            guarded = sheet.event.sealed is not None and not clear
            yield _cells(sheet, personal, masked=unmasking is None or guarded)


def _sheet(room: Room, row: int, done: Exported) -> EventSheet | None:
    """The event; None where it is closed to who exports, which is counted."""
    try:
        return room.ask(EventDetail(f"#{row}"))
    except RefusedError as refused:
        if refused.code != "event.closed":
            raise
        done.closed += 1
        return None


def _revealed(
    room: Room, sheets: list[EventSheet], done: Exported, unmasking: Unmasking, person: str
) -> frozenset[str]:
    """The events whose data may go out in clear, each with its entry."""
    may = set()
    with room.together():
        for sheet in sheets:
            if sheet.event.sealed is None:
                continue
            try:
                deed = Reveal(reason=unmasking.reason)
                room.perform(Act("reveal", event=sheet.event.id, data=deed, actor=person))
            except RefusedError as refused:
                if refused.code != "reveal.guarded":
                    raise
                done.guarded.append(sheet.event.number)
            else:
                may.add(sheet.event.id)
    done.revealed += len(may)
    return frozenset(may)


def _cells(sheet: EventSheet, personal: dict[str, str], *, masked: bool) -> tuple[Cell, ...]:
    cells = [cell(sheet, personal) for _, _, cell in COLUMNS]
    if not masked:
        return tuple(cells)
    return (*cells[:_KEPT], *(masked_text(cell) if isinstance(cell, str) else cell for cell in cells[_KEPT:]))


def masked_text(text: str) -> str:
    """A text whose mobile and identity numbers have lost their middle."""
    return _MOBILE.sub(r"\1****\2", _ID_NUMBER.sub(r"\1***********\2", text))

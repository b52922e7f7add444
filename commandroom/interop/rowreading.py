"""The fields of one row, each by what the map says of it; the first that cannot be read ends the row."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from commandroom.domain.errors import RefusedError
from commandroom.domain.event.imported import (
    NATURES,
    SOURCES,
    TEXT_LIMIT,
    TITLE_LIMIT,
    Imported,
)
from commandroom.domain.event.rules import said
from commandroom.interop import values
from commandroom.interop.columns import (
    MOMENTS,
    SHORT_TEXTS,
    Condition,
    Joined,
)
from commandroom.interop.moments import Moment, day_of_number, moment, moments_in
from commandroom.interop.tables import TableRow
from commandroom.interop.values import Formula

if TYPE_CHECKING:
    from commandroom.interop.binding import Binding

_STAGES = ("reported_at", "accepted_at", "dispatched_at", "feedback_at", "closed_at")
_SHORT_LIMIT = 200
_NUMBER_LIMIT = 120


class UnreadableError(Exception):
    """Why a row cannot become an event."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def _fault_of(error: RefusedError, column: str) -> UnreadableError:
    return UnreadableError(
        error.code, column=column, **{key: str(value) for key, value in error.params.items()}
    )


class RowReading:
    """One row while it is read."""

    def __init__(self, bound: Binding, row: TableRow) -> None:
        self._bound = bound
        self._row = row
        self._notes: list[str] = []
        self._kept: dict[str, str] = {}
        self._texts: dict[str, str] = {}

    def imported(self) -> Imported:
        """The event the row tells of.

        Raises:
            UnreadableError: there is none.
        """
        title, text = self._title_and_text()
        moments = self._moments()
        ext_no = self._number()
        reported = self._reported(moments, ext_no)
        closed, assumed = self._closing(moments, reported)
        between = self._between(moments, reported, closed)
        shorts = {field: self._short(field) for field in SHORT_TEXTS}
        phone = self._phone()
        return Imported(
            number=self._row.number,
            ext_no=ext_no,
            source=self._source(),
            title=title,
            text=text,
            reported_at=reported,
            nature=self._nature(shorts["nature"]),
            category_hint=shorts["category_hint"] or None,
            location=shorts["location"],
            grid_hint=shorts["grid_hint"] or None,
            reporter_name=shorts["reporter_name"] or None,
            reporter_phone=phone,
            anonymous=self._anonymous(),
            closed_at=closed,
            closed_at_assumed=assumed,
            lead_hint=shorts["lead_hint"] or None,
            handling_text=self._long("handling_text"),
            reply_text=self._long("reply_text"),
            satisfaction=shorts["satisfaction"] or None,
            solved=shorts["solved"] or None,
            transfers=self._transfers(),
            urgency_hint=shorts["urgency_hint"] or None,
            extra=self._extra(personal=False),
            sealed_extra=self._extra(personal=True),
            notes=tuple(dict.fromkeys(self._notes)),
            **between,
        )

    # texts

    def _raw(self, field: str) -> tuple[str, object]:
        """The first filled column of a field and what stands in it."""
        columns = self._bound.columns_of(field)
        for column in columns:
            if self._filled(column):
                return column, self._row.cells[column]
        return (columns[0] if columns else "", None)

    def _text(self, field: str) -> str:
        spec = self._bound.map.columns.get(field)
        if isinstance(spec, Joined):
            found = [self._plain(column) for column in self._bound.columns_of(field)]
            text = spec.separator.join(filter(None, found))
        else:
            column, _ = self._raw(field)
            text = self._plain(column) if column else ""
        return text or self._bound.map.defaults.get(field, "")

    def _plain(self, column: str) -> str:
        value = self._row.cells.get(column)
        if isinstance(value, Formula):
            raise UnreadableError("import.formula", column=column)
        return self._filled(column)

    def _filled(self, column: str) -> str:
        """What a column says, or nothing where it says that it is blank; worked out once."""
        text = self._texts.get(column)
        if text is None:
            text = self._texts[column] = values.filled(self._row.cells.get(column))
        return text

    def _long(self, field: str) -> str:
        text = self._text(field)
        if len(text) > TEXT_LIMIT:
            raise UnreadableError(
                "import.too_long", column=self._raw(field)[0], length=len(text), limit=TEXT_LIMIT
            )
        return text

    def _short(self, field: str) -> str:
        text = " ".join(self._text(field).split())
        text, known = self._bound.translated(field, text)
        if len(text) > _SHORT_LIMIT:
            self._keep(field, "import.note_shortened")
            text = values.shortened(text, limit=_SHORT_LIMIT)
        elif known and field not in {"reporter_name", "anonymous"}:
            self._keep(field, None)
        return text

    def _keep(self, field: str, note: str | None) -> None:
        """Keep what the columns of a field say beside what was made of it."""
        for column in self._bound.columns_of(field):
            text = values.as_text(self._row.cells.get(column))
            if text:
                self._kept[column] = text
        if note:
            self._notes.append(note)

    def _title_and_text(self) -> tuple[str, str]:
        title, text = said(self._text("title")), said(self._long("text"))
        if not (title or text):
            column = next(iter((*self._bound.columns_of("text"), *self._bound.columns_of("title"))), "")
            raise UnreadableError("import.no_text", column=column)
        if not title:
            self._notes.append("import.note_title_made")
            return values.title_of(text, limit=TITLE_LIMIT), text
        if len(title) > TEXT_LIMIT:
            raise UnreadableError(
                "import.too_long", column=self._raw("title")[0], length=len(title), limit=TEXT_LIMIT
            )
        if len(title) > TITLE_LIMIT:
            self._keep("title", "import.note_title_shortened")
        return values.shortened(title, limit=TITLE_LIMIT), text or title

    # values

    def _source(self) -> str:
        text = self._text("source")
        translated, known = self._bound.translated("source", text)
        self._keep("source", None)
        if known or translated in SOURCES:
            return translated
        if text:
            self._notes.append("import.note_source")
        return self._bound.map.source

    def _nature(self, text: str) -> str | None:
        if text in NATURES:
            return text
        if text:
            self._keep("nature", "import.note_nature")
        return None

    def _anonymous(self) -> bool:
        text, _ = self._bound.translated("anonymous", self._text("anonymous"))
        return values.yes_no(text) is True

    def _phone(self) -> str | None:
        column, value = self._raw("reporter_phone")
        try:
            number, lost = values.phone(value)
        except RefusedError as error:
            raise _fault_of(error, column) from None
        if lost:
            self._keep("reporter_phone", "import.note_phone_lost")
        return number

    def _transfers(self) -> int | None:
        column, value = self._raw("transfers")
        try:
            return values.count(value)
        except RefusedError as error:
            raise _fault_of(error, column) from None

    # the number

    def _number(self) -> str:
        key, key_from = self._bound.key_columns()
        parts = [self._code(column) for column in key]
        prefix = self._bound.map.key_prefix
        if parts and all(parts):
            number = prefix + "-".join(parts)
            if len(number) > _NUMBER_LIMIT:
                raise UnreadableError(
                    "import.too_long", column=key[0], length=len(number), limit=_NUMBER_LIMIT
                )
            return number
        if not key_from:
            column = next((c for c, part in zip(key, parts, strict=True) if not part), "")
            raise UnreadableError("import.no_number", column=column)
        said = "\x1f".join(values.as_text(self._row.cells.get(column)) for column in key_from)
        return prefix + hashlib.sha256(said.encode()).hexdigest()[:20]

    def _code(self, column: str) -> str:
        value = self._row.cells.get(column)
        if isinstance(value, Formula):
            raise UnreadableError("import.formula", column=column)
        text = values.code(value)
        if values.is_rounded(value):
            raise UnreadableError("import.number_rounded", column=column, value=text)
        return text

    # moments

    def _moments(self) -> dict[str, Moment]:
        found: dict[str, Moment] = {}
        for field in MOMENTS:
            column, value = self._raw(field)
            try:
                told = moment(value)
            except RefusedError as error:
                raise _fault_of(error, column) from None
            told = told or self._told_elsewhere(field)
            if told is not None:
                found[field] = told
        return found

    def _told_elsewhere(self, field: str) -> Moment | None:
        for table, place in ((self._bound.map.first_moment, 0), (self._bound.map.last_moment, -1)):
            for name in table.get(field, ()):
                column = self._bound.column(name)
                inside = moments_in(values.filled(self._row.cells.get(column))) if column else []
                if inside:
                    return sorted(inside)[place]
        return None

    def _reported(self, moments: Mapping[str, Moment], ext_no: str) -> datetime:
        told = moments.get("reported_at") or moments.get("accepted_at") or moments.get("dispatched_at")
        if told is None and self._bound.map.day_in_number:
            told = day_of_number(ext_no.removeprefix(self._bound.map.key_prefix))
            self._notes.append("import.note_day_of_number")
        if told is None:
            raise UnreadableError(
                "import.no_time", column=next(iter(self._bound.columns_of("reported_at")), "")
            )
        return told.at

    def _closing(self, moments: Mapping[str, Moment], reported: datetime) -> tuple[datetime | None, bool]:
        if not self._is_closed():
            return None, False
        for field in self._bound.map.state.closed_at:
            told = moments.get(field)
            if told is not None:
                closed = self._not_before(told, reported)
                if closed is None:
                    raise UnreadableError("import.times_backwards", column=self._raw(field)[0])
                return closed, field not in {"closed_at", "feedback_at"}
        return reported, True

    @staticmethod
    def _not_before(told: Moment, reported: datetime) -> datetime | None:
        """The moment, where it is not before the report; a bare day that holds the report is that moment."""
        if told.at >= reported:
            return told.at
        is_same_day = told.day_only and (reported - told.at).days == 0
        return reported if is_same_day else None

    def _is_closed(self) -> bool:
        arrival = self._bound.map.state
        if any(self._holds(rule) for rule in arrival.open_if):
            return False
        if any(self._holds(rule) for rule in arrival.closed_if):
            return True
        return any(self._says(field) for field in arrival.closed_when)

    def _says(self, field: str) -> bool:
        return bool(self._text(field)) or self._told_elsewhere(field) is not None

    def _holds(self, rule: Condition) -> bool:
        column = self._bound.column(rule.column)
        said = values.folded(values.filled(self._row.cells.get(column))) if column else ""
        return said in rule.values

    def _between(
        self, moments: Mapping[str, Moment], reported: datetime, closed: datetime | None
    ) -> dict[str, Any]:
        """The other moments; a stage told to be before the one it follows is kept in words only."""
        found: dict[str, Any] = {field: moments[field].at for field in ("ext_due",) if field in moments}
        occurred = moments.get("occurred_at")
        if occurred is not None and occurred.at <= reported:
            found["occurred_at"] = occurred.at
        elif occurred is not None:
            self._keep("occurred_at", "import.note_time_out_of_order")
        last = reported
        for field in _STAGES[1:-1]:
            if field not in moments:
                continue
            at = self._not_before(moments[field], last)
            if at is None or (closed is not None and at > closed):
                self._keep(field, "import.note_time_out_of_order")
                continue
            found[field] = last = at
        return found

    # the rest

    def _extra(self, *, personal: bool) -> dict[str, str]:
        found = dict(self._kept)
        for column in self._bound.rest():
            text = values.as_text(self._row.cells.get(column))
            if text:
                found[column] = text
        return {name: text for name, text in found.items() if self._bound.is_personal(name) is personal}

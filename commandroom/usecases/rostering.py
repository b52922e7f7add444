"""Records of duty and powers on their way in: read as what they are, and refused with a sentence when they cannot be.

What is kept is written the one way that every seat reads the same: moments with an offset, dates as `2026-03-10`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any, Protocol

import msgspec

from commandroom.domain import conditions
from commandroom.domain.conditions import Spell, Transfer, WeatherWarning, ZeroReport
from commandroom.domain.errors import FieldError, WrongUseError
from commandroom.domain.people.absences import Leave, Loan
from commandroom.domain.people.dutynotices import DutyReport
from commandroom.domain.people.grants import ABOUT, Grant, Mode, Recusal
from commandroom.domain.people.items import ListVersion
from commandroom.domain.people.persons import MOST_CAPACITY
from commandroom.domain.people.posts import Post
from commandroom.domain.people.presence import DutyRow, Presence
from commandroom.domain.people.roles import Role
from commandroom.domain.people.scoring import PREFIX, bounds_of
from commandroom.domain.people.shifts import REST, Duty, Pattern, Shift
from commandroom.domain.summary import timing
from commandroom.domain.time.moments import iso, minute_of_day, parse_moment
from commandroom.usecases.playbooks import need_version
from commandroom.usecases.ports import Reference, Writing

LONGEST_DUTY = timedelta(hours=24)
MOST_SEATS, MOST_CYCLE = 20, 366
LONGEST_REPORT = 500
MODE = "enforcement_mode"
_HELD = frozenset(role.value for role in Role if role is not Role.SYSTEM)
"""What a person can be; the machine is nobody of the roster."""
KINDS: dict[str, type[msgspec.Struct]] = {
    "shift": Shift,
    "duty": Duty,
    "pattern": Pattern,
    "leave": Leave,
    "loan": Loan,
    "presence": DutyRow,
    "grant": Grant,
    "recusal": Recusal,
    "item_list": ListVersion,
    "post": Post,
    "duty_report": DutyReport,
    "warning": WeatherWarning,
    "mode": Spell,
    "transfer": Transfer,
    "zero_report": ZeroReport,
}
_MOMENTS = {
    "duty_report": ("at",), "warning": ("issued", "until", "lifted"), "mode": ("since", "until"), "transfer": ("at",),
    "zero_report": ("at",), "leave": ("since", "until"), "loan": ("since", "until"), "presence": ("since", "until"),
    "person": ("located_at",),
}  # fmt: skip
_DATES = {"duty_report": ("day",),
          "duty": ("day",), "pattern": ("since", "until"), "grant": ("since", "until"), "recusal": ("since", "until"),
          "playbook": ("since", "until"), "item_list": ("issued_on", "effective_from", "effective_to"),
          "person": ("certificate_since", "certificate_until")}  # fmt: skip


_OF_UNITS = frozenset({"person", "pattern", "grant"})


class Kept(Protocol):
    """The records as they are, seen from inside the transaction."""

    def record(self, kind: str, record: str) -> Mapping[str, Any]:
        """The fields of a record; empty where there is none."""
        ...

    def of_kind(self, kind: str) -> Mapping[str, Mapping[str, Any]]:
        """The fields of every record of a kind that is in use, by id."""
        ...


def checked(
    writing: Writing, kind: str, record: str, fields: Mapping[str, Any], reference: Reference
) -> dict[str, Any]:
    """The fields as they are to be kept, after a look at the whole record that they make with what stands already.

    Raises:
        FieldError: a field is missing, cannot be read, or breaks a rule; its sentence names what and why.
    """
    kept, written = writing.records, _written(kind, fields)
    if kind == "setting" and record == MODE and written.get("value") not in {"", *Mode}:
        raise FieldError("field.not_one_of", field="value", value=written.get("value"), known=" ".join(Mode))
    if kind == "setting":
        timing.check(record, str(written.get("value") or ""))
    if kind == "rule" and record.startswith(PREFIX):
        _need_measure(record.removeprefix(PREFIX), written.get("value"))
    whole = {**kept.record(kind, record), **written}
    if kind in _VERSIONED:
        _VERSIONED[kind](kept, record, whole)
    if kind == "person":
        _person(record, written, whole)
    for name, value in _known(writing, reference, kind, written, whole):
        written[name] = whole[name] = value
    if kind in KINDS:
        made = _made(KINDS[kind], {**whole, "id": record})
        _need_person(kept, whole)
        _RULES.get(type(made), _no_rule)(made, kept)
    return written


def _known(
    writing: Writing, reference: Reference, kind: str, written: Mapping[str, Any], whole: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """What has to be there already: the unit of a person or a grant; what somebody stays out of, by its id."""
    if kind in _OF_UNITS:
        _need_unit(writing.records, reference, str(written.get("unit") or ""))
    if kind == "recusal" and whole.get("value"):
        yield "value", _meant(writing, reference, str(whole.get("about")), str(whole["value"]))


def _need_unit(kept: Kept, reference: Reference, unit: str) -> None:
    """A unit by an id that nobody has would be asked for in vain, and its people would count as nobody's."""
    if unit and not kept.record("unit", unit) and reference.people().unit(unit) != unit:
        raise FieldError("unit.unknown", field="unit", value=unit)


def _meant(writing: Writing, reference: Reference, about: str, value: str) -> str:
    """The id of what somebody stays out of, by id, number, code or name: by a word that nothing bears nobody would stay out."""
    word = value.strip()
    found: str | None
    match about:
        case "unit":
            found = reference.people().unit(word)
        case "event":
            found = writing.find(word)
        case "village" | "grid":
            rows = writing.records.of_kind(about)
            named = [key for key, fields in rows.items() if fields.get("name") == word]
            found = word if word in rows else named[0] if len(named) == 1 else None
        case "category":
            codes = {code for one in reference.policy().catalogue for code in (one.code, one.code[:2])}
            found = word if word in codes else None
        case _:
            found = word
    if found is None:
        raise FieldError("recusal.unknown", field="value", value=word[:40])
    return found


def _written(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(fields)
    for name in _MOMENTS.get(kind, ()):
        if found.get(name) not in (None, ""):
            found[name] = iso(_moment(name, found[name]))
    for name in _DATES.get(kind, ()):
        if found.get(name) not in (None, ""):
            found[name] = _date(name, found[name]).isoformat()
        elif name in found:
            found[name] = None
    return found


def _moment(name: str, value: Any) -> datetime:
    try:
        return parse_moment(value.isoformat() if isinstance(value, datetime) else str(value))
    except WrongUseError as error:
        raise FieldError("field.no_moment", field=name, value=str(value)[:80]) from error


def _date(name: str, value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError as error:
        raise FieldError("roster.no_date", field=name, value=str(value)[:80]) from error


def _made(kind: type[msgspec.Struct], fields: dict[str, Any]) -> msgspec.Struct:
    known = {info.name: info for info in msgspec.structs.fields(kind)}
    for name, info in known.items():
        if info.required and fields.get(name) in (None, ""):
            raise FieldError("field.missing", field=name)
    for name, info in known.items():
        if name in fields:
            try:
                msgspec.convert(fields[name], info.type, strict=False)
            except msgspec.ValidationError as error:
                raise FieldError("roster.unreadable", field=name, value=str(fields[name])[:80]) from error
    return msgspec.convert({name: fields[name] for name in known if name in fields}, kind, strict=False)


def _need_person(kept: Kept, fields: Mapping[str, Any]) -> None:
    """Asked of the record alone: a month of duty in one transaction must not make the whole roster anew for each row."""
    person = str(fields.get("person") or "")
    known = kept.record("person", person) if person else {}
    if person and (not known or known.get("retired") is True or known.get("active") is False):
        raise FieldError("person.unknown", field="person", value=person)


def _need_order(since: Any, until: Any, code: str = "span.ends_first") -> None:
    """The end may be the day of the begin; of moments it must be later."""
    if since in (None, "") or until in (None, ""):
        return
    if until < since or (isinstance(until, datetime) and until == since):
        raise FieldError(code, field="until", since=since, until=until)


def _need_measure(name: str, value: Any) -> None:
    """A weight or measure of the recommendation is a whole number within its bounds."""
    _need_whole("value", value, *bounds_of(name))


def _need_new_version(kept: Kept, record: str, whole: Mapping[str, Any]) -> None:
    """Rules of scoring are sound, and a version that is on record stays what it is."""
    from commandroom.domain.assessment.rules import read  # noqa: PLC0415 - who only keeps rosters scores nobody

    document = whole.get("document")
    read(document if isinstance(document, Mapping) else {}, file=record)
    known = kept.record("scoring", record).get("document")
    if known is not None and known != document:
        raise FieldError("assessment.version_known", field="version", value=record)


_VERSIONED: dict[str, Callable[[Kept, str, Mapping[str, Any]], None]] = {
    "scoring": _need_new_version,
    "playbook": need_version,
}
"""What stays as it is once it is on record."""


# --- rules by kind ----------------------------------------------------------------------------------------------


def _no_rule(_row: msgspec.Struct, _kept: Kept) -> None:
    """Nothing beyond its fields."""


def _person(record: str, written: Mapping[str, Any], whole: Mapping[str, Any]) -> None:
    """Somebody without a name, with an end before the begin, or with roles and places that nothing could read."""
    _need_order(whole.get("certificate_since"), whole.get("certificate_until"), "certificate.ends_first")
    if not str(whole.get("name") or "").strip():
        raise FieldError("field.missing", field="name")
    for role in written.get("roles") or ():
        if role not in _HELD:
            raise FieldError("field.not_one_of", field="roles", value=role, known=" ".join(sorted(_HELD)))
    if "capacity" in written:
        _need_whole("capacity", written["capacity"], 1, MOST_CAPACITY)
    for name, most in (("lon", 180), ("lat", 90)):
        value = written.get(name)
        if value is not None and not (isinstance(value, int | float) and abs(value) <= most):
            raise FieldError("field.out_of_range", field=name, low=-most, high=most)
    if written.get("ab_partner") == record:
        raise FieldError("roster.own_partner", field="ab_partner")


def _need_whole(name: str, value: Any, low: int, high: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise FieldError("field.out_of_range", field=name, low=low, high=high)


def _shift(row: Shift, _kept: Kept) -> None:
    for name in ("start", "end"):
        try:
            minute_of_day(getattr(row, name))
        except WrongUseError as error:
            raise FieldError("roster.no_hour", field=name, value=getattr(row, name)[:20]) from error
    row.need_sound()


def _lasting(row: Leave | Loan, _kept: Kept) -> None:
    _need_order(row.since, row.until)


def _span(row: DutyRow, _kept: Kept) -> None:
    _need_order(row.since, row.until)
    if row.state is Presence.ON and row.until - row.since > LONGEST_DUTY:
        raise FieldError("shift.too_long", field="until", hours=(row.until - row.since) / timedelta(hours=1))


def _report(row: DutyReport, kept: Kept) -> None:
    """One word a day, under the day's own name; who reports that something is the matter says what, and it stays said."""
    if row.id != row.day.isoformat():
        raise FieldError("roster.unreadable", field="day", value=row.id)
    if row.is_calm and kept.record("duty_report", row.id).get("is_calm") is False:
        raise FieldError("duty_report.told", field="text", day=row.day)
    if not row.is_calm and not row.text.strip():
        raise FieldError("field.missing", field="text")
    if len(row.text) > LONGEST_REPORT:
        raise FieldError("field.too_long", field="text", most=LONGEST_REPORT, length=len(row.text))


def _need_shift(shift: str, kept: Kept) -> None:
    if not kept.record("shift", shift):
        raise FieldError("roster.unknown_shift", field="shift", value=shift)


def _duty(row: Duty, kept: Kept) -> None:
    if row.shift != REST:
        _need_shift(row.shift, kept)


def _pattern(row: Pattern, kept: Kept) -> None:
    if not (row.person or row.group or row.unit):
        raise FieldError("roster.nobody", field="person")
    _need_order(row.since, row.until)
    _need_whole("cycle", row.cycle, 1, MOST_CYCLE)
    if not row.weekdays or not set(row.weekdays) <= set(range(1, 8)):
        raise FieldError("roster.no_weekday", field="weekdays", value=" ".join(map(str, row.weekdays)))
    _need_shift(row.shift, kept)


def _grant(row: Grant, _kept: Kept) -> None:
    if not (row.person or row.unit):
        raise FieldError("roster.nobody", field="person")
    if not row.items:
        raise FieldError("field.missing", field="granted_items")
    _need_order(row.since, row.until)


def _post(row: Post, kept: Kept) -> None:
    """Who holds it is on the roster, and holds no other full post: one of them is opened for somebody else first."""
    if not 1 <= row.seats <= MOST_SEATS:
        raise FieldError("field.out_of_range", field="seats", low=1, high=MOST_SEATS)
    for person in row.persons:
        _need_person(kept, {"person": person})
    if not row.full:
        return
    for key, other in kept.of_kind("post").items():
        twice = [one for one in row.persons if one in (other.get("persons") or ())]
        if key != row.id and other.get("full", True) and twice:
            name = kept.record("person", twice[0]).get("name", twice[0])
            raise FieldError(
                "post.two_full", field="persons", name=name, post=row.name, other=other.get("name", key)
            )


def _recusal(row: Recusal, _kept: Kept) -> None:
    if row.about not in ABOUT:
        raise FieldError("recusal.about", field="about", value=row.about, known=" ".join(ABOUT))
    _need_order(row.since, row.until)


def _spell(row: Spell, kept: Kept) -> None:
    conditions.check_spell(row, _spells(kept), kept.record("mode", row.id))


def _transfer(row: Transfer, kept: Kept) -> None:
    conditions.check_transfer(row, _spells(kept))


def _zero_report(row: ZeroReport, kept: Kept) -> None:
    conditions.check_report(row, _spells(kept))


def _spells(kept: Kept) -> list[Spell]:
    """The modes on record; what a newer program wrote otherwise is passed over."""
    found = []
    for name, fields in kept.of_kind("mode").items():
        with suppress(msgspec.ValidationError):
            found.append(msgspec.convert({**fields, "id": name}, Spell, strict=False))
    return found


def _warning(row: WeatherWarning, _kept: Kept) -> None:
    conditions.check_warning(row)


_RULES: dict[type[msgspec.Struct], Callable[[Any, Kept], None]] = {
    Shift: _shift,
    Leave: _lasting,
    Loan: _lasting,
    DutyRow: _span,
    Duty: _duty,
    DutyReport: _report,
    Pattern: _pattern,
    Grant: _grant,
    Recusal: _recusal,
    Post: _post,
    WeatherWarning: _warning,
    Spell: _spell,
    Transfer: _transfer,
    ZeroReport: _zero_report,
}

"""Reads a staff list from a table: the headings of the 38 fields, each row either a person or a sentence why not.

An identity number leaves this module only masked and as a salted hash, by which the same person is known again.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from commandroom.domain.errors import RefusedError
from commandroom.domain.event.imported import Rejected
from commandroom.domain.people.rosterfields import RosterField
from commandroom.domain.people.units import UnitBook
from commandroom.interop.catalogs import role_names, shipped_roster_fields
from commandroom.interop.tables import TableRow, open_table
from commandroom.interop.values import as_text, folded, masked

IDENTITY = "id_no_enc"
_HASH_COST = (
    1 << 12
)  # a few milliseconds a number: nobody tries all birthdays of a county over a list of hashes
_YES = frozenset({"是", "√", "✓", "y", "yes", "true", "1"})
_NO = frozenset({"", "否", "×", "n", "no", "false", "0", "-", "—"})
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_DATE = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?")
_MANY = re.compile(r"[、,，;；]")
_SINCE = ("执法证发证日期", "发证日期", "执法证有效期起")
_VILLAGES = ("联系村社",)


@dataclass(frozen=True, slots=True)
class ListedLeave:
    """A leave of a row: its first and its last day, and its kind where one stands there."""

    first: date
    last: date
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One good row: what it says of a person, `identity` the salted hash of the identity number ("" without one).

    `unit` and `partner` are as they stand in the table; only named fields are in `fields`, so that a list without a column
    leaves what is on record.
    """

    row: int
    number: str
    name: str
    identity: str
    partner: str
    fields: Mapping[str, Any]
    cells: Mapping[str, str]
    leaves: tuple[ListedLeave, ...] = ()


@dataclass(slots=True)
class StaffFile:
    """All rows of a list: `persons` that can be taken, `rejected` with their sentences, how many rows, the heading."""

    persons: list[ListedPerson] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    read: int = 0
    header: tuple[str, ...] = ()


class _RowError(Exception):
    def __init__(self, code: str, /, **params: str | int) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def read_people(path: Path, *, units: UnitBook, salt: str, sheet: str | None = None) -> StaffFile:
    """The rows of a staff list; `salt` is the room's id.

    Two rows of one identity number, or of one staff number, are both left out and name each other: nobody can tell which
    is right.

    Raises:
        RefusedError: `people.no_columns` without a heading for the name; what `open_table` refuses.
        WorldError: the file is unreadable.
    """
    table = open_table(path, sheet=sheet)
    columns = _columns(table.header)
    if "name" not in columns:
        raise RefusedError("people.no_columns", file=path.name, known="姓名")
    found = StaffFile(header=table.header)
    marks: list[_Marks] = []
    for row in table.rows():
        found.read += 1
        try:
            marks.append(_marks(row, columns, salt))
            found.persons.append(_person(row, columns, units, marks[-1]))
        except _RowError as error:
            cells = _cells(row, columns)
            found.rejected.append(
                Rejected(number=row.number, code=error.code, params=error.params, cells=cells)
            )
    _part_twins(found, marks)
    return found


class _Marks(NamedTuple):
    """By what a row is known to be about somebody, also where the rest of it cannot be read."""

    row: int
    identity: str
    number: str


def _marks(row: TableRow, columns: Mapping[str, str], salt: str) -> _Marks:
    texts = {
        key: folded(as_text(row.cells.get(columns[key]))).strip()
        for key in (IDENTITY, "person_id")
        if key in columns
    }
    return _Marks(row.number, _identity(texts.get(IDENTITY, ""), salt), texts.get("person_id", ""))


def _columns(header: tuple[str, ...]) -> dict[str, str]:
    """Which heading stands for which field; `since` and `villages` are ours."""
    names: dict[str, str] = {}
    for one in shipped_roster_fields():
        for heading in (one.heading, one.zh, one.en, one.key, *one.also):
            names.setdefault(_plain(heading), one.key)
    names |= {_plain(heading): "since" for heading in _SINCE} | {_plain(h): "villages" for h in _VILLAGES}
    found: dict[str, str] = {}
    for heading in header:
        key = names.get(_plain(heading))
        if key is not None:
            found.setdefault(key, heading)
    return found


def _plain(heading: str) -> str:
    return re.sub(r"[\s（）()“”\"]", "", folded(heading)).lower()


def _cells(row: TableRow, columns: Mapping[str, str]) -> dict[str, str]:
    """The row as it stood, for the file of rejected rows; an identity number is masked there too."""
    secret = columns.get(IDENTITY)
    return {
        heading: masked_identity(as_text(value)) if heading == secret else as_text(value)
        for heading, value in row.cells.items()
    }


def _person(row: TableRow, columns: Mapping[str, str], units: UnitBook, marks: _Marks) -> ListedPerson:
    texts = {key: folded(as_text(row.cells.get(heading))).strip() for key, heading in columns.items()}
    name = texts.get("name", "")
    if not name:
        raise _RowError("people.no_name")
    fields: dict[str, Any] = {"name": name}
    extra: dict[str, str] = {}
    for one in shipped_roster_fields():
        if one.key in texts and one.key not in {"person_id", "name", "ab_partner"}:
            _put(one, texts[one.key], fields, extra, units)
    if texts.get("since"):
        fields["certificate_since"] = _day(texts["since"], columns["since"])
    if "villages" in texts:
        fields["villages"] = _many(texts["villages"])
    _need_order(fields.get("certificate_since"), fields.get("certificate_until"))
    return ListedPerson(
        row=row.number, number=marks.number, name=name, identity=marks.identity,
        partner=texts.get("ab_partner", ""), fields=fields | ({"extra": extra} if extra else {}),
        cells=_cells(row, columns),
        leaves=tuple(_leaves(texts.get("leave", ""), columns.get("leave", ""))),
    )  # fmt: skip


def _put(one: RosterField, text: str, fields: dict[str, Any], extra: dict[str, str], units: UnitBook) -> None:
    if one.key == IDENTITY:
        extra[one.heading] = masked_identity(text)
    elif one.is_extra:
        if text and one.kind == "day":
            text = _day(text, one.zh)
        elif text and one.kind == "choice" and text not in one.choices:
            raise _RowError("people.no_choice", column=one.zh, value=text[:40], known="、".join(one.choices))
        if text:
            extra[one.heading] = text
    else:
        fields |= _of_record(one, text, units)


def _of_record(one: RosterField, text: str, units: UnitBook) -> dict[str, Any]:
    """What a cell says of a record's own field; an empty one leaves what is on record."""
    if one.at in {"sunk", "dedicated"}:
        return {one.at: _flag(text, one.zh)}
    if not text or one.at == "leave":
        return {}
    readers: dict[str, Callable[[str], Any]] = {
        "unit": lambda word: _unit(word, units),
        "roles": lambda word: list(_roles(word)),
        "certificate_until": lambda word: _day(word, one.zh),
        "fields": _many,
        "phone_masked": masked,
    }
    return {one.at: readers.get(one.at, str)(text)}


def _unit(text: str, units: UnitBook) -> str:
    found = units.resolve(text)
    if found is None:
        names = [name for unit in units for name in (unit.name, unit.short) if name]
        raise _RowError("people.unknown_unit", value=text[:40], near=_near(text, names))
    return found.id


def _roles(text: str) -> Iterator[str]:
    known = role_names()
    for word in _many(text):
        if word not in known:
            raise _RowError("people.unknown_role", value=word[:40], near=_near(word, known))
        yield known[word].value


def _near(text: str, names: Iterable[str]) -> str:
    """The nearest known names, for the sentence; a dash where none is like it."""
    return "、".join(get_close_matches(text, list(dict.fromkeys(names)), 3, 0.4)) or "—"


def _flag(text: str, column: str) -> bool:
    word = text.lower()
    if word not in _YES | _NO:
        raise _RowError("people.no_flag", column=column, value=text[:40])
    return word in _YES


def _day(text: str, column: str) -> str:
    parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s.*|T.*)?", text)
    try:
        if parts is None:
            raise ValueError(text)  # noqa: TRY301 - one sentence for both
        return date(*map(int, parts.groups())).isoformat()
    except ValueError:
        raise _RowError("people.no_date", column=column, value=text[:40]) from None


def _leaves(text: str, column: str) -> Iterator[ListedLeave]:
    """`年休假 2026-12-01至2026-12-05、2026-12-20`: a day or two, and what kind."""
    for part in () if text.lower() in _NO | {"无"} else _many(text):
        days = [_day(found.group(), column) for found in _DATE.finditer(part)]
        if len(days) not in {1, 2}:
            raise _RowError("people.no_leave", column=column, value=part[:40])
        if days[-1] < days[0]:
            raise _RowError("span.ends_first", since=days[0], until=days[-1])
        kind = re.sub(r"[\s()（）:：至到~—–-]+", "", _DATE.sub(" ", part))
        yield ListedLeave(date.fromisoformat(days[0]), date.fromisoformat(days[-1]), kind[:20])


def _many(text: str) -> list[str]:
    return [part.strip() for part in _MANY.split(text) if part.strip()]


def _need_order(since: str | None, until: str | None) -> None:
    if since and until and until < since:
        raise _RowError("certificate.ends_first", since=since, until=until)


def _part_twins(found: StaffFile, marks: Iterable[_Marks]) -> None:
    """Leave out the rows that say the same number twice, each naming the others, also those that are wrong otherwise."""
    rows = tuple(marks)
    for key, code in (("identity", "people.identity_twice"), ("number", "people.number_twice")):
        counted = Counter(getattr(one, key) for one in rows if getattr(one, key))
        for value in (value for value, count in counted.items() if count > 1):
            told = "、".join(str(one.row) for one in rows if getattr(one, key) == value)
            twins = [one for one in found.persons if getattr(one, key) == value]
            found.rejected += [
                Rejected(number=one.row, code=code, params={"rows": told}, cells=dict(one.cells))
                for one in twins
            ]
            found.persons = [one for one in found.persons if one not in twins]
    found.rejected.sort(key=lambda one: one.number)


# --- identity numbers ---------------------------------------------------------------------------------------------


def _identity(text: str, salt: str) -> str:
    number = text.upper()
    if not number:
        return ""
    if not is_identity(number):
        raise _RowError("people.identity_wrong")
    return hashlib.scrypt(number.encode(), salt=salt.encode(), n=_HASH_COST, r=8, p=1, dklen=16).hex()


def is_identity(number: str) -> bool:
    """Whether eighteen characters are an identity number: a birthday that was, and the check digit (GB 11643)."""
    if re.fullmatch(r"\d{17}[\dX]", number) is None:
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == number[17]


def masked_identity(text: str) -> str:
    """`330***********1234`; nothing of what is too short to be one."""
    return f"{text[:3]}{'*' * (len(text) - 7)}{text[-4:]}" if len(text) >= 15 else "*" * len(text)  # noqa: PLR2004

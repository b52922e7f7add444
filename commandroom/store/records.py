"""Reference records: their amendments folded, the last writer of each field winning, whatever came first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from commandroom.base.paths import STORE
from commandroom.domain.errors import DamageError, WrongUseError
from commandroom.domain.journal import Entry, heads, ordered

VERB = "amend"
RETIRED = "retired"

KINDS = frozenset(
    {
        "person",
        "post",
        "unit",
        "grid",
        "village",
        "category",
        "timer",
        "rule",
        "hours",
        "calendar",
        "setting",
        "map",
        "named",
        "rule_change",
        "presence",
        "sitting",
        "shift",
        "duty",
        "pattern",
        "leave",
        "loan",
        "grant",
        "recusal",
        "handover",
        "swap",
        "joint",
        "duty_report",
        "warning",
        "mode",
        "transfer",
        "zero_report",
        "account",
        "item",
        "item_list",
        "playbook",
        "view",
        "scoring",
        "form",
    }
)


HIDDEN = frozenset({("account", "secret")})
"""Fields that stand in the journal alone: no question answers them, no list of records that leaves the room holds them."""


class Amendment(msgspec.Struct, frozen=True):
    """The body of a record's entry: the fields that change, and what they are now."""

    fields: dict[str, Any] = {}


class Record(msgspec.Struct, frozen=True):
    """A reference record as its amendments make it."""

    kind: str
    id: str
    fields: dict[str, Any]
    heads: tuple[str, ...]

    @property
    def retired(self) -> bool:
        """Whether it is no longer to be chosen; nothing is ever deleted."""
        return self.fields.get(RETIRED) is True


_amendment = msgspec.json.Decoder(Amendment)
_encoder = msgspec.json.Encoder(order="deterministic")


def subject(kind: str, record: str) -> str:
    """The subject of a record's entries.

    Raises:
        WrongUseError: `record.kind_unknown`.
    """
    if kind not in KINDS:
        raise WrongUseError("record.kind_unknown", kind=kind, known=" ".join(sorted(KINDS)))
    return f"{kind}:{record}"


def amended(entry: Entry) -> dict[str, Any]:
    """The fields that an entry sets; none where a newer program wrote what this one cannot read."""
    if entry.verb != VERB:
        return {}
    try:
        return _amendment.decode(entry.body).fields
    except msgspec.MsgspecError:
        return {}


def replay(entries: Sequence[Entry]) -> Record:
    """The record of these entries, in any order of arrival."""
    kind, _, name = entries[0].subject.partition(":")
    fields: dict[str, Any] = {}
    for entry in ordered(entries):
        fields.update(amended(entry))
    return Record(kind, name, fields, heads(entries))


def advance(record: Record | None, entry: Entry) -> Record:
    """The record after one more entry that had seen all others."""
    kind, _, name = entry.subject.partition(":")
    fields = {**(record.fields if record is not None else {}), **amended(entry)}
    return Record(kind, name, fields, (entry.hash,))


def load(connection: Any, kind: str, record: str) -> Record | None:
    """A record from its cache."""
    found = connection.execute(
        "SELECT kind, id, fields, heads FROM record WHERE kind = ? AND id = ?", (kind, record)
    ).fetchone()
    return _record(found) if found else None


def of_kind(connection: Any, kind: str) -> list[Record]:
    """All records of a kind, by id."""
    rows = connection.execute(
        "SELECT kind, id, fields, heads FROM record WHERE kind = ? ORDER BY id", (kind,)
    )
    return [_record(row) for row in rows]


def _record(row: Sequence[Any]) -> Record:
    kind, name, fields, seen = row[:4]
    try:
        return Record(kind, name, msgspec.json.decode(fields), tuple(seen.split()))
    except msgspec.DecodeError as error:
        raise DamageError("store.malformed", file=STORE, reason=f"record {kind}:{name}") from error


def columns(record: Record) -> tuple[object, ...]:
    """The values of a record's row."""
    fields = _encoder.encode(record.fields).decode()
    return (record.kind, record.id, fields, " ".join(record.heads), int(record.retired))


def save(connection: Any, record: Record) -> None:
    """Put a record into its cache."""
    connection.execute(
        "INSERT OR REPLACE INTO record (kind, id, fields, heads, retired) VALUES (?, ?, ?, ?, ?)",
        columns(record),
    )

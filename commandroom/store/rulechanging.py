"""The proposals that change a rule, out of their records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from commandroom.domain.time.moments import parse_moment
from commandroom.store import records
from commandroom.store.reading import Reading
from commandroom.usecases.queries import RuleChangeRow, RuleChanges, RuleLine
from commandroom.usecases.rulechanges import KIND, OPEN, RuleChange, Wanted, read

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def rule_changes(reading: Reading, query: RuleChanges) -> tuple[RuleChangeRow, ...]:
    """The answer to `RuleChanges`; what a newer program wrote and this one cannot read is left out."""
    found = list(_rows(reading))
    found.sort(key=lambda row: (row.status != OPEN, -row.at.timestamp(), row.id))
    return tuple(found[: query.limit])


def _rows(reading: Reading) -> Iterator[RuleChangeRow]:
    for record in records.of_kind(reading.connection, KIND):
        try:
            kept = read(record.fields)
        except msgspec.ValidationError:
            continue
        yield _row(reading, record.id, kept)


def _row(reading: Reading, name: str, kept: RuleChange) -> RuleChangeRow:
    people = reading.reference.people
    return RuleChangeRow(
        id=name, at=parse_moment(kept.at) if kept.at else LONG_AGO, by=kept.by, by_name=people.name_of(kept.by),
        reason=kept.reason, status=kept.status,
        lines=tuple(line for one in kept.changes for line in _lines(reading, one)),
        decided_by_name=people.name_of(kept.decided_by) if kept.decided_by else "",
        decided_at=parse_moment(kept.decided_at) if kept.decided_at else None, opinion=kept.opinion,
    )  # fmt: skip


def _lines(reading: Reading, one: Wanted) -> Iterator[RuleLine]:
    name = _name(reading, one.kind, one.record)
    if one.retire:
        yield RuleLine(one.kind, one.record, name, "retired", False, True)
    for field, after in one.fields.items():
        before = one.shown.get(field)
        if _plain(before) != _plain(after):
            yield RuleLine(one.kind, one.record, name, field, before, after)


def _name(reading: Reading, kind: str, record: str) -> str:
    policy = reading.reference.policy
    if kind == "category":
        category = policy.category(record)
        return category.full_name if category is not None else record
    if kind == "timer" and record in policy.timers:
        return policy.timers[record].zh
    if kind == "rule" and record in policy.exceptions.parameters:
        return policy.exceptions.parameters[record].zh
    return record


def _plain(value: object) -> object:
    """A value as it travels; parts that are empty stand for parts that are not there."""
    plain = msgspec.json.decode(msgspec.json.encode(value))
    if isinstance(plain, list):
        return [
            {k: v for k, v in part.items() if v != ""} if isinstance(part, dict) else part for part in plain
        ]
    return plain

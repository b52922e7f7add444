"""Whether every column holds values of its own kind. SQLite keeps any value anywhere; nobody but damage makes use of that.

Looked for where something else went wrong that nobody foresaw: then the file is at fault, and not the program.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from commandroom.domain.event.state import State
from commandroom.store.grades import SEVERITIES, URGENCIES

_WIDE = frozenset({"hlc"})
"""Stamps fill 64 bits; every other number is a count, a size, or a moment of the years that a date can have."""
_GREATEST = 253_402_300_800_000
_KINDS = {"TEXT": "text", "BLOB": "blob", "INTEGER": "integer"}
_WORDS = {
    ("event", "state"): ", ".join(f"'{state.value}'" for state in State),
    ("event", "urgency"): ", ".join(map(str, range(len(URGENCIES)))),
    ("event", "severity"): ", ".join(map(str, range(len(SEVERITIES)))),
}
"""Columns that hold one of a few words, or the place of one."""
_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
    "AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'search_*' ORDER BY name"
)


def misplaced(connection: Any, *, but: Container[str] = ()) -> str:
    """The first column in which something of another kind stands, as `table.column`; empty where there is none.

    Reads all tables `but` these: for a fault that has happened, not for each start.
    """
    for (table,) in connection.execute(_TABLES).fetchall():
        tests = {} if table in but else _tests(connection, table)
        if not tests:
            continue
        query = f"SELECT {', '.join(f'max({test})' for test in tests.values())} FROM {table}"  # noqa: S608 - our own names
        for column, is_odd in zip(tests, connection.execute(query).fetchone(), strict=True):
            if is_odd:
                return f"{table}.{column}"
    return ""


def _tests(connection: Any, table: str) -> dict[str, str]:
    """For each column the condition that its value is none of its own."""
    tests: dict[str, str] = {}
    for _, name, declared, needed, _, key in connection.execute(f"PRAGMA table_info({table})").fetchall():
        kind = _KINDS.get(declared)
        if kind is None:
            continue
        kinds = f"'{kind}'" if needed or key else f"'{kind}', 'null'"
        test = f'typeof("{name}") NOT IN ({kinds})'
        if kind == "integer" and name not in _WIDE:
            test += f' OR "{name}" NOT BETWEEN -{_GREATEST} AND {_GREATEST}'
        if words := _WORDS.get((table, name)):
            test += f' OR "{name}" NOT IN ({words})'
        tests[name] = test
    return tests

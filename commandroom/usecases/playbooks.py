"""A version of a playbook on its way in: it can be read, has its day, and what is on record stays but for its end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from commandroom.domain.errors import FieldError
from commandroom.domain.knowledge import playbooks

KIND = "playbook"


class Kept(Protocol):
    """The records as they are, seen from inside the transaction."""

    def record(self, kind: str, record: str) -> Mapping[str, Any]:
        """The fields of a record; empty where there is none."""
        ...

    def of_kind(self, kind: str) -> Mapping[str, Mapping[str, Any]]:
        """The fields of every record of a kind that is in use, by id."""
        ...


def need_version(kept: Kept, record: str, whole: Mapping[str, Any]) -> None:
    """The record as it would be is a sound version; one that came with the program only ends.

    Raises:
        FieldError: `playbook.shipped`, `playbook.code`, `playbook.version_known`, `field.missing`, `span.ends_first`,
            and what `playbooks.read` refuses.
    """
    if playbooks.is_shipped(record):
        if set(whole) - {"until", "retired"}:
            raise FieldError("playbook.shipped", field="document", value=playbooks.code_of(record))
        return
    made = _read(record, whole)
    known = kept.record(KIND, record)
    is_changed = bool(known) and any(known.get(name) != whole.get(name) for name in ("document", "since"))
    if is_changed or made.version in _labels(kept, record):
        raise FieldError("playbook.version_known", field="version", value=made.version)


def _read(record: str, whole: Mapping[str, Any]) -> playbooks.Playbook:
    document = whole.get("document")
    made = playbooks.read(document if isinstance(document, Mapping) else {})
    if made.code != playbooks.code_of(record) or record == made.code:
        raise FieldError("playbook.code", field="code", value=made.code)
    since, until = whole.get("since"), whole.get("until")
    if not since:
        raise FieldError("field.missing", field="since")
    if until and until < since:
        raise FieldError("span.ends_first", field="until", since=since, until=until)
    return made


def _labels(kept: Kept, record: str) -> set[str]:
    """What the other versions of that code are called."""
    code = playbooks.code_of(record)
    rows = (
        fields.get("document")
        for other, fields in kept.of_kind(KIND).items()
        if other != record and playbooks.code_of(other) == code
    )
    return {str(row.get("version")) for row in rows if isinstance(row, Mapping)}

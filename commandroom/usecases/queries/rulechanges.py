"""What is asked about changes of the rules that were proposed."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from commandroom.usecases.queries.asking import Query


class RuleChanges(Query["tuple[RuleChangeRow, ...]"], frozen=True):
    """Proposals that change a rule: those that wait first, then the newest; everybody may see them."""

    limit: int = 200


class RuleLine(Struct, frozen=True):
    """One field that shall change; a value that there was not before is None."""

    kind: str
    record: str
    name: str
    field: str
    before: object
    after: object


class RuleChangeRow(Struct, frozen=True):
    """A proposal; `status` is `open`, `approved`, `declined` or `withdrawn`."""

    id: str
    at: datetime
    by: str
    by_name: str
    reason: str
    status: str
    lines: tuple[RuleLine, ...]
    decided_by_name: str = ""
    decided_at: datetime | None = None
    opinion: str = ""

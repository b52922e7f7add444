"""Which ledgers there are, and their fixed columns."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field


class LedgerKind(StrEnum):
    """The ledgers: of events, of the item lists' changes, and of people who were moved."""

    RETURNS = "returns"
    ACCOUNT = "account"
    REPORTED = "reported"
    SUPERVISED = "supervised"
    ITEMS = "items"
    MOVED = "moved"


class LedgerColumn(Struct, frozen=True, kw_only=True):
    """A column: what it is called, how wide it is on a screen, and from which width of the list on it is there."""

    key: str
    zh: str
    en: str
    wide: int
    shown_from: int = field(default=0, name="from")


class LedgerForm(Struct, frozen=True, kw_only=True):
    """A ledger's title, what counts into it, its fixed columns."""

    title: Mapping[str, str]
    counts: Mapping[str, str]
    columns: tuple[LedgerColumn, ...]


class LedgerBook(Struct, frozen=True, kw_only=True):
    """All ledgers and their words."""

    version: str
    words: Mapping[str, str]
    english: Mapping[str, str]
    returns: LedgerForm
    account: LedgerForm
    reported: LedgerForm
    supervised: LedgerForm
    items: LedgerForm
    moved: LedgerForm

    def form(self, kind: LedgerKind) -> LedgerForm:
        """The form of a ledger."""
        found: LedgerForm = getattr(self, kind.value)
        return found

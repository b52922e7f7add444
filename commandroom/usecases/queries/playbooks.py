"""What is asked about playbooks: their versions, and what each is today."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from commandroom.usecases.queries.asking import Query

if TYPE_CHECKING:
    from commandroom.domain.knowledge.playbooks import Standing, Version


class Playbooks(Query["tuple[PlaybookRow, ...]"], frozen=True):
    """All versions of all playbooks at a moment: by code, the newest first; the shipped one of a code comes last."""

    now: datetime


class PlaybookRow(Struct, frozen=True):
    """A version, what it is on the day asked for, and who put it on record (or ended it) when; "" for a shipped one."""

    version: Version
    standing: Standing
    by: str = ""
    at: datetime | None = None

"""What one row of somebody else's table says about an event, before the room has decided anything."""

from __future__ import annotations

from datetime import datetime

import msgspec

SOURCES = frozenset(
    {"GRID", "H12345", "N110", "CSCG", "XF", "LEADER", "COUNTY", "DEPT"}
    | {"VISIT", "CALL", "VIDEO", "INSPECT", "MEDIA", "VILLAGE", "SELF"}
)
NATURES = ("咨询", "求助", "投诉", "举报", "建议", "感谢", "无效", "骚扰", "撤单")

TITLE_LIMIT = 60
TEXT_LIMIT = 10_000


class Imported(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An event as its row tells it; moments are aware and in UTC, `ext_no` is the other system's number.

    It arrives closed exactly when `closed_at` is there; `closed_at_assumed` says that the file gives no time
    of its own for the closing (another time of the row stands in), so that no duration may be computed from
    it. `extra` keeps every other column by its heading; `sealed_extra` those which tell about a person.
    `notes` are codes of what was mended on the way.
    """

    number: int
    ext_no: str
    source: str
    title: str
    text: str
    reported_at: datetime
    nature: str | None = None
    category_hint: str | None = None
    location: str = ""
    grid_hint: str | None = None
    reporter_name: str | None = None
    reporter_phone: str | None = None
    anonymous: bool = False
    occurred_at: datetime | None = None
    accepted_at: datetime | None = None
    dispatched_at: datetime | None = None
    feedback_at: datetime | None = None
    closed_at: datetime | None = None
    closed_at_assumed: bool = False
    lead_hint: str | None = None
    handling_text: str = ""
    reply_text: str = ""
    satisfaction: str | None = None
    solved: str | None = None
    transfers: int | None = None
    urgency_hint: str | None = None
    ext_due: datetime | None = None
    extra: dict[str, str] = {}
    sealed_extra: dict[str, str] = {}
    notes: tuple[str, ...] = ()


class Rejected(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A row that cannot become an event: its number in the sheet, why, and the row as it stood.

    `code` and `params` make the sentence; `params` carry no personal data, `cells` may.
    """

    number: int
    code: str
    params: dict[str, str | int] = {}
    cells: dict[str, str] = {}


class Repeated(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A row that says the same as an earlier row of the same file under the same external number."""

    number: int
    ext_no: str
    first: int

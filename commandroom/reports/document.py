"""A paper in neutral form: what stands on it in which role, nothing of how a format writes it."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

Cell = str | int | float | datetime | date | None


class Role(StrEnum):
    """What a line of text is on the paper."""

    TITLE = "title"
    ISSUE = "issue"
    IMPRINT = "imprint"
    HEADING = "heading"
    BODY = "body"
    NOTE = "note"
    CAPTION = "caption"
    MASTHEAD = "masthead"
    MARK = "mark"
    SIGNED = "signed"
    FIRST = "first"


class Line(Struct, frozen=True):
    """A paragraph; of an imprint `right` stands at the other margin, over a red line. `size` in points, 0 for its role's."""

    role: Role
    text: str
    right: str = ""
    size: float = 0.0


class Table(Struct, frozen=True):
    """A table with a heading row; `widths` are shares of the text area. `size` in points, 0 for the usual one of tables."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    size: float = 0.0


class FormCell(Struct, frozen=True):
    """A cell of a form, over so many of its columns."""

    text: str
    span: int = 1
    is_label: bool = False
    is_red: bool = False


class FormRow(Struct, frozen=True):
    """A row of a form; `high` is its least height in millimetres."""

    cells: tuple[FormCell, ...]
    high: float = 0.0


class FormTable(Struct, frozen=True):
    """A form: rows of cells over `columns` equal columns, set in `size` points."""

    rows: tuple[FormRow, ...]
    columns: int
    size: float


class Band(Struct, frozen=True):
    """A bar over the whole width in a colour (RRGGBB), with its words in white."""

    text: str
    colour: str


class NewPage(Struct, frozen=True):
    """What follows begins on a page of its own."""


Block = Line | Table | FormTable | Band | NewPage


class Document(Struct, frozen=True, kw_only=True):
    """A paper: `watermark` lies under every page, `header` stands over it; `made_at` is when its content was frozen.

    `across` lays the pages on their long side: for wide tables.
    """

    title: str
    place: str
    made_at: datetime
    blocks: tuple[Block, ...]
    watermark: str = ""
    header: str = ""
    across: bool = False


class Grid(Struct, frozen=True):
    """A sheet of a workbook: a heading row that stays in sight, rows of real numbers, moments and texts."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """A text without what no XML may hold (XML 1.0 §2.2): control characters, surrogates without their other half."""
    return _ILLEGAL.sub("", text)

"""A form filled: what stands on the paper, and with which template it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from commandroom.domain.forms.template import COLUMNS, Known, RowRule, Template, filled

Values = Mapping[str, str]
Lists = Mapping[str, Sequence[Values]]


class Box(Struct, frozen=True):
    """A cell of a form: over how many of twelve columns it goes, whether it is a label, whether it is red."""

    text: str
    span: int
    is_label: bool = False
    is_red: bool = False


class BoxRow(Struct, frozen=True):
    """A row of a form and its least height in millimetres."""

    boxes: tuple[Box, ...]
    high: float = 0.0


class Said(Struct, frozen=True):
    """A paragraph of a letter: `body`, `heading` or `right`."""

    text: str
    role: str = "body"


class Made(Struct, frozen=True, kw_only=True):
    """With which template: `version` of the built-in ones, or which edit of the room's own by whom; `fault` why not that."""

    version: str
    is_own: bool = False
    by: str = ""
    fault_code: str = ""
    fault: Mapping[str, object] = {}


class FilledForm(Struct, frozen=True, kw_only=True):
    """Everything that a form says. `band` lies over it in its `colour`; `notes` stand small at its foot."""

    kind: str
    event: str
    place: str
    title: str
    number: str = ""
    left: str = ""
    right: str = ""
    mark: str = ""
    masthead: str = ""
    band: str = ""
    colour: str = ""
    rows: tuple[BoxRow, ...] = ()
    paragraphs: tuple[Said, ...] = ()
    notes: tuple[str, ...] = ()
    watermark: str = ""
    header: str = ""
    made_at: datetime
    made: Made


def rows_of(template: Template, known: Known, values: Values, lists: Lists) -> tuple[BoxRow, ...]:
    """The rows of a form, those of lists repeated, those without a value left out."""
    return tuple(row for rule in template.rows for row in _rows(rule, known, values, lists))


def _rows(rule: RowRule, known: Known, values: Values, lists: Lists) -> Iterator[BoxRow]:
    if rule.when and not values.get(known.key(rule.when) or "", ""):
        return
    for own in lists.get(rule.each, ()) if rule.each else ({},):
        boxes = tuple(
            Box(
                filled(cell, known, {**values, **own}, rule.each),
                span,
                rule.is_label(at),
                rule.red and not rule.is_label(at),
            )
            for at, (cell, span) in enumerate(zip(rule.cells, rule.widths(), strict=True))
        )
        yield BoxRow(boxes, rule.high)


def paragraphs_of(template: Template, known: Known, values: Values) -> tuple[Said, ...]:
    """The paragraphs of a letter; each line of a text is one of its own."""
    found = []
    for rule in template.paragraphs:
        if rule.when and not values.get(known.key(rule.when) or "", ""):
            continue
        text = filled(rule.text, known, values)
        found += [Said(line.strip(), rule.role) for line in text.splitlines() if line.strip()]
    return tuple(found)


__all__ = ["COLUMNS", "Box", "BoxRow", "FilledForm", "Made", "Said", "paragraphs_of", "rows_of"]

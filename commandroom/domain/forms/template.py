"""A form's template: rows of a grid of twelve columns, or the paragraphs of a letter, with fields in braces.

Written as TOML, so that it can be edited in any text editor; the same template makes PDF, DOCX, XLSX, HTML and print.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec import Struct

from commandroom.domain.errors import FieldError

COLUMNS = 12
LONGEST = 40_000
"""Characters of a template."""
_SPANS = {1: (12,), 2: (2, 10), 3: (2, 4, 6), 4: (2, 4, 2, 4), 5: (1, 3, 4, 2, 2), 6: (2, 2, 2, 2, 2, 2)}


class RowRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row. Cells are label and value in turn, unless `head` (all labels) or `plain` (all values) says otherwise.

    `spans` are columns of twelve; `high` is the least height in millimetres; without a value in `when` the row is left out;
    `each` repeats it for each of a list; `red` prints its values in red.
    """

    cells: tuple[str, ...]
    spans: tuple[int, ...] = ()
    high: float = 0.0
    when: str = ""
    each: str = ""
    red: bool = False
    head: bool = False
    plain: bool = False

    def widths(self) -> tuple[int, ...]:
        """How many of the twelve columns each cell takes."""
        return self.spans or _SPANS.get(len(self.cells), ())

    def is_label(self, at: int) -> bool:
        """Whether a cell says what stands in the next one."""
        return self.head or (not self.plain and at % 2 == 0)


class ParagraphRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A paragraph of a letter: `body`, `heading`, or `right` for what is signed; left out without a value in `when`."""

    text: str
    role: str = "body"
    when: str = ""


class Template(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A form: its heads, then rows, then paragraphs. `masthead` makes it a letter with a red head; `band` is a bar in colour."""

    version: str
    title: str
    number: str = ""
    left: str = ""
    right: str = ""
    mark: str = ""
    masthead: str = ""
    band: str = ""
    rows: tuple[RowRule, ...] = ()
    paragraphs: tuple[ParagraphRule, ...] = ()

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text that may hold fields, with the list whose rows it repeats."""
        for text in (self.title, self.number, self.left, self.right, self.mark, self.masthead, self.band):
            yield text, ""
        for row in self.rows:
            for cell in row.cells:
                yield cell, row.each
        for paragraph in self.paragraphs:
            yield paragraph.text, ""


class Known(Struct, frozen=True):
    """Which fields there are: `names` maps each way to write one to its key, `lists` the fields of each list's rows."""

    names: Mapping[str, str]
    lists: Mapping[str, Mapping[str, str]]

    def key(self, name: str, each: str = "") -> str | None:
        """The key of a field as it is written, or None."""
        return self.lists.get(each, {}).get(name) or self.names.get(name)


def read(text: str, known: Known) -> Template:
    """A template from its text.

    Raises:
        FieldError: `form.template_broken` with the reason, `form.template_field` with the unknown field's name.
    """
    if len(text) > LONGEST:
        raise FieldError("field.too_long", field="template", length=len(text), most=LONGEST)
    try:
        made = msgspec.convert(tomllib.loads(text), Template)
    except tomllib.TOMLDecodeError as error:
        raise FieldError("form.template_broken", field="template", reason=str(error)) from error
    except msgspec.ValidationError as error:
        raise FieldError("form.template_broken", field="template", reason=str(error)) from error
    _need_shape(made, known)
    for piece, each in made.texts():
        for name in fields_in(piece):
            _need_field(name, known, each)
    for when in (*(row.when for row in made.rows), *(one.when for one in made.paragraphs)):
        if when:
            _need_field(when, known)
    return made


def _need_shape(made: Template, known: Known) -> None:
    if not made.rows and not made.paragraphs:
        raise FieldError("form.template_empty", field="template")
    for place, row in enumerate(made.rows, start=1):
        widths = row.widths()
        if len(widths) != len(row.cells) or sum(widths) != COLUMNS or min(widths) < 1:
            raise FieldError("form.template_row", field="template", row=place, columns=COLUMNS)
        if not 0 <= row.high <= _HIGHEST_MM:
            raise FieldError("form.template_high", field="template", row=place, most=_HIGHEST_MM)
        if row.each and row.each not in known.lists:
            raise FieldError("form.template_field", field="template", value=row.each[:40])


_HIGHEST_MM = 120


def _need_field(name: str, known: Known, each: str = "") -> None:
    if known.key(name, each) is None:
        raise FieldError("form.template_field", field="template", value=name[:40] or "{}")


def fields_in(text: str) -> Iterable[str]:
    """The names in braces of a text; `{{` and `}}` are braces themselves.

    Raises:
        FieldError: `form.template_braces`.
    """
    try:
        found = [(name, spec, conversion) for _, name, spec, conversion in string.Formatter().parse(text)]
    except ValueError as error:
        raise FieldError("form.template_braces", field="template", value=text[:40]) from error
    for name, spec, conversion in found:
        if name is None:
            continue
        if spec or conversion:
            raise FieldError("form.template_braces", field="template", value=text[:40])
        yield name


def filled(text: str, known: Known, values: Mapping[str, str], each: str = "") -> str:
    """A text with its fields in place. Values are never looked through for fields themselves."""
    parts = []
    for literal, name, _, _ in string.Formatter().parse(text):
        parts.append(literal)
        if name is not None:
            parts.append(values.get(known.key(name, each) or "", ""))
    return "".join(parts)

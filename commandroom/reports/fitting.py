"""How much room a form or a letter takes, reckoned from widths of letters, so that every writer sets it in one size.

Word processors wrap a little differently: a character less in each line and a part of the page are kept back. What is too
long for one page at the smallest size is cut where the page ends and goes on, under its own heading, on the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from msgspec.structs import replace

from commandroom.reports import typography as t
from commandroom.reports.document import Block, FormCell, FormRow, FormTable, Line, NewPage, Role

SIZES = (12.0, 10.5, 9.0, 8.0)
"""Of a form: 小四, 五号, 小五, and a little less. Smaller letters are hard to read on paper."""
BODY_SIZES = (16.0, 14.0, 12.0)
"""Of a letter: 3 号 as the standard says, then 4 号 and 小四 where it would not stay on its page."""
_AREA_PT = (t.AREA_MM[0] / 25.4 * 72, t.AREA_MM[1] / 25.4 * 72)
_MM_PT = 72 / 25.4
_SIDE_PT = 6.5
_NARROW = 0x2E7F
_HALF, _WIDE = 0.57, 1.0
_SPARE_PT = 12.0
_KEPT = 0.6
_GOES_ON = "……（接续页）"
_LEAST_LINES = 2


def width(text: str) -> float:
    """The width of a text in full letters."""
    return sum(_WIDE if ord(char) > _NARROW or char in "—…“”‘’·" else _HALF for char in text)


def lines(text: str, room: float) -> int:
    """Over how many lines a text goes in a room of so many full letters; one is kept back for the wrapping of words."""
    least = max(1.0, room - _KEPT)
    return sum(max(1, ceil(width(line) / least)) for line in text.split("\n"))


def row_lines(row: FormRow, form: FormTable) -> int:
    """The lines of the longest cell of a row."""
    return max(lines(cell.text, _room(cell, form)) for cell in row.cells)


def _room(cell: FormCell, form: FormTable) -> float:
    return (_AREA_PT[0] * cell.span / form.columns - _SIDE_PT) / form.size


def height(form: FormTable) -> float:
    """In points."""
    return sum(_row_height(row, form) for row in form.rows)


def _row_height(row: FormRow, form: FormTable) -> float:
    needed = row_lines(row, form) * t.pitch_of(form.size) + 2 * t.pad_of(form.size) + 0.7
    return max(needed, row.high * _MM_PT)


def fitted(form: FormTable, beside: Sequence[Line], *, more: float = 0.0) -> Iterator[Block]:
    """The form in the largest size at which it stays on the page beside other lines; `more` points go to what is no line.

    Yields the form, and where it is too long for the smallest size a new page with the rest of each cut text.
    """
    room = _AREA_PT[1] - _SPARE_PT - more - sum(map(line_height, beside))
    for size in SIZES:
        for low in (1.0, 0.6, 0.0):
            tried = FormTable(
                tuple(replace(row, high=row.high * low) for row in form.rows), form.columns, size
            )
            if height(tried) <= room:
                yield tried
                return
    yield from _cut(
        FormTable(tuple(replace(row, high=0.0) for row in form.rows), form.columns, SIZES[-1]), room
    )


def line_height(line: Line) -> float:
    """Of a paragraph, in points, over as many lines as it needs."""
    style = t.sized(t.STYLES[line.role], line.size)
    room = _AREA_PT[0] / style.size
    return lines("　" * style.indent + line.text, room) * style.pitch + style.before


def _cut(form: FormTable, room: float) -> Iterator[Block]:
    """The longest texts give up lines, one after the other, until the page holds all; the rest follows."""
    rows, rest = list(form.rows), dict[tuple[int, int], tuple[str, str]]()
    while height(FormTable(tuple(rows), form.columns, form.size)) > room:
        place = max(range(len(rows)), key=lambda at: row_lines(rows[at], form))
        at = max(
            range(len(rows[place].cells)),
            key=lambda n: lines(rows[place].cells[n].text, _room(rows[place].cells[n], form)),
        )
        cell = rows[place].cells[at]
        has = lines(cell.text.removesuffix(_GOES_ON), _room(cell, form))
        if has <= _LEAST_LINES:
            break
        over = height(FormTable(tuple(rows), form.columns, form.size)) - room
        keep = max(_LEAST_LINES, has - max(1, ceil(over / t.pitch_of(form.size))))
        kept, left = _split(cell.text.removesuffix(_GOES_ON), keep, _room(cell, form))
        label = next((one.text for one in reversed(rows[place].cells[:at]) if one.is_label), "")
        rest[place, at] = (label, left + rest.get((place, at), ("", ""))[1])
        cells = list(rows[place].cells)
        cells[at] = replace(cell, text=kept + _GOES_ON)
        rows[place] = replace(rows[place], cells=tuple(cells))
    yield FormTable(tuple(rows), form.columns, form.size)
    if rest:
        yield NewPage()
        yield Line(Role.CAPTION, "续页")
        for _, (label, text) in sorted(rest.items()):
            yield Line(Role.CAPTION, f"{label.replace('　', '')}（接第1页）")
            yield from (Line(Role.FIRST, line, size=SIZES[1]) for line in text.split("\n") if line.strip())


def _split(text: str, keep: int, room: float) -> tuple[str, str]:
    """The part of a text that goes into so many lines less the mark of its going on, and the rest."""
    most = max(1.0, room - _KEPT)
    used, filled, end = 1, 0.0, 0
    for at, char in enumerate(text):
        wide = width(char)
        if char == "\n" or filled + wide > most:
            used, filled = used + 1, 0.0 if char == "\n" else wide
        else:
            filled += wide
        if used > keep or (used == keep and filled + width(_GOES_ON) > most):
            break
        end = at + 1
    return text[:end], text[end:]


# --- letters ---------------------------------------------------------------------------------------------------------


def letter(head: Sequence[Line], body: Sequence[Line], foot: Sequence[Line]) -> Iterator[Block]:
    """A letter in the largest size that keeps it on one page; a longer one says where it goes on, on which page."""
    room = _AREA_PT[1] - _SPARE_PT - _RULE_PT - sum(map(line_height, head)) - sum(map(line_height, foot))
    for size in BODY_SIZES:
        tried = [_sized(line, size) for line in body]
        if sum(map(line_height, tried)) <= room:
            yield from (*head, *tried, *foot)
            return
    yield from head
    yield from _pages([_sized(line, BODY_SIZES[0]) for line in body], room + sum(map(line_height, foot)))
    yield from foot


_RULE_PT = 8.0
_CAPTION_PT = 31.0
"""What says that a page goes on, at its head."""
_TURN = "（转下页）"


def _sized(line: Line, size: float) -> Line:
    return replace(line, size=0.0 if size == t.BODY_PT else size)


def _pages(body: Sequence[Line], room: float) -> Iterator[Block]:
    page, left, full = 1, room - t.LINE_PT, _AREA_PT[1] - _SPARE_PT - t.LINE_PT - _CAPTION_PT
    for line in body:
        held: Line | None = None
        for piece in _pieces(line, full):
            high = line_height(piece)
            if high > left:
                if held is not None:
                    yield held
                    held = None
                yield Line(Role.SIGNED, _TURN)
                yield NewPage()
                yield Line(Role.CAPTION, f"续页（接第{page}页）")
                page, left = page + 1, full
            left -= high
            held = piece if held is None else replace(held, text=held.text + piece.text)
        if held is not None:
            yield held


def _pieces(line: Line, most: float) -> Iterator[Line]:
    """A paragraph that no page holds in one, in parts of a few lines each."""
    if line_height(line) <= most / 3:
        yield line
        return
    letters = int(_AREA_PT[0] / (line.size or t.BODY_PT)) * 4
    yield Line(line.role, line.text[:letters], size=line.size)
    for at in range(letters, len(line.text), letters):
        yield Line(Role.FIRST, line.text[at : at + letters], size=line.size)

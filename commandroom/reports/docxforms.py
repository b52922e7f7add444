"""Forms and bars in a DOCX: tables of merged cells, set in one size, rows of a least height."""

from __future__ import annotations

from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from commandroom.reports import typography as t
from commandroom.reports.document import Band, FormCell, FormTable, legal

_TWIPS_MM = 1440 / 25.4
_TWIPS_PT = 20
_WIDE = round(t.AREA_MM[0] * _TWIPS_MM)


def form_table(form: FormTable) -> str:
    """The table, as wide as the text area."""
    widths = [_WIDE * at // form.columns for at in range(form.columns + 1)]
    grid = "".join(f'<w:gridCol w:w="{high - low}"/>' for low, high in pairwise(widths))
    rows = "".join(_row(row.cells, row.high, form.size, widths) for row in form.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="grid"/><w:tblW w:w="{_WIDE}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(cells: tuple[FormCell, ...], high: float, size: float, widths: list[int]) -> str:
    least = f'<w:trHeight w:val="{round(high * _TWIPS_MM)}" w:hRule="atLeast"/>' if high else ""
    found, at = "", 0
    for cell in cells:
        found += _cell(cell, widths[at + cell.span] - widths[at], size)
        at += cell.span
    return f"<w:tr><w:trPr><w:cantSplit/>{least}</w:trPr>{found}</w:tr>"


def _cell(cell: FormCell, width: int, size: float) -> str:
    side = "center" if cell.is_label else "left"
    paragraphs = "".join(_paragraph(line, side, cell, size) for line in cell.text.split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{cell.span}"/><w:vAlign w:val="center"/>'
        f"</w:tcPr>{paragraphs}</w:tc>"
    )


def _paragraph(line: str, side: str, cell: FormCell, size: float) -> str:
    name = quoteattr((t.HEITI if cell.is_label else t.FANGSONG).name)
    colour = f'<w:color w:val="{t.RED}"/>' if cell.is_red else ""
    half, pitch = round(size * 2), round(t.pitch_of(size) * _TWIPS_PT)
    return (
        f'<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="{round(t.pad_of(size) * 20)}" '
        f'w:after="{round(t.pad_of(size) * 20)}" w:line="{pitch}" w:lineRule="exact"/><w:jc w:val="{side}"/></w:pPr>'
        f"<w:r><w:rPr><w:rFonts w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>{colour}"
        f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr><w:t xml:space="preserve">{escape(legal(line))}</w:t></w:r></w:p>'
    )


def band(bar: Band) -> str:
    """A paragraph on a coloured ground."""
    name = quoteattr(t.HEITI.name)
    return (
        '<w:p><w:pPr><w:keepNext/><w:snapToGrid w:val="0"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{bar.colour}"/>'
        '<w:spacing w:before="40" w:after="80" w:line="420" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr>'
        f"<w:r><w:rPr><w:rFonts w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>"
        f'<w:color w:val="{t.WHITE}"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(legal(bar.text))}</w:t></w:r></w:p>'
    )

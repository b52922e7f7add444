"""A paper as DOCX (ISO/IEC 29500 transitional), as Word, WPS and LibreOffice read it: geometry of GB/T 9704, faces by name.

Official faces may not be shipped: they are named, and the file's font table names what stands in for them. The same
document gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from commandroom.domain.time.moments import local
from commandroom.reports import docxparts as parts
from commandroom.reports import typography as t
from commandroom.reports.document import (
    Band,
    Block,
    Cell,
    Document,
    FormTable,
    Line,
    NewPage,
    Role,
    Table,
    legal,
)
from commandroom.reports.docxforms import band, form_table
from commandroom.reports.values import cell_text, centred

_TWIPS_MM = 1440 / 25.4
_TWIPS_PT = 20
_EPOCH = (2020, 1, 1, 0, 0, 0)
_OFF_GRID = '<w:snapToGrid w:val="0"/>'
"""Small type does not stand on the 22 lines of the body."""
_SIDES = {"justify": "both", "left": "left", "center": "center", "right": "right"}


def docx(document: Document) -> bytes:
    """The file's bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in _files(document):
            file.writestr(zipfile.ZipInfo(name, _EPOCH), text.encode(), zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _files(document: Document) -> Iterator[tuple[str, str]]:
    yield "[Content_Types].xml", parts.CONTENT_TYPES
    yield "_rels/.rels", parts.RELATIONS
    yield (
        "docProps/core.xml",
        parts.core(_text(document.title), _text(document.place), local(document.made_at)),
    )
    yield "word/_rels/document.xml.rels", parts.DOCUMENT_RELATIONS
    yield "word/settings.xml", parts.SETTINGS
    yield "word/fontTable.xml", _fonts()
    yield "word/styles.xml", _styles()
    for name, side in (("1", "right"), ("2", "left")):
        yield (
            f"word/header{name}.xml",
            parts.header(_text(document.header), quoteattr(legal(document.watermark))),
        )
        yield f"word/footer{name}.xml", parts.footer(side, _run_fonts(t.SONGTI), round(t.FOLIO_PT * 2))
    yield "word/document.xml", _body(document)


def _text(text: str) -> str:
    return escape(legal(text))


def _mm(length: float) -> int:
    return round(length * _TWIPS_MM)


def _pitch(points: float) -> int:
    """Of lines, rounded down: 22 of them must fit the text area, else a word processor sets 21."""
    return int(points * _TWIPS_PT)


# --- faces and styles ------------------------------------------------------------------------------------------------


def _fonts() -> str:
    rows = "".join(
        f"<w:font w:name={quoteattr(face.name)}><w:altName w:val={quoteattr(','.join(face.instead))}/>"
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for face in t.FACES
    )
    return f"{parts.XML}<w:fonts {parts.W}>{rows}</w:fonts>"


def _run_fonts(face: t.Face) -> str:
    name = quoteattr(face.name)
    return f"<w:rFonts w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>"


def _styles() -> str:
    rows = "".join(_style(role, style) for role, style in t.STYLES.items())
    default = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_run_fonts(t.FANGSONG)}<w:sz w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        # nothing hangs over the edge, no space comes between letters and digits: 28 characters are 28 characters
        '<w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        "</w:pPr></w:style>"
    )
    return f"{parts.XML}<w:styles {parts.W}>{default}{rows}{_table_style()}</w:styles>"


def _style(role: Role, style: t.Style) -> str:
    indent = f'<w:ind w:firstLineChars="{style.indent * 100}" w:firstLine="{round(style.indent * style.size * _TWIPS_PT)}"/>'
    outline = {Role.TITLE: "0", Role.HEADING: "1", Role.CAPTION: "2"}.get(role)
    level = f'<w:outlineLvl w:val="{outline}"/>' if outline else ""
    keep = "<w:keepNext/>" if role in {Role.HEADING, Role.CAPTION} else ""
    loose = "" if style.size == t.BODY_PT else _OFF_GRID
    squeeze = f'<w:spacing w:val="{-round(style.squeeze * _TWIPS_PT)}"/>' if style.squeeze else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{role.value}"><w:name w:val="{role.value}"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr>{keep}{loose}<w:spacing w:before="{round(style.before * _TWIPS_PT)}" w:after="0" '
        f'w:line="{_pitch(style.pitch)}" w:lineRule="exact"/>{indent if style.indent else ""}'
        f'<w:jc w:val="{_SIDES[style.side]}"/>{level}</w:pPr>'
        f'<w:rPr>{_run_fonts(style.face)}<w:color w:val="{style.colour}"/>{squeeze}<w:sz w:val="{round(style.size * 2)}"/>'
        f'<w:szCs w:val="{round(style.size * 2)}"/></w:rPr></w:style>'
    )


def _table_style() -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:styleId="grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
        f"{lines}</w:tblBorders></w:tblPr></w:style>"
    )


# --- content ---------------------------------------------------------------------------------------------------------


def _body(document: Document) -> str:
    content, begins_page, sheet = "", False, t.sheet_of(across=document.across)
    for block in document.blocks:
        content += "".join(_block(block, sheet.area[0], begins_page=begins_page))
        begins_page = isinstance(block, NewPage)
    left, top, right, bottom = sheet.margins
    turned = ' w:orient="landscape"' if document.across else ""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="even" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="even" r:id="rId7"/>'
        f'<w:pgSz w:w="{_mm(sheet.page[0])}" w:h="{_mm(sheet.page[1])}"{turned}/>'
        f'<w:pgMar w:top="{_mm(top)}" w:right="{_mm(right)}" w:bottom="{_mm(bottom)}" '
        f'w:left="{_mm(left)}" w:header="{_mm(min(20.0, top / 2))}" '
        f'w:footer="{_mm(bottom - t.FOLIO_GAP_MM - t.FOLIO_PT / 144 * 25.4)}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{_pitch(t.LINE_PT)}"/></w:sectPr>'
    )
    return f"{parts.XML}<w:document {parts.W} {parts.R}><w:body>{content}{section}</w:body></w:document>"


def _block(block: Block, wide: float, *, begins_page: bool) -> Iterator[str]:
    match block:
        case Line(role=Role.IMPRINT):
            yield _imprint(block, wide)
        case Line():
            page = "<w:pageBreakBefore/>" if begins_page else ""
            yield (
                f'<w:p><w:pPr><w:pStyle w:val="{block.role.value}"/>{page}{_spacing(block)}</w:pPr>'
                f"{_run(block.text, block.size)}</w:p>"
            )
        case NewPage():
            return
        case Table():
            yield from _table(block, wide)
        case FormTable():
            yield form_table(block)
        case Band():
            yield band(block)


def _spacing(line: Line) -> str:
    if not line.size:
        return ""
    style = t.STYLES[line.role]
    pitch = _pitch(style.pitch * line.size / style.size)
    return f'{_OFF_GRID}<w:spacing w:before="0" w:after="0" w:line="{pitch}" w:lineRule="exact"/>'


def _run(text: str, size: float = 0.0) -> str:
    half = round(size * 2)
    own = f'<w:rPr><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>' if size else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{_text(text)}</w:t></w:r>'


def _imprint(line: Line, wide: float) -> str:
    """Two texts at both margins over a red line of the width of the text area."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="imprint"/><w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="{t.RED}"/>'
        f'</w:pBdr><w:tabs><w:tab w:val="right" w:pos="{_mm(wide)}"/></w:tabs></w:pPr>'
        f"{_run(line.text)}<w:r><w:tab/></w:r>{_run(line.right)}</w:p>"
    )


def _table(table: Table, area: float) -> Iterator[str]:
    wide, size = _mm(area), table.size or t.TABLE_PT
    widths = [round(wide * width / sum(table.widths)) for width in table.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="grid"/><w:tblW w:w="{wide}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )
    sides = ["center" if is_centred else "left" for is_centred in centred(table)]
    yield _row(table.columns, widths, ["center"] * len(widths), t.HEITI, size, is_head=True)
    for cells in table.rows:
        yield _row(cells, widths, sides, t.FANGSONG, size)
    yield "</w:tbl>"


def _row(
    cells: Iterable[Cell],
    widths: list[int],
    sides: list[str],
    face: t.Face,
    size: float,
    *,
    is_head: bool = False,
) -> str:
    head = "<w:tblHeader/>" if is_head else ""
    found = "".join(_cell(*one, face, size) for one in zip(cells, widths, sides, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{found}</w:tr>"


def _cell(cell: Cell, width: int, side: str, face: t.Face, points: float) -> str:
    size = round(points * 2)
    pitch = round(t.TABLE_LINE_PT * points / t.TABLE_PT * _TWIPS_PT)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr>{_OFF_GRID}<w:spacing w:before="20" w:after="20" w:line="{pitch}" w:lineRule="exact"/>'
        f'<w:jc w:val="{side}"/></w:pPr><w:r><w:rPr>{_run_fonts(face)}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'</w:rPr><w:t xml:space="preserve">{_text(cell_text(cell))}</w:t></w:r></w:p></w:tc>'
    )

"""A paper as one HTML file: nothing is loaded from elsewhere, it prints on A4, its text is text."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from commandroom.domain.time.moments import iso
from commandroom.reports import typography as t
from commandroom.reports.document import (
    Band,
    Block,
    Cell,
    Document,
    FormCell,
    FormTable,
    Line,
    NewPage,
    Role,
    Table,
    legal,
)
from commandroom.reports.values import cell_text, is_number

_TAGS = {Role.TITLE: "h1", Role.HEADING: "h2", Role.CAPTION: "h3"}


def html(document: Document) -> bytes:
    """The file's bytes, UTF-8."""
    lines = (
        "<!DOCTYPE html>", '<html lang="zh-CN">', "<head>", '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f'<meta name="date" content="{iso(document.made_at)}">', f"<title>{_text(document.title)}</title>",
        f"<style>{_css(document)}</style>", "</head>", "<body>", *_marks(document), "<main>",
        *(part for block in document.blocks for part in _block(block)), "</main>", "</body>", "</html>", "",
    )  # fmt: skip
    return "\n".join(lines).encode()


def _text(text: str) -> str:
    return escape(legal(text))


def _marks(document: Document) -> Iterator[str]:
    if document.watermark:
        yield f'<div class="watermark" aria-hidden="true">{_text(document.watermark)}</div>'
    if document.header:
        yield f"<header>{_text(document.header)}</header>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Line(role=Role.IMPRINT):
            yield f'<p class="imprint"><span>{_text(block.text)}</span><span>{_text(block.right)}</span></p>'
        case Line():
            tag = _TAGS.get(block.role, "p")
            style = (
                f' style="font-size:{block.size:g}pt;line-height:{_pitch(block):.2f}pt"' if block.size else ""
            )
            yield f'<{tag} class="{block.role.value}"{style}>{_text(block.text)}</{tag}>'
        case NewPage():
            yield '<div class="newpage"></div>'
        case Table():
            yield from _table(block)
        case FormTable():
            yield from _form(block)
        case Band():
            yield f'<p class="band" style="background:#{block.colour}">{_text(block.text)}</p>'


def _pitch(line: Line) -> float:
    """Lines of another size stand closer in the same proportion."""
    style = t.STYLES[line.role]
    return style.pitch * line.size / style.size


def _form(form: FormTable) -> Iterator[str]:
    yield f'<table class="form" style="font-size:{form.size:g}pt"><colgroup>{"<col>" * form.columns}</colgroup><tbody>'
    for row in form.rows:
        high = f' style="height:{row.high:g}mm"' if row.high else ""
        yield f"<tr{high}>{''.join(map(_form_cell, row.cells))}</tr>"
    yield "</tbody></table>"


def _form_cell(cell: FormCell) -> str:
    tag = "th" if cell.is_label else "td"
    red = ' class="red"' if cell.is_red else ""
    scope = ' scope="row"' if cell.is_label else ""
    return f'<{tag} colspan="{cell.span}"{scope}{red}>{_text(cell.text)}</{tag}>'


def _table(table: Table) -> Iterator[str]:
    own = f' style="font-size:{table.size:g}pt"' if table.size else ""
    yield f"<table{own}><colgroup>"
    yield "".join(f'<col style="width:{100 * width / sum(table.widths):.2f}%">' for width in table.widths)
    yield "</colgroup><thead><tr>"
    yield "".join(f'<th scope="col">{_text(name)}</th>' for name in table.columns)
    yield "</tr></thead><tbody>"
    for row in table.rows:
        yield f"<tr>{''.join(map(_cell, row))}</tr>"
    yield "</tbody></table>"


def _cell(cell: Cell) -> str:
    side = ' class="number"' if is_number(cell) else ""
    return f"<td{side}>{_text(cell_text(cell))}</td>"


def _css(document: Document) -> str:
    sheet = t.sheet_of(across=document.across)
    left, top, right, bottom = sheet.margins
    rules = [
        f"@page{{size:A4{' landscape' * document.across};margin:{top}mm {right}mm {bottom}mm {left}mm}}",
        "body{margin:0;color:#000;background:#fff}",
        f"main{{max-width:{sheet.area[0]}mm;margin:0 auto;padding:12mm 6mm}}@media print{{main{{padding:0;max-width:none}}}}",
        f"header{{text-align:right;color:#{t.RED};font:12pt {_families(t.HEITI)};padding:4mm 8mm 0}}",
        ".watermark{position:fixed;top:45%;left:0;right:0;text-align:center;transform:rotate(-30deg)}",
        f".watermark{{font:64pt {_families(t.HEITI)};color:rgba(192,0,0,.12);pointer-events:none}}",
        "table{border-collapse:collapse;width:100%;table-layout:fixed;margin:2mm 0 4mm}thead{display:table-header-group}",
        f"table{{font:{t.TABLE_PT}pt/1.4 {_families(t.FANGSONG)}}}th,td{{border:.5pt solid #000;padding:1mm}}",
        "th,td{text-align:center;overflow-wrap:anywhere}tr{break-inside:avoid}td.number{font-variant-numeric:tabular-nums}",
        f"th{{font-family:{_families(t.HEITI)};font-weight:normal}}",
        ".newpage{break-before:page}",
        f".form th,.form td{{font-size:inherit;line-height:{t.FORM_PITCH};text-align:left;white-space:pre-line}}",
        f".form th{{text-align:center}}.form .red{{color:#{t.RED}}}",
        ".band{margin:1mm 0 2mm;padding:1mm 3mm;color:#fff}",
        f".band{{font:14pt {_families(t.HEITI)};text-align:center;print-color-adjust:exact}}",
        f".imprint{{display:flex;justify-content:space-between;border-bottom:1.5pt solid #{t.RED};padding-bottom:1mm}}",
        *(_rule(role) for role in Role),
    ]  # fmt: skip
    return "".join(rules)


def _rule(role: Role) -> str:
    style = t.STYLES[role]
    return (
        f".{role.value}{{font:{style.size:g}pt/{style.pitch:.2f}pt {_families(style.face)};text-align:{style.side};"
        f"color:#{style.colour};text-indent:{style.indent}em;margin:{style.before:g}pt 0 0;font-weight:normal}}"
    )


def _families(face: t.Face) -> str:
    names = ", ".join(f"'{name}'" for name in (face.name, *face.instead))
    return f"{names}, {'sans-serif' if face is t.HEITI else 'serif'}"

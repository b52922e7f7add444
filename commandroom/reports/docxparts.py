"""The parts of a DOCX file that hold no content: types, relations, settings, header with watermark, footer with folio."""

from __future__ import annotations

from datetime import datetime

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_PARTS = (
    ("document", "document.main"), ("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable"),
    ("header1", "header"), ("header2", "header"), ("footer1", "footer"), ("footer2", "footer"),
)  # fmt: skip
_RELATED = ("styles", "settings", "fontTable", "header1", "header2", "footer1", "footer2")

CONTENT_TYPES = (
    f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>' for name, kind in _PARTS
    )
    + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
RELATIONS = (
    f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
DOCUMENT_RELATIONS = (
    f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{place}" Type="{_OFFICE}/{name.rstrip("12")}" Target="{name}.xml"/>'
        for place, name in enumerate(_RELATED, start=1)
    )
    + "</Relationships>"
)
SETTINGS = f'{XML}<w:settings {W}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/></w:settings>'


_MARK_PT, _MARK_WIDE = 64.0, 400.0


def core(title: str, author: str, at: datetime) -> str:
    """Title, author and moment; both texts are escaped already."""
    stamp = at.isoformat(timespec="seconds")
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created></cp:coreProperties>'
    )


def header(text: str, watermark: str) -> str:
    """A header with its text at the right and the watermark (a quoted attribute) behind the page."""
    shape = "" if watermark == '""' else _watermark(watermark)
    words = (
        '<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:color w:val="C00000"/><w:sz w:val="24"/></w:rPr>'
        f'<w:t xml:space="preserve">{text}</w:t></w:r>{shape}</w:p>'
    )
    return f"{XML}<w:hdr {W} {R} {_V}>{words}</w:hdr>"


def _watermark(text: str) -> str:
    """As large as on a PDF: 64 pt a letter, never wider than the page across."""
    letters = max(1, len(text) - 2)
    size = min(_MARK_PT, _MARK_WIDE / letters)
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{size * letters:.0f}pt;height:{size:.0f}pt;rotation:325;"
        "z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return (
        '<w:r><w:rPr><w:noProof/></w:rPr><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="watermark" o:spid="_x0000_s2049" type="#_x0000_t136" style="{style}" o:allowincell="f" '
        'fillcolor="#c00000" stroked="f"><v:fill opacity=".15"/>'
        f'<v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string={text}/></v:shape></w:pict></w:r>'
    )


def footer(side: str, fonts: str, half_points: int) -> str:
    """The folio between dashes at the outer side."""
    run = f'<w:rPr>{fonts}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
    field = (
        f'<w:r>{run}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{run}<w:instrText xml:space="preserve"> PAGE </w:instrText>'
        f'</w:r><w:r>{run}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{run}<w:t>1</w:t></w:r>'
        f'<w:r>{run}<w:fldChar w:fldCharType="end"/></w:r>'
    )
    indent = "right" if side == "right" else "left"
    return (
        f'{XML}<w:ftr {W} {R}><w:p><w:pPr><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{half_points * 10}" w:lineRule="exact"/>'
        f'<w:ind w:{indent}Chars="100" w:{indent}="280"/><w:jc w:val="{side}"/></w:pPr>'
        f'<w:r>{run}<w:t xml:space="preserve">— </w:t></w:r>{field}<w:r>{run}<w:t xml:space="preserve"> —</w:t></w:r>'
        "</w:p></w:ftr>"
    )

"""Make "CommandRoom Sans" from Noto Sans CJK SC: a renamed subset whose text stays searchable in PDF files.

Noto and Source Han map the CJK and Kangxi radical blocks (U+2E80 to U+2FDF) to the same glyphs as ordinary
characters; a PDF writer that goes back from glyph to character then writes the radical, and search, copy and
archive indexing break without a word. Here those blocks are taken out of the cmap. The Open Font License asks
for another name.

    python packaging/make_fonts.py /usr/share/fonts/opentype/noto resources/fonts
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

FAMILY = "CommandRoom Sans"
WEIGHTS = {"Regular": "NotoSansCJK-Regular.ttc", "Bold": "NotoSansCJK-Bold.ttc"}
FEATURES = ["kern", "palt", "tnum", "vert", "locl", "ccmp"]  # Noto has no tnum: its digits are of one width
RADICALS = range(0x2E80, 0x2FE0)
RANGES = [
    range(0x20, 0x7F),  # ASCII
    range(0xA0, 0x180),  # Latin letters with accents
    range(0x2010, 0x2040),  # dashes, quotation marks, ellipsis
    range(0x2150, 0x2180),  # roman numerals
    range(0x2190, 0x219A),  # arrows
    range(0x2460, 0x24A0),  # circled and bracketed numbers
    range(0x25A0, 0x2600),  # geometric shapes
    range(0x3000, 0x3040),  # CJK punctuation
    range(0xFF00, 0xFFF0),  # full-width forms
]
SINGLE = [
    0x20AC,
    0x2103,
    0x2116,
    0x2318,
    0x23CE,
    0x2605,
    0x2606,
    0x2713,
    0x2717,
    0x33A1,
    0x338E,
    0x339C,
    0x339D,
]
TITLES = (1, 3, 4, 6, 16)


def gb2312() -> set[int]:
    """Every character of GB/T 2312-1980."""
    found: set[int] = set()
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([high, low]).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return found


def wanted() -> set[int]:
    """The characters that stay: GB 2312, Latin, punctuation, numerals, arrows; never a radical."""
    ranged = {point for span in RANGES for point in span}
    return (gb2312() | ranged | set(SINGLE)) - set(RADICALS)


def simplified_face(collection: Path) -> TTFont:
    """The proportional Simplified Chinese face of a Noto collection."""
    for face in TTCollection(str(collection)).fonts:
        name = face["name"].getDebugName(1) or ""
        if "SC" in name and "Mono" not in name:
            return face
    message = f"{collection} holds no Simplified Chinese face"
    raise LookupError(message)


def cut(face: TTFont) -> None:
    """Drop every glyph that no wanted character needs."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(face)


def rename(face: TTFont, style: str) -> None:
    """Give the face our own name: the licence reserves the original one."""
    solid = FAMILY.replace(" ", "")
    titles = {1: FAMILY, 3: f"{solid}-{style}", 4: f"{FAMILY} {style}", 6: f"{solid}-{style}", 16: FAMILY}
    for record in face["name"].names:
        if record.nameID in TITLES:
            record.string = titles[record.nameID]
    top = face["CFF "].cff
    top.fontNames = [f"{solid}-{style}"]
    top.topDictIndex[0].FullName = f"{FAMILY} {style}"
    top.topDictIndex[0].FamilyName = FAMILY


def main(source: Path, target: Path) -> None:
    """Write one OpenType file for each weight."""
    target.mkdir(parents=True, exist_ok=True)
    for style, file in WEIGHTS.items():
        face = simplified_face(source / file)
        cut(face)
        rename(face, style)
        out = target / f"{FAMILY.replace(' ', '')}-{style}.otf"
        face.save(out)
        sys.stdout.write(f"{out}: {len(face.getBestCmap())} characters, {out.stat().st_size // 1024} kB\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

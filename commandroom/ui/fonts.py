"""The desk's bundled typeface: a page looks the same on every machine and its PDF stays searchable."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from commandroom.base.paths import resources

FAMILY = "CommandRoom Sans"
FALLBACKS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "PingFang SC",
    "HarmonyOS Sans SC",
    "WenQuanYi Micro Hei",
)
SMALLEST = 12
SCALES = range(90, 131)
_TABULAR = QFont.Tag("tnum")


def font_files() -> list[Path]:
    """The bundled font files, one a weight."""
    return sorted((resources() / "fonts").glob("*.otf"))


def load_fonts() -> bool:
    """Make the bundled typeface known to Qt.

    False where a file is missing and the system's own face steps in.
    """
    if FAMILY in QFontDatabase.families():
        return True
    files = font_files()
    return bool(files) and all(QFontDatabase.addApplicationFont(str(path)) >= 0 for path in files)


def scaled(px: int, scale: int = 100) -> int:
    """`px` at a type scale of 90 to 130 per cent; captions never fall below 12 px."""
    wanted = round(px * min(max(scale, SCALES.start), SCALES.stop - 1) / 100)
    return max(wanted, min(px, SMALLEST))


def font(px: int = 13, *, bold: bool = False, tabular: bool = False, scale: int = 100) -> QFont:
    """The desk's face in logical pixels.

    Only Regular and Bold exist on every system, so only these are used.
    """
    face = QFont()
    face.setFamilies([FAMILY, *FALLBACKS])
    face.setPixelSize(scaled(px, scale))
    face.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        face.setFeature(_TABULAR, 1)
    return face

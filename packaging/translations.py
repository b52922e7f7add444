"""Bring the translations up to date: read every string of the desk, fill in the Chinese, compile.

    python packaging/translations.py            write zh_CN.ts, en.ts and the .qm files; name what is not
    translated python packaging/translations.py --check    write nothing; fail when something is missing or
    out of date

The Chinese words lie in `resources/i18n/zh/*.toml`, a file for each area of the desk, so that several people
can work: `"English source" = "中文"`, and under a table `[Context]` (the class that says it) where one word
needs two translations. Two translations of one string in one context are an error. What stands in zh_CN.ts
already (from Qt Linguist) is kept where no TOML says otherwise.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "commandroom" / "ui"
TARGET = ROOT / "resources" / "i18n"
LANGUAGES = ("zh_CN", "en")
NARROW = str.maketrans("“”", '""')
"""The Chinese face draws curved quotation marks as wide as a character: between English words they look like two spaces."""


@dataclass
class Words:
    """Translations by source string, and by context where they differ."""

    general: dict[str, str] = field(default_factory=dict)
    special: dict[tuple[str, str], str] = field(default_factory=dict)

    def find(self, context: str, source: str) -> str:
        """The translation, or ""."""
        return self.special.get((context, source)) or self.general.get(source, "")


def tool(name: str) -> str:
    """A Qt tool beside this interpreter."""
    found = Path(sys.executable).parent / name
    return str(found if found.exists() else found.with_suffix(".exe"))


def extract() -> ET.Element:
    """Every string of the desk, as lupdate finds it, without translations."""
    files = sorted(str(path) for path in SOURCES.rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "fresh.ts"
        listing = Path(folder) / "files.lst"
        listing.write_text("\n".join(files), encoding="utf-8")
        command = [tool("pyside6-lupdate"), f"@{listing}", "-locations", "none", "-silent", "-ts", str(out)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603  our own tool
        if not out.exists():
            raise SystemExit(done.stdout + done.stderr)
        return ET.parse(out).getroot()  # noqa: S314  lupdate wrote it a moment ago


def read_words(folder: Path = TARGET / "zh") -> Words:
    """All Chinese words.

    Raises:
        SystemExit: one string of one context has two translations: which of them counts must not hang on the alphabet.
    """
    words = Words()
    where: dict[tuple[str, str], str] = {}
    clashes: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        for context, source, text in _lines(tomllib.loads(path.read_text(encoding="utf-8"))):
            kept = words.special.get((context, source)) if context else words.general.get(source)
            if kept is not None and kept != text:
                first = where[context, source]
                clashes.append(
                    f"{context or 'anywhere'}: {source!r} is {kept!r} in {first}, {text!r} in {path.name}"
                )
            where[context, source] = path.name
            if context:
                words.special[context, source] = text
            else:
                words.general[source] = text
    if clashes:
        raise SystemExit("\n".join((*clashes, "Keep one, or put one under a table [Context].")))
    return words


def _lines(area: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Context (empty: anywhere), source and translation of every line of a file."""
    for key, value in area.items():
        if isinstance(value, dict):
            yield from ((key, str(source), str(text)) for source, text in value.items())
        else:
            yield "", key, str(value)


def read_old() -> Words:
    """What stands finished in zh_CN.ts already."""
    words = Words()
    path = TARGET / "commandroom_zh_CN.ts"
    if path.exists():
        for context, message in messages(ET.parse(path).getroot()):  # noqa: S314  our own file
            text = translation_of(message)
            if text:
                words.special[context, source_of(message)] = text
    return words


def messages(root: ET.Element) -> list[tuple[str, ET.Element]]:
    """Context and message of every string."""
    return [
        (context.findtext("name") or "", message)
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def source_of(message: ET.Element) -> str:
    """The English source of a message."""
    return message.findtext("source") or ""


def translation_of(message: ET.Element) -> str:
    """The finished translation of a message, or ""."""
    found = message.find("translation")
    if found is None or found.get("type") is not None:
        return ""
    return found.findtext("numerusform") or found.text or ""


def write(message: ET.Element, text: str) -> None:
    """Put a translation into a message; Chinese needs one plural form, English two."""
    found = message.find("translation")
    if found is None:
        found = ET.SubElement(message, "translation")
    found.attrib.pop("type", None)
    if message.get("numerus") == "yes":
        forms = found.findall("numerusform") or [ET.SubElement(found, "numerusform")]
        for form in forms:
            form.text = text
    else:
        found.text = text
    if not text:
        found.set("type", "unfinished")


def render(root: ET.Element, lang: str) -> str:
    """The text of a .ts file."""
    root.set("language", lang)
    ET.indent(root, space="    ")
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        + ET.tostring(root, encoding="unicode")
        + "\n"
    )


def fill() -> tuple[dict[str, str], list[str]]:
    """The two .ts files as they should be, and the strings that have no Chinese yet."""
    root = extract()
    words, old = read_words(), read_old()
    missing: list[str] = []
    for context, message in messages(root):
        source = source_of(message)
        text = words.find(context, source) or old.find(context, source)
        write(message, text)
        if not text:
            missing.append(f"{context}: {source}")
    files = {"zh_CN": render(root, "zh_CN")}
    for _, message in messages(root):
        write(message, source_of(message).translate(NARROW))
    files["en"] = render(root, "en")
    return files, missing


def compile_all() -> None:
    """Make the .qm files that the desk loads.

    A running desk maps them into its memory: they are replaced whole, never written in place.
    """
    for lang in LANGUAGES:
        stem = TARGET / f"commandroom_{lang}"
        fresh = stem.with_suffix(".qm.new")
        command = [tool("pyside6-lrelease"), "-silent", f"{stem}.ts", "-qm", str(fresh)]
        subprocess.run(command, check=True)  # noqa: S603  our own tool
        fresh.replace(stem.with_suffix(".qm"))


def main() -> int:
    """Update, or check."""
    parser = argparse.ArgumentParser(description="Update or check the translations of the desk.")
    parser.add_argument("--check", action="store_true", help="write nothing, fail when something is missing")
    is_check = parser.parse_args().check
    files, missing = fill()
    for name in missing:
        sys.stdout.write(f"not translated: {name}\n")
    stale = [lang for lang, text in files.items() if not _is_written(lang, text)]
    if is_check:
        for lang in stale:
            sys.stdout.write(f"out of date: commandroom_{lang}.ts; run python packaging/translations.py\n")
        return 1 if missing or stale else 0
    for lang, text in files.items():
        (TARGET / f"commandroom_{lang}.ts").write_text(text, encoding="utf-8")
    compile_all()
    return 1 if missing else 0


def _is_written(lang: str, text: str) -> bool:
    path = TARGET / f"commandroom_{lang}.ts"
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())

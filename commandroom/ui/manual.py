"""The manual's chapters, as they lie in `resources/help`: one Markdown file a chapter and language, in the order of names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from commandroom.base.paths import resources

_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_PAGES = re.compile(r"^<!-- pages:(.*?)-->\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: `pages` are the keys of the desk's pages at which F1 opens it; `text` is Markdown."""

    key: str
    title: str
    pages: frozenset[str]
    text: str

    def has(self, words: str) -> bool:
        """Whether all words stand in it."""
        text = self.text.casefold()
        return all(word in text for word in words.casefold().split())


def chapters(lang: str, folder: Path | None = None) -> tuple[Chapter, ...]:
    """All chapters of a language; Chinese where a language has none."""
    root = folder if folder is not None else resources() / "help"
    place = root / lang if (root / lang).is_dir() else root / "zh_CN"
    return tuple(_read(path) for path in sorted(place.glob("*.md")))


def pictures(lang: str) -> Path:
    """The folder of the pictures of a language."""
    return resources() / "help" / "pictures" / lang


def _read(path: Path) -> Chapter:
    text = path.read_text(encoding="utf-8")
    title, pages = _TITLE.search(text), _PAGES.search(text)
    return Chapter(
        key=path.stem.partition("-")[2],
        title=title[1].strip() if title else path.stem,
        pages=frozenset(pages[1].split()) if pages else frozenset(),
        text=_PAGES.sub("", text),
    )

"""Help and headings of the command line in the two languages, written side by side where they are used."""

from __future__ import annotations

from typing import NamedTuple

LANGUAGES = ("zh_CN", "en")


class Words(NamedTuple):
    """One text in Chinese and in English."""

    zh: str
    en: str

    def said_in(self, lang: str) -> str:
        """The text for `zh_CN` or `en`."""
        return self.en if lang.startswith("en") else self.zh

"""Where events come from, of what nature they are, and the coded reasons people give."""

from __future__ import annotations

from msgspec import Struct

from commandroom.domain.knowledge.gradings import Urgency


class Source(Struct, frozen=True, kw_only=True):
    """A road on which events reach the room, and what that road demands."""

    code: str
    zh: str
    en: str
    urgency: Urgency = Urgency.NORMAL
    ext_no_required: bool = False
    ext_due_required: bool = False
    callback_required: bool = False
    reply_channel: str = ""
    reply_channel_en: str = ""
    protects_identity: bool = False
    active: bool = False
    profile: str = ""

    def label(self, lang: str = "zh_CN") -> str:
        """The name to show in `zh_CN` or `en`."""
        return self.en if lang.startswith("en") else self.zh


class Word(Struct, frozen=True, kw_only=True):
    """A coded choice with its two labels: a nature, a reason, a result of a call."""

    code: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()
    note: str = ""
    counted: bool = True

    def means(self, text: str) -> bool:
        """Whether a text is its code, one of its labels or one of its aliases."""
        return text in {self.code, self.zh, self.en, *self.aliases}

    def label(self, lang: str = "zh_CN") -> str:
        """The words to show in `zh_CN` or `en`."""
        return self.en if lang.startswith("en") else self.zh

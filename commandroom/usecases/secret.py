"""A word that nobody shall read by accident: no log, no report of a crash, no picture of a command shows it."""

from __future__ import annotations

import hmac

from typing_extensions import override


class Secret:
    """A password on its way; `reveal` is the one way to its characters."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The characters as they were typed."""
        return self._text

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and hmac.compare_digest(self._text.encode(), other._text.encode())

    @override
    def __hash__(self) -> int:
        return hash(Secret)

    @override
    def __repr__(self) -> str:
        return "Secret(***)"

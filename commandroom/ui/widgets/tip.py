"""Tooltips with rows of text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def tip_rows(title: str, rows: Iterable[tuple[str, str]], note: str = "") -> str:
    """A tooltip of a title, rows of name and value, and a note.

    Every text is escaped, so that none is read as markup.
    """
    lines = "".join(
        f"<tr><td style='padding-right:16px'>{escape(name)}</td><td>{escape(value)}</td></tr>"
        for name, value in rows
    )
    head = f"<b>{escape(title)}</b>" if title else ""
    foot = f"<div>{escape(note)}</div>" if note else ""
    table = f"<table cellspacing='0' cellpadding='1'>{lines}</table>"
    return f"<div style='white-space:nowrap'>{head}{table}{foot}</div>"


def tip_text(text: str) -> str:
    """A tooltip of plain text that a `<` in it does not turn into markup."""
    return f"<span>{escape(text)}</span>" if "<" in text else text

"""Tags: words with a # in the remarks of an event.

So they are written, signed, searched and taken back like every remark, and every seat sees the same ones.
`#word` sets one, `-#word` in a later remark takes it off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from commandroom.usecases.queries import TimelineRow

_TAG = re.compile(r"(?P<off>-?)#(?P<word>[\w\-]{1,20})")


def tags_of(rows: Iterable[TimelineRow]) -> list[str]:
    """The tags that hold, in the order in which they were set; `rows` oldest first."""
    found: dict[str, None] = {}
    for row in rows:
        if row.verb != "note" or row.withdrawn or row.effect:
            continue
        for hit in _TAG.finditer(row.text):
            word = hit["word"]
            if hit["off"]:
                found.pop(word, None)
            else:
                found.setdefault(word)
    return list(found)

"""What texts a file can keep."""

from __future__ import annotations

import re
from typing import Any

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


def writable(value: Any) -> bool:
    """Whether every text in it can be kept: no NUL, no half of a character."""
    if isinstance(value, str):
        return not _UNWRITABLE.search(value)
    if isinstance(value, dict):
        return all(writable(part) for pair in value.items() for part in pair)
    return all(writable(part) for part in value) if isinstance(value, list | tuple) else True

"""The text form of a limit: a number and a unit; the clocks themselves are `domain.time`."""

from __future__ import annotations

import re

UNITS = ("min", "uh", "ud", "wh", "wd", "cd")
LIMIT = re.compile(r"^(\d{1,4})(min|uh|ud|wh|wd|cd)$")


def is_limit(text: str) -> bool:
    """Whether a text is a limit such as `30min`, `4uh`, `2ud`, `4wh`, `5wd` or `15cd`.

    `min` and `uh` run round the clock, `ud` is a day of 24 such hours (紧急工作日), `wh` runs in office
    hours, `wd` counts working days, `cd` calendar days.
    """
    found = LIMIT.match(text)
    return found is not None and int(found[1]) > 0


def split_limit(text: str) -> tuple[int, str]:
    """Amount and unit of a limit.

    Raises:
        ValueError: the text is no limit.
    """
    found = LIMIT.match(text)
    if found is None or int(found[1]) == 0:
        raise ValueError(text)
    return int(found[1]), found[2]

"""To which centre a room's hub is joined: kept in its folder, read at each start."""

from __future__ import annotations

import msgspec


class Upstream(msgspec.Struct, frozen=True):
    """The county's centre as a hub knows it; `roots` are the authorities (key → place) that it pinned there."""

    url: str
    device: str
    place: str
    ca: str
    fingerprint: str
    roots: dict[str, str]
    period: int
    name: str = ""
    other_ca: str = ""
    """A second authority that is trusted there: the next one, or for some days after a change the one before."""
    other_until: int = 0

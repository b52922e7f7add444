"""A room's hub joins its county's centre, as its authority: whom the hub enrols counts there too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import httpx

from commandroom import __version__
from commandroom.center.authority.home import ROOM_HUB, CenterHome
from commandroom.center.authority.upstream import Upstream
from commandroom.domain.errors import RefusedError
from commandroom.domain.exchange.effects import KeepStatements
from commandroom.domain.exchange.joining import code_from
from commandroom.domain.exchange.streams import Device, Role
from commandroom.sync.line import HttpLine
from commandroom.sync.meeting import AboutSeat, authority_of, enrol


def linked(
    home: CenterHome, url: str, typed: str, *, now: Callable[[], datetime], transport: httpx.BaseTransport | None = None
) -> Upstream:  # fmt: skip
    """Ask to be enrolled with the code, and keep to whom; the store learns who else is enrolled there.

    Raises:
        RefusedError: `center.no_hub` for a county's centre, and what the other refuses.
        WorldError: nobody of ours answers there.
    """
    about = home.about()
    if about.role != ROOM_HUB:
        raise RefusedError("center.no_hub", name=about.name)
    url, code, keys = url.strip().rstrip("/"), code_from(typed), home.keys()
    ca = authority_of(url, code, transport=transport)
    line = HttpLine(url, ca=ca, now=now, transport=transport)
    try:
        answer = enrol(line, code, keys, AboutSeat(place=about.place, name=about.name, program=__version__))
    finally:
        line.close()
    upstream = Upstream(
        url=url, device=answer.device, place=answer.place, ca=ca, fingerprint=code.fingerprint, roots=answer.roots,
        period=answer.period, name=answer.name,
    )  # fmt: skip
    home.link(upstream)
    store = home.store()
    try:
        store.disk_for(Device(answer.device, Role.HUB, answer.place, "")).perform(
            KeepStatements(answer.statements)
        )
    finally:
        store.close()
    return upstream

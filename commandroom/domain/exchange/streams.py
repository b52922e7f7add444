"""Names of streams, and who may give and take which: the one table of scopes.

A stream has one writer and is only appended to: `330299104/A.1` is what seat A of a township wrote in its first
incarnation, `330299104/A.1/x:<event>` what it wrote about an event that the county shares, `330299/C.1/x:330299104:<event>`
what a desk of the county wrote about it for that township alone, `330299104/A.1/d:figures` the days' figures. Who is
entitled to a stream is entitled to the whole of it.
"""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec

TOWNSHIP_DIGITS = 9
COUNTY_DIGITS = 6
SHARED, DAILY = "x", "d"
"""Scopes beside the township's own: an event shared with others, the day's figures for the county."""

_NAME = re.compile(
    r"(?P<place>\d{6}|\d{9})/(?P<seat>[A-Z]{1,2})\.(?P<inc>[1-9]\d{0,5})"
    r"(?:/(?P<scope>(?P<kind>[xd]):(?:(?P<partner>\d{9}):)?(?P<matter>[0-9a-z-]{1,40})))?",
    re.ASCII,
)


class Stream(msgspec.Struct, frozen=True):
    """A stream's name taken apart; `scope` is empty for what belongs to the place alone.

    `partner` is the township for which a county's desk wrote it, `matter` the event or what the figures are of.
    """

    place: str
    seat: str
    incarnation: int
    scope: str = ""
    kind: str = ""
    partner: str = ""
    matter: str = ""

    @property
    def is_shared(self) -> bool:
        """Whether others than the place itself are entitled to it."""
        return bool(self.scope)


class Role(StrEnum):
    """What a device is: a seat of a township, the room's hub, a desk of the county, the county's centre."""

    SEAT = "seat"
    HUB = "hub"
    COUNTY = "county"
    CENTER = "center"


class Device(msgspec.Struct, frozen=True):
    """Who asks: a device that was enrolled, and where it belongs."""

    id: str
    role: Role
    place: str
    seat: str = ""


def parsed(name: str) -> Stream | None:
    """The parts of a stream's name; None when it is none."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    return Stream(
        found["place"], found["seat"], int(found["inc"]), found["scope"] or "", found["kind"] or "",
        found["partner"] or "", found["matter"] or "",
    )  # fmt: skip


def is_county(place: str) -> bool:
    """Whether a code is a county's."""
    return len(place) == COUNTY_DIGITS


def lies_in(place: str, county: str) -> bool:
    """Whether a township (nine digits) or county (six) belongs to a county or is the same place."""
    return place == county or (len(county) == COUNTY_DIGITS and place.startswith(county))


def may_pull(device: Device, stream: Stream) -> bool:
    """Whether a device is entitled to a stream.

    A township's devices read all of their township and what the county wrote for them; a county's desks read the
    county's own streams and what townships share with it, never a township's own; a county's centre carries everything of
    the county.
    """
    return _ENTITLED[device.role](device, stream)


def may_push(device: Device, stream: Stream) -> bool:
    """Whether a device may bring a stream: as its writer, or as somebody who carries what others signed."""
    return may_pull(device, stream)


def _of_its_room(device: Device, stream: Stream) -> bool:
    return stream.place == device.place or (
        stream.partner == device.place and lies_in(device.place, stream.place)
    )


def _of_its_desk(device: Device, stream: Stream) -> bool:
    return stream.place == device.place or (stream.is_shared and lies_in(stream.place, device.place))


def _of_its_county(device: Device, stream: Stream) -> bool:
    return lies_in(stream.place, device.place)


_ENTITLED = {
    Role.SEAT: _of_its_room,
    Role.HUB: _of_its_room,
    Role.COUNTY: _of_its_desk,
    Role.CENTER: _of_its_county,
}

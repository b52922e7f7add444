"""Names of streams, and the table of who is entitled to which: every cell typed by hand."""

from __future__ import annotations

import pytest

from commandroom.domain.exchange.streams import Device, Role, lies_in, may_pull, may_push, parsed

HERE, NEIGHBOUR, ABROAD = "330299104", "330299105", "330300104"
COUNTY = "330299"
EVENT = "019cd540-abeb-7b25-b1d5-36712cd0b834"

STREAMS = {
    "own": f"{HERE}/A.1",
    "own shared": f"{HERE}/A.1/x:{EVENT}",
    "own figures": f"{HERE}/A.1/d:figures",
    "neighbour's": f"{NEIGHBOUR}/A.1",
    "neighbour's shared": f"{NEIGHBOUR}/A.1/x:{EVENT}",
    "neighbour's figures": f"{NEIGHBOUR}/A.1/d:figures",
    "county's own": f"{COUNTY}/C.1",
    "county's for us": f"{COUNTY}/C.1/x:{HERE}:{EVENT}",
    "county's for the neighbour": f"{COUNTY}/C.1/x:{NEIGHBOUR}:{EVENT}",
    "another county's for us": f"330300/C.1/x:{HERE}:{EVENT}",
    "abroad": f"{ABROAD}/A.1",
    "abroad shared": f"{ABROAD}/A.1/x:{EVENT}",
}
SEAT, HUB = Device("s", Role.SEAT, HERE, "A"), Device("h", Role.HUB, HERE)
DESK, CENTER = Device("c", Role.COUNTY, COUNTY, "C"), Device("z", Role.CENTER, COUNTY)

#                                seat   hub    desk   centre
TABLE = {
    "own":                        (True,  True,  False, True),
    "own shared":                 (True,  True,  True,  True),
    "own figures":                (True,  True,  True,  True),
    "neighbour's":                (False, False, False, True),
    "neighbour's shared":         (False, False, True,  True),
    "neighbour's figures":        (False, False, True,  True),
    "county's own":               (False, False, True,  True),
    "county's for us":            (True,  True,  True,  True),
    "county's for the neighbour": (False, False, True,  True),
    "another county's for us":    (False, False, False, False),
    "abroad":                     (False, False, False, False),
    "abroad shared":              (False, False, False, False),
}  # fmt: skip
CELLS = [
    (device, name, allowed)
    for name, row in TABLE.items()
    for device, allowed in zip((SEAT, HUB, DESK, CENTER), row, strict=True)
]


@pytest.mark.parametrize(
    ("device", "name", "allowed"), CELLS, ids=lambda cell: getattr(cell, "role", str(cell))
)
def test_who_is_entitled_to_a_stream(device: Device, name: str, allowed: bool) -> None:
    stream = parsed(STREAMS[name])
    assert stream is not None
    assert may_pull(device, stream) is allowed
    assert may_push(device, stream) is allowed


def test_every_stream_has_its_row() -> None:
    assert TABLE.keys() == STREAMS.keys()


@pytest.mark.parametrize("name", STREAMS.values())
def test_a_name_is_taken_apart_and_put_together(name: str) -> None:
    found = parsed(name)
    assert found is not None
    whole = f"{found.place}/{found.seat}.{found.incarnation}" + (f"/{found.scope}" if found.scope else "")
    assert whole == name


@pytest.mark.parametrize(
    "name",
    [
        "", "A.1", "330299104", "330299104/A", "330299104/A.0", "330299104/A.01", "330299104/a.1", "330299104/ABC.1",
        "3302991045/A.1", "33029/A.1", "330299104/A.1/", "330299104/A.1/y:x", "330299104/A.1/x:", "330299104/A.1/x:A",
        "330299104/A.1/x:../etc", "330299104/A.1\n", "３３０２９９１０４/A.1", "330299104/A.1000000", " 330299104/A.1",
    ],
)  # fmt: skip
def test_what_is_no_stream_is_refused(name: str) -> None:
    assert parsed(name) is None


def test_a_township_lies_in_its_county_and_in_no_other_township() -> None:
    assert lies_in(HERE, COUNTY)
    assert lies_in(HERE, HERE)
    assert not lies_in(NEIGHBOUR, HERE)
    assert not lies_in(ABROAD, COUNTY)
    assert not lies_in(COUNTY, HERE)

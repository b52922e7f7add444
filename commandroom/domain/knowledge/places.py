"""Villages, communities and grids of the township, with their codes, and the distance between two points.

Grid codes: 12 digits of the village (statistical code), `1` for a basic or `2` for a dedicated grid and two
digits (15 in all); a micro-grid adds three (18). DB6101/T 3185-2024 has the same build: a basic grid
belongs to one village.
"""

from __future__ import annotations

import math
import re
from typing import Literal

from msgspec import Struct

from commandroom.domain.knowledge.outlines import Ring

GRID_CODE = re.compile(r"^\d{12}[12]\d{2}(\d{3})?$")
VILLAGE_CODE = re.compile(r"^\d{12}$")
_EARTH_METRES = 6_371_008.8

GridKind = Literal["basic", "dedicated", "micro"]


class Village(Struct, frozen=True, kw_only=True):
    """A village or residents' community; `code` has twelve digits, longitude and latitude are degrees.

    `outline` holds its rings, or those of its grids; where rings lie in each other they are holes.
    """

    code: str
    name: str
    kind: str = "village"
    households: int = 0
    population: int = 0
    lon: float | None = None
    lat: float | None = None
    aliases: tuple[str, ...] = ()
    outline: tuple[Ring, ...] = ()


class Grid(Struct, frozen=True, kw_only=True):
    """A grid; `head` and the others are ids of persons. Only basic grids have an outline: the others lie above them."""

    code: str
    name: str
    village: str
    kind: GridKind = "basic"
    households: int = 0
    head: str = ""
    workers: tuple[str, ...] = ()
    instructor: str = ""
    owner_unit: str = ""
    lon: float | None = None
    lat: float | None = None
    places: tuple[str, ...] = ()
    outline: tuple[Ring, ...] = ()


def grid_kind(code: str) -> GridKind | None:
    """What a code says about itself; None where it is no grid code."""
    if GRID_CODE.match(code) is None:
        return None
    if len(code) == 18:  # noqa: PLR2004 - three digits more than a grid
        return "micro"
    return "basic" if code[12] == "1" else "dedicated"


def village_of(grid_code: str) -> str:
    """The twelve digits of the village that a grid code begins with."""
    return grid_code[:12]


def metres_between(lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> float:
    """Great-circle distance in metres between two points given in degrees."""
    phi_a, phi_b = math.radians(lat_a), math.radians(lat_b)
    half_phi = (phi_b - phi_a) / 2
    half_lambda = math.radians(lon_b - lon_a) / 2
    chord = math.sin(half_phi) ** 2 + math.cos(phi_a) * math.cos(phi_b) * math.sin(half_lambda) ** 2
    return 2 * _EARTH_METRES * math.asin(math.sqrt(min(1.0, chord)))

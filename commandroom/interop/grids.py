"""Grids and villages from a GeoJSON file (RFC 7946): one feature each, its middle kept as the place on the map.

A village keeps its outline, simplified; one that the file does not draw keeps those of its grids.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from commandroom.domain.errors import WorldError, WrongUseError
from commandroom.domain.event.imported import Rejected
from commandroom.domain.knowledge.outlines import MOST, MOST_OF_GRID, Ring, simplified
from commandroom.domain.knowledge.places import VILLAGE_CODE, Grid, Village, grid_kind
from commandroom.interop.plainfile import size_of

LARGEST = 64 << 20
_VILLAGE_DIGITS = 12
_NAMES = {
    "code": ("code", "网格编码", "编码", "代码", "id"),
    "name": ("name", "网格名称", "名称"),
    "village_name": ("village_name", "village", "村社", "所属村社", "村（社区）"),
    "households": ("households", "户数"),
}
_DEEPEST = 4  # a MultiPolygon nests its points four deep


class GridFile(msgspec.Struct, frozen=True):
    """What a file holds: `read` features are in `grids`, `villages` or `rejected`; `header` names their properties.

    Villages that are only named by their grids stand in `named`, so that no grid is without its village.
    """

    grids: tuple[Grid, ...]
    villages: tuple[Village, ...]
    named: tuple[Village, ...]
    rejected: tuple[Rejected, ...]
    header: tuple[str, ...]
    read: int


class _Fault(Exception):  # noqa: N818  never leaves this module
    def __init__(self, code: str, /, **params: str | int) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def read_grids(path: Path) -> GridFile:
    """Every feature of the file, each taken or named with its fault.

    Raises:
        WorldError: `file.unreadable`, `file.no_file`. WrongUseError: `grids.too_large`, `grids.no_geojson`.
    """
    features = _features(path)
    header = dict.fromkeys(key for row in features for key in _properties(row))
    places: dict[str, Grid | Village] = {}
    named: dict[str, Village] = {}
    rejected: list[Rejected] = []
    drawn: dict[str, list[Ring]] = defaultdict(list)
    for number, feature in enumerate(features, 1):
        try:
            place = _unlike(_place(feature), places)
        except _Fault as fault:
            cells = {key: str(value) for key, value in _properties(feature).items()}
            rejected.append(Rejected(number=number, code=fault.code, params=fault.params, cells=cells))
            continue
        places[place.code] = place
        if isinstance(place, Grid):
            called = _text(_properties(feature), "village_name")
            named.setdefault(place.village, Village(code=place.village, name=called or place.village))
            drawn[place.village] += place.outline
    named = {code: replace(village, outline=tuple(drawn[code])) for code, village in named.items()}
    return GridFile(
        grids=tuple(place for place in places.values() if isinstance(place, Grid)),
        villages=tuple(place for place in places.values() if isinstance(place, Village)),
        named=tuple(village for code, village in named.items() if code not in places),
        rejected=tuple(rejected),
        header=tuple(header),
        read=len(features),
    )


def _features(path: Path) -> list[Any]:
    try:
        if size_of(path) > LARGEST:
            raise WrongUseError("grids.too_large", file=path.name, limit=LARGEST >> 20)
        tree = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise WorldError("file.unreadable", file=path.name, reason=error.strerror or str(error)) from error
    except (ValueError, RecursionError):
        raise WrongUseError("grids.no_geojson", file=path.name) from None
    features = tree.get("features") if isinstance(tree, dict) else None
    if not isinstance(features, list):
        raise WrongUseError("grids.no_geojson", file=path.name)
    return features


def _properties(feature: Any) -> Mapping[str, Any]:
    found = feature.get("properties") if isinstance(feature, dict) else None
    return found if isinstance(found, dict) else {}


def _text(properties: Mapping[str, Any], field: str) -> str:
    found = (properties.get(name) for name in _NAMES[field])
    return next((str(value).strip() for value in found if value not in (None, "")), "")


def _place(feature: Any) -> Grid | Village:
    properties = _properties(feature)
    code, name = _text(properties, "code"), _text(properties, "name")
    kind = grid_kind(code)
    if kind is None and VILLAGE_CODE.match(code) is None:
        raise _Fault("grids.code", value=code[:40])
    if not name:
        raise _Fault("grids.name", code=code)
    lon, lat = _middle(feature.get("geometry"))
    households = _text(properties, "households")
    count = int(households) if households.isascii() and households.isdigit() else 0
    if kind is None:
        rings = tuple(_rings(feature.get("geometry")))
        return Village(code=code, name=name, households=count, lon=lon, lat=lat, outline=rings)
    own = tuple(_rings(feature.get("geometry"), MOST_OF_GRID)) if kind == "basic" else ()
    return Grid(code=code, name=name, village=code[:_VILLAGE_DIGITS], kind=kind, households=count, lon=lon, lat=lat,
                outline=own)  # fmt: skip


def _unlike(place: Grid | Village, others: Mapping[str, Grid | Village]) -> Grid | Village:
    if place.code in others:
        raise _Fault("grids.twice", code=place.code)
    return place


def _middle(geometry: Any) -> tuple[float | None, float | None]:
    """The middle of the box around all points; nothing for a feature without a shape."""
    if geometry is None:
        return None, None
    points = list(_points(geometry.get("coordinates"), _DEEPEST)) if isinstance(geometry, dict) else []
    if not points:
        raise _Fault("grids.shape")
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return round((min(lons) + max(lons)) / 2, 6), round((min(lats) + max(lats)) / 2, 6)


def _rings(geometry: Any, most: int = MOST) -> list[Ring]:
    """The rings of a polygon or of several; anything else encloses nothing."""
    if not isinstance(geometry, dict):
        return []
    tree: Any = geometry.get("coordinates")
    polygons: Any = {"Polygon": [tree], "MultiPolygon": tree}.get(str(geometry.get("type")), [])
    try:
        found = [simplified(list(_points(ring, 1)), most) for polygon in polygons for ring in polygon]
    except (_Fault, TypeError):  # nested otherwise than its type says: the middle is known all the same
        return []
    return [ring for ring in found if ring]


def _points(tree: Any, depth: int) -> Iterator[tuple[float, float]]:
    if not isinstance(tree, list) or depth < 0:
        raise _Fault("grids.shape")
    if tree and not isinstance(tree[0], list):
        yield _point(tree)
        return
    for branch in tree:
        yield from _points(branch, depth - 1)


def _point(pair: list[Any]) -> tuple[float, float]:
    numbers = [value for value in pair[:2] if isinstance(value, int | float) and not isinstance(value, bool)]
    if len(numbers) != 2 or not all(map(math.isfinite, numbers)):  # noqa: PLR2004
        raise _Fault("grids.shape")
    lon, lat = float(numbers[0]), float(numbers[1])
    if abs(lon) > 180 or abs(lat) > 90:  # noqa: PLR2004  WGS 84 degrees, longitude first
        raise _Fault("grids.shape")
    return lon, lat

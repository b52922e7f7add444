"""Reads the fictitious township and its sentences (`resources/demo`) for the storyteller."""

from __future__ import annotations

import csv
import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from commandroom.base.paths import resources
from commandroom.domain.ids import PersonId, UnitId
from commandroom.domain.knowledge.outlines import cells
from commandroom.domain.knowledge.places import Grid, Village
from commandroom.domain.people.persons import Person
from commandroom.domain.people.roles import Role
from commandroom.interop.catalogs import shipped_units
from commandroom.interop.demofiles import filed, posts
from commandroom.usecases.demo.material import CategoryTexts, Scene, Texts, Town

_KINDS = ("estate", "road", "market", "public", "river", "hill", "field", "village", "factory")
_LANDMARKS = {"factories": "factory", "schools": "school", "sites": "site"}
_NAMES = {"shops": "shop", "roads": "road", "rivers": "river"}
_KILOMETRES_A_DEGREE = 111.2
_SPREAD = 0.0012
_AROUND, _CORNERS = 0.72, 24
"""How far the made-up border lies from the middle, in parts of what the villages span, and how many corners it has."""
_TOWN = "临溪镇"
_PLAIN = (
    *("id", "name", "unit", "post", "phone_masked", "initials", "department", "certificate", "ab_partner"),
    *("duty_group", "staff_category"),
)


@cache
def demo_texts() -> Texts:
    """All sentences of the storyteller."""
    raw = _toml("texts")
    common = dict(raw["common"])
    openings = {source: tuple(found) for source, found in common.pop("openings").items()}
    return Texts(
        categories={code: msgspec.convert(row, CategoryTexts) for code, row in raw.items() if code.isdigit()},
        common={key: tuple(found) for key, found in common.items()},
        openings=openings,
    )


def demo_township(until: date) -> Town:
    """The fictitious township 临溪镇 with villages, grids, units and people, as of a local date.

    Certificates run out relative to that date, so that one always has, and some are about to.
    """
    raw = _toml("township")
    persons = _people(until)
    villages = _drawn([_village(row, raw) for row in raw["village"]])
    grids = tuple(
        chain.from_iterable(
            _shared_out(_grids(row, raw, persons), village)
            for row, village in zip(raw["village"], villages, strict=True)
        )
    )
    scenes = [*chain.from_iterable(_scenes(row, grids) for row in raw["village"]), *_landmarks(raw, grids)]
    kinds = sorted({scene.kind for scene in scenes})
    names = {word: tuple(raw[key]) for key, word in _NAMES.items()}
    names |= {_LANDMARKS[key]: tuple(row["name"] for row in raw[key]) for key in _LANDMARKS}
    return Town(
        name=raw["name"],
        county=raw["county"],
        code=raw["code"],
        kind=raw["kind"],
        room=raw["room"],
        banner=raw["banner"],
        villages=villages,
        grids=grids,
        units=shipped_units(),
        persons=persons,
        posts=posts(_folder()),
        scenes={kind: tuple(scene for scene in scenes if scene.kind == kind) for kind in kinds},
        names=names,
    )


def _village(row: Mapping[str, Any], raw: Mapping[str, Any]) -> Village:
    lon, lat = _degrees(raw, row["x"], row["y"])
    return Village(
        code=row["code"],
        name=row["name"],
        kind=row.get("kind", "village"),
        households=row["households"],
        population=round(row["households"] * 2.7),
        lon=lon,
        lat=lat,
    )


def _drawn(villages: Sequence[Village]) -> tuple[Village, ...]:
    """Made-up outlines: around each village what of the township is nearest to it."""
    points = [(village.lon or 0.0, village.lat or 0.0) for village in villages]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    wide, high = (max(lons) - min(lons)) * _AROUND, (max(lats) - min(lats)) * _AROUND
    turns = [2 * math.pi * n / _CORNERS for n in range(_CORNERS)]
    border = [(lon + wide * _bent(math.cos(turn)), lat + high * _bent(math.sin(turn))) for turn in turns]
    return tuple(
        replace(village, outline=(ring,))
        for village, ring in zip(villages, cells(points, border), strict=True)
    )


def _bent(part: float) -> float:
    """Rounder than a box, fuller than a circle."""
    return math.copysign(abs(part) ** (2 / 3), part)


def _shared_out(grids: Sequence[Grid], village: Village) -> Iterator[Grid]:
    """A village's outline shared out among its basic grids."""
    basic = [grid for grid in grids if grid.kind == "basic"]
    rings = cells([(grid.lon or 0.0, grid.lat or 0.0) for grid in basic], village.outline[0])
    drawn = {grid.code: ring for grid, ring in zip(basic, rings, strict=True)}
    return (replace(grid, outline=(drawn[grid.code],)) if grid.code in drawn else grid for grid in grids)


def _grids(row: Mapping[str, Any], raw: Mapping[str, Any], persons: Sequence[Person]) -> list[Grid]:
    staff = [person.id for person in persons if row["code"] in person.villages]
    lon, lat = _degrees(raw, row["x"], row["y"])
    basic = [
        Grid(
            code=f"{row['code']}1{index + 1:02d}",
            name=f"{row['name']}第{index + 1}网格",
            village=row["code"],
            households=row["households"] // row["grids"],
            head=staff[0] if staff else "",
            workers=tuple(staff[1:]),
            lon=round(lon + _SPREAD * math.cos(2 * math.pi * index / row["grids"]), 6),
            lat=round(lat + _SPREAD * math.sin(2 * math.pi * index / row["grids"]), 6),
        )
        for index in range(row["grids"])
    ]
    owned = [one for one in raw["dedicated"] if one["village"] == row["code"]]
    dedicated = [
        Grid(
            code=f"{row['code']}2{index + 1:02d}",
            name=one["name"],
            village=row["code"],
            kind="dedicated",
            head=staff[-1] if staff else "",
            owner_unit=one["owner"],
            lon=lon,
            lat=lat,
        )
        for index, one in enumerate(owned)
    ]
    return basic + dedicated


def _scenes(row: Mapping[str, Any], grids: Sequence[Grid]) -> list[Scene]:
    places = [(kind, name) for kind in _KINDS for name in row.get(kind, [])]
    own = [grid for grid in grids if grid.village == row["code"] and grid.kind == "basic"]
    return [_scene(name, kind, own[index % len(own)], index) for index, (kind, name) in enumerate(places)]


def _landmarks(raw: Mapping[str, Any], grids: Sequence[Grid]) -> list[Scene]:
    found = []
    for key, kind in _LANDMARKS.items():
        for index, row in enumerate(raw[key]):
            own = [grid for grid in grids if grid.village == row["village"]]
            found.append(_scene(row["name"], kind, own[index % len(own)], index))
    return found


def _scene(name: str, kind: str, grid: Grid, index: int) -> Scene:
    lon, lat = grid.lon or 0.0, grid.lat or 0.0
    turn = 2.4 * (index + 1)
    return Scene(
        name=name,
        kind=kind,
        village=grid.village,
        grid=grid.code,
        lon=round(lon + 0.4 * _SPREAD * math.cos(turn), 6),
        lat=round(lat + 0.4 * _SPREAD * math.sin(turn), 6),
    )


def _people(until: date) -> tuple[Person, ...]:
    with (_folder() / "people.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(_person(row, until) for row in csv.DictReader(stream))


def _person(row: Mapping[str, str], until: date) -> Person:
    days = row["certificate_days"]
    plain: dict[str, Any] = {key: row[key] for key in _PLAIN}
    plain |= {"id": PersonId(row["id"]), "unit": UnitId(row["unit"])}
    return Person(
        **plain,
        roles=tuple(Role(role) for role in row["roles"].split()),
        sunk=row["sunk"] == "是",
        dedicated=row["dedicated"] == "是",
        certificate_until=until + timedelta(days=int(days)) if days else None,
        fields=tuple(row["fields"].split()),
        capacity=int(row["capacity"]),
        villages=tuple(filter(None, [row["village"]])),
        demo=True,
        extra=filed(row, _TOWN),
    )


def _degrees(raw: Mapping[str, Any], east: float, north: float) -> tuple[float, float]:
    lat = raw["lat"] + north / _KILOMETRES_A_DEGREE
    lon = raw["lon"] + east / (_KILOMETRES_A_DEGREE * math.cos(math.radians(raw["lat"])))
    return round(lon, 6), round(lat, 6)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((_folder() / f"{name}.toml").read_text(encoding="utf-8"))


def _folder() -> Path:
    return resources() / "demo"

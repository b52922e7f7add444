"""Grids from GeoJSON: each feature is taken or named with its fault."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commandroom.domain.errors import WorldError, WrongUseError
from commandroom.interop.grids import read_grids

VILLAGE = "330299104201"
SQUARE = {"type": "Polygon", "coordinates": [[[121.0, 29.0], [121.2, 29.0], [121.2, 29.4], [121.0, 29.4]]]}


def feature(code: object, name: object = "一网格", geometry: Any = SQUARE, **more: object) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"code": code, "name": name, **more}, "geometry": geometry}


def written(folder: Path, *features: Any) -> Path:
    path = folder / "grids.geojson"
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": list(features)}), encoding="utf-8-sig"
    )
    return path


def test_a_grid_knows_its_village_its_kind_and_its_middle(tmp_path: Path) -> None:
    basic, dedicated, micro = VILLAGE + "101", VILLAGE + "201", VILLAGE + "101001"

    found = read_grids(
        written(
            tmp_path,
            feature(basic, village_name="东村"),
            feature(dedicated),
            feature(micro),
            feature(VILLAGE),
        )
    )

    assert [(grid.code, grid.kind, grid.village) for grid in found.grids] == [
        (basic, "basic", VILLAGE),
        (dedicated, "dedicated", VILLAGE),
        (micro, "micro", VILLAGE),
    ]
    assert (found.grids[0].lon, found.grids[0].lat) == (121.1, 29.2)
    assert [village.code for village in found.villages] == [VILLAGE]
    assert (found.read, found.rejected, found.named) == (4, (), ())


def test_a_village_that_only_its_grids_name_is_made(tmp_path: Path) -> None:
    found = read_grids(written(tmp_path, feature(VILLAGE + "101", village_name="东村")))

    assert [(village.code, village.name) for village in found.named] == [(VILLAGE, "东村")]


def test_chinese_names_of_properties_are_understood(tmp_path: Path) -> None:
    row = {
        "properties": {"网格编码": VILLAGE + "101", "网格名称": "一网格", "所属村社": "东村"},
        "geometry": None,
    }

    found = read_grids(written(tmp_path, row))

    assert (found.grids[0].name, found.grids[0].lon) == ("一网格", None)
    assert found.header == ("网格编码", "网格名称", "所属村社")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (feature("12"), "grids.code"),
        (feature(None), "grids.code"),
        (feature(VILLAGE + "301"), "grids.code"),
        (feature(VILLAGE + "101", ""), "grids.name"),
        (feature(VILLAGE + "101", geometry={"type": "Point", "coordinates": ["a", 1]}), "grids.shape"),
        (feature(VILLAGE + "101", geometry={"type": "Point", "coordinates": [29.1, 121.1]}), "grids.shape"),
        (feature(VILLAGE + "101", geometry={"type": "Polygon", "coordinates": []}), "grids.shape"),
        (feature(VILLAGE + "101", geometry={"coordinates": [[[[[[121.0, 29.0]]]]]]}), "grids.shape"),
        (feature(VILLAGE + "101", geometry=3), "grids.shape"),
        ("no feature", "grids.code"),
        ({"properties": []}, "grids.code"),
    ],
)
def test_a_feature_that_is_no_grid_is_named_and_the_others_are_taken(
    tmp_path: Path, wrong: Any, code: str
) -> None:
    found = read_grids(written(tmp_path, wrong, feature(VILLAGE + "102")))

    assert [(row.number, row.code) for row in found.rejected] == [(1, code)]
    assert [grid.code for grid in found.grids] == [VILLAGE + "102"]
    assert found.read == 2


def test_the_same_code_twice_is_a_fault_of_the_later(tmp_path: Path) -> None:
    found = read_grids(written(tmp_path, feature(VILLAGE + "101"), feature(VILLAGE + "101", "另一个")))

    assert [(row.number, row.code, row.params) for row in found.rejected] == [
        (2, "grids.twice", {"code": VILLAGE + "101"})
    ]


@pytest.mark.parametrize("text", [" ", "{", "[]", '{"features": 3}', "[" * 100_000])
def test_a_file_that_is_no_geojson_is_one_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "grids.geojson"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(WrongUseError) as refused:
        read_grids(path)

    assert refused.value.code == "grids.no_geojson"


def test_a_missing_file_and_a_folder_are_faults_of_the_world(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.geojson", tmp_path):
        with pytest.raises(WorldError):
            read_grids(path)


def test_a_village_keeps_its_outline_or_those_of_its_basic_grids(tmp_path: Path) -> None:
    east, west, drawn = VILLAGE + "101", VILLAGE + "102", "330299104202"
    hole = {
        "type": "MultiPolygon",
        "coordinates": [[SQUARE["coordinates"][0], [[121.05, 29.1], [121.1, 29.1], [121.1, 29.2]]]],
    }
    odd = {"type": "Polygon", "coordinates": [[[[121.0, 29.0], [121.1, 29.0], [121.1, 29.1]]]]}
    found = read_grids(
        written(tmp_path, feature(east), feature(west), feature(VILLAGE + "201"), feature(drawn, geometry=hole),
                feature("330299104203", geometry=odd), feature("330299104204", geometry=None))
    )  # fmt: skip

    square = ((121.0, 29.0), (121.2, 29.0), (121.2, 29.4), (121.0, 29.4))
    assert [grid.outline for grid in found.grids] == [
        (square,),
        (square,),
        (),
    ]  # what lies above others is not drawn
    assert [village.outline for village in found.named] == [(square, square)]
    assert [len(village.outline) for village in found.villages] == [2, 0, 0]
    assert found.rejected == ()

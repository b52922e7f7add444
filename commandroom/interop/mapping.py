"""Column maps as files: read by name or path, guessed from a heading, saved from the dialog."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from commandroom.base.paths import resources
from commandroom.domain.errors import NotFoundError, RefusedError, WorldError, WrongUseError
from commandroom.interop.columns import ColumnMap, heading_key
from commandroom.interop.reading import BoundMap

_SHARE_TO_TRUST = 0.5


def map_folder() -> Path:
    """Where the shipped maps lie."""
    return resources() / "catalog" / "maps"


def read_map(which: str | Path, *, folders: Sequence[Path] = ()) -> ColumnMap:
    """A map by its path (`my.toml`) or by its name in `folders` or among the shipped ones (`12345`).

    Raises:
        NotFoundError: `import.map_unknown`.
        WrongUseError: `import.map_broken`, it is no map.
        RefusedError: the map cannot work.
        WorldError: it cannot be read.
    """
    path = _place_of(which, (*folders, map_folder()))
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUseError("import.map_broken", file=path.name, reason=str(error)) from None
    except OSError as error:
        raise WorldError("import.unreadable", file=path.name, reason=error.strerror or "") from error
    return map_of(tree, name=path.name)


def map_of(tree: dict[str, Any], *, name: str) -> ColumnMap:
    """A map from its tree of TOML; one column may stand where a list is meant."""
    for field in ("key", "key_from", "personal"):
        if isinstance(tree.get(field), str):
            tree[field] = [tree[field]]
    for table in ("first_moment", "last_moment"):
        inside = tree.get(table, {})
        if isinstance(inside, dict):
            tree[table] = {key: [value] if isinstance(value, str) else value for key, value in inside.items()}
    try:
        return msgspec.convert(tree, ColumnMap)
    except msgspec.ValidationError as error:
        raise WrongUseError("import.map_broken", file=name, reason=str(error)) from None


def _place_of(which: str | Path, folders: Sequence[Path]) -> Path:
    text = str(which)
    if isinstance(which, Path) or text.endswith(".toml") or "/" in text or "\\" in text:
        path = Path(which)
        if path.is_file():
            return path
        raise NotFoundError("import.map_unknown", map=path.name, maps="、".join(known_maps(folders)))
    for folder in folders:
        path = folder / f"{text}.toml"
        if path.is_file():
            return path
    raise NotFoundError("import.map_unknown", map=text, maps="、".join(known_maps(folders)))


def known_maps(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """The names under which maps can be asked for, the shipped ones included."""
    places = dict.fromkeys((*folders, map_folder()))
    return tuple(dict.fromkeys(path.stem for folder in places for path in sorted(folder.glob("*.toml"))))


def guess_map(header: Sequence[str], *, folders: Sequence[Path] = ()) -> ColumnMap | None:
    """The map that fits a heading best: a known one that names at least half of its columns, else a draft.

    A draft is put together from headings that other tables use for the same thing; there is none where no
    column looks like a title or a text.
    """
    best, share = None, 0.0
    for name in known_maps(folders):
        try:
            column_map = read_map(name, folders=folders)
            BoundMap(column_map, header)
        except (RefusedError, WrongUseError):
            continue
        fit = _share(column_map, header)
        if fit > share:
            best, share = column_map, fit
    return best if share >= _SHARE_TO_TRUST else drafted_map(header) or best


def _share(column_map: ColumnMap, header: Sequence[str]) -> float:
    named = {heading_key(name) for name in column_map.named_columns()}
    return sum(heading_key(name) in named for name in header) / max(len(header), 1)


def drafted_map(header: Sequence[str]) -> ColumnMap | None:
    """A map drafted from well-known headings; None where the table shows neither title nor text."""
    words = tomllib.loads((resources() / "catalog" / "headings.toml").read_text(encoding="utf-8"))
    spelled = {heading_key(name): name for name in header}
    columns: dict[str, Any] = {}
    for field, names in words["columns"].items():
        present = [spelled[key] for key in map(heading_key, names) if key in spelled]
        if present:
            columns[field] = list(dict.fromkeys(present))
    key = next((spelled[k] for k in map(heading_key, words["key"]) if k in spelled), None)
    if not ({"title", "text"} & columns.keys()):
        return None
    basis = [names[0] for field in ("reported_at", "title", "text") if (names := columns.get(field))]
    tree: dict[str, Any] = {
        "name": "",
        "source": "H12345",
        "columns": columns,
        "key_from": [] if key else basis,
    }
    tree["key"] = [key] if key else []
    tree["state"] = {"closed_when": ["closed_at", "reply_text"]}
    return map_of(tree, name="")


def save_map(column_map: ColumnMap, path: Path) -> None:
    """Write a map as a TOML file that `read_map` reads again.

    Raises:
        WorldError: `export.unwritable`.
    """
    tree = msgspec.to_builtins(column_map)
    lines = [
        f"{key} = {_toml(value)}" for key, value in tree.items() if not isinstance(value, dict) and value
    ]
    for key, value in tree.items():
        if isinstance(value, dict) and value:
            lines.extend(_section(key, value))
    part = path.with_name(path.name + ".part")
    try:
        part.write_text("\n".join(lines) + "\n", encoding="utf-8")
        os.replace(part, path)  # noqa: PTH105  atomic on every system
    except OSError as error:
        raise WorldError("export.unwritable", file=path.name, reason=error.strerror or "") from error


def _section(name: str, table: dict[str, Any]) -> list[str]:
    if name == "values":
        return [line for field, values in table.items() for line in _section(f"values.{field}", values)]
    return ["", f"[{name}]", *(f"{_toml(key)} = {_toml(value)}" for key, value in table.items())]


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_toml(key)} = {_toml(inside)}" for key, inside in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return msgspec.json.encode(str(value)).decode().replace("\x7f", "\\u007F")

"""What the program is made of, and under which licences: read from the metadata of what is installed here.

A distribution without a licence text of its own (Qt for Python) gets the texts of `resources/licences` that its licence
names; what is no distribution stands in `resources/licences/parts.toml`.
"""

from __future__ import annotations

import re
import sys
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
from pathlib import Path

from commandroom import __version__
from commandroom.base.paths import program_root, resources

PROGRAM, OWN_LICENCE = "commandroom", "Apache-2.0"
_TEXT = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_NO_TEXT = (".py", ".pyc", ".pyi", ".json", ".js", ".css", ".so", ".pyd", ".dll")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LONGEST_NAME = 80
_KNOWN_BY = {
    "zlib": "provided 'as-is', without any express or implied",
    "MIT": "Permission is hereby granted, free of charge",
    "Apache-2.0": "Apache License",
    "BSD": "Redistribution and use in source and binary forms",
}
"""How a licence is told from its text where the metadata name none."""


@dataclass(frozen=True, slots=True)
class LicenceText:
    """One file of a licence: its name and where it lies."""

    name: str
    path: Path

    def read(self) -> str:
        """The whole text."""
        return self.path.read_text(encoding="utf-8", errors="replace")


@dataclass(frozen=True, slots=True)
class Component:
    """Something the program is made of; `inside` names the distribution that it is compiled into."""

    name: str
    version: str
    licence: str
    texts: tuple[LicenceText, ...]
    inside: str = ""

    def text(self) -> str:
        """All its licence texts, one after the other."""
        parts = [text.read().strip() for text in self.texts]
        if len(parts) == 1:
            return parts[0]
        heads = [f"―― {text.name} ――" for text in self.texts]
        return "\n\n\n".join(f"{head}\n\n{part}" for head, part in zip(heads, parts, strict=True))


def components() -> tuple[Component, ...]:
    """Everything third-party that runs here, by name; reads a hundred small files."""
    found = [_component(one) for one in running()]
    return tuple(sorted([*found, *_parts()], key=lambda one: one.name.lower()))


def program() -> Component:
    """The program itself."""
    shipped = resources() / "licences" / f"LICENSE.{OWN_LICENCE}"
    file = next(place for place in (program_root() / "LICENSE", shipped) if place.is_file())
    return Component("CommandRoom", __version__, OWN_LICENCE, (LicenceText("LICENSE", file),))


def running() -> tuple[Distribution, ...]:
    """The distributions that the program needs, and those that these need; all there are where it is none itself."""
    try:
        wanted = _needs(distribution(PROGRAM))
    except PackageNotFoundError:
        return tuple({one.name: one for one in distributions()}.values())
    found: dict[str, Distribution] = {}
    while wanted:
        name = normal(wanted.pop())
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # for another system or another Python
            continue
        wanted += _needs(found[name])
    return tuple(found.values())


def normal(name: str) -> str:
    """A distribution's name in the one way of writing it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _needs(one: Distribution) -> list[str]:
    lines = [line for line in one.requires or () if "extra ==" not in line]
    return [match.group() for line in lines if (match := _NAME.match(line))]


def _component(one: Distribution) -> Component:
    texts = tuple(sorted(_texts_of(one), key=lambda text: (not text.name.startswith("LICEN"), text.name)))
    licence = _licence_of(one) or _told_by(texts)
    return Component(one.name, one.version, licence, texts or tuple(_known_texts(licence)))


def _texts_of(one: Distribution) -> Iterator[LicenceText]:
    for file in one.files or ():
        if _TEXT.search(file.name) and file.suffix not in _NO_TEXT:
            path = Path(str(file.locate()))
            if path.is_file():
                name = str(file).partition(".dist-info/")[2] or str(file)
                yield LicenceText(name.removeprefix("licenses/"), path)


def _licence_of(one: Distribution) -> str:
    """What the metadata call it: the expression, a short name, or the classifier."""
    said = one.metadata
    # Another reader of metadata (a back-port of it) raises for what is not there.
    named = [said[key] for key in ("License-Expression", "License") if key in said]
    named += [
        line.rpartition("::")[2] for line in said.get_all("Classifier") or () if line.startswith("License")
    ]
    plain = [" ".join(name.split()) for name in named if name]
    return next((name for name in plain if name != "UNKNOWN" and len(name) <= _LONGEST_NAME), "")


def _told_by(texts: Iterable[LicenceText]) -> str:
    whole = " ".join(" ".join(text.read().split()) for text in texts)
    return next((name for name, phrase in _KNOWN_BY.items() if phrase in whole), "")


def _known_texts(licence: str) -> Iterator[LicenceText]:
    """The shipped texts of the licences that an expression names."""
    for name in dict.fromkeys(re.findall(r"[A-Za-z0-9.+-]+", licence)):
        path = resources() / "licences" / f"LICENSE.{name}"
        if path.is_file():
            yield LicenceText(name, path)


def _parts() -> Iterator[Component]:
    told = tomllib.loads((resources() / "licences" / "parts.toml").read_text(encoding="utf-8"))
    for part in told["part"]:
        path, version = resources() / part["file"], ""
        if part["name"] == "Python":
            path, version = _python_text(path), sys.version.split()[0]
        text = LicenceText(path.name, path)
        yield Component(part["name"], version, part["licence"], (text,), part.get("inside", ""))


def _python_text(otherwise: Path) -> Path:
    """The licence beside the interpreter that runs; where a system keeps none there, the shipped one."""
    places = (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt")
    return next((place for place in places if place.is_file()), otherwise)

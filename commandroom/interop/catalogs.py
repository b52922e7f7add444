"""Reads the catalogues that travel with the program (`resources/catalog`) into the types of the domain.

The files are TOML, the long tables CSV in UTF-8. Everything is read once and kept; nothing happens on import.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from commandroom.base.paths import resources
from commandroom.domain.errors import WorldError
from commandroom.domain.knowledge.categories import Catalogue, Category, Phase
from commandroom.domain.knowledge.gradings import Urgency
from commandroom.domain.knowledge.rules import (
    AlertClass,
    Alerts,
    Exceptions,
    Lamps,
    Parameter,
    Policy,
    Profile,
    ReportPreset,
    TimerRule,
)
from commandroom.domain.knowledge.sources import Source, Word
from commandroom.domain.knowledge.suggesting import Keywords
from commandroom.domain.people.dutyrules import DutyRules
from commandroom.domain.people.headcount import HeadcountRules
from commandroom.domain.people.passwords import SignInRules
from commandroom.domain.people.roles import Role
from commandroom.domain.people.rosterfields import RosterFields
from commandroom.domain.people.units import Unit, UnitBook

T = TypeVar("T")
CATEGORY_VERSION = "2026.1"
_PHASES, _PHASE = ">", " "
_PARAMETERS = ("exceptions", "recommending")


@cache
def shipped_policy() -> Policy:
    """All rules as they are shipped: the room's starting point, which amendments then change."""
    timers = _toml("timers")
    version = str(timers.pop("version"))
    lamps = msgspec.convert(timers.pop("lamps"), Lamps)
    presets = _table(timers.pop("report_presets"), ReportPreset, "key")
    return Policy(
        version=version,
        catalogue=shipped_catalogue(),
        sources=_table(_toml("sources"), Source, "code"),
        words={kind: _table(rows, Word, "code") for kind, rows in _tables("words").items()},
        timers=_table(timers, TimerRule, "key"),
        lamps=lamps,
        exceptions=Exceptions(
            {key: row for file in _PARAMETERS for key, row in _table(_toml(file), Parameter, "key").items()}
        ),
        profiles=_table(_toml("profiles"), Profile, "key"),
        report_presets=presets,
        alerts=_alerts(),
    )


@cache
def shipped_catalogue() -> Catalogue:
    """The shipped categories with their phases, limits and the basis of each limit."""
    with (_folder() / "categories.csv").open(encoding="utf-8", newline="") as stream:
        rows = [_category(row) for row in csv.DictReader(stream)]
    return Catalogue.of(rows, version=CATEGORY_VERSION)


@cache
def shipped_keywords() -> Keywords:
    """The words by which a text is recognised as belonging to a category."""
    with (_folder() / "keywords.csv").open(encoding="utf-8", newline="") as stream:
        return Keywords.of({row["code"]: row["words"].split() for row in csv.DictReader(stream)})


@cache
def shipped_duty_rules() -> DutyRules:
    """The shipped shifts, the posts of the rota and what a turn weighs."""
    return msgspec.convert(_toml("rota"), DutyRules)


@cache
def shipped_headcount() -> HeadcountRules:
    """The ten rules of a township's headcount."""
    return msgspec.convert(_toml("headcount"), HeadcountRules)


@cache
def shipped_signin() -> SignInRules:
    """What passwords must be, how often they may be tried, when a seat locks itself."""
    return msgspec.convert(_toml("signin"), SignInRules)


@cache
def common_passwords() -> frozenset[str]:
    """The passwords that everybody tries first, in lower case (six thousand of the list of zxcvbn, some of here)."""
    text = (_folder() / "passwords" / "common.txt").read_text(encoding="utf-8")
    return frozenset(text.splitlines())


@cache
def shipped_roster_fields() -> RosterFields:
    """The fields of a person on the roster."""
    return msgspec.convert(_toml("roster"), RosterFields)


@cache
def shipped_units() -> UnitBook:
    """The 1+4+X pattern and the outside bodies that cooperate."""
    rows = _toml("units")["unit"]
    return UnitBook.of(msgspec.convert({**row, "order": order}, Unit) for order, row in enumerate(rows))


@cache
def role_names() -> dict[str, Role]:
    """Every name of a role, the key and the Chinese and English ones included, and the role it means."""
    names: dict[str, Role] = {}
    for key, row in _tables("roles").items():
        for name in (key, row["zh"], row["en"], *row["aliases"]):
            names.setdefault(str(name), Role(key))
    return names


@cache
def grading_words() -> dict[str, dict[str, dict[str, str]]]:
    """Labels of the gradings: grading → key → `zh` and `en`."""
    return _tables("gradings")


def _category(row: Mapping[str, str]) -> Category:
    flags = set(row["flags"].split())
    return Category(
        code=row["code"],
        group=row["group"],
        group_name=row["group_name"],
        name=row["name"],
        lead_office=row["lead_office"],
        cooperators=tuple(filter(None, row["cooperators"].split("/"))),
        tiers=tuple(int(tier) for tier in row["tiers"].split("/")),
        urgency=Urgency(row["urgency"]),
        accept=row["accept"],
        dispatch=row["dispatch"],
        phases=tuple(_phase(text) for text in row["dispose"].split(_PHASES)),
        verify=row["verify"],
        extension=row["extension"],
        statutory="statutory" in flags,
        report_up="report_up" in flags,
        counted="uncounted" not in flags,
        confidential="confidential" in flags,
        scenario=row["scenario"],
        note=row["note"],
        basis=row["basis"],
    )


def _phase(text: str) -> Phase:
    name, _, limit = text.strip().rpartition(_PHASE)
    return Phase(name=name, limit=limit)


def _alerts() -> Alerts:
    raw = _toml("alerts")
    raw.pop("version")
    classes = _table(raw.pop("classes"), AlertClass, "key")
    bounds = {key: (int(low), int(high)) for key, (low, high) in raw.pop("bounds").items()}
    chain = {level: tuple(steps) for level, steps in raw.pop("chain").items()}
    return Alerts(
        classes=classes, bounds=bounds, chain=chain, **{key: _frozen(value) for key, value in raw.items()}
    )


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _table(rows: Mapping[str, Any], kind: type[T], key: str) -> dict[str, T]:
    return {
        name: msgspec.convert({**row, key: name}, kind) for name, row in rows.items() if isinstance(row, dict)
    }


def _tables(name: str) -> dict[str, Any]:
    return {key: value for key, value in _toml(name).items() if isinstance(value, dict)}


def _toml(name: str) -> dict[str, Any]:
    path = _folder() / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise WorldError("file.unreadable", file=path.name, reason=str(error)) from error


def _folder() -> Path:
    return resources() / "catalog"

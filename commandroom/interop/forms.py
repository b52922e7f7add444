"""Reads the forms and playbooks that travel with the program (`resources/forms`, `resources/catalog/playbooks.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec

from commandroom.base.paths import resources
from commandroom.domain.errors import WorldError
from commandroom.domain.forms.book import FormBook
from commandroom.domain.forms.kinds import TEMPLATES
from commandroom.domain.knowledge.playbooks import Playbook


@cache
def shipped_forms() -> FormBook:
    """The forms of this version of the program."""
    folder = resources() / "forms"
    raw = tomllib.loads(_text(folder / "forms.toml"))
    ledgers = tomllib.loads(_text(folder / "ledgers.toml"))
    templates = {name: _text(folder / f"{name}.toml") for name in TEMPLATES}
    return msgspec.convert(
        {**raw, "templates": templates, "playbooks": _playbooks(), "ledgers": ledgers}, FormBook
    )


def _playbooks() -> dict[str, Playbook]:
    raw = tomllib.loads(_text(resources() / "catalog" / "playbooks.toml"))
    rows = (msgspec.convert({"version": raw["version"], **row}, Playbook) for row in raw["playbook"])
    return {one.code: one for one in rows}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise WorldError("file.unreadable", file=path.name, reason=str(error)) from error

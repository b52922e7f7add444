"""What forms are made with: names of fields, words, built-in templates, playbooks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from commandroom.domain.forms.ledgerbook import LedgerBook
from commandroom.domain.forms.template import Known
from commandroom.domain.knowledge.playbooks import Playbook


class FormBook(Struct, frozen=True, kw_only=True):
    """`titles` names each kind, `templates` holds the text of each built-in template, `words` whatever a form says itself."""

    version: str
    titles: Mapping[str, str]
    fields: Mapping[str, str]
    lists: Mapping[str, Mapping[str, str]]
    words: Mapping[str, str]
    templates: Mapping[str, str]
    playbooks: Mapping[str, Playbook]
    ledgers: LedgerBook

    def known(self) -> Known:
        """Every field, by its name on screen and by its key."""
        return Known(_both(self.fields), {name: _both(fields) for name, fields in self.lists.items()})


def _both(names: Mapping[str, str]) -> dict[str, str]:
    return {written: key for key, name in names.items() for written in (key, name)}


class Names(Protocol):
    """Who and what is meant by an id."""

    def unit(self, unit: str) -> str:
        """The name of a unit."""

    def person(self, person: str) -> str:
        """The name of a person."""

    def category(self, code: str) -> str:
        """Both levels of a category."""

    def place(self, grid: str, village: str) -> str:
        """Village and grid."""

    def source(self, code: str) -> str:
        """The name of a source."""

    def limit(self, timer: str) -> str:
        """The name of a clock."""

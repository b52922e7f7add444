"""Playbooks (剧本): who does what when a matter of a known kind comes up, and what the township does not do.

Structure of domain §2.17. Shipped ones are data (`resources/catalog/playbooks.toml`); a room's own record goes before.
"""

from __future__ import annotations

from msgspec import Struct


class Step(Struct, frozen=True, kw_only=True):
    """One step: who, what, how long it takes (a limit such as `2wh`, or words), and what comes of it."""

    actor: str
    action: str
    limit: str = ""
    output: str = ""


class Playbook(Struct, frozen=True, kw_only=True):
    """A playbook; `do` and `not_do` are the township's boundary, the latter printed in red on the dispatch."""

    code: str
    name: str
    lead: str = ""
    coops: tuple[str, ...] = ()
    do: str = ""
    not_do: str = ""
    village: str = ""
    evidence: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    escalate_when: str = ""
    closing_standard: str = ""
    steps: tuple[Step, ...] = ()
    version: str = ""
    approved_by: str = ""

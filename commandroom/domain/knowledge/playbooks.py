"""Playbooks (剧本): who does what when a matter of a known kind comes up, and what the township does not do.

Structure of domain §2.17. Shipped ones are data (`resources/catalog/playbooks.toml`); a room's own versions are records
(`playbook`), each with the day from which it counts. What a dispatch was shown is frozen with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct, ValidationError, convert

from commandroom.domain.errors import FieldError


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


class Standing(StrEnum):
    """What a version is on a day: to come, in force, followed by a later one, ended, or withdrawn before it began."""

    COMING = "coming"
    IN_FORCE = "in_force"
    FOLLOWED = "followed"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


class Version(Struct, frozen=True, kw_only=True):
    """One version of a playbook, in force from `since` to `until`, both days counted; a shipped one since ever.

    What stands on record stays as it is: another content is another version, and only its end is added later.
    """

    id: str
    playbook: Playbook
    since: date | None = None
    until: date | None = None
    is_own: bool = True
    withdrawn: bool = False

    @property
    def code(self) -> str:
        """The code that a matter names."""
        return self.playbook.code


SHIPPED = "0"
_JOINT = "@"


def record_id(code: str, version: str) -> str:
    """The name of a version's record; `SHIPPED` of the one that came with the program, which only ends."""
    return f"{code}{_JOINT}{version}"


def code_of(record: str) -> str:
    """The code in the name of a version's record."""
    return record.partition(_JOINT)[0]


def is_shipped(record: str) -> bool:
    """Whether the record is that of the version that came with the program."""
    return record.partition(_JOINT)[2] == SHIPPED


def latest(versions: Iterable[Version], day: date) -> Version | None:
    """The version that began last by that day, of one code; whether it has ended is another matter."""
    begun = [one for one in versions if not one.withdrawn and (one.since or date.min) <= day]
    return max(begun, key=lambda one: (one.since or date.min, one.is_own, one.id), default=None)


def in_force(versions: Iterable[Version], day: date) -> Playbook | None:
    """What counts on a day, of one code: a version that ended is not replaced by the one before it."""
    found = latest(versions, day)
    return found.playbook if found is not None and day <= (found.until or date.max) else None


def standing(version: Version, versions: Iterable[Version], day: date) -> Standing:
    """What a version is on a day, among all of its code."""
    if version.withdrawn:
        return Standing.WITHDRAWN
    if (version.since or date.min) > day:
        return Standing.COMING
    if day > (version.until or date.max):
        return Standing.ENDED
    found = latest(versions, day)
    return Standing.IN_FORCE if found is not None and found.id == version.id else Standing.FOLLOWED


MOST_STEPS, LONGEST, LONGEST_NAME = 30, 1000, 60
_CODE = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff_-]{0,19}")
_LINES = ("lead", "version", "approved_by", "name")


def read(document: Mapping[str, Any]) -> Playbook:
    """A playbook from what was typed.

    Raises:
        FieldError: `playbook.code`, `playbook.unreadable`, `playbook.step`, `playbook.no_steps`, `playbook.too_many`,
            `field.missing`, `field.too_long`.
    """
    try:
        made = convert({name: value for name, value in document.items() if value is not None}, Playbook)
    except ValidationError as error:
        raise FieldError("playbook.unreadable", field="document", reason=str(error)) from error
    if not _CODE.fullmatch(made.code):
        raise FieldError("playbook.code", field="code", value=made.code[:40])
    for name in ("name", "version"):
        if not getattr(made, name).strip():
            raise FieldError("field.missing", field=name)
    _fit(made)
    _need_steps(made)
    return made


def _need_steps(made: Playbook) -> None:
    if not made.steps:
        raise FieldError("playbook.no_steps", field="steps")
    if len(made.steps) > MOST_STEPS:
        raise FieldError("playbook.too_many", field="steps", count=len(made.steps), most=MOST_STEPS)
    for n, step in enumerate(made.steps, start=1):
        if not step.actor.strip() or not step.action.strip():
            raise FieldError("playbook.step", field="steps", n=n)


def _fit(made: Playbook) -> None:
    for name in made.__struct_fields__:
        value = getattr(made, name)
        texts = [value] if isinstance(value, str) else [text for part in value for text in _texts(part)]
        most = LONGEST_NAME if name in _LINES else LONGEST
        longest = max((len(text) for text in texts), default=0)
        if longest > most:
            raise FieldError("field.too_long", field=name, most=most, length=longest)


def _texts(part: str | Step) -> tuple[str, ...]:
    return (part,) if isinstance(part, str) else (part.actor, part.action, part.limit, part.output)

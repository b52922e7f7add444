"""Whom the dialog offers, in which order, what speaks for each and what stands in the way.

People come in the order of the room's recommendation, with its score and its reasons; units by plain facts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, overload

from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from commandroom.base.sentences import sentence
from commandroom.domain.people.roles import Role
from commandroom.domain.people.units import Unit
from commandroom.ui.dialogs.scene import Scene
from commandroom.ui.initials import NO_MATCH, match
from commandroom.usecases.queries import PersonRow

if TYPE_CHECKING:
    from commandroom.domain.people.recommending import Excluded, Pick

SHOWN_MOST = 8
_TOLD = ("post", "experience", "familiarity", "share", "rest", "distance")
"""Parts of the score that are said in words; load and punctuality stand in figures beside them."""
FILTERS = ("recommended", "grid", "unit", "all")
_PRESENCE_ORDER = {"on": 0, "unknown": 1, "off": 2, "leave": 3}


def _say(text: str) -> str:
    return QCoreApplication.translate("Candidates", text)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody, or a unit, that could be sent; `barred` says why not, `unit` is where the dispatch paper goes."""

    id: str
    name: str
    about: str
    unit: str
    presence: str
    load: int
    capacity: int
    on_time: float | None
    reasons: Sequence[str]
    barred: str = ""
    is_lead: bool = False
    is_helper: bool = False
    is_own_grid: bool = False
    is_head: bool = False
    jobs: int = 0
    score: int | None = None
    rank: int = 1_000_000
    parts: tuple[tuple[str, float, int], ...] = ()
    initials: str = ""
    phone: str = ""
    critical: int = 0
    """Critical matters in hand already, where this one is critical too."""
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        """Whether there is as much in hand as is expected to be carried."""
        return self.capacity > 0 and self.load >= self.capacity

    def order(self) -> tuple[object, ...]:
        """Sorts the likeliest first: may go, as recommended, lead unit, grid, on duty, no head, room for more, experience."""
        return (
            bool(self.barred),
            self.rank,
            not self.is_lead,
            not (self.is_own_grid or self.is_helper),
            _PRESENCE_ORDER.get(self.presence, 1),
            self.is_head,
            self.is_full,
            -self.jobs,
            self.load / max(self.capacity, 1),
            self.id,
        )


def presence_text(presence: str) -> str:
    """在岗, 休息, 请假, 借出, 未登记."""
    texts = {
        "on": QCoreApplication.translate("Candidates", "On duty"),
        "off": QCoreApplication.translate("Candidates", "Resting"),
        "leave": QCoreApplication.translate("Candidates", "On leave"),
        "lent": QCoreApplication.translate("Candidates", "Lent out"),
    }
    return texts.get(presence, QCoreApplication.translate("Candidates", "Unknown"))


def people_of(scene: Scene) -> list[Candidate]:
    """Every person as a candidate for the event of the scene, the likeliest first."""
    views, nothing = _views(scene), _View()
    lead, helping = lead_unit(scene), frozenset(helpers(scene))
    rows = [row for row in scene.persons if row.person.active and row.person.unit]
    found = [_person(scene, row, views.get(row.person.id, nothing), lead, helping) for row in rows]
    return sorted(found, key=lambda one: one.order())


@dataclass(frozen=True, slots=True)
class _View:
    """What the recommendation says of one person."""

    score: int | None = None
    rank: int = 1_000_000
    reasons: Sequence[str] = ()
    parts: tuple[tuple[str, float, int], ...] = ()
    barred: str = ""
    critical: int = 0


class _Reasons(Sequence[str]):
    """What speaks for somebody, put into words when it is read: of hundreds a screen shows ten."""

    def __init__(self, pick: Pick, lang: str) -> None:
        self._pick, self._lang = pick, lang

    @cached_property
    def _told(self) -> tuple[str, ...]:
        lang = self._lang
        warned = (sentence(f"caution.{w.code}", dict(w.params), lang=lang) for w in self._pick.warnings)
        found = (p for p in self._pick.parts if p.key in _TOLD and p.points)
        parts = sorted(found, key=lambda part: _TOLD.index(part.key))
        return (*warned, *(sentence(p.code, dict(p.params), lang=lang) for p in parts))

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    @override
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        return self._told[at]

    @override
    def __len__(self) -> int:
        return len(self._told)


def _views(scene: Scene) -> dict[str, _View]:
    found = scene.recommended
    if found is None:
        return {}
    views = {one.person: _View(barred=_barred(scene, one)) for one in found.excluded}
    for rank, pick in enumerate(found.picks):
        parts = tuple((part.key, part.points, part.most) for part in pick.parts)
        twice = (one.params.get("count", 0) for one in pick.warnings if one.code == "two_urgent")
        critical = next((int(str(count)) for count in twice), 0)
        views[pick.person] = _View(pick.score, rank, _Reasons(pick, scene.lang), parts, critical=critical)
    return views


def units_of(scene: Scene) -> list[Candidate]:
    """Every unit as a candidate to cooperate, those that the catalogue names first."""
    event = scene.event
    lead = event.lead.office if event is not None and event.lead is not None else ""
    there: set[str] = {coop.office for coop in event.coops if coop.is_open} if event is not None else set()
    found = [_unit(scene, unit, there) for unit in scene.units if unit.active and unit.id != lead]
    return sorted(found, key=lambda one: one.order())


def lead_unit(scene: Scene) -> str:
    """The unit that leads by triage, else by the catalogue; "" where neither names one."""
    event = scene.event
    if event is None:
        return ""
    if event.planned_office:
        return event.planned_office
    category = scene.rules.policy.category(event.category)
    found = [u.id for u in scene.units if category is not None and u.answers_to(category.lead_office)]
    return found[0] if found else ""


def helpers(scene: Scene) -> list[str]:
    """The units that the catalogue names to cooperate."""
    event = scene.event
    category = scene.rules.policy.category(event.category) if event is not None else None
    names = category.cooperators if category is not None else ()
    return [unit.id for name in names for unit in scene.units if unit.answers_to(name)]


def _person(scene: Scene, row: PersonRow, view: _View, lead: str, helping: frozenset[str]) -> Candidate:
    event, person = scene.event, row.person
    assert event is not None  # noqa: S101  a dispatch is about an event
    is_lead = bool(person.unit) and person.unit == lead
    is_own = _is_own_grid(row, event.grid, event.village)
    jobs = row.category_jobs.get(event.category, 0)
    return Candidate(
        id=person.id,
        name=person.name,
        about=" · ".join(filter(None, (row.unit_name, person.post))),
        unit=person.unit,
        presence=row.presence,
        load=row.load,
        capacity=person.capacity,
        on_time=row.on_time,
        reasons=view.reasons
        if view.score is not None
        else tuple(_reasons(row, is_lead=is_lead, is_own=is_own, jobs=jobs)),
        barred=view.barred,
        score=view.score,
        rank=view.rank,
        parts=view.parts,
        is_lead=is_lead,
        is_helper=person.unit in helping,
        is_own_grid=is_own,
        is_head=person.has_role(Role.OFFICE_HEAD),
        jobs=jobs,
        initials=person.initials,
        phone=person.phone_masked,
        critical=view.critical,
    )


def _is_own_grid(row: PersonRow, grid: str, village: str) -> bool:
    return bool(grid and grid in row.person.grids) or bool(village and village in row.person.villages)


def _reasons(row: PersonRow, *, is_lead: bool, is_own: bool, jobs: int) -> Iterable[str]:
    if is_lead:
        yield _lead_word()
    if is_own:
        yield QCoreApplication.translate("Candidates", "Own grid or village")
    if jobs:
        text = QCoreApplication.translate("Candidates", "{count} of this category")
        yield text.format(count=jobs)
    if row.load == 0:
        yield QCoreApplication.translate("Candidates", "Nothing in hand")
    if row.person.certificate:
        yield QCoreApplication.translate("Candidates", "Holds a certificate")


def _lead_word() -> str:
    return QCoreApplication.translate("Candidates", "Lead unit of the category")


def _barred(scene: Scene, one: Excluded) -> str:
    """What no choice goes over; who belongs to another unit can be chosen, and that unit leads then.

    On a day for which the room keeps no roster anybody can be sent by name.
    """
    found = scene.recommended
    is_kept = found is None or all(note.code != "no_rota" for note in found.notes)
    passed = {"other_unit"} if is_kept else {"other_unit", "unregistered"}
    reason = next((r for r in one.reasons if r.code not in passed), None)
    if reason is None:
        return ""
    return sentence(f"person.{reason.code}", {"name": one.name, **reason.params}, lang=scene.lang)


def _unit(scene: Scene, unit: Unit, there: set[str]) -> Candidate:
    people = [row for row in scene.persons if row.person.unit == unit.id]
    on_duty = sum(row.presence == "on" for row in people)
    is_helper = unit.id in helpers(scene)
    reasons = []
    if is_helper:
        reasons.append(QCoreApplication.translate("Candidates", "Named by the catalogue"))
    count = QCoreApplication.translate("Candidates", "{people} people, {on} on duty")
    reasons.append(count.format(people=len(people), on=on_duty))
    barred = QCoreApplication.translate("Candidates", "Cooperates already") if unit.id in there else ""
    return Candidate(
        id=unit.id,
        name=unit.name,
        about="",
        unit=unit.id,
        presence="on" if on_duty else "unknown",
        load=sum(row.load for row in people),
        capacity=sum(row.person.capacity for row in people),
        on_time=None,
        reasons=tuple(reasons),
        barred=barred,
        is_lead=is_helper,
        initials="",
    )


def narrowed(found: Sequence[Candidate], *, which: str, text: str) -> list[Candidate]:
    """Those that a filter and a typed name, unit or pinyin initials leave."""
    word = text.strip()
    if word:
        return [one for one in found if _fits(one, word)]
    match which:
        case "grid":
            return [one for one in found if one.is_own_grid]
        case "unit":
            return [one for one in found if one.is_lead]
        case "recommended":
            meant = [o for o in found if o.score is not None or o.is_lead or o.is_helper or o.is_own_grid]
            return [o for o in meant if not o.barred] or meant or [o for o in found if not o.barred]
        case _:
            return list(found)


def _fits(one: Candidate, word: str) -> bool:
    if word.isascii() and one.initials:
        return one.initials.startswith(word.lower()) or match(word, one.about) > NO_MATCH
    return match(word, one.name) > NO_MATCH or word in one.about


def shown_text(found: Sequence[Candidate], picked: str) -> str:
    """What was shown when the choice was made, as JSON kept with the deed."""
    rows = [
        {"id": one.id, "presence": one.presence, "load": one.load, "capacity": one.capacity,
         "on_time": one.on_time, "score": one.score, "parts": {key: [points, most] for key, points, most in one.parts},
         "reasons": list(one.reasons), "barred": one.barred}
        for one in found[:SHOWN_MOST]
    ]  # fmt: skip
    told = {"picked": picked, "shown": rows, "barred": sum(bool(one.barred) for one in found)}
    return json.dumps(told, ensure_ascii=False)

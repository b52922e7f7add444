"""Asks the room for rules and likenesses, suggests, and hands the form in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from commandroom.domain.errors import RoomError
from commandroom.domain.knowledge.categories import Category
from commandroom.domain.knowledge.suggesting import suggest_categories
from commandroom.domain.people.units import Unit
from commandroom.domain.time.limit import Limit
from commandroom.ui import words
from commandroom.ui.choices import suggested_place
from commandroom.ui.desk import Attempt, Desk
from commandroom.ui.pages.intake.around import Around, look_around
from commandroom.ui.pages.intake.draft import Draft
from commandroom.ui.pages.intake.form import Form
from commandroom.ui.pages.intake.pace import Pace
from commandroom.usecases.queries import (
    PlaceRow,
    Places,
    RuleBook,
    Rules,
    Similar,
    SimilarEvent,
    Units,
)
from commandroom.usecases.taking import Intake, TakenIn, Until, take_in

LIKENESS_PAUSE_MS = 300
USED = "intake/sources"
CHIPS = 7
_FIRST = ("GRID", "H12345", "N110", "VISIT", "CALL", "VIDEO", "COUNTY")


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One limit of the event to be: in words, when it would end counted now, and the working line by line."""

    key: str
    phase: str
    limit: str
    due: datetime
    steps: tuple[tuple[str, dict[str, object]], ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What the desk would do with the matter: category with its reason, place, units, limits."""

    category: Category | None = None
    words: tuple[str, ...] = ()
    place: PlaceRow | None = None
    limits: tuple[LimitRow, ...] = ()
    lead: str = ""


class IntakeViewModel(QObject):
    """Holds no field: the view gives it the form as it stands."""

    asked = Signal()
    ready = Signal()
    unknown = Signal(object)
    similar_found = Signal(object)
    around_found = Signal(object)
    taken = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.rules: RuleBook | None = None
        self.places: tuple[PlaceRow, ...] = ()
        self.units: tuple[Unit, ...] = ()
        self._answered: set[str] = set()
        self.draft = Draft(desk, self)
        self.pace = Pace(desk.settings)
        self._likeness = QTimer(self, singleShot=True, interval=LIKENESS_PAUSE_MS)
        self._likeness.timeout.connect(self._ask_similar)
        self._form = Form()
        self._around: tuple[str, str, str] | None = None

    # --- what is known ------------------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """Ask for rules, places, units, and forms that nobody finished."""
        self._answered.clear()
        self.asked.emit()
        self.desk.ask(Rules(), then=self._take_rules, refused=self.unknown.emit)
        self.desk.ask(Places(), then=self._take_places, refused=self.unknown.emit)
        self.desk.ask(Units(), then=self._take_units, refused=self.unknown.emit)
        self.draft.look_for_others()

    @property
    def knows_all(self) -> bool:
        """Whether the choices of the form are there, be there any or none."""
        return self._answered == {"rules", "places", "units"}

    def _take_rules(self, rules: RuleBook) -> None:
        self.rules = rules
        self._answered.add("rules")
        self.ready.emit()

    def _take_places(self, places: Sequence[PlaceRow]) -> None:
        self.places = tuple(places)
        self._answered.add("places")
        self.ready.emit()

    def _take_units(self, units: Sequence[Unit]) -> None:
        self.units = tuple(units)
        self._answered.add("units")
        self.ready.emit()

    def sources(self) -> list[tuple[str, str]]:
        """All sources by code and name, those this seat uses most first."""
        if self.rules is None:
            return [(code, words.source_label(code)) for code in _FIRST]
        used = self._used()
        known = self.rules.policy.sources
        order = [*(code for code in _FIRST if code in known), *(code for code in known if code not in _FIRST)]
        order.sort(key=lambda code: -used.get(code, 0))
        return [(code, known[code].label(self.desk.lang)) for code in order]

    def _used(self) -> dict[str, int]:
        found = self.desk.settings.get(USED, {})
        return {str(code): int(count) for code, count in found.items()} if isinstance(found, dict) else {}

    # --- suggestions --------------------------------------------------------------------------------

    def advise(self, form: Form, *, now: datetime) -> Advice:
        """Category, place and limits for the form as it stands; a chosen category is not suggested over."""
        if self.rules is None:
            return Advice()
        policy = self.rules.policy
        text = f"{form.title}\n{form.text}"
        found = suggest_categories(text, policy.catalogue, self.rules.keywords, limit=1)
        hit = found[0] if found else None
        category = policy.category(form.category) or (policy.category(hit.code) if hit else None)
        place = suggested_place(f"{form.location} {form.text}", self.places)
        is_own = hit is not None and category is not None and hit.code == category.code
        return Advice(
            category=category,
            words=hit.words if hit is not None and is_own else (),
            place=place,
            limits=self._limits(category, form.urgency, now),
            lead=self._lead_of(category),
        )

    def _lead_of(self, category: Category | None) -> str:
        unit = self.unit_named(category.lead_office) if category is not None else None
        return unit.id if unit is not None else ""

    def watch_place(self, place: str, advice: Advice) -> None:
        """Look at the place and at what the unit did, when either is another."""
        category = advice.category.code if advice.category is not None else ""
        wanted = (place, category, advice.lead)
        if wanted == self._around:
            return
        self._around = wanted
        room, now = self.desk.room, self.desk.clock.now()
        self.desk.tasks.run(
            lambda: look_around(room, *wanted, now=now),
            then=self._show_around,
            failed=lambda _error: None,
            lane="intake.around",
        )

    def _show_around(self, found: Around) -> None:
        self.around_found.emit(found)

    def _limits(self, category: Category | None, urgency: str, now: datetime) -> tuple[LimitRow, ...]:
        if self.rules is None or category is None:
            return ()
        policy = self.rules.policy
        rows = [(key, "", policy.timer_limit(key, urgency, category)) for key in ("accept", "dispatch")]
        rows += [("dispose", phase.name, phase.limit) for phase in category.phases]
        return tuple(self._limit(key, phase, limit, now) for key, phase, limit in rows if limit)

    def _limit(self, key: str, phase: str, limit: str, now: datetime) -> LimitRow:
        assert self.rules is not None  # noqa: S101  asked above
        clock = self.rules.clockwork
        steps = tuple((step.code, step.params) for step in clock.steps(limit, start=now))
        words = Limit.parse(limit).words(self.desk.lang)
        return LimitRow(key, phase, words, clock.due(limit, start=now).moment, steps)

    def unit_named(self, text: str) -> Unit | None:
        """The unit that the catalogue means by a name; None for a place holder that nobody can dispatch to."""
        found = next((unit for unit in self.units if unit.answers_to(text)), None)
        return found if found is not None and found.may_lead else None

    def watch(self, form: Form) -> None:
        """Look for likenesses once the typing rests."""
        self._form = form
        self._likeness.start()

    def _ask_similar(self) -> None:
        form = self._form
        if not (form.text.strip() or form.location.strip()):
            self.similar_found.emit([])
            return
        grid = form.place if len(form.place) > len("330299104001") else ""
        query = Similar(
            text=form.text or form.title, location=form.location, grid=grid, at=self.desk.clock.now()
        )
        self.desk.ask(query, then=self._show_similar, refused=_untold, lane="intake.similar")

    def _show_similar(self, found: Sequence[SimilarEvent]) -> None:
        self.similar_found.emit(list(found))

    def begin(self, *, was_taken: bool = True) -> None:
        """A new, empty form: nothing is looked for yet, and the draft of the last one is forgotten."""
        self._likeness.stop()
        self._around = None
        self.draft.begin(was_taken=was_taken)

    # --- handing in ---------------------------------------------------------------------------------

    def hand_in(self, form: Form, *, until: Until, merge_into: str = "", merge_reason: str = "") -> None:
        """Register and go as far as asked; `taken` or `refused` says what came of it."""
        category = self.rules.policy.category(form.category) if self.rules is not None else None
        assert category is not None  # noqa: S101  the view checks the fields first
        lead = self.unit_named(category.lead_office)
        intake = Intake(
            id=self.draft.id,
            data=form.data(),
            category=category,
            urgency=form.urgency,
            files=form.files,
            lead_office=lead.id if lead is not None else "",
            merge_into=merge_into,
            merge_reason=merge_reason,
        )
        room = self.desk.room
        self._count_source(form.source)
        Attempt(self.desk, lambda: take_in(room, intake, until=until), self._done, self._fail).go()

    def _done(self, result: TakenIn) -> None:
        self.taken.emit(result)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, RoomError):
            self.refused.emit(error)
        else:
            self.desk.fail(error)

    def _count_source(self, code: str) -> None:
        used = self._used()
        self.desk.settings.put(USED, used | {code: used.get(code, 0) + 1})


def _untold(_error: RoomError) -> None:
    """Nothing of the form hangs on it, and what is wrong with the store the choices say."""

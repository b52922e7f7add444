"""Asks the room for rules and likenesses, suggests, keeps drafts, and hands the form in."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from commandroom.domain.errors import RoomError
from commandroom.domain.ids import uuid7
from commandroom.domain.journal import millis
from commandroom.domain.knowledge.categories import Category
from commandroom.domain.knowledge.suggesting import suggest_categories
from commandroom.domain.people.units import Unit
from commandroom.domain.time.limit import Limit
from commandroom.ui import words
from commandroom.ui.choices import suggested_place
from commandroom.ui.desk import Attempt, Desk
from commandroom.ui.pages.intake.around import Around, look_around
from commandroom.ui.pages.intake.drafts import drop_folder, drop_orphans, folder_of
from commandroom.ui.pages.intake.form import Form
from commandroom.usecases.commands import SaveDraft
from commandroom.usecases.queries import (
    DraftRow,
    Drafts,
    PlaceRow,
    Places,
    RuleBook,
    Rules,
    Similar,
    SimilarEvent,
    Units,
)
from commandroom.usecases.taking import Intake, TakenIn, Until, take_in

SAVE_MS = 5000
LIKENESS_PAUSE_MS = 300
KIND = "intake"
TIMES = "intake/seconds"
USED = "intake/sources"
REMEMBERED = 50
CHIPS = 7
_FIRST = ("GRID", "H12345", "N110", "VISIT", "CALL", "VIDEO", "COUNTY")
_MEDIAN, _NINTH = 0.5, 0.9


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
    saved = Signal(object)
    unsaved = Signal()
    drafts_found = Signal(object)
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
        self.draft_id = self._new_id()
        self._is_kept = False
        self._last_kept: dict[str, str] = {}
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
        self.look_for_drafts()

    @property
    def knows_all(self) -> bool:
        """Whether the choices of the form are there, be there any or none."""
        return self._answered == {"rules", "places", "units"}

    def look_for_drafts(self) -> None:
        """Ask for the unfinished forms of this seat, this one left out."""
        self.desk.ask(Drafts(KIND), then=self._take_drafts, refused=_untold)

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

    def _take_drafts(self, rows: Sequence[DraftRow]) -> None:
        self.drafts_found.emit([row for row in rows if row.id != self.draft_id and row.fields])
        known = {self.draft_id, *(row.id for row in rows)}
        home, now = self.desk.settings.home, self.desk.clock.now()
        self.desk.slow.run(lambda: drop_orphans(home, known, now=now))

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

    # --- drafts -------------------------------------------------------------------------------------

    def keep(self, form: Form) -> bool:
        """Keep the form as a draft where it changed; False where there was nothing to do, or nothing can be kept now."""
        kept = form.kept()
        if form.is_empty or kept == self._last_kept:
            return False
        if self.desk.gate.error is not None:
            self.unsaved.emit()
            return False
        self._last_kept = kept
        self._is_kept = True
        draft = SaveDraft(self.draft_id, KIND, kept)
        self.desk.perform(draft, then=self._say_saved, refused=self._say_unsaved)
        return True

    def _say_unsaved(self, _error: RoomError) -> None:
        """What is wrong with the store the desk says once; here it is only tried again."""
        self._last_kept = {}
        self.unsaved.emit()

    def _say_saved(self, _changes: object) -> None:
        self.saved.emit(self.desk.clock.now())

    def resume(self, row: DraftRow) -> Form:
        """Go on with a draft."""
        self.draft_id, self._is_kept, self._last_kept = row.id, True, dict(row.fields)
        return Form.restored(row.fields)

    def forget(self, draft_id: str = "", *, with_files: bool = True) -> None:
        """Throw a draft away; this one where none is named."""
        gone, home = draft_id or self.draft_id, self.desk.settings.home
        self.desk.perform(SaveDraft(gone, KIND))
        if with_files:
            self.desk.slow.run(lambda: drop_folder(home, gone))

    @property
    def folder(self) -> Path:
        """Where the pasted pictures of this form are kept."""
        return folder_of(self.desk.settings.home, self.draft_id)

    def begin(self, *, was_taken: bool = True) -> None:
        """A new, empty form; the draft of the last one is forgotten.

        Its pictures go with one that was taken in; those of a cleared form stay for a while, since clearing can
        be taken back.
        """
        if self._is_kept or was_taken:
            self.forget(with_files=was_taken)
        self._likeness.stop()
        self._around = None
        self.draft_id, self._is_kept, self._last_kept = self._new_id(), False, {}

    def _new_id(self) -> str:
        return uuid7(millis=millis(self.desk.clock.now()), random=secrets.randbits(80))

    # --- handing in ---------------------------------------------------------------------------------

    def hand_in(self, form: Form, *, until: Until, merge_into: str = "", merge_reason: str = "") -> None:
        """Register and go as far as asked; `taken` or `refused` says what came of it."""
        category = self.rules.policy.category(form.category) if self.rules is not None else None
        assert category is not None  # noqa: S101  the view checks the fields first
        lead = self.unit_named(category.lead_office)
        intake = Intake(
            id=self.draft_id,
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

    # --- how long it takes --------------------------------------------------------------------------

    def remember_seconds(self, seconds: int) -> None:
        """One more form was handed in after so many seconds from the first key."""
        self.desk.settings.put(TIMES, [*self._seconds(), seconds][-REMEMBERED:])

    def usual_seconds(self) -> tuple[int, int] | None:
        """Half of the last fifty forms of this seat took no longer than the first, nine in ten the second."""
        known = sorted(self._seconds())
        if not known:
            return None
        last = len(known) - 1
        return known[round(last * _MEDIAN)], known[round(last * _NINTH)]

    def _seconds(self) -> list[int]:
        found = self.desk.settings.get(TIMES, [])
        return [int(value) for value in found] if isinstance(found, list) else []


def _untold(_error: RoomError) -> None:
    """Nothing of the form hangs on it, and what is wrong with the store the choices say."""

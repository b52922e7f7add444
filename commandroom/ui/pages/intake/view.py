"""The intake page: fields, duplicate strip, column of advice, keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from commandroom.domain.errors import FieldError, RoomError, WorldError
from commandroom.ui import words
from commandroom.ui.breakpoints import Tier
from commandroom.ui.desk import Desk
from commandroom.ui.moments import local
from commandroom.ui.page import Hints, Page, PageSpec
from commandroom.ui.pages.intake.checking import Checks
from commandroom.ui.pages.intake.drafts import Unfinished
from commandroom.ui.pages.intake.duplicate import DuplicateStrip
from commandroom.ui.pages.intake.fields import Fields
from commandroom.ui.pages.intake.form import Form
from commandroom.ui.pages.intake.handed import go_on, say_taken
from commandroom.ui.pages.intake.keys import register_keys, source_ids
from commandroom.ui.pages.intake.knowing import Knowing
from commandroom.ui.pages.intake.likeness import is_same_place, reason_texts
from commandroom.ui.pages.intake.side import Side
from commandroom.ui.pages.intake.viewmodel import SAVE_MS, Advice, IntakeViewModel
from commandroom.ui.punctuation import in_a_row, in_clauses
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card, Scroll
from commandroom.ui.widgets.dropping import DropTarget
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import DraftRow, SimilarEvent
from commandroom.usecases.taking import TakenIn, Until, title_from

SIDE_WIDE, SIDE_NARROW, SIDE_SMALL = 392, 320, 300
TEXT_LINES, TEXT_LINES_SMALL = 4, 2
_FIELDS = {"grid": "place", "village": "place", "category_suggest": "category"}


class IntakePage(Page):
    """The form that is filled while somebody talks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.vm = IntakeViewModel(desk, self)
        self._similar: list[SimilarEvent] = []
        self._then = ""

    @override
    def build(self) -> Iterator[None]:
        self.fields = Fields(self.desk.theme, self.desk.clock.now(), tasks=self.desk.slow)
        yield from self.fields.build()
        self._checks = Checks(self.desk, self.fields, self.vm)
        self.side = Side(self.desk)
        yield
        self._build()
        yield
        self._wire()
        yield
        register_keys(self, self.desk.actions, self)
        self.desk.actions.keys_changed.connect(self._show_source_keys)
        self._show_source_keys()
        self.fields.files.keep_in(self.vm.folder)
        self.fields.offer_sources(self.vm.sources())
        self.vm.look()

    # --- hooks of the window ------------------------------------------------------------------------

    @override
    def roots(self) -> Sequence[QWidget]:
        return (*self._over, self._card, self.side)

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        self.vm.look_for_drafts()
        self.side.watch.show_usual(self.vm.usual_seconds())
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused) or self.fields.is_of_source(focused):
            self.fields.focus("ext_no")  # the focus comes to the first control by itself: nobody chose it

    @override
    def leave(self) -> None:
        self.vm.keep(self.fields.form())

    @override
    def tools(self) -> Sequence[QWidget]:
        return (self.saved, self.clear_button, self.keep_button, self.register_button, self.submit_button)

    @override
    def hints(self) -> Hints:
        hint = self.desk.actions.hint
        return (
            *hint(self.tr("Source"), *source_ids()),
            *hint(self.tr("Register and dispatch"), "intake.dispatch"),
            *hint(self.tr("Register only"), "intake.register"),
            *hint(self.tr("Close on the spot"), "intake.close"),
            *hint(self.tr("Keep as draft"), "intake.keep"),
        )

    @override
    def fit(self, tier: Tier) -> None:
        is_small, is_narrow = tier < Tier.MEDIUM, tier < Tier.NARROW
        self.side.setFixedWidth(SIDE_SMALL if is_narrow else SIDE_WIDE if tier >= Tier.WIDE else SIDE_NARROW)
        self.clear_button.setVisible(not is_small)
        self.keep_button.setVisible(tier >= Tier.NARROW)
        self.register_button.setVisible(not is_small)
        self.fields.set_tight(is_tight=is_small, is_narrow=is_narrow)
        self.fields.set_text_lines(TEXT_LINES_SMALL if is_small else TEXT_LINES)

    @override
    def refresh(self) -> None:
        self.vm.look()

    # --- deeds --------------------------------------------------------------------------------------

    def register_and_dispatch(self) -> None:
        """Register, submit, accept and triage as far as the person may, then open the dispatch dialog."""
        self._hand_in("dispatch", Until.TRIAGED)

    def register_only(self) -> None:
        """Register and submit."""
        self._hand_in("register", Until.SUBMITTED)

    def close_on_the_spot(self) -> None:
        """Register and submit, then ask what was done about it."""
        self._hand_in("close", Until.SUBMITTED)

    def keep_draft(self) -> None:
        """Keep the form as it stands."""
        if self.desk.gate.error is not None:
            self.desk.notices.refuse(self.desk.gate.error)
        elif not self.vm.keep(self.fields.form()):
            self.desk.notices.inform(self.tr("Nothing new to keep."))

    def clear_form(self) -> None:
        """Begin anew; what stood there can be had back for ten seconds."""
        before = self.fields.form()
        if before.is_empty:
            return
        self._begin(was_taken=False)
        self.desk.notices.offer_undo(self.tr("The form was cleared."), partial(self._bring_back, before))

    def look_at_similar(self) -> None:
        """Open the likeliest duplicate."""
        if self._similar and self.duplicate.isVisible():
            self._go_to(self._similar[0].row.id)

    def merge_into_similar(self) -> None:
        """Register this one as a duplicate and merge it into the likeliest."""
        if self._similar and self.duplicate.isVisible():
            best = self._similar[0]
            reasons = in_clauses(reason_texts(best)) or self.tr("The same matter")
            self._hand_in("merge", Until.SUBMITTED, merge_into=best.row.id, merge_reason=reasons)

    # --- building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.desk.theme
        self.saved = PlainLabel("", "muted")
        self.clear_button = Button(theme, self.tr("Clear"), kind="ghost")
        self.keep_button = Button(theme, self.tr("Keep as draft"))
        self.register_button = Button(theme, self.tr("Register only"))
        submit = self.tr("Register and dispatch")
        self.submit_button = Button(theme, submit, icon="send", kind="primary")
        self.desk.gate.guard(self.keep_button)
        self.desk.gate.guard(self.register_button, self.submit_button, duty="register")
        self.duplicate = DuplicateStrip(theme)
        self.look_button, self.merge_button = self.duplicate.look, self.duplicate.merge
        self.desk.gate.guard(self.merge_button, duty="register")
        self.unfinished = Unfinished(theme)
        self.desk.gate.guard(self.unfinished.forget_button)
        self.fields.strip_row.addWidget(self.duplicate)
        self._card = Card(column(Scroll(self.fields), margins=(1, 1, 1, 1)))
        self.known = Knowing(self.desk, self.vm, self._card)
        body = row(self._card, self.side, spacing=16)
        body.setStretch(0, 1)
        self._over = (self.known.why_not, self.known.fault, self.unfinished)
        self.setLayout(column(*self._over, body, spacing=12, margins=(20, 16, 20, 16)))
        self.side.setFixedWidth(SIDE_WIDE)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """To go to the page is to go to its first line. As a proxy that line would catch Tab on its way to what is before it."""
        super().focusInEvent(event)
        self.fields.ext_no.setFocus(event.reason())

    @Slot()
    def _show_source_keys(self) -> None:
        self.fields.show_source_keys(self.desk.actions.span(*source_ids()))

    def _wire(self) -> None:
        fields, vm = self.fields, self.vm
        fields.changed.connect(self._on_changed)
        vm.ready.connect(self._on_ready)
        vm.similar_found.connect(self._on_similar)
        vm.saved.connect(self._on_saved)
        vm.unsaved.connect(lambda: self.saved.setText(self.tr("Draft not kept yet")))
        self.desk.gate.changed.connect(self._on_gate)
        vm.drafts_found.connect(self.unfinished.show_rows)
        vm.around_found.connect(self.side.show_around)
        self.unfinished.resumed.connect(self._resume)
        self.unfinished.thrown_away.connect(lambda row_: vm.forget(row_.id))
        vm.taken.connect(self._on_taken)
        vm.refused.connect(self._on_refused)
        self.side.event_wanted.connect(self._go_to)
        for button, do in (
            (self.clear_button, self.clear_form),
            (self.keep_button, self.keep_draft),
            (self.register_button, self.register_only),
            (self.submit_button, self.register_and_dispatch),
            (self.look_button, self.look_at_similar),
            (self.merge_button, self.merge_into_similar),
        ):
            button.clicked.connect(do)
        DropTarget(self, fields.files.paste)
        self._save = QTimer(self, interval=SAVE_MS)
        self._save.timeout.connect(self._autosave)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._on_focus)
        for child in fields.findChildren(QWidget):
            if child.focusPolicy() is not Qt.FocusPolicy.NoFocus:  # of the others each event would come here
                child.installEventFilter(self)

    # --- what happens while somebody types ----------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress:
            is_typed = isinstance(event, QKeyEvent) and bool(event.text().strip())
        else:
            is_typed = isinstance(event, QInputMethodEvent) and bool(event.commitString())
        if is_typed:
            self._start_watch()
        return False

    def _start_watch(self) -> None:
        if not self.side.watch.is_running:
            self.side.watch.start()
            if self.fields.form().is_empty:
                self.fields.set_times(self.desk.clock.now())

    @Slot()
    def _on_changed(self) -> None:
        form = self.fields.form()
        self.fields.propose_title(title_from(form.text))
        self._suggest()
        self.vm.watch(form)
        self._checks.again()
        if not self._save.isActive():
            self._save.start()

    def _suggest(self) -> None:
        form = self.fields.form()
        own = form.category if self.fields.is_own("category") else ""
        seen = replace(form, category=own)
        advice = self.vm.advise(seen, now=self.desk.clock.now())
        if not own:
            code = advice.category.code if advice.category else None
            found = in_a_row(f"“{word}”" for word in advice.words[:3])
            self.fields.propose("category", code, self.tr("Suggested by {words}").format(words=found))
        self._suggest_place(advice)
        if advice.category is not None:
            self.fields.propose_urgency(advice.category.urgency.value)
        self.side.show_advice(advice)
        self.vm.watch_place(self.fields.place.value or "", advice)

    def _suggest_place(self, advice: Advice) -> None:
        """The grid that is named, else that of an event at the very same place."""
        place = advice.place
        if place is not None:
            hint = self.tr("Suggested: “{name}” is named").format(name=place.grid_name or place.village_name)
            self.fields.propose("place", place.grid or place.village, hint)
            return
        there = next((one.row for one in self._similar if is_same_place(one) and one.row.grid), None)
        hint = self.tr("Suggested: {number} at the same place lies there")
        self.fields.propose(
            "place", there.grid if there else None, hint.format(number=there.number if there else "")
        )

    @Slot()
    def _on_ready(self) -> None:
        self.fields.offer_sources(self.vm.sources())
        self.fields.offer(self.vm.rules, self.vm.places)
        self._suggest()

    @Slot(object)
    def _on_similar(self, found: Sequence[SimilarEvent]) -> None:
        self._similar = list(found)
        self.side.show_similar(found)
        self._suggest()
        self.duplicate.show_found(found)

    # --- faults -------------------------------------------------------------------------------------

    @Slot(QWidget, QWidget)
    def _on_focus(self, left: QWidget | None, _entered: QWidget | None) -> None:
        name = self.fields.name_of(left)
        if not name:
            return
        self._checks.visit(name)
        self._checks.again()
        self.vm.keep(self.fields.form())

    # --- drafts -------------------------------------------------------------------------------------

    @Slot()
    def _autosave(self) -> None:
        if not self.vm.keep(self.fields.form()):
            self._save.stop()

    @Slot()
    def _on_gate(self) -> None:
        """What could not be kept while nothing was written is kept now."""
        if self.desk.gate.error is None:
            self.vm.keep(self.fields.form())

    @Slot(object)
    def _on_saved(self, at: datetime) -> None:
        self.saved.setText(self.tr("Draft kept {time}").format(time=local(at).strftime("%H:%M:%S")))

    @Slot(object)
    def _resume(self, chosen: DraftRow) -> None:
        """Go on with a draft; what stood here is kept as one itself."""
        self.vm.keep(self.fields.form())
        self._show(self.vm.resume(chosen))
        self.fields.files.keep_in(self.vm.folder)
        self.vm.look_for_drafts()

    def _bring_back(self, form: Form) -> None:
        self._show(form)
        self.vm.keep(form)

    def _show(self, form: Form) -> None:
        self.fields.show_form(form, now=self.desk.clock.now())
        self._checks.forget()
        self._suggest()
        self.vm.watch(form)
        self.fields.focus("text")

    # --- handing in ---------------------------------------------------------------------------------

    def _hand_in(self, then: str, until: Until, *, merge_into: str = "", merge_reason: str = "") -> None:
        barred = self.desk.gate.bar_of("register")
        if barred is not None:
            self.desk.notices.refuse(barred)
        if barred is not None or not self.submit_button.isEnabled():
            return
        if self.fields.files.is_keeping:
            again = partial(self._hand_in, then, until, merge_into=merge_into, merge_reason=merge_reason)
            self.fields.files.when_kept(again)
            return
        found = self._checks.found()
        if found:
            self._checks.show(found)
            return
        self._then = then
        self._set_busy(is_busy=True)
        self.vm.hand_in(self.fields.form(), until=until, merge_into=merge_into, merge_reason=merge_reason)

    def _set_busy(self, *, is_busy: bool) -> None:
        for button in (self.submit_button, self.register_button):
            button.setEnabled(not is_busy)

    @Slot(object)
    def _on_refused(self, error: RoomError) -> None:
        self._set_busy(is_busy=False)
        field = _FIELDS.get(error.field, error.field) if isinstance(error, FieldError) else ""
        if self.fields.show_fault(field, words.error_text(error, lang=self.desk.lang)):
            self.fields.focus(field)
        else:
            self.desk.gate.report(error)
            self.desk.notices.refuse(error)
            if isinstance(error, WorldError):
                self.submit_button.say(self.tr("Retry"))

    @Slot(object)
    def _on_taken(self, result: TakenIn) -> None:
        self._set_busy(is_busy=False)
        self.submit_button.say(self.tr("Register and dispatch"))
        form = self.fields.form()
        self.vm.remember_seconds(self.side.watch.stop())
        for error in result.lost_files:
            self.desk.notices.refuse(error)
        self._begin(was_taken=not result.lost_files)
        say_taken(self.desk, result, look=partial(self._go_to, result.event))
        if result.stopped is None:
            self.desk.steps.hurry(self.desk.steps.run(self._go_on(self._then, result, form)))

    def _go_on(self, then: str, result: TakenIn, form: Form) -> Iterator[None]:
        """In a turn of its own: to clear a form and to open a dialog are too much for one."""
        go_on(self.desk, self, then, result, form)
        yield

    def _begin(self, *, was_taken: bool = True) -> None:
        now = self.desk.clock.now()
        self.vm.begin(was_taken=was_taken)
        self._save.stop()
        self._checks.forget()
        source = str(self.fields.source.value or "")
        self.fields.show_form(Form(source=source), now=now)
        self.fields.files.keep_in(self.vm.folder)
        self.side.watch.clear()
        self.side.watch.show_usual(self.vm.usual_seconds())
        self.saved.setText("")
        self._similar = []
        self.duplicate.hide()
        self.side.show_similar([])
        self._suggest()
        self.fields.focus("ext_no")

    def _go_to(self, event: str) -> None:
        self.vm.keep(self.fields.form())
        self.desk.navigate("event", event_id=event)


def spec() -> PageSpec:
    """The intake page, announced."""
    return PageSpec("intake", QCoreApplication.translate("IntakePage", "Intake"), "file-plus", IntakePage)

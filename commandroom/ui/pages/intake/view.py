"""The intake page: fields, duplicate strip, column of advice, keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from commandroom.ui.breakpoints import Tier
from commandroom.ui.desk import Desk
from commandroom.ui.page import Hints, Page, PageSpec
from commandroom.ui.pages.intake.autosave import Autosave
from commandroom.ui.pages.intake.checking import Checks
from commandroom.ui.pages.intake.drafts import Unfinished
from commandroom.ui.pages.intake.duplicate import DuplicateStrip
from commandroom.ui.pages.intake.fields import Fields
from commandroom.ui.pages.intake.firstkey import FirstKey
from commandroom.ui.pages.intake.form import Form
from commandroom.ui.pages.intake.handed import go_on, say_taken
from commandroom.ui.pages.intake.handingin import HandingIn
from commandroom.ui.pages.intake.keys import register_keys, source_ids
from commandroom.ui.pages.intake.knowing import Knowing
from commandroom.ui.pages.intake.likeness import reason_texts
from commandroom.ui.pages.intake.side import Side
from commandroom.ui.pages.intake.suggesting import Suggesting
from commandroom.ui.pages.intake.viewmodel import IntakeViewModel
from commandroom.ui.punctuation import in_clauses
from commandroom.ui.steps import REST
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card, Scroll
from commandroom.ui.widgets.dropping import DropTarget
from commandroom.usecases.queries import DraftRow
from commandroom.usecases.taking import TakenIn, Until, title_from

SIDE_WIDE, SIDE_NARROW, SIDE_SMALL = 392, 320, 300
TEXT_LINES, TEXT_LINES_SMALL = 4, 2


class IntakePage(Page):
    """The form that is filled while somebody talks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.vm = IntakeViewModel(desk, self)

    @override
    def build(self) -> Iterator[None]:
        self.fields = Fields(self.desk.theme, self.desk.clock.now(), tasks=self.desk.slow)
        yield from self.fields.build()
        self._checks = Checks(self.desk, self.fields, self.vm)
        self.autosave = Autosave(self.desk, self.fields, self.vm.draft)
        self.side = Side(self.desk)
        yield
        self._build()
        yield
        self._wire()
        yield
        register_keys(self, self.desk.actions, self)
        self.desk.actions.keys_changed.connect(self._show_source_keys)
        self._show_source_keys()
        self.fields.files.keep_in(self.vm.draft.folder)
        self.fields.offer_sources(self.vm.sources())
        self.vm.look()

    # --- hooks of the window ------------------------------------------------------------------------

    @override
    def roots(self) -> Sequence[QWidget]:
        return (*self._over, self._card, self.side)

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        self.vm.draft.look_for_others()
        self.side.watch.show_usual(self.vm.pace.usual())
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused) or self.fields.source.isAncestorOf(focused):
            self.fields.named.focus(
                "ext_no"
            )  # the focus comes to the first control by itself: nobody chose it

    @override
    def leave(self) -> None:
        self.autosave.keep()

    @override
    def tools(self) -> Sequence[QWidget]:
        return (
            self.autosave.said,
            self.clear_button,
            self.keep_button,
            self.register_button,
            self.submit_button,
        )

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
        self.handing_in.go("dispatch", Until.TRIAGED)

    def register_only(self) -> None:
        """Register and submit."""
        self.handing_in.go("register", Until.SUBMITTED)

    def close_on_the_spot(self) -> None:
        """Register and submit, then ask what was done about it."""
        self.handing_in.go("close", Until.SUBMITTED)

    def keep_draft(self) -> None:
        """Keep the form as it stands."""
        if self.desk.gate.error is not None:
            self.desk.notices.refuse(self.desk.gate.error)
        elif not self.autosave.keep():
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
        best = self.suggesting.likeliest
        if best is not None:
            self._go_to(best.row.id)

    def merge_into_similar(self) -> None:
        """Register this one as a duplicate and merge it into the likeliest."""
        best = self.suggesting.likeliest
        if best is not None:
            reasons = in_clauses(reason_texts(best)) or self.tr("The same matter")
            self.handing_in.go("merge", Until.SUBMITTED, merge_into=best.row.id, merge_reason=reasons)

    # --- building -----------------------------------------------------------------------------------

    def _build_buttons(self) -> None:
        theme, gate = self.desk.theme, self.desk.gate
        self.clear_button = Button(theme, self.tr("Clear"), kind="ghost")
        self.keep_button = Button(theme, self.tr("Keep as draft"))
        self.register_button = Button(theme, self.tr("Register only"))
        submit = self.tr("Register and dispatch")
        self.submit_button = Button(theme, submit, icon="send", kind="primary")
        gate.guard(self.keep_button)
        gate.guard(self.register_button, self.submit_button, duty="register")
        self.handing_in = HandingIn(
            self.desk, self.vm, self.fields, self._checks, submit=self.submit_button, register=self.register_button
        )  # fmt: skip

    def _build(self) -> None:
        theme = self.desk.theme
        self._build_buttons()
        self.duplicate = DuplicateStrip(theme)
        self.look_button, self.merge_button = self.duplicate.look, self.duplicate.merge
        self.desk.gate.guard(self.merge_button, duty="register")
        self.suggesting = Suggesting(self.desk, self.vm, self.fields, self.side, self.duplicate)
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
        self.fields.named["source"].show_side(self.desk.actions.span(*source_ids()))

    def _wire(self) -> None:
        fields, vm = self.fields, self.vm
        fields.changed.connect(self._on_changed)
        vm.ready.connect(self._on_ready)
        vm.around_found.connect(self.side.show_around)
        vm.draft.others_found.connect(self.unfinished.show_rows)
        self.unfinished.resumed.connect(self._resume)
        self.unfinished.thrown_away.connect(lambda row_: vm.draft.forget(row_.id))
        self.handing_in.taken.connect(self._on_taken)
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
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._on_focus)
        FirstKey(fields).typed.connect(self._start_watch)

    # --- what happens while somebody types ----------------------------------------------------------

    @Slot()
    def _start_watch(self) -> None:
        if not self.side.watch.is_running:
            self.side.watch.start()
            if self.fields.form().is_empty:
                self.fields.set_times(self.desk.clock.now())

    @Slot()
    def _on_changed(self) -> None:
        form = self.fields.form()
        self.fields.proposals.propose_title(title_from(form.text))
        self.suggesting.again()
        self.vm.watch(form)
        self._checks.again()
        self.autosave.start()

    @Slot()
    def _on_ready(self) -> None:
        self.fields.offer_sources(self.vm.sources())
        self.fields.offer(self.vm.rules, self.vm.places)
        self.suggesting.again()

    @Slot(QWidget, QWidget)
    def _on_focus(self, left: QWidget | None, _entered: QWidget | None) -> None:
        name = self.fields.named.name_of(left)
        if not name:
            return
        self._checks.visit(name)
        self._checks.again()
        self.autosave.keep()

    # --- another form -------------------------------------------------------------------------------

    @Slot(object)
    def _resume(self, chosen: DraftRow) -> None:
        """Go on with a draft; what stood here is kept as one itself."""
        self.autosave.keep()
        self._show(self.vm.draft.resume(chosen))
        self.fields.files.keep_in(self.vm.draft.folder)
        self.vm.draft.look_for_others()

    def _bring_back(self, form: Form) -> None:
        self._show(form)
        self.autosave.keep()

    def _show(self, form: Form) -> None:
        self.fields.show_form(form, now=self.desk.clock.now())
        self._checks.forget()
        self.suggesting.again()
        self.vm.watch(form)
        self.fields.named.focus("text")

    @Slot(object, str)
    def _on_taken(self, result: TakenIn, then: str) -> None:
        form = self.fields.form()
        self.vm.pace.remember(self.side.watch.stop())
        self._begin(was_taken=not result.lost_files)
        say_taken(self.desk, result, look=partial(self._go_to, result.event))
        if result.stopped is None:
            self.desk.steps.hurry(self.desk.steps.run(self._go_on(then, result, form)))

    def _go_on(self, then: str, result: TakenIn, form: Form) -> Iterator[object]:
        """In a turn of its own, after the cleared form was painted: together with the dialog it would be felt."""
        yield REST
        go_on(self.desk, self, then, result, form)

    def _begin(self, *, was_taken: bool = True) -> None:
        now = self.desk.clock.now()
        self.vm.begin(was_taken=was_taken)
        self.autosave.stop()
        self._checks.forget()
        source = self.fields.source.value
        self.fields.show_form(Form(source=source), now=now)
        self.fields.files.keep_in(self.vm.draft.folder)
        self.side.watch.clear()
        self.side.watch.show_usual(self.vm.pace.usual())
        self.suggesting.forget()
        self.fields.named.focus("ext_no")

    def _go_to(self, event: str) -> None:
        self.autosave.keep()
        self.desk.navigate("event", event_id=event)


def spec() -> PageSpec:
    """The intake page, announced."""
    return PageSpec("intake", QCoreApplication.translate("IntakePage", "Intake"), "file-plus", IntakePage)

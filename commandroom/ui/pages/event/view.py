"""The event's page: header with its deeds, strip of time limits, facts, course, and what else belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.breakpoints import Tier
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.forms.dialog import open_forms
from commandroom.ui.dialogs.joint.dialog import open_joint
from commandroom.ui.dialogs.verbs.keys import Letter
from commandroom.ui.dialogs.verbs.offering import may, meant, refusal
from commandroom.ui.dialogs.verbs.opening import open_verb
from commandroom.ui.page import CAME_FROM, Hints, Page, PageSpec
from commandroom.ui.pages.event.aside import Aside
from commandroom.ui.pages.event.asking import ask_decline, ask_reveal, ask_settle
from commandroom.ui.pages.event.course import CourseCard
from commandroom.ui.pages.event.hands import held_elsewhere
from commandroom.ui.pages.event.header import SCOPE, EventHeader
from commandroom.ui.pages.event.keys import OpenDeeds, hints, register_keys
from commandroom.ui.pages.event.leftside import LeftSide
from commandroom.ui.pages.event.newer import ElsewhereStrip, HeldStrip
from commandroom.ui.pages.event.nodes import nodes_of
from commandroom.ui.pages.event.strip import DeadlineStrip
from commandroom.ui.pages.event.viewmodel import Contents, EventViewModel
from commandroom.ui.pages.event.why import ask_why
from commandroom.ui.parts.naming import verb_label, who_text
from commandroom.ui.undoing import offer_undo
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.card import Card, Scroll
from commandroom.ui.widgets.dropping import DropTarget
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import TimelineRow


def spec() -> PageSpec:
    """The page as the window is told of it; it stands in no rail, lists lead to it."""
    return PageSpec(
        "event",
        QCoreApplication.translate("EventPage", "Event"),
        "file-text",
        EventPage,
        "hidden",
        parent=CAME_FROM,
    )


class EventPage(Page):
    """Wires the parts to the view model; knows no rule."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = EventViewModel(desk, self)
        self._open_deeds = OpenDeeds(desk.actions, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def build(self) -> Iterator[None]:
        yield from self._build()
        self._wire()
        yield
        register_keys(self, self)
        self.desk.actions.keys_changed.connect(self._on_keys_changed)

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def roots(self) -> tuple[QWidget, ...]:
        return (
            self.header,
            self.strip_card,
            self.held,
            self.elsewhere,
            self._left,
            self.course,
            self._right,
        )

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        ref = str(where.get("event_id") or where.get("ref") or self.model.ref)
        ids = where.get("ids", ())
        if ref and (ref != self.model.event_id or self.model.contents is None):
            self.left.forget_person()
            self.elsewhere.hide()
            self.placeholder.wait()
            self.model.show(ref, ids if isinstance(ids, Sequence) else ())
        elif ref:
            self.model.refresh()
        else:
            self._show_nothing()
        self.setFocus()

    @override
    def leave(self) -> None:
        self.left.forget_person()

    @override
    def hints(self) -> Hints:
        return hints(self)

    @override
    def fit(self, tier: Tier) -> None:
        is_small = tier < Tier.NARROW
        self._left.setFixedWidth(
            self.desk.theme.px(400 if tier >= Tier.WIDE else 320 if not is_small else 300)
        )
        self._right.setFixedWidth(self.desk.theme.px(380 if tier >= Tier.WIDE else 312))
        self._right.setVisible(not is_small)
        home = self._left_column if is_small else self._right_column
        if self.aside.parentWidget() is not home.parentWidget():
            home.addWidget(self.aside)

    @override
    def refresh(self) -> None:
        self.elsewhere.hide()
        if self.model.ref:
            self.placeholder.wait()
        self.model.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.aside.files.add.isEnabled():
            self.aside.files.paste()
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.aside.files.look()
        elif not self.desk.actions.press(event, SCOPE):
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()
        self.aside.files.tidy()

    # --- building ----------------------------------------------------------------------------------------------

    def _build(self) -> Iterator[None]:
        theme = self.desk.theme
        self.header = EventHeader(theme, self.desk.actions.keys_of)
        self.desk.gate.guard(*self.header.buttons, self.header.more)
        self.strip = DeadlineStrip(theme)
        self.elsewhere = ElsewhereStrip(theme)
        self.held = HeldStrip(theme)
        self.desk.gate.guard(self.held.button)
        self.left = LeftSide(self.desk)
        yield
        self.course = CourseCard(theme)
        self.desk.gate.guard(self.course.send)
        yield
        self.aside = Aside(self.desk)
        yield
        self._left, self._left_column = self._scrolled(self.left, self.tr("What is known"))
        self._right, self._right_column = self._scrolled(self.aside, self.tr("What belongs to it"))
        yield
        columns = row(self._left, self.course, self._right, spacing=12)
        columns.setStretch(1, 1)
        content = QWidget()
        self.strip_card = Card(column(self.strip, margins=(8, 2, 8, 2)))
        content.setLayout(
            column(self.header, self.strip_card, self.held, self.elsewhere, columns, spacing=10)
        )
        layout = content.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setStretch(4, 1)
        self.placeholder = Placeholder(theme, content, is_carded=True)
        self.setLayout(column(self.placeholder, spacing=0, margins=(20, 10, 20, 14)))
        self._second = QTimer(self, interval=1000)

    def _scrolled(self, content: QWidget, name: str) -> tuple[Scroll, QVBoxLayout]:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(content)
        layout.addStretch(1)
        scroll = Scroll(inside)
        scroll.stop_at(name)
        return scroll, layout

    def _wire(self) -> None:
        model, header, aside = self.model, self.header, self.aside
        model.loaded.connect(self._show)
        model.refused.connect(self._show_refusal)
        model.deed_done.connect(self._done)
        model.deed_refused.connect(self._not_done)
        model.changed_elsewhere.connect(self._tell)
        model.revealed.connect(self.left.show_person)
        model.masked.connect(self.left.forget_person)
        model.neighbours_changed.connect(header.show_neighbours)
        header.back.clicked.connect(self._back)
        header.previous.clicked.connect(partial(self.step, -1))
        header.next.clicked.connect(partial(self.step, 1))
        header.verb_wanted.connect(self.open_verb)
        header.more.clicked.connect(self.open_more)
        header.forms.clicked.connect(self.open_forms)
        self.elsewhere.wanted.connect(self.refresh)
        self.held.wanted.connect(lambda: model.act("note", "taken", text=self.held.remark()))
        self.strip.why_wanted.connect(
            lambda node, where: ask_why(self.desk, self.strip, model.event_id, node, where)
        )
        self.left.reveal_wanted.connect(lambda: ask_reveal(self.desk, self, model))
        self.course.note_given.connect(lambda text: model.act("note", "note", text=text))
        aside.verb_wanted.connect(self.open_verb)
        aside.approved.connect(lambda proposal: model.act("approve", "approve", proposal=proposal))
        aside.declined.connect(lambda proposal: ask_decline(self.desk, self, model, proposal))
        aside.settled.connect(lambda conflict, keep: ask_settle(self.desk, self, model, conflict, keep))
        aside.event_wanted.connect(lambda event: self.desk.navigate("event", event_id=event))
        aside.readers.changed.connect(model.refresh)
        aside.files.files_given.connect(model.attach)
        DropTarget(self, aside.files.take)
        self._second.timeout.connect(self._tick)

    @Slot()
    def _on_keys_changed(self) -> None:
        if self.model.contents is not None:
            self.header.show_contents(self.model.contents)

    # --- showing -----------------------------------------------------------------------------------------------

    @Slot(object)
    def _show(self, contents: Contents) -> None:
        self.placeholder.show_content()
        sheet = contents.sheet
        self.header.show_contents(contents)
        self.title_changed.emit(sheet.event.title or sheet.event.number)
        now = self.desk.clock.now()
        self.left.show_contents(contents)
        self.held.show_held(held_elsewhere(sheet.timeline, seat=contents.seat, now=now), now)
        self.course.turn_to(sheet.event.id)
        self.course.show_rows(sheet.timeline, contents.names.codes)
        self.course.allow_note(is_allowed=any(v.name == "note" and may(v) for v in contents.verbs))
        self.aside.show_contents(contents, now)
        self.elsewhere.hide()
        self._tick()
        self._open_deeds.offer(contents.verbs, self.open_verb)

    def _show_nothing(self) -> None:
        text, board = self.tr("No event has been chosen."), self.tr("To the event board")
        go = partial(self.desk.navigate, "board")
        self.placeholder.show_empty(text, icon="file-text", action=board, on_action=go)

    @Slot(object)
    def _show_refusal(self, error: RoomError) -> None:
        self.placeholder.show_error(
            words.error_text(error, lang=self.desk.lang), error.code, on_retry=self.model.refresh
        )

    @Slot()
    def _tick(self) -> None:
        contents = self.model.contents
        if contents is not None:
            now = self.desk.clock.now()
            self.strip.show_nodes(nodes_of(contents.sheet.event, now, contents.names.units), now)

    @Slot(object)
    def _tell(self, news: list[TimelineRow]) -> None:
        self.elsewhere.tell(news, self.desk.clock.now())

    # --- deeds -------------------------------------------------------------------------------------------------

    def press(self, letter: Letter) -> None:
        """A letter: the first open verb it stands for."""
        contents = self.model.contents
        if contents is None:
            return
        state = contents.sheet.event.state
        verb = meant(letter, state, contents.verbs)
        why_not = refusal(letter, state, verb)
        if verb is None or why_not:
            self.desk.notices.warn(why_not)
        else:
            self.open_verb(verb.name)

    @Slot(str)
    def open_verb(self, verb: str) -> None:
        """Open the form of a verb; a remark and a file need none."""
        if verb == "note":
            self.course.focus_note()
        elif verb == "attach":
            self.aside.files.choose()
        elif verb == "reveal":
            ask_reveal(self.desk, self, self.model)
        elif self.model.event_id:
            open_verb(self.desk, self.window(), self.model.event_id, verb)

    def open_more(self) -> None:
        """All deeds in a menu."""
        contents = self.model.contents
        if contents is None:
            return
        menu = QMenu(self.header)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for verb in sorted(contents.verbs, key=lambda one: not may(one)):
            label, who = verb_label(verb.name, verb.label), who_text(verb.who)
            text = label if may(verb) else self.tr("{deed} (for {who})").format(deed=label, who=who)
            action = menu.addAction(text, partial(self.open_verb, verb.name))
            action.setEnabled(may(verb))
            action.setToolTip(self.tr("For {who}").format(who=who))
        corner = self.header.more.rect().bottomLeft()
        menu.popup(self.header.more.mapToGlobal(corner))

    @Slot()
    def open_forms(self) -> None:
        """The forms of the event, as they are now."""
        if self.model.contents is not None:
            open_forms(self.desk, self, self.model.contents.sheet.event.number or self.model.event_id)

    def open_joint(self) -> None:
        """The joint operation about the event: its plan, or the form of one."""
        if self.model.contents is not None:
            open_joint(self.desk, self, self.model.event_id)

    @Slot(str, object)
    def _done(self, name: str, changes: Changes) -> None:
        if name == "note":
            self.course.clear_note(changes.event)
        said = {
            "note": self.tr("The remark is in the course."),
            "attach": self.tr("The files are attached."),
            "taken": self.tr("You have it in hand now; that is on record."),
            "approve": self.tr("Approved; it takes effect."),
            "decline": self.tr("Declined."),
            "settle": self.tr("The conflict is settled."),
        }
        offer_undo(self.desk, changes, said.get(name, ""), then=lambda _changes: self.model.refresh())

    @Slot(str, object)
    def _not_done(self, name: str, error: RoomError) -> None:
        text = words.error_text(error, lang=self.desk.lang)
        if name == "note":
            self.course.show_fault(text)
        else:
            self.desk.notices.refuse(error)

    # --- going -------------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """To the event before or after this one."""
        if self.model.step(by):
            self.left.forget_person()
            self.placeholder.wait()

    def _back(self) -> None:
        self.desk.actions.do("desk.back")

    def go_panel(self, at: int) -> None:
        """Into a part of the page."""
        targets: tuple[QWidget, ...] = (self._left, self.course.area, self._right, self.strip)
        targets[at].setFocus(Qt.FocusReason.ShortcutFocusReason)

"""The event's page: header with its deeds, strip of time limits, facts, course, and what else belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMenu, QToolTip, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.base.sentences import sentence
from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.breakpoints import Tier
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.confirm import ReasonDialog
from commandroom.ui.dialogs.verbs.keys import LETTERS, Letter
from commandroom.ui.dialogs.verbs.offering import may, meant, refusal
from commandroom.ui.dialogs.verbs.opening import open_verb
from commandroom.ui.page import Hints, Page, PageSpec
from commandroom.ui.pages.event.aside import Aside
from commandroom.ui.pages.event.course import CourseCard
from commandroom.ui.pages.event.facts import MOST, basics, reporter
from commandroom.ui.pages.event.header import EventHeader
from commandroom.ui.pages.event.nodes import Node, nodes_of, told
from commandroom.ui.pages.event.sections import NAME_WIDE, FactGrid, Section
from commandroom.ui.pages.event.strip import DeadlineStrip
from commandroom.ui.pages.event.viewmodel import REVEALED_SECONDS, Contents, EventViewModel
from commandroom.ui.parts.clocks import clock_title
from commandroom.ui.parts.naming import verb_label, who_text
from commandroom.ui.undoing import offer_undo
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card, Scroll
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.progress import ProgressLine
from commandroom.ui.widgets.text import PlainLabel
from commandroom.ui.widgets.tip import tip_rows
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import OpenVerb, TimelineRow, WhyDue

SCOPE = "event"


def spec() -> PageSpec:
    """The page as the window is told of it; it stands in no rail, lists lead to it."""
    return PageSpec(
        "event", QCoreApplication.translate("EventPage", "Event"), "file-text", EventPage, "hidden"
    )


class EventPage(Page):
    """Wires the parts to the view model; knows no rule."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = EventViewModel(desk, self)
        self._revealed: dict[str, str] | None = None
        self._dynamic: list[str] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def build(self) -> Iterator[None]:
        yield from self._build()
        self._wire()
        yield
        self._register()

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        ref = str(where.get("event_id") or where.get("ref") or self.model.ref)
        ids = where.get("ids", ())
        if ref and (ref != self.model.event_id or self.model.contents is None):
            self._forget_person()
            self.elsewhere.hide()
            if self.model.contents is None:
                self.placeholder.show_loading()
            self.progress.start()
            self.model.show(ref, ids if isinstance(ids, Sequence) else ())
        elif ref:
            self.model.refresh()
        else:
            self.placeholder.show_empty(self.tr("No event has been chosen."), icon="file-text")
        self.setFocus()

    @override
    def leave(self) -> None:
        self._forget_person()

    @override
    def hints(self) -> Hints:
        return (
            ("Esc", self.tr("back")),
            ("[ ]", self.tr("previous, next")),
            *((letter.key, letter.label()) for letter in LETTERS[:5]),
            ("R", self.tr("remark")),
            ("U", self.tr("attach")),
            ("1–4", self.tr("panels")),
            ("?", self.tr("keys")),
        )

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
        self.model.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.aside.files.add.isEnabled():
            self.aside.files.paste()
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
        self.header = EventHeader(theme)
        self.desk.gate.guard(*self.header.buttons, self.header.more)
        self.strip = DeadlineStrip(theme)
        self.elsewhere = Card(name="box")
        self._news = PlainLabel("", "strong")
        self._reload = Button(theme, self.tr("Refresh"), icon="refresh-cw", kind="link", keys="F5")
        self.elsewhere.setLayout(row(self._news, None, self._reload, margins=(16, 4, 12, 4)))
        self.elsewhere.hide()
        yield
        self.course = CourseCard(theme)
        self.desk.gate.guard(self.course.send)
        yield
        self.aside = Aside(self.desk)
        yield
        self._left, self._left_column = self._scrolled(self._facts())
        self._right, self._right_column = self._scrolled(self.aside)
        yield
        columns = row(self._left, self.course, self._right, spacing=12)
        columns.setStretch(1, 1)
        content = QWidget()
        strip_card = Card(column(self.strip, margins=(8, 2, 8, 2)))
        content.setLayout(column(self.header, strip_card, self.elsewhere, columns, spacing=10))
        layout = content.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setStretch(3, 1)
        self.progress = ProgressLine(theme)
        self.placeholder = Placeholder(theme, content)
        self.setLayout(column(self.progress, self.placeholder, spacing=0, margins=(20, 10, 20, 14)))
        self._second = QTimer(self, interval=1000)

    def _facts(self) -> QWidget:
        theme = self.desk.theme
        self.facts = Section(theme, self.tr("Basics"))
        self.grid = FactGrid(MOST)
        self._person = PlainLabel("", wrap=True).selectable()
        self.reveal = Button(theme, self.tr("Look"), icon="eye", kind="link")
        self._person_row = QWidget()
        reporter_name = PlainLabel(self.tr("Reporter"), "label")
        reporter_name.setMinimumWidth(NAME_WIDE)
        line = row(reporter_name, self._person, self.reveal, spacing=12)
        line.setStretch(1, 1)
        self._person_row.setLayout(line)
        self.facts.fill([self._person_row, self.grid])
        self._texts: dict[str, tuple[Section, PlainLabel]] = {}
        names = (
            ("text", self.tr("What was said")),
            ("reply_text", self.tr("Public reply")),
            ("handling_text", self.tr("Handling inside the room")),
            ("closing_text", self.tr("Closing remark")),
        )
        sections: list[QWidget] = [self.facts]
        for key, name in names:
            section, label = Section(theme, name), PlainLabel("", wrap=True).selectable()
            section.fill([label])
            self._texts[key] = (section, label)
            sections.append(section)
        box = QWidget()
        box.setLayout(column(*sections, None, spacing=12))
        return box

    def _scrolled(self, content: QWidget) -> tuple[Scroll, QVBoxLayout]:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(12)
        layout.addWidget(content)
        layout.addStretch(1)
        scroll = Scroll(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return scroll, layout

    def _wire(self) -> None:
        model, header, aside = self.model, self.header, self.aside
        model.loaded.connect(self._show)
        model.refused.connect(self._show_refusal)
        model.deed_done.connect(self._done)
        model.deed_refused.connect(self._not_done)
        model.changed_elsewhere.connect(self._tell)
        model.revealed.connect(self._show_person)
        model.masked.connect(self._forget_person)
        model.neighbours_changed.connect(header.show_neighbours)
        header.back.clicked.connect(self._back)
        header.previous.clicked.connect(partial(self._step, -1))
        header.next.clicked.connect(partial(self._step, 1))
        header.verb_wanted.connect(self.open_verb)
        header.more.clicked.connect(self._open_more)
        self._reload.clicked.connect(self.refresh)
        self.strip.why_wanted.connect(self._ask_why)
        self.reveal.clicked.connect(self._ask_reveal)
        self.course.note_given.connect(lambda text: model.act("note", "note", text=text))
        aside.verb_wanted.connect(self.open_verb)
        aside.approved.connect(lambda proposal: model.act("approve", "approve", proposal=proposal))
        aside.declined.connect(self._decline)
        aside.settled.connect(self._settle)
        aside.event_wanted.connect(lambda event: self.desk.navigate("event", event_id=event))
        aside.files.files_given.connect(model.attach)
        self._second.timeout.connect(self._tick)

    def _register(self) -> None:
        add, group = self.desk.actions.add, self.tr("Event")
        for letter in LETTERS:
            press = partial(self._press, letter)
            name, icon = f"event.letter.{letter.key}", letter.icon
            add(name, letter.label(), press, keys=letter.key, group=group, icon=icon, scope=SCOPE, owner=self)
        rest: list[tuple[str, str, Callable[[], object], str, str]] = [
            ("note", self.tr("Write a remark"), self.course.focus_note, "R", "message-square"),
            ("attach", self.tr("Add attachments"), self.aside.files.choose, "U", "paperclip"),
            ("previous", self.tr("Previous event"), partial(self._step, -1), "[", "chevron-left"),
            ("next", self.tr("Next event"), partial(self._step, 1), "]", "chevron-right"),
            ("more", self.tr("All deeds"), self._open_more, ".", "ellipsis"),
            ("panel1", self.tr("To the basics"), partial(self._go_panel, 0), "1", "info"),
            ("panel2", self.tr("To the course"), partial(self._go_panel, 1), "2", "history"),
            ("panel3", self.tr("To what belongs to it"), partial(self._go_panel, 2), "3", "paperclip"),
            ("panel4", self.tr("To the time limits"), partial(self._go_panel, 3), "4", "timer"),
        ]
        for name, text, do, key, icon in rest:
            add(f"event.{name}", text, do, keys=key, group=group, icon=icon, scope=SCOPE, owner=self)

    # --- showing -----------------------------------------------------------------------------------------------

    @Slot(object)
    def _show(self, contents: Contents) -> None:
        self.progress.stop()
        self.placeholder.show_content()
        sheet = contents.sheet
        self.header.show_contents(contents)
        self.title_changed.emit(sheet.event.title or sheet.event.number)
        self.grid.show_facts(basics(contents))
        self._show_reporter(contents)
        for key, (section, label) in self._texts.items():
            text = str(getattr(sheet.event, key))
            label.setText(text)
            section.setVisible(bool(text))
        self.course.turn_to(sheet.event.id)
        self.course.show_rows(sheet.timeline, contents.names.codes)
        self.course.allow_note(is_allowed=any(v.name == "note" and may(v) for v in contents.verbs))
        self.aside.show_contents(contents, self.desk.clock.now())
        self.elsewhere.hide()
        self._tick()
        self._offer_in_palette(contents.verbs)

    @Slot(object)
    def _show_refusal(self, error: RoomError) -> None:
        self.progress.stop()
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
        newest = news[-1]
        seconds = max(0, (self.desk.clock.now() - newest.at).total_seconds())
        text = (
            self.tr("{who} did “{deed}” {ago} ago; what you see is older.")
            if seconds >= words.MINUTE
            else self.tr("{who} just did “{deed}”; what you see is older.")
        )
        self._news.setText(
            text.format(
                who=newest.actor_name,
                deed=verb_label(newest.verb, newest.label),
                ago=words.duration_text(seconds),
            )
        )
        self.elsewhere.show()

    def _show_reporter(self, contents: Contents) -> None:
        self._person.setText(reporter(contents, self._revealed))
        is_sealed = contents.sheet.event.sealed is not None
        self._person_row.setVisible(is_sealed or contents.sheet.event.anonymous)
        verb = next((verb for verb in contents.verbs if verb.name == "reveal"), None)
        self.reveal.setVisible(is_sealed and self._revealed is None)
        self.reveal.setEnabled(verb is not None and may(verb))

    @Slot(dict)
    def _show_person(self, personal: dict[str, str]) -> None:
        self._revealed = personal
        if self.model.contents is not None:
            self._show_reporter(self.model.contents)
        self.desk.notices.inform(
            self.tr("Shown for {seconds} seconds; the reason is on record.").format(seconds=REVEALED_SECONDS)
        )

    @Slot()
    def _forget_person(self) -> None:
        self._revealed = None
        if self.model.contents is not None:
            self._show_reporter(self.model.contents)

    def _offer_in_palette(self, verbs: Sequence[OpenVerb]) -> None:
        for action in self._dynamic:
            self.desk.actions.remove(action)
        self._dynamic = []
        for verb in verbs:
            if may(verb):
                name = f"event.verb.{verb.name}"
                self.desk.actions.add(
                    name,
                    verb_label(verb.name, verb.label),
                    partial(self.open_verb, verb.name),
                    group=self.tr("Deed"),
                    scope=SCOPE,
                    owner=self,
                )
                self._dynamic.append(name)

    # --- why ---------------------------------------------------------------------------------------------------

    def _ask_why(self, node: Node, where: QPoint) -> None:
        if node.timer is None:
            return
        query = WhyDue(self.model.event_id, node.timer.key, node.timer.unit)
        self.desk.ask(
            query, then=partial(self._show_why, node, where), refused=lambda _error: None, lane="event.why"
        )

    def _show_why(self, node: Node, where: QPoint, steps: Sequence[tuple[str, dict[str, object]]]) -> None:
        if node.timer is None or not self.isVisible():
            return
        lines = [sentence(code, dict(params), lang=self.desk.lang) for code, params in steps]
        title = f"{clock_title(node.timer)}  {told(node, self.desk.clock.now())}"
        calendar = (
            self.tr("Calendar {version}").format(version=node.timer.calendar) if node.timer.calendar else ""
        )
        text = tip_rows(title, [("·", line) for line in lines], calendar)
        QToolTip.showText(where, text, self.strip)

    # --- deeds -------------------------------------------------------------------------------------------------

    def _press(self, letter: Letter) -> None:
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
            self._ask_reveal()
        elif self.model.event_id:
            open_verb(self.desk, self.window(), self.model.event_id, verb)

    def _open_more(self) -> None:
        contents = self.model.contents
        if contents is None:
            return
        menu = QMenu(self)
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

    def _ask_reveal(self) -> None:
        ReasonDialog(
            self.desk.theme,
            self.tr("Look at personal data"),
            self.tr("Your name, the moment and the reason are written into the course of the event."),
            parent=self,
            yes=self.tr("Look"),
            on_reason=self.model.reveal,
        ).open()

    def _decline(self, proposal: str) -> None:
        ReasonDialog(
            self.desk.theme,
            self.tr("Decline the proposal"),
            "",
            parent=self,
            yes=self.tr("Decline"),
            on_reason=lambda reason: self.model.act("decline", "decline", proposal=proposal, opinion=reason),
        ).open()

    def _settle(self, conflict: str, keep: str) -> None:
        ReasonDialog(
            self.desk.theme,
            self.tr("Settle the conflict"),
            self.tr("The decision you keep takes effect; the other stays in the course without effect."),
            parent=self,
            yes=self.tr("Settle"),
            on_reason=lambda reason: self.model.act(
                "settle", "settle", conflict=conflict, keep=keep, reason=reason
            ),
        ).open()

    @Slot(str, object)
    def _done(self, name: str, changes: Changes) -> None:
        if name == "note":
            self.course.clear_note(changes.event)
        said = {
            "note": self.tr("The remark is in the course."),
            "attach": self.tr("The files are attached."),
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

    def _step(self, by: int) -> None:
        if self.model.step(by):
            self._forget_person()
            self.progress.start()

    def _back(self) -> None:
        self.desk.actions.do("desk.back")

    def _go_panel(self, at: int) -> None:
        targets: tuple[QWidget, ...] = (self._left, self.course.area, self._right, self.strip)
        targets[at].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def attach(self, paths: Sequence[Path]) -> None:
        """Add files to the event shown."""
        self.model.attach(paths)

"""The keys of the event page: letters for the likely deeds, what stands on the page, and every deed of the palette."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from commandroom.domain.event.lifecycle import INNER, VERBS, only_machine
from commandroom.ui.actions import Actions
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.verbs.keys import LETTERS, Letter, letter_id, letter_key_id
from commandroom.ui.dialogs.verbs.offering import may, verb_icon
from commandroom.ui.page import Hints
from commandroom.ui.pages.event.aside import Aside
from commandroom.ui.pages.event.course import CourseCard
from commandroom.ui.pages.event.header import SCOPE, EventHeader
from commandroom.ui.pages.event.newer import ElsewhereStrip
from commandroom.ui.parts.naming import verb_label
from commandroom.usecases.queries import OpenVerb

PANELS = 4
translate = QCoreApplication.translate


class Parts(Protocol):
    """The page as its keys need it."""

    desk: Desk
    header: EventHeader
    course: CourseCard
    aside: Aside
    elsewhere: ElsewhereStrip

    def press(self, letter: Letter) -> None:
        """A letter: the first open verb it stands for."""

    def step(self, by: int) -> None:
        """To the event before or after this one."""

    def open_more(self) -> None:
        """All deeds in a menu."""

    def open_forms(self) -> object:
        """The forms of the event."""

    def open_joint(self) -> object:
        """The joint operation about the event."""

    def go_panel(self, at: int) -> None:
        """Into a part of the page."""


def register_keys(page: Parts, owner: QWidget) -> None:
    """Tell the registry what the page can do; its shortcuts work inside `owner`."""
    add, group = page.desk.actions.add, translate("EventPage", "Event")
    for letter in LETTERS:
        press = partial(page.press, letter)
        add(letter_id(SCOPE, letter.key), letter.label(), press, keys=letter.key, group=group, icon=letter.icon,
            scope=SCOPE, owner=owner, key_id=letter_key_id(letter.key))  # fmt: skip
    for name, text, do, key, icon in _rest(page):
        add(f"event.{name}", text, do, keys=key, group=group, icon=icon, scope=SCOPE, owner=owner)
    text = translate("EventPage", "Look at photos and files")
    add("event.look", text, page.aside.files.look, keys="Space", group=group, icon="image", scope=SCOPE, owner=owner,
        is_told=True)  # fmt: skip
    _foretell_verbs(page.desk.actions)
    for action_id, button in (
        ("event.previous", page.header.previous),
        ("event.next", page.header.next),
        ("event.more", page.header.more),
        ("event.forms", page.header.forms),
        ("event.attach", page.aside.files.add),
        ("desk.refresh", page.elsewhere.button),
    ):
        page.desk.actions.show_on(action_id, button)


def hints(page: Parts) -> Hints:
    """The keys and their meaning for the status bar."""
    hint = page.desk.actions.hint
    return (
        ("Esc", translate("EventPage", "back")),
        *hint(translate("EventPage", "previous, next"), "event.previous", "event.next"),
        *(pair for one in LETTERS[:5] for pair in hint(one.label(), letter_id(SCOPE, one.key))),
        *hint(translate("EventPage", "remark"), "event.note"),
        *hint(translate("EventPage", "attach"), "event.attach"),
        *hint(translate("EventPage", "tag"), "event.tag"),
        *hint(translate("EventPage", "panels"), *(f"event.panel{number}" for number in range(1, PANELS + 1))),
        *hint(translate("EventPage", "keys"), "desk.shortcuts"),
    )


def _rest(page: Parts) -> list[tuple[str, str, Callable[[], object], str, str]]:
    return [
        ("note", translate("EventPage", "Write a remark"), page.course.focus_note, "R", "message-square"),
        ("attach", translate("EventPage", "Add attachments"), page.aside.files.choose, "U", "paperclip"),
        ("tag", translate("EventPage", "Tag the event"), page.course.begin_tag, "T", "tag"),
        ("previous", translate("EventPage", "Previous event"), partial(page.step, -1), "[", "chevron-left"),
        ("next", translate("EventPage", "Next event"), partial(page.step, 1), "]", "chevron-right"),
        ("more", translate("EventPage", "All deeds"), page.open_more, ".", "ellipsis"),
        ("forms", translate("EventPage", "Forms: look, print, save"), page.open_forms, "Ctrl+P", "printer"),
        (
            "joint",
            translate("EventPage", "Joint operation: plan, result"),
            page.open_joint,
            "Ctrl+J",
            "users",
        ),
        ("panel1", translate("EventPage", "To the basics"), partial(page.go_panel, 0), "1", "info"),
        ("panel2", translate("EventPage", "To the course"), partial(page.go_panel, 1), "2", "history"),
        (
            "panel3",
            translate("EventPage", "To what belongs to it"),
            partial(page.go_panel, 2),
            "3",
            "paperclip",
        ),
        ("panel4", translate("EventPage", "To the time limits"), partial(page.go_panel, 3), "4", "timer"),
    ]


def _foretell_verbs(actions: Actions) -> None:
    """Every verb that is ever open on an event may have a key, though it is in the palette only while it is open."""
    for verb in VERBS.values():
        if verb.from_ and verb.name not in INNER and not only_machine(verb):
            actions.foretell(
                verb_id(verb.name), verb_label(verb.name), group=verb_group(), icon=verb_icon(verb.name), scope=SCOPE
            )  # fmt: skip


def verb_id(verb: str) -> str:
    """The name of a verb's deed in the registry."""
    return f"event.verb.{verb}"


def verb_group() -> str:
    """The name of the group of all verbs."""
    return translate("EventPage", "Deeds of an event")


class OpenDeeds(QObject):
    """The verbs that are open now, as deeds of the palette."""

    def __init__(self, actions: Actions, owner: QWidget) -> None:
        super().__init__(owner)
        self._actions, self._owner = actions, owner
        self._ids: list[str] = []

    def offer(self, verbs: Sequence[OpenVerb], do: Callable[[str], object]) -> None:
        """Offer these in place of those before them."""
        for action_id in self._ids:
            self._actions.remove(action_id)
        wanted = [verb for verb in verbs if may(verb)]
        for verb in wanted:
            label, press = verb_label(verb.name, verb.label), partial(do, verb.name)
            self._actions.add(
                verb_id(verb.name), label, press, group=verb_group(), scope=SCOPE, owner=self._owner
            )
        self._ids = [verb_id(verb.name) for verb in wanted]

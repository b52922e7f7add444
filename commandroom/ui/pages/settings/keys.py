"""快捷键: every deed with its keys, and how a person gets others."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QTimer, Slot
from PySide6.QtWidgets import QCheckBox
from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.initials import NO_MATCH, match
from commandroom.ui.keychange import Chosen, Kin, chosen_with, in_the_way, kins, named
from commandroom.ui.keyrules import clash
from commandroom.ui.otherwords import english, is_known
from commandroom.ui.pages.settings.keydialog import KeyDialog
from commandroom.ui.pages.settings.keylist import KeyList
from commandroom.ui.pages.settings.section import Section, line
from commandroom.ui.pages.settings.setting import Place, Setting
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.keyinput import KeyInput
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel

LEAST_HIGH = 320


class KeysSection(Section):
    """The choice is the person's own; single letters can be switched off for the whole desk."""

    icon = "keyboard"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Keys")
        super().__init__(desk)
        theme = desk.theme
        self.single = QCheckBox(self.tr("Single letters act in lists and details"))
        self.single.setChecked(theme.appearance.single_keys)
        single = line(self.tr("Single keys"), self.single, self.tr("never while you type"))
        self.whole.addWidget(Card(column(single, margins=(20, 12, 20, 12))))
        self.finder = TextInput(self.tr("Find a deed; pinyin initials will do"))
        self.finder.setAccessibleName(self.finder.placeholderText())
        self.pressed = KeyInput(self.tr("or press a key"))
        self.pressed.setAccessibleName(self.tr("Find by pressing a key"))
        self.pressed.setFixedWidth(theme.px(180))
        self.all = Button(theme, self.tr("All to the usual keys"), icon="rotate-ccw", kind="ghost")
        self.list = KeyList(desk, self._note, self.title)
        self.list.setMinimumHeight(LEAST_HIGH)
        self.placeholder = Placeholder(theme, self.list)
        self.damaged = PlainLabel("", "warn", wrap=True)
        self.change = Button(theme, self.tr("Change…"), icon="pencil", keys="Enter")
        self.usual = Button(theme, self.tr("Usual keys"), icon="rotate-ccw")
        self.said = PlainLabel("", "muted", wrap=True)
        self._arrange()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._wire()

    def _arrange(self) -> None:
        head = row(self.finder, self.pressed, None, self.all, spacing=10, margins=(12, 12, 12, 0))
        head.setStretch(0, 1)
        foot = row(self.said, None, self.usual, self.change, spacing=10, margins=(14, 0, 12, 12))
        foot.setStretch(0, 1)
        body = column(head, self.damaged, self.placeholder, foot, spacing=10, margins=(1, 1, 1, 1))
        body.setStretch(2, 1)
        self.damaged.setContentsMargins(14, 0, 12, 0)
        self.whole.addWidget(Card(body), 1)

    def _wire(self) -> None:
        actions = self.desk.actions
        self.single.toggled.connect(self._switch)
        self.finder.textChanged.connect(self._show)
        self.finder.returnPressed.connect(self.list.setFocus)
        self.pressed.captured.connect(self._show)
        self.pressed.entered.connect(self.list.setFocus)
        self.list.opened.connect(lambda _at: self.ask_keys())
        self.list.current_row_changed.connect(lambda _at: self._tell())
        self.change.clicked.connect(self.ask_keys)
        self.usual.clicked.connect(self.reset_current)
        self.all.clicked.connect(self.reset_all)
        self._soon.timeout.connect(self._show)
        actions.changed.connect(self._show_soon)
        actions.keys_changed.connect(self._show_soon)
        actions.own.changed.connect(self._show_soon)

    @override
    def open(self) -> None:
        self._show()

    @override
    def rows(self) -> list[Setting]:
        return [
            Setting(kin.text, self._where(kin), partial(self._go_to, kin.key_id))
            for kin in kins(self.desk.actions)
        ]

    def _where(self, kin: Kin) -> str:
        return " · ".join([kin.groups[0], self.tr(", ").join(kin.keys) or self.tr("no key")])

    def _go_to(self, key_id: str) -> Place:
        self.finder.clear()
        self.pressed.clear()
        self._show()
        self.list.go_to(key_id)
        at = self.list.model().index(self.list.currentIndex().row(), 0)
        return Place(self.list, self.list.viewport(), self.list.visualRect(at).adjusted(0, 0, 10_000, 0))

    @Slot()
    def _show_soon(self) -> None:
        """Pages are built and keys change many at a time: the list is shown once after all of them."""
        if self.isVisible():
            self._soon.start()

    # --- deeds -----------------------------------------------------------------------------------------------------

    def ask_keys(self) -> None:
        """Ask for other keys of the deed with the focus."""
        kin = self.list.kin
        if kin is None:
            return
        if kin.is_fixed:
            self.desk.notices.inform(self._told(kin))
            return
        KeyDialog(self.desk, kin, partial(self._choose, kin), parent=self.window()).open()

    def reset_current(self) -> None:
        """Give the deed with the focus its usual keys back; who has one of them by now is named first."""
        kin = self.list.kin
        if kin is None or not kin.is_changed:
            return
        if in_the_way(self.desk.actions, kin):
            dialog = KeyDialog(self.desk, kin, partial(self._choose, kin), parent=self.window())
            dialog.open()
            dialog.ask_usual()
        else:
            self._choose(kin, kin.usual)

    def reset_all(self) -> None:
        """All usual keys back."""
        self._put({}, self.tr("All deeds have their usual keys"))

    def _choose(self, kin: Kin, keys: tuple[str, ...]) -> None:
        said = self.tr("{deed}: {keys}").format(
            deed=kin.text, keys=self.tr(", ").join(keys) or self.tr("no key")
        )
        self._put(chosen_with(self.desk.actions, kin, keys), said)

    def _put(self, chosen: Chosen, said: str) -> None:
        own = self.desk.actions.own
        before = own.all()
        own.put(chosen)
        self.desk.notices.offer_undo(said, lambda: own.put(before))

    def _switch(self, is_on: bool) -> None:  # noqa: FBT001  a signal's own form
        appearance = replace(self.desk.theme.appearance, single_keys=is_on)
        self.desk.settings.put_appearance(appearance)
        self.desk.theme.switch(appearance)
        text = self.tr("Single keys on") if is_on else self.tr("Single keys off")
        self.desk.notices.offer_undo(text, lambda: self.single.setChecked(not is_on))

    # --- showing ---------------------------------------------------------------------------------------------------

    @Slot()
    def _show(self, *_changed: object) -> None:
        found = [kin for kin in kins(self.desk.actions) if self._fits(kin)]
        self.list.show_kins(found)
        if found:
            self.placeholder.show_content()
        else:
            said, clear = self.tr("No deed has this name or key."), self.tr("Show all keys")
            self.placeholder.show_empty(said, icon="keyboard", action=clear, on_action=self.finder.clear)
        own = self.desk.actions.own
        self.all.setEnabled(bool(own.all()) or bool(own.damaged))
        self.damaged.setText(self.tr("Some of the keys that were kept could not be read and do not hold."))
        self.damaged.setVisible(bool(own.damaged))
        self._tell()

    def _fits(self, kin: Kin) -> bool:
        pressed, word = self.pressed.keys, self.finder.text().strip()
        if pressed and not any(clash(pressed, key) for key in kin.keys):
            return False
        also = english(kin.text) if is_known() else ""
        by_name = match(word, kin.text, also=also) > NO_MATCH
        return by_name or any(word.lower() == key.lower() for key in kin.keys)

    def _tell(self) -> None:
        """Under the list: what there is to say about the deed with the focus."""
        kin = self.list.kin
        self.change.setEnabled(kin is not None and not kin.is_fixed)
        self.usual.setEnabled(kin is not None and kin.is_changed)
        self.said.setText(self._told(kin) if kin is not None else "")

    def _told(self, kin: Kin) -> str:
        if kin.is_fixed:
            return self.tr("Fixed: the list itself answers to these keys, as in every program.")
        usual = self.tr("Usual keys: {keys}").format(keys=self.tr(", ").join(kin.usual) or self.tr("none"))
        others = in_the_way(self.desk.actions, kin) if kin.is_changed else ()
        if others:
            taken = self.tr("taken by {owners}").format(
                owners=self.tr(", ").join(named(other) for other in others)
            )
            return f"{usual} · {taken}"
        return usual

    def _note(self, kin: Kin) -> str:
        parts = []
        if kin.is_fixed:
            parts.append(self.tr("fixed"))
        if kin.is_changed:
            usual = self.tr(", ").join(kin.usual)
            parts.append(self.tr("instead of {keys}").format(keys=usual) if usual else self.tr("own key"))
        if len(kin.groups) > 1:
            parts.append(self.tr("also: {groups}").format(groups=self.tr(", ").join(kin.groups[1:])))
        return " · ".join(parts)

"""外观 and 快捷键: how this seat looks, which keys it has."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QSlider, QWidget
from typing_extensions import override

from commandroom.ui.actions import EVERYWHERE, Deed
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import LANGUAGES
from commandroom.ui.pages.settings.section import Section, line
from commandroom.ui.theme import Appearance, Density, Scheme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel

LEAST_SCALE, MOST_SCALE, SCALE_STEP = 90, 130, 5


class AppearanceSection(Section):
    """Every change is worn at once and can be taken back for ten seconds."""

    icon = "sun"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Appearance")
        super().__init__(desk)
        now = desk.theme.appearance
        schemes = [
            (Scheme.LIGHT, self.tr("Light")),
            (Scheme.DARK, self.tr("Dark")),
            (Scheme.SYSTEM, self.tr("As the system")),
        ]
        densities = [
            (Density.COMPACT, self.tr("Compact, 28 px")),
            (Density.STANDARD, self.tr("Standard, 36 px")),
            (Density.RELAXED, self.tr("Roomy, 44 px")),
        ]
        self.scheme = Chips(schemes)
        self.scheme.choose(now.scheme)
        self.density = Chips(densities)
        self.density.choose(now.density)
        self.scale = QSlider(Qt.Orientation.Horizontal)
        self.scale.setRange(LEAST_SCALE // SCALE_STEP, MOST_SCALE // SCALE_STEP)
        self.scale.setPageStep(2)
        self.scale.setValue(now.scale // SCALE_STEP)
        self.scale.setFixedWidth(320)
        self.scale.setAccessibleName(self.tr("Size of type"))
        self.scale_text = PlainLabel(f"{now.scale}%")
        self.lang = Chips(list(LANGUAGES.items()))
        self.lang.choose(desk.lang)
        self.still = QCheckBox(self.tr("Show no fades"))
        self.still.setChecked(now.reduce_motion)
        self.group(
            self.tr("Look"),
            line(self.tr("Theme"), self.scheme),
            line(self.tr("Height of rows"), self.density),
            line(
                self.tr("Size of type"), _beside(self.scale, self.scale_text), self.tr("90 to 130 per cent")
            ),
            line(self.tr("Motion"), self.still),
        )
        self.group(
            self.tr("Language"),
            line(self.tr("Language of the desk"), self.lang, self.tr("from the next start on")),
        )
        self.whole.addStretch(1)
        self._wire()

    def _wire(self) -> None:
        self.scheme.changed.connect(lambda: self._wear(scheme=self.scheme.value))
        self.density.changed.connect(lambda: self._wear(density=self.density.value))
        self.scale.valueChanged.connect(self._resize_type)
        self.still.toggled.connect(lambda on: self._wear(reduce_motion=on))
        self.lang.changed.connect(self._speak)

    def _resize_type(self, steps: int) -> None:
        self.scale_text.setText(f"{steps * SCALE_STEP}%")
        if not self.scale.isSliderDown():
            self._wear(scale=steps * SCALE_STEP)

    def _wear(self, **changes: Any) -> None:
        before = self.desk.theme.appearance
        wanted = replace(before, **changes)
        if wanted == before:
            return
        self._put_on(wanted)
        self.desk.notices.offer_undo(self.tr("Appearance changed"), lambda: self._back_to(before))

    def _back_to(self, before: Appearance) -> None:
        self._put_on(before)
        self.scheme.choose(before.scheme)
        self.density.choose(before.density)
        for control in (self.scale, self.still):
            control.blockSignals(True)
        self.scale.setValue(before.scale // SCALE_STEP)
        self.scale_text.setText(f"{before.scale}%")
        self.still.setChecked(before.reduce_motion)
        for control in (self.scale, self.still):
            control.blockSignals(False)

    def _put_on(self, appearance: Appearance) -> None:
        self.desk.settings.put_appearance(appearance)
        self.desk.theme.switch(appearance)

    def _speak(self) -> None:
        before = self.desk.lang
        self.desk.settings.put("lang", self.lang.value)
        text = self.tr("The desk speaks this language from its next start on")

        def back() -> None:
            self.desk.settings.put("lang", before)
            self.lang.choose(before)

        self.desk.notices.offer_undo(text, back)


def _beside(*parts: QWidget) -> QWidget:
    box = QWidget()
    box.setLayout(row(*parts, None, spacing=12))
    return box


class KeysSection(Section):
    """All deeds with their keys; single letters can be switched off."""

    icon = "keyboard"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Keys")
        super().__init__(desk)
        self.single = QCheckBox(self.tr("Single letters act in lists and details"))
        self.single.setChecked(desk.theme.appearance.single_keys)
        self.group(
            self.tr("Single keys"), line(self.tr("Single keys"), self.single, self.tr("never while you type"))
        )
        self.finder = TextInput(self.tr("Find a key or a deed"))
        self.finder.setAccessibleName(self.finder.placeholderText())
        columns: list[Col[Deed]] = [
            Col(self.tr("Deed"), lambda d: d.text, 0, is_bold=True),
            Col(self.tr("Keys"), lambda d: "  ".join(d.keys), 180),
            Col(self.tr("Group"), lambda d: d.group, 140, role=lambda _d: "text2"),
            Col(self.tr("Where"), self._where, 150, role=lambda _d: "text2", from_width=560),
        ]
        self.list = ListView(desk, ListTable(columns), scope="settings", name=self.tr("Keys"))
        self.placeholder = Placeholder(desk.theme, self.list)
        card = Card(column(self.finder, self.placeholder, spacing=10, margins=(12, 12, 12, 12)))
        self.whole.addWidget(card, 1)
        self.single.toggled.connect(self._switch)
        self.finder.textChanged.connect(lambda _text: self.open())

    @override
    def open(self) -> None:
        word = self.finder.text().strip().lower()
        deeds = [deed for deed in self.desk.actions.deeds() if deed.keys]
        found = [d for d in deeds if word in d.text.lower() or any(word in key.lower() for key in d.keys)]
        self.list.show_rows(
            sorted(found, key=lambda d: (d.scope != EVERYWHERE, d.scope, d.group, d.text)), key=lambda d: d.id
        )
        if found:
            self.placeholder.show_content()
        else:
            text, clear = self.tr("No key fits these words."), self.tr("Show all keys")
            self.placeholder.show_empty(text, icon="search", action=clear, on_action=self.finder.clear)

    def _where(self, deed: Deed) -> str:
        return self.tr("everywhere") if deed.scope == EVERYWHERE else deed.group

    def _switch(self, is_on: bool) -> None:  # noqa: FBT001  a signal's own form
        appearance = replace(self.desk.theme.appearance, single_keys=is_on)
        self.desk.settings.put_appearance(appearance)
        self.desk.theme.switch(appearance)

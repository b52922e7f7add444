"""The left side of the dialog: who can be sent, narrowed by chips and by a typed name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from commandroom.ui.dialogs.dispatch.candidates import FILTERS, Candidate, narrowed
from commandroom.ui.dialogs.dispatch.instead import Instead
from commandroom.ui.dialogs.dispatch.nobody import Nobody, in_charge
from commandroom.ui.dialogs.dispatch.people import PeopleList
from commandroom.ui.dialogs.dispatch.why import WhyHim, WhyNot
from commandroom.ui.dialogs.scene import Scene
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.placeholder import EmptyState, Placeholder
from commandroom.ui.widgets.text import PlainLabel

if TYPE_CHECKING:
    from commandroom.domain.people.recommending import Pick


class PeoplePane(QWidget):
    """Chips, search, the list, and what is said where nobody is there; for `add_coop` a list of units."""

    narrowed = Signal()

    def __init__(self, theme: Theme, *, is_units: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_units = is_units
        self._found: Sequence[Candidate] = ()
        self._picks: dict[str, Pick] = {}
        self._lang = ""
        names = {
            "recommended": self.tr("Suggested"),
            "grid": self.tr("Own grid"),
            "unit": self.tr("Lead unit"),
            "all": self.tr("All"),
        }
        title = self.tr("Units") if is_units else self.tr("People")
        self.notice = PlainLabel("", "warn", wrap=True)
        self.notice.hide()
        self.filter = Chips([(key, names[key]) for key in FILTERS], name=self.tr("Filter"))
        self.filter.setVisible(not is_units)
        self.finder = TextInput(self.tr("Name, unit or pinyin initials"))
        self.finder.setAccessibleName(self.tr("Find"))
        self.finder.setFixedWidth(theme.px(230))
        self.people = PeopleList(theme, title)
        self.nobody = Nobody(theme)
        self.empty = EmptyState(
            theme, self.tr("Nobody fits."), icon="search", action=self.tr("Show everybody"),
            on_action=self.show_everybody,
        )  # fmt: skip
        self.empty.hide()
        how = self.tr("By experience, grid, load, fair share, rest, distance, punctuality and post")
        head = row(PlainLabel(title, "h2"), PlainLabel(how, "muted"), None, spacing=10)
        tools = row(self.filter, self.finder, spacing=12)
        tools.setStretch(0, 1)
        listed = QWidget()
        self.instead, self.why, self.why_not = Instead(theme), WhyHim(theme), WhyNot(theme)
        listed.setLayout(
            column(self.nobody, self.instead, self.empty, self.people, self.why, self.why_not, spacing=10)
        )
        self.found = Placeholder(theme, listed)
        self.setLayout(column(self.notice, head, tools, self.found, spacing=12, margins=(20, 16, 20, 0)))
        self.people.picked.connect(self._explain_chosen)
        self.filter.changed.connect(self.narrow)
        self.finder.textChanged.connect(self.narrow)

    def show_candidates(self, found: Sequence[Candidate]) -> None:
        """Show other candidates."""
        self._found = found
        self.found.show_content()
        self.narrow()

    def paint_first(self, found: Sequence[Candidate]) -> None:
        """Candidates before everything else is ready: who looks at the list shall not wait for the form beside it."""
        with QSignalBlocker(self), QSignalBlocker(self.people):
            self.show_candidates(found)
        self.people.viewport().repaint()

    def tell(self, text: str) -> None:
        """A line above everything: what this dispatch is, or why nothing can be changed."""
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def narrow(self) -> None:
        """What the chips and the typed name leave."""
        typed = self.finder.text()
        rows = narrowed(self._found, which=str(self.filter.value or "all"), text=typed)
        if self._is_units and not typed.strip():
            rows = list(self._found)
        self.people.show_rows(rows, choose_first=not typed.strip())
        self.empty.setVisible(not rows)
        self.people.setVisible(bool(rows))
        self.narrowed.emit()

    def show_everybody(self) -> None:
        """All people, whatever was looked for."""
        self.finder.clear()
        self.filter.press(len(FILTERS) - 1)
        self.people.setFocus(Qt.FocusReason.OtherFocusReason)

    def pick(self, person: str) -> None:
        """Choose a person, widening the list where the chips hide that one."""
        if all(one.id != person for one in self.people.people.rows):
            if all(one.id != person for one in self._found):
                return
            self.filter.press(len(FILTERS) - 1)
        rows = self.people.people.rows
        self.people.pick(next((at for at, one in enumerate(rows) if one.id == person), -1))

    def say_nobody(self, scene: Scene) -> None:
        """Nobody of those who come first is on duty: say so, with whom to call."""
        likely = narrowed(self._found, which="recommended", text="")
        is_open = scene.may is not None and scene.may.allowed != "no"
        is_there = self._is_units or any(not one.barred for one in likely)
        text = "" if is_there or not is_open else self.tr("Nobody of the leading unit is on duty now.")
        self.nobody.say(text, in_charge(scene))

    def explain(self, scene: Scene) -> None:
        """Why the chosen one, why not the others, and what to do instead where too few fit."""
        found = scene.recommended
        self._lang = scene.lang
        self._picks = {pick.person: pick for pick in found.picks} if found is not None else {}
        is_open = scene.may is not None and scene.may.allowed != "no"
        shortfall = found.shortfall if found is not None and is_open else None
        said = ("duty_leader",) if self.nobody.isVisibleTo(self) else ()
        self.instead.show_shortfall(shortfall, scene, without=said)
        self.why_not.show_excluded(found.excluded if found is not None else (), scene)
        self._explain_chosen()

    def look_at_unit(self, name: str) -> None:
        """The people of one unit, the first who may go chosen."""
        self.finder.setText(name)
        rows = self.people.people.rows
        self.people.pick(next((at for at, one in enumerate(rows) if not one.barred), -1))

    def _explain_chosen(self) -> None:
        chosen = self.people.chosen
        self.why.show_pick(self._picks.get(chosen.id) if chosen is not None else None, self._lang)

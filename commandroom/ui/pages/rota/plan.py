"""A table on its way into the rota: what was read, who an unknown name is, what cannot be read; then all of it at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from commandroom.base.sentences import sentence
from commandroom.domain.people.dutyreading import Plan
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.punctuation import in_a_row
from commandroom.ui.widgets.card import Scroll
from commandroom.ui.widgets.inputs import PinyinCombo
from commandroom.ui.widgets.text import PlainLabel

NOBODY = ""
SHOWN_MISREAD = 30
Take = Callable[[Mapping[str, str]], object]


class PlanDialog(CardDialog):
    """Unknown names stand beside the nearest ones of the roster; nobody is taken for somebody unless a person says so."""

    def __init__(
        self, desk: Desk, file: str, plan: Plan, names: Mapping[str, str], take: Take, *, parent: QWidget
    ) -> None:
        super().__init__(
            desk.theme,
            self.tr("Import a rota"),
            parent=parent,
            size=(680, 560),
            submit_text=self.tr("Write it"),
        )
        self.plan, self._take = plan, take
        self.choices: dict[str, PinyinCombo] = {}
        days = {entry.day for entry in plan.entries}
        head = self.tr("{file}: {n} turns on {days} days").format(
            file=file, n=len(plan.entries), days=len(days)
        )
        self.summary = PlainLabel(head, "strong", wrap=True)
        self.told = PlainLabel("", "muted", wrap=True)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.told)
        content = QWidget()
        content.setObjectName("scrolled")
        grid = QGridLayout(content)
        grid.setColumnStretch(1, 1)
        self._offer(grid, names)
        self._tell_misread(grid, desk.lang)
        grid.setRowStretch(grid.rowCount(), 1)
        self.body.addWidget(Scroll(content), 1)
        desk.gate.guard(self.submit_button, duty="keep:duty")
        self._count()

    def _offer(self, grid: QGridLayout, names: Mapping[str, str]) -> None:
        for at, (name, nearest) in enumerate(self.plan.unknown):
            combo = PinyinCombo([(NOBODY, self.tr("leave out")), *((person, names[person]) for person in nearest),
                                 *((key, text) for key, text in names.items() if key not in nearest)])  # fmt: skip
            combo.setAccessibleName(self.tr("{name} is").format(name=name))
            combo.choose(NOBODY)
            combo.picked.connect(self._count)
            near = in_a_row(names[person] for person in nearest)
            said = self.tr("“{name}” is not on the roster; like it: {near}").format(
                name=name, near=near or "—"
            )
            grid.addWidget(PlainLabel(said, wrap=True), at, 0)
            grid.addWidget(combo, at, 1)
            self.choices[name] = combo

    def _tell_misread(self, grid: QGridLayout, lang: str) -> None:
        rows = self.plan.misread
        for one in rows[:SHOWN_MISREAD]:
            params = {"row": one.row, "column": one.column, "value": one.value}
            grid.addWidget(PlainLabel(sentence(f"rota_table.{one.code}", params, lang=lang), "warn", wrap=True),
                           grid.rowCount(), 0, 1, 2)  # fmt: skip
        if len(rows) > SHOWN_MISREAD:
            text = self.tr("and {n} more cells that cannot be read").format(n=len(rows) - SHOWN_MISREAD)
            grid.addWidget(PlainLabel(text, "warn"), grid.rowCount(), 0, 1, 2)

    @property
    def chosen(self) -> dict[str, str]:
        """Who each unknown name is; names that are left out are not there."""
        return {name: str(combo.value) for name, combo in self.choices.items() if combo.value}

    def _count(self) -> None:
        taken = len(self.plan.settled(self.chosen))
        left = len(self.plan.entries) - taken
        text = self.tr(
            "{n} are written, {left} left out; what stands there on these days is replaced. It can be undone."
        )
        self.told.setText(text.format(n=taken, left=left))
        self.submit_button.setEnabled(taken > 0)

    @override
    def submit(self) -> None:
        chosen = self.chosen
        self.accept()
        self._take(chosen)


def names_of(persons: Sequence[tuple[str, str, str]]) -> dict[str, str]:
    """Names by id for the choice, with the unit behind."""
    return {key: f"{name} · {unit}" for key, name, unit in persons}

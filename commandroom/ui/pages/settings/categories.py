"""类别与事项清单: the categories with who leads, how urgent, which limits; each can be changed with its limits checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError, WrongUseError
from commandroom.domain.knowledge.categories import Category
from commandroom.domain.time.limit import Limit
from commandroom.ui import words
from commandroom.ui.choices import urgency_options
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.i18n import is_english
from commandroom.ui.initials import NO_MATCH, match
from commandroom.ui.pages.settings.clocks import limit_text
from commandroom.ui.pages.settings.section import CHANGING, Section
from commandroom.ui.pages.settings.setting import Setting, row_setting
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import PinyinCombo, TextArea, TextInput
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.strip import WhyNot
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import RuleBook, Rules, Units

NEXT = "＞"
Save = Callable[[dict[str, Any], "CategoryDialog"], None]


def next_sign() -> str:
    """What stands between two phases; both are read in either language."""
    return ">" if is_english() else NEXT


def phases_text(category: Category) -> str:
    """`围护 3uh ＞ 修复 8uh ＞ 恢复 5wd`, or the one limit."""
    return f" {next_sign()} ".join(f"{phase.name} {phase.limit}".strip() for phase in category.phases)


def read_phases(text: str) -> list[dict[str, str]]:
    """The phases that a text says, each `name limit` or a limit alone.

    Raises:
        WrongUseError: what `Limit.parse` refuses, or `category.phase_names` when one of several has no name.
    """
    parts = [part.strip() for part in text.replace(">", NEXT).replace("→", NEXT).split(NEXT) if part.strip()]
    phases = []
    for part in parts:
        name, _, limit = part.rpartition(" ")
        phases.append({"name": name.strip(), "limit": str(Limit.parse(limit))})
    names = [phase["name"] for phase in phases]
    if not phases or (len(phases) > 1 and (not all(names) or len(set(names)) < len(names))):
        raise WrongUseError("category.phase_names", text=text[:80])
    return phases


class CategoryDialog(CardDialog):
    """One category."""

    guards_lines = True

    def __init__(
        self, desk: Desk, category: Category, units: list[tuple[object, str]], save: Save, *, parent: QWidget
    ) -> None:
        super().__init__(desk.theme, category.full_name, parent=parent, size=(680, 0))
        self.desk = desk
        self._save = save
        desk.gate.guard(self.submit_button, duty=CHANGING)
        self.submit_button.say(self.tr("Save"))
        self.lead = PinyinCombo(units)
        self.lead.choose(category.lead_office)
        self.urgency = Chips(urgency_options(), name=self.tr("Urgency"))
        self.urgency.choose(category.urgency.value)
        self.inputs = {
            "accept": TextInput("2wh", category.accept, limit=12),
            "dispatch": TextInput("2wh", category.dispatch, limit=12),
            "phases": TextInput("5wd", phases_text(category), limit=120),
            "verify": TextInput("1wd", category.verify, limit=12),
        }
        self.closed = QCheckBox(self.tr("Confidential from the registration on"))
        self.closed.setChecked(category.confidential)
        self.note = TextArea(limit=500, lines=2)
        self.note.set_text(category.note)
        phases = self.tr("Handling; phases as “name limit”, with {sign} between them").format(
            sign=next_sign()
        )
        self.fields = {
            "lead_office": FormField(self.tr("Leading unit"), self.lead, required=True),
            "accept": FormField(self.tr("Acceptance"), self.inputs["accept"]),
            "dispatch": FormField(self.tr("Dispatch"), self.inputs["dispatch"]),
            "verify": FormField(self.tr("Verification"), self.inputs["verify"]),
            "phases": FormField(phases, self.inputs["phases"], required=True),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.addWidget(self.fields["lead_office"], 0, 0, 1, 2)
        grid.addWidget(FormField(self.tr("Urgency"), self.urgency), 0, 2)
        for at, key in enumerate(("accept", "dispatch", "verify")):
            grid.addWidget(self.fields[key], 1, at)
        grid.addWidget(self.fields["phases"], 2, 0, 1, 3)
        grid.addWidget(FormField(self.tr("Remark"), self.note), 3, 0, 1, 3)
        grid.addWidget(FormField(self.tr("Secrecy"), self.closed), 4, 0, 1, 3)
        self.body.addLayout(grid)
        self.body.addWidget(
            PlainLabel(self.tr("Basis: {basis}").format(basis=category.basis), "muted", wrap=True)
        )
        if category.statutory:
            text = self.tr("This limit is statutory: it may be shortened, not lengthened beyond the law.")
            self.body.addWidget(PlainLabel(text, "warn", wrap=True))

    @override
    def submit(self) -> None:
        for field in self.fields.values():
            field.clear_fault()
        self.show_fault("")
        data: dict[str, Any] = {"lead_office": self.lead.value or self.lead.currentText(), "urgency": self.urgency.value,
                                "note": self.note.text.strip(), "confidential": self.closed.isChecked()}  # fmt: skip
        for key, control in self.inputs.items():
            text = control.text().strip()
            try:
                data[key] = read_phases(text) if key == "phases" else str(Limit.parse(text)) if text else ""
            except WrongUseError as error:
                self.fields[key].show_fault(words.error_text(error, lang=self.desk.lang))
                control.setFocus()
                return
        self.set_busy(is_busy=True)
        self._save(data, self)

    def refuse(self, error: RoomError) -> None:
        """Say why it was refused."""
        self.show_fault(words.error_text(error, lang=self.desk.lang))


class CategoriesSection(Section):
    """All categories; Enter opens one."""

    icon = "list-checks"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Categories")
        super().__init__(desk)
        self.all: list[Category] = []
        self.units: list[tuple[object, str]] = []
        self.finder = TextInput(self.tr("Find a category by name, initials, code or unit"))
        self.finder.setAccessibleName(self.finder.placeholderText())
        self.count = PlainLabel("", "label")
        lang = desk.lang
        columns: list[Col[Category]] = [
            Col(self.tr("Code"), lambda c: c.code, 70, is_number=False, role=lambda _c: "text2"),
            Col(self.tr("Class"), lambda c: c.group_name, 120, role=lambda _c: "text2", from_width=700),
            Col(self.tr("Category"), lambda c: c.name, 0, is_bold=True),
            Col(self.tr("Leading unit"), lambda c: c.lead_office, 150),
            Col(self.tr("Urgency"), lambda c: words.urgency_label(c.urgency.value), 70),
            Col(
                self.tr("Secrecy"),
                lambda c: self.tr("confidential") if c.confidential else "—",
                104,
                role=lambda c: "warn" if c.confidential else "text2",
                from_width=1160,
            ),
            Col(self.tr("Acceptance"), lambda c: limit_text(c.accept, lang), 96, from_width=900),
            Col(self.tr("Dispatch"), lambda c: limit_text(c.dispatch, lang), 96, from_width=980),
            Col(self.tr("Handling"), _handling(lang), 210),
            Col(self.tr("Verification"), lambda c: limit_text(c.verify, lang), 96, from_width=1060),
        ]
        self.list = ListView(desk, ListTable(columns), scope="settings", name=self.title)
        self.list.opened.connect(lambda _at: self._edit())
        edit = Button(desk.theme, self.tr("Change"), icon="pencil")
        edit.clicked.connect(self._edit)
        desk.gate.guard(edit, duty=CHANGING)
        head = row(self.finder, self.count, edit, spacing=12)
        head.setStretch(0, 1)
        self.placeholder = self.awaits(self.list)
        parts = (head, WhyNot(desk.gate, CHANGING), self.placeholder)
        whole = column(*parts, spacing=10, margins=(12, 12, 12, 12))
        whole.setStretch(2, 1)
        self.whole.addWidget(Card(whole), 1)
        self.finder.textChanged.connect(lambda _text: self._show())

    @override
    def open(self) -> None:
        self.look(Rules(), then=self._take, lane="settings.categories")
        self.desk.ask(Units(), then=self._take_units, refused=self.cannot, lane="settings.units")

    @override
    def learn(self) -> None:
        if not self.all:
            self.open()

    @override
    def rows(self) -> list[Setting]:
        clear = self.finder.clear
        return [
            row_setting(self.list, c, c.name, f"{c.code} · {c.group_name} · {c.lead_office}", before=clear)
            for c in self.all
        ]

    def shown(self) -> list[Category]:
        """The categories that fit what was typed."""
        word = self.finder.text().strip()
        if not word:
            return self.all
        return [
            c
            for c in self.all
            if c.code.startswith(word) or word in c.lead_office or match(word, c.name) > NO_MATCH
        ]

    def _show(self) -> None:
        found = self.shown()
        self.list.show_rows(found, key=lambda c: c.code)
        self.count.setText(self.tr("{n} of {all} categories").format(n=len(found), all=len(self.all)))
        if found:
            self.placeholder.show_content()
        elif self.all:
            text, clear = self.tr("No category fits these words."), self.tr("Show all categories")
            self.placeholder.show_empty(text, icon="search", action=clear, on_action=self.finder.clear)

    def _take(self, book: RuleBook) -> None:
        self.all = list(book.policy.catalogue)
        self._show()
        self.learned.emit()

    def _take_units(self, units: Any) -> None:
        self.units = [(unit.name, unit.name) for unit in units if unit.may_lead]

    def _edit(self) -> None:
        category = self.list.current
        if not isinstance(category, Category):
            return
        names = [name for _, name in self.units]
        offered = (
            self.units
            if category.lead_office in names
            else [(category.lead_office, category.lead_office), *self.units]
        )

        def save(fields: dict[str, Any], dialog: CategoryDialog) -> None:
            def then() -> None:
                dialog.accept()
                self.open()

            said = self.tr("{name} saved").format(name=category.name)
            self.amend("category", category.code, fields, said=said, refused=dialog.refuse, then=then)

        CategoryDialog(self.desk, category, offered, save, parent=self).open()


def _handling(lang: str) -> Callable[[Category], str]:
    def text(category: Category) -> str:
        return f" {next_sign()} ".join(
            f"{p.name} {limit_text(p.limit, lang)}".strip() for p in category.phases
        )

    return text

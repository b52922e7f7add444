"""A version of a playbook to be typed, with what it will look like beside it; and the end of one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QGridLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import FieldError, RoomError
from commandroom.domain.knowledge.playbooks import LONGEST, Playbook, Step, read
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.pages.settings.section import KEEPING
from commandroom.ui.parts.playbooks import PlaybookCard
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.card import Card, Scroll
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextArea, TextInput
from commandroom.ui.widgets.text import PlainLabel

BAR, WIDE_BAR = " | ", "｜"
SHAPE = "yyyy-MM-dd"
WIDE, PREVIEW_WIDE = 1240, 400
_COLUMNS = 6
Save = Callable[[dict[str, Any], date, "PlaybookDialog"], None]
Ended = Callable[[date, "EndDialog"], None]


def steps_text(steps: tuple[Step, ...]) -> str:
    """A line a step: who | what | limit | result."""
    return "\n".join(BAR.join((one.actor, one.action, one.limit, one.output)).rstrip(BAR) for one in steps)


def read_steps(text: str) -> list[dict[str, str]]:
    """The steps that lines say; empty lines are none, parts that are missing are empty."""
    found = []
    for line in text.splitlines():
        parts = [part.strip() for part in line.replace(WIDE_BAR, "|").split("|")]
        if any(parts):
            actor, action, limit, output = (*parts, "", "", "", "")[:4]
            found.append({"actor": actor, "action": action, "limit": limit, "output": output})
    return found


def day_field(day: date, first: date | None = None) -> QDateEdit:
    """A day, from `first` on."""
    edit = QDateEdit(QDate(day.year, day.month, day.day))
    edit.setDisplayFormat(SHAPE)
    edit.setCalendarPopup(True)
    if first is not None:
        edit.setMinimumDate(QDate(first.year, first.month, first.day))
    return edit


def date_of(edit: QDateEdit) -> date:
    """What stands there."""
    return date.fromisoformat(edit.date().toString(SHAPE))


class PlaybookDialog(CardDialog):
    """One version: what is typed at the left, the playbook as it will be shown at the right."""

    guards_lines = True

    def __init__(  # noqa: PLR0913  each is named at the call
        self,
        desk: Desk,
        title: str,
        playbook: Playbook,
        *,
        today: date,
        is_new: bool,
        save: Save,
        parent: QWidget,
    ) -> None:
        super().__init__(desk.theme, title, parent=parent, size=(WIDE, 0))
        self.desk, self._save = desk, save
        desk.gate.guard(self.submit_button, duty=KEEPING)
        self.submit_button.say(self.tr("Save"))
        self._make_lines(playbook, today, is_new=is_new)
        self._make_texts(playbook)
        self.preview = PlaybookCard()
        self._lay_out()
        for line in self.lines.values():
            line.textChanged.connect(self._show)
        for text in self.texts.values():
            text.changed.connect(self._show)
        self._show()

    def _make_lines(self, playbook: Playbook, today: date, *, is_new: bool) -> None:
        between = "; " if self.desk.lang == "en" else "；"
        self.lines = {
            "code": TextInput("CW-15", playbook.code, limit=20),
            "name": TextInput("", playbook.name, limit=60),
            "version": TextInput("2026.2", playbook.version, limit=20),
            "lead": TextInput("", playbook.lead, limit=60),
            "coops": TextInput("", between.join(playbook.coops), limit=300),
            "approved_by": TextInput("", playbook.approved_by, limit=60),
        }
        for line in self.lines.values():
            line.setCursorPosition(0)
        if not is_new:
            self.lines["code"].setReadOnly(True)
            self.lines["code"].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.since = day_field(today, today)
        separated = self.tr("separated by ;")
        self.fields = {
            "code": FormField(self.tr("Code"), self.lines["code"], required=is_new),
            "name": FormField(self.tr("Name"), self.lines["name"], required=True),
            "version": FormField(self.tr("Version"), self.lines["version"], required=True),
            "since": FormField(self.tr("In force from"), self.since),
            "lead": FormField(self.tr("Leading unit"), self.lines["lead"]),
            "coops": FormField(self.tr("Cooperating units"), self.lines["coops"], hint=separated),
            "approved_by": FormField(self.tr("Approved by"), self.lines["approved_by"]),
        }

    def _make_texts(self, playbook: Playbook) -> None:
        found = {
            "steps": (
                self.tr("Steps, one a line: who | what | limit | result"),
                steps_text(playbook.steps),
                6,
            ),
            "do": (self.tr("The township does"), playbook.do, 2),
            "not_do": (self.tr("Not to do (printed in red on the dispatch)"), playbook.not_do, 2),
            "evidence": (self.tr("Evidence, one a line"), "\n".join(playbook.evidence), 2),
            "village": (self.tr("Village and grid"), playbook.village, 2),
            "escalate_when": (self.tr("Report up when"), playbook.escalate_when, 2),
            "closing_standard": (self.tr("Done when"), playbook.closing_standard, 2),
            "legal_basis": (self.tr("Legal basis, one a line"), "\n".join(playbook.legal_basis), 2),
        }
        self.texts: dict[str, TextArea] = {}
        for key, (name, text, lines) in found.items():
            area = TextArea(limit=LONGEST * (6 if key == "steps" else 1), lines=lines)
            area.set_text(text)
            self.texts[key] = area
            self.fields[key] = FormField(name, area, required=key == "steps")

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        places = {
            "code": (0, 0, 1), "name": (0, 1, 3), "version": (0, 4, 1), "since": (0, 5, 1),
            "lead": (1, 0, 2), "coops": (1, 2, 3), "approved_by": (1, 5, 1), "steps": (2, 0, 6),
            "do": (3, 0, 3), "not_do": (3, 3, 3), "evidence": (4, 0, 3), "village": (4, 3, 3),
            "escalate_when": (5, 0, 3), "closing_standard": (5, 3, 3), "legal_basis": (6, 0, 6),
        }  # fmt: skip
        for key, (at, left, wide) in places.items():
            grid.addWidget(self.fields[key], at, left, 1, wide)
        for at in range(_COLUMNS):
            grid.setColumnStretch(at, 1)
        form = QWidget()
        form.setLayout(grid)
        shown = QWidget()
        shown.setLayout(column(self.preview, margins=(16, 12, 16, 12)))
        scroll = Scroll(shown)
        scroll.stop_at(self.tr("Preview"))
        side = Card(column(scroll, margins=(2, 2, 2, 2)), name="box")
        side.setFixedWidth(self.theme.px(PREVIEW_WIDE))
        typed = Scroll(form)
        typed.setMinimumHeight(self.theme.px(520))
        both = row(typed, side, spacing=20)
        both.setStretch(0, 1)
        self.body.addLayout(both)

    def document(self) -> dict[str, Any]:
        """What is typed."""
        found: dict[str, Any] = {key: line.text().strip() for key, line in self.lines.items()}
        found |= {key: area.text.strip() for key, area in self.texts.items()}
        found["coops"] = [
            part.strip() for part in found["coops"].replace(";", "；").split("；") if part.strip()
        ]
        for key in ("evidence", "legal_basis"):
            found[key] = [line.strip() for line in found[key].splitlines() if line.strip()]
        found["steps"] = read_steps(self.texts["steps"].text)
        return found

    def _show(self) -> None:
        told = self.document()
        steps = tuple(Step(**one) for one in told["steps"])
        lists = {key: tuple(told[key]) for key in ("coops", "evidence", "legal_basis")}
        self.preview.show_playbook(Playbook(**(told | lists | {"steps": steps})), self.desk.lang)

    @override
    def submit(self) -> None:
        for field in self.fields.values():
            field.clear_fault()
        self.show_fault("")
        document = self.document()
        try:
            read(document)
        except FieldError as error:
            self.refuse(error)
            return
        self.set_busy(is_busy=True)
        self._save(document, date_of(self.since), self)

    def refuse(self, error: RoomError) -> None:
        """Say why it was refused, at the field where it has one."""
        text = words.error_text(error, lang=self.desk.lang)
        field = self.fields.get(error.field) if isinstance(error, FieldError) else None
        self.set_busy(is_busy=False)
        if field is None:
            self.show_fault(text)
            return
        field.show_fault(text)
        field.control.setFocus()


class EndDialog(CardDialog):
    """The last day of a version."""

    def __init__(self, desk: Desk, playbook: Playbook, today: date, ended: Ended, *, parent: QWidget) -> None:
        title = f"{playbook.code} {playbook.name} {playbook.version}"
        super().__init__(desk.theme, title, parent=parent, size=(480, 0))
        self.desk, self._ended = desk, ended
        desk.gate.guard(self.submit_button, duty=KEEPING)
        self.submit_button.say(self.tr("End it"))
        self.last = day_field(today, today)
        about = self.tr(
            "From the next day on nobody is shown it any more, and no earlier version comes back. "
            "What dispatches were shown stays on their papers."
        )
        self.body.addWidget(PlainLabel(about, "muted", wrap=True))
        self.body.addWidget(FormField(self.tr("Last day"), self.last))

    @override
    def submit(self) -> None:
        self.set_busy(is_busy=True)
        self._ended(date_of(self.last), self)

    def refuse(self, error: RoomError) -> None:
        """Say why it was refused."""
        self.show_fault(words.error_text(error, lang=self.desk.lang))

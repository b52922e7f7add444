"""打印与模板: what the forms of an event are made with; a township's own text in place of a built-in one, checked first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from commandroom.base.sentences import sentence
from commandroom.domain.errors import RoomError, WorldError
from commandroom.reports.files import put
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.moments import long_text
from commandroom.ui.pages.settings.section import KEEPING, Section
from commandroom.ui.pages.settings.setting import Setting, row_setting
from commandroom.ui.parts.formnames import form_name
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import PinyinCombo, TextArea
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.strip import WhyNot
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import FormTemplates, TemplateCheck, TemplateRow

LIMIT, LINES = 40_000, 18
RECORD = "form"
NOTHING = "—"


def called(template: TemplateRow) -> str:
    """What a template is called on this desk."""
    return form_name(template.name, template.title)


class TemplateDialog(CardDialog):
    """A template as text; it is kept only when it is sound."""

    def __init__(self, section: FormsSection, template: TemplateRow, *, parent: QWidget) -> None:
        super().__init__(section.desk.theme, called(template), parent=parent, size=(920, 0))
        self.section, self.template = section, template
        self.submit_button.say(self.tr("Save"))
        section.desk.gate.guard(self.submit_button, duty=KEEPING)
        self.text = TextArea(limit=LIMIT, lines=LINES)
        self.text.set_text(template.text)
        self.text.edit.document().setModified(False)
        self.field = FormField(self.tr("Template"), self.text, required=True)
        self.names = PinyinCombo([(name, name) for name in template.fields])
        self.names.setAccessibleName(self.tr("Field"))
        self.insert = Button(self.theme, self.tr("Insert the field"), icon="plus")
        self.insert.clicked.connect(self._insert)
        about = self.tr(
            "Fields stand in braces. A row of two cells is a label and its value; spans are twelfths of the width."
        )
        line = row(self.names, self.insert, spacing=12)
        line.setStretch(0, 1)
        self.body.addWidget(PlainLabel(about, "muted", wrap=True))
        self.body.addWidget(self.field)
        self.body.addLayout(line)

    def _insert(self) -> None:
        name = self.names.value or self.names.currentText()
        if name:
            self.text.edit.insertPlainText(f"{{{name}}}")
            self.text.setFocus()

    @override
    def submit(self) -> None:
        self.field.clear_fault()
        self.show_fault("")
        self.set_busy(is_busy=True)
        self.section.keep(self.template, self.text.text, refused=self._refuse, then=self.accept)

    def _refuse(self, error: RoomError) -> None:
        self.set_busy(is_busy=False)
        self.field.show_fault(words.error_text(error, lang=self.section.desk.lang))


class FormsSection(Section):
    """The templates of all forms; Enter opens one."""

    icon = "printer"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Print and forms")
        super().__init__(desk)
        self.all: tuple[TemplateRow, ...] = ()
        columns: list[Col[TemplateRow]] = [
            Col(self.tr("Form"), called, 210, is_bold=True),
            Col(self.tr("Made with"), self._version, 170),
            Col(self.tr("Changed by"), lambda one: one.made.by or NOTHING, 110, from_width=760),
            Col(
                self.tr("Changed"),
                lambda one: long_text(one.at) if one.at is not None else NOTHING,
                170,
                from_width=900,
            ),
            Col(
                self.tr("State"), self._state, 0, role=lambda one: "crit" if one.made.fault_code else "text2"
            ),
        ]
        self.list = ListView(desk, ListTable(columns), scope="settings", name=self.title)
        self.list.opened.connect(lambda _at: self._edit())
        theme = desk.theme
        edit = Button(theme, self.tr("Change"), icon="pencil")
        out = Button(theme, self.tr("Write to a file…"), icon="download")
        into = Button(theme, self.tr("Use a file…"), icon="upload")
        back = Button(theme, self.tr("Back to the built-in one"), icon="rotate-ccw")
        for button, deed in (
            (edit, self._edit),
            (out, self._write),
            (into, self._read),
            (back, self._ask_back),
        ):
            button.clicked.connect(deed)
        desk.gate.guard(edit, into, back, duty=KEEPING)
        about = self.tr(
            "Forms are printed and saved with these. A township may put its own text in place of a built-in template; "
            "each change is a version, and a template that is broken is named while the built-in one is used."
        )
        self.placeholder = self.awaits(self.list)
        head = row(PlainLabel(about, "muted", wrap=True), spacing=12)
        whole = column(
            head, row(edit, out, into, back, None, spacing=8), WhyNot(desk.gate, KEEPING), self.placeholder,
            spacing=10, margins=(16, 14, 16, 14),
        )  # fmt: skip
        whole.setStretch(3, 1)
        self.whole.addWidget(Card(whole), 1)

    @override
    def open(self) -> None:
        self.look(FormTemplates(), then=self._take, lane="settings.forms")

    @override
    def learn(self) -> None:
        if not self.all:
            self.open()

    @override
    def rows(self) -> list[Setting]:
        return [row_setting(self.list, one, called(one), self._version(one)) for one in self.all]

    def _take(self, rows: tuple[TemplateRow, ...]) -> None:
        self.all = rows
        self.list.show_rows(rows, key=lambda one: one.name)
        if self.list.current is None:
            self.list.go_to_row(0)
        self.learned.emit()

    def _version(self, one: TemplateRow) -> str:
        if one.made.is_own:
            return self.tr("own, version {n}").format(n=one.versions)
        return self.tr("built in, {version}").format(version=one.made.version)

    def _state(self, one: TemplateRow) -> str:
        if not one.made.fault_code:
            return self.tr("in use")
        return sentence(one.made.fault_code, dict(one.made.fault), lang=self.desk.lang)

    @property
    def current(self) -> TemplateRow | None:
        """The template of the chosen row."""
        found = self.list.current
        return found if isinstance(found, TemplateRow) else None

    # --- deeds -------------------------------------------------------------------------------------------------

    def keep(self, template: TemplateRow, text: str, *, refused: object = None, then: object = None) -> None:
        """Keep another text of a template, when it is sound."""

        def done() -> None:
            if callable(then):
                then()
            self.open()

        def no(error: RoomError) -> None:
            if callable(refused):
                refused(error)
            else:
                self.desk.notices.refuse(error)

        def sound(_nothing: object) -> None:
            said = self.tr("{name}: the new version is in use").format(name=called(template))
            self.amend(
                RECORD, template.name, {"text": text, "retired": False}, said=said, refused=no, then=done
            )

        self.desk.ask(TemplateCheck(text), then=sound, refused=no, lane="settings.forms.check")

    def _edit(self) -> None:
        if self.current is not None and self.desk.gate.error is None:
            TemplateDialog(self, self.current, parent=self).open()

    def _write(self) -> None:
        template = self.current
        if template is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Write to a file…"), f"{template.title}.toml", "*.toml"
        )
        if name:
            self.write(template, Path(name))

    def write(self, template: TemplateRow, path: Path) -> None:
        """Write a template to a file, to be edited elsewhere."""
        done = self.tr("Saved: {file}")
        self.desk.slow.run(
            lambda: put(path, template.text.encode()),
            then=lambda file: self.desk.notices.confirm(done.format(file=str(file))),
            failed=self.desk.fail,
        )

    def _read(self) -> None:
        template = self.current
        if template is None:
            return
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Use a file…"), "", "*.toml")
        if name:
            self.read(template, Path(name))

    def read(self, template: TemplateRow, path: Path) -> None:
        """Put the text of a file in the template's place."""
        self.desk.slow.run(
            lambda: _text(path), then=lambda text: self.keep(template, text), failed=self.desk.fail
        )

    def _ask_back(self) -> None:
        template = self.current
        if template is None or not (template.made.is_own or template.made.fault_code):
            return
        text = self.tr(
            "Forms are made with the built-in template again; the room's own versions stay on record."
        )
        ConfirmDialog(
            self.desk.theme, self.tr("Back to the built-in template of {name}?").format(name=called(template)), text,
            parent=self, yes=self.tr("Back to the built-in one"), on_yes=lambda: self.back(template),
        ).open()  # fmt: skip

    def back(self, template: TemplateRow) -> None:
        """Go back to the built-in template."""
        said = self.tr("{name}: the built-in template is in use").format(name=called(template))
        self.amend(RECORD, template.name, {"retired": True}, said=said, then=self.open)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WorldError("file.unreadable", file=path.name, reason=str(error)) from error

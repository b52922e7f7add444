"""Which form of an event, as it will look on paper; then a file or a printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from commandroom.base.sentences import sentence
from commandroom.domain.errors import RoomError
from commandroom.domain.forms.form import FilledForm
from commandroom.domain.forms.kinds import REPORTS, FormKind
from commandroom.reports.forms import document, file_name
from commandroom.reports.papers import form_written
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.leaving import while_there
from commandroom.ui.parts import sending
from commandroom.ui.parts.formnames import form_name
from commandroom.ui.print.faces import missing
from commandroom.ui.print.pages import pdf, picture
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.photo import PhotoView
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.exporting import Unmasking
from commandroom.usecases.forms import filled
from commandroom.usecases.queries import Form, FormChoice, Forms

SIZE = (1040, 860)
LIST_WIDE, ROW_HIGH, LEAST_ROWS = 268, 32, 4
PREVIEW_WIDE = 840
FORMATS = ("pdf", "docx", "xlsx", "html")


class FormsDialog(CardDialog):
    """Shows the chosen form as it is now, masked; in clear it goes out only with a reason."""

    guards_lines = True

    def __init__(self, desk: Desk, ref: str, *, parent: QWidget, kind: FormKind | None = None) -> None:
        super().__init__(desk.theme, "", parent=parent, size=SIZE)
        self.desk, self._ref, self._wanted_kind = desk, ref, kind
        self.form: FilledForm | None = None
        self._choices: tuple[FormChoice, ...] = ()
        self.title.setText(self.tr("Forms"))
        self.setWindowTitle(self.title.text())
        self.setAccessibleName(self.title.text())
        self._build_choices()
        self._build_page()
        both = QWidget()
        layout = row(self._side, self._sheet, spacing=16)
        layout.setStretch(1, 1)
        both.setLayout(layout)
        self.set_body(both, margins=(20, 12, 20, 12))
        self.print_button = Button(self.theme, self.tr("Print"), icon="printer", keys="Ctrl+P").large()
        self.print_button.setShortcut("Ctrl+P")
        self.print_button.clicked.connect(self.print_form)
        self.submit_button.say(self.tr("Save as…"))
        self.set_footer(None, self.cancel_button, self.print_button, self.submit_button)
        self.cancel_button.say(self.tr("Close"))
        self._allow(is_made=False)
        desk.ask(
            Forms(ref),
            then=while_there(self, self._show_choices),
            refused=while_there(self, self._refuse),
            lane="forms",
        )

    # --- building ----------------------------------------------------------------------------------------------

    def _build_choices(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Form"))
        self.list.setMinimumHeight(self.theme.px(ROW_HIGH * LEAST_ROWS))
        self.list.setMaximumHeight(self.theme.px(ROW_HIGH * len(FormKind) + 8))
        self.papers = Chips([], name=self.tr("Serial"))
        self.papers_field = FormField(self.tr("Serial"), self.papers)
        self.papers_field.hide()
        self.formats = Chips([(kind, kind.upper()) for kind in FORMATS], name=self.tr("Format"))
        self.clear = QCheckBox(self.tr("With personal data in clear"))
        self.reason = TextInput(limit=200)
        hint = self.tr("Your name and the reason are written into the course of the event.")
        self.reason_field = FormField(self.tr("Reason"), self.reason, required=True, hint=hint)
        self.reason_field.hide()
        self._side = QWidget()
        self._side.setFixedWidth(self.theme.px(LIST_WIDE))
        side = column(
            self.list, self.papers_field, FormField(self.tr("Format"), self.formats), self.clear, self.reason_field, None,
            spacing=12,
        )  # fmt: skip
        side.setStretch(0, 100)  # all forms in sight before anything is left free
        self._side.setLayout(side)
        self.list.currentRowChanged.connect(lambda _row: self._choose())
        self.papers.changed.connect(self._look)
        self.clear.toggled.connect(self.reason_field.setVisible)
        self.desk.gate.guard(self.clear)

    def _build_page(self) -> None:
        self.preview = PhotoView(self.theme)
        self.preview.setAccessibleName(self.tr("The page as it will be printed"))
        self.about = PlainLabel("", "muted", wrap=True)
        self._sheet = QWidget()
        layout = column(self.preview, self.about, spacing=8)
        layout.setStretch(0, 1)
        self._sheet.setLayout(layout)

    # --- asking ------------------------------------------------------------------------------------------------

    def _show_choices(self, choices: tuple[FormChoice, ...]) -> None:
        self._choices = choices
        for choice in choices:
            item = QListWidgetItem(form_name(choice.kind.value, choice.title))
            item.setSizeHint(QSize(0, self.theme.px(ROW_HIGH)))
            if choice.lacks:
                item.setForeground(self.theme.colour("text3"))
                item.setToolTip(self._why(choice))
            self.list.addItem(item)
        wanted = [at for at, one in enumerate(choices) if one.kind is self._wanted_kind]
        made = [at for at, one in enumerate(choices) if not one.lacks]
        self.list.setCurrentRow((wanted or made or [0])[0])

    @property
    def choice(self) -> FormChoice | None:
        """The chosen form."""
        at = self.list.currentRow()
        return self._choices[at] if 0 <= at < len(self._choices) else None

    def _why(self, choice: FormChoice) -> str:
        """What the event lacks for a form."""
        params: dict[str, object] = {"number": self._ref, "report": REPORTS.get(choice.kind, "")}
        return sentence(choice.lacks, params, lang=self.desk.lang)

    def _choose(self) -> None:
        choice = self.choice
        if choice is None:
            return
        papers = list(dict.fromkeys(choice.papers))
        self.papers.set_options(papers)
        if papers:
            self.papers.choose(papers[-1][0])
        self.papers_field.setVisible(len(papers) > 1)
        self._look()

    def _query(self, choice: FormChoice) -> Form:
        paper = str(self.papers.value or "") if choice.papers else ""
        return Form(choice.kind, self._ref, self.desk.clock.now(), paper=paper)

    def _look(self) -> None:
        """Fill the form, and draw its first page, off the GUI thread."""
        choice, room = self.choice, self.desk.room
        self.form = None
        self._allow(is_made=False)
        if choice is None:
            return
        if choice.lacks:
            self.preview.show_sign("file-text", self._why(choice))
            self.about.setText("")
            return
        query = self._query(choice)

        def work() -> tuple[FilledForm, QImage, int]:
            form: FilledForm = room.ask(query)
            return form, *picture(document(form), PREVIEW_WIDE)

        self.desk.slow.run(
            work,
            then=while_there(self, self._show_form),
            failed=while_there(self, self._fail),
            lane="forms.page",
        )

    def _show_form(self, found: tuple[FilledForm, QImage, int]) -> None:
        form, page, pages = found
        choice = self.choice
        if choice is None or form.kind != choice.kind.value:
            return
        self.form = form
        self.preview.show_image(page)
        self.preview.setAccessibleDescription(f"{form.title} {form.number}")
        self._allow(is_made=True)
        said = [self.tr("{count} pages; the first is shown").format(count=pages)] if pages > 1 else []
        if form.made.fault_code:
            fault = sentence(form.made.fault_code, dict(form.made.fault), lang=self.desk.lang)
            said.append(sentence("form.template_used", {"fault": fault}, lang=self.desk.lang))
        faces = missing()
        if faces:
            text = self.tr(
                "{count} faces of official papers are not on this machine; the built-in one stands in."
            )
            said.append(text.format(count=len(faces)))
        self.about.setText("\n".join(said))

    def _fail(self, error: Exception) -> None:
        if isinstance(error, RoomError):
            self._refuse(error)
        else:
            self.desk.fail(error)

    def _refuse(self, error: RoomError) -> None:
        self.preview.show_sign("circle-alert", words.error_text(error, lang=self.desk.lang))

    def _allow(self, *, is_made: bool) -> None:
        self.submit_button.setEnabled(is_made)
        self.print_button.setEnabled(is_made)

    # --- deeds -------------------------------------------------------------------------------------------------

    def _unmasking(self) -> Unmasking | None:
        return Unmasking(self.reason.text().strip()) if self.clear.isChecked() else None

    def _has_reason(self) -> bool:
        if self.clear.isChecked() and not self.reason.text().strip():
            self.reason_field.show_fault(self.tr("Please fill this in."))
            self.reason.setFocus()
            return False
        self.reason_field.clear_fault()
        return True

    @override
    def submit(self) -> None:
        """Ask where to, then write it there; the dialog stays for the next form."""
        if self.form is None or not self._has_reason():
            return
        kind = str(self.formats.value)
        path = sending.ask_path(kind, file_name(self.form, kind), self)
        if path is not None:
            self.save(kind, path)

    def save(self, kind: str, path: Path) -> None:
        """Write the form as it is now; in clear with the reason on record."""
        choice, room, unmasking = self.choice, self.desk.room, self._unmasking()
        if choice is not None:
            query = self._query(choice)
            sending.save(
                self.desk,
                path,
                lambda place: form_written(filled(room, query, unmasking), kind, place, pdf=pdf),
            )

    def print_form(self) -> None:
        """On a printer that the person chooses; where there is none, say so."""
        choice, room, unmasking = self.choice, self.desk.room, self._unmasking()
        if (
            self.form is None
            or choice is None
            or not self._has_reason()
            or not sending.has_printer(self.desk)
        ):
            return
        query = self._query(choice)
        self.desk.slow.run(
            lambda: filled(room, query, unmasking),
            then=while_there(
                self, lambda form: sending.print_document(document(form), file_name(form, "pdf"), self)
            ),
            failed=self.desk.fail,
        )


def open_forms(desk: Desk, parent: QWidget, ref: str, kind: FormKind | None = None) -> FormsDialog:
    """Open it at an event, by id or number."""
    dialog = FormsDialog(desk, ref, parent=parent, kind=kind)
    dialog.open()
    return dialog

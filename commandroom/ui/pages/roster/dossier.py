"""A person's file: the 38 fields of the roster in their groups, what is asked for and missing said as such."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFormLayout, QWidget

from commandroom.domain.people.rosterfields import FieldGroup, RosterField, RosterFields, is_asked
from commandroom.ui.i18n import is_english
from commandroom.ui.moments import short_text
from commandroom.ui.pages.roster.words import certificate_text, role_name
from commandroom.ui.punctuation import in_a_row, in_clauses
from commandroom.ui.widgets.arrange import column
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import PersonRow, PersonSheet

NOTHING = "—"
Names = Callable[[str], str]


def label_of(part: RosterField | FieldGroup) -> str:
    """Its name in the language of the desk."""
    return part.en if is_english() else part.zh


def field_text(
    field: RosterField, row: PersonRow, names: Names, today: date, sheet: PersonSheet | None
) -> str:
    """A field's value in words; empty where nothing is on record."""
    person = row.person
    if field.is_extra:
        return person.extra.get(field.heading, "")
    said: dict[str, Callable[[], str]] = {
        "leave": lambda: _leave(sheet),
        "roles": lambda: in_a_row(role_name(role) for role in person.roles),
        "unit": lambda: row.unit_name,
        "ab_partner": lambda: names(person.ab_partner) if person.ab_partner else "",
        "certificate_until": lambda: certificate_text(
            person.certificate_warning(today), person.certificate_until
        ),
    }
    return said[field.at]() if field.at in said else _plain(getattr(person, field.at))


def _plain(value: object) -> str:
    if isinstance(value, bool):
        yes, no = (
            QCoreApplication.translate("Roster", "yes"),
            QCoreApplication.translate("Roster", "no"),
        )
        return yes if value else no
    return in_a_row(map(str, value)) if isinstance(value, tuple) else str(value or "")


def _leave(sheet: PersonSheet | None) -> str:
    if sheet is None:
        return ""
    return in_clauses(
        f"{leave.kind} {short_text(leave.since)}–{short_text(leave.until)}".strip() for leave in sheet.leaves
    )


class Dossier(QWidget):
    """Shows the groups; a field that is not asked of the person and has no value is left out.

    The lines of all fields are made once, some in each turn of the loop, and only filled afterwards: forty labels for
    each person who is looked at would hold the window for three frames.
    """

    def __init__(self) -> None:
        super().__init__()
        self._whole = column(spacing=8)
        self.setLayout(self._whole)
        self._groups: list[_Group] = []
        self._other = _Other()
        self.shown: dict[str, str] = {}
        self.missing = 0

    def prepare(self, fields: RosterFields) -> Iterator[None]:
        """Make the lines of all fields, a group in each piece."""
        for old in self._groups:
            self._whole.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._groups = []
        self._whole.removeWidget(self._other)
        for group in fields.groups:
            made = _Group(group)
            made.hide()
            self._whole.addWidget(made)
            self._groups.append(made)
            yield
        self._whole.addWidget(self._other)

    def show_person(
        self, fields: RosterFields, row: PersonRow, names: Names, today: date, sheet: PersonSheet | None
    ) -> None:
        """Show somebody's file in the lines that were prepared."""
        self.shown = {}
        lacking = {field.key for field in fields.missing(row.person)}
        self.missing = len(lacking)
        for group in self._groups:
            said = [(field, field_text(field, row, names, today, sheet)) for field in group.fields]
            told = {f.key: text for f, text in said if text or is_asked(f, row.person)}
            self.shown |= group.show_texts(told, lacking, is_late=_is_late(row, today))
        self._other.show_texts(fields.unknown(row.person))


class _Group(QWidget):
    """A heading and a line for each field."""

    def __init__(self, group: FieldGroup) -> None:
        super().__init__()
        self.fields = group.fields
        self._form = _form()
        self._lines: dict[str, PlainLabel] = {}
        for field in group.fields:
            line = PlainLabel("", wrap=True)
            self._lines[field.key] = line
            self._form.addRow(_label(label_of(field)), line)
        self.setLayout(column(PlainLabel(label_of(group), "strong"), self._form, spacing=8))

    def show_texts(self, told: dict[str, str], lacking: set[str], *, is_late: bool) -> dict[str, str]:
        """Fill the lines of these fields, hide the others; what stands there now, by field."""
        shown = {}
        for at, field in enumerate(self.fields):
            line = self._lines[field.key]
            self._form.setRowVisible(at, field.key in told)
            if field.key in told:
                text, is_lacking = told[field.key], field.key in lacking
                shown[field.key] = text or (self.tr("missing") if is_lacking else NOTHING)
                is_error = is_late and field.at == "certificate_until"
                line.setText(shown[field.key])
                line.set_role("error" if is_error else "warn" if is_lacking else "" if text else "muted")
                line.be_selectable(bool(text))
        self.setVisible(bool(told))
        return shown


class _Other(QWidget):
    """Columns of the township's own list that the roster does not know."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: Sequence[tuple[str, str]] = ()
        self._form = _form()
        self.setLayout(column(PlainLabel(self.tr("Other columns"), "strong"), self._form, spacing=8))
        self.hide()

    def show_texts(self, texts: Sequence[tuple[str, str]]) -> None:
        """Show other columns; most people have none."""
        if texts != self._texts:
            self._texts = texts
            while self._form.rowCount():
                self._form.removeRow(0)
            for name, text in texts:
                self._form.addRow(_label(name), PlainLabel(text, wrap=True).selectable())
        self.setVisible(bool(texts))


def _is_late(row: PersonRow, today: date) -> bool:
    days = row.person.certificate_warning(today)
    return days is not None and days < 0


def _label(text: str) -> PlainLabel:
    """All labels are as wide as the widest usual one, so that the values stand in one column."""
    label = PlainLabel(text, "label", wrap=True)
    label.setFixedWidth(label.fontMetrics().horizontalAdvance("字") * 9)
    return label


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(5)
    return form

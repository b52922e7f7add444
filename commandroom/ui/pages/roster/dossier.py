"""A person's file: the 38 fields of the roster in their groups, what is asked for and missing said as such."""

from __future__ import annotations

from collections.abc import Callable
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
    """Shows the groups; a field that is not asked of the person and has no value is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._frame = column(spacing=0)
        self.setLayout(self._frame)
        self._body = QWidget()
        self._whole = column(spacing=8)
        self.shown: dict[str, str] = {}
        self.missing = 0

    def show_person(
        self, fields: RosterFields, row: PersonRow, names: Names, today: date, sheet: PersonSheet | None
    ) -> None:
        """Show somebody's file."""
        self._body.deleteLater()
        self._body, self._whole = QWidget(), column(spacing=8)
        self.shown = {}
        lacking = {field.key for field in fields.missing(row.person)}
        self.missing = len(lacking)
        for group in fields.groups:
            rows = [(field, field_text(field, row, names, today, sheet)) for field in group.fields]
            rows = [(f, text) for f, text in rows if text or is_asked(f, row.person)]
            if rows:
                self._add_group(
                    label_of(group), [(f, text, f.key in lacking) for f, text in rows], row, today
                )
        other = fields.unknown(row.person)
        if other:
            self._whole.addWidget(PlainLabel(self.tr("Other columns"), "strong"))
            form = self._form()
            for name, text in other:
                form.addRow(self._label(name), PlainLabel(text, wrap=True).selectable())
        self._body.setLayout(self._whole)
        self._frame.addWidget(self._body)

    def _add_group(
        self, name: str, rows: list[tuple[RosterField, str, bool]], row: PersonRow, today: date
    ) -> None:
        self._whole.addWidget(PlainLabel(name, "strong"))
        form = self._form()
        days = row.person.certificate_warning(today)
        for field, text, is_lacking in rows:
            is_late = field.at == "certificate_until" and days is not None and days < 0
            told = text or (self.tr("missing") if is_lacking else NOTHING)
            role = "error" if is_late else "warn" if is_lacking else "" if text else "muted"
            self.shown[field.key] = told
            value = PlainLabel(told, role, wrap=True)
            form.addRow(self._label(label_of(field)), value.selectable() if text else value)

    def _label(self, text: str) -> PlainLabel:
        """All labels are as wide as the widest usual one, so that the values stand in one column."""
        label = PlainLabel(text, "label", wrap=True)
        label.setFixedWidth(label.fontMetrics().horizontalAdvance("字") * 9)
        return label

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(5)
        self._whole.addLayout(form)
        return form

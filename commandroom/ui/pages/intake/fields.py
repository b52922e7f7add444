"""The fields of the intake form, in the order of a telephone call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSpinBox, QWidget

from commandroom.domain.event.rules import TEXT_MOST, TITLE_MOST
from commandroom.ui.choices import category_options, place_options, urgency_options
from commandroom.ui.i18n import is_english
from commandroom.ui.pages.intake.form import CASUALTIES, EXT_NO_MOST, LOCATION_MOST, Form
from commandroom.ui.pages.intake.namedfields import NamedFields
from commandroom.ui.pages.intake.proposals import Proposals
from commandroom.ui.pages.intake.sourcefield import SourceField
from commandroom.ui.tasks import Tasks
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import follow_in_tab_order, row
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.filedrop import FileDrop
from commandroom.ui.widgets.inputs import MomentField, TextArea, TextInput
from commandroom.ui.widgets.numberbox import NumberBox
from commandroom.ui.widgets.typeahead import TypeAhead
from commandroom.usecases.queries import PlaceRow, RuleBook

COLUMNS = 4
TEXT_MARGIN = 1000


class Fields(QWidget):
    """All controls of the form: `named` are its lines, `proposals` knows what a person filled."""

    changed = Signal()

    def __init__(self, theme: Theme, now: datetime, *, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._tasks = tasks

    def build(self) -> Iterator[None]:
        """Make the controls and place them, piece by piece."""
        theme = self._theme
        self.source = SourceField(theme)
        self.ext_no = TextInput(limit=EXT_NO_MOST + TEXT_MARGIN)
        self.reporter_name = TextInput(limit=TEXT_MARGIN)
        self.reporter_phone = TextInput(limit=TEXT_MARGIN)
        self.confidential = QCheckBox(self.tr("Name kept secret"))
        self.text = TextArea(self.tr("Who, where, what happened"), limit=TEXT_MOST, lines=4)
        yield
        self.title = TextInput(limit=TITLE_MOST + TEXT_MARGIN)
        self.urgency = Chips(urgency_options(), name=self.tr("Urgency"))
        self.category = TypeAhead(theme, self.tr("Category, code or pinyin initials"))
        self.place = TypeAhead(theme, self.tr("Grid or village, pinyin initials"))
        self.location = TextInput(self.tr("Road, house number, landmark"), limit=LOCATION_MOST + TEXT_MARGIN)
        yield
        self.occurred_at = MomentField(self._now)
        self.reported_at = MomentField(self._now)
        yield
        self.counts = {name: _count() for name in CASUALTIES}
        self.files = FileDrop(theme, tasks=self._tasks)
        yield
        self.named = NamedFields(self._lines())
        choices = {"category": self.category, "place": self.place}
        self.proposals = Proposals(self.title, self.urgency, choices, self.named)
        yield
        self.casualties = self._casualty_row()
        self._place_all()
        self._wire()

    # --- what stands there --------------------------------------------------------------------------

    def form(self) -> Form:
        """The form as it stands."""
        return Form(
            source=self.source.value,
            ext_no=self.ext_no.text(),
            reporter_name=self.reporter_name.text(),
            reporter_phone=self.reporter_phone.text(),
            confidential=self.confidential.isChecked(),
            text=self.text.text,
            title=self.title.text(),
            urgency=str(self.urgency.value or "normal"),
            category=self.category.value or "",
            place=self.place.value or "",
            location=self.location.text(),
            occurred_at=self.occurred_at.moment,
            reported_at=self.reported_at.moment,
            files=tuple(str(path) for path in self.files.paths),
            **{name: box.value() for name, box in self.counts.items()},
        )

    def show_form(self, form: Form, *, now: datetime) -> None:
        """Put a form into the fields; what a draft holds counts as typed."""
        with QSignalBlocker(self):
            own = {
                name for name in ("source", "title", "category", "place", "urgency") if getattr(form, name)
            }
            self.proposals.begin(own - {"urgency"} if form.urgency == "normal" else own)
            self.source.choose(form.source)
            self.ext_no.setText(form.ext_no)
            self.reporter_name.setText(form.reporter_name)
            self.reporter_phone.setText(form.reporter_phone)
            self.confidential.setChecked(form.confidential)
            self.text.set_text(form.text)
            self.title.setText(form.title)
            self.urgency.choose(form.urgency)
            self.category.choose(form.category or None)
            self.place.choose(form.place or None)
            self.location.setText(form.location)
            self.occurred_at.set_moment(form.occurred_at or now)
            self.reported_at.set_moment(form.reported_at or now)
            for name, box in self.counts.items():
                box.setValue(getattr(form, name))
            self.files.set_paths([Path(name) for name in form.files])
        self.named.clear_faults()
        self._show_casualties()

    def set_times(self, now: datetime) -> None:
        """The call begins now."""
        self.occurred_at.set_moment(now)
        self.reported_at.set_moment(now)

    def set_tight(self, *, is_tight: bool, is_narrow: bool = False) -> None:
        """Nearer together, where the window is low; narrower, where it is narrow as well."""
        side = 12 if is_narrow else 24
        self._grid.setVerticalSpacing(4 if is_tight else 10)
        self._grid.setHorizontalSpacing(8 if is_narrow else 16)
        self._grid.setContentsMargins(side, 10 if is_tight else 18, side, 8 if is_tight else 18)
        half = is_narrow or (is_tight and is_english())  # three long words side by side
        self._grid.addWidget(self.named["title"], 4, 0, 1, 2 if half else 3)
        self._grid.addWidget(self.named["urgency"], 4, 2 if half else 3, 1, 2 if half else 1)
        self._grid.addWidget(self.named["files"], 7, 0, 1, 4 if is_narrow else 2)
        self._grid.addWidget(
            self.casualties, 8 if is_narrow else 7, 0 if is_narrow else 2, 1, 4 if is_narrow else 2
        )

    def set_text_lines(self, lines: int) -> None:
        """How many lines of the description are seen at least; a high window shows more."""
        self.text.set_lines(lines, may_grow=True)

    # --- choices ------------------------------------------------------------------------------------

    def offer_sources(self, sources: Sequence[tuple[str, str]]) -> None:
        """Offer the sources, most used first; the one that a person chose stays."""
        self.source.offer(sources, chosen=self.source.value if self.proposals.is_own("source") else "")

    def offer(self, rules: RuleBook | None, places: Sequence[PlaceRow]) -> None:
        """Offer categories and places."""
        if rules is not None:
            self.category.set_options(category_options(rules.policy.catalogue))
        self.place.set_options(place_options(places))

    def propose_urgency(self, key: str) -> None:
        """Follow the urgency of the category, with all that hangs on it."""
        if self.proposals.propose_urgency(key):
            self._show_casualties()

    # --- building -----------------------------------------------------------------------------------

    def _lines(self) -> dict[str, FormField]:
        counts = {
            "involved": self.tr("Involved"),
            "injured": self.tr("Injured"),
            "dead": self.tr("Dead"),
            "missing": self.tr("Missing"),
        }
        named = {
            "source": FormField(self.tr("Source"), self.source),
            "ext_no": FormField(self.tr("External number"), self.ext_no),
            "reporter_name": FormField(self.tr("Complainant"), self.reporter_name),
            "reporter_phone": FormField(self.tr("Telephone"), self.reporter_phone),
            "confidential": FormField(self.tr("Confidential"), self.confidential),
            "text": FormField(self.tr("Description"), self.text, required=True),
            "title": FormField(self.tr("Title"), self.title, required=True),
            "urgency": FormField(self.tr("Urgency"), self.urgency),
            "category": FormField(self.tr("Category"), self.category, required=True),
            "place": FormField(self.tr("Grid"), self.place),
            "location": FormField(self.tr("Place"), self.location, required=True),
            "occurred_at": FormField(self.tr("Occurred"), self.occurred_at),
            "reported_at": FormField(self.tr("Reported"), self.reported_at),
            "files": FormField(self.tr("Attachments"), self.files),
        }
        return named | {name: FormField(text, self.counts[name]) for name, text in counts.items()}

    def _casualty_row(self) -> QWidget:
        line = QWidget()
        line.setLayout(row(*(self.named[name] for name in CASUALTIES), spacing=10))
        line.hide()
        return line

    def _place_all(self) -> None:
        self.strip_row = QGridLayout()
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(24, 18, 24, 18)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        spots: list[tuple[str, int, int, int]] = [
            ("source", 0, 0, 4),
            ("ext_no", 1, 0, 1), ("reporter_name", 1, 1, 1), ("reporter_phone", 1, 2, 1), ("confidential", 1, 3, 1),
            ("text", 2, 0, 4),
            ("title", 4, 0, 3), ("urgency", 4, 3, 1),
            ("category", 5, 0, 2), ("place", 5, 2, 2),
            ("location", 6, 0, 2), ("occurred_at", 6, 2, 1), ("reported_at", 6, 3, 1),
            ("files", 7, 0, 2),
        ]  # fmt: skip
        for name, line, at, wide in spots:
            grid.addWidget(self.named[name], line, at, 1, wide)
        grid.addLayout(self.strip_row, 3, 0, 1, COLUMNS)
        grid.addWidget(self.casualties, 7, 2, 1, 2)
        self.named["text"].grow()
        grid.setRowStretch(2, 1)
        for at in range(COLUMNS):
            grid.setColumnStretch(at, 1)
        self._order_tabs()

    def _order_tabs(self) -> None:
        order: list[QWidget] = [
            *self.source.chips, self.source.more, self.ext_no, self.reporter_name, self.reporter_phone, self.confidential,
            self.text, self.text.edit, self.title, *self.urgency.chips, self.category, self.place, self.location,
            self.occurred_at, self.reported_at, self.files, self.files.button, *self.counts.values(),
        ]  # fmt: skip
        follow_in_tab_order(*order)

    def _wire(self) -> None:
        for line in (self.ext_no, self.reporter_name, self.reporter_phone, self.location):
            line.textEdited.connect(self.changed)
        self.text.changed.connect(self.changed)
        self.title.textEdited.connect(self._typed_title)
        self.category.picked.connect(lambda: self._picked("category"))
        self.place.picked.connect(lambda: self._picked("place"))
        self.urgency.changed.connect(lambda: self._picked("urgency"))
        self.source.changed.connect(lambda: self._picked("source"))
        self.source.rearranged.connect(self._order_tabs)
        self.confidential.toggled.connect(self.changed)
        self.files.changed.connect(self.changed)
        for moment in (self.occurred_at, self.reported_at):
            moment.dateTimeChanged.connect(self.changed)
        for box in self.counts.values():
            box.valueChanged.connect(self.changed)

    def _typed_title(self, text: str) -> None:
        self.proposals.note("title", is_filled=bool(text.strip()))
        self.changed.emit()

    def _picked(self, name: str) -> None:
        self.proposals.note(name, is_filled=name in ("urgency", "source") or bool(getattr(self, name).value))
        self._show_casualties()
        self.changed.emit()

    def _show_casualties(self) -> None:
        """People hurt are asked for only where it is urgent."""
        self.casualties.setVisible(self.urgency.value != "normal")


def _count() -> QSpinBox:
    box = NumberBox()
    box.setRange(0, 1_000_000)
    box.setMinimumWidth(48)
    return box

"""The fields of the intake form, in the order of a telephone call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QMenu, QSpinBox, QWidget

from commandroom.domain.event.rules import TEXT_MOST, TITLE_MOST
from commandroom.ui.choices import category_options, place_options, urgency_options
from commandroom.ui.i18n import is_english
from commandroom.ui.pages.intake.form import CASUALTIES, EXT_NO_MOST, LOCATION_MOST, Form
from commandroom.ui.tasks import Tasks
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import follow_in_tab_order, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.filedrop import FileDrop
from commandroom.ui.widgets.inputs import MomentField, TextArea, TextInput
from commandroom.ui.widgets.numberbox import NumberBox
from commandroom.ui.widgets.typeahead import TypeAhead
from commandroom.usecases.queries import PlaceRow, RuleBook

CHIPS = 7
COLUMNS = 4
TEXT_MARGIN = 1000


class Fields(QWidget):
    """All controls of the form; it knows what was typed by a person and what was only proposed."""

    changed = Signal()

    def __init__(self, theme: Theme, now: datetime, *, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._tasks = tasks
        self._sources: list[tuple[str, str]] = []
        self._own: set[str] = set()

    def build(self) -> Iterator[None]:
        """Make the controls and place them, piece by piece."""
        theme = self._theme
        self.more = Button(theme, self.tr("More ▾"), kind="ghost")
        self.more_menu = QMenu(self)
        self.more.clicked.connect(self._open_more)
        self.source = Chips(name=self.tr("Source"))
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
        self._fields = self._named()
        yield
        self.casualties = self._casualty_row()
        self._place_all()
        self._wire()

    # --- what stands there --------------------------------------------------------------------------

    def form(self) -> Form:
        """The form as it stands."""
        return Form(
            source=str(self.source.value or ""),
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
            own = ("source", "title", "category", "place", "urgency")
            self._own = {name for name in own if getattr(form, name)}
            if form.urgency == "normal":
                self._own.discard("urgency")
            self._choose_source(form.source)
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
        self.clear_faults()
        self.show_casualties()

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
        self._grid.addWidget(self._fields["title"], 4, 0, 1, 2 if half else 3)
        self._grid.addWidget(self._fields["urgency"], 4, 2 if half else 3, 1, 2 if half else 1)
        self._grid.addWidget(self._fields["files"], 7, 0, 1, 4 if is_narrow else 2)
        self._grid.addWidget(
            self.casualties, 8 if is_narrow else 7, 0 if is_narrow else 2, 1, 4 if is_narrow else 2
        )

    def set_text_lines(self, lines: int) -> None:
        """How many lines of the description are seen at least; a high window shows more."""
        self.text.set_lines(lines, may_grow=True)

    # --- choices ------------------------------------------------------------------------------------

    def offer_sources(self, sources: Sequence[tuple[str, str]]) -> None:
        """The seven most used as chips, the rest under 更多; the first is chosen until a person chooses one."""
        self._sources = list(sources)
        chosen = str(self.source.value or "") if self.is_own("source") else ""
        has_focus = any(chip.hasFocus() for chip in self.source.chips)
        self.source.set_options([*sources[:CHIPS]])
        self.source.choose(chosen or sources[0][0])
        self._order_tabs()
        self.more_menu.clear()
        for code, name in sources[CHIPS:]:
            action = self.more_menu.addAction(name)
            action.triggered.connect(lambda _checked=False, picked=code: self.pick_source(picked))
        self.more.setVisible(len(sources) > CHIPS)
        self._choose_source(chosen)
        if has_focus:
            self.focus("source")

    def offer(self, rules: RuleBook | None, places: Sequence[PlaceRow]) -> None:
        """Offer categories and places."""
        if rules is not None:
            self.category.set_options(category_options(rules.policy.catalogue))
        self.place.set_options(place_options(places))

    def pick_source(self, code: str) -> None:
        """Choose a source that is not among the chips: it takes the place of the last chip."""
        self._choose_source(code)
        self._picked("source")

    def _choose_source(self, code: str) -> None:
        names = dict(self._sources)
        shown = [source for source, _ in self._sources[:CHIPS]]
        if code and code in names and code not in shown:
            kept = [*self._sources[: CHIPS - 1], (code, names[code])]
            self.source.set_options(kept)
            self._order_tabs()
        if code:
            self.source.choose(code)

    # --- proposals never overwrite what a person chose ------------------------------------------------

    def is_own(self, name: str) -> bool:
        """Whether a person filled the field."""
        return name in self._own

    def propose_title(self, text: str) -> None:
        """Put a title made from the text, until somebody types one."""
        if "title" not in self._own:
            self.title.setText(text)

    def propose(self, name: str, key: str | None, hint: str) -> None:
        """Put a category or a place with the reason, until somebody chooses one."""
        field = self.category if name == "category" else self.place
        if name in self._own or field.hasFocus():
            return
        field.choose(key)
        self._fields[name].show_hint(hint if key else "")

    def propose_urgency(self, key: str) -> None:
        """Follow the urgency that the catalogue gives the category, until somebody chooses one."""
        if "urgency" not in self._own and key != self.urgency.value:
            self.urgency.choose(key)
            self.show_casualties()

    def show_casualties(self) -> None:
        """People hurt are asked for only where it is urgent."""
        self.casualties.setVisible(self.urgency.value != "normal")

    # --- faults -------------------------------------------------------------------------------------

    def show_fault(self, name: str, text: str) -> bool:
        """Say under its field what is wrong; False where there is no such field."""
        field = self._fields.get(name)
        if field is None:
            return False
        field.show_fault(text)
        return True

    def clear_fault(self, name: str) -> None:
        """The field is right again."""
        field = self._fields.get(name)
        if field is not None and field.fault:
            field.clear_fault()

    def clear_faults(self) -> None:
        """All fields are right."""
        for name in self._fields:
            self.clear_fault(name)

    def fault(self, name: str) -> str:
        """What is said to be wrong with a field."""
        field = self._fields.get(name)
        return field.fault if field is not None else ""

    def focus(self, name: str) -> None:
        """Go to a field."""
        field = self._fields.get(name)
        if field is not None:
            field.control.setFocus()

    def is_of_source(self, widget: QWidget) -> bool:
        """Whether it is one of the choices of the source."""
        return self._fields["source"].isAncestorOf(widget)

    def name_of(self, widget: QWidget | None) -> str:
        """The field that a control belongs to, "" where it is none."""
        for name, field in self._fields.items():
            if widget is not None and (widget is field.control or field.isAncestorOf(widget)):
                return name
        return ""

    def show_source_keys(self, keys: str) -> None:
        """Show by which keys a source is chosen."""
        self._fields["source"].show_side(keys)

    # --- building -----------------------------------------------------------------------------------

    def _named(self) -> dict[str, FormField]:
        counts = {
            "involved": self.tr("Involved"),
            "injured": self.tr("Injured"),
            "dead": self.tr("Dead"),
            "missing": self.tr("Missing"),
        }
        source = QWidget()
        line = row(self.source, self.more, spacing=8)
        line.setStretch(0, 1)
        line.setAlignment(self.more, Qt.AlignmentFlag.AlignTop)
        source.setLayout(line)
        source.setFocusProxy(self.source)
        named = {
            "source": FormField(self.tr("Source"), source),
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
        line.setLayout(row(*(self._fields[name] for name in CASUALTIES), spacing=10))
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
            grid.addWidget(self._fields[name], line, at, 1, wide)
        grid.addLayout(self.strip_row, 3, 0, 1, COLUMNS)
        grid.addWidget(self.casualties, 7, 2, 1, 2)
        self._fields["text"].grow()
        grid.setRowStretch(2, 1)
        for at in range(COLUMNS):
            grid.setColumnStretch(at, 1)
        self._order_tabs()

    @Slot()
    def _open_more(self) -> None:
        self.more_menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _order_tabs(self) -> None:
        order: list[QWidget] = [
            *self.source.chips, self.more, self.ext_no, self.reporter_name, self.reporter_phone, self.confidential,
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
        self.confidential.toggled.connect(self.changed)
        self.files.changed.connect(self.changed)
        for moment in (self.occurred_at, self.reported_at):
            moment.dateTimeChanged.connect(self.changed)
        for box in self.counts.values():
            box.valueChanged.connect(self.changed)

    def _typed_title(self, text: str) -> None:
        if text.strip():
            self._own.add("title")
        else:
            self._own.discard("title")
        self.changed.emit()

    def _picked(self, name: str) -> None:
        is_chosen = name in ("urgency", "source") or bool(getattr(self, name).value)
        self._own.add(name) if is_chosen else self._own.discard(name)
        if name in ("category", "place"):
            self._fields[name].show_hint("")
        self.show_casualties()
        self.changed.emit()


def _count() -> QSpinBox:
    box = NumberBox()
    box.setRange(0, 1_000_000)
    box.setMinimumWidth(48)
    return box

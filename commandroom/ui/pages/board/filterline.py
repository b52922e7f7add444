"""The line over the list as one widget: it shows what the list was asked and says what it shall be asked."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.pages.board.columns import COLUMNS, column_title
from commandroom.ui.pages.board.filters import ChipLine, DropDown, popup_under
from commandroom.ui.pages.board.saved import SavedViews
from commandroom.ui.pages.board.viewmodel import Choices
from commandroom.ui.theme import Density
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import IconButton
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import BoardQuery, PlaceRow

DENSITIES = (Density.COMPACT, Density.STANDARD, Density.RELAXED)
HIDDEN = "board.columns.hidden"
EXTRA = "board.columns.extra"


class FilterLine(QWidget):
    """Chips of classes, drop-downs, the count, saved views, density and columns.

    `asked` carries the question that follows from what was chosen.
    """

    asked = Signal(object)
    columns_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._query = BoardQuery()
        self._person = ""
        self.views = SavedViews(desk.settings)
        self._build()
        self._wire()

    @property
    def person(self) -> str:
        """Whose views are offered."""
        return self._person

    def show_query(self, query: BoardQuery, person: str) -> None:
        """Show what the list was asked, by whom."""
        self._query, self._person = query, person
        chosen = dict(query.where)
        self.chips.choose(chosen.get("group", ""))
        self.urgency.choose(chosen.get("urgency", ""))
        self.source.choose(chosen.get("source", ""))
        self.sort.choose(query.sort)
        self.grid.choose(_joined(chosen, ("grid", "village")))
        self.mine.choose(_joined(chosen, ("handler", "lead")))

    def show_choices(self, choices: Choices) -> None:
        """Offer these classes, places and people."""
        self.chips.set_options([("", self.tr("All classes")), *choices.groups])
        self.grid.set_options([("", self.tr("All grids"))], submenus=self._villages(choices.places))
        mine = [("", self.tr("Everybody's"))]
        if self._person:
            mine.append((f"handler:{self._person}", self.tr("Handled by me")))
        if choices.unit:
            mine.append((f"lead:{choices.unit}", self.tr("Led by my unit")))
        self.mine.set_options(mine)
        self.show_query(self._query, self._person)

    def show_count(self, text: str) -> None:
        """Show `420 件`."""
        self.count.setText(text)

    def clear(self) -> None:
        """Back to the whole queue in its own order."""
        self.asked.emit(replace(self._query, where=(), text="", sort="urgency"))

    def show_view(self, name: str) -> None:
        """Show a saved view."""
        query = self.views.load(self._person, name)
        if query is not None:
            self.asked.emit(query)

    def save_view(self) -> None:
        """Ask for a name and keep the question under it."""
        name, is_given = QInputDialog.getText(self.window(), self.tr("Save this view"), self.tr("Name"))
        if is_given and name.strip():
            self.views.save(self._person, name.strip()[:40], self._query)
            self._desk.notices.confirm(self.tr("The view “{name}” is saved.").format(name=name.strip()))

    def _build(self) -> None:
        theme = self._desk.theme
        self.chips = ChipLine(theme, self.tr("Class"))
        self.chips.set_options([("", self.tr("All classes"))])
        self.urgency = DropDown(theme, self.tr("Urgency"))
        levels = [(key, words.urgency_label(key)) for key in ("critical", "urgent", "normal")]
        self.urgency.set_options([("", self.tr("All urgencies")), *levels])
        self.grid = DropDown(theme, self.tr("Grid"))
        self.source = DropDown(theme, self.tr("Source"))
        sources = [(code, words.source_label(code)) for code in words.SOURCES]
        self.source.set_options([("", self.tr("All sources")), *sources])
        self.mine = DropDown(theme, self.tr("Mine"))
        self.sort = DropDown(theme, self.tr("Order"), usual="urgency")
        self.sort.set_options(
            [
                ("urgency", self.tr("By urgency")),
                ("due", self.tr("By time limit")),
                ("registered", self.tr("By registration")),
                ("grade", self.tr("By grade")),
                ("number", self.tr("By number")),
            ]
        )
        self.sort.choose("urgency")
        self.saved = IconButton(theme, "star", self.tr("Views"))
        self.count = PlainLabel("", "label")
        self.density = IconButton(theme, "rows-3", self.tr("Height of rows"))
        self.columns = IconButton(theme, "columns-3", self.tr("Columns"))
        self.panel = IconButton(theme, "panel-right", self.tr("Show or hide the preview"), keys="P")
        choosing = (self.urgency, self.grid, self.source, self.mine, self.sort)
        looking = (self.saved, self.density, self.columns, self.panel)
        line = row(self.chips, *choosing, 6, self.count, 6, *looking, spacing=2)
        line.setStretch(0, 1)
        self.setLayout(line)

    def _wire(self) -> None:
        self.chips.chosen.connect(lambda key: self._narrow("group", key))
        self.urgency.picked.connect(lambda key: self._narrow("urgency", key))
        self.source.picked.connect(lambda key: self._narrow("source", key))
        self.grid.picked.connect(lambda key: self._narrow_one_of(key, ("grid", "village")))
        self.mine.picked.connect(lambda key: self._narrow_one_of(key, ("handler", "lead")))
        self.sort.picked.connect(lambda key: self.asked.emit(replace(self._query, sort=key)))
        self.saved.clicked.connect(lambda: popup_under(self.saved, self._fill_views))
        self.density.clicked.connect(lambda: popup_under(self.density, self._fill_densities))
        self.columns.clicked.connect(lambda: popup_under(self.columns, self._fill_columns))
        self.panel.clicked.connect(lambda: self._desk.actions.do("desk.preview"))

    def _narrow(self, key: str, value: str, *, instead_of: tuple[str, ...] = ()) -> None:
        dropped = {key, *instead_of}
        where = tuple(pair for pair in self._query.where if pair[0] not in dropped)
        self.asked.emit(replace(self._query, where=(*where, (key, value)) if value else where))

    def _narrow_one_of(self, value: str, keys: tuple[str, ...]) -> None:
        kind, _, code = value.partition(":")
        self._narrow(kind or keys[0], code, instead_of=keys)

    def _villages(self, places: tuple[PlaceRow, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
        names = {place.village: place.village_name for place in places}
        whole = self.tr("All of {village}")
        return [
            (
                name,
                [
                    (f"village:{code}", whole.format(village=name)),
                    *(
                        (f"grid:{one.grid}", one.grid_name)
                        for one in places
                        if one.village == code and one.grid
                    ),
                ],
            )
            for code, name in names.items()
        ]

    def _fill_views(self, menu: QMenu) -> None:
        for name in self.views.names(self._person):
            inner = menu.addMenu(name)
            inner.addAction(self.tr("Show"), partial(self.show_view, name))
            inner.addAction(self.tr("Delete"), partial(self.views.drop, self._person, name))
        if menu.actions():
            menu.addSeparator()
        menu.addAction(self.tr("Save this view…"), self.save_view)
        menu.addAction(self.tr("Clear the filters"), self.clear)

    def _fill_densities(self, menu: QMenu) -> None:
        names = (self.tr("Compact 28"), self.tr("Standard 36"), self.tr("Relaxed 44"))
        for density, name in zip(DENSITIES, names, strict=True):
            action = menu.addAction(name, partial(self._set_density, density))
            action.setCheckable(True)
            action.setChecked(density is self._desk.theme.appearance.density)

    def _set_density(self, density: Density) -> None:
        appearance = replace(self._desk.theme.appearance, density=density)
        self._desk.theme.switch(appearance)
        self._desk.settings.put_appearance(appearance)

    def _fill_columns(self, menu: QMenu) -> None:
        hidden, extra = hidden_columns(self._desk), extra_columns(self._desk)
        for each in COLUMNS:
            action = menu.addAction(column_title(each), partial(self._toggle_column, each.key))
            action.setCheckable(True)
            action.setChecked(each.key in extra if each.is_extra else each.key not in hidden)
            action.setEnabled(each.key not in ("title", "state", "due"))

    def _toggle_column(self, key: str) -> None:
        is_extra = next(each.is_extra for each in COLUMNS if each.key == key)
        setting, chosen = (
            (EXTRA, extra_columns(self._desk)) if is_extra else (HIDDEN, hidden_columns(self._desk))
        )
        self._desk.settings.put(setting, sorted(chosen ^ {key}))
        self.columns_changed.emit()


def hidden_columns(desk: Desk) -> frozenset[str]:
    """The columns this person does not want."""
    return frozenset(desk.settings.get(HIDDEN, []))


def extra_columns(desk: Desk) -> frozenset[str]:
    """The columns this person wants beside the usual ones."""
    return frozenset(desk.settings.get(EXTRA, []))


def _joined(chosen: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((f"{key}:{chosen[key]}" for key in keys if key in chosen), "")

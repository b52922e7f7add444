"""The line over the list as one widget: it shows what the list was asked and says what it shall be asked."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from msgspec.structs import replace as changed
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.pages.board.around import Choices
from commandroom.ui.pages.board.filters import ChipLine, DropDown, popup_under
from commandroom.ui.pages.board.spans import BETWEEN, SPAN, between_text, span_options
from commandroom.ui.theme import Density
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import IconButton
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import BoardQuery, PlaceRow, ShareCounts

DENSITIES = (Density.COMPACT, Density.STANDARD, Density.RELAXED)
CHOSEN_DAYS = "chosen"


class FilterLine(QWidget):
    """Chips of classes, drop-downs, the count, saved views, density and columns.

    `asked` carries the question that follows from what was chosen.
    """

    asked = Signal(object)
    views_wanted = Signal(object)
    dates_wanted = Signal()
    columns_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._query = BoardQuery()
        self._person = ""
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
        self._show_days(chosen)
        self.reset.setVisible(bool(query.where or query.text))
        self._fit()

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

    def show_shares(self, counts: ShareCounts) -> None:
        """Show behind each choice how many events it would leave."""
        known = counts.numbers if counts.is_known else {}
        self.chips.show_numbers(known.get("group"))
        self.urgency.show_numbers(known.get("urgency"))
        self.source.show_numbers(known.get("source"))
        places = {
            f"{key}:{code}": number
            for key in ("village", "grid")
            for code, number in known.get(key, {}).items()
        }
        self.grid.show_numbers(places if counts.is_known else None)

    def show_count(self, text: str) -> None:
        """Show `420 件`."""
        self.count.setText(text)

    def clear(self) -> None:
        """Back to the whole queue in its own order."""
        self.asked.emit(replace(self._query, where=(), text="", sort="urgency"))

    def narrow_days(self, first: str, last: str) -> None:
        """Only what was registered between two days, both in it; "" leaves that side open."""
        rest = tuple(pair for pair in self._query.where if pair[0] not in (SPAN, *BETWEEN))
        given = tuple((key, day) for key, day in zip(BETWEEN, (first, last), strict=True) if day)
        self.asked.emit(replace(self._query, where=(*rest, *given)))

    def open_views(self) -> None:
        """Open the menu of the saved views."""
        popup_under(self.saved, self.views_wanted.emit)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """On a small window what is known elsewhere gives way: the height of rows, the number."""
        layout = self.layout()
        if layout is None:
            return
        for part in (self.density, self.count):
            part.show()
        for part in (self.density, self.count):
            layout.invalidate()
            if layout.minimumSize().width() > self.width():
                part.hide()

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
        self.days = DropDown(theme, self.tr("Registered"))
        self._offer_days({})
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
        self.reset = IconButton(theme, "rotate-ccw", self.tr("Clear the filters"))
        self.reset.hide()
        self.density = IconButton(theme, "rows-3", self.tr("Height of rows"))
        self.columns = IconButton(theme, "columns-3", self.tr("Columns"))
        self.panel = IconButton(theme, "panel-right", self.tr("Show or hide the preview"))
        choosing = (self.urgency, self.grid, self.source, self.mine, self.days, self.sort)
        looking = (self.reset, self.saved, self.density, self.columns, self.panel)
        line = row(self.chips, *choosing, 6, self.count, 6, *looking, spacing=2)
        line.setStretch(0, 1)
        self.setLayout(line)

    def _wire(self) -> None:
        self.chips.chosen.connect(lambda key: self._narrow("group", key))
        self.urgency.picked.connect(lambda key: self._narrow("urgency", key))
        self.source.picked.connect(lambda key: self._narrow("source", key))
        self.grid.picked.connect(lambda key: self._narrow_one_of(key, ("grid", "village")))
        self.mine.picked.connect(lambda key: self._narrow_one_of(key, ("handler", "lead")))
        self.days.picked.connect(self._pick_days)
        self.reset.clicked.connect(self.clear)
        self.sort.picked.connect(lambda key: self.asked.emit(replace(self._query, sort=key)))
        self.saved.clicked.connect(self.open_views)
        self.density.clicked.connect(lambda: popup_under(self.density, self._fill_densities))
        self.columns.clicked.connect(self.columns_wanted)
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

    def _pick_days(self, key: str) -> None:
        if key == CHOSEN_DAYS:
            self.dates_wanted.emit()
            self._show_days(dict(self._query.where))
        else:
            self._narrow(SPAN, key, instead_of=BETWEEN)

    def _show_days(self, chosen: dict[str, str]) -> None:
        self._offer_days(chosen)
        given = CHOSEN_DAYS if between_text(chosen) else ""
        self.days.choose(chosen.get(SPAN, given))

    def _offer_days(self, chosen: dict[str, str]) -> None:
        between = between_text(chosen) or self.tr("Choose days…")
        self.days.set_options([("", self.tr("All days")), *span_options(), (CHOSEN_DAYS, between)])

    def _fill_densities(self, menu: QMenu) -> None:
        names = (self.tr("Compact 28"), self.tr("Standard 36"), self.tr("Relaxed 44"))
        for density, name in zip(DENSITIES, names, strict=True):
            action = menu.addAction(name, partial(self._set_density, density))
            action.setCheckable(True)
            action.setChecked(density is self._desk.theme.appearance.density)

    def _set_density(self, density: Density) -> None:
        appearance = changed(self._desk.theme.appearance, density=density)
        self._desk.theme.switch(appearance)
        self._desk.settings.put_appearance(appearance)


def _joined(chosen: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((f"{key}:{chosen[key]}" for key in keys if key in chosen), "")

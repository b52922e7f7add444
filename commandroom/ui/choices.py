"""What can be chosen in forms, as options that are found by Chinese words and by pinyin initials."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from commandroom.domain.knowledge.categories import Catalogue
from commandroom.domain.knowledge.gradings import Urgency
from commandroom.domain.knowledge.sources import Word
from commandroom.domain.people.units import Unit
from commandroom.ui import words
from commandroom.ui.widgets.typeahead import Option
from commandroom.usecases.queries import PersonRow, PlaceRow

VILLAGE_DIGITS = 12
URGENCY_KEYS: tuple[str, ...] = tuple(urgency.value for urgency in Urgency)


def category_options(catalogue: Catalogue) -> list[Option]:
    """All categories, both levels in the text; the code and the leading unit find them too."""
    return [
        Option(c.code, c.full_name, note=c.lead_office, also=f"{c.name} {c.code} {c.lead_office}")
        for c in catalogue
    ]


def unit_options(units: Iterable[Unit], *, leading: bool = False) -> list[Option]:
    """Active units by name; with `leading` only those that may lead."""
    return [
        Option(unit.id, unit.name, also=" ".join((unit.short, *unit.aliases)))
        for unit in units
        if unit.active and (unit.may_lead or not leading)
    ]


def person_options(rows: Iterable[PersonRow]) -> list[Option]:
    """Persons by name, with unit and post behind."""
    return [
        Option(
            row.person.id,
            row.person.name,
            note=" · ".join(filter(None, (row.unit_name, row.person.post))),
            also=f"{row.person.initials} {row.unit_name}",
        )
        for row in rows
    ]


def place_options(rows: Iterable[PlaceRow]) -> list[Option]:
    """Grids by name with their village behind, and the villages themselves."""
    options = []
    for row in rows:
        if row.grid:
            options.append(Option(row.grid, row.grid_name, note=row.village_name, also=row.village_name))
        else:
            options.append(Option(row.village, row.village_name))
    return options


def place_data(key: str) -> dict[str, str]:
    """The two fields of a deed that a chosen place stands for: a grid's code begins with its village's."""
    if len(key) == VILLAGE_DIGITS:
        return {"village": key, "grid": ""}
    return {"village": key[:VILLAGE_DIGITS], "grid": key}


def suggested_place(text: str, rows: Sequence[PlaceRow]) -> PlaceRow | None:
    """The grid or village that a text names; of several the longest name, a grid before its village."""
    named = [row for row in rows if (row.grid_name if row.grid else row.village_name) in text]
    named = [row for row in named if row.grid_name or row.village_name]
    return max(named, key=lambda row: len(row.grid_name or row.village_name), default=None)


def urgency_options() -> list[tuple[object, str]]:
    """The three urgencies for chips."""
    return [(key, words.urgency_label(key)) for key in URGENCY_KEYS]


def word_options(table: Mapping[str, Word], *, lang: str) -> list[tuple[object, str]]:
    """The coded choices of a kind; the key is what the deed takes."""
    return [(code, word.en if lang == "en" else word.zh) for code, word in table.items()]

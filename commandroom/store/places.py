"""The township's villages and grids, as their records say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeVar

from commandroom.domain.knowledge.places import Grid, Village
from commandroom.store.made import made
from commandroom.store.records import Record

P = TypeVar("P", Village, Grid)


class Places:
    """Made of the records when somebody first asks for one."""

    def __init__(self, villages: Sequence[Record], grids: Sequence[Record]) -> None:
        self._villages, self._grids = villages, grids

    @cached_property
    def villages(self) -> dict[str, Village]:
        """Villages and communities by code."""
        return _by_code(Village, self._villages)

    @cached_property
    def grids(self) -> dict[str, Grid]:
        """Grids by code."""
        return _by_code(Grid, self._grids)

    def grid_name(self, grid: str) -> str:
        """The name of a grid, or its code."""
        found = self.grids.get(grid)
        return found.name if found is not None else grid

    def village_name(self, village: str) -> str:
        """The name of a village, or its code."""
        found = self.villages.get(village)
        return found.name if found is not None else village


def _by_code(kind: type[P], found: Iterable[Record]) -> dict[str, P]:
    made_places = (made(kind, record.fields, {"code": record.id}) for record in found if not record.retired)
    return {place.code: place for place in made_places if place is not None}

"""Blocks of the rota: what is copied, pasted and cleared, by post or by person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from commandroom.ui.pages.rota.table import RotaTable
from commandroom.ui.pages.rota.viewmodel import POSTS, RotaViewModel
from commandroom.usecases.dutyediting import BARE, Cell, Edit, cell_of, holders_of, put_cells, put_holders

Held = tuple[str, ...]


class Blocks:
    """Keeps the block that was copied last; text of it goes to the clipboard for other programs."""

    def __init__(self, model: RotaViewModel, table: RotaTable) -> None:
        self._model, self._table = model, table
        self._posts: list[list[Held]] = []
        self._cells: list[list[Cell]] = []

    def copy(self, rows: Iterable[int], columns: Iterable[int]) -> str:
        """Keep a block and give it as text, a line for each row."""
        rows, columns, sheet = list(rows), list(columns), self._model.sheet
        if sheet is None:
            return ""
        keys, days = [self._table.rows[at].key for at in rows], [self._table.days[at] for at in columns]
        if self._model.arrangement == POSTS:
            self._cells = []
            self._posts = [
                [tuple(turn.person for turn in holders_of(sheet, key, day)) for day in days] for key in keys
            ]
        else:
            self._posts = []
            self._cells = [[cell_of(sheet, key, day) for day in days] for key in keys]
        return "\n".join("\t".join(self._table.text(row, column) for column in columns) for row in rows)

    def paste(self, row: int, column: int) -> Edit:
        """Write the kept block with its first cell at a place; what would stand outside is left away.

        A block of posts fits posts, one of people fits people.
        """
        sheet, table = self._model.sheet, self._table
        is_posts = self._model.arrangement == POSTS
        kept: Sequence[Sequence[Held | Cell]] = self._posts if is_posts else self._cells
        if sheet is None or row < 0 or column < 0:
            return Edit()
        places = [
            (table.rows[row + down].key, table.days[column + across], one)
            for down, line in enumerate(kept)
            for across, one in enumerate(line)
            if row + down < len(table.rows) and column + across < len(table.days)
        ]
        if is_posts:
            return put_holders(sheet, {(key, day): one for key, day, one in places if isinstance(one, tuple)})
        return put_cells(sheet, {(key, day): one for key, day, one in places if isinstance(one, Cell)})

    def exchange(self, place: tuple[int, int], target: tuple[int, int]) -> Edit:
        """Let two cells change what is written in them; where one is empty, the other one moves."""
        sheet, table = self._model.sheet, self._table
        cells = (place, target)
        if sheet is None or place == target or any(table.cell(*one) is None for one in cells):
            return Edit()
        keys = [(table.rows[row].key, table.days[column]) for row, column in cells]
        if self._model.arrangement == POSTS:
            held = [tuple(turn.person for turn in holders_of(sheet, *key)) for key in keys]
            return put_holders(sheet, {keys[0]: held[1], keys[1]: held[0]})
        written = [cell_of(sheet, *key) for key in keys]
        return put_cells(sheet, {keys[0]: written[1], keys[1]: written[0]})

    def clear(self, rows: Iterable[int], columns: Iterable[int]) -> Edit:
        """Take away what is written in a block; patterns speak again."""
        sheet, table = self._model.sheet, self._table
        if sheet is None:
            return Edit()
        columns = list(columns)
        places = [
            (table.rows[row].key, table.days[at]) for row in rows for at in columns if row >= 0 and at >= 0
        ]
        if self._model.arrangement == POSTS:
            return put_holders(sheet, dict.fromkeys(places, ()))
        return put_cells(sheet, dict.fromkeys(places, BARE))

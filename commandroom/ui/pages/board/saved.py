"""Saved views: a person's filters and order under a name, kept on this desk."""

from __future__ import annotations

from typing import Any

from commandroom.ui.settings import DeskSettings
from commandroom.usecases.queries import SORTS, BoardQuery

MOST = 20
PAIR = 2


class SavedViews:
    """The views of each person, and how the list was left."""

    def __init__(self, settings: DeskSettings) -> None:
        self._settings = settings

    def names(self, person: str) -> list[str]:
        """The names of a person's views."""
        return list(self._read(person))

    def load(self, person: str, name: str) -> BoardQuery | None:
        """The question of a view; None where there is none of that name."""
        return _query(self._read(person).get(name))

    def save(self, person: str, name: str, query: BoardQuery) -> None:
        """Keep a question under a name; of more than twenty the oldest is forgotten."""
        views = self._read(person)
        views.pop(name, None)
        views[name] = _record(query)
        self._settings.put(_key(person), dict(list(views.items())[-MOST:]))

    def drop(self, person: str, name: str) -> None:
        """Forget a view."""
        views = self._read(person)
        if views.pop(name, None) is not None:
            self._settings.put(_key(person), views)

    def last(self, person: str) -> BoardQuery:
        """How the person left the list; the text of a search is not kept."""
        return _query(self._settings.get(f"{_key(person)}.last")) or BoardQuery()

    def keep_last(self, person: str, query: BoardQuery) -> None:
        """Remember how the list is left."""
        self._settings.put(f"{_key(person)}.last", {**_record(query), "text": ""})

    def _read(self, person: str) -> dict[str, Any]:
        stored = self._settings.get(_key(person), {})
        return dict(stored) if isinstance(stored, dict) else {}


def _key(person: str) -> str:
    return f"board.views.{person or 'nobody'}"


def _record(query: BoardQuery) -> dict[str, Any]:
    return {
        "view": query.view,
        "where": [list(pair) for pair in query.where],
        "text": query.text,
        "sort": query.sort,
    }


def _query(stored: Any) -> BoardQuery | None:
    if not isinstance(stored, dict):
        return None
    where = stored.get("where", [])
    pairs = tuple(
        (str(pair[0]), str(pair[1])) for pair in where if isinstance(pair, list) and len(pair) == PAIR
    )
    sort = str(stored.get("sort", "urgency"))
    return BoardQuery(
        view=str(stored.get("view", "open")),
        where=pairs,
        text=str(stored.get("text", "")),
        sort=sort if sort in SORTS else "urgency",
    )

"""Saved views: filters and order under a name; a person's own on this desk, shared ones on record in the room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from commandroom.ui.settings import DeskSettings
from commandroom.usecases.queries import SORTS, BoardQuery, RecordRow

MOST = 20
LONGEST_NAME = 40
RECORD = "view"
ICONS = ("star", "flag", "tag", "siren", "hourglass", "map-pin", "users", "inbox")
_PAIR = 2


class SavedView(msgspec.Struct, frozen=True):
    """One view. `id` is unique among all that a person sees; `is_shared` ones belong to the room."""

    id: str
    name: str
    query: BoardQuery
    icon: str = "star"
    is_shared: bool = False


class SavedViews:
    """The views of each person in the person's order, the shared ones behind them, and how the list was left.

    A person's own are kept with the settings of the seat (`desk.ini`) and travel with a copy of its home.
    """

    def __init__(self, settings: DeskSettings) -> None:
        self._settings = settings
        self._shared: tuple[SavedView, ...] = ()

    def know_shared(self, rows: Iterable[RecordRow]) -> bool:
        """Take over the views that leaders shared; whether any of them is another."""
        before = self._shared
        found = [_shared(row) for row in rows if not row.retired]
        views = [view for view in found if view is not None]
        self._shared = tuple(sorted(views, key=lambda view: view.name))
        return before != self._shared

    def all(self, person: str) -> list[SavedView]:
        """What this person can choose from."""
        return [*self.own(person), *self._shared]

    def own(self, person: str) -> list[SavedView]:
        """The person's own views, in the person's order."""
        stored = self._settings.get(_key(person), [])
        if isinstance(stored, dict):  # as the first version kept them: a question by its name
            stored = [{"name": name, "query": query} for name, query in stored.items()]
        rows = stored if isinstance(stored, list) else []
        views = [_own(row) for row in rows]
        return [view for view in views if view is not None]

    def names(self, person: str) -> list[str]:
        """Their names."""
        return [view.name for view in self.all(person)]

    def load(self, person: str, view_id: str) -> BoardQuery | None:
        """The question of a view; None where there is none of that id."""
        found = [view.query for view in self.all(person) if view.id == view_id]
        return found[0] if found else None

    def save(self, person: str, name: str, query: BoardQuery, *, icon: str = "star") -> SavedView:
        """Keep a question under a name; one of the same name is replaced in its place, of too many the first goes."""
        made = SavedView(f"own:{name}", name, query, icon)
        views = self.own(person)
        at = next((at for at, view in enumerate(views) if view.name == name), len(views))
        views[at : at + 1] = [made]
        self._put(person, views[-MOST:])
        return made

    def rename(self, person: str, view: SavedView, name: str, icon: str) -> None:
        """Give a view of one's own another name and sign; one that had the name gives way."""
        kept = [other for other in self.own(person) if other.name != name or other.id == view.id]
        renamed = replace(view, id=f"own:{name}", name=name, icon=icon)
        self._put(person, [renamed if other.id == view.id else other for other in kept])
        if self.default(person) == view.id:
            self.choose_default(person, renamed.id)

    def move(self, person: str, view: SavedView, by: int) -> None:
        """Move a view of one's own up or down."""
        views = self.own(person)
        at = next((at for at, other in enumerate(views) if other.id == view.id), -1)
        to = min(max(at + by, 0), len(views) - 1)
        if at >= 0 and to != at:
            views.insert(to, views.pop(at))
            self._put(person, views)

    def drop(self, person: str, view: SavedView) -> None:
        """Forget a view of one's own."""
        self._put(person, [other for other in self.own(person) if other.id != view.id])
        if self.default(person) == view.id:
            self.choose_default(person, "")

    # --- how the list begins -----------------------------------------------------------------------------------

    def default(self, person: str) -> str:
        """The id of the view the person begins with; "" for the list as it was left."""
        return str(self._settings.get(f"{_key(person)}.default", ""))

    def choose_default(self, person: str, view_id: str) -> None:
        """Begin with this view from now on, or with the list as it was left."""
        self._settings.put(f"{_key(person)}.default", view_id)

    def first(self, person: str) -> BoardQuery:
        """What the person sees first."""
        return self.load(person, self.default(person)) or self.last(person)

    def last(self, person: str) -> BoardQuery:
        """How the person left the list; the text of a search is not kept."""
        return query_of(self._settings.get(f"{_key(person)}.last")) or BoardQuery()

    def keep_last(self, person: str, query: BoardQuery) -> None:
        """Remember how the list is left."""
        self._settings.put(f"{_key(person)}.last", {**record_of(query), "text": ""})

    def _put(self, person: str, views: Sequence[SavedView]) -> None:
        rows = [{"name": view.name, "icon": view.icon, "query": record_of(view.query)} for view in views]
        self._settings.put(_key(person), rows)


def record_of(query: BoardQuery) -> dict[str, Any]:
    """A question as it is kept; who asks is not part of it."""
    return {
        "view": query.view,
        "where": [list(pair) for pair in query.where],
        "text": query.text,
        "sort": query.sort,
    }


def query_of(stored: Any) -> BoardQuery | None:
    """The question as it was kept; None where nothing was, or nothing that can be read."""
    if not isinstance(stored, dict):
        return None
    where = stored.get("where", [])
    pairs = tuple(
        (str(pair[0]), str(pair[1]))
        for pair in (where if isinstance(where, list) else [])
        if isinstance(pair, list) and len(pair) == _PAIR
    )
    sort = str(stored.get("sort", "urgency"))
    return BoardQuery(
        view=str(stored.get("view", "open")),
        where=pairs,
        text=str(stored.get("text", "")),
        sort=sort if sort in SORTS else "urgency",
    )


def shared_fields(view: SavedView) -> dict[str, Any]:
    """A view as the room keeps it on record."""
    return {"name": view.name, "icon": view.icon, "query": record_of(view.query)}


def _shared(row: RecordRow) -> SavedView | None:
    query = query_of(row.fields.get("query"))
    name = str(row.fields.get("name", ""))[:LONGEST_NAME]
    if query is None or not name:
        return None
    return SavedView(row.id, name, query, _icon(row.fields.get("icon")), is_shared=True)


def _own(stored: Any) -> SavedView | None:
    query = query_of(stored.get("query")) if isinstance(stored, dict) else None
    if query is None or not stored.get("name"):
        return None
    name = str(stored["name"])[:LONGEST_NAME]
    return SavedView(f"own:{name}", name, query, _icon(stored.get("icon")))


def _icon(stored: Any) -> str:
    return stored if stored in ICONS else ICONS[0]


def _key(person: str) -> str:
    return f"board.views.{person or 'nobody'}"

"""What is asked when somebody is to be sent."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from commandroom.usecases.queries.asking import Query

if TYPE_CHECKING:
    from commandroom.domain.people.recommending import Recommendation  # noqa: F401 - named in quotes


class Recommend(Query["Recommendation"], frozen=True):
    """Who should go to an event at a moment (now, without one), and why not the others.

    `office` is the unit that leads, by id or name; without one the unit that leads already, else the one of triage, else
    the catalogue's. `measures` are weights and measures to try instead of the room's, by their names without `recommend_`;
    nothing is kept of them. Raises `NotFoundError`, and `RefusedError` `recommend.over` for an event that is over.
    """

    ref: str
    now: datetime | None = None
    office: str = ""
    measures: tuple[tuple[str, int], ...] = ()

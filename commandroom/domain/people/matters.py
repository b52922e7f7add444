"""What a matter asks of the one who is sent: the part of an event that filters and scores look at."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Matter(Struct, frozen=True, kw_only=True):
    """An event as the choice of a person sees it; `day` is the township's date on which it happened.

    `units` are those whose people may lead: none means everybody's. `helpers` are the units that the catalogue
    names to cooperate. `urgency` is a value of `Urgency`. Longitude and latitude are degrees.
    """

    event: str
    number: str = ""
    category: str = ""
    category_name: str = ""
    urgency: str = ""
    village: str = ""
    grid: str = ""
    item: str = ""
    day: date
    units: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    lon: float | None = None
    lat: float | None = None

    def named(self, about: str) -> tuple[str, ...]:
        """The values by which something can be about this matter, by kind (see `Recusal`)."""
        return {
            "event": (self.event, self.number),
            "village": (self.village,),
            "grid": (self.grid,),
            "category": (self.category, self.category[:2]),
            "item": (self.item,),
            "unit": self.units,
        }.get(about, ())

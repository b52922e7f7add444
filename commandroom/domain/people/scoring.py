"""How well somebody fits: eight parts, each between nothing and its weight, each with the figures it was made of.

The part of the post counts only where the catalogue of posts has the matter fixed to one.

The weights and measures are the room's (`recommending.toml`). What is not known, such as a position, neither helps
nor harms: it counts half.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from commandroom.domain.people.hindrances import Value
from commandroom.domain.people.matters import Matter
from commandroom.domain.people.persons import Person

PREFIX = "recommend_"
PARTS = ("experience", "familiarity", "load", "share", "rest", "distance", "on_time", "post")
MOST_WEIGHT, MOST_MEASURE = 100, 3650
_UNKNOWN = 0.5
_HOUR_SECONDS = 3600
_FEW = 2.0
_OWN_VILLAGE = 0.8


def bounds_of(name: str) -> tuple[int, int]:
    """The least and the most that a weight or a measure may be, by its name without the prefix."""
    return (0, MOST_WEIGHT) if name in PARTS else (1, MOST_MEASURE)


class Record(Struct, frozen=True, kw_only=True):
    """What a person has in hand and did: `same` and `here` are closed matters of this category and in this grid.

    `sent` counts how often the person was sent in the days that fairness looks back, `done` and `on_time` the matters
    whose handling ended in the days that punctuality looks back.
    """

    load: int = 0
    urgent: int = 0
    same: int = 0
    here: int = 0
    sent: int = 0
    last_sent: datetime | None = None
    done: int = 0
    on_time: int = 0


NOTHING_YET = Record()


class Position(Struct, frozen=True):
    """Where somebody is: longitude and latitude in degrees; `at` None for a base that was never a measurement."""

    lon: float
    lat: float
    at: datetime | None = None


class Measures(Struct, frozen=True, kw_only=True):
    """Weights and measures of the score, as the room has set them."""

    weights: Mapping[str, int]
    experience_days: int
    experience_half: int
    share_days: int
    rest_hours: int
    distance_km: int
    position_minutes: int
    on_time_days: int
    on_time_sample: int

    @classmethod
    def of(cls, whole: Callable[[str], int]) -> Measures:
        """The measures among the room's parameters; `whole` gives one by its key."""
        names = [name for name in cls.__struct_fields__ if name != "weights"]
        weights = {part: max(whole(f"{PREFIX}{part}"), 0) for part in PARTS}
        return cls(weights=weights, **{name: max(whole(f"{PREFIX}{name}"), 1) for name in names})


class Part(Struct, frozen=True):
    """One part of a score: points out of `most`; its words are the sentence `code`, filled from `params`."""

    key: str
    points: float
    most: int
    params: dict[str, Value] = {}

    @property
    def code(self) -> str:
        """The sentence that says it, by the case where there are several."""
        case = self.params.get("case")
        return f"recommend.{self.key}.{case}" if case else f"recommend.{self.key}"


class Field(Struct, frozen=True, kw_only=True):
    """All who may go, seen together: the average of sendings, and the share of matters done on time."""

    sent: float
    on_time: float

    @classmethod
    def of(cls, records: Sequence[Record]) -> Field:
        """The averages of these; with nothing done yet everybody counts as punctual."""
        done = sum(record.done for record in records)
        return cls(
            sent=sum(record.sent for record in records) / len(records) if records else 0.0,
            on_time=sum(record.on_time for record in records) / done if done else 1.0,
        )


class Scale(Struct, frozen=True, kw_only=True):
    """What one person is measured by."""

    matter: Matter
    moment: datetime
    measures: Measures
    field: Field
    metres: Callable[[float, float, float, float], float]
    posts: tuple[str, ...] = ()
    """The names of the posts that the matter is fixed to."""
    holders: Mapping[str, str] = {}
    """Who holds one of them, by the post's name."""


def parts_of(scale: Scale, person: Person, record: Record, position: Position | None) -> tuple[Part, ...]:
    """The parts, in order; that of the post only where the matter is fixed to one."""
    found: tuple[tuple[str, tuple[float, dict[str, Value]]], ...] = (
        ("experience", _experience(scale, record)),
        ("familiarity", _familiarity(scale, person, record)),
        ("load", _load(person, record)),
        ("share", _share(scale, record)),
        ("rest", _rest(scale, record)),
        ("distance", _distance(scale, position)),
        ("on_time", _on_time(scale, record)),
    )
    if scale.posts:
        found = (*found, ("post", _post(scale, person)))
    weights = scale.measures.weights
    return tuple(
        Part(key, round(weights[key] * min(max(share, 0.0), 1.0), 1), weights[key], params)
        for key, (share, params) in found
    )


def _grown(count: float, half: int) -> float:
    """From nothing towards one; half of it is reached at `half`: the first jobs teach most."""
    return count / (count + half)


def _experience(scale: Scale, record: Record) -> tuple[float, dict[str, Value]]:
    return _grown(record.same, scale.measures.experience_half), {
        "count": record.same,
        "days": scale.measures.experience_days,
    }


def _familiarity(scale: Scale, person: Person, record: Record) -> tuple[float, dict[str, Value]]:
    matter = scale.matter
    if not matter.grid and not matter.village:
        return _UNKNOWN, {"case": "no_place"}
    if matter.grid and matter.grid in person.grids:
        return 1.0, {"case": "own_grid"}
    done = _grown(record.here, scale.measures.experience_half)
    if matter.village and matter.village in person.villages:
        return max(_OWN_VILLAGE, done), {"case": "own_village", "count": record.here}
    return done, {"case": "done", "count": record.here}


def _load(person: Person, record: Record) -> tuple[float, dict[str, Value]]:
    capacity = max(person.capacity, 1)
    return 1 - record.load / capacity, {"load": record.load, "capacity": capacity}


def _share(scale: Scale, record: Record) -> tuple[float, dict[str, Value]]:
    """Half at the average; nothing at a quarter more than that, all at a quarter less."""
    mean = scale.field.sent
    params: dict[str, Value] = {
        "sent": record.sent,
        "mean": round(mean, 1),
        "days": scale.measures.share_days,
    }
    return 0.5 + 2 * (mean - record.sent) / max(mean, _FEW), params


def _rest(scale: Scale, record: Record) -> tuple[float, dict[str, Value]]:
    if record.last_sent is None:
        return 1.0, {"case": "never"}
    hours = max((scale.moment - record.last_sent).total_seconds(), 0.0) / _HOUR_SECONDS
    return hours / scale.measures.rest_hours, {"case": "since", "hours": round(hours, 1)}


def _distance(scale: Scale, position: Position | None) -> tuple[float, dict[str, Value]]:
    """By the way as the crow flies; a position that is too old counts as unknown and says how old it is."""
    matter = scale.matter
    if matter.lon is None or matter.lat is None:
        return _UNKNOWN, {"case": "no_place"}
    if position is None:
        return _UNKNOWN, {"case": "unknown"}
    metres = scale.metres(position.lon, position.lat, matter.lon, matter.lat)
    share = 1 - metres / (scale.measures.distance_km * 1000)
    params: dict[str, Value] = {"km": round(metres / 1000, 1)}
    if position.at is None:
        return share, params | {"case": "base"}
    minutes = max(int((scale.moment - position.at).total_seconds()) // 60, 0)
    if minutes > scale.measures.position_minutes:
        return _UNKNOWN, params | {"case": "stale", "minutes": minutes}
    return share, params | {"case": "position", "minutes": minutes}


def _on_time(scale: Scale, record: Record) -> tuple[float, dict[str, Value]]:
    """The person's share, drawn towards everybody's while there is little of it (`on_time_sample` matters weigh as much)."""
    sample = scale.measures.on_time_sample
    shrunk = (record.on_time + sample * scale.field.on_time) / (record.done + sample)
    return shrunk, {"on_time": record.on_time, "done": record.done, "days": scale.measures.on_time_days}


def _post(scale: Scale, person: Person) -> tuple[float, dict[str, Value]]:
    """All for who holds a post that the matter is fixed to, nothing for others."""
    own = scale.holders.get(person.id)
    if own is not None:
        return 1.0, {"case": "own", "post": own}
    return 0.0, {"case": "others", "post": "、".join(scale.posts)}

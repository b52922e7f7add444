"""What a story is made of: the fictitious township and the sentences that its people say and write."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from string import Formatter

from msgspec import Struct

from commandroom.domain.knowledge.places import Grid, Village
from commandroom.domain.people.persons import Person
from commandroom.domain.people.posts import Post
from commandroom.domain.people.units import UnitBook


class Scene(Struct, frozen=True):
    """Where something can happen: words, the kind of place, village and grid by code, degrees."""

    name: str
    kind: str
    village: str
    grid: str
    lon: float
    lat: float


class Town(Struct, frozen=True, kw_only=True):
    """The fictitious township with its people; everything in it is invented."""

    name: str
    county: str
    code: str
    kind: str
    room: str
    banner: str
    villages: tuple[Village, ...]
    grids: tuple[Grid, ...]
    units: UnitBook
    persons: tuple[Person, ...]
    posts: tuple[Post, ...] = ()
    scenes: dict[str, tuple[Scene, ...]]
    names: dict[str, tuple[str, ...]]

    def village_name(self, code: str) -> str:
        """The name of a village by its code; empty for none."""
        return next((village.name for village in self.villages if village.code == code), "")


class CategoryTexts(Struct, frozen=True):
    """The sentences about one category: `at` are the kinds of place that fit, `done` how it was settled."""

    at: tuple[str, ...]
    titles: tuple[str, ...]
    texts: tuple[str, ...]
    done: tuple[str, ...]
    nature: str = ""

    def told(self, number: int) -> tuple[str, str, str]:
        """Title, text and outcome that belong together, counted round."""
        title, done = self.titles[number % len(self.titles)], self.done[number % len(self.done)]
        return title, self.texts[number % len(self.texts)], done


class Texts(Struct, frozen=True):
    """All sentences: by category code, those that fit everywhere, and how each source begins its report."""

    categories: dict[str, CategoryTexts]
    common: dict[str, tuple[str, ...]]
    openings: dict[str, tuple[str, ...]]


_FORMATTER = Formatter()


def slots(pattern: str) -> frozenset[str]:
    """The names of the places in braces that a sentence leaves open."""
    return frozenset(name for _, name, _, _ in _FORMATTER.parse(pattern) if name)


def filled(pattern: str, words: Mapping[str, str]) -> str:
    """A sentence with its places filled.

    Raises:
        KeyError: a place for which there is no word.
    """
    return pattern.format_map(words)


def when_words(hour: int, *, sharp: bool) -> str:
    """The key of the sentences that say when it happened, for what is told at an hour of the township's day.

    `sharp` is for what happens at this moment.
    """
    if sharp:
        return "when_sharp"
    parts = ((7, "when_night"), (12, "when_morning"), (18, "when_afternoon"), (24, "when_evening"))
    return next(key for until, key in parts if hour < until)


def words_for(
    chance: Random,
    scene: Scene,
    town: Town,
    common: Mapping[str, tuple[str, ...]],
    *,
    when: str = "when_morning",
) -> dict[str, str]:
    """One word for every place a sentence can leave open, drawn by chance for that scene."""
    words = {key: chance.choice(names) for key, names in town.names.items()}
    words |= {
        "place": scene.name,
        "village": town.village_name(scene.village),
        "when": chance.choice(common[when]),
        "days": chance.choice(common["days"]),
        "n": str(chance.randint(2, 9)),
        "m": str(chance.randint(12, 48)),
        "who": chance.choice(common["surnames"]) + chance.choice(common["titles_of_people"]),
    }
    if scene.kind in town.names:
        words[scene.kind] = scene.name
    return words

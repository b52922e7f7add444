"""The catalogue of posts (岗位目录): what a post is for and what it asks for; matter, post and person fixed to each other.

A post is a record; who holds it is read from it and never from a person's title, so that a vacant post stands there too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from commandroom.domain.people.items import ItemBook
from commandroom.domain.people.matters import Matter
from commandroom.domain.people.persons import Person
from commandroom.domain.people.roles import Role

ROOM_POSTS = (Role.COMMAND, Role.INTAKE, Role.COORDINATOR)
"""综合指挥岗, 综合政务岗, 执法协调岗: the three that every room has."""


class Post(Struct, frozen=True, kw_only=True):
    """One post. `role` marks the room's own three; `matters` are codes of categories or items, `persons` who holds it.

    `full` is a whole post: nobody holds two of them (定岗定人). `seats` is how many people it has.
    """

    id: str
    name: str
    unit: str = ""
    role: str = ""
    duties: str = ""
    requirements: str = ""
    matters: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    seats: int = 1
    full: bool = True

    def fixes(self, matter: Matter, items: ItemBook) -> bool:
        """Whether the matter is fixed to this post (定事、定岗、定人): its category, the category's group, or its item."""
        category = {matter.category, matter.category[:2], matter.category_name} - {""}
        key = items.key(matter.item) if matter.item else ""
        return any(
            text in category or (matter.item and text == matter.item) or (key and items.key(text) == key)
            for text in self.matters
        )


class PostFinding(Struct, frozen=True):
    """What does not go together: `vacant`, `crowded`, `twice`, `left`, `no_matter`."""

    code: str
    post: str
    params: tuple[tuple[str, str | int], ...] = ()


def double_full(posts: Iterable[Post]) -> dict[str, tuple[Post, ...]]:
    """Who holds more than one full post, and which."""
    held: dict[str, list[Post]] = {}
    for post in posts:
        if post.full:
            for person in dict.fromkeys(post.persons):
                held.setdefault(person, []).append(post)
    return {person: tuple(own) for person, own in held.items() if len(own) > 1}


def findings(
    posts: Iterable[Post], persons: Mapping[str, Person], is_matter: Callable[[str], bool] = lambda _: True
) -> tuple[PostFinding, ...]:
    """All findings about the catalogue, by post; nothing is refused here, a catalogue is written over days.

    `is_matter` says whether a text is a category or an item: what is neither prefers nobody in a recommendation.
    """
    rows = tuple(posts)
    found: list[PostFinding] = []
    for post in rows:
        here = [person for person in post.persons if person in persons and persons[person].active]
        gone = [person for person in post.persons if person not in here]
        if gone:
            names = "、".join(persons[one].name if one in persons else one for one in gone)
            found.append(PostFinding("left", post.id, (("names", names),)))
        unread = [text for text in post.matters if not is_matter(text)]
        if unread:
            found.append(PostFinding("no_matter", post.id, (("names", "、".join(unread)),)))
        if len(here) < post.seats:
            found.append(PostFinding("vacant", post.id, (("there", len(here)), ("seats", post.seats))))
        elif len(here) > post.seats:
            found.append(PostFinding("crowded", post.id, (("there", len(here)), ("seats", post.seats))))
    for person, own in double_full(rows).items():
        name = persons[person].name if person in persons else person
        other = "、".join(post.name for post in own)
        found += [PostFinding("twice", post.id, (("name", name), ("posts", other))) for post in own]
    return tuple(found)


def fixed_to(
    posts: Iterable[Post], matter: Matter, items: ItemBook
) -> tuple[tuple[str, ...], dict[str, str]]:
    """The names of the posts that the matter is fixed to, and who holds one, with its name."""
    rows = sorted((post for post in posts if post.fixes(matter, items)), key=lambda post: post.id)
    held = {person: post.name for post in reversed(rows) for person in post.persons}
    return tuple(post.name for post in rows), held


def not_recorded(posts: Iterable[Post]) -> tuple[Role, ...]:
    """The room's three posts that the catalogue lacks."""
    known = {post.role for post in posts}
    return tuple(role for role in ROOM_POSTS if role.value not in known)

"""The whole life of a case, scene after scene."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from commandroom.domain.event.state import State
from commandroom.domain.knowledge.gradings import Tier
from commandroom.domain.people.roles import Role
from commandroom.usecases.demo.beginnings import accepted, graded, merged, noted, registered
from commandroom.usecases.demo.endings import closed, ended_by_county, reopened, taken_up, verified
from commandroom.usecases.demo.middles import handled
from commandroom.usecases.demo.pace import MINUTE
from commandroom.usecases.demo.story import Book, Life, Story

_OVER = frozenset({State.VOIDED, State.REJECTED, State.MERGED})


def life(story: Story) -> Life:
    """From the first word to the end; the teller stops asking when the story's time is over."""
    yield from registered(story)
    if story.answer.state in _OVER:
        return
    yield from noted(story)
    if story.case.source != "COUNTY":
        yield from accepted(story)
    if story.answer.state in _OVER:
        return
    if story.case.twin is not None:
        yield from merged(story)
        if story.book.states.get(story.event) is State.MERGED:
            return
    if story.has("self_close") and story.case.source != "COUNTY":
        yield from _finished(story)
        return
    yield from _from_triage(story)
    if story.has("reopen"):
        yield from reopened(story)
        again = replace(story.case, turns=frozenset({"county_returned"}))
        story.case, story.unit = again, ""
        story.started, story.coops = None, ()
        yield from _from_triage(story)


def _from_triage(story: Story) -> Life:
    yield from graded(story)
    if story.has("split"):
        yield from _split(story)
    if story.case.category.tier is Tier.COUNTY:
        yield from taken_up(story)
        if story.has("county_closed") and not story.has("county_returned"):
            yield from ended_by_county(story)
            yield from closed(story)
            return
    yield from handled(story)
    yield from _finished(story)


def _finished(story: Story) -> Life:
    yield from verified(story)
    yield from closed(story)


def _split(story: Story) -> Life:
    """Several matters in one: each part lives on by itself."""
    titles = [f"{story.case.title[:40]}（{part}）" for part in ("现场处置", "责任追究")]
    desk = story.cast.one(Role.COMMAND, story.chance)
    data = {"titles": titles, "reason": "一件含多项诉求，拆分办理。"}
    yield from story.does("split", data, desk, at=story.now + MINUTE * 4)
    for child in sorted(story.answer.events - {story.event}):
        story.book.born.append(_part(story, child))


def _part(story: Story, child: str) -> Life:
    """The life of a part, from triage on; it borrows the case of its parent."""
    case = replace(story.case, turns=frozenset(), hold=None, brisk=False, phone="", reporter="", twin=None)
    chance = Random(story.chance.random())  # noqa: S311 - a story, no secret
    own = Story(
        case=case, chance=chance, cast=story.cast, pace=story.pace, policy=story.policy, town=story.town,
        common=story.common, words=dict(story.words), book=Book(), urgency=story.urgency,
        now=story.now + timedelta(minutes=2), event=child,
    )  # fmt: skip
    yield from _from_triage(own)

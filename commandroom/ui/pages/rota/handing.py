"""Opens the right side of a hand-over for who sits here, and tells of the last one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from commandroom.domain.people.handover import HandOver
from commandroom.ui.desk import Desk
from commandroom.ui.moments import local
from commandroom.ui.pages.rota.handover import HandOverDialog, OpenItem, open_items
from commandroom.ui.widgets.typeahead import Option
from commandroom.usecases.handingover import WHO, waiting_for
from commandroom.usecases.queries import (
    Counts,
    HandOvers,
    LampsDue,
    PersonRow,
    Persons,
    QueueCounts,
    RoomFacts,
    RoomSheet,
)


class Scene(NamedTuple):
    """What the form needs, seen at once."""

    facts: RoomSheet
    items: list[OpenItem]
    counts: QueueCounts
    people: tuple[PersonRow, ...]
    given: tuple[HandOver, ...]


def open_hand_over(desk: Desk, parent: QWidget) -> None:
    """Who is awaited signs what was handed over; everybody else hands over."""
    now, ask = desk.clock.now(), desk.room.ask

    def look() -> Scene:
        return Scene(
            ask(RoomFacts()), open_items(ask(LampsDue(now))), ask(Counts(now)), ask(Persons(now=now)),
            ask(HandOvers()),
        )  # fmt: skip

    def show(scene: Scene) -> None:
        me = scene.facts.operator
        names: dict[str, str] = {row.person.id: row.person.name for row in scene.people}
        mine = waiting_for(me, scene.given, now)
        able = [row for row in scene.people if row.person.id != me and WHO & set(row.person.roles)]
        able.sort(key=lambda row: (not row.person.in_room, row.presence != "on"))
        options = [Option(r.person.id, r.person.name, r.unit_name, r.person.initials) for r in able]
        HandOverDialog(
            desk, scene.items, options, parent=parent, total=scene.counts.total.get("open", 0),
            given=mine, giver=names.get(mine.outgoing, mine.outgoing) if mine is not None else "",
        ).open()  # fmt: skip

    desk.tasks.run(look, then=show, failed=desk.fail, lane="rota.handover")


def last_text(found: tuple[HandOver, ...], names: Mapping[str, str]) -> str:
    """A line about the newest hand-over: who to whom, when, and whether it waits."""
    if not found:
        return QCoreApplication.translate("Rota", "No shift was handed over yet.")
    one = found[0]
    who = {"out": names.get(one.outgoing, one.outgoing), "taker": names.get(one.incoming, one.incoming)}
    if one.taken_at is None:
        text = QCoreApplication.translate("Rota", "{at} {out} to {taker}: waits for the second signature")
        return text.format(at=f"{local(one.given_at):%m-%d %H:%M}", **who)
    text = QCoreApplication.translate("Rota", "{at} {out} to {taker}: both signed, {n} promises")
    return text.format(at=f"{local(one.taken_at):%m-%d %H:%M}", n=len(one.promises), **who)

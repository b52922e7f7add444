"""Duty and powers of the people, from the records of the room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from commandroom.domain.people.absences import Leave, Loan
from commandroom.domain.people.grants import Grant, GrantBook, Recusal
from commandroom.domain.people.hindrances import Staff
from commandroom.domain.people.items import ItemBook, ListVersion
from commandroom.domain.people.posts import Post
from commandroom.domain.people.presence import DutyRow
from commandroom.domain.people.rota import Rota, Rows
from commandroom.domain.people.shifts import Duty, Pattern, Shift, Works
from commandroom.domain.people.swaps import Swap, counted
from commandroom.domain.people.units import TOWNSHIP_KINDS
from commandroom.store.made import all_of
from commandroom.store.records import Record
from commandroom.store.roster import Roster

OfKind = Callable[[str], tuple[Record, ...]]


def staff_of(roster: Roster, of_kind: OfKind, *, works: Works, mode: str) -> Staff:
    """Duty and powers as the records say."""
    written = counted(all_of(Duty, of_kind("duty")), all_of(Swap, of_kind("swap")))
    rows = Rows(
        shifts=all_of(Shift, of_kind("shift")), duties=written.duties, given_away=written.away, void_swaps=written.void,
        patterns=all_of(Pattern, of_kind("pattern")), leaves=all_of(Leave, of_kind("leave")),
        loans=all_of(Loan, of_kind("loan")), spans=all_of(DutyRow, of_kind("presence")),
    )  # fmt: skip
    recusals: dict[str, list[Recusal]] = defaultdict(list)
    for recusal in all_of(Recusal, of_kind("recusal")):
        recusals[recusal.person].append(recusal)
    inside = [unit.id for unit in roster.units if unit.kind in TOWNSHIP_KINDS]
    return Staff(
        persons=roster.persons, kinds={unit.id: unit.kind for unit in roster.units},
        rota=Rota(roster.persons.values(), rows, works, units=inside),
        items=ItemBook(all_of(ListVersion, of_kind("item_list"), whole=True)),
        grants=GrantBook(all_of(Grant, of_kind("grant"), whole=True)),
        recusals={person: tuple(found) for person, found in recusals.items()}, mode=mode,
        posts=all_of(Post, of_kind("post")),
    )  # fmt: skip

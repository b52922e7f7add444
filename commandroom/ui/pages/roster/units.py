"""The list of units and the strip of figures over the lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from commandroom.domain.people.persons import DEDICATED_LEAST, DEDICATED_MOST
from commandroom.domain.people.units import Unit
from commandroom.ui.desk import Desk
from commandroom.ui.pages.roster.viewmodel import Headcount
from commandroom.ui.pages.roster.words import kind_of_unit
from commandroom.ui.punctuation import in_a_row
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.figure import FigureCard
from commandroom.ui.widgets.listing import Col, ListTable, ListView


class UnitList(ListView):
    """Units with head, persons and other names; `count` says how many persons a unit has."""

    def __init__(self, desk: Desk, *, scope: str, name: str, count: Callable[[Unit], int]) -> None:
        self._count = count
        super().__init__(desk, ListTable(self._columns()), scope=scope, name=name)

    def show_found(self, units: Sequence[Unit], text: str) -> list[Unit]:
        """Show those whose names hold a text; answers them."""
        word = text.strip()
        found = [
            u for u in units if not word or word in u.name or word in u.short or word in "".join(u.aliases)
        ]
        self.show_rows(found, key=lambda unit: unit.id)
        return found

    def _columns(self) -> list[Col[Unit]]:
        return [
            Col(self.tr("Unit's name"), lambda u: u.name, 0, role=_role, is_bold=True),
            Col(self.tr("Short name"), lambda u: u.short, 130, role=_role),
            Col(self.tr("Kind"), lambda u: kind_of_unit(u.kind), 150, role=_role),
            Col(self.tr("Head"), lambda u: u.head, 120, role=_role, from_width=620),
            Col(self.tr("Persons"), lambda u: str(self._count(u)), 90, role=_role, is_number=True),
            Col(self.tr("Other names"), lambda u: in_a_row(u.aliases), 260, role=_role, from_width=860),
        ]


class RosterFigures(QWidget):
    """Five figures of the active persons."""

    def __init__(self) -> None:
        super().__init__()
        self.cards = {
            "persons": FigureCard(self.tr("On the roster")),
            "dedicated": FigureCard(self.tr("Dedicated to the room")),
            "sunk": FigureCard(self.tr("Posted by county departments")),
            "here": FigureCard(self.tr("On duty today")),
            "expiring": FigureCard(self.tr("Certificates running out")),
        }
        strip = row(*self.cards.values(), spacing=12)
        for at in range(strip.count()):
            strip.setStretch(at, 1)
        self.setLayout(strip)

    def show_count(self, count: Headcount) -> None:
        """Show other numbers."""
        cards = self.cards
        cards["persons"].show_figure(str(count.persons), self.tr("active persons"))
        rule = self.tr("guide: {least} to {most}").format(least=DEDICATED_LEAST, most=DEDICATED_MOST)
        cards["dedicated"].show_figure(str(count.dedicated), rule)
        cards["sunk"].show_figure(str(count.sunk), self.tr("led here, on county books"))
        unknown = self.tr("{n} not registered today").format(n=count.unknown)
        cards["here"].show_figure(str(count.here), unknown)
        expired = self.tr("{n} expired: may not lead").format(n=count.expired)
        note = f"⚠ {expired}" if count.expired else self.tr("within 90 days")
        cards["expiring"].show_figure(str(count.expiring), note)


def _role(unit: Unit) -> str:
    return "text" if unit.active else "text3"

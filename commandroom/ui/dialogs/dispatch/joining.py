"""What a plan begins with when it comes from a dispatch for which too few fit: matter, area, bodies, who may enforce."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commandroom.domain.people.hindrances import is_auxiliary
from commandroom.ui.dialogs.dispatch.candidates import helpers
from commandroom.ui.dialogs.joint.filled import Filled
from commandroom.ui.dialogs.scene import Scene

if TYPE_CHECKING:
    from commandroom.domain.people.persons import Person
    from commandroom.domain.people.shortfall import Proposal

_OFFICERS = 2
_STREET = "街道"


def filled_from(scene: Scene, proposal: Proposal) -> Filled:
    """By the event, the catalogue and the proposal; the body of the item's list comes first, then who cooperates."""
    event = scene.event
    assert event is not None  # noqa: S101  a dispatch is about an event
    initiator = township(scene.facts.name)
    names = (proposal.body, *(_full_name(scene, unit) for unit in helpers(scene)))
    return Filled(
        matter=event.item_ref,
        place=area(scene),
        initiator=initiator,
        departments=tuple(dict.fromkeys(name for name in names if name and name != initiator)),
        officers=_officers(scene),
    )


def township(name: str) -> str:
    """The body that initiates in a township's name: its people's government, a street's office."""
    if not name.endswith(("镇", "乡", _STREET)):
        return name
    return f"{name}办事处" if name.endswith(_STREET) else f"{name}人民政府"


def area(scene: Scene) -> str:
    """Village, grid and place of the event, each once."""
    event = scene.event
    assert event is not None  # noqa: S101  a dispatch is about an event
    grid = next((row for row in scene.places if event.grid and row.grid == event.grid), None)
    village = grid or next(
        (row for row in scene.places if event.village and row.village == event.village), None
    )
    names = (village.village_name if village else "", grid.grid_name if grid else "", event.location)
    found: list[str] = []
    for name in filter(None, names):
        if not any(name in known for known in found):
            found = [known for known in found if known not in name] + [name]
    return " ".join(found)


def _full_name(scene: Scene, unit: str) -> str:
    return next((one.name for one in scene.units if one.id == unit), unit)


def _officers(scene: Scene) -> tuple[str, ...]:
    """The first of those who may go and hold a certificate."""
    picks = scene.recommended.picks if scene.recommended is not None else ()
    known: dict[str, Person] = {row.person.id: row.person for row in scene.persons}
    able = (known[pick.person] for pick in picks if pick.person in known)
    return tuple(p.id for p in able if p.certificate and not is_auxiliary(p))[:_OFFICERS]

"""Down (交办): a desk of the county hands a matter to one township or several, each with its own copy and deadline."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event.deed import Context, Decision, Deed, Draft, Verb
from commandroom.domain.event.registering import CountyAssign, decide_county_assign
from commandroom.domain.event.rules import fit, need, need_future
from commandroom.domain.event.state import OPEN, Event
from commandroom.domain.exchange.streams import SHARED, TOWNSHIP_DIGITS, is_county, lies_in
from commandroom.domain.ids import EventId
from commandroom.domain.journal import Entry
from commandroom.domain.people.roles import LEADERS, ROOM

MOST_TOWNSHIPS = 40


class AssignDown(Deed, frozen=True, kw_only=True):
    """To whom (codes of nine digits), under which document of the county, until when, and what is wanted."""

    townships: tuple[str, ...]
    county_doc_no: str
    deadline: datetime
    requirement: str = ""


def decide_assign_down(event: Event, deed: AssignDown, context: Context) -> Decision:
    """Only at a desk of the county, of its own matters, to townships of its own."""
    if not is_county(context.place) or event.shared:
        raise RefusedError("county.only_there")
    need("county_doc_no", deed.county_doc_no, most=80)
    fit("requirement", deed.requirement, most=2000)
    need_future(context, "deadline", deed.deadline)
    codes = [code.strip() for code in deed.townships]
    if not 1 <= len(set(codes)) == len(codes) <= MOST_TOWNSHIPS:
        raise FieldError("county.townships", field="townships", most=MOST_TOWNSHIPS)
    for code in codes:
        need_its_township("townships", code, context)
    return Decision(
        facts={"ids": "\n".join(context.supply.new_id() for _ in codes), "townships": "\n".join(codes)}
    )


def need_its_township(field: str, code: str, context: Context) -> str:
    """The code of a township of the county whose desk this is.

    Raises:
        FieldError: `county.not_its_township`.
    """
    found = code.strip()
    if not (len(found) == TOWNSHIP_DIGITS and found.isdigit() and lies_in(found, context.place)):
        raise FieldError("county.not_its_township", field=field, value=found[:20], county=context.place)
    return found


def also_assign_down(
    event: Event, deed: AssignDown, decision: Decision, context: Context
) -> tuple[Draft, ...]:
    """The beginning of each township's event, in the county's stream for that township alone."""
    ids, codes = decision.facts["ids"].split("\n"), decision.facts["townships"].split("\n")
    text = f"{event.text}\n{deed.requirement.strip()}".strip()
    drafts = []
    for child, township in zip(ids, codes, strict=True):
        assigned = CountyAssign(
            title=event.title, text=text, location=event.location, category=event.category, urgency=event.urgency,
            severity=event.severity, occurred_at=event.occurred_at or context.now,
            reported_at=event.reported_at or context.now, county_doc_no=deed.county_doc_no.strip(), deadline=deed.deadline,
            ext_no=event.number,
        )  # fmt: skip
        decided = decide_county_assign(Event(id=EventId(child)), assigned, context)
        scope = f"{SHARED}:{township}:{child}"
        drafts.append(
            Draft(EventId(child), "county_assign", assigned, replace(decided, machine=True), scope=scope)
        )
    return tuple(drafts)


def fold_assign_down(event: Event, _deed: AssignDown, decision: Decision, _entry: Entry) -> Event:
    """The matter knows what became of it in each township."""
    children = tuple(EventId(c) for c in decision.facts.get("ids", "").split("\n") if c)
    return replace(event, children=event.children + children)


VERBS = (
    Verb("assign_down", "交办乡镇", AssignDown, decide_assign_down, fold_assign_down, OPEN, roles=ROOM | LEADERS,
         english="Hand down to townships", undoable=False, county_only=True, also=also_assign_down,
         note="仅县级席位；每个乡镇各得一件，内部时限=交办时限前1个工作日"),
)  # fmt: skip

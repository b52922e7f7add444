"""The circulars of supervision: read from the journal where one was signed, else made of the sheets of its days."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache

from commandroom.base.paths import resources
from commandroom.domain.circulars import (
    Circular,
    Rules,
    Sheeted,
    days_of,
    issued,
    named_units,
    read_rules,
    subject,
)
from commandroom.domain.event.recording import is_guarded
from commandroom.domain.event.state import Event
from commandroom.domain.figures.facts import lead_at
from commandroom.domain.figures.period import Period
from commandroom.domain.journal import moment
from commandroom.store import journal, local
from commandroom.store.ledgers import sheets_of
from commandroom.store.projection import load_row
from commandroom.store.reading import Reading
from commandroom.usecases.exporting import masked_text
from commandroom.usecases.queries.circulars import CircularOf, CircularSheet


@cache
def rules() -> Rules:
    """The shipped rules."""
    file = resources() / "supervision" / "circular.toml"
    return read_rules(tomllib.loads(file.read_text(encoding="utf-8")))


def circular_of(reading: Reading, query: CircularOf) -> CircularSheet:
    """What was signed, else what there is to sign."""
    first, last = days_of(query.span)
    period = Period(first, last, query.now)
    found = issued(journal.of_subject(reading.connection, subject(query.span)))
    if found is not None:
        name = reading.reference.people.name_of(found.by)
        return CircularSheet(found.circular, period.is_over, found.by, name, found.at)
    facts = local.room_facts(reading.connection)
    sheets = tuple(sorted(_sheets(reading, period), key=lambda one: (one.issued_at, one.number)))
    draft = Circular(
        span=query.span, first=first, last=last, as_of=query.now, place=facts.get("name", ""), sheets=sheets,
        named=named_units(sheets, rules()), rules=rules(), demo=bool(facts.get("demo")),
    )  # fmt: skip
    return CircularSheet(draft, period.is_over)


def _sheets(reading: Reading, period: Period) -> Iterator[Sheeted]:
    for row in sheets_of(reading, period):
        event = load_row(reading.connection, row)
        if event is not None and event.number:
            yield from _of_event(reading, event, period)


def _of_event(reading: Reading, event: Event, period: Period) -> Iterator[Sheeted]:
    """The township's own sheets that were signed in the days; a withdrawn one keeps its number and brings nothing."""
    words = reading.reference.shipped.summary.words
    title = words["confidential"] if is_guarded(event) else " ".join(masked_text(event.title).split())
    for one in event.supervisions:
        inside = moment(period.since) <= one.issued_at < moment(period.until)
        if one.draft or one.of_county or one.withdrawn_at is not None or not inside:
            continue
        lead = lead_at(event, one.issued_at)
        unit = lead.office if lead is not None else ""
        yield Sheeted(
            number=event.number, title=title, unit=unit, unit_name=reading.reference.people.unit_name(unit) if unit else "",
            colour=one.color, doc_no=one.doc_no, issued_at=one.issued_at, reply_by=one.reply_by, answered_at=one.answered_at,
            tier=int(event.tier), is_reported=bool(event.reports or event.shared),
        )  # fmt: skip

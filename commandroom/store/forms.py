"""Forms filled from an event as the tables and its course tell it, with the room's templates and playbooks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from commandroom.domain.errors import FieldError
from commandroom.domain.event.state import Event
from commandroom.domain.forms.assigning import DOWN
from commandroom.domain.forms.facts import Sources, facts_of, lists_of
from commandroom.domain.forms.form import FilledForm, Made, paragraphs_of, rows_of
from commandroom.domain.forms.kinds import REPORTS, TEMPLATES, FormKind, lacks, need
from commandroom.domain.forms.template import Known, Template, filled, read
from commandroom.domain.forms.wording import Done
from commandroom.domain.time.moments import local as township_time
from commandroom.store import journal, local, playbooks, records, sheets
from commandroom.store.dayfigures import township_names
from commandroom.store.reading import Reading
from commandroom.usecases.exporting import masked_text
from commandroom.usecases.queries import (
    EventDetail,
    EventSheet,
    Form,
    FormChoice,
    Forms,
    FormTemplates,
    Reveal,
    TemplateCheck,
    TemplateRow,
    TimelineRow,
)

KIND = "form"
"""The kind of record that holds a room's own template."""
_NUMBERS = frozenset(
    {
        "number",
        "ext_no",
        "dispatch_no",
        "assign_no",
        "assign_ref",
        "sheet_no",
        "report_no",
        "law_no",
        "partner_no",
    }
)


def form(reading: Reading, query: Form) -> FilledForm:
    """A form of an event."""
    sheet = sheets.event_sheet(reading, EventDetail(query.ref))
    need(
        query.kind,
        sheet.event,
        is_handed_down=any(row.verb == DOWN and not row.effect for row in sheet.timeline),
    )
    is_clear = bool(query.person)
    reporter = sheets.reveal(reading, Reveal(query.ref, query.person)) if is_clear else sheet.reporter
    book, names, event = reading.reference.shipped.forms, ReferenceNames(reading), sheet.event
    sources = Sources(
        event=event, reporter=reporter, course=tuple(_done(reading, row, query.now) for row in sheet.timeline if not row.effect),
        place=local.room_facts(reading.connection).get("name", ""), playbook=playbooks.shown(reading, event),
        item=_item(reading, event), now=query.now,
    )  # fmt: skip
    values = facts_of(sources, query.kind, query.paper, book, names)
    lists = lists_of(sources, book.words, names)
    if not is_clear:
        values = _masked(values)
        lists = {name: [_masked(row) for row in rows] for name, rows in lists.items()}
    return _filled(reading, query, sheet, values, lists)


def _filled(
    reading: Reading,
    query: Form,
    sheet: EventSheet,
    values: dict[str, str],
    lists: dict[str, list[dict[str, str]]],
) -> FilledForm:
    book = reading.reference.shipped.forms
    known, words = book.known(), book.words
    template, how = chosen(reading, query.kind.template, known)
    title = book.titles[query.kind.template]
    heads = {
        name: filled(getattr(template, name), known, values)
        for name in ("title", "number", "left", "right", "mark", "masthead", "band")
    }
    marks = [words["draft"]] * bool(values.get("is_draft")) + [words["withdrawn"]] * bool(
        values.get("is_withdrawn")
    )
    is_demo = bool(local.room_facts(reading.connection).get("demo"))
    privacy = words["note_clear" if query.person else "note_masked"]
    notes = (
        words["note_made"].format(number=sheet.event.number, now=values["now"], privacy=privacy)
        + _made_text(how, title, words),
    )
    return FilledForm(
        kind=query.kind.value, event=sheet.event.number, place=values["place"], **heads, colour=values.get("colour_key", ""),
        rows=rows_of(template, known, values, lists), paragraphs=paragraphs_of(template, known, values), notes=notes,
        watermark=" · ".join((*marks, *[words["demo"]] * is_demo)), header=words["demo"] if is_demo else "",
        made_at=query.now, made=how,
    )  # fmt: skip


def _made_text(how: Made, title: str, words: Mapping[str, str]) -> str:
    if how.is_own:
        return words["note_own"].format(title=title, version=how.version, by=how.by)
    return words["note_shipped"].format(title=title, version=how.version)


def _masked(values: dict[str, str]) -> dict[str, str]:
    return {key: text if key in _NUMBERS else masked_text(text) for key, text in values.items()}


def _done(reading: Reading, row: TimelineRow, now: datetime) -> Done:
    fields = dict(row.fields)
    if row.verb == DOWN:
        names = township_names(reading, now)
        codes = fields.get("townships", "").split("、")
        fields["townships"] = "、".join(names.get(code, code) for code in codes)
    return Done(hash=row.hash, verb=row.verb, at=row.at, by=row.actor_name, text=row.text, fields=fields)


def _item(reading: Reading, event: Event) -> str:
    """The item of the list that the matter cites, as the list of its day has it, with its legal basis."""
    if not event.item_ref:
        return ""
    happened = event.occurred_at or event.registered_at or reading.clock.now()
    found = reading.reference.people.staff.items.on(event.item_ref, township_time(happened).date())
    item = found.item
    if item is None:
        return event.item_ref
    return "；".join((f"{item.code} {item.name}", *item.legal_basis))


# --- templates -------------------------------------------------------------------------------------------------------


def chosen(reading: Reading, name: str, known: Known) -> tuple[Template, Made]:
    """The room's own template where it is sound, else the built-in one, and why."""
    book = reading.reference.shipped.forms
    own = records.load(reading.connection, KIND, name)
    fault: FieldError | None = None
    if own is not None and not own.retired:
        try:
            return read(str(own.fields.get("text") or ""), known), _own(reading, name)
        except FieldError as error:
            fault = error
    template = read(book.templates[name], known)
    if fault is None:
        return template, Made(version=template.version)
    return template, Made(version=template.version, fault_code=fault.code, fault=fault.params)


def _own(reading: Reading, name: str) -> Made:
    """Which edit it is that counts, and whose: the how manieth change of the template's text."""
    found = [entry for entry in _edits(reading, name) if "text" in records.amended(entry)]
    by = reading.reference.people.name_of(found[-1].actor) if found else ""
    return Made(version=f"第{len(found)}版", is_own=True, by=by)


def _edits(reading: Reading, name: str) -> list[Any]:
    return list(journal.of_subject(reading.connection, records.subject(KIND, name)))


def templates(reading: Reading, _query: FormTemplates) -> tuple[TemplateRow, ...]:
    """All templates."""
    known = reading.reference.shipped.forms.known()
    return tuple(_row(reading, name, known) for name in TEMPLATES)


def check(reading: Reading, query: TemplateCheck) -> None:
    """Whether a template is sound."""
    read(query.text, reading.reference.shipped.forms.known())


def _row(reading: Reading, name: str, known: Known) -> TemplateRow:
    book = reading.reference.shipped.forms
    own = records.load(reading.connection, KIND, name)
    is_own = own is not None and not own.retired
    edits = _edits(reading, name)
    text = str(own.fields.get("text") or "") if own is not None and is_own else book.templates[name]
    _, how = chosen(reading, name, known)
    texts = [entry for entry in edits if "text" in records.amended(entry)]
    at: datetime | None = edits[-1].at if edits else None
    return TemplateRow(
        name, book.titles[name], text, book.templates[name], how, tuple(book.fields.values()), len(texts), at
    )


# --- what an event has -----------------------------------------------------------------------------------------------


def forms(reading: Reading, query: Forms) -> tuple[FormChoice, ...]:
    """All forms, with what the event has of each."""
    event, book = sheets.held(reading, query.ref), reading.reference.shipped.forms
    is_down = bool(event.children) and any(
        entry.verb == DOWN for entry in journal.of_subject(reading.connection, event.id)
    )
    return tuple(
        FormChoice(
            kind, book.titles[kind.value], tuple(_papers(kind, event, book.words)),
            lacks(kind, event, is_handed_down=is_down),
        )
        for kind in FormKind
    )  # fmt: skip


def _papers(kind: FormKind, event: Event, words: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    if kind is FormKind.SUPERVISE:
        ordered = sorted(event.supervisions, key=lambda one: (not one.draft, one.issued_at))
        return ((one.doc_no or one.id, one.doc_no or words["drafted"]) for one in ordered)
    return ((one.no, one.no) for one in event.reports if one.kind == REPORTS.get(kind))


class ReferenceNames:
    """Names by the room's rosters and catalogues."""

    def __init__(self, reading: Reading) -> None:
        self._reference = reading.reference

    def unit(self, unit: str) -> str:
        """The full name of a unit."""
        return next(iter(self._reference.people.unit_names(unit)), unit) if unit else ""

    def person(self, person: str) -> str:
        """The name of a person."""
        return self._reference.people.name_of(person) if person else ""

    def category(self, code: str) -> str:
        """Both levels of a category."""
        found = self._reference.policy.category(code)
        return found.full_name if found is not None else code

    def place(self, grid: str, village: str) -> str:
        """Village and grid."""
        names = (self._reference.places.village_name(village), self._reference.places.grid_name(grid))
        return " ".join(dict.fromkeys(name for name in names if name))

    def source(self, code: str) -> str:
        """The name of a source."""
        found = self._reference.policy.source(code)
        return found.zh if found is not None else code

    def limit(self, timer: str) -> str:
        """The name of a clock."""
        found = self._reference.policy.timers.get(timer)
        return found.zh if found is not None else timer

"""`rota`: who is on duty, what does not go together, what is empty; `import rota`: the rows of a table, each whole or not."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commandroom.base.clock import stopwatch
from commandroom.base.sentences import sentence
from commandroom.domain.errors import FieldError, RefusedError
from commandroom.entrypoints import arguments
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.commands.importing import common_arguments
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

if TYPE_CHECKING:
    from commandroom.domain.event.imported import Rejected
    from commandroom.domain.people.dutyreading import Entry, Plan
    from commandroom.usecases.commands import Amend
    from commandroom.usecases.queries import DutySheet
    from commandroom.usecases.tabling import Sheet

_WEEK = timedelta(days=6)


def rota_arguments(parser: Parser) -> None:
    """Which days."""
    first = Words("自哪天起（默认今天）", "from that day (today unless told)")
    last = Words("至哪天止（含，默认七天）", "to that day, inclusive; a week unless told")
    parser.add_argument("--from", dest="first", type=arguments.day, metavar="D", help=parser.about(first))
    parser.add_argument("--to", dest="last", type=arguments.day, metavar="D", help=parser.about(last))
    at = Words("另定时刻（仅练习用目录）", "another moment, in practice homes only")
    parser.add_argument("--at", type=arguments.moment, metavar="ISO", help=parser.about(at))


def rota(asked: Namespace, context: Context) -> Answer:
    """Who is on duty on which day, what does not go together, what is empty within the next hours."""
    from commandroom.domain.time.moments import local
    from commandroom.entrypoints import shapes
    from commandroom.usecases.queries import DutyTable

    now = context.moment(asked.at)
    first = asked.first or local(now).date()
    last = asked.last or first + _WEEK
    if last < first:
        raise FieldError("span.ends_first", field="until", since=first, until=last)
    sheet = context.room().ask(DutyTable(first, last, now))
    names: dict[str, str] = {row.person.id: row.person.name for row in sheet.persons}
    turns = [
        {
            "day": turn.day.isoformat(), "person": turn.person, "name": names.get(turn.person, turn.person),
            "post": turn.post, "shift": turn.shift.name or turn.shift.id, "since": shapes.moment(turn.span[0]),
            "until": shapes.moment(turn.span[1]), "duty": turn.duty,
        }
        for turn in sorted(sheet.turns, key=lambda turn: (turn.span, turn.post, turn.person))
        if first <= turn.day <= last
    ]  # fmt: skip
    findings, gaps = _findings(sheet, names, context.lang), _gaps(sheet, context.lang)
    report = None if sheet.report is None else shapes.plain(sheet.report)
    document = {"from": first.isoformat(), "to": last.isoformat(), "turns": turns, "findings": findings, "gaps": gaps,
                "report": report}  # fmt: skip
    lines = [f"{row['day']}  {row['post']}  {row['name']}  {row['shift']}" for row in turns if row["post"]]
    told = [one["said"] for one in (*findings, *gaps)]
    return Answer(document, [*lines, *told])


def _findings(sheet: DutySheet, names: Mapping[str, str], lang: str) -> list[dict[str, Any]]:
    found = []
    for clash in sheet.clashes:
        params = dict(clash.params)
        if clash.code == "partners":
            params["other"] = names.get(str(params["other"]), str(params["other"]))
        name = names.get(clash.person, clash.person)
        said = sentence(f"rota.{clash.code}", {"name": name, "day": clash.day, **params}, lang=lang)
        found.append({"code": clash.code, "person": clash.person, "day": clash.day.isoformat(), "said": said})
    return found


def _gaps(sheet: DutySheet, lang: str) -> list[dict[str, Any]]:
    from commandroom.domain.time.moments import local
    from commandroom.entrypoints import shapes

    found = []
    for gap in sheet.gaps:
        since, until = (f"{local(moment):%m-%d %H:%M}" for moment in (gap.since, gap.until))
        words = {"post": gap.post, "since": since, "until": until, "there": gap.there, "need": gap.need}
        said = sentence("rota.gap", {**words}, lang=lang)
        found.append({**shapes.plain(gap), "said": said})
    return found


ROTA = Command("rota", Words("值班表", "the rota of duty"), rota, rota_arguments)


# --- a rota from a file -----------------------------------------------------------------------------------------


def import_arguments(parser: Parser) -> None:
    """The file, and who unknown names are."""
    file = Words("xlsx、xls 或 csv 值班表", "a rota: xlsx, xls or csv")
    parser.add_argument("file", type=Path, metavar="FILE", help=parser.about(file))
    who = Words(
        "表中姓名对应的人员，如 张山=P12（可多次）",
        "whom a name in the table means, as in 张山=P12; may come again",
    )
    parser.add_argument(
        "--who",
        action="append",
        default=[],
        type=arguments.pair,
        metavar="NAME=PERSON",
        help=parser.about(who),
    )
    common_arguments(parser)


def import_rota(asked: Namespace, context: Context) -> Answer:
    """Write the rows of a rota, each whole or with its sentence; what stands there on these days is replaced."""
    from commandroom.domain.people.dutyreading import is_heading
    from commandroom.entrypoints.commands.importing import records_answer
    from commandroom.usecases.gazetteer import Taken

    begun, room = stopwatch(), context.room()
    if room.tables is None:
        raise RefusedError("rota_table.no_heading", posts="")
    table = room.tables.read(asked.file, is_heading)
    sheet = _sheet(context)
    plan, chosen = _plan(table, sheet, context), _chosen(asked.who, sheet)
    names: dict[str, str] = {row.person.id: row.person.name for row in sheet.persons}
    cells = {number: {key: str(value) for key, value in row.items()} for number, row in table.rows}
    rejected = tuple(_rejected(plan, chosen, names, cells))
    bad = {one.number for one in rejected}
    entries = [entry for entry in plan.settled(chosen) if entry.row not in bad]
    changed = _write(entries, asked, context) if entries else 0
    findings = _findings(_sheet(context, entries), names, context.lang) if not asked.dry_run else []
    answer = records_answer(asked, context, rejected, (len(table.rows), Taken(changed, 0)), begun)
    assert isinstance(answer.document, dict)  # noqa: S101 - just made
    document = answer.document | {"turns": len(entries), "findings": findings}
    return Answer(document, [*answer.lines, *(one["said"] for one in findings)])


def _sheet(context: Context, entries: Sequence[Entry] = ()) -> DutySheet:
    """The table of the days that were named, else of today."""
    from commandroom.domain.time.moments import local
    from commandroom.usecases.queries import DutyTable

    now = context.clock.now()
    days = [entry.day for entry in entries] or [local(now).date()]
    return context.room().ask(DutyTable(min(days), max(days), now))


def _plan(table: Sheet, sheet: DutySheet, context: Context) -> Plan:
    from commandroom.domain.people.dutyreading import Ledger, read_plan
    from commandroom.domain.time.moments import local

    people, near = [row.person for row in sheet.persons], local(context.clock.now()).date()
    ledger = Ledger(persons=people, posts=sheet.rules.posts, shifts=sheet.shifts, near=near)
    return read_plan(table.header, table.rows, ledger)


def _write(entries: Sequence[Entry], asked: Namespace, context: Context) -> int:
    """In one transaction; how many rows said something that did not stand there yet."""
    from commandroom.usecases.commands import Together
    from commandroom.usecases.dutyediting import from_plan
    from commandroom.usecases.keeping import before_import

    before, room, actor = _sheet(context, entries), context.room(), context.person(asked.person)
    edit = from_plan(before, entries)
    if edit and not asked.dry_run:
        with before_import(room):
            room.perform(Together(tuple(_by(one, actor) for one in edit.do)))
    return len(_changed(before, entries))


def _chosen(pairs: list[tuple[str, str]], sheet: DutySheet) -> dict[str, str]:
    """Whom names were said to mean, by id or by a name that only one person has."""
    found = {}
    for name, who in pairs:
        like = [row.person.id for row in sheet.persons if who in (row.person.id, row.person.name)]
        if len(like) != 1:
            raise FieldError("person.unknown", field="person", value=who)
        found[name] = str(like[0])
    return found


def _rejected(
    plan: Plan, chosen: Mapping[str, str], names: Mapping[str, str], cells: Mapping[int, dict[str, str]]
) -> Iterator[Rejected]:
    """A row with a cell that cannot be read or a name that nobody has, by its first such cell."""
    from commandroom.domain.event.imported import Rejected

    near = dict(plan.unknown)
    found: dict[int, tuple[str, dict[str, str | int]]] = {}
    for one in plan.misread:
        found.setdefault(one.row, (f"rota_row.{one.code}", {"column": one.column, "value": one.value}))
    for entry in plan.entries:
        if not entry.person and entry.name not in chosen:
            like = near.get(entry.name, ())
            same = [person for person in like if names.get(person) == entry.name]
            code = "rota_row.two_of_that_name" if len(same) > 1 else "rota_row.unknown_name"
            told = "、".join(f"{names[p]}（{p}）" if same else names[p] for p in (same or like)) or "—"
            found.setdefault(entry.row, (code, {"name": entry.name, "near": told}))
    for row, (code, params) in sorted(found.items()):
        yield Rejected(number=row, code=code, params=params, cells=cells.get(row, {}))


def _changed(before: DutySheet, entries: Sequence[Entry]) -> set[int]:
    """The rows of which something does not stand there yet."""
    stands = {(turn.person, turn.day, turn.post, turn.shift.id) for turn in before.turns if turn.duty}
    rests = {(person, day, "", "") for person, day, _ in before.rests}
    known = stands | rests
    return {e.row for e in entries if (e.person, e.day, e.post, e.shift) not in known}


def _by(amend: Amend, actor: str) -> Amend:
    from msgspec.structs import replace

    return replace(amend, actor=actor)


IMPORT_ROTA = Command(
    "import rota",
    Words(
        "导入值班表，逐行说明，姓名不符时给出相近人员",
        "a rota, row by row; the nearest names for unknown ones",
    ),
    import_rota,
    import_arguments,
)

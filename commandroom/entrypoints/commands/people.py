"""`recommend`: who should go and why, why not the others; `import people` and `import items`: who is here, what is in hand."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from commandroom.base.clock import stopwatch
from commandroom.entrypoints.arguments import count, day, moment
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.commands.importing import common_arguments
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

if TYPE_CHECKING:
    from datetime import date

    from commandroom.domain.people.recommending import Recommendation
    from commandroom.usecases.itemlists import Difference


def recommend_arguments(parser: Parser) -> None:
    """The event, how many, and in practice homes when."""
    parser.add_argument("number", metavar="NO", help=parser.about(Words("事件编号", "the event's number")))
    limit = Words("最多推荐几人（默认全部）", "at most so many picks (all unless told)")
    parser.add_argument("--limit", type=count, default=None, metavar="N", help=parser.about(limit))
    office = Words("由哪个单位主办（默认按研判和目录）", "the unit that leads (else by triage and catalogue)")
    parser.add_argument("--office", default="", metavar="UNIT", help=parser.about(office))
    at = Words("另定时刻（仅练习用目录）", "another moment, in practice homes only")
    parser.add_argument("--at", type=moment, metavar="ISO", help=parser.about(at))


def recommend(asked: Namespace, context: Context) -> Answer:
    """Everybody of the roster: picked with a score and its parts, or excluded with the reasons."""
    from commandroom.entrypoints import peopleshapes
    from commandroom.usecases.queries import Recommend, Units

    room = context.room()
    found = room.ask(Recommend(asked.number, now=context.moment(asked.at), office=asked.office))
    units: dict[str, str] = {unit.id: unit.short or unit.name for unit in room.ask(Units())}
    document = peopleshapes.recommendation(found, units, lang=context.lang, limit=asked.limit)
    return Answer(document, _lines(found, document, context))


def _lines(found: Recommendation, document: dict[str, object], context: Context) -> list[str]:
    picks, excluded = document["picks"], document["excluded"]
    assert isinstance(picks, list)  # noqa: S101 - just made
    assert isinstance(excluded, list)  # noqa: S101
    lines = [
        f"{row['score']:>3}  {row['name']}  {row['unit_name']}  {'；'.join(row['reasons'])}" for row in picks
    ]
    left = len(found.picks) - len(picks)
    if left:
        lines.append(context.say(f"另有 {left} 人可派。", f"{left} more could go."))
    lines += ["", context.say("不派：", "not sent:")] if excluded else []
    lines += [f"     {row['name']}  {row['reason']}" for row in excluded]
    shortfall = document["shortfall"]
    if isinstance(shortfall, dict):
        lines += ["", shortfall["said"], *(f"  → {row['said']}" for row in shortfall["proposals"])]
    return lines


RECOMMEND = Command(
    "recommend",
    Words("该派谁、为什么，其他人为什么不派", "who should go and why, and why not the others"),
    recommend,
    recommend_arguments,
)


def items_arguments(parser: Parser) -> None:
    """The file, which document it is, from when it counts."""
    file = Words("xlsx、xls 或 csv 表格", "a table: xlsx, xls or csv")
    parser.add_argument("file", type=Path, metavar="FILE", help=parser.about(file))
    kind = Words("清单代码，如 ZF（默认看“清单”列）", "the list's code, such as ZF (else its column)")
    parser.add_argument("--list", dest="list_code", default="", metavar="CODE", help=parser.about(kind))
    since = Words("自哪天起生效（默认今天）", "in force from this day on (today unless told)")
    parser.add_argument("--from", dest="since", type=day, metavar="D", help=parser.about(since))
    until = Words("到哪天为止（含当日）", "to this day, inclusive")
    parser.add_argument("--to", dest="until", type=day, metavar="D", help=parser.about(until))
    version = Words("版本号（默认用生效日期）", "the version's number (else its first day)")
    parser.add_argument("--version-no", default="", metavar="V", help=parser.about(version))
    document = Words("文号", "the document's number")
    parser.add_argument("--doc", default="", metavar="NO", help=parser.about(document))
    body = Words("发布机关", "who issued it")
    parser.add_argument("--issued-by", default="", metavar="BODY", help=parser.about(body))
    change = Words(
        "发布、新增、收回、调整或废止（默认发布整份清单）",
        "发布, 新增, 收回, 调整 or 废止 (a whole list unless told)",
    )
    parser.add_argument("--change", default="发布", choices=_CHANGES, help=parser.about(change))
    reason = Words("件数与预期不一致的原因", "why the number of items differs from the expected one")
    parser.add_argument("--reason", default="", metavar="TEXT", help=parser.about(reason))
    common_arguments(parser)


_CHANGES = ("发布", "新增", "收回", "调整", "废止")


def import_items(asked: Namespace, context: Context) -> Answer:
    """Put a document about item lists on record and say what it changes; another number than expected is only shown."""
    from commandroom.domain.people.items import Change
    from commandroom.domain.time.moments import local
    from commandroom.entrypoints.commands.importing import records_answer
    from commandroom.interop.items import read_items
    from commandroom.usecases.gazetteer import Taken
    from commandroom.usecases.itemlists import import_lists, version_of

    begun = stopwatch()
    found = read_items(asked.file, list_code=asked.list_code)
    since: date = asked.since or local(context.clock.now()).date()
    facts = {
        "effective_from": since, "effective_to": asked.until, "version_no": asked.version_no, "doc_no": asked.doc,
        "issued_by": asked.issued_by, "change": Change(asked.change), "reason": asked.reason,
        "source_hash": found.source_hash,
    }  # fmt: skip
    versions = [
        (version_of(kind.code, kind.name, items, **facts), kind.expected)
        for kind, items in found.lists.items()
    ]
    done = import_lists(context.room(), versions, actor=context.person(asked.person), dry_run=asked.dry_run)
    fresh = sum(len(one.version.items) for one in done if not one.is_known)
    answer = records_answer(asked, context, found.rejected, (found.read, Taken(fresh, 0)), begun)
    document = answer.document
    assert isinstance(document, dict)  # noqa: S101 - just made
    lists = [difference_shape(one) for one in done]
    return Answer(document | {"lists": lists}, [*answer.lines, *(_told(row, context) for row in lists)])


def difference_shape(one: Difference) -> dict[str, object]:
    """What a document does to one list."""
    return {
        "list": one.version.list_code,
        "name": one.version.list_name,
        "version": one.version.id,
        "count": one.count,
        "before": one.before,
        "expected": one.expected,
        "as_expected": not one.is_other_count,
        "reason": one.version.reason,
        "added": list(one.added),
        "gone": list(one.gone),
        "changed": list(one.changed),
        "already_there": one.is_known,
    }


def _told(row: dict[str, object], context: Context) -> str:
    added, gone, changed = (len(row[name]) for name in ("added", "gone", "changed"))  # type: ignore[arg-type]
    counted = f"{row['before']} → {row['count']}"
    line = context.say(
        f"{row['list']} {row['name']}：{counted} 项，新增 {added}，移出 {gone}，变更 {changed}",
        f"{row['list']}: {counted} items, {added} added, {gone} gone, {changed} changed",
    )
    if row["as_expected"]:
        return line
    told = str(row["reason"]) or context.say("请注明原因", "a reason should be given")
    expected = row["expected"]
    return line + context.say(f"（预期 {expected} 项：{told}）", f" (expected {expected}: {told})")


IMPORT_ITEMS = Command(
    "import items",
    Words("导入事项清单，显示增减", "an item list; says what it changes"),
    import_items,
    items_arguments,
)


def people_arguments(parser: Parser) -> None:
    """The staff list, in whose name."""
    file = Words("xlsx、xls 或 csv 人员名册", "a staff list: xlsx, xls or csv")
    parser.add_argument("file", type=Path, metavar="FILE", help=parser.about(file))
    common_arguments(parser)


def import_people(asked: Namespace, context: Context) -> Answer:
    """Put the persons of a staff list on record, each row whole or with its sentence; the same list again adds nothing."""
    from commandroom.domain.event.imported import Rejected
    from commandroom.domain.people.units import UnitBook
    from commandroom.entrypoints.commands.importing import records_answer
    from commandroom.interop.people import read_people
    from commandroom.usecases import staffing
    from commandroom.usecases.queries import Units

    begun = stopwatch()
    room = context.room()
    found = read_people(asked.file, units=UnitBook.of(room.ask(Units())), salt=room.room_id)
    actor = context.person(asked.person)
    done = staffing.import_people(room, found.persons, actor=actor, dry_run=asked.dry_run)
    cells = {one.row: dict(one.cells) for one in found.persons}
    refused = [
        Rejected(number=row.row, code=row.code, params=dict(row.params), cells=cells.get(row.row, {}))
        for row in done.refused
    ]
    rejected = tuple(sorted([*found.rejected, *refused], key=lambda row: row.number))
    return records_answer(asked, context, rejected, (found.read, done.taken), begun)


IMPORT_PEOPLE = Command(
    "import people",
    Words("导入人员名册，逐行说明", "a staff list, row by row"),
    import_people,
    people_arguments,
)

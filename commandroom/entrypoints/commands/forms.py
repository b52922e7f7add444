"""`form`: a form of an event as a file. `templates`: what forms are made with, and the room's own in their place."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commandroom.base.sentences import sentence
from commandroom.domain.errors import WorldError, WrongUseError
from commandroom.domain.forms.kinds import TEMPLATES, FormKind
from commandroom.domain.time.moments import iso
from commandroom.entrypoints.arguments import moment
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

if TYPE_CHECKING:
    from commandroom.domain.forms.form import FilledForm
    from commandroom.usecases.queries import TemplateRow

FORMATS = ("pdf", "docx", "html", "xlsx")
_KINDS = tuple(kind.value for kind in FormKind)


def arguments(parser: Parser) -> None:
    """Which form of which event, which format, where to; in clear only with a reason."""
    kind = Words("表单", "the form")
    event = Words("事件编号", "the event's number")
    paper = Words(
        "文号（同一事件有几张督办单或几份专报时）", "its serial, where there are several sheets or reports"
    )
    format_ = Words("文件格式（默认看文件名，否则 pdf）", "the file's format (by its name, else pdf)")
    out = Words("文件（默认数据目录下的 forms）", "the file (in forms of the home)")
    unmasked = Words("不脱敏，须写明理由并留痕", "personal data in full; needs --reason, journaled")
    reason = Words("不脱敏的理由", "why personal data are needed")
    at = Words("另定时刻（仅练习用目录）", "another moment, in practice homes only")
    person = Words("以谁的身份（仅练习用目录）", "as whom, in practice homes only")
    parser.add_argument(
        "kind", choices=_KINDS, metavar="KIND", help=parser.about(kind) + ": " + " ".join(_KINDS)
    )
    parser.add_argument("--event", required=True, metavar="NO", help=parser.about(event))
    parser.add_argument("--paper", default="", metavar="NO", help=parser.about(paper))
    parser.add_argument("--format", choices=FORMATS, help=parser.about(format_))
    parser.add_argument("--out", type=Path, metavar="FILE", help=parser.about(out))
    parser.add_argument("--unmasked", action="store_true", help=parser.about(unmasked))
    parser.add_argument("--reason", default="", metavar="TEXT", help=parser.about(reason))
    parser.add_argument("--at", type=moment, metavar="ISO", help=parser.about(at))
    parser.add_argument("--as", dest="person", default="", metavar="PERSON", help=parser.about(person))


def form(asked: Namespace, context: Context) -> Answer:
    """Fill the form and write it, whole or not at all."""
    from commandroom.entrypoints.papers import FORMS, form_written
    from commandroom.reports.forms import file_name
    from commandroom.usecases.exporting import Unmasking
    from commandroom.usecases.forms import filled
    from commandroom.usecases.queries import Form

    if asked.unmasked and not asked.reason.strip():
        raise WrongUseError("use.required", argument="--reason", usage="commandroom form")
    kind, room = _format(asked), context.room()
    person = room.actor(context.person(asked.person)).id if asked.unmasked else ""
    unmasking = Unmasking(asked.reason.strip(), person) if asked.unmasked else None
    query = Form(FormKind(asked.kind), asked.event, context.moment(asked.at), paper=asked.paper)
    made = filled(room, query, unmasking)
    file = form_written(made, kind, asked.out or context.home / FORMS / file_name(made, kind))
    return Answer(_document(made, file, context), _lines(made, file, context))


def _format(asked: Namespace) -> str:
    """The format that was named, else that of the file's name.

    Raises:
        WrongUseError: `form.format`.
    """
    if asked.format:
        return str(asked.format)
    suffix = asked.out.suffix.lower().lstrip(".") if asked.out is not None else FORMATS[0]
    if suffix not in FORMATS:
        raise WrongUseError("form.format", value=suffix[:20] or asked.out.name[:40], known=" ".join(FORMATS))
    return str(suffix)


def _document(made: FilledForm, file: Path, context: Context) -> dict[str, Any]:
    return {
        "form": made.kind, "event": made.event, "number": made.number, "title": made.title, "file": str(file),
        "made_at": iso(made.made_at), "template": made.made.version, "own_template": made.made.is_own,
        "watermark": made.watermark, "notes": [*made.notes, *_fault(made, context)],
    }  # fmt: skip


def _fault(made: FilledForm, context: Context) -> list[str]:
    """Why the room's own template was not used."""
    how = made.made
    if not how.fault_code:
        return []
    fault = sentence(how.fault_code, dict(how.fault), lang=context.lang)
    return [sentence("form.template_used", {"fault": fault}, lang=context.lang)]


def _lines(made: FilledForm, file: Path, context: Context) -> Iterator[str]:
    yield f"{made.title} {made.number}".strip()
    yield from made.notes
    yield from _fault(made, context)
    yield str(file)


# --- templates -------------------------------------------------------------------------------------------------------


def templates_arguments(parser: Parser) -> None:
    """None for a list; a template to write out, to put in place, or to go back from."""
    name = Words("模板", "the template")
    out = Words(
        "把这个模板写到文件，改好再用 --set 放回", "write this template to a file, to be edited and set"
    )
    put = Words("用这个文件作本镇的模板", "make this file the room's own template")
    reset = Words("恢复内置模板", "go back to the built-in template")
    fields = Words("列出可用字段", "list the fields that a template may name")
    parser.add_argument("name", nargs="?", choices=TEMPLATES, metavar="NAME", help=parser.about(name))
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--out", type=Path, metavar="FILE", help=parser.about(out))
    what.add_argument("--set", type=Path, metavar="FILE", help=parser.about(put))
    what.add_argument("--reset", action="store_true", help=parser.about(reset))
    what.add_argument("--fields", action="store_true", help=parser.about(fields))
    person = Words("以谁的身份（仅练习用目录）", "as whom, in practice homes only")
    parser.add_argument("--as", dest="person", default="", metavar="PERSON", help=parser.about(person))


def templates(asked: Namespace, context: Context) -> Answer:
    """List them, or change one."""
    from commandroom.usecases.forms import drop_template, keep_template
    from commandroom.usecases.queries import FormTemplates

    if asked.fields:
        return _fields()
    if (asked.out or asked.set or asked.reset) and not asked.name:
        raise WrongUseError("use.required", argument="NAME", usage="commandroom templates")
    room = context.room()
    if asked.set is not None:
        keep_template(room, asked.name, _read(asked.set), actor=context.person(asked.person))
    if asked.reset:
        drop_template(room, asked.name, actor=context.person(asked.person))
    rows = [row for row in room.ask(FormTemplates()) if asked.name in {None, row.name}]
    if asked.out is not None:
        from commandroom.reports.files import put

        put(asked.out, rows[0].text.encode())
    document = [{"name": row.name, "title": row.title, "version": row.made.version, "own": row.made.is_own,
                 "by": row.made.by, "fault": _said(row, context)} for row in rows]  # fmt: skip
    return Answer({"templates": document}, [_line(row, context) for row in rows])


def _fields() -> Answer:
    from commandroom.interop.forms import shipped_forms

    book = shipped_forms()
    lines = [f"{{{name}}}  {key}" for key, name in book.fields.items()]
    lines += [
        f"each = {each}: {{{name}}}  {key}" for each, own in book.lists.items() for key, name in own.items()
    ]
    return Answer(
        {"fields": dict(book.fields), "lists": {each: dict(own) for each, own in book.lists.items()}}, lines
    )


def _read(path: Path) -> str:
    try:
        return path.expanduser().read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WorldError("file.unreadable", file=path.name, reason=str(error)) from error


def _said(row: TemplateRow, context: Context) -> str:
    return (
        sentence(row.made.fault_code, dict(row.made.fault), lang=context.lang) if row.made.fault_code else ""
    )


def _line(row: TemplateRow, context: Context) -> str:
    own = context.say("本镇", "own") if row.made.is_own else context.say("内置", "built in")
    return "  ".join(
        part
        for part in (row.name, row.title, own, row.made.version, row.made.by, _said(row, context))
        if part
    )


FORM = Command(
    "form",
    Words("事件的表单：派遣单、督办单、专报等，导出文件", "a form of an event, as a file"),
    form,
    arguments,
)
TEMPLATES_COMMAND = Command(
    "templates",
    Words("表单模板：查看、导出、换成本镇的、恢复", "templates of forms: list, write out, set, go back"),
    templates,
    templates_arguments,
)

"""A form as a paper: heads, the bar of its colour, its table or its letter, and how it was made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commandroom.domain.forms.form import FilledForm
from commandroom.reports import fitting
from commandroom.reports import typography as t
from commandroom.reports.document import (
    Band,
    Block,
    Cell,
    Document,
    FormCell,
    FormRow,
    FormTable,
    Grid,
    Line,
    NewPage,
    Role,
)

_COLUMNS = 12
_BAND_PT = 30.0
_RULE_PT = 8.0
_NOTE_PT = 8.0
_ROLES = {"heading": Role.HEADING, "right": Role.SIGNED, "first": Role.FIRST}
_UNSAFE = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')


def document(form: FilledForm) -> Document:
    """The paper, whichever format it is written in: one page, or a page that says that it goes on."""
    return Document(
        title=f"{form.title} {form.number}".strip(), place=form.place, made_at=form.made_at, watermark=form.watermark,
        header=form.header, blocks=tuple(_letter(form) if form.masthead else _sheet(form)),
    )  # fmt: skip


def _notes(form: FilledForm) -> list[Line]:
    return [Line(Role.NOTE, note, size=_NOTE_PT) for note in form.notes]


def _letter(form: FilledForm) -> Iterator[Block]:
    head = [Line(Role.MARK, form.mark)] if form.mark else []
    head += [
        Line(Role.MASTHEAD, form.masthead),
        Line(Role.ISSUE, form.number),
        Line(Role.IMPRINT, form.left, form.right),
    ]
    head += [Line(Role.TITLE, form.title)]
    body = [Line(_ROLES.get(one.role, Role.BODY), one.text) for one in form.paragraphs]
    yield from fitting.letter(head, body, _notes(form))


def _sheet(form: FilledForm) -> Iterator[Block]:
    head = [Line(Role.MARK, form.mark)] if form.mark else []
    head += [Line(Role.TITLE, form.title), Line(Role.ISSUE, form.number or "　", size=12.0)]
    head += [Line(Role.IMPRINT, form.left, form.right)]
    yield from head
    band = [Band(form.band, t.BANDS.get(form.colour, t.BANDS["red"]))] if form.band else []
    yield from band
    rows = tuple(
        FormRow(tuple(FormCell(box.text, box.span, box.is_label, box.is_red) for box in row.boxes), row.high)
        for row in form.rows
    )
    body = [Line(_ROLES.get(one.role, Role.BODY), one.text) for one in form.paragraphs]
    notes, more = _notes(form), _RULE_PT + _BAND_PT * len(band)
    found = list(
        fitting.fitted(FormTable(rows, _COLUMNS, fitting.SIZES[0]), [*head, *body, *notes], more=more)
    )
    yield found[0]
    yield from body
    yield from notes
    yield from found[1:]


def grids(form: FilledForm) -> tuple[Grid, ...]:
    """The form as a workbook: a row for each label and its value, then how it was made."""
    rows: list[tuple[Cell, ...]] = [("编号", form.number)] if form.number else []
    rows += [
        (name, text)
        for name, text in (("密级", form.mark), ("单位", form.left), ("日期", form.right))
        if text
    ]
    for row in form.rows:
        label = ""
        for box in row.boxes:
            if box.is_label:
                label = box.text.replace("　", "")
            else:
                rows.append((label, box.text))
                label = ""
    rows += [("正文", one.text) for one in form.paragraphs]
    about: list[tuple[Cell, ...]] = [("事项编号", form.event), ("生成时间", form.made_at)]
    about += [("说明", note) for note in form.notes]
    return Grid("表单", ("项目", "内容"), tuple(rows)), Grid("说明", ("项目", "值"), tuple(about))


def file_name(form: FilledForm, kind: str) -> str:
    """任务派遣单-派〔2026〕A1号.pdf."""
    name = "-".join(part for part in (form.masthead or form.title, form.number or form.event) if part)
    return f"{_UNSAFE.sub('-', name).strip('-.')[:80]}.{kind}"


__all__ = ["NewPage", "document", "file_name", "grids"]

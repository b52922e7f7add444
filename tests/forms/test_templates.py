"""Templates that a township edits: kept with their versions, checked, and never in the way when they are broken."""

from __future__ import annotations

import pytest

from commandroom.base.sentences import sentence
from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.forms.kinds import TEMPLATES
from commandroom.domain.forms.template import read
from commandroom.interop.forms import shipped_forms
from commandroom.usecases.commands import Amend
from commandroom.usecases.forms import drop_template, keep_template
from commandroom.usecases.queries import FormTemplates
from tests.forms.conftest import form, value, whole
from tests.room import DIRECTOR, INTAKE, Bench

OWN = (
    'version = "1"\ntitle = "{镇街名称}派单"\n[[rows]]\ncells = ["编号", "{number}", "主办", "{主办单位}"]\n'
)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_built_in_template_is_sound(name: str) -> None:
    book = shipped_forms()
    assert read(book.templates[name], book.known()).version == book.version


def test_every_field_has_a_name_of_its_own() -> None:
    book = shipped_forms()
    assert len(set(book.fields.values())) == len(book.fields)


def test_a_template_of_the_room_is_used_and_named_with_version_and_editor(room: Bench) -> None:
    number = room.dispatched()
    keep_template(room.room, "dispatch", OWN, actor=DIRECTOR)
    keep_template(room.room, "dispatch", OWN.replace("派单", "派工单"), actor=DIRECTOR)

    made = form(room, "dispatch", number)

    assert made.title == "练习镇派工单"
    assert value(made, "编号") == number
    assert (made.made.is_own, made.made.version) == (True, "第2版")
    assert "本镇第2版" in made.notes[0]
    row = next(one for one in room.room.ask(FormTemplates()) if one.name == "dispatch")
    assert (row.versions, row.at) == (2, room.clock.moment)


def test_going_back_brings_the_built_in_one(room: Bench) -> None:
    number = room.dispatched()
    keep_template(room.room, "dispatch", OWN, actor=DIRECTOR)
    drop_template(room.room, "dispatch", actor=DIRECTOR)
    made = form(room, "dispatch", number)
    assert (made.title, made.made.is_own) == ("任务派遣单", False)


@pytest.mark.parametrize(
    ("text", "code", "named"),
    [
        (OWN.replace("{number}", "{编号编号}"), "form.template_field", "编号编号"),
        (OWN + 'when = "没有的"\n', "form.template_field", "没有的"),
        (OWN + 'each = "nothing"\n', "form.template_field", "nothing"),
        (OWN.replace("{number}", "{number"), "form.template_braces", "{number"),
        (OWN.replace("{number}", "{number!r}"), "form.template_braces", "{number!r}"),
        (OWN.replace("{number}", "{number.__class__}"), "form.template_field", "number.__class__"),
        (OWN + "spans = [1, 1, 1, 1]\n", "form.template_row", "1"),
        (OWN + "high = 900\n", "form.template_high", "1"),
        (OWN + 'odd = "x"\n', "form.template_broken", "odd"),
        ("version = ", "form.template_broken", "Invalid value"),
        ('version = "1"\ntitle = "x"\n', "form.template_empty", ""),
    ],
)
def test_a_broken_template_is_refused_by_a_sentence_that_names_what_is_wrong(
    room: Bench, text: str, code: str, named: str
) -> None:
    with pytest.raises(FieldError) as refused:
        keep_template(room.room, "dispatch", text, actor=DIRECTOR)
    assert refused.value.code == code
    assert named in sentence(code, refused.value.params)


def test_one_that_is_kept_broken_all_the_same_is_named_and_the_built_in_one_used(room: Bench) -> None:
    number = room.dispatched()
    broken = OWN.replace("{number}", "{明天的字段}")
    room.room.perform(Amend("form", "dispatch", {"text": broken}, actor=DIRECTOR))

    made = form(room, "dispatch", number)

    assert made.title == "任务派遣单"
    assert (made.made.fault_code, made.made.fault["value"]) == ("form.template_field", "明天的字段")


def test_a_value_with_braces_is_never_looked_through_for_fields(room: Bench) -> None:
    number = room.dispatched(title="{主办单位}{{坏}}")
    assert "{主办单位}{{坏}}" in whole(form(room, "dispatch", number))


def test_only_who_keeps_the_rooms_rules_changes_a_template(room: Bench) -> None:
    with pytest.raises(RefusedError, match=r"role\.missing"):
        keep_template(room.room, "dispatch", OWN, actor=INTAKE)
    with pytest.raises(FieldError, match=r"form\.template_unknown"):
        keep_template(room.room, "nothing", OWN, actor=DIRECTOR)


def test_an_unknown_field_in_the_rooms_own_assignment_sheet_is_named_and_the_built_in_one_used(
    room: Bench,
) -> None:
    number = room.dispatched(source="LEADER", ext_due="2026-03-20T17:00:00+08:00")
    text = OWN.replace("{主办单位}", "{批示领导}")
    with pytest.raises(FieldError) as refused:
        keep_template(room.room, "assign", text, actor=DIRECTOR)
    assert (
        sentence(refused.value.code, refused.value.params, lang="zh_CN") == "模板用了不认识的字段“批示领导”。"
    )

    room.room.perform(Amend("form", "assign", {"text": text}, actor=DIRECTOR))
    made = form(room, "assign", number)

    assert (made.made.is_own, made.made.fault_code) == (False, "form.template_field")
    assert made.made.fault["value"] == "批示领导"
    assert value(made, "承办单位")

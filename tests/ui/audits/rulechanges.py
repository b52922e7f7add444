"""Changes of rules that wait for a leader, and the question before one is approved."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from commandroom.usecases.commands import Amend, AnswerRule, ChangeRule
from commandroom.usecases.queries import Persons
from tests.ui.audits.scene import Scene
from tests.ui.audits.stage import Stage


def rule_scenes() -> tuple[Scene, ...]:
    """All of them."""
    return (Scene("rules/waiting", _waiting), Scene("rules/approve", _approve))


def _section(stage: Stage) -> Any:
    """The section with one that waits and one that is over."""
    people = {role.value: row.person.id for row in stage.room.ask(Persons()) for role in row.person.roles}
    keeper, leader = people["security_admin"], people["director"]
    for name, code, note in (
        ("p1", "0301", "早市收摊后一小时内清运"),
        ("p2", "0401", "由权属单位先行围护，夜间加设警示灯"),
    ):
        amend = Amend("category", code, {"note": note, "dispatch": "4wh"})
        stage.room.perform(ChangeRule(name, (amend,), "年度核定，经镇长办公会研究", actor=keeper))
    stage.room.perform(AnswerRule("p1", approve=True, actor=leader))
    page: Any = stage.show_page("settings", section="rulechanges")
    stage.settle()
    return page.sections["rulechanges"]


def _waiting(stage: Stage) -> QWidget:
    _section(stage)
    return stage.window


def _approve(stage: Stage) -> QWidget:
    _section(stage).ask_approve()
    return stage.dialog()

"""The deeds of the supervision desk with their keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.page import Hints
from commandroom.ui.pages.supervision.deeds import SupervisionDeeds
from commandroom.ui.pages.supervision.lamp_list import SCOPE
from commandroom.ui.pages.supervision.lists import BACKLOG, CALLS, LitLists
from commandroom.ui.widgets.button import Button
from commandroom.usecases.queries import TimerRow

translate = QCoreApplication.translate
_KEYS = (
    ("supervise", QT_TRANSLATE_NOOP("SupervisionPage", "Supervise"), "S", "siren"),
    ("urge", QT_TRANSLATE_NOOP("SupervisionPage", "Urge"), "R", "bell-ring"),
    ("cause", QT_TRANSLATE_NOOP("SupervisionPage", "Cause of the backlog"), "C", "message-square"),
    ("acknowledged", QT_TRANSLATE_NOOP("SupervisionPage", "The reminder arrived"), "A", "check-check"),
    ("call", QT_TRANSLATE_NOOP("SupervisionPage", "Call back"), "V", "phone-call"),
    ("unanswered", QT_TRANSLATE_NOOP("SupervisionPage", "Nobody answered"), "N", "phone"),
    ("form", QT_TRANSLATE_NOOP("SupervisionPage", "Supervision sheet: look, print, save"), "Ctrl+P", "printer"),
    ("circular", QT_TRANSLATE_NOOP("SupervisionPage", "Circular…"), "I", "newspaper"),
    ("tab", QT_TRANSLATE_NOOP("SupervisionPage", "Next part of the page"), "T", "hourglass"),
    ("group", QT_TRANSLATE_NOOP("SupervisionPage", "Group by unit"), "U", "building-2"),
)  # fmt: skip


def register(  # noqa: PLR0913  each is named at the call
    desk: Desk, deeds: SupervisionDeeds, lists: LitLists,
    *, owner: QWidget, turn: Callable[[], object], group: Callable[[], object], shown: Mapping[str, Sequence[Button]],
) -> None:  # fmt: skip
    """Put them into the desk's one registry; `shown` are the buttons that stand for one of them."""
    doing = {**_at_rows(deeds, lists), "circular": deeds.open_circular, "tab": turn, "group": group}
    heading = translate("SupervisionPage", "Supervision desk")
    for name, text, keys, icon in _KEYS:
        label = translate("SupervisionPage", str(text))
        desk.actions.add(
            f"supervision.{name}", label, doing[name], keys=keys, group=heading, icon=icon, scope=SCOPE, owner=owner
        )  # fmt: skip
    for name, buttons in shown.items():
        for button in buttons:
            desk.actions.show_on(f"supervision.{name}", button)


def _at_rows(deeds: SupervisionDeeds, lists: LitLists) -> dict[str, Callable[[], object]]:
    """What is done about the chosen rows; causes are given in the backlog alone, answers among the calls."""

    def in_tab(tab: str) -> list[TimerRow]:
        return lists.chosen if lists.tab == tab else []

    return {
        "supervise": lambda: deeds.supervise(lists.chosen),
        "urge": lambda: deeds.urge(lists.chosen),
        "cause": lambda: deeds.ask_cause(in_tab(BACKLOG)),
        "acknowledged": lambda: deeds.do("urge_ack", lists.chosen),
        "call": lambda: deeds.do("callback", in_tab(CALLS)),
        "unanswered": lambda: deeds.do("callback_attempt", in_tab(CALLS)),
        "form": lambda: deeds.open_form(lists.chosen),
    }


def hints(desk: Desk) -> Hints:
    """The keys and their meaning for the status bar."""
    hint = desk.actions.hint
    return (
        ("J/K", translate("SupervisionPage", "up, down")),
        ("← →", translate("SupervisionPage", "other column")),
        *hint(translate("SupervisionPage", "supervise"), "supervision.supervise"),
        *hint(translate("SupervisionPage", "urge"), "supervision.urge"),
        *hint(translate("SupervisionPage", "arrived"), "supervision.acknowledged"),
        *hint(translate("SupervisionPage", "call back"), "supervision.call"),
        ("Enter", translate("SupervisionPage", "open")),
        ("X", translate("SupervisionPage", "mark")),
    )

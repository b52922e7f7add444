"""The deeds of the rota's page with their keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.pages.rota.deeds import KEEPING, RotaDeeds
from commandroom.ui.pages.rota.files import Files
from commandroom.ui.pages.rota.viewmodel import RotaViewModel
from commandroom.ui.widgets.button import Button

SCOPE = "rota"
_KEEPERS = ("fill", "take", "undo", "import", "repeat", "report")
_DEEDS = (
    ("before", QT_TRANSLATE_NOOP("RotaPage", "Earlier days"), "PgUp", "chevron-left"),
    ("after", QT_TRANSLATE_NOOP("RotaPage", "Later days"), "PgDown", "chevron-right"),
    ("today", QT_TRANSLATE_NOOP("RotaPage", "Back to today"), "Alt+Home", "calendar-days"),
    ("fill", QT_TRANSLATE_NOOP("RotaPage", "Fill the rota by rule"), "Ctrl+G", "zap"),
    ("take", QT_TRANSLATE_NOOP("RotaPage", "Save the proposal"), "Ctrl+Return", "check"),
    (
        "hand_over",
        QT_TRANSLATE_NOOP("RotaPage", "Hand the shift over or take it over"),
        "Ctrl+J",
        "check-check",
    ),
    ("report", QT_TRANSLATE_NOOP("RotaPage", "Report what is the matter today"), "Ctrl+M", "message-square"),
    ("swap", QT_TRANSLATE_NOOP("RotaPage", "Ask for a swap of duty"), "Ctrl+H", "refresh-cw"),
    ("repeat", QT_TRANSLATE_NOOP("RotaPage", "Repeat the week before"), "Ctrl+Shift+V", "copy"),
    ("import", QT_TRANSLATE_NOOP("RotaPage", "Import a rota from a table"), "Ctrl+Shift+I", "upload"),
    ("export", QT_TRANSLATE_NOOP("RotaPage", "Save the rota as a table"), "Ctrl+E", "download"),
    ("print", QT_TRANSLATE_NOOP("RotaPage", "Save the rota to print"), "Ctrl+P", "printer"),
    ("undo", QT_TRANSLATE_NOOP("RotaPage", "Undo in the rota"), "Ctrl+U", "undo-2"),
)


def register(  # noqa: PLR0913  each is named at the call
    desk: Desk, model: RotaViewModel, deeds: RotaDeeds, files: Files,
    *, owner: QWidget, hand_over: Callable[[], object], report: Callable[[], object], shown: Mapping[str, Button],
) -> None:  # fmt: skip
    """Put them into the desk's one registry; `shown` are the buttons that stand for one of them."""
    doing: dict[str, Callable[[], object]] = {
        "before": lambda: model.step(-1), "after": lambda: model.step(1), "today": lambda: model.go_to(model.today),
        "fill": model.propose, "take": deeds.take_proposal, "hand_over": hand_over, "swap": deeds.ask_swap,
        "repeat": deeds.repeat_week, "import": files.bring, "export": files.save, "print": files.print,
        "undo": deeds.undo, "report": report,
    }  # fmt: skip
    group = QCoreApplication.translate("RotaPage", "Duty rota")
    for name, text, keys, icon in _DEEDS:
        label = QCoreApplication.translate("RotaPage", str(text))
        action = desk.actions.add(
            f"rota.{name}", label, doing[name], keys=keys, group=group, icon=icon, scope=SCOPE, owner=owner
        )
        if name in _KEEPERS:
            desk.gate.offer(action, KEEPING)
    for name, button in shown.items():
        desk.actions.show_on(f"rota.{name}", button)

"""Deeds of windows that stand only for a while: the settings offer their keys before such a window was ever open."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from commandroom.ui.actions import Actions
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.keyrules import EVERYWHERE

ALERTS = "alerts"


@dataclass(frozen=True, slots=True)
class Foretold:
    """A deed with its usual keys, as the window that has it and the settings name it."""

    id: str
    context: str
    text: str
    keys: tuple[str, ...]
    icon: str
    group: str
    scope: str = EVERYWHERE

    def label(self) -> str:
        """Its name in the user's language."""
        return QCoreApplication.translate(self.context, self.text)

    def group_label(self) -> str:
        """The name of its group in the user's language."""
        return QCoreApplication.translate(self.context, self.group)


CLOSE_APART = Foretold(
    "apart.close", "PageWindow", QT_TRANSLATE_NOOP("PageWindow", "Close this window"), ("Ctrl+W",), "x",
    QT_TRANSLATE_NOOP("PageWindow", "Window"),
)  # fmt: skip
TAKE_ALERT = Foretold(
    "alerts.take", "AlertCentre", QT_TRANSLATE_NOOP("AlertCentre", "Take it"), ("A",), "check",
    QT_TRANSLATE_NOOP("AlertCentre", "Alert centre"), ALERTS,
)  # fmt: skip
LATER_ALERT = Foretold(
    "alerts.later", "AlertCentre", QT_TRANSLATE_NOOP("AlertCentre", "In ten minutes"), ("L",), "clock",
    QT_TRANSLATE_NOOP("AlertCentre", "Alert centre"), ALERTS,
)  # fmt: skip
MUTE_ALERT = Foretold(
    "alerts.mute", "AlertCentre", QT_TRANSLATE_NOOP("AlertCentre", "Mute…"), ("M",), "bell-off",
    QT_TRANSLATE_NOOP("AlertCentre", "Alert centre"), ALERTS,
)  # fmt: skip


def foretell(actions: Actions) -> None:
    """Tell the registry of them."""
    for one in (CLOSE_APART, TAKE_ALERT, LATER_ALERT, MUTE_ALERT):
        actions.foretell(
            one.id, one.label(), keys=one.keys, group=one.group_label(), icon=one.icon, scope=one.scope
        )

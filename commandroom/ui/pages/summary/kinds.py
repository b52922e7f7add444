"""The switch between the paper of a day, a week and a month."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.chips import Chips

_WIDE = 200
KINDS = {
    "day": QT_TRANSLATE_NOOP("SummaryKinds", "Day"),
    "week": QT_TRANSLATE_NOOP("SummaryKinds", "Week"),
    "month": QT_TRANSLATE_NOOP("SummaryKinds", "Month"),
}


def kind_chips(theme: Theme, kind: str) -> Chips:
    """Day, week or month, with one of them chosen."""
    options = [(key, QCoreApplication.translate("SummaryKinds", text)) for key, text in KINDS.items()]
    chips = Chips(options, name=QCoreApplication.translate("SummaryKinds", "Paper"))
    chips.choose(kind)
    chips.setFixedWidth(theme.px(_WIDE))
    return chips

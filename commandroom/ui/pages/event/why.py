"""Why a step ends when it ends: the working of its clock, line by line, as a tip at the step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QToolTip, QWidget

from commandroom.base.sentences import sentence
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.leaving import while_there
from commandroom.ui.pages.event.nodes import Node, told
from commandroom.ui.parts.clocks import clock_title
from commandroom.ui.widgets.tip import tip_rows
from commandroom.usecases.queries import WhyDue

Steps = Sequence[tuple[str, dict[str, object]]]


def ask_why(desk: Desk, strip: QWidget, event: str, node: Node, where: QPoint) -> None:
    """Ask for the working, and show it where the step is."""
    timer = node.timer
    if timer is None:
        return

    def show(steps: Steps) -> None:
        if not strip.isVisible():
            return
        lines = [("·", sentence(code, dict(params), lang=desk.lang)) for code, params in steps]
        title = f"{clock_title(timer)}  {told(node, desk.clock.now())}"
        text = QCoreApplication.translate("EventPage", "Calendar {version}")
        calendar = text.format(version=timer.calendar) if timer.calendar else ""
        QToolTip.showText(where, tip_rows(title, lines, calendar), strip)

    query = WhyDue(event, timer.key, timer.unit)
    desk.ask(query, then=while_there(strip, show), refused=lambda _error: None, lane="event.why")

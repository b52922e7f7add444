"""The door to the dispatch dialog, and the way on to the next event that waits for a dispatch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from commandroom.domain.event.state import State
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.leaving import gone_when_closed
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRow, BoardRows, IdVector

if TYPE_CHECKING:
    from commandroom.ui.dialogs.dispatch.dialog import DispatchDialog

DISPATCHING = frozenset({"dispatch", "reassign", "add_coop"})
_AHEAD = 2


def open_dispatch(  # noqa: PLR0913  each is named at the call
    desk: Desk,
    parent: QWidget,
    event_ref: str,
    *,
    verb: str = "dispatch",
    initial: Mapping[str, object] | None = None,
    then: Callable[[Changes], object] | None = None,
    goes_on: bool = True,
) -> DispatchDialog:
    """Open the dialog for `dispatch`, `reassign` or `add_coop` at an event; `then` is told what changed.

    After a dispatch it opens the next event to dispatch, if the person wants that; never without `goes_on`,
    for a caller that goes through a list of its own.
    """
    from commandroom.ui.dialogs.dispatch.dialog import DispatchDialog  # noqa: PLC0415 - a desk opens without

    dialog = DispatchDialog(desk, event_ref, parent=parent, verb=verb, initial=initial, goes_on=goes_on)
    if then is not None:
        dialog.done_with.connect(then)
    dialog.next_wanted.connect(lambda done: _open_next(desk, parent, done, then))
    gone_when_closed(dialog)
    dialog.open()
    return dialog


def _open_next(desk: Desk, parent: QWidget, done: str, then: Callable[[Changes], object] | None) -> None:
    board = BoardQuery(view=State.PENDING_DISPATCH.value)

    def show_rows(rows: tuple[BoardRow, ...]) -> None:
        waiting = next((row for row in rows if row.id != done), None)
        if waiting is not None:
            open_dispatch(desk, parent, waiting.id, then=then)
        else:
            desk.notices.inform(QCoreApplication.translate("DispatchDialog", "Nothing is left to dispatch."))

    def ask_rows(found: IdVector) -> None:
        desk.ask(BoardRows(tuple(memoryview(found.ids).cast("i")[:_AHEAD])), then=show_rows)

    desk.ask(BoardIds(board, desk.clock.now(), limit=_AHEAD), then=ask_rows)

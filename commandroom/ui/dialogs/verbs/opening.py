"""The door to every deed: the dialog for a verb at an event."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.dispatch.opening import DISPATCHING, open_dispatch
from commandroom.ui.dialogs.leaving import gone_when_closed, while_there
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import OpenVerb, OpenVerbs, RoomFacts

ELSEWHERE = frozenset({"register", "import"})


def has_form(verb: str) -> bool:
    """Whether people are asked for this verb in a form of its own (not by the machine, the intake or the import)."""
    from commandroom.domain.event.lifecycle import INNER, VERBS, only_machine  # noqa: PLC0415 - as below

    found = VERBS.get(verb)
    return found is not None and verb not in INNER and verb not in ELSEWHERE and not only_machine(found)


def open_verb(  # noqa: PLR0913  each is named at the call
    desk: Desk,
    parent: QWidget,
    event_ref: str,
    verb_name: str,
    *,
    initial: Mapping[str, object] | None = None,
    then: Callable[[Changes], object] | None = None,
    goes_on: bool = True,
) -> CardDialog:
    """Open the dialog of a verb at an event (by id or number; "" for one that begins an event).

    `initial` fills fields by name; `then` is called with what changed. A form whose next step the same hand
    usually takes opens that one after it, where the person wants that and may; a dispatch that ends such a row
    leads back to the list, without `goes_on` as well.

    Raises:
        KeyError: no such verb, or none that people fill in.
    """
    from commandroom.domain.event.lifecycle import VERBS  # noqa: PLC0415 - a desk opens without its dialogs
    from commandroom.ui.dialogs.verbs.dialog import VerbDialog  # noqa: PLC0415

    if verb_name in DISPATCHING:
        return open_dispatch(
            desk, parent, event_ref, verb=verb_name, initial=initial, then=then, goes_on=goes_on
        )
    if not has_form(verb_name):
        raise KeyError(verb_name)
    dialog = VerbDialog(desk, VERBS[verb_name], event_ref, parent=parent, initial=initial)
    if then is not None:
        dialog.done_with.connect(then)
    before = QApplication.focusWidget()
    dialog.onward_wanted.connect(lambda event, verb: _go_on(desk, parent, event, verb, then, before))
    gone_when_closed(dialog)
    dialog.open()
    return dialog


def _go_on(
    desk: Desk,
    parent: QWidget,
    event: str,
    verb: str,
    then: Callable[[Changes], object] | None,
    before: QWidget | None,
) -> None:
    """The next step of the same hand, where this person may take it; the keys go back to where the row began."""

    def ask() -> tuple[OpenVerb, ...]:
        rows: tuple[OpenVerb, ...] = desk.room.ask(OpenVerbs(event, desk.room.ask(RoomFacts()).operator))
        return rows

    def go(rows: tuple[OpenVerb, ...]) -> None:
        if any(row.name == verb and row.allowed != "no" for row in rows):
            form = open_verb(desk, parent, event, verb, then=then, goes_on=False)
            if before is not None:
                form.finished.connect(lambda _code=0: before.setFocus() if isValid(before) else None)

    desk.tasks.run(ask, then=while_there(parent, go))

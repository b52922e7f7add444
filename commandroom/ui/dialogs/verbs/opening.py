"""The door to every deed: the dialog for a verb at an event."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from commandroom.domain.event.lifecycle import INNER, VERBS, only_machine
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.dispatch.opening import DISPATCHING, open_dispatch
from commandroom.ui.dialogs.verbs.dialog import VerbDialog
from commandroom.usecases.changes import Changes

ELSEWHERE = frozenset({"register", "import"})


def has_form(verb: str) -> bool:
    """Whether people are asked for this verb in a form of its own (not by the machine, the intake or the import)."""
    found = VERBS.get(verb)
    return found is not None and verb not in INNER and verb not in ELSEWHERE and not only_machine(found)


def open_verb(
    desk: Desk,
    parent: QWidget,
    event_ref: str,
    verb_name: str,
    *,
    initial: Mapping[str, object] | None = None,
    then: Callable[[Changes], object] | None = None,
) -> CardDialog:
    """Open the dialog of a verb at an event (by id or number; "" for one that begins an event).

    `initial` fills fields by name; `then` is called with what changed.

    Raises:
        KeyError: no such verb, or none that people fill in.
    """
    if verb_name in DISPATCHING:
        return open_dispatch(desk, parent, event_ref, verb=verb_name, initial=initial, then=then)
    if not has_form(verb_name):
        raise KeyError(verb_name)
    dialog = VerbDialog(desk, VERBS[verb_name], event_ref, parent=parent, initial=initial)
    if then is not None:
        dialog.done_with.connect(then)
    dialog.open()
    return dialog

"""The form of a verb, filled in once for many events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.event.deed import Verb
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.scene import Scene
from commandroom.ui.dialogs.verbs.dialog import VerbDialog


class ManyVerbDialog(VerbDialog):
    """The form of any verb, filled in once; `on_given` gets its fields.

    The form looks at one of the events for what can be chosen; whether the verb is open at each of them is found
    when it is done there.
    """

    def __init__(
        self,
        desk: Desk,
        verb: Verb,
        sample: str,
        *,
        count: int,
        parent: QWidget,
        on_given: Callable[[Mapping[str, Any]], object],
    ) -> None:
        self._count = count
        super().__init__(desk, verb, sample, parent=parent, collects=on_given)
        label = verb.english if desk.lang == "en" and verb.english else verb.label
        text = self.tr("{deed}: {count} events").format(deed=label, count=f"{count:,}")
        self.title.setText(text)
        self.setAccessibleName(text)
        self.submit_button.say(text)

    @override
    def _show_head(self, scene: Scene) -> None:
        """The one event that was looked at is not what the form is about."""

    @override
    def _notes(self, scene: Scene) -> str:
        return self.tr("Done at each of them in turn; where it is not open, the reason is listed.")

    @override
    def _is_open(self, scene: Scene) -> bool:
        return True

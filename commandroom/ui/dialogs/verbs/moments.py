"""A moment in a form: typed, or taken from presets; one that need not be given starts unset."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from typing_extensions import override

from commandroom.domain.time.clockwork import Clockwork
from commandroom.domain.time.limit import Limit
from commandroom.ui.dialogs.verbs.editors import Editor
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.inputs import MomentField
from commandroom.ui.widgets.text import PlainLabel

AHEAD_LIMITS = ("2uh", "1wd", "3wd", "5wd")


class MomentEditor(Editor):
    """A moment with presets; one that need not be given starts unset and is set by a preset or by editing it."""

    def __init__(self, now: datetime, presets: Iterable[tuple[datetime, str]], *, required: bool) -> None:
        super().__init__()
        self._is_set = required
        self._presets = list(presets)
        self.moment = MomentField(now)
        self.chips = Chips([(at, text) for at, (_, text) in enumerate(self._presets)], exclusive=False)
        self.unset = PlainLabel(self.tr("Not given"), "muted")
        if len(self._presets) > 1:
            self.setLayout(column(row(self.moment, self.unset, None, spacing=10), self.chips, spacing=6))
        else:
            line = row(self.moment, self.chips, self.unset, spacing=10)
            line.setStretch(1, 1)
            self.setLayout(line)
        self.setFocusProxy(self.moment)
        self.moment.setMinimumWidth(190)
        self.chips.changed.connect(self._preset)
        self.moment.dateTimeChanged.connect(self._set)
        self._show()

    @override
    def value(self) -> object:
        return self.moment.moment if self._is_set else None

    @override
    def put(self, value: object) -> None:
        if isinstance(value, datetime):
            self.moment.set_moment(value)
            self._is_set = True
            self._show()

    def _preset(self) -> None:
        chosen = self.chips.values
        at = next((key for key in chosen if key != getattr(self, "_last", None)), None)
        if isinstance(at, int):
            self._last = at
            self.moment.set_moment(self._presets[at][0])
            self._set()
            self.chips.choose(at)

    def _set(self) -> None:
        self._is_set = True
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.unset.setVisible(not self._is_set)
        if bool(self.moment.property("unset")) == self._is_set:
            self.moment.setProperty("unset", not self._is_set)
            self.moment.style().unpolish(self.moment)
            self.moment.style().polish(self.moment)


def ahead_presets(clockwork: Clockwork, now: datetime, lang: str) -> list[tuple[datetime, str]]:
    """Moments ahead that are usual, counted by the room's calendar."""
    return [
        (clockwork.due(limit, start=now).moment, Limit.parse(limit).words(lang)) for limit in AHEAD_LIMITS
    ]

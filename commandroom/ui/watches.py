"""What watches beside the window: alerts, exchange, duty, conditions, rules, the machine under the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject

from commandroom.ui.desk import Desk
from commandroom.ui.window import DeskWindow

if TYPE_CHECKING:
    from commandroom.ui.alertwatch import AlertWatch
    from commandroom.ui.conditionwatch import ConditionWatch
    from commandroom.ui.dutywatch import DutyWatch
    from commandroom.ui.exchangewatch import ExchangeWatch
    from commandroom.ui.rulewatch import RuleWatch
    from commandroom.ui.world import WorldWatch


class Ground(msgspec.Struct, frozen=True):
    """What the desk stands on: the store's file, the way to open its connections anew, whether it may only be read."""

    file: Path
    reconnect: Callable[[], object] = lambda: None
    is_read_only: bool = False


class Watches(QObject):
    """Each is begun, and its module loaded, when somebody first asks for it; the rows of the start wait for none."""

    def __init__(
        self,
        desk: Desk,
        window: DeskWindow,
        *,
        ground: Ground | None,
        restart: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, window
        self._ground, self._restart = ground, restart

    def begin(self) -> None:
        """Watch all of it from now on."""
        _ = self.alerts, self.world, self.exchange, self.duty, self.conditions, self.rules

    @property
    def hears_alerts(self) -> bool:
        """Whether alerts are watched already."""
        return "alerts" in self.__dict__

    @cached_property
    def alerts(self) -> AlertWatch:
        """What brings alerts to the person."""
        from commandroom.ui.alertwatch import AlertWatch  # noqa: PLC0415

        return AlertWatch(self._desk, self._window)

    @cached_property
    def exchange(self) -> ExchangeWatch:
        """What says in the shell how the exchange stands."""
        from commandroom.ui.exchangewatch import ExchangeWatch  # noqa: PLC0415  after the first rows

        return ExchangeWatch(self._desk, self._window)

    @cached_property
    def duty(self) -> DutyWatch:
        """What says in the shell that a post of the rota is empty."""
        from commandroom.ui.dutywatch import DutyWatch  # noqa: PLC0415  after the first rows

        return DutyWatch(self._desk, self)

    @cached_property
    def conditions(self) -> ConditionWatch:
        """What says in the shell that a warning or a mode holds."""
        from commandroom.ui.conditionwatch import ConditionWatch  # noqa: PLC0415  after the first rows

        return ConditionWatch(self._desk, self)

    @cached_property
    def rules(self) -> RuleWatch:
        """What says to the leaders that changes of rules wait."""
        from commandroom.ui.rulewatch import RuleWatch  # noqa: PLC0415  after the first rows

        return RuleWatch(self._desk, self)

    @cached_property
    def world(self) -> WorldWatch | None:
        """The watch on the machine under the desk; None for a desk on no ground, as in pictures."""
        from commandroom.ui.world import WorldWatch  # noqa: PLC0415

        if self._ground is None:
            return None
        watch = WorldWatch(
            self._desk,
            self._window,
            file=self._ground.file,
            reconnect=self._ground.reconnect,
            restart=self._restart,
            is_read_only=self._ground.is_read_only,
        )
        watch.woke.connect(self.alerts.gather)
        return watch

    def close(self) -> None:
        """Watch nothing any more."""
        for name in ("exchange", "duty", "conditions", "rules", "world"):
            watch = self.__dict__.get(name)
            if watch is not None:
                watch.close()

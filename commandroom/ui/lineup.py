"""Which pages the desk has, in the order of the rail."""

from __future__ import annotations

from dataclasses import replace

from commandroom.ui.desk import Desk
from commandroom.ui.page import PageSpec
from commandroom.ui.pages.board.view import spec as board
from commandroom.ui.pages.event.view import spec as event
from commandroom.ui.pages.intake.view import spec as intake
from commandroom.ui.pages.roster.view import spec as roster
from commandroom.ui.pages.settings.view import spec as settings
from commandroom.ui.pages.supervision.view import spec as supervision


def pages(_desk: Desk) -> list[PageSpec]:
    """Every page of this version; asked when the language is set, for the titles."""
    return [
        board(),
        intake(),
        supervision(),
        roster(),
        replace(settings(), group="bottom"),
        replace(event(), group="hidden"),
    ]

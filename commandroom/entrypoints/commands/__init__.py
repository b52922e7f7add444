"""The commands of the command line, a module a family, registered in one table.

A module here imports argparse's neighbours only; what a command needs of store, jobs, interop or desk is
imported when it runs, so that a small command starts quickly.
"""

from __future__ import annotations

from commandroom.entrypoints.command import Command
from commandroom.entrypoints.commands import (
    carrying,
    clocks,
    deeds,
    desk,
    doctor,
    importing,
    keeping,
    looking,
    measuring,
    rooms,
)
from commandroom.entrypoints.words import Words

COMMANDS: tuple[Command, ...] = (
    desk.DESK,
    rooms.INIT,
    rooms.DEMO,
    rooms.MOVE,
    deeds.LIFECYCLE,
    deeds.ACT,
    looking.LIST,
    looking.SHOW,
    importing.IMPORT_EVENTS,
    importing.IMPORT_GRIDS,
    importing.IMPORT_CALENDAR,
    carrying.EXPORT_EVENTS,
    carrying.EXPORT_ROOM,
    carrying.IMPORT_ROOM,
    looking.LAMPS,
    looking.PEOPLE,
    clocks.DUE,
    keeping.SWEEP,
    keeping.VERIFY,
    keeping.REBUILD,
    keeping.BACKUP,
    keeping.RESTORE,
    keeping.BACKUPS,
    desk.SHOT,
    desk.TOUR,
    measuring.BENCH,
    doctor.DOCTOR,
)
GROUPS: dict[str, Words] = {
    "import": Words("导入事件、网格或日历", "import events, grids or a calendar"),
    "export": Words("导出", "export"),
}

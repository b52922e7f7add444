"""The commands of the command line, a module a family, named in one table.

A family is loaded when one of its commands is asked for, and what a command needs of store, jobs, interop or desk
when it runs: so a small command starts quickly, and so does the desk.
"""

from __future__ import annotations

from importlib import import_module

from commandroom.entrypoints.command import Command
from commandroom.entrypoints.words import Words

TABLE: tuple[tuple[str, str, str], ...] = (
    ("desk", "desk", "DESK"),
    ("init", "rooms", "INIT"),
    ("demo", "rooms", "DEMO"),
    ("move", "rooms", "MOVE"),
    ("login", "signing", "LOGIN"),
    ("logout", "signing", "LOGOUT"),
    ("account", "signing", "ACCOUNT"),
    ("account first", "signing", "ACCOUNT_FIRST"),
    ("account give", "signing", "ACCOUNT_GIVE"),
    ("account code", "signing", "ACCOUNT_CODE"),
    ("account rescue", "signing", "ACCOUNT_RESCUE"),
    ("account close", "signing", "ACCOUNT_CLOSE"),
    ("account password", "signing", "ACCOUNT_PASSWORD"),
    ("account rules", "signing", "ACCOUNT_RULES"),
    ("lifecycle", "deeds", "LIFECYCLE"),
    ("act", "deeds", "ACT"),
    ("list", "looking", "LIST"),
    ("show", "looking", "SHOW"),
    ("audit", "auditing", "AUDIT"),
    ("key", "ciphering", "KEY"),
    ("key on", "ciphering", "KEY_ON"),
    ("key off", "ciphering", "KEY_OFF"),
    ("key finish", "ciphering", "KEY_FINISH"),
    ("know", "auditing", "KNOW"),
    ("import events", "importing", "IMPORT_EVENTS"),
    ("import people", "people", "IMPORT_PEOPLE"),
    ("import items", "people", "IMPORT_ITEMS"),
    ("import rota", "rostering", "IMPORT_ROTA"),
    ("import grids", "importing", "IMPORT_GRIDS"),
    ("import calendar", "importing", "IMPORT_CALENDAR"),
    ("export events", "carrying", "EXPORT_EVENTS"),
    ("export room", "carrying", "EXPORT_ROOM"),
    ("import room", "carrying", "IMPORT_ROOM"),
    ("lamps", "looking", "LAMPS"),
    ("people", "looking", "PEOPLE"),
    ("monitor", "monitoring", "MONITOR"),
    ("record", "records", "RECORD"),
    ("rota", "rostering", "ROTA"),
    ("recommend", "people", "RECOMMEND"),
    ("kpi", "figures", "KPI"),
    ("hotspots", "figures", "HOTSPOTS"),
    ("assess", "assessing", "ASSESS"),
    ("assess give", "assessing", "ASSESS_GIVE"),
    ("assess appeal", "assessing", "ASSESS_APPEAL"),
    ("assess rule", "assessing", "ASSESS_RULE"),
    ("assess rules", "assessing", "ASSESS_RULES"),
    ("replay", "replaying", "REPLAY"),
    ("summary", "summing", "SUMMARY"),
    ("form", "forms", "FORM"),
    ("templates", "forms", "TEMPLATES_COMMAND"),
    ("ledger", "ledgers", "LEDGER"),
    ("circular", "circulars", "CIRCULAR"),
    ("due", "clocks", "DUE"),
    ("sweep", "keeping", "SWEEP"),
    ("jobs", "jobbing", "JOBS"),
    ("jobs run", "jobbing", "JOBS_RUN"),
    ("verify", "keeping", "VERIFY"),
    ("rebuild", "keeping", "REBUILD"),
    ("backup", "keeping", "BACKUP"),
    ("restore", "keeping", "RESTORE"),
    ("backups", "keeping", "BACKUPS"),
    ("enrol", "exchanging", "ENROL"),
    ("leave", "exchanging", "LEAVE"),
    ("sync", "exchanging", "SYNC"),
    ("sync status", "exchanging", "SYNC_STATUS"),
    ("export package", "exchanging", "EXPORT_PACKAGE"),
    ("import package", "exchanging", "IMPORT_PACKAGE"),
    ("conflicts", "exchanging", "CONFLICTS"),
    ("conflicts settle", "exchanging", "SETTLE"),
    ("shot", "desk", "SHOT"),
    ("tour", "desk", "TOUR"),
    ("bench", "measuring", "BENCH"),
    ("center init", "center", "CENTER_INIT"),
    ("center serve", "center", "CENTER_SERVE"),
    ("center invite", "center", "CENTER_INVITE"),
    ("center link", "center", "CENTER_LINK"),
    ("center seats", "center", "CENTER_SEATS"),
    ("center revoke", "center", "CENTER_REVOKE"),
    ("center renew", "center", "CENTER_RENEW"),
    ("center status", "center", "CENTER_STATUS"),
    ("doctor", "doctor", "DOCTOR"),
)
"""Name of the command, the module of its family, what it is called there; in the order of the help."""

GROUPS: dict[str, Words] = {
    "import": Words(
        "导入事件、人员、清单、值班表、网格、日历或交换包",
        "import events, people, lists, a rota, grids, a calendar or an exchange package",
    ),
    "export": Words("导出", "export"),
    "center": Words("县中心或本室交换机", "the county's centre, or a room's hub"),
}


def commands(first: str = "") -> tuple[Command, ...]:
    """The commands whose name begins with that word; all of them where none does."""
    named = [row for row in TABLE if row[0].split()[0] == first] or TABLE
    return tuple(getattr(import_module(f"{__name__}.{module}"), name) for _, module, name in named)

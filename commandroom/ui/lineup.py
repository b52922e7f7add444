"""Which pages the desk has, in the order of the rail. A page's own module is loaded when the page is built."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.page import CAME_FROM, PageSpec

COUNTY = "county"
SELDOM = frozenset(
    {"monitor", "dashboard", "periods", "assessment", "ledgers", "exchange", "settings", "jobs"}
)
"""Not built ahead: together they are a quarter of the desk's memory, and most days are worked without most of them."""


def pages(desk: Desk) -> list[PageSpec]:
    """Every page of this version; asked when the language is set, for the titles.

    What the townships told stands in the rail of the county's desks alone, dashboard and daily summary in that of the townships'.
    """
    board = QCoreApplication.translate("Board", "Event board")
    intake = QCoreApplication.translate("IntakePage", "Intake")
    ledgers = QCoreApplication.translate("LedgersPage", "Ledgers")
    supervision = QCoreApplication.translate("Supervision", "Supervision")
    summary = QCoreApplication.translate("SummaryPage", "Daily summary")
    periods = QCoreApplication.translate("PeriodPage", "Weekly and monthly summary")
    dashboard = QCoreApplication.translate("Dashboard", "Dashboard")
    monitor = QCoreApplication.translate("MonitorPage", "Townships' figures")
    is_county = getattr(getattr(desk, "room", None), "kind", "") == COUNTY
    of_county, of_township = ("main", "hidden") if is_county else ("hidden", "main")
    roster = QCoreApplication.translate("Roster", "Persons and units")
    rota = QCoreApplication.translate("Rota", "Duty rota")
    exchange = QCoreApplication.translate("ExchangePage", "County exchange")
    settings = QCoreApplication.translate("Settings", "Settings")
    assessment = QCoreApplication.translate("Assessment", "Monthly assessment")
    jobs = QCoreApplication.translate("JobsPage", "Jobs")
    event = QCoreApplication.translate("EventPage", "Event")
    specs = [
        PageSpec("board", board, "layout-list", _late("board", "BoardPage")),
        PageSpec("intake", intake, "file-plus", _late("intake", "IntakePage")),
        PageSpec("supervision", supervision, "siren", _late("supervision", "SupervisionPage")),
        PageSpec("monitor", monitor, "chart-column", _late("monitor", "MonitorPage"), of_county),
        PageSpec("roster", roster, "users", _late("roster", "RosterPage")),
        PageSpec("rota", rota, "calendar-clock", _late("rota", "RotaPage")),
        PageSpec("dashboard", dashboard, "chart-column", _late("dashboard", "DashboardPage"), of_township),
        PageSpec("summary", summary, "newspaper", _late("summary", "SummaryPage"), of_township),
        PageSpec("periods", periods, "newspaper", _late_of("summary.periods", "PeriodPage"), "hidden",
                 parent="summary"),
        PageSpec("assessment", assessment, "list-checks", _late("assessment", "AssessmentPage"), of_township),
        PageSpec("ledgers", ledgers, "table-2", _late("ledgers", "LedgersPage"), of_township),
        PageSpec("exchange", exchange, "refresh-cw", _late("exchange", "ExchangePage")),
        PageSpec("settings", settings, "settings", _late("settings", "SettingsPage"), "bottom", "Ctrl+,"),
        PageSpec("jobs", jobs, "timer", _late("jobs", "JobsPage"), "beside", parent="settings"),
        PageSpec("event", event, "file-text", _late("event", "EventPage"), "hidden", parent=CAME_FROM),
    ]  # fmt: skip
    return [replace(spec, ahead=spec.key not in SELDOM) for spec in specs]


def _late(page: str, name: str) -> Callable[[Desk], QWidget]:
    """The page's factory: what a desk does not show at its start shall not make it start later."""
    return _late_of(f"{page}.view", name)


def _late_of(module: str, name: str) -> Callable[[Desk], QWidget]:
    """The same for a page beside another one."""

    def factory(desk: Desk) -> QWidget:
        built: QWidget = getattr(import_module(f"commandroom.ui.pages.{module}"), name)(desk)
        return built

    return factory

"""Every question and who answers it: the module is loaded with the first question of its kind."""

from __future__ import annotations

from importlib import import_module
from typing import Any, TypeVar

from commandroom.store.reading import Reading
from commandroom.usecases import queries
from commandroom.usecases.queries import Query

R = TypeVar("R")

_ANSWERS: dict[type[Query[Any]], str] = {
    queries.BoardIds: "listing.board_ids",
    queries.BoardRows: "listing.board_rows",
    queries.Conflicts: "conflicts.conflicts",
    queries.Counts: "counting.counts",
    queries.Registered: "counting.registered",
    queries.Shares: "shares.shares",
    queries.EventDetail: "sheets.event_sheet",
    queries.OpenVerbs: "sheets.open_verbs_of",
    queries.Reveal: "sheets.reveal",
    queries.Looks: "looks.looks",
    queries.WhyDue: "sheets.why_due",
    queries.Similar: "likeness.similar_events",
    queries.Lamps: "supervision.lamps",
    queries.LampsDue: "supervision.lamps_due",
    queries.Calls: "supervision.calls",
    queries.Reminders: "supervision.reminders",
    queries.Waiting: "supervision.waiting",
    queries.NodeRates: "supervision.node_rates",
    queries.Recommend: "recommending.recommended",
    queries.DutyTable: "dutytable.duty_table",
    queries.Headcount: "headcounting.headcount",
    queries.HandOvers: "dutytable.hand_overs",
    queries.Swaps: "swaplists.swaps",
    queries.Joints: "jointlists.joints",
    queries.Kpi: "figuring.kpi",
    queries.KpiEvents: "figurelists.kpi_events",
    queries.Dashboard: "dashboard.dashboard",
    queries.Behind: "dashlists.behind",
    queries.HotSpots: "hotspots.hot_spots",
    queries.Assess: "assessing.assess",
    queries.Assessed: "assessing.assessed",
    queries.Scorings: "assessing.scorings",
    queries.ScoringCheck: "assessing.scoring_check",
    queries.Replay: "replaying.replay",
    queries.Persons: "asof.persons",
    queries.PersonDetail: "staffsheets.person_sheet",
    queries.RosterBook: "staffsheets.roster_book",
    queries.Posts: "staffsheets.post_book",
    queries.Units: "rosters.units",
    queries.Places: "rosters.places",
    queries.Rules: "rosters.rules",
    queries.Records: "rosters.record_rows",
    queries.RecordHistory: "rosters.record_history",
    queries.RuleChanges: "rulechanging.rule_changes",
    queries.Accounts: "accounts.accounts",
    queries.RoomFacts: "rosters.room_sheet",
    queries.Alerts: "alertlists.alerts",
    queries.Seats: "seating.seats",
    queries.Drafts: "seatlists.drafts",
    queries.CircularOf: "circulars.circular_of",
    queries.Playbooks: "playbooks.playbooks",
    queries.Conditions: "conditions.conditions",
    queries.Wall: "wall.wall",
    queries.WallFigures: "wall.wall_figures",
    queries.Jobs: "jobruns.jobs",
    queries.JobRuns: "jobruns.job_runs",
    queries.Soundness: "seatlists.soundness",
    queries.Engines: "seatlists.engines",
    queries.FiguresDue: "dayfigures.due",
    queries.Monitor: "dayfigures.monitor",
    queries.Summing: "summaries.summed",
    queries.Summary: "summaries.sheet",
    queries.SummaryDue: "summaries.due",
    queries.SummaryHours: "summaries.hours",
    queries.PeriodSumming: "periods.summed",
    queries.PeriodSummary: "periods.sheet",
    queries.PeriodsDue: "periods.due",
    queries.Form: "forms.form",
    queries.Ledger: "ledgers.ledger",
    queries.Forms: "forms.forms",
    queries.FormTemplates: "forms.templates",
    queries.TemplateCheck: "forms.check",
}


def answer(reading: Reading, query: Query[R]) -> R:
    """The answer to a question."""
    module, _, name = _ANSWERS[type(query)].partition(".")
    found: R = getattr(import_module(f"commandroom.store.{module}"), name)(reading, query)
    return found


def answered() -> frozenset[type[Query[Any]]]:
    """The kinds of question that are answered."""
    return frozenset(_ANSWERS)

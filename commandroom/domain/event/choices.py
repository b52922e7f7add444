"""The words that a field takes, for whoever fills in a form without knowing the room: scripts, tests, other systems."""

from __future__ import annotations

from collections.abc import Mapping

from commandroom.domain.event.escalating import FIRST, KINDS
from commandroom.domain.event.handling import RESULTS, SOLVED
from commandroom.domain.event.recording import CORRECTABLE
from commandroom.domain.event.verifying import SATISFACTION
from commandroom.domain.knowledge.gradings import Severity, Tier, Urgency
from commandroom.domain.knowledge.rules import Policy

Words = tuple[str, ...]
_REASONS = {("reject", "reason_code"): "reject", ("return", "reason_code"): "return",
            ("suspend_apply", "reason_code"): "suspend", ("backlog_cause", "reason_code"): "backlog",
            ("verify_ok_nocb", "no_callback_reason"): "no_callback"}  # fmt: skip
_COLOURS = ("blue", "orange", "red")


def choices(verb: str, field: str, policy: Policy) -> Words:
    """What may be written into a field of a verb; empty where any text, number or moment may stand."""
    kind = _REASONS.get((verb, field))
    if kind is not None:
        return tuple(policy.reasons[kind])
    return _OF_A_VERB.get((verb, field)) or _everywhere(policy).get(field, ())


def _everywhere(policy: Policy) -> Mapping[str, Words]:
    categories = tuple(category.code for category in policy.catalogue.categories)
    severities = tuple(one.value for one in Severity)
    return {
        "source": tuple(policy.sources), "category": categories, "category_suggest": categories,
        "urgency": tuple(one.value for one in Urgency), "severity": severities, "level": severities,
        "tier": tuple(str(one.value) for one in Tier), "solved": tuple(dict.fromkeys(SOLVED.values())), "color": _COLOURS,
    }  # fmt: skip


_OF_A_VERB: Mapping[tuple[str, str], Words] = {
    ("contact", "result"): RESULTS, ("callback", "result"): SATISFACTION, ("escalate", "report_kind"): (FIRST,),
    ("report_more", "report_kind"): KINDS, ("reopen", "policy"): ("restart", "continue"),
    ("correct", "field"): tuple(CORRECTABLE),
}  # fmt: skip

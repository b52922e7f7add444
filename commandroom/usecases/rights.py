"""Who may do what, told before it is tried: the refusal that would come, for a desk that shows it in the deed's place."""

from __future__ import annotations

from collections.abc import Iterable

from commandroom.domain.errors import RefusedError
from commandroom.domain.people.roles import Role, roles_text
from commandroom.usecases.room import keepers_of, no_keeper

KEEPING = "keep:"
"""Before the kind of a record: to change it."""
SUMMARY = "summary:"
"""Before a deed at a day's summary: `edit`, `read`."""
ASSESS = "assess:"
"""Before a deed at a month's assessment: `freeze` (and correct, and rule), `points`. A duty without any is a verb."""
CIRCULAR = "circular"
"""To sign a circular of supervision."""


CUSTODY = "custody"
"""To switch the encryption of the file on or off, and to choose who keeps its key."""
CHANGING = "change:rule"
"""To change a rule, or to propose it."""


def barred(duties: Iterable[str], roles: Iterable[str], name: str) -> dict[str, RefusedError]:
    """The refusals of those duties that a person of these roles may not even propose.

    A duty is a verb, `keep:<kind>`, `summary:<deed>`, `assess:<deed>`, `circular`, `custody` or `change:rule`.
    """
    held = {Role(role) for role in roles if role in set(Role)}
    found = ((duty, _refusal(duty, held, name)) for duty in duties)
    return {duty: error for duty, error in found if error is not None}


def _refusal(duty: str, held: set[Role], name: str) -> RefusedError | None:
    from commandroom.domain.event.lifecycle import VERBS  # noqa: PLC0415 - not for the first rows
    from commandroom.usecases import assessing, circulars, rekeying, rulechanges, summaries  # noqa: PLC0415 - nor for the rules of papers

    if duty.startswith(KEEPING):
        kind = duty.removeprefix(KEEPING)
        return None if held & (keepers_of(kind) | {Role.SYSTEM}) else no_keeper(kind, name)
    if duty.startswith(SUMMARY):
        return summaries.refusal(duty.removeprefix(SUMMARY), held, name)
    whole = {CUSTODY: rekeying.refusal, CHANGING: rulechanges.refusal, CIRCULAR: circulars.refusal}.get(duty)
    if whole is not None:
        return whole(held, name)
    if duty.startswith(ASSESS):
        return assessing.refusal(duty.removeprefix(ASSESS), held, name)
    verb = VERBS[duty]
    if held & verb.who:
        return None
    return RefusedError("role.missing", verb=verb.named, who=roles_text(verb.who - {Role.SYSTEM}), name=name)

"""Two people for one deed: what one proposes another approves. The proposed deed is kept as JSON until then."""

from __future__ import annotations

from commandroom.domain.event.deed import Verb
from commandroom.domain.event.recording import Approve, Decline, Propose, decide_nothing, fold_nothing
from commandroom.domain.event.state import State
from commandroom.domain.people.roles import EVERYONE

VERBS = (
    Verb("propose", "提出", Propose, decide_nothing, fold_nothing, frozenset(State), english="Propose",
         note="由需两人办理的动作自动产生"),
    Verb("approve", "批准", Approve, decide_nothing, fold_nothing, frozenset(State), roles=EVERYONE, english="Approve",
         note="批准人不得为提出人"),
    Verb("decline", "不同意", Decline, decide_nothing, fold_nothing, frozenset(State), roles=EVERYONE, english="Decline"),
)  # fmt: skip

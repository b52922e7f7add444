"""Every verb that a state does not know is refused with a sentence, and leaves no trace."""

from __future__ import annotations

import pytest

from commandroom.base.sentences import sentence
from commandroom.domain.errors import RefusedError
from commandroom.domain.event.lifecycle import VERBS
from tests.domain.event.states import IN_STATE
from tests.domain.event.table import OPEN_VERBS, examples
from tests.room import MORNING, Bench

FOR_PEOPLE = set(examples(MORNING))


@pytest.mark.parametrize("state", OPEN_VERBS)
def test_a_verb_that_is_not_open_is_refused_and_leaves_no_trace(room: Bench, state: str) -> None:
    number = IN_STATE[state](room)
    forms = examples(room.clock.moment)
    before = room.event(number)

    lands_on_the_master = {"contact"} if state == "merged" else set()
    for verb in sorted(set(forms) - OPEN_VERBS[state] - lands_on_the_master):
        with pytest.raises(RefusedError) as refusal:
            room.act(verb, number, **forms[verb])
        assert refusal.value.code == "verb.not_open", verb
        assert before.state.label in sentence(refusal.value.code, refusal.value.params)

    assert room.event(number) == before


OF_THE_COUNTY = {"assign_down", "transfer"}
MACHINES = {"absorb", "release", "branch", "propose", "supervise_draft", "share", "share_more", "moved_in", "moved",
            "transfer_returned"}  # fmt: skip


@pytest.mark.parametrize("state", OPEN_VERBS)
def test_a_state_knows_just_the_verbs_the_trade_gives_it(room: Bench, state: str) -> None:
    event = room.event(IN_STATE[state](room))

    known = {name for name, verb in VERBS.items() if event.state in verb.from_}

    assert event.state.value == state
    machines = MACHINES - {"branch", "moved_in"}
    assert known - machines - OF_THE_COUNTY == OPEN_VERBS[state]


def test_the_examples_cover_every_verb_that_people_have() -> None:
    begin = {"register", "county_assign", "import"}

    assert FOR_PEOPLE | {"attach"} == set(VERBS) - MACHINES - OF_THE_COUNTY - begin

"""The letters A D S V B M H: which verb each stands for in which state."""

from __future__ import annotations

import pytest

from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.event.state import State
from commandroom.ui.dialogs.verbs.keys import LETTERS, verbs_for


@pytest.mark.parametrize(
    ("letter", "state", "verb"),
    [
        ("A", State.PENDING_ACCEPT, "accept"),
        ("A", State.PENDING_SIGN, "sign"),
        ("D", State.PENDING_DISPATCH, "dispatch"),
        ("D", State.IN_PROGRESS, "reassign"),
        ("S", State.IN_PROGRESS, "supervise"),
        ("V", State.PENDING_VERIFY, "verify_ok"),
        ("V", State.PENDING_CALLBACK, "callback"),
        ("B", State.PENDING_ACCEPT, "ask_supplement"),
        ("B", State.PENDING_SIGN, "return"),
        ("B", State.PENDING_VERIFY, "rework"),
        ("M", State.PENDING_TRIAGE, "merge"),
        ("H", State.IN_PROGRESS, "suspend_ok"),
        ("H", State.SUSPENDED, "resume"),
        ("V", State.DRAFT, None),
    ],
)
def test_a_letter_stands_for_a_verb_by_state(letter: str, state: State, verb: str | None) -> None:
    assert next(iter(verbs_for(letter, state)), None) == verb


def test_every_letter_names_only_verbs_that_its_state_allows() -> None:
    for entry in LETTERS:
        for state, verbs in entry.verbs.items():
            for verb in verbs:
                assert state in VERBS[verb].from_, (entry.key, state, verb)


def test_the_letters_are_seven_and_refusing_is_second_to_asking_for_more() -> None:
    assert [entry.key for entry in LETTERS] == list("ADSVBMH")
    assert verbs_for("B", State.PENDING_ACCEPT) == ("ask_supplement", "reject")

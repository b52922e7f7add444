"""The letters A D S V B M H: which verb each stands for in which state."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.event.state import State
from commandroom.ui.dialogs.dispatch.dialog import DispatchDialog
from commandroom.ui.dialogs.verbs.dialog import VerbDialog
from commandroom.ui.dialogs.verbs.keys import LETTERS, press, register_letters, verb_for, verbs_for
from commandroom.ui.notices import Notice
from commandroom.ui.page import Page, PageSpec
from tests.room import INTAKE
from tests.ui.room import Seat


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
    assert verb_for(letter, state) == verb


def test_every_letter_names_only_verbs_that_its_state_allows() -> None:
    for entry in LETTERS:
        for state, verbs in entry.verbs.items():
            for verb in verbs:
                assert state in VERBS[verb].from_, (entry.key, state, verb)


def test_the_letters_are_seven_and_refusing_is_second_to_asking_for_more() -> None:
    assert [entry.key for entry in LETTERS] == list("ADSVBMH")
    assert verbs_for("B", State.PENDING_ACCEPT) == ("ask_supplement", "reject")


D = TypeVar("D", bound=QWidget)


def _dialogs(kind: type[D]) -> list[D]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def test_a_letter_opens_what_this_person_may_do(practice_seat: Seat) -> None:
    window = practice_seat.window(PageSpec("home", "首页", "house", lambda _desk: Page()))
    bench = practice_seat.bench
    number = bench.signed()
    practice_seat.sit(bench.head(number))

    press(practice_seat.desk, window, bench.event(number).id, State.IN_PROGRESS, "H")
    practice_seat.wait_for(lambda: bool(_dialogs(VerbDialog)))
    dialog = _dialogs(VerbDialog)[0]
    practice_seat.settle()

    assert dialog.verb.name == "suspend_apply"
    dialog.reject()


def test_a_letter_that_stands_for_nothing_says_so(practice_seat: Seat) -> None:
    window = practice_seat.window(PageSpec("home", "首页", "house", lambda _desk: Page()))
    heard = list[Notice]()
    practice_seat.desk.notices.said.connect(heard.append)
    number = practice_seat.bench.registered()

    press(practice_seat.desk, window, number, State.DRAFT, "V")

    assert heard[0].text == "事件“登记草稿”时不能“核查通过”。"


def test_the_letters_are_deeds_of_a_page(practice_seat: Seat) -> None:
    page = Page()
    window = practice_seat.window(PageSpec("home", "首页", "house", lambda _desk: page))
    bench = practice_seat.bench
    number = bench.triaged()
    event = bench.event(number)
    register_letters(practice_seat.desk, page, scope="home", chosen=lambda: (event.id, event.state))

    assert practice_seat.desk.actions.do("home.letter.D")
    practice_seat.wait_for(lambda: bool(_dialogs(DispatchDialog)))
    practice_seat.settle()

    assert practice_seat.desk.actions.keys_of("home.letter.B") == "B"
    assert window.isVisible()
    _dialogs(DispatchDialog)[0].reject()
    practice_seat.sit(INTAKE)

"""Signing in through the room's door: right and wrong passwords, waits, first passwords, who keeps the accounts."""

from __future__ import annotations

import json
import logging
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from commandroom.base.clock import FixedClock
from commandroom.domain.errors import RefusedError, WrongUseError
from commandroom.domain.people.roles import Role
from commandroom.entrypoints.latevault import LateVault
from commandroom.entrypoints.opening import Start, create_room, open_room
from commandroom.store.seat_store import SeatStore
from commandroom.usecases import keepingaccounts
from commandroom.usecases.commands import (
    Amend,
    ChangePassword,
    CloseAccount,
    FirstPassword,
    GivePassword,
    MakeRescue,
    Rescue,
    SeatSetting,
    SignIn,
)
from commandroom.usecases.queries import RecordHistory, Records
from commandroom.usecases.secret import Secret
from tests.room import Bench
from tests.usecases.signing.conftest import HEAD, INTAKE, LEADER, PASSWORD, STAFF, cheapen

WRONG = "nicht das"
GIVEN, CHOSEN, OTHER = "erst-eins-zwei", "湖边 起风了 关窗", "another long phrase"


def sign_in(bench: Bench, person: str = LEADER, password: str = PASSWORD) -> None:
    bench.room.perform(SignIn(person, Secret(password)))


def refusal(bench: Bench, person: str = LEADER, password: str = WRONG) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        sign_in(bench, person, password)
    return caught.value


def give(bench: Bench, person: str, password: str = GIVEN) -> None:
    bench.room.perform(GivePassword(person, Secret(password), actor=LEADER))


def settle_in(bench: Bench, person: str, password: str = CHOSEN) -> None:
    give(bench, person)
    bench.room.perform(ChangePassword(person, Secret(GIVEN), Secret(password)))


def test_who_knows_the_password_takes_the_seat_by_id_or_by_name(bench: Bench) -> None:
    bench.room.perform(SeatSetting("operator", INTAKE))

    sign_in(bench, "方岚")

    assert bench.room.operator().id == LEADER


def test_a_password_is_taken_as_it_was_typed(bench: Bench) -> None:
    for typed in (PASSWORD + " ", PASSWORD[:-1], PASSWORD.replace(" ", "")):
        assert refusal(bench, password=typed).code == "signin.wrong"


def test_nobody_signs_in_without_an_account_or_as_a_role(bench: Bench) -> None:
    assert refusal(bench, INTAKE).code == "signin.no_account"
    assert refusal(bench, "值班长").code == "person.unknown"
    assert refusal(bench, "").code == "field.missing"


def test_five_wrong_ones_wait_a_minute_then_five_then_fifteen(bench: Bench) -> None:
    left = [refusal(bench).params.get("left") for _ in range(4)]
    waits = []
    for _ in range(4):
        held = refusal(bench)
        waits.append(held.params["minutes"])
        assert held.code == "signin.held"
        assert refusal(bench, password=PASSWORD).code == "signin.held"
        bench.later(minutes=int(str(held.params["minutes"])))

    assert left == [4, 3, 2, 1]
    assert waits == [1, 5, 15, 15]
    sign_in(bench)
    assert refusal(bench).params["left"] == 4


@pytest.mark.parametrize("days", [-3, 3, 4000])
def test_a_wait_survives_a_restart_and_a_clock_that_is_set_back_or_forward(bench: Bench, days: int) -> None:
    for _ in range(5):
        refusal(bench)
    bench.room.store.close()
    bench.room = cheapen(open_room(bench.home, clock=bench.clock))

    bench.later(seconds=58)
    bench.clock.jump(timedelta(days=days))
    held = refusal(bench, password=PASSWORD)
    assert (held.code, held.params["minutes"]) == ("signin.held", 1)
    assert held.params["until"] == bench.clock.now() + timedelta(seconds=2)
    bench.later(seconds=1)
    assert refusal(bench, password=PASSWORD).code == "signin.held"
    bench.later(seconds=1)
    sign_in(bench)


def test_another_start_of_the_machine_neither_shortens_a_wait_nor_makes_it_longer_than_once_more(
    bench: Bench,
) -> None:
    bench.later(hours=5)
    for _ in range(5):
        refusal(bench)
    bench.room.store.close()
    clock = FixedClock(bench.clock.moment + timedelta(days=1))
    bench.room, bench.clock = cheapen(open_room(bench.home, clock=clock)), clock

    assert refusal(bench, password=PASSWORD).code == "signin.held"
    bench.later(seconds=60)
    sign_in(bench)


def test_who_ends_the_program_while_it_looks_has_used_up_a_try(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_self: object, _hash: str, _password: str) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("commandroom.store.vault.StoreVault.fits", killed)
        for _ in range(5):
            with pytest.raises(KeyboardInterrupt):
                sign_in(bench)

    assert refusal(bench, password=PASSWORD).code == "signin.held"


def test_a_store_that_can_only_be_read_is_looked_at_by_who_signs_in_and_counts_the_tries_all_the_same(
    bench: Bench,
) -> None:
    bench.room.store.close()
    bench.room = cheapen(open_room(bench.home, clock=bench.clock, read_only=True))

    sign_in(bench)
    errors = [refusal(bench).code for _ in range(5)]

    assert errors == ["signin.wrong"] * 4 + ["signin.held"]
    assert refusal(bench, password=PASSWORD).code == "signin.held"
    bench.later(minutes=1)
    sign_in(bench)


def test_waits_stand_against_one_person_alone(bench: Bench) -> None:
    settle_in(bench, INTAKE)
    for _ in range(5):
        refusal(bench)

    sign_in(bench, INTAKE, CHOSEN)


def test_a_given_password_opens_nothing_but_its_own_change(bench: Bench) -> None:
    give(bench, INTAKE)

    assert refusal(bench, INTAKE, GIVEN).code == "signin.change_first"
    with pytest.raises(RefusedError) as same:
        bench.room.perform(ChangePassword(INTAKE, Secret(GIVEN), Secret(GIVEN)))
    assert same.value.code == "password.used"
    bench.room.perform(ChangePassword(INTAKE, Secret(GIVEN), Secret(CHOSEN)))
    sign_in(bench, INTAKE, CHOSEN)
    assert refusal(bench, INTAKE, GIVEN).code == "signin.wrong"


def test_a_given_password_ends_after_a_week(bench: Bench) -> None:
    give(bench, INTAKE)
    bench.later(days=7)

    assert refusal(bench, INTAKE, GIVEN).code == "signin.first_late"
    with pytest.raises(RefusedError) as late:
        bench.room.perform(ChangePassword(INTAKE, Secret(GIVEN), Secret(CHOSEN)))
    assert late.value.code == "signin.first_late"


def test_nobody_changes_a_password_without_the_present_one(bench: Bench) -> None:
    with pytest.raises(RefusedError) as caught:
        bench.room.perform(ChangePassword(LEADER, Secret("nicht das"), Secret(OTHER)))

    assert caught.value.code == "signin.wrong"
    sign_in(bench)


def test_level_two_wants_another_password_after_ninety_days_and_none_of_the_last_five(bench: Bench) -> None:
    bench.room.perform(Amend("setting", "signin_profile", {"value": "level2"}, actor=LEADER))
    words = [f"Guihua-{number}-xiang" for number in range(7)]
    bench.room.perform(ChangePassword(LEADER, Secret(PASSWORD), Secret(words[0])))
    for old, new in pairwise(words[:6]):
        bench.room.perform(ChangePassword(LEADER, Secret(old), Secret(new)))
    for used in words[1:6]:
        with pytest.raises(RefusedError, match=r"password\.used"):
            bench.room.perform(ChangePassword(LEADER, Secret(words[5]), Secret(used)))
    bench.room.perform(ChangePassword(LEADER, Secret(words[5]), Secret(words[0])))

    bench.later(days=90, seconds=-1)
    sign_in(bench, LEADER, words[0])
    bench.later(seconds=1)
    assert refusal(bench, LEADER, words[0]).code == "signin.change_old"


def test_by_the_modern_policy_a_password_never_runs_out(bench: Bench) -> None:
    bench.later(days=4000)

    sign_in(bench)


def test_the_leader_keeps_the_accounts_until_a_security_administrator_is_named(bench: Bench) -> None:
    settle_in(bench, INTAKE)
    with pytest.raises(RefusedError, match=r"role\.missing"):
        bench.room.perform(GivePassword(HEAD, Secret(GIVEN), actor=INTAKE))
    bench.room.perform(Amend("person", INTAKE, {"roles": [Role.SECURITY_ADMIN.value]}, actor=LEADER))

    bench.room.perform(GivePassword(HEAD, Secret(GIVEN), actor=INTAKE))
    with pytest.raises(RefusedError, match=r"role\.missing"):
        bench.room.perform(GivePassword(HEAD, Secret(GIVEN), actor=LEADER))


def test_a_forgotten_password_is_reset_and_that_is_journaled_without_it(bench: Bench) -> None:
    settle_in(bench, INTAKE)
    for _ in range(5):
        refusal(bench, INTAKE)

    give(bench, INTAKE, "zwei-drei-vier")

    assert refusal(bench, INTAKE, "zwei-drei-vier").code == "signin.change_first"
    changes = bench.room.ask(RecordHistory("account", INTAKE))
    assert [(one.actor_name, one.value) for one in changes if one.field == "temporary"] == [
        ("方岚", True), ("江小鱼", False), ("方岚", True),
    ]  # fmt: skip
    assert {one.field for one in changes} == {"set_at", "temporary", "closed"}


def test_the_rescue_code_gives_a_keeper_a_first_password_once(bench: Bench) -> None:
    with pytest.raises(RefusedError, match=r"role\.missing"):
        bench.room.perform(MakeRescue(Secret("x"), actor=INTAKE))
    bench.room.perform(MakeRescue(Secret("im Tresor"), actor=LEADER))
    with pytest.raises(RefusedError, match=r"role\.missing"):
        bench.room.perform(Rescue(INTAKE, Secret("im Tresor"), Secret(GIVEN)))
    with pytest.raises(RefusedError, match=r"signin\.wrong"):
        bench.room.perform(Rescue(LEADER, Secret("im Keller"), Secret(GIVEN)))

    bench.room.perform(Rescue(LEADER, Secret("im Tresor"), Secret(GIVEN)))

    assert refusal(bench, LEADER, GIVEN).code == "signin.change_first"
    with pytest.raises(RefusedError, match=r"account\.no_rescue"):
        bench.room.perform(Rescue(LEADER, Secret("im Tresor"), Secret(GIVEN)))
    bench.room.perform(ChangePassword(LEADER, Secret(GIVEN), Secret(OTHER)))
    sign_in(bench, LEADER, OTHER)
    assert bench.room.ask(RecordHistory("account", "rescue"))[-1].actor_name == "系统"


def test_a_rescue_code_is_tried_no_more_often_than_a_password(bench: Bench) -> None:
    bench.room.perform(MakeRescue(Secret("im Tresor"), actor=LEADER))
    codes = []
    for _ in range(6):
        with pytest.raises(RefusedError) as caught:
            bench.room.perform(Rescue(LEADER, Secret("geraten"), Secret(GIVEN)))
        codes.append(caught.value.code)

    assert codes == ["signin.wrong"] * 4 + ["signin.held"] * 2


def test_nobody_resets_or_closes_the_own_account(bench: Bench) -> None:
    for command in (GivePassword(LEADER, Secret(GIVEN), LEADER), CloseAccount(LEADER, LEADER)):
        with pytest.raises(RefusedError, match=r"account\.own"):
            bench.room.perform(command)


def test_who_leaves_leaves_without_an_account(bench: Bench) -> None:
    settle_in(bench, INTAKE)
    bench.room.perform(Amend("person", INTAKE, retire=True, actor=LEADER))
    assert refusal(bench, INTAKE, CHOSEN).code == "person.unknown"

    bench.room.perform(Amend("person", INTAKE, {"retired": False}, actor=LEADER))

    assert refusal(bench, INTAKE, CHOSEN).code == "signin.no_account"


def test_a_closed_account_opens_with_a_new_first_password(bench: Bench) -> None:
    settle_in(bench, INTAKE)
    bench.room.perform(CloseAccount(INTAKE, LEADER))
    assert refusal(bench, INTAKE, CHOSEN).code == "signin.no_account"

    settle_in(bench, INTAKE, OTHER)

    sign_in(bench, INTAKE, OTHER)


def test_the_first_password_is_chosen_once_by_who_keeps_the_accounts(bench: Bench, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"signin\.not_first"):
        bench.room.perform(FirstPassword(INTAKE, Secret(CHOSEN)))
    fresh = create_room(tmp_path / "fresh", Start("临溪镇", "330299104"), clock=bench.clock, persons=STAFF)
    with pytest.raises(RefusedError, match=r"role\.missing"):
        fresh.perform(FirstPassword(INTAKE, Secret(CHOSEN)))
    fresh.store.close()


def test_accounts_are_not_edited_like_other_records(bench: Bench) -> None:
    with pytest.raises(WrongUseError, match=r"account\.by_deed"):
        bench.room.perform(Amend("account", INTAKE, {"secret": "x"}, actor=LEADER))


def test_no_password_and_no_hash_is_found_in_the_journal_a_question_the_log_or_the_file(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    settle_in(bench, INTAKE)
    sign_in(bench)
    refusal(bench)

    told = b"".join(entry.raw for entry in bench.room.store.export_entries())
    told += json.dumps([row.fields for row in bench.room.ask(Records("account"))]).encode()
    told += caplog.text.encode() + repr(SignIn(LEADER, Secret(PASSWORD))).encode()
    for file in bench.home.glob("room.db*"):
        told += file.read_bytes()

    for word in (PASSWORD, CHOSEN, GIVEN, "argon2id"):
        assert word.encode() not in told


def test_settings_of_signing_in_are_changed_within_bounds_by_who_keeps_the_accounts(bench: Bench) -> None:
    for record, value, code in (
        ("idle_minutes", "0", "account.idle"), ("idle_minutes", "31", "account.idle"), ("idle_minutes", "-5", "account.idle"),
        ("signin_profile", "none", "account.profile"), ("signin_required", "yes", "field.not_one_of"),
    ):  # fmt: skip
        with pytest.raises(RefusedError) as caught:
            bench.room.perform(Amend("setting", record, {"value": value}, actor=LEADER))
        assert caught.value.code == code
    with pytest.raises(RefusedError, match=r"role\.missing"):
        bench.room.perform(Amend("setting", "idle_minutes", {"value": "5"}, actor=INTAKE))

    bench.room.perform(Amend("setting", "idle_minutes", {"value": "5"}, actor=LEADER))
    assert bench.room.vault is not None
    idle = bench.room.vault.rules.idle(bench.room.store.reference.setting("idle_minutes"))
    assert idle == timedelta(minutes=5)


def test_a_hash_is_argon2id_at_the_cost_of_the_rules_and_made_anew_when_they_grow(bench: Bench) -> None:
    assert isinstance(bench.room.store, SeatStore)
    strong = LateVault(bench.room.store)
    before = bench.room.store.reference.record("account", LEADER)["secret"]

    assert strong.hashed("x").startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    bench.room.vault = strong
    sign_in(bench)
    assert bench.room.store.reference.record("account", LEADER)["secret"] != before
    assert bench.room.ask(RecordHistory("account", LEADER))[-1].actor_name == "方岚"
    sign_in(bench)


def test_first_passwords_are_long_and_never_alike() -> None:
    found = {keepingaccounts.given_password().reveal() for _ in range(200)}

    assert len(found) == 200
    assert {len(word) for word in found} == {14}
    assert not set("".join(found)) & set("0o1li")

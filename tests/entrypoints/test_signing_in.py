"""The command line of a room in earnest: a token for this shell, rights of its person, upkeep without anybody."""

from __future__ import annotations

import io
import json
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from commandroom.entrypoints.command import Whose
from commandroom.entrypoints.commands import TABLE, commands
from tests.entrypoints.conftest import FORM, FOUNDING, Said, call

PASSWORD = "三月初十 挂桂花"  # noqa: S105 - of a room that lives as long as its test
CHOSEN = "湖边 起风了 关窗"
LEADER = "a-1"
Typing = Callable[..., Said]


@pytest.fixture(scope="session")
def earnest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in earnest as `init` leaves it with a chosen password; copied, never written to."""
    home = tmp_path_factory.mktemp("earnest") / "home"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sys.stdin", io.StringIO(PASSWORD + "\n"))
        said = call(
            home, "init", *FOUNDING, "--administrators", "甲一,乙二,丙三", "--password-stdin", "--json"
        )
    assert said.json["person"] == "a-security_admin"
    assert "password" not in said.json
    return home


@pytest.fixture
def typed(earnest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typing:
    """The command line on a home of this test alone, with lines on standard input."""
    home = shutil.copytree(earnest, tmp_path / "home")
    monkeypatch.delenv("COMMANDROOM_TOKEN", raising=False)

    def run(*arguments: str, stdin: str = "") -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        return call(home, *arguments)

    return run


def sign_in(typed: Typing, person: str = "乙二", password: str = PASSWORD) -> Said:
    return typed("login", person, "--password-stdin", "--json", stdin=password + "\n")


def settle_in(typed: Typing, person: str) -> None:
    """The security administrator opens an account, and its person signs in with it."""
    assert sign_in(typed).code == 0
    given = typed("account", "give", person, "--json").json["password"]
    said = typed("login", person, "--password-stdin", "--json", stdin=f"{given}\n{CHOSEN}\n")
    assert (said.code, said.json["person"]) == (0, person)


def test_without_signing_in_nothing_of_a_person_is_done(typed: Typing) -> None:
    for words in (
        ("list",),
        ("act", "register", "--data", "{}"),
        ("people",),
        ("account",),
        ("export", "room", "x"),
    ):
        said = typed(*words, "--json")
        assert (said.code, said.json["error"]) == (1, "signin.none")


def test_a_batch_that_goes_on_after_refusals_is_refused_line_by_line(typed: Typing) -> None:
    line = json.dumps({"verb": "register", "data": FORM})

    said = typed("act", "--batch", "-", "--keep-going", "--json", stdin=f"{line}\n{line}\n{line}\n")

    assert [one["error"] for one in said.lines] == ["signin.none"] * 3
    assert sign_in(typed).code == 0
    assert typed("list", "--view", "all", "--json").json["total"] == 0


def test_upkeep_and_what_opens_no_room_ask_for_nobody(typed: Typing) -> None:
    for words in (("verify",), ("rebuild",), ("sweep",), ("sync", "status"), ("backups",), ("lifecycle",)):
        assert typed(*words).code == 0


def test_every_command_says_whose_it_is() -> None:
    whose = {command.name: command.whose for command in commands()}

    assert {name for name, one in whose.items() if one is Whose.MACHINE} == {
        *(
            "verify",
            "rebuild",
            "backup",
            "backups",
            "restore",
            "sweep",
            "sync",
            "sync status",
            "import package",
            "move",
        ),
        *("doctor", "key", "key finish"),
    }
    assert {name for name, one in whose.items() if one is Whose.SEAT} == {
        *(
            "desk",
            "init",
            "demo",
            "lifecycle",
            "due",
            "tour",
            "bench",
            "import room",
            "login",
            "logout",
            "account first",
            "account rescue",
        ),
        *(
            "center init",
            "center serve",
            "center invite",
            "center link",
            "center seats",
            "center revoke",
            "center renew",
        ),
        "center status",
    }
    assert set(whose) == {row[0] for row in TABLE}


def test_who_signed_in_does_what_the_role_allows_and_stands_in_the_journal(typed: Typing) -> None:
    settle_in(typed, LEADER)

    done = typed("act", "register", "--data", json.dumps(FORM), "--json")
    shown = typed("show", done.json["number"], "--json").json

    assert done.code == 0
    assert [row["actor"] for row in shown["timeline"]] == [LEADER]
    assert sign_in(typed).code == 0
    refused = typed("act", "register", "--data", json.dumps(FORM), "--json")
    assert (refused.code, refused.json["error"]) == (1, "role.missing")


def test_nobody_speaks_in_another_name_or_at_another_time(typed: Typing) -> None:
    assert sign_in(typed).code == 0

    for words in (("--as", LEADER), ("--at", "2026-03-10T09:00")):
        said = typed("act", "register", "--data", json.dumps(FORM), *words, "--json")
        assert (said.code, said.json["error"]) == (1, "use.practice_only")


def test_a_token_lies_in_a_file_of_this_user_and_ends_with_logout(typed: Typing, tmp_path: Path) -> None:
    assert sign_in(typed).code == 0
    files = list((tmp_path / "home" / "shells").iterdir())

    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600]
    assert typed("list").code == 0
    assert typed("logout", "--json").json == {"signed_out": True}
    assert not list((tmp_path / "home" / "shells").iterdir())
    assert typed("list", "--json").json["error"] == "signin.none"
    assert typed("logout", "--json").json == {"signed_out": False}


def test_a_printed_token_holds_for_a_shell_that_has_it_in_its_environment(
    typed: Typing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = typed("login", "乙二", "--password-stdin", "--print-token", stdin=PASSWORD + "\n")

    assert typed("list", "--json").json["error"] == "signin.none"
    monkeypatch.setenv("COMMANDROOM_TOKEN", said.out.strip())
    assert typed("list").code == 0
    monkeypatch.setenv("COMMANDROOM_TOKEN", said.out.strip()[:-1])
    assert typed("list", "--json").json["error"] == "signin.ended"
    assert said.out.strip() not in (tmp_path / "home" / "room.db").read_bytes().decode("latin-1")


def test_a_token_ends_with_the_password_and_with_the_account(typed: Typing) -> None:
    settle_in(typed, LEADER)
    assert (
        typed("account", "password", "--password-stdin", stdin=f"{CHOSEN}\nnoch ein anderes Wort\n").code == 0
    )
    assert typed("list", "--json").json["error"] == "signin.ended"

    assert sign_in(typed, LEADER, "noch ein anderes Wort").code == 0
    token = typed("login", "乙二", "--password-stdin", "--print-token", stdin=PASSWORD + "\n").out.strip()
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("COMMANDROOM_TOKEN", token)
        assert typed("account", "close", LEADER).code == 0
    assert typed("list", "--json").json["error"] == "signin.ended"
    assert sign_in(typed, LEADER, "noch ein anderes Wort").json["error"] == "signin.no_account"


def test_wrong_passwords_are_counted_from_one_call_to_the_next(typed: Typing) -> None:
    errors = [sign_in(typed, "乙二", "falsch").json["error"] for _ in range(6)]

    assert errors == ["signin.wrong"] * 4 + ["signin.held"] * 2
    assert sign_in(typed).json["error"] == "signin.held"


def test_a_password_is_never_an_argument_and_is_not_asked_for_without_a_terminal(typed: Typing) -> None:
    said = typed("login", "乙二", "--json")

    assert (said.code, said.json["error"]) == (2, "signin.no_prompt")
    assert typed("login", "乙二", PASSWORD).code == 2


def test_init_makes_a_first_password_and_says_it_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    founded = call(home, "init", *FOUNDING, "--json").json
    assert founded["person"] == LEADER

    def run(*arguments: str, stdin: str) -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        return call(home, *arguments, "--json")

    assert (
        run("login", LEADER, "--password-stdin", stdin=founded["password"] + "\n").json["error"]
        == "signin.change_first"
    )
    assert run("login", LEADER, "--password-stdin", stdin=f"{founded['password']}\n{CHOSEN}\n").code == 0
    assert founded["password"].encode() not in b"".join(
        file.read_bytes() for file in home.rglob("*") if file.is_file()
    )


def test_init_refuses_a_password_that_everybody_tries_first_and_founds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("12345678\n"))

    said = call(tmp_path / "home", "init", *FOUNDING, "--password-stdin", "--json")

    assert (said.code, said.json["error"]) == (1, "password.common")
    assert not (tmp_path / "home").exists()


def test_the_rules_are_changed_by_who_keeps_the_accounts_and_shown_with_them(typed: Typing) -> None:
    assert sign_in(typed).code == 0

    assert typed("account", "rules", "--policy", "level2", "--idle", "5").code == 0
    shown = typed("account", "--json").json

    assert (shown["policy"], shown["idle_minutes"], shown["keepers"]) == ("level2", 5, ["security_admin"])
    assert {row["person"]: row["state"] for row in shown["accounts"]} == {
        LEADER: "none", "a-system_admin": "none", "a-security_admin": "open", "a-auditor": "none",
    }  # fmt: skip


def test_where_the_keeper_forgot_the_rescue_code_helps_once(typed: Typing) -> None:
    assert sign_in(typed).code == 0
    code = typed("account", "code", "--json").json["code"]
    typed("logout")

    said = typed("account", "rescue", "乙二", "--password-stdin", "--json", stdin=code + "\n")

    assert said.code == 0
    again = f"{said.json['password']}\n{CHOSEN}\n"
    assert typed("login", "乙二", "--password-stdin", stdin=again).code == 0
    used = typed("account", "rescue", "乙二", "--password-stdin", "--json", stdin=code + "\n")
    assert used.json["error"] == "account.no_rescue"


def test_a_practice_home_asks_for_no_password(tmp_path: Path, founded: Path) -> None:
    home = shutil.copytree(founded, tmp_path / "home")

    assert call(home, "list").code == 0

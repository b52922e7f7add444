"""The command line's frame: options before and after, faults as sentences, exit codes, clean ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from commandroom.domain.errors import ConflictError, DamageError, RefusedError, RoomError, WorldError
from commandroom.entrypoints import cli
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.commands import GROUPS, TABLE, commands
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.words import Words

DUE = ["due", "2wd", "--from", "2026-04-30 10:00"]


def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def with_command(monkeypatch: pytest.MonkeyPatch, run: Any) -> None:
    """Put a command called `probe` in the place of all others."""
    probe = Command(name="probe", help=Words("探针", "a probe"), run=run)
    build = cli.build_parser
    monkeypatch.setattr(cli, "build_parser", lambda lang, _known: build(lang, (probe,)))


@pytest.mark.parametrize("arguments", [["--json", *DUE], [*DUE, "--json"], ["due", "--json", *DUE[1:]]])
def test_json_is_taken_before_and_after_the_command(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code = cli.main(arguments)

    assert code == 0
    assert printed(capsys)["due"] == "2026-05-07T17:00:00+08:00"


@pytest.mark.parametrize("arguments", [["--home", "h", "probe"], ["probe", "--home", "h"]])
def test_home_is_taken_before_and_after_the_command(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    homes: list[Path] = []
    with_command(monkeypatch, noting_home(homes))

    assert cli.main(arguments) == 0

    assert homes == [tmp_path / "h"]


def test_without_home_the_variable_names_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COMMANDROOM_HOME", str(tmp_path / "seat"))
    homes: list[Path] = []
    with_command(monkeypatch, noting_home(homes))

    cli.main(["probe"])

    assert homes == [tmp_path / "seat"]


def test_people_read_chinese_unless_they_ask_for_english(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(DUE)
    chinese = capsys.readouterr().out
    cli.main([*DUE, "--lang", "en"])
    english = capsys.readouterr().out

    assert "到期：5月7日(周四) 17:00" in chinese
    assert "Due: Thu 7 May 17:00" in english


@pytest.mark.parametrize(
    ("arguments", "code", "names"),
    [
        (["nonsense"], "use.command_unknown", "nonsense"),
        (["due"], "use.required", "LIMIT"),
        (["due", "2wd"], "use.required", "--from"),
        ([*DUE, "--form", "x"], "use.unknown", "--form x"),
        ([*DUE, "--suspend"], "use.value_missing", "--suspend"),
        ([*DUE, "--lang", "fr"], "use.choice", "fr"),
        (["due", "2xx", "--from", "2026-04-30 10:00"], "limit.malformed", "2xx"),
        (["due", "2wd", "--from", "2026-04-30"], "moment.date_alone", "2026-04-30"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(
    arguments: list[str], code: str, names: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for_people = cli.main(arguments)
    said = capsys.readouterr()
    for_programs = cli.main(
        [*arguments, "--json"] if "--suspend" not in arguments else ["--json", *arguments]
    )
    document = printed(capsys)

    assert (for_people, for_programs) == (2, 2)
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert names in said.err
    assert document["error"] == code
    assert document["message"] == said.err.strip()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RefusedError("verb.closed"), 1),
        (ConflictError("event.changed"), 1),
        (WorldError("disk.full"), 3),
        (DamageError("journal.damaged"), 4),
    ],
)
def test_an_error_of_the_room_becomes_its_exit_code(
    error: RoomError, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_command(monkeypatch, raising(error))

    assert cli.main(["probe", "--json"]) == code

    assert printed(capsys)["error"] == error.code


def test_what_the_system_refuses_is_a_sentence_and_exit_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_command(monkeypatch, raising(OSError(28, "No space left on device", "journal.db")))

    assert cli.main(["probe"]) == 3

    assert capsys.readouterr().err == "系统拒绝了操作：No space left on device（journal.db）。\n"


def test_a_defect_is_kept_in_the_homes_log_and_said_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with_command(monkeypatch, raising(ZeroDivisionError("a citizen's name")))

    assert cli.main(["--home", str(tmp_path), "probe", "--json"]) == 3

    document = printed(capsys)
    assert document["error"] == "defect.unforeseen"
    assert "citizen" not in document["message"]
    kept = (tmp_path / "logs" / "defects.log").read_text("utf-8")
    assert "ZeroDivisionError" in kept
    assert "test_frame.py" in kept
    assert "a citizen's name" not in kept


def test_a_defect_without_a_home_makes_no_home(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with_command(monkeypatch, raising(ZeroDivisionError()))

    assert cli.main(["--home", str(tmp_path / "none"), "probe"]) == 3

    assert "Traceback" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_ctrl_c_ends_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_command(monkeypatch, raising(KeyboardInterrupt()))

    assert cli.main(["probe"]) == 130

    assert capsys.readouterr().err == "已中断。\n"


def test_a_command_that_has_printed_by_itself_prints_no_second_document(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(_asked: Namespace, context: Context) -> Answer:
        context.emit({"line": 1}, ["one"])
        return Answer()

    with_command(monkeypatch, run)

    cli.main(["probe", "--json"])

    assert capsys.readouterr().out == '{"line": 1}\n'


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
@pytest.mark.parametrize("name", [*(name for name, _, _ in TABLE), *GROUPS, ""])
def test_everything_has_help_in_both_languages(
    name: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if name in GROUPS and not any(command.startswith(f"{name} ") for command, _, _ in TABLE):
        pytest.skip("no command of this group yet")

    assert cli.main(["--lang", lang, *name.split(), "--help"]) == 0

    out = capsys.readouterr().out
    assert ("usage:" in out) is (lang == "en")
    assert "--json" in out


def test_names_of_commands_are_unique_and_groups_are_known() -> None:
    names = [command.name for command in commands()]

    assert names == [name for name, _, _ in TABLE]
    assert len(names) == len(set(names))
    assert {name.split()[0] for name in names if " " in name} <= {*GROUPS, *names}


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        ([], "desk"),
        (["--home", "verify", "--lang=en", "--json"], "desk"),
        (["desk", "--demo"], "desk"),
        (["--home=x", "verify"], "keeping"),
        (["import", "room", "x"], "importing carrying exchanging people rostering"),
    ],
)
def test_only_the_family_of_the_command_that_is_asked_for_is_loaded(
    arguments: list[str], loaded: str
) -> None:
    probe = (
        "import sys; from commandroom.entrypoints import cli\n"
        "cli.build_parser('en', cli.commands(cli._first_word(sys.argv[1:])))\n"
        "begin = 'commandroom.entrypoints.commands.'\n"
        "print(*(name.removeprefix(begin) for name in sys.modules if name.startswith(begin)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", probe, *arguments], capture_output=True, text=True, check=True
    )

    assert set(done.stdout.split()) == set(loaded.split())


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0

    assert capsys.readouterr().out.startswith("commandroom 0.")


def noting_home(homes: list[Path]) -> Any:
    def run(_asked: Namespace, context: Context) -> Answer:
        homes.append(context.home)
        return Answer()

    return run


def raising(error: BaseException) -> Any:
    def run(_asked: Namespace, _context: Context) -> Answer:
        raise error

    return run


def run_program(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    program = [sys.executable, "-m", "commandroom", *arguments]
    return subprocess.run(program, capture_output=True, env=environment, check=False, **options)


def test_output_is_utf_8_whatever_the_machine_says() -> None:
    done = run_program(*DUE)

    assert done.returncode == 0
    assert "到期" in done.stdout.decode("utf-8")


def test_a_reader_who_leaves_early_sees_no_traceback() -> None:
    nobody_reads, out = os.pipe()
    os.close(nobody_reads)

    program = [sys.executable, "-m", "commandroom", *DUE]
    done = subprocess.run(program, stdout=out, stderr=subprocess.PIPE, check=False)

    os.close(out)
    assert done.returncode == 3
    assert done.stderr == b""

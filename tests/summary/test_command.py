"""`summary` on the command line: what it prints, where its files go, what it says of odd wishes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from commandroom.base.sentences import known_codes
from tests.entrypoints.conftest import CommandLine, call, founded, home, run

__all__ = ["founded", "home", "run"]

FIVE = ("--at", "2026-03-10T17:00:00+08:00", "--date", "2026-03-10")


def test_it_prints_issue_moment_file_and_figures_and_the_same_again_whatever_came_in_meanwhile(
    run: CommandLine, home: Path
) -> None:
    first = run("summary", *FIVE, "--json").json
    data = (
        '{"source":"CALL","title":"路灯不亮","text":"不亮","location":"人民路",'
        '"occurred_at":"2026-03-10 17:00","reported_at":"2026-03-10 17:01"}'
    )
    late = run("act", "register", "--at", "2026-03-10 17:05", "--data", data, "--json").json["number"]
    run("act", "submit", "--event", late, "--at", "2026-03-10 17:06", "--data", '{"category_suggest":"0910"}')
    again = run("summary", "--date", "2026-03-10", "--at", "2026-03-11 10:00", "--json").json

    assert {"issue", "as_of", "file", "figures"} <= set(first)
    assert first["issue"] == "2026年第69期"
    assert first["as_of"] == "2026-03-10T17:00:00+08:00"
    assert first["file"] == str(home / "summaries" / "要情-2026-03-10.html")
    assert Path(first["file"]).stat().st_size > 1000
    assert (again["figures"], again["as_of"], again["text"]) == (
        first["figures"],
        first["as_of"],
        first["text"],
    )
    corrected = run("summary", "--date", "2026-03-10", "--at", "2026-03-11 10:00", "--again", "--json").json
    assert (corrected["edition"], corrected["editions"]) == ("A1", ["", "A1"])
    assert corrected["figures"]["received"] == 1
    assert corrected["issue"] == "2026年第69期（更正A1、补报）"


@pytest.mark.parametrize(
    ("kind", "magic"),
    [("html", b"<!DOC"), ("docx", b"PK\x03\x04"), ("xlsx", b"PK\x03\x04"), ("pdf", b"%PDF-")],
)
def test_each_format_is_written_where_it_is_wanted_by_name_or_by_option(
    run: CommandLine, tmp_path: Path, kind: str, magic: bytes
) -> None:
    by_name = run("summary", *FIVE, "--out", str(tmp_path / f"a.{kind}"), "--json").json
    by_option = run("summary", *FIVE, "--format", kind, "--out", str(tmp_path / "b"), "--json").json

    assert Path(by_name["file"]).read_bytes().startswith(magic)
    assert Path(by_option["file"]).read_bytes().startswith(magic)


def test_a_day_that_is_not_over_gives_a_draft_that_says_so_and_keeps_nothing(run: CommandLine) -> None:
    early = ("--at", "2026-03-10 10:00", "--date", "2026-03-10")
    said = run("summary", *early)
    found = run("summary", *early, "--json").json

    assert said.code == 0
    assert "草稿：2026-03-10 的专报到当日 17:00 才生成" in said.out
    assert (found["draft"], found["editions"], found["issue"]) == (True, [], "2026年第69期（草稿）")
    assert Path(found["file"]).name == "要情-2026-03-10-草稿.html"


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        (("--date", "2026-03-12", "--at", "2026-03-10 17:00"), "summary.not_begun", 1),
        (("--date", "2026-03-10", "--at", "2026-03-10 10:00", "--again"), "summary.not_over", 1),
        (("--date", "10.3.2026"), "use.day", 2),
        (("--format", "odt"), "use.choice", 2),
        ((*FIVE, "--out", "a.odt"), "summary.format", 2),
        ((*FIVE, "--out", "nowhere/at/all/a.pdf"), "export.no_folder", 3),
    ],
)
def test_an_odd_wish_is_answered_with_one_sentence(
    run: CommandLine, arguments: tuple[str, ...], code: str, exit_code: int
) -> None:
    said = run("summary", *arguments, "--json")

    assert (said.json["error"], said.code) == (code, exit_code)
    assert code in known_codes()
    assert "\n" not in said.json["message"]


def test_in_a_real_room_the_clock_is_the_clock(tmp_path: Path) -> None:
    real = tmp_path / "real"
    assert (
        call(real, "init", "--name", "临溪镇", "--code", "330299104", "--kind", "general", "--seat", "A").code
        == 0
    )

    assert call(real, "summary", *FIVE, "--json").json["error"] == "use.practice_only"
    shutil.rmtree(real)


def test_the_paper_of_a_week_is_made_once_by_the_same_command_and_before_its_end_is_a_draft(
    run: CommandLine, home: Path
) -> None:
    draft = run("summary", "--period", "week", "--at", "2026-03-10 10:00", "--json").json
    made = run(
        "summary", "--period", "week", "--date", "2026-03-10", "--at", "2026-03-16 08:00", "--json"
    ).json
    again = run(
        "summary", "--period", "week", "--date", "2026-03-12", "--at", "2026-03-20 08:00", "--json"
    ).json

    assert (draft["draft"], draft["from"], draft["to"]) == (True, "2026-03-09", "2026-03-15")
    assert "还没有过完" in draft["notes"][0]
    assert (made["draft"], made["issue"]) == (False, "2026年第11周")
    assert made["file"] == str(home / "summaries" / "要情-2026-W11.html")
    assert (again["figures"], again["made_at"]) == (made["figures"], made["made_at"])
    assert run("summary", "--period", "year").code == 2

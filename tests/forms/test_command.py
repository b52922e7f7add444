"""`form` and `templates` on the command line: what they print, where files go, what they say of odd wishes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.entrypoints.conftest import FORM, CommandLine, founded, home, run

__all__ = ["founded", "home", "run"]

AT = ("--at", "2026-03-10T10:00:00+08:00")


def registered(run: CommandLine) -> str:
    import json

    return str(run("act", "register", *AT, "--data", json.dumps(FORM), "--json").json["number"])


@pytest.mark.parametrize("kind", ["pdf", "docx", "html", "xlsx"])
def test_each_format_is_written_where_it_is_wanted(run: CommandLine, tmp_path: Path, kind: str) -> None:
    number = registered(run)
    said = run(
        "form", "register", "--event", number, *AT, "--out", str(tmp_path / f"单.{kind}"), "--json"
    ).json
    assert (said["form"], said["event"], said["template"]) == ("register", number, "2026.1")
    assert Path(said["file"]).stat().st_size > 1000


def test_without_a_place_it_lies_in_the_home(run: CommandLine, home: Path) -> None:
    number = registered(run)
    said = run("form", "register", "--event", number, *AT, "--format", "html", "--json").json
    assert said["file"] == str(home / "forms" / f"问题登记单-{number}.html")


def test_what_an_event_lacks_and_odd_wishes_are_one_sentence_each(run: CommandLine, tmp_path: Path) -> None:
    number = registered(run)
    lacking = run("form", "dispatch", "--event", number, *AT)
    assert (lacking.code, lacking.err.strip()) == (1, f"{number} 没有主办单位，派遣后才有派遣单。")
    assert run("form", "register", "--event", "没有这件", *AT).code == 2
    assert run("form", "nothing", "--event", number, *AT).code == 2
    assert "可选：pdf docx html xlsx" in run("form", "register", "--event", number, *AT, "--out", "a.odt").err
    assert run("form", "register", "--event", number, *AT, "--unmasked").code == 2
    nowhere = run("form", "register", "--event", number, *AT, "--out", str(tmp_path / "no" / "a.html"))
    assert nowhere.code == 3
    assert "不存在" in nowhere.err


def test_a_template_is_written_out_edited_set_and_reset(run: CommandLine, tmp_path: Path) -> None:
    number = registered(run)
    file = tmp_path / "register.toml"
    run("templates", "register", "--out", str(file), "--json")
    file.write_text(
        file.read_text(encoding="utf-8").replace('title = "问题登记单"', 'title = "群众诉求登记表"'),
        encoding="utf-8",
    )

    set_ = run("templates", "register", "--set", str(file), "--as", "主任", "--json").json
    assert (set_["templates"][0]["own"], set_["templates"][0]["version"]) == (True, "第1版")
    made = run("form", "register", "--event", number, *AT, "--format", "html", "--json").json
    assert (made["title"], made["own_template"]) == ("群众诉求登记表", True)

    file.write_text(file.read_text(encoding="utf-8").replace("{住址}", "{星座}"), encoding="utf-8")
    broken = run("templates", "register", "--set", str(file), "--as", "主任")
    assert (broken.code, broken.err.strip()) == (1, "模板用了不认识的字段“星座”。")
    assert (
        run("templates", "register", "--reset", "--as", "主任", "--json").json["templates"][0]["own"] is False
    )
    assert "{事项编号}  number" in run("templates", "--fields").out

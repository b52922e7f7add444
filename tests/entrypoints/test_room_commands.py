"""The commands that need a home, each through the same `main` as a person's shell."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.entrypoints.conftest import FOUNDING, CommandLine, call

FORM = {
    "source": "CALL",
    "title": "人民路路灯不亮",
    "text": "=人民路 12 号门口路灯三天不亮，晚上出行不便。",
    "location": "人民路 12 号",
    "occurred_at": "2026-03-09 19:00",
    "reported_at": "2026-03-10 08:55",
    "reporter_name": "陈大明",
    "reporter_phone": "13812345678",
}
NINE = "2026-03-10 09:00"
ACT_KEYS = {"event", "number", "state", "version", "effects"}


def register(run: CommandLine, at: str = NINE, **fields: str) -> Any:
    data = json.dumps(FORM | fields, ensure_ascii=False)
    said = run("act", "register", "--data", data, "--as", "t-intake", "--at", at, "--json")
    assert said.code == 0, said
    return said.json


# --- init ----------------------------------------------------------------------------------------------------


def test_init_founds_a_room_and_says_where(tmp_path: Path) -> None:
    said = call(tmp_path / "seat", "init", *FOUNDING, "--json")

    assert said.code == 0
    assert set(said.json) == {"room", "seat", "home", "person", "password"}
    assert (said.json["seat"], said.json["home"]) == ("A", str(tmp_path / "seat"))


def test_a_home_is_founded_once(run: CommandLine) -> None:
    said = run("init", *FOUNDING, "--json")

    assert said.code == 1
    assert said.json["error"] == "store.exists"


@pytest.mark.parametrize(("option", "value"), [("--code", "33029"), ("--seat", "a1"), ("--name", " ")])
def test_a_wrong_founding_names_the_field_and_makes_no_home(tmp_path: Path, option: str, value: str) -> None:
    founding = list(FOUNDING)
    founding[founding.index(option) + 1] = value

    said = call(tmp_path / "seat", "init", *founding)

    assert said.code == 1
    assert said.err.count("\n") == 1
    assert not (tmp_path / "seat").exists()


def test_a_home_without_a_room_is_one_sentence(tmp_path: Path) -> None:
    said = call(tmp_path, "list", "--json")

    assert said.code == 2
    assert said.json["error"] == "store.none"


# --- act ------------------------------------------------------------------------------------------------------


def test_a_deed_answers_with_what_it_did(run: CommandLine) -> None:
    done = register(run)

    assert set(done) == ACT_KEYS
    assert done["number"] == "330299104-20260310-A0001"
    assert (done["state"], done["version"], done["effects"]) == ("draft", 1, ["register"])


def test_a_deed_reads_its_fields_from_a_file_and_from_standard_input(
    run: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "form.json"
    file.write_text("\ufeff" + json.dumps(FORM), encoding="utf-8")

    from_file = run("act", "register", "--data", f"@{file}", "--at", NINE, "--json")
    with file.open(encoding="utf-8-sig") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        from_input = run("act", "register", "--data", "-", "--at", NINE, "--json")

    assert from_file.json["number"] == "330299104-20260310-A0001"
    assert from_input.json["number"] == "330299104-20260310-A0002"


@pytest.mark.parametrize(
    ("arguments", "exit_code", "error", "named"),
    [
        (["act", "register", "--data", "{bad"], 2, "use.json", "--data"),
        (["act", "register", "--data", "[1]"], 2, "use.json_object", "--data"),
        (["act", "register", "--data", "@nowhere.json"], 3, "file.unreadable", "nowhere.json"),
        (["act", "fly"], 2, "verb.unknown", "register"),
        (["act", "register", "--data", '{"titel": 1}'], 1, "field.unknown", "titel"),
        (["act", "register", "--data", "{}"], 1, "field.missing", "必填"),
        (["act"], 2, "use.required", "VERB"),
        (
            ["act", "accept", "--event", "nothing", "--data", '{"category": "x", "urgency": "x"}'],
            2,
            "event.unknown",
            "",
        ),
        (["act", "register", "--batch", "x"], 2, "use.together", "--batch"),
    ],
)
def test_a_deed_that_makes_no_sense_is_one_sentence(
    run: CommandLine, arguments: list[str], exit_code: int, error: str, named: str
) -> None:
    said = run(*arguments, "--json")

    assert (said.code, said.json["error"]) == (exit_code, error)
    assert named in said.json["message"]


@pytest.mark.parametrize(
    ("fields", "error", "named"),
    [
        ('"title": "a\\u0000b"', "field.unwritable", "标题"),
        ('"text": "\\ud800"', "field.unwritable", "内容"),
        ('"occurred_at": 12345', "field.wrong_kind", "发生时间的格式不对，应为时间"),
        ('"title": {"a": {"b": 1}}', "field.wrong_kind", "标题的格式不对，应为文字"),
        ('"lat": "north"', "field.wrong_kind", "纬度的格式不对，应为数字"),
        ('"lon": 999', "field.out_of_range", "-180 到 180"),
        ('"loss": -5', "field.out_of_range", "0 到"),
        ('"reporter_name": "' + "长" * 61 + '"', "field.too_long", "最多 60 字，现有 61 字"),
        ('"reporter_address": "' + "长" * 201 + '"', "field.too_long", "最多 200 字"),
        ('"village": "' + "3" * 13 + '"', "field.too_long", "最多 12 字"),
    ],
)
def test_a_wrong_field_is_named_with_its_limit_and_nothing_is_registered(
    run: CommandLine, fields: str, error: str, named: str
) -> None:
    data = json.dumps(FORM | json.loads(f"{{{fields}}}"))

    said = run("act", "register", "--data", data, "--at", NINE, "--json")

    assert (said.code, said.json["error"]) == (1, error)
    assert named in said.json["message"]
    assert run("list", "--view", "all", "--json").json["total"] == 0


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ('{"files": 5}', "field.wrong_kind"),
        ('{"files": {"a": 1}}', "field.wrong_kind"),
        ('{"files": [1]}', "field.wrong_kind"),
        ('{"files": []}', "field.missing"),
        ('{"files": ["a.pdf"], "name": "b"}', "field.unknown"),
    ],
)
def test_what_names_no_files_is_refused_by_field(run: CommandLine, data: str, error: str) -> None:
    number = register(run)["number"]

    said = run("act", "attach", "--event", number, "--data", data, "--at", NINE, "--json")

    assert (said.code, said.json["error"]) == (1, error)


def test_one_file_may_be_named_without_a_list(run: CommandLine, tmp_path: Path) -> None:
    number = register(run)["number"]
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4\n")

    data = json.dumps({"files": str(tmp_path / "scan.pdf")})
    said = run("act", "attach", "--event", number, "--data", data, "--at", NINE, "--json")

    assert said.code == 0
    assert [file["name"] for file in run("show", number, "--json").json["event"]["attachments"]] == [
        "scan.pdf"
    ]


@pytest.mark.parametrize(
    "text", ["", "NaN", '{"lon": NaN}', '{"lon": -Infinity}', '{"lon": 1e999}', "[" * 9999]
)
def test_what_is_no_json_is_wrong_use(run: CommandLine, text: str) -> None:
    said = run("act", "register", "--data", text, "--json")

    assert (said.code, said.json["error"]) == (2, "use.json")


def test_a_new_event_takes_no_number_of_another(run: CommandLine) -> None:
    number = register(run)["number"]

    said = run("act", "register", "--event", number, "--data", json.dumps(FORM), "--at", NINE, "--json")

    assert (said.code, said.json["error"]) == (2, "event.needless")
    assert run("list", "--view", "all", "--json").json["total"] == 1


def test_a_short_number_never_means_a_row_of_the_store(run: CommandLine) -> None:
    register(run)

    said = [run("show", ref, "--json") for ref in ("1", "0001")]

    assert [(one.code, one.json["error"]) for one in said] == [(2, "event.unknown")] * 2


def test_a_verb_that_is_not_open_is_refused_with_those_that_are(run: CommandLine) -> None:
    number = register(run)["number"]

    data = '{"category": "0402", "urgency": "normal"}'
    said = run("act", "accept", "--event", number, "--data", data, "--at", NINE, "--json")

    assert said.code == 1
    assert said.json["error"] == "verb.not_open"
    assert "submit" in said.json["message"]


def test_a_batch_does_each_line_by_itself_and_stops_at_the_first_refusal(
    run: CommandLine, tmp_path: Path
) -> None:
    lines = [
        {"verb": "register", "data": FORM, "at": "2026-03-10 09:00"},
        {"verb": "register", "data": {}, "at": "2026-03-10 09:01"},
        {"verb": "register", "data": FORM, "at": "2026-03-10 09:02"},
    ]
    file = tmp_path / "deeds.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")

    stopped = run("act", "--batch", str(file), "--as", "t-intake", "--json")
    went_on = run("act", "--batch", str(file), "--as", "t-intake", "--keep-going", "--json")

    assert (stopped.code, went_on.code) == (1, 1)
    assert [line.get("number", line.get("error")) for line in stopped.lines] == [
        "330299104-20260310-A0001",
        "field.missing",
    ]
    assert [line.get("number", line.get("error")) for line in went_on.lines] == [
        "330299104-20260310-A0002",
        "field.missing",
        "330299104-20260310-A0003",
    ]
    assert went_on.lines[1]["line"] == 2
    assert run("list", "--view", "all", "--json").json["total"] == 3


@pytest.mark.parametrize("line", ["{", "[]", '{"data": {}}', '{"verb": "register", "who": "me"}'])
def test_a_line_that_is_no_deed_is_named(run: CommandLine, tmp_path: Path, line: str) -> None:
    file = tmp_path / "deeds.jsonl"
    file.write_text(f"\n{line}\n", encoding="utf-8")

    said = run("act", "--batch", str(file))

    assert said.code == 2
    assert said.err.startswith("2: ")


@pytest.mark.parametrize("arguments", [["--as", "a-1"], ["--at", NINE]])
def test_in_a_real_room_the_clock_is_the_clock_and_you_are_you(tmp_path: Path, arguments: list[str]) -> None:
    call(tmp_path, "init", *FOUNDING)

    said = call(tmp_path, "act", "register", "--data", json.dumps(FORM), *arguments, "--json")

    assert said.code == 1
    assert said.json["error"] == "use.practice_only"


@pytest.mark.parametrize("command", ["lamps", "sweep"])
def test_in_a_real_room_no_command_moves_the_clock(tmp_path: Path, command: str) -> None:
    call(tmp_path, "init", *FOUNDING)

    assert call(tmp_path, command, "--at", NINE, "--json").json["error"] == "use.practice_only"


# --- list, show, people, lamps, sweep -------------------------------------------------------------------------


def test_english_names_states_verbs_and_roles_in_english(run: CommandLine) -> None:
    number = register(run)["number"]
    accepting = json.dumps({"category": "0910", "urgency": "utmost"})
    voiding = ("act", "void", "--event", number, "--data", '{"reason": "slip"}', "--as", "t-auditor")

    run("act", "submit", "--event", number, "--data", '{"category_suggest": "0910"}', "--at", NINE)
    shown = run("--lang", "en", "show", number)
    said = [
        run("--lang", "en", *voiding),
        run("--lang", "en", "act", "void_accepted", *voiding[2:]),
        run("--lang", "en", "act", "accept", "--event", number, "--data", accepting, "--at", NINE),
    ]

    words = " ".join(one.err for one in said).replace("练习审计员", "")
    assert [one.code for one in said] == [1, 1, 1]
    assert "shift leader" in words
    assert "normal, urgent, critical" in words
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in words), words
    assert "pending accept" in shown.out
    assert "登记" not in shown.out


def test_an_argument_of_another_encoding_is_wrong_use(run: CommandLine) -> None:
    said = run("list", "--text", "\udcc2\udcb7", "--json")

    assert (said.code, said.json["error"]) == (2, "use.not_utf8")


def test_show_masks_the_person_and_tells_the_timeline(run: CommandLine) -> None:
    number = register(run)["number"]

    said = run("show", number, "--json")

    assert set(said.json) == {"event", "timers", "timeline"}
    assert said.json["event"]["reporter"] == {"name": "陈**", "phone": "138****5678"}
    assert [row["verb"] for row in said.json["timeline"]] == ["register"]
    for secret in ("陈大明", "13812345678"):
        assert secret not in said.out
        assert secret not in run("show", number).out
        assert secret not in run("list", "--view", "all", "--json").out


def test_list_narrows_and_says_how_many_there_are(run: CommandLine) -> None:
    register(run)
    register(run, title="化粪池满溢", text="小区化粪池满溢", location="解放路 3 号", source="VISIT")

    every = run("list", "--view", "all", "--json").json
    visits = run("list", "--view", "all", "--where", "source=VISIT", "--json").json
    found = run("list", "--view", "all", "--text", "路灯", "--json").json
    one = run("list", "--view", "all", "--limit", "1", "--json").json

    assert (every["total"], visits["total"], found["total"]) == (2, 1, 1)
    assert visits["rows"][0]["title"] == "化粪池满溢"
    assert found["rows"][0]["title"] == "人民路路灯不亮"
    assert (one["total"], len(one["rows"])) == (2, 1)


def test_people_gives_the_ids_that_as_takes(run: CommandLine) -> None:
    rows = run("people", "--json").json["people"]

    intake = next(row for row in rows if row["id"] == "t-intake")
    assert {"id", "name", "roles", "unit"} <= set(intake)
    assert intake["roles"] == ["intake"]


def test_lamps_turn_with_the_moment_and_a_sweep_urges_once(run: CommandLine) -> None:
    number = register(run)["number"]
    data = '{"category_suggest": "0402"}'
    run("act", "submit", "--event", number, "--data", data, "--as", "t-intake", "--at", NINE)

    fresh = {
        row["timer"]: row["lamp"] for row in run("lamps", "--at", "2026-03-10 09:01", "--json").json["timers"]
    }
    late = {
        row["timer"]: row["lamp"] for row in run("lamps", "--at", "2026-03-10 16:00", "--json").json["timers"]
    }
    first = run("sweep", "--at", "2026-03-10 16:00", "--json").json
    second = run("sweep", "--at", "2026-03-10 16:00", "--json").json

    assert fresh["accept"] == "green"
    assert late["accept"] in {"red", "deep_red"}
    assert first["urged"] >= 1
    assert first["opened"] >= 1
    assert (second["urged"], second["opened"], second["escalated"]) == (0, 0, 0)


# --- verify, rebuild, backup, restore --------------------------------------------------------------------------


def test_a_sound_home_verifies_and_a_rebuild_changes_nothing(run: CommandLine) -> None:
    register(run)

    before = run("verify", "--json").json
    rebuilt = run("rebuild", "--json").json
    after = run("verify", "--json").json

    assert {"entries", "events", "chains", "fold", "digest", "problems"} <= set(before)
    assert (before["chains"], before["fold"], before["problems"]) == ("ok", "ok", [])
    assert rebuilt["events"] == 1
    assert after == before


def test_a_changed_byte_in_the_journal_is_named_and_the_exit_code_is_4(run: CommandLine, home: Path) -> None:
    register(run)
    _change_a_byte(home / "room.db")

    said = run("verify", "--json")

    assert said.code == 4
    assert said.json["chains"] != "ok"
    assert any("A0001" in problem or "entry" in problem for problem in said.json["problems"])


def _change_a_byte(store: Path) -> None:
    """As a hand with a hex editor would: the triggers are taken off first and put back."""
    with sqlite3.connect(store) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        query = "SELECT n, raw FROM entry WHERE verb = 'register' ORDER BY n DESC LIMIT 1"
        number, raw = connection.execute(query).fetchone()
        changed = bytes(raw).replace("人民路".encode(), "人民街".encode(), 1)
        assert changed != raw
        connection.execute("UPDATE entry SET raw = ? WHERE n = ?", (changed, number))
        for _, sql in triggers:
            connection.execute(sql)
    connection.close()


def test_a_copy_brings_back_what_was_there(run: CommandLine, tmp_path: Path) -> None:
    register(run)
    copy = run("backup", str(tmp_path / "stick"), "--json").json
    register(run)

    restored = run("restore", copy["file"], "--json").json

    assert copy["bytes"] > 0
    assert (restored["entries"], restored["digest"]) == (copy["entries"], copy["digest"])
    assert Path(restored["kept"]).is_file()
    assert run("list", "--view", "all", "--json").json["total"] == 1
    assert run("verify").code == 0


def test_a_copy_moves_to_a_new_home_with_its_attachments(run: CommandLine, tmp_path: Path) -> None:
    number = register(run)["number"]
    photo = tmp_path / "现场.txt"
    photo.write_text("路灯照片说明", encoding="utf-8")
    attached = run(
        "act", "attach", "--event", number, "--data", json.dumps({"files": [str(photo)]}), "--at", NINE
    )
    copy = run("backup", str(tmp_path / "stick"), "--json").json

    moved = run("restore", copy["file"], "--into", str(tmp_path / "new"), "--json").json

    assert attached.code == 0, attached
    assert moved["kept"] == ""
    assert call(tmp_path / "new", "verify", "--json").json["attachments"] == "ok"
    assert run("list", "--view", "all", "--json").json["total"] == 1


@pytest.mark.parametrize("kept", ["CAST(raw AS TEXT)", "NULL", "-7", "1.5"])
def test_an_entry_whose_content_is_kept_as_something_else_is_damage_in_one_sentence(
    run: CommandLine, home: Path, kept: str
) -> None:
    register(run)
    with sqlite3.connect(home / "room.db") as store:
        store.execute("DROP TRIGGER entry_is_never_updated")
        store.execute("PRAGMA writable_schema=ON")
        store.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, 'raw BLOB NOT NULL', 'raw') WHERE name = 'entry'"
        )
    with sqlite3.connect(home / "room.db") as store:
        store.execute(f"UPDATE entry SET raw = {kept} WHERE verb = 'register'")  # noqa: S608 - of this test

    said, told, rebuilt = run("verify", "--json"), run("verify"), run("rebuild")

    assert said.code == 4
    assert any(
        "an entry cannot be read" in problem.lower() or "entry 3302" in problem
        for problem in said.json["problems"]
    )
    assert told.code == 4
    assert "Traceback" not in told.err + told.out + rebuilt.err
    assert rebuilt.code == 4
    assert rebuilt.err.count("\n") == 1


def test_a_damaged_copy_replaces_nothing(run: CommandLine, tmp_path: Path) -> None:
    register(run)
    copy = Path(run("backup", str(tmp_path / "stick"), "--json").json["file"])
    content = bytearray(copy.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    copy.write_bytes(content)

    said = run("restore", str(copy), "--json")

    assert said.code == 4
    assert run("list", "--view", "all", "--json").json["total"] == 1
    assert run("verify").code == 0


def test_backups_lists_the_newest_first(run: CommandLine) -> None:
    first = run("backup", "--json").json["file"]
    second = run("backup", "--json").json["file"]

    rows = run("backups", "--json").json["backups"]

    assert {row["file"] for row in rows} == {first, second}
    assert set(rows[0]) == {"file", "bytes", "at", "entries", "why", "sound"}
    assert [(row["why"], row["sound"]) for row in rows] == [("by_hand", True)] * 2


# --- export ----------------------------------------------------------------------------------------------------


def test_an_export_is_masked_and_runs_no_formula(run: CommandLine, tmp_path: Path) -> None:
    register(run)
    file = tmp_path / "events.csv"

    said = run("export", "events", str(file), "--json")

    rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
    assert said.json["rows"] == len(rows) == 1
    assert (rows[0]["诉求人"], rows[0]["联系电话"]) == ("陈**", "138****5678")
    assert rows[0]["内容"].startswith("'=")


def test_an_unmasked_export_needs_a_reason_that_stands_in_the_timeline(
    run: CommandLine, tmp_path: Path
) -> None:
    number = register(run)["number"]
    file = tmp_path / "events.csv"

    without = run("export", "events", str(file), "--unmasked", "--json")
    run("export", "events", str(file), "--unmasked", "--reason", "信访复核", "--json")

    assert without.code == 2
    row = next(iter(csv.DictReader(file.read_text("utf-8-sig").splitlines())))
    assert (row["诉求人"], row["联系电话"]) == ("陈大明", "13812345678")
    told = run("show", number, "--json").json["timeline"][-1]
    assert told["verb"] == "reveal"
    assert "信访复核" in json.dumps(told, ensure_ascii=False)


def test_know_names_a_reader_of_a_confidential_matter_with_a_reason_and_takes_it_back(
    run: CommandLine,
) -> None:
    closed = register(run, confidential="true")["number"]
    bare = run("know", closed, "t-command", "--as", "t-shift_leader", "--json")
    named = run("know", closed, "t-command", "--reason", "协助核查", "--as", "t-shift_leader", "--json")
    over = run("know", closed, "t-command", "--over", "--as", "t-shift_leader", "--json")
    open_one = run("know", register(run)["number"], "t-command", "--reason", "核查", "--json")

    assert (bare.code, bare.json["error"]) == (1, "field.missing")
    assert (named.code, named.json["knows"]) == (0, True)
    assert (over.code, over.json["knows"]) == (0, False)
    assert open_one.code != 0
    assert open_one.json["error"] == "event.not_closed"

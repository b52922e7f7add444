"""`record`, `rota`, `import rota`: the roster kept by command, each refusal a sentence, and nothing half done."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.entrypoints.conftest import FORM, CommandLine, Said

AS = ("--as", "t-director")
LEADER, SECOND = "t-shift_leader", "t-deputy_director"


def keep(run: CommandLine, kind: str, name: str, /, *more: str, **data: Any) -> Said:
    return run("record", kind, name, "--data", json.dumps(data, ensure_ascii=False), *AS, *more)


def table(tmp_path: Path, text: str, *, encoding: str = "utf-8-sig") -> str:
    path = tmp_path / "值班表.csv"
    path.write_text(text, encoding=encoding)
    return str(path)


def held(run: CommandLine, first: str = "2026-12-01", last: str = "2026-12-05") -> dict[tuple[str, str], str]:
    rows = run("rota", "--from", first, "--to", last, "--json").json["turns"]
    return {(row["day"], row["post"]): row["name"] for row in rows if row["post"]}


# --- one record ---------------------------------------------------------------------------------------------------


def test_a_record_is_kept_listed_and_taken_out_of_use(run: CommandLine) -> None:
    kept = keep(
        run, "leave", "l", person=LEADER, since="2026-12-01 08:00", until="2026-12-02 08:00", kind="年休假"
    )
    listed = run("record", "leave", "--json").json["records"]
    over = run("record", "leave", "l", "--over", *AS)

    assert kept.code == over.code == 0
    assert [(row["id"], row["fields"]["person"]) for row in listed] == [("l", LEADER)]
    assert run("record", "leave", "--json").json["records"] == []


@pytest.mark.parametrize(
    ("kind", "data", "told"),
    [
        ("shift", {"start": "08:00", "end": "09:00", "next_day": True}, "班次 25.0 小时，超过 24 小时。"),
        ("shift", {"start": "8点", "end": "17:00"}, "班次起“8点”不是钟点，请写成 08:30，最晚 24:00。"),
        ("shift", {"start": "08:00", "end": "24:30"}, "班次止“24:30”不是钟点，请写成 08:30，最晚 24:00。"),
        ("presence", {"person": LEADER, "state": "on", "since": "2026-03-01 08:00", "until": "2026-03-02 09:00"},
         "班次 25.0 小时，超过 24 小时。"),
        ("leave", {"person": LEADER, "since": "2026-03-10 08:00", "until": "2026-03-10 08:00"},
         "止 2026-03-10 08:00 不晚于起 2026-03-10 08:00。"),
        ("leave", {"person": "ghost", "since": "2026-03-10 08:00", "until": "2026-03-11 08:00"},
         "没有找到在册人员“ghost”。"),
        ("leave", {"person": LEADER, "since": "明天", "until": "2026-03-11 08:00"},
         "起“明天”不是时间，请按 2026-03-10 09:00 填写。"),
        ("duty", {"person": LEADER, "day": "2026-03-10", "shift": "none"}, "没有班次“none”，请先建立。"),
        ("duty", {"person": LEADER, "day": "2026-02-30", "shift": ""}, "日期“2026-02-30”不是日期，请写成 2026-03-10。"),
        ("pattern", {"person": LEADER, "shift": "s", "since": "2026-01-01", "weekdays": [0, 9]},
         "星期“0 9”无法识别：周一写 1，周日写 7，至少一天。"),
        ("pattern", {"person": LEADER, "shift": "s", "since": "2026-01-01", "cycle": 0}, "轮换天数须在 1 到 366 之间。"),
        ("pattern", {"unit": "nowhere", "shift": "s", "since": "2026-01-01"}, "单位“nowhere”不是在册单位。"),
        ("pattern", {"shift": "s", "since": "2026-01-01"}, "须写明人员、值班组或单位。"),
        ("grant", {"person": LEADER, "items": [], "since": "2026-01-01"}, "授权事项必填。"),
        ("recusal", {"person": LEADER, "about": "mood", "value": "x"}, "回避范围“mood”无法识别。"),
        ("person", {"name": "甲", "certificate_since": "2026-05-01", "certificate_until": "2026-04-30"},
         "执法证有效期止 2026-04-30 早于发证日 2026-05-01。"),
        ("person", {"name": " "}, "名称必填。"),
        ("person", {"name": "甲", "ab_partner": "x"}, "AB 岗搭档不能是本人。"),
        ("person", {"name": "甲", "unit": "nowhere"}, "单位“nowhere”不是在册单位。"),
        ("person", {"name": "甲", "capacity": 0}, "承载量须在 1 到 200 之间。"),
        ("person", {"name": "甲", "lat": 91}, "纬度须在 -90 到 90 之间。"),
        ("person", {"name": "甲", "roles": ["system"]}, "角色“system”不在可选项中"),
        ("setting", {"value": "both"}, "不在可选项中"),
        ("handover", {}, "类型“handover”不在可选项中"),
    ],
)  # fmt: skip
def test_what_is_no_such_record_is_refused_in_a_sentence(
    shared_run: CommandLine, kind: str, data: dict[str, Any], told: str
) -> None:
    if kind == "pattern":
        assert keep(shared_run, "shift", "s", start="08:00", end="17:00").code == 0

    said = keep(shared_run, kind, "x", **data)

    assert said.code == 1
    assert said.err.strip().startswith(told) or told in said.err


def test_a_shift_until_24_is_a_whole_afternoon(run: CommandLine) -> None:
    assert keep(run, "shift", "noon", start="12:00", end="24:00").code == 0


def test_what_is_not_there_is_not_taken_out_of_use(shared_run: CommandLine) -> None:
    said = shared_run("record", "leave", "nothing", "--over", *AS, "--json")

    assert (said.code, said.json["error"]) == (2, "record.unknown")


def test_who_does_not_keep_the_roster_keeps_nothing(shared_run: CommandLine) -> None:
    data = json.dumps({"start": "08:00", "end": "17:00"})
    said = shared_run("record", "shift", "mine", "--data", data, "--as", "t-intake", "--json")

    assert (said.code, said.json["error"]) == (1, "role.missing")
    assert "mine" not in {row["id"] for row in shared_run("record", "shift", "--json").json["records"]}


def test_of_many_records_all_are_kept_or_none_and_the_line_is_named(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    good = {"kind": "shift", "id": "day", "data": {"start": "08:00", "end": "17:00"}}
    duty = {"person": LEADER, "day": "2026-12-01"}

    def write(shift: str) -> None:
        rows = (good, {"kind": "duty", "id": "d", "data": {**duty, "shift": shift}})
        path.write_text("\n\n".join(map(json.dumps, rows)), encoding="utf-8")

    write("gone")
    refused = run("record", "--batch", str(path), *AS, "--json")
    shifts = {row["id"] for row in run("record", "shift", "--json").json["records"]}
    write("day")
    done = run("record", "--batch", str(path), *AS, "--json")

    assert (refused.code, refused.json["error"], refused.json["line"]) == (1, "roster.unknown_shift", 3)
    assert "day" not in shifts
    assert [row["id"] for row in done.json["records"]] == ["day", "d"]


# --- what a leave leaves behind -------------------------------------------------------------------------------------


def led(run: CommandLine, day: str = "2026-12-01") -> None:
    """The leader's post of a day held by one person."""
    assert keep(run, "shift", "w", name="值守", start="08:30", end="08:30", next_day=True).code == 0
    assert keep(run, "duty", f"lead-{day}", person=SECOND, day=day, shift="w", post="带班领导").code == 0


def test_a_leave_that_leaves_a_shift_without_its_leader_says_so_and_is_kept(run: CommandLine) -> None:
    led(run)

    said = keep(
        run, "leave", "l", "--json", person=SECOND, since="2026-12-02 00:00", until="2026-12-03 00:00"
    )
    before = keep(
        run, "leave", "m", "--json", person=SECOND, since="2026-11-30 00:00", until="2026-12-01 00:00"
    )

    assert said.code == 0
    assert [one["said"] for one in said.json["cautions"]] == [
        "12-01 的“带班领导”由练习常务副主任担任，离岗后该班无人带班。"
    ]
    assert before.json["cautions"] == []  # it ends at the midnight before


def test_a_second_leader_on_the_same_shift_leaves_nothing_to_say(run: CommandLine) -> None:
    led(run)
    keep(run, "duty", "also", person="t-director", day="2026-12-01", shift="w", post="带班领导")

    said = keep(
        run, "leave", "l", "--json", person=SECOND, since="2026-12-01 00:00", until="2026-12-02 00:00"
    )

    assert said.json["cautions"] == []


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (
            "2026-12-03 14:00",
            "2026-12-05 00:00",
            ["2026-12-03", "2026-12-04"],
        ),  # a morning and an afternoon: one day
        ("2026-12-05 00:00", "2026-12-06 00:00", []),
        ("2026-11-30 00:00", "2026-12-03 00:00", []),
    ],
)
def test_a_partner_who_is_away_on_the_same_days_is_told_whoever_names_whom(
    run: CommandLine, since: str, until: str, days: list[str]
) -> None:
    keep(run, "person", SECOND, ab_partner=LEADER)
    keep(run, "leave", "l", person=SECOND, since="2026-12-03 08:00", until="2026-12-03 12:00", kind="培训")
    keep(run, "loan", "o", person=SECOND, to="邻镇", since="2026-12-04 00:00", until="2026-12-05 00:00")

    said = keep(run, "leave", "m", "--json", person=LEADER, since=since, until=until).json["cautions"]

    assert [day for one in said for day in one["days"]] == days
    if days:
        told = "AB 岗搭档练习常务副主任在 12-03、12-04 也不在岗（培训、邻镇），AB 岗不得同日缺岗。"
        assert said[0]["said"] == told


# --- a rota from a table --------------------------------------------------------------------------------------------

POSTS = "日期,带班领导,值班长\n"


def test_a_rota_comes_in_row_by_row_and_the_same_one_again_adds_nothing(
    run: CommandLine, tmp_path: Path
) -> None:
    path = table(tmp_path, POSTS + "2026-12-01,练习主任,练习值班长\n2026-12-02,练习常务副主任,练习值班长\n")

    trial = run("import", "rota", path, "--dry-run", *AS, "--json")
    nothing = held(run)
    first, again = (run("import", "rota", path, *AS, "--json").json for _ in range(2))

    assert trial.json["imported"] == 2
    assert nothing == {}
    assert [first[key] for key in ("read", "imported", "already_there", "rejected")] == [2, 2, 0, 0]
    assert [again[key] for key in ("read", "imported", "already_there", "rejected")] == [2, 0, 2, 0]
    assert held(run)["2026-12-02", "带班领导"] == "练习常务副主任"


def test_an_unknown_name_in_a_rota_by_command_is_answered_by_the_nearest_and_its_row_left_out_whole(
    run: CommandLine, tmp_path: Path
) -> None:
    path = table(
        tmp_path,
        POSTS + "2026-12-01,练习主任,练习值班常\n2026-12-02,练习主任,练习值班长\n十二月,练习主任,\n",
        encoding="gb18030",
    )

    said = run("import", "rota", path, *AS)
    rows = held(run)
    settled = run("import", "rota", path, "--who", "练习值班常=t-shift_leader", *AS, "--json").json

    told = [line for line in said.out.splitlines() if line.startswith("第 ")]
    assert told[0].startswith("第 2 行：“练习值班常”不在册，相近的有：练习值班长、")
    assert told[1] == "第 4 行：“日期”中的“十二月”不是日期。"
    assert rows == {("2026-12-02", "带班领导"): "练习主任", ("2026-12-02", "值班长"): "练习值班长"}
    assert (settled["imported"], settled["already_there"], settled["rejected"]) == (1, 1, 1)
    assert held(run)["2026-12-01", "值班长"] == "练习值班长"


def test_of_two_people_of_one_name_the_rota_asks_which(run: CommandLine, tmp_path: Path) -> None:
    for key in ("p-1", "p-2"):
        keep(run, "person", key, name="张山", unit="room")
    path = table(tmp_path, POSTS + "2026-12-01,张山,\n")

    said = run("import", "rota", path, *AS)

    assert "“张山”有同名人员：张山（p-1）、张山（p-2）；请用 --who 张山=人员编号 指明。" in said.out
    assert held(run) == {}


def test_what_does_not_go_together_in_an_imported_rota_is_said_and_kept(
    run: CommandLine, tmp_path: Path
) -> None:
    keep(
        run,
        "leave",
        "l",
        person="t-director",
        since="2026-12-01 00:00",
        until="2026-12-02 00:00",
        kind="病假",
    )
    path = table(tmp_path, POSTS + "2026-12-01,练习主任,\n")

    said = run("import", "rota", path, *AS, "--json").json

    assert [one["said"] for one in said["findings"]] == [
        "练习主任在 2026-12-01 的班次中请假（病假），至 2026-12-02 00:00。"
    ]
    assert held(run)["2026-12-01", "带班领导"] == "练习主任"


def test_who_does_not_keep_the_roster_imports_no_rota_and_a_table_that_is_none_is_refused(
    shared_run: CommandLine, tmp_path: Path
) -> None:
    path = table(tmp_path, POSTS + "2026-12-01,练习主任,\n")
    barred = shared_run("import", "rota", path, "--as", "t-intake", "--json")
    other = shared_run("import", "rota", table(tmp_path, "名称,数量\n甲,1\n"), *AS, "--json")

    assert (barred.code, barred.json["error"]) == (1, "role.missing")
    assert (other.code, other.json["error"]) == (1, "rota_table.no_heading")
    assert held(shared_run) == {}


# --- the word of the day --------------------------------------------------------------------------------------------


def word(run: CommandLine, *more: str, **data: Any) -> Said:
    return run(
        "act",
        "duty_report",
        "--data",
        json.dumps(data, ensure_ascii=False),
        "--at",
        "2026-12-01T20:00",
        *more,
    )


def test_all_is_well_is_reported_then_a_matter_and_what_was_told_stays_told(run: CommandLine) -> None:
    calm = word(run, "--as", LEADER, "--json").json
    matter = word(run, "--as", LEADER, "--json", text="北街积水，已设警示").json
    again = word(run, "--as", LEADER)
    later = word(run, "--as", "t-director", text="北街积水，已设警示；21时已退")

    assert (calm["state"], matter["state"], matter["number"]) == ("calm", "matter", "2026-12-01")
    assert again.code == 1
    assert "2026-12-01 已报有事，不能再报平安" in again.err
    assert later.code == 0
    told = run("rota", "--from", "2026-12-01", "--at", "2026-12-01T22:00", "--json").json["report"]
    assert (told["is_calm"], told["text"], told["by"]) == (
        False,
        "北街积水，已设警示；21时已退",
        "t-director",
    )


def test_who_keeps_no_roster_reports_nothing_and_a_strange_field_is_named(shared_run: CommandLine) -> None:
    barred = word(shared_run, "--as", "t-intake", "--json", text="有事")
    strange = word(shared_run, "--as", LEADER, colour="红")
    long = word(shared_run, "--as", LEADER, text="长" * 501)

    assert (barred.code, barred.json["error"]) == (1, "role.missing")
    assert (strange.code, strange.err.strip()) == (2, "报平安、报事没有这些字段：colour。可用：day, text。")
    assert (long.code, "500" in long.err) == (1, True)


# --- what somebody stays out of -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "value", "told"),
    [
        ("unit", "没有这个办", "没有找到要回避的“没有这个办”"), ("event", "330299104-19990101-A0001", "没有找到要回避的"),
        ("village", "某村", "没有找到要回避的“某村”"), ("category", "市容", "没有找到要回避的“市容”"),
        ("unit", "综合行政执法队", ""),
        ("category", "09", ""), ("category", "0910", ""), ("item", "ZF-001", ""),
    ],
)  # fmt: skip
def test_nobody_stays_out_of_what_nothing_bears(
    shared_run: CommandLine, about: str, value: str, told: str
) -> None:
    said = keep(shared_run, "recusal", f"r-{about}-{value}", person=LEADER, about=about, value=value)

    assert (said.code, said.err.startswith(told)) == (1 if told else 0, True)


def test_a_recusal_by_the_name_of_a_unit_and_a_grant_by_the_name_of_an_item_count(
    run: CommandLine, tmp_path: Path
) -> None:
    items = tmp_path / "清单.csv"
    items.write_text(
        "清单,事项编码,事项名称,县级主管部门,法律依据,行政处罚\nZF,ZF-1,夜市油烟,县局,条例,是\n",
        encoding="utf-8-sig",
    )
    assert run("import", "items", str(items), "--from", "2026-01-01", *AS).code == 0
    keep(run, "shift", "w", start="00:00", end="24:00")
    for key in ("A", "B"):
        keep(
            run,
            "person",
            key,
            name=key,
            unit="enforcement",
            roles=["enforcer"],
            certificate="证",
            staff_category="行政",
        )
        keep(run, "pattern", key, person=key, shift="w", since="2026-01-01")
    keep(run, "grant", "g", unit="enforcement", items=["夜市油烟"], since="2026-01-01")
    keep(run, "recusal", "r", person="B", about="unit", value="综合行政执法队")
    number = waiting(run, "ZF-1")

    found = run("recommend", number, "--at", "2026-03-10T10:00", "--json").json

    excluded = {row["person"]: [reason["code"] for reason in row["reasons"]] for row in found["excluded"]}
    assert [row["person"] for row in found["picks"]] == ["A"]
    assert excluded["B"] == ["recused"]


def waiting(run: CommandLine, item: str) -> str:
    """An event of an item that waits for its dispatch by the enforcement team."""
    steps: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("submit", "t-intake", {"category_suggest": "0910"}),
        ("accept", "t-intake", {"category": "0910", "urgency": "一般"}),
        (
            "triage",
            "t-command",
            {"tier": "二级", "level": "无", "lead_office": "综合行政执法队", "item_ref": item},
        ),
    )
    number = str(
        run("act", "register", "--data", json.dumps(FORM), "--as", "t-intake", "--json").json["number"]
    )
    for verb, person, data in steps:
        assert run("act", verb, "--event", number, "--data", json.dumps(data), "--as", person).code == 0
    return number

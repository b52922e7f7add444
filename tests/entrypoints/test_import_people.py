"""`import people`: a staff list comes in row by row, each row whole or with a sentence, and `people --as-of` looks back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.entrypoints.conftest import FOUNDING, CommandLine, call

HEADING = (
    "人员编号,姓名,身份证号,单位,角色,岗位,手机号,AB 岗搭档,行政执法证号,发证日期,执法证有效期,政治面貌\n"
)
AS = ("--as", "t-director")
ONE, TWO = "110101199003070134", "11010119900307002X"
"""Invented numbers of a birthday in 1990 with the right check digit."""


def table(tmp_path: Path, rows: str, *, encoding: str = "utf-8-sig") -> str:
    path = tmp_path / "人员.csv"
    path.write_text(HEADING + rows, encoding=encoding)
    return str(path)


def brought(run: CommandLine, path: str, *more: str) -> dict[str, object]:
    said = run("import", "people", path, *AS, *more, "--json")
    assert said.code == 0, said
    found: dict[str, object] = said.json
    return found


def reasons(run: CommandLine, path: str) -> list[str]:
    said = run("import", "people", path, *AS)
    assert said.code == 0, said
    return [line for line in said.out.splitlines() if line.startswith("第 ")]


def counted(document: dict[str, object]) -> tuple[object, ...]:
    return tuple(document[key] for key in ("read", "imported", "already_there", "rejected"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_staff_list_comes_in_and_the_same_list_again_adds_nothing(
    run: CommandLine, tmp_path: Path, encoding: str
) -> None:
    rows = f"P1,柏长青,{ONE},发展办,办公室经办,经办,13900000001,杜若兰,,,,群众\nP2,杜若兰,{TWO},发展办,办公室经办,经办,,,,,,\n"
    path = table(tmp_path, rows, encoding=encoding)

    first, again = brought(run, path), brought(run, path)

    assert counted(first) == (2, 2, 0, 0)
    assert counted(again) == (2, 0, 2, 0)
    people = {row["id"]: row for row in run("people", "--json").json["people"]}
    assert (people["P1"]["name"], people["P1"]["unit"]) == ("柏长青", "development")


def test_two_rows_of_one_identity_number_are_both_left_out_and_name_each_other(
    run: CommandLine, tmp_path: Path
) -> None:
    path = table(tmp_path, f",柏长青,{ONE},,,,,,,,,\n,杜若兰,{TWO},,,,,,,,,\n,柏常青,{ONE},,,,,,,,,\n")

    said = reasons(run, path)

    assert said == [
        "第 2 行：同一身份证号出现在第 2、4 行，均未导入，请核对后保留一行。",
        "第 4 行：同一身份证号出现在第 2、4 行，均未导入，请核对后保留一行。",
    ]
    names = {row["name"] for row in run("people", "--json").json["people"]}
    assert "杜若兰" in names
    assert not names & {"柏长青", "柏常青"}


def test_every_bad_row_has_its_sentence_and_the_good_ones_come_in(run: CommandLine, tmp_path: Path) -> None:
    rows = (
        "P1,柏长青,,发展办,办公室经办,,,,执1,2026-05-01,2026-04-30,\n"  # ended before it began
        "P2,,,发展办,,,,,,,,\n"
        "P3,杜若兰,110101199003070135,,,,,,,,,\n"
        "P4,邵一鸣,,发展服务,,,,,,,,\n"
        "P5,向南,,,办公室经辨,,,,,,,\n"
        "P6,沈北,,,,,,没这个人,,,,\n"
        "P7,甘棠,,,,,,,,,2026年2月30日,\n"
        "P8,路远,,,,,,,,,,党员\n"
        "P9,方圆,,,,,,,,,2027/3/1,\n"
    )

    said = reasons(run, table(tmp_path, rows))

    assert said[0] == "第 2 行：执法证有效期止 2026-04-30 早于发证日 2026-05-01。"
    assert said[1] == "第 3 行：没有姓名。"
    assert said[2].startswith("第 4 行：身份证号不是有效的18位号码")
    assert "“发展服务”的单位，相近的有：" in said[3]
    assert "发展服务办公室" in said[3]
    assert "办公室经办" in said[4]
    assert said[5].startswith("第 7 行：AB岗搭档“没这个人”不在册")
    assert said[6] == "第 8 行：“执法证有效期”一栏的“2026年2月30日”不是日期，应如 2027-12-31。"
    assert "中共党员、预备党员" in said[7]
    assert [row["name"] for row in run("people", "--json").json["people"] if row["id"].startswith("P")] == [
        "方圆"
    ]


def test_a_trial_run_writes_nothing_and_who_does_not_keep_the_roster_brings_nothing_in(
    run: CommandLine, tmp_path: Path
) -> None:
    path = table(tmp_path, "P1,柏长青,,,,,,,,,,\n")

    trial = brought(run, path, "--dry-run")
    refused = run("import", "people", path, "--as", "t-intake", "--json")

    assert counted(trial) == (1, 1, 0, 0)
    assert (refused.code, refused.json["error"]) == (1, "role.missing")
    assert "P1" not in {row["id"] for row in run("people", "--json").json["people"]}


def test_an_identity_number_is_kept_masked_and_found_again_under_another_staff_number(
    run: CommandLine, tmp_path: Path
) -> None:
    brought(run, table(tmp_path, f"P1,柏长青,{ONE},发展办,,,13900000001,,,,,\n"))
    brought(run, table(tmp_path, f"P77,柏长青,{ONE},发展办,,主任科员,,,,,,\n"))

    people = [row for row in run("people", "--json").json["people"] if row["name"] == "柏长青"]
    assert [(row["id"], row["post"]) for row in people] == [("P1", "主任科员")]
    said = run("people").out + reasons_file(tmp_path)
    assert ONE not in said
    assert "13900000001" not in said


def reasons_file(tmp_path: Path) -> str:
    return "".join(path.read_text(encoding="utf-8-sig") for path in tmp_path.rglob("*未导入*.csv"))


def test_a_list_without_names_is_refused(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("单位,岗位\n发展办,经办\n", encoding="utf-8-sig")

    said = run("import", "people", str(path), *AS, "--json")

    assert (said.code, said.json["error"]) == (1, "people.no_columns")


def test_the_roster_of_an_earlier_day_is_what_was_known_then(run: CommandLine, tmp_path: Path) -> None:
    path = table(tmp_path, "P1,柏长青,,发展办,,经办,,,,,,\n")
    brought(run, path)

    before = run("people", "--as-of", "2020-01-01", "--json").json
    today = run("people", "--as-of", "2099-01-01", "--json").json

    assert (before["as_of"], before["people"]) == ("2020-01-01", [])
    assert "P1" in {row["id"] for row in today["people"]}


def test_a_new_room_is_not_founded_on_a_list_with_one_identity_number_twice(tmp_path: Path) -> None:
    path = tmp_path / "人员.csv"
    path.write_text(f"姓名,角色,身份证号\n柏长青,值班长,{ONE}\n杜若兰,主任,{ONE}\n", encoding="utf-8-sig")

    said = call(tmp_path / "home", "init", *FOUNDING, "--staff", str(path), "--json")

    assert (said.code, said.json["error"]) == (1, "staff.identity_twice")
    assert ONE not in said.out
    assert not (tmp_path / "home" / "room.db").exists()


def test_two_rows_of_one_identity_number_stay_out_also_where_one_is_wrong_otherwise(
    run: CommandLine, tmp_path: Path
) -> None:
    path = table(tmp_path, f",柏长青,{ONE},,,,,,,,,\n,柏常青,{ONE},没有这个单位,,,,,,,,\n")

    said = reasons(run, path)

    assert said[0] == "第 2 行：同一身份证号出现在第 2、3 行，均未导入，请核对后保留一行。"
    assert said[1].startswith("第 3 行：没有名为“没有这个单位”的单位")
    assert not {row["name"] for row in run("people", "--json").json["people"]} & {"柏长青", "柏常青"}


def test_a_row_that_the_room_refuses_has_its_sentence_and_the_others_come_in(
    run: CommandLine, tmp_path: Path
) -> None:
    path = table(tmp_path, "P1,柏长青,,发展办,系统管理员,,,,,,,\nP2,杜若兰,,发展办,办公室经办,,,,,,,\n")

    trial = brought(run, path, "--dry-run")
    said = reasons(run, path)

    assert counted(trial) == (2, 1, 0, 1)
    assert said == ["第 2 行：“授予角色”由安全管理员办理，练习主任没有这项权限。"]
    assert {row["id"] for row in run("people", "--json").json["people"]} >= {"P2"}
    assert "P1" not in {row["id"] for row in run("people", "--json").json["people"]}


def test_a_trial_run_keeps_nothing_and_who_keeps_no_roster_may_look(run: CommandLine, tmp_path: Path) -> None:
    path = table(tmp_path, "P1,柏长青,,,,,,,,,,\n")

    looked = run("import", "people", path, "--dry-run", "--as", "t-intake", "--json")
    brought(run, path, "--dry-run")

    assert (looked.code, looked.json["imported"]) == (0, 1)
    assert "P1" not in {row["id"] for row in run("people", "--json").json["people"]}
    assert run("verify", "--json").code == 0


def test_leaves_of_a_list_are_kept_once_and_one_that_cannot_be_read_keeps_its_row_out(
    run: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "人员.csv"
    path.write_text(
        "人员编号,姓名,单位,请休假\n"
        "P1,柏长青,发展办,年休假 2026-12-01至2026-12-05、2026年12月20日（病假）\n"
        "P2,杜若兰,发展办,无\n"
        "P3,邵一鸣,发展办,下周\n"
        "P4,向南,发展办,2026-12-05至2026-12-01\n",
        encoding="utf-8-sig",
    )

    said = reasons(run, str(path))
    again = brought(run, str(path))
    leaves = [row["fields"] for row in run("record", "leave", "--json").json["records"]]

    assert said == [
        "第 4 行：“请休假”一栏的“下周”无法识别，应如 年休假 2026-12-01至2026-12-05。",
        "第 5 行：止 2026-12-01 不晚于起 2026-12-05。",
    ]
    assert counted(again) == (4, 0, 2, 2)
    assert sorted((one["person"], one["since"], one["until"], one["kind"]) for one in leaves) == [
        ("P1", "2026-12-01T00:00:00+08:00", "2026-12-06T00:00:00+08:00", "年休假"),
        ("P1", "2026-12-20T00:00:00+08:00", "2026-12-21T00:00:00+08:00", "病假"),
    ]

"""`--data` that is no JSON, verbs that are none or not open, fields out of their limits, files that may never end."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from commandroom.entrypoints import arguments
from tests.entrypoints.conftest import FORM, CommandLine, Said, call

WHOLE = json.dumps(FORM)
POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes, sockets and devices of POSIX")


@pytest.fixture(scope="module")
def run(shared_run: CommandLine) -> CommandLine:
    """What is refused changes nothing."""
    return shared_run


def register(run: CommandLine, data: str) -> Said:
    return run("act", "register", "--data", data, "--as", "t-intake", "--json")


def more(text: str) -> str:
    return f"{WHOLE[:-1]},{text}}}"


# --- JSON ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code", "named"),
    [
        ("", "use.json", "第 1 行"),
        ("title=路灯", "use.json", "第 1 行"),
        ("[]", "use.json_object", "--data"),
        ("null", "use.json_object", "--data"),
        ('{"title":', "use.json", "第 10 列"),
        (f"{WHOLE} x", "use.json", "Extra data"),
        (more('"lon":NaN'), "use.json", "NaN"),
        (more('"lon":-Infinity'), "use.json", "-Infinity"),
        (more('"lon":1e400'), "use.json", "1e400"),
        (more('"lon":1' + "0" * 5000), "use.json", "digits"),
        ('{"a":' + "[" * 10_000 + "]" * 10_000 + "}", "use.json", "too deep"),
        (more('"title":"另一个"'), "use.json_twice", "“title”写了两次"),
        ('{"a":{"b":1,"b":2}}', "use.json_twice", "“b”写了两次"),
        ("@没有.json", "file.unreadable", "没有.json"),
    ],
)
def test_data_that_is_no_json_is_one_sentence(run: CommandLine, data: str, code: str, named: str) -> None:
    said = register(run, data)

    assert said.json["error"] == code
    assert said.code == (3 if code == "file.unreadable" else 2)
    assert named in said.json["message"]


def test_a_mark_before_the_text_and_a_pair_of_surrogates_do_no_harm(run: CommandLine) -> None:
    said = register(run, "\ufeff" + json.dumps(FORM | {"title": "😀路灯"}))

    assert said.code == 0
    assert run("show", said.json["number"], "--json").json["event"]["title"] == "😀路灯"


@POSIX
@pytest.mark.parametrize("place", ["--data", "--batch", "--passphrase"])
@pytest.mark.parametrize("end", ["device", "pipe"])
def test_a_device_is_not_read_for_ever_and_a_pipe_not_waited_for(
    run: CommandLine, place: str, end: str, tmp_path: Path
) -> None:
    path = Path("/dev/zero") if end == "device" else a_pipe(tmp_path)

    said = run(*reading(place, path), "--json")

    assert (said.code, said.json["error"]) == (3, "file.no_file")


@pytest.mark.parametrize("place", ["--data", "--batch", "--passphrase"])
def test_a_text_without_measure_is_not_read_to_its_end(
    run: CommandLine, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arguments, "LONGEST_TEXT", 1 << 20)
    (tmp_path / "长.json").write_text(" " * (1 << 20) + " ", encoding="utf-8")

    said = run(*reading(place, tmp_path / "长.json"), "--json")

    assert (said.code, said.json["error"]) == (1, "file.too_long")


def reading(place: str, path: Path) -> tuple[str, ...]:
    return {
        "--data": ("act", "register", "--data", f"@{path}"),
        "--batch": ("act", "--batch", str(path)),
        "--passphrase": ("import", "room", "nothing.zip", "--passphrase", str(path)),
    }[place]


# --- verbs --------------------------------------------------------------------------------------------------


def test_a_verb_that_is_not_open_and_one_that_is_none_are_told_those_that_are_open(run: CommandLine) -> None:
    number = register(run, WHOLE).json["number"]

    not_open = run("act", "close", "--event", number, "--json")
    unknown = run("act", "fly", "--event", number, "--json")
    nowhere = run("act", "fly", "--json")

    assert (not_open.code, not_open.json["error"]) == (1, "verb.not_open")
    assert (unknown.code, unknown.json["error"]) == (2, "verb.unknown_here")
    assert (nowhere.code, nowhere.json["error"]) == (2, "verb.unknown")
    for said in (not_open, unknown):
        assert " submit " in f" {said.json['message'].replace('：', ' ')} "
        assert "callback" not in said.json["message"]
    assert "callback" in nowhere.json["message"]


def test_a_very_long_word_is_not_said_again_in_full(run: CommandLine) -> None:
    for said in (run("act", "x" * 10_000, "--json"), register(run, json.dumps({"k" * 10_000: 1}))):
        assert "x" * 81 not in said.json["message"]
        assert "k" * 81 not in said.json["message"]


# --- fields -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "code", "named"),
    [
        ("title", "长" * 61, "field.too_long", "标题最多 60 字，现有 61 字"),
        ("text", "长" * 10_001, "field.too_long", "内容最多 10000 字，现有 10001 字"),
        ("location", "长" * 201, "field.too_long", "最多 200 字"),
        ("title", "\u200b\u202e\ufeff", "field.missing", "标题必填"),
        ("title", "\u3164", "field.missing", "标题必填"),
        ("text", "\u2800\n\xad\u115f\U000e0041", "field.missing", "内容必填"),
        ("location", " \u180e\u2066", "field.missing", "必填"),
        ("title", "\ud800", "field.unwritable", "标题"),
        ("reporter_phone", "=1+1", "phone.malformed", "联系电话"),
        ("reported_at", "2999-01-01 00:00", "field.moment_range", "1970 年到 2199 年"),
        ("reported_at", "昨天", "field.no_moment", "接报时间“昨天”"),
        pytest.param("dead", 10**400, "field.out_of_range", "0 到", id="a number of 400 digits"),
        ("dead", -1, "field.out_of_range", "0 到"),
        ("lon", "nan", "field.out_of_range", "-180 到 180"),
    ],
)
def test_a_wrong_field_is_named_with_its_limit(
    run: CommandLine, field: str, value: object, code: str, named: str
) -> None:
    said = register(run, json.dumps(FORM | {field: value}))

    assert (said.code, said.json["error"]) == (1, code)
    assert named in said.json["message"]


# --- files --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def number(run: CommandLine) -> str:
    return str(register(run, WHOLE).json["number"])


def attach(run: CommandLine, number: str, path: Path) -> Said:
    return run("act", "attach", "--event", number, "--data", json.dumps({"files": [str(path)]}), "--json")


def a_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "管道.txt")
    return folder / "管道.txt"


def a_socket(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("s.txt")
    return folder / "s.txt"


def a_link(to: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / "链接.txt").symlink_to(to)
        return folder / "链接.txt"

    return make


@POSIX
@pytest.mark.parametrize(
    ("make", "code"),
    [
        (a_pipe, "attachment.kind"),
        (a_link("/dev/zero"), "attachment.kind"),
        (a_link("没有"), "attachment.missing"),
        (a_link("链接.txt"), "attachment.unreadable"),
        (lambda _folder: Path("/proc/self/mem"), "attachment.empty"),
        (lambda folder: folder / "a\x00b.txt", "attachment.missing"),
    ],
    ids=["pipe", "device", "link to nothing", "link to itself", "memory", "null in the name"],
)
def test_what_is_no_plain_file_is_not_attached(
    run: CommandLine, number: str, tmp_path: Path, make: Callable[[Path], Path], code: str
) -> None:
    before = run("show", number, "--json").json["event"]["version"]

    said = attach(run, number, make(tmp_path))

    assert said.json["error"] == code
    assert run("show", number, "--json").json["event"]["version"] == before


@POSIX
def test_a_socket_is_not_attached_and_a_link_to_a_file_is_that_file(
    run: CommandLine, number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "说明.txt").write_text("路灯照片说明", encoding="utf-8")

    plug = attach(run, number, a_socket(tmp_path, monkeypatch))
    linked = attach(run, number, a_link("说明.txt")(tmp_path))

    assert plug.json["error"] == "attachment.kind"
    assert linked.code == 0
    assert run("verify").code == 0


@POSIX
@pytest.mark.parametrize("what", ["grids", "calendar", "room"])
@pytest.mark.parametrize("make", [a_pipe, a_link("/dev/zero")], ids=["pipe", "device"])
def test_no_import_waits_for_a_pipe_or_reads_a_device_to_its_end(
    run: CommandLine, tmp_path: Path, what: str, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)

    said = call(tmp_path / "fresh", "import", what, str(path), "--json") if what == "room" else run(
        "import", what, str(path), "--json"
    )  # fmt: skip

    assert (said.code, said.json["error"]) == (3, "file.no_file")
    assert path.name in said.json["message"]


def test_a_file_that_is_no_copy_is_named_by_its_own_name_and_leaves_no_folder(
    run: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "信.db").write_bytes(b"dear all" * 1000)

    said = run("restore", str(tmp_path / "信.db"), "--into", str(tmp_path / "new"), "--json")

    assert (said.code, said.json["error"]) == (4, "backup.not_a_store")
    assert "信.db" in said.json["message"]
    assert not (tmp_path / "new").exists()


@POSIX
@pytest.mark.parametrize(
    "asked", [("import", "grids"), ("import", "calendar"), ("import", "room"), ("restore",)]
)
def test_a_file_of_the_kernel_that_may_have_no_end_is_refused_at_once(
    tmp_path: Path, asked: tuple[str, ...]
) -> None:
    where = ("--into", str(tmp_path / "new")) if asked == ("restore",) else ()

    said = call(tmp_path / "fresh", *asked, "/proc/self/pagemap", *where, "--json")

    assert said.json["error"] in {"file.empty", "backup.not_a_store"}
    assert "pagemap" in said.json["message"]
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("harm", ["turned", "cut", "another head"])
def test_a_damaged_copy_is_named_by_its_own_name_on_one_line_and_nothing_is_replaced(
    run: CommandLine, tmp_path: Path, harm: str
) -> None:
    content = bytearray(Path(run("backup", "--json").json["file"]).read_bytes())
    middle = len(content) // 2
    if harm == "turned":
        content[middle : middle + 4096] = bytes(byte ^ 0xFF for byte in content[middle : middle + 4096])
    elif harm == "cut":
        del content[middle:]
    else:
        content[:16] = b"nope" * 4
    (tmp_path / "坏副本.db").write_bytes(content)
    before = run("verify", "--json").json["digest"]

    said = run("restore", str(tmp_path / "坏副本.db"), "--json")

    assert said.code == 4
    assert "“坏副本.db”" in said.json["message"]
    assert "\n" not in said.json["message"]
    assert run("verify", "--json").json["digest"] == before


@pytest.mark.parametrize("text", ['{"\\ud800":1}', '{"\\ud800":1,"\\ud800":2}', '{"title":"\\udfff"}'])
def test_half_of_a_pair_of_surrogates_is_said_without_breaking_the_answer(
    run: CommandLine, text: str
) -> None:
    said = register(run, text)

    assert said.code in {1, 2}
    assert said.json["message"].encode(errors="replace")

"""The whole room out of a home and into an empty one: equal digests, or one sentence and nothing done."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.entrypoints.conftest import CommandLine, Said, call

FORM = {
    "source": "CALL",
    "title": "人民路路灯不亮",
    "text": "人民路 12 号门口路灯三天不亮，\n晚上出行不便。",
    "location": "人民路 12 号",
    "reported_at": "2026-03-10 08:55",
    "occurred_at": "2026-03-09 19:00",
    "reporter_name": "陈大明",
    "reporter_phone": "13812345678",
}
NINE = "2026-03-10 09:00"
PHRASE = "correct horse battery"


def register(run: CommandLine, **changes: str) -> str:
    said = run(
        "act", "register", "--data", json.dumps(FORM | changes), "--as", "t-intake", "--at", NINE, "--json"
    )
    assert said.code == 0, said
    return str(said.json["event"])


@pytest.fixture
def number(run: CommandLine, tmp_path: Path) -> str:
    """A room with two events, one with an attachment."""
    register(run, title="化粪池满溢")
    number = register(run)
    photo = tmp_path / "现场.txt"
    photo.write_text("路灯照片说明", encoding="utf-8")
    files = json.dumps({"files": [str(photo)]})
    assert run("act", "attach", "--event", number, "--data", files, "--at", NINE).code == 0
    return number


@pytest.fixture
def export(run: CommandLine, number: str, tmp_path: Path) -> Path:
    """That room, exported into a folder."""
    assert number
    assert run("export", "room", str(tmp_path / "out")).code == 0
    return tmp_path / "out"


def digest(home: Path) -> str:
    said = call(home, "verify", "--json")
    assert said.code == 0, said
    return str(said.json["digest"])


def take_in(tmp_path: Path, place: Path, *more: str) -> Said:
    return call(tmp_path / "fresh", "import", "room", str(place), *more, "--json")


# --- there and back -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["out-folder", "out.zip"])
@pytest.mark.usefixtures("number")
def test_a_room_comes_into_an_empty_home_with_an_equal_digest(
    run: CommandLine, home: Path, tmp_path: Path, name: str
) -> None:
    written = run("export", "room", str(tmp_path / name), "--json").json

    taken = take_in(tmp_path, tmp_path / name).json

    assert taken["digest"] == written["digest"] == digest(home) == digest(tmp_path / "fresh")
    assert (taken["entries"], taken["events"], taken["attachments"]) == (written["entries"], 2, 1)
    assert (written["keys"], taken["keys"]) == (False, False)


def test_the_lines_are_the_entries_as_they_were_hashed(export: Path) -> None:
    manifest = json.loads((export / "manifest.json").read_text("utf-8"))
    lines = (export / "journal" / "000001.jsonl").read_bytes().splitlines()

    assert manifest["format"] == "commandroom-room"
    assert len(lines) == manifest["entries"]
    previous: dict[str, str] = {}
    for line in lines:
        document = json.loads(line)
        raw = line[line.index(b'"entry":') + len(b'"entry":') : -1]
        entry = json.loads(raw)
        assert document["entry"] == entry
        assert hashlib.sha256(entry["p"].encode() + raw).hexdigest() == document["hash"]
        assert entry["p"] == previous.get(entry["st"], "")
        previous[entry["st"]] = document["hash"]
    for row in manifest["files"]:
        assert hashlib.sha256((export / row["name"]).read_bytes()).hexdigest() == row["sha256"]


def test_no_person_stands_in_it_and_no_key(export: Path) -> None:
    content = b"".join(path.read_bytes() for path in export.rglob("*") if path.is_file())

    for secret in ("陈大明", "13812345678"):
        assert secret.encode() not in content
    assert not (export / "keys.json").exists()


def test_work_goes_on_in_the_new_home_and_no_number_is_given_twice(
    export: Path, number: str, tmp_path: Path
) -> None:
    take_in(tmp_path, export)

    def fresh(*arguments: str) -> Said:
        return call(tmp_path / "fresh", *arguments)

    assert register(fresh) > number
    assert fresh("verify").code == 0
    assert len(fresh("list", "--view", "all", "--json").json["rows"]) == 3
    assert fresh("show", number, "--json").json["event"].get("reporter", {}) in ({}, None)


def test_keys_go_only_with_a_reason_that_is_journaled_and_open_with_the_phrase(
    run: CommandLine, number: str, tmp_path: Path
) -> None:
    phrase = tmp_path / "phrase.txt"
    phrase.write_text(PHRASE, encoding="utf-8")
    keys = ("--with-keys", "--passphrase", str(phrase), "--as", "t-director")
    place = tmp_path / "with.zip"

    without = run("export", "room", str(place), *keys, "--json")
    written = run("export", "room", str(place), *keys, "--reason", "迁移到新电脑", "--json")
    taken = take_in(tmp_path, place, "--passphrase", str(phrase))

    assert (without.code, without.json["error"]) == (2, "use.required")
    assert (written.json["keys"], taken.json["keys"]) == (True, True), (written, taken)
    shown = call(tmp_path / "fresh", "show", number, "--json").json["event"]["reporter"]
    assert shown == {"name": "陈**", "phone": "138****5678"}
    found = call(tmp_path / "fresh", "list", "--view", "all", "--text", "13812345678", "--json").json
    assert found["total"] == 2
    with zipfile.ZipFile(place) as package:
        journal = b"".join(package.read(name) for name in package.namelist() if name.startswith("journal"))
        assert "迁移到新电脑".encode() in journal
        assert PHRASE.encode() not in b"".join(map(package.read, package.namelist()))


def test_with_another_phrase_nothing_is_imported(run: CommandLine, number: str, tmp_path: Path) -> None:
    right, wrong = tmp_path / "right", tmp_path / "wrong"
    right.write_text(PHRASE, encoding="utf-8")
    wrong.write_text("something else", encoding="utf-8")
    keys = ("--with-keys", "--reason", "迁移", "--as", "t-director", "--passphrase", str(right))
    assert run("export", "room", str(tmp_path / "out"), *keys).code == 0

    said = take_in(tmp_path, tmp_path / "out", "--passphrase", str(wrong))

    assert (said.code, said.json["error"]) == (1, "wholeroom.phrase_wrong")
    assert not (tmp_path / "fresh").exists()
    assert number


def test_a_pass_phrase_has_some_length(run: CommandLine, tmp_path: Path) -> None:
    short = tmp_path / "short"
    short.write_text("1234", encoding="utf-8")
    keys = ("--with-keys", "--reason", "迁移", "--as", "t-director", "--passphrase", str(short))

    said = run("export", "room", str(tmp_path / "out"), *keys, "--json")

    assert (said.code, said.json["error"]) == (1, "wholeroom.phrase_short")
    assert not (tmp_path / "out").exists()


def test_an_export_never_overwrites(run: CommandLine, export: Path, tmp_path: Path) -> None:
    (tmp_path / "there.zip").write_bytes(b"mine")
    before = {path: path.read_bytes() for path in export.rglob("*") if path.is_file()}

    said = [run("export", "room", str(place), "--json") for place in (export, tmp_path / "there.zip")]

    assert [one.json["error"] for one in said] == ["wholeroom.not_empty"] * 2
    assert {path: path.read_bytes() for path in export.rglob("*") if path.is_file()} == before
    assert (tmp_path / "there.zip").read_bytes() == b"mine"


def test_a_home_with_a_room_takes_in_no_other(run: CommandLine, home: Path, export: Path) -> None:
    before = digest(home)

    said = run("import", "room", str(export), "--json")

    assert (said.code, said.json["error"]) == (1, "wholeroom.home_taken")
    assert digest(home) == before


# --- damaged, truncated, edited -------------------------------------------------------------------------------


def edited(path: Path, old: str, new: str) -> None:
    content = path.read_bytes()
    assert old.encode() in content
    path.write_bytes(content.replace(old.encode(), new.encode(), 1))


def manifest_in(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return found


def _title(folder: Path) -> None:
    edited(folder / "journal/000001.jsonl", "化粪池", "化粪坑")


def _journal_cut(folder: Path) -> None:
    path = folder / "journal/000001.jsonl"
    path.write_bytes(path.read_bytes()[:-40])


def _line_gone(folder: Path) -> None:
    path = folder / "journal/000001.jsonl"
    _replaced(folder, path, path.read_bytes().splitlines(keepends=True)[:-1])


def _line_moved_with_manifest(folder: Path) -> None:
    path = folder / "journal/000001.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    _replaced(folder, path, [*lines[:-2]])


def _replaced(folder: Path, path: Path, lines: list[bytes]) -> None:
    """As somebody who knows the form would: the manifest says what the file now is."""
    path.write_bytes(b"".join(lines))
    document = json.loads((folder / "manifest.json").read_text("utf-8"))
    name = path.relative_to(folder).as_posix()
    for row in document["files"]:
        if row["name"] == name:
            content = path.read_bytes()
            row |= {"bytes": len(content), "lines": len(lines), "sha256": hashlib.sha256(content).hexdigest()}
    (folder / "manifest.json").write_text(json.dumps(document), encoding="utf-8")


def _digest(folder: Path) -> None:
    document = manifest_in(folder) | {"digest": "0" * 64}
    (folder / "manifest.json").write_text(json.dumps(document), encoding="utf-8")


def _no_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def _no_json(folder: Path) -> None:
    (folder / "manifest.json").write_text("{", encoding="utf-8")


def _record(folder: Path) -> None:
    edited(folder / "records/person.jsonl", "练习主任", "练习坏人")


def _attachment(folder: Path) -> None:
    path = next((folder / "attachments").rglob("*"))
    path = next(p for p in (folder / "attachments").rglob("*") if p.is_file())
    path.write_bytes(path.read_bytes()[:-1] + b"?")


def _attachment_gone(folder: Path) -> None:
    shutil.rmtree(folder / "attachments")


def _stranger(folder: Path) -> None:
    (folder / "run.exe").write_bytes(b"MZ")


def _link(folder: Path) -> None:
    (folder / "serials.jsonl").unlink()
    (folder / "serials.jsonl").symlink_to("/etc/passwd")


@pytest.mark.parametrize(
    ("damage", "file"),
    [
        (_title, "journal/000001.jsonl"),
        (_journal_cut, "journal/000001.jsonl"),
        (_line_gone, "manifest.json"),
        (_line_moved_with_manifest, "manifest.json"),
        (_digest, "manifest.json"),
        (_no_manifest, "manifest.json"),
        (_no_json, "manifest.json"),
        (_record, "records/person.jsonl"),
        (_attachment, "attachments/"),
        (_attachment_gone, "attachments/"),
        (_stranger, "run.exe"),
        (_link, "serials.jsonl"),
    ],
)
def test_an_export_that_was_damaged_or_edited_is_refused_whole_and_the_file_is_named(
    export: Path, tmp_path: Path, damage: Callable[[Path], None], file: str
) -> None:
    damage(export)

    said = take_in(tmp_path, export)

    assert (said.code, said.json["error"]) == (4, "wholeroom.damaged"), said
    assert file in said.json["message"]
    assert not (tmp_path / "fresh").exists()


def test_the_line_that_was_edited_is_named(export: Path, tmp_path: Path) -> None:
    lines = (export / "journal/000001.jsonl").read_bytes().splitlines()
    wanted = next(number for number, line in enumerate(lines, 1) if "化粪池".encode() in line)
    _title(export)

    said = take_in(tmp_path, export, "--lang", "en")

    assert f"000001.jsonl, line {wanted}:" in said.json["message"]


def test_a_refused_import_leaves_an_empty_home_empty(export: Path, tmp_path: Path) -> None:
    (tmp_path / "fresh").mkdir()
    _attachment(export)

    take_in(tmp_path, export)

    assert list((tmp_path / "fresh").iterdir()) == []
    assert call(tmp_path / "fresh", "verify", "--json").json["error"] == "store.none"


# --- zips that mean harm ----------------------------------------------------------------------------------------


def zipped(folder: Path, place: Path, *, change: Callable[[zipfile.ZipFile], None]) -> Path:
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as package:
        for path in folder.rglob("*"):
            if path.is_file():
                package.write(path, path.relative_to(folder).as_posix())
        change(package)
    return place


@pytest.mark.parametrize(
    "name",
    ["../evil.txt", "/var/evil.txt", "journal/../../evil.jsonl", "C:\\evil.txt", "attachments/aa/../evil"],
)
def test_names_that_climb_out_of_the_home_are_refused(export: Path, tmp_path: Path, name: str) -> None:
    place = zipped(export, tmp_path / "slip.zip", change=lambda package: package.writestr(name, "evil"))

    said = take_in(tmp_path, place)

    assert (said.code, said.json["error"]) == (4, "wholeroom.damaged")
    assert not list(tmp_path.rglob("evil*"))
    assert not (tmp_path / "fresh").exists()


def test_a_bomb_is_refused_before_it_unpacks(export: Path, tmp_path: Path) -> None:
    sha = "ab" * 32
    bomb = zipped(
        export,
        tmp_path / "bomb.zip",
        change=lambda package: package.writestr(f"attachments/ab/{sha}", bytes(300 << 20)),
    )

    said = take_in(tmp_path, bomb)

    assert bomb.stat().st_size < 1 << 20
    assert said.json["error"] == "wholeroom.damaged"
    assert not (tmp_path / "fresh").exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 torn", "这不是压缩包".encode() * 99])
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "x.zip"
    place.write_bytes(content)

    wanted = "wholeroom.damaged" if content else "file.empty"
    assert take_in(tmp_path, place).json["error"] == wanted


def test_a_truncated_zip_is_refused(run: CommandLine, number: str, tmp_path: Path) -> None:
    place = tmp_path / "x.zip"
    run("export", "room", str(place))
    place.write_bytes(place.read_bytes()[:-500])

    assert take_in(tmp_path, place).json["error"] == "wholeroom.damaged"
    assert number


def test_an_export_of_a_newer_program_is_refused_with_a_sentence(export: Path, tmp_path: Path) -> None:
    document = manifest_in(export) | {"version": 2}
    (export / "manifest.json").write_text(json.dumps(document), encoding="utf-8")

    said = take_in(tmp_path, export)

    assert (said.code, said.json["error"]) == (3, "wholeroom.newer")


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    assert take_in(tmp_path, tmp_path / "none").json["error"] == "wholeroom.none"

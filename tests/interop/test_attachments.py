from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandroom.base.sentences import sentence
from commandroom.domain.errors import RefusedError, RoomError, WorldError
from commandroom.interop.attachments import CheckedFile, checked, shown_name

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)

KINDS = {
    "照片.jpg": b"\xff\xd8\xff\xe0" + bytes(20),
    "照片.JPEG": b"\xff\xd8\xff\xe1" + bytes(20),
    "图.png": PNG,
    "图.gif": b"GIF89a" + bytes(20),
    "图.webp": b"RIFF\x20\0\0\0WEBPVP8 ",
    "图.bmp": b"BM\x40\0\0\0\0\0\0\0" + bytes(20),
    "图.heic": b"\0\0\0\x18ftypheic" + bytes(20),
    "文.pdf": b"%PDF-1.7\n" + bytes(20),
    "文.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
    "文.wps": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
    "表.et": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
    "说明.txt": "路灯不亮，BM".encode(),
    "说明2.txt": "BM 路灯不亮".encode("gb18030"),
    "表.csv": "编号,内容\n".encode("utf-8-sig"),
    "音.mp3": b"ID3\x04" + bytes(20),
    "音2.mp3": b"\xff\xfb\x90\x64" + bytes(20),
    "音.m4a": b"\0\0\0\x20ftypM4A " + bytes(20),
    "音.wav": b"RIFF\x20\0\0\0WAVEfmt ",
    "音.amr": b"#!AMR\n" + bytes(20),
    "像.mp4": b"\0\0\0\x20ftypisom" + bytes(20),
    "像.mov": b"\0\0\0\x14ftypqt  " + bytes(20),
    "像.avi": b"RIFF\x20\0\0\0AVI LIST",
    "包.rar": b"Rar!\x1a\x07\x01\0" + bytes(20),
    "包.7z": b"7z\xbc\xaf\x27\x1c" + bytes(20),
}


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def refusal(path: Path) -> RoomError:
    with pytest.raises((RefusedError, WorldError)) as caught:
        checked(path)
    for lang in ("zh_CN", "en"):
        said = sentence(caught.value.code, caught.value.params, lang=lang)
        assert said != caught.value.code
        assert "{" not in said
    return caught.value


@pytest.mark.parametrize("name", KINDS)
def test_what_offices_attach_is_taken(tmp_path: Path, name: str) -> None:
    file = checked(put(tmp_path, name, KINDS[name]))

    assert file == CheckedFile(name, hashlib.sha256(KINDS[name]).hexdigest(), len(KINDS[name]), file.mime)
    assert "/" in file.mime


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("文.docx", "word/document.xml"),
        ("表.xlsx", "xl/workbook.xml"),
        ("稿.pptx", "ppt/presentation.xml"),
        ("文.ofd", "Doc_0/Document.xml"),
        ("包.zip", "照片.jpg"),
    ],
)
def test_packages_are_told_apart_without_unpacking(tmp_path: Path, name: str, part: str) -> None:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as package:
        if name.endswith("x"):
            package.writestr("[Content_Types].xml", "<Types/>")
        if name.endswith("ofd"):
            package.writestr("OFD.xml", "<OFD/>")
        package.writestr(part, "x")

    assert checked(path).shown_name == name


@pytest.mark.parametrize(
    "name", ["病毒.exe", "脚本.sh", "页.html", "无扩展名", "照片.jpg.scr", "图.svg", "宏.docm"]
)
def test_a_kind_that_is_not_allowed_is_refused_with_those_that_are(tmp_path: Path, name: str) -> None:
    error = refusal(put(tmp_path, name, PNG))

    assert error.code == "attachment.kind"
    assert "jpg" in str(error.params["allowed"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("照片.jpg", b"MZ\x90\0" + bytes(60)),
        ("照片.png", b"\x7fELF" + bytes(60)),
        ("文.pdf", b"<html><script>"),
        ("说明.txt", b"MZ is the mark of a program"),
        ("说明.txt", b"#!/bin/sh\necho"),
        ("文.docx", b"PK\x03\x04" + bytes(60)),
        ("照片.jpg", PNG),
        ("音.wav", b"RIFF\x20\0\0\0AVI LIST"),
    ],
)
def test_a_content_that_is_not_what_the_name_says_is_refused(
    tmp_path: Path, name: str, content: bytes
) -> None:
    assert refusal(put(tmp_path, name, content)).code == "attachment.mismatch"


def test_an_attachment_of_three_gigabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "录像.mp4"
    with path.open("wb") as file:
        file.truncate(3 << 30)

    error = refusal(path)

    assert (error.code, error.params["size"], error.params["limit"]) == ("attachment.too_big", "3.0 GB", 100)


def test_a_hundred_megabytes_are_taken_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = put(tmp_path, "录像.mp4", KINDS["像.mp4"])
    os.truncate(path, 100 << 20)

    assert checked(path).size == 100 << 20

    os.truncate(path, (100 << 20) + 1)
    assert refusal(path).params["size"] == "101 MB"


def test_an_empty_attachment_is_refused(tmp_path: Path) -> None:
    assert refusal(put(tmp_path, "空.jpg", b"")).code == "attachment.empty"


def test_a_folder_is_no_attachment(tmp_path: Path) -> None:
    folder = tmp_path / "照片.jpg"
    folder.mkdir()

    assert refusal(folder).code == "attachment.directory"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "照片.jpg")

    assert refusal(tmp_path / "照片.jpg").code == "attachment.kind"


def test_a_missing_attachment_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "没有.jpg").code == "attachment.missing"
    assert refusal(tmp_path / "a\0b.jpg").code == "attachment.missing"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_attachment_that_may_not_be_read_says_why(tmp_path: Path) -> None:
    path = put(tmp_path, "照片.png", PNG)
    path.chmod(0)

    assert refusal(path).code == "attachment.unreadable"


def test_a_name_too_long_for_the_disk_is_refused_in_words(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("字" * 255 + ".jpg")).code == "attachment.unreadable"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..\\..\\照片.jpg", "照片.jpg"),
        ("C:照片.jpg", "照片.jpg"),
        ("C:\\Users\\照片.jpg", "照片.jpg"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("照\n片\x00.jpg", "照片.jpg"),
        ("con.txt", "_con.txt"),
        ("照片<1>?.jpg", "照片_1__.jpg"),
        ("...", "附件"),
        ("", "附件"),
        (" 照片 .jpg. ", "照片.jpg"),
        ("字" * 255 + ".jpg", "字" * 116 + ".jpg"),
    ],
)
def test_a_name_is_shown_without_what_may_mislead(name: str, shown: str) -> None:
    assert shown_name(name) == shown


@given(st.text(max_size=400))
def test_any_name_is_shown_safely(name: str) -> None:
    shown = shown_name(name)

    assert 0 < len(shown) <= 120
    assert not set(shown) & set('/\\:\0\n\u202e"*?<>|')
    assert shown.strip(". ") == shown
    assert shown_name(shown) == shown
    shown.encode("utf-8")

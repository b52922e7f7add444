"""The folder of attachments: each content once under its hash, whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from commandroom.base.sentences import sentence
from commandroom.domain.errors import RefusedError, WorldError
from commandroom.interop import attachments
from commandroom.interop.attachments import checked
from commandroom.interop.filing import AttachmentFolder

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture
def folder(tmp_path: Path) -> AttachmentFolder:
    return AttachmentFolder(tmp_path / "attachments")


def picture(folder: Path, name: str = "现场.png", content: bytes = PNG) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def kept(folder: AttachmentFolder) -> list[Path]:
    return sorted(path for path in folder.folder.rglob("*") if path.is_file())


def test_a_file_lies_under_its_hash_and_is_described(folder: AttachmentFolder, tmp_path: Path) -> None:
    taken = folder.take(picture(tmp_path))

    digest = hashlib.sha256(PNG).hexdigest()
    assert (taken.sha256, taken.name, taken.size, taken.mime) == (digest, "现场.png", 72, "image/png")
    assert folder.where(digest) == folder.folder / digest[:2] / digest
    assert folder.where(digest).read_bytes() == PNG
    assert kept(folder) == [folder.where(digest)]


def test_the_same_content_under_another_name_is_kept_once(folder: AttachmentFolder, tmp_path: Path) -> None:
    first = folder.take(picture(tmp_path))
    second = folder.take(picture(tmp_path, "另一张.png"))

    assert (first.sha256, second.name) == (second.sha256, "另一张.png")
    assert len(kept(folder)) == 1


def test_a_damaged_copy_is_written_again(folder: AttachmentFolder, tmp_path: Path) -> None:
    taken = folder.take(picture(tmp_path))
    folder.where(taken.sha256).write_bytes(bytes(72))

    folder.take(tmp_path / "现场.png")

    assert folder.where(taken.sha256).read_bytes() == PNG


def test_a_name_of_255_characters_or_with_dots_is_stored_under_its_hash(
    folder: AttachmentFolder, tmp_path: Path
) -> None:
    long = picture(tmp_path, "长" * 80 + ".png")
    outside = tmp_path / "deep" / ".." / "现场.png"
    (tmp_path / "deep").mkdir()
    picture(tmp_path)

    names = [folder.take(path).name for path in (long, outside)]

    assert names == ["长" * 80 + ".png", "现场.png"]
    assert all(path.parent.parent == folder.folder for path in kept(folder))


def test_a_file_that_changes_while_it_is_copied_is_refused_and_nothing_is_left(
    folder: AttachmentFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = picture(tmp_path)
    look = checked

    def then_changed(asked: Path) -> Any:
        found = look(asked)
        asked.write_bytes(PNG[:-1] + b"\1")
        return found

    monkeypatch.setattr(attachments, "checked", then_changed)
    with pytest.raises(WorldError) as failed:
        folder.take(path)

    assert failed.value.code == "attachment.changed"
    assert kept(folder) == []


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "attachment.disk_full"), (errno.EACCES, "attachment.unstorable")]
)
def test_a_disk_that_fails_is_one_sentence_and_leaves_nothing(
    folder: AttachmentFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def failing(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(WorldError) as failed:
        folder.take(picture(tmp_path))

    assert failed.value.code == code
    assert "现场.png" in sentence(code, failed.value.params)
    assert kept(folder) == []


def test_what_may_not_be_attached_never_reaches_the_folder(folder: AttachmentFolder, tmp_path: Path) -> None:
    (tmp_path / "夹").mkdir()
    for path in (
        picture(tmp_path, "空.png", b""),
        tmp_path / "夹",
        picture(tmp_path, "假.png", b"MZ" + bytes(9)),
    ):
        with pytest.raises(RefusedError):
            folder.take(path)

    assert not folder.folder.exists()

"""Workbooks with their XML or bytes changed at random: rows, or one sentence; never a defect, and soon."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from commandroom.base.sentences import known_codes, sentence
from commandroom.domain.errors import RoomError
from commandroom.interop.events import events_of
from commandroom.interop.tables import open_table
from tests.interop.making import HEADER, ROW, a_map, repacked, xlsx_file
from tests.simulation.workbooks import changed_bytes, changed_xml, strict

FEW = 60


def read(path: Path) -> str:
    """How many rows there are, or by which code the file was refused; its sentence can be said in both languages."""
    try:
        return str(len(list(events_of(open_table(path), a_map()))))
    except RoomError as error:
        refused = error
    said = [sentence(refused.code, refused.params, lang=lang) for lang in ("zh_CN", "en")]
    assert refused.code in known_codes()
    assert not any("\n" in words for words in said)
    return refused.code


@pytest.mark.parametrize("seed", range(4))
def test_a_workbook_that_was_changed_anywhere_gives_rows_or_one_sentence(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - a schedule, no secret
    answers = Counter[str]()
    for number in range(FEW):
        folder = tmp_path / str(number)
        folder.mkdir()
        answers[read(draw.choice((changed_xml, changed_xml, changed_xml, changed_bytes))(draw, folder))] += 1

    assert answers["import.broken_workbook"]
    assert any(answer.isdecimal() for answer in answers)


@pytest.mark.parametrize("seed", range(6))
def test_the_strict_form_of_the_standard_is_read_like_the_usual_one(tmp_path: Path, seed: int) -> None:
    answer = read(strict(random.Random(seed), tmp_path))  # noqa: S311

    assert answer.isdecimal()
    assert int(answer) >= 1


@pytest.mark.parametrize("encoding", [b"XFD1", b"gb18030", b"utf-7"])
def test_a_part_in_an_encoding_that_no_reader_of_xml_knows_is_one_sentence(
    tmp_path: Path, encoding: bytes
) -> None:
    head = b'<?xml version="1.0" encoding="%s"?>' % encoding
    path = repacked(xlsx_file(tmp_path, HEADER, ROW),
                    lambda name, content: head + content if name == "xl/worksheets/sheet1.xml" else content)  # fmt: skip

    assert read(path) == "import.broken_workbook"


def test_a_package_that_lost_a_piece_of_its_middle_is_called_damaged_and_not_unreadable(
    tmp_path: Path,
) -> None:
    path = xlsx_file(tmp_path, HEADER, ROW)
    whole = path.read_bytes()
    path.write_bytes(whole[:600] + whole[1200:])

    assert read(path) == "import.broken_workbook"

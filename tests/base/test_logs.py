"""The seat's log: one line a record, turned over in time, and nobody's number in it."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest

from commandroom.base.logs import LogFile, kept, masked

log = logging.getLogger("commandroom.jobs.test")


def lines(home: Path, program: str = "desk") -> list[str]:
    return (home / "logs" / f"{program}.log").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话13812345678请回电", "电话138****5678请回电"),
        ("+8613812345678", "+86138****5678"),
        ("139 1234 5678 / 139-1234-5678", "139****5678 / 139****5678"),
        ("１３８12345678", "１３８****5678"),
        ("330203198001011234", "3302****1234"),
        ("33020319800101123X,", "3302****123X,"),
        ("330203800101123", "3302****1123"),
    ],
)
def test_what_looks_like_a_mobile_or_identity_number_is_masked(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "330299104-20261122-A0014",
        "hlc=116739276808060928",
        "1781300000123",
        "019aa1b2-7c3d-7000-8000-000000000001",
    ],
)
def test_numbers_of_events_stamps_and_ids_stay_readable(text: str) -> None:
    assert masked(text) == text


@pytest.mark.warns("no answer")
def test_a_record_is_one_line_of_time_level_subject_text_and_fields(tmp_path: Path) -> None:
    with kept(tmp_path, "desk"):
        log.warning("no answer\nfrom %s", "13812345678", extra={"event": "e-1", "note": "a b=c\n13912345678"})

    (line,) = lines(tmp_path)
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z WARNING commandroom\.jobs\.test \| no answer\\nfrom 138\*{4}5678 "
        r'\| event=e-1 note="a b=c\\n139\*{4}5678"',
        line,
    )


@pytest.mark.warns("fell")
def test_an_error_leaves_its_kind_and_its_places_but_not_what_it_says(tmp_path: Path) -> None:
    with kept(tmp_path, "desk"):
        try:
            int("王某某 13812345678")
        except ValueError:
            log.exception("fell")

    (line,) = lines(tmp_path)
    assert re.search(r"\| fell \| error=ValueError at=test_logs\.py:\d+$", line)
    assert "王某某" not in line


@pytest.mark.warns("round")
def test_five_files_are_kept_and_none_grows_past_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commandroom.base.logs.rotation", lambda: {"file_bytes": 1000, "files": 5})

    with kept(tmp_path, "desk"):
        for n in range(200):
            log.warning("round %d", n)

    files = sorted((tmp_path / "logs").iterdir())
    assert len(files) == 5
    assert all(0 < file.stat().st_size <= 1000 for file in files)
    assert "round 199" in lines(tmp_path)[-1]


@pytest.mark.warns("still heard")
def test_who_else_listens_still_hears_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with kept(tmp_path, "desk"):
        log.warning("still heard")

    assert [record.getMessage() for record in caplog.records] == ["still heard"]


def test_what_is_below_the_level_is_left_out_and_the_level_is_put_back(tmp_path: Path) -> None:
    before = logging.getLogger().level

    with kept(tmp_path, "cli"):
        log.info("not for the command line")
    with kept(tmp_path, "desk", level=logging.INFO):
        log.info("for the desk")
        log.debug("for nobody")

    assert not (tmp_path / "logs" / "cli.log").exists()
    assert [line.split(" | ")[1] for line in lines(tmp_path)] == ["for the desk"]
    assert logging.getLogger().level == before
    assert not [h for h in logging.getLogger().handlers if isinstance(h, LogFile)]


@pytest.mark.warns("nowhere")
def test_a_log_that_cannot_be_written_takes_nobody_down(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")

    with kept(tmp_path, "desk"):
        log.warning("nowhere to go")

    assert capsys.readouterr() == ("", "")

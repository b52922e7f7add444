"""加密与查看留痕: who keeps the key, and who looked at personal data."""

from __future__ import annotations

import pytest

from commandroom.ui.overview import Overview
from commandroom.ui.pages.settings.custody import CustodySection
from commandroom.ui.pages.settings.view import spec
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.commands import Act
from commandroom.usecases.keeping import Custody
from tests.ui.room import Seat, practice, practice_seat

__all__ = ("practice", "practice_seat")


def opened(seat: Seat) -> CustodySection:
    window = seat.window(spec())
    window.show_page("settings", {"section": "custody"})
    seat.settle()
    section = window.page("settings").findChild(CustodySection)
    assert isinstance(section, CustodySection)
    return section


@pytest.mark.parametrize(
    ("found", "said", "beside"),
    [
        (Custody(), "本机数据未加密。", ""),
        (Custody("keyring"), "已加密，密钥在系统密钥环中。", ""),
        (
            Custody("file_machine", 3),
            "已加密，密钥在数据目录的文件中，只有本机能打开。",
            "有 3 份加密之前的备份未加密。",
        ),
        (
            Custody("file_pin", 0, "room.replaced.db"),
            "已加密，密钥在数据目录的文件中，由口令保护。",
            "key finish",
        ),
    ],
)
def test_it_says_who_keeps_the_key_and_what_is_still_plain(
    practice_seat: Seat, found: Custody, said: str, beside: str
) -> None:
    practice_seat.bench.room.custody = lambda: found
    section = opened(practice_seat)

    assert section.state.text() == said
    assert section.note.text()
    assert beside in section.beside.text()
    assert section.beside.isVisibleTo(section) is bool(beside)


def test_the_auditor_reads_who_looked_and_others_are_told_whose_list_it_is(practice_seat: Seat) -> None:
    bench = practice_seat.bench
    number = bench.registered()
    bench.room.perform(Act("reveal", number, {"reason": "核对电话"}, actor="t-intake"))
    practice_seat.sit("t-auditor")
    section = opened(practice_seat)
    rows = [(row.number, row.name, row.reason) for row in section.list.table.rows]
    practice_seat.sit("t-intake")
    section.open()
    practice_seat.settle()

    assert rows == [(number, "练习综合政务岗", "核对电话")]
    state = section.placeholder.state
    assert state is not None
    assert "审计员" in " ".join(part.text() for part in state.findChildren(PlainLabel))


@pytest.mark.parametrize(("place", "is_told"), [("", False), ("keyring", False), ("file_machine", True)])
def test_a_banner_says_that_only_this_machine_keeps_the_key(
    practice_seat: Seat, place: str, is_told: bool
) -> None:
    practice_seat.bench.room.custody = lambda: Custody(place)
    window = practice_seat.window(spec())
    overview = Overview(practice_seat.desk, window)
    heard: list[str] = []
    practice_seat.desk.notices.banner_changed.connect(
        lambda banner: heard.append(banner.text if banner else "")
    )
    overview.look()
    practice_seat.settle()

    banner = practice_seat.desk.notices.banner
    assert (banner is not None and "只由本机标识保护" in banner.text) is is_told

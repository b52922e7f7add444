"""预案与处置要点: a version typed at the desk, what it will look like, its first and last day, one that is withdrawn."""

from __future__ import annotations

from PySide6.QtCore import QDate

from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.pages.settings.playbookdialogs import EndDialog, PlaybookDialog, read_steps, steps_text
from commandroom.ui.pages.settings.playbooks import PlaybooksSection
from tests.ui.room import Seat, practice, practice_seat
from tests.ui.settings.sitting import dialog, section_of

__all__ = ("practice", "practice_seat")


def opened(seat: Seat) -> PlaybooksSection:
    """The section, with the director at the desk."""
    return section_of(seat, "playbooks", PlaybooksSection)


def rows(section: PlaybooksSection, code: str) -> list[str]:
    return [
        f"{one.version.playbook.version} {section._standing(one)}"
        for one in section.all
        if one.version.code == code
    ]


def go_to(section: PlaybooksSection, code: str, at: int = 0) -> None:
    found = [n for n, one in enumerate(section.list.table.rows) if one.version.code == code]
    section.list.go_to_row(found[at])


def test_a_changed_playbook_is_a_version_and_is_shown_before_it_is_kept(practice_seat: Seat) -> None:
    section = opened(practice_seat)
    go_to(section, "CW-11")
    assert "不得以“无主”为由不溯源" in section.preview.text
    section._change()
    typed = dialog(PlaybookDialog)
    assert typed.lines["version"].text() == "2026.2"
    typed.texts["steps"].set_text("网格员｜拍照上报｜30min｜照片\n\n执法队 | 溯源取证 | 3wd")
    typed.texts["not_do"].set_text("不得先清运")
    assert "1. 网格员：拍照上报（30 分钟） → 照片\n2. 执法队：溯源取证（3 工作日）" in typed.preview.text
    assert "不得先清运" in typed.preview.text
    typed.submit()
    practice_seat.settle_all()

    assert not typed.isVisible()
    assert rows(section, "CW-11") == ["2026.2 在用", "2026.1 已被替换"]
    go_to(section, "CW-11")
    assert "不得先清运" in section.preview.text


def test_what_cannot_be_kept_is_said_at_its_field_and_the_dialog_stays(practice_seat: Seat) -> None:
    section = opened(practice_seat)
    section._new()
    typed = dialog(PlaybookDialog)
    typed.submit()
    assert typed.fields["code"].fault.startswith("预案编号“”不可用")
    typed.lines["code"].setText("预案-01")
    typed.lines["name"].setText("秸秆焚烧")
    typed.submit()
    assert typed.fields["steps"].fault == "预案至少要有一个步骤。"
    typed.texts["steps"].set_text("网格员")
    typed.submit()
    assert typed.fields["steps"].fault == "第 1 步要写明责任人和做什么。"
    typed.texts["steps"].set_text("网格员｜制止并上报")
    typed.submit()
    practice_seat.settle_all()
    assert rows(section, "预案-01") == ["2026.1 在用"]


def test_a_version_ends_and_one_to_come_gives_way_or_is_withdrawn(practice_seat: Seat) -> None:
    section = opened(practice_seat)
    go_to(section, "CW-11")
    section._end()
    end = dialog(EndDialog)
    end.submit()
    practice_seat.settle_all()
    assert rows(section, "CW-11") == ["2026.1 在用"]
    assert not section.end_it.isEnabled()

    for _ in range(2):
        practice_seat.bench.later(seconds=1)
        go_to(section, "CW-11")
        section._change()
        typed = dialog(PlaybookDialog)
        typed.since.setDate(QDate(2027, 1, 1))
        typed.submit()
        practice_seat.settle_all()
    assert rows(section, "CW-11") == ["2026.3 未启用", "2026.2 已撤回", "2026.1 在用"]
    go_to(section, "CW-11")
    assert section.end_it.accessibleName() == "撤回"
    section._end()
    dialog(ConfirmDialog).submit()
    practice_seat.settle_all()
    assert rows(section, "CW-11") == ["2026.3 已撤回", "2026.2 已撤回", "2026.1 在用"]


def test_steps_are_read_as_they_are_written() -> None:
    text = "网格员 | 拍照上报 | 30min | 照片\n执法队 | 溯源取证"
    assert read_steps(text) == [
        {"actor": "网格员", "action": "拍照上报", "limit": "30min", "output": "照片"},
        {"actor": "执法队", "action": "溯源取证", "limit": "", "output": ""},
    ]
    from commandroom.domain.knowledge.playbooks import Step

    assert steps_text(tuple(Step(**one) for one in read_steps(text))) == text

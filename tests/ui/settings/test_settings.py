"""The settings: what is changed at once and taken back, what the room's rules refuse, what is shown with its source."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from commandroom.domain.errors import WrongUseError
from commandroom.domain.people.roles import Role
from commandroom.entrypoints.opening import open_room
from commandroom.store import restoring
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.notices import Notice
from commandroom.ui.pages.settings.about import AboutSection
from commandroom.ui.pages.settings.alertrules import AlertRulesDialog
from commandroom.ui.pages.settings.appearance import AppearanceSection
from commandroom.ui.pages.settings.backup import BackupSection, RestoreDialog
from commandroom.ui.pages.settings.categories import CategoriesSection, CategoryDialog, read_phases
from commandroom.ui.pages.settings.clockdialogs import SeasonDialog, TimerDialog
from commandroom.ui.pages.settings.clocks import ClocksSection
from commandroom.ui.pages.settings.keys import KeysSection
from commandroom.ui.pages.settings.running import RunningSection
from commandroom.ui.pages.settings.sounds import SoundsSection
from commandroom.ui.pages.settings.view import SECTIONS, SettingsPage
from commandroom.ui.theme import Density, Scheme
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import AlertRow, Counts, RoomFacts, Rules
from tests.ui.room import Seat

Open = Callable[[str], SettingsPage]


def dialog(kind: type[CardDialog]) -> CardDialog:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert found, f"no {kind.__name__}"
    return found[0]


def clocks_of(page: SettingsPage) -> ClocksSection:
    section = page.section("clocks")
    assert isinstance(section, ClocksSection)
    return section


def heard(seat: Seat) -> list[Notice]:
    said: list[Notice] = []
    seat.desk.notices.said.connect(said.append)
    return said


# --- this seat ------------------------------------------------------------------------------------------------------


def test_a_look_is_worn_at_once_kept_and_taken_back(seat: Seat, settings: Open) -> None:
    section = settings("appearance").section("appearance")
    assert isinstance(section, AppearanceSection)
    said = heard(seat)

    section.scheme.chips[1].click()
    worn = (seat.desk.theme.is_dark, seat.desk.settings.appearance.scheme)
    undo = said[-1].on_action
    assert undo is not None
    undo()

    assert worn == (True, Scheme.DARK)
    assert not seat.desk.theme.is_dark
    assert section.scheme.value is Scheme.LIGHT


def test_rows_and_type_grow(seat: Seat, settings: Open) -> None:
    section = settings("appearance").section("appearance")
    assert isinstance(section, AppearanceSection)

    section.density.chips[2].click()
    section.scale.setValue(26)

    assert seat.desk.theme.appearance.density is Density.RELAXED
    assert seat.desk.theme.appearance.scale == 130
    assert seat.desk.settings.appearance.scale == 130


def test_the_language_waits_for_the_next_start(seat: Seat, settings: Open) -> None:
    section = settings("appearance").section("appearance")
    assert isinstance(section, AppearanceSection)

    section.lang.chips[1].click()

    assert seat.desk.lang == "en"


def test_single_letters_can_be_switched_off(seat: Seat, settings: Open) -> None:
    section = settings("keys").section("keys")
    assert isinstance(section, KeysSection)

    section.single.setChecked(False)

    assert not seat.desk.theme.appearance.single_keys
    assert len(section.list.table.rows) > 5


def test_the_tone_belongs_to_the_seat(seat: Seat, settings: Open) -> None:
    section = settings("sounds").section("sounds")
    assert isinstance(section, SoundsSection)

    section.tone.setChecked(False)

    assert seat.desk.settings.get("alerts.tone") is False
    assert [c.key for c in section.classes.table.rows] == ["P1", "P2", "P3"]


@pytest.mark.parametrize("key", list(SECTIONS))
def test_every_section_opens_and_has_a_name(key: str, settings: Open) -> None:
    page = settings(key)

    section = page.section(key)

    assert section.isVisible()
    assert section.title
    assert section.settings()


# --- the room's rules -----------------------------------------------------------------------------------------------


def test_a_limit_is_changed_by_who_may(seat: Seat, settings: Open) -> None:
    seat.sit(seat.person("deputy_director"))
    section = clocks_of(settings("clocks"))
    section.timers.go_to_row(0)
    section._edit_timer()
    form = dialog(TimerDialog)
    assert isinstance(form, TimerDialog)

    form.limits["normal"][0].setText("3wh")
    form.submit_button.click()
    seat.wait_for(lambda: seat.bench.room.ask(Rules()).policy.timers["accept"].limits["normal"] == "3wh")
    seat.settle()

    limits = seat.bench.room.ask(Rules()).policy.timers["accept"].limits
    assert limits == {"normal": "3wh", "urgent": "30min", "critical": "10min"}
    assert not form.isVisible()


def test_a_published_time_for_reporting_up_is_taken_over_with_one_click(seat: Seat, settings: Open) -> None:
    seat.sit(seat.person("deputy_director"))
    section = clocks_of(settings("clocks"))
    keys = [rule.key for rule in section.timers.table.rows]
    section.timers.go_to_row(keys.index("report_written"))
    section._edit_timer()
    form = dialog(TimerDialog)
    assert isinstance(form, TimerDialog)
    assert form.presets is not None
    offered, chosen = [chip.text() for chip in form.presets.chips], form.presets.values

    form.presets.press(2)
    form.presets.press(1)
    form.submit_button.click()
    seat.wait_for(
        lambda: seat.bench.room.ask(Rules()).policy.timers["report_written"].limits["all"] == "40min"
    )
    seat.settle()

    assert offered == ["30分钟电话、60分钟书面", "20分钟电话、40分钟书面", "15分钟电话、30分钟书面"]
    assert chosen == ["default"]
    assert seat.bench.room.ask(Rules()).policy.timers["report_phone"].limits["all"] == "30min"


def test_a_limit_that_is_none_is_named_and_nothing_is_sent(seat: Seat, settings: Open) -> None:
    seat.sit(seat.person("deputy_director"))
    section = clocks_of(settings("clocks"))
    section.timers.go_to_row(0)
    section._edit_timer()
    form = dialog(TimerDialog)
    assert isinstance(form, TimerDialog)

    form.limits["urgent"][0].setText("半小时")
    form.submit_button.click()

    assert "半小时" in form.limits["urgent"][1].fault
    assert form.isVisible()
    assert seat.bench.room.ask(Rules()).policy.timers["accept"].limits["urgent"] == "30min"


def test_who_may_not_change_a_limit_is_refused_with_the_rule(seat: Seat, settings: Open) -> None:
    seat.sit(seat.person("intake"))
    section = clocks_of(settings("clocks"))
    section.timers.go_to_row(0)
    section._edit_timer()
    form = dialog(TimerDialog)
    assert isinstance(form, TimerDialog)

    form.limits["normal"][0].setText("9wh")
    form.submit_button.click()
    seat.wait_for(lambda: bool(form.fault.text()))

    assert Role.DEPUTY.label in form.fault.text()
    assert form.limits["normal"][0].text() == "9wh"


def test_every_clock_shows_where_its_limit_comes_from(settings: Open) -> None:
    section = clocks_of(settings("clocks"))

    assert len(section.timers.table.rows) >= 16
    assert all(rule.source for rule in section.timers.table.rows)


def test_office_hours_that_overlap_are_refused(seat: Seat, settings: Open) -> None:
    seat.sit(seat.person("deputy_director"))
    section = clocks_of(settings("clocks"))
    section.seasons.go_to_row(0)
    section._edit_season()
    form = dialog(SeasonDialog)
    assert isinstance(form, SeasonDialog)

    form.hours.setText("08:30-12:00, 11:00-17:00")
    form.submit_button.click()

    assert form._hours_field.fault
    form.reject()


def test_the_reckoner_shows_the_due_moment_and_its_working(settings: Open) -> None:
    section = clocks_of(settings("clocks"))

    section.limit.setText("4wh")
    section.reckon()

    assert "2026-11-23 10:00" in section.due.text()
    assert len(section.working.text().splitlines()) >= 2


def test_the_reckoner_names_a_wrong_limit(settings: Open) -> None:
    section = clocks_of(settings("clocks"))

    section.limit.setText("四小时")
    section.reckon()

    assert "四小时" in section.limit_field.fault
    assert section.due.text() == ""


def test_a_notice_of_holidays_is_imported_and_its_year_known(
    seat: Seat, settings: Open, tmp_path: Path
) -> None:
    seat.sit(seat.person("deputy_director"))
    section = clocks_of(settings("clocks"))
    notice = tmp_path / "2027.csv"
    notice.write_text(
        "date,kind,name\n2027-01-01,off,元旦\n2027-10-01,off,国庆节\n2027-13-40,off,错\n", encoding="utf-8"
    )

    section.take_notice(notice)
    seat.wait_for(lambda: 2027 in seat.bench.room.ask(RoomFacts()).calendar_years)
    seat.wait_for(lambda: "2027" in section.years.text())

    assert "2007–2027" in section.years.text()


def test_a_year_without_its_notice_is_said_in_red(seat: Seat, settings: Open) -> None:
    seat.bench.clock.moment = seat.bench.clock.moment.replace(year=2027, month=3)
    section = clocks_of(settings("clocks"))

    assert section.banner.banner is not None
    assert "2027" in section.banner.banner.text


# --- categories -----------------------------------------------------------------------------------------------------


def categories(page: SettingsPage) -> CategoriesSection:
    section = page.section("categories")
    assert isinstance(section, CategoriesSection)
    return section


def test_all_categories_are_there_and_found_by_initials(settings: Open) -> None:
    section = categories(settings("categories"))
    everything = len(section.list.table.rows)

    section.finder.setText("jgqs")

    assert everything == 102
    assert all("井盖" in c.name for c in section.list.table.rows)
    assert 0 < len(section.list.table.rows) < 10


def test_phases_are_changed_and_checked(seat: Seat, settings: Open) -> None:
    seat.sit(seat.person("deputy_director"))
    section = categories(settings("categories"))
    section.finder.setText("0401")
    section._edit()
    form = dialog(CategoryDialog)
    assert isinstance(form, CategoryDialog)

    form.inputs["phases"].setText("围护 1uh ＞ 修复 两天")
    form.submit_button.click()
    fault = form.fields["phases"].fault
    form.inputs["phases"].setText("围护 1uh ＞ 修复 2wd")
    form.submit_button.click()
    seat.wait_for(lambda: _phases(seat) == [("围护", "1uh"), ("修复", "2wd")])

    assert "两天" in fault


def _phases(seat: Seat) -> list[tuple[str, str]]:
    category = seat.bench.room.ask(Rules()).policy.category("0401")
    assert category is not None
    return [(phase.name, phase.limit) for phase in category.phases]


@pytest.mark.parametrize("text", ["", "围护 3uh ＞ 8uh", "围护 3uh ＞ 围护 8uh", "很快"])
def test_what_does_not_say_the_phases_is_refused(text: str) -> None:
    with pytest.raises(WrongUseError):
        read_phases(text)


# --- copies and versions --------------------------------------------------------------------------------------------


def test_a_copy_is_made_and_listed(seat: Seat, settings: Open) -> None:
    section = settings("backup").section("backup")
    assert isinstance(section, BackupSection)
    before = list(section.list.table.rows)

    section.make.click()
    seat.wait_for(lambda: len(section.list.table.rows) == 1)

    assert before == []
    assert section.list.table.rows[0].path.parent == seat.bench.home / "backups"
    assert section.make.isEnabled()


def _section(page: SettingsPage, seat: Seat) -> BackupSection:
    section = page.section("backup")
    assert isinstance(section, BackupSection)
    seat.wait_for(lambda: not seat.desk.slow.is_busy and section.make.isEnabled())
    return section


def test_a_copy_says_when_why_how_large_and_whether_it_is_sound(seat: Seat, settings: Open) -> None:
    section = _section(settings("backup"), seat)

    section.make.click()
    seat.wait_for(lambda: len(section.list.table.rows) == 1)

    shown = [str(section.list.table.index(0, at).data()) for at in range(5)]
    assert (shown[1], shown[4]) == ("手动", "完好")
    assert shown[0].startswith("2026-11-20 14:30")
    assert "最近一份完好的备份：2026-11-20 14:30" in section.state.text()


def test_a_damaged_copy_is_said_to_be_damaged_and_refused(seat: Seat, settings: Open) -> None:
    section = _section(settings("backup"), seat)
    section.make.click()
    seat.wait_for(lambda: len(section.list.table.rows) == 1)
    copy = section.list.table.rows[0].path
    raw = bytearray(copy.read_bytes())
    raw[4096:20000] = bytes(15904)
    copy.write_bytes(raw)
    before = (seat.bench.home / "room.db").read_bytes()

    section.check_current()
    seat.wait_for(lambda: section.list.table.index(0, 4).data() == "已损坏")
    section.ask_restore()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RestoreDialog)
    dialog.submit()
    seat.wait_for(lambda: section.state.property("role") == "error")

    assert (seat.bench.home / "room.db").read_bytes() == before
    assert not list(seat.bench.home.glob("*replaced*"))


def test_a_restore_says_what_goes_and_what_stays_before_anything_happens(seat: Seat, settings: Open) -> None:
    section = _section(settings("backup"), seat)
    section.make.click()
    seat.wait_for(lambda: len(section.list.table.rows) == 1)
    section.ask_restore()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RestoreDialog)

    said = " ".join(label.text() for label in dialog.findChildren(PlainLabel))
    dialog.reject()

    assert "将被替换" in said
    assert "将被保留" in said
    assert "2026-11-20 14:30" in said
    assert not restoring.ready_path(seat.bench.home / "room.db").exists()


def test_a_copy_is_brought_back_from_the_desk(seat: Seat, settings: Open) -> None:
    section = _section(settings("backup"), seat)
    section.make.click()
    seat.wait_for(lambda: len(section.list.table.rows) == 1)
    intake = seat.person("intake")
    now = seat.bench.clock.moment.isoformat()
    seat.act("register", by=intake, source="CALL", title="井盖缺失", text="井盖缺失", location="老街3号",
             occurred_at=now, reported_at=now)  # fmt: skip
    opened_again: list[bool] = []
    seat.desk.actions.add("desk.reopen", "x", lambda: opened_again.append(True))

    section.ask_restore()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RestoreDialog)
    dialog.submit()
    seat.wait_for(lambda: bool(opened_again))
    seat.bench.room.store.close()
    kept = restoring.exchange(seat.bench.home / "room.db", now=seat.bench.clock.moment)
    again = open_room(seat.bench.home)
    counts = again.ask(Counts(seat.bench.clock.moment))
    again.store.close()

    assert counts.total.get("all", 0) == 0
    assert kept is not None
    assert kept.is_file()


def test_a_copy_goes_to_another_folder_too(seat: Seat, settings: Open, tmp_path: Path) -> None:
    section = _section(settings("backup"), seat)

    section.copy_into(tmp_path / "stick")
    seat.wait_for(section.make.isEnabled)

    assert len(list((tmp_path / "stick").glob("*.backup.db"))) == 1


def test_the_room_and_its_versions_are_told(settings: Open) -> None:
    section = settings("about").section("about")
    assert isinstance(section, AboutSection)

    assert "临溪镇" in section.room.text()
    assert "PySide6" in section.versions.text()


# --- rules for alerts -----------------------------------------------------------------------------------------------


def _rules_dialog(page: SettingsPage, seat: Seat) -> AlertRulesDialog:
    section = page.section("sounds")
    assert isinstance(section, SoundsSection)
    section.change.click()
    found = QApplication.activeModalWidget()
    assert isinstance(found, AlertRulesDialog)
    seat.wait_for(lambda: found.past is not None)
    return found


def _red_at(seat: Seat, days_ago: float) -> AlertRow:
    at = seat.bench.clock.moment - timedelta(days=days_ago)
    return AlertRow(id=f"r{days_ago}", at=at, level="P2", kind="red", event="", number="", title="x",
                    timer="accept", owner="", status="resolved")  # fmt: skip


def test_other_rules_say_what_they_would_have_made_of_the_last_days(seat: Seat, settings: Open) -> None:
    for day in range(1, 11):
        book = seat.bench.room.alerts
        assert book is not None
        book.raise_alert(_red_at(seat, day))
    asked = _rules_dialog(settings("sounds"), seat)
    seat.wait_for(lambda: "0.04" in asked.result_line.text())

    asked.classes["red"].setCurrentIndex(2)
    seat.wait_for(lambda: "0.00" in asked.result_line.text())

    said = asked.result_line.text()
    asked.reject()
    assert "现行 0.04" in said
    assert "0% / 0% / 100%" in said
    assert seat.bench.room.ask(Rules()).policy.alerts.triggers["red"] == "P2"


def test_changed_rules_are_kept_and_taken_back(seat: Seat, settings: Open) -> None:
    seat.sit(seat.person("director"))
    said = heard(seat)
    asked = _rules_dialog(settings("sounds"), seat)

    asked.numbers["storm_count"].setValue(15)
    asked.submit()
    seat.wait_for(lambda: not asked.isVisible())
    kept = seat.bench.room.ask(Rules()).policy.alerts.storm_count
    undo = said[-1].on_action
    assert undo is not None
    undo()
    seat.settle()

    assert (kept, seat.bench.room.ask(Rules()).policy.alerts.storm_count) == (15, 10)


def test_the_bounds_of_a_number_are_those_of_the_rules(seat: Seat, settings: Open) -> None:
    asked = _rules_dialog(settings("sounds"), seat)

    asked.numbers["mute_minutes"].setValue(500)

    highest = asked.numbers["mute_minutes"].value()
    asked.reject()
    assert highest == 30


@pytest.mark.skipif(sys.platform == "win32", reason="the autostart folder is that of the XDG desktops")
def test_the_start_with_the_system_is_entered_and_taken_back(
    seat: Seat, settings: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    said = heard(seat)
    section = settings("running").section("running")
    assert isinstance(section, RunningSection)
    file = tmp_path / "config" / "autostart" / "commandroom.desktop"

    section.starts.click()
    was_there = file.is_file()
    undo = said[-1].on_action
    assert undo is not None
    undo()

    assert was_there
    assert not file.exists()

"""Everything a person can have before the eyes: each page in its states, each dialog, each step of the first start."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from commandroom.domain.errors import DamageError, RefusedError, RoomError
from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.forms.ledgerbook import LedgerKind
from commandroom.entrypoints.staging import fault
from commandroom.ui.dialogs.dispatch.opening import DISPATCHING, open_dispatch
from commandroom.ui.dialogs.verbs.opening import has_form, open_verb
from commandroom.ui.pages.roster.statusboard import StatusBoard
from commandroom.ui.pages.settings.view import SECTIONS
from commandroom.ui.poses import CALL, SIGNING, _named, type_text
from commandroom.ui.signin.model import look
from commandroom.ui.signin.page import SignInPage
from commandroom.usecases.batching import Refused, Result
from tests.ui.audits import exchange
from tests.ui.audits.closed import confidential
from tests.ui.audits.custody import custody_scenes
from tests.ui.audits.latest import latest
from tests.ui.audits.rulechanges import rule_scenes
from tests.ui.audits.scene import Scene
from tests.ui.audits.stage import LONG_HOME, LONG_TITLE, Stage, wait

HEADING = ("工单编号", "标题", "诉求内容", "来电时间", "办结时间", "答复内容")
FORMS = sorted(name for name in VERBS if has_form(name) and name not in DISPATCHING)


def scenes() -> list[Scene]:
    """All of them, in an order in which one prepares the next."""
    monitor = Scene("monitor", lambda stage: _page(stage, "monitor"))
    summary = Scene("summary", lambda stage: _page(stage, "summary"))
    spans = [Scene(f"periods/{kind}", partial(_page, key="periods", kind=kind)) for kind in ("week", "month")]
    jobs = Scene("jobs", lambda stage: _page(stage, "jobs"))
    dashboard = [
        Scene("dashboard", _dashboard),
        Scene("dashboard/figures", _figures),
        Scene("dashboard/events", _behind),
        Scene("dashboard/days", _own_days),
    ]
    return [
        *_pages(),
        *_sections(),
        *_dialogs(),
        *_forms(),
        monitor,
        summary,
        *spans,
        jobs,
        *dashboard,
        Scene("wall", _wall),
        Scene("assessment", lambda stage: _page(stage, "assessment")),
        Scene("assessment/points", lambda stage: _at_scores(stage, "points")),
        Scene("assessment/appeal", lambda stage: _at_scores(stage, "appeal")),
        Scene("assessment/ruling", lambda stage: _at_scores(stage, "rule")),
        Scene("assessment/correct", lambda stage: _at_scores(stage, "correct")),
        Scene("assessment/replay", lambda stage: _at_scores(stage, "replay")),
        Scene("rota/leave-told", _told_on_rota),
        Scene("rota/report", _report),
        *latest(),
    ]


# --- pages ---------------------------------------------------------------------------------------------------------


def _pages() -> list[Scene]:
    return [
        Scene("board", _board),
        Scene("board/preview", _preview),
        Scene("board/marked", _marked),
        Scene("board/empty", _nothing_found),
        Scene("board/notices", _notices),
        Scene("intake", _intake),
        Scene("intake/half", _half_way),
        Scene("event", lambda stage: _event(stage, stage.event("S50"))),
        Scene("event/long", lambda stage: _event(stage, stage.event(title=LONG_TITLE))),
        Scene("event/closed", lambda stage: _event(stage, stage.event("S80"))),
        Scene("event/confidential", lambda stage: _event(stage, confidential(stage))),
        Scene("supervision", lambda stage: _page(stage, "supervision")),
        Scene("supervision/backlog", _backlog),
        *(Scene(f"ledgers/{kind}", partial(_page, key="ledgers", kind=kind)) for kind in LedgerKind),
        Scene("roster", lambda stage: _page(stage, "roster", tab="persons", way="table")),
        Scene("roster/cards", lambda stage: _page(stage, "roster", tab="persons", way="cards")),
        Scene("roster/earlier", _earlier),
        Scene("roster/posts", lambda stage: _page(stage, "roster", tab="posts")),
        Scene("roster/board", _status_board),
        Scene("roster/units", lambda stage: _page(stage, "roster", tab="units")),
        Scene("roster/headcount", lambda stage: _page(stage, "roster", tab="headcount")),
        Scene("rota", lambda stage: _rota(stage, way=0, span=0)),
        Scene("rota/month", lambda stage: _rota(stage, way=0, span=1)),
        Scene("rota/persons", lambda stage: _rota(stage, way=1, span=0)),
        Scene("rota/persons-month", lambda stage: _rota(stage, way=1, span=1)),
        Scene("rota/proposal", _proposal),
        *exchange.pages(),
    ]


def _page(stage: Stage, key: str, **where: object) -> QWidget:
    stage.show_page(key, **where)
    return stage.window


def _dashboard(stage: Stage) -> QWidget:
    page: Any = stage.show_page("dashboard")
    page.leaves.choose("charts")
    page._turn()
    stage.settle()
    return stage.window


def _figures(stage: Stage) -> QWidget:
    page: Any = stage.show_page("dashboard", leaf="figures")
    stage.settle()
    page.figures.list.setFocus()
    return stage.window


def _behind(stage: Stage) -> QWidget:
    _dashboard(stage)
    page: Any = stage.window.page("dashboard")
    page.cards["received"].click()
    stage.settle()
    return stage.dialog()


def _own_days(stage: Stage) -> QWidget:
    _dashboard(stage)
    page: Any = stage.window.page("dashboard")
    page.ranges.press(4)
    stage.settle()
    return stage.dialog()


def _rota(stage: Stage, *, way: int, span: int) -> QWidget:
    page: Any = stage.show_page("rota")
    page.model.proposing.drop()
    page.ways.press(way)
    page.spans.press(span)
    stage.settle()
    return stage.window


def _proposal(stage: Stage) -> QWidget:
    _rota(stage, way=0, span=0)
    page: Any = stage.window.page("rota")
    page.fill.click()
    stage.settle()
    return stage.window


def _board(stage: Stage) -> QWidget:
    _whole_board(stage)
    return stage.window


def _whole_board(stage: Stage) -> Any:
    """The board with all its rows, whatever was looked for or marked before."""
    page: Any = stage.show_page("board")
    page.escape()
    page.search("")
    stage.settle()
    return page


def _preview(stage: Stage) -> QWidget:
    page = _whole_board(stage)
    page.table.go_to_row(2)
    stage.window.middle.open_panel(is_open=True)
    stage.settle()
    return stage.window


def _marked(stage: Stage) -> QWidget:
    page = _whole_board(stage)
    page.table.go_to_row(0)
    for _ in range(3):
        page.table.mark_toggled.emit(page.table.currentIndex().row())
        page.table.go_to_row(page.table.currentIndex().row() + 1)
    stage.settle()
    return stage.window


def _nothing_found(stage: Stage) -> QWidget:
    page: Any = stage.show_page("board")
    page.escape()
    page.search("没有这样的事件")
    stage.settle()
    return stage.window


def _notices(stage: Stage) -> QWidget:
    _whole_board(stage)
    notices = stage.desk.notices
    notices.confirm(LONG_TITLE[:8])
    notices.offer_undo(LONG_TITLE, lambda: None)
    notices.refuse(RefusedError("demo.home_taken", home=LONG_HOME))
    stage.settle()
    return stage.window


def _intake(stage: Stage) -> QWidget:
    return _page(stage, "intake")


def _half_way(stage: Stage) -> QWidget:
    """In the middle of a call: words typed, the category proposed, something like it known, a field refused."""
    page: Any = stage.show_page("intake")
    stage.heard.say(CALL)
    for name, text in CALL.items():
        field = _named(page, QCoreApplication.translate("Fields", name))
        if field is not None:
            field.setFocus()
            type_text(QApplication.focusWidget() or field, text)
    stage.settle()
    wait(500)
    stage.settle()
    return stage.window


def _event(stage: Stage, number: str) -> QWidget:
    stage.show_page("event", event_id=number)
    return stage.window


def _reader(stage: Stage) -> QWidget:
    """Naming somebody for a confidential matter."""
    page: Any = stage.show_page("event", event_id=confidential(stage))
    page.aside.readers.ask_who()
    return stage.dialog()


def _backlog(stage: Stage) -> QWidget:
    page: Any = stage.show_page("supervision")
    page.tabs.press(len(page.tabs.chips) - 1)
    stage.settle()
    return stage.window


def _sections() -> list[Scene]:
    return [Scene(f"settings/{key}", partial(_section, key=key)) for key in SECTIONS]


def _section(stage: Stage, *, key: str) -> QWidget:
    return _page(stage, "settings", section=key)


# --- dialogs -------------------------------------------------------------------------------------------------------


def _dialogs() -> list[Scene]:
    return [
        # before what a room says may teach the audit the same words
        *(Scene(f"firstrun/{at}", partial(_first_run, at=at)) for at in range(5)),
        Scene("firstrun/three", lambda stage: _first_run(stage, at=3, apart=True)),
        Scene("dispatch", _dispatch),
        Scene("palette", _palette),
        Scene("palette/found", _palette_found),
        Scene("shortcuts", lambda stage: _done(stage, "desk.shortcuts")),
        Scene("manual", _manual),
        Scene("import", lambda stage: _done(stage, "desk.import")),
        Scene("import/file", _import_file),
        Scene("crash", _crash),
        Scene("operator", _operator),
        Scene("login", _signing_in),
        Scene("login/change", lambda stage: _signing_in(stage, RefusedError("signin.change_first"))),
        Scene("login/wrong", lambda stage: _signing_in(stage, RefusedError("signin.wrong", left=3))),
        Scene("login/store", lambda stage: _signing_in(stage, fault())),
        *(
            Scene(f"login/{state}", partial(_at_the_door, state=state))
            for state in ("waiting", "rescue", "rescued")
        ),
        Scene("lock", _locked),
        Scene("alerts", lambda stage: _done(stage, "desk.alerts")),
        Scene("alerts/rates", _rates),
        Scene("alerts/mute", _mute),
        Scene("alerts/rules", _rules),
        Scene("confirm", _confirm),
        Scene("reason", _reason),
        Scene("event/reader", _reader),
        Scene("joint/plan", _joint),
        Scene("joint/result", partial(_joint, is_planned=True)),
        Scene("forms", _forms_of),
        Scene("forms/clear", partial(_forms_of, is_clear=True)),
        Scene("quicklook", _quick_look),
        Scene("board/columns", lambda stage: _on_board(stage, lambda page: page.choose_columns())),
        Scene("board/dates", lambda stage: _on_board(stage, lambda page: page._choose_days())),
        Scene("board/save-view", lambda stage: _on_board(stage, lambda page: page.views.save())),
        Scene("board/views", lambda stage: _on_board(stage, lambda page: page.views.arrange())),
        Scene("board/many-dispatch", lambda stage: _on_board(stage, lambda page: page.many.dispatch())),
        Scene("board/many-supervise", lambda stage: _on_board(stage, lambda page: page.many.supervise())),
        Scene("board/many-verb", lambda stage: _on_board(stage, lambda page: page.many.fill_in("regrade"))),
        Scene("board/number", _number),
        Scene("board/refused", _refused),
        Scene("supervision/sheets", _sheets),
        Scene("supervision/cause", _cause),
        Scene("supervision/circular", _circular),
        Scene("roster/person", lambda stage: _on_roster(stage, lambda page: page.deeds.edit())),
        Scene("rota/hand-over", _hand_over),
        Scene("rota/swap", _swap),
        Scene("rota/leave", lambda stage: _on_rota(stage, is_loan=False)),
        Scene("rota/loan", lambda stage: _on_rota(stage, is_loan=True)),
        Scene("roster/file", lambda stage: _on_roster(stage, lambda page: page.deeds.edit_file())),
        Scene("roster/list", _staff_list),
        Scene("roster/post", lambda stage: _on_roster(stage, lambda page: page.deeds.editing.post(None))),
        Scene("roster/unit", lambda stage: _on_roster(stage, lambda page: page.deeds.editing.unit(None))),
        Scene("intake/drafts", _drafts),
        *exchange.dialogs(),
        Scene("settings/timer", partial(_edited, section="clocks", deed="_edit_timer")),
        Scene("settings/season", partial(_edited, section="clocks", deed="_edit_season")),
        Scene("settings/category", partial(_edited, section="categories", deed="_edit")),
        Scene("settings/warning", partial(_edited, section="conditions", deed="_new")),
        Scene("settings/mode", partial(_edited, section="conditions", deed="_begin")),
        Scene("settings/playbook", partial(_edited, section="playbooks", deed="_change")),
        Scene("settings/playbook-end", partial(_edited, section="playbooks", deed="_end")),
        Scene("settings/template", partial(_edited, section="forms", deed="_edit")),
        Scene("settings/restore", _restore),
        *custody_scenes(),
        *rule_scenes(),
        Scene("start", _start),
    ]


def _done(stage: Stage, action: str) -> QWidget:
    assert stage.desk.actions.do(action), action
    return stage.dialog()


def _dispatch(stage: Stage) -> QWidget:
    open_dispatch(stage.desk, stage.window, stage.event("S30"))
    return stage.dialog()


def _palette(stage: Stage) -> QWidget:
    stage.window.keys.open_palette()
    return stage.dialog()


def _palette_found(stage: Stage) -> QWidget:
    stage.window.keys.open_palette()
    dialog: Any = stage.dialog()
    dialog.search.setText("临溪")
    wait(300)
    stage.settle()
    return stage.dialog()


def _manual(stage: Stage) -> QWidget:
    stage.window.manual_wanted.emit("board")
    return stage.dialog()


def _table(folder: Path) -> Path:
    path = folder / "工单.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADING)
        for at in range(30):
            writer.writerow(
                (f"T{at:05d}", f"第{at}件", LONG_TITLE, f"2026-03-0{at % 9 + 1} 10:20:00", "", "")
            )
    return path


def _import_file(stage: Stage) -> QWidget:
    dialog: Any = _done(stage, "desk.import")
    stage.heard.say(HEADING)
    dialog.choose(_table(stage.home.parent))
    stage.settle()
    stage.settle()
    return stage.dialog()


def _crash(stage: Stage) -> QWidget:
    from commandroom.ui.dialogs.crash import CrashDialog

    report = "CommandRoom 0.1.0, Python 3.11, PySide6 6.11.3\nValueError\n  ui/pages/board/view.py:88 _open"
    CrashDialog(stage.desk.theme, report, parent=stage.window).open()
    return stage.dialog()


def _operator(stage: Stage) -> QWidget:
    stage.window.person_clicked.emit()
    return stage.dialog()


def _signing_in(stage: Stage, refused: RoomError | None = None) -> SignInPage:
    """The page of signing in over the window, as it stands over a locked desk."""
    page = SignInPage(stage.desk.theme, stage.window, lang=stage.desk.lang, is_guarded=True)
    seen = look(stage.room)
    rows = tuple(replace(row, state="open") for row in seen.sheet.rows)
    page.begin()
    page.show_seen(replace(seen, sheet=replace(seen.sheet, rows=rows)), recent=(), is_start=True)
    page.tick(stage.clock.now())
    page.show()
    if refused is not None:
        page.refuse(refused)
    stage.settle()
    return page


def _at_the_door(stage: Stage, *, state: str) -> QWidget:
    page = _signing_in(stage)
    SIGNING[state](page, stage.clock.now())
    stage.settle()
    return page


def _locked(stage: Stage) -> QWidget:
    page = _signing_in(stage)
    page.show_locked()
    return page


def _rates(stage: Stage) -> QWidget:
    dialog: Any = _done(stage, "desk.alerts")
    dialog.tabs.press(3)
    stage.settle()
    return stage.dialog()


def _mute(stage: Stage) -> QWidget:
    from commandroom.ui.dialogs.alerts.centre import MuteDialog

    dialog: Any = _done(stage, "desk.alerts")
    dialog.ask_mute()
    return stage.dialog(MuteDialog)


def _rules(stage: Stage) -> QWidget:
    page: Any = stage.show_page("settings", section="sounds")
    page.section("sounds").ask_rules()
    return stage.dialog()


def _confirm(stage: Stage) -> QWidget:
    page: Any = stage.show_page("roster", tab="persons")
    page.lists.folk.table.go_to_row(3)
    page.deeds.editing.retire(page.lists.current)
    return stage.dialog()


def _reason(stage: Stage) -> QWidget:
    from commandroom.ui.pages.event.asking import ask_reveal

    page: Any = stage.show_page("event", event_id=stage.event("S50"))
    ask_reveal(stage.desk, page, page.model)
    return stage.dialog()


def _joint(stage: Stage, *, is_planned: bool = False) -> QWidget:
    """The form of a joint operation; with a plan the one of its result, though nothing is written."""
    from datetime import UTC, datetime

    from commandroom.domain.people.joint import Joint
    from commandroom.ui.dialogs.joint.dialog import PlanDialog, ResultDialog, Seen
    from commandroom.usecases.queries import EventDetail, Persons, RoomFacts, Units

    _event(stage, stage.event("S50"))
    ask = stage.desk.room.ask
    sheet = ask(EventDetail(stage.event("S50")))
    people = ask(Persons())
    seen = Seen(sheet, ask(RoomFacts()), people, ask(Units()), ())
    if not is_planned:
        form = PlanDialog(stage.desk, seen, parent=stage.window)
        form.officers.add(form.officers.field.options[0].key)
        form.open()
        return stage.dialog()
    plan = Joint(
        id="j", event=sheet.event.id, number=sheet.event.number, initiator="临溪镇人民政府", departments=("市场监督管理局",),
        division="执法队取证", officers=tuple(row.person.id for row in people[:2]), begins=datetime(2026, 11, 20, tzinfo=UTC),
        planned_at=datetime(2026, 11, 20, tzinfo=UTC),
    )  # fmt: skip
    ResultDialog(stage.desk, seen, plan, parent=stage.window).open()
    return stage.dialog()


def _forms_of(stage: Stage, *, is_clear: bool = False) -> QWidget:
    """The forms of an event; in clear the reason is asked for."""
    page: Any = stage.show_page("event", event_id=stage.event("S50"))
    page.open_forms()
    stage.settle()
    dialog: Any = stage.dialog()
    for _ in range(20):
        if dialog.form is not None:
            break
        wait(50)
        stage.settle()
    dialog.clear.setChecked(is_clear)
    stage.settle()
    return stage.dialog()


def _quick_look(stage: Stage) -> QWidget:
    page: Any = stage.show_page("event", event_id=stage.event(title=LONG_TITLE))
    page.aside.files.look(0)
    wait(200)
    return stage.dialog()


def _on_board(stage: Stage, do: Callable[[Any], object]) -> QWidget:
    _marked(stage)
    page: Any = stage.window.page("board")
    do(page)
    return stage.dialog()


def _number(stage: Stage) -> QWidget:
    from commandroom.ui.pages.board.manyforms import NumberDialog

    page = stage.show_page("board")
    NumberDialog(stage.desk.theme, VERBS["urge"].label, 1234, parent=page, on_yes=lambda: None).open()
    return stage.dialog()


def _refused(stage: Stage) -> QWidget:
    from commandroom.ui.pages.board.manyresult import RefusedDialog

    error = RefusedError("demo.home_taken", home="home")
    rows = [Refused(row.row, row.number, row.title, error) for row in stage.numbers[:8]]
    result = Result(refused=rows, reasons=Counter({error.code: 8}), examples={error.code: error})
    page = stage.show_page("board")
    RefusedDialog(stage.desk, result, parent=page, on_again=lambda: None, on_open=lambda _row: None).open()
    return stage.dialog()


def _sheets(stage: Stage) -> QWidget:
    page: Any = stage.show_page("supervision")
    page.tabs.press(0)
    stage.settle()
    rows = page.lists.red.rows.rows[:6]
    assert rows
    page.deeds.open_sheets(rows)
    return stage.dialog()


def _cause(stage: Stage) -> QWidget:
    page: Any = stage.show_page("supervision")
    rows = page.lists.red.rows.rows[:2]
    page.deeds.ask_cause(rows)
    return stage.dialog()


def _circular(stage: Stage) -> QWidget:
    page: Any = stage.show_page("supervision")
    page.deeds.open_circular()
    stage.settle()
    return stage.dialog()


def _hand_over(stage: Stage) -> QWidget:
    _rota(stage, way=0, span=0)
    page: Any = stage.window.page("rota")
    page.hand_over()
    stage.settle()
    return stage.dialog()


def _swap(stage: Stage) -> QWidget:
    _rota(stage, way=0, span=0)
    page: Any = stage.window.page("rota")
    page.grid.go_to(1, 6)
    page.deeds.ask_swap()
    stage.settle()
    return stage.dialog()


def _on_rota(stage: Stage, *, is_loan: bool) -> QWidget:
    _rota(stage, way=1, span=0)
    page: Any = stage.window.page("rota")
    page.grid.go_to(1, 1)
    page.deeds.ask_away(is_loan=is_loan)
    stage.settle()
    return stage.dialog()


def _told_on_rota(stage: Stage) -> QWidget:
    """The leave of whoever leads a shift: what it leaves behind, and the button that keeps it all the same."""
    _rota(stage, way=1, span=0)
    page: Any = stage.window.page("rota")
    leads = {turn.person for turn in page.model.sheet.turns if turn.post == "带班领导" and turn.duty}
    page.grid.go_to(next(at for at, row in enumerate(page.table.rows) if row.key in leads), 0)
    page.deeds.ask_away(is_loan=False)
    stage.settle()
    dialog: Any = stage.dialog()
    dialog.until.set_moment(dialog.since.moment + timedelta(days=7))
    dialog.submit()
    stage.settle()
    return dialog  # type: ignore[no-any-return]


def _report(stage: Stage) -> QWidget:
    _rota(stage, way=0, span=0)
    page: Any = stage.window.page("rota")
    page.report()
    stage.settle()
    return stage.dialog()


def _earlier(stage: Stage) -> QWidget:
    """The roster as it was a day ago: its line over the list, and nothing to change."""
    page: Any = stage.show_page("roster", tab="persons", way="table")
    page.look_back(page.model.today - timedelta(days=1))
    stage.settle()
    return stage.window


def _staff_list(stage: Stage) -> QWidget:
    """A list of which one row comes in and two stay out."""
    from commandroom.ui.pages.roster.bringing import read_list

    page: Any = stage.show_page("roster", tab="persons", way="table")
    path = stage.home / "名册.csv"
    path.write_text("姓名,单位\n柏长青,发展办\n邵一鸣,X-9\n,发展办\n", encoding="utf-8-sig")
    read_list(stage.desk, path, page, page.model.refresh)
    stage.settle()
    return stage.dialog()


def _status_board(stage: Stage) -> QWidget:
    """The board of the second screen, which is a window of its own."""
    page: Any = stage.show_page("roster", tab="persons", way="table")
    page.look_back(None)
    page.deeds.open_board()
    stage.settle()
    assert isinstance(page.deeds.status_board, StatusBoard)
    return page.deeds.status_board


def _on_roster(stage: Stage, do: Callable[[Any], object]) -> QWidget:
    page: Any = stage.show_page("roster", tab="persons", way="table")
    page.look_back(None)
    stage.settle()
    page.lists.folk.table.go_to_row(2)
    do(page)
    return stage.dialog()


def _drafts(stage: Stage) -> QWidget:
    from commandroom.usecases.queries import DraftRow

    page: Any = stage.show_page("intake")
    moment = stage.clock.now() - timedelta(minutes=40)
    row = DraftRow("d1", "intake", {"title": LONG_TITLE, "location": "青石街"}, moment)
    page.unfinished.show_rows([row, row])
    page.unfinished.open_list()
    return stage.dialog()


def _edited(stage: Stage, *, section: str, deed: str) -> QWidget:
    page: Any = stage.show_page("settings", section=section)
    getattr(page.section(section), deed)()
    return stage.dialog()


def _restore(stage: Stage) -> QWidget:
    from commandroom.ui.pages.settings.backup import RestoreDialog
    from commandroom.usecases.keeping import Copy, Why

    stage.show_page("settings", section="backup")
    copy = Copy(
        "room-20261120-160000.db",
        stage.home / "x",
        stage.clock.now(),
        58_937_344,
        12_345,
        Why.HOURLY,
        is_sound=True,
    )
    RestoreDialog(stage.desk, copy, parent=stage.window).open()
    return stage.dialog()


# --- before there is a room ----------------------------------------------------------------------------------------


def _first_run(stage: Stage, *, at: int, apart: bool = False) -> QWidget:
    from commandroom.entrypoints.founding import HomeFounding
    from commandroom.ui.firstrun.wizard import FirstRun

    home = stage.home.parent / "empty"
    founding = HomeFounding(home, clock=stage.clock)
    window = FirstRun(stage.desk.theme, founding, home, lang=stage.look.lang)
    window.show()
    window._go(at)
    if apart:
        window.account.way.press(1)
    return _beside(stage, window)


def _start(stage: Stage) -> QWidget:
    from commandroom.ui.start import StartTrouble, StartWindow

    error = DamageError("store.malformed", file="room.db", reason="database disk image is malformed")
    said = StartTrouble(
        error, Path(LONG_HOME), newest="2026-11-22 23:00", restore=lambda: None, may_read=True
    )
    window = StartWindow(stage.desk.theme, said, lang=stage.look.lang)
    window.show()
    return _beside(stage, window)


def _beside(stage: Stage, window: QWidget) -> QWidget:
    """A window without a desk: it is dressed by hand, since the stage dresses its roots one by one."""
    stage.desk.theme.wear(window)
    stage.others.append(window)
    wait(30)
    return window


def _at_scores(stage: Stage, form: str) -> QWidget:
    """A form of the assessment, about the first score; the month of the town is not over, so its dialogs are made by hand."""
    from commandroom.domain.assessment.month import Appeal, Appealed
    from commandroom.ui.pages.assessment import dialogs

    page: Any = stage.show_page("assessment")
    stage.settle()
    sheet, row = page.sheet, page.sheet.result.rows[0]
    stage.heard.say(LONG_TITLE)
    appealed = Appealed("a" * 64, Appeal(row.subject, LONG_TITLE), "t", stage.clock.now())
    made: dict[str, Callable[[], Any]] = {
        "points": lambda: dialogs.PointsDialog(stage.desk, sheet.result, row, sheet.month, parent=page),
        "appeal": lambda: dialogs.AppealDialog(stage.desk, sheet.result, row, sheet.month, parent=page, until="12-03 17:00"),
        "rule": lambda: dialogs.RulingDialog(stage.desk, sheet.month, sheet.by, [appealed], {row.subject: row.name}, parent=page),
        "correct": lambda: dialogs.CorrectDialog(stage.desk, sheet.month, sheet.by, parent=page),
    }  # fmt: skip
    if form == "replay":
        page._replay()
    else:
        made[form]().open()
    stage.settle()
    return stage.dialog()


def _wall(stage: Stage) -> QWidget:
    """The wall is dressed by itself, dark: it is the only part that wears another look than the desk."""
    walls = stage.window.keys.walls
    wall = walls.window or walls.open()
    wall.resize(1920, 1080)
    wall.show()
    while wall.sight.is_busy:
        wait(20)
    wait(60)
    stage.others.append(wall)
    return wall


# --- forms of verbs ------------------------------------------------------------------------------------------------


def _forms() -> Iterator[Scene]:
    for verb in FORMS:
        yield Scene(f"verb/{verb}", partial(_form, verb=verb))


def _form(stage: Stage, *, verb: str) -> QWidget:
    number = "" if VERBS[verb].creates else stage.event_for(verb)
    open_verb(stage.desk, stage.window, number, verb)
    return stage.dialog()


__all__ = ("FORMS", "Scene", "scenes")

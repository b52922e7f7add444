"""The page of the rota: which days, the grid, what is empty, filling by rule, and the panel of the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.domain.people.handover import HandOver
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.moments import days_text
from commandroom.ui.page import Hints, Page
from commandroom.ui.pages.rota.deeds import KEEPING, RotaDeeds
from commandroom.ui.pages.rota.files import Files
from commandroom.ui.pages.rota.grid import RotaGrid
from commandroom.ui.pages.rota.handing import last_text, open_hand_over
from commandroom.ui.pages.rota.keys import register
from commandroom.ui.pages.rota.panel import RotaPanel
from commandroom.ui.pages.rota.reportform import ReportDialog
from commandroom.ui.pages.rota.table import RotaTable
from commandroom.ui.pages.rota.viewmodel import MONTH, PERSONS, POSTS, WEEK, RotaViewModel
from commandroom.ui.pages.rota.words import gap_text, in_one, post_label
from commandroom.ui.punctuation import in_a_sentence, in_clauses
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.strip import Strip
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import DutySheet

DAYS_OF_WEEK = 7


class RotaPage(Page):
    """Wires grid, editor and panel to the view model; knows no rule."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = RotaViewModel(desk, self)
        self._build()
        self._wire()
        deeds, files = self.deeds, self.files
        register(
            self.desk, self.model, deeds, files, owner=self, hand_over=self.hand_over, report=self.report,
            shown={"hand_over": self.panel.hand_over, "swap": self.panel.swap, "fill": self.fill,
                   "report": self.panel.matter},
        )  # fmt: skip

    # --- what the window asks -----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        day = where.get("day")
        if isinstance(day, date):
            self.model.go_to(day)
        self.model.open()
        self.grid.setFocus()

    @override
    def leave(self) -> None:
        self.deeds.close()
        self.model.close()

    @override
    def detail_panel(self) -> QWidget:
        return self.panel

    @override
    def tools(self) -> list[QWidget]:
        return [self.fill]

    @override
    def search_words(self) -> str:
        return self.tr("Search name, initials, unit") if self.model.arrangement == PERSONS else ""

    @override
    def search_text(self) -> str:
        return self.model.text

    @override
    def search(self, text: str) -> None:
        self.model.text = text
        self._show()

    @override
    def hints(self) -> Hints:
        hint = self.desk.actions.hint
        return (
            ("← ↑ ↓ →", self.tr("move")),
            ("Enter", self.tr("edit, or just type")),
            ("Delete", self.tr("clear")),
            ("Ctrl+C/V", self.tr("copy, paste")),
            ("Alt+← →", self.tr("exchange")),
            *hint(self.tr("swap"), "rota.swap"),
            *hint(self.tr("undo"), "rota.undo"),
            *hint(self.tr("hand over"), "rota.hand_over"),
        )

    @override
    def refresh(self) -> None:
        self.model.refresh()

    @override
    def escape(self) -> bool:
        if self.model.proposing.found is not None:
            self._drop()
            return True
        return False

    # --- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.desk.theme
        self.before = Button(theme, "", icon="chevron-left", kind="icon")
        self.before.setAccessibleName(self.tr("Earlier"))
        self.after = Button(theme, "", icon="chevron-right", kind="icon")
        self.after.setAccessibleName(self.tr("Later"))
        self.title = PlainLabel("", "h2")
        self.now = Button(theme, self.tr("Today"))
        self.spans = Chips([(WEEK, self.tr("Week")), (MONTH, self.tr("Month"))], name=self.tr("Days shown"))
        self.ways = Chips(
            [(POSTS, self.tr("By post")), (PERSONS, self.tr("By person"))], name=self.tr("Rows")
        )
        self.fill = Button(theme, self.tr("Fill by rule"), icon="zap", kind="primary")
        self.more = Button(theme, self.tr("Files"), icon="ellipsis")
        self.gaps = Strip(theme, "warn_bg", "warn")
        self.holiday = Strip(theme, "info_bg", "muted")
        self.proposal = Strip(theme, "info_bg", "muted")
        self.take = Button(theme, self.tr("Save"), kind="primary", keys="Ctrl+Enter")
        self.drop = Button(theme, self.tr("Discard"), kind="ghost", keys="Esc")
        self.proposal.deeds.addWidget(self.drop)
        self.proposal.deeds.addWidget(self.take)
        self.table = RotaTable(self.desk, self.model)
        self.grid = RotaGrid(self.desk, self.table, self.tr("Rota"))
        self.panel = RotaPanel(self.desk)
        self.deeds = RotaDeeds(self.desk, self.model, self.grid, self)
        self.files = Files(self.desk, self.model, self.table, self)
        self.staff_table = RotaTable(self.desk, self.model, way=PERSONS)
        self.staff = RotaGrid(self.desk, self.staff_table, self.tr("Staff"))
        self.staff_head = PlainLabel(self.tr("Staff: who is there on these days"), "strong")
        self.staff_card = Card(column(self.staff, spacing=0, margins=(1, 1, 1, 1)))
        shown = QWidget()
        grid = Card(column(self.grid, spacing=0, margins=(1, 1, 1, 1)))
        whole = column(grid, self.staff_head, self.staff_card, spacing=10)
        whole.setStretch(2, 1)
        shown.setLayout(whole)
        self.placeholder = Placeholder(theme, shown)
        self.desk.gate.guard(self.fill, self.take, duty=KEEPING)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 14)
        whole.setSpacing(12)
        whole.addLayout(self._line())
        whole.addWidget(self.gaps)
        whole.addWidget(self.holiday)
        whole.addWidget(self.proposal)
        whole.addWidget(self.placeholder, 1)

    def _line(self) -> QHBoxLayout:
        left = (self.before, self.title, self.after, self.now, self.spans, self.ways)
        return row(*left, None, self.more, spacing=10)

    def _wire(self) -> None:
        model = self.model
        self.before.clicked.connect(lambda: model.step(-1))
        self.after.clicked.connect(lambda: model.step(1))
        self.now.clicked.connect(lambda: model.go_to(model.today))
        self.spans.changed.connect(self._show_span)
        self.ways.changed.connect(self._arrange)
        self.fill.clicked.connect(model.propose)
        self.take.clicked.connect(self.deeds.take_proposal)
        self.more.clicked.connect(self.files.show_menu)
        self.drop.clicked.connect(self._drop)
        self.grid.edit_wanted.connect(self.deeds.edit)
        self.grid.clear_wanted.connect(self.deeds.clear)
        self.grid.copy_wanted.connect(self.deeds.copy)
        self.grid.paste_wanted.connect(self.deeds.paste)
        self.grid.moved.connect(self._show_chosen)
        self.grid.exchange_wanted.connect(self.deeds.exchange)
        self.staff.edit_wanted.connect(self._go_to_person)
        self.panel.report_wanted.connect(self._report)
        self.panel.swap_step_wanted.connect(model.changing.step_swap)
        model.swapped.connect(self._show_swaps)
        self.panel.leave_wanted.connect(partial(self.deeds.ask_away, is_loan=False))
        self.panel.loan_wanted.connect(partial(self.deeds.ask_away, is_loan=True))
        model.changed.connect(self._show)
        model.counted.connect(
            lambda c: self.panel.show_open(total=c.total.get("open", 0), red=c.red.get("open", 0))
        )
        self.panel.hand_over_wanted.connect(self.hand_over)
        model.handed.connect(self._show_handed)
        model.waited.connect(self.placeholder.wait)
        model.failed.connect(self._show_failure)

    # --- showing ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        sheet = self.model.sheet
        if sheet is None:
            return
        place, before = self.grid.place, list(self.table.days)
        self.table.show_sheet(sheet)
        self._show_staff(sheet)
        self.grid.go_to(max(place[0], 0), self._column(place[1], before, self.table.days))
        self.title.setText(self.span_text())
        if self.table.rows:
            self.placeholder.show_content()
        else:
            text, again = self.tr("Nobody fits what was typed"), self.tr("Show everybody")
            self.placeholder.show_empty(text, icon="users", action=again, on_action=self._everybody)
        self._show_gaps()
        self._show_holiday()
        self._show_proposal()
        self.panel.show_today(sheet)
        self._show_swaps()
        self._show_chosen()

    def _show_staff(self, sheet: DutySheet) -> None:
        """Below the posts all people; the posts take the height they need."""
        is_posts = self.model.arrangement == POSTS
        for part in (self.staff_head, self.staff_card):
            part.setVisible(is_posts)
        self.grid.fit(is_whole=is_posts)
        if is_posts:
            place, before = self.staff.place, list(self.staff_table.days)
            self.staff_table.show_sheet(sheet)
            self.staff.go_to(max(place[0], 0), self._column(place[1], before, self.staff_table.days))

    def _column(self, at: int, before: Sequence[date], days: Sequence[date]) -> int:
        """Where the hand lies now: in a span of the same kind where it lay, else on the same day, else on today."""
        if at >= 0 and (len(before) > DAYS_OF_WEEK) == (len(days) > DAYS_OF_WEEK):
            return at
        lay = before[at : at + 1] if at >= 0 else []
        return next((days.index(day) for day in (*lay, self.model.today) if day in days), 0)

    def _show_swaps(self) -> None:
        sheet, me = self.model.sheet, self.model.me
        found = (
            next((p.person for p in sheet.persons if p.person.id == me), None) if sheet is not None else None
        )
        roles = frozenset(found.roles) if found is not None else frozenset()
        self.panel.swaps.show_swaps(self.model.swaps, me, roles, self.model.name_of)

    def span_text(self) -> str:
        """The days shown, in words."""
        first, last = self.model.first, self.model.last
        if self.model.span == MONTH:
            return self.tr("{month}/{year}").format(year=first.year, month=first.month)
        return days_text(first, last)

    def _show_gaps(self) -> None:
        sheet = self.model.sheet
        if sheet is None or not sheet.gaps:
            self.gaps.hide()
            return
        told = (gap_text(gap, self._post(gap.post), self.desk.lang) for gap in in_one(sheet.gaps))
        head = self.tr("Empty within {hours} hours").format(hours=sheet.rules.gap_hours)
        self.gaps.say(f"⚠ {head}", in_clauses(told))

    def _show_holiday(self) -> None:
        """The roster of a holiday that begins soon, while places of it are empty."""
        found = self.model.sheet.holiday if self.model.sheet is not None else None
        if found is None or not found.empty:
            self.holiday.hide()
            return
        told = self.tr("{first} to {last}; the roster is due on {due}, {n} places are empty")
        is_late = found.due < self.model.today
        head = self.tr("{name}: the roster is overdue") if is_late else self.tr("{name} is near")
        text = told.format(
            first=f"{found.first:%m-%d}", last=f"{found.last:%m-%d}", due=f"{found.due:%m-%d}", n=found.empty
        )
        self.holiday.say(head.format(name=found.name), text)

    def _show_proposal(self) -> None:
        found, sheet = self.model.proposing.found, self.model.sheet
        if found is None or sheet is None:
            self.proposal.hide()
            return
        posts = {
            post.zh: [p.person.id for p in sheet.persons if post.may_be(p.person)]
            for post in sheet.rules.posts
        }
        spreads = (
            self.tr("{post}: {n:g} apart").format(post=self._post(name), n=round(found.spread(pool), 1))
            for name, pool in posts.items()
        )
        head = self.tr("{n} turns proposed by rule; nothing is saved yet").format(n=len(found.given))
        empty = self.tr("{n} stay empty: nobody may").format(n=len(found.empty)) if found.empty else ""
        fair = self.tr("Most and least carried this year") + " " + in_a_sentence(spreads)
        self.proposal.say(head, in_clauses(filter(None, (empty, fair))))

    def _show_chosen(self) -> None:
        cell, sheet = self.table.cell(*self.grid.place), self.model.sheet
        if cell is None or sheet is None:
            self.panel.show_cell("", "", ())
            return
        chosen = self.table.rows[self.grid.place[0]]
        name = in_a_sentence((chosen.name, f"{cell.day:%m-%d}"))
        if self.model.arrangement == POSTS:
            self.panel.show_cell(name, in_a_sentence((cell.text, chosen.note)), cell.told)
            return
        one = next((p for p in sheet.persons if p.person.id == chosen.key), None)
        carried = self.tr("carried this year before: {n:g}").format(n=one.carried if one is not None else 0)
        self.panel.show_cell(name, in_a_sentence((cell.text, carried)), cell.told, is_person=True)

    def _post(self, name: str) -> str:
        return post_label(self.model.sheet, name, self.desk.lang)

    def _show_failure(self, error: RoomError) -> None:
        text = words.error_text(error, lang=self.desk.lang)
        self.placeholder.show_error(text, error.code, on_retry=self.model.refresh)

    def _show_handed(self, found: tuple[HandOver, ...]) -> None:
        names: dict[str, str] = (
            {p.person.id: p.person.name for p in self.model.sheet.persons} if self.model.sheet else {}
        )
        self.panel.show_last(last_text(found, names))

    # --- wishes -------------------------------------------------------------------------------------------------

    def hand_over(self) -> None:
        """Open the hand-over: the side that is this person's."""
        open_hand_over(self.desk, self)

    def report(self) -> None:
        """Open the form of what is the matter today."""
        error = self.desk.gate.bar_of(KEEPING)
        if error is not None:
            self.desk.notices.refuse(error)
            return
        ReportDialog(self.desk, self.model, parent=self).open()

    def _report(self, is_calm: bool) -> None:  # noqa: FBT001  a signal's own argument
        if is_calm:
            self.model.changing.report_calm(self.model.today, by=self.model.me)
        else:
            self.report()

    def _go_to_person(self, _typed: str) -> None:
        """The same person and day in the rows by person, where it can be written."""
        row_, column_ = self.staff.place
        self.ways.press(1)
        self.grid.go_to(row_, column_)

    def _arrange(self) -> None:
        self.model.arrangement = str(self.ways.value)
        self.grid.go_to(0, self.grid.place[1])
        self._show()
        self.hints_changed.emit()
        self.grid.setFocus()

    def _show_span(self) -> None:
        self.model.show_span(str(self.spans.value))
        self.grid.setFocus()

    def _drop(self) -> None:
        self.model.proposing.drop()
        self.grid.setFocus()

    def _everybody(self) -> None:
        self.model.text = ""
        self.search_ended.emit()
        self._show()

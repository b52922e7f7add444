"""The headcount: ten rules, each with its words and how it stands, and the certificates that end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from commandroom.base.sentences import sentence
from commandroom.domain.errors import RoomError
from commandroom.domain.people.headcount import Expiring, Line, Verdict
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.moments import local
from commandroom.ui.punctuation import in_a_row, in_clauses, named
from commandroom.ui.widgets.arrange import column
from commandroom.ui.widgets.card import Scroll
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import Headcount, HeadcountSheet

SHOWN_NAMES = 6
_ROLES = {
    Verdict.FINE: "text2", Verdict.NOTE: "warn", Verdict.SHORT: "crit", Verdict.OVER: "crit", Verdict.UNKNOWN: "text3",
}  # fmt: skip


def verdict_text(verdict: Verdict) -> str:
    """达标, 提示, 不足, 超限, 缺数: a sign with the word, never the colour alone."""
    texts = {
        Verdict.FINE: QCoreApplication.translate("Headcount", "✓ in order"),
        Verdict.NOTE: QCoreApplication.translate("Headcount", "⚠ look"),
        Verdict.SHORT: QCoreApplication.translate("Headcount", "▼ short"),
        Verdict.OVER: QCoreApplication.translate("Headcount", "▲ over"),
        Verdict.UNKNOWN: QCoreApplication.translate("Headcount", "? not known"),
    }
    return texts[verdict]


class HeadcountTab(QWidget):
    """Asks for the headcount when it is shown; judges nothing itself."""

    def __init__(self, desk: Desk, scope: str) -> None:
        super().__init__()
        self._desk = desk
        self.sheet: HeadcountSheet | None = None
        self.lines = ListView(desk, ListTable(self._columns()), scope=scope, name=self.tr("Headcount"))
        self.certificates = ListView(
            desk, ListTable(self._certificate_columns()), scope=scope, name=self.tr("Certificates that end")
        )
        self.none = PlainLabel(self.tr("No certificate ends within 90 days."), "muted")
        self.source = PlainLabel("", "muted", wrap=True)
        self.returning = PlainLabel("", "warn", wrap=True)
        content = QWidget()
        below = column(
            self.returning, self.source, PlainLabel(self.tr("Certificates that end"), "strong"), self.none, spacing=10,
            margins=(14, 4, 14, 0),
        )  # fmt: skip
        content.setLayout(column(self.lines, below, self.certificates, None, spacing=10))
        self.placeholder = Placeholder(desk.theme, Scroll(content))
        self.setLayout(column(self.placeholder, spacing=0))
        self.setFocusProxy(self.lines)

    def look(self) -> None:
        """Ask for it."""
        self.placeholder.wait()
        query = Headcount(self._desk.clock.now())
        self._desk.ask(query, then=self._show, refused=self._fail, lane="roster.headcount")

    def _show(self, sheet: HeadcountSheet) -> None:
        self.sheet = sheet
        self.lines.show_rows(sheet.lines, key=lambda one: one.rule)
        self.certificates.show_rows(sheet.expiring, key=lambda one: one.person)
        self.certificates.setVisible(bool(sheet.expiring))
        self.none.setVisible(not sheet.expiring)
        told = [
            self.tr("{name} comes back from {to} on {day}").format(
                name=one.name, to=one.to, day=local(one.until).date().isoformat()
            )
            for one in sheet.returning
        ]
        self.returning.setText(named(self.tr("Loans that end within 30 days"), in_clauses(told)))
        self.returning.setVisible(bool(told))
        self.source.setText(self.tr("By: {source}").format(source=sheet.rules.source))
        self.lines.fit_height()
        self.certificates.fit_height()
        self.placeholder.show_content()

    def _fail(self, error: RoomError) -> None:
        text = words.error_text(error, lang=self._desk.lang)
        self.placeholder.show_error(text, error.code, on_retry=self.look)

    def _columns(self) -> list[Col[Line]]:
        return [
            Col(self.tr("Rule"), lambda line: line.rule, 56, role=_role),
            Col(self.tr("State"), lambda line: verdict_text(line.verdict), 96, role=_role, is_bold=True),
            Col(self.tr("Have / rule"), _figures, 96, is_number=True),
            Col(self.tr("What it says"), self._said, 0, role=_role),
            Col(self.tr("In words"), self._rule, 360, role=lambda _line: "text3", from_width=900),
        ]

    def _certificate_columns(self) -> list[Col[Expiring]]:
        return [
            Col(self.tr("Name"), lambda one: one.name, 120, is_bold=True),
            Col(self.tr("Valid until"), lambda one: one.until.isoformat(), 120, role=_late),
            Col(self.tr("Warning"), self._left, 0, role=_late),
        ]

    def told(self, line: Line) -> tuple[str, str]:
        """A rule as it stands in a sentence, and the rule itself in words: for the panel."""
        return self._sentence(line), self._rule(line)

    def _said(self, line: Line) -> str:
        return " ".join(filter(None, (self._sentence(line), self._names(line.persons))))

    def _sentence(self, line: Line) -> str:
        params: dict[str, object] = {
            "have": line.have,
            "bound": line.bound if line.bound is not None else "?",
            **dict(line.params),
        }
        return sentence(f"headcount.{line.rule}.{line.verdict}", params, lang=self._desk.lang)

    def _names(self, persons: Sequence[tuple[str, str]]) -> str:
        names = [name for _, name in persons[:SHOWN_NAMES]]
        more = len(persons) - len(names)
        return in_a_row([*names, self.tr("{n} more").format(n=more) if more else ""])

    def _rule(self, line: Line) -> str:
        texts = {rule.id: rule for rule in self.sheet.rules.rules} if self.sheet is not None else {}
        found = texts.get(line.rule)
        return "" if found is None else found.en if self._desk.lang == "en" else found.zh

    def _left(self, one: Expiring) -> str:
        if one.days < 0:
            return self.tr("ended {n} days ago: may only assist").format(n=-one.days)
        return self.tr("{n} days left ({step}-day warning)").format(n=one.days, step=one.step)


def _figures(line: Line) -> str:
    return f"{line.have} / {line.bound}" if line.bound is not None else str(line.have)


def _role(line: Line) -> str:
    return _ROLES[line.verdict]


def _late(one: Expiring) -> str:
    return "crit" if one.days < 0 else "warn"

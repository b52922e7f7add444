"""The head of a paper on the screen: which one, which issue and edition, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from commandroom.domain.summary.papers import Part, Said
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import QT_TRANSLATE_NOOP, is_english
from commandroom.ui.pages.summary.kinds import kind_chips
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button, IconButton
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel


class Shown(NamedTuple):
    """A paper as the page shows it, whatever it is of. `draft` says why it is one; "" for a frozen one."""

    date: str
    title: str
    issue: str
    mark: str
    has_later: bool
    is_over: bool
    editions: tuple[str, ...]
    edition: str
    draft: str
    parts: tuple[Part, ...]
    names: Mapping[str, str]
    read: Iterable[Said]
    comments: Iterable[Said]


class PaperHead(Card):
    """Its parts, laid out; what they do is the page's."""

    def __init__(self, desk: Desk, kind: str, before: str, after: str) -> None:
        super().__init__()
        theme = desk.theme
        self.kinds = kind_chips(theme, kind)
        self.previous = IconButton(theme, "chevron-left", before)
        self.next = IconButton(theme, "chevron-right", after)
        self.date = PlainLabel("", "large")
        self.title = ElidedLabel("", "h2")
        self.issue = PlainLabel("", "muted")
        self.mark = PlainLabel("", "warn")
        self.editions = Chips([], name=self.tr("Edition"))
        self.make = Button(theme, self.tr("Make it"), icon="newspaper")
        self.read = Button(theme, self.tr("Mark as read"), icon="check-check", kind="primary")
        self.comment = Button(theme, self.tr("Comment…"), icon="message-square")
        desk.gate.guard(self.make, duty="summary:edit")
        desk.gate.guard(self.read, self.comment, duty="summary:read")
        named = column(self.title, row(self.issue, self.mark, None, spacing=12), spacing=2)
        self.first = row(self.kinds, self.previous, self.date, self.next, None, self.editions, spacing=8)
        second = row(named, self.make, self.comment, self.read, spacing=8)
        second.setStretch(0, 1)
        self.setLayout(column(self.first, second, spacing=10, margins=(12, 10, 16, 10)))

    def show_paper(self, shown: Shown) -> None:
        """Say which paper it is."""
        self.date.setText(shown.date)
        self.title.setText(shown.title)
        self.issue.setText(shown.issue)
        self.mark.setText(shown.mark)
        self.next.setEnabled(shown.has_later)
        self.editions.setVisible(len(shown.editions) > 1)
        if len(shown.editions) > 1:
            self.editions.set_options([(one, self._edition_name(one)) for one in shown.editions])
            self.editions.choose(shown.edition)
        self.make.say(self.tr("Make it") if shown.draft else self.tr("Correct it"))
        self.make.setVisible(shown.is_over)
        for button in (self.read, self.comment):
            button.setEnabled(not shown.draft)

    def _edition_name(self, edition: str) -> str:
        return self.tr("Correction {number}").format(number=edition) if edition else self.tr("First")


def marks_text(*, is_draft: bool, is_demo: bool) -> str:
    """What sets a paper apart: a draft, demo data."""
    draft, demo = (
        _say(QT_TRANSLATE_NOOP("PaperHead", "Draft")),
        _say(QT_TRANSLATE_NOOP("PaperHead", "Demo data")),
    )
    return " · ".join([draft] * is_draft + [demo] * is_demo)


def issue_said(
    issue: str, number: int, year: int, kind: str = "day", *, edition: str = "", is_late: bool = False
) -> str:
    """Which issue it is: as the paper itself says it (`issue`), on an English desk in English."""
    if not is_english():
        return issue
    said = {
        "day": QT_TRANSLATE_NOOP("PaperHead", "No. {number} of {year}"),
        "week": QT_TRANSLATE_NOOP("PaperHead", "Week {number} of {year}"),
        "month": QT_TRANSLATE_NOOP("PaperHead", "Month {number} of {year}"),
    }[kind]
    told = [_say(said).format(number=number, year=year)]
    told += [_say(QT_TRANSLATE_NOOP("PaperHead", "Correction {number}")).format(number=edition)] * bool(
        edition
    )
    told += [_say(QT_TRANSLATE_NOOP("PaperHead", "late"))] * is_late
    return ", ".join(told)


def _say(text: str) -> str:
    return QCoreApplication.translate("PaperHead", text)

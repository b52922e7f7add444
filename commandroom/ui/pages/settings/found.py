"""What the search of the settings found: each setting with the section in which it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from commandroom.ui.desk import Desk
from commandroom.ui.pages.settings.setting import Hit
from commandroom.ui.widgets.arrange import column
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel


class Found(Card):
    """The list of hits; Enter goes to one."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        columns: list[Col[Hit]] = [
            Col(self.tr("Setting"), lambda hit: hit.setting.text, 0, is_bold=True),
            Col(
                self.tr("What it is"),
                lambda hit: hit.setting.note,
                330,
                role=lambda _hit: "text2",
                from_width=640,
            ),
            Col(self.tr("Section"), lambda hit: hit.section_title, 150, role=lambda _hit: "text2"),
        ]
        self.count = PlainLabel("", "label")
        self.list = ListView(desk, ListTable(columns), scope="settings", name=self.tr("Settings found"))
        self.placeholder = Placeholder(desk.theme, self.list)
        self.count.setContentsMargins(16, 10, 16, 0)
        body = column(self.count, self.placeholder, spacing=6, margins=(1, 1, 1, 1))
        body.setStretch(1, 1)
        super().__init__(body)
        self.list.opened.connect(lambda _at: self.choose_current())

    def show_hits(self, wanted: str, hits: Sequence[Hit]) -> None:
        """Show these; none is said in a sentence."""
        self.list.table.show_rows(hits)
        self.count.setText(self.tr("{count} found for “{words}”").format(count=len(hits), words=wanted))
        self.count.setVisible(bool(hits))
        if hits:
            self.list.go_to_row(0)
            self.placeholder.show_content()
        else:
            said = self.tr("No setting has “{words}”. Try another word, or Esc to see all sections.")
            self.placeholder.show_empty(said.format(words=wanted), icon="search")

    def choose_current(self) -> None:
        """Go to the hit with the focus."""
        hit = self.list.current
        if isinstance(hit, Hit):
            self.chosen.emit(hit)

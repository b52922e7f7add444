"""The left column: the facts, who reported it, what was said and answered, the words of it that people marked."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.verbs.offering import may
from commandroom.ui.pages.event.facts import MOST, basics, reporter
from commandroom.ui.pages.event.sections import NAME_WIDE, FactGrid, LongLabel, Section
from commandroom.ui.pages.event.viewmodel import REVEALED_SECONDS, Contents
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.text import PlainLabel


class LeftSide(QWidget):
    """Built once and filled anew for each event; personal data stand in clear only while they are revealed."""

    reveal_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = desk.theme
        self._desk = desk
        self._contents: Contents | None = None
        self._revealed: dict[str, str] | None = None
        self.facts = Section(theme, self.tr("Basics"))
        self.grid = FactGrid(MOST)
        self.person = PlainLabel("", wrap=True).selectable()
        self.reveal = Button(theme, self.tr("Look"), icon="eye", kind="link")
        desk.gate.guard(self.reveal)
        self.reveal.clicked.connect(lambda _checked=False: self.reveal_wanted.emit())
        self._person_row = QWidget()
        reporter_name = PlainLabel(self.tr("Reporter"), "label")
        reporter_name.setMinimumWidth(NAME_WIDE)
        line = row(reporter_name, self.person, self.reveal, spacing=12)
        line.setStretch(1, 1)
        self._person_row.setLayout(line)
        self.facts.fill([self._person_row, self.grid])
        self.texts: dict[str, tuple[Section, PlainLabel]] = {}
        for key, name in (
            ("text", self.tr("What was said")),
            ("reply_text", self.tr("Public reply")),
            ("handling_text", self.tr("Handling inside the room")),
            ("closing_text", self.tr("Closing remark")),
        ):
            section, label = Section(theme, name), LongLabel()
            section.fill([label])
            self.texts[key] = (section, label)
        self.setLayout(column(self.facts, *(section for section, _ in self.texts.values()), None, spacing=12))

    def show_contents(self, contents: Contents) -> None:
        """Show another event, or the same as it is now."""
        self._contents = contents
        self.grid.show_facts(
            [*basics(contents), (self.tr("Tags"), "  ".join(f"#{tag}" for tag in contents.tags))]
        )
        self._show_reporter()
        for key, (section, label) in self.texts.items():
            text = str(getattr(contents.sheet.event, key))
            label.setText(text)
            section.setVisible(bool(text))

    @Slot(dict)
    def show_person(self, personal: dict[str, str]) -> None:
        """Show who it was, for a while."""
        self._revealed = personal
        self._show_reporter()
        text = self.tr("Shown for {seconds} seconds; the reason is on record.")
        self._desk.notices.inform(text.format(seconds=REVEALED_SECONDS))

    @Slot()
    def forget_person(self) -> None:
        """Masked again."""
        self._revealed = None
        self._show_reporter()

    def _show_reporter(self) -> None:
        contents = self._contents
        if contents is None:
            return
        event = contents.sheet.event
        self.person.setText(reporter(contents, self._revealed))
        is_sealed = event.sealed is not None
        self._person_row.setVisible(is_sealed or event.anonymous)
        verb = next((verb for verb in contents.verbs if verb.name == "reveal"), None)
        self.reveal.setVisible(is_sealed and self._revealed is None)
        self.reveal.setEnabled(verb is not None and may(verb))

"""Where a matter came from: the sources of this seat as chips, the seldom ones behind 更多."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.chips import Chips

CHIPS = 7
translate = QCoreApplication.translate


class SourceField(QWidget):
    """One source is always chosen; `changed` says that a person chose it, `rearranged` that there are other chips."""

    changed = Signal()
    rearranged = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sources: list[tuple[str, str]] = []
        self.more = Button(theme, translate("Fields", "More ▾"), kind="ghost")
        self._menu = QMenu(self)
        self.more.clicked.connect(self._open_more)
        self._chips = Chips(name=translate("Fields", "Source"))
        self._chips.changed.connect(self.changed)
        line = row(self._chips, self.more, spacing=8)
        line.setStretch(0, 1)
        line.setAlignment(self.more, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.setFocusProxy(self._chips)

    @property
    def value(self) -> str:
        """The code of the source that is chosen."""
        return str(self._chips.value or "")

    @property
    def chips(self) -> Sequence[QPushButton]:
        """Those that are seen at once."""
        return self._chips.chips

    def press(self, at: int) -> None:
        """Choose the source of a chip, as if it had been pressed."""
        self._chips.press(at)

    def offer(self, sources: Sequence[tuple[str, str]], *, chosen: str) -> None:
        """The seven most used as chips, the rest in the menu; the first is chosen where nobody chose one."""
        self._sources = list(sources)
        has_focus = any(chip.hasFocus() for chip in self.chips)
        self._chips.set_options([*sources[:CHIPS]])
        self._chips.choose(chosen or sources[0][0])
        self.rearranged.emit()
        self._menu.clear()
        for code, name in sources[CHIPS:]:
            action = self._menu.addAction(name)
            action.triggered.connect(lambda _checked=False, picked=code: self.pick(picked))
        self.more.setVisible(len(sources) > CHIPS)
        self.choose(chosen)
        if has_focus:
            self.setFocus()

    def pick(self, code: str) -> None:
        """A person chose a source that may not be among the chips."""
        self.choose(code)
        self.changed.emit()

    def choose(self, code: str) -> None:
        """Show a source as chosen; one that is not among the chips takes the place of the last."""
        names = dict(self._sources)
        shown = [source for source, _ in self._sources[:CHIPS]]
        if code and code in names and code not in shown:
            self._chips.set_options([*self._sources[: CHIPS - 1], (code, names[code])])
            self.rearranged.emit()
        if code:
            self._chips.choose(code)

    @Slot()
    def _open_more(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

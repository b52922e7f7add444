"""The line over the list: classes as chips, drop-downs, saved views, density, columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QSizePolicy, QWidget
from typing_extensions import override

from commandroom.ui.punctuation import named
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import follow_in_tab_order
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.chips import Chip

Option = tuple[str, str]


class DropDown(Button):
    """A quiet button with a menu of `(key, text)`; shows what is chosen, and that something is."""

    picked = Signal(str)

    def __init__(self, theme: Theme, name: str, *, usual: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, name, kind="ghost", parent=parent)
        self._name = name
        self._usual = usual
        self._value = ""
        self._texts: dict[str, str] = {}
        self._numbers: dict[str, int] | None = None
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self.setCheckable(True)
        self.clicked.connect(self._open)
        self.choose("")

    @property
    def value(self) -> str:
        """The chosen key, "" for all."""
        return self._value

    @property
    def _is_narrowing(self) -> bool:
        return bool(self._value) and self._value != self._usual

    def set_options(
        self, options: Iterable[Option], *, submenus: Iterable[tuple[str, Sequence[Option]]] = ()
    ) -> None:
        """Offer other choices, some of them in submenus."""
        self._menu.clear()
        self._texts = {}
        for key, text in options:
            self._add(self._menu, key, text)
        for title, rest in submenus:
            inner = self._menu.addMenu(title)
            for key, text in rest:
                self._add(inner, key, text)
        self.choose(self._value if self._value in self._texts else "")
        self.show_numbers(self._numbers)

    def show_numbers(self, numbers: dict[str, int] | None) -> None:
        """Show behind each choice how many events it would leave; None where that is not known."""
        self._numbers = numbers
        for action in self._group.actions():
            key = str(action.data())
            action.setText(
                numbered(self._texts.get(key, ""), numbers.get(key, 0) if numbers and key else None)
            )

    def open_menu(self) -> None:
        """Open the menu as a click would."""
        self._open()

    def choose(self, key: str) -> None:
        """Choose by key, without the signal."""
        self._value = key
        chosen = self._texts.get(key, "") if key else ""
        self.say(f"{chosen or self._name} ▾")
        self.setAccessibleName(named(self._name, chosen) if chosen else self._name)
        self.setChecked(self._is_narrowing)
        for action in self._group.actions():
            action.setChecked(action.data() == key)

    def _add(self, menu: QMenu, key: str, text: str) -> None:
        self._texts[key] = text
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setData(key)
        action.setActionGroup(self._group)
        action.triggered.connect(self._pick)

    def _pick(self) -> None:
        action = self._group.checkedAction()
        if action is not None:
            self.choose(str(action.data()))
            self.picked.emit(self._value)

    def _open(self) -> None:
        self.setChecked(self._is_narrowing)
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class ChipLine(QWidget):
    """One line of chips; those that find no room are in the menu behind the last one."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._tell)
        self._more = DropDown(theme, self.tr("More"))
        self._more.setParent(self)
        self._more.picked.connect(self._pick)
        self._names: dict[str, str] = {}
        self._numbers: dict[str, int] | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def _high(self) -> int:
        """As high as its chips and its drop-down, which small type makes no lower."""
        return max(self.theme.px(32), self._more.sizeHint().height())

    @property
    def chips(self) -> list[Chip]:
        """All chips from left to right, those in the menu too."""
        return [button for button in self._group.buttons() if isinstance(button, Chip)]

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other choices; the chosen one stays. The same ones again leave what stands, and the keys on it."""
        if list(self._names.items()) == list(options):
            return
        before = next((str(chip.key) for chip in self.chips if chip.isChecked()), "")
        for chip in self.chips:
            self._group.removeButton(chip)
            chip.deleteLater()
        self._names = dict(options)
        for key, text in options:
            chip = Chip(text, key, self)
            chip.setChecked(key == before)
            self._group.addButton(chip)
        follow_in_tab_order(self._more, *self.chips, self._more)
        self.show_numbers(self._numbers)

    def choose(self, key: str) -> None:
        """Choose by key, without the signal."""
        for chip in self.chips:
            chip.setChecked(chip.key == key)
        self._place()

    def show_numbers(self, numbers: dict[str, int] | None) -> None:
        """Show behind each chip how many events it would leave; None where that is not known."""
        self._numbers = numbers
        for chip in self.chips:
            key = str(chip.key)
            chip.setText(numbered(self._names.get(key, ""), numbers.get(key, 0) if numbers and key else None))
            chip.setAccessibleName(chip.text())
        self._place()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, self._high)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(84), self._high)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Lay the chips out; the chosen one keeps a place even when it stands late in the row."""
        chips = self.chips
        if not chips:
            self._more.hide()
            return
        room = self.width()
        hints = {chip: chip.sizeHint().width() for chip in chips}
        if sum(hints.values()) + 6 * (len(chips) - 1) > room:
            room -= self._more.sizeHint().width() + 6
        kept: list[Chip] = []
        taken = 0
        first = [chip for chip in chips if chip.isChecked()][:1]
        for chip in [*first, *(chip for chip in chips if chip not in first)]:
            if taken + hints[chip] > room:
                break
            kept.append(chip)
            taken += hints[chip] + 6
        x = 0
        for chip in chips:
            chip.setVisible(chip in kept)
            if chip in kept:
                chip.setGeometry(
                    x, (self.height() - chip.sizeHint().height()) // 2, hints[chip], chip.sizeHint().height()
                )
                x += hints[chip] + 6
        hidden = [chip for chip in chips if chip not in kept]
        self._more.setVisible(bool(hidden))
        self._more.set_options([(str(chip.key), chip.text()) for chip in hidden])
        self._more.choose(next((str(chip.key) for chip in hidden if chip.isChecked()), ""))
        wide = self._more.sizeHint()
        self._more.setGeometry(x, (self.height() - wide.height()) // 2, wide.width(), wide.height())

    def _pick(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def _tell(self, chip: Chip) -> None:
        self.chosen.emit(str(chip.key))


def numbered(text: str, number: int | None) -> str:
    """`市容秩序 42`, or the text alone where nothing was counted."""
    return text if number is None else f"{text}  {number:,}"


def popup_under(button: QWidget, fill: Callable[[QMenu], object]) -> QMenu:
    """A menu under a button, filled when it opens and gone when it closes."""
    menu = QMenu(button)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill(menu)
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    return menu

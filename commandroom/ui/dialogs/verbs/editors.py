"""The controls of a verb's form. All answer `value()`, take `put(value)`, and say `changed`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QSpinBox, QWidget
from typing_extensions import override

from commandroom.ui.dialogs.verbs.looks import Choice
from commandroom.ui.widgets.arrange import column
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.inputs import PinyinCombo, TextArea, TextInput
from commandroom.ui.widgets.numberbox import DecimalBox, NumberBox
from commandroom.ui.widgets.typeahead import TypeAhead

CHIPS_MOST = 6
COUNT_MOST = 1_000_000
LOSS_MOST = 1e9
_INSET = 8
_KEPT_OVER = 1000
SEARCH_PAUSE_MS = 200
AHEAD_LIMITS = ("2uh", "1wd", "3wd", "5wd")
_NOW = QT_TRANSLATE_NOOP("VerbForm", "Now")


class Editor(QWidget):
    """A control of a form."""

    changed = Signal()
    grew = Signal()

    def value(self) -> object:
        """What the deed gets; None or "" where nothing was given."""
        raise NotImplementedError

    def put(self, value: object) -> None:
        """Show a value."""
        raise NotImplementedError

    def _fill(self, inner: QWidget, *rest: QWidget) -> None:
        self.setLayout(column(inner, *rest, spacing=6))
        self.setFocusProxy(inner)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.setAccessibleName(name)


class LineEditor(Editor):
    """One line of text; what is pasted over the limit is kept, for the room to name it and for the person to shorten it."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.line = TextInput(limit=limit + _KEPT_OVER)
        self._fill(self.line)
        self.line.textChanged.connect(self.changed)

    @override
    def value(self) -> object:
        return self.line.text().strip()

    @override
    def put(self, value: object) -> None:
        self.line.setText(str(value or ""))


class TextEditor(Editor):
    """Several lines of text with a counter."""

    def __init__(self, limit: int, lines: int) -> None:
        super().__init__()
        self.area = TextArea(limit=limit, lines=lines)
        self._fill(self.area)
        self.area.changed.connect(self.changed)

    @override
    def value(self) -> object:
        return self.area.text.strip()

    @override
    def put(self, value: object) -> None:
        self.area.set_text(str(value or ""))


class ChoiceEditor(Editor):
    """A few choices as chips, many as a list."""

    def __init__(self, choices: Sequence[Choice], *, required: bool) -> None:
        super().__init__()
        shown = list(choices) if required else [("", "—"), *choices]
        self.chips = Chips(shown) if len(shown) <= CHIPS_MOST else None
        self.combo = None if self.chips is not None else PinyinCombo(shown)
        if self.chips is not None:
            self._fill(self.chips)
            self.chips.changed.connect(self.changed)
            self.setFocusProxy(self.chips.chips[0] if self.chips.chips else self.chips)
        elif self.combo is not None:
            self._fill(self.combo)
            self.combo.picked.connect(self.changed)

    @override
    def value(self) -> object:
        if self.chips is not None:
            return self.chips.value
        return self.combo.value if self.combo is not None else None

    @override
    def put(self, value: object) -> None:
        if self.chips is not None:
            self.chips.choose(value)
        elif self.combo is not None:
            self.combo.choose(value)


class AheadEditor(Editor):
    """One of many, found by typing."""

    def __init__(self, ahead: TypeAhead) -> None:
        super().__init__()
        self.ahead = ahead
        self._fill(ahead)
        ahead.picked.connect(self.changed)
        ahead.textEdited.connect(self.changed)

    @override
    def value(self) -> object:
        return self.ahead.value or self.ahead.text().strip()

    @override
    def put(self, value: object) -> None:
        named = next((option.key for option in self.ahead.options if option.text == value), value)
        self.ahead.choose(str(named) if named else None)


class YesNoEditor(Editor):
    """Yes or no."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.box = QCheckBox(text)
        self._fill(self.box)
        self.box.toggled.connect(self.changed)

    @override
    def value(self) -> object:
        return self.box.isChecked()

    @override
    def put(self, value: object) -> None:
        self.box.setChecked(bool(value))


class NumberEditor(Editor):
    """A number from nought on, whole or with two decimals."""

    def __init__(self, box: QSpinBox | QDoubleSpinBox) -> None:
        super().__init__()
        self.box = box
        self.box.lineEdit().setTextMargins(_INSET, 0, _INSET, 0)
        self._fill(self.box)
        self.box.valueChanged.connect(self.changed)

    @classmethod
    def whole(cls) -> NumberEditor:
        """A whole number."""
        box = NumberBox()
        box.setRange(0, COUNT_MOST)
        return cls(box)

    @classmethod
    def decimal(cls) -> NumberEditor:
        """A number with two decimals."""
        box = DecimalBox()
        box.setRange(0, LOSS_MOST)
        return cls(box)

    @override
    def value(self) -> object:
        return self.box.value()

    @override
    def put(self, value: object) -> None:
        number = float(str(value or 0))
        self.box.setValue(int(number)) if isinstance(self.box, QSpinBox) else self.box.setValue(number)


class TitlesEditor(Editor):
    """One title a line."""

    def __init__(self) -> None:
        super().__init__()
        self.area = TextArea(self.tr("One part a line"), limit=1000, lines=4)
        self._fill(self.area)
        self.area.changed.connect(self.changed)

    @override
    def value(self) -> object:
        return [line.strip() for line in self.area.text.splitlines() if line.strip()]

    @override
    def put(self, value: object) -> None:
        lines = value if isinstance(value, list | tuple) else [value] if value else []
        self.area.set_text("\n".join(str(line) for line in lines))

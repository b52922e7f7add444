"""The controls of a verb's form. All answer `value()`, take `put(value)`, and say `changed`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QSpinBox, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.domain.time.clockwork import Clockwork
from commandroom.ui import words
from commandroom.ui.choices import category_options, person_options, place_options, unit_options
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.scene import Scene
from commandroom.ui.dialogs.verbs.looks import Choice, Control, Look
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.filedrop import FileDrop
from commandroom.ui.widgets.inputs import MomentField, PinyinCombo, TextArea, TextInput
from commandroom.ui.widgets.text import PlainLabel
from commandroom.ui.widgets.typeahead import Option, TypeAhead
from commandroom.usecases.queries import EventDetail, EventSheet, Similar, SimilarEvent

CHIPS_MOST = 6
COUNT_MOST = 1_000_000
LOSS_MOST = 1e9
_INSET = 8
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
    """One line of text."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.line = TextInput(limit=limit)
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


class _Whole(QSpinBox):
    """A spin box whose number does not stick to its edge."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(_INSET, 0, _INSET, 0)


class _Decimal(QDoubleSpinBox):
    """The same with decimals."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(_INSET, 0, _INSET, 0)


class WholeEditor(Editor):
    """A whole number."""

    def __init__(self) -> None:
        super().__init__()
        self.box = _Whole()
        self.box.setRange(0, COUNT_MOST)
        self._fill(self.box)
        self.box.valueChanged.connect(self.changed)

    @override
    def value(self) -> object:
        return self.box.value()

    @override
    def put(self, value: object) -> None:
        self.box.setValue(int(str(value or 0)))


class NumberEditor(Editor):
    """A number with two decimals."""

    def __init__(self) -> None:
        super().__init__()
        self.box = _Decimal()
        self.box.setRange(0, LOSS_MOST)
        self._fill(self.box)
        self.box.valueChanged.connect(self.changed)

    @override
    def value(self) -> object:
        return self.box.value()

    @override
    def put(self, value: object) -> None:
        self.box.setValue(float(str(value or 0)))


class MomentEditor(Editor):
    """A moment with presets; one that need not be given starts unset and is set by a preset or by editing it."""

    def __init__(self, now: datetime, presets: Iterable[tuple[datetime, str]], *, required: bool) -> None:
        super().__init__()
        self._is_set = required
        self._presets = list(presets)
        self.moment = MomentField(now)
        self.chips = Chips([(at, text) for at, (_, text) in enumerate(self._presets)], exclusive=False)
        self.unset = PlainLabel(self.tr("Not given"), "muted")
        if len(self._presets) > 1:
            self.setLayout(column(row(self.moment, self.unset, None, spacing=10), self.chips, spacing=6))
        else:
            line = row(self.moment, self.chips, self.unset, spacing=10)
            line.setStretch(1, 1)
            self.setLayout(line)
        self.setFocusProxy(self.moment)
        self.moment.setMinimumWidth(190)
        self.chips.changed.connect(self._preset)
        self.moment.dateTimeChanged.connect(self._set)
        self._show()

    @override
    def value(self) -> object:
        return self.moment.moment if self._is_set else None

    @override
    def put(self, value: object) -> None:
        if isinstance(value, datetime):
            self.moment.set_moment(value)
            self._is_set = True
            self._show()

    def _preset(self) -> None:
        chosen = self.chips.values
        at = next((key for key in chosen if key != getattr(self, "_last", None)), None)
        if isinstance(at, int):
            self._last = at
            self.moment.set_moment(self._presets[at][0])
            self._set()
            self.chips.choose(at)

    def _set(self) -> None:
        self._is_set = True
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.unset.setVisible(not self._is_set)
        if bool(self.moment.property("unset")) == self._is_set:
            self.moment.setProperty("unset", not self._is_set)
            self.moment.style().unpolish(self.moment)
            self.moment.style().polish(self.moment)


class FilesEditor(Editor):
    """Files to attach; they go into the event before the deed, and the deed names them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.drop = FileDrop(desk.theme)
        self._names: tuple[str, ...] = ()
        self.known = PlainLabel("", "muted", wrap=True)
        self._fill(self.drop, self.known)
        self.known.hide()
        self.drop.changed.connect(self.changed)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that are not in the event yet."""
        return self.drop.paths

    @override
    def value(self) -> object:
        return [*self._names, *(path.name for path in self.drop.paths)]

    @override
    def put(self, value: object) -> None:
        if isinstance(value, list | tuple):
            self._names = tuple(str(name) for name in value)
            self.known.setText("、".join(self._names))
            self.known.setVisible(bool(self._names))


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


class EventEditor(Editor):
    """Another event: the likely ones as buttons, any other by its number."""

    def __init__(self, desk: Desk, scene: Scene) -> None:
        super().__init__()
        self._desk = desk
        self._scene = scene
        self._found = ""
        self.line = TextInput(self.tr("Number of the event"), limit=80)
        self.about = PlainLabel("", "muted", wrap=True)
        self.about.hide()
        self.likely = column(spacing=4)
        self.setLayout(column(self.line, self.about, self.likely, spacing=6))
        self.setFocusProxy(self.line)
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self._look_up)
        self.line.textChanged.connect(self._typed)
        self._ask_likely()

    @override
    def value(self) -> object:
        return self._found or self.line.text().strip()

    @override
    def put(self, value: object) -> None:
        self.line.setText(str(value or ""))

    def _ask_likely(self) -> None:
        event = self._scene.event
        if event is None:
            return
        query = Similar(event.text, event.location, event.grid, event.reported_at, exclude=event.id)
        self._desk.ask(query, then=self._show_likely)

    def _show_likely(self, found: Sequence[SimilarEvent]) -> None:
        for one in found[:4]:
            text = f"{one.row.number}  {one.row.title} · {words.state_label(one.row.state.code)}"
            button = Button(self._desk.theme, text, kind="link")
            button.clicked.connect(lambda _checked=False, number=one.row.number: self.line.setText(number))
            self.likely.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if found:
            self.grew.emit()

    def _typed(self) -> None:
        self._found = ""
        self._pause.start()
        self.changed.emit()

    def _look_up(self) -> None:
        ref = self.line.text().strip()
        if ref:
            self._desk.ask(EventDetail(ref), then=self._show, refused=self._say, lane="verbs.event")
        else:
            self._tell("")

    def _show(self, sheet: EventSheet) -> None:
        self._found = sheet.event.id
        board = sheet.board
        self._tell(f"{board.title} · {words.state_label(board.state.code)} · {board.location}")

    def _say(self, error: RoomError) -> None:
        self._tell(words.error_text(error, lang=self._desk.lang))

    def _tell(self, text: str) -> None:
        self.about.setText(text)
        self.about.setVisible(bool(text))
        self.grew.emit()


def ahead_presets(clockwork: Clockwork, now: datetime, lang: str) -> list[tuple[datetime, str]]:
    """Moments ahead that are usual, counted by the room's calendar."""
    from commandroom.domain.time.limit import Limit  # noqa: PLC0415  only the forms with a deadline need it

    return [
        (clockwork.due(limit, start=now).moment, Limit.parse(limit).words(lang)) for limit in AHEAD_LIMITS
    ]


def _moment(scene: Scene, *, required: bool) -> Editor:
    now = [(scene.now, QCoreApplication.translate("VerbForm", str(_NOW)))]
    return MomentEditor(scene.now, now, required=required)


def _ahead(scene: Scene, *, required: bool) -> Editor:
    presets = ahead_presets(scene.rules.clockwork, scene.now, scene.lang)
    return MomentEditor(presets[1][0], presets, required=required)


def _units(desk: Desk, scene: Scene) -> Editor:
    hint = QCoreApplication.translate("VerbForm", "Unit or pinyin initials")
    return AheadEditor(TypeAhead(desk.theme, hint, unit_options(scene.units)))


def _persons(desk: Desk, scene: Scene) -> Editor:
    hint = QCoreApplication.translate("VerbForm", "Name or pinyin initials")
    return AheadEditor(TypeAhead(desk.theme, hint, person_options(scene.persons)))


def _categories(desk: Desk, scene: Scene) -> Editor:
    hint = QCoreApplication.translate("VerbForm", "Category, code or pinyin initials")
    return AheadEditor(TypeAhead(desk.theme, hint, category_options(scene.rules.policy.catalogue)))


def _places(desk: Desk, scene: Scene) -> Editor:
    options: list[Option] = place_options(scene.places)
    hint = QCoreApplication.translate("VerbForm", "Grid or village, pinyin initials")
    return AheadEditor(TypeAhead(desk.theme, hint, options))


_Make = Callable[[Desk, Scene, Look, bool], Editor]
_MAKE: dict[Control, _Make] = {
    Control.UNIT: lambda desk, scene, _look, _required: _units(desk, scene),
    Control.PERSON: lambda desk, scene, _look, _required: _persons(desk, scene),
    Control.CATEGORY: lambda desk, scene, _look, _required: _categories(desk, scene),
    Control.PLACE: lambda desk, scene, _look, _required: _places(desk, scene),
    Control.EVENT: lambda desk, scene, _look, _required: EventEditor(desk, scene),
    Control.TEXT: lambda _desk, _scene, look, _required: TextEditor(look.limit, look.lines),
    Control.CHOICE: lambda _desk, scene, look, required: ChoiceEditor(
        _choices(scene, look), required=required
    ),
    Control.PAST: lambda _desk, scene, _look, required: _moment(scene, required=required),
    Control.AHEAD: lambda _desk, scene, _look, required: _ahead(scene, required=required),
    Control.WHOLE: lambda _desk, _scene, _look, _required: WholeEditor(),
    Control.NUMBER: lambda _desk, _scene, _look, _required: NumberEditor(),
    Control.FILES: lambda desk, _scene, _look, _required: FilesEditor(desk),
    Control.TITLES: lambda _desk, _scene, _look, _required: TitlesEditor(),
}


def _choices(scene: Scene, look: Look) -> list[Choice]:
    return look.choices(scene) if look.choices is not None else []


def editor_for(look: Look, *, desk: Desk, scene: Scene, name: str, required: bool) -> Editor:
    """The control for a field."""
    if look.control is Control.YES_NO:
        return YesNoEditor(name)
    make = _MAKE.get(look.control)
    return make(desk, scene, look, required) if make is not None else LineEditor(look.limit)

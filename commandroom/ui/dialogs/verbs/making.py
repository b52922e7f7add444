"""Which control a field is asked for with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from commandroom.ui.choices import category_options, person_options, place_options, unit_options
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.scene import Scene
from commandroom.ui.dialogs.verbs.attachments import FilesEditor
from commandroom.ui.dialogs.verbs.editors import (
    AheadEditor,
    ChoiceEditor,
    Editor,
    LineEditor,
    NumberEditor,
    TextEditor,
    TitlesEditor,
    YesNoEditor,
)
from commandroom.ui.dialogs.verbs.looks import Choice, Control, Look
from commandroom.ui.dialogs.verbs.moments import MomentEditor, ahead_presets
from commandroom.ui.dialogs.verbs.otherevent import EventEditor
from commandroom.ui.widgets.typeahead import Option, TypeAhead

_NOW = QT_TRANSLATE_NOOP("VerbForm", "Now")


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
    Control.WHOLE: lambda _desk, _scene, _look, _required: NumberEditor.whole(),
    Control.NUMBER: lambda _desk, _scene, _look, _required: NumberEditor.decimal(),
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

"""The form of one verb: its fields, who must approve, what is refused and where, what changed meanwhile."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import ConflictError, FieldError, RoomError, WorldError
from commandroom.domain.event.deed import Verb
from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.ids import uuid7
from commandroom.domain.journal import millis
from commandroom.ui import words
from commandroom.ui.choices import place_data
from commandroom.ui.desk import Attempt, Desk, Room
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.leaving import while_there
from commandroom.ui.dialogs.meanwhile import MeanwhileBar
from commandroom.ui.dialogs.scene import Scene, look
from commandroom.ui.dialogs.verbs.attachments import FilesEditor
from commandroom.ui.dialogs.verbs.editors import Editor, TextEditor, YesNoEditor
from commandroom.ui.dialogs.verbs.looks import asked
from commandroom.ui.dialogs.verbs.making import editor_for
from commandroom.ui.parts.naming import who_text
from commandroom.ui.undoing import offer_undo
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.card import Scroll
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.progress import ProgressLine
from commandroom.ui.widgets.signs import StatusPill
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act

WIDE = 640
ONWARD = {"submit": "accept", "accept": "triage", "triage": "dispatch"}
"""What the same hand usually does next; offered in the form, and never forced."""
GOES_ON = "verbs/onward"
_LONG_FORM = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """A deed as the form asks for it, with files that go into the event before it."""

    act: Act
    files: tuple[str, ...] = ()


def carry_out(room: Room, wish: Wish) -> Changes:
    """Attach the files, then do the deed; called off the GUI thread.

    A deed is asked for at the version the person looked at; attaching moves the version on by what it added.
    """
    act = wish.act
    for file in wish.files:
        before = room.perform(Act("attach", act.event, {"files": [file]}, expected=act.expected))
        if act.expected is not None:
            act = Act(act.verb, act.event, act.data, act.actor, before.version, act.id)
    changes: Changes = room.perform(act)
    return changes


class VerbDialog(CardDialog):
    """Asks for the fields of a verb and does it. `done_with` tells what changed.

    With `collects` it does nothing itself but hands over what was filled in: the deed goes to many events.
    """

    guards_lines = True
    done_with = Signal(object)
    onward_wanted = Signal(str, str)

    def __init__(
        self,
        desk: Desk,
        verb: Verb,
        ref: str,
        *,
        parent: QWidget,
        initial: Mapping[str, object] | None = None,
        collects: Callable[[Mapping[str, Any]], object] | None = None,
    ) -> None:
        label = verb.english if desk.lang == "en" and verb.english else verb.label
        super().__init__(desk.theme, label, parent=parent, size=(WIDE, 0), submit_text=label)
        self.desk = desk
        self._over = parent.window()
        self.verb = verb
        self.scene: Scene | None = None
        self.fields: dict[str, FormField] = {}
        self.editors: dict[str, Editor] = {}
        self._initial = dict(initial or {})
        self._collects = collects
        self._expected: int | None = None
        self._id = uuid7(millis=millis(desk.clock.now()), random=secrets.randbits(80))
        self._is_touched = False
        desk.gate.guard(self.submit_button)
        self._offer_onward()
        self._wait(ref)

    # --- building -----------------------------------------------------------------------------------

    def _offer_onward(self) -> None:
        """A box for the next step, where the same person usually takes it."""
        following = VERBS.get(ONWARD.get(self.verb.name, ""))
        self.onward: QCheckBox | None = None
        if following is None:
            return
        name = following.english if self.desk.lang == "en" and following.english else following.label
        self.onward = QCheckBox(self.tr("Then: {verb}").format(verb=name))
        self.onward.setChecked(bool(self.desk.settings.get(GOES_ON, True)))
        self.onward.toggled.connect(lambda is_on: self.desk.settings.put(GOES_ON, bool(is_on)))
        self.set_footer(self.onward, None, self.cancel_button, self.submit_button)

    def _wait(self, ref: str) -> None:
        self._line = ProgressLine(self.theme)
        self._line.start()
        self.body.addWidget(self._line)
        self.submit_button.setEnabled(False)
        self.desk.tasks.run(
            lambda: look(self.desk, self.verb, ref),
            then=while_there(self, self._show),
            failed=while_there(self, self._cannot_open),
        )

    def _cannot_open(self, error: Exception) -> None:
        self._line.stop()
        if isinstance(error, RoomError):
            self.show_fault(words.error_text(error, lang=self.desk.lang))
            self.submit_button.setEnabled(False)
        else:
            self.desk.fail(error)

    def _show(self, scene: Scene) -> None:
        self._line.stop()
        self._line.hide()
        self.scene = scene
        self._expected = scene.event.version if scene.event is not None else None
        self._show_head(scene)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(24, 16, 24, 16)
        inside.setSpacing(14)
        notes = self._notes(scene)
        if notes:
            is_barred = not self._is_open(scene)
            inside.addWidget(PlainLabel(notes, "warn" if is_barred else "muted", wrap=True))
        for field, how in asked(scene):
            name = scene.label(field.name)
            editor = editor_for(how, desk=self.desk, scene=scene, name=name, required=field.required)
            hint = self._hint(str(how.hint))
            shown = "" if isinstance(editor, YesNoEditor) else name
            self.editors[field.name] = editor
            self.fields[field.name] = FormField(
                shown, editor, required=field.required and bool(shown), hint=hint
            )
            if not shown:
                editor.setAccessibleName(name)
            start = self._initial.get(field.name, how.start(scene) if how.start is not None else None)
            if start is not None:
                editor.put(start)
            inside.addWidget(self.fields[field.name])
        inside.addStretch(1)
        self._wire()
        self.body.setContentsMargins(0, 0, 0, 0)
        scroll = Scroll(content)
        self.body.addWidget(scroll)
        self.meanwhile = MeanwhileBar(self.desk, self, scene)
        for form_field in self.fields.values():
            form_field.setEnabled(self._is_open(scene))
        self._order_tabs()
        QTimer.singleShot(0, content, lambda: self._grow(content, scroll))
        for editor in self.editors.values():
            editor.grew.connect(lambda: QTimer.singleShot(0, content, lambda: self._grow(content, scroll)))
        self._begin(scene)

    def _hint(self, text: str) -> str:
        return QCoreApplication.translate("VerbForm", text) if text else ""

    def _show_head(self, scene: Scene) -> None:
        if scene.event is None:
            return
        self.head.addWidget(StatusPill(self.theme, scene.event.state.code))
        line = QFrame()
        title = ElidedLabel(scene.event.title)
        number = PlainLabel(scene.event.number, "muted")
        line.setLayout(row(title, number, None, spacing=10, margins=(24, 0, 24, 12)))
        title.set_role("strong")
        layout = self.card.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(1, line)

    def _notes(self, scene: Scene) -> str:
        parts = []
        may = scene.may
        if may is None and scene.event is not None:
            state = words.state_label(scene.event.state.code)
            parts.append(self.tr("Not open while the event is “{state}”.").format(state=state))
        elif may is not None and may.allowed == "propose":
            parts.append(self.tr("This is a proposal; {who} must approve it.").format(who=scene.approvers()))
        elif may is not None and may.allowed == "no":
            parts.append(self.tr("Only {who} may do this.").format(who=who_text(may.who)))
        if self.verb.note and self.desk.lang != "en":
            parts.append(self.verb.note)
        return "\n".join(parts)

    def _wire(self) -> None:
        for name, editor in self.editors.items():
            editor.changed.connect(lambda field=name: self._touch(field))
        choice, value = self.editors.get("field"), self.editors.get("value")
        if self.verb.name == "correct" and choice is not None and isinstance(value, TextEditor):
            choice.changed.connect(lambda: self._show_old_value(choice, value))
            if "value" not in self._initial:
                self._show_old_value(choice, value)

    def _show_old_value(self, choice: Editor, value: TextEditor) -> None:
        event = self.scene.event if self.scene is not None else None
        if event is not None:
            value.put(getattr(event, str(choice.value()), ""))

    def _grow(self, content: QWidget, scroll: QWidget) -> None:
        """As high as the form needs, as the window allows; measured once its parts are dressed."""
        inside = content.layout()
        if inside is None:
            return
        inside.activate()
        wanted = max(inside.totalHeightForWidth(WIDE - 2), inside.totalMinimumSize().height())
        chrome = self.card.sizeHint().height() - scroll.sizeHint().height()
        self._wanted.setHeight(wanted + chrome + 8)
        if self.isVisible():
            self._fit(self._over)

    def _begin(self, scene: Scene) -> None:
        may = scene.may
        self.submit_button.setEnabled(self._is_open(scene))
        if may is not None and may.allowed == "propose":
            self.submit_button.say(self.tr("Propose: {verb}").format(verb=scene.verb_label(self.verb)))
        needed = {field.name for field, _ in asked(scene) if field.required}
        first = next((e for name, e in self.editors.items() if name in needed and not e.value()), None)
        empty = next((e for e in self.editors.values() if not e.value()), None)
        target = first or (None if needed else empty) or next(iter(self.editors.values()), None)
        if target is not None:
            QTimer.singleShot(0, target, target.setFocus)

    def _is_open(self, scene: Scene) -> bool:
        return scene.event is None or (scene.may is not None and scene.may.allowed != "no")

    # --- filling and handing in ---------------------------------------------------------------------

    def put(self, name: str, value: object) -> None:
        """Show a value in a field, as if typed."""
        self.editors[name].put(value)

    def data(self) -> dict[str, Any]:
        """The fields of the deed that were given."""
        given: dict[str, Any] = {}
        for name, editor in self.editors.items():
            value = editor.value()
            if value in (None, "", [], ()) or value is False:
                continue
            given[name] = value
        if "grid" in given:
            given |= {key: value for key, value in place_data(str(given["grid"])).items() if value}
            if len(str(given["grid"])) == len(given.get("village", "")):
                del given["grid"]
        counted = self.editors.get("counted")
        if counted is not None:
            given["counted"] = counted.value()
        return given

    @override
    def submit(self) -> None:
        assert self.scene is not None  # noqa: S101  the button is off until then
        drops = [editor.drop for editor in self.editors.values() if isinstance(editor, FilesEditor)]
        for drop in drops:
            if drop.is_keeping:
                drop.when_kept(self.submit)
                return
        for field in self.fields.values():
            field.clear_fault()
        missing = [name for name, editor in self.editors.items() if self._is_missing(name, editor)]
        if missing:
            for name in missing:
                self._fault_at(FieldError("field.missing", field=name))
            self._go_to(missing[0])
            return
        self.show_fault("")
        if self._collects is not None:
            given = self.data()
            self.accept()
            self._collects(given)
            return
        self.set_busy(is_busy=True)
        wish = self._wish()
        room = self.desk.room
        Attempt(
            self.desk,
            lambda: carry_out(room, wish),
            while_there(self, self._done),
            while_there(self, self._refused),
        ).go()

    def _is_missing(self, name: str, editor: Editor) -> bool:
        assert self.scene is not None  # noqa: S101  asked by submit
        is_required = any(field.name == name and field.required for field, _ in asked(self.scene))
        return is_required and editor.value() in (None, "", [], ())

    def _wish(self) -> Wish:
        assert self.scene is not None  # noqa: S101  asked by submit
        event = self.scene.event
        data = self.data()
        drops = [e for e in self.editors.values() if isinstance(e, FilesEditor)]
        files = tuple(str(path) for drop in drops for path in drop.paths)
        is_ordered = self.verb.exclusive or self.verb.to is not None
        if self.verb.name == "attach":
            data, files = {"files": list(files)}, ()
        expected = self._expected if is_ordered else None
        ref = event.id if event is not None else ""
        return Wish(Act(self.verb.name, ref, data, expected=expected, id=self._id), files)

    def _done(self, changes: Changes) -> None:
        self.accept()
        self.done_with.emit(changes)
        assert self.scene is not None  # noqa: S101  it was handed in
        label = self.scene.verb_label(self.verb)
        said = self.tr("{number}: {verb} done").format(number=changes.number, verb=label)
        if changes.proposed:
            who = self.scene.approvers()
            self.desk.notices.confirm(
                self.tr("{verb} is proposed and waits for {who}").format(verb=label, who=who)
            )
        else:
            offer_undo(self.desk, changes, said)
        if self.onward is not None and self.onward.isChecked() and not changes.proposed:
            self.onward_wanted.emit(changes.event, ONWARD[self.verb.name])

    # --- what is refused ----------------------------------------------------------------------------

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, RoomError):
            self.set_busy(is_busy=False)
            self.desk.fail(error)
        elif isinstance(error, ConflictError):
            self._conflict(error)
        elif isinstance(error, FieldError) and error.field in self.fields:
            self.set_busy(is_busy=False)
            self._fault_at(error)
            self._go_to(error.field)
        else:
            self.desk.gate.report(error)
            self.show_fault(words.error_text(error, lang=self.desk.lang))
            if isinstance(error, WorldError):
                self.submit_button.say(self.tr("Retry"))

    def _conflict(self, error: ConflictError) -> None:
        """Show what changed; the next press hands the same in at the version that is there now."""
        assert self.scene is not None  # noqa: S101  it was handed in
        self.show_fault(self.scene.conflict_text(error))
        version = error.params.get("version")
        self._expected = version if isinstance(version, int) else None
        self.submit_button.say(self.tr("Hand in all the same"))

    def _fault_at(self, error: FieldError) -> None:
        assert self.scene is not None  # noqa: S101  the form is shown
        self.fields[error.field].show_fault(words.error_text(error, lang=self.desk.lang))

    def _go_to(self, name: str) -> None:
        self.editors[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _touch(self, name: str) -> None:
        self._is_touched = True
        field = self.fields.get(name)
        if field is not None and field.fault:
            field.clear_fault()

"""The form in which a deed is given other keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.keychange import FIXED, TAKEN, Kin, Verdict, in_the_way, named, reason, verdict
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.keyinput import KeyInput
from commandroom.ui.widgets.text import KeyLabel, PlainLabel

WIDE = 560


class KeyDialog(CardDialog):
    """Press the new key: it is free, or it says for what it is reserved or who has it, and can be taken over from there."""

    def __init__(
        self, desk: Desk, kin: Kin, choose: Callable[[tuple[str, ...]], object], *, parent: QWidget
    ) -> None:
        super().__init__(desk.theme, "", parent=parent, size=(WIDE, 0))
        self.desk, self.kin = desk, kin
        self._choose = choose
        self._next: tuple[str, ...] = ()
        self.title.setText(self.tr("Keys of “{deed}”").format(deed=kin.text))
        self.setAccessibleName(self.title.text())
        self.input = KeyInput(self.tr("Press the new key here"))
        self.field = FormField(self.tr("New key"), self.input, hint=self._usual_hint())
        self.keep = QCheckBox(self.tr("Keep the present keys as well"))
        self.keep.setVisible(bool(kin.keys))
        self.take = Button(desk.theme, self.tr("Take it over"), icon="arrow-right")
        self.take.hide()
        self.none = Button(desk.theme, self.tr("No key"), kind="ghost").large()
        self.none.setEnabled(bool(kin.keys))
        self.usual = Button(desk.theme, self.tr("Usual keys"), icon="rotate-ccw", kind="ghost").large()
        self.usual.setEnabled(kin.is_changed)
        self._fill()
        self._wire()
        self._judge()

    def _fill(self) -> None:
        where = self.tr("everywhere") if self.kin.is_everywhere else self.tr(", ").join(self.kin.groups)
        self.body.addWidget(PlainLabel(self.tr("Works: {where}").format(where=where), "muted"))
        caps: list[PlainLabel] = [KeyLabel(key) for key in self.kin.keys]
        caps = caps or [PlainLabel(self.tr("none"), "muted")]
        self.body.addLayout(row(PlainLabel(self.tr("Present keys"), "label"), *caps, None, spacing=8))
        self.body.addWidget(self.field)
        self.body.addLayout(row(self.take, None))
        self.body.addWidget(self.keep)
        self.set_footer(self.usual, self.none, None, self.cancel_button, self.submit_button)

    def _wire(self) -> None:
        self.input.captured.connect(self._judge)
        self.input.entered.connect(self._try_submit)
        self.keep.toggled.connect(self._judge)
        self.take.clicked.connect(lambda _checked=False: self._give(self._next))
        self.none.clicked.connect(lambda _checked=False: self._give(()))
        self.usual.clicked.connect(self.ask_usual)

    def ask_usual(self) -> None:
        """Back to the usual keys; where somebody else has one of them, say who before it is taken over."""
        self.input.show_captured("")
        others = in_the_way(self.desk.actions, self.kin)
        if not others:
            self._give(self.kin.usual)
            return
        said = self.tr("The usual keys ({keys}) belong to {owners} now.")
        keys = self.tr(", ").join(self.kin.usual)
        self.field.show_fault(said.format(keys=keys, owners=self._names(others)))
        self._offer(self.kin.usual)
        self.take.setFocus()

    @override
    def submit(self) -> None:
        self._give(self._next)

    def _usual_hint(self) -> str:
        keys = self.tr(", ").join(self.kin.usual) or self.tr("none")
        return self.tr("Usual keys: {keys}").format(keys=keys)

    def _beside(self) -> tuple[str, ...]:
        return self.kin.keys if self.keep.isChecked() else ()

    def _judge(self, *_changed: object) -> None:
        key = self.input.keys
        found = verdict(self.desk.actions, self.kin, key, beside=self._beside()) if key else Verdict("")
        self.field.show_fault(self._said(found)) if found.why else self.field.clear_fault()
        self._next = (*self._beside(), key)
        self.take.setVisible(found.why == TAKEN)
        self.submit_button.setEnabled(bool(key) and not found.why)
        self.submit_button.say(
            self.tr("Use {key}").format(key=key) if key and not found.why else self.tr("Use it")
        )

    def _offer(self, keys: tuple[str, ...]) -> None:
        """Offer to take these over."""
        self._next = keys
        self.take.show()

    def _names(self, kins: Iterable[Kin]) -> str:
        return self.tr(", ").join(named(kin) for kin in kins)

    def _said(self, found: Verdict) -> str:
        names = self._names(found.owners)
        if found.why == FIXED:
            return self.tr("{key} belongs to {owners}: the list answers to it itself.").format(
                key=found.key, owners=names
            )
        if found.why == TAKEN:
            return self.tr("{key} belongs to {owners}.").format(key=found.key, owners=names)
        return reason(found.why)

    def _give(self, keys: tuple[str, ...]) -> None:
        self._choose(keys)
        self.accept()

"""Saving a view, and keeping the views in order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.icons import icon
from commandroom.ui.pages.board.saved import ICONS, LONGEST_NAME, SavedView, SavedViews
from commandroom.ui.punctuation import aside, in_a_sentence
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.chips import Chip
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel

Key = Qt.Key


class ViewDialog(CardDialog):
    """Asks for a view's name, sign, and what it is for; `on_done` gets them: name, icon, shared, first."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        *,
        parent: QWidget,
        on_done: Callable[[str, str, bool, bool], object],
        view: SavedView | None = None,
        may_share: bool = False,
    ) -> None:
        super().__init__(desk.theme, title, parent=parent, submit_text=self.tr("Save"))
        self._on_done = on_done
        self.name = TextInput(self.tr("For example: my unit, overdue"))
        self.name.setMaxLength(LONGEST_NAME)
        self._field = FormField(self.tr("Name"), self.name, required=True)
        self._signs = [self._sign(desk, key) for key in ICONS]
        self.shared = QCheckBox(self.tr("Share with everybody in the room"))
        self.first = QCheckBox(self.tr("Begin with this view"))
        self.shared.setVisible(may_share)
        self.first.setVisible(view is None)
        signs = QWidget()
        signs.setLayout(row(*self._signs, None, spacing=6))
        self.body.addWidget(self._field)
        self.body.addWidget(FormField(self.tr("Sign"), signs))
        self.body.addWidget(self.shared)
        self.body.addWidget(self.first)
        self.name.setText(view.name if view is not None else "")
        self._choose(view.icon if view is not None else ICONS[0])
        self.name.returnPressed.connect(self.submit)
        self.name.setFocus()

    @property
    def icon(self) -> str:
        """The chosen sign."""
        return next((str(sign.key) for sign in self._signs if sign.isChecked()), ICONS[0])

    @override
    def submit(self) -> None:
        name = self.name.text().strip()
        if not name:
            self._field.show_fault(self.tr("A view needs a name."))
            self.name.setFocus()
            return
        self.accept()
        self._on_done(name, self.icon, self.shared.isChecked(), self.first.isChecked())

    def _sign(self, desk: Desk, key: str) -> Chip:
        chip = Chip("", key)
        chip.setIcon(icon(desk.theme, key, "text2"))
        name = sign_name(key)
        chip.setAccessibleName(name)
        chip.setToolTip(name)
        chip.setFixedWidth(44)
        chip.clicked.connect(lambda: self._choose(key))
        return chip

    def _choose(self, key: str) -> None:
        for sign in self._signs:
            sign.setChecked(sign.key == key)


def sign_name(key: str) -> str:
    """What a sign is called."""
    translate = QCoreApplication.translate
    return {
        "star": translate("ViewSigns", "Star"),
        "flag": translate("ViewSigns", "Flag"),
        "tag": translate("ViewSigns", "Label"),
        "siren": translate("ViewSigns", "Siren"),
        "hourglass": translate("ViewSigns", "Hourglass"),
        "map-pin": translate("ViewSigns", "Place"),
        "users": translate("ViewSigns", "People"),
        "inbox": translate("ViewSigns", "Inbox"),
    }.get(key, key)


class ViewsDialog(CardDialog):
    """All views of a person: Enter shows, F2 renames, Alt+↑ ↓ moves, Del deletes, each change at once."""

    def __init__(  # noqa: PLR0913  each is named at the call
        self,
        desk: Desk,
        views: SavedViews,
        person: str,
        *,
        parent: QWidget,
        on_show: Callable[[str], object],
        on_share: Callable[[SavedView], object] | None = None,
        on_unshare: Callable[[SavedView], object] | None = None,
        on_changed: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(desk.theme, "", parent=parent, size=(600, 480))
        self._desk, self._views, self._person = desk, views, person
        self._on_show, self._on_changed = on_show, on_changed
        self._on_share, self._on_unshare = on_share, on_unshare
        self.setWindowTitle(self.tr("Views"))
        self.title.setText(self.tr("Views"))
        self.setAccessibleName(self.tr("Views"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Views"))
        self.list.itemActivated.connect(lambda _item: self.submit())
        self.list.currentRowChanged.connect(self._fit_buttons)
        self._buttons = {
            "rename": self._button(self.tr("Rename"), "F2", self.rename),
            "up": self._button(self.tr("Up"), "Alt+↑", partial(self.move_view, -1)),
            "down": self._button(self.tr("Down"), "Alt+↓", partial(self.move_view, 1)),
            "default": self._button(self.tr("Begin with it"), "F4", self.choose_default),
            "share": self._button(self.tr("Share"), "", self.share),
            "drop": self._button(self.tr("Delete"), "Del", self.drop),
        }
        buttons = column(*self._buttons.values(), None, spacing=8)
        self.shown = Placeholder(desk.theme, self.list)
        self.body.addLayout(row(self.shown, buttons, spacing=12))
        hint = self.tr("G 1 to G 9 show the first nine from any list.")
        self.submit_button.say(self.tr("Show"), keys="Enter")
        self.cancel_button.say(self.tr("Close"))
        self.set_footer(PlainLabel(hint, "muted"), None, self.cancel_button, self.submit_button)
        self._fill(0)
        self.list.setFocus()

    @property
    def current(self) -> SavedView | None:
        """The view under the cursor."""
        shown = self._views.all(self._person)
        at = self.list.currentRow()
        return shown[at] if 0 <= at < len(shown) else None

    @override
    def submit(self) -> None:
        view = self.current
        self.accept()
        if view is not None:
            self._on_show(view.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        key = event.key()
        if key in (Key.Key_Up, Key.Key_Down) and is_alt:
            self.move_view(-1 if key == Key.Key_Up else 1)
        elif key in (Key.Key_Return, Key.Key_Enter):
            self.submit()
        elif key == Key.Key_Delete:
            self.drop()
        elif key == Key.Key_F2:
            self.rename()
        elif key == Key.Key_F4:
            self.choose_default()
        else:
            super().keyPressEvent(event)

    def rename(self) -> None:
        """Ask for another name and sign."""
        view = self.current
        if view is None or view.is_shared:
            return

        def done(name: str, icon_name: str, _is_shared: bool, _is_first: bool) -> None:  # noqa: FBT001
            self._views.rename(self._person, view, name, icon_name)
            self._changed()

        ViewDialog(self._desk, self.tr("Rename the view"), parent=self, on_done=done, view=view).open()

    def move_view(self, by: int) -> None:
        """Move the view under the cursor."""
        view = self.current
        if view is not None and not view.is_shared:
            self._views.move(self._person, view, by)
            self._changed(view.id)

    def choose_default(self) -> None:
        """Begin with the view under the cursor, or no longer."""
        view = self.current
        if view is not None:
            is_first = self._views.default(self._person) == view.id
            self._views.choose_default(self._person, "" if is_first else view.id)
            self._changed(view.id)

    def share(self) -> None:
        """Give the view to everybody, or take a shared one out of use."""
        view = self.current
        do = (self._on_unshare if view.is_shared else self._on_share) if view is not None else None
        if view is not None and do is not None:
            self.accept()
            do(view)

    def drop(self) -> None:
        """Forget the view under the cursor; a notice offers it back."""
        view = self.current
        if view is None or view.is_shared:
            return
        self._views.drop(self._person, view)
        self._changed()
        said = self.tr("The view “{name}” is deleted.").format(name=view.name)

        def back() -> None:
            self._views.save(self._person, view.name, view.query, icon=view.icon)
            self._on_changed()

        self._desk.notices.offer_undo(said, back)

    def _button(self, text: str, keys: str, do: Callable[[], object]) -> Button:
        button = Button(self.theme, text, keys=keys)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: do())
        return button

    def _changed(self, keep: str = "") -> None:
        ids = [view.id for view in self._views.all(self._person)]
        self._fill(ids.index(keep) if keep in ids else self.list.currentRow())
        self._on_changed()

    def _fill(self, at: int) -> None:
        self.list.clear()
        first = self._views.default(self._person)
        for view in self._views.all(self._person):
            notes = [self.tr("shared")] if view.is_shared else []
            notes += [self.tr("begins with it")] if view.id == first else []
            text = aside(view.name, in_a_sentence(notes)) if notes else view.name
            item = QListWidgetItem(icon(self.theme, view.icon, "text2"), text)
            item.setSizeHint(QSize(0, self.theme.px(32)))
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(at, 0), self.list.count() - 1))
        if self.list.count():
            self.shown.show_content()
        else:
            self.shown.show_empty(
                self.tr("No view is saved yet. Narrow the board down, then save what it shows."), icon="star"
            )
        self.submit_button.setEnabled(bool(self.list.count()))
        self._fit_buttons()

    def _fit_buttons(self, _row: int = 0) -> None:
        view = self.current
        own = view is not None and not view.is_shared
        for key in ("rename", "up", "down", "drop"):
            self._buttons[key].setEnabled(own)
        self._buttons["default"].setEnabled(view is not None)
        can_share = self._on_share is not None and view is not None
        self._buttons["share"].setVisible(self._on_share is not None)
        self._buttons["share"].setEnabled(can_share)
        self._buttons["share"].say(self.tr("Share") if own else self.tr("Share no longer"))
        self.submit_button.setEnabled(view is not None)

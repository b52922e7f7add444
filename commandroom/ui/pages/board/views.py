"""The saved views as deeds: chosen by key and palette, saved, shared, kept in order."""

from __future__ import annotations

import secrets
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from commandroom.domain.people.roles import LEADERS, Role
from commandroom.ui.desk import Desk
from commandroom.ui.icons import icon
from commandroom.ui.pages.board.around import Choices
from commandroom.ui.pages.board.saved import RECORD, SavedView, SavedViews, shared_fields
from commandroom.ui.pages.board.viewmodel import BoardViewModel
from commandroom.usecases.commands import Amend
from commandroom.usecases.queries import BoardQuery

NUMBERED = 9
_SHARERS = frozenset(role.value for role in LEADERS) | {Role.SHIFT_LEADER.value}


class BoardViews(QObject):
    """Stands between the saved views, the registry of deeds and the room that keeps the shared ones."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, model: BoardViewModel, *, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._model, self._page = desk, model, page
        self.saved = SavedViews(desk.settings)
        self._ids: list[str] = []
        model.query_changed.connect(self._register)
        model.around.choices_changed.connect(self._know)

    @property
    def person(self) -> str:
        """Whose views they are."""
        return self._model.person

    @property
    def may_share(self) -> bool:
        """Whether this person may give a view to everybody: leaders of the town and of the shift."""
        facts = self._model.facts
        return facts is not None and bool(_SHARERS & set(facts.operator_roles))

    def show(self, view_id: str) -> None:
        """Show a view."""
        query = self.saved.load(self.person, view_id)
        if query is not None:
            self.wanted.emit(query)

    def save(self) -> None:
        """Ask for a name, then keep what the list was asked."""
        from commandroom.ui.pages.board.viewforms import ViewDialog  # noqa: PLC0415  at first need

        query = self._model.query
        title = self.tr("Save this view")
        ViewDialog(
            self._desk,
            title,
            parent=self._page,
            on_done=partial(self._save, query),
            may_share=self.may_share,
        ).open()

    def arrange(self) -> None:
        """Rename, move, delete, share."""
        from commandroom.ui.pages.board.viewforms import ViewsDialog  # noqa: PLC0415  at first need

        sharing = (self.share, self.unshare) if self.may_share else (None, None)
        ViewsDialog(
            self._desk,
            self.saved,
            self.person,
            parent=self._page,
            on_show=self.show,
            on_share=sharing[0],
            on_unshare=sharing[1],
            on_changed=self._register,
        ).open()

    def share(self, view: SavedView) -> None:
        """Put a view on the room's record."""
        said = self.tr("The view “{name}” is shared with everybody.").format(name=view.name)
        command = Amend(RECORD, secrets.token_hex(8), shared_fields(view), actor=self.person)
        self._desk.perform(command, then=lambda _changes: self._desk.notices.confirm(said))

    def unshare(self, view: SavedView) -> None:
        """Take a shared view out of use; who wants it may save it again."""
        said = self.tr("The view “{name}” is shared no longer.").format(name=view.name)
        command = Amend(RECORD, view.id, actor=self.person, retire=True)
        self._desk.perform(command, then=lambda _changes: self._desk.notices.confirm(said))

    def fill(self, menu: QMenu) -> None:
        """The menu of the views."""
        first = self.saved.default(self.person)
        for number, view in enumerate(self.saved.all(self.person), start=1):
            keys = self._desk.actions.keys_of(f"view.{number}")
            keys = f"\t{keys}" if keys else ""
            mark = " ✓" if view.id == first else ""
            action = menu.addAction(f"{view.name}{mark}{keys}", partial(self.show, view.id))
            action.setIcon(icon(self._desk.theme, view.icon, "text2"))
        if menu.actions():
            menu.addSeparator()
        menu.addAction(self.tr("Save this view…"), self.save)
        if self.saved.all(self.person):
            menu.addAction(self.tr("Arrange the views…"), self.arrange)

    def _save(
        self,
        query: BoardQuery,
        name: str,
        sign: str,
        is_shared: bool,  # noqa: FBT001  a callback's own form
        is_first: bool,  # noqa: FBT001
    ) -> None:
        view = SavedView(f"own:{name}", name, query, sign)
        if is_shared:
            self.share(view)
        else:
            self.saved.save(self.person, name, query, icon=sign)
            self._desk.notices.confirm(self.tr("The view “{name}” is saved.").format(name=name))
        if is_first and not is_shared:
            self.saved.choose_default(self.person, view.id)
        self._register()

    def _know(self, choices: Choices) -> None:
        if self.saved.know_shared(choices.views):
            self._register()

    def _register(self) -> None:
        """Every view is a deed of the whole desk: the palette finds it from any page, `G 1` shows the first."""
        views = self.saved.all(self.person)
        ids = [f"{view.id}/{view.name}/{view.icon}" for view in views]
        if ids == self._ids:
            return
        actions = self._desk.actions
        for at in range(len(self._ids)):
            actions.remove(f"view.{at + 1}")
        group = QCoreApplication.translate("Palette", "View")
        for number, view in enumerate(views, start=1):
            keys = (f"G {number}",) if number <= NUMBERED else ()
            go = partial(self._desk.navigate, "board", saved=view.id)
            actions.add(f"view.{number}", view.name, go, keys=keys, group=group, icon=view.icon)
        self._ids = ids

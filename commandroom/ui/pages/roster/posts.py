"""The catalogue of posts: what each is for, who holds it, what does not go together; the room's three posts first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from commandroom.base.sentences import sentence
from commandroom.domain.errors import RoomError
from commandroom.domain.people.posts import Post, PostFinding
from commandroom.domain.people.roles import Role
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.pages.roster.viewmodel import RosterViewModel
from commandroom.ui.pages.roster.words import role_name
from commandroom.ui.punctuation import in_a_row, in_clauses
from commandroom.ui.widgets.arrange import clear, column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import PostBook, Posts


class PostsTab(QWidget):
    """Asks for the catalogue when it is shown and after each change; judges nothing itself."""

    role_wanted = Signal(str, str)

    def __init__(self, desk: Desk, model: RosterViewModel, scope: str) -> None:
        super().__init__()
        self._desk, self._model = desk, model
        self.book: PostBook | None = None
        self._findings: dict[str, list[PostFinding]] = {}
        self.list = ListView(desk, ListTable(self._columns()), scope=scope, name=self.tr("Posts"))
        self.lacking = PlainLabel("", "warn", wrap=True)
        self._offers = QHBoxLayout()
        self._offers.setSpacing(8)
        content = QWidget()
        self._lack = QWidget()
        self._lack.setLayout(row(self.lacking, self._offers, None, margins=(14, 10, 14, 2)))
        whole = column(
            self._lack,
            self.list,
            spacing=8,
        )
        whole.setStretch(1, 1)
        content.setLayout(whole)
        self.placeholder = Placeholder(desk.theme, content)
        self.setLayout(column(self.placeholder, spacing=0))
        self.setFocusProxy(self.list)

    def look(self) -> None:
        """Ask for it."""
        self.placeholder.wait()
        self._desk.ask(Posts(), then=self._show, refused=self._fail, lane="roster.posts")

    def _show(self, book: PostBook) -> None:
        self.book = book
        self._findings = {}
        for finding in book.findings:
            self._findings.setdefault(finding.post, []).append(finding)
        self.list.show_rows(book.posts, key=lambda post: post.id)
        self._offer(book.lacking)
        if book.posts or book.lacking:
            self.placeholder.show_content()
        else:
            self.placeholder.show_empty(self.tr("No post is recorded yet"), icon="clipboard-list")

    def _offer(self, lacking: tuple[Role, ...]) -> None:
        clear(self._offers)
        self._lack.setVisible(bool(lacking))
        self.lacking.setText(self.tr("Posts of the room that are not recorded:"))
        for role in lacking:
            button = Button(self._desk.theme, role_name(role), icon="plus")
            self._desk.gate.guard(button, duty="keep:person")
            button.clicked.connect(lambda _on=False, it=role: self.role_wanted.emit(it.value, role_name(it)))
            self._offers.addWidget(button)

    def _fail(self, error: RoomError) -> None:
        text = words.error_text(error, lang=self._desk.lang)
        self.placeholder.show_error(text, error.code, on_retry=self.look)

    def _columns(self) -> list[Col[Post]]:
        return [
            Col(self.tr("Name of the post"), lambda post: post.name, 150, is_bold=True),
            Col(self.tr("Unit"), self._unit, 110, role=_quiet),
            Col(self.tr("Held by"), self._holders, 170, role=self._role),
            Col(self.tr("Seats"), lambda post: f"{len(post.persons)} / {post.seats}", 74, is_number=True),
            Col(self.tr("Duties"), lambda post: post.duties, 0, role=_quiet),
            Col(self.tr("Matters fixed to it"), lambda post: in_a_row(post.matters), 140, role=_quiet, from_width=1000),
            Col(self.tr("Look"), self.said, 230, role=self._role, from_width=700),
        ]  # fmt: skip

    def said(self, post: Post) -> str:
        """What does not go together at a post, in words."""
        return in_clauses(
            sentence(f"post.{one.code}", dict(one.params), lang=self._desk.lang)
            for one in self._findings.get(post.id, ())
        )

    def _unit(self, post: Post) -> str:
        return next(
            (unit.short or unit.name for unit in self._model.units if unit.id == post.unit), post.unit
        )

    def _holders(self, post: Post) -> str:
        names: dict[str, str] = {row.person.id: row.person.name for row in self._model.rows}
        return in_a_row(names.get(person, person) for person in post.persons) or self.tr("vacant")

    def _role(self, post: Post) -> str:
        codes = {one.code for one in self._findings.get(post.id, ())}
        return "crit" if codes & {"left", "twice"} else "warn" if codes else "text"


def _quiet(_post: Post) -> str:
    return "text2"

"""Another event in a form: the likely ones as buttons, any other by its number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.leaving import while_there
from commandroom.ui.dialogs.scene import Scene
from commandroom.ui.dialogs.verbs.editors import Editor
from commandroom.ui.widgets.arrange import column, follow_in_tab_order
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import EventDetail, EventSheet, Similar, SimilarEvent

SEARCH_PAUSE_MS = 200


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
        self._desk.ask(query, then=while_there(self, self._show_likely))

    def _show_likely(self, found: Sequence[SimilarEvent]) -> None:
        offered: list[Button] = []
        for one in found[:4]:
            text = f"{one.row.number}  {one.row.title} · {words.state_label(one.row.state.code)}"
            button = Button(self._desk.theme, text, kind="link")
            button.clicked.connect(lambda _checked=False, number=one.row.number: self.line.setText(number))
            self.likely.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            offered.append(button)
        follow_in_tab_order(self.line, *offered)
        if found:
            self.grew.emit()

    def _typed(self) -> None:
        self._found = ""
        self._pause.start()
        self.changed.emit()

    def _look_up(self) -> None:
        ref = self.line.text().strip()
        if ref:
            self._desk.ask(
                EventDetail(ref),
                then=while_there(self, self._show),
                refused=while_there(self, self._say),
                lane="verbs.event",
            )
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

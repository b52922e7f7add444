"""The draft of the form that is being filled, and those of this seat that nobody finished."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from commandroom.domain.errors import RoomError
from commandroom.domain.ids import uuid7
from commandroom.domain.journal import millis
from commandroom.ui.desk import Desk
from commandroom.ui.pages.intake.drafts import drop_folder, drop_orphans, folder_of
from commandroom.ui.pages.intake.form import Form
from commandroom.usecases.commands import SaveDraft
from commandroom.usecases.queries import DraftRow, Drafts

KIND = "intake"


class Draft(QObject):
    """One form from its first key until it is taken in; its id becomes the event's."""

    saved = Signal(object)
    unsaved = Signal()
    others_found = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.id = self._new_id()
        self._is_kept = False
        self._last_kept: dict[str, str] = {}

    @property
    def folder(self) -> Path:
        """Where the pasted pictures of this form are kept."""
        return folder_of(self._desk.settings.home, self.id)

    def look_for_others(self) -> None:
        """Ask for the unfinished forms of this seat, this one left out."""
        self._desk.ask(Drafts(KIND), then=self._take_others, refused=_untold)

    def keep(self, form: Form) -> bool:
        """Keep the form where it changed; False where there was nothing to do, or nothing can be kept now."""
        kept = form.kept()
        if form.is_empty or kept == self._last_kept:
            return False
        if self._desk.gate.error is not None:
            self.unsaved.emit()
            return False
        self._last_kept = kept
        self._is_kept = True
        draft = SaveDraft(self.id, KIND, kept)
        self._desk.perform(draft, then=self._say_saved, refused=self._say_unsaved)
        return True

    def resume(self, row: DraftRow) -> Form:
        """Go on with another draft."""
        self.id, self._is_kept, self._last_kept = row.id, True, dict(row.fields)
        return Form.restored(row.fields)

    def forget(self, draft_id: str = "", *, with_files: bool = True) -> None:
        """Throw a draft away; this one where none is named."""
        gone, home = draft_id or self.id, self._desk.settings.home
        self._desk.perform(SaveDraft(gone, KIND))
        if with_files:
            self._desk.slow.run(lambda: drop_folder(home, gone))

    def begin(self, *, was_taken: bool = True) -> None:
        """A new, empty form; the draft of the last one is forgotten.

        Its pictures go with one that was taken in; those of a cleared form stay for a while, since clearing can
        be taken back.
        """
        if self._is_kept or was_taken:
            self.forget(with_files=was_taken)
        self.id, self._is_kept, self._last_kept = self._new_id(), False, {}

    def _new_id(self) -> str:
        return uuid7(millis=millis(self._desk.clock.now()), random=secrets.randbits(80))

    def _take_others(self, rows: Sequence[DraftRow]) -> None:
        self.others_found.emit([row for row in rows if row.id != self.id and row.fields])
        known = {self.id, *(row.id for row in rows)}
        home, now = self._desk.settings.home, self._desk.clock.now()
        self._desk.slow.run(lambda: drop_orphans(home, known, now=now))

    def _say_unsaved(self, _error: RoomError) -> None:
        """What is wrong with the store the desk says once; here it is only tried again."""
        self._last_kept = {}
        self.unsaved.emit()

    def _say_saved(self, _changes: object) -> None:
        self.saved.emit(self._desk.clock.now())


def _untold(_error: RoomError) -> None:
    """Nothing of the form hangs on it, and what is wrong with the store the choices say."""

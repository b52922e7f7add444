"""Walks every scene in one look and gathers what the audits find; a finding that was judged is set apart with its reason."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from PySide6.QtWidgets import QWidget

from commandroom.ui.theme import read_colours
from tests.ui.audits import keys, names, places, texts
from tests.ui.audits.greys import Alike, foreign_colours, marks_of
from tests.ui.audits.hovered import Hovered
from tests.ui.audits.judged import JUDGED, Judgement
from tests.ui.audits.looks import Look, shown_in
from tests.ui.audits.scenes import Scene, scenes
from tests.ui.audits.seen import View
from tests.ui.audits.stage import Stage

Audit = Callable[[View], Iterator[str]]
AUDITS: dict[str, Audit] = {
    "smallest text": texts.small_texts,
    "cut text": texts.cut_texts,
    "contrast of text": texts.faint_texts,
    "contrast of icons": texts.faint_icons,
    "language": texts.foreign_words,
    "targets": places.small_targets,
    "inside": places.outside,
    "overlap": places.overlaps,
    "overlap of text": places.text_overlaps,
    "names": names.nameless,
    "values": names.unheard,
    "rows": names.silent_rows,
}
KEYS, COLOURS, GREY, POINTER = "keyboard", "colours", "grey", "contrast under the pointer"
EVERY = (*AUDITS, KEYS, COLOURS, GREY, POINTER)


@dataclass(slots=True)
class Survey:
    """What was found in one look: for each audit the findings with the scenes in which they stand."""

    look: Look
    found: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    used: set[Judgement] = field(default_factory=set)
    kept: list[QWidget] = field(default_factory=list)
    alike: Alike = field(default_factory=Alike)
    hovered: Hovered = field(default_factory=Hovered)

    def walk(self, stage: Stage) -> None:
        """Look at everything. The collector rests meanwhile: it would take Python's faces of widgets in a worker's thread."""
        gc.disable()
        try:
            for scene in _shown_in(self.look):
                self._look_at(stage, scene)
            for finding in self.alike.findings():
                self._add(GREY, "marks", finding)
        finally:
            gc.enable()

    def of(self, audit: str) -> list[str]:
        """The findings of an audit, each with where it was seen first."""
        return [
            f"{what}  [{where[0]}, {len(where)} in all]" for what, where in self.found.get(audit, {}).items()
        ]

    def _look_at(self, stage: Stage, scene: Scene) -> None:
        root = scene.show(stage)
        view = View(root, self.look.scale, self.look.lang, frozenset(stage.heard.said), self.kept)
        self.alike.look_at(view, marks_of(root))
        for name, audit in AUDITS.items():
            for finding in audit(view):
                self._add(name, scene.name, finding)
        theme = getattr(root, "theme", stage.desk.theme)  # the wall wears a look of its own
        for finding in foreign_colours(view, theme, list(read_colours(theme.name))):
            self._add(COLOURS, scene.name, finding)
        for finding in self.hovered.findings(view):
            self._add(POINTER, scene.name, finding)
        if self.look.lang == "en":  # the order is the same in either language
            for finding in keys.lost_keys(view):
                self._add(KEYS, scene.name, finding)
        stage.clear()

    def _add(self, audit: str, scene: str, finding: str) -> None:
        for judgement in JUDGED:
            if judgement.covers(audit, scene, finding):
                self.used.add(judgement)
                return
        self.found.setdefault(audit, {}).setdefault(finding, []).append(scene)


def _shown_in(look: Look) -> Iterator[Scene]:
    """Each scene with its place among those of its kind decides in which looks it is walked."""
    forms, others = count(), count()
    for scene in scenes():
        if shown_in(look, next(forms if scene.is_form else others), is_alike=scene.is_form):
            yield scene

"""The pages of a window: each built once, in pieces, when it is asked for or in idle moments before that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from commandroom.ui.desk import Desk
from commandroom.ui.page import Page, PageSpec
from commandroom.ui.steps import Job

_POLISHED_AT_ONCE = 12


class Shelf(QObject):
    """Builds pages into a stack; `built` tells of each that is complete."""

    built = Signal(str)

    def __init__(self, desk: Desk, specs: Mapping[str, PageSpec], stack: QStackedWidget) -> None:
        super().__init__(stack)
        self.pages: dict[str, QWidget] = {}
        self._desk = desk
        self._specs = specs
        self._stack = stack
        self._jobs: dict[str, Job] = {}

    def page(self, key: str) -> QWidget:
        """A page, complete; what is missing of it is built now.

        Raises:
            KeyError: no page has this key.
        """
        if key not in self.pages:
            self._job(key).finish()
        return self.pages[key]

    def hurry(self, key: str) -> None:
        """Somebody waits for this page: build it before the others, a piece in each turn of the loop.

        Raises:
            KeyError: no page has this key.
        """
        if key not in self.pages:
            self._desk.steps.hurry(self._job(key))

    def build_ahead(self) -> None:
        """Build the pages of every day in idle moments."""
        for key, spec in self._specs.items():
            if spec.ahead and key not in self.pages:
                self._job(key)

    def _job(self, key: str) -> Job:
        known = self._jobs.get(key)
        if known is None or known.is_done:  # done and no page: building it failed, so it is tried again
            spec = self._specs[key]
            known = self._desk.steps.run(self._pieces(spec), then=lambda: self.built.emit(key))
            self._jobs[key] = known
        return known

    def _pieces(self, spec: PageSpec) -> Iterator[None]:
        page = spec.factory(self._desk)
        yield
        if isinstance(page, Page):
            yield from page.build()
            for root in page.roots():
                self._desk.theme.wear(root)
                yield
        else:
            self._desk.theme.wear(page)
        if not page.accessibleName():
            page.setAccessibleName(spec.title)
        self._stack.addWidget(page)
        yield
        yield from _polish(page)
        self.pages[spec.key] = page


def _polish(page: QWidget) -> Iterator[None]:
    """What Qt would do to all parts at once when they are first shown."""
    parts = iter(page.findChildren(QWidget))
    while some := list(islice(parts, _POLISHED_AT_ONCE)):
        for part in some:
            if isValid(part):
                part.ensurePolished()
        yield

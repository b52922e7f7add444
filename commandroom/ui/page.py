"""What the window asks of a page, and how a page is announced."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Self

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commandroom.ui.breakpoints import Tier
from commandroom.ui.desk import Desk

Hints = Sequence[tuple[str, str]]


class Badge(msgspec.Struct, frozen=True):
    """A number in the navigation: grey for how many are open, red for how many are overdue.

    0 shows nothing; `told` is what a screen reader says where it does not count events.
    """

    count: int
    is_red: bool = False
    told: str = ""


class Page(QWidget):
    """A page of the desk. All hooks have an empty default, so that a page overrides only what it has.

    The window builds a page by its constructor and then by `build`; nothing else is called before both are through.
    """

    title_changed = Signal(str)
    status_changed = Signal(str)
    hints_changed = Signal()
    detail_wanted = Signal(bool)
    search_ended = Signal()

    def build(self) -> Iterator[None]:
        """Build the page piece by piece: `yield` at least every ten milliseconds, so that keys have their turn."""
        yield from ()

    def complete(self) -> Self:
        """Build all of it now, where it stands alone and nobody waits."""
        for _ in self.build():
            pass
        return self

    def roots(self) -> Sequence[QWidget]:
        """The parts that wear the style sheet one by one, each in a turn of its own: a large page names several."""
        return (self,)

    def arrive(self, where: Mapping[str, object]) -> None:
        """The page is on the screen; `where` is what `navigate` was given. Called on every visit."""

    def leave(self) -> None:
        """The page goes off the screen."""

    def detail_panel(self) -> QWidget | None:
        """The panel for the window's right side, built once, or None."""
        return None

    def tools(self) -> Sequence[QWidget] | None:
        """Widgets for the right of the top bar in place of the usual button, or None to keep that."""
        return None

    def search_words(self) -> str:
        """The placeholder of the search field; "" hides the field on this page."""
        return ""

    def search(self, text: str) -> None:
        """What stands in the search field, 120 ms after the last key."""

    def search_text(self) -> str:
        """What the page was searched for and still shows: it stands in the field when somebody comes back."""
        return ""

    def hints(self) -> Hints:
        """Keys and their meaning for the status bar."""
        return ()

    def fit(self, tier: Tier) -> None:
        """The window has another width."""

    def escape(self) -> bool:
        """Escape was pressed: close or clear something and answer True, or False when there is nothing."""
        return False

    def refresh(self) -> None:
        """F5: look again."""

    def person_changed(self) -> None:
        """Somebody else sits here now: look again with that person's rights."""
        self.refresh()


CAME_FROM = "..."
"""The parent of a page that belongs to wherever one came from: an event's own."""


class PageSpec(msgspec.Struct, frozen=True):
    """A page before it is built: `factory(desk)` is called at the first visit.

    `group` "bottom" puts it at the lower end of the navigation; "hidden" keeps it out of it (an event's own
    page); "beside" does, too, but the palette lists it. While such a page is open the rail marks its `parent`: a page that
    stands there, `CAME_FROM` for the one that was marked before, "" for none.
    A page that is not built `ahead` is one that most days are
    worked without: it is built when it is wanted, and takes no memory before.
    """

    key: str
    title: str
    icon: str
    factory: Callable[[Desk], QWidget]
    group: str = "main"
    keys: str = ""
    ahead: bool = True
    parent: str = ""

"""A practice room for each test, and words for its forms."""

from __future__ import annotations

import re

from commandroom.domain.forms.form import FilledForm
from commandroom.domain.forms.kinds import FormKind
from commandroom.usecases.queries import Form
from tests.center.databases import db_url, postgresql
from tests.figures.conftest import founded, room
from tests.room import Bench

__all__ = ["db_url", "founded", "postgresql", "room"]


def form(bench: Bench, kind: str, number: str, paper: str = "") -> FilledForm:
    """A form of an event as it is now, masked."""
    return bench.room.ask(Form(FormKind(kind), number, bench.clock.moment, paper=paper))


def value(made: FilledForm, label: str) -> str:
    """What stands beside a label; the label's own wide spaces do not count."""
    for row in made.rows:
        for at, box in enumerate(row.boxes[:-1]):
            if box.is_label and box.text.replace("　", "") == label:
                return row.boxes[at + 1].text
    raise AssertionError(label)


def whole(made: FilledForm) -> str:
    """All its letters, without spaces."""
    boxes = [box.text for row in made.rows for box in row.boxes]
    return re.sub(r"\s", "", "".join([*boxes, *(one.text for one in made.paragraphs)]))

"""A confidential matter of the town, with somebody named for it."""

from __future__ import annotations

from commandroom.usecases.commands import Act
from commandroom.usecases.naming import naming
from commandroom.usecases.queries import EventDetail, Persons
from tests.ui.audits.stage import Stage


def confidential(stage: Stage) -> str:
    """The number of one that is taken down now."""
    now = stage.clock.now().isoformat()
    data = {"source": "CALL", "title": "反映某站所收费问题", "text": "来电反映，请求保密。", "location": "西街8号",
            "occurred_at": now, "reported_at": now, "confidential": True}  # fmt: skip
    number = stage.room.perform(Act("register", "", data, actor=stage.operator)).number
    event = stage.room.ask(EventDetail(number)).event
    reader = next(row.person for row in stage.room.ask(Persons()) if "command" in row.person.roles)
    stage.room.perform(naming(event, reader.id, "协助核查", actor=stage.operator))
    return number

"""One JSON object a line on standard error, for the system's journal: identifiers and figures, nothing a citizen said."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb

from typing_extensions import override

from commandroom.base.logs import masked

_STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {
    "message",
    "asctime",
    "taskName",
    "color_message",
}


class JsonFormatter(logging.Formatter):
    """Time, level, logger, event, and the fields of the record; of an error its kind and where it broke."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": record.getMessage(),
        }
        said |= {name: value for name, value in record.__dict__.items() if name not in _STANDARD}
        if record.exc_info and record.exc_info[1] is not None:
            places = [
                f"{Path(frame.filename).name}:{frame.lineno}" for frame in extract_tb(record.exc_info[2])
            ]
            said |= {"error": type(record.exc_info[1]).__name__, "where": ">".join(places)}
        return masked(json.dumps(said, ensure_ascii=False, default=str))


@contextmanager
def on_standard_error(level: int = logging.INFO) -> Iterator[None]:
    """Let the centre's loggers and the server's write there alone, until the block ends."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    loggers = [logging.getLogger(name) for name in ("commandroom", "uvicorn.error")]
    before = [(logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(level)
        logger.propagate = False
    try:
        yield
    finally:
        for logger, (former, propagates) in zip(loggers, before, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(former)
            logger.propagate = propagates

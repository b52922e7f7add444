"""The file of rejected rows: the number of each, the reason as a sentence, and the row as it stood."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from commandroom.base.sentences import sentence
from commandroom.domain.event.imported import Rejected
from commandroom.interop.exports import TableWriter, table_writer
from commandroom.interop.tables import OVERHANG

_HEADINGS = {"zh": ("行号", "未导入原因"), "en": ("Row", "Why it was not imported")}


class RejectedWriter:
    """Writes rejected rows under the table's own heading; no file appears where no row was rejected.

    The original columns come after the two of ours, so that the mended file can be imported by the same map.
    """

    def __init__(self, path: Path, header: Sequence[str], *, lang: str = "zh_CN") -> None:
        self.path = path
        self.count = 0
        self._header = tuple(header)
        self._lang = lang
        self._stack = ExitStack()
        self._table: TableWriter | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Finish the file, also when the import was broken off: what was rejected so far is worth reading."""
        self._stack.close()

    def write(self, row: Rejected) -> None:
        """Add one row. Raises: WorldError, RefusedError as `write_table`."""
        if self._table is None:
            ours = _HEADINGS["en" if self._lang.startswith("en") else "zh"]
            heading = (*ours, *self._header, OVERHANG)
            self._table = self._stack.enter_context(table_writer(self.path, heading))
        cells = [row.cells.get(name, "") for name in (*self._header, OVERHANG)]
        self._table.write((row.number, sentence(row.code, {**row.params}, lang=self._lang), *cells))
        self.count += 1

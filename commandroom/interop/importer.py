"""Brings a file into the room: opens the table, finds the map, keeps the rejected rows; for desk and command line."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path

import msgspec

from commandroom.base.clock import stopwatch
from commandroom.domain.errors import FieldError, NotFoundError, RefusedError, RoomError, WrongUseError
from commandroom.domain.event.imported import Imported, Rejected
from commandroom.domain.time.moments import local
from commandroom.interop.ahead import outcomes_of
from commandroom.interop.columns import FIELDS, ColumnMap, names_of
from commandroom.interop.events import Outcome, content_digest, events_of
from commandroom.interop.mapping import drafted_map, guess_map, known_maps, read_map, save_map
from commandroom.interop.rejected import RejectedWriter
from commandroom.interop.tables import Table, open_table
from commandroom.interop.values import as_text
from commandroom.usecases.importing import (
    Cancelled,
    Import,
    ImportReport,
    MapChoice,
    MapForm,
    MapGuess,
    Preview,
    Progress,
    import_events,
    timed,
)
from commandroom.usecases.room import Room

MAPS = "maps"
REJECTED = "rejected"
_NAME = re.compile(r"[\w\-（）() ]{1,40}")
_SHOWN = 200
TABLES = (".xlsx", ".csv")


class TableImporter:
    """The port `Importer` for tables: xlsx, xls and csv. Maps and rejected rows lie in the home."""

    def __init__(self, room: Room, home: Path, *, lang: str = "zh_CN", actor: str = "") -> None:
        self._room = room
        self._home = home
        self._lang = lang
        self._actor = actor

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where maps of this home lie; the shipped ones come after them."""
        return (self._home / MAPS,)

    def guess(self, path: Path, *, sheet: str | None = None) -> MapGuess:
        """Look at the heading and say which map fits best. Raises: RoomError as `open_table`."""
        table = open_table(path, sheet=sheet)
        best = guess_map(table.header, folders=self.folders)
        return MapGuess(
            columns=table.header,
            sheets=table.sheets,
            sheet=table.sheet,
            total=table.total,
            maps=known_maps(self.folders),
            fields=FIELDS,
            best=None if best is None else self._form_of(best, table.header),
        )

    def form(self, name: str) -> MapForm:
        """A kept map as a form. Raises: RoomError as `read_map`."""
        return _form(read_map(name, folders=self.folders), base=name)

    def preview(self, path: Path, chosen: MapChoice, *, sheet: str | None = None, rows: int = 20) -> Preview:
        """Read the first rows by a map; nothing is imported. Raises: RoomError."""
        table = open_table(path, sheet=sheet)
        outcomes = tuple(islice(events_of(table, self._map(chosen, table)), rows))
        cells = tuple(
            tuple(as_text(row.cells.get(name))[:_SHOWN] for name in table.header)
            for row in islice(table.rows(), rows)
        )
        return Preview(columns=table.header, cells=cells, outcomes=outcomes)

    def run(  # noqa: PLR0913
        self,
        path: Path,
        chosen: MapChoice | Path | None,
        *,
        sheet: str | None = None,
        dry_run: bool = False,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        rejected: Path | None = None,
    ) -> ImportReport:
        """Import the file; the heading is checked before the first row is taken.

        Without a map the one that fits best is taken. Rejected rows go into `rejected`, by default a new file in
        the home.

        Raises:
            RoomError: the file, the map or the person is not fit; nothing was imported. What breaks after whole
                batches came in stands in the report.
        """
        begun = stopwatch()
        if rejected is not None and rejected.suffix.lower() not in TABLES:
            raise WrongUseError("export.unknown_format", suffix=rejected.suffix or rejected.name)
        table = open_table(path, sheet=sheet)
        column_map = self._map(chosen, table)
        rows = _Rows(table, column_map)
        apart = _numbered if column_map.on_duplicate == "suffix" else None
        asked = Import(file=path.name, actor=self._actor, dry_run=dry_run, apart=apart, progress=progress,
                       cancelled=cancelled)  # fmt: skip
        with closing(rows.outcomes()) as outcomes:
            report = import_events(self._room, outcomes, asked)
        place = write_rejected(
            rows.whole(report.rejected_rows), table.header, path,
            home=self._home, now=self._room.now(), place=rejected, lang=self._lang,
        )  # fmt: skip
        return timed(report, stopwatch() - begun, place)

    def save_map(self, form: MapForm, name: str) -> None:
        """Keep a form as a map of this home.

        Raises:
            FieldError: `import.map_name`.
            RoomError: the map cannot work, or the folder cannot be written.
        """
        plain = name.strip()
        if not _NAME.fullmatch(plain):
            raise FieldError("import.map_name", field="name", value=name[:40])
        folder = self._home / MAPS
        folder.mkdir(parents=True, exist_ok=True)
        save_map(self._map_of(replace(form, name=plain)), folder / f"{plain}.toml")

    def _map(self, chosen: MapChoice | Path | None, table: Table) -> ColumnMap:
        if isinstance(chosen, MapForm):
            return self._map_of(chosen, table.header)
        if chosen is not None:
            return read_map(chosen, folders=self.folders)
        found = guess_map(table.header, folders=self.folders)
        if found is None:
            raise RefusedError(
                "import.no_map", file=table.path.name, maps="、".join(known_maps(self.folders))
            )
        return found

    def _map_of(self, form: MapForm, header: tuple[str, ...] = ()) -> ColumnMap:
        """The map that a form means: the form's own fields, the rest from its base."""
        base = self._base(form, header)
        columns = {} if base is None else {
            name: spec for name, spec in base.columns.items() if names_of(spec) == form.fields.get(name)
        }  # fmt: skip
        columns |= {name: spec for name, spec in form.fields.items() if spec and name not in columns}
        made_from = () if form.number else _telling(form)
        changes = {"name": form.name, "source": form.source, "columns": columns, "key": form.number}
        if base is None:
            fresh = ColumnMap(**changes, key_from=made_from)  # type: ignore[arg-type]
            return msgspec.structs.replace(
                fresh, state=msgspec.structs.replace(fresh.state, closed_when=form.closed_when)
            )
        state = msgspec.structs.replace(base.state, closed_when=form.closed_when)
        key_from = base.key_from or made_from
        return msgspec.structs.replace(base, **changes, key_from=key_from, state=state)

    def _base(self, form: MapForm, header: tuple[str, ...]) -> ColumnMap | None:
        if form.base:
            try:
                return read_map(form.base, folders=self.folders)
            except NotFoundError:
                return None
        return drafted_map(header) if header else None

    def _form_of(self, column_map: ColumnMap, header: tuple[str, ...]) -> MapForm:
        """The form of a guessed map: a kept one by its name, a draft by the heading."""
        for name in known_maps(self.folders):
            if read_map(name, folders=self.folders) == column_map:
                return _form(column_map, base=name)
        del header
        return _form(column_map, base="")


def write_rejected(  # noqa: PLR0913 - keyword-only: where, when and in which language
    rows: Iterable[Rejected],
    header: Sequence[str],
    source: Path,
    *,
    home: Path,
    now: datetime,
    place: Path | None = None,
    lang: str = "zh_CN",
) -> str:
    """Write rejected rows into `place`, by default a new file in the home; the path, empty for no rows.

    Raises:
        WorldError: the file cannot be written.
        WrongUseError: `export.unknown_format`.
    """
    given = tuple(rows)
    if not given:
        return ""
    target = place or home / REJECTED / f"{source.stem[:60]}-{local(now):%Y%m%d-%H%M%S}.xlsx"
    if place is None:
        target.parent.mkdir(parents=True, exist_ok=True)
    with RejectedWriter(target, header, lang=lang) as writer:
        for row in given:
            writer.write(row)
    return str(target)


class _Rows:
    """The outcomes of a table, and again the cells of those that the room rejected."""

    def __init__(self, table: Table, column_map: ColumnMap) -> None:
        self.table = table
        self._outcomes = outcomes_of(table, column_map)

    def outcomes(self) -> Generator[Outcome]:
        """Every row in its order."""
        return self._outcomes

    def whole(self, rejected: tuple[Rejected, ...]) -> Iterator[Rejected]:
        """The rejected rows with their cells; the file is read again only for those that lack them."""
        bare = {row.number for row in rejected if not row.cells}
        found: dict[int, dict[str, str]] = {}
        with suppress(
            RoomError
        ):  # a file that broke meanwhile: the reasons are worth having without the cells
            for row in self.table.rows() if bare else ():
                if row.number in bare:
                    found[row.number] = {name: as_text(value) for name, value in row.cells.items()}
        for one in rejected:
            yield one if one.cells else msgspec.structs.replace(one, cells=found.get(one.number, {}))


def _form(column_map: ColumnMap, *, base: str) -> MapForm:
    return MapForm(
        name=column_map.name,
        source=column_map.source,
        fields={name: names_of(spec) for name, spec in column_map.columns.items()},
        number=column_map.key,
        closed_when=column_map.state.closed_when,
        base=base,
    )


def _telling(form: MapForm) -> tuple[str, ...]:
    """The columns of which a number is made where the table has none."""
    return tuple(form.fields[name][0] for name in ("reported_at", "title", "text") if form.fields.get(name))


def _numbered(row: Imported) -> Imported:
    """The row under a number of its own, made of its content: the same at every import."""
    return msgspec.structs.replace(row, ext_no=f"{row.ext_no}#{content_digest(row).hex()[:8]}")

"""The whole room out of a home and into an empty one."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commandroom import __version__
from commandroom.base.clock import Clock
from commandroom.base.durable import sha256_of, sync_folder
from commandroom.base.paths import ATTACHMENTS, STORE
from commandroom.domain.errors import DamageError, RefusedError, WorldError
from commandroom.domain.time.moments import iso
from commandroom.interop import roomout
from commandroom.interop import wholeroom as form
from commandroom.usecases.carrying import Cancelled, Course, ExportFacts, Progress, WithKeys
from commandroom.usecases.commands import Amend

if TYPE_CHECKING:
    from commandroom.domain.journal import Entry
    from commandroom.store.seat_store import SeatStore
    from commandroom.store.sound import Sound
    from commandroom.store.wholeroom import Beside
    from commandroom.usecases.room import Room

KEYS_LEFT = "keys_exported"
PROGRAM = f"CommandRoom {__version__}"
FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_COUNTED = ("entries", "events", "attachments")
_FOLDED, _OFTEN = 3.0, 256
_ZIP_SHARE, _FOLDER_SHARE = 0.08, 0.4
"""What the lines take of what the store's file takes, measured on a demo town: 0.10 packed, 0.43 as they are."""


def export_room(
    room: Room,
    home: Path,
    place: Path,
    *,
    keys: WithKeys | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> dict[str, Any]:
    """Write the whole room into a new folder or zip; returns what the manifest says of it.

    Personal data stay sealed. With keys, that they left the seat is journaled first and travels along.

    Raises:
        RefusedError: the place is taken; `wholeroom.stopped`. `FieldError`: the pass phrase is too short.
        WorldError: it cannot be written.
    """
    store: Any = room.store
    course = Course(progress, cancelled)
    try:
        need_room_for(place, home, store)
        sink = roomout.sink(place)
        try:
            wrapped = _wrapped(room, store, keys)
            manifest = _written(roomout.Writer(sink, course), store, home, room.now(), wrapped)
            sink.finish()
        except BaseException:
            sink.drop()
            raise
    except OSError as error:
        raise unwritable(place, error) from error
    said = ("entries", "events", "digest", "attachments", "keys")
    return {name: manifest[name] for name in said} | {"file": str(place)}


def unwritable(place: Path, error: OSError) -> WorldError:
    """What a fault of the disk means for an export."""
    if error.errno in FULL:
        return WorldError("wholeroom.disk_full", file=str(place))
    return WorldError("wholeroom.cannot_write", file=str(place), reason=error.strerror or str(error))


def need_room_for(place: Path, home: Path, store: Any) -> None:
    """Say that an export would not fit, before it fills the disk.

    Raises:
        WorldError: `wholeroom.no_room_out`.
    """
    rows = store.database.path.stat().st_size * (_ZIP_SHARE if roomout.is_zip(place) else _FOLDER_SHARE)
    kept = sum(path.stat().st_size for path in (home / ATTACHMENTS).rglob("*") if path.is_file())
    folder = next(parent for parent in place.parents if parent.is_dir())
    needed, free = int(rows) + kept, shutil.disk_usage(folder).free
    if needed > free:
        raise WorldError("wholeroom.no_room_out", file=str(place), needed=_mb(needed), free=_mb(free))


def _wrapped(room: Room, store: SeatStore, keys: WithKeys | None) -> dict[str, Any] | None:
    if keys is None:
        return None
    from commandroom.interop.wrapping import wrap

    with store.database.reading() as connection:
        found = _beside(connection, store)
    own = {"search_key": found.search_key} | ({"room_key": found.room_key} if found.room_key else {})
    document = wrap(dict(found.keys) | own, keys.phrase, room=room.room_id)
    fields = {"value": iso(room.now()), "reason": keys.reason, "count": len(found.keys)}
    room.perform(Amend("setting", KEYS_LEFT, fields, actor=keys.actor))
    return document


def _beside(connection: Any, store: SeatStore) -> Beside:
    from commandroom.store import wholeroom as stored

    return stored.beside(connection, store.database.path.parent)


def _written(
    writer: roomout.Writer, store: SeatStore, home: Path, now: datetime, wrapped: dict[str, Any] | None
) -> dict[str, Any]:
    """All files out of one consistent picture of the store, the manifest last."""
    from commandroom.store import local, sound
    from commandroom.store import wholeroom as stored

    with store.database.apart() as connection:
        writer.course.expect(stored.bulk(connection, block_units=roomout.BLOCK_UNITS))
        entries = writer.journal(stored.journaled(connection))
        for kind, rows in stored.records(connection):
            writer.lines(f"records/{kind}.jsonl", map(roomout.json_line, rows))
        about = _beside(connection, store)
        names = ("kind", "period", "last")
        writer.lines(
            form.SERIALS, (roomout.json_line(dict(zip(names, row, strict=True))) for row in about.serials)
        )
        writer.lines(form.ERASED, (roomout.json_line({"event": event}) for event in sorted(about.erased)))
        files = list(_attached(writer, connection, home / ATTACHMENTS))
        writer.lines(form.ATTACHMENTS, map(roomout.json_line, files))
        if wrapped is not None:
            writer.text(form.KEYS, wrapped)
        manifest = {
            "format": form.FORMAT,
            "version": form.VERSION,
            "made_at": iso(now),
            "program": PROGRAM,
            "room": local.room_facts(connection),
            "suite": local.seat(connection).suite,
            "seat": about.seat,
            "entries": entries,
            "events": int(connection.execute("SELECT count(*) FROM event").fetchone()[0]),
            "journal": sound.journal_digest(connection),
            "digest": sound.digest(connection),
            "attachments": sum(not row["missing"] for row in files),
            "keys": wrapped is not None,
            "files": writer.files,
        }
    manifest["seal"] = form.seal_of(manifest)
    writer.text(form.MANIFEST, manifest)
    return manifest


def _attached(writer: roomout.Writer, connection: Any, folder: Path) -> Iterator[dict[str, Any]]:
    """Write the attachments that there are; one that lies elsewhere or is damaged is named as missing.

    A damaged one may not travel: whoever takes the export in would refuse all of it.
    """
    from commandroom.store import wholeroom as stored

    for sha256, size in stored.attachments(connection):
        path = folder / sha256[:2] / sha256
        is_there = path.is_file() and path.stat().st_size == size and sha256_of(path) == sha256
        if is_there:
            writer.attachment(sha256, path)
        yield {"sha256": sha256, "bytes": size, "missing": not is_there}


# --- in -------------------------------------------------------------------------------------------------------


def facts_of(place: Path, phrase: str = "") -> ExportFacts:
    """What an export says of itself; a pass phrase is tried on its keys.

    Raises:
        NotFoundError, DamageError, WorldError: as `import_room`; FieldError: the pass phrase is not theirs.
    """
    from commandroom.store.wholeroom import Beside

    try:
        export = form.opened(place)
        manifest = export.manifest
        has_keys = bool(export.parts(form.KEYS))
        if has_keys and phrase:
            _with_keys(Beside(seat={}, serials=()), export, phrase)
    except OSError as error:
        raise WorldError("file.unreadable", file=str(place), reason=error.strerror or str(error)) from error
    room = manifest["room"]
    count = {name: value if isinstance(value := manifest.get(name), int) else 0 for name in _COUNTED}
    return ExportFacts(
        room=str(room.get("name", "")), code=str(room.get("code", "")), made_at=str(manifest.get("made_at", "")),
        keys=has_keys, **count,
    )  # fmt: skip


def import_room(
    place: Path,
    home: Path,
    *,
    clock: Clock,
    phrase: str = "",
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> dict[str, Any]:
    """Make an empty home out of an export, with an equal digest, or leave it as it was.

    Raises:
        RefusedError: `wholeroom.home_taken`, `wholeroom.stopped`.
        DamageError: `wholeroom.damaged`: file, line and what is wrong with it.
        WorldError: there is no room on the disk, the export is newer than the program.
        FieldError: the export holds keys and the pass phrase is not theirs.
    """
    from commandroom.store import restoring

    into = home / STORE
    restoring.finish(into)
    if into.exists() or (home / ATTACHMENTS).exists():
        raise RefusedError("wholeroom.home_taken", home=str(home))
    export = form.opened(place)
    was_there = home.exists()
    try:
        home.mkdir(parents=True, exist_ok=True)
        _need_room(export, home)
        return _taken(export, home, clock, phrase, Course(progress, cancelled))
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorldError("wholeroom.cannot_write", file=str(home), reason=reason) from error
    finally:
        _clear(home, was_there=was_there)


def _need_room(export: form.Export, home: Path) -> None:
    """Journal, caches, log and attachments, about."""
    attached = sum(size for name, size in export.sizes.items() if name.startswith("attachments/"))
    needed, free = 6 * (sum(export.sizes.values()) - attached) + attached, shutil.disk_usage(home).free
    if needed > free:
        raise WorldError("wholeroom.no_room", file=str(home), needed=_mb(needed), free=_mb(free))


def _mb(size: int) -> str:
    return f"{-(-size >> 20)} MB"


def _taken(export: form.Export, home: Path, clock: Clock, phrase: str, course: Course) -> dict[str, Any]:
    from commandroom.store import erasures
    from commandroom.store import wholeroom as stored

    into, manifest = home / STORE, export.manifest
    about = _about(export, phrase)
    try:
        found = _made(export, into, about, clock, course)
    except DamageError as error:
        if error.code == "wholeroom.damaged":
            raise
        raise form.bad("journal", str(error.params.get("problem", error.code))) from error
    made = {"entries": found.entries, "journal": found.journal, "room": found.room}
    said = {"room": manifest["room"].get("room"), **{name: manifest[name] for name in ("entries", "journal")}}
    for name, value in made.items():
        if said[name] != value:
            raise form.bad(form.MANIFEST, f"{name} is {said[name]}, the lines make {value}")
    folds_alike = found.digest == manifest["digest"]  # a program of another version may fold otherwise
    if not folds_alike and manifest.get("program") == PROGRAM:
        raise form.bad(form.MANIFEST, f"digest is {manifest['digest']}, the events make {found.digest}")
    _check_records(export)
    count = _attachments(export, home, course)
    course.went(0)  # the last moment at which it can be stopped
    if about.erased:
        erasures.note(home, about.erased)
    staged = home / f"{ATTACHMENTS}{stored.IMPORTING}"
    if staged.exists():
        staged.rename(home / ATTACHMENTS)
    os.replace(stored.importing(into), into)  # noqa: PTH105 - from here on there is a room
    sync_folder(home)
    document = {"room": found.room, "seat": about.seat["letter"], "home": str(home)}
    counts = {"entries": found.entries, "events": found.events, "digest": found.digest}
    return document | counts | {"attachments": count, "keys": bool(about.keys), "folds_alike": folds_alike}


def _made(export: form.Export, into: Path, about: Beside, clock: Clock, course: Course) -> Sound:
    """The store of an export's lines; folding takes about three times as long as reading them."""
    from commandroom.store import wholeroom as stored

    lines, events = export.manifest["entries"], export.manifest.get("events")
    each = _FOLDED * lines / events if isinstance(events, int) and events > 0 else 0.0
    attached = sum(size for name, size in export.sizes.items() if name.startswith("attachments/"))
    course.expect(lines * (1 + _FOLDED) + roomout.BLOCK_UNITS * attached / (1 << 20))

    def entries() -> Iterator[Entry]:
        for number, entry in enumerate(export.entries(), 1):
            if number % _OFTEN == 0:
                course.went(_OFTEN)
            yield entry

    return stored.take_in(
        into, entries(), about, now=clock.now(), tell=lambda count: course.went(count * each)
    )


def _about(export: form.Export, phrase: str) -> Beside:
    """What stands beside the journal, as the export says it; keys only where there are some."""
    from commandroom.store.wholeroom import Beside

    seat = export.manifest["seat"]
    letter, number = seat.get("letter"), seat.get("incarnation")
    if not isinstance(letter, str) or not letter.isalpha() or not isinstance(number, int):
        raise form.bad(form.MANIFEST, "seat is wrong")
    serials = []
    for line, row in export.documents(form.SERIALS):
        try:
            serials.append((str(row["kind"]), str(row["period"]), int(row["last"])))
        except (KeyError, ValueError, TypeError):
            raise form.bad(form.SERIALS, "is no serial", line=line) from None
    erased = frozenset(str(row.get("event", "")) for _, row in export.documents(form.ERASED)) - {""}
    about = Beside(seat=seat, serials=tuple(serials), erased=erased)
    return about if not export.parts(form.KEYS) else _with_keys(about, export, phrase)


def _with_keys(about: Beside, export: form.Export, phrase: str) -> Beside:
    from commandroom.interop.wrapping import unwrap

    document = export.small(form.KEYS)
    if not phrase:
        return about  # personal data stay sealed; the keys can be brought in by importing again
    keys = unwrap(document, phrase, room=str(export.manifest["room"].get("room", "")))
    search_key, room_key = keys.pop("search_key", ""), keys.pop("room_key", "")
    return replace(about, keys=keys, search_key=search_key, room_key=room_key)


def _check_records(export: form.Export) -> None:
    """The records are made anew from the journal; their files are read for whether they were changed."""
    for row in export.parts("records/"):
        for _ in export.raw_lines(row):
            pass


def _attachments(export: form.Export, home: Path, course: Course) -> int:
    from commandroom.store.wholeroom import IMPORTING

    staged, count = home / f"{ATTACHMENTS}{IMPORTING}", 0
    for line, row in export.documents(form.ATTACHMENTS):
        sha256, size = str(row.get("sha256", "")), row.get("bytes")
        name = f"attachments/{sha256[:2]}/{sha256}"
        if not isinstance(size, int):
            raise form.bad(form.ATTACHMENTS, "is no attachment", line=line)
        if row.get("missing"):
            continue
        if not export.has(name):
            raise form.bad(name, "is missing")
        target = staged / sha256[:2] / sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        export.attachment(sha256, size, target)
        course.went(roomout.BLOCK_UNITS * size / (1 << 20))
        count += 1
    return count


def _clear(home: Path, *, was_there: bool) -> None:
    """Nothing of an import that did not end well stays; after one that did there is nothing to clear."""
    from commandroom.store import backup
    from commandroom.store.wholeroom import IMPORTING, importing

    backup.remove(importing(home / STORE))
    shutil.rmtree(home / f"{ATTACHMENTS}{IMPORTING}", ignore_errors=True)
    if not (home / STORE).exists():
        shutil.rmtree(home / ATTACHMENTS, ignore_errors=True)
        if not was_there and home.is_dir() and not any(home.iterdir()):
            home.rmdir()

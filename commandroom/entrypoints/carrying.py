"""The room of one home on its way out: the port `Carrying`, and the process that works for it beside an open desk.

The two halves talk in lines. The desk sends the pass phrase, if there is one, and keeps the pipe open; when it closes, the
other stops and leaves nothing, whether the person wanted that or the desk was killed. Back come shares of the work on
standard error and one JSON document on standard output.
"""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from commandroom.domain.errors import FieldError, RefusedError, RoomError, WorldError
from commandroom.entrypoints import ourselves
from commandroom.entrypoints.arguments import BESIDE
from commandroom.usecases.carrying import LEAST_PHRASE, STOPPED, Cancelled, Carried, Progress, WithKeys

if TYPE_CHECKING:
    from commandroom.usecases.room import Room

PATIENCE_SECONDS = 5.0
_LOOK_SECONDS = 0.05
_LINE_BYTES = 4096


class HomeCarrying:
    """Writes one home's room out; `apart` does it in a process of its own at low priority."""

    def __init__(self, room: Room, home: Path) -> None:
        self._room, self._home = room, home
        self.apart = False
        self._ends = threading.Event()

    def check(self, place: Path, keys: WithKeys | None) -> None:
        """Say at once what would refuse an export."""
        from commandroom.entrypoints.wholeroom import need_room_for, unwritable
        from commandroom.interop.roomout import need_free

        if keys is not None:
            self._check_keys(keys)
        if not _is_writable(str(place)):
            raise WorldError(
                "wholeroom.cannot_write", file=repr(str(place)), reason=os.strerror(errno.EINVAL)
            )
        try:
            need_free(place)
            folder = next(parent for parent in place.parents if parent.is_dir())
            if not os.access(folder, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            need_room_for(place, self._home, self._room.store)
        except OSError as error:
            raise unwritable(place, error) from error

    def _check_keys(self, keys: WithKeys) -> None:
        if not keys.reason.strip():
            raise FieldError("field.missing", field="reason")
        if not _is_writable(keys.reason) or not _is_writable(keys.phrase):
            raise FieldError("field.unwritable", field="reason")
        if len(keys.phrase) < LEAST_PHRASE:
            raise FieldError("wholeroom.phrase_short", field="passphrase", least=LEAST_PHRASE)
        from commandroom.usecases.room import need_right

        need_right(self._room.actor(keys.actor), "setting")
        if self._room.store.is_read_only:
            raise WorldError("store.read_only", file=self._home.name)

    def export(
        self,
        place: Path,
        keys: WithKeys | None = None,
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Carried:
        """Write it; nothing is left of one that does not come to its end."""
        from commandroom.entrypoints.wholeroom import export_room

        self.check(place, keys)

        def is_over() -> bool:
            return self._ends.is_set() or (cancelled is not None and cancelled())

        if self.apart:
            document = self._exported_apart(place, keys, progress, is_over)
        else:
            document = export_room(
                self._room, self._home, place, keys=keys, progress=progress, cancelled=is_over
            )
        counts = {name: document[name] for name in ("entries", "events", "attachments", "digest", "keys")}
        return Carried(file=place, bytes=_bytes_of(place), **counts)

    def stop(self) -> None:
        """Break off what is being written: the desk closes."""
        self._ends.set()

    def _exported_apart(
        self, place: Path, keys: WithKeys | None, progress: Progress | None, is_over: Cancelled
    ) -> dict[str, Any]:
        words = [
            "export",
            "room",
            str(place),
            BESIDE,
            *([] if keys is None else ["--with-keys", f"--reason={keys.reason}"]),
        ]
        pipe = subprocess.PIPE
        with subprocess.Popen(  # noqa: S603  our own program with our own words
            ourselves.order(self._home, *words),
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            env=self._environment(),
            creationflags=ourselves.CREATION_FLAGS,
        ) as running:
            told = _Told(running, progress)
            if keys is not None:
                told.send(keys.phrase)
            was_killed = told.wait(is_over)
        if was_killed or running.returncode < 0:
            _clear(place)
        return told.document(running.returncode, was_stopped=was_killed)

    def _environment(self) -> dict[str, str]:
        """Ours, with a token in the name of who sits here, where the command line asks for one."""
        if not self._room.guarded:
            return dict(os.environ)
        from commandroom.entrypoints import tokens
        from commandroom.usecases import shells

        token, _shell = shells.lend(self._room, self._room.operator().id)
        return {**os.environ, tokens.VARIABLE: token}


class _Told:
    """The desk's half of the talk with the process that writes."""

    def __init__(self, running: subprocess.Popen[bytes], progress: Progress | None) -> None:
        self._running, self._progress = running, progress
        self._said = b""
        self._ears = [
            threading.Thread(target=self._hear_shares, name="carrying-shares"),
            threading.Thread(target=self._hear_document, name="carrying-document"),
        ]
        for ear in self._ears:
            ear.start()

    def send(self, phrase: str) -> None:
        stream = _open(self._running.stdin)
        try:
            stream.write(phrase.encode() + b"\n")
            stream.flush()
        except OSError:  # it ended already, and says why
            with suppress(OSError):
                stream.close()  # with what could not be sent

    def wait(self, is_over: Cancelled) -> bool:
        """Wait for its end, and end it when nobody wants it any more; whether it had to be killed."""
        stopped_at = 0.0
        was_killed = False
        while self._running.poll() is None:
            if is_over() and not stopped_at:
                stopped_at = time.monotonic()
                with suppress(OSError):
                    _open(self._running.stdin).close()
            if stopped_at and time.monotonic() - stopped_at > PATIENCE_SECONDS:
                was_killed = True
                self._running.kill()
            time.sleep(_LOOK_SECONDS)
        for ear in self._ears:
            ear.join()
        return was_killed

    def document(self, code: int, *, was_stopped: bool) -> dict[str, Any]:
        """What it wrote, or the reason why it did not."""
        try:
            found: dict[str, Any] = json.loads(self._said)
        except ValueError:
            if was_stopped:
                raise RefusedError(STOPPED) from None
            raise WorldError("wholeroom.failed", reason=f"exit code {code}") from None
        if "error" not in found:
            return found
        kind = RefusedError if found["error"] == STOPPED else WorldError
        raise kind(str(found["error"]), **found.get("params", {"reason": found.get("message", "")}))

    def _hear_shares(self) -> None:
        for line in _open(self._running.stderr):
            with suppress(ValueError):
                share = float(line)
                if self._progress is not None:
                    self._progress(share)

    def _hear_document(self) -> None:
        self._said = _open(self._running.stdout).read()


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # noqa: S101 - each was asked for as a pipe
    return stream


def _is_writable(text: str) -> bool:
    """Whether it can be handed on in one line: no null, no end of a line, no half of a character."""
    try:
        return not set(os.fsencode(text)) & set(b"\0\n")
    except UnicodeEncodeError:
        return False


def _clear(place: Path) -> None:
    """What a killed process could not take away itself."""
    import shutil

    from commandroom.interop.roomout import partial_of

    partial = partial_of(place)
    shutil.rmtree(partial, ignore_errors=True) if partial.is_dir() else partial.unlink(missing_ok=True)


def _bytes_of(place: Path) -> int:
    if place.is_dir():
        return sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
    return place.stat().st_size


# --- the other half -------------------------------------------------------------------------------------------


class BesideDesk:
    """What the process that writes hears and says; standard input stays with this object alone."""

    def __init__(self) -> None:
        ourselves.make_way()
        self._is_over = threading.Event()

    def phrase(self) -> str:
        """The first line that the desk sends."""
        said = b""
        while not said.endswith(b"\n") and len(said) < _LINE_BYTES:
            byte = os.read(sys.stdin.fileno(), 1)
            if not byte:
                break
            said += byte
        return said.decode("utf-8").rstrip("\n")

    def listen(self) -> None:
        """Notice from now on when the desk closes the pipe."""
        # Read below Python's buffers: their lock, held by a thread that waits, would trip the interpreter's end.
        threading.Thread(target=self._wait, name="carrying-stop", daemon=True).start()

    def _wait(self) -> None:
        with suppress(OSError):
            while os.read(sys.stdin.fileno(), _LINE_BYTES):
                pass
        self._is_over.set()

    def is_over(self) -> bool:
        """Whether nobody waits for it any more."""
        return self._is_over.is_set()

    @staticmethod
    def tell(share: float) -> None:
        """Say how far it is."""
        sys.stderr.write(f"{share:.4f}\n")
        sys.stderr.flush()

    @staticmethod
    def complain(error: RoomError) -> dict[str, Any]:
        """An error as the other half can raise it again."""
        plain = (str, int, float)
        params = {
            key: value if isinstance(value, plain) else str(value) for key, value in error.params.items()
        }
        return {"error": error.code, "params": params}

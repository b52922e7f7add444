"""A throw-away PostgreSQL: its own folder, its own user where the tests run as root, no port of the machine."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = 0
USERS = ("postgres", "nobody")
OPTIONS = "-c listen_addresses='' -c fsync=off -c max_connections=60 -c shared_buffers=16MB"
"""Without fsync: what is killed here are processes, nobody pulls the machine's plug."""


_MEMORY, _MOST_BYTES = Path("/dev/shm"), 4 << 30  # noqa: S108 - a place for files that live as long as the tests


def _folder() -> Path:
    """A database is three hundred files: in memory they are made and thrown away at once, where there is room."""
    is_roomy = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _MOST_BYTES
    return Path(tempfile.mkdtemp(prefix="pg", dir=_MEMORY if is_roomy else None))


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, in the path or where Debian puts them; the newest."""
    named = shutil.which("pg_ctl")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: float(path.parts[4]))
    found = [Path(named).resolve()] if named else debian[-1:]
    return next((path.parent for path in found if (path.parent / "initdb").exists()), None)


class Cluster:
    """A running server on a socket in its own folder."""

    def __init__(self, folder: Path, where: Path, user: str | None, options: str = OPTIONS) -> None:
        self.folder = folder
        self._where = where
        self._user = user
        self._options = options
        self._count = 0
        self.is_running = False

    def run(self, *command: str) -> None:
        """A program of PostgreSQL, as the user that it wants."""
        path = str(self._where / command[0])
        done = subprocess.run(
            [path, *command[1:]], user=self._user, cwd=self.folder, capture_output=True, text=True, check=False,
            timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]

    def fresh(self) -> str:
        """The URL of an empty database."""
        import psycopg

        self._count += 1
        name = f"centre{self._count}"
        with psycopg.connect(
            f"host={self.folder} dbname=postgres user=postgres", autocommit=True
        ) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        return f"postgresql+psycopg:///{name}?host={self.folder}&user=postgres"

    def standby(self) -> Cluster:
        """A second server that has all that this one confirmed: it confirms nothing before the other has it (flushed)."""
        other = Cluster(_folder(), self._where, self._user)
        if self._user is not None:
            os.chown(other.folder, pwd.getpwnam(self._user).pw_uid, -1)
        other.run("pg_basebackup", "-h", str(self.folder), "-U", "postgres", "-D", str(other.folder / "data"), "-R",
                  "-X", "stream", "--no-sync", "-c", "fast")  # fmt: skip
        other.start()
        self.say("ALTER SYSTEM SET synchronous_standby_names = '*'")
        self.say("SELECT pg_reload_conf()")
        return other

    def say(self, text: str) -> None:
        """One sentence of an administrator."""
        import psycopg

        with psycopg.connect(
            f"host={self.folder} dbname=postgres user=postgres", autocommit=True
        ) as connection:
            connection.execute(text.encode())

    def promote(self) -> None:
        """From now on this one is written to."""
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-w", "promote")

    def end(self) -> None:
        """Stop it at once, if it runs."""
        if self.is_running:
            self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")
        self.is_running = False

    def kill(self) -> None:
        """As a power cut does it: all its processes at once, nobody cleans up."""
        main = int((self.folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        for one in (main, *_children(main)):
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        self.is_running = False

    def restart_hard(self) -> None:
        """As after a power cut of the server's processes."""
        self.end()
        self.start()

    def start(self) -> None:
        """Start and wait until it answers."""
        options = f"{self._options} -k {self.folder}"
        self.run(
            "pg_ctl", "-D", str(self.folder / "data"), "-l", str(self.folder / "log"), "-o", options, "-w", "start"
        )  # fmt: skip
        self.is_running = True


def _children(main: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(main)], capture_output=True, text=True, check=False
    )
    return [int(word) for word in listed.stdout.split()]


@contextmanager
def cluster(where: Path, options: str = OPTIONS) -> Iterator[Cluster]:
    """A server for as long as the tests need it."""
    folder = _folder()
    user = None
    if os.name == "posix" and os.getuid() == ROOT:  # PostgreSQL refuses to run as root
        names = {entry.pw_name for entry in pwd.getpwall()}
        user = next(name for name in USERS if name in names)
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    made = Cluster(folder, where, user, options)
    try:
        data = str(folder / "data")
        made.run(
            "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"
        )
        made.start()
        try:
            yield made
        finally:
            made.end()
    finally:
        shutil.rmtree(folder, ignore_errors=True)

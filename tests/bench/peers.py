"""The peer of the exchange: PouchDB 9 with its own server, installed once under build/ where node and npm are."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

SCRIPTS = Path(__file__).with_name("pouch")
_INSTALL_SECONDS, _RUN_SECONDS = 600, 1800


class Pouch(NamedTuple):
    """Documents a second, and the milliseconds of an exchange with nothing to do."""

    push: float
    pull: float
    nothing: float


class AbsentError(Exception):
    """There is no peer on this machine, and why."""


def pouch(build: Path, *, docs: int, size: int, batch: int = 500) -> Pouch:
    """Measure the peer with so many documents of so many bytes.

    Raises:
        AbsentError: node or npm is missing, or the packages cannot be had.
    """
    folder = _installed(build / "pouch")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(dir=build) as place:
        server = subprocess.Popen(
            ["node", "server.js", str(port), f"{place}/server"], cwd=folder, stdout=subprocess.PIPE, text=True
        )
        try:
            assert server.stdout is not None
            server.stdout.readline()
            asked = ["node", "client.js", f"http://127.0.0.1:{port}", f"{place}/client", docs, batch, size]
            done = subprocess.run(
                [str(word) for word in asked],
                cwd=folder,
                capture_output=True,
                text=True,
                timeout=_RUN_SECONDS,
                check=True,
            )
        finally:
            server.kill()
            server.wait()
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["pushed"] == found["pulled"] == docs
    return Pouch(found["push"], found["pull"], found["nothing"])


def _installed(folder: Path) -> Path:
    if shutil.which("node") is None or shutil.which("npm") is None:
        raise AbsentError("node or npm is not there")
    folder.mkdir(parents=True, exist_ok=True)
    for script in SCRIPTS.iterdir():
        shutil.copy(script, folder)
    if not (folder / "node_modules" / "pouchdb").is_dir():
        try:
            subprocess.run(
                ["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True, capture_output=True,
                timeout=_INSTALL_SECONDS,
            )  # fmt: skip
        except (subprocess.SubprocessError, OSError) as error:
            raise AbsentError(f"npm could not install the peer: {type(error).__name__}") from error
    return folder

"""`python -m tests.ui.audits`: everything that the audits find in every look, a line each; 1 while there is any."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from commandroom.ui.application import application
from tests.ui.audits.looks import looks
from tests.ui.audits.stage import build_town, staged
from tests.ui.audits.survey import EVERY, Survey


def main() -> int:
    """Walk every look."""
    application()
    count = 0
    with tempfile.TemporaryDirectory(prefix="commandroom-audit-") as name:
        town = Path(name) / "town"
        build_town(town)
        for place, look in enumerate(looks()):
            survey = Survey(look)
            folder = Path(name) / str(place)
            folder.mkdir()
            with staged(town, folder, look) as stage:
                survey.walk(stage)
            for audit in EVERY:
                for finding in survey.of(audit):
                    count += 1
                    sys.stdout.write(f"{look} · {audit} · {finding}\n")
    sys.stdout.write(f"{count} findings\n")
    return 1 if count else 0


if __name__ == "__main__":
    raise SystemExit(main())

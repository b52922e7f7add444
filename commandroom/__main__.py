"""`python -m commandroom` is the command line."""

from __future__ import annotations

import sys

from commandroom.entrypoints.cli import main

if __name__ == "__main__":
    sys.exit(main())

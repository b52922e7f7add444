"""`python -m commandroom` is the command line."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # then this program is also the one that its other processes run
        from multiprocessing import freeze_support

        freeze_support()
    from commandroom.entrypoints.cli import main

    sys.exit(main())

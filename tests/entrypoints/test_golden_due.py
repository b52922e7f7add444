"""The golden cases once more through the front door: `commandroom due`."""

from __future__ import annotations

import json

import pytest

from commandroom.entrypoints.cli import main
from tests.domain.time import golden

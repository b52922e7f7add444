"""The dashboard: six figures, five charts, what rises, the units; and every figure of any days with its events."""

from __future__ import annotations

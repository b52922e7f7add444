"""Statements about devices, made and signed."""

from __future__ import annotations

from commandroom.domain.exchange.messages import Statement
from commandroom.domain.exchange.trust import Fact, encoded, statement_bytes
from commandroom.sync.keys import DeviceKeys


def signed(fact: Fact, keys: DeviceKeys) -> Statement:
    """What is said, under the key of who says it."""
    raw = encoded(fact)
    return Statement(raw, keys.public, keys.sign(statement_bytes(raw)))

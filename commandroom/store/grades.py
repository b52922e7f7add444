"""The gradings in their order: a column of the board holds a grade's place in it."""

from __future__ import annotations

from commandroom.domain.knowledge.gradings import Severity, Urgency

URGENCIES = tuple(Urgency)
SEVERITIES = tuple(Severity)

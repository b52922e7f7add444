"""Rules of scoring as a township might write them."""

from __future__ import annotations

from typing import Any


def scoring(**changes: Any) -> dict[str, Any]:
    """Sound rules by unit of two criteria; `handled` and `rest` are their weights, the rest are fields of the document."""
    handled, rest = changes.pop("handled", 60), changes.pop("rest", 40)
    criteria = [
        {"key": "handled", "zh": "按期处置", "en": "Handled in time", "weight": handled, "figure": "K6"},
        {"key": "rework", "zh": "返工", "en": "Rework", "weight": rest, "measure": "rest", "figure": "K11"},
    ]
    grades = [{"zh": "优秀", "en": "excellent", "least": 90}, {"zh": "合格", "en": "passed", "least": 0}]
    posts = [{"key": "office", "zh": "办公室", "en": "Office", "criteria": criteria}]
    return {"version": "own.1", "by": "unit", "zh": "本镇办法", "en": "Our own", "source": "镇考核办法", "least_events": 5,
            "appeal": "3wd", "grades": grades, "posts": posts} | changes  # fmt: skip

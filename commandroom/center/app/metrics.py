"""Figures of a process for Prometheus, in a registry of its own; no place, no device, nobody's name."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest


class Metrics:
    """What is counted."""

    def __init__(self, waiting: Callable[[], int]) -> None:
        self.registry = CollectorRegistry()
        self.calls = Counter(
            "commandroom_calls", "Calls answered.", ("call", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "commandroom_call_seconds", "Seconds a call took.", ("call",), registry=self.registry
        )
        self.kept = Counter("commandroom_entries_kept", "Entries that were new.", registry=self.registry)
        self.refused = Counter(
            "commandroom_refused", "Entries and parts refused or kept apart.", registry=self.registry
        )
        self.joined = Counter("commandroom_enrolled", "Devices enrolled.", registry=self.registry)
        self.link_failures = Gauge(
            "commandroom_link_failures", "Failures in a row of the exchange with the county's centre.",
            registry=self.registry,
        )  # fmt: skip
        gauge = Gauge("commandroom_waiting", "Devices that wait for news.", registry=self.registry)
        gauge.set_function(waiting)

    def text(self) -> bytes:
        """As Prometheus reads it."""
        return generate_latest(self.registry)

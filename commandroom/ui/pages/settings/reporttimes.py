"""How soon an emergency is reported to the county: what counties have published, to be taken over with one click."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from commandroom.domain.knowledge.rules import ReportPreset
from commandroom.ui.widgets.chips import Chips

PRESET_OF: dict[str, Callable[[ReportPreset], str]] = {
    "report_phone": lambda preset: preset.phone,
    "report_written": lambda preset: preset.written,
}
"""The clocks that the presets are about, and which part of a preset each takes."""


class PresetChips(Chips):
    """The presets of one of those clocks; a click puts its limit into the form, where it can still be changed."""

    def __init__(
        self, clock: str, presets: Iterable[ReportPreset], limit: str, *, is_english: bool, name: str
    ) -> None:
        take = PRESET_OF[clock]
        known = tuple(presets)
        options = [(preset.key, preset.en if is_english else preset.zh) for preset in known]
        super().__init__(options, name=name, exclusive=False)
        self.limits = {preset.key: take(preset) for preset in known}
        for chip, preset in zip(self.chips, known, strict=True):
            chip.setToolTip(preset.source)
        self.choose(*(key for key, value in self.limits.items() if value == limit))
        self.changed.connect(self._alone)
        self._before = set(self.values)

    @property
    def limit(self) -> str:
        """The limit of the chosen preset, or ""."""
        return self.limits.get(str(self.value), "") if self.value is not None else ""

    def _alone(self) -> None:
        """The one that was clicked just now stands alone."""
        fresh = [key for key in self.values if key not in self._before] or self.values[:1]
        self.choose(*fresh)
        self._before = set(fresh)

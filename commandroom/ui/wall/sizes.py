"""How large a sign must be to be read from the farthest seat (NUREG-0700 rev. 3, 12.1.1.3: 16 minutes of arc)."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, hypot, radians, tan

ARC_LEAST = 16.0
"""Minutes of arc that the smallest sign covers at the farthest seat."""
ARC_USED = 17.4
"""What the smallest text of the wall covers: 28 px on a 55 inch screen of 1920 px at 3.5 m."""
SMALLEST = 12
DIAGONAL_INCHES, DISTANCE_M = 55.0, 3.5
DIAGONALS, DISTANCES = (20.0, 400.0), (1.0, 30.0)
LOOKS_LIKE = 28 / 1920
"""The smallest text's part of the width, where the seat is nearer than the picture needs."""
_MM_PER_INCH, _MM_PER_M, _ARC = 25.4, 1000.0, 60.0


@dataclass(frozen=True, slots=True)
class Place:
    """A screen of so many logical pixels, its diagonal in inches, and metres to the farthest seat."""

    wide: int
    high: int
    diagonal: float = DIAGONAL_INCHES
    distance: float = DISTANCE_M

    @property
    def pitch(self) -> float:
        """Millimetres from one logical pixel to the next."""
        return self.diagonal * _MM_PER_INCH / hypot(self.wide, self.high)

    def px(self, minutes: float) -> float:
        """The height in logical pixels that covers so many minutes of arc at the farthest seat."""
        return self.distance * _MM_PER_M * tan(radians(minutes / _ARC)) / self.pitch


@dataclass(frozen=True, slots=True)
class Sizes:
    """The wall's types in logical pixels; `unit` is what stands for one pixel of the drawing of 1920."""

    least: int
    unit: float

    @property
    def body(self) -> int:
        """Rows of the lists."""
        return self.of(30)

    @property
    def title(self) -> int:
        """Headings of the parts."""
        return self.of(34)

    @property
    def figure(self) -> int:
        """The five figures."""
        return self.of(56)

    @property
    def clock(self) -> int:
        """The clock in the corner."""
        return self.of(50)

    def of(self, drawn: float) -> int:
        """What measures so many pixels in the drawing of 1920; text is never asked for below `least`."""
        return round(drawn * self.unit)


def least_px(place: Place) -> int:
    """The smallest text that may stand on the wall, never below what rule 29 asks."""
    return max(SMALLEST, ceil(place.px(ARC_LEAST)), round(place.px(ARC_USED)))


def sizes(place: Place) -> Sizes:
    """All sizes: as in the drawing where the seats are near enough, else as large as the farthest one needs."""
    drawn = min(place.wide, place.high * 16 / 9) * LOOKS_LIKE
    least = max(least_px(place), round(drawn))
    return Sizes(least, least / 28)

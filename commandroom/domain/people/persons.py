"""A person of the roster: what dispatching, approving and the roster page need to know."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from commandroom.domain.ids import PersonId, UnitId
from commandroom.domain.people.roles import ROOM, Role

DEDICATED_LEAST = 3
DEDICATED_MOST = 5
CERTIFICATE_WARNINGS = (90, 30)
USUAL_CAPACITY, MOST_CAPACITY = 8, 200

SINKING_DEPARTMENTS = (
    "综合执法",
    "市场监管",
    "自然资源",
    "生态环境",
    "交通运输",
    "农业农村",
    "文化旅游",
    "应急管理",
    "卫生健康",
)


class Person(Struct, frozen=True, kw_only=True):
    """A member of the staff. The full telephone number is no part of it: `phone_masked` is for the screen.

    `sunk` marks 县属乡用 staff on the books of a county `department`; `dedicated` the room's own 3 to 5
    people; `capacity` is how many open events the person is expected to carry; `initials` are the pinyin
    initials of the name in lower case; `lon` and `lat` are degrees of where the person is based, or was at `located_at`
    (UTC) if that says when. Every other column of the roster stands in `extra` by its heading.
    """

    id: PersonId
    name: str
    roles: tuple[Role, ...] = ()
    unit: UnitId = UnitId("")
    post: str = ""
    phone_masked: str = ""
    initials: str = ""
    sunk: bool = False
    department: str = ""
    certificate: str = ""
    certificate_since: date | None = None
    certificate_until: date | None = None
    fields: tuple[str, ...] = ()
    dedicated: bool = False
    ab_partner: str = ""
    capacity: int = USUAL_CAPACITY
    villages: tuple[str, ...] = ()
    grids: tuple[str, ...] = ()
    duty_group: str = ""
    staff_category: str = ""
    lon: float | None = None
    lat: float | None = None
    located_at: datetime | None = None
    active: bool = True
    demo: bool = False
    extra: dict[str, str] = {}

    def has_role(self, *roles: Role) -> bool:
        """Whether the person holds one of these roles."""
        return any(role in roles for role in self.roles)

    @property
    def in_room(self) -> bool:
        """Whether the person holds a post of the command room."""
        return any(role in ROOM for role in self.roles)

    @property
    def needs_certificate(self) -> bool:
        """Whether leading a matter takes a valid enforcement certificate (浙江省综合行政执法条例 §28-30)."""
        return Role.ENFORCER in self.roles

    def certificate_valid(self, day: date) -> bool:
        """Whether the person holds an enforcement certificate that is in force on that local date."""
        begun = self.certificate_since is None or self.certificate_since <= day
        ended = self.certificate_until is not None and self.certificate_until < day
        return bool(self.certificate) and begun and not ended

    def certificate_warning(self, day: date) -> int | None:
        """Days left when the certificate runs out within 90 days (negative when past), else None."""
        if self.certificate_until is None:
            return None
        left = (self.certificate_until - day).days
        return left if left <= max(CERTIFICATE_WARNINGS) else None

    def matches(self, text: str) -> bool:
        """Whether a typed text is part of the name, or begins the pinyin initials or the id."""
        word = text.strip().lower()
        return bool(word) and (word in self.name or self.initials.startswith(word) or self.id.lower() == word)

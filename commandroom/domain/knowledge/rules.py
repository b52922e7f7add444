"""The room's rules as data: limits and thresholds of the timers, the exceptions, alerts, presets.

Everything here is a setting of the township; the shipped values carry the place they were taken from.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from commandroom.domain.knowledge.categories import Catalogue, Category
from commandroom.domain.knowledge.gradings import Urgency, urgency_of
from commandroom.domain.knowledge.sources import Source, Word

_CATEGORY_TIMERS = frozenset({"accept", "dispatch", "verify"})


class TimerRule(Struct, frozen=True, kw_only=True):
    """A timer: what starts and stops it, its limits, and when its lamp turns yellow.

    `by` says what chooses among `limits`: `urgency`, `colour` (of a supervision sheet), `category` (the
    limits stand in the catalogue), `coop` (the lead's limit less `reserve`, at least `floor`) or `fixed`
    (the limit of key `all`). `yellow` is the share of the limit that is used when the lamp turns yellow.
    """

    key: str
    zh: str
    en: str
    start: str
    stop: str
    by: str
    limits: dict[str, str] = {}
    yellow: float = 0.75
    reserve: str = ""
    floor: str = ""
    source: str = ""


class Lamps(Struct, frozen=True, kw_only=True):
    """Thresholds common to all timers: deep red is overdue by this share of the limit, or by this limit."""

    deep_red_share: float
    deep_red_over: str
    source: str


class Parameter(Struct, frozen=True, kw_only=True):
    """One adjustable number or limit, with what settings show beside it; `shipped` is set where the room changed it."""

    key: str
    value: int | float | str
    unit: str = ""
    zh: str
    en: str
    source: str
    shipped: int | float | str | None = None

    @property
    def as_shipped(self) -> int | float | str:
        """The value that came with the program."""
        return self.value if self.shipped is None else self.shipped


class Exceptions(Struct, frozen=True):
    """The parameters of extension, suspension, return, rework, reopening, merging, sampling and recommending, by key."""

    parameters: dict[str, Parameter]

    def whole(self, key: str) -> int:
        """A parameter that is a whole number (days, times, metres, per cent, seconds)."""
        return int(self.parameters[key].value)

    def limit(self, key: str) -> str:
        """A parameter that is a limit in text form."""
        return str(self.parameters[key].value)

    def changed(self, key: str, value: float | str) -> Exceptions:
        """The same parameters with one of them set anew."""
        known = self.parameters[key]
        return Exceptions({**self.parameters, key: replace(known, value=value, shipped=known.as_shipped)})


class Profile(Struct, frozen=True, kw_only=True):
    """A preset of outer limits by nature of the request, as one place published it; "" where silent."""

    key: str
    zh: str
    en: str
    place: str
    source: str
    limits: dict[str, str] = {}

    def limit(self, nature: str) -> str:
        """The limit for a nature such as `complaint`; "" where the preset says nothing."""
        return self.limits.get(nature, "")


class ReportPreset(Struct, frozen=True, kw_only=True):
    """A preset of how soon an emergency is reported to the county, by telephone and in writing."""

    key: str
    zh: str
    en: str
    phone: str
    written: str
    source: str


class AlertClass(Struct, frozen=True, kw_only=True):
    """A class of alerts: how it is delivered and who is called next when nobody acknowledges it (seconds)."""

    key: str
    zh: str
    en: str
    share_aim: float
    delivery: str
    tone: bool
    may_mute: bool
    escalate: tuple[tuple[int, str], ...] = ()


FIRST_CLASS = "P1"
OWNER, DUTY, BOTH, LEADER, EVERY_SEAT = "owner", "duty", "owner_duty", "leader", "all_seats"
ROUTES = (OWNER, DUTY, BOTH, LEADER, EVERY_SEAT)
"""Whose seat rings first: who has the matter at the desk, who has the duty, both, the leader in charge, or every one."""
FIRST_ROUTES = (BOTH, EVERY_SEAT)
"""What the first class may have; of life and of major events it rings at every seat, whatever is set."""
ROUTE = "route."


class Alerts(Struct, frozen=True, kw_only=True):
    """The alert policy: classes, what puts an alert into which class, rates, dead-band, quiet hours."""

    classes: dict[str, AlertClass]
    triggers: dict[str, str]
    digest_minutes: int
    storm_count: int
    storm_minutes: int
    dead_band_seconds: int
    mute_minutes: int
    late_periods: int
    quiet_from: str
    quiet_until: str
    quiet_except: tuple[str, ...] = ()
    source: str = ""
    ack_minutes: int = 0
    gap_near_hours: int = 2
    hour_count: int = 6
    look_count: int = 3
    chain: dict[str, tuple[str, ...]] = {}
    unit_clocks: tuple[str, ...] = ()
    bounds: dict[str, tuple[int, int]] = {}
    routes: dict[str, str] = {}
    keep_days: int = 400

    def value(self, key: str) -> int | str:
        """A value by its key: one of `bounds`, a trigger such as `red:urgent`, or a route such as `route.P2`."""
        if key in self.triggers:
            return self.triggers[key]
        if key.startswith(ROUTE):
            return self.routes[key.removeprefix(ROUTE)]
        level, _, step = key.partition(".call")
        if step and level in self.classes:
            return self.classes[level].escalate[int(step) - 1][0]
        return int(getattr(self, key))

    def changed(self, key: str, value: float | str) -> Alerts:
        """The same rules with one value set anew; what is no value of that key changes nothing.

        `P1.call2` are the seconds after which the second one is called.
        """
        if key in self.triggers and value in self.classes:
            return replace(self, triggers={**self.triggers, key: str(value)})
        route = key.removeprefix(ROUTE)
        if key.startswith(ROUTE) and route in self.routes and value in self.choices(route):
            return replace(self, routes={**self.routes, route: str(value)})
        if key not in self.bounds or not isinstance(value, int):
            return self
        low, high = self.bounds[key]
        if not low <= value <= high:
            return self
        level, _, step = key.partition(".call")
        if not step:
            return replace(self, **{key: value})
        rule, at = self.classes[level], int(step) - 1
        calls = tuple((value if n == at else seconds, who) for n, (seconds, who) in enumerate(rule.escalate))
        return replace(self, classes={**self.classes, level: replace(rule, escalate=calls)})

    def class_of(self, kind: str, urgency: str) -> str:
        """P1, P2 or P3 for an alert of a kind such as `new` or `red` at an event of this urgency."""
        return self.triggers.get(f"{kind}:{urgency}") or self.triggers.get(kind) or "P3"

    def choices(self, route: str) -> tuple[str, ...]:
        """What a route may be set to."""
        return FIRST_ROUTES if route == FIRST_CLASS else ROUTES

    def route(self, level: str, kind: str, timer: str = "", *, is_grave: bool = False) -> str:
        """Whose seat an alert rings at first, one of `ROUTES`: by its step, else by its cause, else by its class.

        The first class rings at every seat where the matter is grave (the most urgent, or a major event), else as it is set.
        """
        if level == FIRST_CLASS:
            return EVERY_SEAT if is_grave else self.routes.get(level, EVERY_SEAT)
        said = (self.routes.get(f"timer:{timer}"), self.routes.get(kind), self.routes.get(level))
        return next((who for who in said if who), OWNER)


class Policy(Struct, frozen=True, kw_only=True):
    """All rules of the room together; decisions freeze what they take from here into the action."""

    version: str
    catalogue: Catalogue
    sources: dict[str, Source]
    words: dict[str, dict[str, Word]]
    timers: dict[str, TimerRule]
    lamps: Lamps
    exceptions: Exceptions
    profiles: dict[str, Profile]
    report_presets: dict[str, ReportPreset]
    alerts: Alerts

    def category(self, code: str) -> Category | None:
        """The category of a code, or None."""
        return self.catalogue.get(code)

    def source(self, code: str) -> Source | None:
        """The source of a code such as `GRID`, or None."""
        return self.sources.get(code)

    @property
    def reasons(self) -> dict[str, dict[str, Word]]:
        """The coded choices by kind and code, the reasons among them."""
        return self.words

    @property
    def natures(self) -> dict[str, Word]:
        """The natures of a request by code."""
        return self.words["nature"]

    def word(self, kind: str, text: str) -> Word | None:
        """The coded choice of a kind that a text means by code, label or alias; None when there is none.

        Kinds: `nature`, `reject`, `return`, `suspend`, `extend`, `no_callback`, `rework`, `backlog`,
        `callback`, `solved`, `void`, `reopen`, `report_kind`, `color`.
        """
        choices = self.words.get(kind, {})
        return choices.get(text) or next((word for word in choices.values() if word.means(text)), None)

    def timer_limit(self, key: str, urgency: str, category: Category | None = None) -> str:
        """The limit of a timer for an event of this urgency and category; "" where none applies.

        The catalogue's own limit counts where the event has the urgency the catalogue gives the category
        (or the limit is statutory); an event that was graded otherwise gets the timer's limit for its
        urgency. For `supervise_reply` the colour of the sheet (`blue`, `orange`, `red`) stands in place of
        the urgency.
        """
        rule = self.timers[key]
        if key == "dispose":
            return category.dispose if category is not None else rule.limits.get("all", "")
        asked = urgency_of(urgency)
        own = _own_limit(key, category) if category is not None else ""
        if category is not None and own and (category.statutory or asked in {None, category.urgency}):
            return own
        chosen = asked.value if asked is not None else urgency
        return rule.limits.get(chosen) or rule.limits.get("all") or rule.limits.get(Urgency.NORMAL, "")

    def yellow_share(self, key: str) -> float:
        """The share of its limit that is used when this timer's lamp turns yellow."""
        return self.timers[key].yellow

    def outer_limit(self, source: str, nature: str) -> str:
        """The limit that the source's preset gives to this nature when no due time came with it, or ""."""
        found = self.sources.get(source)
        profile = self.profiles.get(found.profile) if found is not None else None
        return profile.limit(nature) if profile is not None else ""

    def with_category(self, category: Category) -> Policy:
        """The same rules with one category added or replaced."""
        fresh = Catalogue.of((*self.catalogue.categories, category), version=self.catalogue.version)
        return replace(self, catalogue=fresh)

    def with_timer(self, rule: TimerRule) -> Policy:
        """The same rules with one timer replaced."""
        return replace(self, timers={**self.timers, rule.key: rule})


def _own_limit(key: str, category: Category) -> str:
    if key not in _CATEGORY_TIMERS:
        return ""
    return {"accept": category.accept, "dispatch": category.dispatch, "verify": category.verify}[key]

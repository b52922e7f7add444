"""What reaches the room on each day: drawn by chance, so that the same seed tells the same story."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from commandroom.domain.event.state import State
from commandroom.domain.knowledge.categories import Category
from commandroom.domain.knowledge.gradings import Severity, Tier, Urgency
from commandroom.domain.knowledge.rules import Policy
from commandroom.domain.time.limit import Limit, Unit
from commandroom.domain.time.moments import TOWNSHIP_ZONE
from commandroom.usecases.demo.material import Scene, Texts, Town, filled, when_words, words_for
from commandroom.usecases.demo.story import Case

_SOURCES = {
    "H12345": 22, "GRID": 25, "CSCG": 14, "N110": 20, "CALL": 6, "VISIT": 5, "VIDEO": 14, "VILLAGE": 4, "INSPECT": 14,
    "COUNTY": 3, "XF": 2, "LEADER": 2, "DEPT": 2, "MEDIA": 1, "SELF": 1,
}  # fmt: skip
_FITTING = {
    "0109": ("XF",), "1103": ("MEDIA",), "1104": ("LEADER",), "9902": ("H12345", "CALL"), "0910": ("H12345", "VISIT", "CALL"),
    "1102": ("H12345", "VISIT"), "0112": ("GRID", "VILLAGE"),
}  # fmt: skip
# What a source can tell of, by the beginning of the category's code; the others tell of everything.
_TELLS_OF = {
    "VIDEO": ("0203", "0209", "0211", "0301", "0303", "0304", "0305", "0310", "0405", "0501", "0502", "0505", "0602", "0604"),
    "CSCG": ("03", "04", "05", "0602", "0604", "1204"),
    "XF": ("0101", "0103", "0104", "0105", "0109", "0703", "1003", "1101"),
    "INSPECT": ("0110", "0201", "0204", "0213", "0304", "0315", "0604", "0706", "0801", "0803", "0804", "0909", "0606"),
    "MEDIA": ("0301", "0304", "0308", "0315", "0403", "0601", "0603", "0801", "1103"),
    "N110": ("0101", "0102", "0106", "0107", "0108", "0111", "0215", "0314", "0317", "0501", "0802", "0902", "0903", "0904"),
    "SELF": ("0301", "0305", "0306", "0401", "0402", "0403", "0502", "0602", "1204", "0212"),
}  # fmt: skip
_ASKING = frozenset({"consult", "suggest", "invalid"})
_ASKED_BY = ("H12345", "VISIT", "CALL", "COUNTY", "LEADER")
_POPULAR = frozenset(
    (
        *("0101", "0103", "0204", "0301", "0302", "0305", "0306", "0314", "0315", "0317", "0401", "0402"),
        *("0403", "0404", "0501", "0502", "0601", "0602", "0906", "0910", "1004", "1102"),
    )
)
_HOURS = (1, 1, 1, 1, 1, 2, 4, 9, 14, 16, 15, 11, 8, 9, 14, 15, 13, 10, 8, 7, 6, 4, 2, 1)
_WEEKEND, _TWINS = 0.55, 0.05
_CYCLE_LEAST, _CYCLE_ENOUGH = 0.2, 150
_SOURCE_CYCLE = 11
# What befalls a matter that can wait, and in which share of cases.
_TURNS = {
    "void": 0.008, "void_accepted": 0.006, "supplement": 0.03, "reject": 0.018, "coop": 0.3, "progress": 0.45,
    "rework": 0.05, "rework2": 0.008, "dissatisfied": 0.04, "second_call": 0.12, "no_answer": 0.04, "partly": 0.12,
    "note": 0.03, "correct": 0.015, "person": 0.03, "reveal": 0.02, "reopen": 0.012, "split": 0.008, "urge": 0.015,
    "manual_urge": 0.02, "supervise": 0.016, "supervise_withdrawn": 0.3, "assess": 0.006, "regrade": 0.012,
    "reserve": 0.01, "coop_released": 0.1, "late:accept": 0.008, "late:triage": 0.006, "late:dispatch": 0.006,
    "late:sign": 0.008, "late:verify": 0.008, "late:callback": 0.008, "late:close": 0.006, "late:dispose": 0.035,
}  # fmt: skip
# Transfers as in 1,203 published complaints: 30 % once or more, 9 % twice; only where there is time for it.
_SLOW_TURNS = {
    "transfer": 0.78, "transfer2": 0.55, "return": 0.16, "wrong_dispatch": 0.6, "return_refused": 0.15,
    "return_assigned": 0.06, "extend": 0.09, "extend_refused": 0.15, "suspend": 0.045, "suspend_refused": 0.12,
}  # fmt: skip
_URGENT_TURNS = {
    "coop": 0.5, "progress": 0.5, "report_more": 0.5, "first_send": 0.4, "county_closed": 0.25, "county_returned": 0.15,
    "note": 0.05, "rework": 0.03,
}  # fmt: skip
_SLOW_DAYS = 3
_RARE_EVERY = 6
_RARE = ("reopen", "rework", "suspend", "supervise", "split", "return", "extend", "regrade")
_QUICK_TRANSFER = 0.3
# Every open state with how many minutes before the end a case sets out that shall be found in it.
SETTING_OUT = {
    State.DRAFT: 9, State.PENDING_ACCEPT: 14, State.PENDING_SUPPLEMENT: 33, State.PENDING_TRIAGE: 26,
    State.PENDING_DISPATCH: 31, State.PENDING_SIGN: 38, State.IN_PROGRESS: 52, State.SUSPENDED: 105,
    State.RETURN_PENDING: 88, State.PENDING_VERIFY: 100, State.PENDING_CALLBACK: 104, State.PENDING_CLOSE: 112,
    State.ESCALATED: 56, State.COUNTY_REPLIED: 62,
}  # fmt: skip
_LYING_NORMAL = ("0301", "0305", "0306", "0302", "0910", "0309")
_LYING_IN = (
    State.PENDING_SIGN,
    State.IN_PROGRESS,
    State.PENDING_VERIFY,
    State.PENDING_TRIAGE,
    State.PENDING_CLOSE,
)
_LYING_URGENT = ("0501", "0502", "0317", "0310", "0505", "0316")
_LYING_URGENT_IN = (State.PENDING_SIGN, State.IN_PROGRESS, State.IN_PROGRESS, State.PENDING_TRIAGE)
_FORCED = {State.PENDING_SUPPLEMENT: "supplement", State.SUSPENDED: "suspend", State.RETURN_PENDING: "return"}


@dataclass(frozen=True, slots=True)
class _Wording:
    """How a case is told: title, body without frame, nature, and the words that filled the open places."""

    title: str
    body: str
    nature: str
    words: dict[str, str]


class Casebook:
    """Draws the cases of a story."""

    def __init__(self, town: Town, texts: Texts, policy: Policy, *, seed: int, expected: int) -> None:
        self._town, self._texts, self._policy = town, texts, policy
        self._chance = Random(seed)  # noqa: S311 - a story, no secret
        self._codes = list(policy.catalogue.by_code)
        self._weights = [_weight(category) for category in policy.catalogue]
        self._cycle_share = max(_CYCLE_LEAST, min(1.0, _CYCLE_ENOUGH / max(expected, 1)))
        self._cycle: list[str] = []
        self._recent: list[Case] = []
        self._count = 0
        self._slow = 0

    def day(self, day: date, per_day: int, *, before: datetime) -> list[Case]:
        """The cases that reach the room on a local day, none of them at or after a moment, in order of time."""
        share = _WEEKEND if day.weekday() >= 5 else (7 - 2 * _WEEKEND) / 5  # noqa: PLR2004 - Saturday
        wanted = max(1, round(self._chance.gauss(per_day * share, (per_day * share) ** 0.5 / 2)))
        moments = sorted(_moment(self._chance, day) for _ in range(wanted))
        return [self._case(moment) for moment in moments if moment < before]

    def lying(self, since: datetime, *, urgent: bool) -> Case:
        """A case that somebody forgets, so that its lamp turns red: an urgent one within hours."""
        code = self._chance.choice(_LYING_URGENT if urgent else _LYING_NORMAL)
        case = self._case(since, code=code, source=self._chance.choice(["GRID", "H12345", "CALL", "CSCG"]))
        return replace(case, turns=frozenset(), brisk=True, twin=None,
                       hold=self._chance.choice(_LYING_URGENT_IN if urgent else _LYING_IN))  # fmt: skip

    def nearly(self, since: datetime) -> Case:
        """A case with a limit of three hours that somebody works on: yellow when most of that is over."""
        case = self._case(since, code=self._chance.choice(("0501", "0502", "0909")), source="CSCG")
        return replace(case, turns=frozenset(), brisk=True, twin=None, hold=State.IN_PROGRESS)

    def held(self, state: State, since: datetime) -> Case:
        """A case that hurries into a state and is still there when the story ends."""
        graver = state in {State.ESCALATED, State.COUNTY_REPLIED}
        code = self._chance.choice(
            ["0107", "0605"] if graver else ["0601", "0315", "1004", "0104", "0403", "0606"]
        )
        case = self._case(since, code=code, source="CALL")
        turns = frozenset({_FORCED[state]}) if state in _FORCED else frozenset()
        phone = case.phone or self._phone()
        return replace(case, turns=turns, hold=state, brisk=True, twin=None, phone=phone)

    def _case(self, moment: datetime, *, code: str = "", source: str = "") -> Case:
        chance = self._chance
        twin = self._twin(moment) if not code and chance.random() < _TWINS else None
        if not code and twin is None and self._count % _SOURCE_CYCLE == 0:
            names = sorted(_SOURCES)
            source = names[self._count // _SOURCE_CYCLE % len(names)]
            code = chance.choice([code for code in self._codes if self._fits(source, code)])
        category = self._policy.catalogue.by_code[code or (twin.category.code if twin else self._code())]
        source = source or self._source(category, twin=twin is not None)
        scene = twin.scene if twin else self._scene(category)
        wording = self._told(category, scene, source, moment)
        if twin is not None:
            wording = _Wording(twin.title, twin.body, wording.nature, dict(twin.words))
        self._count += 1
        reporter, phone = self._reporter(source)
        severity = self._severity(category)
        case = Case(
            index=self._count, source=source, category=category, scene=scene, title=wording.title, nature=wording.nature,
            text=self._framed(wording.body, source), body=wording.body, words=wording.words,
            occurred_at=moment - timedelta(minutes=chance.randint(3, 400 if category.urgency == Urgency.NORMAL else 20)),
            reported_at=moment, reporter=reporter, phone=phone, severity=severity,
            turns=self._turns(category, source, twin=twin is not None), twin=twin.index if twin else None,
        )  # fmt: skip
        self._recent = [*self._recent[-60:], case]
        return case

    def _code(self) -> str:
        if self._chance.random() >= self._cycle_share:
            return self._chance.choices(self._codes, self._weights)[0]
        if not self._cycle:
            self._cycle = self._chance.sample(self._codes, len(self._codes))
        return self._cycle.pop()

    def _source(self, category: Category, *, twin: bool) -> str:
        if twin:
            return self._chance.choice(["H12345", "CALL", "GRID", "VISIT"])
        if category.code in _FITTING:
            return self._chance.choice(_FITTING[category.code])
        fitting = {name: share for name, share in _SOURCES.items() if self._fits(name, category.code)}
        return self._chance.choices(list(fitting), list(fitting.values()))[0]

    def _fits(self, source: str, code: str) -> bool:
        """Whether a matter of that category is likely to come from that source."""
        if code in _FITTING:
            return source in _FITTING[code]
        if self._texts.categories[code].nature in _ASKING:
            return source in _ASKED_BY
        return code.startswith(_TELLS_OF.get(source, ("",)))

    def _scene(self, category: Category) -> Scene:
        kinds = self._texts.categories[category.code].at
        kind = self._chance.choice(kinds)
        return self._chance.choice(self._town.scenes["market" if kind == "shop" else kind])

    def _told(self, category: Category, scene: Scene, source: str, moment: datetime) -> _Wording:
        chance, texts = self._chance, self._texts
        sharp = category.urgency is Urgency.CRITICAL
        words = words_for(chance, scene, self._town, texts.common, when=when_words(moment.hour, sharp=sharp))
        about = texts.categories[category.code]
        title, body, done = about.told(chance.randrange(len(about.texts)))
        words["done"] = filled(done, words)
        active = self._policy.sources[source].active
        nature = "" if active or not about.nature else self._policy.natures[about.nature].zh
        return _Wording(filled(title, words), filled(body, words), nature, words)

    def _framed(self, body: str, source: str) -> str:
        """The text as it stands in the form: how the source begins, and what the person wishes."""
        opening = self._chance.choice(self._texts.openings[source])
        wishes = self._texts.common["wishes"] if self._policy.sources[source].callback_required else ("",)
        wish = self._chance.choice(wishes)
        return opening + body + wish

    def _reporter(self, source: str) -> tuple[str, str]:
        common = self._texts.common
        if not self._policy.sources[source].callback_required:
            return "", ""
        name = self._chance.choice(common["surnames"]) + self._chance.choice(common["given"])
        return name, self._phone() if self._chance.random() < 0.9 else ""  # noqa: PLR2004 - some stay anonymous

    def _phone(self) -> str:
        """A number that no operator gives out: mobile numbers never begin with 100."""
        return f"100{self._chance.randrange(10**8):08d}"

    def _severity(self, category: Category) -> str:
        if category.urgency is not Urgency.CRITICAL or category.tier is not Tier.COUNTY:
            return Severity.NONE
        return self._chance.choices(
            [Severity.NONE, Severity.ORDINARY, Severity.LARGER, Severity.MAJOR], [30, 55, 12, 3]
        )[0]

    def _turns(self, category: Category, source: str, *, twin: bool) -> frozenset[str]:
        if category.code == "9902":
            return frozenset({"reject"})
        shares = dict(_URGENT_TURNS if category.urgency is Urgency.CRITICAL else _TURNS)
        if category.tier is Tier.COUNTY:
            shares |= _URGENT_TURNS
        limit = Limit.parse(category.dispose)
        if category.urgency is Urgency.NORMAL and limit.unit is Unit.WD and limit.days >= _SLOW_DAYS:
            shares |= _SLOW_TURNS
        if (
            category.may_close_on_the_spot
            and category.urgency is not Urgency.CRITICAL
            and source in {"GRID", "VILLAGE"}
        ):
            shares["self_close"] = 0.4
        elif category.urgency is not Urgency.CRITICAL and limit.unit is not Unit.MIN:
            shares["transfer"] = _QUICK_TRANSFER
        if twin:
            shares = {"unmerge": 0.1, "progress": 0.4}
        if (
            not twin
            and Tier.COUNTY not in category.tiers
            and limit.unit is Unit.WD
            and limit.days >= _SLOW_DAYS
        ):
            shares |= self._rare()
        drawn = frozenset(turn for turn, share in shares.items() if self._chance.random() < share)
        return _consistent(drawn, source)

    def _rare(self) -> dict[str, float]:
        """Every few matters with time enough get the next of the rare turns for certain, so that none is missing."""
        self._slow += 1
        if self._slow % _RARE_EVERY:
            return {}
        turn = _RARE[(self._slow // _RARE_EVERY - 1) % len(_RARE)]
        return {turn: 1.0, "swift": 1.0} | {other: 0.0 for other in _ENDING_EARLY if other != turn}

    def _twin(self, moment: datetime) -> Case | None:
        near = [
            case for case in self._recent
            if case.twin is None and case.hold is None and moment - case.reported_at < timedelta(days=2)
            and case.category.urgency is Urgency.NORMAL and case.source != "COUNTY"
        ]  # fmt: skip
        return self._chance.choice(near) if near else None


_ENDING_EARLY = ("void", "reject", "void_accepted", "self_close", "split")
_ONE_OF = (("return", "transfer"), ("suspend", "extend"), ("no_answer", "dissatisfied"))


def _consistent(turns: frozenset[str], source: str) -> frozenset[str]:
    """Turns that exclude each other are thinned out, the first named wins."""
    kept = set(turns)
    early = [turn for turn in _ENDING_EARLY if turn in kept]
    kept -= set(early[1:])
    for first, second in _ONE_OF:
        if first in kept:
            kept.discard(second)
    if not kept & {"transfer", "return"}:
        kept.discard("transfer2")
    if source == "COUNTY":
        kept -= {*_ENDING_EARLY, "supplement", "urge", "person"}
    return frozenset(kept)


def _weight(category: Category) -> float:
    if category.code in {"9901", "9902"}:
        return 0.8
    base = {1: 4.0, 2: 2.5, 3: 0.12}[int(category.tier)]
    return (
        base
        * (3.0 if category.code in _POPULAR else 1.0)
        * (0.5 if category.urgency is Urgency.CRITICAL else 1.0)
    )


def _moment(chance: Random, day: date) -> datetime:
    hour = chance.choices(range(24), _HOURS)[0]
    return datetime.combine(day, time(hour, chance.randrange(60), chance.randrange(60)), TOWNSHIP_ZONE)

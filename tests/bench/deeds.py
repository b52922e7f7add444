"""Lives of events for the bench store: which deed comes when, by whom and with what words; nothing is decided here.

A life is a generator. It yields the next deed and is sent the event as the deed left it, so that its times follow
from the clocks that the domain started. Chance is seeded: the same number of events tells the same lives.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from commandroom.domain.event.deed import Deed
from commandroom.domain.event.imported import Imported
from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.event.state import Event, State
from commandroom.domain.knowledge.categories import Category
from commandroom.domain.knowledge.gradings import Urgency
from commandroom.usecases.demo.material import Scene, Texts, Town, filled, when_words, words_for

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
LATE_SHARE = 0.03
ARCHIVED_AFTER = timedelta(days=30, hours=1)
INTAKE, COMMAND, LEADER, DEPUTY, DIRECTOR, SYSTEM, IMPORT = (
    *("t-intake", "t-command", "t-shift_leader", "t-deputy_director", "t-director"),
    *("system", "import"),
)
SOURCES = ("GRID", "CALL", "VISIT", "VIDEO", "INSPECT", "VILLAGE", "H12345", "N110", "CSCG")
SHARES = (30, 18, 8, 5, 8, 8, 14, 4, 5)
WITH_NUMBER = frozenset({"H12345", "N110", "CSCG"})
NOT_CALLED = frozenset({"GRID", "VIDEO", "INSPECT", "VILLAGE", "CSCG"})
DEEDS: dict[str, type[Deed]] = {name: verb.deed for name, verb in VERBS.items()}


class Step(NamedTuple):
    """One deed to come: when, which verb, what is asked, by whom."""

    at: datetime
    verb: str
    deed: Deed
    actor: str


Life = Generator[Step, Event, None]


@dataclass(frozen=True, slots=True)
class Arrival:
    """When an event reaches the room, what course it takes, and in which state it is left lying, if in any."""

    index: int
    at: datetime
    course: str
    hold: State | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """What an event is about."""

    arrival: Arrival
    category: Category
    scene: Scene
    words: dict[str, str]
    told: tuple[str, str, str]
    source: str

    def says(self, pattern: str) -> str:
        """A sentence with its places filled."""
        return filled(pattern, self.words)


class Stories:
    """Makes the lives: what happens, where, in whose words."""

    def __init__(
        self, town: Town, texts: Texts, categories: dict[str, Category], heads: dict[str, str]
    ) -> None:
        self._town, self._texts, self._categories, self._heads = town, texts, categories, heads
        self._codes = tuple(code for code in texts.categories if heads.get(categories[code].lead_office))
        self._scenes = {
            code: [scene for kind in row.at for scene in town.scenes.get(kind, ())]
            or list(town.scenes["road"])
            for code, row in texts.categories.items()
        }
        plain = [
            code
            for code in self._codes
            if not categories[code].report_up and len(categories[code].phases) <= 1
        ]
        self._plain = tuple(plain)
        self._on_the_spot = tuple(code for code in plain if categories[code].may_close_on_the_spot)
        slow = {"5wd", "7wd", "15wd", "20wd", "60cd"}
        self._slow = tuple(code for code in plain if categories[code].dispose in slow)
        self._calm = tuple(code for code in plain if categories[code].urgency is Urgency.NORMAL)
        self._phones = tuple(f"139{n:08d}" for n in range(0, 100_000, 37))  # invented numbers

    def life(self, arrival: Arrival) -> Life:
        """The life of one event; a held one ends when it reaches the state in which it lies."""
        chance = Random(arrival.index)  # noqa: S311 - a story, no secret
        matter = self._matter(arrival, chance)
        course = {"import": self._imported, "spot": self._on_the_spot_life}.get(arrival.course, self._full)
        return course(matter, chance)

    def _matter(self, arrival: Arrival, chance: Random) -> Matter:
        pools = {"spot": self._on_the_spot, "full": self._plain, "import": self._plain}
        pool = pools.get(arrival.course, self._slow)
        code = chance.choice(self._calm if arrival.hold is not None and pool is self._plain else pool)
        texts = self._texts.categories[code]
        scene = chance.choice(self._scenes[code])
        hour = (arrival.at.hour + 8) % 24
        words = words_for(chance, scene, self._town, self._texts.common, when=when_words(hour, sharp=False))
        source = chance.choices(SOURCES, SHARES)[0]
        told = texts.told(chance.randrange(1000))
        words["done"] = filled(told[2], words)
        return Matter(arrival, self._categories[code], scene, words, told, source)

    # --- what is said --------------------------------------------------------------------------------------------

    def _common(self, key: str, matter: Matter, chance: Random) -> str:
        return matter.says(chance.choice(self._texts.common[key]))

    def _register(self, matter: Matter, chance: Random) -> Step:
        arrival, scene, (title, text, _) = matter.arrival, matter.scene, matter.told
        called = matter.source not in NOT_CALLED
        opening = matter.says(chance.choice(self._texts.openings[matter.source]))
        deed = DEEDS["register"](
            source=matter.source, title=matter.says(title)[:60], text=f"{opening}{matter.says(text)}",
            location=f"{scene.name}{chance.randrange(1, 400)}号", occurred_at=arrival.at - MINUTE * chance.randrange(5, 300),
            reported_at=arrival.at, category=matter.category.code, village=scene.village, grid=scene.grid,
            place_type=scene.kind, lon=scene.lon, lat=scene.lat,
            ext_no=f"{matter.source}{arrival.at:%Y%m%d}{arrival.index:07d}" if matter.source in WITH_NUMBER else "",
            ext_due=arrival.at + DAY * 40 if matter.source == "H12345" else None,
            reporter_name=self._name(chance) if called else "", reporter_phone=chance.choice(self._phones) if called else "",
        )  # fmt: skip
        return Step(arrival.at + MINUTE * 3, "register", deed, INTAKE)

    def _name(self, chance: Random) -> str:
        common = self._texts.common
        return chance.choice(common["surnames"]) + chance.choice(common["given"])

    # --- the courses ---------------------------------------------------------------------------------------------

    def _imported(self, matter: Matter, chance: Random) -> Life:
        """A row of another system's history, some days old or long over when it is brought in."""
        arrival, (title, text, _) = matter.arrival, matter.told
        lasted = DAY * min(chance.expovariate(1 / 4), 40)
        reported = arrival.at - lasted - DAY
        closed = None if arrival.hold is not None else reported + lasted
        row = Imported(
            number=arrival.index, ext_no=f"LS{arrival.at:%Y%m%d}{arrival.index:07d}", source=matter.source,
            title=matter.says(title)[:60], text=matter.says(text), reported_at=reported, closed_at=closed,
            location=f"{matter.scene.name}{chance.randrange(1, 400)}号", category_hint=matter.category.name,
            handling_text=matter.words["done"] if closed else "", reply_text="已处理完毕" if closed else "",
        )  # fmt: skip
        event = yield Step(
            arrival.at, "import", DEEDS["import"](row=row, file="历史工单.xlsx", by=LEADER), IMPORT
        )
        if closed is not None:
            yield self._archived(event, closed)

    def _on_the_spot_life(self, matter: Matter, chance: Random) -> Life:
        event = yield self._register(matter, chance)
        at = matter.arrival.at + MINUTE * chance.randrange(10, 200)
        done = DEEDS["self_close"](
            category=matter.category.code, handling_text=matter.words["done"], photo_after=("现场照片.jpg",)
        )
        event = yield Step(at, "self_close", done, INTAKE)
        yield from self._finished(event, matter, chance)

    def _full(self, matter: Matter, chance: Random) -> Life:
        hold, code = matter.arrival.hold, matter.category.code
        event = yield self._register(matter, chance)
        quick = MINUTE * chance.randrange(2, 30)
        event = yield Step(_last(event) + quick, "submit", DEEDS["submit"](category_suggest=code), INTAKE)
        if event.state is hold:
            return
        event = yield Step(
            _within(event, "accept", chance), "accept",
            DEEDS["accept"](category=code, urgency=event.urgency.value), INTAKE,
        )  # fmt: skip
        if event.state is hold:
            return
        tier = "三级" if hold is State.ESCALATED else "二级"
        graded = DEEDS["triage"](tier=tier, level="无", lead_office=matter.category.lead_office)
        event = yield Step(_within(event, "triage", chance), "triage", graded, COMMAND)
        if hold is State.ESCALATED:
            yield self._reported_up(event, chance)
            return
        if event.state is hold:
            return
        yield from self._handled(event, matter, chance)

    def _reported_up(self, event: Event, chance: Random) -> Step:
        at = _within(event, "dispatch", chance)
        deed = DEEDS["escalate"](
            report_kind="初报",
            phone_report_at=at,
            written_report_at=at,
            receiver="县中心值班员",
            text="情况初报",
        )
        return Step(at, "escalate", deed, DEPUTY)

    def _handled(self, event: Event, matter: Matter, chance: Random) -> Life:
        hold, head = matter.arrival.hold, self._heads[matter.category.lead_office]
        wanted = DEEDS["dispatch"](
            lead_office=matter.category.lead_office, requirement=self._common("requirement", matter, chance)
        )
        event = yield Step(_within(event, "dispatch", chance), "dispatch", wanted, COMMAND)
        if event.state is hold:
            return
        event = yield Step(_within(event, "sign", chance), "sign", DEEDS["sign"](), head)
        if matter.arrival.course == "returned":
            event = yield from self._returned(event, matter, chance)
        if hold is State.RETURN_PENDING:
            yield self._return(event, matter, chance, head)
            return
        if hold is State.SUSPENDED or matter.arrival.course == "suspended":
            event = yield from self._suspended(event, matter, chance)
        if hold is State.IN_PROGRESS and event.has_contact:
            at = _last(event) + MINUTE * chance.randrange(5, 60)
            yield Step(at, "contact", DEEDS["contact"](result="已联系", contacted_at=at), head)
        if hold in {State.IN_PROGRESS, State.SUSPENDED}:
            return
        if matter.arrival.course == "extended":
            event = yield from self._extended(event, matter, chance)
        yield from self._told(event, matter, chance)

    def _told(self, event: Event, matter: Matter, chance: Random) -> Life:
        assert event.lead is not None
        head = f"t-{event.lead.office}-head"
        at = _within(event, "dispose", chance)
        deed = DEEDS["feedback"](result_text=matter.words["done"], solved="是", contacted_at=at)
        event = yield Step(at, "feedback", deed, head)
        if matter.arrival.course == "rework" and event.state is not matter.arrival.hold:
            again = DEEDS["rework"](
                reason=self._common("rework", matter, chance),
                requirement=self._common("rework_requirement", matter, chance),
            )
            event = yield Step(_within(event, "verify", chance), "rework", again, LEADER)
            at = _within(event, "dispose", chance)
            event = yield Step(
                at,
                "feedback",
                DEEDS["feedback"](result_text="已按要求返工", solved="是", contacted_at=at),
                head,
            )
        yield from self._finished(event, matter, chance)

    def _finished(self, event: Event, matter: Matter, chance: Random) -> Life:
        hold, evidence = matter.arrival.hold, self._common("evidence", matter, chance)
        if event.state is hold:
            return
        at = _within(event, "verify", chance)
        if matter.source in NOT_CALLED:
            seen = DEEDS["verify_ok_nocb"](evidence=evidence, no_callback_reason="active_source")
            event = yield Step(at, "verify_ok_nocb", seen, LEADER)
        else:
            event = yield Step(at, "verify_ok", DEEDS["verify_ok"](evidence=evidence), LEADER)
            if event.state is hold:
                return
            said = DEEDS["callback"](
                result=chance.choices(("满意", "基本满意"), (8, 2))[0], attempts=1, solved="是"
            )
            caller = LEADER if INTAKE in event.handlers else INTAKE
            event = yield Step(_within(event, "callback", chance), "callback", said, caller)
        if event.state is hold:
            return
        over = DEEDS["close"](
            closing_text=self._common("closing", matter, chance),
            reply_text=self._common("reply", matter, chance),
        )
        event = yield Step(_within(event, "close", chance), "close", over, LEADER)
        yield self._archived(event, _last(event))

    @staticmethod
    def _archived(event: Event, closed: datetime) -> Step:
        return Step(max(closed + ARCHIVED_AFTER, _last(event)), "archive", DEEDS["archive"](), SYSTEM)

    # --- what comes in between -----------------------------------------------------------------------------------

    def _return(self, event: Event, matter: Matter, chance: Random, head: str) -> Step:
        deed = DEEDS["return"](
            reason_code="not_duty",
            suggested_office="综合行政执法队",
            basis=self._common("return_basis", matter, chance),
        )
        return Step(_last(event) + MINUTE * chance.randrange(5, 90), "return", deed, head)

    def _returned(self, event: Event, matter: Matter, chance: Random) -> Generator[Step, Event, Event]:
        """The unit says that it is not its business; the room says that it is."""
        assert event.lead is not None
        event = yield self._return(event, matter, chance, f"t-{event.lead.office}-head")
        no = DEEDS["return_no"](opinion=self._common("opinion_no", matter, chance))
        return (yield Step(_within(event, "return_decide", chance), "return_no", no, LEADER))

    def _suspended(self, event: Event, matter: Matter, chance: Random) -> Generator[Step, Event, Event]:
        assert event.lead is not None
        at = _last(event) + MINUTE * chance.randrange(20, 300)
        until = at + DAY * chance.randrange(20, 28)
        asked = DEEDS["suspend_apply"](
            reason_code="engineering",
            expected_resume=until,
            plan=self._common("suspend_plan", matter, chance),
        )
        event = yield Step(at, "suspend_apply", asked, f"t-{event.lead.office}-head")
        yes = DEEDS["suspend_ok"](opinion="同意", max_days=30)
        event = yield Step(at + MINUTE * chance.randrange(10, 90), "suspend_ok", yes, DEPUTY)
        if matter.arrival.hold is State.SUSPENDED:
            return event
        return (yield Step(until - DAY * chance.randrange(1, 15), "resume", DEEDS["resume"](), LEADER))

    def _extended(self, event: Event, matter: Matter, chance: Random) -> Generator[Step, Event, Event]:
        timer = event.timer("dispose")
        if timer is None or timer.limit.endswith(("min", "uh")):
            return event
        assert event.lead is not None
        at = _last(event) + MINUTE * chance.randrange(60, 300)
        asked = DEEDS["extend_apply"](
            new_deadline=timer.due + (timer.due - timer.since) * 0.2,
            reason=self._common("extend_reason", matter, chance),
        )
        event = yield Step(at, "extend_apply", asked, f"t-{event.lead.office}-head")
        return (yield Step(at + MINUTE * 30, "extend_ok", DEEDS["extend_ok"](opinion="同意"), DIRECTOR))


def _last(event: Event) -> datetime:
    assert event.last_at is not None
    return event.last_at


def _within(event: Event, key: str, chance: Random) -> datetime:
    """When a step with a clock is taken: some way into its limit; a few are late."""
    timer = next((t for t in reversed(event.timers) if t.key == key and t.stopped_at is None), None)
    last = _last(event)
    if timer is None:
        return last + MINUTE * chance.randrange(10, 200)
    share = chance.uniform(1.05, 1.4) if chance.random() < LATE_SHARE else chance.uniform(0.05, 0.9)
    return max(last + MINUTE, timer.since + (timer.due - timer.since) * share)

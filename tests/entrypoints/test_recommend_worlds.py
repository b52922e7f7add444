"""`recommend` against a second opinion on random rosters that came in by the command line, whatever the machine's time zone."""

from __future__ import annotations

import json
import random
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.entrypoints.conftest import CommandLine, Said, call

pytestmark = pytest.mark.usefixtures("every_zone")

AS = ("--as", "t-director")
TEAM, OFFICE = "enforcement", "development"
NAMES = tuple(f"P{n}" for n in range(9))
LENGTHS = {"s-day": ("08:00", "17:30", False), "s-night": ("17:30", "08:00", True), "s-small": ("00:00", "08:00", False),
           "s-watch": ("08:30", "08:30", True), "s-noon": ("12:00", "24:00", False)}  # fmt: skip
SPANS = {
    "s-day": (480, 570),
    "s-night": (1050, 870),
    "s-small": (0, 480),
    "s-watch": (510, 1440),
    "s-noon": (720, 720),
}
"""Begin and length of the same shifts in minutes, by hand."""
MONTH_ENDS = (date(2026, 3, 31), date(2026, 4, 30), date(2028, 2, 29), date(2026, 12, 31))
ITEMS = "清单,事项编码,事项名称,县级主管部门,法律依据,行政处罚\nZF,ZF-901,占道挖掘,县综合执法局,城市道路管理条例42条,是\n"
Row = dict[str, Any]


def midnight(day: date) -> datetime:
    """The begin of a day on the township's wall clock."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - eight hours are not counted here


class World:
    """A roster around the end of a month as plain rows, and who may lead by them."""

    def __init__(self, luck: random.Random) -> None:
        self.luck = luck
        self.day = luck.choice(MONTH_ENDS)
        self.people = {name: self._person() for name in NAMES}
        self.duties = [self._row(shift=luck.choice([*LENGTHS, ""]), day=self._near()) for _ in range(7)]
        self.patterns = [
            self._row(shift="s-watch", since="2026-01-01", weekdays=[1, 2, 3, 4, 5, 6, 7]) for _ in range(9)
        ] + [
            self._row(shift=luck.choice([*LENGTHS]), since="2026-01-01", weekdays=[6, 7, 1]) for _ in range(3)
        ]
        self.leaves = [self._row(**self._lasting()) for _ in range(3)]
        self.loans = [self._row(to=luck.choice([OFFICE, "邻镇"]), **self._lasting()) for _ in range(2)]
        self.grants: list[Row] = [
            {"person": luck.choice(NAMES), "items": luck.choice([["ZF"], ["ZF-901"], ["ZF-902"]]),
             "since": self._near(), "until": luck.choice([self._near(), "2099-12-31"]), "assist_only": luck.random() < 0.2}
            for _ in range(8)
        ]  # fmt: skip
        self.grants.append({"unit": TEAM, "items": ["ZF-901"], "since": self._near(), "until": "2099-12-31"})
        self.grants = [row for row in self.grants if str(row["since"]) <= str(row["until"])]
        self.recusals = [self._row(about="category", value="0910")]

    def _person(self) -> Row:
        luck = self.luck
        return {
            "name": "某", "unit": luck.choice([TEAM] * 5 + [OFFICE]), "roles": ["enforcer"],
            "certificate": luck.choice(["证"] * 6 + [""]),
            "certificate_until": luck.choice([self._near(), "2099-12-31", "2099-12-31", None]),
            "staff_category": luck.choice(["行政"] * 5 + ["辅助执法"]),
        }  # fmt: skip

    def _row(self, **fields: Any) -> Row:
        return {"person": self.luck.choice(NAMES), **fields}

    def _near(self) -> str:
        return (self.day + timedelta(days=self.luck.randint(-1, 1))).isoformat()

    def minute(self) -> datetime:
        """A minute of the township near the day, mostly in its small hours or on an edge of a shift."""
        edges = (
            0,
            0,
            479,
            480,
            510,
            1049,
            1050,
            1439,
            1440,
            self.luck.randint(0, 479),
            self.luck.randint(0, 479),
        )
        return midnight(self.day) + timedelta(minutes=self.luck.choice(edges))

    def _lasting(self) -> Row:
        since = self.minute() - timedelta(hours=self.luck.choice([0, 3, 24]))
        until = self.luck.choice(
            [since + timedelta(hours=9), datetime.combine(since + timedelta(days=1), datetime.min.time())]
        )
        return {"since": f"{since:%Y-%m-%d %H:%M}", "until": f"{until:%Y-%m-%d %H:%M}"}

    def lines(self) -> str:
        """All of it as lines of `record --batch`."""
        rows: list[Row] = [{"kind": "person", "id": name, "data": data} for name, data in self.people.items()]
        rows += [
            {"kind": "shift", "id": key, "data": {"name": key, "start": start, "end": end, "next_day": over}}
            for key, (start, end, over) in LENGTHS.items()
        ]
        for kind in ("duty", "pattern", "leave", "loan", "grant", "recusal"):
            found = getattr(self, {"duty": "duties"}.get(kind, f"{kind}s"))
            rows += [{"kind": kind, "id": f"{kind}-{n}", "data": data} for n, data in enumerate(found)]
        return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)

    # --- the second opinion -------------------------------------------------------------------------------------

    def may_go(self, name: str, wall: datetime) -> bool:
        """Whether every hard rule is kept at a minute of the township."""
        one, today = self.people[name], wall.date().isoformat()
        return (
            self._unit(name, wall) == TEAM and self._is_there(name, wall) and bool(one["certificate"])
            and (one["certificate_until"] is None or today <= one["certificate_until"])
            and one["staff_category"] != "辅助执法" and self._is_granted(name, wall, today)
            and all(row["person"] != name for row in self.recusals)
        )  # fmt: skip

    def _lent(self, name: str, wall: datetime) -> list[Row]:
        return [row for row in self.loans if row["person"] == name and _within(row, wall)]

    def _unit(self, name: str, wall: datetime) -> str:
        inside = [row for row in self._lent(name, wall) if row["to"] == OFFICE]
        return OFFICE if inside else str(self.people[name]["unit"])

    def _is_there(self, name: str, wall: datetime) -> bool:
        if any(row["person"] == name and _within(row, wall) for row in self.leaves):
            return False
        if any(row["to"] == "邻镇" for row in self._lent(name, wall)):
            return False
        for day in (wall.date() - timedelta(days=1), wall.date()):
            written = [d["shift"] for d in self.duties if d["person"] == name and d["day"] == day.isoformat()]
            shifts = written or [
                p["shift"] for p in self.patterns if p["person"] == name and day.isoweekday() in p["weekdays"]
            ]
            for shift in filter(None, shifts):
                begin = midnight(day) + timedelta(minutes=SPANS[shift][0])
                if begin <= wall < begin + timedelta(minutes=SPANS[shift][1]):
                    return True
        return False

    def _is_granted(self, name: str, wall: datetime, today: str) -> bool:
        return any(
            (row.get("person") == name or row.get("unit") == self._unit(name, wall))
            and {"ZF", "ZF-901"} & set(row["items"]) and row["since"] <= today <= row["until"]
            and not row.get("assist_only")
            for row in self.grants
        )  # fmt: skip


def _within(row: Row, wall: datetime) -> bool:
    return bool(row["since"] <= f"{wall:%Y-%m-%d %H:%M}" < row["until"])


@pytest.fixture(scope="module")
def town(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A home with one event of an item that may be fined for, waiting for the enforcement team."""
    home = shutil.copytree(founded, tmp_path_factory.mktemp("town") / "home")
    table = home.parent / "清单.csv"
    table.write_text(ITEMS, encoding="utf-8-sig")
    assert call(home, "import", "items", str(table), "--from", "2026-01-01", *AS).code == 0
    form = {"source": "CALL", "title": "挖路", "text": "有人挖路", "location": "老街", "occurred_at": "2026-03-09 19:00",
            "reported_at": "2026-03-10 08:55"}  # fmt: skip
    steps: tuple[tuple[str, str, Row], ...] = (
        ("submit", "t-intake", {"category_suggest": "0910"}),
        ("accept", "t-intake", {"category": "0910", "urgency": "一般"}),
        ("triage", "t-command", {"tier": "二级", "level": "无", "lead_office": "综合行政执法队", "item_ref": "ZF-901"}),
    )  # fmt: skip
    said = call(home, "act", "register", "--data", json.dumps(form), "--as", "t-intake", "--json")
    for verb, person, data in steps:
        done = call(
            home, "act", verb, "--event", said.json["number"], "--data", json.dumps(data), "--as", person
        )
        assert done.code == 0, done
    return home, said.json["number"]


def asked(run: CommandLine, number: str, wall: datetime) -> Said:
    return run("recommend", number, "--at", f"{wall:%Y-%m-%dT%H:%M}", "--json")


@pytest.mark.parametrize("seed", range(2))
def test_recommended_by_command_is_exactly_who_keeps_every_hard_rule_at_that_minute(
    town: tuple[Path, str], tmp_path: Path, seed: int
) -> None:
    home = shutil.copytree(town[0], tmp_path / "home")
    world = World(random.Random(seed))  # noqa: S311 - the same worlds each time
    lines = tmp_path / "world.jsonl"
    lines.write_text(world.lines(), encoding="utf-8")
    assert call(home, "record", "--batch", str(lines), *AS).code == 0
    seen = 0

    for _ in range(8):
        wall = world.minute()
        found = asked(lambda *arguments: call(home, *arguments), town[1], wall).json
        picked = {row["person"] for row in found["picks"]} & set(NAMES)
        excluded = {row["person"]: row for row in found["excluded"]}

        assert picked == {name for name in NAMES if world.may_go(name, wall)}, wall
        assert set(NAMES) - picked <= set(excluded)
        assert all(row["reason"].strip() and "{" not in row["reason"] for row in excluded.values())
        assert found["at"] == f"{wall:%Y-%m-%dT%H:%M}:00+08:00"
        seen += len(picked)
    assert seen

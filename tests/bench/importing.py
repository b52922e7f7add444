"""Files brought in: rows a second from csv and xlsx into a room of any size, and how memory grows with a file.

`python -m tests.bench.importing FILE HOME` imports one file and prints what it took: a process of its own, so that the
most memory it ever held is its alone; that of the process which reads for it is added. The copy of the whole room that
goes before an import is left out: it depends on the room and not on the rows.
"""

from __future__ import annotations

import csv
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from commandroom.base.clock import FixedClock
from commandroom.entrypoints.benches import Result
from commandroom.entrypoints.opening import Start, create_room, open_room
from commandroom.interop.demo import demo_texts, demo_township
from commandroom.interop.importer import TableImporter
from commandroom.usecases.demo.material import filled, words_for
from tests.bench.rooms import END

LEAST = {"csv": 1500.0, "xlsx": 1000.0}
ROWS, FEW, MANY = 20_000, 10_000, 100_000
GROWTH_MB = 50.0
MAP = "hotline"
HEADING = (
    *(
        "工单编号",
        "来源",
        "标题",
        "问题描述",
        "地址",
        "联系人",
        "联系电话",
        "接收时间",
        "办结时间",
        "工单状态",
    ),
    *("承办单位", "公开答复", "办理情况"),
)
_BEGIN = datetime(2020, 1, 1, tzinfo=UTC)
_EACH = timedelta(minutes=17)


def importing(home: Path, events: int) -> Iterator[Result]:
    """Both kinds of file into a room, which is a copy; then how memory grows, in an empty one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, least in LEAST.items():
            file = table(folder / f"{kind}.{kind}", ROWS, mark=kind)
            taken = _in_a_process(file, home)
            yield Result(
                f"import_{kind}_rows_per_s_{events}",
                ROWS / taken["seconds"],
                "rows/s",
                least,
                1.0,
                is_rate=True,
            )
        few, many = (_memory(folder, rows) for rows in (FEW, MANY))
        yield Result("import_memory_growth_mb", many - few, "MB", GROWTH_MB, must=1.0)


def _memory(folder: Path, rows: int) -> float:
    home = folder / f"home-{rows}"
    create_room(home, Start("临溪镇", "330299104", practice=True), clock=FixedClock(END)).store.close()
    found = _in_a_process(table(folder / f"{rows}.csv", rows, mark="m"), home)["megabytes"]
    shutil.rmtree(home)
    return found


def _in_a_process(file: Path, home: Path) -> dict[str, float]:
    said = subprocess.run(
        [sys.executable, "-m", "tests.bench.importing", str(file), str(home)], check=True, capture_output=True
    )
    found: dict[str, float] = json.loads(said.stdout)
    return found


# --- the files -------------------------------------------------------------------------------------------------------


def table(path: Path, rows: int, *, mark: str) -> Path:
    """A file of so many work orders that are over, in the words of the fictitious township."""
    lines = _lines(rows, mark)
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([HEADING, *lines])
    else:
        _workbook(path, lines)
    return path


def _workbook(path: Path, lines: Iterator[Sequence[str]]) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADING)
    for number, line in enumerate(lines, start=1):
        sheet.write_row(number, 0, line)
    book.close()


def _lines(rows: int, mark: str) -> Iterator[Sequence[str]]:
    luck, texts, town = Random(rows), demo_texts(), demo_township(END.date())  # noqa: S311
    codes = tuple(texts.categories)
    scenes = [scene for found in town.scenes.values() for scene in found]
    for n in range(rows):
        scene, said = luck.choice(scenes), texts.categories[luck.choice(codes)]
        words = words_for(luck, scene, town, texts.common)
        title, text, done = said.told(luck.randrange(100))
        words["done"] = filled(done, words)
        at = _BEGIN + _EACH * n
        yield (
            *(f"GD{mark}{n:08d}", "热线", filled(title, words), f"{filled(text, words)}编号{n}。"),
            *(
                f"{scene.name}{n % 300}号",
                luck.choice(texts.common["surnames"]) + luck.choice(texts.common["given"]),
            ),
            *(f"139{n:08d}", f"{at:%Y-%m-%d %H:%M:%S}", f"{at + _EACH * 90:%Y-%m-%d %H:%M:%S}", "已办结"),
            *("综合行政执法队", filled(luck.choice(texts.common["reply"]), words), words["done"]),
        )


def main(arguments: list[str]) -> int:
    """Import one file into a home; seconds and megabytes as JSON."""
    file, home = (Path(argument) for argument in arguments)
    room = open_room(home, clock=FixedClock(END))
    room.copies = None
    report = TableImporter(room, home).run(file, MAP)
    room.store.close()
    most = _most_held_mb() + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"seconds": report.seconds, "megabytes": most, "imported": report.imported}))
    return 0 if report.imported == report.read else 1


def _most_held_mb() -> float:
    """The most this program held; `ru_maxrss` would count what its parent held when it was started."""
    found = re.search(
        r"^VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"), re.MULTILINE
    )
    return int(found[1]) / 1024 if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

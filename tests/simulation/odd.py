"""Odd things that people, programs and broken disks hand to a room: values, texts, moments, files."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from commandroom.domain.event.lifecycle import Field, Kind
from tests.interop.making import HEADER, ROW, csv_file, xlsx_file
from tests.room import MORNING, OFFICE, OTHER
from tests.simulation import workbooks

LONG = "长" * 10_001
BOMB_BYTES = 8 * 1024 * 1024
SPARSE = 3 * 1024**3
COLUMNS = 1_000
PLAIN: dict[str, Any] = {
    "source": "CALL", "category": "0910", "category_suggest": "0910", "urgency": "一般", "tier": "二级", "level": "无",
    "lead_office": OFFICE, "coop_offices": OTHER, "reporter_phone": "13900000000", "solved": "是", "result": "满意",
    "attempts": 1, "max_days": 5, "reason_code": "engineering", "report_kind": "初报",
}  # fmt: skip
BY_KIND: dict[Kind, Any] = {
    Kind.TEXT: "正文", Kind.MOMENT: MORNING.isoformat(), Kind.YES_NO: True, Kind.WHOLE: 3, Kind.NUMBER: 1.5,
    Kind.LIST: ["一"], Kind.OTHER: {},
}  # fmt: skip
MOMENTS: tuple[Any, ...] = (
    "0000-01-01T00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-03-10T24:00", "2026-02-30 09:00",
    "2026-03-10T09:00", "2026-03-10", "10/3/2026", "昨天", "", " ", "2026-03-10T09:00+99:00", "-1", 0, 10**20, float("nan"),
    datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC),
)  # fmt: skip
TEXTS: tuple[str, ...] = (
    "", " ", "\x00", "a\x00b", "\x1b[31m", "\ud800", "字\udfff", LONG, "\u202e倒", "'; DROP TABLE event; --", "%s {0} {field}",
    "{field.__class__}", "{!r", "../../etc", "😀" * 300, "*", '"', "NEAR(a b", "-", "\r\n", "\ufeff", "\u3164\u2800", "é", "％",
    "0" * 400,
)  # fmt: skip
NUMBERS: tuple[Any, ...] = (
    0,
    -1,
    2**31,
    2**63,
    2**64,
    10**30,
    10**400,
    float("nan"),
    float("inf"),
    -0.0,
    1e308,
    True,
)
NESTED: tuple[Any, ...] = (
    [], {}, [[]], {"a": {"b": [1]}}, [None], ["\ud800"], {"\ud800": 1}, [1, "a"], {1: 2}, b"\xff", object(), {"a"}, None,
)  # fmt: skip


def value(draw: random.Random) -> Any:
    """A value of any kind."""
    return draw.choice(draw.choice((TEXTS, NUMBERS, NESTED, MOMENTS)))


def data_for(draw: random.Random, rows: tuple[Field, ...]) -> dict[str, Any]:
    """What a form could hold: mostly right, with none, one or a few things wrong."""
    asked = {
        row.name: PLAIN.get(row.name, BY_KIND[row.kind])
        for row in rows
        if row.required or draw.random() < 0.3
    }
    for _ in range(draw.choice((0, 1, 1, 2, 5))):
        name = draw.choice([row.name for row in rows]) if rows and draw.random() < 0.8 else draw.choice(TEXTS)
        if draw.random() < 0.2:
            asked.pop(name, None)
        else:
            asked[name] = value(draw)
    return asked


def json_text(draw: random.Random, asked: dict[str, Any]) -> str:
    """The text behind `--data`: JSON, cut JSON, or none at all."""
    whole = json.dumps(asked, default=str, skipkeys=True)
    return draw.choice((
        whole, whole[: draw.randrange(len(whole) + 1)], "[]", "null", "1" * 5_000, '"a"', "", "{", "[" * 100_000,
        '{"a":1,"a":2}', '{"title":"\\ud800"}', "NaN", "@", "@/", "@missing", "@\x00", "\udcff\udcfe", "{" + LONG,
    ))  # fmt: skip


# --- files ----------------------------------------------------------------------------------------------------


def _bytes(name: str, content: Callable[[random.Random], bytes]) -> Callable[[random.Random, Path], Path]:
    def write(draw: random.Random, folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content(draw))
        return path

    return write


def _rows(draw: random.Random, folder: Path) -> Path:
    rows = [list(ROW) for _ in range(draw.randrange(4))]
    for row in rows:
        row[0] = f"NB{draw.randrange(10**9)}"
        row[draw.randrange(len(row))] = (
            str(draw.choice((*TEXTS, *MOMENTS))).replace("\ud800", "").replace("\udfff", "")
        )
    return csv_file(folder, HEADER, *rows, comma=draw.choice(",;\t|"))


def _mixed(_draw: random.Random) -> bytes:
    line = ",".join(ROW).encode
    return ",".join(HEADER).encode("gbk") + b"\r\n" + line("utf-8") + b"\r\n" + line("gbk") + b"\xff\xfe\r\n"


def _sheet(draw: random.Random, folder: Path) -> Path:
    def odd(book: Any) -> None:
        sheet = book.active
        draw.choice((
            lambda: sheet.merge_cells("A1:C2"), lambda: sheet.merge_cells("B2:D3"),
            lambda: sheet.__setitem__("E2", "=1/0"), lambda: sheet.__setitem__("E2", "=13800138000+1"),
            lambda: sheet.__setitem__("B2", 1e15), lambda: sheet.__setitem__("B2", -1),
            lambda: setattr(sheet, "sheet_state", "visible"), lambda: sheet.delete_rows(1, 9),
        ))()  # fmt: skip

    return xlsx_file(folder, HEADER, (f"NB{draw.randrange(10**9)}", *ROW[1:]), after=odd)


def _cut(draw: random.Random, folder: Path) -> Path:
    path = _sheet(draw, folder)
    whole = bytearray(path.read_bytes())
    if draw.random() < 0.5:
        del whole[draw.randrange(len(whole)) :]
    else:
        for _ in range(draw.randrange(1, 20)):
            whole[draw.randrange(len(whole))] ^= 1 << draw.randrange(8)
    path.write_bytes(whole)
    return path


def _bomb(_draw: random.Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
        package.writestr("xl/worksheets/sheet1.xml", b"0" * BOMB_BYTES)
    return packed.getvalue()


def _heading(names: list[str]) -> bytes:
    return (",".join(names) + "\n" + ",".join("x" for _ in names) + "\n").encode()


TABLES: tuple[Callable[[random.Random, Path], Path], ...] = (
    _rows, _rows, _sheet, _cut, workbooks.strict, *[workbooks.changed_xml] * 8, *[workbooks.changed_bytes] * 3,
    _bytes("零.csv", lambda draw: ",".join(HEADER).encode() + b"\r\n" + b"\x00" * draw.randrange(1, 99)),
    _bytes("无表头.csv", lambda _: ",".join(ROW).encode()),
    _bytes("空.csv", lambda _: b""),
    _bytes("混.csv", _mixed),
    _bytes("引号.csv", lambda _: ",".join(HEADER).encode() + b'\r\n"' + LONG.encode() * 5),
    _bytes("重复.csv", lambda _: _heading([*HEADER, *HEADER, "", ""])),
    _bytes("宽.csv", lambda _: _heading([*HEADER, *(f"列{n}" for n in range(COLUMNS))])),
    _bytes("炸弹.xlsx", _bomb),
    _bytes("空.xlsx", lambda _: b""),
    _bytes("乱.xls", lambda draw: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + draw.randbytes(draw.randrange(4_096))),
    _bytes("旧.xls", lambda draw: b"\x09\x00\x04\x00\x02\x00\x10\x00" + draw.randbytes(draw.randrange(512))),
    _bytes("乱.csv", lambda draw: draw.randbytes(draw.randrange(2_000))),
    _bytes("别的.pdf", lambda draw: draw.randbytes(64)),
    lambda _draw, folder: folder,
    lambda _draw, folder: folder / "没有.csv",
    lambda _draw, folder: folder / "\x00.csv",
)  # fmt: skip


def _sparse(_draw: random.Random, folder: Path) -> Path:
    path = folder / "大.jpg"
    with path.open("wb") as file:
        file.truncate(SPARSE)
    return path


ATTACHMENTS: tuple[Callable[[random.Random, Path], Path], ...] = (
    _bytes("空.jpg", lambda _: b""),
    _bytes("照片.jpg", lambda draw: b"\xff\xd8\xff\xe0" + draw.randbytes(draw.randrange(99))),
    _bytes("说明.txt", lambda draw: draw.choice(TEXTS).encode(errors="replace") + b"\n."),
    _bytes("运行.exe", lambda draw: b"MZ" + draw.randbytes(9)),
    _bytes("字" * 80 + ".txt", lambda _: b"a"),
    _bytes("a\u202etxt.exe", lambda _: b"a"),
    _sparse,
    lambda _draw, folder: folder,
    lambda _draw, folder: folder / ".." / ".." / "没有.txt",
    lambda _draw, folder: folder / ("字" * 255 + ".txt"),
    lambda _draw, folder: folder / "a\x00b.txt",
    lambda _draw, folder: folder / "半\ud800.txt",
)


def archive(draw: random.Random, folder: Path) -> Path:
    """Something that is no copy of a room."""
    path = folder / draw.choice(("copy.zip", "copy.db", "copy.room", "copy"))
    head = draw.choice((b"", b"PK\x03\x04", b"SQLite format 3\x00", b"\x1f\x8b", b"age-encryption.org/v1\n"))
    path.write_bytes(draw.choice((head + draw.randbytes(draw.randrange(3_000)), _bomb(draw)[:40_000], b"")))
    return draw.choice((path, path, path, folder, folder / "missing", folder / "\x00"))

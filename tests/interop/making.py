"""Small files of every kind that offices send, made in a temporary folder."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from commandroom.interop.columns import ColumnMap
from commandroom.interop.mapping import map_of

HEADER = ("工单编号", "受理时间", "标题", "内容", "联系电话")
ROW = ("NB1", "2025-09-11 09:24:15", "路灯不亮", "北街路灯三天不亮。", "13800138000")


def csv_file(folder: Path, *rows: Sequence[str], encoding: str = "utf-8", comma: str = ",") -> Path:
    path = folder / "工单.csv"
    text = "\r\n".join(comma.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    path.write_bytes((text + "\r\n").encode(encoding))
    return path


def xlsx_file(folder: Path, *rows: Sequence[Any], after: Callable[[Any], None] | None = None) -> Path:
    path = folder / "工单.xlsx"
    book: Any = Workbook()
    for row in rows:
        book.active.append(list(row))
    if after is not None:
        after(book)
    book.save(path)
    return path


def repacked(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """The same package with its parts changed."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, change(name, content))
    return path


def xls_file(folder: Path, *rows: Sequence[str | float]) -> Path:
    """A sheet in the format of Excel 2, the simplest one: records of type, length and content."""
    records = [struct.pack("<HHHH", 0x0009, 4, 2, 0x10), struct.pack("<HHH", 0x0042, 2, 936)]
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            head = struct.pack("<HH3x", at, column)
            if isinstance(cell, str):
                content = cell.encode("gbk")
                body = head + bytes([len(content)]) + content
                records.append(struct.pack("<HH", 0x0004, len(body)) + body)
            else:
                body = head + struct.pack("<d", cell)
                records.append(struct.pack("<HH", 0x0003, len(body)) + body)
    path = folder / "工单.xls"
    path.write_bytes(b"".join(records) + struct.pack("<HH", 0x000A, 0))
    return path


def a_map(**changes: Any) -> ColumnMap:
    tree: dict[str, Any] = {
        "name": "测试",
        "source": "H12345",
        "key": ["工单编号"],
        "columns": {
            "reported_at": "受理时间",
            "title": "标题",
            "text": "内容",
            "reporter_phone": "联系电话",
        },
    }
    return map_of({**tree, **changes}, name="test")

"""Tables that nobody would send on purpose: for the command line and for the desk alike."""

from __future__ import annotations

import os
import re
import socket
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.interop.making import HEADER, ROW, repacked, xlsx_file

SHEET = "xl/worksheets/sheet1.xml"
HEAD, LINE = ",".join(HEADER), ",".join(ROW)
Make = Callable[[Path], Path]


def written(name: str, content: str | bytes) -> Make:
    """A file of that content."""

    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


def sheet_changed(change: Callable[[bytes], bytes], *rows: tuple[str, ...]) -> Make:
    """A sound workbook whose sheet was edited by something else."""

    def make(folder: Path) -> Path:
        path = xlsx_file(folder, HEADER, *(rows or (ROW,)))
        return repacked(path, lambda name, content: change(content) if name == SHEET else content)

    return make


def _row_number(number: str) -> Make:
    return sheet_changed(lambda content: content.replace(b'<row r="2"', b'<row r="%s"' % number.encode()))


def _dimension(said: str) -> Make:
    return sheet_changed(
        lambda content: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="%s"' % said.encode(), content)
    )


def _far_cell(column: str) -> Make:
    return sheet_changed(lambda content: content.replace(b'r="E2"', b'r="%s2"' % column.encode()))


def shared(content: bytes) -> bytes:
    """Texts that stand in the sheet, made numbers of a table of strings that has none of them."""
    return (
        content.replace(b't="inlineStr"', b't="s"')
        .replace(b"<is><t>", b"<v>9")
        .replace(b"</t></is>", b"</v>")
    )


def _locked(folder: Path) -> Path:
    name = "EncryptedPackage".encode("utf-16-le")
    return written("锁.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + name + bytes(512))(folder)


def _of_1904(folder: Path) -> Path:
    def begin(book: Any) -> None:
        book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 - a sheet knows no zone

    when = datetime(2025, 9, 11, 9, 24)  # noqa: DTZ001
    return xlsx_file(folder, HEADER, (ROW[0], when, *ROW[2:]), after=begin)


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "管道.csv")
    return folder / "管道.csv"


def _socket(folder: Path) -> Path:
    end = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(folder)  # the name of a socket may have 100 characters
    try:
        end.bind("s.csv")
    finally:
        os.chdir(here)
        end.close()
    return folder / "s.csv"


def link_to(target: str, name: str = "链接.csv") -> Make:
    """A link; to itself where it names itself."""

    def make(folder: Path) -> Path:
        (folder / name).symlink_to(target)
        return folder / name

    return make


def _other_package(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "表.xlsb", "w") as package:
        for name in ("[Content_Types].xml", "xl/workbook.bin", "xl/worksheets/sheet1.bin"):
            package.writestr(name, b"<a/>")
    return folder / "表.xlsb"


def _ten_million(folder: Path) -> Path:
    block = b"1,2\n" * 100_000
    with (folder / "千万行.csv").open("wb") as file:
        file.write("编号,内容\n".encode())
        for _ in range(100):
            file.write(block)
    return folder / "千万行.csv"


REFUSED: dict[str, tuple[Make, str]] = {
    "a null": (written("零.csv", f"{HEAD}\r\nNB1,2025-09-11 09:24,题\0目,内容,\r\n"), "import.not_a_table"),
    "utf-16 without a mark": (written("u16.csv", f"{HEAD}\r\n{LINE}\r\n".encode("utf-16-le")), "import.not_a_table"),
    "utf-16 cut": (written("u16.csv", f"{HEAD}\r\n{LINE}".encode("utf-16") + b"\x41"), "import.encoding"),
    "utf-32": (written("u32.csv", f"{HEAD}\r\n{LINE}\r\n".encode("utf-32")), "import.not_a_table"),
    "a heading twice": (written("重.csv", f"{HEAD},{HEAD}\r\n{LINE},{LINE}\r\n"), "import.doubled_heading"),
    "no heading": (written("无.csv", f"{LINE}\r\n{LINE}\r\n"), "import.no_header"),
    "ten million rows": (_ten_million, "import.too_many_rows"),
    "ten million cells in a line": (written("宽.csv", "," * 10_000_000), "import.too_many_columns"),
    "one endless word": (written("长.csv", "x" * 3_000_000), "import.not_a_table"),
    "a password": (_locked, "import.password"),
    "xls that is html": (written("页.xls", "<html><table><tr><td>工单编号</td></tr></table>"), "import.web_page"),
    "xls that is xml": (written("表.xls", '<?xml version="1.0"?><Workbook/>'), "import.web_page"),
    "a binary workbook": (_other_package, "import.not_a_table"),
    "a row far below": (_row_number("99999999999999999999"), "import.broken_row"),
    "a row just below the end": (_row_number("1048577"), "import.broken_row"),
    "rows that go back": (_row_number("1"), "import.broken_row"),
    "a column far right": (_far_cell("XFD"), "import.too_many_columns"),
    "a column beyond all": (_far_cell("ZZZZZZ"), "import.too_many_columns"),
    "a string that is not there": (sheet_changed(shared), "import.broken_row"),
    "a pipe": (_pipe, "import.not_a_table"),
    "a socket": (_socket, "import.not_a_table"),
    "a device": (link_to("/dev/zero"), "import.not_a_table"),
    "a link to nothing": (link_to("没有"), "import.missing"),
    "a link to itself": (link_to("链接.csv"), "import.unreadable"),
    "a name that no disk takes": (lambda folder: folder / ("字" * 255 + ".csv"), "import.unreadable"),
}  # fmt: skip

TAKEN: dict[str, Make] = {
    "utf-16 little": written("u16.csv", f"{HEAD}\r\n{LINE}\r\n".encode("utf-16")),
    "utf-16 big": written("u16.csv", b"\xfe\xff" + f"{HEAD}\r\n{LINE}\r\n".encode("utf-16-be")),
    "300 columns": written("宽.csv", ",".join([*HEADER, *(f"列{n}" for n in range(295))]) + f"\r\n{LINE}" + ",x" * 295),
    "a serial for a moment": written("数.csv", f"{HEAD}\r\nNB1,45911.391667,路灯不亮,北街路灯三天不亮。,\r\n"),
    "days since 1904": _of_1904,
    "a separator that is told": written("分.csv", f"sep=;\r\n{HEAD.replace(',', ';')}\r\n{LINE.replace(',', ';')}\r\n"),
    "a separator that is a tab": written("分.csv", "sep=\t\r\n" + HEAD.replace(",", "\t") + "\r\n" + LINE.replace(",", "\t")),
    "lines that end in CR": written("回.csv", f"{HEAD}\r{LINE}\r"),
    "a dimension of no cells": _dimension("nonsense"),
    "a dimension too small": _dimension("A1"),
    "a dimension too large": _dimension("A1:XFD1048576"),
    "a link to a table": lambda folder: link_to(str(written("表.csv", f"{HEAD}\r\n{LINE}\r\n")(folder)))(folder),
}  # fmt: skip

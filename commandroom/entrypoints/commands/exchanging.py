"""`enrol`, `leave`, `sync`, `conflicts`, and packages for carrying: the exchange by hand."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from commandroom.base.clock import stopwatch
from commandroom.base.paths import STORE
from commandroom.domain.errors import FieldError, NotFoundError
from commandroom.domain.time.moments import iso
from commandroom.entrypoints.command import Answer, Command, Whose
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.exchange.late import PIN_VARIABLE
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

if TYPE_CHECKING:
    from datetime import datetime

    from commandroom.usecases.exchanging import ExchangeState, Exchanging, Joined, Package
    from commandroom.usecases.queries import ConflictRow, ConflictSide

_MOST_SECONDS = 600.0


def _exchanging(context: Context) -> Exchanging:
    found = context.room().exchanging
    assert found is not None  # noqa: S101 - every opened home has one
    return found


# --- joining ---------------------------------------------------------------------------------------------------------


def enrol_arguments(parser: Parser) -> None:
    """Where, and the code that was given."""
    url = Words(
        "县级中心或本室交换机的地址（https://…）", "the address of the centre or room hub (https://…)"
    )
    parser.add_argument("url", metavar="URL", help=parser.about(url))
    code = Words("一次性入网码", "the one-time code")
    parser.add_argument("code", metavar="CODE", help=parser.about(code))


def enrol(asked: Namespace, context: Context) -> Answer:
    """Join; an empty home becomes the seat that the code is for. A PIN for the keys stands in an environment variable."""
    pin = os.environ.get(PIN_VARIABLE, "")
    if (context.home / STORE).is_file():
        joined = _exchanging(context).join(asked.url, asked.code, pin=pin)
    else:
        joined = _founded(asked, context, pin)
    said = context.say(
        f"席位 {joined.seat} 已加入 {joined.unit}，对方证书指纹 {joined.fingerprint}",
        f"Seat {joined.seat} has joined {joined.unit}; the authority's fingerprint is {joined.fingerprint}",
    )
    return Answer({"seat": joined.seat, "unit": joined.unit, "fingerprint": joined.fingerprint}, [said])


def _founded(asked: Namespace, context: Context, pin: str) -> Joined:
    from commandroom.entrypoints.newseat import new_seat

    room, joined = new_seat(context.home, asked.url, asked.code, clock=context.clock, pin=pin)
    context.take(room)
    return joined


ENROL = Command(
    "enrol", Words("加入县级中心或本室交换机", "join a centre or a room hub"), enrol, enrol_arguments
)


def leave_arguments(parser: Parser) -> None:
    """Whom."""
    parser.add_argument("url", metavar="URL", help=parser.about(Words("对方地址", "the other's address")))


def leave(asked: Namespace, context: Context) -> Answer:
    """Exchange with it no more."""
    _exchanging(context).leave(asked.url)
    return Answer(
        {"left": asked.url},
        [context.say(f"不再与 {asked.url} 交换。", f"No more exchange with {asked.url}.")],
    )


LEAVE = Command("leave", Words("不再与某处交换", "exchange with a peer no more"), leave, leave_arguments)


# --- exchanging ------------------------------------------------------------------------------------------------------


def sync_arguments(parser: Parser) -> None:
    """How long at most."""
    timeout = Words("最多等多少秒（默认 600）", "at most so many seconds (600)")
    parser.add_argument(
        "--timeout", type=float, default=_MOST_SECONDS, metavar="S", help=parser.about(timeout)
    )
    keys = Words("并换用新的设备密钥（按要求换发）", "and take fresh keys of the device, on order")
    parser.add_argument("--new-keys", action="store_true", help=parser.about(keys))


def sync(asked: Namespace, context: Context) -> Answer:
    """One exchange now; 3 when somebody did not answer."""
    from commandroom.base.sentences import sentence
    from commandroom.usecases.exchanging import Carried

    began = stopwatch()
    keys = _exchanging(context).change_keys() if asked.new_keys else None
    found = _exchanging(context).now(timeout=asked.timeout)
    files = Carried()
    if not found.faults:
        files = _exchanging(context).carry(timeout=max(0.0, asked.timeout - (stopwatch() - began)))
    document: dict[str, Any] = {
        "pushed": found.pushed, "pulled": found.pulled, "pending": found.pending, "conflicts": found.conflicts,
        "seconds": round(found.seconds, 3), "faults": [{"peer": peer, "error": code} for peer, code in found.faults],
        "files": {"brought": files.brought, "fetched": files.fetched, "waiting": files.waiting, "away": files.away},
    }  # fmt: skip
    said = context.say(
        f"送出 {found.pushed} 条，收到 {found.pulled} 条，待送 {found.pending} 条，冲突 {found.conflicts} 处",
        f"{found.pushed} given, {found.pulled} taken, {found.pending} waiting, {found.conflicts} conflicts",
    )
    if files != Carried():
        said += context.say(
            f"；附件送出 {files.brought} 个，取回 {files.fetched} 个，待送 {files.waiting} 个，未到 {files.away} 个",
            f"; files: {files.brought} given, {files.fetched} fetched, {files.waiting} waiting, {files.away} elsewhere",
        )
    if keys is not None:
        document["keys"] = {"changed": keys}
        said += context.say(
            "；已换用新密钥" if keys else "；新密钥已备好，接通后换用",
            "; fresh keys are in use" if keys else "; fresh keys are ready, and taken when a server answers",
        )
    faults = [f"{peer}: {sentence(code, {}, lang=context.lang)}" for peer, code in found.faults]
    return Answer(document, [said, *faults], 3 if faults else 0)


SYNC = Command("sync", Words("立即交换一次", "exchange now"), sync, sync_arguments, whose=Whose.MACHINE)


def sync_status(_asked: Namespace, context: Context) -> Answer:
    """How the exchange stands."""
    state = _exchanging(context).state()
    return Answer(_document(state), list(_status_lines(state, context)))


def _document(state: ExchangeState) -> object:
    found = msgspec.to_builtins(state)
    found["pending"] = sum(kind.count for kind in state.waiting)
    return found


def _status_lines(state: ExchangeState, context: Context) -> list[str]:
    from commandroom.base.sentences import sentence

    words = {
        "never": ("未加入任何中心", "not joined"), "connected": ("已连接", "connected"),
        "offline": ("离线", "offline"), "stuck": ("有事要处理", "something to look at"),
    }  # fmt: skip
    pending = sum(kind.count for kind in state.waiting)
    lines = [context.say(*words[state.line.value]), context.say(f"待送 {pending} 条", f"{pending} waiting")]
    lines += [
        f"{peer.url}  {peer.name}  {context.say(*words[peer.line.value])}  {_at(peer.last_success)}"
        for peer in state.peers
    ]
    lines += [
        f"! {sentence(one.code, dict(one.params), lang=context.lang)} ({one.count}) {_at(one.since)}"
        for one in state.troubles
    ]
    return lines


def _at(at: datetime | None) -> str:
    return iso(at) if at is not None else "-"


SYNC_STATUS = Command(
    "sync status", Words("交换状态", "how the exchange stands"), sync_status, whose=Whose.MACHINE
)


# --- packages --------------------------------------------------------------------------------------------------------


def export_arguments(parser: Parser) -> None:
    """Where to."""
    folder = Words("写入的目录（如 U 盘）", "the folder to write into (a stick)")
    parser.add_argument("folder", type=Path, metavar="DIR", help=parser.about(folder))


def export_package(asked: Namespace, context: Context) -> Answer:
    """Write an exchange package."""
    return _of_package(_exchanging(context).export_package(asked.folder), context)


EXPORT_PACKAGE = Command(
    "export package",
    Words("导出交换包", "an exchange package for carrying"),
    export_package,
    export_arguments,
)


def import_arguments(parser: Parser) -> None:
    """Which."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help=parser.about(Words("交换包文件", "the package"))
    )


def import_package(asked: Namespace, context: Context) -> Answer:
    """Take in a package, wholly or not at all."""
    return _of_package(_exchanging(context).import_package(asked.file), context)


IMPORT_PACKAGE = Command(
    "import package",
    Words("导入交换包", "take in an exchange package"),
    import_package,
    import_arguments,
    whose=Whose.MACHINE,
)


def _of_package(package: Package, context: Context) -> Answer:
    document = {
        "file": str(package.file), "place": package.place, "seat": package.seat, "entries": package.entries,
        "sha256": package.sha256, "made_at": iso(package.made_at), "fresh": package.fresh,
    }  # fmt: skip
    said = context.say(
        f"{package.file}：来自 {package.place} 席位 {package.seat}，{package.entries} 条，其中新 {package.fresh} 条",
        f"{package.file}: from {package.place} seat {package.seat}, {package.entries} entries, {package.fresh} of them new",
    )
    return Answer(document, [said, f"SHA-256 {package.sha256}"])


# --- conflicts -------------------------------------------------------------------------------------------------------


def conflicts(_asked: Namespace, context: Context) -> Answer:
    """What a person must look at."""
    from commandroom.usecases.queries import Conflicts

    rows = context.room().ask(Conflicts())
    lines = [line for row in rows for line in _told(row, context)] or [
        context.say("没有冲突。", "No conflicts.")
    ]
    return Answer([msgspec.to_builtins(row) for row in rows], lines)


def _told(row: ConflictRow, context: Context) -> list[str]:
    stands = context.say("暂按此办", "stands for now")
    lines = [f"{row.id}  {row.number}  {row.title}"]
    for name, side in (("first", row.first), ("second", row.second)):
        mark = f"  [{stands}]" if side.entry == row.stands else ""
        lines.append(f"  {name}: {_side(side)}{mark}")
    return lines


def _side(side: ConflictSide) -> str:
    fields = "; ".join(f"{name}={value}" for name, value in side.fields)
    return f"{side.verb} {side.actor} {iso(side.at)} {side.seat} {fields}".rstrip()


CONFLICTS = Command("conflicts", Words("待人处理的冲突", "what a person must settle"), conflicts)


def settle_arguments(parser: Parser) -> None:
    """Which conflict, which side, why."""
    parser.add_argument("id", metavar="ID", help=parser.about(Words("冲突编号", "the conflict")))
    keep = Words("保留哪一方：first、second 或流水号", "which side: first, second or the entry's hash")
    parser.add_argument("--keep", required=True, metavar="SIDE", help=parser.about(keep))
    parser.add_argument(
        "--reason", required=True, metavar="TEXT", help=parser.about(Words("理由", "the reason"))
    )
    parser.add_argument("--as", dest="person", default="", metavar="PERSON",
                        help=parser.about(Words("练习用：以谁的名义", "for practice: as whom")))  # fmt: skip


def settle(asked: Namespace, context: Context) -> Answer:
    """A person says which of the two deeds stands."""
    from commandroom.usecases.queries import Conflicts

    row = next((row for row in context.room().ask(Conflicts()) if row.id == asked.id), None)
    if row is None:
        raise NotFoundError("conflict.unknown", id=asked.id[:80])
    sides = {"first": row.first.entry, "second": row.second.entry}
    keep = sides.get(asked.keep, asked.keep)
    if keep not in sides.values():
        raise FieldError("settle.keep", field="keep")
    data = {"conflict": row.id, "keep": keep, "reason": asked.reason}
    changes = context.perform("settle", row.event, data, asked.person, None)
    said = context.say(f"{row.number} 的冲突已处理。", f"The conflict of {row.number} is settled.")
    return Answer({"event": changes.event, "number": changes.number, "kept": keep}, [said])


SETTLE = Command("conflicts settle", Words("处理一处冲突", "settle a conflict"), settle, settle_arguments)

"""`verify`, `rebuild`, `backup`, `restore`, `backups`, `sweep`: what keeps a home sound."""

from __future__ import annotations

from argparse import SUPPRESS, Namespace
from pathlib import Path

from commandroom.domain.time.moments import iso
from commandroom.entrypoints import arguments, ourselves
from commandroom.entrypoints.command import Answer, Command, Whose
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words
from commandroom.usecases.keeping import Why

_DAMAGE = 4


def verify(_asked: Namespace, context: Context) -> Answer:
    """Check everything against the journal; 4 when something is damaged, and its name."""
    from commandroom.entrypoints import shapes

    found = context.room().store.verify()
    said = context.say(
        f"{found.entries} 条流水，{found.events} 件事件；流水链 {found.chains}，事件 {found.fold}，"
        f"检索 {found.search}，附件 {found.attachments}；摘要 {found.digest}",
        f"{found.entries} entries, {found.events} events; chains {found.chains}, fold {found.fold}, "
        f"search {found.search}, attachments {found.attachments}; digest {found.digest}",
    )
    missing = [context.say(f"尚缺：{gap}", f"incomplete: {gap}") for gap in found.incomplete]
    lines = [said, *found.problems, *missing]
    return Answer(shapes.verification(found), lines, _DAMAGE if found.problems else 0)


def rebuild(_asked: Namespace, context: Context) -> Answer:
    """Drop the caches and fold the journal again."""
    from commandroom.base.clock import stopwatch

    begun = stopwatch()
    events = context.room().store.rebuild()
    seconds = round(stopwatch() - begun, 3)
    said = context.say(
        f"重建 {events} 件事件，用时 {seconds} 秒。", f"{events} events folded again in {seconds} s."
    )
    return Answer({"events": events, "seconds": seconds}, [said])


def backup_arguments(parser: Parser) -> None:
    """Where to."""
    where = Words("备份目录（默认为数据目录下的 backups）", "the folder (default: backups in the home)")
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help=parser.about(where))
    parser.add_argument("--why", choices=[why.value for why in Why if why], default="", help=SUPPRESS)


def backup(asked: Namespace, context: Context) -> Answer:
    """An online copy, verified after writing."""
    from commandroom.entrypoints.copies import copied

    if asked.why:  # the desk's own call, beside its window
        ourselves.make_way()
    why = Why(asked.why) if asked.why else Why.BY_HAND
    document = copied(context.room(), context.home, asked.folder, why)
    said = context.say(
        f"已备份并校验：{document['file']}（{document['entries']} 条流水）",
        f"Copied and verified: {document['file']} ({document['entries']} entries)",
    )
    return Answer(document, [said])


def restore_arguments(parser: Parser) -> None:
    """Which copy, and into which home."""
    parser.add_argument("file", type=Path, metavar="FILE", help=parser.about(Words("备份文件", "a copy")))
    into = Words("恢复到另一数据目录（默认本目录）", "another home (default: this one)")
    parser.add_argument("--into", type=Path, metavar="DIR", help=parser.about(into))


def restore(asked: Namespace, context: Context) -> Answer:
    """Verify a copy, then put it in the place of the store; what it replaces is kept beside it."""
    from commandroom.entrypoints.copies import brought_back, no_desk

    home = (asked.into or context.home).expanduser().absolute()
    copy = asked.file.expanduser()
    with no_desk(home):
        document = brought_back(copy, home, clock=context.clock)
    kept = document["kept"] or context.say("无", "none")
    said = context.say(
        f"已恢复：{document['file']}；原文件保留为：{kept}",
        f"Restored: {document['file']}; what it replaced: {kept}",
    )
    lines = [said]
    if document["erased_again"]:
        lines.append(
            context.say(
                f"备份之后删除过个人信息的 {document['erased_again']} 件，其密钥已再次销毁。",
                f"{document['erased_again']} events were erased after that copy; their keys are destroyed again.",
            )
        )
    return Answer(document, lines)


def backups(_asked: Namespace, context: Context) -> Answer:
    """The copies of this home, newest first."""
    from commandroom.entrypoints.copies import FOLDER
    from commandroom.store.backup import copies

    found = copies(context.home / FOLDER)
    rows = [
        {
            "file": str(copy.path),
            "bytes": copy.bytes,
            "at": iso(copy.at),
            "entries": copy.entries,
            "why": copy.why.value,
            "sound": copy.is_sound,
        }
        for copy in found
    ]
    lines = [
        f"{iso(copy.at)}  {copy.bytes:>12}  {context.say(*_WHY[copy.why.value])}  "
        f"{context.say(*_SOUND[copy.is_sound])}  {copy.path}"
        for copy in found
    ]
    return Answer({"backups": rows}, lines or [context.say("还没有备份。", "No copies yet.")])


_WHY = {
    "hourly": ("每小时", "hourly"),
    "by_hand": ("手动", "by hand"),
    "migration": ("升级前", "before a migration"),
    "import": ("导入前", "before an import"),
    "restore": ("恢复前", "before a restore"),
    "": ("来历不明", "unknown"),
}
_SOUND = {True: ("已校验", "verified"), False: ("已损坏", "damaged"), None: ("未校验", "not verified")}


def sweep_arguments(parser: Parser) -> None:
    """A moment, in practice homes."""
    at = Words("另定时刻（仅练习用目录）", "another moment, in practice homes only")
    parser.add_argument("--at", type=arguments.moment, metavar="ISO", help=parser.about(at))


def sweep(asked: Namespace, context: Context) -> Answer:
    """One pass of supervision now: what the periodic job does."""
    from dataclasses import asdict

    from commandroom.usecases.supervision import sweep as pass_over

    now = context.moment(asked.at) if asked.at is not None else None
    document = asdict(pass_over(context.room(), now=now))
    said = context.say(
        f"催办 {document['urged']}，督办拟稿 {document['opened']}，升级 {document['escalated']}。",
        f"{document['urged']} urged, {document['opened']} drafts opened, {document['escalated']} escalated.",
    )
    return Answer(document, [said])


VERIFY = Command(
    "verify", Words("检查流水链、事件、检索、附件", "check the whole home"), verify, whose=Whose.MACHINE
)
REBUILD = Command(
    "rebuild",
    Words("丢弃缓存，由流水重新生成", "drop the caches and fold again"),
    rebuild,
    whose=Whose.MACHINE,
)
BACKUP = Command(
    "backup",
    Words("在线备份并校验", "an online copy, verified"),
    backup,
    backup_arguments,
    whose=Whose.MACHINE,
)
RESTORE = Command(
    "restore", Words("由备份恢复", "bring a copy back"), restore, restore_arguments, whose=Whose.MACHINE
)
BACKUPS = Command("backups", Words("已有的备份", "the copies there are"), backups, whose=Whose.MACHINE)
SWEEP = Command(
    "sweep",
    Words("立即巡查一遍时限", "one pass of supervision now"),
    sweep,
    sweep_arguments,
    whose=Whose.MACHINE,
)

"""`key`: whether the data lie encrypted and who keeps the key; `key on`, `key off`, `key finish`."""

from __future__ import annotations

import sys
from argparse import Namespace

from commandroom.domain.errors import RefusedError
from commandroom.entrypoints.command import Answer, Command, Whose
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.custody import PLACES
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words
from commandroom.usecases.rekeying import refusal


def status(_asked: Namespace, context: Context) -> Answer:
    """Where the key lies, what is still plain."""
    from commandroom.entrypoints import custody

    place = custody.place_of(context.home)
    left, plain = custody.left_over(context.home), custody.plain_copies(context.home)
    lines = [PLACES[place.value if place is not None else ""].said_in(context.lang)]
    if place is not None and plain:
        said = (
            f"有 {plain} 份备份是加密之前的，未加密。",
            f"{plain} copies are from before and not encrypted.",
        )
        lines.append(context.say(*said))
    if left:
        said = (
            f"更换密钥后留下的旧文件 {left} 仍在：运行 key finish。",
            f"{left} is left of a change: run key finish.",
        )
        lines.append(context.say(*said))
    document = {"encrypted": place is not None, "place": place.value if place is not None else "",
                "plain_copies": plain, "left_over": left}  # fmt: skip
    return Answer(document, lines)


def on_arguments(parser: Parser) -> None:
    """Where the key shall lie."""
    phrase = Words(
        "从标准输入读取口令，密钥写入文件", "read a pass phrase from standard input; the key goes into a file"
    )
    parser.add_argument("--phrase-stdin", action="store_true", help=parser.about(phrase))
    machine = Words(
        "不用密钥环，密钥写入文件，只由本机标识保护", "no keyring: into a file under this machine's mark"
    )
    parser.add_argument("--in-file", action="store_true", help=parser.about(machine))


def switch_on(asked: Namespace, context: Context) -> Answer:
    """Encrypt the store; nothing is lost, and a kill leaves it wholly old or wholly new."""
    from commandroom.entrypoints import copies, custody

    phrase = sys.stdin.readline().rstrip("\r\n") if asked.phrase_stdin else ""
    if asked.phrase_stdin and not phrase:
        raise RefusedError("key.phrase_short", least=8)
    _closed_by_keeper(context)
    with copies.no_desk(context.home):
        place = custody.switch_on(context.home, now=context.clock.now(), phrase=phrase, in_file=asked.in_file)
    lines = [PLACES[place.value].said_in(context.lang)]
    plain = custody.plain_copies(context.home)
    if plain:
        said = (
            f"有 {plain} 份备份是加密之前的，未加密。",
            f"{plain} copies are from before and not encrypted.",
        )
        lines.append(context.say(*said))
    return Answer({"encrypted": True, "place": place.value, "plain_copies": plain}, lines)


def switch_off(_asked: Namespace, context: Context) -> Answer:
    """Back to a plain file."""
    from commandroom.entrypoints import copies, custody

    _closed_by_keeper(context)
    with copies.no_desk(context.home):
        custody.switch_off(context.home, now=context.clock.now())
    return Answer({"encrypted": False, "place": ""}, [PLACES[""].said_in(context.lang)])


def finish(_asked: Namespace, context: Context) -> Answer:
    """Look through the new file and let go of the one it replaced."""
    from commandroom.entrypoints import custody

    gone = custody.finish(context.home)
    said = context.say(f"已核对新文件并删除 {gone}。", f"The new file is sound; {gone} was removed.")
    none = context.say("没有要收尾的。", "Nothing was left.")
    return Answer({"removed": gone}, [said if gone else none])


def _closed_by_keeper(context: Context) -> None:
    """Whether this person may change the key; the room is closed after the question.

    Raises:
        RefusedError: `role.missing`.
    """
    actor = context.room().operator()
    context.close()
    refused = refusal(actor.roles, actor.name)
    if refused is not None:
        raise refused


KEY = Command("key", Words("数据是否加密、密钥由谁保管", "whether the data are encrypted, and who keeps the key"), status,
              whose=Whose.MACHINE)  # fmt: skip
KEY_ON = Command("key on", Words("开启加密", "switch encryption on"), switch_on, on_arguments)
KEY_OFF = Command("key off", Words("关闭加密", "switch encryption off"), switch_off)
KEY_FINISH = Command("key finish", Words("核对并清理更换密钥留下的旧文件", "clear what a change of key left"), finish,
                     whose=Whose.MACHINE)  # fmt: skip

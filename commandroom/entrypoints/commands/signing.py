"""`login` and `logout` for this shell; `account`: who has one, opening, resetting and closing it, the rules of passwords."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from commandroom.domain.errors import RefusedError
from commandroom.domain.people import accounts as rules
from commandroom.domain.people.passwords import runs_out
from commandroom.domain.time.moments import iso
from commandroom.entrypoints import tokens
from commandroom.entrypoints.command import Answer, Command, Whose
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.passwords import Typed, password_argument
from commandroom.entrypoints.words import Words

if TYPE_CHECKING:
    from commandroom.usecases.queries import AccountRow
    from commandroom.usecases.room import Room
    from commandroom.usecases.secret import Secret
    from commandroom.usecases.shells import Shell

_CHANGES = frozenset({"signin.change_first", "signin.change_old"})
_STATES = {
    "none": Words("未开通", "none"),
    "first": Words("待首次登录", "first password waits"),
    "open": Words("正常", "open"),
    "closed": Words("已停用", "closed"),
}


def login_arguments(parser: Parser) -> None:
    """Who, where the password comes from, where the token goes."""
    person = Words("姓名或编号（默认为本席位当前人员）", "a name or id (default: who sits at this seat)")
    parser.add_argument("person", nargs="?", default="", metavar="PERSON", help=parser.about(person))
    password_argument(parser)
    show = Words(
        f"打印登录标记，供环境变量 {tokens.VARIABLE} 使用，不写文件",
        f"print the token for the variable {tokens.VARIABLE} and write no file",
    )
    parser.add_argument("--print-token", action="store_true", help=parser.about(show))


def login(asked: Namespace, context: Context) -> Answer:
    """Sign in for this shell; what must be changed first is changed on the way."""
    room = context.room()
    typed = Typed(context, is_piped=asked.password_stdin)
    person = room.actor(asked.person).id
    token, shell = _signed_in(room, person, typed)
    if not asked.print_token:
        tokens.keep(context.home, token)
    name = room.store.reference.people().name_of(person)
    until = iso(shell.until)
    said = context.say(f"{name} 已登录，有效至 {until}", f"{name} is signed in until {until}")
    lines = [token] if asked.print_token else [said]
    shown = {"token": token} if asked.print_token else {}
    return Answer({"person": person, "name": name, "until": until} | shown, lines)


def _signed_in(room: Room, person: str, typed: Typed) -> tuple[str, Shell]:
    from commandroom.usecases import shells
    from commandroom.usecases.commands import ChangePassword

    password: Secret = typed.password()
    try:
        return shells.sign_in(room, person, password)
    except RefusedError as error:
        if error.code not in _CHANGES or not typed.has_more():
            raise
    new = typed.new()
    room.perform(ChangePassword(person, password, new))
    return shells.sign_in(room, person, new)


def logout(_asked: Namespace, context: Context) -> Answer:
    """This shell's token ends."""
    from commandroom.usecases import shells

    was_one = shells.sign_out(context.room(), tokens.found(context.home))
    tokens.forget(context.home)
    said = (
        context.say("已退出登录。", "Signed out.")
        if was_one
        else context.say("没有登录。", "Nobody was signed in.")
    )
    return Answer({"signed_out": was_one}, [said])


LOGIN = Command(
    "login", Words("登录（命令行）", "sign in for this shell"), login, login_arguments, whose=Whose.SEAT
)
LOGOUT = Command("logout", Words("退出登录（命令行）", "end this shell's sign-in"), logout, whose=Whose.SEAT)


# --- accounts --------------------------------------------------------------------------------------------------------


def account(_asked: Namespace, context: Context) -> Answer:
    """Who has an account, and how it stands."""
    from commandroom.usecases.queries import Accounts

    room = context.room()
    assert room.vault is not None  # noqa: S101 - every opened home has one
    sheet = room.ask(Accounts())
    chosen = room.vault.rules.chosen(sheet.profile)
    rows = [_row(row, runs_out(chosen, row.set_at) if row.set_at else None) for row in sheet.rows]
    idle = int(room.vault.rules.idle(sheet.idle).total_seconds()) // 60
    document = {
        "accounts": rows,
        "policy": sheet.profile or room.vault.rules.profile,
        "idle_minutes": idle,
        "keepers": list(sheet.keepers),
    }
    lines = [
        f"{row['person']}  {row['name']}  {_STATES[str(row['state'])].said_in(context.lang)}" for row in rows
    ]
    return Answer(document, lines)


def _row(row: AccountRow, ends: Any) -> dict[str, object]:
    return {
        "person": row.person.id,
        "name": row.person.name,
        "state": row.state,
        "set_at": iso(row.set_at) if row.set_at else None,
        "runs_out": iso(ends) if ends and row.state == "open" else None,
    }


ACCOUNT = Command("account", Words("账户一览", "who has an account"), account)


def person_argument(parser: Parser) -> None:
    """Whose account."""
    person = Words("姓名或编号", "a name or id")
    parser.add_argument("person", metavar="PERSON", help=parser.about(person))


def first_arguments(parser: Parser) -> None:
    """Whose, and where the password comes from."""
    person_argument(parser)
    password_argument(parser)


def first(asked: Namespace, context: Context) -> Answer:
    """The first account of a room in which nobody has one yet; who keeps the accounts chooses the own password."""
    from commandroom.usecases.commands import FirstPassword

    room = context.room()
    person = room.actor(asked.person)
    room.perform(FirstPassword(person.id, Typed(context, is_piped=asked.password_stdin).new()))
    return _done(person.id, "open", context, f"{person.name} 的账户已开通", f"{person.name} has an account")


def give(asked: Namespace, context: Context) -> Answer:
    """Open or reset an account: prints a first password, once, to be changed at the first sign-in."""
    from commandroom.usecases.commands import GivePassword
    from commandroom.usecases.keepingaccounts import given_password

    room = context.room()
    person, new = room.actor(asked.person), given_password()
    room.perform(GivePassword(person.id, new))
    zh = f"{person.name} 的首次口令（只显示这一次）：{new.reveal()}"
    en = f"The first password of {person.name}, shown this once: {new.reveal()}"
    answer = _done(person.id, "first", context, zh, en)
    assert isinstance(answer.document, dict)  # noqa: S101 - made above
    return Answer(answer.document | {"password": new.reveal()}, answer.lines)


def code(_asked: Namespace, context: Context) -> Answer:
    """Another rescue code, printed once: for the safe, not for a drawer of this room."""
    from commandroom.usecases.commands import MakeRescue
    from commandroom.usecases.keepingaccounts import given_password

    made = given_password()
    context.room().perform(MakeRescue(made))
    zh = f"应急码（只显示这一次，请封存保管；此前的应急码作废）：{made.reveal()}"
    en = f"The rescue code, shown this once; keep it sealed, the one before is void: {made.reveal()}"
    return Answer({"code": made.reveal()}, [context.say(zh, en)])


def rescue_arguments(parser: Parser) -> None:
    """Who, and where the code comes from."""
    person_argument(parser)
    password_argument(parser)


def rescue(asked: Namespace, context: Context) -> Answer:
    """By the rescue code: who keeps the accounts gets a first password; the code is used up."""
    from commandroom.usecases.commands import Rescue
    from commandroom.usecases.keepingaccounts import given_password

    room, new = context.room(), given_password()
    person = room.actor(asked.person)
    room.perform(Rescue(person.id, Typed(context, is_piped=asked.password_stdin).password(), new))
    zh = f"{person.name} 的首次口令（只显示这一次）：{new.reveal()}；应急码已作废，请重新生成。"
    en = f"The first password of {person.name}, shown this once: {new.reveal()}; the code is void, make another one."
    return Answer({"person": person.id, "state": "first", "password": new.reveal()}, [context.say(zh, en)])


def close(asked: Namespace, context: Context) -> Answer:
    """Nobody signs in with it any more."""
    from commandroom.usecases.commands import CloseAccount

    room = context.room()
    person = room.actor(asked.person)
    room.perform(CloseAccount(person.id))
    return _done(person.id, "closed", context, f"{person.name} 的账户已停用", f"{person.name} has no account")


def password(asked: Namespace, context: Context) -> Answer:
    """The own password: the present one, then the new one."""
    from commandroom.usecases.commands import ChangePassword

    room, typed = context.room(), Typed(context, is_piped=asked.password_stdin)
    person = room.operator()
    room.perform(ChangePassword(person.id, typed.password(), typed.new()))
    zh, en = "口令已更换，请重新登录", "The password is changed; sign in again"
    return _done(person.id, "open", context, zh, en)


def rules_arguments(parser: Parser) -> None:
    """What to change."""
    policy = Words("口令规则：modern 或 level2（等保二级）", "modern, or level2 for GB/T 22239 level 2")
    parser.add_argument("--policy", default=None, metavar="NAME", help=parser.about(policy))
    idle = Words("无人操作多少分钟后锁定", "lock a seat that nobody touches for so many minutes")
    parser.add_argument("--idle", default=None, metavar="MINUTES", help=parser.about(idle))


def change_rules(asked: Namespace, context: Context) -> Answer:
    """Set the policy of passwords and the idle lock."""
    from commandroom.usecases.commands import Amend

    room = context.room()
    wanted = {rules.PROFILE: asked.policy, rules.IDLE: asked.idle}
    changed = {record: value for record, value in wanted.items() if value is not None}
    for record, value in changed.items():
        room.perform(Amend("setting", record, {"value": value}))
    said = context.say("已更改。", "Changed.") if changed else context.say("没有更改。", "Nothing changed.")
    return Answer({"changed": changed}, [said])


def _done(person: str, state: str, context: Context, zh: str, en: str) -> Answer:
    return Answer({"person": person, "state": state}, [context.say(zh, en)])


ACCOUNT_FIRST = Command(
    "account first",
    Words("开通本室第一个账户", "the first account of the room"),
    first,
    first_arguments,
    whose=Whose.SEAT,
)
ACCOUNT_CODE = Command(
    "account code", Words("生成应急码（封存保管）", "make a rescue code, for the safe"), code
)
ACCOUNT_RESCUE = Command(
    "account rescue",
    Words("用应急码重置账户管理人的口令", "by the rescue code: the keeper's password"),
    rescue,
    rescue_arguments,
    whose=Whose.SEAT,
)
ACCOUNT_GIVE = Command(
    "account give",
    Words("开通或重置账户，给出首次口令", "open or reset an account"),
    give,
    person_argument,
)
ACCOUNT_CLOSE = Command("account close", Words("停用账户", "close an account"), close, person_argument)
ACCOUNT_PASSWORD = Command(
    "account password", Words("更换自己的口令", "change the own password"), password, password_argument
)
ACCOUNT_RULES = Command(
    "account rules",
    Words("口令规则与锁定时间", "policy of passwords, idle lock"),
    change_rules,
    rules_arguments,
)

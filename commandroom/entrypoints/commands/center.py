"""`center init|serve|invite|seats|revoke|renew|status`: the county's centre, or with `--role room-hub` the room's own hub."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from commandroom.entrypoints.command import Answer, Command, Whose
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

if TYPE_CHECKING:
    from commandroom.center.authority.enrolling import Enrolling
    from commandroom.center.authority.home import CenterHome
    from commandroom.center.store.holding import CenterStore

LISTEN = "0.0.0.0:8443"
_DB = Words(
    "数据库地址，postgresql+psycopg://…（默认：数据目录里的文件）",
    "URL of the database, postgresql+psycopg://… (default: a file in the home)",
)


def init_arguments(parser: Parser) -> None:
    """What the centre is."""
    name = Words("名称", "its name")
    parser.add_argument("--name", required=True, metavar="TEXT", help=parser.about(name))
    code = Words(
        "县（市、区）六位代码；本室交换机用乡镇九位代码",
        "the county's six digits, a hub's township's nine",
    )
    parser.add_argument("--code", required=True, metavar="CODE", help=parser.about(code))
    host = Words("席位连接用的主机名或地址，可重复", "a name or address that seats call; repeatable")
    parser.add_argument("--host", action="append", required=True, metavar="HOST", help=parser.about(host))
    role = Words("角色", "its role")
    parser.add_argument("--role", choices=("county", "room-hub"), default="county", help=parser.about(role))
    period = Words(
        "席位每隔多少秒交换一次（默认交换机 15、县中心 60）",
        "seconds between exchanges (a hub's 15, a county's 60)",
    )
    parser.add_argument("--period", type=int, default=0, metavar="S", help=parser.about(period))
    _db_argument(parser)


def _db_argument(parser: Parser) -> None:
    parser.add_argument("--db", default="", metavar="URL", help=parser.about(_DB))


def _home(context: Context) -> CenterHome:
    from commandroom.center.authority.home import CenterHome

    return CenterHome(context.home, context.clock)


def _fingerprint(home: CenterHome) -> str:
    from commandroom.domain.exchange.joining import fingerprint_of

    return fingerprint_of(home.authority().der)


def init(asked: Namespace, context: Context) -> Answer:
    """Make the centre's folder, keys and certificates."""
    from commandroom.center.authority.home import About

    home = _home(context)
    about = About(
        asked.name.strip(),
        asked.code,
        asked.role,
        tuple(dict.fromkeys(asked.host)),
        asked.db,
        max(0, asked.period),
    )
    home.make(about)
    home.store().close()
    fingerprint = _fingerprint(home)
    document = {"name": about.name, "place": about.place, "role": about.role, "hosts": about.hosts}
    lines = [
        context.say(f"已建立“{about.name}”（{about.place}）。", f"“{about.name}” ({about.place}) is made."),
        context.say(f"证书指纹：{fingerprint}", f"Fingerprint of its authority: {fingerprint}"),
    ]
    return Answer(document | {"fingerprint": fingerprint, "home": str(context.home)}, lines)


def serve_arguments(parser: Parser) -> None:
    """Where it listens."""
    where = Words(f"监听地址（默认 {LISTEN}）", f"address to listen on (default: {LISTEN})")
    parser.add_argument("--listen", default=LISTEN, metavar="HOST:PORT", help=parser.about(where))
    _db_argument(parser)


def serve(asked: Namespace, context: Context) -> Answer:
    """Serve until the process is told to end."""
    from commandroom.center.app.application import Center
    from commandroom.center.serving import jsonlog, server

    home = _home(context)
    home.about()
    with jsonlog.on_standard_error():
        center = Center(home, home.store(asked.db))
        server.serve(center, home, asked.listen, lambda url: _say_listening(context, url))
    return Answer()


def _say_listening(context: Context, url: str) -> None:
    context.emit({"listening": url}, [context.say(f"正在监听 {url}", f"Listening on {url}")])
    context.out.flush()


def invite_arguments(parser: Parser) -> None:
    """Whom it lets in."""
    place = Words(
        "乡镇九位代码；县级席位用县六位代码", "the township's nine digits, for a county's desk the six"
    )
    parser.add_argument("--place", default="", metavar="CODE", help=parser.about(place))
    seat = Words("席位字母", "the seat's letter")
    parser.add_argument("--seat", required=True, metavar="A", help=parser.about(seat))
    role = Words("角色", "its role")
    parser.add_argument("--role", choices=("seat", "county", "hub"), default="seat", help=parser.about(role))
    replace = Words(
        "顶替已损坏的同字母席位，原设备随即停用", "replaces a broken seat, whose device counts no more"
    )
    parser.add_argument("--replace", action="store_true", help=parser.about(replace))
    _db_argument(parser)


def invite(asked: Namespace, context: Context) -> Answer:
    """Make a one-time code."""
    from commandroom.domain.exchange.streams import Role
    from commandroom.domain.journal import moment

    home, store, enrolling = _open(asked, context)
    try:
        place, seat = asked.place or home.about().place, asked.seat.upper()
        issued = enrolling.invite(place, seat, Role(asked.role), replaces=asked.replace)
    finally:
        store.close()
    until = moment(issued.expires)
    document = {"code": issued.code, "expires_at": until.isoformat(), "place": place, "seat": seat}
    local = until.astimezone().strftime("%H:%M")
    lines = [issued.code, context.say(f"{local} 前有效，用一次。", f"Good until {local}, once.")]
    return Answer(document | {"role": asked.role}, lines)


def _open(asked: Namespace, context: Context) -> tuple[CenterHome, CenterStore, Enrolling]:
    from commandroom.center.authority.enrolling import Enrolling

    home = _home(context)
    about = home.about()
    store = home.store(asked.db)
    return home, store, Enrolling(store, about, home.keys(), home.authority())


def link_arguments(parser: Parser) -> None:
    """To whom."""
    url = Words("县中心的地址，https://…", "the county centre's address, https://…")
    parser.add_argument("url", metavar="URL", help=parser.about(url))
    code = Words(
        "县中心给的入网码（center invite --role hub）", "the code it gave (center invite --role hub)"
    )
    parser.add_argument("code", metavar="CODE", help=parser.about(code))


def link(asked: Namespace, context: Context) -> Answer:
    """Join this hub to its county's centre."""
    from commandroom.center.authority.linking import linked

    upstream = linked(_home(context), asked.url, asked.code, now=context.clock.now)
    document = {"url": upstream.url, "name": upstream.name, "place": upstream.place}
    lines = [
        context.say(
            f"已加入“{upstream.name}”，指纹 {upstream.fingerprint}。下次启动 serve 后开始交换。",
            f"Joined “{upstream.name}”, fingerprint {upstream.fingerprint}. The exchange begins when serve is started next.",
        )
    ]
    return Answer(document | {"fingerprint": upstream.fingerprint}, lines)


def seats(asked: Namespace, context: Context) -> Answer:
    """Who was enrolled, when each was heard, who was revoked."""
    from commandroom.center.authority.overview import seats as listed

    _, store, _ = _open(asked, context)
    try:
        rows = listed(store)
    finally:
        store.close()
    return Answer({"seats": rows}, [_line(row, context) for row in rows])


def _line(row: dict[str, Any], context: Context) -> str:
    seen = row["last_seen"] or context.say("从未联系", "never heard")
    text = f"{row['place']}/{row['seat']}  {row['role']:6}  {row['device']}  {seen}  {row['entries']}"
    if not row["revoked"]:
        return text
    after = row["written_after"]
    return f"{text}  " + context.say(
        f"已停用，此后写入 {after} 条无效", f"revoked, {after} entries after it are void"
    )


def revoke_arguments(parser: Parser) -> None:
    """Which device."""
    device = Words("设备号（见 seats）", "the device, as in seats")
    parser.add_argument("device", metavar="DEVICE", help=parser.about(device))
    reason = Words("原因", "why")
    parser.add_argument("--reason", default="", metavar="TEXT", help=parser.about(reason))
    _db_argument(parser)


def revoke(asked: Namespace, context: Context) -> Answer:
    """Shut a device out; what is held of it stands."""
    _, store, enrolling = _open(asked, context)
    try:
        said = enrolling.revoke(asked.device, asked.reason)
    finally:
        store.close()
    lines = [context.say(f"设备 {said.device} 已停用。", f"Device {said.device} counts no more.")]
    return Answer({"device": said.device, "upto": said.upto, "reason": said.reason}, lines)


def renew_arguments(parser: Parser) -> None:
    """Now, or in time."""
    now = Words(
        "立即换用（此前未联系过的席位须重新入网）",
        "change over at once; who was not told meanwhile must join anew",
    )
    parser.add_argument("--now", action="store_true", help=parser.about(now))


def renew(asked: Namespace, context: Context) -> Answer:
    """Make the next authority; it signs when all had time to hear of it, or at once."""
    from commandroom.center.authority.succession import Succession
    from commandroom.domain.exchange.joining import fingerprint_of

    home = _home(context)
    home.about()
    succession = Succession(home, context.clock)
    waiting = succession.next() if asked.now else None
    following = fingerprint_of((waiting or succession.prepare()).der)
    at = succession.changes_at()
    if asked.now:
        succession.change_over()
    document = {"fingerprint": _fingerprint(home), "next": "" if asked.now else following}
    when = "" if asked.now or at is None else at.isoformat()
    said = (
        context.say(f"已换用，新指纹：{following}", f"Changed over; the new fingerprint: {following}")
        if asked.now
        else context.say(
            f"下一张根证书已生成（指纹 {following}），{when[:10]} 起换用；其间新旧都受信任。",
            f"The next authority is made (fingerprint {following}); it signs from {when[:10]} on, until then both are trusted.",
        )
    )
    return Answer(document | {"changes_at": when}, [said])


def status(asked: Namespace, context: Context) -> Answer:
    """What the centre is and holds."""
    from commandroom.center.authority.overview import status as looked
    from commandroom.center.authority.succession import Succession

    home, store, _ = _open(asked, context)
    try:
        document = looked(home, store) | {"fingerprint": _fingerprint(home)}
    finally:
        store.close()
    at = Succession(home, context.clock).changes_at()
    document["authority_changes"] = "" if at is None else at.isoformat()
    return Answer(document, [f"{name}: {value}" for name, value in document.items()])


CENTER_INIT = Command(
    "center init",
    Words("建立县中心或本室交换机", "make a county's centre or a room's hub"),
    init,
    init_arguments,
    whose=Whose.SEAT,
)
CENTER_SERVE = Command("center serve", Words("运行", "serve"), serve, serve_arguments, whose=Whose.SEAT)
CENTER_INVITE = Command(
    "center invite",
    Words("生成一次性入网码", "a one-time code for a device"),
    invite,
    invite_arguments,
    whose=Whose.SEAT,
)
CENTER_LINK = Command(
    "center link",
    Words("本室交换机加入县中心", "join a room's hub to its county's centre"),
    link,
    link_arguments,
    whose=Whose.SEAT,
)
CENTER_SEATS = Command(
    "center seats", Words("已入网的设备", "who was enrolled"), seats, _db_argument, whose=Whose.SEAT
)
CENTER_REVOKE = Command(
    "center revoke", Words("停用设备", "shut a device out"), revoke, revoke_arguments, whose=Whose.SEAT
)
CENTER_RENEW = Command(
    "center renew",
    Words("换发根证书：先告知，到期换用", "the next authority of TLS: told first, then taken over"),
    renew,
    renew_arguments,
    whose=Whose.SEAT,
)
CENTER_STATUS = Command(
    "center status", Words("概况", "what it is and holds"), status, _db_argument, whose=Whose.SEAT
)

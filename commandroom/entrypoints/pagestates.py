"""Which states every page of this version has, in one table: pictures and tests walk it, cell by cell.

A page is everything that stands before a person: those of the rail, an event's own, the sections of the settings, and
the dialogs that are places of their own. Where a state cannot exist the table says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from commandroom.domain.errors import Named

SECTIONS = (
    "appearance", "sounds", "conditions", "clocks", "categories", "playbooks", "recommending", "rulechanges", "forms", "keys",
    "accounts", "backup", "custody", "running", "wall", "about",
)  # fmt: skip
PAGES = (
    "board", "intake", "event", "dispatch", "supervision", "dashboard", "summary", "periods", "ledgers", "monitor", "jobs",
    "assessment", "roster", "rota", "settings",
    *(f"settings/{section}" for section in SECTIONS[1:]),
    "sync", "palette", "alerts", "import", "manual",
)  # fmt: skip
"""`settings` alone opens its first section."""
NAMED = {"exchange": "sync"}
"""Pages whose pictures have another name than they have in the rail."""


class PageState(StrEnum):
    """What a page can be in besides being well.

    `LOADING` is a first load, `RELOADING` one that has rows on the screen already.
    """

    EMPTY = "empty"
    LOADING = "loading"
    RELOADING = "reloading"
    OFFLINE = "offline"
    ERROR = "error"
    READ_ONLY = "read_only"
    NO_PERMISSION = "no_permission"


S = PageState
_SEAT = Named(
    "这里只有本席位自己的选择，不读数据库", "it keeps choices of this seat and asks the room for nothing"
)
_CHOICE = Named("每一项总有一个选择", "a choice is always made")
_BESIDE = Named(
    "这些选择不在数据库里，只读时仍可更改", "its choices lie beside the store and can be made all the same"
)
_SHIPPED = Named("内容随程序提供，不会为空", "what it shows is shipped with the program and never empty")
_ALWAYS = Named("没有事件的一天也有专报", "a day without events has its paper, too")
_JOBS = Named("每个席位都有自己的定时任务", "every seat has its jobs")
_FORM = Named("表单没有旧数据行，已填写的内容一直保留", "a form has no rows to keep, and what is typed stays")
_ONCE = Named("只在打开时读取一次", "it is asked once, when it opens")
_EVERYBODY = Named("任何人都可以操作", "everybody may")
_LEAF = Named(
    "手册随程序提供，与数据库、县级和权限无关",
    "the manual lies in the program: no store, no county, no rights",
)
_STATE = Named("加密状态总有一种", "the file is always in one state of encryption")
_AUDITED = Named("审计员可以查看", "the auditor may look")
_EVERYBODY_SEES = Named("任何人都可以查看", "everybody may look")
_HIDDEN = Named("没有权限的人看不到这个入口", "who may not is not offered it")
_ANEW = Named("每次都重新读取", "it is read anew each time")
_STAFF = Named("总有人员在册", "somebody is always on the roster")
_NO_CHANGE = Named("这里不更改任何内容", "it changes nothing")
_OF_SEAT: Mapping[PageState, Named] = {
    S.LOADING: _SEAT, S.RELOADING: _SEAT, S.ERROR: _SEAT, S.READ_ONLY: _BESIDE, S.NO_PERMISSION: _EVERYBODY,
}  # fmt: skip

_EXCEPT: Mapping[str, Mapping[PageState, Named]] = {
    "intake": {S.RELOADING: _FORM},
    "dashboard": {S.READ_ONLY: _NO_CHANGE, S.NO_PERMISSION: _EVERYBODY},
    "monitor": {S.READ_ONLY: _NO_CHANGE, S.NO_PERMISSION: _EVERYBODY},
    "ledgers": {S.READ_ONLY: _NO_CHANGE, S.NO_PERMISSION: _EVERYBODY},
    "jobs": {S.EMPTY: _JOBS, S.NO_PERMISSION: _EVERYBODY},
    "summary": {S.EMPTY: _ALWAYS},
    "periods": {S.EMPTY: _ALWAYS},
    "dispatch": {S.RELOADING: _ONCE},
    "settings": {S.EMPTY: _CHOICE, **_OF_SEAT},
    "settings/sounds": {S.EMPTY: _SHIPPED},
    "settings/clocks": {S.EMPTY: _SHIPPED},
    "settings/recommending": {S.EMPTY: _SHIPPED},
    "settings/rulechanges": {S.NO_PERMISSION: _EVERYBODY_SEES},
    "settings/forms": {S.EMPTY: _SHIPPED},
    "settings/keys": _OF_SEAT,
    "settings/accounts": {S.EMPTY: _STAFF, S.RELOADING: _ANEW},
    "settings/backup": {S.NO_PERMISSION: _EVERYBODY},
    "settings/custody": {
        S.EMPTY: _STATE, S.RELOADING: _ANEW, S.READ_ONLY: _NO_CHANGE, S.NO_PERMISSION: _AUDITED,
    },
    "settings/running": {S.EMPTY: _CHOICE, **_OF_SEAT},
    "settings/wall": {S.EMPTY: _CHOICE, **_OF_SEAT},
    "settings/about": {
        S.EMPTY: _SHIPPED, S.RELOADING: _ONCE, S.READ_ONLY: _NO_CHANGE, S.NO_PERMISSION: _EVERYBODY,
    },
    "palette": {S.RELOADING: _ANEW},
    "alerts": {S.NO_PERMISSION: _EVERYBODY},
    "import": {S.RELOADING: _ANEW, S.NO_PERMISSION: _HIDDEN},
    "manual": {
        S.LOADING: _LEAF, S.RELOADING: _LEAF, S.OFFLINE: _LEAF, S.READ_ONLY: _LEAF, S.NO_PERMISSION: _LEAF,
    },
}  # fmt: skip


def why_not(page: str, state: PageState) -> Named | None:
    """Why a page cannot be in a state; None where it can."""
    return _EXCEPT.get(page, {}).get(state)


def cells() -> Iterator[tuple[str, PageState]]:
    """Every page with every state that it can be in."""
    for page in PAGES:
        yield from ((page, state) for state in PageState if not why_not(page, state))

"""联合执法方案: one page to print and to sign by all bodies (浙江省综合行政执法条例 14条)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from commandroom.domain.people.joint import Joint
from commandroom.domain.time.moments import local
from commandroom.reports.document import Document, Line, Role, Table

_MODES = {
    "own": "镇队合一：以镇名义依法立案处理",
    "joint": "联合执法：现场制止、取证、移送，由县级执法队立案",
}


def joint_document(
    plan: Joint, title: str, place: str, name: Callable[[str], str], *, demo: bool = False
) -> Document:
    """The plan, with what came of it where that is told; `name` gives a person's name by id."""
    rows: list[tuple[str, str]] = [
        ("事件", f"{plan.number} {title}".strip()),
        ("发起机关", plan.initiator),
        ("参与部门", "、".join(plan.departments)),
        ("时间", _moment(plan.begins)),
        ("地点", plan.place),
        ("执法方式", _MODES.get(plan.mode, "未设定")),
        ("执法人员", "；".join(f"{name(one)}（执法证 {plan.basis.get(one, '')}）" for one in plan.officers)),
        ("协助人员", "、".join(map(name, plan.assistants)) or "无"),
        ("任务分工", plan.division),
        ("制定", f"{name(plan.planned_by)} {_moment(plan.planned_at)}"),
        ("执法结果", _result(plan, name)),
    ]
    signed = tuple((body, "", "") for body in (plan.initiator, *plan.departments))
    return Document(
        title=f"联合执法方案 {plan.number}", place=place, made_at=plan.planned_at,
        blocks=(
            Line(Role.TITLE, "联合执法方案"),
            Line(Role.NOTE, "依据《浙江省综合行政执法条例》第十三条、第十四条制定；执法人员不少于两人并持证，辅助人员只能协助。"),
            Table(("项目", "内容"), tuple(rows), (18, 82)),
            Line(Role.HEADING, "各参加单位确认"),
            Table(("单位", "负责人签字", "日期"), signed, (46, 32, 22)),
        ),
        watermark="演示数据" if demo else "",
    )  # fmt: skip


def file_name(plan: Joint, suffix: str) -> str:
    """联合执法方案-330299104-20260310-A0001.pdf."""
    return f"联合执法方案-{plan.number}.{suffix}"


def _result(plan: Joint, name: Callable[[str], str]) -> str:
    if plan.result is not None:
        return f"{plan.result.text}（{name(plan.result.by)} {_moment(plan.result.at)}，各参加单位一并办结）"
    return "已取消" if plan.called_off_at is not None else ""


def _moment(at: datetime) -> str:
    return f"{local(at):%Y-%m-%d %H:%M}"

"""The invented files and posts of the demo township: all 38 fields of everybody, made from what `people.csv` says."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from commandroom.domain.people.posts import Post

_ESTABLISHMENTS = {"行政": "行政编", "参公": "参公编", "事业": "事业编", "下沉": "参公编"}
_REQUIREMENTS = {
    "intake": "熟悉事项目录，录入规范", "command": "熟悉辖区与各单位职责", "office_head": "任中层满一年",
    "office_staff": "熟悉本条线业务", "enforcer": "持行政执法证", "grid": "常住本村社，熟悉户情",
    "shift_leader": "任综合岗位满一年", "director": "党委主要负责人兼", "deputy_director": "党群副书记兼",
    "enforcement_coordinator": "熟悉赋权事项清单", "auditor": "熟悉内控与档案管理",
}  # fmt: skip
_GRADES = ("称职", "优秀", "称职", "称职", "合格")
_NOT_YET = 43
"""Whose union membership was not transferred: one gap for the headcount to find."""


def filed(row: Mapping[str, str], town: str) -> dict[str, str]:
    """The further columns of somebody's file; `row` is a line of `people.csv`. Numbers are masked as in a real room."""
    at = int(row["id"].rsplit("-", 1)[1])
    is_sunk = row["sunk"] == "是"
    category = row["staff_category"]
    found = {
        "性别": "男" if at % 2 else "女",
        "出生年月": f"{1968 + at * 7 % 32}-{at * 5 % 12 + 1:02d}",
        "身份证号": f"330***********{at:04d}",
        "政治面貌": row["political"] or ("中共党员" if is_sunk and at % 3 else "群众"),
        "职务层次": row["duty_level"] or "一般",
        "编制性质": _ESTABLISHMENTS.get(category, "编外"),
        "编制所属单位": f"县{row['department']}部门" if is_sunk else town,
        "岗位编码": f"LX-{row['unit'].upper()[:4]}-{at:03d}",
        "任职要求": _REQUIREMENTS.get(row["roles"].split()[0], "熟悉本岗位业务"),
        "中层职数占用": "是" if row["duty_level"].startswith("中层") else "否",
        "考核主管": f"{town}党委、政府",
        "最近考核结果": _GRADES[at % len(_GRADES)],
    }
    if "enforcer" in row["roles"]:
        found["执法队（中队）"] = f"综合行政执法队{'一二三'[at % 3]}中队"
    return found | (_sunk(at, town, found["政治面貌"]) if is_sunk else {})


def _sunk(at: int, town: str, political: str) -> dict[str, str]:
    found = {
        "下沉人员编制编号": f"下沉-演示-{at:03d}",
        "下沉日期": "2024-03-01",
        "锁定期至": "2027-02-28",
        "工会关系": f"{town}总工会",
        "工资发放主体": town,
    }
    if political == "中共党员":
        found |= {"党组织关系所在": f"{town}机关党总支", "党组织关系转入日期": "2024-03-15"}
    return {key: text for key, text in found.items() if not (at == _NOT_YET and key == "工会关系")}


def posts(folder: Path) -> tuple[Post, ...]:
    """The catalogue of posts."""
    with (folder / "posts.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(
            Post(
                id=row["id"], name=row["name"], unit=row["unit"], role=row["role"], duties=row["duties"],
                requirements=row["requirements"], matters=tuple(row["matters"].split()),
                persons=tuple(row["persons"].split()), seats=int(row["seats"]), full=row["full"] == "是",
            )
            for row in csv.DictReader(stream)
        )  # fmt: skip

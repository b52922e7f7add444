"""`jobs`, `jobs run`: the periodic jobs of this home, how they went, and doing one now."""

from __future__ import annotations

from argparse import Namespace

from commandroom.domain.time.moments import iso
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

_FAILED = 1
_NAMES = {
    "sweep": ("督办巡查与提醒", "supervision and alerts"),
    "health": ("系统自检", "self-check"),
    "summary": ("每日专报", "daily summary"),
    "backup": ("每小时备份", "hourly copy"),
    "check": ("夜间全库检查", "nightly check of the whole store"),
    "exchange": ("县级交换", "exchange"),
    "files": ("附件传送", "attachments"),
}
_COURSES = {
    "running": ("正在执行", "running"),
    "failed": ("失败", "failed"),
    "late": ("延误", "late"),
    "well": ("正常", "well"),
    "never": ("尚未执行", "never yet"),
}


def jobs_arguments(parser: Parser) -> None:
    """The runs of one job."""
    about = Words("某一任务的执行记录，最近的在前", "the runs of one job, newest first")
    parser.add_argument("--runs", default="", metavar="NAME", help=parser.about(about))


def jobs(asked: Namespace, context: Context) -> Answer:
    """Every periodic job: last run, next run where a desk runs them, how long it took, how it went."""
    from commandroom.usecases.running import jobs_now

    room = context.room()
    is_joined = room.exchanging is not None and room.exchanging.is_joined
    found = jobs_now(room, room.now(), room.jobs, is_joined=is_joined)
    if asked.runs:
        return _runs(asked.runs, [work.name for work in found], context)
    rows = [
        {
            "name": one.name,
            "period_seconds": one.period_seconds,
            "course": one.course.value,
            "last_start": iso(one.last_start) if one.last_start is not None else None,
            "last_end": iso(one.last_end) if one.last_end is not None else None,
            "next": iso(one.next_at) if one.next_at is not None else None,
            "seconds": one.seconds,
            "failed": one.failed,
            "missed": one.missed,
        }
        for one in found
    ]
    lines = [
        f"{one.name:<9} {context.say(*_COURSES[one.course.value])}  "
        f"{iso(one.last_start) if one.last_start is not None else '—'}  "
        f"{_seconds(one.seconds)}  {one.failed}  {context.say(*_NAMES[one.name])}"
        for one in found
    ]
    return Answer({"jobs": rows}, lines)


def _runs(name: str, known: list[str], context: Context) -> Answer:
    from commandroom.domain.errors import NotFoundError
    from commandroom.usecases.queries import JobRuns

    if name not in known:
        raise NotFoundError("job.unknown", value=name[:40], known=" ".join(known))
    runs = context.room().ask(JobRuns(name))
    rows = [
        {"started": iso(run.started), "ended": iso(run.ended), "failed": run.failed, "missed": run.missed}
        for run in runs
    ]
    lines = [
        f"{iso(run.started)}  {_seconds((run.ended - run.started).total_seconds())}  "
        f"{run.failed or context.say('正常', 'well')}{_missed(run.missed, context)}"
        for run in runs
    ]
    return Answer({"job": name, "runs": rows}, lines or [context.say("没有执行记录。", "No runs yet.")])


def _seconds(seconds: float | None) -> str:
    return "—" if seconds is None else f"{seconds:.3f} s"


def _missed(count: int, context: Context) -> str:
    return context.say(f"（此前漏 {count} 次）", f" ({count} missed before)") if count else ""


def run_arguments(parser: Parser) -> None:
    """Which job."""
    about = Words("任务名称：jobs 列出的第一列", "the job's name: the first column of `jobs`")
    parser.add_argument("name", metavar="NAME", help=parser.about(about))


def run(asked: Namespace, context: Context) -> Answer:
    """Do a job here and now, whether it is time for it or not."""
    from commandroom.base.sentences import sentence
    from commandroom.usecases.queries import JobRuns

    room = context.room()
    went_well = room.jobs is not None and room.jobs.run(asked.name)
    newest = next(iter(room.ask(JobRuns(asked.name, 1))), None)
    failed = newest.failed if newest is not None else ""
    said = context.say(f"已执行：{asked.name}", f"done: {asked.name}")
    if not went_well:
        said = sentence("job.failed", {"name": asked.name, "reason": failed}, lang=context.lang)
    return Answer(
        {"job": asked.name, "well": went_well, "failed": failed}, [said], 0 if went_well else _FAILED
    )


JOBS = Command(
    "jobs", Words("定时任务及执行情况", "the periodic jobs and how they went"), jobs, jobs_arguments
)
JOBS_RUN = Command("jobs run", Words("立即执行一个定时任务", "do a periodic job now"), run, run_arguments)

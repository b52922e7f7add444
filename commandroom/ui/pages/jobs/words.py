"""The words of the jobs' page: names, what each does, how it went, how often it comes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from commandroom.base.sentences import known_codes, sentence
from commandroom.ui import words
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.moments import local
from commandroom.usecases.queries import JobRun
from commandroom.usecases.running import Course, Work

NOTHING = "—"
_MINUTE, _HOUR = 60, 3600


def _say(text: str) -> str:
    return QCoreApplication.translate("Jobs", text)


_NAMES = {
    "sweep": QT_TRANSLATE_NOOP("Jobs", "Supervision and alerts"),
    "health": QT_TRANSLATE_NOOP("Jobs", "Self-check of the jobs"),
    "summary": QT_TRANSLATE_NOOP("Jobs", "Daily summary"),
    "backup": QT_TRANSLATE_NOOP("Jobs", "Hourly copy"),
    "check": QT_TRANSLATE_NOOP("Jobs", "Nightly check of the store"),
    "exchange": QT_TRANSLATE_NOOP("Jobs", "Exchange of entries"),
    "files": QT_TRANSLATE_NOOP("Jobs", "Sending of attachments"),
}
_ABOUT = {
    "sweep": QT_TRANSLATE_NOOP(
        "Jobs", "Lights the lamps, urges, drafts supervision sheets, raises alerts and passes them on."
    ),
    "health": QT_TRANSLATE_NOOP("Jobs", "Rings when one of the other jobs is more than two periods late."),
    "summary": QT_TRANSLATE_NOOP(
        "Jobs",
        "Makes the day's paper at its set time, whoever is signed in; what was missed is made up and marked.",
    ),
    "backup": QT_TRANSLATE_NOOP(
        "Jobs", "Copies and checks the store when the last copy is an hour old and something changed since."
    ),
    "check": QT_TRANSLATE_NOOP(
        "Jobs",
        "Looks at the whole journal, every event and the search, at night or when the last look is old.",
    ),
    "exchange": QT_TRANSLATE_NOOP("Jobs", "Brings entries to the hub or the county, and takes theirs."),
    "files": QT_TRANSLATE_NOOP("Jobs", "Brings and fetches attachments beside the exchange."),
}
_COURSES = {
    Course.RUNNING: QT_TRANSLATE_NOOP("Jobs", "◔ running"),
    Course.FAILED: QT_TRANSLATE_NOOP("Jobs", "✕ failed"),
    Course.LATE: QT_TRANSLATE_NOOP("Jobs", "! late"),
    Course.WELL: QT_TRANSLATE_NOOP("Jobs", "✓ well"),
    Course.NEVER: QT_TRANSLATE_NOOP("Jobs", "○ never yet"),
}
_ROLES = {
    Course.RUNNING: "text2",
    Course.FAILED: "crit",
    Course.LATE: "warn",
    Course.WELL: "text2",
    Course.NEVER: "text3",
}


def job_name(name: str) -> str:
    """The name of a job; its key where a newer program brought it."""
    return _say(_NAMES[name]) if name in _NAMES else name


def about_text(name: str) -> str:
    """What a job does, in a sentence."""
    return _say(_ABOUT[name]) if name in _ABOUT else ""


def course_text(work: Work) -> str:
    """How it stands: sign and word, with the trouble behind it."""
    said = _say(_COURSES[work.course])
    return f"{said} · {trouble_text(work.failed)}" if work.failed and work.course is Course.FAILED else said


def course_role(work: Work) -> str:
    """The colour of how it stands: only what is not well has one."""
    return _ROLES[work.course]


def trouble_text(code: str) -> str:
    """The sentence of what went wrong; where it needs particulars that were not kept, the code."""
    if code not in known_codes():
        return code
    said = sentence(code, {}, lang=_lang())
    return code if "{" in said else said


def _lang() -> str:
    from commandroom.ui.i18n import is_english  # noqa: PLC0415  asked anew, the language can change

    return "en" if is_english() else "zh_CN"


def period_text(seconds: int) -> str:
    """`每 10 秒`, `每 10 分钟`."""
    if seconds % _HOUR == 0:
        return _say(QT_TRANSLATE_NOOP("Jobs", "every {n} h")).format(n=seconds // _HOUR)
    if seconds % _MINUTE == 0:
        return _say(QT_TRANSLATE_NOOP("Jobs", "every {n} min")).format(n=seconds // _MINUTE)
    return _say(QT_TRANSLATE_NOOP("Jobs", "every {n} s")).format(n=seconds)


def length_text(seconds: float | None) -> str:
    """How long it took: `0.12 秒`, from a minute on in the words of durations."""
    if seconds is None:
        return NOTHING
    if seconds >= _MINUTE:
        return words.duration_text(seconds)
    return _say(QT_TRANSLATE_NOOP("Jobs", "{n} s")).format(n=f"{seconds:.2f}")


def moment_text(moment: datetime | None, now: datetime) -> str:
    """The time of today, else day and time."""
    if moment is None:
        return NOTHING
    shown = local(moment)
    return shown.strftime("%H:%M:%S" if shown.date() == local(now).date() else "%m-%d %H:%M:%S")


def missed_text(count: int) -> str:
    """How many runs never began before this one: it was made up once for all of them."""
    return _say(QT_TRANSLATE_NOOP("Jobs", "{n} missed")).format(n=f"{count:,}") if count else ""


def record_text(runs: Sequence[JobRun], now: datetime) -> str:
    """What the kept runs say together: how many went well, how long they took, the last one that failed."""
    if not runs:
        return ""
    failed = [run for run in runs if run.failed]
    lengths = [(run.ended - run.started).total_seconds() for run in runs]
    lines = [
        _say(QT_TRANSLATE_NOOP("Jobs", "Of {n} runs kept: {well} well, {failed} failed")).format(
            n=len(runs), well=len(runs) - len(failed), failed=len(failed)
        ),
        _say(QT_TRANSLATE_NOOP("Jobs", "A run took {mean} on average, {most} at most")).format(
            mean=length_text(sum(lengths) / len(lengths)), most=length_text(max(lengths))
        ),
    ]
    if failed:
        last = failed[0]
        said = _say(QT_TRANSLATE_NOOP("Jobs", "Last failure {time}: {why}"))
        lines.append(said.format(time=moment_text(last.started, now), why=trouble_text(last.failed)))
    return "\n".join(lines)

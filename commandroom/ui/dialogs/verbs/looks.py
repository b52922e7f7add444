"""How each field of each verb is asked for: by which control, with which choices, beginning with what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from commandroom.domain.event.lifecycle import VERBS, Field, fields
from commandroom.domain.event.recording import CORRECTABLE
from commandroom.domain.event.state import Event
from commandroom.domain.knowledge.gradings import Severity
from commandroom.ui import words
from commandroom.ui.choices import urgency_options, word_options
from commandroom.ui.dialogs.scene import Scene
from commandroom.ui.moments import long_text
from commandroom.ui.parts.naming import actor_text, verb_label

Choice = tuple[object, str]
Choices = Callable[[Scene], list[Choice]]
Start = Callable[[Scene], object]


class Control(StrEnum):
    """The kinds of control."""

    LINE = auto()
    TEXT = auto()
    AHEAD = auto()
    PAST = auto()
    UNIT = auto()
    PERSON = auto()
    CATEGORY = auto()
    PLACE = auto()
    CHOICE = auto()
    YES_NO = auto()
    WHOLE = auto()
    NUMBER = auto()
    FILES = auto()
    EVENT = auto()
    TITLES = auto()
    HIDDEN = auto()


@dataclass(frozen=True, slots=True)
class Look:
    """How a field is asked for. `start` gives what it begins with; `limit` is its longest text."""

    control: Control
    choices: Choices | None = None
    start: Start | None = None
    limit: int = 1000
    lines: int = 3
    hint: object = ""


def _event(scene: Scene) -> Event:
    assert scene.event is not None  # noqa: S101  only verbs about an event ask this
    return scene.event


def _say(text: object) -> str:
    return QCoreApplication.translate("VerbForm", str(text))


def _words(kind: str) -> Choices:
    return lambda scene: word_options(scene.rules.policy.words.get(kind, {}), lang=scene.lang)


def _fixed(*pairs: tuple[str, object]) -> Choices:
    return lambda _scene: [(key, _say(text)) for key, text in pairs]


def _first_of(choices: Choices) -> Start:
    return lambda scene: next((key for key, _ in choices(scene)), None)


def _severities(_scene: Scene) -> list[Choice]:
    levels = {
        Severity.NONE: 0,
        Severity.ORDINARY: 4,
        Severity.LARGER: 3,
        Severity.MAJOR: 2,
        Severity.EXTREME: 1,
    }
    return [(severity.value, words.severity_label(level)) for severity, level in levels.items()]


def _tiers(_scene: Scene) -> list[Choice]:
    return [(str(tier), words.tier_label(tier)) for tier in words.TIERS]


def _open_coops(scene: Scene) -> list[Choice]:
    return [(coop.office, scene.unit_name(coop.office)) for coop in _event(scene).coops if coop.is_open]


def _phases(scene: Scene) -> list[Choice]:
    timers = [t for t in _event(scene).timers if t.key == "dispose" and t.is_running and t.phase]
    return [(timer.phase, timer.phase) for timer in timers]


def _sheets(scene: Scene) -> list[Choice]:
    found = [s for s in _event(scene).supervisions if s.withdrawn_at is None and s.answered_at is None]
    return [(s.doc_no or s.id, s.doc_no or _say(_DRAFT)) for s in found]


def _correctable(scene: Scene) -> list[Choice]:
    return [(name, scene.label(name)) for name in CORRECTABLE]


def _deeds(scene: Scene) -> list[Choice]:
    assert scene.sheet is not None  # noqa: S101  only verbs about an event ask this
    heads = _event(scene).heads
    return [
        (row.hash, f"{verb_label(row.verb, row.label)} · {actor_text(row.actor_name)}")
        for row in scene.sheet.timeline
        if row.hash in heads
    ]


def _conflicts(scene: Scene) -> list[Choice]:
    return [
        (c.id, " / ".join(scene.verb_label(VERBS[verb]) if verb in VERBS else verb for verb in c.verbs))
        for c in _event(scene).conflicts
        if not c.settled
    ]


def _rivals(scene: Scene) -> list[Choice]:
    assert scene.sheet is not None  # noqa: S101  only verbs about an event ask this
    told = {row.hash: row for row in scene.sheet.timeline}
    hashes = [h for c in _event(scene).conflicts if not c.settled for h in (c.first, c.second)]
    return [(h, _told(scene, h) if h in told else h[:8]) for h in hashes]


def _told(scene: Scene, entry: str) -> str:
    assert scene.sheet is not None  # noqa: S101  asked by the caller
    row = next(row for row in scene.sheet.timeline if row.hash == entry)
    return f"{verb_label(row.verb, row.label)} · {actor_text(row.actor_name)} · {long_text(row.at)}"


def _proposals(scene: Scene) -> list[Choice]:
    waiting = [p for p in _event(scene).proposals if p.status == "open"]
    return [
        (
            p.id,
            f"{scene.verb_label(VERBS[p.verb]) if p.verb in VERBS else p.verb} · {scene.person_name(p.by)}",
        )
        for p in waiting
    ]


def _planned_unit(scene: Scene) -> object:
    category = scene.rules.policy.category(_event(scene).category)
    found = [u for u in scene.units if category is not None and u.answers_to(category.lead_office)]
    return found[0].id if found and found[0].may_lead else None


def _item(scene: Scene) -> object:
    category = scene.rules.policy.category(_event(scene).category)
    return f"{category.code} {category.name}" if category is not None else ""


def _tier(scene: Scene) -> object:
    event = _event(scene)
    category = scene.rules.policy.category(event.category)
    tiers = category.tiers if category is not None else (int(event.tier),)
    return "2" if 2 in tiers else str(min(tiers))  # noqa: PLR2004  tier 2 is the township's


def _scenario(scene: Scene) -> object:
    """What was chosen before, else the one that the category names; of several that it names somebody chooses."""
    category = scene.rules.policy.category(_event(scene).category)
    code = _event(scene).scenario or (category.scenario if category is not None else "")
    return code if any(one.code == code for one in scene.playbooks) else ""


def _playbooks(scene: Scene) -> list[Choice]:
    """Those that count today."""
    return [(one.code, f"{one.code} {one.name}") for one in scene.playbooks]


def _calls(scene: Scene) -> object:
    return len(_event(scene).callbacks) + 1


def _solved_so_far(scene: Scene) -> object:
    known = {"是", "基本", "否"}
    return _event(scene).solved if _event(scene).solved in known else "是"


def _child_count(scene: Scene) -> bool:
    return bool(_event(scene).children)


def _lead_name(scene: Scene) -> object:
    lead = _event(scene).lead
    if lead is None:
        return ""
    return scene.person_name(lead.handler) if lead.handler else scene.unit_name(lead.office)


_DRAFT = QT_TRANSLATE_NOOP("VerbForm", "Draft by the machine")
_SOLVED = _fixed(
    ("是", QT_TRANSLATE_NOOP("VerbForm", "Solved")),
    ("基本", QT_TRANSLATE_NOOP("VerbForm", "Mostly solved")),
    ("否", QT_TRANSLATE_NOOP("VerbForm", "Not solved")),
)
_CONTACTED = _fixed(
    ("已联系", QT_TRANSLATE_NOOP("VerbForm", "Spoken with")),
    ("已见面", QT_TRANSLATE_NOOP("VerbForm", "Met")),
    ("无人接听", QT_TRANSLATE_NOOP("VerbForm", "No answer")),
    ("号码有误", QT_TRANSLATE_NOOP("VerbForm", "Wrong number")),
)
_SATISFIED = _fixed(
    ("满意", QT_TRANSLATE_NOOP("VerbForm", "Satisfied")),
    ("基本满意", QT_TRANSLATE_NOOP("VerbForm", "Fairly satisfied")),
    ("不满意", QT_TRANSLATE_NOOP("VerbForm", "Dissatisfied")),
    ("无人接听", QT_TRANSLATE_NOOP("VerbForm", "No answer")),
    ("无法回访", QT_TRANSLATE_NOOP("VerbForm", "Cannot be called")),
)
_FIRST_REPORT = _fixed(("初报", QT_TRANSLATE_NOOP("VerbForm", "First report")))
_LATER_REPORTS = _fixed(
    ("续报", QT_TRANSLATE_NOOP("VerbForm", "Further report")),
    ("终报", QT_TRANSLATE_NOOP("VerbForm", "Final report")),
)
_REOPENING = _fixed(
    ("restart", QT_TRANSLATE_NOOP("VerbForm", "Count anew")),
    ("continue", QT_TRANSLATE_NOOP("VerbForm", "Count on")),
)
_MEANS = _fixed(
    ("电话", QT_TRANSLATE_NOOP("VerbForm", "Telephone")),
    ("短信", QT_TRANSLATE_NOOP("VerbForm", "Text message")),
    ("当面", QT_TRANSLATE_NOOP("VerbForm", "In person")),
    ("系统", QT_TRANSLATE_NOOP("VerbForm", "On the desk")),
)

_LINE = Look(Control.LINE, limit=120)
_TEXT = Look(Control.TEXT)
_LONG = Look(Control.TEXT, limit=10_000, lines=4)
_PAST = Look(Control.PAST, start=lambda scene: scene.now)
_PAST_IF_KNOWN = Look(Control.PAST)
_AHEAD = Look(Control.AHEAD)
_HIDDEN = Look(Control.HIDDEN)
_COUNT = Look(Control.WHOLE)

LOOKS: Mapping[str, Look] = {
    "category": Look(Control.CATEGORY, start=lambda s: s.event.category if s.event else None),
    "category_suggest": Look(Control.CATEGORY, start=lambda s: s.event.category if s.event else None),
    "urgency": Look(Control.CHOICE, lambda _s: urgency_options(), lambda s: s.event.urgency.value if s.event else None),
    "severity": Look(Control.CHOICE, _severities),
    "level": Look(Control.CHOICE, _severities, lambda s: _event(s).severity.value),
    "tier": Look(Control.CHOICE, _tiers, lambda s: str(int(_event(s).tier))),
    "nature": Look(Control.CHOICE, _words("nature")),
    "grid": Look(Control.PLACE),
    "lead_office": Look(Control.UNIT, start=_planned_unit),
    "new_office": Look(Control.UNIT), "office": Look(Control.UNIT), "suggested_office": Look(Control.UNIT),
    "coop_office": Look(Control.CHOICE, _open_coops, _first_of(_open_coops)),
    "handler": Look(Control.PERSON),
    "photo_after": Look(Control.FILES), "files": Look(Control.FILES),
    "solved": Look(Control.CHOICE, _SOLVED, _solved_so_far),
    "phase": Look(Control.CHOICE, _phases, _first_of(_phases)),
    "color": Look(Control.CHOICE, _words("color"), lambda _s: "blue"),
    "policy": Look(Control.CHOICE, _REOPENING, lambda _s: "restart"),
    "means": Look(Control.CHOICE, _MEANS),
    "to": replace(_LINE, start=_lead_name),
    "reason_code": Look(Control.CHOICE, _words("reject")),
    "no_callback_reason": Look(Control.CHOICE, _words("no_callback")),
    "field": Look(Control.CHOICE, _correctable, lambda _s: "title"),
    "target": Look(Control.CHOICE, _deeds, _first_of(_deeds)),
    "conflict": Look(Control.CHOICE, _conflicts, _first_of(_conflicts)),
    "keep": Look(Control.CHOICE, _rivals),
    "proposal": Look(Control.CHOICE, _proposals, _first_of(_proposals)),
    "doc_no": Look(Control.CHOICE, _sheets, _first_of(_sheets)),
    "master_id": Look(Control.EVENT),
    "titles": Look(Control.TITLES, limit=60),
    "item_ref": replace(_LINE, start=_item), "scenario": Look(Control.CHOICE, _playbooks, _scenario),
    "attempts": replace(_COUNT, start=_calls), "max_days": replace(_COUNT, start=lambda _s: 30),
    "text": _LONG, "value": _LONG, "result_text": _LONG, "handling_text": _LONG, "evidence": _LONG,
    "reply_text": replace(_LONG, start=lambda s: _event(s).reply_text),
    "closing_text": replace(_LONG, start=lambda s: _event(s).handling_text),
    "requirement": replace(_TEXT, limit=2000), "reason": _TEXT, "reason_text": _TEXT, "notify_record": _TEXT,
    "missing_items": _TEXT, "opinion": _TEXT, "basis": _TEXT, "plan": _TEXT, "content": _LONG, "note": _TEXT,
    "county_opinion": _TEXT, "closing_evidence": _TEXT, "did_our_best": _TEXT, "similarity_reason": _TEXT,
    "override": _LINE, "title": replace(_LINE, limit=60), "location": replace(_LINE, limit=200),
    "deadline": _AHEAD, "start_at": _AHEAD, "new_deadline": _AHEAD, "expected_resume": _AHEAD, "reply_by": _AHEAD,
    "ext_due": _AHEAD,
    "occurred_at": _PAST, "reported_at": _PAST, "phone_report_at": _PAST, "written_report_at": _PAST,
    "replied_at": _PAST, "received_at": _PAST, "closed_at": _PAST, "contacted_at": _PAST, "called_at": _PAST,
    "wrong_dispatch": Look(Control.YES_NO), "first_send": Look(Control.YES_NO), "leave_children": Look(Control.YES_NO),
    "confidential": Look(Control.YES_NO), "anonymous": Look(Control.YES_NO),
    "counted": Look(Control.YES_NO, start=lambda s: _event(s).assessed),
    "calendar": replace(_LINE, start=lambda s: s.rules.clockwork.calendar.version),
    **dict.fromkeys(("timer", "unit", "epoch", "lamp", "rung", "origin", "shown", "village", "lon", "lat", "place_type",
                     "repeat_of"), _HIDDEN),
    **dict.fromkeys(("involved", "injured", "dead", "missing"), _COUNT),
    "loss": Look(Control.NUMBER),
}  # fmt: skip

OF_VERB: Mapping[tuple[str, str], Look] = {
    ("return", "reason_code"): Look(Control.CHOICE, _words("return")),
    ("backlog_cause", "reason_code"): Look(Control.CHOICE, _words("backlog")),
    ("suspend_apply", "reason_code"): Look(Control.CHOICE, _words("suspend")),
    ("add_coop", "coop_office"): Look(Control.UNIT),
    ("contact", "result"): Look(Control.CHOICE, _CONTACTED, _first_of(_CONTACTED)),
    ("callback", "result"): Look(Control.CHOICE, _SATISFIED, _first_of(_SATISFIED)),
    ("escalate", "report_kind"): Look(Control.CHOICE, _FIRST_REPORT, _first_of(_FIRST_REPORT)),
    ("report_more", "report_kind"): Look(Control.CHOICE, _LATER_REPORTS, _first_of(_LATER_REPORTS)),
    ("report_more", "written_report_at"): _PAST,
    ("feedback", "contacted_at"): _PAST_IF_KNOWN,
    ("triage", "tier"): Look(Control.CHOICE, _tiers, _tier),
    ("urge", "phase"): _HIDDEN,
    ("urge", "text"): _TEXT,
    ("supervise", "doc_no"): replace(
        _LINE, hint=QT_TRANSLATE_NOOP("VerbForm", "Left empty, the room gives the next number.")
    ),
    ("county_assign", "source"): _HIDDEN,
    ("county_assign", "ext_no"): _HIDDEN,
    ("county_assign", "ext_due"): _HIDDEN,
    ("county_assign", "reply_text"): _HIDDEN,
    ("correct", "reason"): _TEXT,
    ("transfer", "township"): replace(
        _LINE, limit=9, hint=QT_TRANSLATE_NOOP("VerbForm", "The nine-digit code of the township.")
    ),
    ("close_history", "closed_at"): _PAST,
}
_KINDS = {"moment": _PAST_IF_KNOWN, "yes_no": Look(Control.YES_NO), "whole": _COUNT, "number": Look(Control.NUMBER),
          "list": Look(Control.TITLES), "other": _HIDDEN}  # fmt: skip


def look_of(verb: str, field: Field) -> Look:
    """How a field of a verb is asked for; a field that no table knows by its kind."""
    return OF_VERB.get((verb, field.name)) or LOOKS.get(field.name) or _KINDS.get(field.kind, _LINE)


def asked(scene: Scene) -> list[tuple[Field, Look]]:
    """The fields that a form shows, the required ones first; those that make no sense at this event are left out."""
    rows = [(field, look_of(scene.verb.name, field)) for field in fields(scene.verb)]
    return [(field, look) for field, look in rows if _makes_sense(scene, field, look)]


def _makes_sense(scene: Scene, field: Field, look: Look) -> bool:
    if look.control is Control.HIDDEN:
        return False
    if field.name == "leave_children":
        return _child_count(scene)
    if field.name == "did_our_best":
        return _event(scene).satisfaction == "不满意"
    if look.control is Control.CHOICE and not field.required and look.choices is not None:
        return bool(look.choices(scene))
    return True

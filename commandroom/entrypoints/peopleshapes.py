"""What `recommend --json` prints: the promised names, codes beside the words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from commandroom.base.sentences import sentence
from commandroom.domain.people.hindrances import Hindrance
from commandroom.domain.people.recommending import Excluded, Pick, Recommendation
from commandroom.domain.people.shortfall import Proposal, Shortfall
from commandroom.entrypoints.shapes import moment, plain


def recommendation(
    found: Recommendation, units: Mapping[str, str], *, lang: str, limit: int | None = None
) -> dict[str, Any]:
    """All of `recommend`; `units` are their names by id, `limit` how many picks are listed."""
    picks = found.picks if limit is None else found.picks[:limit]
    return {
        "event": found.number or found.event,
        "at": moment(found.at),
        "units": [units.get(unit, unit) for unit in found.units],
        "picks": [_pick(pick, units, lang) for pick in picks],
        "left_off": len(found.picks) - len(picks),
        "excluded": [_excluded(one, units, lang) for one in found.excluded],
        "shortfall": _shortfall(found.shortfall, units, lang) if found.shortfall is not None else None,
        "notes": [_said("caution", note, lang) for note in found.notes],
    }


def _pick(pick: Pick, units: Mapping[str, str], lang: str) -> dict[str, Any]:
    return {
        "person": pick.person,
        "name": pick.name,
        "unit": pick.unit,
        "unit_name": units.get(pick.unit, pick.unit),
        "score": pick.score,
        "reasons": [sentence(part.code, dict(part.params), lang=lang) for part in pick.parts],
        "parts": {
            part.key: {"points": part.points, "most": part.most, **plain(part.params)} for part in pick.parts
        },
        "load": pick.load,
        "capacity": pick.capacity,
        "last_sent": moment(pick.last_sent),
        "warnings": [_said("caution", warning, lang) for warning in pick.warnings],
    }


def _excluded(one: Excluded, units: Mapping[str, str], lang: str) -> dict[str, Any]:
    told = [_said("person", reason, lang, name=one.name) for reason in one.reasons]
    return {
        "person": one.person,
        "name": one.name,
        "unit": one.unit,
        "unit_name": units.get(one.unit, one.unit),
        "reason": told[0]["said"],
        "reasons": told,
    }


def _said(group: str, what: Hindrance, lang: str, **more: str) -> dict[str, Any]:
    params: dict[str, object] = {key: _day(value) for key, value in what.params.items()}
    return {
        "code": what.code,
        "said": sentence(f"{group}.{what.code}", params | more, lang=lang),
        **plain(what.params),
    }


def _day(value: object) -> object:
    return value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value


def _shortfall(found: Shortfall, units: Mapping[str, str], lang: str) -> dict[str, Any]:
    code = "shortfall.too_few" if found.there else "shortfall.nobody"
    return {
        "needed": found.needed,
        "there": found.there,
        "said": sentence(code, {"needed": found.needed, "there": found.there}, lang=lang),
        "failing": dict(found.failing),
        "proposals": [_proposal(one, units, lang) for one in found.proposals],
    }


def _proposal(one: Proposal, units: Mapping[str, str], lang: str) -> dict[str, Any]:
    fields = {key: value for key, value in plain(one).items() if value}
    words = {**plain(one), "unit": units.get(one.unit, one.unit)}
    return {**fields, "said": sentence(f"shortfall.{one.kind}", words, lang=lang)}

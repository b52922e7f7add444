"""What was typed into the intake form, what is wrong with it, and what it asks of the room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from commandroom.domain.errors import FieldError
from commandroom.domain.event.registering import check_phone
from commandroom.domain.event.rules import TEXT_MOST, TITLE_MOST
from commandroom.domain.knowledge.rules import Policy
from commandroom.ui.choices import place_data

EXT_NO_MOST = 80
LOCATION_MOST = 200
CASUALTIES = ("involved", "injured", "dead", "missing")
TEXTS = ("ext_no", "reporter_name", "reporter_phone", "text", "title", "location")
_MOST = {"title": TITLE_MOST, "text": TEXT_MOST, "location": LOCATION_MOST, "ext_no": EXT_NO_MOST}
_REQUIRED = ("text", "title", "category", "location")


@dataclass(frozen=True, slots=True)
class Form:
    """The form as it stands. `place` is the code of a grid or a village; files are paths."""

    source: str = ""
    ext_no: str = ""
    reporter_name: str = ""
    reporter_phone: str = ""
    confidential: bool = False
    text: str = ""
    title: str = ""
    urgency: str = "normal"
    category: str = ""
    place: str = ""
    location: str = ""
    occurred_at: datetime | None = None
    reported_at: datetime | None = None
    involved: int = 0
    injured: int = 0
    dead: int = 0
    missing: int = 0
    files: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is there that would be missed."""
        typed = (*(getattr(self, name) for name in TEXTS), self.category, self.place)
        return not any(typed) and not self.files

    def data(self) -> dict[str, Any]:
        """The fields of the deed `register`."""
        given: dict[str, Any] = {
            "source": self.source, "category": self.category, "urgency": self.urgency,
            "occurred_at": self.occurred_at, "reported_at": self.reported_at, "confidential": self.confidential,
            **{name: getattr(self, name).strip() for name in TEXTS},
            **{name: getattr(self, name) for name in CASUALTIES if getattr(self, name)},
        }  # fmt: skip
        if self.place:
            given |= {key: value for key, value in place_data(self.place).items() if value}
        return given

    def kept(self) -> dict[str, str]:
        """The form as a draft keeps it: every field as text."""
        texts = {name: getattr(self, name) for name in (*TEXTS, "source", "urgency", "category", "place")}
        moments = {"occurred_at": self.occurred_at, "reported_at": self.reported_at}
        counts = {name: str(getattr(self, name)) for name in CASUALTIES if getattr(self, name)}
        times = {name: at.isoformat() for name, at in moments.items() if at is not None}
        rest = {"confidential": "1" if self.confidential else "", "files": "\n".join(self.files)}
        return {name: value for name, value in {**texts, **times, **counts, **rest}.items() if value}

    @classmethod
    def restored(cls, kept: Mapping[str, str]) -> Form:
        """A form from its draft; what cannot be read is left out."""
        values: dict[str, Any] = {n: kept[n] for n in (*TEXTS, "source", "category", "place") if n in kept}
        values |= {name: int(kept[name]) for name in CASUALTIES if kept.get(name, "").isdigit()}
        values |= {name: _moment(kept[name]) for name in ("occurred_at", "reported_at") if name in kept}
        values["files"] = tuple(filter(None, kept.get("files", "").split("\n")))
        return cls(
            **values, urgency=kept.get("urgency", "normal"), confidential=kept.get("confidential") == "1"
        )


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def faults(form: Form, policy: Policy | None, *, now: datetime) -> dict[str, FieldError]:
    """What is wrong, by field, in the order of the form; the room looks again when the form is handed in."""
    found = _source_fault(form, policy)
    try:
        check_phone(form.reporter_phone)
    except FieldError as error:
        found["reporter_phone"] = error
    for name in _REQUIRED:
        if not str(getattr(form, name)).strip():
            found[name] = FieldError("field.missing", field=name)
    for name, most in _MOST.items():
        length = len(str(getattr(form, name)).strip())
        if length > most:
            found[name] = FieldError("field.too_long", field=name, most=most, length=length)
    return found | _times(form, now)


def _source_fault(form: Form, policy: Policy | None) -> dict[str, FieldError]:
    source = policy.source(form.source) if policy is not None else None
    if source is None or not source.ext_no_required or form.ext_no.strip():
        return {}
    return {"ext_no": FieldError("source.ext_no_required", field="ext_no", source=source.zh)}


def _times(form: Form, now: datetime) -> dict[str, FieldError]:
    found: dict[str, FieldError] = {}
    for name in ("occurred_at", "reported_at"):
        at = getattr(form, name)
        if at is not None and at > now:
            found[name] = FieldError("field.future", field=name)
    if form.occurred_at and form.reported_at and form.occurred_at > form.reported_at:
        found.setdefault("occurred_at", FieldError("field.occurred_after_reported", field="occurred_at"))
    return found

"""Which forms there are, and what an event must have for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial

from commandroom.domain.errors import NotFoundError, RefusedError
from commandroom.domain.event.dispatching import ASSIGNED
from commandroom.domain.event.escalating import FINAL, FIRST, FURTHER
from commandroom.domain.event.state import Event, Report, State, Supervision


class FormKind(StrEnum):
    """The forms of domain §3.3; the three reports share one template."""

    REGISTER = "register"
    DISPATCH = "dispatch"
    ASSIGN = "assign"
    FEEDBACK = "feedback"
    VERIFY = "verify"
    CLOSING = "closing"
    SUPERVISE = "supervise"
    TRANSFER = "transfer"
    REPORT_FIRST = "report_first"
    REPORT_MORE = "report_more"
    REPORT_FINAL = "report_final"

    @property
    def template(self) -> str:
        """The name of its template."""
        return "report" if self in REPORTS else self.value


REPORTS = {
    FormKind.REPORT_FIRST: FIRST,
    FormKind.REPORT_MORE: FURTHER,
    FormKind.REPORT_FINAL: FINAL,
}
TEMPLATES = tuple(dict.fromkeys(kind.template for kind in FormKind))


def lacks(kind: FormKind, event: Event, *, is_handed_down: bool = False) -> str:
    """What an event lacks for a form, as the code of a sentence; "" where it has all of it.

    `is_handed_down` says that this is a matter of the county's own which went down to townships.
    """
    if kind is FormKind.ASSIGN and is_handed_down:
        return ""
    return next((code for is_lacking, code in _NEEDS.get(kind, ()) if is_lacking(event)), "")


def _lacks_order(event: Event) -> bool:
    """Whether no leader and no county handed the matter down."""
    return event.source not in ASSIGNED and not event.county_doc_no


def _lacks_report(event: Event, word: str) -> bool:
    return not _reports(event, word)


Needs = Sequence[tuple[Callable[[Event], bool], str]]
_NEEDS: dict[FormKind, Needs] = {
    FormKind.REGISTER: ((lambda event: event.state is State.DRAFT and not event.title, "form.no_title"),),
    FormKind.DISPATCH: ((lambda event: event.lead is None, "form.not_dispatched"),),
    FormKind.ASSIGN: (
        (_lacks_order, "form.not_assigned"),
        (lambda event: event.lead is None, "form.not_sent"),
    ),
    FormKind.FEEDBACK: ((lambda event: event.feedback_at is None, "form.not_fed_back"),),
    FormKind.VERIFY: (
        (lambda event: event.feedback_at is None, "form.not_fed_back"),
        (lambda event: not event.verified_by and not event.rework_count, "form.not_verified"),
    ),
    FormKind.CLOSING: ((lambda event: event.closed_at is None, "form.not_closed"),),
    FormKind.SUPERVISE: ((lambda event: not event.supervisions, "form.no_sheet"),),
    FormKind.TRANSFER: ((lambda event: not event.coops and not event.transfers, "form.no_partner"),),
    **{kind: ((partial(_lacks_report, word=word), "form.no_report"),) for kind, word in REPORTS.items()},
}  # fmt: skip


def need(kind: FormKind, event: Event, *, is_handed_down: bool = False) -> None:
    """Whether a form can be made of an event as it is.

    Raises:
        RefusedError: `form.not_dispatched` and its like, each naming what is lacking.
    """
    code = lacks(kind, event, is_handed_down=is_handed_down)
    if code:
        raise RefusedError(code, number=event.number or event.id, report=REPORTS.get(kind, ""))


def sheet_of(event: Event, paper: str) -> Supervision:
    """The supervision sheet of a serial, else the last one: signed ones before a draft.

    Raises:
        NotFoundError: `form.paper_unknown`.
    """
    signed = [one for one in event.supervisions if not one.draft]
    found = (
        [one for one in event.supervisions if paper in {one.doc_no, one.id}]
        if paper
        else signed or [*event.supervisions]
    )
    if not found:
        raise _unknown(event, paper, [one.doc_no or one.id for one in event.supervisions])
    return found[-1]


def report_of(event: Event, kind: FormKind, paper: str) -> tuple[Report, int]:
    """The report of a number, else the last one of its kind, and the how manieth of its kind it is.

    Raises:
        NotFoundError: `form.paper_unknown`.
    """
    own = _reports(event, REPORTS[kind])
    found = [at for at, one in enumerate(own) if paper in {"", one.no}]
    if not found:
        raise _unknown(event, paper, [one.no for one in own])
    return own[found[-1]], found[-1] + 1


def _reports(event: Event, word: str) -> list[Report]:
    return [one for one in event.reports if one.kind == word]


def _unknown(event: Event, paper: str, known: Sequence[str]) -> NotFoundError:
    return NotFoundError(
        "form.paper_unknown", number=event.number, value=paper[:40], known="、".join(known) or "—"
    )

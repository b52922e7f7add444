"""The ledger of the item lists' changes (清单变更台账, domain §2.15): each document, and each item that it moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from commandroom.domain.people.items import Change, Item, ItemBook, ListVersion

Cells = Mapping[str, object]
_ALTERABLE = (
    "name", "parent", "lead_office", "lead_dept", "township_duty", "county_duty", "legal_basis", "penalty", "check",
    "coop", "field", "effective_from", "effective_to", "tags",
)  # fmt: skip


def rows_of(
    versions: Iterable[ListVersion], first: date, last: date, words: Mapping[str, str]
) -> Iterator[Cells]:
    """The documents that take effect from `first` to `last`, each with its items by code, in the order they took effect."""
    every = sorted(versions, key=lambda one: one.order)
    for place, version in enumerate(every):
        if not first <= version.effective_from <= last:
            continue
        earlier = every[:place]
        before = _in_force(earlier, version, _eve(earlier, version))
        after = _in_force(every[: place + 1], version, version.effective_from)
        yield _of(version) | {
            "change": version.change.value, "title": words["version_row"],
            "what": words["whole"].format(after=len(after), before=len(before)),
        }  # fmt: skip
        for code in sorted({*before, *after}):
            found = _moved(version, before.get(code), after.get(code), words)
            if found is not None:
                yield _of(version) | {"code": code} | found


def _eve(earlier: Iterable[ListVersion], version: ListVersion) -> date:
    """The day before; the same day where an earlier document of the list took effect on it too."""
    is_second = any(
        one.list_code == version.list_code and one.effective_from == version.effective_from for one in earlier
    )
    return version.effective_from if is_second else version.effective_from - timedelta(days=1)


def _in_force(versions: Iterable[ListVersion], version: ListVersion, day: date) -> dict[str, Item]:
    return {item.code: item for item in ItemBook(versions).in_force(version.list_code, day)}


def _of(version: ListVersion) -> dict[str, object]:
    return {
        "since": version.effective_from, "list": version.list_name or version.list_code, "version": version.version_no,
        "paper": version.doc_no, "by": version.issued_by, "issued": version.issued_on, "until": version.effective_to,
        "source": version.source_hash,
    }  # fmt: skip


def _moved(
    version: ListVersion, before: Item | None, after: Item | None, words: Mapping[str, str]
) -> dict[str, object] | None:
    """What became of an item; None where nothing did."""
    item = after or before
    if item is None or before == after:
        return None
    if before is None:
        change, what = words["entered"], item.township_duty
    elif after is None:
        change = words["repealed" if version.change is Change.REPEAL else "left"]
        what = next((one.township_duty for one in version.items if one.code == item.code), "")
    else:
        change, what = words["altered"], _altered(before, after, words)
    return {"change": change, "title": item.name, "what": what, "unit": item.lead_office}


def _altered(before: Item, after: Item, words: Mapping[str, str]) -> str:
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in _ALTERABLE)
    return "；".join(
        f"{words[f'field_{name}']}：{_text(old, words)}→{_text(new, words)}"
        for name, old, new in pairs
        if old != new
    )


def _text(value: object, words: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return words["yes" if value else "no"]
    if isinstance(value, tuple):
        return "、".join(map(str, value)) or words["blank"]
    return str(value) if value not in (None, "") else words["blank"]

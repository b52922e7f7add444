"""What the conflicts of an event must be, worked out slowly from its entries, without the product's fold.

The rule: an exclusive deed is in conflict with every other one that stood before it in the order and that its author had
not seen, directly or through what he saw. It loses, if one of those has effect. What is built on a loser by somebody who
saw none of the winners waits. A settlement keeps one of two and lets the other go, in all its conflicts.

Whether an entry fitted the event's state is not the rule's business: it is asked of the product, entry by entry.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from commandroom.domain.journal import Entry

# Typed from the trade's rules: deeds of which an event can bear one at a time.
EXCLUSIVE = frozenset({
    "self_close", "reject", "void_accepted", "dispatch", "reassign", "feedback", "return", "return_ok", "return_no",
    "return_assign", "suspend_ok", "verify_ok", "verify_ok_nocb", "rework", "handle_again", "callback", "close", "reopen",
    "merge", "unmerge", "absorb", "escalate", "county_return", "county_reply", "county_close", "close_history", "approve",
})  # fmt: skip


class UndecidedError(Exception):
    """The rule needs to know more than it is told: an exclusive deed was built on a loser that was kept."""


@dataclass(slots=True)
class Findings:
    """The conflicts of one event: pairs of hashes, and those of them that are settled."""

    pairs: set[frozenset[str]] = field(default_factory=set)
    settled: dict[frozenset[str], str] = field(default_factory=dict)


def in_order(entries: Sequence[Entry]) -> list[Entry]:
    """Always the smallest entry whose known parents have all been placed, looked for anew each time."""
    left, placed, hashes = sorted(entries, key=_tie), list[Entry](), {entry.hash for entry in entries}
    done: set[str] = set()
    while left:
        chosen = next(e for e in left if all(p in done or p not in hashes for p in e.after))
        left.remove(chosen)
        placed.append(chosen)
        done.add(chosen.hash)
    return placed


def _tie(entry: Entry) -> tuple[int, str, int, str]:
    return (entry.hlc, entry.stream, entry.seq, entry.hash)


def ancestors(entry: Entry, by_hash: Mapping[str, Entry]) -> set[str]:
    """Everything that the author had seen of the event."""
    found: set[str] = set()
    waiting = list(entry.after)
    while waiting:
        one = waiting.pop()
        if one not in found and one in by_hash:
            found.add(one)
            waiting.extend(by_hash[one].after)
    return found


def undone(entries: Sequence[Entry]) -> set[str]:
    """Deeds taken back by somebody who saw them last, with nothing built on them but the taking back."""
    found = set()
    for entry in entries:
        target = json.loads(entry.body)["deed"].get("target") if entry.verb == "withdraw" else None
        if target and entry.after == (target,):
            built_on = [e for e in entries if target in e.after]
            if all(e.verb == "withdraw" for e in built_on):
                found.add(target)
    return found


def conflicts(entries: Sequence[Entry], had_effect: Mapping[str, bool]) -> Findings:
    """The conflicts of one event's entries.

    Raises:
        UndecidedError: see there.
    """
    by_hash: dict[str, Entry] = {entry.hash: entry for entry in entries}
    seen = {entry.hash: ancestors(entry, by_hash) for entry in entries}
    gone, ids = undone(entries), set[str]()
    standing: list[str] = []
    losing: dict[str, set[str]] = {}
    waiting: dict[str, list[Entry]] = {}
    found = Findings()
    for entry in in_order(entries):
        if entry.hash in gone or entry.id in ids:
            ids.add(entry.id)
            continue
        ids.add(entry.id)
        below = [
            h for h, winners in losing.items() if h in seen[entry.hash] and not winners & seen[entry.hash]
        ]
        if below and entry.verb != "settle":
            waiting[below[0]].append(entry)
        elif entry.verb == "settle" and had_effect[entry.hash]:
            _settle(entry, found, standing, losing, waiting)
        elif entry.verb in EXCLUSIVE:
            strangers = [h for h in (*standing, *losing) if h not in seen[entry.hash]]
            winners = {h for h in strangers if h in standing}
            if winners:
                losing[entry.hash], waiting[entry.hash] = winners, []
            elif had_effect[entry.hash]:
                standing.append(entry.hash)
            else:
                continue
            found.pairs |= {frozenset((h, entry.hash)) for h in strangers}
    return found


def _settle(
    entry: Entry,
    found: Findings,
    standing: list[str],
    losing: dict[str, set[str]],
    waiting: dict[str, list[Entry]],
) -> None:
    deed = json.loads(entry.body)["deed"]
    keep = deed["keep"]
    pair = next(p for p in found.pairs if _name(p) == deed["conflict"])
    (gone,) = pair - {keep}
    for other in found.pairs - set(found.settled):
        if gone in other:
            (found.settled[other],) = other - {gone}
    losing.pop(gone, None)
    if gone in standing:
        standing.remove(gone)
    if keep in losing:
        if any(e.verb in EXCLUSIVE for e in waiting[keep]):
            raise UndecidedError
        del losing[keep]
        for rival in [h for h in standing if frozenset((h, keep)) in found.pairs - set(found.settled)]:
            standing.remove(rival)
            losing[rival], waiting[rival] = {keep}, []
        standing.append(keep)


def _name(pair: frozenset[str]) -> str:
    return hashlib.sha256("\n".join(sorted(pair)).encode()).hexdigest()[:24]

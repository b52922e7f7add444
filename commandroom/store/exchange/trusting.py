"""The statements about devices that this store holds, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from commandroom.domain.exchange.messages import Statement
from commandroom.domain.exchange.trust import Trust, Verify, fingerprint
from commandroom.store import receiving

_MOST = 4000


def statements(connection: Any) -> tuple[Statement, ...]:
    """All that are held, in one order."""
    rows = connection.execute("SELECT raw, signer, signature FROM statement ORDER BY fingerprint")
    return tuple(Statement(*row) for row in rows)


def count(connection: Any) -> int:
    """How many are held."""
    return int(connection.execute("SELECT count(*) FROM statement").fetchone()[0])


def trust(connection: Any, roots: Mapping[str, str], verify: Verify) -> Trust:
    """Who is who, by what is held."""
    return Trust(statements(connection), roots, verify)


def keep(
    connection: Any, fresh: Iterable[Statement], roots: Mapping[str, str], verify: Verify
) -> tuple[Trust, tuple[tuple[str, str], ...]]:
    """Keep those that count; returns what follows from all now, and the fingerprints of those that do not count."""
    held = {fingerprint(one): one for one in statements(connection)}
    offered = {fingerprint(one): one for one in fresh}
    new = {key: one for key, one in offered.items() if key not in held}
    known = Trust([*held.values(), *new.values()], roots, verify)
    refused = tuple((key, known.refused[key]) for key in new if key in known.refused)
    good = [(key, one) for key, one in new.items() if key not in known.refused][: _MOST - len(held)]
    connection.executemany(
        "INSERT OR IGNORE INTO statement (fingerprint, raw, signer, signature) VALUES (?, ?, ?, ?)",
        [(key, one.raw, one.signer, one.signature) for key, one in good],
    )
    if good:
        judge_again(connection, known)
    return known, refused


def judge_again(connection: Any, known: Trust) -> frozenset[str]:
    """After a revocation: what the device wrote later loses its effect, here as everywhere; the touched subjects."""
    before = {str(h) for (h,) in connection.execute("SELECT hash FROM void")}
    void: dict[str, str] = {}
    lifted: dict[str, str] = {}
    for device in known.revoked:
        enrolled = known.devices[device]
        pattern = f"{enrolled.place}/{enrolled.seat}.%"
        rows = connection.execute(
            "SELECT stream, seq, hash, subject FROM entry WHERE stream LIKE ?", (pattern,)
        )
        for stream, seq, digest, subject in rows:
            if known.is_void(stream, seq):
                void[str(digest)] = str(subject)
            elif digest in before:
                lifted[str(digest)] = str(subject)
    fresh, gone = void.keys() - before, before - void.keys()
    connection.executemany("INSERT INTO void (hash) VALUES (?)", [(h,) for h in fresh])
    connection.executemany("DELETE FROM void WHERE hash = ?", [(h,) for h in gone])
    touched = {void[h] for h in fresh} | {lifted[h] for h in gone & lifted.keys()}
    rest = gone - lifted.keys()
    if rest:  # of a device that is revoked no longer: no index holds hashes alone, so the journal is looked through once
        touched |= {str(s) for h, s in connection.execute("SELECT hash, subject FROM entry") if h in rest}
    events = {s for s in touched if ":" not in s}
    receiving.mark(connection, events)
    receiving.fold_records_anew(connection, touched - events)
    return frozenset(touched)

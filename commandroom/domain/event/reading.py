"""An entry with its deed and decision taken out of the body; none for what a newer program wrote."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from commandroom.domain.event.deed import Body, Decision, Deed, Verb
from commandroom.domain.event.lifecycle import BODY, DECODERS, VERBS
from commandroom.domain.journal import Entry


class Read(NamedTuple):
    """An entry with its body read."""

    entry: Entry
    verb: Verb
    deed: Deed
    decision: Decision


def read_entry(entry: Entry) -> Read | None:
    """The entry with its deed; None for a verb or a shape of a newer program."""
    verb = VERBS.get(entry.verb)
    if verb is None:
        return None
    try:
        body: Body = BODY.decode(entry.body)
        return Read(entry, verb, DECODERS[entry.verb].decode(bytes(body.deed)), body.decision)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def read_deed(entry: Entry) -> tuple[Deed, Decision] | None:
    """What was asked and what was decided, for showing; None when this program cannot read it."""
    read = read_entry(entry)
    return (read.deed, read.decision) if read is not None else None

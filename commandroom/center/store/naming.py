"""What a batch holds that no entry may: a name twice in one object, of which every reader would see another half."""

from __future__ import annotations

import json
from typing import Any

import msgspec

TWICE, DEEP = "duplicate_key", "too_deep"
_encode, _decode = msgspec.json.Encoder().encode, msgspec.json.Decoder().decode


def fault_of(raw: bytes) -> str:
    """Why these bytes are not taken, empty when they are. Written anew they come out the same in all but rare cases."""
    try:
        if _encode(_decode(raw)) == raw:
            return ""
        json.loads(raw, object_pairs_hook=_once)
    except _TwiceError:
        return TWICE
    except RecursionError:
        return DEEP
    except (ValueError, msgspec.MsgspecError):
        return ""  # whether it is an entry at all is for others to say
    return ""


class _TwiceError(ValueError):
    pass


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TwiceError
    return found

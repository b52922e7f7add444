"""Writes `resources/catalog/polyphones.txt`: the words of pypinyin's dictionary that are not read as their characters are.

pypinyin keeps 47,000 phrases, 44 MB of memory and a sixth of a second of the interpreter's lock to read them. Only
these few thousand change a syllable; with them alone every phrase of the dictionary is still spelled the same way.
Run it again after an update of pypinyin.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "resources" / "catalog" / "polyphones.txt"
HEAD = "# Words with a reading of their own, from pypinyin (MIT); written by packaging/make_polyphones.py.\n"


def main() -> int:
    """Compare phrase by phrase, add what comes out otherwise, until nothing does."""
    os.environ.pop("PYPINYIN_NO_PHRASES", None)
    from pypinyin import lazy_pinyin, load_phrases_dict
    from pypinyin.constants import PHRASES_DICT
    from pypinyin.seg import mmseg

    whole = dict(PHRASES_DICT)
    wanted = {phrase: lazy_pinyin(phrase) for phrase in whole}
    PHRASES_DICT.clear()
    mmseg.p_set._set.clear()  # noqa: SLF001 - what `load_phrases_dict` fills has no other way out
    kept: dict[str, list[list[str]]] = {}
    while True:
        more = {phrase: whole[phrase] for phrase, spelled in wanted.items() if lazy_pinyin(phrase) != spelled}
        if not more.keys() - kept.keys():
            break
        kept |= more
        load_phrases_dict(more)
    lines = sorted(f"{phrase} {' '.join(part[0] for part in parts)}\n" for phrase, parts in kept.items())
    FILE.write_text(HEAD + "".join(lines), encoding="utf-8")
    sys.stdout.write(f"{len(lines)} of {len(whole)} phrases, {len(more)} not spelled the same\n")
    return 1 if more else 0


if __name__ == "__main__":
    sys.exit(main())

"""What a command is given: home, language, clock, the way to print, and the room on demand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from commandroom.base.clock import Clock, SystemClock
from commandroom.base.sentences import sentence
from commandroom.domain.errors import RoomError


@dataclass(slots=True)
class Context:
    """One call of the command line."""

    home: Path
    lang: str
    as_json: bool
    out: TextIO
    err: TextIO
    clock: Clock = field(default_factory=SystemClock)

    def say(self, zh: str, en: str) -> str:
        """One of two texts, by the chosen language."""
        return en if self.lang.startswith("en") else zh

    def sentence(self, error: RoomError) -> str:
        """The sentence of the catalogue for an error."""
        return sentence(error.code, error.params, lang=self.lang)

    def emit(self, document: object, lines: Iterable[str]) -> None:
        """Print one JSON document on one line, or the lines for people."""
        if self.as_json:
            print(json.dumps(document, ensure_ascii=False), file=self.out)
        else:
            for line in lines:
                print(line, file=self.out)

    def complain(self, error: RoomError, *, line: int = 0) -> int:
        """Say an error where it belongs, with the line of a batch if there is one; returns its exit code."""
        message = self.sentence(error)
        if self.as_json:
            document = {"error": error.code, "message": message} | ({"line": line} if line else {})
            print(json.dumps(document, ensure_ascii=False), file=self.out)
        else:
            print(f"{line}: {message}" if line else message, file=self.err)
        return error.exit_code

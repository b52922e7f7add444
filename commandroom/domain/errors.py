"""What goes wrong in the world or is refused by a rule, named by whose fault it is.

An error carries a `code` and `params`; its sentence comes from the catalogue of sentences by that code.
Anything that is not a `RoomError` is a defect of ours.
"""

from __future__ import annotations

from typing import ClassVar, Self

from typing_extensions import override


class Named(str):
    """A name of ours in a sentence: the Chinese one, with the English one beside it."""

    __slots__ = ("english",)
    english: str

    def __new__(cls, chinese: str, english: str) -> Self:
        """The Chinese name, which stands wherever no language is asked for."""
        made = super().__new__(cls, chinese)
        made.english = english
        return made


class RoomError(Exception):
    """Something to say to the person in front of the desk; never a defect of ours."""

    exit_code: ClassVar[int] = 3

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    @override
    def __str__(self) -> str:
        words = ", ".join(f"{key}={value}" for key, value in self.params.items())
        return f"{self.code} ({words})" if words else self.code


class RefusedError(RoomError):
    """A rule of the room says no."""

    exit_code = 1


class FieldError(RefusedError):
    """A field is missing or wrong; `params["field"]` names it."""

    def __init__(self, code: str, *, field: str, **params: object) -> None:
        super().__init__(code, field=field, **params)
        self.field = field


class ConflictError(RefusedError):
    """The event changed since the caller looked; `params["changed"]` says what."""


class WrongUseError(RoomError):
    """The request itself makes no sense: unknown verb, unknown field, no JSON, a bad option."""

    exit_code = 2


class NotFoundError(WrongUseError):
    """There is no such event, person, unit or file."""


class WorldError(RoomError):
    """Disk, file, network or another program failed."""

    exit_code = 3


class DamageError(RoomError):
    """A check found that stored content is damaged."""

    exit_code = 4

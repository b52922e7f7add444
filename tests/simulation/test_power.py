"""The power goes in the middle of real work: what was acknowledged is there, and the test is able to see a loss."""

from __future__ import annotations

import random

import pytest

from tests.simulation import disk
from tests.simulation.disk import Call, Platter
from tests.simulation.power import EARLY, NORMAL, Census, cut

CUTS = 40
FEW = 16
watched = pytest.mark.skipif(bool(disk.why_not()), reason=f"no power cuts here: {disk.why_not()}")


@watched
def test_f4_no_power_cut_loses_what_was_acknowledged() -> None:
    census = cut(CUTS)

    assert census.lost == []
    assert census.lacking() == ()
    assert census.counts["cuts"] == CUTS


@watched
@pytest.mark.parametrize("manner", [NORMAL, EARLY])
def test_f5_a_program_that_answers_before_the_disk_has_it_is_caught(manner: str) -> None:
    census = cut(FEW, manner=manner)

    assert census.forgotten > 0


def test_cuts_that_hit_nothing_are_a_failure() -> None:
    assert Census().lacking()


# --- the disk itself --------------------------------------------------------------------------------------------

HOME, FILE, OTHER = "/h", "/h/a", "/h/b"


def platter() -> Platter:
    """A folder with one file of two sectors that are on the disk."""
    return Platter({FILE: b"o" * 1024}, frozenset({HOME}))


def after(played: Platter, cuts: int = 60) -> list[dict[str, bytes]]:
    """What is found after so many cuts at this point."""
    return [played.after_cut(random.Random(seed)) for seed in range(cuts)]  # noqa: S311


def test_what_was_synced_is_there_after_every_cut() -> None:
    played = platter()
    for call in (
        Call("O", 3, 0, FILE.encode(), b""),
        Call("W", 3, 0, b"n" * 512, b""),
        Call("S", 3, 0, b"", b""),
    ):
        played.play(call)

    assert {found[FILE] for found in after(played)} == {b"n" * 512 + b"o" * 512}


def test_what_was_not_synced_is_there_or_not_sector_by_sector() -> None:
    played = platter()
    played.play(Call("O", 3, 0, FILE.encode(), b""))
    played.play(Call("W", 3, 0, b"n" * 1024, b""))

    found = {content[FILE] for content in after(played)}
    assert {b"o" * 1024, b"n" * 1024, b"n" * 512 + b"o" * 512} <= found
    assert any(set(content) - set(b"no") for content in found)  # garbage


def test_a_new_name_is_there_for_sure_once_its_folder_was_synced() -> None:
    played = platter()
    for call in (Call("O", 4, 1, OTHER.encode(), b""), Call("W", 4, 0, b"x", b""), Call("S", 4, 0, b"", b"")):
        played.play(call)
    before = after(played)
    played.play(Call("O", 5, 0, HOME.encode(), b""))
    played.play(Call("S", 5, 0, b"", b""))

    assert {OTHER in found for found in before} == {True, False}
    assert all(found[OTHER] == b"x" for found in after(played))


def test_a_rename_leaves_the_old_file_or_the_new_one_and_never_none() -> None:
    played = platter()
    for call in (Call("O", 4, 1, OTHER.encode(), b""), Call("W", 4, 0, b"x", b""), Call("S", 4, 0, b"", b""),
                 Call("O", 5, 0, HOME.encode(), b""), Call("S", 5, 0, b"", b""),
                 Call("R", -1, 0, OTHER.encode(), FILE.encode())):  # fmt: skip
        played.play(call)

    assert {found.get(FILE) for found in after(played)} == {b"o" * 1024, b"x"}

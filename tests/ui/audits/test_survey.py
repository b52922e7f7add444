"""Every page and dialog of the real desk, in looks in which each size, type, density, theme and language comes up.

Each scene is walked in two looks that differ in all of it, each of the forms of verbs in one; `COMMANDROOM_AUDIT=full`
walks all of them in every combination there is.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from commandroom.ui.dialogs.verbs.opening import has_form
from commandroom.ui.lineup import pages
from commandroom.ui.pages.settings.view import SECTIONS
from tests.ui.audits import looks as kinds
from tests.ui.audits.judged import JUDGED
from tests.ui.audits.looks import Look, looks, shown_in
from tests.ui.audits.scenes import FORMS, scenes
from tests.ui.audits.stage import build_town, staged
from tests.ui.audits.survey import EVERY, Survey

_MADE: dict[Look, Survey] = {}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the demo town, to be copied."""
    home = tmp_path_factory.mktemp("audits") / "town"
    build_town(home)
    return home


@pytest.mark.qt_log_ignore(
    "does not support raise", extend=True
)  # the offscreen platform says it of a dialog
@pytest.mark.parametrize("look", looks(), ids=str)
def test_nothing_is_found(look: Look, town: Path, tmp_path: Path, qapp: QApplication) -> None:
    del qapp
    made = _MADE[look] = Survey(look)
    with staged(town, tmp_path, look) as stage:
        made.walk(stage)
    made.kept.clear()

    assert {audit: made.of(audit) for audit in EVERY if made.of(audit)} == {}


def test_every_page_section_and_form_is_looked_at() -> None:
    seen = {scene.name for scene in scenes()}

    assert {spec.key for spec in pages(None)} <= {name.split("/")[0] for name in seen}  # type: ignore[arg-type]  # the line-up asks no desk
    assert {f"settings/{key}" for key in SECTIONS} <= seen
    assert {f"verb/{verb}" for verb in FORMS} <= seen
    assert all(has_form(verb) for verb in FORMS)


def test_every_value_of_every_look_comes_up() -> None:
    used = looks()

    assert {look.size for look in used} == set(kinds.SIZES)
    assert {look.scale for look in used} == set(kinds.SCALES)
    assert {look.density for look in used} == set(kinds.DENSITIES)
    assert {look.scheme for look in used} == set(kinds.SCHEMES)
    assert {look.lang for look in used} == set(kinds.LANGUAGES)


def test_every_scene_is_walked_in_either_theme_and_language_and_every_form_once() -> None:
    for place in range(8):
        usual = [look for look in kinds.USUAL if shown_in(look, place, is_alike=False)]
        alike = [look for look in kinds.USUAL if shown_in(look, place, is_alike=True)]

        assert {look.scheme for look in usual} == set(kinds.SCHEMES)
        assert {look.lang for look in usual} == set(kinds.LANGUAGES)
        assert alike


def test_no_judgement_outlives_its_finding() -> None:
    if set(_MADE) != set(looks()):
        pytest.skip("not every look was walked in this run")
    used = {judgement for made in _MADE.values() for judgement in made.used}

    assert set(JUDGED) - used == set()

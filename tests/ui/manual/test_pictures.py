"""The manual's pictures show the program as it is: a page that looks otherwise today has its picture painted anew."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from commandroom.entrypoints.context import Context

SOURCE = Path(__file__).resolve().parents[3] / "packaging" / "help_pictures.py"
LOOKED_AT = [
    ("board", "zh_CN"),
    ("intake", "en"),
    ("event", "zh_CN"),
    ("supervision", "en"),
    ("settings", "zh_CN"),
]
"""The others are looked at by `packaging/help_pictures.py --check`, which takes a minute."""


@pytest.fixture(scope="module")
def pictures() -> ModuleType:
    """What paints them."""
    spec = importlib.util.spec_from_file_location("help_pictures", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def town(pictures: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    """The demo town whose pages they show."""
    context: Context = pictures.town(tmp_path_factory.mktemp("town") / "home")
    yield context
    context.close()


@pytest.mark.slow
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("page", "lang"), LOOKED_AT)
def test_a_picture_of_the_manual_shows_what_the_desk_paints_today(
    pictures: ModuleType, town: Context, tmp_path: Path, page: str, lang: str
) -> None:
    fresh = pictures.painted(town, page, lang, tmp_path)

    assert pictures.differing(fresh, pictures.stored(page, lang)) < pictures.AGED, "run `make help-pictures`"


def test_another_page_is_told_apart(pictures: ModuleType) -> None:
    one, other = pictures.stored("board", "zh_CN"), pictures.stored("board", "en")

    assert pictures.differing(one, one) == 0
    assert pictures.differing(one, other) > pictures.AGED


def test_every_page_of_the_list_has_a_picture_in_each_language(pictures: ModuleType) -> None:
    expected = {pictures.stored(page, lang) for page in pictures.PAGES for lang in pictures.LANGUAGES}

    assert set(pictures.PLACE.rglob("*.png")) == expected

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from commandroom.ui import i18n

ROOT = Path(__file__).resolve().parents[3]


def test_every_string_of_the_desk_is_translated() -> None:
    script = ROOT / "packaging" / "translations.py"

    done = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )

    assert done.stdout == ""
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("lang", "said"), [("zh_CN", "撤销"), ("en", "Undo")])
def test_the_desk_speaks_both_languages(qapp: QApplication, lang: str, said: str) -> None:
    kept = i18n.install(qapp, lang)

    assert QCoreApplication.translate("Notices", "Undo") == said

    i18n.remove(qapp, kept)


def test_qts_own_buttons_speak_chinese() -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_the_compiled_files_are_not_older_than_their_sources() -> None:
    for lang in ("zh_CN", "en"):
        stem = ROOT / "resources" / "i18n" / f"commandroom_{lang}"
        assert stem.with_suffix(".qm").stat().st_size > 1000, f"{lang} is not compiled"


@pytest.fixture
def script() -> ModuleType:
    """`packaging/translations.py`, which is no part of the package."""
    found = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    sys.modules["translations"] = module
    found.loader.exec_module(module)
    return module


def test_two_translations_of_one_string_in_one_context_are_an_error_that_names_both(
    script: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "board.toml").write_text(
        '"Share" = "占比"\n[Map]\n"Share" = "共享"\n[Many]\n"Send" = "派出"\n', encoding="utf-8"
    )
    words = script.read_words(tmp_path)
    assert (words.find("Board", "Share"), words.find("Map", "Share")) == ("占比", "共享")

    (tmp_path / "many.toml").write_text('"Share" = "份额"\n[Many]\n"Send" = "发送"\n', encoding="utf-8")
    with pytest.raises(SystemExit) as caught:
        script.read_words(tmp_path)

    said = str(caught.value)
    assert "anywhere: 'Share' is '占比' in board.toml, '份额' in many.toml" in said
    assert "Many: 'Send' is '派出' in board.toml, '发送' in many.toml" in said


def test_the_same_translation_in_two_files_is_no_clash(script: ModuleType, tmp_path: Path) -> None:
    for name in ("board.toml", "many.toml"):
        (tmp_path / name).write_text('"Send" = "派出"\n', encoding="utf-8")

    assert script.read_words(tmp_path).general == {"Send": "派出"}

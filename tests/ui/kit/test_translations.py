from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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

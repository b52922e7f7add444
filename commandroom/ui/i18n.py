"""The language of the desk: our own translations and Qt's."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from commandroom.base.paths import resources

DEFAULT = "zh_CN"
LANGUAGES = {"zh_CN": "简体中文", "en": "English"}


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802  the name that lupdate looks for
    """Mark a text of a table for translation: as Qt's own, but typed; say it with `QCoreApplication.translate`."""
    return text


def install(app: QCoreApplication, lang: str = DEFAULT) -> list[QTranslator]:
    """Make the application speak `zh_CN` or `en`; answers the translators, which the caller must keep alive.

    The compiled translations are shipped (`packaging/translations.py` makes them), so that a start needs no
    tool.
    """
    QLocale.setDefault(QLocale(lang))
    wanted = [(f"commandroom_{lang}", str(resources() / "i18n"))]
    if lang != "en":
        wanted.insert(0, (f"qtbase_{lang}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
    installed: list[QTranslator] = []
    for name, folder in wanted:
        translator = QTranslator(app)
        if translator.load(name, folder) and app.installTranslator(translator):
            installed.append(translator)
    return installed


def is_english() -> bool:
    """Whether the desk speaks English now; before a language was installed it is taken to speak Chinese."""
    return QLocale().language() == QLocale.Language.English


def remove(app: QCoreApplication, translators: list[QTranslator]) -> None:
    """Fall silent again: for tests that open the desk in several languages."""
    for translator in translators:
        app.removeTranslator(translator)

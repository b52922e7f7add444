"""The pass phrase of an encrypted room, asked for before its desk opens."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog, QLineEdit


def ask_phrase(said: str = "") -> str:
    """What was typed; empty where it was given up. `said` is what was wrong with the one before."""
    title = QCoreApplication.translate("Phrase", "Pass phrase of the data")
    asked = QCoreApplication.translate("Phrase", "The data of this room are encrypted. Pass phrase:")
    text, is_given = QInputDialog.getText(
        None, title, f"{said}\n{asked}" if said else asked, QLineEdit.EchoMode.Password
    )
    return text if is_given else ""

"""What an exchange package holds, after it was written or taken in: to be compared on the other side by name, count and hash."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.leaving import gone_when_closed
from commandroom.ui.moments import long_text
from commandroom.ui.punctuation import named
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.exchanging import Package

WIDE = 620
_GROUP = 8


class PackageDialog(CardDialog):
    """One sentence about what came of it, and the facts of the package."""

    def __init__(self, desk: Desk, package: Package, *, is_import: bool, parent: QWidget) -> None:
        super().__init__(desk.theme, "", parent=parent, size=(WIDE, 0))
        self.desk, self.package = desk, package
        title = self.tr("Package taken in") if is_import else self.tr("Package written")
        self.title.setText(title)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.submit_button.say(self.tr("Understood"))
        self.copy = Button(self.theme, self.tr("Copy"), icon="copy", kind="ghost").large()
        self.copy.clicked.connect(lambda _checked=False: self._copy())
        self.cancel_button.hide()
        self.set_footer(self.copy, None, self.submit_button)
        self.said = PlainLabel(self._sentence(is_import=is_import), wrap=True)
        self.body.addWidget(self.said)
        self.facts = self._facts(is_import=is_import)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(self.facts):
            grid.addWidget(PlainLabel(name, "label"), at, 0)
            told = PlainLabel(value, wrap=True).selectable()
            told.setAccessibleName(named(name, value))
            grid.addWidget(told, at, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        gone_when_closed(self)

    def _sentence(self, *, is_import: bool) -> str:
        package = self.package
        if not is_import:
            return self.tr(
                "Written and signed. Carry the file to the other seat or to the centre and have it taken in there."
            )
        if package.fresh:
            text = self.tr("Complete and signed rightly: {fresh} of {entries} entries were new here.")
        else:
            text = self.tr("Complete and signed rightly: all {entries} entries were here already.")
        return text.format(fresh=f"{package.fresh:,}", entries=f"{package.entries:,}")

    def _facts(self, *, is_import: bool) -> list[tuple[str, str]]:
        package = self.package
        facts = [
            (self.tr("File"), package.file.name),
            (
                self.tr("From"),
                self.tr("seat {seat} of {place}").format(seat=package.seat, place=package.place),
            ),
            (self.tr("Made"), long_text(package.made_at)),
            (self.tr("Entries"), f"{package.entries:,}"),
            ("SHA-256", " ".join(_groups(package.sha256))),
        ]
        return facts if is_import else [*facts, (self.tr("Folder"), str(package.file.parent))]

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(named(name, value) for name, value in self.facts))
        self.desk.notices.confirm(self.tr("Copied"))


def _groups(text: str) -> list[str]:
    return [text[at : at + _GROUP] for at in range(0, len(text), _GROUP)]

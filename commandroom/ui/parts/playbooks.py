"""A playbook as whoever is sent reads it: who does what until when, and in red what the township does not do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commandroom.domain.errors import WrongUseError
from commandroom.domain.knowledge.playbooks import Playbook, Step
from commandroom.domain.time.limit import Limit
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.widgets.text import PlainLabel

_PARTS = (
    ("units", QT_TRANSLATE_NOOP("PlaybookCard", "Leading and cooperating units"), ""),
    ("steps", QT_TRANSLATE_NOOP("PlaybookCard", "Steps"), ""),
    ("do", QT_TRANSLATE_NOOP("PlaybookCard", "The township does"), ""),
    ("not_do", QT_TRANSLATE_NOOP("PlaybookCard", "Not to do"), "error"),
    ("village", QT_TRANSLATE_NOOP("PlaybookCard", "Village and grid"), ""),
    ("evidence", QT_TRANSLATE_NOOP("PlaybookCard", "Evidence"), ""),
    ("escalate_when", QT_TRANSLATE_NOOP("PlaybookCard", "Report up when"), ""),
    ("closing_standard", QT_TRANSLATE_NOOP("PlaybookCard", "Done when"), ""),
    ("legal_basis", QT_TRANSLATE_NOOP("PlaybookCard", "Legal basis"), ""),
)


def _say(text: str) -> str:
    return QCoreApplication.translate("PlaybookCard", text)


def limit_words(limit: str, lang: str) -> str:
    """A step's limit in words; what is no limit stays as it is typed."""
    try:
        return Limit.parse(limit).words(lang)
    except WrongUseError:
        return limit


def step_text(n: int, step: Step, lang: str) -> str:
    """`1. 网格员：拍照上报（30分钟） → 照片`."""
    limit = limit_words(step.limit, lang) if step.limit else ""
    line = f"{n}. {step.actor}: {step.action}" if lang == "en" else f"{n}. {step.actor}：{step.action}"
    if limit:
        line += f" ({limit})" if lang == "en" else f"（{limit}）"
    return f"{line} → {step.output}" if step.output else line


class PlaybookCard(QWidget):
    """The parts of a playbook one under the other; what it does not say takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = PlainLabel("", "h2", wrap=True)
        self.about = PlainLabel("", "muted", wrap=True)
        self.parts: dict[str, tuple[PlainLabel, PlainLabel]] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.name)
        layout.addWidget(self.about)
        for key, title, role in _PARTS:
            head, body = PlainLabel(_say(title), "label"), PlainLabel("", role, wrap=True).selectable()
            body.setAccessibleName(head.text())
            self.parts[key] = head, body
            layout.addSpacing(6)
            layout.addWidget(head)
            layout.addWidget(body)
        layout.addStretch(1)

    def show_playbook(self, playbook: Playbook, lang: str) -> None:
        """Fill it."""
        self.name.setText(f"{playbook.code} {playbook.name}".strip())
        version = _say(QT_TRANSLATE_NOOP("PlaybookCard", "version {version}")).format(
            version=playbook.version
        )
        by = _say(QT_TRANSLATE_NOOP("PlaybookCard", "approved by {name}")).format(name=playbook.approved_by)
        self.about.setText(" · ".join(filter(None, (version, by if playbook.approved_by else ""))))
        join = "; " if lang == "en" else "；"
        steps = (step_text(n, one, lang) for n, one in enumerate(playbook.steps, start=1))
        texts = {
            "units": join.join(filter(None, (playbook.lead, *playbook.coops))), "steps": "\n".join(steps),
            "evidence": join.join(playbook.evidence), "legal_basis": join.join(playbook.legal_basis),
        }  # fmt: skip
        for key, (head, body) in self.parts.items():
            text = texts[key] if key in texts else str(getattr(playbook, key))
            head.setVisible(bool(text))
            body.setVisible(bool(text))
            body.setText(text)

    @property
    def text(self) -> str:
        """All that is shown, for tests and screen readers."""
        shown = [label.text() for pair in self.parts.values() for label in pair if pair[1].text()]
        return "\n".join([self.name.text(), self.about.text(), *shown])

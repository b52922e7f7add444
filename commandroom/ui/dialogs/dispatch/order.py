"""The right side of the dialog: leading unit, limit, helpers, what is asked of them, sending later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from commandroom.base.sentences import sentence
from commandroom.domain.time.limit import Limit
from commandroom.ui.choices import unit_options
from commandroom.ui.dialogs.dispatch.candidates import helpers, lead_unit
from commandroom.ui.dialogs.dispatch.sentences import sentences, usual_sentence
from commandroom.ui.dialogs.scene import Scene
from commandroom.ui.moments import day_text
from commandroom.ui.parts.playbooks import PlaybookCard
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, follow_in_tab_order, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import MomentField, TextArea, TextInput
from commandroom.ui.widgets.text import PlainLabel
from commandroom.ui.widgets.tip import tip_text
from commandroom.ui.widgets.typeahead import TypeAhead

BY_CATEGORY, CUSTOM = "category", "custom"
LIMITS = ("2uh", "1wd", "3wd", "5wd")
REQUIREMENT_MOST, REASON_MOST, BUSY_MOST = 2000, 1000, 200


class Order(QWidget):
    """What goes with a dispatch. For `reassign` only unit and reason, for `add_coop` only what is asked."""

    changed = Signal()

    def __init__(self, theme: Theme, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._verb = verb
        self._scene: Scene | None = None
        self._phase_text = ""
        self._proposed = ""
        self.unit = TypeAhead(theme, self.tr("Unit or pinyin initials"))
        self.unit_field = FormField(self.tr("Leading unit"), self.unit, required=True)
        self.limit = Chips(name=self.tr("Limit"))
        self.due = PlainLabel("", "muted", wrap=True)
        self.custom = MomentField(datetime.fromtimestamp(0).astimezone())
        self.coops = Chips(name=self.tr("Cooperating units"), exclusive=False)
        self.add = Button(theme, self.tr("Add"), icon="plus", kind="ghost")
        self.more = TypeAhead(theme, self.tr("Unit or pinyin initials"))
        self.text = TextArea(limit=REASON_MOST if verb == "reassign" else REQUIREMENT_MOST, lines=4)
        is_reason = verb == "reassign"
        name = self.tr("Reason") if is_reason else self.tr("Requirement (Ctrl+T for templates)")
        self.text_field = FormField(name, self.text, required=True)
        self.busy = TextInput(self.tr("Why this person all the same"), limit=BUSY_MOST)
        self.busy_field = FormField(self.tr("Why in spite of the load"), self.busy, required=True)
        self.busy_field.hide()
        self.coop_field = FormField(self.tr("Cooperating units"), self._coop_box())
        self.later = QCheckBox(self.tr("Reserve for later"))
        self.start_at = MomentField(datetime.fromtimestamp(0).astimezone())
        self.playbook = PlaybookCard()
        self._playbook_box = Card(column(self.playbook, margins=(14, 12, 14, 12)), name="box")
        self._build()

    # --- what stands there --------------------------------------------------------------------------

    def show_scene(self, scene: Scene) -> None:
        """Fill the choices from the event and the rules."""
        self._scene = scene
        self.unit.set_options(unit_options(scene.units, leading=True))
        self.more.set_options(unit_options(scene.units))
        self.unit.choose(lead_unit(scene) or None)
        names = [(unit, scene.unit_name(unit)) for unit in helpers(scene) if unit != lead_unit(scene)]
        self.coops.set_options(names)
        self.coops.setVisible(bool(names))
        self._offer_limits(scene)
        soon = scene.rules.clockwork.due("1wd", start=scene.now).moment
        self.custom.set_moment(soon)
        self.start_at.set_moment(soon)
        if self._verb == "dispatch" and not self.text.text.strip():
            self._propose(usual_sentence(scene))
        self._show_due()
        self._playbook_box.setVisible(scene.playbook is not None)
        if scene.playbook is not None:
            self.playbook.show_playbook(scene.playbook, scene.lang)

    def fill(self, initial: Mapping[str, object]) -> None:
        """What whoever opened the dialog knows already, by the names of the deed's fields."""
        text = initial.get("requirement", initial.get("reason", ""))
        if text:
            self.text.set_text(str(text))
        unit = initial.get("lead_office", initial.get("new_office"))
        if unit:
            self.choose_unit(str(unit))

    def choose_unit(self, unit: str) -> None:
        """The unit of the person that was chosen leads."""
        if self.unit.value != unit:
            self.unit.choose(unit)
        scene = self._scene
        planned = lead_unit(scene) if scene is not None else ""
        if scene is not None and planned and planned != unit:
            text = self.tr("By triage: {unit}").format(unit=scene.unit_name(planned))
            self.unit_field.show_hint(text)
        else:
            self.unit_field.show_hint("")

    @property
    def deadline(self) -> datetime | None:
        """The due moment that was named; None for the limits of the category."""
        scene, chosen = self._scene, self.limit.value
        if scene is None or chosen in (None, BY_CATEGORY):
            return None
        if chosen == CUSTOM:
            return self.custom.moment
        return scene.rules.clockwork.due(str(chosen), start=scene.now).moment

    @property
    def coop_units(self) -> list[str]:
        """The chosen cooperating units."""
        return [str(unit) for unit in self.coops.values if unit != self.unit.value]

    def ask_why(self, told: str) -> None:
        """Ask why somebody goes who has enough in hand; "" asks no more."""
        self.busy_field.setVisible(bool(told))
        self.busy_field.show_hint(told)
        if not told:
            self.busy_field.clear_fault()

    @property
    def is_asked_why(self) -> bool:
        """Whether the person who is sent takes a reason."""
        return not self.busy_field.isHidden()

    def clear_faults(self) -> None:
        """Nothing is wrong any more."""
        for field in (self.unit_field, self.text_field, self.busy_field):
            field.clear_fault()

    def show_fault(self, field: str, text: str) -> bool:
        """Say what is wrong at the field of that name; False where it has none here."""
        places = {
            "lead_office": self.unit_field, "new_office": self.unit_field, "busy_reason": self.busy_field,
            "requirement": self.text_field, "reason": self.text_field,
        }  # fmt: skip
        if field in places:
            places[field].show()
            places[field].show_fault(text)
        return field in places

    def add_coop(self, unit: str) -> None:
        """One more cooperating unit, chosen at once."""
        scene = self._scene
        if scene is None:
            return
        known = [(chip.key, chip.text()) for chip in self.coops.chips]
        chosen = [*self.coops.values, unit]
        if all(key != unit for key, _ in known):
            self.coops.set_options([*known, (unit, scene.unit_name(unit))])
            follow_in_tab_order(self.custom, *self.coops.chips)
        self.coops.choose(*chosen)
        self.coops.show()
        self.changed.emit()

    def show_templates(self) -> None:
        """Offer ready sentences at the text."""
        menu = QMenu(self)
        for text in sentences():
            menu.addAction(text, partial(self.insert, text))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.text.mapToGlobal(QPoint(0, 0)))

    def insert(self, text: str) -> None:
        """Put a sentence where the cursor stands; one that was only proposed gives way to it."""
        if self.is_proposed:
            self.text.edit.selectAll()
        self.text.edit.insertPlainText(text)
        self.text.edit.setFocus()

    @property
    def is_proposed(self) -> bool:
        """Whether the text is still the proposed one, untouched."""
        return bool(self._proposed) and self.text.text == self._proposed

    def _propose(self, text: str) -> None:
        self._proposed = text
        self.text.set_text(text)
        self.text_field.show_hint(self.tr("Proposed after urgency and source; typing replaces it."))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Coming to a text that is only proposed marks it, so that the first key replaces it."""
        if event.type() is QEvent.Type.FocusIn and self.is_proposed and _by_key(event):
            self.text.edit.selectAll()
        return False

    # --- building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        is_dispatch = self._verb == "dispatch"
        limit = FormField(self.tr("Limit"), self._limit_box())
        later = QWidget()
        later.setLayout(row(self.later, self.start_at, None, spacing=10))
        self.setLayout(
            column(
                self.unit_field,
                limit,
                self.coop_field,
                self.text_field,
                self.busy_field,
                later,
                self._playbook_box,
                None,
                spacing=14,
                margins=(18, 16, 18, 16),
            )
        )
        self.unit_field.setVisible(self._verb != "add_coop")
        for part in (limit, self.coop_field, later):
            part.setVisible(is_dispatch)
        self.start_at.setVisible(False)
        self._playbook_box.hide()
        self.custom.setVisible(False)
        self.limit.changed.connect(self._show_due)
        self.custom.dateTimeChanged.connect(self._show_due)
        self.coops.changed.connect(self.changed)
        self.unit.picked.connect(self.changed)
        self.text.changed.connect(self._on_text)
        self.text.edit.installEventFilter(self)
        self.later.toggled.connect(self._toggle_later)
        self.add.clicked.connect(self._open_more)
        self.more.picked.connect(self._take_more)
        self.more.hide()

    def _limit_box(self) -> QWidget:
        box = QWidget()
        box.setLayout(column(self.limit, self.custom, self.due, spacing=6))
        box.setFocusProxy(self.limit)
        return box

    def _coop_box(self) -> QWidget:
        box = QWidget()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.coops, 1)
        line.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        box.setLayout(column(line, self.more, spacing=6))
        box.setFocusProxy(self.coops)
        return box

    def _offer_limits(self, scene: Scene) -> None:
        named = [(limit, Limit.parse(limit).words(scene.lang)) for limit in LIMITS]
        options: list[tuple[object, str]] = [
            (BY_CATEGORY, self.tr("By category")),
            *named,
            (CUSTOM, self.tr("Own…")),
        ]
        self.limit.set_options(options)
        self._phase_text, tip = self._by_category(scene)
        self.limit.chips[0].setToolTip(tip)

    def _by_category(self, scene: Scene) -> tuple[str, str]:
        event, clock = scene.event, scene.rules.clockwork
        assert event is not None  # noqa: S101  a dispatch is about an event
        running = [timer for timer in event.running() if timer.key == "dispose"]
        if running:
            due = day_text(max(timer.due for timer in running))
            return self.tr("The first limit goes on, due {due}").format(due=due), ""
        category = scene.rules.policy.category(event.category)
        phases = [(p.name, p.limit) for p in category.phases] if category is not None else []
        if not phases:
            phases = [("", scene.rules.policy.timer_limit("dispose", event.urgency, category) or "5wd")]
        parts, tips = [], []
        for name, limit in phases:
            due = day_text(clock.due(limit, start=scene.now).moment)
            words = Limit.parse(limit).words(scene.lang)
            parts.append(
                self.tr("{phase} {limit}, due {due}").format(phase=name, limit=words, due=due).strip()
            )
            tips += [sentence(s.code, s.params, lang=scene.lang) for s in clock.steps(limit, start=scene.now)]
        return "\n".join(parts), "<br>".join(tip_text(tip) for tip in tips)

    def _show_due(self) -> None:
        self.custom.setVisible(self.limit.value == CUSTOM and self._verb == "dispatch")
        deadline = self.deadline
        if deadline is None:
            self.due.setText(self._phase_text)
        else:
            self.due.setText(self.tr("Due {due}").format(due=day_text(deadline)))
        self.changed.emit()

    def _toggle_later(self, *, is_later: bool = False) -> None:
        self.start_at.setVisible(self.later.isChecked() or is_later)
        self.changed.emit()

    def _open_more(self) -> None:
        self.more.show()
        self.more.setFocus()
        self.more.open_list()

    def _take_more(self) -> None:
        unit = self.more.value
        if unit is not None:
            self.more.choose(None)
            self.more.hide()
            self.add_coop(unit)

    def _on_text(self) -> None:
        if self._proposed and not self.is_proposed:
            self._proposed = ""
            self.text_field.show_hint("")
        self.changed.emit()


def _by_key(event: QEvent) -> bool:
    return isinstance(event, QFocusEvent) and event.reason() is not Qt.FocusReason.MouseFocusReason

"""The style sheet over Fusion: what the palette cannot say. Rendered from colours by role, never written with a colour."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from commandroom.base.paths import resources
from commandroom.ui.fonts import scaled

_SHEET = Template("""
QMainWindow, QDialog, QWidget#canvas { background: $canvas; }
QWidget#surface, QStackedWidget#surface { background: $surface; }
QScrollArea, QScrollArea > QWidget > QWidget#scrolled { background: transparent; border: 0; }
QToolTip { background: $text; color: $surface; border: 0; padding: 6px 8px; }

QFrame#nav { background: $nav; }
QFrame#topbar { background: $surface; border: 0; border-bottom: 1px solid $border; }
QFrame#statusbar { background: $surface; border: 0; border-top: 1px solid $border; }
QFrame#card { background: $surface; border: 1px solid $border; border-radius: 10px; }
QFrame#box { background: $subtle; border: 1px solid $border; border-radius: 8px; }
QFrame#detail { background: $surface; border: 0; border-left: 1px solid $border; }
QFrame#dialogcard { background: $surface; border: 1px solid $border; border-radius: 10px; }
QFrame#dialogbody { background: $canvas; border: 0; }
QFrame#dialogfooter { background: $surface; border: 0; border-top: 1px solid $border;
    border-bottom-left-radius: 10px; border-bottom-right-radius: 10px; }
QFrame#line { background: $border; border: 0; max-height: 1px; min-height: 1px; }
QFrame#navline { background: $nav_line; border: 0; max-height: 1px; min-height: 1px; }

QLabel { background: transparent; }
QLabel[role="h1"] { font-size: ${s20}px; font-weight: bold; }
QLabel[role="h2"] { font-size: ${s16}px; font-weight: bold; }
QLabel[role="strong"] { font-size: ${s13}px; font-weight: bold; }
QLabel[role="figure"] { font-size: ${s24}px; font-weight: bold; }
QLabel[role="label"] { color: $text2; font-size: ${s12}px; }
QLabel[role="muted"] { color: $text3; font-size: ${s12}px; }
QLabel[role="required"] { color: $text3; font-size: ${s12}px; }
QLabel[role="error"] { color: $crit; font-size: ${s12}px; }
QLabel[role="warn"] { color: $warn; font-size: ${s12}px; }
QLabel[role="ok"] { color: $ok; font-size: ${s12}px; }
QLabel[role="kbd"] { color: $text2; background: $subtle; border: 1px solid $border; border-radius: 4px;
    padding: 1px 6px; font-size: ${s12}px; }
QLabel[role="brand"] { color: $nav_active_text; font-size: ${s15}px; font-weight: bold; }
QLabel[role="brandsub"] { color: $nav_muted; font-size: ${s12}px; }
QLabel[role="navname"] { color: $nav_active_text; font-size: ${s13}px; }
QLabel:disabled { color: $text_disabled; }

QPushButton { background: $surface; border: 1px solid $border; border-radius: 6px; padding: 0 12px;
    min-height: 32px; font-size: ${s13}px; color: $text; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $selected; }
QPushButton:focus { border: 2px solid $focus; padding: 0 11px; min-height: 30px; }
QPushButton:disabled { color: $text_disabled; background: $subtle; }
QPushButton[kind="primary"] { background: $accent; color: $accent_text; border: 1px solid $accent; font-weight: bold; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $hover; border-color: $border; color: $text3; }
QPushButton[size="large"] { min-height: 38px; padding: 0 16px; }
QPushButton[size="large"]:focus { min-height: 36px; padding: 0 15px; }
QPushButton[kind="danger"] { color: $crit; }
QPushButton[kind="ghost"] { border: 1px solid transparent; background: transparent; color: $text2; }
QPushButton[kind="ghost"]:hover { background: $hover; }
QPushButton[kind="ghost"]:checked { background: $selected; color: $accent; }
QPushButton[kind="ghost"]:focus { border: 2px solid $focus; }
QPushButton[kind="icon"] { border: 1px solid transparent; background: transparent; padding: 0; min-height: 32px;
    min-width: 32px; }
QPushButton[kind="icon"]:hover { background: $hover; }
QPushButton[kind="icon"]:checked { background: $selected; }
QPushButton[kind="icon"]:focus { border: 2px solid $focus; padding: 0; min-height: 30px; min-width: 30px; }
QPushButton[kind="link"] { border: 0; background: transparent; color: $link; padding: 0 2px; min-height: 24px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid $focus; }
QPushButton[kind="chip"] { min-height: 28px; border-radius: 15px; padding: 0 12px; color: $text2; font-size: ${s12}px; }
QPushButton[kind="chip"]:checked { background: $selected; color: $accent_on_selected; border: 1px solid $accent;
    font-weight: bold; }
QPushButton[kind="chip"]:focus { border: 2px solid $focus; padding: 0 11px; min-height: 26px; }
QPushButton[kind="chip"]:disabled { color: $text_disabled; }

QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QDateTimeEdit, QDateEdit, QTimeEdit, QSpinBox, QDoubleSpinBox {
    background: $surface; color: $text; border: 1px solid $border_strong; border-radius: 6px; padding: 0 10px;
    min-height: 32px; selection-background-color: $accent; selection-color: $accent_text; font-size: ${s13}px; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateTimeEdit:focus, QDateEdit:focus,
QTimeEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus { border: 2px solid $focus; padding: 0 9px; min-height: 30px; }
QLineEdit[fault="true"], QComboBox[fault="true"], QPlainTextEdit[fault="true"], QDateTimeEdit[fault="true"] {
    border: 1px solid $crit; }
QLineEdit[fault="true"]:focus, QComboBox[fault="true"]:focus, QPlainTextEdit[fault="true"]:focus,
QDateTimeEdit[fault="true"]:focus { border: 2px solid $crit; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QDateTimeEdit:disabled, QSpinBox:disabled {
    background: $subtle; color: $text_disabled; border-color: $border; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $subtle; }
QPlainTextEdit, QTextEdit { padding: 6px 10px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 5px 9px; }
QLineEdit#search { background: $subtle; border: 1px solid $border; }
QLineEdit#search:focus { border: 2px solid $focus; }
QLineEdit#palette { background: $subtle; border: 1px solid $border; font-size: ${s16}px; min-height: 40px; }
QComboBox::drop-down, QDateTimeEdit::drop-down, QDateEdit::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow, QDateEdit::down-arrow { image: url("$chevron"); width: 14px;
    height: 14px; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $border; padding: 4px; outline: 0;
    selection-background-color: $selected; selection-color: $text; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; border: 0; }

QTableView, QListView, QTreeView { background: $surface; color: $text; border: 0; gridline-color: $border; outline: 0;
    selection-background-color: $selected; selection-color: $text; alternate-background-color: $subtle; }
QHeaderView { background: $subtle; border: 0; }
QHeaderView::section { background: $subtle; color: $text2; border: 0; border-bottom: 1px solid $border;
    padding: 0 12px; font-size: ${s12}px; font-weight: bold; }
QTableCornerButton::section { background: $subtle; border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $border_strong; border-radius: 4px; min-height: 36px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $border_strong; border-radius: 4px; min-width: 36px; margin: 2px; }
QScrollBar::handle:hover { background: $text3; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: 0;
    height: 0; width: 0; }

QTabWidget::pane { border: 0; }
QTabBar::tab { background: transparent; color: $text2; padding: 8px 14px; border: 0; border-bottom: 2px solid transparent;
    font-size: ${s13}px; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; font-weight: bold; }
QTabBar::tab:focus { border-bottom: 2px solid $focus; }
QCheckBox, QRadioButton { spacing: 8px; font-size: ${s13}px; min-height: 24px; background: transparent; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid $border_strong; border-radius: 4px;
    background: $surface; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $focus; }
QCheckBox::indicator:disabled { background: $subtle; border-color: $border; }
QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $border_strong; border-radius: 9px;
    background: $surface; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px; border-radius: 9px; }
QMenu { background: $surface; color: $text; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; min-height: 20px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $text_disabled; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QProgressBar { background: $border; border: 0; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSlider::groove:horizontal { height: 4px; background: $border; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { background: $accent; border: 2px solid $surface; width: 16px; height: 16px; margin: -8px 0;
    border-radius: 10px; }
QSplitter::handle { background: $border; }
QCalendarWidget QWidget { alternate-background-color: $subtle; }
QCalendarWidget QToolButton { color: $text; background: transparent; padding: 4px; }
""")


def render(colours: Mapping[str, str], *, scale: int = 100) -> str:
    """The style sheet for one theme at a type scale of 90 to 130 per cent."""
    sizes = {f"s{px}": str(scaled(px, scale)) for px in (12, 13, 14, 15, 16, 20, 24)}
    look = "dark" if _is_dark(colours) else "light"
    pictures = {name: (resources() / "themes" / f"{name}_{look}.svg").as_posix() for name in ("chevron", "check")}
    return _SHEET.substitute({**colours, **sizes, **pictures})


def _is_dark(colours: Mapping[str, str]) -> bool:
    surface = colours["surface"].lstrip("#")
    return sum(int(surface[at : at + 2], 16) for at in (0, 2, 4)) < 3 * 128
